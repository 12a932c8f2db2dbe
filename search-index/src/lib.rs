//! Full-text search over contract clauses: Tantivy compiles the index, a small engine answers from its packed form.
//!
//! The crate has two halves that share analysis, query language and ranking:
//!
//! - **build** (feature `build`, native): [`build()`] gives clause documents to Tantivy and packs its one segment into
//!   files with content-hashed names; [`write_native`] writes the Tantivy index itself; [`TantivyEngine`] answers from it.
//! - **query** (always): [`Engine`] opens the packed files and answers. It neither fetches nor reads files; it says which
//!   parts it needs, so that a browser loads only these.
//!
//! Both engines give the same answers. What Tantivy computes (terms, phrases, BM25) is computed the same way over the
//! packed form, and the ordering above it is one function.

#![expect(
    clippy::cast_possible_truncation,
    reason = "terms, documents and offsets are 32-bit numbers in the format, which bounds what is counted before it is cast"
)]
#![expect(clippy::cast_precision_loss, reason = "BM25 computes with 32-bit floats, as Tantivy does")]

mod analysis;
mod answer;
mod document;
mod engine;
mod fields;
mod index;
mod language;
mod packed;
mod query;
mod results;
mod text;
mod words;

#[cfg(feature = "build")]
mod compile;

pub use document::{Document, DocumentKind, FacetKind, Reference, Settings, Synonyms};
pub use engine::Engine;
pub use fields::Field;
pub use language::Language;
pub use packed::{Damage, MAX_FILE_BYTES, OpenError, file_name};
pub use results::{Correction, Excerpt, FacetCounts, Filters, Hit, MatchField, Results, Suggestions, ValueCount};
#[doc(hidden)]
pub use text::valid_text;
#[cfg(feature = "languages")]
pub use words::is_function_word;
pub use words::{Word, words};

#[cfg(feature = "build")]
pub use compile::{
    BuildError, DecompressError, File, IdleSynonym, NativeError, Packed, TantivyEngine, build, decompress, idle_synonyms, recompress,
    write_native,
};
