//! Ids and names, whatever their spelling.

use super::chain::chains;
use crate::text::split_ascii;

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

/// Words by which people ask for a name and that are no part of it, each between blanks.
const AROUND_NAMES: &str = " a an the of is are do does what whats mean means meaning define defined defines definition definitions \
term glossary topic chapter page ";

/// The words of a name without the s of a plural and with blanks between them: "what does Security Update mean?" and "security
/// updates" are `security update`. Stems would take a servicer for a service.
pub(crate) fn name_key(text: &str) -> String {
    let mut key = String::new();
    for chain in chains(text) {
        for segment in &chain.segments {
            if split_ascii(AROUND_NAMES, b' ').any(|word| word == segment.text) {
                continue;
            }
            if !key.is_empty() {
                key.push(' ');
            }
            let word = segment.text.as_str();
            key.push_str(if word.len() > 3 { word.strip_suffix('s').unwrap_or(word) } else { word });
        }
    }
    key
}
