//! From typed words to terms: stems, citations, synonyms, initialisms, completions and, last, corrections.
//!
//! Each typed word becomes a [`QueryWord`] with alternatives. A document is asked for the best alternative of each word, so
//! that a word and its synonyms count once. `mfa patch` becomes two: `mfa`, which may mean `multi`, `factor` and `authent`
//! together, and `patch`, which as the last word may also be the beginning of another.

use super::chain_words::{add_chain, add_numbers, join_neighbors};
use super::completion::completions;
use super::correction::{known_suffix, nearest};
use super::initials::{contract_to_initials, expand_initials};
use super::parse::ParsedQuery;
use super::provisions;
use super::synonyms::SynonymTable;
use super::word::{QueryWord, TypedChain, boost};
use crate::analysis::{HEADING_END, chains, id_key, name_key, parts, word_key};
use crate::index::{Catalog, Phrase, TermId, rarity};
use crate::results::Correction;
use crate::text::{concat, has_word, push_word};

/// More words than this are not looked up.
const MAX_WORDS: usize = 40;

/// Queries with more words than this are sentences, of which soft words are no more than the mortar.
const MAX_FEW_WORDS: usize = 3;

/// A shorter beginning of a word does not say which word is meant.
const MIN_CERTAIN_BEGINNING: usize = 4;

/// What to look up.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Plan {
    /// One for each typed word.
    pub(crate) words: Vec<QueryWord>,
    /// All must hold.
    pub(crate) phrases: Vec<Phrase>,
    /// Whether a phrase has a word that the corpus does not have, so that no document can match.
    pub(crate) unmatchable: bool,
    /// The whole provisions that are named, as terms.
    pub(crate) provisions: Vec<TermId>,
    /// How many words say something.
    pub(crate) telling: usize,
    /// Whether the query is a paragraph that nobody has typed.
    pub(crate) is_pasted: bool,
    /// How much is said by words that the corpus does not have.
    pub(crate) unknown: f32,
    /// None may hold.
    pub(crate) excluded: Vec<Phrase>,
    /// The typed words as the key of an id.
    pub(crate) key: String,
    /// The typed words as the key of a name.
    pub(crate) name: String,
    /// The typed words as a whole heading.
    pub(crate) heading: Option<Phrase>,
    /// Whether a chapter or topic is asked for by that word.
    pub(crate) wants_page: bool,
    /// Words that replace unknown ones.
    pub(crate) correction: Option<Correction>,
}

impl Plan {
    /// The terms that must be looked up: those of a first answer, which has one meaning of each word (the word itself, if the
    /// corpus has it), and those that the final answer needs besides.
    pub(crate) fn terms(&self) -> [Vec<TermId>; 2] {
        let mut terms = [self.provisions.clone(), Vec::new()];
        for word in &self.words {
            for (index, alternative) in word.alternatives.iter().enumerate() {
                terms[usize::from(index > 0)].extend_from_slice(&alternative.terms);
            }
        }
        for phrase in self.phrases.iter().chain(&self.excluded) {
            terms[0].extend_from_slice(&phrase.terms());
        }
        if let Some(heading) = &self.heading {
            terms[1].extend_from_slice(&heading.terms());
        }
        terms
    }
}

/// Words with blanks between them.
fn spaced(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        text.push_str(word);
        text.push(' ');
    }
    text
}

/// Plans a query.
pub(crate) fn plan(parsed: &ParsedQuery, catalog: &Catalog, synonyms: &SynonymTable) -> Plan {
    let text = spaced(&parsed.words);
    let vocabulary = catalog.language.vocabulary();
    let mut plan = Plan { name: name_key(catalog.language, &text), ..Plan::default() };
    let (typed, end) = typed_chains(parsed, catalog, &mut plan);
    plan.heading = heading_of(&text, end, catalog);
    let words = &mut plan.words;
    if words.len() > MAX_FEW_WORDS {
        for word in words.iter_mut().filter(|word| has_word(vocabulary.soft, &word.typed)) {
            word.boost = boost::SOFT;
        }
    }
    plan.provisions = provisions::find(&typed, words, catalog);
    join_neighbors(words, catalog);
    let form_boost = if words.len() == 1 { boost::FORM_ALONE } else { boost::FORM };
    for word in &mut *words {
        add_numbers(word, catalog);
        word.add_form(form_boost, catalog);
    }
    synonyms.expand(&typed, words, catalog);
    for word in &mut *words {
        expand_initials(word, catalog);
    }
    contract_to_initials(words, catalog);
    let last = words.len().wrapping_sub(1);
    if parsed.last_word_incomplete
        && let Some(word) = words.last_mut()
    {
        // A few letters may be the beginning of anything.
        if word.typed.len() < MIN_CERTAIN_BEGINNING && word.alternatives.iter().all(|alternative| alternative.boost < boost::TYPED) {
            word.certainty = 0.5;
        }
        for id in completions(catalog, &word.typed) {
            word.add(&[id], boost::COMPLETION);
        }
    }
    for word in &mut *words {
        cap_rare_alternatives(word, catalog);
    }
    plan.correction = correct(words, if parsed.last_word_incomplete { last } else { usize::MAX }, form_boost, catalog);
    let telling = words.iter().filter(|word| !word.is_function).count();
    let is_question = telling > 0;
    plan.telling = telling;
    // Of two typed words each is meant, as in "our products".
    let is_short = words.len() < 3;
    plan.is_pasted = parsed.is_pasted;
    for word in &mut *words {
        word.weight = rarity_of(word, catalog) * word.boost;
        if word.is_function && is_question {
            // It is no part of what is asked, wherever it stands.
            word.weight = 0.0;
            if !is_short || has_word(vocabulary.page, &word.typed) {
                word.alternatives.clear();
            }
        } else if word.alternatives.is_empty() {
            plan.unknown += rarity(1, catalog.len());
        }
    }
    keep_most_telling(words);
    if parsed.is_pasted {
        plan.key.clear();
        plan.provisions.clear();
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

/// The chains of the typed words, and how many positions they take; the words that they become are added to the plan.
fn typed_chains(parsed: &ParsedQuery, catalog: &Catalog, plan: &mut Plan) -> (Vec<TypedChain>, usize) {
    let vocabulary = catalog.language.vocabulary();
    let mut typed = Vec::new();
    let mut position = 0;
    for word in &parsed.words {
        for chain in chains(catalog.language, word) {
            let first = plan.words.len();
            add_chain(&chain, position, catalog, &mut plan.words);
            for word in &mut plan.words[first..] {
                word.boost = boost::TYPED;
                word.certainty = 1.0;
                let names_page = has_word(vocabulary.page, &word.typed);
                plan.wants_page |= names_page;
                word.is_function = names_page || has_word(vocabulary.function, &word.typed);
            }
            let id = chain.compound(0, chain.segments.len());
            plan.key = concat(&[&plan.key, if plan.key.is_empty() { "" } else { "." }, &id]);
            typed.push(TypedChain { id, key: word_key(catalog.language, &chain), words: first..plan.words.len() });
            position += chain.segments.len();
        }
    }
    (typed, position)
}

/// Of a pasted paragraph the words that say most.
fn keep_most_telling(words: &mut Vec<QueryWord>) {
    let mut weights: Vec<u64> = Vec::new();
    for word in &*words {
        // Weights are not negative, and so their bits are in their order.
        weights.push(u64::from(word.weight.to_bits()));
    }
    weights.sort_unstable();
    if let Some(index) = weights.len().checked_sub(MAX_WORDS + 1) {
        let least = f32::from_bits(weights[index] as u32);
        words.retain(|word| word.weight > least);
    }
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
            let rare = of_word * alternative.terms.len() as f32;
            if rare < of_terms {
                alternative.boost *= rare / of_terms;
            }
        }
    }
}

/// Replaces words that mean nothing here with near ones. The word with the index `incomplete` may still be typed.
fn correct(words: &mut [QueryWord], incomplete: usize, form_boost: f32, catalog: &Catalog) -> Option<Correction> {
    let mut correction = Correction::default();
    for (index, word) in words.iter_mut().enumerate() {
        if word.alternatives.is_empty() {
            let mut near = nearest(catalog, &word.typed, index == incomplete);
            if near.is_empty() {
                near.extend(known_suffix(catalog, &word.typed));
            }
            for &(id, _) in &near {
                word.add(&[id], boost::CORRECTION);
            }
            if let Some((_, replacement)) = near.into_iter().next() {
                word.certainty = 0.4;
                let typed = std::mem::replace(&mut word.typed, replacement.clone());
                word.add_form(form_boost, catalog);
                correction.words.push((typed, replacement));
            }
        }
        push_word(&mut correction.query, ' ', &word.typed);
    }
    if correction.words.is_empty() { None } else { Some(correction) }
}

/// A text as a phrase; nothing when the corpus lacks one of its words.
fn phrase_of(text: &str, catalog: &Catalog) -> Option<Phrase> {
    let mut phrase = Phrase { parts: Vec::new() };
    // A citation alone is one term.
    if chains(catalog.language, text).nth(1).is_none()
        && let Some(id) = catalog.dictionary.find(&id_key(catalog.language, text))
    {
        phrase.parts.push((0, id));
        return Some(phrase);
    }
    add_parts(text, 0, catalog, &mut phrase).then_some(phrase)
}

/// Adds the words of a text, so many positions further; whether the corpus has them all.
fn add_parts(text: &str, from: usize, catalog: &Catalog, phrase: &mut Phrase) -> bool {
    for part in parts(catalog.language, text) {
        let Some(id) = catalog.dictionary.find(&part.term) else { return false };
        phrase.parts.push((from + part.position, id));
    }
    true
}

/// The typed words as a phrase from one end of a heading to the other; nothing when the corpus has no such.
fn heading_of(text: &str, end: usize, catalog: &Catalog) -> Option<Phrase> {
    let mark = catalog.dictionary.find(HEADING_END)?;
    let mut phrase = Phrase { parts: vec![(0, mark)] };
    let is_known = add_parts(text, 1, catalog, &mut phrase);
    phrase.parts.push((end + 1, mark));
    // A part of a citation is no term, and anything could stand in its place.
    (is_known && end > 0 && phrase.parts.len() == end + 2).then_some(phrase)
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
