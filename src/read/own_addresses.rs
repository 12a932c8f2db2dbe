//! Addresses that the site makes itself, and that no chapter, redirect or style sheet of a book can have.
//!
//! Compared as the most careless of file systems and hosts compares: capitals are small letters, dots and spaces at the
//! end of a name and characters without a width do not count, and `search.html` is `search` is `search/`.

/// Names at the root of the site: of our own pages and of mdBook's.
const NAMES: [&str; 28] = [
    // Ours.
    "404",
    "api",
    "assets",
    "c",
    "changes",
    "clauses",
    "compare",
    "feed",
    "llms",
    "llms-full",
    "profiles",
    "r",
    "reference",
    "robots",
    "schedule",
    "search",
    "site",
    "sitemap",
    "t",
    "v",
    // mdBook's.
    "book",
    "css",
    "fonts",
    "highlight",
    "index",
    "print",
    "searchindex",
    "toc",
];

/// A path as a careless system sees it.
pub(super) fn folded(path: &str) -> String {
    let visible: String = path.chars().filter(|&c| !has_no_width(c)).collect();
    let parts: Vec<String> = visible
        .to_lowercase()
        .to_uppercase()
        .to_lowercase()
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .map(|part| part.trim_end_matches(['.', ' ']).to_owned())
        .collect();
    parts.join("/")
}

fn has_no_width(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The address of a chapter's page: `a/index.md`, `A/README.md` and `a.md` are all `a`.
pub(super) fn of_chapter(path: &str) -> String {
    let folded = folded(path);
    let stem = folded.rsplit_once('.').filter(|(_, ending)| !ending.contains('/')).map_or(folded.as_str(), |(stem, _)| stem);
    let stem = stem
        .strip_suffix("readme")
        .filter(|folder| folder.is_empty() || folder.ends_with('/'))
        .map_or_else(|| stem.to_owned(), |folder| format!("{folder}index"));
    stem.strip_suffix("/index").map_or_else(|| stem.clone(), str::to_owned)
}

/// Whether the site has this address, or one under it, already. `path` is a file or an address without its scheme.
pub(super) fn is_own(path: &str) -> bool {
    let folded = folded(path);
    let first = folded.split('/').next().unwrap_or_default();
    let stem = first.split('.').next().unwrap_or_default();
    // mdBook puts a hash behind the names of its files: `toc-1a2b3c4d.js`.
    let unhashed = stem.rsplit_once('-').filter(|(_, hash)| hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    NAMES.contains(&stem)
        || unhashed.is_some_and(|(name, _)| NAMES.contains(&name) || MDBOOK_FILES.contains(&name))
        || MDBOOK_FILES.contains(&stem)
}

/// The longest name of a file or folder of a chapter, in bytes.
const MAX_NAME: usize = 200;

/// The other files of mdBook's at the root.
const MDBOOK_FILES: [&str; 11] = [
    "ace",
    "ayu-highlight",
    "clipboard",
    "editor",
    "elasticlunr",
    "favicon",
    "mark",
    "mode-rust",
    "searcher",
    "theme-dawn",
    "tomorrow-night",
];

/// Why a path cannot be one of the site's files; `None` where it can.
pub(super) fn path_fault(path: &str) -> Option<&'static str> {
    let is_odd = |c: char| {
        c.is_control()
            || has_no_width(c)
            || matches!(c, '\\' | ':' | '"' | '\'' | '<' | '>' | '&' | '`' | '#' | '?' | '%' | '*' | '|' | '{' | '}')
    };
    if path.starts_with('/') {
        return Some("must not begin with `/`");
    }
    if path.contains(is_odd) {
        return Some("can contain letters, digits, `-`, `_` and `.`, and `/` between folders");
    }
    if path.split('/').any(|part| part.is_empty() || part.trim_end_matches(['.', ' ']) != part) {
        return Some("must not contain `..`, or a name that is empty or ends in a dot or a space");
    }
    // A page's name is a little longer than its chapter's, and file systems allow 255 bytes.
    if path.split('/').any(|part| part.len() > MAX_NAME) {
        return Some("must not contain a name of more than 200 bytes");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_addresses_are_found_in_every_spelling() {
        for path in [
            "404.md",
            "404/index.md",
            "search/index.md",
            "Search.md",
            "SEARCH/x.md",
            "search./x.md",
            "sea\u{200b}rch/x.md",
            "\u{17f}earch.md",
            "c/pat-1/index.md",
            "C.md",
            "t/index.md",
            "toc.md",
            "toc.html",
            "toc-1a2b3c4d.js",
            "print.md",
            "reference.md",
            "assets/x.css",
            "book.js",
            "./api/x.html",
            "sitemap.xml",
            "Site.json",
            "favicon.svg",
            "v/1/x.md",
            "changes.md",
            "index/x.md",
            "mark.min.js",
        ] {
            assert!(is_own(path), "{path}");
        }
        for path in [
            "about/index.md",
            "clause/index.md",
            "searching.md",
            "terms/index.md",
            "sites/index.md",
            "x/search/index.md",
            "theme/search.css",
        ] {
            assert!(!is_own(path), "{path}");
        }
    }

    #[test]
    fn chapters_that_share_an_address_are_the_same() {
        for path in ["about.md", "about/index.md", "About/README.md", "about/readme.md", "ABOUT.md", "./about.md", "about./index.md"] {
            assert_eq!(of_chapter(path), "about", "{path}");
        }
        assert_eq!(of_chapter("a.b.md"), "a.b");
        assert_eq!(of_chapter("README.md"), "index");
    }

    #[test]
    fn paths_stay_in_the_site() {
        for path in ["a.md", "a/b-c_d.html", "über/x.md", "a b.css"] {
            assert_eq!(path_fault(path), None, "{path}");
        }
        for path in ["/a", "../a", "a/../b", "a\\b", "C:a", "a//b", "./a", "a'b", "a\"b", "a<b", "a&b", "a./b", "a /b", "a\nb", "%2e%2e/a"]
        {
            assert!(path_fault(path).is_some(), "{path}");
        }
    }
}
