//! `mdbook-clauses` makes a reference site of model contract clauses.
//!
//! The way of the data is the order of the modules: [`read`] turns files into a [`corpus`],
//! `resolve` links it into an edition, `render` makes pages of that. Each is pure and returns its
//! value with [`diagnostics`]. It knows nothing of any particular corpus: parties, kinds, phases,
//! frameworks and notices all come from the book.

pub mod corpus;
pub mod diagnostics;
pub mod nearest;
pub mod read;
