//! The words around quotations: when an alternative is meant, and what it does with what is quoted.

use crate::corpus::ItemStyle;

/// The items of the text that is changed, and how they are named.
pub(super) struct Names {
    pub(super) anchors: Vec<String>,
    pub(super) style: ItemStyle,
}

/// What is done. Items are named by their anchors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    Delete { from: String, to: String },
    Replace { from: String, to: String },
    ReplaceSentences { item: String, first: isize, last: Option<usize> },
    Add { item: String },
}

/// When an alternative is meant, and what it begins to do.
pub(super) struct Case {
    pub(super) when: String,
    pub(super) begun: Begun,
}

/// What the words before a quotation have begun.
pub(super) enum Begun {
    /// The quotation is what these take.
    Actions(Vec<Action>),
    /// The quotation has words that are replaced or struck, in this item where it was named.
    Words { item: Option<String>, strikes: bool },
    /// The quotation stands in place of these words.
    Exchange { item: String, words: String },
}

/// Words that begin what is done; before them the case ends with a comma.
const BEGINNINGS: [&str; 4] = [", replace", ", add", ", delete ", ", strike"];

/// Reads the words before the first quotation: `If it rains, replace (b) by:`.
pub(super) fn case(lead: &str, names: &Names) -> Option<Case> {
    let lead = without_colon(lead);
    let mut starts: Vec<usize> = BEGINNINGS.iter().flat_map(|beginning| lead.match_indices(beginning)).map(|(at, _)| at).collect();
    starts.sort_unstable();
    starts.into_iter().find_map(|at| {
        let when = lead[..at].trim();
        // A second sentence is a second case.
        let is_one = !when.is_empty() && !when.contains(". ");
        let begun = begun(lead[at + 1..].trim(), names).filter(|_| is_one)?;
        Some(Case { when: when.to_owned(), begun })
    })
}

/// Reads the words between two quotations: `Replace (c) by:`, `, and add to (d):`, `and (d) by:`.
pub(super) fn further(between: &str, names: &Names) -> Option<Begun> {
    let text = without_colon(between).trim_start_matches([',', '.', ' ']);
    let text = text.strip_prefix("and ").unwrap_or(text);
    if text.starts_with('(') || text.starts_with(|c: char| c.is_ascii_digit()) {
        return begun(&format!("replace {text}"), names);
    }
    let mut letters = text.chars();
    let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    begun(&small, names)
}

/// Reads the item behind words that are replaced or struck, `in (d)`, and leaves what follows.
pub(super) fn place(behind: &mut &str, names: &Names) -> Option<String> {
    let rest = behind.trim_start().strip_prefix("in ")?;
    let ends: &[char] = if names.style == ItemStyle::Decimal { &[' ', ',', ':'] } else { &[' ', ',', '.', ':'] };
    let end = rest.find(ends).unwrap_or(rest.len());
    *behind = &rest[end..];
    item(&rest[..end], names)
}

/// Whether the words say no more than that something stands in place of something.
pub(super) fn by(text: &str) -> bool {
    without_colon(text) == "by"
}

fn without_colon(text: &str) -> &str {
    text.trim().trim_end_matches(':').trim_end()
}

fn begun(text: &str, names: &Names) -> Option<Begun> {
    match text {
        "replace" => return Some(Begun::Words { item: None, strikes: false }),
        "strike" => return Some(Begun::Words { item: None, strikes: true }),
        _ => {}
    }
    if let Some(place) = text.strip_prefix("replace in ") {
        return Some(Begun::Words { item: Some(item(place, names)?), strikes: false });
    }
    actions(text, names).map(Begun::Actions)
}

fn actions(text: &str, names: &Names) -> Option<Vec<Action>> {
    if let Some(rest) = text.strip_prefix("delete ") {
        let (deleted, rest) = rest.split_once(" and replace ")?;
        let (from, to) = items(deleted, names)?;
        return Some(vec![Action::Delete { from, to }, replace(rest, names)?]);
    }
    if let Some(rest) = text.strip_prefix("replace ") {
        return Some(vec![replace(rest, names)?]);
    }
    let rest = text.strip_prefix("add")?.trim();
    let place = rest.strip_prefix("to ").or_else(|| rest.strip_prefix("at the end of "));
    let item = match (rest, place) {
        ("", _) => String::new(),
        (_, Some(place)) => item(place, names)?,
        _ => return None,
    };
    Some(vec![Action::Add { item }])
}

/// What stands between `replace` and the quotation.
fn replace(text: &str, names: &Names) -> Option<Action> {
    let text = text.strip_suffix(" by")?;
    if let Some(rest) = text.strip_prefix("the ") {
        let (which, of) = rest.split_once(" sentence")?;
        let of = of.strip_prefix('s').unwrap_or(of).strip_prefix(" of ")?;
        let (first, last) = sentences(which)?;
        return Some(Action::ReplaceSentences { item: item(of, names)?, first, last });
    }
    if let Some(text) = text.strip_suffix(" from its second sentence on") {
        return Some(Action::ReplaceSentences { item: item(text, names)?, first: 2, last: None });
    }
    let (from, to) = items(text, names)?;
    Some(Action::Replace { from, to })
}

fn sentences(which: &str) -> Option<(isize, Option<usize>)> {
    let ordinal =
        |word: &str| ["first", "second", "third", "fourth", "fifth"].iter().position(|known| *known == word).map(|index| index + 1);
    let count = |word: &str| ["two", "three", "four"].iter().position(|known| *known == word).map(|index| index + 2);
    match which.split(' ').collect::<Vec<_>>()[..] {
        ["last"] => Some((-1, None)),
        ["last", number] => Some((-isize::try_from(count(number)?).ok()?, None)),
        ["first", number] => Some((1, Some(count(number)?))),
        [one] => ordinal(one).and_then(|number| Some((isize::try_from(number).ok()?, Some(number)))),
        [first, "and" | "to", last] | [first, "and", "the", last] => Some((isize::try_from(ordinal(first)?).ok()?, Some(ordinal(last)?))),
        _ => None,
    }
}

/// `(b)`, `(b) to (d)`, `(b)(iii) and (iv)`: the first and the last item.
fn items(text: &str, names: &Names) -> Option<(String, String)> {
    let Some((first, last)) = text.split_once(" to ").or_else(|| text.split_once(" and ")) else {
        let one = item(text, names)?;
        return Some((one.clone(), one));
    };
    let from = item(first, names)?;
    // A numeral alone is inside the same item.
    let sibling = from.rsplit_once('-').map(|(parent, _)| format!("{parent}-"));
    let to = names.style.anchor_of(last)?;
    let to = match sibling {
        Some(parent) if !to.contains('-') => parent + &to,
        _ => item(last, names)?,
    };
    Some((from, to))
}

/// `(b)(ii)` as an anchor. A numeral that no item of the first level has is that of the only item inside another.
fn item(text: &str, names: &Names) -> Option<String> {
    let anchor = names.style.anchor_of(text)?;
    if names.anchors.contains(&anchor) || anchor.contains('-') {
        return Some(anchor);
    }
    let ending = format!("-{anchor}");
    let mut inner = names.anchors.iter().filter(|known| known.ends_with(&ending));
    match (inner.next(), inner.next()) {
        (Some(only), None) => Some(only.clone()),
        _ => Some(anchor),
    }
}

/// `and delete (b).` behind the quotation, and what else stands there.
pub(super) fn deletion<'t>(tail: &'t str, names: &Names) -> (Option<(String, String)>, &'t str) {
    let deleted = tail.strip_prefix("and delete ").and_then(|rest| items(rest.trim_end_matches('.'), names));
    match deleted {
        Some(deleted) => (Some(deleted), ""),
        None => (None, tail),
    }
}
