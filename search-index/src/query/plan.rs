//! From typed words to terms: stems, citations, synonyms, initialisms, completions and, last, corrections.
//!
//! Each typed word becomes a [`QueryWord`] with alternatives. A document is asked for the best alternative of each word, so
//! that a word and its synonyms count once. `mfa patch` becomes two: `mfa`, which may mean `multi`, `factor` and `authent`
//! together, and `patch`, which as the last word may also be the beginning of another.

use super::chain_words::{add_chain, join_neighbors};
use super::completion::completions;
use super::correction::{known_suffix, nearest, one_edit_away};
use super::initials::{contract_to_initials, expand_initials};
use super::parse::ParsedQuery;
use super::synonyms::SynonymTable;
use super::word::{QueryWord, boost};
use crate::analysis::{chains, id_key, name_key, parts};
use crate::index::{Catalog, Phrase, TermId, rarity};
use crate::results::Correction;
use crate::text::{concat, split_ascii};

/// More words than this are not looked up.
const MAX_WORDS: usize = 24;

/// Words that hold a question together, each between blanks. They are searched like all others and count little.
const FUNCTION_WORDS: &str = " a an and any are as at be been but by can could did do does for from had has have how i \
if in into is it its me must my of on or our shall should so than that the their them there they this to us was we were \
what when where which who whom whose why will with would you ";

/// What to look up.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Plan {
    /// One for each typed word.
    pub(crate) words: Vec<QueryWord>,
    /// All must hold.
    pub(crate) phrases: Vec<Phrase>,
    /// Whether a phrase has a word that the corpus does not have, so that no document can match.
    pub(crate) unmatchable: bool,
    /// None may hold.
    pub(crate) excluded: Vec<Phrase>,
    /// The typed words as the key of an id.
    pub(crate) key: String,
    /// The typed words as the key of a name.
    pub(crate) name: String,
    /// Words that replace unknown ones.
    pub(crate) correction: Option<Correction>,
}

impl Plan {
    /// Every term that must be looked up.
    pub(crate) fn terms(&self) -> Vec<TermId> {
        let mut terms = Vec::new();
        for word in &self.words {
            for alternative in &word.alternatives {
                terms.extend_from_slice(&alternative.terms);
            }
        }
        for phrases in [&self.phrases, &self.excluded] {
            for phrase in phrases {
                terms.extend_from_slice(&phrase.terms());
            }
        }
        terms
    }
}

/// Plans a query.
pub(crate) fn plan(parsed: &ParsedQuery, catalog: &Catalog, synonyms: &SynonymTable) -> Plan {
    let mut plan = Plan { name: name_key(&parsed.words.join(" ")), ..Plan::default() };
    for word in &parsed.words {
        for chain in chains(word) {
            if plan.words.len() < MAX_WORDS {
                add_chain(&chain, catalog, &mut plan.words);
                plan.key = concat(&[&plan.key, if plan.key.is_empty() { "" } else { "." }, &id_key(&word[chain.from()..chain.to])]);
            }
        }
    }
    let words = &mut plan.words;
    join_neighbors(words, catalog);
    synonyms.expand(words, catalog, boost::SYNONYM);
    for word in &mut *words {
        expand_initials(word, catalog);
    }
    contract_to_initials(words, catalog);
    let last = words.len().wrapping_sub(1);
    if parsed.last_word_incomplete
        && let Some(word) = words.last_mut()
    {
        for id in completions(&catalog.dictionary, &word.typed) {
            word.add(&[id], boost::COMPLETION);
        }
    }
    for word in &mut *words {
        cap_rare_alternatives(word, catalog);
    }
    plan.correction = correct(words, if parsed.last_word_incomplete { last } else { usize::MAX }, catalog);
    for word in words {
        word.boost = if is_function_word(&word.typed) { boost::FUNCTION } else { boost::TYPED };
        word.weight = rarity_of(word, catalog) * word.boost;
    }
    for text in &parsed.phrases {
        match phrase_of(text, catalog) {
            Some(phrase) if phrase.parts.is_empty() => {}
            Some(phrase) => plan.phrases.push(phrase),
            None => plan.unmatchable = true,
        }
    }
    for text in &parsed.excluded {
        if let Some(phrase) = phrase_of(text, catalog)
            && !phrase.parts.is_empty()
        {
            plan.excluded.push(phrase);
        }
    }
    plan
}

fn is_function_word(word: &str) -> bool {
    split_ascii(FUNCTION_WORDS, b' ').any(|function| function == word)
}

/// Keeps other words from counting more than the typed one only because they are rarer.
fn cap_rare_alternatives(word: &mut QueryWord, catalog: &Catalog) {
    let of_word = rarity_of(word, catalog);
    let is_known = word.alternatives.iter().any(|alternative| alternative.boost >= boost::TYPED);
    for alternative in &mut word.alternatives {
        if is_known && alternative.boost < boost::TYPED {
            let mut of_terms = 0.0;
            for &term in &alternative.terms {
                of_terms += rarity(catalog.dictionary.documents(term) as usize, catalog.len());
            }
            alternative.boost *= (of_word * alternative.terms.len() as f32 / of_terms.max(f32::MIN_POSITIVE)).min(1.0);
        }
    }
}

/// Replaces words that mean nothing here with near ones. The word with the index `incomplete` may still be typed.
fn correct(words: &mut [QueryWord], incomplete: usize, catalog: &Catalog) -> Option<Correction> {
    let mut correction = Correction::default();
    for (index, word) in words.iter_mut().enumerate() {
        if word.alternatives.is_empty() {
            let near = nearest(&catalog.dictionary, &word.typed, index == incomplete);
            for &id in &near {
                word.add(&[id], boost::CORRECTION);
            }
            let replacement = match near.first() {
                Some(&best) => Some((best, catalog.dictionary.surface_form(best).to_owned())),
                None => one_edit_away(&catalog.dictionary, &word.typed).or_else(|| known_suffix(&catalog.dictionary, &word.typed)),
            };
            if let Some((id, replacement)) = replacement {
                word.add(&[id], boost::CORRECTION);
                let typed = std::mem::replace(&mut word.typed, replacement.clone());
                correction.words.push((typed, replacement));
            }
        }
        if index > 0 {
            correction.query.push(' ');
        }
        correction.query.push_str(&word.typed);
    }
    if correction.words.is_empty() { None } else { Some(correction) }
}

/// A text as a phrase; nothing when the corpus lacks one of its words.
fn phrase_of(text: &str, catalog: &Catalog) -> Option<Phrase> {
    let mut phrase = Phrase { parts: Vec::new() };
    // A citation alone is one term.
    if chains(text).nth(1).is_none()
        && let Some(id) = catalog.dictionary.find(&id_key(text))
    {
        phrase.parts.push((0, id));
        return Some(phrase);
    }
    for part in parts(text, &|_| true) {
        phrase.parts.push((part.position, catalog.dictionary.find(&part.term)?));
    }
    Some(phrase)
}

/// How much a typed word says: by its most frequent full meaning, else by all that it may mean together.
fn rarity_of(word: &QueryWord, catalog: &Catalog) -> f32 {
    let (mut full, mut any) = (0, 0);
    for alternative in &word.alternatives {
        let mut documents = u32::MAX;
        for &term in &alternative.terms {
            documents = documents.min(catalog.dictionary.documents(term));
        }
        any += documents as usize;
        if alternative.boost >= boost::TYPED {
            full = full.max(documents as usize);
        }
    }
    let documents = if full > 0 { full } else { any.min(catalog.len()) };
    if documents > 0 { rarity(documents, catalog.len()) } else { 0.0 }
}
