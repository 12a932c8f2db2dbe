//! An [`Edition`] as search documents: plain text by layer, filters, synonyms. Pure.
//!
//! What is searched and how is the business of the crate `clause-search`; this only says what clauses and other pages
//! are made of.

use std::collections::BTreeMap;

use clause_search::{Document, DocumentKind, FacetKind, Language, Reference, Settings, Synonyms};

use crate::addresses::{self, Addresses};
use crate::corpus::plain;
use crate::corpus::{Block, Chapter, Clause, Corpus, Framework, Parameter, Retired, Spanned, Term, Topic, VocabularyEntry};
use crate::link::{Edition, Links};

/// The documents: clauses in their order, then everything else that has a page. Each is made as it is taken.
pub fn documents(edition: &Edition) -> impl Iterator<Item = Document> {
    let corpus = &edition.corpus;
    // Addresses in the index are relative to the root of the site.
    let at = || Addresses::current(None);
    let clauses = corpus.clauses.iter().zip(&edition.links);
    let withdrawn = corpus.retired.iter().filter(|retired| edition.clause(&retired.id.value).is_none());
    let frameworks = corpus.frameworks.iter().zip(&edition.framework_provisions).map(move |(framework, provisions)| {
        let provisions = provisions.keys().filter(|provision| !provision.is_empty());
        outside_document(&at(), framework, provisions.map(String::as_str))
    });
    clauses
        .map(move |(clause, links)| document(corpus, &at(), clause, links))
        .chain(withdrawn.map(move |retired| withdrawn_clause(&at(), retired)))
        .chain(corpus.terms.iter().map(move |term| defined_term(&at(), term)))
        .chain(frameworks)
        .chain(corpus.topics.iter().map(move |topic| topic_chapter(&at(), topic)))
        .chain(corpus.chapters.iter().map(move |chapter| other_chapter(&at(), chapter)))
}

/// The plain text of blocks, a paragraph a line.
fn lines(blocks: &[Block], parameters: &[Parameter]) -> String {
    plain::text(blocks, parameters).replace("\n\n", "\n")
}

fn document(corpus: &Corpus, addresses: &Addresses, clause: &Clause, links: &Links) -> Document {
    let topic = &corpus.topics[clause.topic];
    let lines = |blocks: &[Block]| lines(blocks, &clause.parameters);
    let ids = |words: &[Spanned<String>]| words.iter().map(|word| word.value.clone()).collect();
    Document {
        document_kind: DocumentKind::Clause,
        id: clause.id.value.to_string(),
        title: clause.title.value.clone(),
        url: addresses.clause(&clause.id.value),
        summary: clause.summary.value.clone(),
        text: lines(&clause.text.blocks),
        rationale: clause.sections.iter().map(|(_, section)| lines(&section.blocks)).collect::<Vec<_>>().join("\n"),
        terms: links
            .terms
            .iter()
            .map(|&term| &corpus.terms[term])
            .flat_map(|term| std::iter::once(&term.term).chain(&term.aliases))
            .map(|form| form.value.clone())
            .collect(),
        headings: Vec::new(),
        asked: clause.asked.iter().map(|question| question.value.clone()).collect(),
        references: references(corpus, addresses, clause, links),
        parties: ids(&clause.parties),
        kind: clause.kind.value.clone(),
        phases: ids(&clause.phases),
        topic: topic.folder.clone(),
        topic_title: topic.title.clone(),
    }
}

fn withdrawn_clause(addresses: &Addresses, retired: &Retired) -> Document {
    Document {
        document_kind: DocumentKind::Withdrawn,
        id: retired.id.value.to_string(),
        title: retired.title.value.clone(),
        url: addresses.clause(&retired.id.value),
        summary: retired.reason.clone(),
        text: lines(&retired.text, &[]),
        ..Document::default()
    }
}

/// What is no clause has its address for an id.
fn page(document_kind: DocumentKind, title: &str, address: String) -> Document {
    Document { document_kind, id: address.clone(), title: title.to_owned(), url: address, ..Document::default() }
}

/// Its definition is its summary, so that a hit shows the beginning of it, whatever words of it were asked for.
fn defined_term(addresses: &Addresses, term: &Term) -> Document {
    Document {
        summary: lines(&term.definition, &[]),
        terms: term.aliases.iter().map(|alias| alias.value.clone()).collect(),
        ..page(DocumentKind::Term, &term.term.value, addresses.term(&term.slug()))
    }
}

fn outside_document<'a>(addresses: &Addresses, framework: &Framework, provisions: impl Iterator<Item = &'a str>) -> Document {
    let key = &framework.key.value;
    let edition = framework.edition.iter().cloned();
    Document {
        summary: std::iter::once(framework.publisher.clone()).chain(edition).collect::<Vec<_>>().join(". "),
        text: lines(&framework.note, &[]),
        terms: vec![key.clone()],
        references: provisions.map(|provision| reference(addresses, framework, provision)).collect(),
        ..page(DocumentKind::Framework, &framework.title, addresses.framework(&framework.slug()))
    }
}

fn topic_chapter(addresses: &Addresses, topic: &Topic) -> Document {
    Document {
        summary: topic.summary.clone(),
        topic: topic.folder.clone(),
        text: lines(&topic.blocks, &[]),
        ..page(DocumentKind::Topic, &topic.title, addresses.topic(&topic.folder))
    }
}

/// The address of the first chapter is empty: the landing page takes its place.
fn other_chapter(addresses: &Addresses, chapter: &Chapter) -> Document {
    let address = if chapter.is_landing() { addresses.landing() } else { addresses::chapter(&chapter.path) };
    Document {
        text: chapter.words.text.clone(),
        headings: chapter.words.headings.clone(),
        ..page(DocumentKind::Chapter, &chapter.name, address)
    }
}

/// Provisions of outside documents, and the clauses of the official text: clause 31 of MC2.
fn references(corpus: &Corpus, addresses: &Addresses, clause: &Clause, links: &Links) -> Vec<Reference> {
    let outside = links.citations.iter().map(|citation| reference(addresses, &corpus.frameworks[citation.framework], &citation.provision));
    let official = corpus.settings.official.as_ref();
    let origin = clause
        .origin
        .iter()
        .filter_map(|origin| Some(Reference { framework: official?.name.clone(), provision: origin.clause.clone(), url: String::new() }));
    outside.chain(origin).collect()
}

fn reference(addresses: &Addresses, framework: &Framework, provision: &str) -> Reference {
    Reference {
        framework: framework.key.value.clone(),
        provision: provision.to_owned(),
        url: addresses.provision(&framework.slug(), provision),
    }
}

/// The language by which the texts of a corpus and every query are analyzed: that of the book, in topics of another one too.
pub fn language(corpus: &Corpus) -> Language {
    Language::of_tag(corpus.words.language())
}

/// The language, synonyms, and the order of filter values.
pub fn settings(edition: &Edition) -> Settings {
    let corpus = &edition.corpus;
    let ids = |words: &[VocabularyEntry]| words.iter().map(|word| word.id.value.clone()).collect();
    let settings = &corpus.settings;
    let order = BTreeMap::from([
        (FacetKind::Party, ids(&settings.parties)),
        (FacetKind::Topic, corpus.topics.iter().map(|topic| topic.folder.clone()).collect()),
        (FacetKind::Phase, ids(&settings.phases)),
        (FacetKind::Kind, ids(&settings.kinds)),
    ]);
    // A term and its other forms mean the same to a reader too.
    let forms = corpus
        .terms
        .iter()
        .filter(|term| !term.aliases.is_empty())
        .map(|term| std::iter::once(&term.term).chain(&term.aliases).map(|form| form.value.clone()).collect());
    let groups = written_synonyms(corpus).groups.into_iter().chain(forms).collect();
    Settings { language: language(corpus), synonyms: Synonyms { groups }, order }
}

/// What `synonyms.toml` says.
pub(super) fn written_synonyms(corpus: &Corpus) -> Synonyms {
    let group = |words: &Vec<Spanned<String>>| words.iter().map(|word| word.value.clone()).collect();
    Synonyms { groups: corpus.synonyms.iter().map(group).collect() }
}
