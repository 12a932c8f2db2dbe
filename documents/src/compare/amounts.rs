//! The numbers of a provision with their units: "seventy-two (72) hours" is `72 hours`.

use clause_search::Language;

use super::{Amount, language};

/// Units, each in both of its forms. What is not in this list is a section number, a standard or a year.
const UNITS: [&str; 34] = [
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "quarter",
    "quarters",
    "year",
    "years",
    "percent",
    "%",
    "character",
    "characters",
    "times",
    "dollars",
    "euros",
    "release",
    "releases",
    "version",
    "versions",
    "copies",
    "people",
    "persons",
    "attempts",
    "failures",
    "units",
    "sites",
];

/// Words between a number and its unit: "10 business days".
const QUALIFIERS: [&str; 7] = ["business", "working", "calendar", "consecutive", "full", "clock", "failed"];

const CURRENCIES: [char; 3] = ['$', '€', '£'];

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// So many words on either side are shown.
const AROUND: usize = 6;

/// So many are kept of a provision.
const MAX_AMOUNTS: usize = 12;

/// The amounts of a text, in its order, each once with the words around its first use.
pub(super) fn of(language: Language, text: &str) -> Vec<Amount> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found: Vec<Amount> = Vec::new();
    let mut at = 0;
    while at < words.len() && found.len() < MAX_AMOUNTS {
        let Some((amount, length)) = amount(language, &words[at..]) else {
            at += 1;
            continue;
        };
        if !found.iter().any(|other| other.amount == amount) {
            let context = words[at.saturating_sub(AROUND)..(at + length + AROUND).min(words.len())].join(" ");
            found.push(Amount { amount, context });
        }
        at += length;
    }
    found
}

/// The amount with which some words begin, and how many of them it is.
fn amount(language: Language, words: &[&str]) -> Option<(String, usize)> {
    let first = words.first()?.trim_start_matches(['(', '"', '“']);
    if first.starts_with(CURRENCIES) && first.contains(|c: char| c.is_ascii_digit()) {
        return Some(money(language, first, words.get(1).copied()));
    }
    if let Some(percent) = trimmed(first).strip_suffix('%').filter(|number| figures(number).is_some()) {
        return Some((format!("{percent}%"), 1));
    }
    // "30-day" is one word.
    if let Some((number, unit)) = trimmed(first).split_once('-')
        && let Some(number) = figures(number).or_else(|| in_words(language, number))
        && let Some(unit) = unit_of(language, unit)
    {
        return Some((format!("{number} {unit}"), 1));
    }
    let mut next = 1;
    let mut number = figures(trimmed(first)).or_else(|| in_words(language, trimmed(first)))?;
    // "seventy-two (72) hours": the figures count.
    if let Some(inside) = words.get(next).and_then(|word| word.strip_prefix('(')?.strip_suffix(')'))
        && let Some(same) = figures(inside)
    {
        number = same;
        next += 1;
    }
    let mut name = String::new();
    if let Some(word) = words.get(next).map(|word| trimmed(word).to_lowercase()).filter(|word| qualifies(language, word)) {
        name = format!("{word} ");
        next += 1;
    }
    let unit = unit_of(language, words.get(next)?)?;
    Some((format!("{number} {name}{unit}"), next + 1))
}

/// Whether a word stands between a number and its unit.
fn qualifies(language: Language, word: &str) -> bool {
    if language.is_english() { QUALIFIERS.contains(&word) } else { language::qualifies(language, word) }
}

fn money(language: Language, first: &str, second: Option<&str>) -> (String, usize) {
    let sum = trimmed(first);
    let is_scale = |word: &&str| matches!(*word, "thousand" | "million" | "billion") || language::is_scale(language, word);
    match second.map(trimmed).filter(is_scale) {
        Some(scale) => (format!("{sum} {scale}"), 2),
        None => (sum.to_owned(), 1),
    }
}

fn trimmed(word: &str) -> &str {
    word.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '%' || matches!(c, '”' | '’')).trim_start_matches(['(', '"', '“'])
}

/// A unit at the beginning of a word: `days`, `days'`, `hours;`. Nouns of other languages may have a capital, which stays.
fn unit_of(language: Language, word: &str) -> Option<String> {
    let written = trimmed(word);
    let small = written.to_lowercase();
    let word = small.trim_end_matches(['\'', '’']);
    if language.is_english() {
        return UNITS.contains(&word).then(|| word.to_owned());
    }
    language::is_unit(language, word).then(|| written.to_owned())
}

/// A number in figures as it is written, if it is one.
fn figures(word: &str) -> Option<String> {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.');
    (digits && word.len() <= 12 && word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(|c: char| c.is_ascii_digit()))
        .then(|| word.to_owned())
}

/// A number below a hundred in words, in figures.
fn in_words(language: Language, word: &str) -> Option<String> {
    let word = word.to_lowercase();
    if !language.is_english() {
        return language::number(language, &word).map(|number| number.to_string());
    }
    if let Some(ones) = ONES.iter().position(|one| *one == word) {
        return (ones > 0).then(|| ones.to_string());
    }
    let (tens, ones) = word.split_once('-').unwrap_or((&word, "zero"));
    let tens = TENS.iter().position(|ten| !ten.is_empty() && *ten == tens)?;
    let ones = ONES[..10].iter().position(|one| *one == ones)?;
    Some((tens * 10 + ones).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(text: &str) -> Vec<String> {
        of(Language::English, text).into_iter().map(|amount| amount.amount).collect()
    }

    #[test]
    fn numbers_with_units_are_found_in_every_spelling() {
        let cases: [(&str, &[&str]); 10] = [
            ("within seventy-two (72) hours at its expense", &["72 hours"]),
            ("ten (10) business days after; five working days", &["10 business days", "5 working days"]),
            ("not less than thirty-six months", &["36 months"]),
            ("a 30-day notice", &["30 day"]),
            ("99.9% of 4 quarters, two percent", &["99.9%", "4 quarters", "2 percent"]),
            ("up to $5,000,000 or €3 million.", &["$5,000,000", "€3 million"]),
            ("Section 4.2, TLS 1.2, NIST SP 800-53 and 45 CFR 164", &[]),
            ("24 hours a day, 7 days a week, 24 hours", &["24 hours", "7 days"]),
            ("fourteen (14) characters; (30 days)", &["14 characters", "30 days"]),
            ("90 days' notice", &["90 days"]),
        ];
        for (text, expected) in cases {
            assert_eq!(amounts(text), expected, "{text}");
        }
    }

    #[test]
    fn an_amount_comes_with_the_words_around_it() {
        let found =
            of(Language::English, "Vendor will rebuild affected units within seventy-two (72) hours at its sole expense and report.");
        assert_eq!(found[0].context, "Vendor will rebuild affected units within seventy-two (72) hours at its sole expense and report.");
    }

    #[cfg(feature = "languages")]
    #[test]
    fn amounts_of_german_are_found_in_every_spelling() {
        let cases: [(&str, &[&str]); 6] = [
            ("innerhalb von zweiundsiebzig (72) Stunden", &["72 Stunden"]),
            ("innerhalb von zehn (10) Werktagen oder binnen 30 Tagen", &["10 Werktagen", "30 Tagen"]),
            ("drei volle Monate, 5 % und zwölf Wochen", &["3 volle Monate", "5 %", "12 Wochen"]),
            ("bis zu €5.000 oder 250 Euro", &["€5.000", "250 Euro"]),
            ("eine 14-tägige Frist", &["14 tägige"]),
            ("nach § 536 BGB und Abschnitt 4.2", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = of(Language::German, text).into_iter().map(|amount| amount.amount).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(of(Language::French, "dans les 30 jours, 5 %").len(), 1);
    }
}
