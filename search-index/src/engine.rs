//! The engine that readers get: packed bytes in, answers out.

use crate::packed::{OpenError, PackedIndex};
use crate::query::Lexicon;
use crate::results::{Filters, Results};
use crate::search::search;
use crate::source::Source;

/// Answers queries from a packed index.
///
/// ```no_run
/// use clause_search::{Engine, Filters};
///
/// # fn fetch(name: &str) -> Vec<u8> { Vec::new() }
/// # fn main() -> Result<(), clause_search::OpenError> {
/// # let name = "";
/// let mut engine = Engine::open(name, &fetch(name))?;
/// let mut results = engine.search("patch deadline", &Filters::default(), 10);
/// while !results.complete {
///     for name in &results.missing {
///         engine.add(name, &fetch(name))?;
///     }
///     results = engine.search("patch deadline", &Filters::default(), 10);
/// }
/// # Ok(())
/// # }
/// ```
pub struct Engine {
    index: PackedIndex,
    lexicon: Lexicon,
}

impl Engine {
    /// Opens the main file of an index, as it is after decompression. The name must be that of the content.
    pub fn open(name: &str, main: &[u8]) -> Result<Self, OpenError> {
        let index = PackedIndex::open(name, main)?;
        let lexicon = Lexicon::new(&index.catalog().synonyms);
        Ok(Self { index, lexicon })
    }

    /// Adds a part that [`Results::missing`] named, as it is after decompression. Content that has another name is refused.
    pub fn add(&mut self, name: &str, part: &[u8]) -> Result<(), OpenError> {
        self.index.add(name, part)
    }

    /// Answers a query with at most `limit` hits. Whatever people type is a query.
    pub fn search(&self, query: &str, filters: &Filters, limit: usize) -> Results {
        match search(&self.index, &self.lexicon, query, filters, limit) {
            Ok(results) => results,
            Err(never) => match never {},
        }
    }

    /// Ids and scores of all clauses that match, in clause order, before ranking: for proofs against Tantivy.
    #[cfg(feature = "build")]
    #[doc(hidden)]
    pub fn core(&self, query: &str) -> Vec<(String, f32)> {
        let catalog = self.index.catalog();
        let plan = crate::query::plan(&crate::query::parse(query), catalog, &self.lexicon);
        let Ok(core) = crate::rank::core(&self.index, &plan);
        core.into_iter().map(|(document, score)| (catalog.ids.get(document as usize).to_owned(), score)).collect()
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
