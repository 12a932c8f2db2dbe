//! Filters: which matches pass.
//!
//! With `party:mdm` and `party:hdo` chosen, a clause that binds either of them passes. When the values of `party` are
//! counted, that filter does not count: the reader wants to know what another choice would find.

use super::rank::Ranked;
use crate::document::FacetKind;
use crate::index::Catalog;
use crate::results::{Filters, MatchField};

/// Filters, with the indices of the values that they choose.
pub(super) struct ActiveFilters {
    chosen: [Vec<u32>; 4],
    clause_text_only: bool,
}

impl ActiveFilters {
    /// Joins filters. A value that the corpus does not have lets nothing through.
    pub(super) fn new(catalog: &Catalog, filters: [&Filters; 2]) -> Self {
        let mut active = Self { chosen: Default::default(), clause_text_only: false };
        for filters in filters {
            active.clause_text_only |= filters.clause_text_only;
            for (facet, value) in &filters.values {
                active.chosen[*facet as usize].push(index_of(catalog, *facet, value));
            }
        }
        active
    }

    /// Whether a value is chosen.
    pub(super) fn chooses(&self, facet: FacetKind, value: u32) -> bool {
        self.chosen[facet as usize].contains(&value)
    }

    /// Whether any facet is restricted.
    pub(super) fn is_restricted(&self) -> bool {
        self.chosen.iter().any(|values| !values.is_empty())
    }

    /// Whether a match passes; the filter of the facet `except` does not count.
    pub(super) fn passes(&self, catalog: &Catalog, ranked: &Ranked, except: Option<FacetKind>) -> bool {
        if self.clause_text_only && ranked.match_field == MatchField::Rationale {
            return false;
        }
        for facet in FacetKind::ALL {
            let chosen = &self.chosen[facet as usize];
            let values = catalog.facets[facet as usize].values.get(ranked.document as usize);
            if !chosen.is_empty() && Some(facet) != except && !values.iter().any(|value| chosen.contains(value)) {
                return false;
            }
        }
        true
    }
}

/// The index of a value, or of the first that begins with it.
fn index_of(catalog: &Catalog, facet: FacetKind, value: &str) -> u32 {
    let ids = &catalog.facets[facet as usize].ids;
    let mut first = u32::MAX;
    for (number, id) in ids.iter().enumerate() {
        if id == value {
            return number as u32;
        }
        if first == u32::MAX && id.starts_with(value) {
            first = number as u32;
        }
    }
    first
}
