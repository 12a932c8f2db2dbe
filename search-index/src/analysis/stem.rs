//! English stems, with British and American spelling brought together first.
//!
//! The algorithm is Snowball's English stemmer ("Porter 2"). It is written as tables and a hundred lines, because the
//! generated one alone would be a sixth of the engine that readers load; a test holds it against `frostem`, which tracks
//! Snowball itself.

use super::languages;
use crate::language::Language;
use crate::text::split_ascii;

/// The stem of a word, folded or as it is spelled. English words with other than ASCII letters stay as they are.
///
/// Building meets the same words thousands of times and remembers them.
#[cfg(feature = "build")]
pub(crate) fn stem(language: Language, word: &str) -> String {
    use std::cell::RefCell;
    use std::collections::HashMap;
    thread_local! {
        static KNOWN: RefCell<HashMap<Language, HashMap<String, String>>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        let known = known.entry(language).or_default();
        if let Some(stem) = known.get(word) {
            return stem.clone();
        }
        let stem = compute_stem(language, word);
        if known.len() < 50_000 {
            known.insert(word.to_owned(), stem.clone());
        }
        stem
    })
}

#[cfg(not(feature = "build"))]
pub(crate) use compute_stem as stem;

/// Computes a stem.
pub(crate) fn compute_stem(language: Language, word: &str) -> String {
    if let Some(stem) = languages::stem(language, word) {
        return stem;
    }
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut letters = word.as_bytes().to_vec();
    americanize(&mut letters);
    porter2(&mut letters);
    letters.into_iter().map(char::from).collect()
}

/// A folded word without the endings of a plural, a past or a present form: two words that are inflections of one have the
/// same. `provider` and `provide` are two words here, of which [`stem`] makes one. Other languages have the stem alone.
pub(crate) fn light_stem(language: Language, word: &str) -> String {
    if let Some(stem) = languages::stem(language, word) {
        return stem;
    }
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut letters = word.as_bytes().to_vec();
    americanize(&mut letters);
    let first = region(&letters, 0);
    step_1(&mut letters, first);
    if letters.last() == Some(&b'e') || letters.ends_with(b"ll") {
        letters.pop();
    }
    letters.into_iter().map(char::from).collect()
}

/// The term of this form alone, beside its stem: American, with one `l` for two, so that `labelling` is `labeling`. Other languages
/// have none.
pub(crate) fn form_term(language: Language, word: &str) -> Option<String> {
    if !language.is_english() || word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut letters = word.as_bytes().to_vec();
    americanize(&mut letters);
    let mut term = String::new();
    for letter in letters {
        if letter != b'l' || term.as_bytes().last() != Some(&b'l') {
            term.push(char::from(letter));
        }
    }
    term.push(FORM);
    Some(term)
}

/// Whether a term is that of a form.
#[cfg(feature = "build")]
pub(crate) fn is_form(term: &str) -> bool {
    term.ends_with(FORM)
}

/// What marks the term of a form: no word has it.
const FORM: char = '=';

/// `sanitise` to `sanitize`, `colouring` to `coloring`, `programme` to `program`, `catalogue` to `catalog`; and whatever comes
/// before it, `centre` to `center`, `defence` to `defense`, `licence` to `license`. Of `ll` in `modelling` the stemmer makes
/// one letter.
///
/// Words that merely look so (`exercise`) change too, but in the index and in the query alike.
fn americanize(word: &mut Vec<u8>) {
    const AFTER_THREE_LETTERS: Endings = Endings::new(
        "isations izations isation ization isers izers iser izer ising izing ised ized ises izes ise ize \
ysers yzers yser yzer ysing yzing ysed yzed yses yzes yse yze \
oured ored ouring oring ourites orites ourite orite ourable orable oural oral ours ors our or \
ogues ogs ogue og mmes ms mme m",
    );
    const ANYWHERE: Endings = Endings::new(
        "entres enters entre enter etres eters etre eter ibres ibers ibre iber fences fenses fence fense icences icenses icence icense",
    );
    let spelling = AFTER_THREE_LETTERS.longest(word).filter(|(start, _)| *start >= 3).or_else(|| ANYWHERE.longest(word));
    if let Some((start, american)) = spelling {
        replace(word, start, american);
    }
}

/// Endings, each with its replacement; longer ones before those that they end in. A `-` is replaced by nothing.
struct Endings {
    pairs: &'static str,
    /// A bit for each letter in which an ending ends: most words end in none of them.
    last: u32,
}

impl Endings {
    const fn new(pairs: &'static str) -> Self {
        let bytes = pairs.as_bytes();
        let (mut last, mut index, mut words) = (0, 1, 0);
        while index < bytes.len() {
            if bytes[index] == b' ' {
                if words % 2 == 0 {
                    last |= 1 << (bytes[index - 1] & 31);
                }
                words += 1;
            }
            index += 1;
        }
        Self { pairs, last }
    }

    /// The longest ending that a word has: its offset and its replacement.
    fn longest(&self, word: &[u8]) -> Option<(usize, &'static str)> {
        if self.last >> (word.last()? & 31) & 1 == 0 {
            return None;
        }
        let mut words = split_ascii(self.pairs, b' ');
        while let (Some(ending), Some(replacement)) = (words.next(), words.next()) {
            if word.ends_with(ending.as_bytes()) {
                return Some((word.len() - ending.len(), replacement));
            }
        }
        None
    }
}

/// Words that follow no rule.
const EXCEPTIONS: Endings = Endings::new(
    "skis ski skies sky idly idl gently gentl ugly ugli early earli only onli singly singl \
andes andes atlas atlas bias bias cosmos cosmos howe howe news news sky sky",
);

/// Beginnings after which the first region starts, with themselves.
const BEGINNINGS: &str = "arsen commun emerg gener inter later organ past univers";

const STEP_1A: Endings = Endings::new("sses ss ied i ies i ss ss us us s -");
const STEP_1B: Endings = Endings::new("eedly ee ingly - edly - eed ee ing - ed -");
const STEP_1B_AFTER: Endings = Endings::new("at ate bl ble iz ize");
const STEP_2: Endings = Endings::new(
    "ization ize ational ate fulness ful ousness ous iveness ive tional tion biliti ble lessli less \
entli ent ation ate alism al aliti al ousli ous iviti ive fulli ful enci ence anci ance abli able izer ize ator ate \
alli al ogist og bli ble ogi og li -",
);
const STEP_3: Endings = Endings::new("ational ate tional tion alize al icate ic iciti ic ative - ical ic ness - ful -");
const STEP_4: Endings = Endings::new(
    "ement - ance - ence - able - ible - ment - ant - ent - ism - ate - iti - ous - ive - ize - ion - \
al - er - ic -",
);

fn replace(word: &mut Vec<u8>, start: usize, replacement: &str) {
    word.truncate(start);
    if replacement != "-" {
        word.extend_from_slice(replacement.as_bytes());
    }
}

/// A `y` that is a consonant is written `Y` while the word is worked on.
#[inline(never)]
const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn has_vowel(letters: &[u8]) -> bool {
    letters.iter().any(|&letter| is_vowel(letter))
}

/// Where the region after the first consonant that follows a vowel starts.
fn region(word: &[u8], start: usize) -> usize {
    let mut index = start + 1;
    while index < word.len() {
        if !is_vowel(word[index]) && is_vowel(word[index - 1]) {
            return index + 1;
        }
        index += 1;
    }
    word.len()
}

/// Whether a word ends in a short syllable.
fn is_short(word: &[u8]) -> bool {
    match *word {
        [first, last] => is_vowel(first) && !is_vowel(last),
        [.., before, vowel, last] => {
            let short = !is_vowel(before) && is_vowel(vowel) && !is_vowel(last) && !matches!(last, b'w' | b'x' | b'Y');
            short || word.ends_with(b"past")
        }
        _ => false,
    }
}

fn porter2(word: &mut Vec<u8>) {
    if let Some((0, stem)) = EXCEPTIONS.longest(word) {
        replace(word, 0, stem);
        return;
    }
    if word.len() < 3 {
        return;
    }
    for index in 0..word.len() {
        if word[index] == b'y' && (index == 0 || is_vowel(word[index - 1])) {
            word[index] = b'Y';
        }
    }
    let beginning = split_ascii(BEGINNINGS, b' ').find(|beginning| word.starts_with(beginning.as_bytes()));
    let first = beginning.map_or_else(|| region(word, 0), str::len);
    let second = region(word, first);

    step_1(word, first);
    if let Some((start, replacement)) = STEP_2.longest(word)
        && start >= first
    {
        let before = word[start.saturating_sub(1)];
        let allowed = match &word[start..] {
            b"ogi" => start > 0 && before == b'l',
            b"li" => start > 0 && matches!(before, b'c' | b'd' | b'e' | b'g' | b'h' | b'k' | b'm' | b'n' | b'r' | b't'),
            _ => true,
        };
        if allowed {
            replace(word, start, replacement);
        }
    }
    if let Some((start, replacement)) = STEP_3.longest(word)
        && start >= if word[start..] == *b"ative" { second.max(first) } else { first }
    {
        replace(word, start, replacement);
    }
    if let Some((start, replacement)) = STEP_4.longest(word)
        && start >= second
        && (word[start..] != *b"ion" || start > 0 && matches!(word[start - 1], b's' | b't'))
    {
        replace(word, start, replacement);
    }
    if let Some((&last, rest)) = word.split_last() {
        let drops = match last {
            b'e' => rest.len() >= second || rest.len() >= first && !is_short(rest),
            b'l' => rest.len() >= second && rest.ends_with(b"l"),
            _ => false,
        };
        if drops {
            word.pop();
        }
    }
    word.make_ascii_lowercase();
}

/// Plurals, past and present forms, and the final y.
fn step_1(word: &mut Vec<u8>, first: usize) {
    if let Some((start, replacement)) = STEP_1A.longest(word) {
        match replacement {
            "i" => replace(word, start, if start > 1 { "i" } else { "ie" }),
            "-" => {
                if has_vowel(&word[..start.saturating_sub(1)]) {
                    word.pop();
                }
            }
            _ => replace(word, start, replacement),
        }
    }
    if let Some((start, replacement)) = STEP_1B.longest(word) {
        let before = &word[..start];
        if replacement == "ee" {
            if start >= first && !matches!(before, b"succ" | b"proc" | b"exc") {
                replace(word, start, "ee");
            }
        } else if word[start..] == *b"ing" && matches!(before, b"even" | b"cann" | b"inn" | b"earr" | b"herr" | b"out") {
            // As they are: evening, canning, inning, earring, herring, outing.
        } else if word[start..] == *b"ing" && start == 2 && before[1] == b'y' && !is_vowel(before[0]) {
            replace(word, 1, "ie");
        } else if has_vowel(before) {
            word.truncate(start);
            repair_after_ed_ing(word, first);
        }
    }
    if let [_, .., before, last @ (b'y' | b'Y')] = &mut word[..]
        && !is_vowel(*before)
    {
        *last = b'i';
    }
}

/// Gives back the e that an ending took, or takes the letter that it doubled.
fn repair_after_ed_ing(word: &mut Vec<u8>, first: usize) {
    if let Some((start, replacement)) = STEP_1B_AFTER.longest(word) {
        replace(word, start, replacement);
        return;
    }
    match word[..] {
        [.., one, other] if one == other && matches!(one, b'b' | b'd' | b'f' | b'g' | b'm' | b'n' | b'p' | b'r' | b't') => {
            if !(word.len() == 3 && matches!(word[0], b'a' | b'e' | b'o')) {
                word.pop();
            }
        }
        _ => {
            if word.len() == first && is_short(word) {
                word.push(b'e');
            }
        }
    }
}

/// Whether an English text may begin with a word whose stem is this term. It is never wrong in saying no, and may be wrong in saying
/// yes.
///
/// A stem keeps the letters of its word but for the last one, and in `dying`, `realisation`, `favourite`, `honourable` and
/// `centre` for the `y`, `s`, `u` or `r` before that. A character of the text that is not an ASCII letter, such as an
/// accented letter or a hyphen, may fold to anything.
pub(crate) fn may_start_with_term(text: &[u8], term: &str) -> bool {
    let kept = if term.len() > 2 { term.len() - 1 } else { term.len() };
    for (index, letter) in term.bytes().take(kept).enumerate() {
        let other = text.get(index).unwrap_or(&b' ').to_ascii_lowercase();
        if other != letter {
            let changes = index > 0 && index + 4 >= term.len() && matches!(other, b'y' | b's' | b'u' | b'r');
            return changes || !other.is_ascii_lowercase() && other != b' ';
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use frostem::{Algorithm, Stemmer};
    use proptest::prelude::*;

    fn check(word: &str) {
        let mut letters = word.as_bytes().to_vec();
        porter2(&mut letters);
        let expected = Stemmer::new(Algorithm::English).stem(word).into_owned();
        assert_eq!(String::from_utf8_lossy(&letters), expected, "{word}");
        // Completions look for words among terms with the same first letter, excerpts for words with more.
        let stem = stem(Language::English, word);
        assert_eq!(stem.get(..1), word.get(..1));
        assert!(may_start_with_term(word.as_bytes(), &stem), "{word} {stem}");
    }

    /// Words of syllables and of the endings and beginnings that the rules know.
    fn words() -> impl Strategy<Value = String> {
        let tables = [EXCEPTIONS, STEP_1A, STEP_1B, STEP_1B_AFTER, STEP_2, STEP_3, STEP_4];
        let mut pool: Vec<String> = tables.iter().flat_map(|table| table.pairs.split(' ')).map(str::to_owned).collect();
        pool.extend(BEGINNINGS.split(' ').map(str::to_owned));
        pool.extend(
            "succ proc exc even cann inn earr herr out y ll e l ly s ed ing dy ty isation ised yse ours our ouring ourite mmes mme \
ogue entre etres ibre fence icences"
                .split(' ')
                .map(str::to_owned),
        );
        pool.retain(|part| part != "-");
        let part = prop_oneof![3 => prop::sample::select(pool), 1 => "[a-z]{1,3}"];
        prop::collection::vec(part, 1..5).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]
        #[test]
        fn stems_are_snowballs(word in words()) {
            check(&word);
        }

        #[test]
        fn short_words_have_snowballs_stems(word in "[a-z]{1,7}") {
            check(&word);
        }
    }

    #[test]
    fn forms_of_one_word_meet() {
        let groups: &[&[&str]] = &[
            &["patch", "patches", "patching", "patched"],
            &["sanitise", "sanitize", "sanitising", "sanitized"],
            &["behaviour", "behavior", "behaviours"],
            &["programme", "program", "programmes"],
            &["vulnerability", "vulnerabilities"],
            &["notify", "notifies", "notified"],
            &["hour", "hours"],
            &["analyse", "analyze", "analysing", "analyzed"],
            &["colour", "color", "coloured", "colored", "colouring"],
            &["centre", "center", "centres", "centers"],
            &["defence", "defense", "defences"],
            &["licence", "license", "licences", "licensed"],
            &["catalogue", "catalog", "catalogues"],
            &["modelling", "modeling", "modelled", "modeled", "model"],
            &["organisation", "organization", "organisations", "organizations"],
            &["customise", "customize", "customised", "customized", "customising"],
            &["labelling", "labeling", "labelled", "labeled", "labels"],
            &["travelling", "traveling", "travelled", "traveler", "traveller"],
            &["fulfil", "fulfill", "fulfilled", "fulfils"],
            &["enrolment", "enrollment", "enrol", "enroll"],
            &["instalment", "installment"],
            &["metre", "meter", "metres", "meters"],
            &["fibre", "fiber", "fibres"],
            &["offence", "offense", "offences"],
            &["dialogue", "dialog", "dialogues"],
            &["neighbour", "neighbor", "neighbouring"],
            &["favourite", "favorite", "favourites"],
        ];
        for group in groups {
            let stems: std::collections::BTreeSet<_> = group.iter().map(|word| stem(Language::English, word)).collect();
            assert_eq!(stems.len(), 1, "{group:?}: {stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        assert_ne!(stem(Language::English, "notice"), stem(Language::English, "note"));
        assert_eq!(stem(Language::English, "is"), "is");
        assert_eq!(stem(Language::English, "αβγ"), "αβγ");
    }
}
