//! From typed words to terms: stems, citations, completions, synonyms, initialisms and, last, corrections.
//!
//! Each typed word becomes a group of alternatives. A document is asked for the best alternative of each group, so that
//! a word and its synonyms count once.

use super::complete::completions;
use super::parse::Typed;
use super::typo::nearest;
use crate::analysis::{Chain, Style, chains, fold, initialisms, stem, tokenize};
use crate::bm25::rarity;
use crate::catalog::Catalog;
use crate::packed::TermId;
use crate::results::Correction;
use crate::source::Phrase;

/// More words than this are not looked up.
const MOST_GROUPS: usize = 24;

/// Words that hold a question together. They are searched like all others and count for little.
const FUNCTION_WORDS: [&str; 64] = [
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had",
    "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "me", "must", "my", "of", "on", "or", "our", "shall", "should",
    "so", "than", "that", "the", "their", "them", "there", "they", "this", "to", "us", "was", "we", "were", "what", "when", "where",
    "which", "who", "whom", "whose", "why", "will", "with", "would", "you",
];

/// How much an alternative counts against the word as it was typed.
mod weight {
    pub(super) const TYPED: f32 = 1.0;
    /// `800-53` typed as two words.
    pub(super) const COMPOUND: f32 = 1.5;
    pub(super) const COMPLETION: f32 = 0.6;
    pub(super) const SYNONYM: f32 = 0.6;
    pub(super) const INITIALISM: f32 = 0.9;
    pub(super) const CORRECTION: f32 = 0.8;
    /// For a whole word, beside its alternatives.
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
    /// The typed words as parts of an id.
    pub(crate) id_parts: Vec<String>,
    /// Words that were taken for unknown ones.
    pub(crate) correction: Option<Correction>,
}

impl Plan {
    /// Every term that must be looked up, each once.
    pub(crate) fn terms(&self) -> Vec<TermId> {
        let of_groups = self.groups.iter().flat_map(|group| &group.alternatives).flat_map(|way| way.terms.iter().copied());
        let phrases = self.phrases.iter().chain(&self.excluded);
        let of_phrases = phrases.flat_map(|phrase| phrase.parts.iter().map(|&(_, term)| term));
        let mut terms: Vec<TermId> = of_groups.chain(of_phrases).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// Synonyms taken apart once.
#[derive(Default)]
pub(crate) struct Lexicon {
    /// Groups of sequences of terms.
    synonyms: Vec<Vec<Vec<String>>>,
}

impl Lexicon {
    pub(crate) fn new(synonyms: &[Vec<String>]) -> Self {
        let sequence = |text: &String| {
            let parts = tokenize(text, Style::Prose).into_iter().filter(|token| !token.whole);
            parts.map(|token| token.text).collect::<Vec<_>>()
        };
        let synonyms = synonyms.iter().map(|group| group.iter().map(sequence).collect()).collect();
        Self { synonyms }
    }
}

/// One typed word on its way to a group.
#[derive(Debug, Clone, Default)]
struct Slot {
    /// Folded, as it was typed.
    typed: String,
    /// The term that it stands for.
    term: String,
    /// Typed in capitals.
    capitals: bool,
    alternatives: Vec<Alternative>,
}

impl Slot {
    fn add(&mut self, terms: Vec<TermId>, weight: f32) {
        if terms.is_empty() {
            return;
        }
        match self.alternatives.iter_mut().find(|way| way.terms == terms) {
            Some(known) => known.weight = known.weight.max(weight),
            None => self.alternatives.push(Alternative { terms, weight }),
        }
    }
}

/// Plans a query.
pub(crate) fn plan(typed: &Typed, catalog: &Catalog, lexicon: &Lexicon) -> Plan {
    let mut slots: Vec<Slot> = typed.words.iter().flat_map(|word| chains(word)).flat_map(|chain| slots(&chain, catalog)).collect();
    slots.truncate(MOST_GROUPS);
    join_neighbors(&mut slots, catalog);
    widen_by_synonyms(&mut slots, catalog, lexicon);
    widen_by_initials(&mut slots, catalog);
    let last = slots.len().checked_sub(1).filter(|_| typed.open);
    if let Some(slot) = last.and_then(|last| slots.get_mut(last)) {
        complete(slot, catalog);
    }
    slots.iter_mut().for_each(|slot| level(slot, catalog));
    let correction = correct(&mut slots, last, catalog);
    let mut plan = Plan { correction, ..Plan::default() };
    plan.id_parts = typed.words.iter().flat_map(|word| crate::catalog::parts(word)).take(MOST_GROUPS).collect();
    for phrase in &typed.phrases {
        match phrase_of(phrase, catalog) {
            Some(phrase) if phrase.parts.is_empty() => {}
            Some(phrase) => plan.phrases.push(phrase),
            None => plan.impossible = true,
        }
    }
    let excluded = typed.excluded.iter().filter_map(|text| phrase_of(text, catalog));
    plan.excluded = excluded.filter(|phrase| !phrase.parts.is_empty()).collect();
    plan.groups = slots.into_iter().map(|slot| group(slot, catalog)).collect();
    plan
}

/// The words of a chain, each with the term as it was typed.
fn slots(chain: &Chain, catalog: &Catalog) -> Vec<Slot> {
    let find = |term: &str| catalog.dictionary.find(term);
    let single = |place: usize| {
        let segment = &chain.segments[place];
        let term = if segment.digits { segment.text.clone() } else { stem(&segment.text) };
        let mut slot = Slot { typed: segment.text.clone(), term, ..Slot::default() };
        slot.add(find(&slot.term).into_iter().collect(), weight::TYPED);
        slot
    };
    let compound = |start: usize, count: usize| {
        let term = chain.compound(start, count);
        let id = find(&term)?;
        let mut slot = Slot { typed: term.clone(), term, ..Slot::default() };
        slot.add(vec![id], weight::TYPED);
        Some(slot)
    };
    let length = chain.segments.len();
    if chain.is_citation() {
        if let Some(whole) = compound(0, length) {
            return vec![whole];
        }
        if let Some(rest) = compound(1, length - 1).filter(|_| length > 2 && !chain.segments[0].digits) {
            return vec![single(0), rest];
        }
        if let Some((known, slot)) = (2..length).rev().find_map(|count| Some((count, compound(0, count)?))) {
            return std::iter::once(slot).chain((known..length).map(single)).collect();
        }
    }
    if chain.segments.iter().any(|segment| segment.joint == '&')
        && let Some(joined) = chain.joined()
    {
        let term = stem(&joined);
        let mut slot = Slot { typed: joined, term, ..Slot::default() };
        slot.add(find(&slot.term).into_iter().collect(), weight::TYPED);
        return vec![slot];
    }
    let mut slots: Vec<Slot> = (0..length).map(single).collect();
    if let Some(joined) = chain.joined().and_then(|joined| find(&stem(&joined))) {
        slots.iter_mut().for_each(|slot| slot.add(vec![joined], weight::TYPED));
    }
    slots
}

/// `pat 2` and `sp 800 53`: neighbors that the index knows as one citation.
fn join_neighbors(slots: &mut [Slot], catalog: &Catalog) {
    for second in 1..slots.len() {
        let (one, other) = (&slots[second - 1].typed, &slots[second].typed);
        if !one.bytes().chain(other.bytes()).any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        if let Some(id) = catalog.dictionary.find(&[one, ".", other].concat()) {
            slots[second - 1].add(vec![id], weight::COMPOUND);
            slots[second].add(vec![id], weight::COMPOUND);
        }
    }
}

fn widen_by_synonyms(slots: &mut [Slot], catalog: &Catalog, lexicon: &Lexicon) {
    let find_all = |words: &Vec<String>| words.iter().map(|word| catalog.dictionary.find(word)).collect::<Option<Vec<_>>>();
    for group in &lexicon.synonyms {
        for words in group.iter().filter(|words| !words.is_empty()) {
            for start in 0..(slots.len() + 1).saturating_sub(words.len()) {
                let range = start..start + words.len();
                if !slots[range.clone()].iter().map(|slot| &slot.term).eq(words) {
                    continue;
                }
                for other in group.iter().filter(|other| *other != words) {
                    let Some(ids) = find_all(other) else { continue };
                    let weight = weight::SYNONYM / ids.len().max(1) as f32;
                    slots[range.clone()].iter_mut().for_each(|slot| slot.add(ids.clone(), weight));
                }
            }
        }
    }
}

/// `MFA` means the words of a title or term with these initials, and such words mean `MFA`.
fn widen_by_initials(slots: &mut [Slot], catalog: &Catalog) {
    let texts = || catalog.records.iter().map(|record| &record.title).chain(&catalog.terms);
    for slot in slots.iter_mut() {
        let letters = slot.typed.bytes().all(|byte| byte.is_ascii_lowercase()) && (2..=6).contains(&slot.typed.len());
        let known = catalog.dictionary.find(&slot.term).map(|id| catalog.dictionary.entry(id));
        if !letters || known.is_some_and(|entry| !entry.capitals && !slot.capitals) {
            continue;
        }
        let mut found: Vec<Vec<String>> = texts().flat_map(|text| initialisms::expansions(&slot.typed, text)).collect();
        found.sort();
        found.dedup();
        if found.iter().any(|words| words.len() == slot.typed.len() && !initialisms::has_small_word(words)) {
            found.retain(|words| !initialisms::has_small_word(words));
        }
        for words in found.into_iter().take(4) {
            let ids: Option<Vec<TermId>> = words.iter().map(|word| catalog.dictionary.find(&stem(word))).collect();
            let weight = weight::INITIALISM / words.len() as f32;
            ids.into_iter().for_each(|ids| slot.add(ids, weight));
        }
    }
    for start in 0..slots.len() {
        for end in start + 3..=slots.len().min(start + 6) {
            let initials: String = slots[start..end].iter().filter_map(|slot| slot.typed.chars().next()).collect();
            let known = catalog.dictionary.find(&stem(&initials));
            if let Some(id) = known.filter(|&id| catalog.dictionary.entry(id).capitals) {
                slots[start..end].iter_mut().for_each(|slot| slot.add(vec![id], weight::INITIALISM));
            }
        }
    }
}

/// Adds what the last word may become.
fn complete(slot: &mut Slot, catalog: &Catalog) {
    for id in completions(&catalog.dictionary, &slot.typed) {
        slot.add(vec![id], weight::COMPLETION);
    }
}

/// Keeps other words from counting more than the typed one only because they are rarer.
fn level(slot: &mut Slot, catalog: &Catalog) {
    let typed = slot.alternatives.iter().any(|way| way.weight >= weight::TYPED);
    let most = rarity_of(slot, catalog);
    for way in slot.alternatives.iter_mut().filter(|way| typed && way.weight < weight::TYPED) {
        let rarities = way.terms.iter().map(|&term| rarity(catalog.dictionary.entry(term).documents as usize, catalog.records.len()));
        let own = rarities.sum::<f32>() / way.terms.len() as f32;
        way.weight *= (most / own.max(f32::MIN_POSITIVE)).min(1.0);
    }
}

/// Takes near words for those that mean nothing here.
fn correct(slots: &mut [Slot], last: Option<usize>, catalog: &Catalog) -> Option<Correction> {
    let mut words = Vec::new();
    for (place, slot) in slots.iter_mut().enumerate().filter(|(_, slot)| slot.alternatives.is_empty()) {
        let near = nearest(&catalog.dictionary, &slot.typed, last == Some(place));
        let Some(&best) = near.first() else { continue };
        near.iter().for_each(|&id| slot.add(vec![id], weight::CORRECTION));
        let taken = catalog.dictionary.entry(best).word.clone();
        words.push((std::mem::replace(&mut slot.typed, taken.clone()), taken));
    }
    let query = || slots.iter().map(|slot| slot.typed.as_str()).collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| Correction { query: query(), words: words.clone() })
}

/// A text as a phrase; nothing when the corpus lacks one of its words.
fn phrase_of(text: &str, catalog: &Catalog) -> Option<Phrase> {
    let mut all = chains(text);
    if let (Some(chain), None) = (all.next(), all.next())
        && chain.is_citation()
        && let Some(id) = catalog.dictionary.find(&chain.compound(0, chain.segments.len()))
    {
        return Some(Phrase { parts: vec![(0, id)] });
    }
    let parts = tokenize(text, Style::Prose).into_iter().filter(|token| !token.whole);
    let parts: Option<Vec<_>> =
        parts.map(|token| Some((token.position, catalog.dictionary.find(&token.text)?))).collect();
    parts.map(|parts| Phrase { parts })
}

fn group(slot: Slot, catalog: &Catalog) -> Group {
    let factor = if FUNCTION_WORDS.contains(&slot.typed.as_str()) { weight::FUNCTION } else { 1.0 };
    Group { weight: rarity_of(&slot, catalog) * factor, factor, alternatives: slot.alternatives }
}

/// How much a typed word says: by its most frequent full meaning, else by all that it may mean together.
fn rarity_of(slot: &Slot, catalog: &Catalog) -> f32 {
    let documents = |way: &Alternative| {
        let counts = way.terms.iter().map(|&term| catalog.dictionary.entry(term).documents);
        counts.min().unwrap_or(0) as usize
    };
    let full = slot.alternatives.iter().filter(|way| way.weight >= weight::TYPED).map(documents).max();
    let any = || slot.alternatives.iter().map(documents).sum::<usize>().min(catalog.records.len());
    if slot.alternatives.is_empty() { 0.0 } else { rarity(full.unwrap_or_else(any), catalog.records.len()) }
}

/// A typed word without case and accents.
pub(crate) fn folded(word: &str) -> String {
    let mut text = String::new();
    word.chars().for_each(|c| fold(c, &mut text));
    text
}
