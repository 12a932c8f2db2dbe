//! Whether what matches is an answer, and which answers are worth showing.
//!
//! "sales commission" has both words in the text of a clause about an attack on a commissioned unit, far from each other.
//! That is chance: words count fully only where a document says what it is about, or where they stand side by side.

use crate::fields::Field;
use crate::index::Relevance;
use crate::query::Plan;

/// A question with more words that say something than this is understood by them together, wherever they are.
const MAX_FEW_WORDS: usize = 3;

/// How much a word counts that only the clause text has, in a question of few words.
const TEXT_ALONE: f32 = 0.58;

/// How much a word counts that is only in what explains a clause.
const EXPLANATION_ALONE: f32 = 0.5;

/// How much a word counts of which a document has only a synonym or a completion.
const SIMILAR: f32 = 0.65;

/// How much less a page that is no clause must treat of what is asked, and any of a pasted paragraph, which has many words of
/// its own.
const LENIENT: f32 = 0.6;

/// What one document has of one word: its score and the fields.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) score: f32,
    pub(super) fields: u16,
    /// The fields that have the word itself, and not only something like it.
    pub(super) certain: u16,
}

/// How much a word counts for what a document is about, by where it is.
pub(super) fn weight_of_places(cell: Cell, plan: &Plan) -> f32 {
    let weight = |fields: u16| {
        let explanation = Field::Rationale.bit() | Field::Topic.bit();
        if fields & !(explanation | Field::Text.bit()) != 0 {
            1.0
        } else if fields & Field::Text.bit() != 0 {
            if plan.telling > MAX_FEW_WORDS { 1.0 } else { TEXT_ALONE }
        } else if fields != 0 {
            EXPLANATION_ALONE
        } else {
            0.0
        }
    };
    let (certain, similar) = (weight(cell.certain), weight(cell.fields) * SIMILAR);
    if certain > similar { certain } else { similar }
}

/// What the best of the documents that match words have reached, each by itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Best {
    pub(super) score: f32,
    pub(super) share: f32,
    pub(super) aboutness: f32,
}

impl Best {
    /// Whether it treats as much of what is asked as it must.
    pub(super) fn is_answer(self, is_strict: bool, relevance: Relevance) -> bool {
        let times = if is_strict { 1.0 } else { LENIENT };
        self.aboutness * 100.0 >= relevance.least_share as f32 * times
    }

    /// Whether a document with this score and share is worth showing.
    pub(super) fn keeps(self, relevance: Relevance, score: f32, share: f32, before: usize) -> bool {
        score * 100.0 >= self.score * relevance.least_score as f32 || share >= self.share * 0.999 && before < 10
    }
}
