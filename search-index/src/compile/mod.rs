//! The build half: documents into Tantivy, Tantivy's segment into packed files.
//!
//! The packer reads from the Tantivy index alone; only the order of filter values and the synonyms come from the settings,
//! because Tantivy does not store such things.

mod error;
mod forms;
mod gzip;
mod native;
mod pack;
mod schema;
mod segment;
mod synonyms;
mod tantivy_engine;

pub use error::{BuildError, DecompressError, NativeError};
pub use gzip::{decompress, recompress};
pub use native::write_native;
pub use pack::{File, Packed, build};
pub use synonyms::{IdleSynonym, idle_synonyms};
pub use tantivy_engine::TantivyEngine;
