//! The official document beside a book: which clause corresponds to a provision, and what stays by hand.

use std::collections::BTreeMap;

use clause_documents::compare::Comparer;
use mdbook_clauses::assembly::desk;
use mdbook_clauses::diagnostics::Code;
use mdbook_clauses::import::{Imported, OfficialRecord, OfficialRequest, Overlay, Refused, import_official};

use super::support::{Book, drawn};
use super::{told, written};

/// DEL-1 names the provision 7 as its origin, `Crates` is the title of a clause, and 9 treats what another one does.
const DOCUMENT: &str = "7. Time of delivery\n\nThe Grower delivers within one week:\n\n(a) in crates; or\n\n(b) on carts.\n\n8. Weather\n\nRain and hail are nobody's fault, says the almanac of the valley.\n";

fn book() -> Book {
    Book::orchard().edit("corpus.toml", "name = \"FGC\"", "name = \"FGC\"\nfolder = \"official\"")
}

fn request<'a>(name: &'a str, text: &'a str) -> OfficialRequest<'a> {
    OfficialRequest { name, bytes: text.as_bytes(), replaces: None, appends: false, keeps_edited: false }
}

fn import(book: &Book, request: &OfficialRequest<'_>) -> Result<Imported, Refused> {
    let files: BTreeMap<String, String> = book.files().keys().map(|path| (path.clone(), book.text(path))).collect();
    let checked = book.check();
    let comparer = Comparer::new(&desk::corpus(&checked.edition).expect("the corpus can be compared"));
    let record = files.get(&OfficialRecord::path("official")).map(|text| OfficialRecord::read(text).expect("records are read back"));
    import_official(request, &Overlay { corpus: &checked.edition.corpus, comparer: &comparer, files: &files, folder: "official", record })
}

/// Imports a document and writes what it became.
#[track_caller]
fn after(book: Book, text: &str) -> (Book, Imported) {
    let imported = import(&book, &request("fgc.txt", text)).unwrap_or_else(|refused| panic!("{refused:?}"));
    (written(book, &imported), imported)
}

#[test]
fn provisions_become_texts_and_what_has_no_clause_is_told() {
    let (book, imported) = after(book(), DOCUMENT);
    assert_eq!(
        book.text("official/7.md"),
        "+++\nid = \"DEL-1\"\nnumber = \"7\"\ntitle = \"Time of delivery\"\n# Imported from fgc.txt.\n+++\nThe Grower delivers within one week:\n\n(a) in crates; or\n\n(b) on carts.\n"
    );
    let weather = book.text("official/8.md");
    assert!(!weather.contains("id =") && weather.contains("# TODO: no clause corresponds to it"), "{weather}");
    assert!(told(&imported).contains("8, now `official/8.md`: no clause corresponds to it"), "{}", told(&imported));
    let checked = book.check();
    let found: Vec<Code> = checked.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(found, [Code::OfficialUncovered], "{}", drawn(&checked));
    assert_eq!(checked.official.len(), 2);
    assert_eq!(checked.official[0].paragraphs.len(), 3);
}

#[test]
fn a_title_and_words_find_a_clause_too() {
    let checked = book().check();
    let clause = checked.edition.corpus.clauses.iter().find(|clause| clause.id.value.as_str() == "DEL-2").expect("a clause");
    let plain = mdbook_clauses::corpus::plain::text(&clause.text.blocks, &clause.parameters);
    let document = format!("1. {}\n\nNothing else is alike here.\n\n2. Something\n\n{plain}\n", clause.title.value);
    let (book, imported) = after(book(), &document);
    assert!(book.text("official/1.md").contains("id = \"DEL-2\""), "{}", book.text("official/1.md"));
    let second = book.text("official/2.md");
    assert!(second.contains("id = \"DEL-2\"\n") && second.contains("# TODO: `DEL-2` is the nearest clause by its words"), "{second}");
    assert!(told(&imported).contains("is the nearest clause by its words"), "{}", told(&imported));
}

#[test]
fn a_new_version_keeps_what_was_decided_by_hand() {
    let (book, _) = after(book(), DOCUMENT);
    let book = book.edit("official/7.md", "id = \"DEL-1\"", "id = \"PAY-1\" # ours is about money").edit(
        "official/8.md",
        "number = \"8\"",
        "number = \"8\"\nnot-covered = \"The weather is nobody's.\"",
    );
    let new = DOCUMENT.replace("one week", "two weeks").replace("Rain", "Snow");
    let (book, imported) = after(book, &new);
    assert_eq!((imported.counts.added, imported.counts.changed, imported.counts.conflicts), (0, 2, 0), "{}", told(&imported));
    let seven = book.text("official/7.md");
    assert!(seven.contains("id = \"PAY-1\" # ours is about money") && seven.contains("within two weeks"), "{seven}");
    assert!(book.text("official/8.md").contains("not-covered"), "{}", book.text("official/8.md"));
    let (_, again) = after(book, &new);
    assert_eq!(again.files, []);
}

#[test]
fn a_text_that_was_changed_by_hand_is_never_overwritten() {
    let (book, _) = after(book(), DOCUMENT);
    let book = book.edit("official/7.md", "one week", "a week").with("official/9.md", "+++\nnumber = \"9\"\n+++\nBy hand.\n");
    let new = format!("{}\n9. Cats\n\nCats stay outside of stores.\n", DOCUMENT.replace("one week", "two weeks"));
    let (book, imported) = after(book, &new);
    assert_eq!(imported.counts.conflicts, 1);
    assert!(book.text("official/7.md").contains("within a week"));
    assert!(book.text("official/9.md").contains("By hand."));
    let told = told(&imported);
    assert!(told.contains("`text` of official/7.md was changed by hand and in the document"), "{told}");
    assert!(told.contains("`official/9.md` has the provision 9 and was written by hand"), "{told}");
    let settled = import(&book, &OfficialRequest { keeps_edited: true, ..request("fgc.txt", &new) }).expect("a document");
    assert_eq!(settled.counts.conflicts, 0);
}

#[test]
fn a_provision_that_is_gone_and_another_document_are_told() {
    let (book, _) = after(book(), DOCUMENT);
    let (_, imported) = after(written(book, &Imported::default()), DOCUMENT.split("8. ").next().expect("the first provision"));
    assert!(told(&imported).contains("the provision 8 is not in the document any more: `official/8.md`"), "{}", told(&imported));
    let (book, _) = after(self::book(), DOCUMENT);
    let refused = import(&book, &request("other.txt", DOCUMENT)).expect_err("it is another file");
    assert!(refused.help.contains("--replaces fgc.txt"), "{refused:?}");
}
