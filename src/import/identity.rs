//! Which provision is which clause: an id stays with its provision, whatever number that has in the next version.

use std::collections::HashSet;

use super::tree::Provision;

/// A provision as it was when it was imported.
#[derive(Debug, Clone, Copy)]
pub(super) struct Earlier<'r> {
    pub(super) number: &'r str,
    pub(super) heading: &'r str,
    pub(super) words: &'r str,
}

/// Whether the provision at an index is one of those that were recorded.
type Rule<'r> = &'r dyn Fn(usize, &Earlier<'_>) -> bool;

/// For each provision the recorded one that it is, by index; none for a new one.
pub(super) fn matched(provisions: &[Provision], recorded: &[Earlier<'_>]) -> Vec<Option<usize>> {
    let mut found = vec![None; provisions.len()];
    let mut taken = HashSet::new();
    let words: Vec<String> = provisions.iter().map(Provision::plain).collect();
    let is_same_words = |at: usize, clause: &Earlier<'_>| words[at] == clause.words;
    let is_same_number = |at: usize, clause: &Earlier<'_>| !clause.number.is_empty() && provisions[at].number == clause.number;
    let is_same_heading = |at: usize, clause: &Earlier<'_>| !clause.heading.is_empty() && provisions[at].heading == clause.heading;
    // The surest first: what a later rule would guess was then taken already.
    let rules: [Rule<'_>; 5] = [
        &|at, clause| is_same_words(at, clause) && provisions[at].number == clause.number,
        &|at, clause| is_same_heading(at, clause) && is_same_number(at, clause),
        &|at, clause| is_same_words(at, clause),
        &|at, clause| is_same_heading(at, clause),
        &|at, clause| is_same_number(at, clause) && is_alike(&words[at], clause.words),
    ];
    for rule in rules {
        for (at, place) in found.iter_mut().enumerate().filter(|(_, place)| place.is_none()) {
            let fits = recorded.iter().enumerate().find(|(index, clause)| !taken.contains(index) && rule(at, clause));
            if let Some((index, _)) = fits {
                *place = Some(index);
                taken.insert(index);
            }
        }
    }
    found
}

/// Whether two texts have at least half of their words in common.
fn is_alike(a: &str, b: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<HashSet<_>>();
    let (a, b) = (words(a), words(b));
    let common = a.intersection(&b).count();
    2 * common >= a.len().max(b.len()) && common > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::tree::Part;

    fn provision(number: &str, heading: &str, words: &str) -> Provision {
        Provision {
            number: number.to_owned(),
            heading: heading.to_owned(),
            parts: vec![Part::Paragraph(words.to_owned())],
            ..Provision::default()
        }
    }

    fn recorded<'r>(number: &'r str, heading: &'r str, words: &'r str) -> Earlier<'r> {
        Earlier { number, heading, words }
    }

    #[test]
    fn an_inserted_provision_moves_no_id() {
        let before =
            [recorded("1", "", "The Seller delivers."), recorded("2", "Payment", "The Buyer pays."), recorded("3", "", "Apples are red.")];
        let now = [
            provision("1", "", "The Seller delivers."),
            provision("2", "Scope", "This is new text about something else."),
            provision("3", "Payment", "The Buyer pays at once."),
            provision("4", "", "Apples are red."),
        ];
        assert_eq!(matched(&now, &before), [Some(0), None, Some(1), Some(2)]);
    }

    #[test]
    fn a_number_alone_makes_nothing_the_same() {
        let before = [recorded("1", "", "The Seller delivers apples in crates.")];
        assert_eq!(matched(&[provision("1", "", "Disputes go to court.")], &before), [None]);
        assert_eq!(matched(&[provision("1", "", "The Seller delivers pears in crates.")], &before), [Some(0)]);
    }
}
