//! What the templates see: one `Serialize` struct a template.
//!
//! A view holds finished strings and never looks anything up: the function beside it does, from the
//! [`PageContext`](super::PageContext) of the page.

pub mod brief;
pub mod card;
pub mod changed;
pub mod changes;
pub mod chapter;
pub mod clause;
pub mod clause_list;
pub mod difference;
pub mod former;
pub mod framework;
pub mod frozen_clause;
pub mod history;
pub mod landing;
pub mod matrix;
pub mod negotiation;
pub mod not_found;
pub mod notes;
pub mod official;
pub mod one_file;
pub mod profile;
pub mod references;
pub mod release;
pub mod retired;
pub mod schedule;
pub mod search_page;
mod source;
pub mod term;
pub mod topic;
