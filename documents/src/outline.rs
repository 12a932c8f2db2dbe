//! The order in which every document says what a schedule says. Writers walk through it and decide how each part looks.

use crate::agreement::{Agreement, Article, ClauseState, Definition, LooseEnd, ParameterChoice, Part};
use crate::schedule::{Annex, Numbering, Order};

/// A part of a document.
pub(crate) enum Element<'a> {
    /// The name of the document.
    Title(String),
    /// What it was made from.
    Source(String),
    /// A line of the cover: what it is, and a name that may still be missing.
    Name(String, &'a str),
    /// A notice.
    Notice(&'a str),
    /// The heading of a chapter, with its number where chapters have one.
    Chapter {
        /// The number of a topic.
        number: Option<usize>,
        /// The heading.
        title: String,
    },
    /// Something that nobody has decided yet.
    Open(&'a LooseEnd),
    /// The heading of a clause.
    Clause(&'a Article),
    /// A text of a clause.
    Text(&'a [Part]),
    /// Where a clause comes from.
    Citation(String),
    /// A defined term.
    Definition(&'a Definition),
    /// The table of values.
    Values(Vec<(&'a Article, &'a ParameterChoice)>),
    /// The heading of a clause in an annex: the clause and the section.
    AnnexClause(&'a Article, &'a str),
    /// What kind of text an annex has.
    Note(&'a str),
    /// A text of an annex.
    AnnexText(&'a [Part]),
}

/// The keys of the words above the table of values, column by column.
pub(crate) const VALUE_COLUMNS: [&str; 4] = ["table-clause", "values-value", "document-agreed", "document-published"];

/// What a document says, in its order. `both` adds what only the text as published has.
pub(crate) fn outline(agreement: &Agreement, both: bool) -> Vec<Element<'_>> {
    let words = &agreement.words;
    let mut elements = cover(agreement);
    let open: Vec<&LooseEnd> = agreement.loose_ends.iter().filter(|end| !end.solved).collect();
    if !open.is_empty() {
        elements.push(Element::Chapter { number: None, title: words.get("document-open") });
        elements.extend(open.into_iter().map(Element::Open));
    }
    clauses(agreement, &mut elements);
    let dropped = agreement.dropped_definitions.iter().filter(|_| both);
    let mut definitions: Vec<&Definition> = agreement.definitions.iter().chain(dropped).collect();
    definitions.sort_by_key(|definition| (definition.term.to_lowercase(), &definition.term));
    if !definitions.is_empty() {
        elements.push(Element::Chapter { number: None, title: words.get("desk-definitions") });
        elements.extend(definitions.into_iter().map(Element::Definition));
    }
    let values: Vec<_> =
        written(agreement).flat_map(|article| article.parameters.iter().map(move |parameter| (article, parameter))).collect();
    if !values.is_empty() {
        elements.push(Element::Chapter { number: None, title: words.get("document-values") });
        elements.push(Element::Values(values));
    }
    annexes(agreement, &mut elements);
    elements
}

/// The clauses that have a text.
pub(crate) fn written(agreement: &Agreement) -> impl Iterator<Item = &Article> {
    agreement.entries.iter().filter(|article| article.state != ClauseState::Unknown)
}

/// The corpus and the edition: `The Orchard (unofficial), draft`.
pub(crate) fn source(agreement: &Agreement) -> String {
    match (agreement.title.as_str(), agreement.edition.as_str()) {
        (title, "") => title.to_owned(),
        (title, edition) => format!("{title}, {edition}"),
    }
}

fn cover(agreement: &Agreement) -> Vec<Element<'_>> {
    let cover = &agreement.cover;
    let words = &agreement.words;
    let from = words.with("document-source", &[("source", &source(agreement))]);
    let mut elements = vec![Element::Title(words.get("document-title")), Element::Source(from)];
    elements.push(Element::Name(words.get("desk-contract"), &cover.contract));
    elements.push(Element::Name(words.get("desk-date"), &cover.date));
    elements.extend(cover.parties.iter().map(|(word, name)| Element::Name(word.clone(), name)));
    elements.extend(cover.notices.iter().map(|notice| Element::Notice(notice)));
    elements
}

fn clauses<'a>(agreement: &'a Agreement, elements: &mut Vec<Element<'a>>) {
    let (mut topic, mut number) = (None, 0);
    for article in written(agreement) {
        if agreement.order == Order::Topic && topic != Some(article.topic.as_str()) {
            topic = Some(&article.topic);
            number += 1;
            let has_topic = !article.topic_title.is_empty();
            let title = if has_topic { article.topic_title.clone() } else { agreement.words.get("release-withdrawn") };
            elements.push(Element::Chapter { number: (agreement.numbering == Numbering::Numbers).then_some(number), title });
        }
        elements.push(Element::Clause(article));
        elements.push(Element::Text(&article.blocks));
        if !article.citation.is_empty() {
            elements.push(Element::Citation(agreement.words.with("document-cited", &[("source", &article.citation)])));
        }
    }
}

fn annexes<'a>(agreement: &'a Agreement, elements: &mut Vec<Element<'a>>) {
    let mut annex = None;
    for text in &agreement.annexes {
        let Some(article) = agreement.entries.iter().find(|article| article.clause == text.clause) else { continue };
        if annex != Some(text.annex) {
            annex = Some(text.annex);
            elements.push(Element::Chapter { number: None, title: agreement.words.get(annex_title(text.annex)) });
        }
        elements.push(Element::AnnexClause(article, &text.heading));
        elements.extend(text.note.as_deref().map(Element::Note));
        elements.push(Element::AnnexText(&text.blocks));
    }
}

/// The key of the heading of an annex.
fn annex_title(annex: Annex) -> &'static str {
    match annex {
        Annex::Rationale => "document-annex-rationale",
        Annex::Views => "document-annex-views",
        Annex::Evidence => "document-annex-evidence",
    }
}
