//! `llms.txt` and `llms-full.txt`: what language models are told of the site, in the form of llmstxt.org. The first lists
//! the texts with their addresses, the second has the texts themselves.
//!
//! Both begin with what the corpus is and what it is not, so that whoever reads no further has read that.

use clause_documents::escape::markdown as escape;

use super::record::{CorpusRecord, FrameworkRecord, TermRecord};
use super::{commonmark, markdown};
use crate::addresses::Addresses;
use crate::corpus::ClauseId;
use crate::text::one_line;

/// The list: what the corpus is, then each text with its address and one sentence.
pub fn list(record: &CorpusRecord, addresses: &Addresses) -> String {
    let mut parts = beginning(record);
    let whole = [
        ("All texts in one file", crate::addresses::LLMS_FULL.to_owned(), "every clause with its sections, and every defined term"),
        ("All data as JSON", addresses.clauses_json(), "the whole corpus with links, values and references by id"),
        ("All data as JSON, an entry a line", addresses.clauses_ndjson(), "the same, to read line by line"),
    ];
    let whole = whole.map(|(name, path, note)| link(name, &addresses.in_data(&path), note));
    parts.push(section("Everything at once", whole.into_iter()));
    for topic in record.topics.iter().filter(|topic| !topic.clauses.is_empty()) {
        let clauses = record.clauses.iter().filter(|clause| clause.topic == topic.id);
        let lines = clauses.map(|clause| {
            let file = addresses.in_data(&addresses.clause_markdown(&clause.id));
            link(&format!("{} {}", clause.id, clause.title), &file, &clause.summary)
        });
        parts.push(section(&topic.title, lines));
    }
    if !record.terms.is_empty() {
        parts.push(section("Defined terms", record.terms.iter().map(|term| link(&term.term, &term.address, &sentence(term)))));
    }
    // What a short context may leave out has this name in the form.
    let withdrawn = record.retired.iter().map(|clause| {
        let file = addresses.in_data(&addresses.clause_markdown(&clause.id));
        link(&format!("{} {} (withdrawn)", clause.id, clause.title), &file, &clause.reason)
    });
    let frameworks = record.frameworks.iter().map(|framework| link(&framework.title, &framework.address, &cited(framework)));
    let chapters = record.chapters.iter().map(|chapter| link(&chapter.name, &chapter.address, ""));
    let rest: Vec<String> = withdrawn.chain(frameworks).chain(chapters).collect();
    if !rest.is_empty() {
        parts.push(section("Optional", rest.into_iter()));
    }
    parts.join("\n\n") + "\n"
}

/// All texts: what the corpus is, the defined terms, then every clause as its own `clause.md` has it.
pub fn all(record: &CorpusRecord) -> String {
    let mut out = beginning(record).join("\n\n");
    if !record.terms.is_empty() {
        out.push_str("\n\n## Defined terms");
    }
    for term in &record.terms {
        out.push_str(&format!("\n\n**{}**\n\n", escape(&term.term)));
        out.push_str(&commonmark::text(&term.definition.content, &|_| String::new()));
    }
    out.push('\n');
    let clauses = record.clauses.iter().map(|clause| markdown::in_force(&record.corpus, &record.parties, clause));
    for clause in clauses.chain(record.retired.iter().map(|clause| markdown::withdrawn(&record.corpus, clause))) {
        out.push('\n');
        out.push_str(&clause);
    }
    out
}

/// The name, the notice, and how the corpus is used.
fn beginning(record: &CorpusRecord) -> Vec<String> {
    let header = &record.corpus;
    let mut parts = vec![format!("# {}", escape(&header.title))];
    parts.extend(markdown::notice(header).map(|notice| format!("> {}", escape(&notice))));
    parts.extend(header.notice.iter().map(|paragraph| escape(&one_line(paragraph))));
    parts.push(format!(
        "Edition: {}. Clause text is licensed under {}, everything else under {}. Cite a clause by its id and its address; both are permanent.",
        escape(&header.edition),
        escape(&header.licence_of_clauses),
        escape(&header.licence_of_other_text)
    ));
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

fn cited(framework: &FrameworkRecord) -> String {
    let mut clauses: Vec<&ClauseId> = framework.provisions.iter().flat_map(|provision| &provision.clauses).collect();
    clauses.sort();
    clauses.dedup();
    format!("cited by {}", crate::text::plural(clauses.len(), "clause"))
}
