//! Ids and names, whatever their spelling.

use super::chain::{Chain, chains};
use super::stem::light_stem;
use crate::language::Language;
use crate::text::{has_word, push_word};

/// The segments of a typed or stored id with dots between them: `PAT-2`, `pat 2` and `pat2` are `pat.2`.
pub(crate) fn id_key(language: Language, text: &str) -> String {
    let mut key = String::new();
    for chain in chains(language, text) {
        for segment in &chain.segments {
            push_word(&mut key, '.', &segment.text);
        }
    }
    key
}

/// The words of a name as inflections do not change them, with blanks between them: "what does Security Update mean?" and
/// "security updates" are `security updat`. Stems would take a servicer for a service.
pub(crate) fn name_key(language: Language, text: &str) -> String {
    let mut key = String::new();
    for chain in chains(language, text) {
        for segment in &chain.segments {
            if !has_word(language.vocabulary().around_names, &segment.text) {
                push_word(&mut key, ' ', &light_stem(language, segment.spelling()));
            }
        }
    }
    key
}

/// The words of one chain as inflections do not change them, with blanks between them: a citation is one word, and so are
/// words that `&` joins. `X.509` is `x.509`, `POA&M` is `poam`.
pub(crate) fn word_key(language: Language, chain: &Chain) -> String {
    if chain.is_citation() {
        return chain.compound(0, chain.segments.len());
    }
    if let Some(joined) = chain.joined()
        && chain.segments.iter().any(|segment| segment.joint == '&')
    {
        return joined;
    }
    let mut key = String::new();
    for segment in &chain.segments {
        push_word(&mut key, ' ', &light_stem(language, segment.spelling()));
    }
    key
}
