//! Synonyms, ready to be compared with typed words.
//!
//! With the group `pen test`, `penetration test`, the typed words `pen test` may also mean `penet` and `test` together.

use super::word::QueryWord;
use crate::analysis::parts;
use crate::index::{Catalog, Column};
use crate::text::split_ascii;

/// Words and word groups with the number of the synonym group to which they belong.
#[derive(Debug, Clone, Default)]
pub(crate) struct SynonymTable {
    /// Each as its terms with blanks between them.
    sequences: Column,
    groups: Vec<usize>,
}

impl SynonymTable {
    /// A table of groups of synonyms, one word a line.
    pub(crate) fn new(synonyms: &Column) -> Self {
        let mut table = Self::default();
        for (number, group) in synonyms.iter().enumerate() {
            for words in split_ascii(group, b'\n') {
                let mut sequence = String::new();
                for part in parts(words, &|_| true) {
                    add_word(&mut sequence, &part.term);
                }
                if !sequence.is_empty() {
                    table.sequences.push(&sequence);
                    table.groups.push(number);
                }
            }
        }
        table
    }

    /// Adds to typed words, and to runs of typed words, what means the same.
    pub(super) fn expand(&self, words: &mut [QueryWord], catalog: &Catalog, boost: f32) {
        for start in 0..words.len() {
            let mut typed = String::new();
            for end in start..words.len().min(start + 5) {
                add_word(&mut typed, &words[end].term);
                for (index, &number) in self.groups.iter().enumerate() {
                    if self.sequences.get(index) == typed {
                        self.add_group(number, index, &mut words[start..=end], catalog, boost);
                    }
                }
            }
        }
    }

    /// Adds all members of a synonym group except one.
    fn add_group(&self, number: usize, except: usize, words: &mut [QueryWord], catalog: &Catalog, boost: f32) {
        for (index, &other) in self.groups.iter().enumerate() {
            if other != number || index == except {
                continue;
            }
            let mut ids = Vec::new();
            let mut length = 0;
            for word in split_ascii(self.sequences.get(index), b' ') {
                length += 1;
                ids.extend(catalog.dictionary.find(word));
            }
            if ids.len() == length {
                for word in &mut *words {
                    word.add(&ids, boost / length as f32);
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
