//! A small corpus of an invented trade, with everything that a schedule can meet.

// Each test file has its own copy of this module and uses a part of it.
#![allow(dead_code)]

use std::io::Read as _;

use clause_documents::agreement::{Agreement, Kind, LooseEnd, Side, line, resolve};
use clause_documents::agreement::{Part, Piece};
use clause_documents::corpus::Corpus;
use clause_documents::schedule::Schedule;
use clause_documents::words::{KEYS, Words};

pub(crate) fn corpus() -> Corpus {
    let corpus = Corpus::of_json(include_bytes!("orchard.json")).expect("the corpus of the tests is one");
    Corpus { words: english(), ..corpus }
}

/// The words that the program gives for an English corpus.
fn english() -> Words {
    let text = include_str!("../../../src/words/en.ftl");
    let wanted = |line: &str| line.split_once(" = ").map(|(key, words)| (key.to_owned(), words.to_owned()));
    let words = text.lines().filter_map(wanted).filter(|(key, _)| KEYS.contains(&key.as_str()));
    let values = |words: String| {
        let words = words.replace("{ -clause-capital(form: \"many\") }", "Clauses").replace("{ -clause-capital }", "Clause");
        let words = words.replace("{ -clause(form: \"many\") }", "clauses").replace("{ -clause }", "clause");
        words.replace("{ $", "{").replace(" }", "}")
    };
    words.map(|(key, words)| (key, values(words))).collect()
}

pub(crate) fn schedule(json: &str) -> Schedule {
    let (schedule, notes) = Schedule::read(json, &Words::default());
    assert_eq!(notes, [], "{json}");
    schedule
}

pub(crate) fn agreement(json: &str) -> Agreement {
    resolve(&corpus(), &schedule(json))
}

pub(crate) fn ends(agreement: &Agreement, kind: Kind) -> Vec<&LooseEnd> {
    agreement.loose_ends.iter().filter(|end| end.kind == kind).collect()
}

/// The lines of the text of a clause.
pub(crate) fn lines(agreement: &Agreement, clause: &str, side: Side) -> Vec<String> {
    let article = agreement.entries.iter().find(|article| article.clause == clause).expect("the clause is chosen");
    let mut lines = Vec::new();
    push(&article.blocks, side, "", &mut lines);
    lines
}

fn push(parts: &[Part], side: Side, marker: &str, lines: &mut Vec<String>) {
    for part in parts {
        match part {
            Part::Paragraph { words, change } if side.has(*change) => lines.push(format!("{marker}{}", line(words, side))),
            Part::Item { letter, signs, blocks, change } if side.has(*change) => {
                push(blocks, side, &format!("{marker}{} ", signs.around(letter)), lines);
            }
            _ => {}
        }
    }
}

pub(crate) fn pieces(agreement: &Agreement, clause: &str) -> Vec<Piece> {
    fn gather(parts: &[Part], found: &mut Vec<Piece>) {
        for part in parts {
            match part {
                Part::Paragraph { words, .. } => found.extend(words.iter().cloned()),
                Part::Item { blocks, .. } => gather(blocks, found),
                _ => {}
            }
        }
    }
    let article = agreement.entries.iter().find(|article| article.clause == clause).expect("the clause is chosen");
    let mut found = Vec::new();
    gather(&article.blocks, &mut found);
    found
}

/// The text of a part of a package, such as a Word document.
pub(crate) fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}")).read_to_string(&mut text).expect("text");
    text
}
