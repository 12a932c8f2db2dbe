//! From provisions to drafts of clauses: ids, titles, texts, and what somebody has to look at.

use std::collections::{BTreeSet, HashMap};

use clause_documents::escape;

use super::language::Language;
use super::marks::{self, Mark};
use super::markup::{self, Markup};
use super::record::{Fields, Record, RecordedClause};
use super::references::Index;
use super::refused::Refused;
use super::report::Report;
use super::source::Named;
use super::terms::{self, Definition};
use super::tree::{Document, Part, Provision};
use super::unsure::Unsure;
use super::{Book, Request, clean, identity};
use crate::characters::says_something;
use crate::corpus::register::Key;
use crate::corpus::settings::VocabularyEntry;
use crate::corpus::{ClauseId, Corpus, Term};
use crate::diagnostics::Code;
use crate::text::{one_line, shortened};

/// A title that was made from words of the text is no longer.
const MAX_TITLE: usize = 60;

/// Everything that an import would write.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// The folder of the topic.
    pub(super) folder: String,
    /// One for each provision of the document.
    pub(super) clauses: Vec<Draft>,
    pub(super) definitions: Vec<Definition>,
    /// Recorded clauses of this document that it no longer has.
    pub(super) gone: Vec<ClauseId>,
}

/// A clause as the document says it.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) id: ClauseId,
    /// Whether an earlier import has written it.
    pub(super) is_known: bool,
    pub(super) fields: Fields,
    /// What an import is unsure of.
    pub(super) unsure: Vec<Unsure>,
    /// The keys that somebody has to write.
    pub(super) missing: Vec<&'static str>,
}

/// Makes drafts of a document, whose definitions are taken out of it.
pub(super) fn of(
    document: &mut Document,
    request: &Request<'_>,
    book: &Book<'_>,
    language: &'static Language,
    report: &mut Report,
) -> Result<Drafts, Refused> {
    let folder = folder(request, book)?;
    let record = book.record.clone().unwrap_or_default();
    let recorded = of_source(request, book, &record)?;
    clean::report(document, report);
    document.notes.iter().for_each(|note| report.note(note));
    let definitions = definitions(document, book.corpus, &record, language, report);

    let matched = identity::matched(&document.provisions, &recorded.iter().map(|clause| clause.earlier()).collect::<Vec<_>>());
    let mut next = next_number(request.prefix, book, &record);
    let ids: Vec<ClauseId> = matched
        .iter()
        .map(|known| known.map_or_else(|| next.next().expect("numbers do not end"), |index| recorded[index].id.clone()))
        .collect();
    let marks: Vec<Vec<Option<Mark>>> =
        document.provisions.iter().map(|provision| marks::of(&provision.parts, book.corpus.settings.items)).collect();
    let mut index = Index::new(language);
    for ((provision, id), marks) in document.provisions.iter().zip(&ids).zip(&marks) {
        index.add(&provision.number, id, marks::renamed(&provision.parts, marks));
    }
    let siblings = document.provisions.iter().fold(HashMap::<&[String], usize>::new(), |mut counts, provision| {
        *counts.entry(&provision.above).or_default() += 1;
        counts
    });
    let mut clauses = Vec::new();
    for (at, provision) in document.provisions.iter().enumerate() {
        let is_alone = siblings[provision.above.as_slice()] == 1;
        let markup = markup::of(provision, &marks[at], &index, &ids[at], language);
        let mut unsure = unsure(provision, &marks[at], &markup);
        let (fields, missing) = fields(provision, is_alone, markup, &mut unsure, request.name, book.corpus, language);
        clauses.push(Draft { id: ids[at].clone(), is_known: matched[at].is_some(), fields, unsure, missing });
    }
    let found: BTreeSet<usize> = matched.into_iter().flatten().collect();
    let gone = recorded.iter().enumerate().filter(|(index, _)| !found.contains(index)).map(|(_, clause)| clause.id.clone()).collect();
    Ok(Drafts { folder, clauses, definitions, gone })
}

/// The folder of the topic: the one that the book has, or one that is named after the prefix.
fn folder(request: &Request<'_>, book: &Book<'_>) -> Result<String, Refused> {
    if ClauseId::parse(&format!("{}-1", request.prefix)).is_err() {
        let message = format!("`{}` cannot be the prefix of ids", request.prefix);
        return Err(Refused::new(message, "write capital letters and digits, such as `--topic PAT`"));
    }
    if let Some(topic) = book.corpus.topics.iter().find(|topic| topic.prefix.value == request.prefix) {
        return Ok(topic.folder.clone());
    }
    let folder = request.prefix.to_lowercase();
    let inside = format!("{}/{folder}/", book.source_folder);
    if let Some(path) = book.files.keys().find(|path| path.starts_with(&inside)) {
        let message = format!("no topic has the prefix `{}`, and its folder has files already, such as `{path}`", request.prefix);
        return Err(Refused::new(message, "choose another prefix, or move these files: an import writes over nothing"));
    }
    Ok(folder)
}

/// The recorded clauses that this document was imported as before.
fn of_source<'r>(request: &Request<'_>, book: &Book<'_>, record: &'r Record) -> Result<Vec<&'r RecordedClause>, Refused> {
    let sources: BTreeSet<&str> = record.clauses.iter().map(|clause| clause.source.as_str()).collect();
    let named = Named { name: request.name, replaces: request.replaces, appends: request.appends };
    if let Some(name) = named.earlier(&sources, request.prefix)? {
        return Ok(record.clauses.iter().filter(|clause| clause.source == name).collect());
    }
    let own = book.corpus.clauses.iter().find(|clause| clause.id.value.prefix() == request.prefix);
    match own {
        Some(clause) => Err(Refused::new(
            format!("the topic `{}` has clauses that were not imported, such as `{}`", request.prefix, clause.id.value),
            "choose another prefix, or add `--append` to write further clauses behind them",
        )),
        None => Ok(Vec::new()),
    }
}

/// New ids: behind every number that the prefix ever had.
fn next_number(prefix: &str, book: &Book<'_>, record: &Record) -> impl Iterator<Item = ClauseId> {
    let corpus = book.corpus;
    let clauses = corpus.clauses.iter().map(|clause| &clause.id.value);
    let retired = corpus.retired.iter().map(|entry| &entry.id.value);
    let registered = corpus.register.entries.keys().filter_map(|key| match key {
        Key::Clause(id) => Some(id),
        _ => None,
    });
    let all = clauses.chain(retired).chain(&corpus.unreadable_ids).chain(registered).chain(record.clauses.iter().map(|clause| &clause.id));
    let number = |id: &ClauseId| id.as_str().rsplit_once('-').and_then(|(_, number)| number.parse::<usize>().ok());
    let highest = all.filter(|id| id.prefix() == prefix).filter_map(number).max().unwrap_or(0);
    let prefix = prefix.to_owned();
    (highest + 1..).filter_map(move |number| ClauseId::parse(&format!("{prefix}-{number}")).ok())
}

/// Takes the definitions out, and provisions that had nothing else.
fn definitions(document: &mut Document, corpus: &Corpus, record: &Record, language: &Language, report: &mut Report) -> Vec<Definition> {
    let known: Vec<Term> = corpus.terms.iter().filter(|term| !record.terms.contains_key(&term.term.value)).cloned().collect();
    let (found, others) = terms::take(&mut document.provisions, &known, language);
    for (index, term) in others {
        let provision = &document.provisions[index];
        let message = format!("{} defines \"{term}\", which the glossary or another provision defines too", name(provision));
        report.add(Code::ImportUnsure, provision.place.as_ref(), message, "compare the two definitions; this one stays in the clause text");
    }
    document.provisions.retain(|provision| !provision.parts.is_empty());
    found
}

/// What a message calls a provision.
pub(super) fn name(provision: &Provision) -> String {
    match (provision.number.as_str(), provision.heading.as_str()) {
        ("", heading) => format!("\"{heading}\""),
        (number, _) => number.to_owned(),
    }
}

/// What somebody has to look at.
fn unsure(provision: &Provision, marks: &[Option<Mark>], markup: &Markup) -> Vec<Unsure> {
    let mut unsure = Vec::new();
    let mut renamed: Vec<_> =
        marks::renamed(&provision.parts, marks).into_iter().filter(|(then, now)| then != now && !then.contains("()")).collect();
    renamed.sort_unstable();
    if let Some((then, now)) = renamed.first().cloned() {
        unsure.push(Unsure::Renamed { then, now });
    }
    let is_entry = |(part, mark): (&Part, &Option<Mark>)| matches!((part, mark), (Part::Item { label, .. }, Some(Mark::Entry(_))) if !label.is_empty());
    if provision.parts.iter().zip(marks).any(is_entry) {
        unsure.push(Unsure::Deep);
    }
    unsure.extend(markup.unknown.iter().cloned().map(Unsure::Reference));
    unsure
}

/// The fields of a clause, and the keys that somebody has to write.
fn fields(
    provision: &Provision,
    is_alone: bool,
    markup: Markup,
    unsure: &mut Vec<Unsure>,
    source: &str,
    corpus: &Corpus,
    language: &Language,
) -> (Fields, Vec<&'static str>) {
    let mut fields = Fields::new();
    let heading = Some(&provision.heading).filter(|heading| !heading.is_empty());
    let title = heading.or_else(|| provision.above.last().filter(|_| is_alone)).filter(|title| says_something(title)).cloned();
    let title = title.unwrap_or_else(|| {
        unsure.push(Unsure::Untitled);
        first_words(provision, language)
    });
    let number = Some(&provision.number).filter(|number| provision.is_cited && !title.starts_with(number.as_str()));
    fields.insert("title".to_owned(), number.map_or_else(|| title.clone(), |number| format!("{number} {title}")));
    let mut missing = vec!["kind", "phases", "summary"];
    let plain = provision.plain();
    let says_parties = |party: &VocabularyEntry| provision.parties.iter().any(|name| *name == party.id.value || *name == party.name);
    let is_bound = |name: &str| language.duties.iter().any(|verb| plain.contains(&format!("{name} {verb} ")));
    let parties = corpus.settings.parties.iter();
    let parties: Vec<&str> = if provision.parties.is_empty() {
        parties.filter(|party| is_bound(&party.name)).map(|party| party.id.value.as_str()).collect()
    } else {
        parties.filter(|party| says_parties(party)).map(|party| party.id.value.as_str()).collect()
    };
    if parties.is_empty() {
        missing.insert(0, "parties");
    } else {
        fields.insert("parties".to_owned(), parties.join(", "));
    }
    let place = if provision.number.is_empty() { String::new() } else { format!(", {}", provision.number) };
    let basis = escape::markdown(&format!("{}{source}{place}{}", language.as_in.0, language.as_in.1));
    for proposal in markup.proposals {
        for (key, value) in [("label", &proposal.label), ("default", &proposal.default), ("basis", &basis)] {
            fields.insert(format!("parameters.{}.{key}", proposal.name), value.clone());
        }
    }
    fields.insert("text".to_owned(), markup.text);
    (fields, missing)
}

/// A title from the first words of a text.
fn first_words(provision: &Provision, language: &Language) -> String {
    let text = one_line(&provision.parts.iter().map(Part::plain).find(|text| !text.trim().is_empty()).unwrap_or_default());
    let sentence = text.split_once(". ").map_or(text.as_str(), |(sentence, _)| sentence);
    let title = shortened(sentence.trim_end_matches(['.', ':', ';', ',', ' ']), MAX_TITLE);
    if says_something(&title) { title } else { language.untitled.to_owned() }
}
