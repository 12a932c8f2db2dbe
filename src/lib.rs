//! `mdbook-clauses` makes a reference site of model contract clauses.
//!
//! The way of the data is the order of the modules: [`read`] turns files into a [`corpus`],
//! [`link`] makes an edition of it, [`mod@check`] judges that, [`render`] makes pages of it. Each is pure;
//! what is wrong is a list of [`diagnostics`]. [`mdbook`] is the only module that knows mdBook, [`site`] and [`cli`]
//! the only ones that touch files, print or exit.
//!
//! # What is promised to other crates
//!
//! Nothing beyond the program. Its commands, exit statuses, JSON, files and addresses are described in its manual and keep
//! their meaning; the modules of this library are public for its tests and benches, and any version may change them.
//!
//! The features `search` (Tantivy, the commands `search` and `index`) and `serve` (a server, the command `serve`) are on by
//! default. Without them the program makes the same site, without a search.
//!
//! Nothing here knows a particular corpus: parties, kinds, phases, frameworks and notices all come
//! from the book.

pub mod addresses;
pub mod assembly;
pub mod characters;
pub mod check;
pub mod cli;
pub mod corpus;
pub mod diagnostics;
pub mod export;
pub mod fingerprint;
pub mod link;
pub mod mdbook;
pub mod read;
pub mod render;
pub mod site;
pub mod text;

use diagnostics::{Diagnostic, Sources};
use link::Edition;
use read::Files;

/// A book, read and linked, with everything that is wrong with it.
#[derive(Debug)]
pub struct Checked {
    /// The linked corpus; usable for a site only without errors.
    pub edition: Edition,
    /// The texts that diagnostics point into.
    pub sources: Sources,
    /// Everything that is wrong, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and links a book.
pub fn check(files: &Files) -> Checked {
    let read::Reading { corpus, sources, mut diagnostics } = read::read(files);
    let edition = link::link(corpus);
    diagnostics.extend(check::check(&edition));
    diagnostics::suppress_follow_on_errors(&mut diagnostics, &sources);
    diagnostics::sort(&mut diagnostics, &sources);
    Checked { edition, sources, diagnostics }
}
