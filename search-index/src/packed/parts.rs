//! The parts of an index: which there are, and what each covers.
//!
//! Two parts that cover 300 and 200 terms end at 300 and 500: term 299 is in the first and term 300 in the second.

use std::ops::Range;

use super::bytes::Reader;
use super::error::{Damage, OpenError};
use crate::index::Column;

/// Parts of an index: their names, and what they cover.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) names: Column,
    /// For each part, the term or document after its last.
    pub(super) ends: Vec<u32>,
}

impl Parts {
    /// Reads extents, which must cover everything up to `end`.
    pub(super) fn read(reader: &mut Reader<'_>, names: Column, end: u32) -> Self {
        let mut parts = Self { names, ends: Vec::new() };
        let mut last = 0;
        for _ in 0..parts.names.len() {
            last += reader.below((end - last) as usize + 1) as u32;
            parts.ends.push(last);
        }
        if last != end && parts.names.len() > 0 {
            reader.fail(OpenError::Corrupt(Damage::Parts));
        }
        parts
    }

    /// The part that covers a term or document.
    pub(super) fn covering(&self, item: u32) -> usize {
        self.ends.partition_point(|&end| end <= item)
    }

    pub(super) fn extent(&self, index: usize) -> Range<u32> {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        start..self.ends[index]
    }

    /// Names of the parts that cover some items and were not added, each once.
    pub(super) fn missing(&self, items: &[u32], is_added: &dyn Fn(usize) -> bool) -> Vec<String> {
        let mut wanted = vec![false; self.names.len()];
        for &item in items {
            if let Some(wanted) = wanted.get_mut(self.covering(item)) {
                *wanted = true;
            }
        }
        let mut missing = Vec::new();
        for (index, &wanted) in wanted.iter().enumerate() {
            let name = self.names.get(index).to_owned();
            if wanted && !is_added(index) && !missing.contains(&name) {
                missing.push(name);
            }
        }
        missing
    }
}
