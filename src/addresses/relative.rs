//! Links as seen from one page.

/// What the links on one page begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    /// From the page to the root of the site.
    pub site: String,
    /// From the page to the root of its edition.
    pub edition: String,
    /// Path of the edition.
    edition_path: String,
}

impl Roots {
    /// The roots of the page at `path`, which may lie in the edition or elsewhere in the site.
    pub(super) fn of(path: &str, edition_path: &str) -> Self {
        let site = root_of(path);
        let edition = match path.strip_prefix(edition_path) {
            Some(inside) => root_of(inside),
            None => format!("{site}{edition_path}"),
        };
        Self { site, edition, edition_path: edition_path.to_owned() }
    }

    /// The roots of a page that is shown at any address: its links begin at `root`, an absolute path.
    pub fn absolute(root: &str) -> Self {
        Self { site: root.to_owned(), edition: root.to_owned(), edition_path: String::new() }
    }

    /// The link to a path.
    pub fn link(&self, path: &str) -> String {
        match path.strip_prefix(&self.edition_path) {
            Some(inside) => format!("{}{inside}", self.edition),
            None => format!("{}{path}", self.site),
        }
    }
}

/// The way from a page to the root: `./` for the root itself, `../` for each folder.
pub fn root_of(path: &str) -> String {
    let depth = path.matches('/').count();
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// The file that holds a page.
pub fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_root_has_a_step_for_each_folder() {
        assert_eq!(root_of(""), "./");
        assert_eq!(root_of("404.html"), "./");
        assert_eq!(root_of("c/pat-2/"), "../../");
        assert_eq!(root_of("manual/diagnostics/index.html"), "../../");
    }

    #[test]
    fn a_page_outside_the_edition_leads_into_it() {
        let roots = Roots::of("search/", "v/2026-12/");
        assert_eq!(roots.edition, "../v/2026-12/");
        assert_eq!(roots.link("v/2026-12/clauses/"), "../v/2026-12/clauses/");
    }
}
