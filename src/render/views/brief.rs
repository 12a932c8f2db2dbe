//! What a clause sets, in brief: each value with what it is, and the items in which it stands.

use serde::Serialize;

use super::super::page::PageContext;
use super::super::parts::Link;
use crate::link::ValueUse;

/// One value of a clause, or a standard time that it uses.
#[derive(Debug, Serialize)]
pub struct BriefLine {
    /// What it is: `Time for the MDM's answer to a supplier patch`.
    pub label: String,
    /// `30 days`.
    pub value: String,
    /// The items in which it stands, `(b)`, with the link to each; empty where the text has no items.
    pub items: Vec<Link>,
}

/// The lines of a clause, in the order of its text. Links lead to its items on this page, if it shows the clause;
/// otherwise to `href`, the page of the clause.
pub fn lines(page: &PageContext<'_, '_>, index: usize, href: &str) -> Vec<BriefLine> {
    let edition = page.context.edition;
    let line = |used: &ValueUse| {
        let (_, parameter) = edition.parameter(index, used.value);
        let items = used.items.iter().map(|anchor| item(page, anchor, href)).collect();
        BriefLine { label: parameter.label.clone(), value: parameter.default.clone(), items }
    };
    edition.links[index].values.iter().map(line).collect()
}

/// An item with its link: `b-ii` is `(b)(ii)`.
pub fn item(page: &PageContext<'_, '_>, anchor: &str, href: &str) -> Link {
    let style = page.context.edition.corpus.settings.items;
    Link { name: style.label(anchor), href: format!("{href}#{}{anchor}", page.prefix()) }
}
