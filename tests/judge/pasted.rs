//! Paragraphs of clauses as they come out of a PDF file: with ligatures, soft hyphens, other blanks and quotation marks.

use crate::corpus::Corpus;
use crate::question::{Question, seed};

/// The longest paragraph of every clause, as it is and between quotation marks: those of a paragraph ask for no phrase.
pub(crate) fn clauses(corpus: &Corpus) -> Vec<Question> {
    let longest = |text: &str| text.lines().max_by_key(|line| line.len()).map(ToOwned::to_owned);
    let questions = corpus.clauses().flat_map(|clause| {
        let pasted = longest(&clause.text).map(|paragraph| out_of_a_pdf(&paragraph));
        let quoted = pasted.as_ref().map(|pasted| ("pasted clauses in quotation marks", format!("\u{201c}{pasted}\u{201d}")));
        let plain = pasted.map(|pasted| ("pasted clauses", pasted));
        [plain, quoted].into_iter().flatten().map(|(kind, text)| Question::of_clauses(kind, text, [clause.id.clone()]))
    });
    questions.collect()
}

fn out_of_a_pdf(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let seed = seed(word);
        let word = word.replace("fi", "\u{fb01}").replace("fl", "\u{fb02}");
        match seed % 5 {
            0 if word.is_ascii() && word.len() > 7 => format!("{}\u{ad}{}", &word[..4], &word[4..]),
            1 if word.is_ascii() && word.len() > 3 => format!("{word}\u{200b}"),
            _ => word,
        }
    });
    let mut pasted = String::new();
    for (number, word) in words.enumerate() {
        pasted.push_str(match number {
            0 => "",
            _ if number % 11 == 0 => "\n",
            _ if number % 7 == 0 => "\u{a0}",
            _ => " ",
        });
        pasted.push_str(&word);
    }
    pasted
}

#[test]
fn pasted_text_has_what_pdf_files_have() {
    let pasted = out_of_a_pdf(
        "The manufacturer shall finally confirm the notification of each configuration within five business days of the request",
    );
    for sign in ['\u{fb01}', '\u{ad}', '\u{a0}', '\n'] {
        assert!(pasted.contains(sign), "{sign:?} is not in {pasted:?}");
    }
}
