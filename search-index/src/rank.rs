//! From plan to ordered documents: the one ordering that both engines share.

use crate::catalog::Catalog;
use crate::document::FacetKind;
use crate::fields::Field;
use crate::query::{Group, Plan};
use crate::results::{Filters, Place};
use crate::source::{PHRASE_FIELDS, Phrase, Source};

/// How much a match in a field counts, in the order of [`Field::ALL`].
pub(crate) const FIELD_WEIGHTS: [f32; Field::COUNT] = [2.0, 3.0, 0.6, 1.0, 1.2, 1.0, 0.5, 0.5];

/// How far documents that lack some of the words fall behind, from the share that they have.
fn coverage(share: f32) -> f32 {
    share * share.sqrt()
}

/// A document that matches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ranked {
    pub(crate) document: u32,
    pub(crate) tier: Tier,
    pub(crate) score: f32,
    pub(crate) place: Place,
}

/// Classes of matches that no score can overcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tier {
    /// The query names the id; longer ids first.
    ExactId,
    /// The query is the beginning of the id.
    IdBeginning,
    /// All words stand in the title.
    Title,
    /// The rest.
    Words,
    /// Nothing but rationale.
    Rationale,
}

/// What one document has of one group: its score and the fields.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    score: f32,
    fields: u8,
}

/// Documents that match the words, phrases and exclusions, best first, before filters.
pub(crate) fn rank<S: Source>(source: &S, plan: &Plan) -> Result<Vec<Ranked>, S::Error> {
    let catalog = source.catalog();
    let count = catalog.records.len();
    if plan.impossible {
        return Ok(Vec::new());
    }
    let mut cells = Vec::with_capacity(plan.groups.len());
    for group in &plan.groups {
        cells.push(group_cells(source, group, count)?);
    }
    let allowed = allowed(source, plan)?;
    let whole: f32 = plan.groups.iter().map(|group| group.weight).sum();
    let mut ranked = Vec::new();
    for document in (0..count as u32).filter(|&document| allowed[document as usize]) {
        let row: Vec<Cell> = cells.iter().map(|cells| cells[document as usize]).collect();
        let id = id_tier(catalog, document, plan);
        if id.is_none() && row.iter().all(|cell| cell.fields == 0) {
            continue;
        }
        ranked.push(judge(document, &row, plan, whole, id));
    }
    ranked.sort_by(|one, other| {
        one.tier.cmp(&other.tier).then(other.score.total_cmp(&one.score)).then(one.document.cmp(&other.document))
    });
    Ok(ranked)
}

/// Scores of one group for all documents: of each field the best alternative, fields added up by weight.
fn group_cells<S: Source>(source: &S, group: &Group, count: usize) -> Result<Vec<Cell>, S::Error> {
    let mut cells = vec![Cell::default(); count];
    let mut best = vec![0.0_f32; count];
    for field in Field::ALL {
        for way in &group.alternatives {
            for (document, score) in source.scores(field, &way.terms)? {
                if let Some(best) = best.get_mut(document as usize) {
                    *best = best.max(score * way.weight);
                }
            }
        }
        for (cell, best) in cells.iter_mut().zip(&mut best).filter(|(_, best)| **best > 0.0) {
            cell.score += *best * FIELD_WEIGHTS[field.index()] * group.factor;
            cell.fields |= field.bit();
            *best = 0.0;
        }
    }
    Ok(cells)
}

/// The documents that have all phrases and nothing that is excluded.
pub(crate) fn allowed<S: Source>(source: &S, plan: &Plan) -> Result<Vec<bool>, S::Error> {
    let count = source.catalog().records.len();
    let mut allowed = vec![true; count];
    for phrase in &plan.phrases {
        let holds = holds(source, phrase, count)?;
        allowed.iter_mut().zip(holds).for_each(|(allowed, holds)| *allowed &= holds);
    }
    for phrase in &plan.excluded {
        let holds = holds(source, phrase, count)?;
        allowed.iter_mut().zip(holds).for_each(|(allowed, holds)| *allowed &= !holds);
    }
    Ok(allowed)
}

fn holds<S: Source>(source: &S, phrase: &Phrase, count: usize) -> Result<Vec<bool>, S::Error> {
    let mut holds = vec![false; count];
    let mut mark = |document: u32| {
        if let Some(holds) = holds.get_mut(document as usize) {
            *holds = true;
        }
    };
    if let [(_, term)] = phrase.parts[..] {
        for field in Field::ALL {
            source.scores(field, &[term])?.into_iter().for_each(|(document, _)| mark(document));
        }
    } else {
        for field in PHRASE_FIELDS {
            source.phrase(field, phrase)?.into_iter().for_each(&mut mark);
        }
    }
    Ok(holds)
}

/// Whether the query names the document by its id, and by how many parts.
fn id_tier(catalog: &Catalog, document: u32, plan: &Plan) -> Option<(Tier, usize)> {
    let id = catalog.records[document as usize].id_parts();
    let typed = &plan.id_parts;
    let named = id.len() > 1 && typed.windows(id.len()).any(|window| window == id);
    if named || *typed == id {
        return Some((Tier::ExactId, id.len()));
    }
    (!typed.is_empty() && id.starts_with(typed)).then_some((Tier::IdBeginning, 0))
}

fn judge(document: u32, row: &[Cell], plan: &Plan, whole: f32, id: Option<(Tier, usize)>) -> Ranked {
    let matched = || row.iter().zip(&plan.groups).filter(|(cell, _)| cell.fields != 0);
    let score: f32 = matched().map(|(cell, _)| cell.score).sum();
    let covered: f32 = matched().map(|(_, group)| group.weight).sum();
    let coverage = if whole > 0.0 { coverage(covered / whole) } else { 1.0 };
    let known = row.iter().zip(&plan.groups).filter(|(_, group)| !group.alternatives.is_empty());
    let all_in = |field: Field| known.clone().all(|(cell, _)| cell.fields & field.bit() != 0);
    let any_in = |field: Field| row.iter().any(|cell| cell.fields & field.bit() != 0);
    let place = [Field::Title, Field::Terms, Field::Text, Field::Summary, Field::References, Field::Topic]
        .into_iter()
        .find(|&field| all_in(field))
        .or_else(|| [Field::Text, Field::Summary, Field::Title, Field::Terms, Field::References, Field::Topic].into_iter().find(|&field| any_in(field)))
        .unwrap_or(Field::Rationale);
    let score = score * coverage;
    match id {
        Some((tier @ Tier::ExactId, parts)) => {
            Ranked { document, tier, score: parts as f32 * 1_000.0 + score, place: Place::Id }
        }
        Some((tier, _)) => Ranked { document, tier, score: 0.0, place: Place::Id },
        None => {
            let tier = match place {
                Field::Title if all_in(Field::Title) => Tier::Title,
                Field::Rationale => Tier::Rationale,
                _ => Tier::Words,
            };
            Ranked { document, tier, score, place: place.into() }
        }
    }
}

/// Which documents pass the filters of all facets but one.
pub(crate) struct Gate {
    chosen: [Vec<u32>; 4],
    clause_text_only: bool,
}

impl Gate {
    /// Filters as value numbers. A value that the corpus does not have lets nothing through.
    pub(crate) fn new(catalog: &Catalog, filters: [&Filters; 2]) -> Self {
        let mut chosen: [Vec<u32>; 4] = Default::default();
        for (facet, value) in filters.iter().flat_map(|filters| &filters.values) {
            let values = catalog.facet(*facet).iter();
            let exact = values.clone().position(|known| known.id == *value);
            let found = exact.or_else(|| values.clone().position(|known| known.id.starts_with(value.as_str())));
            chosen[*facet as usize].push(found.map_or(u32::MAX, |place| place as u32));
        }
        let clause_text_only = filters.iter().any(|filters| filters.clause_text_only);
        Self { chosen, clause_text_only }
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
        let record = &catalog.records[ranked.document as usize];
        let passes = |facet: FacetKind| {
            let chosen = &self.chosen[facet as usize];
            chosen.is_empty() || Some(facet) == but || record.values(facet).iter().any(|value| chosen.contains(value))
        };
        !(self.clause_text_only && ranked.place == Place::Rationale) && FacetKind::ALL.into_iter().all(passes)
    }
}
