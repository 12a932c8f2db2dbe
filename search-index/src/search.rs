//! One search, from typed words to results, over either engine.

use crate::catalog::Catalog;
use crate::document::FacetKind;
use crate::query::{Lexicon, Plan, Typed, distance, folded, parse, plan};
use crate::rank::{Gate, Ranked, Tier, rank};
use crate::results::{Excerpt, FacetCounts, Filters, Hit, Place, Results, Suggestions, ValueCount};
use crate::snippet::Marker;
use crate::source::{PHRASE_FIELDS, Source};

/// Answers a query.
pub(crate) fn search<S: Source>(
    source: &S,
    lexicon: &Lexicon,
    query: &str,
    filters: &Filters,
    limit: usize,
) -> Result<Results, S::Error> {
    let catalog = source.catalog();
    let typed = parse(query);
    let plan = plan(&typed, catalog, lexicon);
    let gate = Gate::new(catalog, [filters, &typed.filters]);
    let missing = missing(source, &plan)?;
    if !missing.is_empty() {
        let counts = counts(catalog, &gate, &[]);
        return Ok(Results { missing, counts, correction: plan.correction, ..Results::default() });
    }
    let ranked = if typed.words.is_empty() { listed(source, &typed, &plan, &gate)? } else { rank(source, &plan)? };
    let passed: Vec<&Ranked> = ranked.iter().filter(|ranked| gate.passes(catalog, ranked, None)).collect();
    let shown = &passed[..passed.len().min(limit)];
    let marker = Marker::new(&catalog.dictionary, &plan);
    let documents: Vec<u32> = shown.iter().map(|ranked| ranked.document).collect();
    let suggestions = if ranked.is_empty() && !typed.words.is_empty() { suggest(catalog, &plan, &typed) } else { Suggestions::default() };
    Ok(Results {
        hits: shown.iter().map(|ranked| hit(source, &marker, ranked)).collect(),
        total: passed.len(),
        counts: counts(catalog, &gate, &ranked),
        suggestions,
        missing: source.missing_texts(&documents),
        complete: true,
        correction: plan.correction,
    })
}

/// Parts without which the answer is not final.
fn missing<S: Source>(source: &S, plan: &Plan) -> Result<Vec<String>, S::Error> {
    let missing = source.missing_terms(&plan.terms());
    if !missing.is_empty() {
        return Ok(missing);
    }
    let mut documents = Vec::new();
    for phrase in plan.phrases.iter().chain(&plan.excluded).filter(|phrase| phrase.parts.len() > 1) {
        let terms: Vec<_> = phrase.parts.iter().map(|&(_, term)| term).collect();
        for field in PHRASE_FIELDS {
            documents.extend(source.scores(field, &terms)?.into_iter().map(|(document, _)| document));
        }
    }
    Ok(source.missing_texts(&documents))
}

/// All documents in clause order, for filters without words.
fn listed<S: Source>(source: &S, typed: &Typed, plan: &Plan, gate: &Gate) -> Result<Vec<Ranked>, S::Error> {
    if !gate.is_restricted() && typed.excluded.is_empty() {
        return Ok(Vec::new());
    }
    let allowed = crate::rank::allowed(source, plan)?;
    let documents = (0..).zip(allowed).filter(|(_, allowed)| *allowed);
    Ok(documents.map(|(document, _)| Ranked { document, tier: Tier::Words, score: 0.0, place: Place::Summary }).collect())
}

fn hit<S: Source>(source: &S, marker: &Marker<'_>, ranked: &Ranked) -> Hit {
    let catalog = source.catalog();
    let record = &catalog.records[ranked.document as usize];
    let parties = record.values(FacetKind::Party).iter().filter_map(|&value| catalog.facet(FacetKind::Party).get(value as usize));
    let (excerpt, excerpt_from) = excerpt(source, marker, ranked);
    Hit {
        id: record.id.clone(),
        title: marker.whole(&record.title),
        url: record.url.clone(),
        parties: parties.map(|value| value.id.clone()).collect(),
        place: ranked.place,
        excerpt,
        excerpt_from,
        score: ranked.score,
    }
}

/// Words around the match: from the clause text if it has any, else from the rationale, else the summary.
fn excerpt<S: Source>(source: &S, marker: &Marker<'_>, ranked: &Ranked) -> (Excerpt, Place) {
    let record = &source.catalog().records[ranked.document as usize];
    let Some(texts) = source.texts(ranked.document) else {
        return (marker.whole(&record.summary), Place::Summary);
    };
    let in_text = marker.excerpt(&texts.text);
    let in_rationale = if ranked.place == Place::Rationale || in_text.is_none() { marker.excerpt(&texts.rationale) } else { None };
    match (in_text, in_rationale) {
        (Some((excerpt, _)), None) => (excerpt, Place::Text),
        (None, Some((excerpt, _))) if ranked.place == Place::Rationale => (excerpt, Place::Rationale),
        (Some((text, worth)), Some((rationale, other))) => {
            if other > worth { (rationale, Place::Rationale) } else { (text, Place::Text) }
        }
        _ => (marker.whole(&texts.summary), Place::Summary),
    }
}

fn counts(catalog: &Catalog, gate: &Gate, ranked: &[Ranked]) -> Vec<FacetCounts> {
    let of_facet = |facet: FacetKind| {
        let values = catalog.facet(facet);
        let mut counts = vec![0; values.len()];
        for ranked in ranked.iter().filter(|ranked| gate.passes(catalog, ranked, Some(facet))) {
            for &value in catalog.records[ranked.document as usize].values(facet) {
                counts[value as usize] += 1;
            }
        }
        let counted = (0..).zip(values).zip(counts).map(|((number, value), count)| ValueCount {
            value: value.id.clone(),
            name: value.name.clone(),
            count,
            chosen: gate.chooses(facet, number),
        });
        FacetCounts { facet, values: counted.collect() }
    };
    FacetKind::ALL.into_iter().map(of_facet).collect()
}

/// Near ids and words, at most three of each.
fn suggest(catalog: &Catalog, plan: &Plan, typed: &Typed) -> Suggestions {
    let wanted = plan.id_parts.concat();
    let mut ids: Vec<(u8, usize)> = catalog
        .records
        .iter()
        .enumerate()
        .filter_map(|(place, record)| Some((distance(&record.id_parts().concat(), &wanted, 2, false)?, place)))
        .filter(|&(distance, _)| usize::from(distance) < wanted.len())
        .collect();
    ids.sort_unstable();
    let pair = |&(_, place): &(u8, usize)| (catalog.records[place].id.clone(), catalog.records[place].title.clone());
    let mut words: Vec<(u8, u32, &str)> = Vec::new();
    for word in typed.words.iter().take(4).map(|word| folded(word)).filter(|word| word.chars().count() > 2) {
        let most = (word.len() / 3).clamp(1, 3) as u8;
        for (_, entry) in catalog.dictionary.entries() {
            if entry.word.as_bytes().first() == word.as_bytes().first()
                && let Some(distance) = distance(&word, &entry.word, most, false)
            {
                words.push((distance, u32::MAX - entry.documents, entry.word.as_str()));
            }
        }
    }
    words.sort_unstable();
    words.dedup_by_key(|(.., word)| *word);
    Suggestions {
        ids: ids.iter().take(3).map(pair).collect(),
        words: words.into_iter().take(3).map(|(.., word)| word.to_owned()).collect(),
    }
}
