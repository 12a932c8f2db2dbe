//! From plan to ordered documents: the one ordering that both engines share.
//!
//! For `mfa patch` each document has one cell a word: the score of its best alternative and the fields that have it. A
//! document with both words in its title comes before one with both in its text, whatever their scores; within such a class
//! the score decides, and of equal scores the order of the clauses.

use crate::document::DocumentKind;
use crate::fields::Field;
use crate::index::{Backend, Catalog, PHRASE_FIELDS, Phrase, Relevance, TermId, raise, rarity};
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

/// A chapter counts more than a clause where one is asked for.
const PAGE_ASKED_FOR: f32 = 3.0;

/// The title of a rule holds for its special cases too, nearly as much as their own.
const TITLE_OF_RULE: f32 = 0.8;

/// How much two neighbors of the query count in a document that has them side by side, against their rarity, in the order of
/// [`PHRASE_FIELDS`].
const SIDE_BY_SIDE: [f32; PHRASE_FIELDS.len()] = [1.0, 0.4, 1.0, 1.0, 0.4, 0.8, 0.8];

/// How much less a pair counts in which a number is written in the other way, as a word or in digits.
const OTHER_MEANING: f32 = 0.5;

/// Words of the query with more than this between them are no neighbors.
const MAX_DISTANCE: usize = 3;

/// How much less a page that is no clause must treat of what is asked, and any of a pasted paragraph, which has many words of
/// its own.
const LENIENT: f32 = 0.6;

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

/// What one document has of one word: its score and the fields.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    score: f32,
    fields: u16,
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
    let mut cited = vec![0_u32; count];
    for &provision in &plan.provisions {
        for (document, _) in backend.scores(Field::References, &[provision])? {
            if let Some(cited) = cited.get_mut(document as usize) {
                *cited += 1;
            }
        }
    }
    let mut headed = vec![false; count];
    if let Some(heading) = &plan.heading {
        for document in backend.phrase(Field::Headings, heading)? {
            if let Some(headed) = headed.get_mut(document as usize) {
                *headed = true;
            }
        }
    }
    // Sort keys: tier (8 bits), score with the highest first (32), index in `matches` (24).
    let mut order: Vec<u64> = Vec::new();
    let mut matches: Vec<(Ranked, f32)> = Vec::new();
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
            ranked.score *= if plan.wants_page && is_page { PAGE_ASKED_FOR } else { OTHER_KIND };
        }
        if tier >= tier::TITLE {
            let first = usize::from(kind != DocumentKind::Clause);
            for best in &mut best[first..] {
                raise(&mut best.score, ranked.score);
                raise(&mut best.share, scored.share);
                // Words that stand side by side are there on purpose, wherever it is.
                let is_about = plan.is_one_word || nearness[document] > 0.0;
                raise(&mut best.aboutness, if is_about { scored.share } else { scored.aboutness });
            }
        }
        order.push(tier << 56 | u64::from(u32::MAX - ranked.score.to_bits()) << 24 | matches.len() as u64);
        matches.push((ranked, scored.share));
    }
    order.sort_unstable();
    let (mut ranked, mut near) = (Vec::new(), Vec::new());
    for key in order {
        let of_words = key >> 56 >= tier::TITLE;
        let (matching, share) = matches[(key & 0x00FF_FFFF) as usize];
        let is_clause = catalog.kind(matching.document as usize) == DocumentKind::Clause;
        let best = best[usize::from(!is_clause)];
        let least = if is_clause && !plan.is_pasted { 1.0 } else { LENIENT };
        if !of_words || best.is_answer(least, catalog.relevance) && best.keeps(catalog.relevance, matching.score, share, ranked.len()) {
            ranked.push(matching);
        } else {
            near.push(matching);
        }
    }
    Ok([ranked, near])
}

/// What the best of the documents that match words have reached, each by itself.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    score: f32,
    share: f32,
    aboutness: f32,
}

impl Best {
    /// Whether it treats as much of what is asked as it must, or so many times of that.
    fn is_answer(self, times: f32, relevance: Relevance) -> bool {
        self.aboutness * 100.0 >= relevance.least_share as f32 * times
    }

    /// Whether a document with this score and share is worth showing.
    fn keeps(self, relevance: Relevance, score: f32, share: f32, before: usize) -> bool {
        score * 100.0 >= self.score * relevance.least_score as f32 || share >= self.share * 0.999 && before < 10
    }
}

/// Scores of one word for all documents: of each field the best alternative, fields added up by weight. With `rules`,
/// special cases have the titles of their rules.
fn fill<B: Backend>(backend: &B, word: &QueryWord, rules: bool, cells: &mut [Cell]) -> Result<(), B::Error> {
    let mut best = vec![0.0_f32; cells.len()];
    for field in Field::ALL {
        for alternative in &word.alternatives {
            for (document, score) in backend.scores(field, &alternative.terms)? {
                if let Some(best) = best.get_mut(document as usize) {
                    raise(best, score * alternative.boost);
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

/// For each document what is added to its score because neighbors of the query are side by side in it: as if each pair of
/// neighbors were a word.
fn nearness<B: Backend>(backend: &B, plan: &Plan) -> Result<Vec<f32>, B::Error> {
    let count = backend.catalog().len();
    let mut nearness = vec![0.0; count];
    // In a long question a pair says less: two of its words may stand together by chance.
    let known = plan.words.iter().filter(|word| !word.alternatives.is_empty()).count().max(2) as f32;
    let importance = backend.catalog().relevance.nearness as f32 / 50.0 / known;
    let mut before = Vec::new();
    for word in &plan.words {
        if word.alternatives.is_empty() {
            continue;
        }
        let here = certain_terms(word);
        let mut best = vec![0.0_f32; count];
        for (rank, &first) in before.iter().enumerate() {
            for (other_rank, &second) in here.iter().enumerate() {
                let pair = Phrase { parts: vec![first, second] };
                let certainty = if rank + other_rank == 0 { 1.0 } else { OTHER_MEANING };
                if second.0 <= first.0 || second.0 - first.0 > MAX_DISTANCE {
                    continue;
                }
                for (field, weight) in PHRASE_FIELDS.into_iter().zip(SIDE_BY_SIDE) {
                    for document in backend.phrase(field, &pair)? {
                        if let Some(best) = best.get_mut(document as usize) {
                            raise(best, weight * certainty);
                        }
                    }
                }
            }
        }
        if !before.is_empty() {
            let with_pair = best.iter().filter(|&&weight| weight > 0.0).count();
            let weight = rarity(with_pair, count) * word.boost * importance;
            for (document, best) in best.into_iter().enumerate() {
                nearness[document] += best * weight;
            }
        }
        before = here;
    }
    Ok(nearness)
}

/// What a word surely means, each with the position of the word: its first meaning, and others that are as good, as `thirty`
/// is for `30`. None where that is several words.
fn certain_terms(word: &QueryWord) -> Vec<(usize, TermId)> {
    let mut terms = Vec::new();
    for alternative in &word.alternatives {
        if let [term] = alternative.terms[..]
            && (terms.is_empty() || alternative.boost >= boost::TYPED)
        {
            terms.push((word.position, term));
        }
    }
    terms
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
    /// The same, where words that only explain or were only guessed count half.
    aboutness: f32,
    match_field: MatchField,
}

fn score_document(plan: &Plan, cells: &[Cell], count: usize, document: usize, is_enhancement: bool) -> Score {
    let (mut score, mut covered, mut whole, mut about) = (0.0, 0.0, 0.0, 0.0);
    let (mut all, mut any) = (u16::MAX, 0);
    for (number, word) in plan.words.iter().enumerate() {
        let cell = cells[number * count + document];
        whole += word.weight;
        any |= cell.fields;
        if word.weight > 0.0 {
            all &= cell.fields;
        }
        if cell.fields != 0 {
            score += cell.score;
            covered += word.weight;
            let is_explained = cell.fields & !(Field::Rationale.bit() | Field::Topic.bit()) == 0;
            about += word.weight * word.certainty * if is_explained { 0.5 } else { 1.0 };
        }
    }
    if any == 0 {
        return Score { tier: tier::WORDS, score: 0.0, share: 0.0, aboutness: 0.0, match_field: MatchField::Summary };
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
        Field::Title if all & Field::Title.bit() != 0 => tier::TITLE,
        _ => tier::WORDS,
    };
    let share = if whole > 0.0 { covered / whole } else { 1.0 };
    let mut kind = if is_enhancement { ENHANCEMENT } else { 1.0 };
    if field == Field::Rationale {
        kind *= RATIONALE_ALONE;
    }
    let share_of_all = if whole > 0.0 { covered / (whole + plan.unknown) } else { 1.0 };
    Score {
        tier,
        score: score * coverage(share) * kind,
        share: share_of_all,
        aboutness: if whole > 0.0 { about / (whole + plan.unknown) } else { 1.0 },
        match_field: field.into(),
    }
}
