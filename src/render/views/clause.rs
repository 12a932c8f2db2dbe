//! The clause page, and the sheet that it shares with topic chapters.

use serde::Serialize;

use super::{ClauseLink, Facet, Html, Link, Party};

/// Everything that a clause page or a sheet shows.
#[derive(Debug, Serialize)]
pub struct ClauseView {
    /// `PAT-2`.
    pub id: String,
    /// `pat-2`: the address and, in a topic chapter, the prefix of all anchors.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    /// Relative link to the clause's own page.
    pub href: String,
    /// The short address in visible text: absolute, or the path while serving.
    pub address: String,
    /// Its topic chapter.
    pub topic: Link,
    /// Who is bound.
    pub parties: Vec<Party>,
    /// What kind of clause it is.
    pub kind: Facet,
    /// When it applies.
    pub phases: Vec<Facet>,
    /// Matches to clauses of the official text.
    pub origin: Vec<Origin>,
    /// Reviews, empty until there are some.
    pub reviewed: Vec<Review>,
    /// The clause text: `<p>`, `<div class="item" id="b">`, `<p class="sub" id="b-i">`, letters as `<a class="letter">`.
    pub text: Html,
    /// Whether the text has a parameter, a defined term (for the key under it).
    pub has_parameters: bool,
    /// See `has_parameters`.
    pub has_terms: bool,
    /// Rationale in order: general paragraphs first (no `on`), then one entry for each item that has notes.
    pub notes: Vec<Note>,
    /// Whether notes stand beside their items: false when there are more blocks than rows, or a note is too long.
    pub aligned: bool,
    /// The values to agree on.
    pub parameters: Vec<Parameter>,
    /// The parties' views.
    pub views: Vec<View>,
    /// A concrete alternative.
    pub fallback: Option<Html>,
    /// What a reviewer asks to see.
    pub evidence: Option<Html>,
    /// Further notes.
    pub remarks: Option<Html>,
    /// Clauses that the text names.
    pub names: Vec<ClauseLink>,
    /// Related clauses that it does not name.
    pub see: Vec<ClauseLink>,
    /// Clauses that name or see this one.
    pub named_by: Vec<ClauseLink>,
    /// Defined terms in the text.
    pub terms: Vec<TermUse>,
    /// Places in outside documents.
    pub references: Vec<Reference>,
    /// The citation as one line.
    pub citation: String,
    /// `mailto:` with subject and body.
    pub mailto: String,
    /// Where to edit this file.
    pub edit: Option<String>,
    /// Where to report a mistake in it, with the id filled in.
    pub feedback: Option<String>,
    /// The clause before, in the order of the book.
    pub previous: Option<ClauseLink>,
    /// The clause after.
    pub next: Option<ClauseLink>,
    /// Set where the clause is withdrawn: then only `text`, `title` and this are meant to be shown.
    pub retired: Option<Retired>,
}

/// A reported match with the official text.
#[derive(Debug, Serialize)]
pub struct Origin {
    /// `MC2 v2 clause 31`.
    pub name: String,
    /// `confirmed`, `reported` or `unconfirmed`.
    pub confidence: String,
    /// `same`, `softer`, `stricter` or `unknown`.
    pub ours: String,
    /// That comparison as words: `ours may be stricter or softer`.
    pub comparison: String,
}

/// A review by a person of a role.
#[derive(Debug, Serialize)]
pub struct Review {
    /// `counsel`.
    pub role: String,
    /// ISO date.
    pub date: String,
}

/// Rationale that belongs to one item, or to the whole clause.
#[derive(Debug, Serialize)]
pub struct Note {
    /// The item, e.g. `b`; none for general paragraphs.
    pub on: Option<String>,
    /// The item's anchor, e.g. `#b`.
    pub href: Option<String>,
    /// The block of the clause text beside which it stands: 0 is the first block.
    pub row: usize,
    /// Its paragraphs.
    pub html: Html,
}

/// A value to agree on.
#[derive(Debug, Serialize)]
pub struct Parameter {
    /// Anchor of its row, e.g. `patch-routine` (in a topic chapter with the clause's slug before it).
    pub anchor: String,
    /// What it is.
    pub label: String,
    /// The value in the text.
    pub default: String,
    /// The parties' leanings, in the order of the declared parties.
    pub leanings: Vec<Leaning>,
    /// Where the default comes from.
    pub basis: Html,
}

/// The value that leans to a party.
#[derive(Debug, Serialize)]
pub struct Leaning {
    /// To whom.
    pub party: Party,
    /// The value; none where the file gives none.
    pub value: Option<String>,
}

/// One party's view.
#[derive(Debug, Serialize)]
pub struct View {
    /// Whose.
    pub party: Party,
    /// Its argument.
    pub html: Html,
}

/// A defined term in the text.
#[derive(Debug, Serialize)]
pub struct TermUse {
    /// The term.
    pub term: String,
    /// Its page, relative.
    pub href: String,
    /// What it means.
    pub definition: Html,
}

/// A place in an outside document.
#[derive(Debug, Serialize)]
pub struct Reference {
    /// Title of the document.
    pub title: String,
    /// Its short key.
    pub key: String,
    /// The place in it, or empty.
    pub place: String,
    /// Relative link to the place on the framework's page.
    pub href: String,
    /// `confirmed`, `reported` or `unconfirmed`.
    pub confidence: String,
    /// What the document is: publisher, edition.
    pub what: String,
}

/// Why a clause was withdrawn.
#[derive(Debug, Serialize)]
pub struct Retired {
    /// The reason.
    pub reason: String,
    /// Since which date or release.
    pub since: String,
    /// What replaces it.
    pub successors: Vec<ClauseLink>,
}
