//! Which neighbors of a query are neighbors in a document too.
//!
//! For `patch time` a document that has "patch time" in its text gets as much more as if the pair were a word of its own, and
//! its words are taken to be there on purpose. A document that only has the two somewhere gets nothing.

use crate::index::{Backend, PHRASE_FIELDS, Phrase, TermId, raise, rarity};
use crate::query::{Plan, QueryWord, boost};

/// How much two neighbors of the query count in a document that has them side by side, against their rarity, in the order of
/// [`PHRASE_FIELDS`].
const SIDE_BY_SIDE: [f32; PHRASE_FIELDS.len()] = [1.0, 0.4, 1.0, 1.0, 0.4, 0.8, 0.8];

/// How much less a pair counts in which a number is written in the other way, as a word or in digits.
const OTHER_MEANING: f32 = 0.5;

/// Words of the query with more than this between them are no neighbors.
const MAX_DISTANCE: usize = 3;

/// For each document what is added to its score because neighbors of the query are side by side in it: as if each pair of
/// neighbors were a word.
pub(super) fn nearness<B: Backend>(backend: &B, plan: &Plan) -> Result<Vec<f32>, B::Error> {
    let count = backend.catalog().len();
    let mut nearness = vec![0.0; count];
    // In a long question a pair says less: two of its words may stand together by chance.
    let known = plan.words.iter().filter(|word| !word.alternatives.is_empty()).count().max(2) as f32;
    let importance = backend.catalog().relevance.nearness as f32 / 50.0 / known;
    let mut before = Vec::new();
    for word in &plan.words {
        if word.alternatives.is_empty() {
            continue;
        }
        let here = certain_terms(word);
        let mut best = vec![0.0_f32; count];
        for (rank, &first) in before.iter().enumerate() {
            for (other_rank, &second) in here.iter().enumerate() {
                let pair = Phrase { parts: vec![first, second] };
                let certainty = if rank + other_rank == 0 { 1.0 } else { OTHER_MEANING };
                if second.0 <= first.0 || second.0 - first.0 > MAX_DISTANCE {
                    continue;
                }
                for (field, weight) in PHRASE_FIELDS.into_iter().zip(SIDE_BY_SIDE) {
                    for document in backend.phrase(field, &pair)? {
                        if let Some(best) = best.get_mut(document as usize) {
                            raise(best, weight * certainty);
                        }
                    }
                }
            }
        }
        if !before.is_empty() {
            let with_pair = best.iter().filter(|&&weight| weight > 0.0).count();
            let weight = rarity(with_pair, count) * word.boost * importance;
            for (document, best) in best.into_iter().enumerate() {
                nearness[document] += best * weight;
            }
        }
        before = here;
    }
    Ok(nearness)
}

/// What a word surely means, each with the position of the word: its first meaning, and others that are as good, as `thirty`
/// is for `30`. None where that is several words.
fn certain_terms(word: &QueryWord) -> Vec<(usize, TermId)> {
    let mut terms = Vec::new();
    for alternative in &word.alternatives {
        if let [term] = alternative.terms[..]
            && (terms.is_empty() || alternative.boost >= boost::TYPED)
        {
            terms.push((word.position, term));
        }
    }
    terms
}
