//! Looks at book.toml: what mdBook would silently ignore, and what the site needs.

use std::collections::HashSet;

use mdbook_preprocessor::config::{Config, HtmlConfig};
use toml::de::DeValue;

use crate::corpus::Register;
use crate::diagnostics::{Code, Diagnostic};

use super::book_toml::{BookToml, Keys};
use super::with_span::WithSpan;
use super::{characters, link_address, own_addresses};

/// Reports what is wrong with book.toml, whose text is `text`.
pub(super) fn check(book: &BookToml, keys: &Keys<'_>, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(error) = keys.error() {
        let span = keys.span(error.span().unwrap_or(0..0));
        let message = error.message().lines().next().unwrap_or_default().to_owned();
        diagnostics.push(Diagnostic::new(Code::TomlSyntax, span, message).help("correct the file: mdBook cannot read it either"));
        return;
    }
    check_characters(keys, text, diagnostics);
    let config = match book.config() {
        Ok(config) => config,
        Err(error) => {
            let words = innermost(error);
            diagnostics.push(Diagnostic::new(Code::BookConfig, keys.start(), words).help("see mdBook's manual, \"Configuration\""));
            return;
        }
    };
    // mdBook logs this error and builds with default settings; a site built so is not the one that was asked for.
    if let Err(error) = config.get::<HtmlConfig>("output.html") {
        let span = keys.key(&["output", "html"]).unwrap_or(keys.start());
        diagnostics.push(
            Diagnostic::new(Code::BookConfig, span, format!("`[output.html]`: {}", innermost(&error)))
                .help("correct it: mdBook alone would silently use default settings; see its manual, \"HTML renderer\""),
        );
        return;
    }
    for fault in output_faults(config) {
        let path: Vec<&str> = fault.keys.iter().map(String::as_str).collect();
        let span = keys.key_or_table(&path);
        diagnostics.push(Diagnostic::new(Code::BookConfig, span, fault.message).help(fault.help));
    }
    check_mode(keys, diagnostics);
    if book.keeps_mdbooks_pages() {
        return;
    }
    let mut setting = |path: &[&str], good: bool, message: &str, help: &str| {
        if !good {
            diagnostics.push(Diagnostic::new(Code::BookSetting, keys.key_or_table(path), message).help(help));
        }
    };
    let html = config.html_config().unwrap_or_default();
    setting(
        &["build", "create-missing"],
        !config.build.create_missing,
        "mdBook may create missing chapters",
        "set `create-missing = false`: otherwise mdBook creates a file for each mistyped path in SUMMARY.md",
    );
    setting(
        &["output", "html", "smart-punctuation"],
        !html.smart_punctuation,
        "mdBook changes quotation marks",
        "set `smart-punctuation = false`: otherwise mdBook changes the characters of contract text",
    );
    setting(
        &["output", "html", "print"],
        !html.print.enable,
        "mdBook's print page repeats every clause",
        "set `enable = false` in `[output.html.print]`: its anchors would duplicate those of the clauses",
    );
    setting(
        &["output", "html", "search"],
        // Without a table the search is on.
        html.search.as_ref().is_some_and(|search| !search.enable),
        "mdBook's own search is on",
        "set `enable = false` in `[output.html.search]`: the site has a search already",
    );
    setting(
        &["output", "html", "mathjax-support"],
        !html.mathjax_support,
        "formulas would be drawn by a script from another host, which the pages do not run",
        "remove `mathjax-support`, and write formulas in words or as pictures",
    );
    setting(
        &["output", "reference"],
        keys.key(&["output", "reference"]).is_some(),
        "`[output.reference]` is missing",
        "add it with `command = \"mdbook-clauses render\"`: without it the site has chapters but no clause pages",
    );
    check_preprocessor(keys, &mut setting);
}

/// Looks at whether our pages are the site or lie in a folder beside mdBook's.
fn check_mode(keys: &Keys<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |key: &str, message: String, help: &str| {
        let span = keys.key_or_table(&["output", "reference", key]);
        diagnostics.push(Diagnostic::new(Code::BookConfig, span, message).help(help));
    };
    let text = |key: &str| keys.value(&["output", "reference", key]).map(|value| value.as_str().unwrap_or_default().to_owned());
    let mode = text("mode");
    if mode.as_deref().is_some_and(|mode| !["site", "beside"].contains(&mode)) {
        let help =
            "write `site`, which makes the whole book a site of clauses, or `beside`, which leaves the book as it is and adds a folder";
        report("mode", "`mode` is neither `site` nor `beside`".to_owned(), help);
    }
    if let Some(folder) = text("folder") {
        let is_plain = folder.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if mode.as_deref() != Some("beside") {
            report("folder", "`folder` is for `mode = \"beside\"` only".to_owned(), "remove it, or add `mode = \"beside\"`");
        } else if folder.is_empty() || !is_plain {
            report(
                "folder",
                format!("`{folder}` cannot be the folder of the clause pages"),
                "write one name in lower case letters, digits and `-`",
            );
        }
    }
}

/// Reports redirects from pages that are still there, at which mdBook stops, and from pages that the register leads on
/// from too. `chapters` are paths in the source folder.
pub(super) fn check_redirects<'a>(
    book: &BookToml,
    keys: &Keys<'_>,
    chapters: impl Iterator<Item = &'a str>,
    register: &Register,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(html) = book.html() else { return };
    let span = |from: &str| keys.key(&["output", "html", "redirect", from]).unwrap_or(keys.start());
    let pages: HashSet<String> = chapters.map(own_addresses::of_chapter).collect();
    let (mut of_places, mut redirects): (Vec<&String>, Vec<&String>) = html.redirect.keys().partition(|from| from.contains('#'));
    redirects.sort_unstable();
    of_places.sort_unstable();
    let page = |from: &str| from.split('#').next().unwrap_or_default().trim_start_matches('/').to_owned();
    for from in of_places {
        let is_page = pages.contains(&own_addresses::of_chapter(&page(from)));
        if !is_page && !redirects.iter().any(|other| page(other) == page(from)) {
            diagnostics.push(
                Diagnostic::new(
                    Code::BookConfig,
                    span(from),
                    format!("the redirect from `{from}` is for an anchor on a page that does not exist"),
                )
                .help(format!("add a redirect from `/{}` as well, for the page as a whole", page(from))),
            );
        }
    }
    for from in &redirects {
        let address = own_addresses::of_chapter(&page(from));
        let Some(moved) = register.moved.iter().find(|moved| own_addresses::folded(&moved.from.value) == address) else { continue };
        diagnostics.push(
            Diagnostic::new(Code::BookConfig, span(from), format!("addresses.lock leads on from `{}` already", moved.from.value)).help(
                format!("remove the redirect: the line under `[moved]` leads to `{}`, and only one of the two can hold", moved.to.value),
            ),
        );
    }
    for from in redirects.into_iter().filter(|from| pages.contains(&own_addresses::of_chapter(from))) {
        diagnostics.push(
            Diagnostic::new(Code::BookConfig, span(from), format!("there cannot be a redirect from `{from}`, which is a chapter"))
                .help("remove the redirect, or the chapter from SUMMARY.md"),
        );
    }
}

/// A setting by which mdBook would write, or lead, where it must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFault {
    /// The keys that lead to it in book.toml.
    pub keys: Vec<String>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// Looks at the files that settings make mdBook write: it joins whatever they say to the folder of the site.
pub fn output_faults(config: &Config) -> Vec<OutputFault> {
    let html = config.html_config().unwrap_or_default();
    let mut faults = Vec::new();
    let mut report = |keys: &[&str], message: String, help: String| {
        let keys = ["output", "html"].iter().chain(keys).map(|&key| key.to_owned()).collect();
        faults.push(OutputFault { keys, message, help });
    };
    let mut redirects: Vec<(&String, &String)> = html.redirect.iter().collect();
    redirects.sort_unstable();
    for (from, to) in redirects {
        let path = from.split('#').next().unwrap_or_default();
        let path = path.strip_prefix('/').unwrap_or(path);
        if path.split('/').rev().skip(1).any(|folder| folder.ends_with(".html")) {
            let help = "name a page in a folder; only pages, not folders, end in `.html`".to_owned();
            report(&["redirect", from], format!("no redirect can be at `{from}`"), help);
        } else if !path.ends_with(".html") {
            let help = "name the file of the page that was removed: `/old/index.html`, `/old.html`".to_owned();
            report(&["redirect", from], format!("no redirect can be at `{from}`"), help);
        } else if let Some(rule) = own_addresses::path_fault(path) {
            report(&["redirect", from], format!("no redirect can be at `{from}`"), format!("the path of a redirect {rule}"));
        } else if own_addresses::is_own(path) && path != "index.html" {
            let help = "remove the redirect: addresses of clauses, terms and lists do not change".to_owned();
            report(&["redirect", from], format!("the site creates `{from}` itself"), help);
        }
        if !link_address::is_harmless_link(to) || to.is_empty() {
            let help = "redirect to a page of the site, or to an https: or http: address".to_owned();
            report(&["redirect", from], format!("a redirect cannot lead to `{to}`"), help);
        }
    }
    for (key, paths) in [("additional-css", &html.additional_css), ("additional-js", &html.additional_js)] {
        for path in paths {
            let shown = path.to_string_lossy();
            let inside = shown.strip_prefix("./").unwrap_or(&shown);
            if let Some(rule) = own_addresses::path_fault(inside) {
                let help = format!("the path of such a file is relative to book.toml, and {rule}");
                report(&[key], format!("`{shown}` in `{key}` would be written outside the site"), help);
            } else if own_addresses::is_own(inside) {
                report(
                    &[key],
                    format!("`{shown}` in `{key}` has an address that the site uses itself"),
                    "rename the file, or put it into another folder".to_owned(),
                );
            }
        }
    }
    // mdBook puts both into links of each chapter; the second one has `{path}` in it.
    let addresses = [("git-repository-url", &html.git_repository_url), ("edit-url-template", &html.edit_url_template)];
    for (key, address) in addresses.into_iter().filter_map(|(key, address)| Some((key, address.as_deref()?))) {
        let is_web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
        if !is_web || !link_address::is_harmless_link(&address.replace("{path}", "x")) {
            report(&[key], format!("`{key}` cannot be `{address}`"), "write an address that begins with https:// or http://".to_owned());
        }
    }
    if let Some(name) = html.input_404.as_deref().filter(|name| !["", "404.md"].contains(name)) {
        report(
            &["input-404"],
            format!("`input-404` cannot be `{name}`"),
            "remove the key: the site creates the page for addresses that do not exist".to_owned(),
        );
    }
    faults
}

/// What stands under `[book]` goes into pages; the rest is for programs, and may have several lines.
fn check_characters(keys: &Keys<'_>, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    characters::check_escapes(keys.start().file, text, 0, keys.root(), diagnostics);
    let book = keys.value(&["book"]).and_then(DeValue::as_table);
    // The source folder is a path, and has rules of its own.
    for (key, value) in book.into_iter().flatten().filter(|(key, _)| key.get_ref() != "src") {
        let entries = value.get_ref().as_array().into_iter().flat_map(|list| list.iter());
        for entry in entries.chain(std::iter::once(value)) {
            if let Some(text) = entry.get_ref().as_str() {
                characters::check_line(key.get_ref(), &WithSpan::new(text.to_owned(), keys.span(entry.span())), diagnostics);
            }
        }
    }
}

/// Reports a setting unless it is good: path of keys, whether it is good, message, help.
type Setting<'a> = dyn FnMut(&[&str], bool, &str, &str) + 'a;

fn check_preprocessor(keys: &Keys<'_>, setting: &mut Setting<'_>) {
    let is_there = keys.key(&["preprocessor", "clauses"]).is_some();
    setting(
        &["preprocessor", "clauses"],
        is_there,
        "`[preprocessor.clauses]` is missing",
        "add it with `command = \"mdbook-clauses preprocess\"`: without it topic chapters have no clauses",
    );
    let after = keys.value(&["preprocessor", "clauses", "after"]);
    let names: Vec<&str> =
        after.and_then(DeValue::as_array).map(|list| list.iter().filter_map(|name| name.get_ref().as_str()).collect()).unwrap_or_default();
    setting(
        &["preprocessor", "clauses", "after"],
        !is_there || ["links", "index"].iter().all(|name| names.contains(name)),
        "the clauses are filled in before mdBook expands `{{#include}}`",
        "set `after = [\"links\", \"index\"]`: otherwise clause text could include any file of this machine",
    );
}

/// The last cause of an error, on one line, without the excerpt that TOML's own errors carry.
fn innermost(error: &mdbook_preprocessor::errors::Error) -> String {
    let cause = error.root_cause().to_string();
    let words =
        cause.lines().map(str::trim).filter(|line| !line.is_empty() && !line.contains('|') && !line.starts_with("TOML parse error"));
    words.collect::<Vec<_>>().join(" ")
}
