//! From a corpus and a schedule to what the schedule says.

use super::definitions::{Definitions, Glossary};
use super::known::Known;
use super::text::Scope;
use super::{
    Agreement, Article, ClauseState, Counts, Cover, FallbackChoice, Findings, Part, Side, VERSION, alternative, line, open, values,
};
use crate::characters;
use crate::corpus::{Alternative, Clause, Corpus};
use crate::schedule::{Entry, Numbering, Order, Schedule, Use};
use crate::sorted::Sorted;
use crate::text::Block;

/// Longest name on the cover, in characters.
const MAX_NAME_LEN: usize = 300;

/// What a schedule says.
pub fn resolve(corpus: &Corpus, schedule: &Schedule) -> Agreement {
    let known = Known::new(corpus, schedule);
    let entries = ordered(&known);
    let numbers = numbers(&known, &entries);
    let by_number = schedule.numbering == Numbering::Numbers;
    let mut failed = Sorted::default();
    let articles: Vec<Article> = entries
        .iter()
        .map(|entry| {
            let context = Context { known: &known, numbers: &numbers, by_number };
            context.article(entry, &mut failed)
        })
        .collect();
    let scope = Scope { parameters: &[], decisions: None, numbers: &numbers, by_number, items: corpus.corpus.items, words: &corpus.words };
    let annexes = super::annexes::of(&known, &articles, &scope);
    let Definitions { needed, dropped } = Glossary::new(corpus).of(&articles, schedule, &scope);
    let loose_ends = open::find(&known, &articles, &needed, &failed);
    let solved = loose_ends.iter().filter(|end| end.solved).count();
    let counts = Counts {
        clauses: articles.len(),
        definitions: needed.len(),
        open: loose_ends.len() - solved,
        solved,
        changed_values: articles.iter().flat_map(|article| &article.parameters).filter(|one| one.value != one.default).count(),
    };
    Agreement {
        version: VERSION,
        title: corpus.corpus.title.clone(),
        edition: corpus.corpus.edition.clone(),
        omitted_clauses: corpus.corpus.omitted_clauses.clone(),
        entries: articles,
        definitions: needed,
        dropped_definitions: dropped,
        loose_ends,
        counts,
        order: schedule.order,
        numbering: schedule.numbering,
        items: corpus.corpus.items,
        cover: cover(corpus, schedule),
        annexes,
        findings: Findings::default(),
        words: corpus.words.clone(),
        language: corpus.corpus.language.clone(),
        right_to_left: corpus.corpus.right_to_left,
    }
}

fn cover(corpus: &Corpus, schedule: &Schedule) -> Cover {
    let names = &schedule.names;
    let name = |party: &crate::corpus::Party| one_line(names.parties.get(&party.id).map(String::as_str).unwrap_or_default());
    Cover {
        contract: one_line(&names.contract),
        date: one_line(&names.date),
        parties: corpus.parties.iter().map(|party| (party.name.clone(), name(party))).collect(),
        party_ids: corpus.parties.iter().map(|party| party.id.clone()).collect(),
        status: corpus.corpus.status.clone(),
        notices: corpus.corpus.notice.clone(),
        licence: corpus.corpus.licence_of_clauses.clone(),
    }
}

/// A name as it can stand on a line: it is the reader's own and read by nobody else, so it is cut and not refused.
fn one_line(text: &str) -> String {
    let shown: String = text.chars().filter(|c| c.is_whitespace() || !characters::is_unprintable(*c)).take(MAX_NAME_LEN).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The entries in the order of the document: what the book does not have comes last.
fn ordered<'s>(known: &Known<'s>) -> Vec<&'s Entry> {
    let mut entries: Vec<&Entry> = known.schedule.entries.iter().collect();
    if known.schedule.order == Order::Topic {
        entries.sort_by_key(|entry| known.place(&entry.clause).unwrap_or(usize::MAX));
    }
    entries
}

/// What the document calls each clause of which it has a text.
fn numbers(known: &Known<'_>, entries: &[&Entry]) -> Sorted<String> {
    let schedule = known.schedule;
    let mut numbers = Vec::new();
    let (mut topic, mut group, mut within, mut alone) = ("", 0, 0, 0);
    for entry in entries {
        let id = &entry.clause;
        let its_topic = match (known.clause(id), known.corpus.withdrawn(id)) {
            (Some(clause), _) => clause.topic.as_str(),
            (None, Some(_)) => "",
            (None, None) => continue,
        };
        let number = match (schedule.numbering, schedule.order) {
            (Numbering::Ids, _) => id.clone(),
            (Numbering::Numbers, Order::Hand) => {
                alone += 1;
                alone.to_string()
            }
            (Numbering::Numbers, Order::Topic) => {
                if group == 0 || its_topic != topic {
                    (topic, group, within) = (its_topic, group + 1, 0);
                }
                within += 1;
                format!("{group}.{within}")
            }
        };
        numbers.push((id.clone(), number));
    }
    numbers.into_iter().collect()
}

struct Context<'a> {
    known: &'a Known<'a>,
    numbers: &'a Sorted<String>,
    by_number: bool,
}

impl Context<'_> {
    fn article(&self, entry: &Entry, failed: &mut Sorted<String>) -> Article {
        let id = &entry.clause;
        let number = self.numbers.get(id).cloned().unwrap_or_else(|| id.clone());
        let base = Article { clause: id.clone(), number, uses: entry.uses, ..Article::default() };
        let decided = entry.release.as_deref().and_then(|release| Some((release, self.known.corpus.earlier(release, id)?)));
        if let Some((release, clause)) = decided {
            return Article { release: Some(release.to_owned()), ..self.in_force(clause, entry, base, failed) };
        }
        match (self.known.clause(id), self.known.corpus.withdrawn(id)) {
            (Some(clause), _) => self.in_force(clause, entry, base, failed),
            (None, Some(withdrawn)) => Article {
                title: withdrawn.title.clone(),
                address: withdrawn.address.clone(),
                state: ClauseState::Withdrawn,
                successors: withdrawn.replaced_by.clone(),
                blocks: self.scope(&[], entry).blocks(&withdrawn.content),
                ..base
            },
            (None, None) => Article { state: ClauseState::Unknown, ..base },
        }
    }

    fn scope<'s>(&'s self, parameters: &'s [super::ParameterChoice], entry: &'s Entry) -> Scope<'s> {
        Scope {
            parameters,
            decisions: Some(&entry.references),
            numbers: self.numbers,
            by_number: self.by_number,
            items: self.known.corpus.corpus.items,
            words: &self.known.corpus.words,
        }
    }

    fn in_force(&self, clause: &Clause, entry: &Entry, base: Article, failed: &mut Sorted<String>) -> Article {
        let parameters = values::of(clause, entry, self.known.schedule, &self.known.corpus.words);
        let scope = self.scope(&parameters, entry);
        let published = scope.blocks(&clause.content);
        let mut blocks = published.clone();
        if let Use::Fallback(index) = entry.uses {
            let alternative = clause.fallback.as_ref().and_then(|fallback| fallback.alternatives.get(index));
            let mut changed = blocks.clone();
            let result = alternative
                .ok_or_else(|| self.known.corpus.words.with("alternative-none", &[("number", &(index + 1).to_string())]))
                .and_then(|alternative| alternative::apply(&mut changed, alternative, &scope));
            match result {
                Ok(()) => blocks = changed,
                Err(why) => {
                    failed.insert(clause.id.clone(), why);
                }
            }
        }
        let topic = self.known.corpus.topics.iter().find(|topic| topic.id == clause.topic);
        Article {
            title: clause.title.clone(),
            address: clause.address.clone(),
            topic: clause.topic.clone(),
            topic_title: topic.map(|topic| topic.title.clone()).unwrap_or_default(),
            parties: clause.parties.clone(),
            fallbacks: fallbacks(clause, &published, &scope),
            blocks,
            citation: clause.citation.clone(),
            parameters,
            ..base
        }
    }
}

/// The paragraphs of a fallback: those that can be applied to the text, and the others as prose.
fn fallbacks(clause: &Clause, published: &[Part], scope: &Scope<'_>) -> Vec<FallbackChoice> {
    let Some(fallback) = &clause.fallback else { return Vec::new() };
    let fits = |alternative: &Alternative| alternative::apply(&mut published.to_vec(), alternative, scope).is_ok();
    let mut choices = Vec::new();
    for (paragraph, block) in fallback.content.iter().enumerate() {
        let of_paragraph = fallback.alternatives.iter().enumerate().filter(|(_, one)| one.paragraph == paragraph && fits(one));
        let applied: Vec<FallbackChoice> = of_paragraph
            .map(|(index, one)| FallbackChoice { index: Some(index), text: one.when.clone(), note: one.note.clone() })
            .collect();
        match block {
            Block::Paragraph { words } if applied.is_empty() => {
                choices.push(FallbackChoice { index: None, text: line(&scope.line(words), Side::Chosen), note: None });
            }
            _ => choices.extend(applied),
        }
    }
    choices
}
