//! What a clause refers to outside itself and other clauses: defined terms, outside documents, the official text.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::context::Context;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{Html, Link};
use crate::corpus::content::{self, Node};
use crate::corpus::{self, Block, Inline};
use crate::link::Citation;

/// A reported match with the official text.
#[derive(Debug, Serialize)]
pub struct Origin {
    /// `MC2 v2 clause 31`.
    pub name: String,
    /// `confirmed`, `reported` or `unconfirmed`.
    pub confidence: String,
    /// That comparison as words: `This clause may be stricter or softer.`.
    pub comparison: String,
}

/// A defined term in the text.
#[derive(Debug, Serialize)]
pub struct TermUse {
    /// The term.
    pub term: String,
    /// Its page, relative.
    pub href: String,
    /// What it means.
    pub definition: Html,
}

/// A provision of an outside document.
#[derive(Debug, Serialize)]
pub struct Reference {
    /// Title of the document.
    pub title: String,
    /// Its short key.
    pub key: String,
    /// The provision in it, or empty.
    pub provision: String,
    /// Relative link to the provision on the framework's page.
    pub href: String,
    /// `confirmed`, `reported` or `unconfirmed`.
    pub confidence: String,
    /// What the document is: publisher, edition.
    pub what: String,
}

/// Whether a reader sees a defined term in a text as a link. One that stands only in a value is none: the
/// value is the link.
pub(super) fn has_term_links(page: &PageContext<'_, '_>, blocks: &[Block]) -> bool {
    let mut found = false;
    content::visit(blocks, &mut |node| {
        if let Node::Inline(Inline::Term { term, .. }) = node {
            found |= page.href_of_term(term).is_some();
        }
    });
    found
}

/// Terms of the text, by name: that is how one looks them up.
pub(super) fn terms(page: &PageContext<'_, '_>, terms: &[usize]) -> Vec<TermUse> {
    let mut terms = terms.to_vec();
    terms.sort_unstable();
    terms
        .into_iter()
        .map(|index| {
            let term = &page.context.edition.corpus.terms[index];
            TermUse {
                term: term.term.value.clone(),
                href: page.href_of_term(&term.slug()).unwrap_or_default(),
                definition: markdown::inline(page, &term.definition),
            }
        })
        .collect()
}

/// Terms that the definitions of `terms` use and that are not among them, by name.
pub(super) fn more_terms(page: &PageContext<'_, '_>, terms: &[usize]) -> Vec<Link> {
    let edition = page.context.edition;
    let used: BTreeSet<usize> = terms.iter().flat_map(|&term| &edition.terms_in_definition[term]).copied().collect();
    let others = used.into_iter().filter(|term| !terms.contains(term)).map(|term| &edition.corpus.terms[term]);
    others.map(|term| Link { name: term.term.value.clone(), href: page.href_of_term(&term.slug()).unwrap_or_default() }).collect()
}

/// A reference with its link.
pub(super) fn reference(page: &PageContext<'_, '_>, citation: &Citation) -> Reference {
    let framework = &page.context.edition.corpus.frameworks[citation.framework];
    Reference {
        title: framework.title.clone(),
        key: framework.key.value.clone(),
        provision: citation.provision.clone(),
        href: page.href_of_provision(&framework.slug(), &citation.provision),
        confidence: framework.confidence.name().to_owned(),
        what: [Some(framework.publisher.clone()), framework.edition.clone()].into_iter().flatten().collect::<Vec<_>>().join(", "),
    }
}

/// A match with the official text, as words.
pub(super) fn origin(context: &Context<'_>, origin: &corpus::Origin) -> Origin {
    let words = &context.words;
    let official = context.site.official.as_ref().map_or_else(|| words.get("origin-unnamed"), |official| official.name.clone());
    let values = [("official", official.into()), ("version", origin.version.as_str().into()), ("number", origin.clause.as_str().into())];
    Origin {
        name: words.with("origin-name", &values),
        confidence: origin.confidence.name().to_owned(),
        comparison: words.get(&format!("comparison-{}", origin.ours.name())),
    }
}
