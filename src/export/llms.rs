//! `llms.txt` and `llms-full.txt`: what language models are told of the site, in the form of llmstxt.org. The first lists
//! the texts with their addresses, the second has the texts themselves.
//!
//! Both begin with what the corpus is and what it is not, so that whoever reads no further has read that.

use clause_documents::escape::markdown as escape;

use super::record::{CorpusRecord, FrameworkRecord, TermRecord};
use super::{commonmark, markdown};
use crate::addresses::Addresses;
use crate::corpus::ClauseId;
use crate::link::Edition;
use crate::text::one_line;
use crate::words::{self, Words};

/// The list: what the corpus is, then each text with its address and one sentence.
pub fn list(record: &CorpusRecord, edition: &Edition, addresses: &Addresses) -> String {
    let words = &edition.corpus.words;
    let mut parts = beginning(record, words);
    let whole =
        [("texts", crate::addresses::LLMS_FULL.to_owned()), ("data", addresses.clauses_json()), ("lines", addresses.clauses_ndjson())];
    let whole = whole
        .map(|(key, path)| link(&words.get(&format!("llms-{key}")), &addresses.in_data(&path), &words.get(&format!("llms-{key}-note"))));
    parts.push(section(&words.get("llms-everything"), whole.into_iter()));
    for (topic, clauses) in record.topics.iter().zip(&edition.topic_clauses).filter(|(_, clauses)| !clauses.is_empty()) {
        let lines = clauses.iter().map(|&index| {
            let clause = &edition.corpus.clauses[index];
            let file = addresses.in_data(&addresses.clause_markdown(&clause.id.value));
            link(&format!("{} {}", clause.id.value, clause.title.value), &file, &clause.summary.value)
        });
        parts.push(section(&topic.title, lines));
    }
    if !record.terms.is_empty() {
        parts.push(section(&words.get("terms-title"), record.terms.iter().map(|term| link(&term.term, &term.address, &sentence(term)))));
    }
    // What a short context may leave out has this name in the form, in every language.
    let withdrawn = record.retired.iter().map(|clause| {
        let file = addresses.in_data(&addresses.clause_markdown(&clause.id));
        link(&words.with("title-withdrawn", &[("title", format!("{} {}", clause.id, clause.title).into())]), &file, &clause.reason)
    });
    let frameworks = record.frameworks.iter().map(|framework| link(&framework.title, &framework.address, &cited(framework, words)));
    let chapters = record.chapters.iter().map(|chapter| link(&chapter.name, &chapter.address, ""));
    let rest: Vec<String> = withdrawn.chain(frameworks).chain(chapters).collect();
    if !rest.is_empty() {
        parts.push(section("Optional", rest.into_iter()));
    }
    parts.join("\n\n") + "\n"
}

/// All texts up to the first clause: what the corpus is, and the defined terms. Every clause follows as its own `clause.md` has
/// it, each after an empty line.
pub(super) fn begin(record: &CorpusRecord, words: &Words) -> String {
    let mut out = beginning(record, words).join("\n\n");
    if !record.terms.is_empty() {
        out.push_str(&format!("\n\n## {}", escape(&words.get("terms-title"))));
    }
    for term in &record.terms {
        out.push_str(&format!("\n\n**{}**\n\n", escape(&term.term)));
        out.push_str(&commonmark::text(&term.definition.content, &|_| String::new()));
    }
    out.push('\n');
    out
}

/// The texts behind those of the clauses in force.
pub(super) fn end(record: &CorpusRecord, words: &Words) -> String {
    record.retired.iter().map(|clause| format!("\n{}", markdown::withdrawn(&record.corpus, clause, words))).collect()
}

/// The name, the notice, and how the corpus is used.
fn beginning(record: &CorpusRecord, words: &Words) -> Vec<String> {
    let header = &record.corpus;
    let mut parts = vec![format!("# {}", escape(&header.title))];
    parts.extend(markdown::notice(header, words).map(|notice| format!("> {}", escape(&notice))));
    parts.extend(header.notice.iter().map(|paragraph| escape(&one_line(paragraph))));
    let values = [
        ("edition", words::Value::from(header.edition.as_str())),
        ("clauses", header.licence_of_clauses.as_str().into()),
        ("other", header.licence_of_other_text.as_str().into()),
    ];
    parts.push(escape(&words.with("llms-use", &values)));
    parts
}

fn section(heading: &str, lines: impl Iterator<Item = String>) -> String {
    format!("## {}\n\n{}", escape(&one_line(heading)), lines.collect::<Vec<_>>().join("\n"))
}

fn link(name: &str, address: &str, note: &str) -> String {
    let note = if note.is_empty() { String::new() } else { format!(": {}", escape(&one_line(note))) };
    format!("- [{}]({address}){note}", escape(&one_line(name)))
}

/// The first sentence of a definition.
fn sentence(term: &TermRecord) -> String {
    let text = one_line(&term.definition.text);
    text.find(". ").map_or(text.clone(), |end| text[..=end].to_owned())
}

fn cited(framework: &FrameworkRecord, words: &Words) -> String {
    let mut clauses: Vec<&ClauseId> = framework.provisions.iter().flat_map(|provision| &provision.clauses).collect();
    clauses.sort();
    clauses.dedup();
    words.with("llms-cited", &[("count", clauses.len().into())])
}
