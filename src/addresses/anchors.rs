//! The anchors of pages.

use crate::corpus::{ClauseId, Slug, clause};

/// The anchor of a clause on the page of a difference.
pub fn difference_anchor(id: &ClauseId) -> String {
    id.slug()
}

/// The anchor of a term on the page of a difference.
pub fn term_difference_anchor(term: &Slug) -> String {
    format!("term-{term}")
}

/// The anchor of a topic in the list of a release.
pub fn topic_anchor(folder: &str) -> String {
    format!("topic-{folder}")
}

/// The anchor of a provision on its framework's page; the framework as a whole has one too.
pub fn provision_anchor(provision: &str) -> String {
    if provision.is_empty() { "whole".to_owned() } else { Slug::of(provision).to_string() }
}

/// The anchor of the row of a parameter. `prefix` is empty on the clause's own page.
pub fn parameter_anchor(prefix: &str, name: &str) -> String {
    format!("{prefix}{}", clause::parameter_anchor(name))
}

/// What the anchors of a clause begin with on a page that has several clauses.
pub fn anchor_prefix(id: &ClauseId) -> String {
    format!("{}-", id.slug())
}

/// Anchors of the one file that holds everything. Those of a clause begin with its slug, of which the second part is a
/// number; so no other anchor has a number there, whatever terms, frameworks and topics are called.
pub mod one_file {
    use crate::corpus::{ClauseId, Slug};

    /// The anchor of a clause.
    pub fn clause(id: &ClauseId) -> String {
        id.slug()
    }

    /// The anchor of a defined term.
    pub fn term(term: &Slug) -> String {
        format!("part-term-{term}")
    }

    /// The anchor of a framework.
    pub fn framework(framework: &Slug) -> String {
        format!("part-framework-{framework}")
    }

    /// The anchor of a topic, by its folder.
    pub fn topic(folder: &str) -> String {
        format!("part-topic-{folder}")
    }
}
