//! One search, from typed words to results, over either engine.

use crate::analysis::fold;
use crate::catalog::Catalog;
use crate::column::pieces;
use crate::document::FacetKind;
use crate::fields::Field;
use crate::gate::Gate;
use crate::query::{Lexicon, Plan, Typed, distance, near_words, parse, plan};
use crate::rank::{Ranked, allowed, rank};
use crate::results::{Excerpt, FacetCounts, Filters, Hit, Place, Results, Suggestions, ValueCount};
use crate::snippet::Marker;
use crate::source::{PHRASE_FIELDS, Source};

/// Answers a query.
pub(crate) fn search<S: Source>(source: &S, lexicon: &Lexicon, query: &str, filters: &Filters, limit: usize) -> Result<Results, S::Error> {
    let catalog = source.catalog();
    let typed = parse(query);
    let mut plan = plan(&typed, catalog, lexicon);
    let gate = Gate::new(catalog, [filters, &typed.filters]);
    let mut results = Results { missing: missing(source, &plan)?, ..Results::default() };
    results.correction = plan.correction.take();
    let mut ranked = Vec::new();
    if results.missing.is_empty() {
        ranked = if typed.words.is_empty() { listed(source, &typed, &plan, &gate)? } else { rank(source, &plan)? };
        results.complete = true;
        let marker = Marker::new(&catalog.dictionary, &plan);
        let mut shown = Vec::new();
        for ranked in &ranked {
            if !gate.passes(catalog, ranked, None) {
                continue;
            }
            results.total += 1;
            if results.hits.len() < limit {
                results.hits.push(hit(source, &marker, ranked));
                shown.push(ranked.document);
            }
        }
        results.missing = source.missing_texts(&shown);
        let nothing = ranked.is_empty() && !typed.words.is_empty();
        if nothing || is_unknown_id(catalog, &plan.key) {
            suggest_ids(catalog, &plan.key, &mut results.suggestions);
        }
        if nothing {
            suggest_words(catalog, &typed, &mut results.suggestions);
        }
    }
    results.counts = counts(catalog, &gate, &ranked);
    Ok(results)
}

/// Parts without which the answer is not final.
fn missing<S: Source>(source: &S, plan: &Plan) -> Result<Vec<String>, S::Error> {
    let missing = source.missing_terms(&plan.terms());
    if !missing.is_empty() {
        return Ok(missing);
    }
    let mut documents = Vec::new();
    for phrases in [&plan.phrases, &plan.excluded] {
        for phrase in phrases {
            if phrase.parts.len() < 2 {
                continue;
            }
            let terms = phrase.terms();
            for field in PHRASE_FIELDS {
                for (document, _) in source.scores(field, &terms)? {
                    documents.push(document);
                }
            }
        }
    }
    Ok(source.missing_texts(&documents))
}

/// All documents in clause order, for filters without words.
fn listed<S: Source>(source: &S, typed: &Typed, plan: &Plan, gate: &Gate) -> Result<Vec<Ranked>, S::Error> {
    let mut listed = Vec::new();
    if gate.is_restricted() || !typed.excluded.is_empty() {
        for (document, allowed) in allowed(source, plan)?.into_iter().enumerate() {
            if allowed {
                listed.push(Ranked { document: document as u32, score: 0.0, place: Place::Summary });
            }
        }
    }
    Ok(listed)
}

fn hit<S: Source>(source: &S, marker: &Marker<'_>, ranked: &Ranked) -> Hit {
    let catalog = source.catalog();
    let document = ranked.document as usize;
    let (excerpt, excerpt_from) = excerpt(source, marker, ranked);
    let parties = &catalog.facets[FacetKind::Party as usize];
    let mut hit = Hit {
        id: catalog.ids.get(document).to_owned(),
        title: marker.whole(catalog.titles.get(document)),
        url: catalog.urls.get(document).to_owned(),
        parties: Vec::new(),
        place: ranked.place,
        excerpt,
        excerpt_from,
        score: ranked.score,
    };
    for &value in parties.values.get(document) {
        hit.parties.push(parties.ids.get(value as usize).to_owned());
    }
    hit
}

/// Words around the match: from the clause text, or the rationale if that says more, else the summary.
fn excerpt<S: Source>(source: &S, marker: &Marker<'_>, ranked: &Ranked) -> (Excerpt, Place) {
    let document = ranked.document;
    let mut best = (Excerpt::default(), Place::Summary);
    let mut most = 0.0;
    for field in [Field::Text, Field::Rationale] {
        if let Some(text) = source.text(document, field)
            && let Some((excerpt, worth)) = marker.excerpt(text)
            && worth > most * 1.2
        {
            best = (excerpt, field.into());
            most = worth;
        }
    }
    if most == 0.0 {
        let with_texts = source.text(document, Field::Summary).filter(|summary| !summary.is_empty());
        best.0 = marker.whole(with_texts.unwrap_or(source.catalog().summaries.get(document as usize)));
    }
    best
}

fn counts(catalog: &Catalog, gate: &Gate, ranked: &[Ranked]) -> Vec<FacetCounts> {
    let mut counts = Vec::new();
    for kind in FacetKind::ALL {
        let facet = &catalog.facets[kind as usize];
        let mut values = Vec::new();
        for (number, id) in facet.ids.iter().enumerate() {
            let chosen = gate.chooses(kind, number as u32);
            values.push(ValueCount { value: id.to_owned(), count: 0, chosen });
        }
        for ranked in ranked {
            if gate.passes(catalog, ranked, Some(kind)) {
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
    let mut parts = pieces(key, b'.');
    let letters = parts.next().is_some_and(|letters| letters.bytes().all(|byte| byte.is_ascii_lowercase()));
    let number = parts.next().is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    letters && number && parts.next().is_none() && catalog.dictionary.find(key).is_none()
}

/// At most three ids that differ from what was typed by a letter or two.
fn suggest_ids(catalog: &Catalog, typed: &str, suggestions: &mut Suggestions) {
    // Distance and place in one number.
    let mut near: Vec<u64> = Vec::new();
    for (place, key) in catalog.keys.iter().enumerate() {
        if let Some(distance) = distance(typed, key, 2, false) {
            near.push(u64::from(distance) << 32 | place as u64);
        }
    }
    near.sort_unstable();
    for &order in near.iter().take(3) {
        let place = order as u32 as usize;
        suggestions.ids.push((catalog.ids.get(place).to_owned(), catalog.titles.get(place).to_owned()));
    }
}

/// At most three words of the corpus near those typed.
fn suggest_words(catalog: &Catalog, typed: &Typed, suggestions: &mut Suggestions) {
    let mut near: Vec<u64> = Vec::new();
    for word in typed.words.iter().take(4) {
        let mut folded = String::new();
        word.chars().for_each(|c| fold(c, &mut folded));
        near.extend(near_words(&catalog.dictionary, &folded, (folded.len() / 3).min(3) as u8, false));
    }
    near.sort_unstable();
    near.dedup();
    for &order in near.iter().take(3) {
        suggestions.words.push(catalog.dictionary.word(order as u32).to_owned());
    }
}
