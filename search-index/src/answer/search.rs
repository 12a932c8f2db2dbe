//! One search, from typed words to results, over either engine.
//!
//! `mfa patch` is planned, ranked and filtered; the first hits get excerpts, and `results.missing` names the parts without
//! which these cannot be cut. If the order itself lacks parts, `complete` is false, and `missing` names those of the typed words
//! first: with them there are hits, which synonyms may still put into another order.

use std::ops::Range;

use super::excerpt::Highlighter;
use super::filter::ActiveFilters;
use super::rank::{Ranked, candidates, rank};
use crate::analysis::{fold, id_key};
use crate::document::{DocumentKind, FacetKind};
use crate::fields::Field;
use crate::index::{Backend, Catalog};
use crate::query::{ParsedQuery, Plan, SynonymTable, distance, near_words, parse, plan};
use crate::results::{Excerpt, FacetCounts, Filters, Hit, MatchField, Results, Suggestions, ValueCount};
use crate::text::{concat, split_ascii};

/// Answers a query with the hits of these ranks, the best being 0.
pub(crate) fn search<B: Backend>(
    backend: &B,
    synonyms: &SynonymTable,
    query: &str,
    filters: &Filters,
    ranks: Range<usize>,
) -> Result<Results, B::Error> {
    let catalog = backend.catalog();
    let parsed = parse(catalog.language, query);
    let plan = plan(&parsed, catalog, synonyms);
    let filters = ActiveFilters::new(catalog, [filters, &parsed.filters]);
    let [first, others] = plan.terms();
    let mut results = Results { missing: backend.missing_terms(&first), ..Results::default() };
    let mut ranked = Vec::new();
    if results.missing.is_empty() {
        results.missing = backend.missing_terms(&others);
        results.complete = results.missing.is_empty();
        let mut near = Vec::new();
        if parsed.words.is_empty() {
            ranked = listed(backend, &parsed, &plan, &filters)?;
        } else {
            [ranked, near] = rank(backend, &plan)?;
        }
        let highlighter = Highlighter::new(catalog, &plan);
        let mut shown = Vec::new();
        for ranked in &ranked {
            if !filters.passes(catalog, ranked, None) {
                continue;
            }
            let rank = results.total + results.others;
            if catalog.kind(ranked.document as usize) == DocumentKind::Clause {
                results.total += 1;
            } else {
                results.others += 1;
            }
            if ranks.contains(&rank) {
                results.hits.push(hit(backend, &highlighter, &plan, ranked));
                shown.push(ranked.document);
            }
        }
        if results.complete {
            results.missing = backend.missing_texts(&shown);
        }
        let is_answered = ranked.iter().any(|ranked| catalog.kind(ranked.document as usize) == DocumentKind::Clause);
        let nothing = !is_answered && !parsed.words.is_empty();
        if nothing || is_unknown_id(catalog, &plan.key) {
            suggest_ids(catalog, &plan.key, &mut results.suggestions);
        }
        if nothing {
            suggest_words(catalog, &parsed, &mut results.suggestions);
            suggest_topics(catalog, &near, &mut results.suggestions);
        }
    }
    results.counts = counts(catalog, &filters, &ranked);
    results.correction = plan.correction;
    Ok(results)
}

/// All documents in clause order, for filters without words.
fn listed<B: Backend>(backend: &B, parsed: &ParsedQuery, plan: &Plan, filters: &ActiveFilters) -> Result<Vec<Ranked>, B::Error> {
    let mut listed = Vec::new();
    if filters.is_restricted() || !parsed.excluded.is_empty() {
        for (document, is_candidate) in candidates(backend, plan)?.into_iter().enumerate() {
            if is_candidate && backend.catalog().kind(document) == DocumentKind::Clause {
                listed.push(Ranked { document: document as u32, score: 0.0, match_field: MatchField::Summary });
            }
        }
    }
    Ok(listed)
}

fn hit<B: Backend>(backend: &B, highlighter: &Highlighter<'_>, plan: &Plan, ranked: &Ranked) -> Hit {
    let catalog = backend.catalog();
    let document = ranked.document as usize;
    let (excerpt, excerpt_from) = excerpt(backend, highlighter, ranked);
    let parties = &catalog.facets[FacetKind::Party as usize];
    let mut hit = Hit {
        document_kind: catalog.kind(document),
        id: catalog.ids.get(document).to_owned(),
        title: highlighter.whole(catalog.titles.get(document)),
        url: catalog.urls.get(document).to_owned(),
        parties: Vec::new(),
        match_field: ranked.match_field,
        excerpt,
        excerpt_from,
        provision: provision(backend, plan, ranked.document),
        score: ranked.score,
    };
    for &value in parties.values.get(document) {
        hit.parties.push(parties.ids.get(value as usize).to_owned());
    }
    hit
}

/// The provision that a query names, as the references of a document have it, and its address.
fn provision<B: Backend>(backend: &B, plan: &Plan, document: u32) -> Option<(String, String)> {
    for line in split_ascii(backend.text(document, Field::References)?, b'\n') {
        let mut fields = split_ascii(line, b'\t');
        let (framework, provision, url) = (fields.next()?, fields.next()?, fields.next()?);
        let key = id_key(backend.catalog().language, provision);
        for &term in &plan.provisions {
            // The framework may stand before the provision: `§hipaa.164.308.a.`.
            let rest = backend.catalog().dictionary.term(term).strip_suffix('.').and_then(|term| term.strip_suffix(key.as_str()));
            if !key.is_empty()
                && let Some(before) = rest
                && !before.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric)
            {
                return Some((concat(&[framework, " ", provision]), url.to_owned()));
            }
        }
    }
    None
}

/// Words around the match: from the clause text, or the rationale if that says more, else the summary.
fn excerpt<B: Backend>(backend: &B, highlighter: &Highlighter<'_>, ranked: &Ranked) -> (Excerpt, MatchField) {
    let document = ranked.document;
    let mut best = (Excerpt::default(), MatchField::Summary);
    let mut best_score = 0.0;
    for field in [Field::Text, Field::Rationale] {
        if let Some(text) = backend.text(document, field)
            && let Some((excerpt, score)) = highlighter.excerpt(text)
            && score > best_score * 1.2
        {
            best = (excerpt, field.into());
            best_score = score;
        }
    }
    for question in split_ascii(backend.text(document, Field::Asked).unwrap_or_default(), b'\n') {
        if let Some((_, score)) = highlighter.excerpt(question)
            && score > best_score * 1.2
        {
            best = (highlighter.whole(question), MatchField::Asked);
            best_score = score;
        }
    }
    if best_score == 0.0 {
        let with_texts = backend.text(document, Field::Summary).filter(|summary| !summary.is_empty());
        best.0 = highlighter.whole(with_texts.unwrap_or(backend.catalog().summaries.get(document as usize)));
    }
    best
}

fn counts(catalog: &Catalog, filters: &ActiveFilters, ranked: &[Ranked]) -> Vec<FacetCounts> {
    let mut counts = Vec::new();
    for kind in FacetKind::ALL {
        let facet = &catalog.facets[kind as usize];
        let mut values = Vec::new();
        for (number, id) in facet.ids.iter().enumerate() {
            let chosen = filters.chooses(kind, number as u32);
            values.push(ValueCount { value: id.to_owned(), count: 0, chosen });
        }
        for ranked in ranked {
            let is_clause = catalog.kind(ranked.document as usize) == DocumentKind::Clause;
            if is_clause && filters.passes(catalog, ranked, Some(kind)) {
                for &value in facet.values.get(ranked.document as usize) {
                    values[value as usize].count += 1;
                }
            }
        }
        counts.push(FacetCounts { facet: kind, values });
    }
    counts
}

/// Whether a key has the form of a clause's id and means nothing in this corpus: letters, then a number.
fn is_unknown_id(catalog: &Catalog, key: &str) -> bool {
    let mut parts = split_ascii(key, b'.');
    let letters = parts.next().is_some_and(|letters| letters.bytes().all(|byte| byte.is_ascii_lowercase()));
    let number = parts.next().is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    letters && number && parts.next().is_none() && catalog.dictionary.find(key).is_none()
}

/// At most three ids that differ from what was typed by a letter or two.
fn suggest_ids(catalog: &Catalog, typed: &str, suggestions: &mut Suggestions) {
    // Distance and index in one number.
    let mut near: Vec<u64> = Vec::new();
    for (index, key) in catalog.derived.keys.iter().enumerate() {
        if !key.is_empty()
            && let Some(distance) = distance(typed, key, 2, false)
        {
            near.push(u64::from(distance) << 32 | index as u64);
        }
    }
    near.sort_unstable();
    for &order in near.iter().take(3) {
        let index = order as u32 as usize;
        suggestions.ids.push((catalog.ids.get(index).to_owned(), catalog.titles.get(index).to_owned()));
    }
}

/// At most three topics of the clauses that come nearest to an answer.
fn suggest_topics(catalog: &Catalog, near: &[Ranked], suggestions: &mut Suggestions) {
    let topics = &catalog.facets[FacetKind::Topic as usize].values;
    for ranked in near {
        for page in 0..catalog.len() {
            let is_topic = catalog.kind(page) == DocumentKind::Topic;
            if is_topic && suggestions.topics.len() < 3 && topics.get(page) == topics.get(ranked.document as usize) {
                let topic = (catalog.urls.get(page).to_owned(), catalog.titles.get(page).to_owned());
                if !suggestions.topics.contains(&topic) {
                    suggestions.topics.push(topic);
                }
            }
        }
    }
}

/// At most three words of the corpus near those typed.
fn suggest_words(catalog: &Catalog, parsed: &ParsedQuery, suggestions: &mut Suggestions) {
    let mut near: Vec<u64> = Vec::new();
    for word in parsed.words.iter().take(4) {
        let mut folded = String::new();
        word.chars().for_each(|c| fold(catalog.language, c, &mut folded));
        near.extend(near_words(catalog, &folded, (folded.len() / 3).min(3) as u8, false));
    }
    near.sort_unstable();
    near.dedup();
    for &order in near.iter().take(3) {
        suggestions.words.push(catalog.dictionary.surface_form(order as u32).to_owned());
    }
}
