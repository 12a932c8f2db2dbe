//! Filters: which matches pass.

use crate::catalog::Catalog;
use crate::document::FacetKind;
use crate::rank::Ranked;
use crate::results::{Filters, Place};

/// Filters as places of values.
pub(crate) struct Gate {
    chosen: [Vec<u32>; 4],
    clause_text_only: bool,
}

impl Gate {
    /// Joins filters. A value that the corpus does not have lets nothing through.
    pub(crate) fn new(catalog: &Catalog, filters: [&Filters; 2]) -> Self {
        let mut gate = Self { chosen: Default::default(), clause_text_only: false };
        for filters in filters {
            gate.clause_text_only |= filters.clause_text_only;
            for (facet, value) in &filters.values {
                gate.chosen[*facet as usize].push(place_of(catalog, *facet, value));
            }
        }
        gate
    }

    /// Whether a value is chosen.
    pub(crate) fn chooses(&self, facet: FacetKind, value: u32) -> bool {
        self.chosen[facet as usize].contains(&value)
    }

    /// Whether any facet is restricted.
    pub(crate) fn is_restricted(&self) -> bool {
        self.chosen.iter().any(|values| !values.is_empty())
    }

    /// Whether a match passes; `but` names a facet whose filter does not count.
    pub(crate) fn passes(&self, catalog: &Catalog, ranked: &Ranked, but: Option<FacetKind>) -> bool {
        if self.clause_text_only && ranked.place == Place::Rationale {
            return false;
        }
        for facet in FacetKind::ALL {
            let chosen = &self.chosen[facet as usize];
            let values = catalog.facets[facet as usize].values.get(ranked.document as usize);
            if !chosen.is_empty() && Some(facet) != but && !values.iter().any(|value| chosen.contains(value)) {
                return false;
            }
        }
        true
    }
}

/// The place of a value, or of the first that begins so.
fn place_of(catalog: &Catalog, facet: FacetKind, value: &str) -> u32 {
    let ids = &catalog.facets[facet as usize].ids;
    let mut place = u32::MAX;
    for (number, id) in ids.iter().enumerate() {
        if id == value {
            return number as u32;
        }
        if place == u32::MAX && id.starts_with(value) {
            place = number as u32;
        }
    }
    place
}
