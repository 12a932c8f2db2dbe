//! From typed words to terms: stems, citations, synonyms, initialisms, completions and, last, corrections.
//!
//! Each typed word becomes a group of alternatives. A document is asked for the best alternative of each group, so that
//! a word and its synonyms count once.

use super::complete::completions;
use super::lexicon::Lexicon;
use super::parse::Typed;
use super::typo::{has_digit, nearest, respelled, tail};
use crate::analysis::{Chain, chains, initialisms, parts, stem};
use crate::bm25::rarity;
use crate::catalog::{Catalog, key};
use crate::column::{glue, pieces};
use crate::packed::TermId;
use crate::results::Correction;
use crate::source::Phrase;

/// More words than this are not looked up.
const MOST_GROUPS: usize = 24;

/// Words that hold a question together, each between blanks. They are searched like all others and count for little.
const FUNCTION_WORDS: &str = " a an and any are as at be been but by can could did do does for from had has have how i \
if in into is it its me must my of on or our shall should so than that the their them there they this to us was we were \
what when where which who whom whose why will with would you ";

/// How much an alternative counts against the word as it was typed.
mod weight {
    pub(super) const TYPED: f32 = 1.0;
    /// `800-53` typed as two words.
    pub(super) const COMPOUND: f32 = 1.5;
    pub(super) const COMPLETION: f32 = 0.6;
    pub(super) const SYNONYM: f32 = 0.5;
    pub(super) const INITIALISM: f32 = 0.9;
    pub(super) const CORRECTION: f32 = 0.8;
    /// For a function word, whatever it means.
    pub(super) const FUNCTION: f32 = 0.1;
}

/// Terms that must stand in one field together, as one way to mean a typed word.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Alternative {
    /// Not empty.
    pub(crate) terms: Vec<TermId>,
    /// Factor on the score.
    pub(crate) weight: f32,
}

/// All the ways to mean one typed word.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Group {
    /// Folded, as it was typed.
    typed: String,
    /// The term that it stands for.
    pub(super) term: String,
    /// Empty when the corpus has nothing like the word.
    pub(crate) alternatives: Vec<Alternative>,
    /// How much the word says, from its rarity.
    pub(crate) weight: f32,
    /// Factor on the scores of the word: small for words that only make a question a sentence.
    pub(crate) factor: f32,
}

/// What to look up.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Plan {
    /// One for each typed word.
    pub(crate) groups: Vec<Group>,
    /// All must hold.
    pub(crate) phrases: Vec<Phrase>,
    /// Whether a phrase has a word that the corpus has not.
    pub(crate) impossible: bool,
    /// None may hold.
    pub(crate) excluded: Vec<Phrase>,
    /// The typed words as the key of an id.
    pub(crate) key: String,
    /// Words that were taken for unknown ones.
    pub(crate) correction: Option<Correction>,
}

impl Plan {
    /// Every term that must be looked up.
    pub(crate) fn terms(&self) -> Vec<TermId> {
        let mut terms = Vec::new();
        for group in &self.groups {
            for way in &group.alternatives {
                terms.extend_from_slice(&way.terms);
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

impl Group {
    pub(super) fn add(&mut self, terms: &[TermId], weight: f32) {
        if terms.is_empty() {
            return;
        }
        for known in &mut self.alternatives {
            if known.terms == terms {
                known.weight = known.weight.max(weight);
                return;
            }
        }
        self.alternatives.push(Alternative { terms: terms.to_vec(), weight });
    }
}

/// Plans a query.
pub(crate) fn plan(typed: &Typed, catalog: &Catalog, lexicon: &Lexicon) -> Plan {
    let mut plan = Plan::default();
    for word in &typed.words {
        for chain in chains(word) {
            if plan.groups.len() < MOST_GROUPS {
                add_groups(&chain, catalog, &mut plan.groups);
                plan.key = glue(&[&plan.key, if plan.key.is_empty() { "" } else { "." }, &key(&word[chain.from()..chain.to])]);
            }
        }
    }
    let groups = &mut plan.groups;
    join_neighbors(groups, catalog);
    lexicon.widen(groups, catalog, weight::SYNONYM);
    for group in &mut *groups {
        expand_initials(group, catalog);
    }
    contract_to_initials(groups, catalog);
    let last = groups.len().wrapping_sub(1);
    if typed.open
        && let Some(group) = groups.last_mut()
    {
        for id in completions(&catalog.dictionary, &group.typed) {
            group.add(&[id], weight::COMPLETION);
        }
    }
    for group in &mut *groups {
        level(group, catalog);
    }
    plan.correction = correct(groups, if typed.open { last } else { usize::MAX }, catalog);
    for group in groups {
        let function = is_function_word(&group.typed);
        group.factor = if function { weight::FUNCTION } else { 1.0 };
        group.weight = rarity_of(group, catalog) * group.factor;
    }
    for text in &typed.phrases {
        match phrase_of(text, catalog) {
            Some(phrase) if phrase.parts.is_empty() => {}
            Some(phrase) => plan.phrases.push(phrase),
            None => plan.impossible = true,
        }
    }
    for text in &typed.excluded {
        if let Some(phrase) = phrase_of(text, catalog)
            && !phrase.parts.is_empty()
        {
            plan.excluded.push(phrase);
        }
    }
    plan
}

fn is_function_word(word: &str) -> bool {
    pieces(FUNCTION_WORDS, b' ').any(|function| function == word)
}

/// Adds the words of a chain: a citation as a whole if the corpus has it, else as much of it as the corpus has.
fn add_groups(chain: &Chain, catalog: &Catalog, groups: &mut Vec<Group>) {
    let length = chain.segments.len();
    let mut done = 0;
    if chain.is_citation() {
        let known = |start: usize, count: usize| catalog.dictionary.find(&chain.compound(start, count)).is_some();
        let mut count = length;
        // Leading letters may be the reader's: `sp800-53` where the corpus says `800-53`.
        if !known(0, length) && length > 2 && !chain.segments[0].digits && known(1, length - 1) {
            add_group(chain.segments[0].text.clone(), &chain.segments[0].text, catalog, groups);
            add_group(chain.compound(1, length - 1), "", catalog, groups);
            return;
        }
        while count > 1 && !known(0, count) {
            count -= 1;
        }
        if count > 1 {
            add_group(chain.compound(0, count), "", catalog, groups);
            done = count;
        }
    }
    let joined = chain.joined();
    if let Some(joined) = &joined
        && chain.segments.iter().any(|segment| segment.joint == '&')
    {
        add_group(joined.clone(), joined, catalog, groups);
        return;
    }
    let first = groups.len();
    let unknown_id = chain.is_citation() && done == 0 && !chain.segments[0].digits;
    for segment in &chain.segments[done..] {
        // The number of an id that does not exist means nothing by itself.
        if unknown_id && segment.digits {
            continue;
        }
        let word = if segment.digits { "" } else { &segment.text };
        add_group(segment.text.clone(), word, catalog, groups);
    }
    if let Some(id) = joined.and_then(|joined| catalog.dictionary.find(&stem(&joined))) {
        for group in &mut groups[first..] {
            group.add(&[id], weight::TYPED);
        }
    }
}

/// Adds what was typed as a group; the term is the stem of `word`, or what was typed when there is no word.
fn add_group(typed: String, word: &str, catalog: &Catalog, groups: &mut Vec<Group>) {
    let term = if word.is_empty() { typed.clone() } else { stem(word) };
    let mut group = Group { typed, term, ..Group::default() };
    if let Some(id) = catalog.dictionary.find(&group.term) {
        group.add(&[id], weight::TYPED);
    }
    groups.push(group);
}

/// `pat 2` and `sp 800 53`: neighbors that the index knows as one citation.
fn join_neighbors(groups: &mut [Group], catalog: &Catalog) {
    for second in 1..groups.len() {
        let (one, other) = (&groups[second - 1].typed, &groups[second].typed);
        if !has_digit(one) && !has_digit(other) {
            continue;
        }
        if let Some(id) = catalog.dictionary.find(&glue(&[one, ".", other])) {
            groups[second - 1].add(&[id], weight::COMPOUND);
            groups[second].add(&[id], weight::COMPOUND);
        }
    }
}

/// `MFA` means the words of a title or term with these initials.
fn expand_initials(group: &mut Group, catalog: &Catalog) {
    let letters = (2..=6).contains(&group.typed.len()) && group.typed.bytes().all(|byte| byte.is_ascii_lowercase());
    let known = catalog.dictionary.find(&group.term);
    if !letters || known.is_some_and(|id| !catalog.dictionary.capitals(id)) {
        return;
    }
    let mut plain: Vec<Vec<TermId>> = Vec::new();
    let mut with_small_words: Vec<Vec<TermId>> = Vec::new();
    for texts in [&catalog.titles, &catalog.terms] {
        for text in texts.iter() {
            for expansion in initialisms::expansions(&group.typed, text) {
                let mut ids = Vec::new();
                for &(from, to) in &expansion.words {
                    ids.extend(catalog.dictionary.find(&stem(&text[from..to].to_ascii_lowercase())));
                }
                if ids.len() == expansion.words.len() {
                    if expansion.has_small_word { &mut with_small_words } else { &mut plain }.push(ids);
                }
            }
        }
    }
    for ids in if plain.is_empty() { with_small_words } else { plain } {
        if group.alternatives.len() < 6 {
            group.add(&ids, weight::INITIALISM / ids.len() as f32);
        }
    }
}

/// At least three words with the initials of an initialism that the corpus uses mean that initialism.
fn contract_to_initials(groups: &mut [Group], catalog: &Catalog) {
    for start in 0..groups.len() {
        let mut initials = String::new();
        for end in start..groups.len().min(start + 6) {
            initials.push_str(groups[end].typed.get(..1).unwrap_or_default());
            if end < start + 2 {
                continue;
            }
            if let Some(id) = catalog.dictionary.find(&stem(&initials))
                && catalog.dictionary.capitals(id)
            {
                for group in &mut groups[start..=end] {
                    group.add(&[id], weight::INITIALISM);
                }
            }
        }
    }
}

/// Keeps other words from counting more than the typed one only because they are rarer.
fn level(group: &mut Group, catalog: &Catalog) {
    let most = rarity_of(group, catalog);
    let typed = group.alternatives.iter().any(|way| way.weight >= weight::TYPED);
    for way in &mut group.alternatives {
        if typed && way.weight < weight::TYPED {
            let mut own = 0.0;
            for &term in &way.terms {
                own += rarity(catalog.dictionary.documents(term) as usize, catalog.len());
            }
            way.weight *= (most * way.terms.len() as f32 / own.max(f32::MIN_POSITIVE)).min(1.0);
        }
    }
}

/// Takes near words for those that mean nothing here. The word at `open` may go on.
fn correct(groups: &mut [Group], open: usize, catalog: &Catalog) -> Option<Correction> {
    let mut correction = Correction::default();
    for (place, group) in groups.iter_mut().enumerate() {
        if group.alternatives.is_empty() {
            let near = nearest(&catalog.dictionary, &group.typed, place == open);
            for &id in &near {
                group.add(&[id], weight::CORRECTION);
            }
            let taken = match near.first() {
                Some(&best) => Some((best, catalog.dictionary.word(best).to_owned())),
                None => respelled(&catalog.dictionary, &group.typed).or_else(|| tail(&catalog.dictionary, &group.typed)),
            };
            if let Some((id, taken)) = taken {
                group.add(&[id], weight::CORRECTION);
                let typed = std::mem::replace(&mut group.typed, taken.clone());
                correction.words.push((typed, taken));
            }
        }
        if place > 0 {
            correction.query.push(' ');
        }
        correction.query.push_str(&group.typed);
    }
    if correction.words.is_empty() { None } else { Some(correction) }
}

/// A text as a phrase; nothing when the corpus lacks one of its words.
fn phrase_of(text: &str, catalog: &Catalog) -> Option<Phrase> {
    let mut phrase = Phrase { parts: Vec::new() };
    // A citation alone is one term.
    if chains(text).nth(1).is_none()
        && let Some(id) = catalog.dictionary.find(&key(text))
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
fn rarity_of(group: &Group, catalog: &Catalog) -> f32 {
    let (mut full, mut any) = (0, 0);
    for way in &group.alternatives {
        let mut documents = u32::MAX;
        for &term in &way.terms {
            documents = documents.min(catalog.dictionary.documents(term));
        }
        any += documents as usize;
        if way.weight >= weight::TYPED {
            full = full.max(documents as usize);
        }
    }
    let documents = if full > 0 { full } else { any.min(catalog.len()) };
    if documents > 0 { rarity(documents, catalog.len()) } else { 0.0 }
}
