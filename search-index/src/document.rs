//! What goes in: the documents of an index and the settings beside them.
//!
//! Every string is plain text. The generator takes Markdown, links and parameters apart before it calls.

/// One clause, as the index sees it.
///
/// Documents are given in clause order; equal scores are settled by that order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The permanent id, as people read it: `PAT-2`.
    pub id: String,
    /// The clause's title, without the id.
    pub title: String,
    /// The clause's address, relative to the root of the site: `c/pat-2/`.
    pub url: String,
    /// One plain sentence, shown before the clause text has arrived.
    pub summary: String,
    /// The clause text alone, with parameter values in place. A line break ends a paragraph: phrases do not cross it.
    pub text: String,
    /// Everything that explains the clause text: rationale, both sides' views, fallback, evidence. Lines as in `text`.
    pub rationale: String,
    /// The defined terms that the clause uses, with their aliases.
    pub terms: Vec<String>,
    /// The outside rules that the clause serves, one citation each: `HIPAA 164.308(a)(1)`, `MC2 31`.
    pub references: Vec<String>,
    /// Ids of the parties that are bound, lower case: `mdm`.
    pub parties: Vec<String>,
    /// Id of the kind of clause, lower case: `obligation`.
    pub kind: String,
    /// Ids of the phases in which the clause works, lower case: `end-of-life`.
    pub phases: Vec<String>,
    /// Id of the topic, lower case: `patching`.
    pub topic: String,
    /// The topic's title, which is searched with low weight.
    pub topic_title: String,
}

/// Groups of words and word groups that mean the same to a reader: `["pen test", "penetration test"]`.
///
/// They widen a query, never the index, and never make a link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// Each group stands on its own; a word may be in several.
    pub groups: Vec<Vec<String>>,
}

/// What an index needs to know beside its documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Words that widen a query.
    pub synonyms: Synonyms,
    /// For each facet, in the order of [`FacetKind::ALL`], the ids of its values in the order in which they are to be
    /// shown: `mdm`, `hdo`. Values that are not named follow as they come.
    pub order: [Vec<String>; 4],
}

/// The four properties by which clauses are filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetKind {
    /// Who is bound.
    Party,
    /// The subject of the clause.
    Topic,
    /// When in the product's life the clause works.
    Phase,
    /// Obligation, right, definition, representation or procedure.
    Kind,
}

impl FacetKind {
    /// All facets, in the order in which they are shown and stored.
    pub const ALL: [Self; 4] = [Self::Party, Self::Topic, Self::Phase, Self::Kind];

    /// The name in queries and addresses: `party` in `party:mdm` and `?party=mdm`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Topic => "topic",
            Self::Phase => "phase",
            Self::Kind => "kind",
        }
    }

    /// The facet with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.name() == name)
    }

    /// The values that a document has for this facet.
    #[cfg(feature = "build")]
    pub(crate) fn values(self, document: &Document) -> Vec<&str> {
        match self {
            Self::Party => document.parties.iter().map(String::as_str).collect(),
            Self::Topic => vec![document.topic.as_str()],
            Self::Phase => document.phases.iter().map(String::as_str).collect(),
            Self::Kind => vec![document.kind.as_str()],
        }
    }
}
