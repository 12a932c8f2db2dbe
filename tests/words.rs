//! The words of pages: every language of the program has them all, and every template and view asks for words that exist.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clause_documents::english::ENGLISH;
use clause_documents::words::KEYS;
use mdbook_clauses::assembly::Prepared;
use mdbook_clauses::render::Mode;
use mdbook_clauses::site::theme;
use mdbook_clauses::words::{Shape, Words, built_in, english, shapes};
use regex::Regex;

use support::{Book, drawn, is_usable, rendering};

/// The texts of all files below a folder whose names end so.
fn texts(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(here) = open.pop() {
        for entry in fs::read_dir(&here).expect("a folder of the repository") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = fs::read_to_string(&path).expect("sources are UTF-8");
                found.push((path, text));
            }
        }
    }
    found
}

/// The words of a file, without its terms, which are its own matter.
fn messages(text: &str) -> BTreeMap<String, Shape> {
    shapes(text).into_iter().filter(|(key, _)| !key.starts_with('-')).collect()
}

/// Keys, and beginnings of keys whose end is put together when a page is made.
fn asked_for() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut keys, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    let in_templates = Regex::new(r#"words\("([a-z-]+)"( ~)?"#).expect("a pattern");
    for (_, text) in texts("theme/templates", ".html") {
        for found in in_templates.captures_iter(&text) {
            let set = if found.get(2).is_some() { &mut beginnings } else { &mut keys };
            set.insert(found[1].to_owned());
        }
    }
    // A key is a text of its own; what is no key has no word.
    let texts_of_code = Regex::new(r#""([a-z]+(?:-[a-z]+)*)(-\{[^"]*)?""#).expect("a pattern");
    let calls = Regex::new(r#"words(?:\(\))?\.(?:get|with)\(\s*"([^"]+)""#).expect("a pattern");
    let known = messages(english());
    for (path, text) in ["render", "words", "read", "export"].into_iter().flat_map(|part| texts(&format!("src/{part}"), ".rs")) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for found in texts_of_code.captures_iter(code) {
            match found.get(2) {
                Some(_) if code.contains("words") => {
                    beginnings.insert(format!("{}-", &found[1]));
                }
                _ if known.contains_key(&found[1]) => {
                    keys.insert(found[1].to_owned());
                }
                _ => {}
            }
        }
        for found in calls.captures_iter(code) {
            assert!(known.contains_key(&found[1]), "{}: there are no words for `{}`", path.display(), &found[1]);
        }
    }
    keys.extend(given_to_documents().map(str::to_owned));
    keys.extend(asked_by_scripts().into_iter().map(|(_, key, _)| key));
    (keys, beginnings)
}

/// The keys of the words that documents ask for.
fn given_to_documents() -> impl Iterator<Item = &'static str> {
    KEYS.iter().copied().chain(ENGLISH.iter().map(|(key, _)| *key))
}

/// A corpus in English is given none of them, and a program without a corpus says them, so both must say the same.
#[test]
fn the_english_of_the_crate_of_documents_is_that_of_the_word_file() {
    let words = Words::default();
    for (key, english) in ENGLISH {
        assert_eq!(words.pattern(key), *english, "{key}");
    }
}

#[test]
fn documents_are_given_the_words_that_they_ask_for_and_no_others() {
    let known = messages(english());
    let sources: String = ["documents/src", "documents/wasm/src"]
        .into_iter()
        .flat_map(|folder| texts(folder, ".rs"))
        .filter(|(path, _)| !path.ends_with("words.rs") && !path.ends_with("english.rs"))
        .map(|(_, text)| text)
        .collect();
    for key in given_to_documents() {
        assert!(known.contains_key(key), "there are no words for `{key}`");
        assert!(sources.contains(&format!("\"{key}\"")), "no document asks for `{key}`");
        assert!(known[key].elements.is_empty(), "`{key}` has an element, which a document does not make");
    }
    let asked = Regex::new(r#"\.(?:get|with)\("([a-z]+-[a-z-]+)""#).expect("a pattern");
    for found in asked.captures_iter(&sources) {
        assert!(given_to_documents().any(|key| key == &found[1]), "`{}` is not given to documents", &found[1]);
    }
}

/// The calls for words in the scripts of the theme: the file, the key, and what is given with it.
fn asked_by_scripts() -> Vec<(PathBuf, String, String)> {
    let call = Regex::new(r"\bphrase\('([a-z-]+)'(?:\)|, (\{|[a-z]+\)))").expect("a pattern");
    let mut calls = Vec::new();
    for (path, text) in texts("theme/scripts", ".js").into_iter().chain(texts("theme/static", ".js")) {
        let found: Vec<_> = call.captures_iter(&text).collect();
        let message = "words are asked for by a key in single quotation marks, with values as an object: phrase('key', { count })";
        assert_eq!(found.len(), text.matches("phrase(").count(), "{}: {message}", path.display());
        for one in found {
            let whole = one.get(0).expect("the call");
            let rest = match one.get(2).map(|values| values.as_str()) {
                None => "",
                Some("{") => inside_braces(&text[whole.end()..]),
                // Values that have a name stand before the call.
                Some(name) => {
                    let name = format!("const {} = {{", name.trim_end_matches(')'));
                    text[..whole.start()].rsplit_once(&name).map_or("", |(_, values)| inside_braces(values))
                }
            };
            calls.push((path.clone(), one[1].to_owned(), rest.to_owned()));
        }
    }
    calls
}

/// A text up to the brace that closes what was opened before it.
fn inside_braces(text: &str) -> &str {
    let mut depth = 1;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

#[test]
fn scripts_give_the_values_that_their_sentences_have_and_no_elements() {
    let known = messages(english());
    let name = Regex::new(r"(?:^|[ ,])([a-z]+)(?:[:,\s]|$)").expect("a pattern");
    let calls = asked_by_scripts();
    assert!(calls.len() > 100);
    for (path, key, given) in calls {
        let shape = known.get(&key).unwrap_or_else(|| panic!("{}: there are no words for `{key}`", path.display()));
        assert!(shape.elements.is_empty(), "{}: `{key}` has an element, which a script does not make", path.display());
        let given: BTreeSet<String> = given
            .split([',', '\n'])
            .flat_map(|one| name.captures_iter(one.trim()).map(|found| found[1].to_owned()).collect::<Vec<_>>())
            .collect();
        assert!(shape.values.is_subset(&given), "{}: `{key}` wants {:?}, not {given:?}", path.display(), shape.values);
        assert!(shape.values.is_empty() == given.is_empty(), "{}: `{key}` takes no values", path.display());
    }
}

#[test]
fn templates_and_views_ask_for_words_that_exist_and_no_word_is_left_over() {
    let known = messages(english());
    let (keys, beginnings) = asked_for();
    let unknown: Vec<&String> = keys.iter().filter(|key| !known.contains_key(*key)).collect();
    assert!(unknown.is_empty(), "no words for {unknown:?}");
    let is_used = |key: &String| keys.contains(key) || beginnings.iter().any(|beginning| key.starts_with(beginning));
    let unused: Vec<&String> = known.keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
}

#[test]
fn every_language_has_all_words_with_the_same_values_and_elements() {
    let model = messages(english());
    for language in ["de"] {
        let words = messages(built_in(language).expect("a language of the program"));
        assert_eq!(words.keys().collect::<Vec<_>>(), model.keys().collect::<Vec<_>>(), "{language}");
        for (key, shape) in words {
            assert_eq!((&shape.values, &shape.elements), (&model[&key].values, &model[&key].elements), "{language}: {key}");
            assert!(shape.is_balanced && model[&key].is_balanced, "{language}: {key}");
        }
    }
}

#[test]
fn plural_forms_and_days_are_those_of_the_language() {
    let german = Words::new("de-AT", false, None);
    assert_eq!(german.with("count-clauses", &[("count", 1.into())]), "1 Klausel");
    assert_eq!(german.with("count-clauses", &[("count", 0.into())]), "0 Klauseln");
    assert_eq!(german.date("2026-11-30"), "30.11.2026");
    assert_eq!(Words::default().date("2026-11-30"), "2026-11-30");
    assert_eq!(german.date("soon"), "soon");
}

#[test]
fn a_clause_file_has_its_headings_in_the_language_of_the_book_or_in_english() {
    let german = Book::orchard().edit("book.toml", "language = \"en\"", "language = \"de\"");
    let book = german.edit("src/payment/pay-1.md", "## Rationale", "## Begründung");
    assert!(is_usable(&book.check()), "{}", drawn(&book.check()));
    let other = Book::orchard().edit("src/payment/pay-1.md", "## Rationale", "## Begründung");
    assert!(drawn(&other.check()).contains("clause files have no heading `Begründung`"));
}

/// That of the other languages is larger, and that of English would refuse the index.
#[test]
fn a_site_has_the_engine_of_the_search_for_its_language() {
    for (language, engine) in [
        ("en", "clause-search.bin"),
        ("en-GB", "clause-search.bin"),
        ("de", "clause-search-languages.bin"),
        ("ja", "clause-search-languages.bin"),
    ] {
        let book = Book::orchard().edit("book.toml", "language = \"en\"", &format!("language = \"{language}\""));
        let checked = book.check();
        let prepared = Prepared::new(checked.edition, checked.releases, theme::embedded());
        let engines: Vec<&str> = prepared.theme.files.keys().map(String::as_str).filter(|name| name.starts_with("clause-search")).collect();
        assert_eq!(engines, [engine], "{language}");
    }
}

/// The pages of the example corpus, by path.
fn pages(book: &Book) -> BTreeMap<String, String> {
    let checked = book.check();
    assert!(is_usable(&checked), "{}", drawn(&checked));
    let files = rendering::site(&checked, Mode::Site).into_iter();
    files.filter(|file| file.path.ends_with(".html")).map(|file| (file.path, String::from_utf8(file.bytes).expect("UTF-8"))).collect()
}

#[test]
fn a_book_calls_clauses_what_it_likes_and_its_words_stay_text() {
    let own = "-clause-capital = { $form ->\n    [many] Controls\n   *[one] Control\n}\nframe-terms = <B>&\"'{ \"{\" }{ \"<SCRIPT>\" }\n\
               list-end-matrix = <matrix>Lists</matrix> & <B>no</B> search\n";
    let book = Book::orchard().with("words/en.ftl", own);
    let pages = pages(&book);
    let list = &pages["clauses/index.html"];
    assert!(list.contains("&lt;B&gt;&amp;&quot;&#39;{&lt;SCRIPT&gt;"), "what looks like markup is shown");
    assert!(list.contains(">Lists</a> &amp; &lt;B&gt;no&lt;/B&gt; search"), "an element of the page is one");
    assert!(list.contains(">Controls</a>") && !list.contains(">Clauses<"));
    assert!(!list.contains("<SCRIPT>"), "no word is markup");
}

#[test]
fn a_topic_in_another_language_says_so_wherever_its_clauses_stand() {
    let german = Book::orchard().edit("src/payment/index.md", "summary =", "language = \"de\"\nsummary =");
    let pages = pages(&german);
    let page = &pages["c/pay-1/index.html"];
    assert!(page.contains("<html lang=\"en\"") && page.contains("class=\"clause\" lang=\"de\""), "{page}");
    assert!(pages["clauses/index.html"].contains(" lang=\"de\">Time of payment</a>"));
    let bad = Book::orchard().edit("src/payment/index.md", "summary =", "language = \"Deutsch, bitte\"\nsummary =");
    assert!(drawn(&bad.check()).contains("is not the tag of a language"));
    // House rules are rules for English.
    let rule_broken = |book: Book| drawn(&book.edit("src/payment/pay-1.md", " shall ", " should ").check()).contains("should-in-clause");
    assert!(rule_broken(Book::orchard()) && !rule_broken(german));
}

#[test]
fn every_page_says_its_language_and_direction() {
    let of = |language: &str| pages(&Book::orchard().edit("book.toml", "language = \"en\"", &format!("language = \"{language}\"")));
    for (path, page) in of("ar") {
        assert!(page.contains("<html lang=\"ar\" dir=\"rtl\""), "{path}");
    }
    for (path, page) in of("de") {
        assert!(page.contains("<html lang=\"de\"") && !page.contains("<html lang=\"de\" dir="), "{path}");
    }
}
