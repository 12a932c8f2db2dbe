//! From plan to ordered documents: the one ordering that both engines share.
//!
//! For `mfa patch` each document has one cell a word: the score of its best alternative and the fields that have it. A
//! document with both words in its title comes before one with both in its text, whatever their scores; within such a class
//! the score decides, and of equal scores the order of the clauses.

use super::nearness::nearness;
use super::relevance::{Best, Cell, weight_of_places};
use crate::document::DocumentKind;
use crate::fields::Field;
use crate::index::{Backend, Catalog, PHRASE_FIELDS, Phrase, raise};
use crate::query::{Plan, QueryWord, boost};
use crate::results::MatchField;

/// How much a match in a field counts, in the order of [`Field::ALL`].
///
/// Found, as the other factors here, on the judged questions of two corpora, where neighbors are equal or worse.
pub(crate) const FIELD_WEIGHTS: [f32; Field::COUNT] = [2.0, 1.0, 1.2, 0.4, 0.6, 1.0, 2.0, 2.0, 0.5, 2.0];

/// Fields in the order in which a match of all words is reported.
const ALL_WORDS_IN: [Field; 9] = [
    Field::Title,
    Field::Headings,
    Field::Terms,
    Field::Text,
    Field::Summary,
    Field::References,
    Field::Asked,
    Field::Topic,
    Field::Rationale,
];

/// Fields in the order in which a match of some words is reported.
const SOME_WORDS_IN: [Field; 10] = [
    Field::Text,
    Field::Summary,
    Field::Title,
    Field::Headings,
    Field::Terms,
    Field::References,
    Field::Asked,
    Field::Topic,
    Field::Id,
    Field::Rationale,
];

/// Classes of matches that no score can overcome, best first.
mod tier {
    /// The query names the id.
    pub(super) const EXACT_ID: u64 = 0;
    /// The query is a defined term.
    pub(super) const TERM: u64 = 1;
    /// The query is the beginning of the id.
    pub(super) const ID_BEGINNING: u64 = 2;
    /// The query is the name of a framework or a chapter.
    pub(super) const NAME: u64 = 3;
    /// A clause cites a provision that the query names.
    pub(super) const PROVISION: u64 = 4;
    /// The outside document that has it.
    pub(super) const DOCUMENT_OF_PROVISION: u64 = 5;
    /// All words are in the title of a clause or a chapter.
    pub(super) const TITLE: u64 = 6;
    /// The rest.
    pub(super) const WORDS: u64 = 7;
}

/// A special case counts less than the rule that it belongs to.
const ENHANCEMENT: f32 = 0.85;

/// What is no clause counts less than a clause: most readers look for these.
const OTHER_KIND: f32 = 0.8;

/// A framework has the words of its publisher, which clauses use in their plain sense.
const FRAMEWORK: f32 = 0.5;

/// A chapter counts more than a clause where one is asked for.
const PAGE_ASKED_FOR: f32 = 3.0;

/// The title of a rule holds for its special cases too, nearly as much as their own.
const TITLE_OF_RULE: f32 = 0.8;

/// What only explains a clause counts less than the clause, if it covers the query no better.
const RATIONALE_ALONE: f32 = 0.8;

/// How far documents that lack some of the words fall behind, from the share that they have.
fn coverage(share: f32) -> f32 {
    share * share.sqrt().sqrt()
}

/// A document that matches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ranked {
    pub(crate) document: u32,
    pub(crate) score: f32,
    pub(crate) match_field: MatchField,
}

/// Documents that match the words, phrases and exclusions, best first, before filters; and the best of those that match and
/// are no answer.
pub(super) fn rank<B: Backend>(backend: &B, plan: &Plan) -> Result<[Vec<Ranked>; 2], B::Error> {
    let catalog = backend.catalog();
    let count = catalog.len();
    if plan.unmatchable {
        return Ok([Vec::new(), Vec::new()]);
    }
    let mut cells = vec![Cell::default(); count * plan.words.len()];
    for (number, word) in plan.words.iter().enumerate() {
        fill(backend, word, true, &mut cells[number * count..][..count])?;
    }
    let candidates = candidates(backend, plan)?;
    let nearness = nearness(backend, plan)?;
    let cited = cited_provisions(backend, plan)?;
    let headed = headed_documents(backend, plan)?;
    // Sort keys: tier (8 bits), score with the highest first (32), index in `matches` (24).
    let mut order: Vec<u64> = Vec::new();
    let mut matches: Vec<(Ranked, f32)> = Vec::new();
    // With a word that the corpus does not have, or several corrections, the question may be another.
    let is_certain = plan.correction.as_ref().is_none_or(|correction| correction.words.len() < 2) && plan.unknown == 0.0;
    // Of clauses, and of all documents.
    let mut best = [Best::default(); 2];
    for document in 0..count {
        let id_tier = id_tier(catalog, document, plan);
        let scored = score_document(plan, &cells, count, document, catalog.is_enhancement(document));
        let kind = catalog.kind(document);
        let is_page = matches!(kind, DocumentKind::Topic | DocumentKind::Chapter);
        let is_named = headed[document] || catalog.has_name(document, &plan.name);
        if !candidates[document] || (scored.score <= 0.0 && id_tier.is_none() && !is_named && cited[document] == 0) {
            continue;
        }
        let mut ranked = Ranked { document: document as u32, score: scored.score + nearness[document], match_field: scored.match_field };
        let mut tier = scored.tier;
        if let Some(by_id) = id_tier {
            (tier, ranked.match_field) = (by_id.0, MatchField::Id);
            ranked.score = by_id.1;
        } else if is_named {
            let is_first = if plan.wants_page { is_page } else { kind == DocumentKind::Term };
            (tier, ranked.match_field) = (if is_first { tier::TERM } else { tier::NAME }, MatchField::Title);
        } else if cited[document] > 0 {
            let is_clause = kind == DocumentKind::Clause;
            (tier, ranked.match_field) = (if is_clause { tier::PROVISION } else { tier::DOCUMENT_OF_PROVISION }, MatchField::Reference);
            ranked.score += 1_000.0 * cited[document] as f32;
        } else if !kind.has_id() {
            if !is_page {
                tier = tier::WORDS;
            } else if plan.wants_page && scored.share > 0.99 {
                tier = tier::NAME;
            }
            ranked.score *= match kind {
                _ if plan.wants_page && is_page => PAGE_ASKED_FOR,
                // Whose headings have the question is what is asked for.
                DocumentKind::Chapter => OTHER_KIND * (1.0 + scored.headed),
                DocumentKind::Framework => FRAMEWORK,
                _ => OTHER_KIND,
            };
        }
        if tier >= tier::TITLE {
            let first = usize::from(kind != DocumentKind::Clause);
            for best in &mut best[first..] {
                raise(&mut best.score, ranked.score);
                raise(&mut best.share, scored.share);
                let mut aboutness = if plan.telling == 1 { scored.share } else { scored.aboutness };
                // Words that stand side by side are there on purpose, wherever it is.
                if nearness[document] > 0.0 && is_certain {
                    aboutness = (aboutness + scored.share) * 0.5;
                }
                raise(&mut best.aboutness, aboutness);
            }
        }
        order.push(tier << 56 | u64::from(u32::MAX - ranked.score.to_bits()) << 24 | matches.len() as u64);
        matches.push((ranked, scored.share));
    }
    Ok(answers(catalog, plan, order, &matches, best))
}

/// How many of the provisions that the query names each document cites.
fn cited_provisions<B: Backend>(backend: &B, plan: &Plan) -> Result<Vec<u32>, B::Error> {
    let mut cited = vec![0_u32; backend.catalog().len()];
    for &provision in &plan.provisions {
        for (document, _) in backend.scores(Field::References, &[provision])? {
            if let Some(cited) = cited.get_mut(document as usize) {
                *cited += 1;
            }
        }
    }
    Ok(cited)
}

/// Which documents have the query as a whole heading.
fn headed_documents<B: Backend>(backend: &B, plan: &Plan) -> Result<Vec<bool>, B::Error> {
    let mut headed = vec![false; backend.catalog().len()];
    if let Some(heading) = &plan.heading {
        for document in backend.phrase(Field::Headings, heading)? {
            if let Some(headed) = headed.get_mut(document as usize) {
                *headed = true;
            }
        }
    }
    Ok(headed)
}

/// The documents in their order: those that are answers, and those that match and are none. `best` is what clauses and what all
/// documents have reached.
fn answers(catalog: &Catalog, plan: &Plan, mut order: Vec<u64>, matches: &[(Ranked, f32)], best: [Best; 2]) -> [Vec<Ranked>; 2] {
    order.sort_unstable();
    let (mut ranked, mut near) = (Vec::new(), Vec::new());
    for key in order {
        let of_words = key >> 56 >= tier::TITLE;
        let (matching, share) = matches[(key & 0x00FF_FFFF) as usize];
        let is_clause = catalog.kind(matching.document as usize) == DocumentKind::Clause;
        let best = best[usize::from(!is_clause)];
        let is_strict = is_clause && !plan.is_pasted;
        if !of_words || best.is_answer(is_strict, catalog.relevance) && best.keeps(catalog.relevance, matching.score, share, ranked.len()) {
            ranked.push(matching);
        } else {
            near.push(matching);
        }
    }
    [ranked, near]
}

/// Scores of one word for all documents: of each field the best alternative, fields added up by weight. With `rules`,
/// special cases have the titles of their rules.
fn fill<B: Backend>(backend: &B, word: &QueryWord, rules: bool, cells: &mut [Cell]) -> Result<(), B::Error> {
    let mut best = vec![0.0_f32; cells.len()];
    for field in Field::ALL {
        for alternative in &word.alternatives {
            let certain = if alternative.boost >= boost::TYPED { field.bit() } else { 0 };
            for (document, score) in backend.scores(field, &alternative.terms)? {
                if let Some(best) = best.get_mut(document as usize) {
                    raise(best, score * alternative.boost);
                    cells[document as usize].certain |= certain;
                }
            }
        }
        let mut of_rule = 0.0;
        for (document, best) in best.iter_mut().enumerate() {
            if !backend.catalog().is_enhancement(document) {
                of_rule = *best * TITLE_OF_RULE;
            } else if rules && field == Field::Title {
                raise(best, of_rule);
            }
            if *best > 0.0 {
                cells[document].score += *best * FIELD_WEIGHTS[field.index()] * word.boost;
                cells[document].fields |= field.bit();
                *best = 0.0;
            }
        }
    }
    Ok(())
}

/// What tests compare with Tantivy: documents that match words, phrases and exclusions, in order, with weighted BM25,
/// before anything of our own is added.
#[cfg(feature = "build")]
pub(crate) fn tantivy_equivalent_scores<B: Backend>(backend: &B, plan: &Plan) -> Result<Vec<(u32, f32)>, B::Error> {
    let count = backend.catalog().len();
    let candidates = candidates(backend, plan)?;
    let mut cells = vec![Cell::default(); count];
    for word in &plan.words {
        fill(backend, word, false, &mut cells)?;
    }
    let matches = (0..).zip(cells).zip(candidates).filter(|((_, cell), is_candidate)| *is_candidate && cell.fields != 0);
    Ok(matches.map(|((document, cell), _)| (document, cell.score)).collect())
}

/// Which documents have all phrases and nothing that is excluded.
pub(super) fn candidates<B: Backend>(backend: &B, plan: &Plan) -> Result<Vec<bool>, B::Error> {
    let mut candidates = vec![true; backend.catalog().len()];
    for (phrases, wanted) in [(&plan.phrases, true), (&plan.excluded, false)] {
        for phrase in phrases {
            let matching = matching_documents(backend, phrase, candidates.len())?;
            for (document, matches) in matching.into_iter().enumerate() {
                candidates[document] &= matches == wanted;
            }
        }
    }
    Ok(candidates)
}

/// Which documents have a phrase or a single word.
fn matching_documents<B: Backend>(backend: &B, phrase: &Phrase, count: usize) -> Result<Vec<bool>, B::Error> {
    let mut matching = vec![false; count];
    let mut mark = |document: u32| {
        if let Some(matches) = matching.get_mut(document as usize) {
            *matches = true;
        }
    };
    if let [(_, term)] = phrase.parts[..] {
        for field in Field::ALL {
            for (document, _) in backend.scores(field, &[term])? {
                mark(document);
            }
        }
    } else {
        for field in PHRASE_FIELDS {
            for document in backend.phrase(field, phrase)? {
                mark(document);
            }
        }
    }
    Ok(matching)
}

/// Whether the query names the document by its id: the tier and a score by the number of parts.
fn id_tier(catalog: &Catalog, document: usize, plan: &Plan) -> Option<(u64, f32)> {
    let id = catalog.derived.keys.get(document).as_bytes();
    let typed = plan.key.as_bytes();
    #[expect(clippy::naive_bytecount, reason = "an id has ten bytes")]
    let parts = id.iter().filter(|&&byte| byte == b'.').count();
    let ends = |text: &[u8], offset: usize| matches!(text.get(offset), None | Some(b'.'));
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

/// The score of a document's words.
struct Score {
    tier: u64,
    score: f32,
    /// How much of the query it covers, words that the corpus does not have included.
    share: f32,
    /// The same, where words that may be there by chance count less.
    aboutness: f32,
    /// How much of the query is in the title and the headings.
    headed: f32,
    match_field: MatchField,
}

fn score_document(plan: &Plan, cells: &[Cell], count: usize, document: usize, is_enhancement: bool) -> Score {
    let (mut score, mut covered, mut whole, mut about, mut headed) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let (mut all, mut said, mut any) = (u16::MAX, u16::MAX, 0);
    for (number, word) in plan.words.iter().enumerate() {
        let cell = cells[number * count + document];
        whole += word.weight;
        any |= cell.fields;
        if word.weight > 0.0 {
            all &= cell.fields;
            said &= cell.certain;
        }
        if cell.fields != 0 {
            score += cell.score;
            covered += word.weight;
            about += word.weight * word.certainty * weight_of_places(cell, plan);
            if cell.fields & (Field::Title.bit() | Field::Headings.bit()) != 0 {
                headed += word.weight;
            }
        }
    }
    if any == 0 {
        return Score { tier: tier::WORDS, score: 0.0, share: 0.0, aboutness: 0.0, headed: 0.0, match_field: MatchField::Summary };
    }
    let mut field = Field::Rationale;
    for candidate in SOME_WORDS_IN.iter().rev() {
        if any & candidate.bit() != 0 {
            field = *candidate;
        }
    }
    for candidate in ALL_WORDS_IN.iter().rev() {
        if all & candidate.bit() != 0 && (*candidate != Field::Rationale || field == Field::Rationale) {
            field = *candidate;
        }
    }
    let tier = match field {
        // A title with words that only mean something like them is worth its score and no more.
        Field::Title if said & Field::Title.bit() != 0 => tier::TITLE,
        _ => tier::WORDS,
    };
    if whole == 0.0 {
        (covered, whole, about) = (1.0, 1.0, 1.0);
    }
    let mut kind = if is_enhancement { ENHANCEMENT } else { 1.0 };
    if field == Field::Rationale {
        kind *= RATIONALE_ALONE;
    }
    let asked = whole + plan.unknown;
    Score {
        tier,
        score: score * coverage(covered / whole) * kind,
        share: covered / asked,
        aboutness: about / asked,
        headed: headed / whole,
        match_field: field.into(),
    }
}
