//! What a site is made of: every file that is not a chapter, and the documents of the search.
//!
//! Puts the pages of `render`, the exports and the search together; pure as they are.

pub mod desk;
mod exports;
mod frozen;
#[cfg_attr(not(feature = "search"), path = "without_index.rs")]
mod index;
mod prepared;
#[cfg(feature = "search")]
pub mod quickwit;
#[cfg(feature = "search")]
pub mod search;
mod site;

pub use exports::{Records, Step, exports};
pub use index::{IndexError, check_synonyms};
pub use prepared::Prepared;
pub use site::{AssemblyError, File, cards, folders, site};
