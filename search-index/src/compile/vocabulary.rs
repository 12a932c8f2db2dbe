//! The words of all documents: how often each is written, how, and where. They are counted once, for everything that asks.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rayon::prelude::*;

use crate::analysis::{chains, stem};
use crate::language::Language;

/// How many documents are counted before their words are merged with those of the others.
const AT_ONCE: usize = 1_000;

/// A folded word, and as it is spelled where its stem is made from that.
pub(super) type WrittenWord = (String, String);

/// What is known of a word.
#[derive(Debug, Default)]
pub(super) struct WordCounts {
    times: u32,
    /// How often of these in capitals.
    in_capitals: u32,
    pub(super) documents: CappedDocuments,
}

/// Documents that have a word: all of them while they are few, and otherwise so many that nobody needs the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CappedDocuments {
    documents: [u32; Self::LIMIT],
    count: usize,
}

impl CappedDocuments {
    /// Most documents that are told apart.
    pub(super) const LIMIT: usize = 7;

    /// How many there are; of more than the most, the most.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Adds a document.
    fn add(&mut self, document: u32) {
        if self.count < Self::LIMIT && !self.documents[..self.count].contains(&document) {
            self.documents[self.count] = document;
            self.count += 1;
        }
    }

    /// Adds those of another word.
    pub(super) fn extend(&mut self, others: &Self) {
        others.documents[..others.count].iter().for_each(|document| self.add(*document));
    }
}

/// The words of documents; numbers are none.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) language: Language,
    pub(super) words: HashMap<WrittenWord, WordCounts>,
}

impl Vocabulary {
    /// Those of documents with these texts.
    pub(super) fn of<D: Sync>(language: Language, documents: &[D], texts: impl Fn(&D) -> &[String] + Sync) -> Self {
        let counted = documents.par_chunks(AT_ONCE).enumerate().map(|(number, documents)| {
            let mut words = HashMap::new();
            for (document, index) in documents.iter().zip(number * AT_ONCE..) {
                for text in texts(document) {
                    count(language, text, index as u32, &mut words);
                }
            }
            words
        });
        Self { language, words: counted.reduce(HashMap::new, merge) }
    }
}

fn count(language: Language, text: &str, document: u32, words: &mut HashMap<WrittenWord, WordCounts>) {
    for segment in chains(language, text).flat_map(|chain| chain.segments).filter(|segment| !segment.digits) {
        let written = text.get(segment.from..segment.to).unwrap_or_default();
        let capitals = written.bytes().filter(u8::is_ascii_uppercase).count() > 1;
        let seen = words.entry((segment.text, segment.spelled)).or_default();
        seen.times += 1;
        seen.in_capitals += u32::from(capitals);
        seen.documents.add(document);
    }
}

fn merge(one: HashMap<WrittenWord, WordCounts>, other: HashMap<WrittenWord, WordCounts>) -> HashMap<WrittenWord, WordCounts> {
    let (mut all, more) = if one.len() < other.len() { (other, one) } else { (one, other) };
    for (word, seen) in more {
        match all.entry(word) {
            Entry::Vacant(place) => {
                place.insert(seen);
            }
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                known.times += seen.times;
                known.in_capitals += seen.in_capitals;
                known.documents.extend(&seen.documents);
            }
        }
    }
    all
}

/// The forms in which a corpus writes its stems.
pub(super) struct WrittenWords {
    by_stem: HashMap<String, (String, bool)>,
}

impl WrittenWords {
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        // The most frequent form first; of equal ones the shortest, then the first in the alphabet.
        let mut order: Vec<(&WrittenWord, &WordCounts)> = vocabulary.words.iter().collect();
        order.sort_by_key(|((word, spelled), seen)| (u32::MAX - seen.times, word.len(), word.as_str(), spelled.as_str()));
        let mut by_stem = HashMap::new();
        for ((word, spelled), seen) in order {
            by_stem
                .entry(stem(vocabulary.language, if spelled.is_empty() { word } else { spelled }))
                .and_modify(|(forms, _): &mut (String, bool)| {
                    // Two spellings may be one folded form.
                    if forms.lines().all(|form| form != word) {
                        forms.push('\n');
                        forms.push_str(word);
                    }
                })
                .or_insert_with(|| (word.clone(), seen.in_capitals * 2 > seen.times));
        }
        Self { by_stem }
    }

    pub(super) fn of_term<'a>(&'a self, term: &'a str) -> (&'a str, bool) {
        self.by_stem.get(term).map_or((term, false), |(word, capitals)| (word, *capitals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_counted_across_the_groups_in_which_they_are_read() {
        let document = |index: usize| {
            let rare = if index.is_multiple_of(AT_ONCE) { "Rarely RARELY" } else { "" };
            [format!("Patch patch 7 {rare}")]
        };
        let documents: Vec<[String; 1]> = (0..=2 * AT_ONCE).map(document).collect();
        let vocabulary = Vocabulary::of(Language::English, &documents, |texts| texts);
        let seen = |word: &str| {
            let seen = &vocabulary.words[&(word.to_owned(), String::new())];
            (seen.times as usize, seen.in_capitals, seen.documents.count())
        };
        assert_eq!(vocabulary.words.len(), 2, "numbers are no words");
        assert_eq!(seen("patch"), (documents.len() * 2, 0, CappedDocuments::LIMIT));
        assert_eq!(seen("rarely"), (6, 3, 3));
    }
}
