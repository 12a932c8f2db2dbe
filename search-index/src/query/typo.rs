//! Corrections of words that the corpus does not have.

use std::cell::OnceCell;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};

use crate::packed::{Dictionary, TermId};

/// Finds the words of a dictionary that are near a typed one.
///
/// Building the tables takes a while, so they are built when the first unknown word is typed.
#[derive(Default)]
pub(crate) struct Corrector {
    builders: [OnceCell<LevenshteinAutomatonBuilder>; 2],
}

/// How many errors a word of this many letters may have: none up to 3, one up to 7, then two.
const fn allowed(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

impl Corrector {
    /// The terms whose written form is nearest to a folded word, best first, at most three, all at the same distance.
    /// A word that may go on is compared with the beginnings of words.
    pub(crate) fn nearest(&self, dictionary: &Dictionary, word: &str, open: bool) -> Vec<TermId> {
        let most = allowed(word.chars().count());
        if most == 0 || word.bytes().any(|byte| byte.is_ascii_digit()) {
            return Vec::new();
        }
        let builder = self.builders[usize::from(most) - 1].get_or_init(|| LevenshteinAutomatonBuilder::new(most, true));
        let whole = candidates(dictionary, &builder.build_dfa(word), word);
        if whole.is_empty() && open { candidates(dictionary, &builder.build_prefix_dfa(word), word) } else { whole }
    }
}

fn candidates(dictionary: &Dictionary, automaton: &DFA, word: &str) -> Vec<TermId> {
    let near = dictionary.entries().filter(|(_, entry)| !entry.word.bytes().any(|byte| byte.is_ascii_digit()));
    let mut near: Vec<_> = near
        .filter_map(|(id, entry)| {
            let distance = evaluate(automaton, &entry.word)?;
            let other_beginning = entry.word.chars().next() != word.chars().next();
            Some(((distance, other_beginning, u32::MAX - entry.documents, id), id))
        })
        .collect();
    near.sort_unstable_by_key(|&(order, _)| order);
    let best = near.first().map(|&((distance, other_beginning, ..), _)| (distance, other_beginning));
    let as_good = near.into_iter().take_while(|&((distance, other, ..), _)| Some((distance, other)) == best);
    as_good.take(3).map(|(_, id)| id).collect()
}

fn evaluate(automaton: &DFA, word: &str) -> Option<u8> {
    let mut state = automaton.initial_state();
    for byte in word.bytes() {
        state = automaton.transition(state, byte);
        if state == SINK_STATE {
            return None;
        }
    }
    match automaton.distance(state) {
        Distance::Exact(distance) => Some(distance),
        Distance::AtLeast(_) => None,
    }
}

/// Levenshtein distance of two short texts, for nearest ids.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, &opposite) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != opposite);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
