//! Whether a finished site holds what every site must, whatever its corpus: links that lead somewhere, whole heads, a policy
//! that pages keep, no request to another host, and the files that its list has.
//!
//! It looks at files as anybody gets them from a server, and knows nothing of the book that they were made from. It never
//! changes a site, and never judges its texts.

mod head;
mod links;
mod manifest;
mod page;
mod policy;

use std::collections::BTreeMap;

pub use manifest::{Manifest, ManifestError};
pub use page::Page;

use crate::addresses;

/// A file of a site, as far as it matters here.
#[derive(Debug, PartialEq, Eq)]
pub enum File {
    /// A page.
    Page(Box<Page>),
    /// A style sheet, with what it asks for.
    Style(Vec<String>),
    /// Anything else.
    Other,
}

/// The files of a site by their paths.
pub type Files = BTreeMap<String, File>;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file that it is about.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl Finding {
    fn new(path: &str, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), message: message.into() }
    }
}

/// Looks at one file.
pub fn look_at(path: &str, bytes: &[u8]) -> File {
    match path.rsplit_once('.') {
        Some((_, "html")) => File::Page(Box::new(Page::parse(&String::from_utf8_lossy(bytes)))),
        Some((_, "css")) => File::Style(page::requests_of_style(&String::from_utf8_lossy(bytes))),
        _ => File::Other,
    }
}

/// Everything that does not hold, by path.
pub fn judge(files: &Files) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in ["index.html", addresses::NOT_FOUND] {
        if !files.contains_key(path) {
            findings.push(Finding::new(path, "every site has this page, and this one does not: is it the folder that has `index.html`?"));
        }
    }
    head::check(files, &mut findings);
    links::check(files, &mut findings);
    findings.sort();
    // A page has its links at its head and at its foot.
    findings.dedup();
    findings
}

/// The pages of a site with their paths.
fn pages(files: &Files) -> impl Iterator<Item = (&str, &Page)> {
    files.iter().filter_map(|(path, file)| match file {
        File::Page(page) => Some((path.as_str(), &**page)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "default-src 'none'; script-src 'self'; img-src 'self' data:";

    /// A page that holds all there is to hold.
    fn page(title: &str, body: &str) -> String {
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
             <meta name=\"referrer\" content=\"no-referrer\"><meta name=\"viewport\" content=\"width=device-width\">\
             <title>{title}</title><meta name=\"description\" content=\"About {title}.\">\
             <link rel=\"canonical\" href=\"https://a.example/x/{title}/\"></head><body id=\"top\">{body}</body></html>"
        )
    }

    fn site(more: &[(&str, &str)]) -> Files {
        let whole = |body: &str| page("c", body);
        let mut files: Vec<(String, String)> = vec![
            (
                "index.html".to_owned(),
                page("", "<a href=\"c/#top\">c</a>").replace("x//", "x/").replace("<title></title>", "<title>Home</title>"),
            ),
            ("404.html".to_owned(), {
                let miss = page("404", "<a href=\"c/\">c</a>").replace("<link rel=\"canonical\" href=\"https://a.example/x/404/\">", "");
                miss.replace("<title>", "<base href=\"/x/\"><title>")
            }),
            ("c/index.html".to_owned(), whole("<a href=\"../\">home</a>")),
            ("assets/site.css".to_owned(), "a { background: url(dot.svg) }".to_owned()),
            ("assets/dot.svg".to_owned(), "<svg/>".to_owned()),
        ];
        for (path, text) in more {
            files.retain(|(other, _)| other != path);
            files.push(((*path).to_owned(), (*text).to_owned()));
        }
        files.iter().map(|(path, text)| (path.clone(), look_at(path, text.as_bytes()))).collect()
    }

    fn said(more: &[(&str, &str)]) -> Vec<String> {
        judge(&site(more)).into_iter().map(|finding| format!("{}: {}", finding.path, finding.message)).collect()
    }

    #[test]
    fn a_good_site_has_no_findings() {
        assert_eq!(said(&[]), Vec::<String>::new());
    }

    /// Asserts what is said of a page with this body.
    #[track_caller]
    fn of_body(body: &str, expected: &str) {
        let said = said(&[("c/index.html", &page("c", body))]);
        assert!(said.len() == 1 && said[0].starts_with("c/index.html: ") && said[0].contains(expected), "{body}: {said:?}");
    }

    #[test]
    fn links_lead_somewhere() {
        of_body("<a href=\"../d/\">d</a>", "there is no file `d/index.html`");
        of_body("<a href=\"../#none\">d</a>", "`index.html` has no id `none`");
        of_body("<a href=\"#none\">d</a>", "`c/index.html` has no id `none`");
        of_body("<a href=\"../../out/\">d</a>", "leaves the site");
        of_body("<a href=\"javascript:x()\">d</a>", "`javascript:`");
        of_body("<p id=\"a\"></p><p id=\"a\"></p>", "the id `a` is there twice");
        for good in [
            "<a href=\"https://b.example/?a=1&amp;b=2\">b</a>",
            "<a href=\"mailto:a@b.example\">b</a>",
            "<a href=\"../c/?q=%C3%A4#top\">c</a>",
        ] {
            assert_eq!(said(&[("c/index.html", &page("c", good))]), Vec::<String>::new(), "{good}");
        }
    }

    #[test]
    fn nothing_is_asked_of_another_host_and_nothing_in_a_page_runs() {
        for (body, expected) in [
            ("<img src=\"https://b.example/a.png\" alt=\"\">", "asks another host for `https://b.example/a.png`"),
            ("<script src=\"//b.example/a.js\"></script>", "asks another host"),
            ("<img srcset=\"a.png 1x\" alt=\"\">", "there is no file `c/a.png`"),
            ("<form action=\"https://b.example/\"></form>", "asks another host"),
            ("<script>alert(1)</script>", "has a script that its policy does not allow"),
            ("<style>a{}</style>", "has a style that its policy does not allow"),
            ("<p onclick=\"x()\"></p>", "`onclick`"),
        ] {
            of_body(body, expected);
        }
        let style =
            said(&[("assets/site.css", "@import 'b.css'; a { background: url(\"https://b.example/a.svg\") } b { src: url(no.svg) }")]);
        assert_eq!(
            style,
            [
                "assets/site.css: `b.css`: there is no file `assets/b.css`",
                "assets/site.css: `no.svg`: there is no file `assets/no.svg`",
                "assets/site.css: asks another host for `https://b.example/a.svg`",
            ]
        );
    }

    #[test]
    fn heads_are_whole_and_of_one_page() {
        for (from, to, expected) in [
            ("<title>c</title>", "", "has 0 titles"),
            ("<title>c</title>", "<title>c</title><title>d</title>", "has 2 titles"),
            ("<title>c</title>", "<title> </title>", "has an empty title"),
            ("lang=\"en\"", "", "`lang`"),
            ("name=\"description\"", "name=\"other\"", "description"),
            ("name=\"viewport\"", "name=\"other\"", "viewport"),
            ("<meta charset=\"utf-8\">", "", "charset"),
            ("content=\"no-referrer\"", "content=\"unsafe-url\"", "referrer"),
            (POLICY, "script-src 'self'", "`default-src 'none'`"),
            (POLICY, "default-src 'none'; script-src https://b.example", "allows `https://b.example`"),
            (POLICY, "default-src 'none'; connect-src 'self' ws:", "allows `ws:`"),
            ("Content-Security-Policy", "other", "no policy"),
            ("https://a.example/x/c/", "https://a.example/x/d/", "permanent address"),
        ] {
            let said = said(&[("c/index.html", &page("c", "").replacen(from, to, 1))]);
            assert!(said.len() == 1 && said[0].contains(expected), "{to}: {said:?}");
        }
        let same = said(&[("d/index.html", &page("c", "").replace("x/c/", "x/d/").replace("About c", "About d"))]);
        assert_eq!(same, ["d/index.html: has the title of `c/index.html`: c"]);
    }

    #[test]
    fn what_is_no_site_is_said() {
        let none = judge(&Files::new());
        assert_eq!(none.len(), 2, "{none:?}");
    }
}
