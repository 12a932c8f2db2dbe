//! Every address of the site. Nothing else builds one.
//!
//! Paths are relative to the root, without a leading slash: `c/pat-2/`. A link from a page puts the
//! page's own way to the root before it.

use crate::corpus::{ClauseId, Framework, Slug, Term, Topic};

/// One clause.
pub fn clause(id: &ClauseId) -> String {
    format!("c/{}/", id.slug())
}

/// One defined term.
pub fn term(term: &Term) -> String {
    format!("t/{}/", term.slug())
}

/// The glossary.
pub const TERMS: &str = "t/";

/// One framework.
pub fn framework(framework: &Framework) -> String {
    format!("r/{}/", framework.slug())
}

/// All frameworks.
pub const FRAMEWORKS: &str = "r/";

/// One topic chapter.
pub fn topic(topic: &Topic) -> String {
    format!("{}/", topic.folder)
}

/// All clauses.
pub const CLAUSES: &str = "clauses/";

/// The clauses of one value of a facet.
pub fn clauses_of(facet: &str, value: &str) -> String {
    format!("clauses/{facet}/{value}/")
}

/// The search page.
pub const SEARCH: &str = "search/";

/// The anchor of a place on a framework's page; the framework as a whole has none.
pub fn place_anchor(place: &str) -> String {
    if place.is_empty() { "whole".to_owned() } else { Slug::of(place).to_string() }
}

/// The whole corpus as one file.
pub const ONE_FILE: &str = "reference.html";

/// The list of files with hashed names, a JSON array of paths.
pub const HASHED_FILES: &str = "api/files.json";

/// The anchor of a term in the one file.
pub fn term_anchor(term: &Term) -> String {
    format!("term-{}", term.slug())
}

/// The anchor of a framework in the one file.
pub fn framework_anchor(framework: &Framework) -> String {
    format!("source-{}", framework.slug())
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
}
