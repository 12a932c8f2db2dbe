//! Tantivy as an engine: the same answers as the packed one, from Tantivy's own queries.

use std::borrow::Borrow;
use std::path::Path;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::directory::MmapDirectory;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Index, Searcher, SegmentReader, TantivyError, Term};

use super::error::{BuildError, NativeError};
use super::forms::RareForms;
use super::schema::{Fields, tokenizers};
use super::segment;
use super::stored::StoredDocument;
use crate::answer::{FIELD_WEIGHTS, search};
use crate::document::{Document, Settings};
use crate::fields::Field;
use crate::index::{Backend, Catalog, PHRASE_FIELDS, Phrase, TermId};
use crate::packed::UnpackedIndex;
use crate::query::{Plan, SynonymTable, parse, plan};
use crate::results::{Filters, Results};

/// Answers queries from a Tantivy index.
pub struct TantivyEngine {
    backend: TantivyBackend,
    synonyms: SynonymTable,
}

impl TantivyEngine {
    /// An engine over documents, with the index in memory.
    pub fn new(documents: impl IntoIterator<Item: Borrow<Document>>, settings: &Settings) -> Result<Self, BuildError> {
        let (searcher, unpacked) = segment::index(StoredDocument::all(documents), settings)?;
        Ok(Self::over(searcher, unpacked))
    }

    /// An engine over an index that [`write_native`](super::write_native) wrote.
    pub fn open(folder: &Path, settings: &Settings) -> Result<Self, NativeError> {
        let directory = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        let mut index = Index::open(directory)?;
        index.set_tokenizers(tokenizers(settings.language, RareForms::default()));
        let searcher = segment::searcher(&index)?;
        let unpacked = segment::read(&searcher, settings)?;
        Ok(Self::over(searcher, unpacked))
    }

    fn over(searcher: Searcher, unpacked: UnpackedIndex) -> Self {
        let synonyms = SynonymTable::new(unpacked.catalog.language, &unpacked.catalog.synonyms);
        Self { backend: TantivyBackend { searcher, fields: Fields::new(), unpacked }, synonyms }
    }

    /// Answers a query with at most `limit` hits. An error is one of reading the index.
    pub fn search(&self, query: &str, filters: &Filters, limit: usize) -> Result<Results, BuildError> {
        search(&self.backend, &self.synonyms, query, filters, 0..limit)
    }

    /// Ids and scores of all clauses that match, in clause order, as one query that Tantivy answers alone.
    #[doc(hidden)]
    pub fn tantivy_equivalent_scores(&self, query: &str) -> Result<Vec<(String, f32)>, BuildError> {
        let catalog = &self.backend.unpacked.catalog;
        let plan = plan(&parse(catalog.language, query), catalog, &self.synonyms);
        let mut found = self.backend.searcher.search(&self.backend.whole_query(&plan), &AllScores)?;
        for phrase in &plan.excluded {
            let excluded = self.backend.searcher.search(&*self.backend.in_any_field(phrase), &AllScores)?;
            found.retain(|(document, _)| excluded.binary_search_by_key(document, |&(document, _)| document).is_err());
        }
        Ok(found.into_iter().map(|(document, score)| (catalog.ids.get(document as usize).to_owned(), score)).collect())
    }
}

struct TantivyBackend {
    searcher: Searcher,
    fields: Fields,
    unpacked: UnpackedIndex,
}

impl TantivyBackend {
    fn term(&self, field: Field, term: TermId) -> Term {
        Term::from_field_text(self.fields.searched(field), self.unpacked.catalog.dictionary.term(term))
    }
}

impl Backend for TantivyBackend {
    type Error = BuildError;

    fn catalog(&self) -> &Catalog {
        &self.unpacked.catalog
    }

    fn missing_terms(&self, _: &[TermId]) -> Vec<String> {
        Vec::new()
    }

    fn missing_texts(&self, _: &[u32]) -> Vec<String> {
        Vec::new()
    }

    fn scores(&self, field: Field, terms: &[TermId]) -> Result<Vec<(u32, f32)>, BuildError> {
        let mut queries: Vec<Box<dyn Query>> = terms.iter().map(|&term| self.term_query(field, term)).collect();
        let query = match queries.pop() {
            None => return Ok(Vec::new()),
            Some(only) if queries.is_empty() => only,
            Some(last) => {
                queries.push(last);
                Box::new(BooleanQuery::new(queries.into_iter().map(|query| (Occur::Must, query)).collect()))
            }
        };
        Ok(self.searcher.search(&*query, &AllScores)?)
    }

    fn phrase(&self, field: Field, phrase: &Phrase) -> Result<Vec<u32>, BuildError> {
        let query = ConstScoreQuery::new(self.phrase_query(field, phrase), 0.0);
        let found = self.searcher.search(&query, &AllScores)?;
        Ok(found.into_iter().map(|(document, _)| document).collect())
    }

    fn text(&self, document: u32, field: Field) -> Option<&str> {
        let catalog = &self.unpacked.catalog;
        Some(if field == Field::Title { catalog.titles.get(document as usize) } else { self.unpacked.texts.get(document, field) })
    }
}

impl TantivyBackend {
    /// Words and phrases as one query: of each word and field the best alternative, fields added by weight.
    ///
    /// Exclusions are asked for apart: Tantivy 0.27's `MustNot` asks a phrase for documents before its first one, which
    /// a phrase does not allow (quickwit-oss/tantivy#2811).
    fn whole_query(&self, plan: &Plan) -> BooleanQuery {
        let mut words: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in &plan.words {
            for field in Field::ALL {
                let alternatives = word.alternatives.iter().map(|alternative| {
                    let terms = alternative.terms.iter().map(|&term| (Occur::Must, self.term_query(field, term))).collect();
                    Box::new(BoostQuery::new(Box::new(BooleanQuery::new(terms)), alternative.boost)) as Box<dyn Query>
                });
                let best = DisjunctionMaxQuery::new(alternatives.collect());
                let weight = FIELD_WEIGHTS[field.index()] * word.boost;
                words.push((Occur::Should, Box::new(BoostQuery::new(Box::new(best), weight))));
            }
        }
        let mut parts: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, Box::new(BooleanQuery::new(words)))];
        parts.extend(plan.phrases.iter().map(|phrase| (Occur::Must, self.in_any_field(phrase))));
        BooleanQuery::new(parts)
    }

    /// Documents with a phrase in one of the fields, all with score 0.
    fn in_any_field(&self, phrase: &Phrase) -> Box<dyn Query> {
        let in_fields: Vec<Box<dyn Query>> = match phrase.parts[..] {
            [(_, term)] => Field::ALL.map(|field| self.term_query(field, term)).into(),
            _ => PHRASE_FIELDS.map(|field| self.phrase_query(field, phrase)).into(),
        };
        let any = in_fields.into_iter().map(|query| (Occur::Should, query)).collect();
        Box::new(ConstScoreQuery::new(Box::new(BooleanQuery::new(any)), 0.0))
    }

    fn phrase_query(&self, field: Field, phrase: &Phrase) -> Box<dyn Query> {
        let parts = phrase.parts.iter().map(|&(offset, term)| (offset, self.term(field, term))).collect();
        Box::new(PhraseQuery::new_with_offset(parts))
    }

    fn term_query(&self, field: Field, term: TermId) -> Box<dyn Query> {
        Box::new(TermQuery::new(self.term(field, term), IndexRecordOption::WithFreqs))
    }
}

/// Collects every document with its score, in document order. The index has one segment.
struct AllScores;

impl Collector for AllScores {
    type Fruit = Vec<(u32, f32)>;
    type Child = SegmentScores;

    fn for_segment(&self, _: u32, _: &SegmentReader) -> tantivy::Result<SegmentScores> {
        Ok(SegmentScores(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.concat())
    }
}

struct SegmentScores(Vec<(u32, f32)>);

impl SegmentCollector for SegmentScores {
    type Fruit = Vec<(u32, f32)>;

    fn collect(&mut self, document: u32, score: f32) {
        self.0.push((document, score));
    }

    fn harvest(self) -> Self::Fruit {
        self.0
    }
}
