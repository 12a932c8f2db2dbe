//! What other languages than English do in another way.
//!
//! Words are stemmed by Snowball as they are spelled, because its rules know accents, and the stem is folded: `résiliée` and
//! `résilier` are `resili`. In German and in the languages of the North a letter may be written as two: `Übergabe`, `uebergabe` and
//! `ubergabe` are `ubergab`, `køb` and `koeb` are `kob`. `l'acheteur` is two words. `個人情報` is `個人`, `人情` and `情報`.

use std::ops::Range;

use frostem::{Algorithm, Stemmer};

use super::fold::{fold as fold_plainly, is_word};
use crate::language::Language;

const fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language {
        Language::English | Language::Other => return None,
        Language::Danish => Algorithm::Danish,
        Language::Dutch => Algorithm::Dutch,
        Language::Finnish => Algorithm::Finnish,
        Language::French => Algorithm::French,
        Language::German => Algorithm::German,
        Language::Italian => Algorithm::Italian,
        Language::Norwegian => Algorithm::Norwegian,
        Language::Portuguese => Algorithm::Portuguese,
        Language::Spanish => Algorithm::Spanish,
        Language::Swedish => Algorithm::Swedish,
    })
}

/// The folded stem of a word in small letters, folded or as it is spelled; none for English, which has the stemmer of this
/// crate.
pub(crate) fn stem(language: Language, word: &str) -> Option<String> {
    if language.is_english() {
        return None;
    }
    let mut stem = String::new();
    let spelled = with_letters(language, word);
    let bare = algorithm(language).map(|algorithm| Stemmer::new(algorithm).stem(&spelled));
    for c in bare.as_deref().unwrap_or(&spelled).chars() {
        fold_plainly(c, &mut stem);
    }
    Some(stem)
}

/// Pairs of letters that stand for one, where a keyboard or a form lacks it. Snowball's German stemmer knows its own.
const fn pairs(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Danish | Language::Norwegian => &[("aa", "å"), ("ae", "æ"), ("oe", "ø")],
        Language::Swedish => &[("aa", "å"), ("ae", "ä"), ("oe", "ö")],
        _ => &[],
    }
}

fn with_letters(language: Language, word: &str) -> String {
    pairs(language).iter().fold(word.to_owned(), |word, (pair, letter)| word.replace(pair, letter))
}

/// Adds a letter that the language folds in its own way: German `ü` is `ue`, also where its dots are a character of their own.
pub(super) fn fold(language: Language, c: char, word: &mut String) -> bool {
    if language != Language::German {
        return false;
    }
    match c {
        'Ä' | 'ä' => word.push_str("ae"),
        'Ö' | 'ö' => word.push_str("oe"),
        'Ü' | 'ü' => word.push_str("ue"),
        DOTS if word.ends_with(['a', 'o', 'u']) => word.push('e'),
        _ => return false,
    }
    true
}

/// Two dots above the letter before.
const DOTS: char = '\u{308}';

/// Adds a character to a word as it is spelled. An accent that is a character of its own becomes one with its letter.
pub(super) fn spell(language: Language, c: char, spelling: &mut String) {
    if language.is_english() {
        return;
    }
    if let Some(letter) = spelling.chars().next_back().and_then(|letter| composed(letter, c)) {
        spelling.pop();
        spelling.push(letter);
    } else {
        spelling.extend(c.to_lowercase());
    }
}

/// A letter with the accent after it.
fn composed(letter: char, accent: char) -> Option<char> {
    let (letters, accented) = match accent {
        '\u{300}' => ("aeiou", "àèìòù"),
        '\u{301}' => ("aeiouy", "áéíóúý"),
        '\u{302}' => ("aeiou", "âêîôû"),
        '\u{303}' => ("ano", "ãñõ"),
        DOTS => ("aeiouy", "äëïöüÿ"),
        '\u{30A}' => ("a", "å"),
        '\u{327}' => ("c", "ç"),
        _ => return None,
    };
    letters.chars().zip(accented.chars()).find(|(plain, _)| *plain == letter).map(|(_, accented)| accented)
}

/// Whether a word is cut at an apostrophe, before which the rest of an article or of another small word stands: `l'acheteur`.
pub(super) const fn ends_at_apostrophe(language: Language) -> bool {
    matches!(language, Language::French | Language::Italian)
}

/// Whether a word may go on with a character.
pub(super) fn goes_on(language: Language, c: char) -> bool {
    is_word(c) && (language.is_english() || !is_ideograph(c))
}

/// Whether a character is of a script that has no blanks between words: Chinese, Japanese, and Korean, whose blanks are
/// between groups of words.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3040}'..='\u{318F}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FFDC}' | '\u{20000}'..='\u{3FFFF}')
}

/// The pairs of characters from an offset on, each a word at a position of its own; one alone is one.
pub(super) fn ideographs(language: Language, text: &str, start: usize) -> Vec<Range<usize>> {
    if language.is_english() {
        return Vec::new();
    }
    let run = text[start..].split(|c| !is_ideograph(c)).next().unwrap_or_default();
    let bounds: Vec<usize> = run.char_indices().map(|(offset, _)| start + offset).chain([start + run.len()]).collect();
    match bounds[..] {
        [_] => Vec::new(),
        [from, to] => std::iter::once(from..to).collect(),
        _ => bounds.windows(3).map(|pair| pair[0]..pair[2]).collect(),
    }
}

/// Whether a character of a script without blanks is at an offset, before which a text may be cut.
pub(crate) fn may_begin_anywhere(language: Language, text: &str, offset: usize) -> bool {
    !language.is_english() && text.is_char_boundary(offset) && text[offset..].chars().next().is_some_and(is_ideograph)
}

/// Whether the stemmer tells endings by their accents, so that a word without them may have another stem.
pub(crate) const fn needs_accents(language: Language) -> bool {
    matches!(language, Language::Finnish | Language::French | Language::Italian | Language::Portuguese | Language::Spanish)
}

/// Whether a folded form may be what a word begins. One character of a pair may be its second.
pub(crate) fn completes(language: Language, form: &str, word: &str) -> bool {
    let is_one = || !language.is_english() && word.chars().next().is_some_and(|c| is_ideograph(c) && c.len_utf8() == word.len());
    form.starts_with(word) || is_one() && form.ends_with(word)
}
