//! Every address of a site. Nothing else builds one: neither a template nor a script has a path in it.
//!
//! A *path* is seen from the root of the site, without a leading slash: `c/pat-2/`. An *edition* is a
//! state of the corpus that has pages of its own: the text of today lies at the root of the site, a
//! release under `v/<release>/`. A site so has two roots: the site's, below which lie styles, scripts
//! and the search, and the edition's, below which lie clauses, terms and lists. Links inside a site are
//! relative, so that it works under any prefix: [`Roots`] writes them.

mod anchors;
mod outside;
mod registered;
mod relative;
mod site;

use std::collections::{BTreeMap, HashSet};

use clause_search::FacetKind;

use crate::corpus::{ClauseId, Slug};

pub use anchors::*;
pub use outside::{contact, edit, edit_pattern, host, licence, mail, path_of, report, report_pattern};
pub use registered::{existing, former_anchors, moved_pages, registered};
pub use relative::{Roots, file_of, root_of};
pub use site::*;

/// The addresses of one edition in its site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// The site's absolute address with a final slash; none where absolute addresses are left out.
    site: Option<String>,
    /// Path of the edition: empty, or with a final slash.
    edition: String,
}

impl Addresses {
    /// The text of today, at the root of the site.
    pub fn current(site: Option<String>) -> Self {
        Self { site, edition: String::new() }
    }

    /// The text of today in a folder of a book, seen from the root of the book.
    pub fn in_folder(book: Option<String>, folder: &str) -> Self {
        Self { site: book, edition: format!("{folder}/") }
    }

    /// The edition of a release, below `v/<name>/`.
    pub fn release(site: Option<String>, name: &str) -> Self {
        Self { site, edition: format!("{RELEASES}{name}/") }
    }

    /// The edition of a release in the same site.
    #[must_use]
    pub fn of_release(&self, name: &str) -> Self {
        Self::release(self.site.clone(), name)
    }

    /// The absolute address of a path, where absolute addresses are written.
    pub fn absolute(&self, path: &str) -> Option<String> {
        self.site.as_ref().map(|site| format!("{site}{path}"))
    }

    /// Whether the site is the whole of its host: files that a host has once are looked for there and nowhere else.
    pub fn is_whole_host(&self) -> bool {
        self.site.as_deref().is_some_and(|site| path_of(site) == "/")
    }

    /// The address in data: absolute, or the path from the root of the site where nobody knows where that is.
    pub fn in_data(&self, path: &str) -> String {
        self.absolute(path).unwrap_or_else(|| path.to_owned())
    }

    /// What links on the page at `path` begin with.
    pub fn roots(&self, path: &str) -> Roots {
        Roots::of(path, &self.edition)
    }

    /// The page of the text of today at the same place as a page of this edition, by its path. There is one, because
    /// the register keeps every address that a release had.
    pub fn today<'p>(&self, path: &'p str) -> &'p str {
        path.strip_prefix(&self.edition).unwrap_or(path)
    }

    /// The folder of a release's clauses, which has no page of its own and leads to its list.
    pub fn release_clauses(&self) -> String {
        format!("{}c/", self.edition)
    }

    /// A list of its own, or a part of the one page that lists a release.
    fn list(&self, page: &str, part: &str) -> String {
        if self.edition.is_empty() { page.to_owned() } else { format!("{}{part}", self.edition) }
    }

    /// The landing page, or the list of a release.
    pub fn home(&self) -> String {
        self.edition.clone()
    }

    /// The landing page where an empty address would lead to the page that it is on.
    pub fn landing(&self) -> String {
        if self.edition.is_empty() { "./".to_owned() } else { self.edition.clone() }
    }

    /// The list of topics on the landing page.
    pub fn topics(&self) -> String {
        format!("{}#topics", self.edition)
    }

    /// The whole notice on the landing page.
    pub fn notice(&self) -> String {
        format!("{}#notice", self.edition)
    }

    /// One clause, today's or withdrawn.
    pub fn clause(&self, id: &ClauseId) -> String {
        format!("{}c/{}/", self.edition, id.slug())
    }

    /// The file of the page of a clause that says the same as Markdown.
    pub fn clause_markdown(&self, id: &ClauseId) -> String {
        self.clause(id) + CLAUSE_MARKDOWN
    }

    /// The file of the page of a clause that says the same as JSON.
    pub fn clause_json(&self, id: &ClauseId) -> String {
        self.clause(id) + CLAUSE_JSON
    }

    /// The glossary.
    pub fn terms(&self) -> String {
        format!("{}t/", self.edition)
    }

    /// One defined term.
    pub fn term(&self, term: &Slug) -> String {
        format!("{}t/{term}/", self.edition)
    }

    /// The list of all frameworks.
    pub fn frameworks(&self) -> String {
        format!("{}r/", self.edition)
    }

    /// The page of one framework.
    pub fn framework(&self, framework: &Slug) -> String {
        format!("{}r/{framework}/", self.edition)
    }

    /// A provision of a framework.
    pub fn provision(&self, framework: &Slug, provision: &str) -> String {
        format!("{}#{}", self.framework(framework), provision_anchor(provision))
    }

    /// All profiles.
    pub fn profiles(&self) -> String {
        format!("{}profiles/", self.edition)
    }

    /// One profile, by its id.
    pub fn profile(&self, id: &str) -> String {
        format!("{}profiles/{id}/", self.edition)
    }

    /// One topic, by its folder.
    pub fn topic(&self, folder: &str) -> String {
        self.list(&format!("{folder}/"), &format!("#{}", topic_anchor(folder)))
    }

    /// The list of all clauses.
    pub fn clauses(&self) -> String {
        self.list("clauses/", "")
    }

    /// The clauses of one value of a facet.
    pub fn clauses_of(&self, facet: FacetKind, value: &str) -> String {
        format!("{}clauses/{}/{value}/", self.edition, facet.name())
    }

    /// The list of all clauses, which a script narrows to one value of a facet.
    pub fn narrowed_clauses(&self, facet: FacetKind, value: &str) -> String {
        format!("{}?{}={value}", self.clauses(), facet.name())
    }

    /// All clauses as a table.
    pub fn clauses_csv(&self) -> String {
        format!("{}clauses.csv", self.edition)
    }

    /// The whole corpus as JSON.
    pub fn clauses_json(&self) -> String {
        format!("{}api/clauses.json", self.edition)
    }

    /// The whole corpus as JSON, an entry a line.
    pub fn clauses_ndjson(&self) -> String {
        format!("{}api/clauses.ndjson", self.edition)
    }

    /// The whole corpus as one HTML file.
    pub fn one_file(&self) -> String {
        format!("{}{ONE_FILE}", self.edition)
    }

    /// The feed of the changes in the clauses of a topic, by its folder.
    pub fn topic_feed(&self, folder: &str) -> String {
        format!("{}{FEED}", self.topic(folder))
    }

    /// The folders of `pages` that have no page of their own, each with the page that it leads to: the nearest above
    /// it, otherwise the first in it. Those of clauses and of data lead to the list of clauses, which names both.
    pub fn folders(&self, pages: &[String]) -> BTreeMap<String, String> {
        let of_all = ["c/", "api/"].map(|folder| (format!("{}{folder}", self.edition), self.clauses()));
        let mut folders = BTreeMap::from(of_all);
        let known: HashSet<&str> = pages.iter().map(String::as_str).collect();
        for page in pages {
            // The nearest page above the folder that is looked at.
            let mut above = None;
            for (at, _) in page.trim_end_matches('/').match_indices('/') {
                let folder = &page[..=at];
                if known.contains(folder) {
                    above = Some(folder);
                } else {
                    folders.entry(folder.to_owned()).or_insert_with(|| above.unwrap_or(page).to_owned());
                }
            }
        }
        folders
    }

    /// The address that leads to any clause by its id, with `id` in its place.
    pub fn clause_pattern(&self, id: &str) -> String {
        format!("{}c/{id}/", self.edition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_keeps_to_itself() {
        let id = ClauseId::parse("PAT-2").expect("an id");
        let release = Addresses::release(Some("https://x.example/".to_owned()), "2026-12");
        let page = release.clause(&id);
        assert_eq!(page, "v/2026-12/c/pat-2/");
        let roots = release.roots(&page);
        assert_eq!(roots.link(&release.term(&Slug::of("Cold Store"))), "../../t/cold-store/", "stays in the release");
        assert_eq!(roots.link(&release.topic("patching")), "../../#topic-patching", "a release has one list");
        assert_eq!(release.today(&page), "c/pat-2/");
        assert_eq!(roots.link(SEARCH), "../../../../search/", "the search is the site's");
        assert_eq!(roots.link(&asset("site.css")), "../../../../assets/site.css");
        assert_eq!(release.absolute(&page).as_deref(), Some("https://x.example/v/2026-12/c/pat-2/"));
    }

    #[test]
    fn anchors_of_the_one_file_are_never_those_of_a_clause() {
        let clause = ClauseId::parse("TERM-24").expect("an id");
        let of_clause = |anchor: &str| anchor == clause.slug() || anchor.starts_with(&anchor_prefix(&clause));
        let slug = Slug::of("24 hours");
        for anchor in [one_file::term(&slug), one_file::framework(&slug), one_file::topic("24-hours")] {
            assert!(!of_clause(&anchor), "{anchor}");
            let second = anchor.split('-').nth(1).unwrap_or_default();
            assert!(!second.bytes().all(|byte| byte.is_ascii_digit()), "no prefix of ids makes a clause of {anchor}");
        }
    }

    #[test]
    fn folders_without_a_page_lead_to_the_nearest_page() {
        let pages =
            ["clauses/", "clauses/party/mdm/", "clauses/party/hdo/", "manual/format/", "manual/lines/", "about/"].map(str::to_owned);
        let folders = Addresses::current(None).folders(&pages);
        let expected = [("api/", "clauses/"), ("c/", "clauses/"), ("clauses/party/", "clauses/"), ("manual/", "manual/format/")];
        assert_eq!(folders, BTreeMap::from(expected.map(|(from, to)| (from.to_owned(), to.to_owned()))));
    }

    #[test]
    fn today_has_one_root() {
        let today = Addresses::current(None);
        let roots = today.roots(&today.term(&Slug::of("Cold Store")));
        assert_eq!(roots.link(&today.clauses()), "../../clauses/");
        assert_eq!(roots.link(SEARCH), "../../search/");
        assert_eq!(roots.link(&today.home()), "../../");
        assert_eq!(today.in_data("c/pat-2/"), "c/pat-2/");
    }
}
