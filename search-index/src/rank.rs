//! From plan to ordered documents: the one ordering that both engines share.

use crate::catalog::Catalog;
use crate::fields::Field;
use crate::query::{Alternative, Group, Plan};
use crate::results::Place;
use crate::source::{PHRASE_FIELDS, Phrase, Source};

/// How much a match in a field counts, in the order of [`Field::ALL`].
///
/// Found, as the other factors here, on the judged questions of two corpora, where neighbors are equal or worse.
pub(crate) const FIELD_WEIGHTS: [f32; Field::COUNT] = [2.0, 2.0, 0.6, 1.0, 1.2, 1.0, 0.5, 0.4];

/// Fields in the order in which a match of all words is told.
const ALL_WORDS_IN: [Field; 7] =
    [Field::Title, Field::Terms, Field::Text, Field::Summary, Field::References, Field::Topic, Field::Rationale];

/// Fields in the order in which a match of some words is told.
const SOME_WORDS_IN: [Field; 8] =
    [Field::Text, Field::Summary, Field::Title, Field::Terms, Field::References, Field::Topic, Field::Id, Field::Rationale];

/// Classes of matches that no score can overcome, best first.
mod tier {
    /// The query names the id.
    pub(super) const EXACT_ID: u64 = 0;
    /// The query is the beginning of the id.
    pub(super) const ID_BEGINNING: u64 = 1;
    /// All words stand in the title.
    pub(super) const TITLE: u64 = 2;
    /// The rest.
    pub(super) const WORDS: u64 = 3;
    /// Nothing but rationale.
    pub(super) const RATIONALE: u64 = 4;
}

/// A special case counts less than the rule that it belongs to.
const SPECIAL: f32 = 0.85;

/// The title of a rule holds for its special cases too, nearly as much as their own.
const TITLE_OF_RULE: f32 = 0.8;

/// What two neighbors of the query add to the score of a document in whose title they stand side by side.
///
/// Nearness in the clause text was tried: it made answers no better, and would need texts before the order is known.
const SIDE_BY_SIDE: f32 = 0.5;

/// How far documents that lack some of the words fall behind, from the share that they have.
fn coverage(share: f32) -> f32 {
    share * share.sqrt()
}

/// A document that matches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ranked {
    pub(crate) document: u32,
    pub(crate) score: f32,
    pub(crate) place: Place,
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
    let count = catalog.len();
    if plan.impossible {
        return Ok(Vec::new());
    }
    let mut cells = vec![Cell::default(); count * plan.groups.len()];
    for (number, group) in plan.groups.iter().enumerate() {
        fill(source, group, true, &mut cells[number * count..][..count])?;
    }
    let allowed = allowed(source, plan)?;
    let nearness = nearness(source, plan)?;
    // Tier, score and document in one number, so that one sort settles all.
    let mut order: Vec<u64> = Vec::new();
    let mut matches: Vec<Ranked> = Vec::new();
    for document in 0..count {
        let id_tier = id_tier(catalog, document, plan);
        let judged = judge(plan, &cells, count, document, catalog.is_special(document));
        if !allowed[document] || (judged.score <= 0.0 && id_tier.is_none()) {
            continue;
        }
        let mut ranked = Ranked { document: document as u32, score: judged.score * nearness[document], place: judged.place };
        let mut tier = judged.tier;
        if let Some(by_id) = id_tier {
            (tier, ranked.place) = (by_id.0, Place::Id);
            ranked.score = by_id.1;
        }
        order.push(tier << 56 | u64::from(u32::MAX - ranked.score.max(0.0).to_bits()) << 24 | matches.len() as u64);
        matches.push(ranked);
    }
    order.sort_unstable();
    let mut ranked = Vec::new();
    for place in order {
        ranked.push(matches[(place & 0x00FF_FFFF) as usize]);
    }
    Ok(ranked)
}

/// Scores of one group for all documents: of each field the best alternative, fields added up by weight. With `rules`,
/// special cases have the titles of their rules.
fn fill<S: Source>(source: &S, group: &Group, rules: bool, cells: &mut [Cell]) -> Result<(), S::Error> {
    let mut best = vec![0.0_f32; cells.len()];
    for field in Field::ALL {
        for way in &group.alternatives {
            for (document, score) in source.scores(field, &way.terms)? {
                if let Some(best) = best.get_mut(document as usize) {
                    *best = best.max(score * way.weight);
                }
            }
        }
        let mut of_rule = 0.0;
        for (place, best) in best.iter_mut().enumerate() {
            if !source.catalog().is_special(place) {
                of_rule = *best * TITLE_OF_RULE;
            } else if rules && field == Field::Title {
                *best = best.max(of_rule);
            }
            if *best > 0.0 {
                cells[place].score += *best * FIELD_WEIGHTS[field.index()] * group.factor;
                cells[place].fields |= field.bit();
                *best = 0.0;
            }
        }
    }
    Ok(())
}

/// For each document a factor on its score: more where neighbors of the query stand side by side in the title.
///
/// Titles are read here for both engines: to Tantivy a citation stands beside the word after its first part.
fn nearness<S: Source>(source: &S, plan: &Plan) -> Result<Vec<f32>, S::Error> {
    let catalog = source.catalog();
    let mut nearness = vec![1.0; catalog.len()];
    for place in 1..plan.groups.len() {
        let mut phrase = Phrase { parts: Vec::new() };
        for group in &plan.groups[place - 1..=place] {
            if let Some(Alternative { terms, .. }) = group.alternatives.first()
                && let [term] = terms[..]
            {
                phrase.parts.push((phrase.parts.len(), term));
            }
        }
        if phrase.parts.len() < 2 {
            continue;
        }
        for (document, _) in source.scores(Field::Title, &phrase.terms())? {
            if let Some(nearness) = nearness.get_mut(document as usize)
                && phrase.stands_in(catalog.titles.get(document as usize), &catalog.dictionary)
            {
                *nearness += SIDE_BY_SIDE;
            }
        }
    }
    Ok(nearness)
}

/// What is proved against Tantivy: documents that match words, phrases and exclusions, in order, with weighted BM25,
/// before anything of our own is added.
#[cfg(feature = "build")]
pub(crate) fn core<S: Source>(source: &S, plan: &Plan) -> Result<Vec<(u32, f32)>, S::Error> {
    let count = source.catalog().len();
    let allowed = allowed(source, plan)?;
    let mut cells = vec![Cell::default(); count];
    for group in &plan.groups {
        fill(source, group, false, &mut cells)?;
    }
    let matches = (0..).zip(cells).zip(allowed).filter(|((_, cell), allowed)| *allowed && cell.fields != 0);
    Ok(matches.map(|((document, cell), _)| (document, cell.score)).collect())
}

/// The documents that have all phrases and nothing that is excluded.
pub(crate) fn allowed<S: Source>(source: &S, plan: &Plan) -> Result<Vec<bool>, S::Error> {
    let mut allowed = vec![true; source.catalog().len()];
    for (phrases, wanted) in [(&plan.phrases, true), (&plan.excluded, false)] {
        for phrase in phrases {
            let holds = holds(source, phrase, allowed.len())?;
            for (place, holds) in holds.into_iter().enumerate() {
                allowed[place] &= holds == wanted;
            }
        }
    }
    Ok(allowed)
}

/// The documents in which a phrase or a single word stands.
fn holds<S: Source>(source: &S, phrase: &Phrase, count: usize) -> Result<Vec<bool>, S::Error> {
    let mut holds = vec![false; count];
    let mut mark = |document: u32| {
        if let Some(holds) = holds.get_mut(document as usize) {
            *holds = true;
        }
    };
    if let [(_, term)] = phrase.parts[..] {
        for field in Field::ALL {
            for (document, _) in source.scores(field, &[term])? {
                mark(document);
            }
        }
    } else {
        for field in PHRASE_FIELDS {
            for document in source.phrase(field, phrase)? {
                mark(document);
            }
        }
    }
    Ok(holds)
}

/// Whether the query names the document by its id: the tier and a score by the number of parts.
fn id_tier(catalog: &Catalog, document: usize, plan: &Plan) -> Option<(u64, f32)> {
    let id = catalog.keys.get(document).as_bytes();
    let typed = plan.key.as_bytes();
    let parts = id.iter().filter(|&&byte| byte == b'.').count();
    let ends = |text: &[u8], place: usize| matches!(text.get(place), None | Some(b'.'));
    if id == typed && !id.is_empty() {
        return Some((tier::EXACT_ID, parts as f32 + 1.0));
    }
    if parts > 0 {
        for start in 0..typed.len() {
            let begins = start == 0 || typed[start - 1] == b'.';
            if begins && typed[start..].starts_with(id) && ends(typed, start + id.len()) {
                return Some((tier::EXACT_ID, parts as f32 + 1.0));
            }
        }
    }
    (!typed.is_empty() && id.starts_with(typed) && ends(id, typed.len())).then_some((tier::ID_BEGINNING, 0.0))
}

/// What a document's words are worth.
struct Judged {
    tier: u64,
    score: f32,
    place: Place,
}

fn judge(plan: &Plan, cells: &[Cell], count: usize, document: usize, special: bool) -> Judged {
    let (mut score, mut covered, mut whole) = (0.0, 0.0, 0.0);
    let (mut all, mut any) = (u8::MAX, 0);
    for (number, group) in plan.groups.iter().enumerate() {
        let cell = cells[number * count + document];
        whole += group.weight;
        any |= cell.fields;
        if !group.alternatives.is_empty() {
            all &= cell.fields;
        }
        if cell.fields != 0 {
            score += cell.score;
            covered += group.weight;
        }
    }
    if any == 0 {
        return Judged { tier: tier::WORDS, score: 0.0, place: Place::Summary };
    }
    let mut field = Field::Rationale;
    for place in SOME_WORDS_IN.iter().rev() {
        if any & place.bit() != 0 {
            field = *place;
        }
    }
    for place in ALL_WORDS_IN.iter().rev() {
        if all & place.bit() != 0 && (*place != Field::Rationale || field == Field::Rationale) {
            field = *place;
        }
    }
    let tier = match field {
        Field::Title if all & Field::Title.bit() != 0 => tier::TITLE,
        Field::Rationale => tier::RATIONALE,
        _ => tier::WORDS,
    };
    let share = if whole > 0.0 { covered / whole } else { 1.0 };
    let kind = if special { SPECIAL } else { 1.0 };
    Judged { tier, score: score * coverage(share) * kind, place: field.into() }
}
