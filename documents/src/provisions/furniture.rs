//! The heads and feet of pages, in text that was copied from them.

use std::collections::HashMap;

/// A row that stands so often and is no longer than this is the head or foot of a page.
const REPEATED: usize = 4;
const MAX_BYTES: usize = 90;

/// How often the rows of a text stand in it.
#[derive(Debug)]
pub struct Furniture<'t> {
    often: HashMap<&'t str, usize>,
}

impl<'t> Furniture<'t> {
    /// Looks at the rows of a text, without the white space around them.
    pub fn of(rows: impl Iterator<Item = &'t str>) -> Self {
        let mut often: HashMap<&str, usize> = HashMap::new();
        for row in rows.filter(|row| row.len() <= MAX_BYTES) {
            *often.entry(row).or_default() += 1;
        }
        Self { often }
    }

    /// Whether a row is the number of a page, or one that is repeated and of which `is_no_text` says that it may be.
    pub fn has(&self, row: &str, is_no_text: impl FnOnce(&str) -> bool) -> bool {
        is_page_number(row) || self.often.get(row).is_some_and(|&times| times >= REPEATED) && is_no_text(row)
    }
}

/// The word of English, or that of German in an engine that knows it: a draft may be in another language than the corpus.
fn is_one_of(word: &str, [english, german]: [&str; 2]) -> bool {
    word.eq_ignore_ascii_case(english) || cfg!(feature = "languages") && word.eq_ignore_ascii_case(german)
}

/// "Page 3 of 12", "- 3 -", "3".
fn is_page_number(row: &str) -> bool {
    let words: Vec<&str> = row.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    match words[..] {
        [one] => number(one) && !row.ends_with('.'),
        [page, one] => is_one_of(page, ["page", "seite"]) && number(one),
        [page, one, of, all] => is_one_of(page, ["page", "seite"]) && number(one) && is_one_of(of, ["of", "von"]) && number(all),
        _ => false,
    }
}
