//! What comes out: hits, counts and what to say when nothing was found.

use std::ops::Range;

use crate::document::{DocumentKind, FacetKind};
use crate::fields::Field;

/// Restrictions beside the typed words, as the filters of the search page set them.
///
/// Values of one facet widen each other, facets narrow each other. Restrictions typed into the query are added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Facet and value id.
    pub values: Vec<(FacetKind, String)>,
    /// Leave out hits whose words are in the rationale alone.
    pub clause_text_only: bool,
}

/// The answer to one query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// The hits of the ranks that were asked for, best first.
    pub hits: Vec<Hit>,
    /// How many clauses match in all.
    pub total: usize,
    /// How many terms, frameworks, topics, chapters and withdrawn clauses match.
    pub others: usize,
    /// Set when typed words were unknown and others were searched instead: "showing results for".
    pub correction: Option<Correction>,
    /// For each facet, how many matches each value has, with the other facets' filters applied.
    pub counts: Vec<FacetCounts>,
    /// What to offer when nothing was found.
    pub suggestions: Suggestions,
    /// Names of the parts to fetch and add before asking again. When `complete` is false, they are those of what was typed,
    /// or, once these have been added, those of its synonyms; when it is true, they would add excerpts.
    pub missing: Vec<String>,
    /// Whether hits, order and counts are final. If not, there may be hits for what was typed; that there are none says
    /// nothing then.
    pub complete: bool,
}

/// One document that matches.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is.
    pub document_kind: DocumentKind,
    /// The clause's id: `PAT-2`. Of what is no clause, its address.
    pub id: String,
    /// Its title, with the matched words marked.
    pub title: Excerpt,
    /// Its address, relative to the root of the site.
    pub url: String,
    /// Ids of the parties that are bound.
    pub parties: Vec<String>,
    /// Where the match is that decided the hit's rank.
    pub match_field: MatchField,
    /// Words around the match, or the summary, or nothing until its part has arrived.
    pub excerpt: Excerpt,
    /// The layer from which the excerpt was taken.
    pub excerpt_from: MatchField,
    /// The provision that the query names and the clause cites, with where the site tells of it; none until its part has
    /// arrived.
    pub provision: Option<(String, String)>,
    /// The score; comparable within one answer only.
    pub score: f32,
}

/// Where a hit matched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchField {
    /// The query names the clause's id, or the beginning of it.
    Id,
    /// In the title, or in a heading of a chapter.
    Title,
    /// In a defined term that the clause uses.
    Term,
    /// In the clause text.
    Text,
    /// In the one-sentence summary.
    #[default]
    Summary,
    /// In a reference to an outside rule.
    Reference,
    /// In a question that the clause answers.
    Asked,
    /// In the topic's title.
    Topic,
    /// In the rationale, views, fallback or evidence: not part of the contract.
    Rationale,
}

impl MatchField {
    /// The stable name of this field, as the command line and the browser pass it on.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Term => "term",
            Self::Text => "text",
            Self::Summary => "summary",
            Self::Reference => "reference",
            Self::Asked => "asked",
            Self::Topic => "topic",
            Self::Rationale => "rationale",
        }
    }
}

impl From<Field> for MatchField {
    fn from(field: Field) -> Self {
        match field {
            Field::Id => Self::Id,
            Field::Title | Field::Headings => Self::Title,
            Field::Terms => Self::Term,
            Field::Text => Self::Text,
            Field::Summary => Self::Summary,
            Field::References => Self::Reference,
            Field::Asked => Self::Asked,
            Field::Topic => Self::Topic,
            Field::Rationale => Self::Rationale,
        }
    }
}

/// A text with the matched words marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, in one line.
    pub text: String,
    /// Byte ranges of `text` that match, in order, without overlap, on character boundaries.
    pub marks: Vec<Range<usize>>,
}

impl Excerpt {
    /// The text in pieces, each with whether it is marked. No piece is empty.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::with_capacity(self.marks.len() * 2 + 1);
        let mut done = 0;
        for mark in &self.marks {
            pieces.push((self.text.get(done..mark.start).unwrap_or_default(), false));
            pieces.push((self.text.get(mark.clone()).unwrap_or_default(), true));
            done = mark.end;
        }
        pieces.push((self.text.get(done..).unwrap_or_default(), false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

/// Words that were searched instead of unknown ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// The whole query as it was understood.
    pub query: String,
    /// Each unknown word with its replacement.
    pub words: Vec<(String, String)>,
}

/// Counts of one facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: FacetKind,
    /// Every value of the facet, in display order.
    pub values: Vec<ValueCount>,
}

/// How many matches one filter value has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueCount {
    /// The value's id.
    pub value: String,
    /// How many clauses would be found with this value chosen.
    pub count: usize,
    /// Whether the query or the filters choose it now.
    pub chosen: bool,
}

/// Near ids for an id that no clause has, near words and topics for a query without an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// Ids and titles of clauses whose id is near what was typed.
    pub ids: Vec<(String, String)>,
    /// Words of the corpus near what was typed.
    pub words: Vec<String>,
    /// Address and title of the topics whose clauses come nearest to what was asked; only topics that are documents.
    pub topics: Vec<(String, String)>,
}
