//! The words that this crate writes itself, in the language of the corpus.
//!
//! Who opens a corpus gives them with it. A word has places for values, `{clause}`. What is rarely said, such as why a file was
//! refused, this crate has in English ([`ENGLISH`](crate::english::ENGLISH)), so that a corpus in English carries none of it and a
//! program that has no corpus can say it too.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::english;
use crate::json::{FromJson, NotOfForm};
use crate::sorted::Sorted;

/// The keys of the words that every corpus brings.
pub const KEYS: &[&str] = &[
    "alternative-apart",
    "alternative-missing",
    "alternative-no-sentence",
    "alternative-no-words",
    "alternative-none",
    "alternative-text",
    "desk-contract",
    "desk-date",
    "desk-definitions",
    "desk-positions",
    "document-agreed",
    "document-annex-evidence",
    "document-annex-rationale",
    "document-annex-views",
    "document-cited",
    "document-found",
    "document-open",
    "document-page",
    "document-positions",
    "document-positions-status",
    "document-published",
    "document-source",
    "document-title",
    "document-values",
    "entry-text",
    "frame-clauses",
    "framework-source",
    "jumps-values",
    "open-blank",
    "open-definition",
    "open-fallback",
    "open-reference",
    "open-release",
    "open-requires",
    "open-rule",
    "open-tie",
    "open-unknown",
    "open-value",
    "open-withdrawn",
    "position-alternative",
    "position-comply",
    "position-no",
    "position-owner",
    "position-partly",
    "position-position",
    "position-text",
    "reference-begin",
    "reference-inside",
    "release-withdrawn",
    "returned-column",
    "returned-no-column",
    "returned-no-id",
    "returned-no-id-column",
    "returned-no-text",
    "returned-replaced",
    "returned-found",
    "returned-twice",
    "returned-unknown",
    "returned-withdrawn",
    "rules-name",
    "sheet-type",
    "table-clause",
    "table-id",
    "table-title",
    "values-leaning",
    "values-value",
];

/// Words by their keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Sorted<String>);

impl Words {
    /// Whether none were given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words of a key: those of the corpus, or the English of this crate; the key itself where there are none.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of a key with values in their places. A value is never looked at for places.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(pattern) = self.0.get(key).map(String::as_str).or_else(|| english::of(key)) else { return key.to_owned() };
        let mut text = String::with_capacity(pattern.len());
        let mut rest = pattern;
        while let Some(start) = rest.find('{') {
            text.push_str(&rest[..start]);
            rest = &rest[start..];
            let place = rest.find('}').and_then(|end| Some((end, values.iter().find(|(name, _)| *name == &rest[1..end])?.1)));
            let length = if let Some((end, value)) = place {
                text.push_str(value);
                end + 1
            } else {
                text.push('{');
                1
            };
            rest = &rest[length..];
        }
        text + rest
    }
}

impl FromIterator<(String, String)> for Words {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}

impl FromJson for Words {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        Sorted::from_json(value).map(Self)
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_places_and_are_not_looked_at() {
        let words: Words = [("a".to_owned(), "{x} and {y}, {z} {".to_owned())].into_iter().collect();
        assert_eq!(words.with("a", &[("x", "{y}"), ("y", "2")]), "{y} and 2, {z} {");
        assert_eq!(words.get("b"), "b");
    }
}
