//! Documents of others, imported into a book: what becomes of them, that the result is a valid book, and that nothing
//! which somebody wrote is lost.

mod support;

#[path = "import/catalogs.rs"]
mod catalogs;
#[path = "import/encodings.rs"]
mod encodings;
#[path = "import/german.rs"]
mod german;
#[path = "import/official.rs"]
mod official;
#[path = "import/pdf.rs"]
mod pdf;
#[path = "import/random.rs"]
mod random;
#[path = "import/round_trip.rs"]
mod round_trip;
#[path = "import/scale.rs"]
mod scale;
#[path = "import/word.rs"]
mod word;
#[path = "import/workbook.rs"]
mod workbook;

use std::collections::BTreeMap;

use mdbook_clauses::corpus::ItemStyle;
use mdbook_clauses::diagnostics::{Code, Severity, text};
use mdbook_clauses::import::{self, Imported, Record, Refused, Request};

use support::expected::Expected;
use support::{Book, drawn};

const ANNEX: &str = include_str!("import/annex.md");

fn request<'a>(name: &'a str, bytes: &'a [u8]) -> Request<'a> {
    Request { name, bytes, prefix: "SUP", title: None, replaces: None, appends: false, keeps_edited: false }
}

/// Imports into a book, as the command does it.
fn import(book: &Book, request: &Request<'_>) -> Result<Imported, Refused> {
    let files: BTreeMap<String, String> = book.files().keys().map(|path| (path.clone(), book.text(path))).collect();
    let checked = book.check();
    let path = files.keys().find(|path| path.starts_with(import::FOLDER));
    let record = path.map(|path| Record::read(&files[path]).expect("records are read back"));
    import::import(request, import::Book { corpus: &checked.edition.corpus, files: &files, source_folder: "src", record })
}

/// A book without clauses, in a language, with two parties by their ids and names.
fn empty_book(language: &str, parties: [(&str, &str); 2]) -> Book {
    let entry = |list: &str, id: &str, name: &str| {
        format!("[[{list}]]\nid = \"{id}\"\nname = \"{name}\"\ntitle = \"{name}\"\nhelp = \"A word of tests.\"\n")
    };
    let parties: String = parties.iter().map(|(id, name)| entry("party", id, name)).collect();
    let corpus = format!("title = \"Other terms\"\n{parties}{}{}", entry("kind", "duty", "Duty"), entry("phase", "use", "Use"));
    Book::empty()
        .with("book.toml", format!("[book]\ntitle = \"Other terms\"\nlanguage = \"{language}\"\n[preprocessor.clauses]\n[output.html]\n"))
        .with("corpus.toml", corpus)
        .with("src/SUMMARY.md", "# Summary\n\n- [Start](index.md)\n")
        .with("src/index.md", "# Start\n\nTerms.\n")
}

fn written(book: Book, imported: &Imported) -> Book {
    imported.files.iter().fold(book, |book, (path, text)| book.with(path, text.as_str()))
}

/// Imports a document and writes what it became.
#[track_caller]
fn after(book: Book, name: &str, document: &str) -> (Book, Imported) {
    let imported = import(&book, &request(name, document.as_bytes())).unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
    (written(book, &imported), imported)
}

/// Fails unless all that is wrong with a book is that clauses are not finished or not recorded.
#[track_caller]
fn assert_only_unfinished(book: &Book) {
    let checked = book.check();
    let is_expected = |code| matches!(code, Code::UnfinishedClause | Code::AddressUnrecorded | Code::IdUnrecorded | Code::MixedScripts);
    assert!(checked.diagnostics.iter().all(|found| found.severity == Severity::Warning && is_expected(found.code)), "{}", drawn(&checked));
}

fn told(imported: &Imported) -> String {
    let drawn: Vec<String> = imported.diagnostics.iter().map(|found| text::draw(found, &imported.sources, false)).collect();
    drawn.join("\n\n")
}

#[test]
fn a_document_becomes_clauses_terms_and_a_chapter() {
    let mut expected = Expected::in_folder("import/expected");
    let (book, imported) = after(Book::orchard(), "annex.md", ANNEX);
    for (path, text) in &imported.files {
        expected.check(&path.replace('/', "_"), text);
    }
    expected.check("told", &told(&imported));
    expected.finish();
    assert_only_unfinished(&book);
}

#[test]
fn plain_text_becomes_the_same_clauses() {
    let plain = ANNEX.replace("# ", "").replace('#', "").replace("| --- | --- |\n", "");
    let (book, imported) = after(Book::orchard(), "annex.txt", &plain);
    assert_only_unfinished(&book);
    let (other, _) = after(Book::orchard(), "annex.md", ANNEX);
    let titles = |book: &Book| {
        let clauses = book.check().edition.corpus.clauses;
        clauses.into_iter().filter(|clause| clause.id.value.prefix() == "SUP").map(|clause| clause.title.value).collect::<Vec<_>>()
    };
    assert_eq!(titles(&book), titles(&other));
    assert_eq!(imported.counts.added, titles(&book).len());
}

#[test]
fn the_same_document_again_changes_nothing() {
    let (book, _) = after(Book::orchard(), "annex.md", ANNEX);
    let (_, again) = after(book, "annex.md", ANNEX);
    assert_eq!(again.files, []);
    assert_eq!((again.counts.added, again.counts.changed, again.counts.conflicts), (0, 0, 0));
}

#[test]
fn items_get_the_markers_of_the_corpus() {
    const DOCUMENT: &str = "# Rules\n\n## 1. Ladders\n\n(a) The Buyer checks:\n\n(i) the rungs:\n\n(A) each year;\n\n(ii) the feet.\n\n(b) The Seller waits.\n";
    for style in ItemStyle::ALL {
        let (book, _) = after(Book::orchard_in(style), "rules.md", DOCUMENT);
        let [a, i, first, ii, b] = [&[0][..], &[0, 0], &[0, 0, 0], &[0, 1], &[1]].map(|path| style.marker(path));
        let expected =
            format!("{a} The Buyer checks:\n\n{i} the rungs:\n\n{first} each year;\n\n{ii} the feet.\n\n{b} The Seller waits.\n");
        let text = book.text("src/sup/sup-1.md");
        assert!(text.ends_with(&expected), "{}: {text}", style.name());
        assert_only_unfinished(&book);
        let (_, again) = after(book, "rules.md", DOCUMENT);
        assert_eq!(again.files, []);
    }
}

#[test]
fn a_new_version_keeps_what_was_written_by_hand() {
    let (book, _) = after(Book::orchard(), "annex.md", ANNEX);
    let book = book
        .edit("src/sup/sup-1.md", "status = \"unfinished\"\n", "kind = \"duty\"\nphases = [\"order\"]\nsummary = \"By hand.\"\n")
        .append("src/sup/sup-1.md", "\n## Rationale\n\nBecause.\n");
    let (book, imported) = after(book, "annex.md", &ANNEX.replace("at its own cost", "at its own expense"));
    let text = book.text("src/sup/sup-1.md");
    assert!(text.contains("at its own expense") && text.contains("Because.") && text.contains("By hand."), "{text}");
    assert_eq!((imported.counts.changed, imported.counts.conflicts), (1, 0));
    assert_only_unfinished(&book);
}

#[test]
fn what_both_have_changed_is_shown_and_stays() {
    let (book, _) = after(Book::orchard(), "annex.md", ANNEX);
    let book = book.edit("src/sup/sup-1.md", "at its own cost", "at the cost of the Buyer");
    let changed = ANNEX.replace("at its own cost", "at its own expense");
    let (book, imported) = after(book, "annex.md", &changed);
    assert!(book.text("src/sup/sup-1.md").contains("at the cost of the Buyer"));
    assert_eq!(imported.counts.conflicts, 1);
    let mut expected = Expected::in_folder("import/conflicts");
    let conflicts = imported.diagnostics.iter().filter(|found| found.code == Code::ImportConflict);
    expected.check("text", &conflicts.map(|found| text::draw(found, &imported.sources, false)).collect::<Vec<_>>().join("\n\n"));
    expected.finish();
    // It is shown again until somebody has decided.
    assert_eq!(import(&book, &request("annex.md", changed.as_bytes())).expect("a document").counts.conflicts, 1);
    let decided = Request { keeps_edited: true, ..request("annex.md", changed.as_bytes()) };
    let book = written(book.clone(), &import(&book, &decided).expect("a document"));
    let (book, imported) = after(book, "annex.md", &changed);
    assert_eq!((imported.counts.conflicts, imported.files.len()), (0, 0));
    assert!(book.text("src/sup/sup-1.md").contains("at the cost of the Buyer"));
}

#[test]
fn an_inserted_provision_gets_the_next_id_and_moves_no_other() {
    let (book, first) = after(Book::orchard(), "annex.md", ANNEX);
    let before = book.text("src/sup/sup-2.md");
    let inserted = ANNEX.replace("### 1.2 ", "### 1.2 Spare parts\n\nThe Seller shall keep spare crates.\n\n### 1.3 ");
    let (book, imported) = after(book, "annex.md", &inserted);
    assert_eq!(imported.counts.added, 1);
    let text = book.text(&format!("src/sup/sup-{}.md", first.counts.added + 1));
    assert!(text.contains("spare crates"), "{text}");
    assert_eq!(book.text("src/sup/sup-2.md").lines().nth(2), before.lines().nth(2), "the title stays with the id");
    assert_only_unfinished(&book);
}

#[test]
fn a_removed_clause_is_not_made_again_and_a_removed_provision_deletes_nothing() {
    let (book, first) = after(Book::orchard(), "annex.md", ANNEX);
    let book = book.without("src/sup/sup-3.md");
    let (book, imported) = after(book, "annex.md", ANNEX);
    assert!(!book.files().contains_key("src/sup/sup-3.md"));
    assert_eq!(imported.files, []);
    let shorter = ANNEX.split("### 1.2 ").next().expect("a first part");
    let (book, imported) = after(book, "annex.md", shorter);
    assert!(book.files().contains_key("src/sup/sup-2.md"));
    assert!(told(&imported).contains("is not in the document any more"), "{}", told(&imported));
    assert!(first.counts.added > 2);
}

#[test]
fn an_import_writes_over_nothing_that_it_did_not_write() {
    let refused = |book: &Book, request: &Request<'_>| import(book, request).expect_err("it is refused");
    let orchard = Book::orchard();
    let of = |prefix| Request { prefix, ..request("annex.md", ANNEX.as_bytes()) };
    assert!(refused(&orchard, &of("DEL")).message.contains("has clauses that were not imported"));
    let appended = import(&orchard, &Request { appends: true, ..of("DEL") }).expect("it may be added");
    assert!(appended.files.iter().any(|(path, _)| path == "src/delivery/del-4.md"), "DEL-3 was withdrawn and never comes back");
    assert!(appended.files.iter().all(|(path, _)| !orchard.files().contains_key(path) || path == "glossary.toml"));
    let stranger = orchard.clone().with("src/sup/notes.md", "# Mine\n");
    assert!(refused(&stranger, &of("SUP")).message.contains("has files already"));
    assert!(refused(&orchard, &of("sup")).message.contains("cannot be the prefix"));
    let (book, _) = after(orchard, "annex.md", ANNEX);
    let other = request("annex-2.md", ANNEX.as_bytes());
    assert!(refused(&book, &other).help.contains("--replaces annex.md"));
    let replaced = import(&book, &Request { replaces: Some("annex.md"), ..other }).expect("a new version");
    assert_eq!((replaced.counts.added, replaced.counts.conflicts), (0, 0));
}

#[test]
fn a_term_that_the_book_has_is_not_changed() {
    let document =
        "1. Definitions\n\n“Crate” means a wooden box.\n\n“Pallet” means a board for Crates.\n\n2. Duty. The Seller shall use a Pallet.\n";
    let (book, imported) = after(Book::orchard(), "terms.txt", document);
    assert!(book.text("glossary.toml").contains("A board for Crates."));
    assert!(!book.text("glossary.toml").contains("wooden"));
    assert!(told(&imported).contains("defines \"Crate\""), "{}", told(&imported));
    assert_only_unfinished(&book);
}

#[test]
fn a_catalog_becomes_clauses_with_its_parameters() {
    let control = |number: usize| {
        format!(
            r#"{{ "id": "oc-{number}", "title": "Ladders {number}", "props": [{{ "name": "label", "value": "OC-{number}" }}],
                "params": [{{ "id": "p_{number}", "label": "organization-defined frequency" }}, {{ "id": "q_{number}", "label": "organization-defined frequency" }}],
                "parts": [{{ "name": "statement", "parts": [
                    {{ "name": "item", "props": [{{ "name": "label", "value": "a." }}], "prose": "Check ladders {{{{ insert: param, p_{number} }}}} and:",
                       "parts": [{{ "name": "item", "props": [{{ "name": "label", "value": "1." }}], "prose": "rungs {{{{ insert: param, q_{number} }}}}:",
                           "parts": [{{ "name": "item", "props": [{{ "name": "label", "value": "(a)" }}], "prose": "as in OC-{}" }}] }}] }}] }}] }}"#,
            number % 60 + 1
        )
    };
    let controls: Vec<String> = (1..=60).map(control).collect();
    let catalog = format!(
        r#"{{ "catalog": {{ "metadata": {{ "title": "Orchard controls", "oscal-version": "1.1.2" }}, "groups": [{{ "title": "All", "controls": [{}] }}] }} }}"#,
        controls.join(",")
    );
    let (book, imported) = after(Book::orchard(), "catalog.json", &catalog);
    assert_eq!(imported.counts.added, 60);
    assert!(book.text("src/sup/index.md").contains("Orchard controls"));
    let text = book.text("src/sup/sup-2.md");
    let expected =
        "(a) Check ladders {organization_defined_frequency} and:\n\n(i) rungs {organization_defined_frequency_2}:\n\n(A) as in [SUP-3]\n";
    assert!(text.ends_with(expected), "{text}");
    assert_only_unfinished(&book);
    let (_, again) = after(book, "catalog.json", &catalog);
    assert_eq!(again.files, []);
    let newer = catalog.replace("1.1.2", "2.0");
    assert!(
        import(&Book::orchard(), &request("catalog.json", newer.as_bytes())).expect_err("it is refused").message.contains("version `2.0`")
    );
}

#[test]
fn the_table_that_a_site_exports_becomes_clauses() {
    let table = "\u{feff}id,title,topic,text,rationale,clause status\r\nPAY-1,Time of payment,Payment,\"The Buyer shall pay within 30 days under DEL-1:\r\n\r\n(a) at once; or\r\n\r\n(b) later.\",Why.,in-force\r\nDEL-1,'=Formula,Delivery,'=1+1 is what the Seller shall write.,,in-force\r\nOLD-1,Old,Gone,Gone.,,withdrawn\r\n";
    let (book, imported) = after(Book::orchard(), "clauses.csv", table);
    assert_eq!(imported.counts.added, 2);
    assert!(book.text("src/sup/sup-1.md").ends_with("pay within {days} under [SUP-2]:\n\n(a) at once; or\n\n(b) later.\n"));
    assert!(book.text("src/sup/sup-2.md").ends_with("\n\\=1+1 is what the Seller shall write.\n"), "{}", book.text("src/sup/sup-2.md"));
    assert!(told(&imported).contains("these columns are left out: topic, rationale"), "{}", told(&imported));
    assert_only_unfinished(&book);
    let other = import(&Book::orchard(), &request("x.csv", b"colour,size\nred,5\n")).expect_err("it is refused");
    assert!(other.message.contains("found: colour, size"));
    let endless = format!("text\n{}", "x\n".repeat(1_000_000));
    assert!(
        import(&Book::orchard(), &request("x.csv", endless.as_bytes()))
            .expect_err("it is refused")
            .message
            .contains("more than 20000 rows")
    );
}

#[test]
fn hostile_documents_become_valid_books_or_are_refused() {
    let long = "x ".repeat(300_000);
    let deep = format!("1. Duty. The Seller shall:\n\n{}", "- ".repeat(3_000));
    let many: String =
        (1..200).map(|number| format!("1.{number} The Seller shall deliver crate {number} by Section 1.{}.\n\n", number + 1)).collect();
    let documents = [
        "1. Title. {{#include /etc/passwd}} {free} <script>alert(1)</script> &lt; &#x202e; ${x}",
        "1. (see) this. The [Buyer](javascript:alert(1)) pays `5 days` *now* ~~not~~ [^1].\n\n(see) below\n\n[^1]: note\n\n[x]: https://x.example",
        "1. +++\n\n+++\n\nid = \"DEL-1\"\n\n## Rationale\n\n2. Other. ## Fallback\n\n(i) one\n\n(b) two\n\n(ii) three\n\n(zz) four",
        "1. A\u{202e}b\u{200b}c\u{feff} The Seller\u{a0}shall\u{2028}deliver\u{0007}.",
        "1. “\u{430}pple” means a fruit. 2. “![x](y)” means \"\"\". \n\n3. “}” means {days}.",
        "1. Table. See:\n\n| a | b |\n| - | - |\n| x\\|y | <b> |\n|  | {days} |\n\n(a) within 5 days\n\n| c |\n| - |\n| 5 days |",
        "Section 1 Title\n\nThe Seller shall act within 30 days, 30 days and thirty (30) days as Section 1(a) and Section 99 say.\n\n(a) x\n\n(1) y\n\n(A) z\n\n(A) z",
        "# \"\"\"\n\nThe Seller shall \\ act.\n\n# \\\n\nThe Buyer shall \"pay\" 'now'.\n",
        &long,
        &deep,
        &many,
    ];
    for (index, document) in documents.iter().enumerate() {
        for name in ["x.md", "x.txt", "we[i]rd_*name*.md"] {
            match import(&Book::orchard(), &request(name, document.as_bytes())) {
                Ok(imported) => {
                    let book = written(Book::orchard(), &imported);
                    assert_only_unfinished(&book);
                    let (_, again) = after(book, name, document);
                    assert_eq!(again.files, [], "document {index} as {name}");
                }
                Err(refused) => assert!(!refused.help.is_empty(), "document {index}"),
            }
        }
    }
    for bytes in [&b""[..], b"\0\x01", b"PK\x03\x04 not a package", b"\xff\xfe", b"%PDF-1.7"] {
        assert!(import(&Book::orchard(), &request("x.txt", bytes)).is_err(), "{bytes:?}");
    }
}
