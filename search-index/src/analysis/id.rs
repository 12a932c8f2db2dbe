//! Ids, whatever their spelling.

use super::chain::chains;

/// The segments of a typed or stored id with dots between them: `PAT-2`, `pat 2` and `pat2` are `pat.2`.
pub(crate) fn id_key(text: &str) -> String {
    let mut key = String::new();
    for chain in chains(text) {
        for segment in &chain.segments {
            if !key.is_empty() {
                key.push('.');
            }
            key.push_str(&segment.text);
        }
    }
    key
}
