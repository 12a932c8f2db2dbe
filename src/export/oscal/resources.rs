//! What clauses refer to, as resources: outside documents, and defined terms with their definitions.

use super::model::{Citation, Resource, ResourceLink};
use super::names::{Identities, line, own, string};
use super::prose;
use crate::export::record::{CorpusRecord, FrameworkRecord, TermRecord};

/// All resources: outside documents, then terms.
pub(super) fn all(record: &CorpusRecord, identities: Identities) -> Vec<Resource> {
    let documents = record.frameworks.iter().map(|framework| outside_document(framework, identities));
    documents.chain(record.terms.iter().map(|term| defined_term(term, identities))).collect()
}

fn outside_document(framework: &FrameworkRecord, identities: Identities) -> Resource {
    let parts = [Some(&framework.publisher), Some(&framework.title), framework.edition.as_ref(), framework.date.as_ref()];
    let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let mut props: Vec<_> = own("kind", "outside-document").into_iter().chain(own("key", &framework.key)).collect();
    props.extend(framework.status.as_deref().and_then(|status| own("status", status)));
    props.extend(own("confidence", framework.confidence.name()));
    props.extend(own("page", &framework.address));
    Resource {
        uuid: identities.of("framework", &framework.key),
        title: line(&framework.title),
        description: prose::text("", &framework.note.content),
        props,
        citation: Some(Citation { text: line(&words.join(". ")) }),
        rlinks: framework.source.iter().map(|source| ResourceLink { href: string(source) }).collect(),
    }
}

fn defined_term(term: &TermRecord, identities: Identities) -> Resource {
    let mut props: Vec<_> = own("kind", "defined-term").into_iter().collect();
    props.extend(term.aliases.iter().filter_map(|alias| own("alias", alias)));
    Resource {
        uuid: identities.of("term", term.id.as_str()),
        title: line(&term.term),
        description: prose::text("", &term.definition.content),
        props,
        citation: None,
        rlinks: vec![ResourceLink { href: term.address.clone() }],
    }
}
