//! The words around quotations: when an alternative is meant, and what it does with what is quoted.

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
pub(super) fn case(lead: &str, anchors: &[String]) -> Option<Case> {
    let lead = without_colon(lead);
    let mut starts: Vec<usize> = BEGINNINGS.iter().flat_map(|beginning| lead.match_indices(beginning)).map(|(at, _)| at).collect();
    starts.sort_unstable();
    starts.into_iter().find_map(|at| {
        let when = lead[..at].trim();
        // A second sentence is a second case.
        let is_one = !when.is_empty() && !when.contains(". ");
        let begun = begun(lead[at + 1..].trim(), anchors).filter(|_| is_one)?;
        Some(Case { when: when.to_owned(), begun })
    })
}

/// Reads the words between two quotations: `Replace (c) by:`, `, and add to (d):`, `and (d) by:`.
pub(super) fn further(between: &str, anchors: &[String]) -> Option<Begun> {
    let text = without_colon(between).trim_start_matches([',', '.', ' ']);
    let text = text.strip_prefix("and ").unwrap_or(text);
    if text.starts_with('(') {
        return begun(&format!("replace {text}"), anchors);
    }
    let mut letters = text.chars();
    let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    begun(&small, anchors)
}

/// Reads the item behind words that are replaced or struck, `in (d)`, and leaves what follows.
pub(super) fn place(behind: &mut &str, anchors: &[String]) -> Option<String> {
    let rest = behind.trim_start().strip_prefix("in ")?;
    let end = rest.find([' ', ',', '.', ':']).unwrap_or(rest.len());
    *behind = &rest[end..];
    item(&rest[..end], anchors)
}

/// Whether the words say no more than that something stands in place of something.
pub(super) fn by(text: &str) -> bool {
    without_colon(text) == "by"
}

fn without_colon(text: &str) -> &str {
    text.trim().trim_end_matches(':').trim_end()
}

fn begun(text: &str, anchors: &[String]) -> Option<Begun> {
    match text {
        "replace" => return Some(Begun::Words { item: None, strikes: false }),
        "strike" => return Some(Begun::Words { item: None, strikes: true }),
        _ => {}
    }
    if let Some(place) = text.strip_prefix("replace in ") {
        return Some(Begun::Words { item: Some(item(place, anchors)?), strikes: false });
    }
    actions(text, anchors).map(Begun::Actions)
}

fn actions(text: &str, anchors: &[String]) -> Option<Vec<Action>> {
    if let Some(rest) = text.strip_prefix("delete ") {
        let (deleted, rest) = rest.split_once(" and replace ")?;
        let (from, to) = items(deleted, anchors)?;
        return Some(vec![Action::Delete { from, to }, replace(rest, anchors)?]);
    }
    if let Some(rest) = text.strip_prefix("replace ") {
        return Some(vec![replace(rest, anchors)?]);
    }
    let rest = text.strip_prefix("add")?.trim();
    let place = rest.strip_prefix("to ").or_else(|| rest.strip_prefix("at the end of "));
    let item = match (rest, place) {
        ("", _) => String::new(),
        (_, Some(place)) => item(place, anchors)?,
        _ => return None,
    };
    Some(vec![Action::Add { item }])
}

/// What stands between `replace` and the quotation.
fn replace(text: &str, anchors: &[String]) -> Option<Action> {
    let text = text.strip_suffix(" by")?;
    if let Some(rest) = text.strip_prefix("the ") {
        let (which, of) = rest.split_once(" sentence")?;
        let of = of.strip_prefix('s').unwrap_or(of).strip_prefix(" of ")?;
        let (first, last) = sentences(which)?;
        return Some(Action::ReplaceSentences { item: item(of, anchors)?, first, last });
    }
    if let Some(text) = text.strip_suffix(" from its second sentence on") {
        return Some(Action::ReplaceSentences { item: item(text, anchors)?, first: 2, last: None });
    }
    let (from, to) = items(text, anchors)?;
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
fn items(text: &str, anchors: &[String]) -> Option<(String, String)> {
    let Some((first, last)) = text.split_once(" to ").or_else(|| text.split_once(" and ")) else {
        let one = item(text, anchors)?;
        return Some((one.clone(), one));
    };
    let from = item(first, anchors)?;
    // A numeral alone is inside the same item.
    let sibling = from.rsplit_once('-').map(|(parent, _)| format!("{parent}-"));
    let to = letters(last)?;
    let to = match sibling {
        Some(parent) if !to.contains('-') => parent + &to,
        _ => item(last, anchors)?,
    };
    Some((from, to))
}

/// `(b)(ii)` as an anchor. A numeral that no item of the first level has is that of the only item inside another.
fn item(text: &str, anchors: &[String]) -> Option<String> {
    let anchor = letters(text)?;
    if anchors.contains(&anchor) || anchor.contains('-') {
        return Some(anchor);
    }
    let ending = format!("-{anchor}");
    let mut inner = anchors.iter().filter(|known| known.ends_with(&ending));
    match (inner.next(), inner.next()) {
        (Some(only), None) => Some(only.clone()),
        _ => Some(anchor),
    }
}

/// `(b)(ii)` as `b-ii`, and nothing else.
fn letters(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix('(')?.strip_suffix(')')?;
    let parts: Vec<&str> = inner.split(")(").collect();
    let is_marker = |part: &&str| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_lowercase());
    (parts.len() <= 2 && parts.iter().all(is_marker)).then(|| parts.join("-"))
}

/// `and delete (b).` behind the quotation, and what else stands there.
pub(super) fn deletion<'t>(tail: &'t str, anchors: &[String]) -> (Option<(String, String)>, &'t str) {
    let deleted = tail.strip_prefix("and delete ").and_then(|rest| items(rest.trim_end_matches('.'), anchors));
    match deleted {
        Some(deleted) => (Some(deleted), ""),
        None => (None, tail),
    }
}
