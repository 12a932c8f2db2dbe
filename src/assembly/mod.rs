//! What a site is made of: every file that is not a chapter, and the documents of the search.
//!
//! Puts the pages of `render`, the exports and the search together; pure as they are.

mod prepared;
pub mod search;
mod site;

pub use prepared::Prepared;
pub use site::{AssemblyError, File, site};
