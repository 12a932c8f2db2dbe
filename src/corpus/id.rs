//! Ids and slugs, and their only parsers.

use std::cmp::Ordering;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Longest id, in bytes.
const MAX_ID_LEN: usize = 40;

/// The permanent name of a clause, e.g. `PAT-2`.
///
/// Form: `[A-Z][A-Z0-9]*(-[A-Z0-9]+)+`, at most 40 characters. Ids sort by part, numbers as
/// numbers, so that `PAT-10` comes after `PAT-9`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$", "maxLength" = 40))]
pub struct ClauseId(String);

impl ClauseId {
    /// Reads an id.
    ///
    /// # Errors
    ///
    /// Says, as the end of the sentence "an id …", what is wrong.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() > MAX_ID_LEN {
            return Err("has at most 40 characters");
        }
        if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
            return Err("begins with a capital letter");
        }
        if !text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-') {
            return Err("has only capital letters, digits and hyphens");
        }
        let mut parts = text.split('-');
        if parts.clone().count() < 2 {
            return Err("has at least two parts with a hyphen between them, such as `PAT-2`");
        }
        if parts.any(str::is_empty) {
            return Err("has no empty part between or after hyphens");
        }
        Ok(Self(text.to_owned()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first part, which is the prefix of its topic.
    pub fn prefix(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Its address and file name: lower case.
    pub fn slug(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl TryFrom<String> for ClauseId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|reason| format!("`{text}` is not an id: an id {reason}"))
    }
}

impl From<ClauseId> for String {
    fn from(id: ClauseId) -> Self {
        id.0
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for ClauseId {
    fn cmp(&self, other: &Self) -> Ordering {
        natural_order(&self.0, &other.0)
    }
}

impl PartialOrd for ClauseId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares runs of digits as numbers and everything else by character, with the plain order of
/// the texts as the last word, so that only equal texts compare as equal.
pub fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        match (take_run(&mut left), take_run(&mut right)) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) => {
                let both_numbers = x.as_bytes()[0].is_ascii_digit() && y.as_bytes()[0].is_ascii_digit();
                let order = if both_numbers {
                    let (x, y) = (x.trim_start_matches('0'), y.trim_start_matches('0'));
                    x.len().cmp(&y.len()).then_with(|| x.cmp(y))
                } else {
                    x.cmp(y)
                };
                if order != Ordering::Equal {
                    return order;
                }
            }
        }
    }
}

/// Takes the first run of digits, or of anything else, off the front.
fn take_run<'a>(text: &mut &'a str) -> Option<&'a str> {
    let digits = text.chars().next()?.is_ascii_digit();
    let end = text.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(text.len());
    let (run, rest) = text.split_at(end);
    *text = rest;
    Some(run)
}

/// A name made fit for an address: Latin letters in lower case, every other run of characters as one hyphen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^([a-z0-9]+(-[a-z0-9]+)*)?$"))]
pub struct Slug(String);

impl Slug {
    /// Makes the slug of a name. A name without letters and digits has an empty slug, which readers
    /// of files refuse.
    pub fn of(name: &str) -> Self {
        let mut slug = String::with_capacity(name.len());
        for c in name.chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
                continue;
            }
            let letters = latin(c);
            if !letters.is_empty() {
                slug.extend(letters.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.truncate(slug.trim_end_matches('-').len());
        Self(slug)
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A letter in those of addresses; empty for what is no letter. The letters of German and its neighbours are written out as on the line of a passport
/// that machines read, which is the same in all languages: an address does not depend on the language of a book, so that a
/// release keeps its addresses for good.
fn latin(letter: char) -> &'static str {
    match letter {
        'Ä' | 'ä' | 'Æ' | 'æ' => "ae",
        'Ö' | 'ö' | 'Ø' | 'ø' | 'Œ' | 'œ' => "oe",
        'Ü' | 'ü' => "ue",
        'Å' | 'å' => "aa",
        'ẞ' | 'ß' => "ss",
        letter if !letter.is_ascii() && letter.is_alphabetic() => any_ascii::any_ascii_char(letter),
        _ => "",
    }
}

impl TryFrom<String> for Slug {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let slug = Self::of(&text);
        if slug.0 == text { Ok(slug) } else { Err(format!("`{text}` is not a slug: `{slug}` would be one")) }
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_are_read_or_refused_with_a_reason() {
        for good in ["PAT-2", "A-1", "SEC-ACCESS-2B", &format!("A-{}", "X".repeat(38))] {
            assert!(ClauseId::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "PAT", "pat-2", "PAT-", "-2", "PAT--2", "2PAT-1", "PAT 2", "PÄT-2", &format!("A-{}", "X".repeat(39))] {
            assert!(ClauseId::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn ids_sort_by_number() {
        let mut ids = ["PAT-10", "PAT-9", "PAT-2B", "PAT-2", "ACC-1"].map(|id| ClauseId::parse(id).unwrap());
        ids.sort();
        assert_eq!(ids.map(|id| id.to_string()), ["ACC-1", "PAT-2", "PAT-2B", "PAT-9", "PAT-10"]);
    }

    #[test]
    fn slugs_are_fit_for_addresses() {
        let slug = |name: &str| Slug::of(name).to_string();
        assert_eq!(slug("Known Unacceptable Vulnerability"), "known-unacceptable-vulnerability");
        assert_eq!(slug("SP800-53"), "sp800-53");
        assert_eq!(slug("164.308(a)(5)(ii)(B)"), "164-308-a-5-ii-b");
        assert_eq!(slug(" (x) "), "x");
        assert_eq!(slug("…"), "");
        assert_eq!(slug("Übergabe"), "uebergabe");
        assert_eq!(slug("Garantie nach § 443, Größe «Œuvre»"), "garantie-nach-443-groesse-oeuvre");
        assert_eq!(slug("Résumé Žižka"), "resume-zizka");
        assert_eq!(slug("договор"), "dogovor");
    }

    proptest! {
        #[test]
        fn natural_order_is_total(a in "[A-Z0-9-]{0,8}", b in "[A-Z0-9-]{0,8}", c in "[A-Z0-9-]{0,8}") {
            prop_assert_eq!(natural_order(&a, &b), natural_order(&b, &a).reverse());
            if natural_order(&a, &b).is_le() && natural_order(&b, &c).is_le() {
                prop_assert!(natural_order(&a, &c).is_le());
            }
            prop_assert_eq!(natural_order(&a, &b).is_eq(), a == b);
        }

        #[test]
        fn a_slug_has_only_safe_characters_and_is_its_own_slug(name in ".{0,40}") {
            let slug = Slug::of(&name);
            prop_assert!(slug.as_str().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert_eq!(Slug::of(slug.as_str()), slug);
        }
    }
}
