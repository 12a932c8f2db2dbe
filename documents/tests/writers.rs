//! Documents of the small corpus: what stands in them, that signs of a format stay text, and that equal input gives equal
//! bytes. What word processors make of them is tested in `tests/word-processor`.

mod common;

use clause_documents::agreement::{Agreement, resolve};
use clause_documents::corpus::Corpus;
use clause_documents::items::ItemStyle;
use clause_documents::schedule::Schedule;
use clause_documents::text::{Block, Inline};
use clause_documents::{csv, markdown, plain, word, workbook};
use common::{agreement, corpus, part};

const CHOSEN: &str = r#"{"entries":[{"clause":"DEL-1","use":{"fallback":0},"values":{"days":{"own":"7 days"}},"references":{"PAY-1":"strike"}},{"clause":"DEL-2"},{"clause":"OLD-1"},{"clause":"NEW-1"}],"column":"buyer","names":{"contract":"Fruit","date":"","parties":{"buyer":"A & <B>"}},"annexes":["views","rationale"]}"#;

#[test]
fn plain_text_says_all_of_it() {
    let text = plain::write(&agreement(CHOSEN));
    for line in [
        "SCHEDULE\n",
        "\nContract: Fruit\n",
        "\nBuyer: A & <B>\n",
        "\n- NEW-1 is not among the clauses of this site: it is kept here and left out of documents.\n",
        "\nDEL-1 Time of delivery\n\nThe Seller shall deliver each Crate within 7 days.\n",
        "\n(a) Time runs from the order under [struck: PAY-1]. A late crate counts as lost. See DEL-2.\n\n(i) by day; or\n",
        "\n(b) Rain stops time for 2 days and one Business Day.\n\nSource: ",
        "\n“Crate”: A box of Apples; see DEL-2.\n",
        "\nDEL-1, Longest time of delivery: 7 days\n",
        "\nANNEX: RATIONALE\n",
        "\nAn invented voice\n",
    ] {
        assert!(text.contains(line), "{line:?} is missing in:\n{text}");
    }
    assert!(!text.contains("Nothing else counts"), "the fallback has replaced it");
    assert!(!text.contains("Date:"), "an empty name is left out");
}

#[test]
fn markdown_leads_references_to_their_clauses_and_escapes_signs() {
    let text = markdown::write(&agreement(CHOSEN));
    assert!(text.contains("See [DEL-2](#DEL_2)."), "{text}");
    assert!(text.contains("<a id=\"DEL_2\"></a>\n\n### DEL-2 Cold store\n"), "{text}");
    assert!(text.contains("within **7 days**."), "{text}");
    assert!(text.contains("Buyer: A & \\<B>"), "{text}");
    assert!(text.contains("| DEL-1 | Longest time of delivery | 7 days | 10 days |"), "{text}");
}

/// An item of a style with what is inside it.
fn item(style: ItemStyle, path: &[usize], inner: Vec<Block>) -> Block {
    let words = vec![Inline::Text { text: "Text".to_owned() }];
    let blocks = std::iter::once(Block::Paragraph { words }).chain(inner).collect();
    Block::Item { letter: style.letter(path), signs: style.signs(path.len() - 1), blocks }
}

#[test]
fn items_of_each_style_have_their_markers_and_word_counts_them() {
    for (style, levels) in ItemStyle::ALL.into_iter().zip([
        ["(%2)", "(%3)", "(%4)"],
        ["%2.", "%2.%3", "%2.%3.%4"],
        ["(%2)", "(%3)", "(%4)"],
        ["%2)", "%3)", "%4)"],
    ]) {
        let mut corpus = corpus();
        corpus.corpus.items = style;
        corpus.clauses[0].content = vec![item(style, &[0], vec![item(style, &[0, 0], vec![item(style, &[0, 0, 0], Vec::new())])])];
        let schedule = Schedule::of([corpus.clauses[0].id.clone()]);
        let agreement = resolve(&corpus, &schedule);
        let markers: Vec<String> = (1..=3).map(|depth| format!("{} Text", style.marker(&[0; 3][..depth]))).collect();
        assert!(plain::write(&agreement).contains(&markers.join("\n\n")), "{}", plain::write(&agreement));
        let word = word::write(&agreement, false);
        let (numbering, document) = (part(&word, "word/numbering.xml"), part(&word, "word/document.xml"));
        for level in levels {
            assert!(numbering.contains(&format!("<w:lvlText w:val=\"{level}\"/>")), "{level}");
        }
        assert!(!document.contains(&markers[2]), "the list has the marker and the text has not");
        assert_eq!(document.matches("\"ClausePoint\"").count(), 1);
    }
}

#[test]
fn cells_that_look_like_formulas_are_guarded() {
    let mut corpus = corpus();
    corpus.clauses[0].title = "=HYPERLINK(\"https://bad.example\")".to_owned();
    corpus.clauses[0].content = vec![Block::Paragraph { words: vec![Inline::Text { text: "@SUM(A1)".to_owned() }] }];
    let found = resolve(&corpus, &Schedule::of(["DEL-1"]));
    let table = String::from_utf8(csv::write(&found)).expect("text");
    assert!(table.contains(",\"'=HYPERLINK(\"\"https://bad.example\"\")\",'@SUM(A1),"), "{table}");
    let sheet = part(&workbook::write(&found), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"<c r="B3" s="3" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK("#), "{sheet}");
}

#[test]
fn names_with_strange_characters_stay_on_their_line() {
    let json = r#"{"entries":[{"clause":"DEL-1"}],"names":{"contract":"a\u0000\u202e\n]]>b","date":"","parties":{}}}"#;
    let found = agreement(json);
    assert_eq!(found.cover.contract, "a ]]>b");
    assert!(part(&word::write(&found, false), "word/document.xml").contains("Contract: a ]]&gt;b"));
}

#[test]
fn equal_schedules_give_equal_bytes() {
    let once = agreement(CHOSEN);
    let again = agreement(CHOSEN);
    for write in [
        |one: &Agreement| word::write(one, false),
        |one: &Agreement| word::write(one, true),
        workbook::write,
        workbook::write_clauses,
        csv::write,
    ] {
        assert!(write(&once) == write(&again));
    }
}

#[test]
fn a_word_document_has_bookmarks_fields_and_numbers() {
    let found = agreement(CHOSEN);
    let document = part(&word::write(&found, false), "word/document.xml");
    for id in ["DEL_1", "DEL_2", "OLD_1"] {
        assert_eq!(document.matches(&format!("w:name=\"{id}\"")).count(), 1, "{id}");
    }
    assert_eq!(document.matches("<w:bookmarkStart").count(), document.matches("<w:bookmarkEnd").count());
    assert!(document.contains(" REF DEL_2 \\w \\h "), "{document}");
    assert!(!document.contains("REF PAY_1") && !document.contains("<w:ins ") && !document.contains("<w:del "));
    let numbering = part(&word::write(&found, false), "word/numbering.xml");
    assert!(numbering.contains(r#"<w:lvlText w:val="DEL-%1"/>"#) && numbering.contains(r#"<w:startOverride w:val="2"/>"#), "{numbering}");
}

#[test]
fn tracked_changes_have_both_texts() {
    let document = part(&word::write(&agreement(CHOSEN), true), "word/document.xml");
    assert!(document.contains("<w:delText xml:space=\"preserve\">10 days</w:delText>"), "{document}");
    assert!(document.contains("Nothing else counts.</w:delText>") && document.contains("Rain stops time for </w:t>"), "{document}");
    assert!(document.contains("[struck: PAY-1]"), "{document}");
    let ids: Vec<&str> = document.split(" w:id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let without_ends: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len() - document.matches("<w:bookmarkEnd").count(), without_ends.len(), "each number is given once");
}

#[test]
fn any_corpus_and_any_schedule_can_be_written() {
    let corpus = Corpus { words: common::corpus().words, ..Corpus::default() };
    let found = resolve(&corpus, &Schedule::of(["A-1"]));
    for bytes in [word::write(&found, true), workbook::write(&found), workbook::write_clauses(&found), csv::write(&found)] {
        assert!(!bytes.is_empty());
    }
    assert!(plain::write(&found).starts_with("SCHEDULE") && markdown::write(&found).starts_with("# Schedule"));
}
