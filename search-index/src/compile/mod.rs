//! The build half: documents into Tantivy, Tantivy's segment into packed files.
//!
//! The packer reads the terms and where they are from the Tantivy index. Texts come from the documents, or from an index that
//! was written with them; the order of filter values and the synonyms come from the settings, because Tantivy does not store
//! such things.

mod error;
mod forms;
mod gzip;
mod native;
mod pack;
mod schema;
mod segment;
mod stored;
mod synonyms;
mod tantivy_engine;
mod vocabulary;

pub use error::{BuildError, DecompressError, NativeError};
pub use gzip::{decompress, recompress};
pub use native::write_native;
pub use pack::{File, Packed, build};
pub use synonyms::{IdleSynonym, idle_synonyms};
pub use tantivy_engine::TantivyEngine;
