//! All terms of an index in order, each with the word as people write it.
//!
//! Terms are stems, numbers and citations. Typed words are completed and corrected against the written words, because a
//! stem is no prefix of what people type: "vulnerabili" does not begin with "vulner" when read the other way round.
//! Sorted and front-coded, the dictionary takes half the compressed bytes of a finite-state transducer, and a binary
//! search over some thousand terms takes no measurable time.

use super::OpenError;
use super::bytes::Reader;

/// A term's place in the dictionary.
pub(crate) type TermId = u32;

/// All terms in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dictionary {
    entries: Vec<Entry>,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The term.
    pub(crate) term: String,
    /// The form in which the corpus writes it most often, folded. Equal to `term` for numbers and citations.
    pub(crate) word: String,
    /// Whether the corpus writes it in capitals: an initialism.
    pub(crate) capitals: bool,
    /// In how many documents it stands.
    pub(crate) documents: u32,
}

impl Dictionary {
    /// A dictionary of entries that are sorted by term.
    #[cfg(feature = "build")]
    pub(crate) fn new(entries: Vec<Entry>) -> Self {
        debug_assert!(entries.is_sorted_by(|one, other| one.term < other.term), "terms are sorted and unique");
        Self { entries }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn entry(&self, id: TermId) -> &Entry {
        &self.entries[id as usize]
    }

    /// All entries with their ids, in order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (TermId, &Entry)> {
        (0..).zip(&self.entries)
    }

    /// The id of a term.
    pub(crate) fn find(&self, term: &str) -> Option<TermId> {
        self.entries.binary_search_by(|entry| entry.term.as_str().cmp(term)).ok().map(|place| place as TermId)
    }

    /// Reads a dictionary in which no term is in more than `documents` documents.
    pub(crate) fn read(reader: &mut Reader<'_>, documents: usize) -> Result<Self, OpenError> {
        let count = reader.count()?;
        let mut shared = reader.section()?;
        let mut endings = reader.section()?;
        let mut words = reader.section()?;
        let mut frequencies = reader.section()?;
        if shared.left() < count || endings.left() < count || words.left() < count || frequencies.left() < count {
            return Err(OpenError::Truncated);
        }
        let mut entries: Vec<Entry> = Vec::with_capacity(count);
        for _ in 0..count {
            let before = entries.last().map_or("", |entry| entry.term.as_str());
            let kept = before.get(..shared.below(before.len() + 1)?).ok_or(OpenError::Corrupt("term cut in a letter"))?;
            let term = [kept, endings.text()?].concat();
            if !entries.is_empty() && term.as_str() <= before {
                return Err(OpenError::Corrupt("terms out of order"));
            }
            let form = words.below((term.len() + 1) * 2)?;
            let stem = term.get(..term.len() - form / 2).ok_or(OpenError::Corrupt("word cut in a letter"))?;
            let word = [stem, words.text()?].concat();
            let documents = frequencies.below(documents + 1)? as u32;
            entries.push(Entry { term, word, capitals: form % 2 == 1, documents });
        }
        shared.end().and(endings.end()).and(words.end()).and(frequencies.end())?;
        Ok(Self { entries })
    }
}

#[cfg(feature = "build")]
impl Dictionary {
    /// Writes what [`Dictionary::read`] reads.
    pub(crate) fn write(&self, writer: &mut super::bytes::Writer) {
        use super::bytes::Writer;
        let (mut shared, mut endings, mut words) = (Writer::default(), Writer::default(), Writer::default());
        let mut frequencies = Writer::default();
        let mut before = "";
        for entry in &self.entries {
            let kept = common(before, &entry.term);
            shared.number(kept);
            endings.text(&entry.term[kept..]);
            let stem = common(&entry.term, &entry.word);
            words.number((entry.term.len() - stem) * 2 + usize::from(entry.capitals));
            words.text(&entry.word[stem..]);
            frequencies.number(entry.documents);
            before = &entry.term;
        }
        writer.number(self.entries.len());
        for section in [&shared, &endings, &words, &frequencies] {
            writer.section(section);
        }
    }
}

/// How many bytes two texts share at their beginning, in whole characters.
#[cfg(feature = "build")]
fn common(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}
