//! What programs and other tools get. Every export is made from one record: the corpus as plain
//! values, [`record::CorpusRecord`], or one clause of it. No file needs the records of all clauses at once: [`Whole`] writes
//! piece by piece what has the whole corpus.

mod commonmark;
mod csv;
mod error;
mod feed;
mod from_clause;
mod from_edition;
mod host;
mod json;
mod known;
mod lines;
mod llms;
mod markdown;
mod open_search;
mod oscal;
pub mod record;
mod rules;
mod sitemap;
mod whole;
mod xml;

pub use error::ExportError;
pub use feed::feeds;
pub use from_edition::RecordBuilder;
pub use host::{robots, security};
pub use json::{clause as clause_json, clause_schema, corpus_schema, json, value};
pub use known::{folders, known};
pub use lines::schema as line_schema;
pub use llms::list as llms;
pub use markdown::{clause as clause_markdown, notice};
pub use open_search::open_search;
pub use oscal::Released;
pub use rules::rules;
pub use sitemap::sitemap;
pub use whole::{ClauseFiles, Pieces, Whole};
