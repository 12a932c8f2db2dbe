//! Where the links and pictures of chapters lead: to a heading, a page, a clause or a file that there is.
//!
//! mdBook writes them as they stand, and a reader finds out. Checked are chapters with what they include.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;

use crate::corpus::clause::parameter_anchor;
use crate::corpus::topic::chapter_address;
use crate::corpus::{Clause, ClauseId, Corpus, Slug};
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic, Span};

use super::book_toml::BookToml;
use super::chapter::Found;
use super::paths::join;
use super::with_span::WithSpan;
use super::{Entry, Files, own_addresses};

/// A chapter: its path in the source folder, and what it names and can be named by.
pub(super) struct Page {
    pub(super) path: String,
    pub(super) found: Found,
}

/// Everything that a link of a chapter can lead to.
struct Targets<'a> {
    files: &'a Files,
    folder: &'a str,
    corpus: &'a Corpus,
    /// The pages of chapters by their addresses, with the anchors of their headings.
    pages: HashMap<String, HashSet<&'a str>>,
    clauses: HashMap<String, &'a Clause>,
    /// Anchors on the page of each topic that belong to clauses.
    of_topics: HashMap<String, HashSet<String>>,
    terms: HashSet<String>,
    frameworks: HashSet<String>,
    redirects: HashSet<String>,
}

/// Reports links and pictures that lead nowhere.
pub(super) fn check(pages: &[Page], files: &Files, book: &BookToml, corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    if pages.iter().all(|page| page.found.links.is_empty() && page.found.pictures.is_empty()) {
        return;
    }
    let mut of_topics: HashMap<String, HashSet<String>> = HashMap::new();
    for clause in &corpus.clauses {
        let slug = clause.id.value.slug();
        let anchors = of_topics.entry(format!("{}/", corpus.topics[clause.topic].folder)).or_default();
        anchors.extend(clause_anchors(clause).into_iter().map(|anchor| format!("{slug}-{anchor}")));
        anchors.insert(slug);
    }
    let folder = &book.source_folder();
    let targets = Targets {
        files,
        folder,
        corpus,
        pages: pages
            .iter()
            .map(|page| (chapter_address(&page.path), page.found.anchors.iter().map(|anchor| anchor.value.as_str()).collect()))
            .collect(),
        clauses: corpus.clauses.iter().map(|clause| (clause.id.value.slug(), clause)).collect(),
        of_topics,
        terms: corpus.terms.iter().map(|term| term.slug().to_string()).collect(),
        frameworks: corpus.frameworks.iter().map(|framework| framework.slug().to_string()).collect(),
        redirects: redirects(book),
    };
    for page in pages {
        for link in &page.found.links {
            targets.check_link(&page.path, link, diagnostics);
        }
        for picture in &page.found.pictures {
            targets.check_picture(&page.path, picture, diagnostics);
        }
    }
}

/// The anchors of a clause, as they are on its own page.
fn clause_anchors(clause: &Clause) -> HashSet<String> {
    let parameters = clause.parameters.iter().map(|parameter| parameter_anchor(&parameter.name.value));
    parameters.chain(clause.item_anchors()).chain(["title".to_owned()]).collect()
}

/// The addresses from which book.toml leads on.
fn redirects(book: &BookToml) -> HashSet<String> {
    let from = book.html().into_iter().flat_map(|html| html.redirect.into_keys());
    from.map(|from| address(from.split('#').next().unwrap_or_default().trim_start_matches('/'))).collect()
}

/// A path as the address of a page: folders end with `/`, and `index.html` is left out.
fn address(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let is_folder = path.is_empty() || path.ends_with('/') || path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_folder { path.to_owned() } else { format!("{path}/") }
}

/// What a link into the site says: its path from the root of the site, and its fragment.
fn resolve(from: &str, to: &str) -> Option<(String, String)> {
    if to.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let (path, fragment) = to.split_once('#').unwrap_or((to, ""));
    let path = decoded(path.split('?').next().unwrap_or_default());
    let whole = match path.strip_prefix('/') {
        Some(rest) => join("", rest),
        None if path.is_empty() => Some(from.to_owned()),
        None => join(from, &path),
    };
    let is_folder = path.ends_with('/') || path.ends_with("/..") || path.ends_with("/.") || path == "." || path == "..";
    let whole = whole?;
    Some((if is_folder && !whole.is_empty() { format!("{whole}/") } else { whole }, decoded(fragment)))
}

impl Targets<'_> {
    /// Whether the site is at the root of its host, as far as its address tells.
    fn is_at_root(&self) -> bool {
        let address = self.corpus.settings.address.as_deref().unwrap_or_default();
        let behind_host = address.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
        behind_host.is_none_or(|(_, path)| path.is_empty())
    }

    /// Reports what a browser would look for outside the site.
    fn check_beginning(&self, from: &str, link: &WithSpan<String>, diagnostics: &mut Vec<Diagnostic>) {
        if !link.value.starts_with('/') || self.is_at_root() {
            return;
        }
        let message = format!("`{}` begins at the root of the host, but the site is in a folder of it", link.value);
        let relative = format!("{}{}", "../".repeat(from.matches('/').count()), link.value.trim_start_matches('/'));
        let help = format!("write `{}`, which is relative to this chapter", if relative.is_empty() { "./" } else { &relative });
        diagnostics.push(Diagnostic::new(Code::DeadLink, link.span, message).help(help));
    }

    fn check_link(&self, from: &str, link: &WithSpan<String>, diagnostics: &mut Vec<Diagnostic>) {
        let Some((path, fragment)) = resolve(from, &link.value) else { return };
        let span = link.span;
        self.check_beginning(from, link, diagnostics);
        let mut parts = path.split('/');
        match (parts.next(), parts.next()) {
            (Some("c"), Some(slug)) if !slug.is_empty() => return self.check_clause(slug, &fragment, link, span, diagnostics),
            (Some("t"), Some(slug)) if !slug.is_empty() => {
                let help = "end the address with a term of glossary.toml, in lower case with `-` between words";
                return report_unless(self.terms.contains(slug), link, span, help, diagnostics);
            }
            (Some("r"), Some(slug)) if !slug.is_empty() => {
                let help = "end the address with a key of frameworks.toml, in lower case";
                return report_unless(self.frameworks.contains(slug), link, span, help, diagnostics);
            }
            _ => {}
        }
        // A link to a chapter that there is not was reported with SUMMARY.md.
        let page = if path.ends_with(".md") { chapter_address(&path) } else { address(&path) };
        if let Some(anchors) = self.pages.get(&page) {
            // The landing page is ours; its anchors are not those of its chapter.
            if !fragment.is_empty() && !page.is_empty() {
                self.check_fragment(&page, anchors, &fragment, span, diagnostics);
            }
        } else if !path.ends_with(".md") {
            let file = format!("{}/{path}", self.folder);
            let exists = own_addresses::is_own(&path) || page.is_empty() || self.redirects.contains(&page) || self.has_file(&file);
            report_unless(
                exists,
                link,
                span,
                "link to the file of a chapter, `../name/index.md`, or to another file of the source folder",
                diagnostics,
            );
        }
    }

    fn check_clause(&self, slug: &str, fragment: &str, link: &WithSpan<String>, span: Span, diagnostics: &mut Vec<Diagnostic>) {
        let Some(clause) = self.clauses.get(slug) else {
            let id = ClauseId::parse(&slug.to_ascii_uppercase()).ok();
            let is_known =
                |id: &ClauseId| self.corpus.unreadable_ids.contains(id) || self.corpus.retired.iter().any(|entry| entry.id.value == *id);
            if !id.as_ref().is_some_and(is_known) {
                let help = match suggest::closest(slug, self.clauses.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`? You can also write `[{}]`", near.to_uppercase()),
                    None => "link to clauses by their id alone: `[PAT-2]`".to_owned(),
                };
                let message = format!("there is no clause at `{}`", link.value);
                diagnostics.push(Diagnostic::new(Code::UnknownClause, span, message).help(help));
            }
            return;
        };
        let anchors = clause_anchors(clause);
        if !fragment.is_empty() && !fragment.starts_with("part-") && !anchors.contains(fragment) {
            report_fragment(fragment, &format!("the page of {}", clause.id.value), anchors.iter().map(String::as_str), span, diagnostics);
        }
    }

    fn check_fragment(&self, page: &str, anchors: &HashSet<&str>, fragment: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
        let of_clauses = self.of_topics.get(page);
        let exists = anchors.contains(fragment) || of_clauses.is_some_and(|anchors| anchors.contains(fragment));
        // mdBook numbers footnotes by itself, and the clauses of a topic are perhaps not read.
        let is_unread = || self.corpus.unreadable_ids.iter().any(|id| Slug::of(fragment).as_str().starts_with(&id.slug()));
        if !exists && !fragment.starts_with("footnote-") && !is_unread() {
            let all = anchors.iter().copied().chain(of_clauses.into_iter().flatten().map(String::as_str));
            report_fragment(fragment, &format!("the page `{page}`"), all, span, diagnostics);
        }
    }

    fn check_picture(&self, from: &str, picture: &WithSpan<String>, diagnostics: &mut Vec<Diagnostic>) {
        self.check_beginning(from, picture, diagnostics);
        let Some((path, _)) = resolve(from, &picture.value) else { return };
        let file = format!("{}/{path}", self.folder);
        if !self.has_file(&file) {
            let message = format!("there is no picture `{file}`");
            diagnostics.push(
                Diagnostic::new(Code::DeadLink, picture.span, message)
                    .help("put the picture into the source folder, and write its path relative to the chapter"),
            );
        }
    }

    /// Whether something lies at a path; what may not lie there was reported.
    fn has_file(&self, path: &str) -> bool {
        self.files.entry(path).is_some_and(|entry| *entry != Entry::Folder)
    }
}

fn report_unless(exists: bool, link: &WithSpan<String>, span: Span, help: &str, diagnostics: &mut Vec<Diagnostic>) {
    if !exists {
        let message = format!("the site has no page or file at `{}`", link.value);
        diagnostics.push(Diagnostic::new(Code::DeadLink, span, message).help(help));
    }
}

fn report_fragment<'a>(fragment: &str, page: &str, anchors: impl Iterator<Item = &'a str>, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let help = match suggest::closest(fragment, anchors) {
        Some(near) => format!("did you mean `#{near}`?"),
        None => "write the words of the heading in lower case with `-` between them".to_owned(),
    };
    diagnostics.push(Diagnostic::new(Code::DeadLink, span, format!("{page} has no anchor `#{fragment}`")).help(help));
}

#[cfg(test)]
mod tests {
    use super::{address, resolve};

    #[test]
    fn links_are_followed_from_the_page_of_their_chapter() {
        for (from, to, path, fragment) in [
            ("about/index.md", "../delivery/index.md#x", "delivery/index.md", "x"),
            ("about/index.md", "#a%20b", "about/index.md", "a b"),
            ("about/index.md", "../c/del-1/", "c/del-1/", ""),
            ("about.md", "/c/del-1/?x#a", "c/del-1/", "a"),
            ("a/b/index.md", "../..", "", ""),
            ("a/index.md", "..", "", ""),
            ("a/index.md", "p%C3%A4r.png", "a/pär.png", ""),
        ] {
            assert_eq!(resolve(from, to), Some((path.to_owned(), fragment.to_owned())), "{to}");
        }
        for to in ["https://x.example/", "mailto:a@x.example", "../../x"] {
            assert_eq!(resolve("about/index.md", to), None, "{to}");
        }
        assert_eq!(["a", "a/", "a/index.html", "index.html", "a.html"].map(address), ["a/", "a/", "a/", "", "a.html"]);
    }
}
