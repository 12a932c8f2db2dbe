//! Synonyms, ready to be compared with typed words.
//!
//! With the group `pen test`, `penetration test`, the typed words `pen tests` may also mean `penet` and `test` together. Words
//! are compared without the endings of inflection, not by their stems: who asks for a provider does not mean to provide.

use super::word::{QueryWord, TypedChain, boost};
use crate::analysis::{chains, stem, word_key};
use crate::index::{Catalog, Column, TermId};
use crate::language::Language;
use crate::text::{push_word, split_ascii};

/// Longer runs of typed words are not compared.
pub(crate) const MAX_SYNONYM_WORDS: usize = 5;

/// Words and word groups with the number of the synonym group to which they belong.
#[derive(Debug, Clone, Default)]
pub(crate) struct SynonymTable {
    /// Each as it is written.
    members: Column,
    /// Each as its words with blanks between them, as inflections do not change them.
    keys: Column,
    groups: Vec<usize>,
}

impl SynonymTable {
    /// A table of groups of synonyms, one word a line.
    pub(crate) fn new(language: Language, synonyms: &Column) -> Self {
        let mut table = Self::default();
        for (number, group) in synonyms.iter().enumerate() {
            for words in split_ascii(group, b'\n') {
                let mut key = String::new();
                for chain in chains(language, words) {
                    push_word(&mut key, ' ', &word_key(language, &chain));
                }
                if !key.is_empty() {
                    table.members.push(words);
                    table.keys.push(&key);
                    table.groups.push(number);
                }
            }
        }
        table
    }

    /// Adds to typed words, and to runs of typed words, what means the same.
    pub(super) fn expand(&self, typed: &[TypedChain], words: &mut [QueryWord], catalog: &Catalog) {
        for start in 0..typed.len() {
            let mut key = String::new();
            for end in start..typed.len().min(start + MAX_SYNONYM_WORDS) {
                push_word(&mut key, ' ', &typed[end].key);
                for (index, &number) in self.groups.iter().enumerate() {
                    if self.keys.get(index) == key {
                        let words = &mut words[typed[start].words.start..typed[end].words.end];
                        self.add_group(number, index, words, catalog);
                    }
                }
            }
        }
    }

    /// Adds all members of a synonym group except one.
    fn add_group(&self, number: usize, except: usize, words: &mut [QueryWord], catalog: &Catalog) {
        for (index, &other) in self.groups.iter().enumerate() {
            if other == number
                && index != except
                && let Some(ids) = terms_of(self.members.get(index), catalog)
            {
                for word in &mut *words {
                    word.add(&ids, boost::SYNONYM / ids.len() as f32);
                }
            }
        }
    }
}

/// The terms of a synonym, if the corpus has all of them.
pub(crate) fn terms_of(member: &str, catalog: &Catalog) -> Option<Vec<TermId>> {
    let mut ids = Vec::new();
    let language = catalog.language;
    for chain in chains(language, member) {
        let key = word_key(language, &chain);
        if chain.is_citation() || chain.segments.len() > 1 && !key.bytes().any(|byte| byte == b' ') {
            ids.push(catalog.dictionary.find(&key).or_else(|| catalog.dictionary.find(&stem(language, &key)))?);
        } else {
            for segment in &chain.segments {
                ids.push(catalog.dictionary.find(&stem(language, segment.spelling()))?);
            }
        }
    }
    Some(ids)
}
