//! Where a link leads, judged as a browser does and not as the file is spelled.
//!
//! A browser takes control characters and spaces off both ends of an address, and tabs and line ends out of its middle,
//! before it looks for a scheme; after `https:` it takes a backslash for a slash, and any number of both.

use crate::diagnostics::{Code, Diagnostic, Span};

/// Which addresses a link or picture may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Allowed {
    /// Links of text that stands on several pages: only to the outside.
    Outside,
    /// Links of a chapter: to the outside, and relative ones.
    Anywhere,
    /// Pictures: only what the site itself has.
    Inside,
}

/// What is wrong with an address, or `None`.
fn fault(to: &str, allowed: Allowed) -> Option<&'static str> {
    if to.contains(char::is_control) || to.trim() != to || to.starts_with('\u{feff}') {
        return Some("which has characters that browsers ignore");
    }
    let scheme = to.split_once(':').filter(|(scheme, _)| is_scheme(scheme));
    if let Some((scheme, rest)) = scheme {
        let is_outside = match scheme.to_ascii_lowercase().as_str() {
            "https" | "http" => {
                let host = rest.strip_prefix("//").unwrap_or_default().split(['/', '?', '#']).next().unwrap_or_default();
                if host.contains('@') {
                    return Some("which has a user name that looks like another host");
                }
                !host.is_empty() && !to.contains('\\')
            }
            "mailto" => true,
            _ => false,
        };
        return if !is_outside {
            Some("")
        } else if allowed == Allowed::Inside {
            Some("which is on another host")
        } else {
            None
        };
    }
    let is_relative = allowed != Allowed::Outside && !to.starts_with("//") && !to.contains('\\');
    if is_relative { None } else { Some("") }
}

/// Whether what stands before the first colon makes it the colon of a scheme.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// Whether a browser stays on a page's own host, or goes where links may lead.
pub fn is_harmless_link(to: &str) -> bool {
    fault(to, Allowed::Anywhere).is_none()
}

/// Whether a browser fetches a picture from a page's own host.
pub fn is_harmless_picture(to: &str) -> bool {
    fault(to, Allowed::Inside).is_none()
}

/// Reports an address of a kind that pages do not carry; whether it is good.
pub(super) fn check(to: &str, span: Span, allowed: Allowed, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let Some(fault) = fault(to, allowed) else { return true };
    let (what, help) = match allowed {
        Allowed::Outside => ("a link cannot lead to", "link to https:, http: or mailto: addresses, or to clauses (`[PAT-2]`)"),
        Allowed::Anywhere => (
            "a link cannot lead to",
            "link to https:, http: or mailto: addresses, to other chapters (`../name/index.md`), or to clauses (`[PAT-2]`)",
        ),
        Allowed::Inside => (
            "a picture cannot come from",
            "put the file into the book's source folder and link to it there: pages do not load pictures from other hosts",
        ),
    };
    let shown: String = to.chars().take(60).collect();
    let comma = if fault.is_empty() { "" } else { ", " };
    let message = format!("{what} `{shown}`{comma}{fault}");
    diagnostics.push(Diagnostic::new(Code::LinkScheme, span, message).help(help));
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_judged_as_a_browser_reads_them() {
        for good in
            ["https://a.example/b?c#d", "http://a.example", "mailto:a@b.example", "../a/index.md#b", "a.png", "#a", "/a/", "a?b:c", ""]
        {
            assert!(is_harmless_link(good), "{good:?}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "javascript:alert(1) ",
            "\u{a0}javascript:alert(1)",
            "\u{feff}javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "blob:x",
            "view-source:x",
            "//a.example/",
            "/\\a.example/",
            "\\\\a.example/",
            "https:a.example",
            "https:/a.example",
            "https:\\\\a.example",
            "https://a.example\\@b.example",
            "https://bank.example@b.example/",
            "https:",
            "x:y",
        ] {
            assert!(!is_harmless_link(bad), "{bad:?}");
        }
    }

    #[test]
    fn pictures_are_those_of_the_site() {
        assert!(is_harmless_picture("../a/b.png"));
        for bad in ["https://a.example/b.png", "data:image/png;base64,x", "//a.example/b.png", "mailto:a@b.example"] {
            assert!(!is_harmless_picture(bad), "{bad:?}");
        }
    }
}
