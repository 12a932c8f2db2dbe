//! Finds what is open in a schedule, with the ways to solve it.

use super::known::Known;
use super::plain::{Side, line};
use super::{Article, ClauseState, Definition, Kind, LooseEnd, ParameterChoice, Part, Piece, ReferenceState, Solution};
use crate::items::label_inside;
use crate::schedule::{Choice, DEFAULT_COLUMN, Decision, Entry};
use crate::sorted::Sorted;
use crate::words::Words;

/// Longest context of a reference, in characters.
const MAX_CONTEXT_LEN: usize = 240;

/// What is open, or was and is solved, in the order of the document.
pub(super) fn find(known: &Known<'_>, articles: &[Article], definitions: &[Definition], failed: &Sorted<String>) -> Vec<LooseEnd> {
    let search = Search { known, chosen: articles.iter().map(|article| article.clause.as_str()).collect() };
    let words = &known.corpus.words;
    let mut found = Vec::new();
    for article in articles {
        found.extend(search.state(article));
        found.extend(search.release(article));
        found.extend(failed.get(&article.clause).map(|why| fallback(article, why, words)));
        found.extend(values(article, words));
        found.extend(search.requires(article));
        found.extend(search.references(Some(article), None, &article.blocks));
    }
    found.extend(ties(articles, words));
    found.extend(search.rule());
    for definition in definitions {
        found.extend(search.references(None, Some(definition), &definition.blocks));
    }
    found
}

struct Search<'a> {
    known: &'a Known<'a>,
    chosen: Vec<&'a str>,
}

/// A loose end of a clause, without what only some have.
fn loose_end(kind: Kind, clause: &str, about: &str, message: String) -> LooseEnd {
    let name = match kind {
        Kind::Unknown => "unknown",
        Kind::Withdrawn => "withdrawn",
        Kind::Requires => "requires",
        Kind::Reference => "reference",
        Kind::Tie => "tie",
        Kind::Value => "value",
        Kind::Blank => "blank",
        Kind::Fallback => "fallback",
        Kind::Release => "release",
    };
    LooseEnd {
        id: format!("{name}:{clause}:{about}"),
        kind,
        clause: Some(clause.to_owned()),
        term: None,
        items: Vec::new(),
        words: String::new(),
        target: None,
        target_title: String::new(),
        message,
        solutions: Vec::new(),
        solved: false,
        decision: None,
    }
}

fn fallback(article: &Article, why: &str, words: &Words) -> LooseEnd {
    let clause = &article.clause;
    LooseEnd {
        solutions: vec![Solution::UseText { clause: clause.clone() }],
        ..loose_end(Kind::Fallback, clause, "", words.with("open-fallback", &[("clause", clause), ("why", why)]))
    }
}

/// Values that are blank, and those of the reader's own that cannot be used.
fn values(article: &Article, words: &Words) -> Vec<LooseEnd> {
    let clause = &article.clause;
    let mut found = Vec::new();
    for parameter in &article.parameters {
        let name = &parameter.name;
        let end = if let Some(problem) = &parameter.problem {
            loose_end(
                Kind::Value,
                clause,
                name,
                words.with("open-value", &[("label", &parameter.label), ("clause", clause), ("why", problem)]),
            )
        } else if parameter.is_blank() {
            loose_end(Kind::Blank, clause, name, words.with("open-blank", &[("label", &parameter.label), ("clause", clause)]))
        } else {
            continue;
        };
        let columns = std::iter::once(DEFAULT_COLUMN).chain(parameter.leanings.iter().map(|leaning| leaning.party.as_str()));
        let solutions = columns
            .map(|column| Solution::Value { clause: clause.clone(), parameter: name.clone(), choice: Choice::Column(column.to_owned()) })
            .collect();
        found.push(LooseEnd { solutions, ..end });
    }
    found
}

impl Search<'_> {
    /// A clause that the corpus does not have, or no longer.
    fn state(&self, article: &Article) -> Option<LooseEnd> {
        let clause = &article.clause;
        let end = match article.state {
            ClauseState::InForce => return None,
            ClauseState::Unknown => {
                loose_end(Kind::Unknown, clause, "", self.known.corpus.words.with("open-unknown", &[("clause", clause)]))
            }
            ClauseState::Withdrawn => {
                let reason = self.known.corpus.withdrawn(clause).map(|withdrawn| withdrawn.reason.as_str()).unwrap_or_default();
                loose_end(
                    Kind::Withdrawn,
                    clause,
                    "",
                    self.known.corpus.words.with("open-withdrawn", &[("clause", clause), ("reason", reason)]),
                )
            }
        };
        let mut solutions = Vec::new();
        if !article.successors.is_empty() {
            solutions.push(Solution::Replace { clause: clause.clone(), with: article.successors.clone() });
        }
        solutions.push(Solution::Remove { clause: clause.clone() });
        Some(LooseEnd { solutions, ..end })
    }

    /// A clause that has another text today than in the release that it was chosen from, or was decided for.
    fn release(&self, article: &Article) -> Option<LooseEnd> {
        let clause = &article.clause;
        let decided = self.known.entry(clause)?.release.as_deref();
        let release = decided.filter(|release| !release.is_empty()).or(self.known.schedule.release.as_deref())?;
        self.known.corpus.earlier(release, clause)?;
        let of = |release: &str| Solution::Release { clause: clause.clone(), release: release.to_owned() };
        Some(LooseEnd {
            target: Some(release.to_owned()),
            solutions: vec![of(""), of(release)],
            solved: decided.is_some(),
            decision: decided.filter(|release| !release.is_empty()).map(|_| Decision::Keep),
            ..loose_end(
                Kind::Release,
                clause,
                "",
                self.known.corpus.words.with("open-release", &[("clause", clause), ("release", release)]),
            )
        })
    }

    fn title(&self, clause: &str) -> String {
        self.known.clause(clause).map(|clause| clause.title.clone()).unwrap_or_default()
    }

    /// The rule under which references are kept, where it is not chosen itself.
    fn rule(&self) -> Option<LooseEnd> {
        let rule = self.known.corpus.corpus.omitted_clauses.as_ref()?;
        let of_entries = self.known.schedule.entries.iter().map(|entry| &entry.references);
        let mut decisions = of_entries.chain(self.known.schedule.definitions.values()).flat_map(Sorted::iter);
        let is_needed = !self.chosen.contains(&rule.as_str())
            && decisions.any(|(id, decision)| *decision == Decision::Keep && !self.chosen.contains(&id));
        is_needed.then(|| LooseEnd {
            clause: None,
            target: Some(rule.clone()),
            target_title: self.title(rule),
            solutions: vec![Solution::Add { clause: rule.clone() }],
            ..loose_end(Kind::Requires, "", rule, self.known.corpus.words.with("open-rule", &[("clause", rule)]))
        })
    }

    fn requires(&self, article: &Article) -> Vec<LooseEnd> {
        let clause = &article.clause;
        let requires = self.known.clause(clause).map(|clause| clause.requires.as_slice()).unwrap_or_default();
        let missing = requires.iter().filter(|id| !self.chosen.contains(&id.as_str()));
        missing
            .map(|id| {
                let decision = self.known.entry(clause).and_then(|entry| entry.references.get(id)).copied();
                let message = self.known.corpus.words.with("open-requires", &[("clause", clause), ("target", id)]);
                LooseEnd {
                    target: Some(id.clone()),
                    target_title: self.title(id),
                    solutions: vec![Solution::Add { clause: id.clone() }, decide(Some(clause), None, id, Decision::Keep)],
                    solved: decision.is_some(),
                    decision,
                    ..loose_end(Kind::Requires, clause, id, message)
                }
            })
            .collect()
    }

    /// References of a text to clauses that are not chosen, one for each clause.
    fn references(&self, article: Option<&Article>, definition: Option<&Definition>, blocks: &[Part]) -> Vec<LooseEnd> {
        let mut places: Vec<Place> = Vec::new();
        collect(blocks, "", &mut places);
        let from = article.map(|article| article.clause.as_str());
        let term = definition.map(|definition| definition.id.as_str());
        places
            .into_iter()
            .map(|place| {
                let decisions = match (from, term) {
                    (Some(clause), _) => self.known.entry(clause).map(|entry: &Entry| &entry.references),
                    (None, Some(term)) => self.known.schedule.definitions.get(term),
                    (None, None) => None,
                };
                let decision = decisions.and_then(|decisions| decisions.get(&place.target)).copied();
                let who = match (from, definition) {
                    (Some(clause), _) => clause.to_owned(),
                    (None, Some(definition)) => self.known.corpus.words.with("open-definition", &[("term", &definition.term)]),
                    (None, None) => String::new(),
                };
                let target = &place.target;
                let end = loose_end(
                    Kind::Reference,
                    from.or(term).unwrap_or_default(),
                    target,
                    self.known.corpus.words.with("open-reference", &[("who", &who), ("target", target)]),
                );
                LooseEnd {
                    clause: from.map(str::to_owned),
                    term: term.map(str::to_owned),
                    items: place.items,
                    words: place.words,
                    target_title: self.title(target),
                    solutions: vec![
                        Solution::Add { clause: target.clone() },
                        decide(from, term, target, Decision::Strike),
                        decide(from, term, target, Decision::Keep),
                    ],
                    solved: decision.is_some(),
                    decision,
                    target: Some(place.target),
                    ..end
                }
            })
            .collect()
    }
}

fn decide(clause: Option<&str>, term: Option<&str>, reference: &str, decision: Decision) -> Solution {
    Solution::Decide { clause: clause.map(str::to_owned), term: term.map(str::to_owned), reference: reference.to_owned(), decision }
}

/// Where a text refers to a clause that is not chosen.
struct Place {
    target: String,
    items: Vec<String>,
    words: String,
}

fn collect(blocks: &[Part], item: &str, places: &mut Vec<Place>) {
    for block in blocks {
        match block {
            Part::Paragraph { words, change } if Side::Chosen.has(*change) => collect_line(words, words, item, places),
            Part::Item { letter, signs, blocks, change } if Side::Chosen.has(*change) => {
                collect(blocks, &label_inside(item, letter, *signs), places);
            }
            Part::List { entries, .. } => entries.iter().for_each(|entry| collect(entry, item, places)),
            Part::Quote { blocks } => collect(blocks, item, places),
            Part::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| collect_line(cell, cell, item, places));
            }
            Part::Paragraph { .. } | Part::Item { .. } | Part::Code { .. } | Part::Rule => {}
        }
    }
}

fn collect_line(words: &[Piece], whole: &[Piece], item: &str, places: &mut Vec<Place>) {
    for piece in words {
        match piece {
            Piece::Reference { clause, state, .. } if *state != ReferenceState::Chosen => {
                let index = places.iter().position(|place| place.target == *clause).unwrap_or_else(|| {
                    places.push(Place { target: clause.clone(), items: Vec::new(), words: context(whole, clause) });
                    places.len() - 1
                });
                let items = &mut places[index].items;
                if !item.is_empty() && !items.iter().any(|one| one == item) {
                    items.push(item.to_owned());
                }
            }
            Piece::Changed { change, words } if Side::Chosen.has(Some(*change)) => collect_line(words, whole, item, places),
            Piece::Emphasis { words } | Piece::Strong { words } | Piece::Link { words, .. } => collect_line(words, whole, item, places),
            _ => {}
        }
    }
}

/// The sentence in which a clause is named.
fn context(words: &[Piece], clause: &str) -> String {
    // As published, so that the words of a struck reference can be read.
    let text = line(words, Side::Published);
    let at = text.find(clause).unwrap_or(0);
    let start = text[..at].rfind(". ").map_or(0, |end| end + 2);
    let end = text[at..].find(". ").map_or(text.len(), |end| at + end + 1);
    let sentence = &text[start..end];
    if sentence.chars().count() <= MAX_CONTEXT_LEN {
        return sentence.to_owned();
    }
    let before = text[start..at].chars().count();
    let skip = before.saturating_sub(MAX_CONTEXT_LEN / 2);
    let part: String = sentence.chars().skip(skip).take(MAX_CONTEXT_LEN).collect();
    format!("{}{part}…", if skip > 0 { "…" } else { "" })
}

/// Values that are tied and differ: each parameter beside the first of its group.
fn ties(articles: &[Article], words: &Words) -> Vec<LooseEnd> {
    let all: Vec<(&Article, &ParameterChoice)> =
        articles.iter().flat_map(|article| article.parameters.iter().map(move |parameter| (article, parameter))).collect();
    let path = |(article, parameter): &(&Article, &ParameterChoice)| format!("{}.{}", article.clause, parameter.name);
    let by_path: Sorted<usize> = all.iter().enumerate().map(|(index, one)| (path(one), index)).collect();
    // The end of the chain of ties, whether or not it is chosen.
    let root = |start: usize| {
        let mut name = path(&all[start]);
        for _ in 0..all.len() {
            match by_path.get(&name).and_then(|&index| all[index].1.same_as.clone()) {
                Some(next) => name = next,
                None => break,
            }
        }
        name
    };
    let mut groups: Sorted<Vec<usize>> = Sorted::default();
    for index in 0..all.len() {
        groups.entry(&root(index)).push(index);
    }
    let mut found = Vec::new();
    for (root, members) in groups.iter() {
        // The one that the others follow, where it is chosen.
        let first = members.iter().copied().find(|&index| path(&all[index]) == root).unwrap_or(members[0]);
        let differing = members.iter().copied().filter(|&index| index != first && all[index].1.value != all[first].1.value);
        found.extend(differing.map(|index| tie(all[index], all[first], words)));
    }
    found
}

fn tie((article, own): (&Article, &ParameterChoice), (other_article, other): (&Article, &ParameterChoice), words: &Words) -> LooseEnd {
    let values = [
        ("label", own.label.as_str()),
        ("clause", &article.clause),
        ("value", &own.value),
        ("target", &other_article.clause),
        ("other", &other.value),
    ];
    let message = words.with("open-tie", &values);
    let set = |article: &Article, parameter: &ParameterChoice, choice: Choice| Solution::Value {
        clause: article.clause.clone(),
        parameter: parameter.name.clone(),
        choice,
    };
    LooseEnd {
        target: Some(other_article.clause.clone()),
        target_title: other_article.title.clone(),
        solutions: vec![set(article, own, other.as_choice()), set(other_article, other, own.as_choice())],
        ..loose_end(Kind::Tie, &article.clause, &own.name, message)
    }
}
