//! An [`Edition`] as search documents: plain text by layer, filters, synonyms. Pure.
//!
//! What is searched and how is the business of the crate `clause-search`; this only says what a
//! clause is made of.

use clause_search::{Document, FacetKind, Settings, Synonyms};

use crate::addresses::Addresses;
use crate::corpus::plain;
use crate::corpus::{Clause, Corpus, Spanned, VocabularyEntry};
use crate::link::{Edition, Links};

/// The documents, in clause order.
pub fn documents(edition: &Edition) -> Vec<Document> {
    let corpus = &edition.corpus;
    // Addresses in the index are relative to the root of the site.
    let addresses = Addresses::current(None);
    corpus.clauses.iter().zip(&edition.links).map(|(clause, links)| document(corpus, &addresses, clause, links)).collect()
}

fn document(corpus: &Corpus, addresses: &Addresses, clause: &Clause, links: &Links) -> Document {
    let topic = &corpus.topics[clause.topic];
    let lines = |blocks: &[crate::corpus::Block]| plain::text(blocks, &clause.parameters).replace("\n\n", "\n");
    let ids = |words: &[Spanned<String>]| words.iter().map(|word| word.value.clone()).collect();
    Document {
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
        references: references(corpus, clause, links),
        parties: ids(&clause.parties),
        kind: clause.kind.value.clone(),
        phases: ids(&clause.phases),
        topic: topic.folder.clone(),
        topic_title: topic.title.clone(),
    }
}

/// Provisions of outside documents, and the clauses of the official text: `MC2 31`.
fn references(corpus: &Corpus, clause: &Clause, links: &Links) -> Vec<String> {
    let outside = links.citations.iter().map(|citation| {
        let key = &corpus.frameworks[citation.framework].key.value;
        if citation.provision.is_empty() { key.clone() } else { format!("{key} {}", citation.provision) }
    });
    let official = corpus.settings.official.as_ref();
    let origin = clause.origin.iter().filter_map(|origin| Some(format!("{} {}", official?.name, origin.clause)));
    outside.chain(origin).collect()
}

/// Synonyms, and the order of filter values.
pub fn settings(edition: &Edition) -> Settings {
    let corpus = &edition.corpus;
    let ids = |words: &[VocabularyEntry]| words.iter().map(|word| word.id.value.clone()).collect();
    let settings = &corpus.settings;
    let order = FacetKind::ALL.map(|facet| match facet {
        FacetKind::Party => ids(&settings.parties),
        FacetKind::Topic => corpus.topics.iter().map(|topic| topic.folder.clone()).collect(),
        FacetKind::Phase => ids(&settings.phases),
        FacetKind::Kind => ids(&settings.kinds),
    });
    // A term and its other forms mean the same to a reader too.
    let forms = corpus
        .terms
        .iter()
        .filter(|term| !term.aliases.is_empty())
        .map(|term| std::iter::once(&term.term).chain(&term.aliases).map(|form| form.value.clone()).collect());
    let groups = corpus.synonyms.iter().cloned().chain(forms).collect();
    Settings { synonyms: Synonyms { groups }, order }
}
