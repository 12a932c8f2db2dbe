//! What goes in: the documents of an index and the settings beside them.
//!
//! Every string is plain text. The generator takes Markdown, links and parameters apart before it calls.

use std::collections::BTreeMap;

use crate::language::Language;

/// One clause, or one of the other pages of a site, as the index sees it.
///
/// Documents are given in clause order, those of other kinds after the clauses; equal scores are settled by that order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub document_kind: DocumentKind,
    /// The permanent id of a clause, as people read it: `PAT-2`. Of other kinds the address, `t/product/`.
    pub id: String,
    /// The title, without the id; of a term the term itself.
    pub title: String,
    /// The address, relative to the root of the site: `c/pat-2/`.
    pub url: String,
    /// One plain sentence, shown before the clause text has arrived.
    pub summary: String,
    /// The clause text alone, with parameter values in place. A line break ends a paragraph: phrases do not cross it.
    pub text: String,
    /// Everything that explains the clause text: rationale, both sides' views, fallback, evidence. Lines as in `text`.
    pub rationale: String,
    /// The defined terms that the clause uses, with their aliases. Of a term its aliases, of a framework its key.
    pub terms: Vec<String>,
    /// The headings of a chapter: who types one of them is led to it.
    pub headings: Vec<String>,
    /// Plain questions that the clause answers, in the words of people who do not know the contract's.
    pub asked: Vec<String>,
    /// The outside rules that the clause serves, one citation each.
    pub references: Vec<Reference>,
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

/// A citation of an outside rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// The key of the outside document: `HIPAA`.
    pub framework: String,
    /// The provision in it: `164.308(a)(1)`. Empty for the whole.
    pub provision: String,
    /// Where the site tells of it, relative to its root: `r/hipaa/#164-308-a-1`. May be empty.
    pub url: String,
}

/// What a document is. People are told it by a word and a shape.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// A clause.
    #[default]
    Clause,
    /// A clause that was withdrawn.
    Withdrawn,
    /// A defined term; its text is the definition.
    Term,
    /// An outside document that clauses cite.
    Framework,
    /// A topic, with its introduction.
    Topic,
    /// Another chapter of the book.
    Chapter,
}

impl DocumentKind {
    /// All kinds, in the order of their numbers in an index.
    pub const ALL: [Self; 6] = [Self::Clause, Self::Withdrawn, Self::Term, Self::Framework, Self::Topic, Self::Chapter];

    /// The stable name, as the command line and the browser pass it on.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Withdrawn => "withdrawn",
            Self::Term => "term",
            Self::Framework => "framework",
            Self::Topic => "topic",
            Self::Chapter => "chapter",
        }
    }

    /// Whether documents of this kind have an id that people type.
    pub(crate) const fn has_id(self) -> bool {
        matches!(self, Self::Clause | Self::Withdrawn)
    }
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
    /// The language in which the documents are written, by which they and every query are analyzed.
    pub language: Language,
    /// Words that widen a query.
    pub synonyms: Synonyms,
    /// The ids of a facet's values in the order in which they are to be shown: `mdm`, `hdo`. Values that are not named
    /// follow as they come.
    pub order: BTreeMap<FacetKind, Vec<String>>,
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
