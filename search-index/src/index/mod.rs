//! What an index is, whoever holds it: its catalog and dictionary, and the interface by which it gives scores and texts.
//!
//! The packed index and Tantivy have the same [`Catalog`] and both implement [`Backend`]; what answers a query asks these
//! alone.

mod backend;
mod bm25;
mod catalog;
mod column;
mod dictionary;
mod phrase;

pub(crate) use backend::{Backend, PHRASE_FIELDS};
pub(crate) use bm25::{Bm25, raise, rarity};
pub(crate) use catalog::{Catalog, Derived, Facet, FieldNorms, Relevance};
pub(crate) use column::{Column, Lists};
pub(crate) use dictionary::{Dictionary, Entry, TermId};
pub(crate) use phrase::Phrase;
