//! Any bytes as a clause file of a sound book: diagnostics that can be printed, or pages in which nothing is run.
//!
//! The other files are those of the example corpus of the tests. The first byte chooses whether the rest is the whole
//! file or what follows a sound front matter, so that bodies are reached too.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mdbook_clauses::assembly::{self, File};
use mdbook_clauses::diagnostics::{Severity, github, json, text};
use mdbook_clauses::read::Files;
use mdbook_clauses::render::{Context, Mode, Options, Templates};
use mdbook_clauses::site::{files, theme};
use rayon::iter::ParallelIterator as _;
use scraper::Html;

const CLAUSE: &str = "src/payment/pay-1.md";

struct Setting {
    book: Files,
    /// The front matter of the clause, fences included.
    front: Vec<u8>,
    templates: Templates,
    /// Scripts of the pages of the sound book.
    scripts: usize,
}

static SETTING: LazyLock<Setting> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/support/orchard");
    let book = files::load(&folder).expect("the example corpus is part of the repository");
    let clause = String::from_utf8(book[CLAUSE].clone()).expect("the example corpus is UTF-8");
    let end = clause.rfind("+++\n").expect("the clause has front matter") + 4;
    let (theme, checked) = (theme::embedded(), mdbook_clauses::check(&book));
    let templates = Templates::new(&theme, &theme.assets(), &checked.edition.corpus.words).expect("the embedded theme can be parsed");
    let mut setting = Setting { front: clause.as_bytes()[..end].to_vec(), book, templates, scripts: 0 };
    setting.scripts = scripts(&pages(&setting, &checked));
    setting
});

fn pages(setting: &Setting, checked: &mdbook_clauses::Checked) -> Vec<File> {
    let options = Options { mode: Mode::Site, absolute: true, live_reload: None, beside: None };
    let context = Context::new(&checked.edition, &checked.releases, options);
    let pages: Result<Vec<File>, _> = assembly::site(&context, &setting.templates).collect();
    pages.expect("templates fit their views")
}

/// Number of scripts in all pages; an attribute that runs script, or an address that does, is a fault at once.
fn scripts(pages: &[File]) -> usize {
    let mut scripts = 0;
    for page in pages {
        let content = std::str::from_utf8(&page.bytes).expect("files of a site are UTF-8");
        if page.path.ends_with(".json") {
            let _: serde_json::Value = serde_json::from_str(content).expect("exports are JSON");
        }
        // The list of all clauses in one file is the same text again, with a quarter of a megabyte of styles.
        if !page.path.ends_with("index.html") {
            continue;
        }
        for element in Html::parse_document(content).root_element().descendent_elements() {
            scripts += usize::from(element.value().name() == "script");
            for (name, value) in element.value().attrs() {
                assert!(!name.starts_with("on"), "{}: {name}={value:?}", page.path);
                let shown: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
                let shown = shown.to_ascii_lowercase();
                let runs = ["javascript:", "vbscript:", "data:text"].iter().any(|scheme| shown.starts_with(scheme));
                assert!(!(runs && ["href", "src", "action"].contains(&name)), "{}: {name}={value:?}", page.path);
            }
        }
    }
    scripts
}

fuzz_target!(|data: &[u8]| {
    let Some((way, rest)) = data.split_first() else { return };
    let setting = &*SETTING;
    let mut book = setting.book.clone();
    let clause = if way % 2 == 0 { rest.to_vec() } else { [&setting.front, rest].concat() };
    book.insert(CLAUSE.to_owned(), clause);
    let checked = mdbook_clauses::check(&book);
    for diagnostic in &checked.diagnostics {
        assert!(!text::draw(diagnostic, &checked.sources, false).is_empty());
        assert!(!json::line(diagnostic, &checked.sources).contains('\n'));
        assert!(!github::line(diagnostic, &checked.sources, "book").contains('\n'));
        if let Some(span) = diagnostic.span {
            assert!(checked.sources.text(span.file).get(span.start..span.end).is_some(), "{diagnostic:?} lies outside its file");
        }
    }
    if checked.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error) {
        assert_eq!(scripts(&pages(setting, &checked)), setting.scripts, "a page has another number of scripts");
    }
});
