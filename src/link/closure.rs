//! What a set of clauses needs to have a meaning.

use super::edition::Edition;

/// The clauses that a set needs and does not have, in the order of the book: those that its clauses require, and those
/// that these require.
pub fn missing_from(edition: &Edition, set: &[usize]) -> Vec<usize> {
    let mut has = vec![false; edition.links.len()];
    for &index in set {
        has[index] = true;
    }
    let mut open = set.to_vec();
    let mut missing = Vec::new();
    while let Some(index) = open.pop() {
        for &required in &edition.links[index].requires {
            if !std::mem::replace(&mut has[required], true) {
                missing.push(required);
                open.push(required);
            }
        }
    }
    missing.sort_unstable();
    missing
}
