//! A contract in German, imported into a book in German: its numbers, items, definitions, references and values.

use super::support::Book;
use super::word::document_of;
use super::{after, assert_only_unfinished, empty_book, import, request, told, written};

const ANNEX: &str = "Anlage 1 – Lieferung von Obst

§ 1 Begriffe

„Kiste“ bezeichnet einen Behälter für höchstens 20 Äpfel.

„Lager“ ist ein Raum, in dem Kisten stehen.

§ 2 Lieferung

(1) Der Verkäufer liefert innerhalb von 30 Tagen nach der Bestellung:

a) in Kisten, und zwar

aa) geschlossen und

bb) trocken;

b) auf Karren.

(2) Verzögert sich die Lieferung, teilt er das binnen 5 Werktagen mit.

§ 3 Gewährleistung

(1) Der Käufer muss Mängel binnen zehn (10) Kalendertagen rügen, wie § 2 Abs. 1 Buchst. a und Ziffer 4.2 es sagen (siehe auch § 2 Abs. 1). § 433 Abs. 1 BGB bleibt unberührt, ebenso § 3 des Produkthaftungsgesetzes und Anlage 1.

(2) Absatz 1 gilt nicht für Fallobst. Der Abzug beträgt 2,5 % je Monat.

4.2 Rügen. Eine Rüge ist schriftlich.
";

fn german() -> Book {
    empty_book("de", [("buyer", "Käufer"), ("seller", "Verkäufer")])
}

#[test]
fn a_german_annex_becomes_clauses_terms_links_and_values() {
    let (book, imported) = after(german(), "anlage.txt", ANNEX);
    let glossary = book.text("glossary.toml");
    assert!(
        glossary.contains("term = \"Kiste\"") && glossary.contains("definition = \"Einen Behälter für höchstens 20 Äpfel.\""),
        "{glossary}"
    );
    assert!(glossary.contains("definition = \"Ein Raum, in dem Kisten stehen.\""), "{glossary}");
    let delivery = book.text("src/sup/sup-1.md");
    let expected = "(a) Der Verkäufer liefert innerhalb von {tage} nach der Bestellung:\n\n(i) in Kisten, und zwar\n\n(A) geschlossen und\n\n(B) trocken;\n\n(ii) auf Karren.\n\n(b) Verzögert sich die Lieferung, teilt er das binnen {werktage} mit.\n";
    assert!(delivery.ends_with(expected), "{delivery}");
    for line in [
        "title = \"Lieferung\"",
        "label = \"Tage nach der Bestellung\"",
        "default = \"30 Tagen\"",
        "default = \"5 Werktagen\"",
        "basis = \"Wie in anlage.txt, 2.\"",
    ] {
        assert!(delivery.contains(line), "{line}: {delivery}");
    }
    let warranty = book.text("src/sup/sup-2.md");
    for words in [
        "title = \"Gewährleistung\"",
        "parties = [\"buyer\"]",
        "binnen {kalendertage} rügen, wie Punkt (a)(i) von [SUP-1] und [SUP-3] es sagen (siehe auch Punkt (a) von [SUP-1]). § 433 Abs. 1 BGB bleibt",
        "§ 3 des Produkthaftungsgesetzes und Anlage 1.",
        "(b) Punkt (a) gilt nicht",
        "beträgt {prozent} je Monat",
    ] {
        assert!(warranty.contains(words), "{words}: {warranty}");
    }
    assert!(book.text("src/sup/sup-3.md").contains("title = \"Rügen\""));
    assert!(book.text("src/sup/index.md").contains("summary = \"Übernommen aus anlage.txt.\""));
    assert!(!told(&imported).contains("BGB"), "{}", told(&imported));
    assert_only_unfinished(&book);
    assert_eq!(after(book, "anlage.txt", ANNEX).1.files, []);
}

#[test]
fn the_same_annex_in_word_becomes_the_same_clauses() {
    let body: String = ANNEX.split("\n\n").map(|text| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text.trim())).collect();
    let bytes = document_of(&body);
    let imported = import(&german(), &request("anlage.docx", &bytes)).expect("a document");
    let book = written(german(), &imported);
    let (plain, _) = after(german(), "anlage.docx.txt", ANNEX);
    for clause in ["src/sup/sup-1.md", "src/sup/sup-2.md", "src/sup/sup-3.md"] {
        assert_eq!(book.text(clause), plain.text(clause).replace("anlage.docx.txt", "anlage.docx"));
    }
    assert_only_unfinished(&book);
}
