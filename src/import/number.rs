//! What a paragraph begins with: the number of a provision, the mark of an item, a bullet.

use super::language::kinds;

/// The beginning of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// `4.2`, `R-014`: a part that others cite by this number.
    Provision(&'a str),
    /// `a`, `iv`, `2`: a part of a paragraph, without its brackets.
    Item(&'a str),
    /// A sign that numbers nothing.
    Bullet,
}

/// Signs that begin an entry of a list.
const BULLETS: [char; 9] = ['•', '●', '▪', '◦', '–', '*', '-', '\u{B7}', '\u{F0B7}'];

/// The mark of a paragraph and what follows it.
pub(super) fn marked(text: &str) -> Option<(Mark<'_>, &str)> {
    if let Some(rest) = text.strip_prefix(BULLETS).filter(|rest| rest.starts_with(char::is_whitespace)) {
        return Some((Mark::Bullet, rest.trim_start()));
    }
    let (first, rest) = split_word(text)?;
    let kind = first.to_lowercase();
    if kinds().any(|known| known == kind) {
        let (number, rest) = split_word(rest)?;
        let label = number.trim_end_matches(['.', ':', '–', '-']);
        let is_title = rest.trim_start_matches(['–', '-', ':', ' ']).starts_with(|c: char| !c.is_lowercase());
        return (is_number(label) && is_title).then(|| (Mark::Provision(label), rest.trim_start_matches(['–', '-', ':', ' '])));
    }
    let begins =
        rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '\'' | '‘' | '[' | '(' | '„' | '»'));
    let mark = of_label(first)?;
    let is_sure = matches!(mark, Mark::Item(_)) && first.ends_with(')');
    let is_letter = matches!(mark, Mark::Item(_)) && first.ends_with('.') && first.starts_with(|c: char| c.is_ascii_lowercase());
    (is_sure || is_letter || begins).then_some((mark, rest))
}

/// The number of a heading, which may be one figure without a dot: `4 Passwords`.
pub(super) fn of_heading(text: &str) -> Option<(Mark<'_>, &str)> {
    marked(text).or_else(|| {
        let (first, rest) = split_word(text)?;
        is_number(first).then_some((Mark::Provision(first), rest))
    })
}

/// The number of a part of a provision, `2.1.1 keep the logs`: what begins in small letters goes on with what stands above.
pub(super) fn of_part(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = split_word(text)?;
    let label = first.trim_end_matches('.');
    (is_number(label) && label.contains('.') && rest.starts_with(char::is_lowercase)).then_some((label, rest))
}

/// What a number means that stands alone: `4.2.`, `(a)`, `R-014`.
pub(super) fn of_label(number: &str) -> Option<Mark<'_>> {
    // Word lists may have words in their numbers: `Section 4.2`.
    let number = number.split_whitespace().next_back().unwrap_or_default();
    let label = number.trim_end_matches(['.', ':']);
    if label.is_empty() || label.chars().all(|c| BULLETS.contains(&c) || c == 'o') && number.chars().count() == 1 {
        return (!number.is_empty()).then_some(Mark::Bullet);
    }
    if let Some(inside) = label.strip_suffix(')') {
        let inside = inside.trim_start_matches('(');
        return is_item(inside).then_some(Mark::Item(inside));
    }
    let is_dotted = label.len() < number.len();
    if is_dotted && is_item(label) && label.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(Mark::Item(label));
    }
    let counts = is_number(label) && (is_dotted || label.contains('.'));
    let is_letter = is_dotted && label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_uppercase());
    (counts || is_requirement(label) || is_letter).then_some(Mark::Provision(label))
}

/// The first word of a text and what follows it.
fn split_word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(char::is_whitespace)?;
    Some((&text[..end], text[end..].trim_start()))
}

/// `4`, `4.2`, `A.5.1`: figures with dots between them, perhaps behind one letter.
pub(super) fn is_number(label: &str) -> bool {
    let mut parts = label.split('.');
    let Some(first) = parts.next() else { return false };
    let counts = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = parts.collect();
    let has_letter = first.len() == 1 && first.bytes().all(|byte| byte.is_ascii_uppercase()) && !rest.is_empty();
    // The requirements of some standards are numbered `V2.1`.
    let is_lettered = first.len() > 1 && first.starts_with(|c: char| c.is_ascii_uppercase()) && counts(&first[1..]) && !rest.is_empty();
    (counts(first) || has_letter || is_lettered) && rest.into_iter().all(counts)
}

/// `R-014`, `REQ-12`, `AC-2(1)`: capitals, a hyphen, figures, perhaps a figure in brackets.
pub(super) fn is_requirement(label: &str) -> bool {
    let letters = label.bytes().take_while(u8::is_ascii_uppercase).count();
    let Some(figures) = label[letters..].strip_prefix(['-', '_']) else { return false };
    let (figures, bracket) = figures.split_once('(').map_or((figures, "0"), |(figures, rest)| (figures, rest.trim_end_matches(')')));
    let counts = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (1..=6).contains(&letters) && counts(figures) && !figures.ends_with('.') && counts(bracket)
}

/// A letter, the same letter twice, a small Roman numeral or a number of two figures.
fn is_item(label: &str) -> bool {
    !candidates(label).is_empty()
}

/// How the items of one list are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `a`
    Lower,
    /// `i`
    Roman,
    /// `A`
    Upper,
    /// `aa`, inside `a`
    Double,
    /// `1`
    Figure,
    /// No count.
    Bullet,
}

/// What the mark of an item may mean: its style and its index, from 0. `i` may be the ninth letter or the first numeral.
pub(super) fn candidates(label: &str) -> Vec<(Style, usize)> {
    let mut found = Vec::new();
    let bytes = label.as_bytes();
    let Some(&first) = bytes.first() else { return vec![(Style::Bullet, 0)] };
    let is_same = bytes.len() <= 2 && bytes.iter().all(|&byte| byte == first);
    if is_same && first.is_ascii_lowercase() {
        found.push((Style::Lower, usize::from(first - b'a') + 26 * (bytes.len() - 1)));
    }
    if is_same && bytes.len() == 2 && first.is_ascii_lowercase() {
        found.push((Style::Double, usize::from(first - b'a')));
    }
    if is_same && first.is_ascii_uppercase() {
        found.push((Style::Upper, usize::from(first - b'A') + 26 * (bytes.len() - 1)));
    }
    if bytes.len() <= 2
        && let Ok(number @ 1..) = label.parse::<usize>()
    {
        found.push((Style::Figure, number - 1));
    }
    if let Some(number) = roman(label) {
        found.push((Style::Roman, number - 1));
    }
    found
}

/// The value of a small Roman numeral below 40.
fn roman(label: &str) -> Option<usize> {
    const UNITS: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = label.bytes().take_while(|&byte| byte == b'x').count();
    let units = UNITS.iter().position(|unit| *unit == &label[tens..])?;
    (tens <= 3 && tens + units > 0).then_some(10 * tens + units)
}

/// How deep the number of a provision is: 2 for `4.2`.
pub(super) fn depth(label: &str) -> usize {
    label.matches('.').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        let cases = [
            ("4.2 Passwords. Each", Mark::Provision("4.2")),
            ("12. The Vendor", Mark::Provision("12")),
            ("Section 4.2 Passwords", Mark::Provision("4.2")),
            ("Section 4.2: Passwords", Mark::Provision("4.2")),
            ("§ 7 Support", Mark::Provision("7")),
            ("R-014 The bidder", Mark::Provision("R-014")),
            ("V2.1 Passwords", Mark::Provision("V2.1")),
            ("A.5.1 Policies", Mark::Provision("A.5.1")),
            ("A. General", Mark::Provision("A")),
            ("(a) the product", Mark::Item("a")),
            ("iv) the product", Mark::Item("iv")),
            ("(12) the product", Mark::Item("12")),
            ("b. the product", Mark::Item("b")),
            ("• at least daily", Mark::Bullet),
        ];
        for (text, mark) in cases {
            assert_eq!(marked(text).map(|(mark, _)| mark), Some(mark), "{text}");
        }
        for text in [
            "30 days after",
            "1.2 or newer",
            "The Vendor",
            "Section heads are",
            "e.g. a list",
            "2026 Budget",
            "(see) it",
            "no. 5",
            "I agree",
        ] {
            assert_eq!(marked(text), None, "{text}");
        }
    }

    #[test]
    fn parts_begin_in_small_letters() {
        assert_eq!(of_part("2.1.1. keep logs"), Some(("2.1.1", "keep logs")));
        for text in ["2.1.1 Keep logs", "2 logs", "a.b keep", "2.1"] {
            assert_eq!(of_part(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_may_mean_two_things() {
        assert_eq!(candidates("i"), [(Style::Lower, 8), (Style::Roman, 0)]);
        assert_eq!(candidates("xiv"), [(Style::Roman, 13)]);
        assert_eq!(candidates("bb"), [(Style::Lower, 27), (Style::Double, 1)]);
        assert_eq!(candidates("3"), [(Style::Figure, 2)]);
        assert_eq!(candidates("see"), []);
    }
}
