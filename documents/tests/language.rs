//! What a corpus in another language than English changes: what is told of an input, quotation marks, the direction of a
//! document, and the words by which a draft is compared.

mod common;

use clause_documents::agreement::resolve;
use clause_documents::corpus::Corpus;
use clause_documents::provisions::{self, Refused};
use clause_documents::schedule::Schedule;
use clause_documents::share::from_share;
use clause_documents::words::Words;
use clause_documents::{markdown, plain, word, workbook};
use common::part;
use quick_xml::Reader;
use quick_xml::events::Event;

const CHOSEN: &str = r#"{"entries":[{"clause":"DEL-1","values":{"days":{"own":""}},"references":{"PAY-1":"strike"}},{"clause":"DEL-2"},{"clause":"TAB-1"}],"numbering":"numbers","annexes":["views"]}"#;

/// The small corpus with some words of German.
fn german() -> Corpus {
    let own = [
        ("document-author", "Anlagengenerator"),
        ("document-blank", "[offen]"),
        ("document-struck", "[gestrichen: {words}]"),
        ("document-term", "„{term}“"),
        ("draft-pdf", "Das ist eine PDF-Datei"),
        ("link-unreadable", "Der Link enthält keine lesbare Anlage"),
        ("stored-unreadable", "Die gespeicherte Anlage ist nicht lesbar"),
        ("value-markup", "„{character}“ ist ein Formatierungszeichen"),
    ];
    let corpus = common::corpus();
    let given = serde_json::to_value(&corpus.words).expect("words become JSON");
    let given =
        given.as_object().expect("words by keys").iter().map(|(key, words)| (key.clone(), words.as_str().unwrap_or_default().to_owned()));
    let words: Words = given.chain(own.map(|(key, words)| (key.to_owned(), words.to_owned()))).collect();
    Corpus { words, ..corpus }
}

/// The small corpus as if its script ran from right to left.
fn right_to_left() -> Corpus {
    let mut corpus = common::corpus();
    corpus.corpus.right_to_left = true;
    "he".clone_into(&mut corpus.corpus.language);
    "תנאים (orchard)".clone_into(&mut corpus.corpus.title);
    corpus
}

#[test]
fn what_is_told_of_an_input_is_said_in_the_words_of_the_corpus() {
    let corpus = german();
    let (_, notes) = Schedule::read("{", &corpus.words);
    assert_eq!(notes[0].message, "Die gespeicherte Anlage ist nicht lesbar");
    let (_, notes) = from_share("#x", &corpus);
    assert_eq!(notes[0].message, "Der Link enthält keine lesbare Anlage");
    let refused = provisions::read("a.pdf", b"%PDF-1.7", &corpus.words).expect_err("a PDF is no draft");
    assert_eq!((refused, refused.reason(&corpus.words)), (Refused::Pdf, "Das ist eine PDF-Datei".to_owned()));
    assert!(refused.to_string().starts_with("this is a PDF"), "a program without a corpus says it in English");
    let typed = common::schedule(r#"{"entries":[{"clause":"DEL-1","values":{"days":{"own":"<5>"}}}]}"#);
    let found = resolve(&corpus, &typed);
    assert_eq!(found.entries[0].parameters[0].problem.as_deref(), Some("„<“ ist ein Formatierungszeichen"));
}

#[test]
fn documents_have_the_signs_and_the_words_of_the_corpus() {
    let found = resolve(&german(), &common::schedule(CHOSEN));
    assert!(found.entries[0].parameters[0].is_blank());
    for text in [plain::write(&found), markdown::write(&found).replace('\\', "")] {
        assert!(text.contains("[offen]") && text.contains("[gestrichen: PAY-1]"), "{text}");
        assert!(text.contains("„Crate“"), "{text}");
    }
    let tracked = word::write(&found, true);
    assert!(part(&tracked, "word/document.xml").contains("w:author=\"Anlagengenerator\""));
    assert!(part(&tracked, "docProps/core.xml").contains("Anlagengenerator"));
}

/// The order of elements in the schema (ECMA-376, part 1), as far as documents use them.
const ORDER: [(&str, &str); 7] = [
    ("w:pPr", "w:pStyle w:keepNext w:pageBreakBefore w:numPr w:bidi w:spacing w:ind w:jc w:outlineLvl w:rPr"),
    ("w:rPr", "w:ins w:del w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:color w:sz w:szCs w:u w:shd w:rtl w:lang"),
    ("w:tblPr", "w:tblStyle w:bidiVisual w:tblW w:tblInd w:tblBorders w:tblCellMar w:tblLook"),
    ("w:sectPr", "w:headerReference w:footerReference w:pgSz w:pgMar w:bidi"),
    ("w:lvl", "w:start w:numFmt w:suff w:lvlText w:lvlJc w:pPr w:rPr"),
    ("w:style", "w:name w:basedOn w:next w:qFormat w:pPr w:rPr w:tblPr"),
    ("w:p", "w:pPr w:*"),
];

/// The elements of a part with the names of their children.
fn elements(xml: &str) -> Vec<(String, Vec<String>)> {
    let (mut open, mut done) = (Vec::<(String, Vec<String>)>::new(), Vec::new());
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().expect("the part is XML") {
            Event::Start(start) => {
                let name: &str = start.name().into_inner();
                if let Some((_, children)) = open.last_mut() {
                    children.push(name.to_owned());
                }
                open.push((name.to_owned(), Vec::new()));
            }
            Event::Empty(empty) => {
                let name: &str = empty.name().into_inner();
                if let Some((_, children)) = open.last_mut() {
                    children.push(name.to_owned());
                }
            }
            Event::End(_) => done.extend(open.pop()),
            Event::Eof => return done,
            _ => {}
        }
    }
}

#[test]
fn a_document_of_a_script_from_right_to_left_says_so_in_the_order_of_the_schema() {
    let found = resolve(&right_to_left(), &common::schedule(CHOSEN));
    for tracked in [false, true] {
        let package = word::write(&found, tracked);
        for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml", "word/numbering.xml"] {
            let text = part(&package, name);
            for (element, children) in elements(&text) {
                let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == element) else { continue };
                let place = |child: &String| order.split(' ').position(|known| known == child || known == "w:*");
                let places: Vec<usize> =
                    children.iter().map(|child| place(child).unwrap_or_else(|| panic!("{name}: {element} has {child}"))).collect();
                assert!(places.is_sorted(), "{name}: {element} has {children:?}");
                let is_of_text = !name.contains("styles") && !name.contains("numbering");
                if is_of_text && ["w:pPr", "w:sectPr"].contains(&element.as_str()) {
                    assert!(children.contains(&"w:bidi".to_owned()), "{name}: {element} has {children:?}");
                }
                if is_of_text && element == "w:p" {
                    assert_eq!(children.first().map(String::as_str), Some("w:pPr"), "{name}");
                }
                if is_of_text && element == "w:tblPr" {
                    assert!(children.contains(&"w:bidiVisual".to_owned()), "{name}: {children:?}");
                }
            }
        }
        let header = part(&package, "word/header1.xml");
        assert!(header.contains("<w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">: תנאים (</w:t>"), "{header}");
        assert!(header.contains("<w:r><w:t xml:space=\"preserve\">orchard</w:t>"), "{header}");
        assert!(part(&package, "word/styles.xml").contains("<w:lang w:bidi=\"he\"/>"));
        assert!(part(&package, "word/styles.xml").contains("<w:b/><w:bCs/>"));
    }
    let sheet = part(&workbook::write(&found), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetView rightToLeft=\"1\""), "{sheet}");
}

#[test]
fn a_document_of_a_script_from_left_to_right_has_nothing_of_the_other_direction() {
    let package = word::write(&resolve(&common::corpus(), &common::schedule(CHOSEN)), true);
    for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml", "word/numbering.xml"] {
        let text = part(&package, name);
        for element in ["<w:bidi", "<w:rtl", "<w:lang", "<w:bCs", "<w:iCs"] {
            assert!(!text.contains(element), "{name}: {element}");
        }
    }
}

#[cfg(feature = "languages")]
mod comparison {
    use clause_documents::compare::Comparer;
    use clause_documents::corpus::Corpus;
    use clause_documents::provisions::Provision;

    fn corpus(language: &str) -> Corpus {
        let json = format!(
            r#"{{"corpus": {{"language": "{language}"}}, "clauses": [
            {{"id": "RAU-1", "title": "Reparaturen", "summary": "Der Vermieter behebt Mängel in fester Frist.",
             "asked": ["Wer repariert die Heizung?"],
             "content": [{{"type": "paragraph", "words": [{{"type": "text", "text": "Der Vermieter behebt jeden Mangel innerhalb von 10 Tagen, nachdem der Mieter ihn dem Verwalter gemeldet hat."}}]}}]}},
            {{"id": "KAU-1", "title": "Kaution", "summary": "Der Mieter hinterlegt eine Sicherheit.",
             "content": [{{"type": "paragraph", "words": [{{"type": "text", "text": "Der Mieter hinterlegt eine Kaution in Höhe von drei Monatsmieten auf einem verzinsten Konto."}}]}}]}}]}}"#
        );
        Corpus::of_json(json.as_bytes()).expect("the corpus is JSON")
    }

    fn provision(text: &str) -> Provision {
        Provision { text: text.to_owned(), ..Provision::default() }
    }

    /// Other forms of the words than the clause has, and words that every German sentence has.
    const REPAIRS: &str = "Mängel hat der Vermieter binnen vierzehn Tagen zu beheben, nachdem sie vom Mieter dem Verwalter gemeldet worden sind; \
                           das gilt auch für Reparaturen an Heizungen.";

    #[test]
    fn numbers_of_german_in_words_are_read_up_to_a_hundred() {
        let amounts = |text: &str| {
            let draft =
                [provision(&format!("Der Vermieter behebt jeden Mangel, den der Mieter dem Verwalter gemeldet hat, binnen {text}."))];
            let compared = Comparer::new(&corpus("de")).compare(&draft, None);
            compared.provisions[0].nearest[0].theirs.iter().map(|one| one.amount.clone()).collect::<Vec<_>>()
        };
        for (words, amount) in [
            ("sechzehn Tagen", "16 Tagen"),
            ("einundzwanzig Tagen", "21 Tagen"),
            ("fünfundneunzig Stunden", "95 Stunden"),
            ("hundert Tagen", "100 Tagen"),
        ] {
            assert_eq!(amounts(words), [amount]);
        }
        assert!(amounts("einsundzwanzig Tagen").is_empty());
    }

    #[test]
    fn a_german_draft_finds_german_clauses_by_the_forms_of_their_words() {
        let draft = [provision(REPAIRS), provision("Das Parken auf dem Hof ist allen Gästen während der Nacht nicht gestattet.")];
        let german = Comparer::new(&corpus("de")).compare(&draft, None);
        let best = &german.provisions[0].nearest[0];
        assert_eq!((best.clause.as_str(), best.found), ("RAU-1", true), "{best:?}");
        assert!(["Mängel", "Heizungen"].iter().all(|word| best.words.iter().any(|words| words.contains(word))), "{:?}", best.words);
        assert!(!best.words.iter().any(|words| ["der", "des", "den"].contains(&words.to_lowercase().as_str())), "{:?}", best.words);
        assert_eq!(best.theirs.iter().map(|one| one.amount.as_str()).collect::<Vec<_>>(), ["14 Tagen"]);
        assert!(!german.provisions[1].found, "{:?}", german.provisions[1]);
        let english = Comparer::new(&corpus("")).compare(&draft, None);
        let strength =
            |comparison: &clause_documents::compare::Comparison| comparison.provisions[0].nearest.first().map_or(0.0, |near| near.strength);
        assert!(strength(&german) > strength(&english), "the analysis of English knows no forms of German");
    }
}
