//! Which provisions of a document are kept: those that say something.

use std::collections::HashSet;

use super::tree::{Note, Provision};

/// The provisions with text. A heading without text stands above others, or is noted; so is text under a heading without a
/// number, where the document has numbers and such text is not kept.
pub(super) fn kept(provisions: Vec<Provision>, keeps_unnumbered: bool, notes: &mut Vec<Note>) -> Vec<Provision> {
    let is_numbered = |provision: &Provision| !provision.number.is_empty();
    let first_number = provisions.iter().position(is_numbered);
    let stands_above = stands_above(&provisions);
    let mut kept = Vec::new();
    for (index, provision) in provisions.into_iter().enumerate() {
        if provision.parts.is_empty() {
            // A numbered heading with nothing under it may be a provision that was deleted, such as "Reserved".
            if is_numbered(&provision) && !stands_above[index] {
                let message = format!("{} \"{}\" has no text and is left out", provision.number, provision.heading);
                notes.push(Note::left_out(message, provision.place));
            }
        } else if !is_numbered(&provision) && first_number.is_some_and(|first| index < first || !keeps_unnumbered) {
            let message = format!("the text under the heading \"{}\", which has no number, is left out", provision.heading);
            notes.push(Note::left_out(message, provision.place));
        } else {
            kept.push(provision);
        }
    }
    kept
}

/// Of each provision, whether its heading stands above a later one.
fn stands_above(provisions: &[Provision]) -> Vec<bool> {
    let mut above: HashSet<&str> = HashSet::new();
    let mut found = vec![false; provisions.len()];
    for (provision, stands_above) in provisions.iter().zip(&mut found).rev() {
        *stands_above = above.contains(provision.heading.as_str());
        above.extend(provision.above.iter().map(String::as_str));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_heading_above_a_later_provision_may_be_without_text() {
        let provision = |heading: &str, above: &[&str]| Provision {
            number: "1".to_owned(),
            heading: heading.to_owned(),
            above: above.iter().map(|heading| (*heading).to_owned()).collect(),
            ..Provision::default()
        };
        let provisions = [provision("Terms", &[]), provision("Payment", &["Terms"]), provision("Terms", &[])];
        assert_eq!(stands_above(&provisions), [true, false, false]);
        let mut notes = Vec::new();
        assert_eq!(kept(provisions.to_vec(), true, &mut notes), []);
        let told: Vec<&str> = notes.iter().map(|note| note.message.as_str()).collect();
        assert_eq!(told, ["1 \"Payment\" has no text and is left out", "1 \"Terms\" has no text and is left out"]);
    }

    #[test]
    fn a_document_of_empty_headings_only_is_gone_through_once() {
        let provision = |index: usize| Provision { number: index.to_string(), heading: format!("Heading {index}"), ..Provision::default() };
        let mut notes = Vec::new();
        assert_eq!(kept((0..200_000).map(provision).collect(), true, &mut notes), []);
        assert_eq!(notes.len(), 200_000);
    }
}
