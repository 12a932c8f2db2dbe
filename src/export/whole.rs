//! The files that have the whole corpus, written side by side and piece by piece: what a clause is in each of them is made
//! once, together with the two files of the clause itself.

use rayon::prelude::*;

use super::error::ExportError;
use super::from_edition::RecordBuilder;
use super::oscal::{self, Released};
use super::record::CorpusRecord;
use super::{csv, json, lines, llms, markdown};
use crate::words::Words;

/// The next piece of each file; an empty one adds nothing.
#[derive(Debug, Default)]
pub struct Pieces {
    /// `api/clauses.json`.
    pub json: Vec<u8>,
    /// `api/clauses.ndjson`.
    pub lines: Vec<u8>,
    /// `api/oscal-catalog.json`.
    pub oscal: Vec<u8>,
    /// `llms-full.txt`.
    pub texts: Vec<u8>,
    /// `clauses.csv`.
    pub table: Vec<u8>,
}

/// The two files of a clause.
#[derive(Debug)]
pub struct ClauseFiles {
    /// Index of the clause.
    pub clause: usize,
    /// `clause.json`.
    pub json: Vec<u8>,
    /// `clause.md`.
    pub markdown: String,
}

/// Writes all of them.
#[derive(Debug)]
pub struct Whole<'r> {
    records: &'r RecordBuilder<'r>,
    record: &'r CorpusRecord,
    words: &'r Words,
    catalog: oscal::Writer<'r>,
    /// What each `clause.json` begins with.
    beginning: Vec<u8>,
}

impl<'r> Whole<'r> {
    /// `record` needs no clauses: each is made when it is written.
    ///
    /// # Errors
    ///
    /// If the corpus cannot be described.
    pub fn new(records: &'r RecordBuilder<'r>, record: &'r CorpusRecord) -> Result<Self, ExportError> {
        let corpus = &records.edition.corpus;
        let catalog =
            oscal::Writer::new(record, &corpus.words, corpus.settings.address.as_deref(), |id| records.edition.clause(id).is_some());
        Ok(Self { records, record, words: &corpus.words, catalog, beginning: records.beginning_of_document()? })
    }

    /// Everything before the first topic.
    ///
    /// # Errors
    ///
    /// If a record cannot be written.
    pub fn begin(&self, released: Released<'_>) -> Result<Pieces, ExportError> {
        // The identities of a catalog are made from the address of the corpus, also if its pages do not name it.
        let site = self.records.edition.corpus.settings.address.as_deref();
        Ok(Pieces {
            json: json::begin(self.record)?,
            lines: lines::begin(self.record)?,
            oscal: self.catalog.begin(self.records.addresses, site, released)?,
            texts: llms::begin(self.record, self.words).into_bytes(),
            table: csv::begin(self.record)?,
        })
    }

    /// What comes before the clauses of a topic.
    ///
    /// # Errors
    ///
    /// If a record cannot be written.
    pub fn begin_topic(&self, topic: usize) -> Result<Pieces, ExportError> {
        Ok(Pieces { oscal: self.catalog.begin_topic(topic)?, ..Pieces::default() })
    }

    /// Some clauses of a topic.
    ///
    /// # Errors
    ///
    /// If a record cannot be written.
    pub fn clauses(&self, topic: usize, clauses: &[usize]) -> Result<(Pieces, Vec<ClauseFiles>), ExportError> {
        let first = self.records.edition.topic_clauses[topic].first();
        let clause = |&index: &usize| self.clause(index, first == Some(&index));
        let all = clauses.par_iter().map(clause).collect::<Result<Vec<(Pieces, ClauseFiles)>, ExportError>>()?;
        let (mut pieces, mut files) = (Pieces::default(), Vec::with_capacity(all.len()));
        for (of_clause, files_of_clause) in all {
            pieces.extend(&of_clause);
            files.push(files_of_clause);
        }
        Ok((pieces, files))
    }

    fn clause(&self, index: usize, is_first_of_topic: bool) -> Result<(Pieces, ClauseFiles), ExportError> {
        let clause = self.records.record(index);
        // Three files have the same fields, so they are written once.
        let mut pieces = Pieces { lines: lines::clause(&clause)?, ..Pieces::default() };
        let fields = lines::fields_of(&pieces.lines);
        // The list of clauses begins with that of index 0, because reading sorts the clauses by topic.
        pieces.json.extend_from_slice(if index > 0 { b",{" } else { b"{" });
        pieces.json.extend_from_slice(fields);
        let json = [self.beginning.as_slice(), b"{", fields, b"}"].concat();
        self.catalog.add_clause(&clause, is_first_of_topic, &mut pieces.oscal)?;
        let markdown = markdown::in_force(&self.record.corpus, &self.record.parties, &clause, self.words);
        pieces.texts.push(b'\n');
        pieces.texts.extend_from_slice(markdown.as_bytes());
        csv::add_clause(self.record, &clause, &mut pieces.table)?;
        Ok((pieces, ClauseFiles { clause: index, json, markdown }))
    }

    /// What comes behind the clauses of a topic.
    ///
    /// # Errors
    ///
    /// If a record cannot be written.
    pub fn end_topic(&self, topic: usize) -> Result<Pieces, ExportError> {
        Ok(Pieces { oscal: self.catalog.end_topic(topic)?, ..Pieces::default() })
    }

    /// Everything behind the last topic.
    ///
    /// # Errors
    ///
    /// If a record cannot be written.
    pub fn end(&self) -> Result<Pieces, ExportError> {
        Ok(Pieces {
            json: json::end(self.record)?,
            lines: lines::end(self.record)?,
            oscal: self.catalog.end()?,
            texts: llms::end(self.record, self.words).into_bytes(),
            table: csv::end(self.record)?,
        })
    }
}

impl Pieces {
    fn extend(&mut self, more: &Self) {
        self.json.extend_from_slice(&more.json);
        self.lines.extend_from_slice(&more.lines);
        self.oscal.extend_from_slice(&more.oscal);
        self.texts.extend_from_slice(&more.texts);
        self.table.extend_from_slice(&more.table);
    }
}
