//! The corpus as the crate of documents reads it.

use clause_documents::corpus::Corpus;

use crate::addresses::Addresses;
use crate::export;
use crate::link::Edition;

/// The corpus for schedules and comparisons: what a browser reads in `api/clauses.json`, without the way over a file.
pub fn corpus(edition: &Edition) -> Corpus {
    let addresses = Addresses::current(None);
    let record = export::record(edition, &addresses);
    let json = serde_json::to_value(record).expect("a record has no keys but names");
    serde_json::from_value(json).expect("the crate of documents reads every record")
}
