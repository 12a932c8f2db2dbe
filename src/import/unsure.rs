//! What an import is unsure of in the clauses that it writes. Where many clauses have the same, it is told once.

use std::ops::Range;

use super::report::Report;
use crate::corpus::ClauseId;
use crate::diagnostics::Code;
use crate::text::first_of;

/// What more clauses than this have in common is told once for all of them.
const MAX_EACH: usize = 3;

/// Something that somebody has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unsure {
    /// The document has no heading.
    Untitled,
    /// An item has another mark than in the document.
    Renamed {
        /// As the document has it: `(a)(1)`.
        then: String,
        /// As the clause has it: `(a)(i)`.
        now: String,
    },
    /// Items are too deep for marks.
    Deep,
    /// A reference to a number that nothing became, as it is written.
    Reference(String),
}

impl Unsure {
    /// One sentence without a full stop.
    pub(super) fn message(&self) -> String {
        match self {
            Self::Untitled => "the document has no heading for it: its title is made from its first words".to_owned(),
            Self::Renamed { then, now } => format!("items have other letters than in the document: {then} is {now}"),
            Self::Deep => "its innermost items are a list, and no address leads to them".to_owned(),
            Self::Reference(reference) => format!("\"{reference}\" leads to nothing that was imported"),
        }
    }

    /// The same of several clauses, of which this is the first; none where each is a matter of its own.
    fn of_many(&self) -> Option<String> {
        match self {
            Self::Untitled => Some("have no heading in the document, so their titles are made from their first words".to_owned()),
            Self::Renamed { then, now } => {
                Some(format!("have items with other letters than in the document; in the first of them, {then} is {now}"))
            }
            Self::Deep => Some("have items that are nested too deep: the innermost are a list without addresses".to_owned()),
            Self::Reference(_) => None,
        }
    }

    fn is_alike(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// One thing that an import is unsure of, and where.
struct Doubt {
    unsure: Unsure,
    id: ClauseId,
    /// What the provision is called.
    name: String,
    place: Option<Range<usize>>,
    /// The path of the clause file.
    path: String,
}

/// All that an import is unsure of in clauses.
#[derive(Default)]
pub(super) struct Doubts {
    found: Vec<Doubt>,
}

impl Doubts {
    pub(super) fn add(&mut self, unsure: &Unsure, id: &ClauseId, name: String, place: Option<&Range<usize>>, path: String) {
        self.found.push(Doubt { unsure: unsure.clone(), id: id.clone(), name, place: place.cloned(), path });
    }

    /// Reports everything.
    pub(super) fn tell(self, report: &mut Report) {
        let mut rest = self.found;
        while let Some(first) = rest.first().map(|doubt| doubt.unsure.clone()) {
            let (alike, others): (Vec<Doubt>, Vec<Doubt>) = rest.into_iter().partition(|doubt| doubt.unsure.is_alike(&first));
            rest = others;
            match first.of_many().filter(|_| alike.len() > MAX_EACH) {
                Some(message) => tell_once(&alike, &message, report),
                None => alike.iter().for_each(|doubt| tell_each(doubt, report)),
            }
        }
    }
}

fn tell_each(Doubt { unsure, id, name, place, path }: &Doubt, report: &mut Report) {
    let message = format!("{name}, now `{id}`: {}", unsure.message());
    report.add(Code::ImportUnsure, place.as_ref(), message, &format!("look at {path}"));
}

fn tell_once(alike: &[Doubt], message: &str, report: &mut Report) {
    let ids: Vec<String> = alike.iter().map(|doubt| doubt.id.to_string()).collect();
    let message = format!("{} clauses ({}) {message}", alike.len(), first_of(&ids, MAX_EACH));
    let help = format!("each of these files has a `TODO` about it; the first is {}", alike[0].path);
    report.add(Code::ImportUnsure, alike[0].place.as_ref(), message, &help);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_clauses_have_in_common_is_told_in_one_sentence() {
        let mut doubts = Doubts::default();
        for unsure in [Unsure::Untitled, Unsure::Deep] {
            for number in 1..=4 {
                let id = ClauseId::parse(&format!("SUP-{number}")).expect("an id");
                doubts.add(&unsure, &id, number.to_string(), None, format!("src/sup/sup-{number}.md"));
            }
        }
        let mut report = Report::new(None);
        doubts.tell(&mut report);
        let told: Vec<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        let expected = [
            "4 clauses (`SUP-1`, `SUP-2`, `SUP-3` and 1 more) have no heading in the document, so their titles are made from their first words",
            "4 clauses (`SUP-1`, `SUP-2`, `SUP-3` and 1 more) have items that are nested too deep: the innermost are a list without addresses",
        ];
        assert_eq!(told, expected);
    }
}
