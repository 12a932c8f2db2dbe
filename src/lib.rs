//! The program `mdbook-clauses`, which generates a reference website from a corpus of model contract clauses.
//!
//! This is not a library. The commands, exit statuses, JSON, files and addresses of the program are described in its
//! manual and keep their meaning; the modules are public for the tests and benches of this repository, and may change
//! with any release.
//!
//! Data flows through the modules in this order: [`read`] turns files into a [`corpus`], [`link`] turns that into an
//! edition, [`mod@check`] judges the edition, [`render`] and [`export`] turn it into pages and data, [`assembly`] lists
//! the files of a site. Each of them is pure, and reports problems as a list of [`diagnostics`]. Only [`mdbook`],
//! [`site`] and [`cli`] touch files; only [`cli`] prints and decides the exit status. Start reading at `cli/build.rs`.
//!
//! The features `search` (Tantivy, the commands `search` and `index`), `serve` (a server, the command `serve`), `mcp` (the
//! command `mcp`, by rmcp) and `cards` (pictures for previews, by resvg) are on by default. Without them the program makes
//! the same site, without a search and without pictures.
//!
//! Nothing here knows a particular corpus: parties, kinds, phases, frameworks and notices all come from the book.

pub mod addresses;
pub mod assembly;
pub mod cards;
pub mod characters;
pub mod check;
pub mod cli;
pub mod corpus;
pub mod diagnostics;
pub mod difference;
pub mod export;
pub mod fingerprint;
pub mod import;
pub mod link;
#[cfg(feature = "mcp")]
pub mod mcp;
pub mod mdbook;
pub mod read;
pub mod release;
pub mod render;
pub mod site;
pub mod text;
pub mod verify;
pub mod words;

use corpus::official::OfficialText;
use diagnostics::{Diagnostic, Sources};
use link::Edition;
use read::{BookToml, Files};
use release::Release;

/// A book, read and linked, with everything that is wrong with it.
#[derive(Debug)]
pub struct Checked {
    /// The linked corpus; usable for a site only without errors.
    pub edition: Edition,
    /// The provisions of the official document that lies beside it, for pages that may show them.
    pub official: Vec<OfficialText>,
    /// Its releases, newest first.
    pub releases: Vec<Release>,
    /// The settings of the book.
    pub book: BookToml,
    /// The texts that diagnostics point into.
    pub sources: Sources,
    /// Everything that is wrong, sorted by file and position.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and links a book.
pub fn check(files: &Files) -> Checked {
    let read::Reading { corpus, official, book, mut sources, mut diagnostics } = read::read(files);
    let edition = link::link(corpus);
    let releases = release::read_all(files.into_iter(), &edition.corpus.settings, &mut sources, &mut diagnostics);
    diagnostics.extend(check::check(&edition, &releases));
    diagnostics.extend(check::official(&edition, &official));
    diagnostics.extend(assembly::check_synonyms(&edition));
    diagnostics::suppress_follow_on_errors(&mut diagnostics, &sources);
    diagnostics::sort(&mut diagnostics, &sources);
    Checked { edition, official, releases, book, sources, diagnostics }
}
