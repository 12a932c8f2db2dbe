//! The words of all clauses with their weights, and how near a provision comes to each of them.
//!
//! The measure is BM25 over several fields: a word counts by its rarity among the clauses, and less with each repetition.
//! Two telling words side by side count once more. A provision is a long query, so the words that it has for another matter
//! count against it ([`Query::strength`]): many shared words in a short text are a find, the same words in a long one are
//! chance.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use clause_search::Language;

use super::words::{Telling, is_commerce, length, telling};
use super::{language, plain};
use crate::corpus::{Clause, Corpus};
use crate::provisions::Provision;

/// What a word counts in each field of a clause. Explanations take no part: they speak of other matters too.
const TITLE: f32 = 3.0;
const TEXT: f32 = 1.0;
const SUMMARY: f32 = 1.0;
const ASKED: f32 = 1.0;
const SIGNALS: f32 = 1.5;
const TOPIC: f32 = 0.5;
const FIELDS: [f32; 6] = [TITLE, TEXT, SUMMARY, ASKED, SIGNALS, TOPIC];

/// How much the length of a field counts: 0 not at all, 1 in full.
const LENGTH_SHARE: f32 = 0.5;

/// How slowly repetitions stop to count, in a clause and in a provision.
const SATURATION: f32 = 2.0;
const SATURATION_OF_QUERY: f32 = 1.0;

/// What two neighbours count beside what each of them counts.
const PAIR: f32 = 1.0;

/// No word counts for more than this: a word that one clause alone has may be there by chance.
const MAX_RARITY: f32 = 4.0;

/// What the words of the headings above a provision count beside its own.
const HEADING: f32 = 0.5;

/// What a word of commerce counts: prices, terms and deliveries stand in every contract, and few clauses treat them.
const COMMERCE: f32 = 0.5;

/// The score of a find for a provision whose words together count 1, and how it grows with what they count. Both come from
/// the development sets in `tests/judge/drafts`: five of fifty provisions that no clause treats lie above, four of eighty
/// that one treats lie below.
const FIND: f32 = 2.8;
const GROWTH: f32 = 0.6;

/// Fewer telling words are no find, however rare they are.
const MIN_WORDS: usize = 4;

/// A term or a pair of terms in a clause.
#[derive(Debug, Clone, Copy)]
struct Posting {
    clause: usize,
    /// How often it is there, weighted by field and length.
    frequency: f32,
}

/// The words of all clauses.
#[derive(Debug)]
pub(super) struct Index {
    language: Language,
    clauses: usize,
    terms: HashMap<String, usize>,
    postings: Vec<Vec<Posting>>,
    pairs: HashMap<(usize, usize), Vec<Posting>>,
}

/// A provision as the words that it has.
#[derive(Debug)]
pub(super) struct Query {
    terms: BTreeMap<usize, f32>,
    pairs: Vec<(usize, usize)>,
    /// How much all of its words count together, those that no clause has included.
    mass: f32,
    words: usize,
}

impl Index {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let fields: Vec<[String; 6]> = corpus.clauses.iter().map(|clause| fields(corpus, clause)).collect();
        let mut index = Self {
            language: language::of(corpus),
            clauses: fields.len(),
            terms: HashMap::new(),
            postings: Vec::new(),
            pairs: HashMap::new(),
        };
        let average = |field: usize| {
            let lengths: Vec<usize> = fields.iter().map(|texts| length(&texts[field])).filter(|&length| length > 0).collect();
            lengths.iter().sum::<usize>() as f32 / lengths.len().max(1) as f32
        };
        let averages: [f32; 6] = std::array::from_fn(average);
        for (clause, texts) in fields.iter().enumerate() {
            for (field, text) in texts.iter().enumerate() {
                let long = length(text) as f32 / averages[field].max(1.0);
                index.add(clause, text, FIELDS[field] / (1.0 - LENGTH_SHARE + LENGTH_SHARE * long));
            }
        }
        index
    }

    fn add(&mut self, clause: usize, text: &str, weight: f32) {
        let mut neighbours = Neighbours::default();
        for word in telling(self.language, text) {
            let new = self.terms.len();
            let term = *self.terms.entry(word.term).or_insert(new);
            if term == new {
                self.postings.push(Vec::new());
            }
            count(&mut self.postings[term], clause, weight);
            if let Some(pair) = neighbours.pair(term, word.position) {
                count(self.pairs.entry(pair).or_default(), clause, weight);
            }
        }
    }

    /// How much a word counts that so many clauses have. In a small corpus no word can be rare, so there the scale is
    /// stretched: a word that no clause has counts the same in every corpus.
    fn rarity(&self, clauses: usize) -> f32 {
        let all = self.clauses as f32;
        let rarity = |having: f32| (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
        (rarity(clauses as f32) * (MAX_RARITY / rarity(0.0)).max(1.0)).min(MAX_RARITY)
    }

    /// The telling words of a text, in the language of the clauses.
    pub(super) fn telling(&self, text: &str) -> Vec<Telling> {
        telling(self.language, text)
    }

    /// The language of the clauses.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// The score of each clause.
    pub(super) fn scores(&self, query: &Query) -> Vec<f32> {
        let mut scores = vec![0.0; self.clauses];
        let mut add = |postings: &[Posting], weight: f32| {
            let weight = weight * self.rarity(postings.len());
            for posting in postings {
                scores[posting.clause] += weight * saturated(posting.frequency, SATURATION);
            }
        };
        for (&term, &weight) in &query.terms {
            add(&self.postings[term], weight);
        }
        for pair in &query.pairs {
            add(&self.pairs[pair], PAIR);
        }
        scores
    }

    /// What a word adds to the score of a clause.
    pub(super) fn worth(&self, term: &str, clause: usize) -> f32 {
        let Some(postings) = self.terms.get(term).map(|&term| &self.postings[term]) else { return 0.0 };
        let posting = postings.iter().find(|posting| posting.clause == clause);
        posting.map_or(0.0, |posting| self.rarity(postings.len()) * saturated(posting.frequency, SATURATION))
    }
}

/// Finds the telling words that stand side by side.
#[derive(Debug, Default)]
struct Neighbours {
    before: Option<(usize, usize)>,
}

impl Neighbours {
    /// The word before and this one, if nothing stands between them. A hyphenated word follows its parts once more as a
    /// whole, which is no neighbour.
    fn pair(&mut self, term: usize, position: usize) -> Option<(usize, usize)> {
        let before = self.before;
        if before.is_some_and(|(_, last)| position < last) {
            return None;
        }
        self.before = Some((term, position));
        before.filter(|(_, last)| last + 1 == position).map(|(other, _)| (other, term))
    }
}

impl Query {
    pub(super) fn new(index: &Index, provision: &Provision, words: &[Telling]) -> Self {
        let mut known: BTreeMap<usize, f32> = BTreeMap::new();
        let mut unknown: BTreeMap<&str, f32> = BTreeMap::new();
        let mut pairs = Vec::new();
        let mut neighbours = Neighbours::default();
        let mut commerce = BTreeSet::new();
        for word in words {
            let Some(&term) = index.terms.get(&word.term) else {
                *unknown.entry(&word.term).or_default() += 1.0;
                continue;
            };
            *known.entry(term).or_default() += 1.0;
            if is_commerce(index.language, &provision.text[word.range.clone()]) {
                commerce.insert(term);
            }
            pairs.extend(neighbours.pair(term, word.position).filter(|pair| index.pairs.contains_key(pair)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let distinct = known.len() + unknown.len();
        for count in known.values_mut().chain(unknown.values_mut()) {
            *count = saturated(*count, SATURATION_OF_QUERY);
        }
        let mass = known.iter().map(|(&term, weight)| weight * index.rarity(index.postings[term].len())).sum::<f32>()
            + unknown.values().sum::<f32>() * index.rarity(0);
        // They count in full among the words that have to be accounted for.
        for (_, weight) in known.iter_mut().filter(|(term, _)| commerce.contains(term)) {
            *weight *= COMMERCE;
        }
        for word in provision.headings.iter().flat_map(|heading| telling(index.language, heading)) {
            if let Some(&term) = index.terms.get(&word.term) {
                known.entry(term).or_insert(HEADING);
            }
        }
        Self { terms: known, pairs, mass, words: distinct }
    }

    /// A score in relation to that of a find.
    pub(super) fn strength(&self, score: f32) -> f32 {
        if self.words < MIN_WORDS { 0.0 } else { score / (FIND * self.mass.powf(GROWTH)) }
    }
}

fn fields(corpus: &Corpus, clause: &Clause) -> [String; 6] {
    let topic = corpus.topics.iter().find(|topic| topic.id == clause.topic).map_or("", |topic| &topic.title);
    let (asked, signals) = (clause.asked.join("\n"), clause.signals.join("\n"));
    [clause.title.clone(), plain::text(clause), clause.summary.clone(), asked, signals, topic.to_owned()]
}

/// Postings are made clause by clause, so that of a clause is the last one.
fn count(postings: &mut Vec<Posting>, clause: usize, weight: f32) {
    match postings.last_mut() {
        Some(posting) if posting.clause == clause => posting.frequency += weight,
        _ => postings.push(Posting { clause, frequency: weight }),
    }
}

fn saturated(frequency: f32, saturation: f32) -> f32 {
    frequency * (saturation + 1.0) / (frequency + saturation)
}
