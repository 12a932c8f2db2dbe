//! Synonyms, ready to be compared with typed words.

use super::plan::Group;
use crate::analysis::parts;
use crate::catalog::Catalog;
use crate::column::{Column, pieces};

/// Words and word groups with the number of the synonym group to which they belong.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    /// Each as its terms with blanks between them.
    sequences: Column,
    groups: Vec<usize>,
}

impl Lexicon {
    /// Takes groups of synonyms, one word a line.
    pub(crate) fn new(synonyms: &Column) -> Self {
        let mut lexicon = Self::default();
        for (number, group) in synonyms.iter().enumerate() {
            for words in pieces(group, b'\n') {
                let mut sequence = String::new();
                for part in parts(words, &|_| true) {
                    add_word(&mut sequence, &part.term);
                }
                if !sequence.is_empty() {
                    lexicon.sequences.push(&sequence);
                    lexicon.groups.push(number);
                }
            }
        }
        lexicon
    }

    /// Adds to typed words, and to runs of typed words, what means the same.
    pub(super) fn widen(&self, groups: &mut [Group], catalog: &Catalog, weight: f32) {
        for start in 0..groups.len() {
            let mut typed = String::new();
            for end in start..groups.len().min(start + 5) {
                add_word(&mut typed, &groups[end].term);
                for (place, &number) in self.groups.iter().enumerate() {
                    if self.sequences.get(place) == typed {
                        self.add_group(number, place, &mut groups[start..=end], catalog, weight);
                    }
                }
            }
        }
    }

    /// Adds all words of a synonym group but one.
    fn add_group(&self, number: usize, but: usize, groups: &mut [Group], catalog: &Catalog, weight: f32) {
        for (place, &other) in self.groups.iter().enumerate() {
            if other != number || place == but {
                continue;
            }
            let mut ids = Vec::new();
            let mut words = 0;
            for word in pieces(self.sequences.get(place), b' ') {
                words += 1;
                ids.extend(catalog.dictionary.find(word));
            }
            if ids.len() == words {
                for group in &mut *groups {
                    group.add(&ids, weight / words as f32);
                }
            }
        }
    }
}

fn add_word(sequence: &mut String, word: &str) {
    if !sequence.is_empty() {
        sequence.push(' ');
    }
    // A citation is one term in a query and several in a synonym.
    for c in word.chars() {
        sequence.push(if c == '.' { ' ' } else { c });
    }
}
