//! Finds defined terms in text: whole words, longest first, by each term's case rule.

use std::collections::HashMap;

#[derive(Debug)]
struct Form {
    words: String,
    term: usize,
    /// Whether only the spelling as written is meant.
    is_exact: bool,
}

/// All forms of all terms, by their first word.
#[derive(Debug)]
pub struct TermIndex {
    /// Keys are lower case; the longest form of a key comes first.
    by_first_word: HashMap<String, Vec<Form>>,
}

/// A use of a term.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// First byte of the use.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The number of the term.
    pub term: usize,
}

impl TermIndex {
    /// The index of the forms of terms: words, the number of the term, and whether only this spelling is meant.
    pub fn new<'a>(forms: impl IntoIterator<Item = (&'a str, usize, bool)>) -> Self {
        let mut by_first_word: HashMap<String, Vec<Form>> = HashMap::new();
        for (words, term, is_exact) in forms {
            let words = words.trim();
            let first = first_word(words);
            if !first.is_empty() {
                by_first_word.entry(first.to_lowercase()).or_default().push(Form { words: words.to_owned(), term, is_exact });
            }
        }
        for forms in by_first_word.values_mut() {
            forms.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then_with(|| a.words.cmp(&b.words)));
        }
        Self { by_first_word }
    }

    /// Whether there is no term at all.
    pub fn is_empty(&self) -> bool {
        self.by_first_word.is_empty()
    }

    /// The term of a name or an alias, as written.
    pub fn named(&self, name: &str) -> Option<usize> {
        let forms = self.by_first_word.get(&first_word(name).to_lowercase())?;
        forms.iter().find(|form| form.words == name || !form.is_exact && form.words.eq_ignore_ascii_case(name)).map(|form| form.term)
    }

    /// All uses in a text, left to right, without overlaps.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let word = first_word(&text[at..]);
            if word.is_empty() {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            match self.form_at(text, at, word) {
                Some((length, term)) => {
                    found.push(Found { start: at, end: at + length, term });
                    at += length;
                }
                None => at += word.len(),
            }
        }
        found
    }

    fn form_at(&self, text: &str, at: usize, word: &str) -> Option<(usize, usize)> {
        let forms = self.by_first_word.get(&word.to_lowercase())?;
        forms.iter().find_map(|form| {
            let slice = text.get(at..at + form.words.len())?;
            let same = if form.is_exact { slice == form.words } else { slice.to_lowercase() == form.words.to_lowercase() };
            let rest = &text[at + form.words.len()..];
            // `EOL-4` is an id and no use of the term `EOL`.
            let is_id = rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            let ends = !rest.starts_with(char::is_alphanumeric) && !is_id;
            (same && ends).then_some((form.words.len(), form.term))
        })
    }
}

/// The letters and digits at the start of a text.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TERMS: [(&str, usize, bool); 5] = [
        ("Vulnerability", 0, true),
        ("Vulnerabilities", 0, true),
        ("Exploited Vulnerability", 1, true),
        ("hospital network", 2, false),
        ("MDM", 3, true),
    ];

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let index = TermIndex::new(TERMS);
        let found: Vec<(&str, usize)> = index.find(text).iter().map(|f| (&text[f.start..f.end], f.term)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_longest_form_wins() {
        check("Each Exploited Vulnerability and other Vulnerabilities", &[("Exploited Vulnerability", 1), ("Vulnerabilities", 0)]);
    }

    #[test]
    fn only_whole_words_count() {
        check("MDMs, MDM2, preMDM, MDM-4, MDM's, (MDM)", &[("MDM", 3), ("MDM", 3)]);
    }

    #[test]
    fn each_term_has_its_own_case_rule() {
        check("a vulnerability of the Hospital Network", &[("Hospital Network", 2)]);
    }

    proptest! {
        #[test]
        fn uses_never_overlap_and_lie_on_characters(text in "(MDM|Exploited|Vulnerability|ä| |\\.|x){0,20}") {
            let index = TermIndex::new([("Vulnerability", 0, true), ("Exploited Vulnerability", 1, false), ("MDM", 2, true)]);
            let mut at = 0;
            for found in index.find(&text) {
                prop_assert!(found.start >= at && found.end > found.start);
                prop_assert!(text.get(found.start..found.end).is_some());
                at = found.end;
            }
        }
    }
}
