//! Characters that corpus text cannot have: spaces of other kinds become spaces, what cannot be seen is removed.

use super::drafts::name;
use super::report::Report;
use super::tree::{Document, Part};
use crate::characters::{self, Fault};
use crate::diagnostics::Code;

/// A text with allowed characters only, and whether something else than a space was changed.
pub(super) fn text(text: &str) -> (String, bool) {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut is_changed = false;
    for (at, &c) in characters.iter().enumerate() {
        // What a character stands behind is what was kept: removing one must not leave another alone.
        match characters::fault(c, out.chars().next_back(), characters.get(at + 1).copied()) {
            None if c.is_whitespace() => out.push(' '),
            None => out.push(c),
            Some(Fault::Space | Fault::LineEnd) => out.push(' '),
            Some(_) => is_changed = true,
        }
    }
    (out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "), is_changed)
}

/// Cleans all texts of a document, and reports which provisions lost something.
pub(super) fn report(document: &mut Document, report: &mut Report) {
    for index in clean(document) {
        let provision = &document.provisions[index];
        let message = format!("{}: characters that cannot be seen, or that change the direction of text, were removed", name(provision));
        report.add(Code::ImportUnsure, provision.place.as_ref(), message, "compare the clause with the document");
    }
}

/// Cleans all texts of a document; gives the numbers of the provisions that lost something.
fn clean(document: &mut Document) -> Vec<usize> {
    let mut changed = Vec::new();
    let clean = |out: &mut String| {
        let (text, is_changed) = text(out);
        *out = text;
        is_changed
    };
    clean(&mut document.title);
    for (index, provision) in document.provisions.iter_mut().enumerate() {
        let mut is_changed = clean(&mut provision.number) | clean(&mut provision.heading);
        for heading in &mut provision.above {
            clean(heading);
        }
        for part in &mut provision.parts {
            match part {
                Part::Paragraph(text) | Part::Item { text, .. } => is_changed |= clean(text),
                Part::Table(rows) => rows.iter_mut().flatten().for_each(|cell| is_changed |= clean(cell)),
            }
        }
        // A paragraph of such characters only is no text of a clause.
        provision.parts.retain(|part| !part.plain().trim().is_empty());
        if is_changed {
            changed.push(index);
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_misleads_readers_is_removed() {
        assert_eq!(super::text("30\u{a0}days\u{200b}, sure\u{202e}"), ("30 days, sure".to_owned(), true));
        assert_eq!(super::text("a\u{a0} b\nc"), ("a b c".to_owned(), false));
    }
}
