//! BM25 as Tantivy computes it: same constants, same one-byte lengths, same order of operations.

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// The weight of one term in one field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bm25 {
    weight: f32,
    average: f32,
}

impl Bm25 {
    /// For a term that `with_term` of `documents` documents have in a field of `tokens` tokens in all.
    pub(crate) fn new(with_term: usize, documents: usize, tokens: u64) -> Self {
        Self { weight: rarity(with_term, documents) * (1.0 + K1), average: tokens as f32 / documents.max(1) as f32 }
    }

    /// The score of a document with this field norm that has the term `count` times.
    pub(crate) fn score(self, norm: u8, count: u32) -> f32 {
        let count = count as f32;
        let length = K1 * (1.0 - B + B * field_length(norm) as f32 / self.average);
        self.weight * (count / (count + length))
    }
}

/// Makes the best score one that is larger. `f32::max` would look at what is no number too.
pub(crate) fn raise(best: &mut f32, score: f32) {
    if score > *best {
        *best = score;
    }
}

/// Inverse document frequency: how much a term says.
pub(crate) fn rarity(with_term: usize, documents: usize) -> f32 {
    let without = documents.saturating_sub(with_term) as f32;
    logarithm(1.0 + (without + 0.5) / (with_term as f32 + 0.5))
}

/// The natural logarithm of a positive number, the same to the last bit wherever it is computed. The standard library's
/// is another one on each machine, and a hundred bytes larger.
fn logarithm(number: f32) -> f32 {
    // The number is a power of two times a mantissa from 1 to 2.
    let bits = number.to_bits();
    let exponent = (bits >> 23) as f32 - 127.0;
    let mantissa = f32::from_bits(bits & 0x007F_FFFF | 0x3F80_0000);
    // The series of the inverse hyperbolic tangent, of which seven members are exact enough for a third and less.
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let (mut sum, mut divisor) = (0.0, 13.0);
    while divisor > 0.0 {
        sum = sum * ratio * ratio + 1.0 / divisor;
        divisor -= 2.0;
    }
    exponent * std::f32::consts::LN_2 + 2.0 * ratio * sum
}

/// The length that a one-byte field norm stands for: exact up to 40, then three significant bits.
fn field_length(norm: u8) -> u32 {
    const EXACT: u32 = 24;
    let norm = u32::from(norm);
    if norm < EXACT {
        return norm;
    }
    let rest = norm - EXACT;
    let (bits, shift) = (rest & 7, rest >> 3);
    let value = if shift == 0 { bits } else { (bits | 8).checked_shl(shift - 1).unwrap_or(0) };
    EXACT + value
}

#[cfg(all(test, feature = "build"))]
mod tests {
    use super::*;
    use tantivy::fieldnorm::FieldNormReader;
    use tantivy::query::Bm25Weight;

    #[test]
    fn lengths_are_tantivys() {
        for norm in 0..=255 {
            assert_eq!(field_length(norm), FieldNormReader::id_to_fieldnorm(norm), "norm {norm}");
        }
    }

    #[test]
    fn scores_are_tantivys() {
        for (with_term, documents, tokens) in [(1, 1, 7), (3, 130, 40_000), (130, 130, 1_000_000), (17, 1_189, 90_001)] {
            let ours = Bm25::new(with_term, documents, tokens);
            let theirs = Bm25Weight::for_one_term(with_term as u64, documents as u64, tokens as f32 / documents as f32);
            for (norm, count) in [(0, 1), (12, 2), (80, 40), (255, 1)] {
                let (ours, theirs) = (ours.score(norm, count), theirs.score(norm, count));
                assert!((ours - theirs).abs() < 1e-6, "{ours} {theirs}");
            }
        }
    }
}
