//! Which clauses come nearest to each provision of a draft, and which provisions to each clause.
//!
//! Words are compared and nothing else: title, text, questions and signals of a clause with the words of a provision. Two
//! texts that share many rare words treat the same matter; whether they say the same, or as much, is for a reader. So this
//! never says that a clause is covered, weaker or met. It says what was found, with the words and the numbers of both sides.

#![expect(clippy::cast_precision_loss, reason = "scores are 32-bit floats, and what they count is far below their limits")]

mod amounts;
mod index;
#[cfg(feature = "languages")]
mod language;
#[cfg(not(feature = "languages"))]
#[path = "without_languages.rs"]
mod language;
mod plain;
mod shared;
mod words;

use serde::Serialize;

use crate::corpus::Corpus;
use crate::provisions::Provision;
use index::{Index, Query};
use words::Telling;

/// How many neighbours are kept of each provision and of each clause.
const NEAREST: usize = 3;

/// A neighbour after the first has at least this share of its score, or it is not a find.
const SHARE_OF_FIRST: f32 = 0.6;

/// What was compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// A list as long as the provisions of the draft, in their order.
    pub provisions: Vec<NearestClauses>,
    /// The clauses that were asked for, in the order of the book.
    pub clauses: Vec<NearestProvisions>,
}

/// The clauses that come nearest to a provision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NearestClauses {
    /// Whether one comes so near that a reader should look.
    pub found: bool,
    /// Best first.
    pub nearest: Vec<Match>,
}

/// The provisions that come nearest to a clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NearestProvisions {
    /// Id of the clause.
    pub clause: String,
    /// Its title.
    pub title: String,
    /// Whether one comes so near that a reader should look.
    pub found: bool,
    /// Best first.
    pub nearest: Vec<Match>,
}

/// A clause and a provision that come near to each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Match {
    /// Index of the provision.
    pub provision: usize,
    /// Id of the clause.
    pub clause: String,
    /// Whether they come so near that a reader should look.
    pub found: bool,
    /// How near they come: 1 is as near as a find has to be. No measure of what either says.
    pub strength: f32,
    /// The words of the provision that the clause has too, the most telling ones first.
    pub words: Vec<String>,
    /// Where they stand in the text of the provision: start and end in UTF-16 units, which scripts count by.
    pub marks: Vec<(usize, usize)>,
    /// Numbers with their units in the provision.
    pub theirs: Vec<Amount>,
    /// The values that the clause sets.
    pub ours: Vec<Value>,
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// As the draft has it, without a number in words beside the same one in figures: `72 hours`.
    pub amount: String,
    /// The words around it.
    pub context: String,
}

/// A value that a clause sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Value {
    /// What it is.
    pub label: String,
    /// Its default.
    pub value: String,
}

/// Compares drafts with the clauses of a corpus.
#[derive(Debug)]
pub struct Comparer {
    index: Index,
    clauses: Vec<Facts>,
}

/// What a match shows of a clause.
#[derive(Debug)]
struct Facts {
    id: String,
    title: String,
    values: Vec<Value>,
}

/// How near a provision comes to a clause.
#[derive(Debug, Clone, Copy)]
struct Near {
    provision: usize,
    clause: usize,
    strength: f32,
    found: bool,
}

/// A comparison that is being made.
#[derive(Debug)]
pub struct Run {
    /// The telling words of each provision so far.
    words: Vec<Vec<Telling>>,
    /// Of each provision so far.
    done: Vec<Vec<Near>>,
    /// Of each clause, the nearest provisions so far.
    nearest: Vec<Vec<Near>>,
}

impl Run {
    /// How many provisions were compared.
    pub fn done(&self) -> usize {
        self.done.len()
    }
}

impl Comparer {
    /// Reads the clauses in force.
    pub fn new(corpus: &Corpus) -> Self {
        let facts = corpus.clauses.iter().map(|clause| Facts {
            id: clause.id.clone(),
            title: clause.title.clone(),
            values: clause.brief.iter().map(|set| Value { label: set.label.clone(), value: set.value.clone() }).collect(),
        });
        Self { index: Index::new(corpus), clauses: facts.collect() }
    }

    /// A comparison with a draft, which goes on provision by provision so that it can be stopped.
    pub fn start(&self) -> Run {
        Run { words: Vec::new(), done: Vec::new(), nearest: vec![Vec::new(); self.clauses.len()] }
    }

    /// Compares a whole draft. The clauses of the result are the ones with these ids, or all.
    pub fn compare(&self, provisions: &[Provision], ids: Option<&[String]>) -> Comparison {
        let mut run = self.start();
        while self.step(&mut run, provisions) {}
        self.finish(&run, provisions, ids)
    }

    /// Compares the next of these provisions, which are the same at every step; false when there is none.
    pub fn step(&self, run: &mut Run, provisions: &[Provision]) -> bool {
        let Some(provision) = provisions.get(run.done.len()) else { return false };
        let words = self.index.telling(&provision.text);
        let near = self.near(run.done.len(), provision, &words);
        run.words.push(words);
        let finds = near.iter().filter(|near| near.found).copied();
        // A clause is found by the provision that is nearest to it, not by each that has some of its words.
        for one in finds.chain(near.iter().filter(|near| !near.found).copied()) {
            let nearest = &mut run.nearest[one.clause];
            let rank = |near: &Near| (near.found, near.strength);
            let at = nearest.partition_point(|other| rank(other) >= rank(&one));
            if at < NEAREST {
                nearest.insert(at, one);
                nearest.truncate(NEAREST);
            }
        }
        run.done.push(near.into_iter().take(NEAREST).collect());
        true
    }

    /// All clauses that share a word with a provision, best first.
    fn near(&self, number: usize, provision: &Provision, words: &[Telling]) -> Vec<Near> {
        let query = Query::new(&self.index, provision, words);
        let mut scores: Vec<(usize, f32)> = self.index.scores(&query).into_iter().enumerate().collect();
        scores.retain(|(_, score)| *score > 0.0);
        scores.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
        let first = scores.first().map_or(0.0, |(_, score)| *score);
        let near = scores.into_iter().enumerate().map(|(rank, (clause, score))| {
            let strength = query.strength(score);
            let found = rank < NEAREST && strength >= 1.0 && score >= SHARE_OF_FIRST * first;
            Near { provision: number, clause, strength, found }
        });
        near.collect()
    }

    /// What was compared so far.
    pub fn finish(&self, run: &Run, provisions: &[Provision], ids: Option<&[String]>) -> Comparison {
        let compared = run
            .done
            .iter()
            .map(|near| NearestClauses { found: near.iter().any(|near| near.found), nearest: self.matches(near, run, provisions) });
        let chosen = |facts: &Facts| ids.is_none_or(|ids| ids.contains(&facts.id));
        let clauses = self.clauses.iter().zip(&run.nearest).filter(|(facts, _)| chosen(facts));
        Comparison {
            provisions: compared.collect(),
            clauses: clauses
                .map(|(facts, near)| NearestProvisions {
                    clause: facts.id.clone(),
                    title: facts.title.clone(),
                    found: near.iter().any(|near| near.found),
                    nearest: self.matches(near, run, provisions),
                })
                .collect(),
        }
    }

    fn matches(&self, near: &[Near], run: &Run, provisions: &[Provision]) -> Vec<Match> {
        near.iter().map(|near| self.matched(*near, run, provisions)).collect()
    }

    fn matched(&self, near: Near, run: &Run, provisions: &[Provision]) -> Match {
        let provision = &provisions[near.provision];
        let facts = &self.clauses[near.clause];
        let (words, marks) = shared::words(&self.index, &provision.text, &run.words[near.provision], near.clause);
        Match {
            provision: near.provision,
            clause: facts.id.clone(),
            found: near.found,
            strength: (near.strength * 100.0).round() / 100.0,
            words,
            marks,
            theirs: amounts::of(self.index.language(), &provision.text),
            ours: facts.values.clone(),
        }
    }
}
