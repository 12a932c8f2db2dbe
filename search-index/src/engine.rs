//! The engine that readers get: packed bytes in, answers out.

use std::ops::Range;

use crate::answer::search;
use crate::index::Backend as _;
use crate::packed::{OpenError, PackedIndex};
use crate::query::SynonymTable;
use crate::results::{Filters, Results};

/// Answers queries from a packed index.
///
/// ```no_run
/// use clause_search::{Engine, Filters};
///
/// # fn fetch(name: &str) -> Vec<u8> { Vec::new() }
/// # fn main() -> Result<(), clause_search::OpenError> {
/// # let main = "";
/// let mut engine = Engine::open(main, &fetch(main))?;
/// let results = engine.search_with("patch deadline", &Filters::default(), 10, |name| Ok::<_, clause_search::OpenError>(fetch(name)))?;
/// assert!(results.complete && results.missing.is_empty());
/// # Ok(())
/// # }
/// ```
pub struct Engine {
    index: PackedIndex,
    synonyms: SynonymTable,
}

impl Engine {
    /// Opens the main file of an index, as it is after decompression. The name must be that of the content.
    pub fn open(name: &str, main: &[u8]) -> Result<Self, OpenError> {
        let index = PackedIndex::open(name, main)?;
        let synonyms = SynonymTable::new(index.catalog().language, &index.catalog().synonyms);
        Ok(Self { index, synonyms })
    }

    /// Adds a part that [`Results::missing`] named, as it is after decompression. Content that has another name is refused.
    pub fn add(&mut self, name: &str, part: &[u8]) -> Result<(), OpenError> {
        self.index.add(name, part)
    }

    /// Answers a query with at most `limit` hits. Whatever people type is a query.
    pub fn search(&self, query: &str, filters: &Filters, limit: usize) -> Results {
        self.search_ranks(query, filters, 0..limit)
    }

    /// Answers a query with the hits of these ranks, the best being 0: a further page of what [`Engine::search`] begins.
    pub fn search_ranks(&self, query: &str, filters: &Filters, ranks: Range<usize>) -> Results {
        let Ok(results) = search(&self.index, &self.synonyms, query, filters, ranks);
        results
    }

    /// Answers a query and adds the parts that the answer needs, until nothing is missing. `part` gives the content of a
    /// part by its name. With a limit of 0 there are no excerpts, so only the parts that the order needs are asked for.
    ///
    /// # Errors
    ///
    /// If `part` gives an error, or the engine refuses its content.
    pub fn search_with<E: From<OpenError>>(
        &mut self,
        query: &str,
        filters: &Filters,
        limit: usize,
        mut part: impl FnMut(&str) -> Result<Vec<u8>, E>,
    ) -> Result<Results, E> {
        loop {
            let results = self.search(query, filters, limit);
            if results.missing.is_empty() {
                return Ok(results);
            }
            for name in &results.missing {
                self.add(name, &part(name)?)?;
            }
        }
    }

    /// Ids and scores of all clauses that match, in clause order, before ranking: tests compare them with Tantivy's.
    #[cfg(feature = "build")]
    #[doc(hidden)]
    pub fn tantivy_equivalent_scores(&self, query: &str) -> Vec<(String, f32)> {
        let catalog = self.index.catalog();
        let plan = crate::query::plan(&crate::query::parse(catalog.language, query), catalog, &self.synonyms);
        let Ok(scores) = crate::answer::tantivy_equivalent_scores(&self.index, &plan);
        scores.into_iter().map(|(document, score)| (catalog.ids.get(document as usize).to_owned(), score)).collect()
    }

    /// How many clauses the index holds.
    pub fn len(&self) -> usize {
        self.index.catalog().len()
    }

    /// Whether the index holds no clause.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
