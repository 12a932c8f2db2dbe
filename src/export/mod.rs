//! What programs and other tools get. Every export is made from one record: the corpus as plain
//! values, [`record::CorpusRecord`], or one clause of it.

mod commonmark;
mod csv;
mod error;
mod feed;
mod from_clause;
mod from_edition;
mod json;
mod known;
mod lines;
mod llms;
mod markdown;
mod open_search;
mod oscal;
pub mod record;
mod rules;
mod schedule;
mod sitemap;
mod xml;

pub use csv::clauses as clauses_csv;
pub use error::ExportError;
pub use feed::feeds;
pub use from_edition::{RecordBuilder, record};
pub use json::{clause as clause_json, clause_schema, clause_value, corpus as corpus_json, corpus_schema, corpus_value};
pub use known::{folders, known};
pub use lines::{lines, schema as line_schema};
pub use llms::{all as llms_full, list as llms};
pub use markdown::{clause as clause_markdown, notice};
pub use open_search::open_search;
pub use oscal::{Released, catalog as oscal_catalog};
pub use rules::rules;
pub use schedule::{json, schedule};
pub use sitemap::sitemap;
