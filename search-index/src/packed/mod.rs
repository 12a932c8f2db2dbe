//! The packed form of an index: files that a browser loads, read with every length checked, and written.
//!
//! `docs/search-format.md` describes the bytes. `packed_index` is the way in; `catalog`, `dictionary`, `postings` and
//! `texts` have one kind of data each, reading and writing side by side.

mod bytes;
mod catalog;
mod dictionary;
mod error;
mod name;
mod packed_index;
mod parts;
mod postings;
mod texts;
#[cfg(feature = "build")]
mod unpacked;
#[cfg(feature = "build")]
mod writer;

#[cfg(feature = "build")]
pub(crate) use dictionary::shared_bytes;
pub use error::{Damage, OpenError};
#[cfg(feature = "build")]
pub(crate) use name::{FNV_START, fnv};
pub use name::{MAX_FILE_BYTES, file_name};
pub(crate) use packed_index::PackedIndex;
#[cfg(feature = "build")]
pub(crate) use postings::{Occurrence, by_document};
#[cfg(feature = "build")]
pub(crate) use unpacked::{PartFile, UnpackedIndex};
