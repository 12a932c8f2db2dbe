//! Objects of a PDF that say for others how they are packed. A file may define an object more than once, and readers may
//! differ in which definition they take, so all of them are kept.

use std::collections::HashMap;

use super::dictionary::{self, Packing};
use super::harm::Harm;

/// No list of filters is longer, so no more of an object is looked at.
const MAX_OBJECT_BYTES: usize = 4 << 10;

/// No contract has more objects, and what is known of each takes memory.
const MAX_OBJECTS: usize = 1 << 20;

/// What the objects of a file say of packing, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Objects {
    packings: HashMap<usize, Vec<Packing>>,
    /// Of objects whose number cannot be read: they may have any.
    unnumbered: Vec<Packing>,
    count: usize,
}

impl Objects {
    /// Takes in the object whose keyword `obj` ends at a place of the file. `read` is told how many bytes that takes.
    pub(super) fn add(&mut self, bytes: &[u8], at: usize, read: impl FnOnce(usize) -> Result<(), Harm>) -> Result<(), Harm> {
        let end = bytes.len().min(at + MAX_OBJECT_BYTES);
        let (packing, length) = dictionary::packing_of_object(&bytes[at..end]);
        read(length)?;
        match (number_before(&bytes[..at]), packing) {
            (Some(number), packing) => self.add_packing(number, packing),
            (None, Some(packing)) => self.add_unnumbered(packing),
            (None, None) => Ok(()),
        }
    }

    /// An object that is neither a name nor a list may lead to one.
    fn add_packing(&mut self, number: usize, packing: Option<Packing>) -> Result<(), Harm> {
        self.packings.entry(number).or_default().push(packing.unwrap_or(Packing::Unclear));
        self.count()
    }

    fn add_unnumbered(&mut self, packing: Packing) -> Result<(), Harm> {
        self.unnumbered.push(packing);
        self.count()
    }

    fn count(&mut self) -> Result<(), Harm> {
        self.count += 1;
        if self.count > MAX_OBJECTS { Err(Harm::TooManyObjects) } else { Ok(()) }
    }

    /// Takes in the objects of a part that has several: their numbers and places, then from `first` on the objects.
    /// `read` is told how many bytes of each have to be read.
    pub(super) fn add_all(
        &mut self,
        text: &[u8],
        first: Option<usize>,
        mut read: impl FnMut(usize) -> Result<(), Harm>,
    ) -> Result<(), Harm> {
        let Some((first, listed)) = first.and_then(|first| Some((first, text.get(..first)?))) else {
            return self.add_unnumbered(Packing::Unclear);
        };
        read(listed.len())?;
        let mut numbers = dictionary::numbers(listed);
        while let Some(number) = numbers.next() {
            let (number, place) = match (number, numbers.next()) {
                (Some(number), Some(Some(place))) => (number, place),
                // A number without a place is no object.
                (Some(_), None) => break,
                _ => return self.add_unnumbered(Packing::Unclear),
            };
            let begin = first.saturating_add(place).min(text.len());
            let end = text.len().min(begin + MAX_OBJECT_BYTES);
            let (packing, length) = dictionary::packing_of_object(&text[begin..end]);
            read(length)?;
            self.add_packing(number, packing)?;
        }
        Ok(())
    }

    /// All that is said of packing under a number; empty where nothing is.
    pub(super) fn of(&self, number: usize) -> impl Iterator<Item = &Packing> {
        self.packings.get(&number).into_iter().flatten().chain(&self.unnumbered)
    }
}

/// The number of an object before its keyword: `12 0 obj`.
fn number_before(bytes: &[u8]) -> Option<usize> {
    let before = bytes.strip_suffix(b"obj")?;
    let (before, _) = last_number(before)?;
    last_number(before).map(|(_, number)| number)
}

fn last_number(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let bytes = bytes.trim_ascii_end();
    let digits = bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (before, number) = bytes.split_at(bytes.len() - digits);
    Some((before, std::str::from_utf8(number).ok()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::dictionary::Filter;
    use super::*;

    #[test]
    fn every_definition_counts() {
        let file = b"7 0 obj /FlateDecode endobj 07 1 obj [/Fl /LZW] endobj x obj [4 0 R] endobj 8 0 obj << >> endobj";
        let mut objects = Objects::default();
        for at in (3..file.len()).filter(|at| file[..*at].ends_with(b"obj")) {
            assert_eq!(objects.add(file, at, |_| Ok(())), Ok(()));
        }
        assert_eq!(objects.add_all(b"9 0 7 6 [/Fl] /RL", Some(8), |_| Ok(())), Ok(()));
        let by = |filters: &[Filter]| Packing::By(filters.to_vec());
        let found: Vec<&Packing> = objects.of(7).collect();
        let expected = [by(&[Filter::Flate]), by(&[Filter::Flate, Filter::Lzw]), by(&[Filter::RunLength]), Packing::Unclear];
        assert_eq!(found, expected.iter().collect::<Vec<_>>());
        assert_eq!(objects.of(9).next(), Some(&by(&[Filter::Flate])));
        assert_eq!(objects.of(8).count(), 2, "it is a dictionary, and the object without a number may be meant");
        assert_eq!(objects.add_all(b"9 (0) [/Fl]", Some(6), |_| Ok(())), Ok(()));
        assert_eq!(objects.of(9).last(), Some(&Packing::Unclear), "its list cannot be read");
    }

    #[test]
    fn more_objects_than_a_contract_has_are_refused() {
        let listed = b"0 0 ".repeat(MAX_OBJECTS + 1);
        let mut objects = Objects::default();
        assert_eq!(objects.add_all(&listed, Some(listed.len()), |_| Ok(())), Err(Harm::TooManyObjects));
    }
}
