//! What changed between two corpora: clauses, values and terms, each paired by its permanent name.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;

use super::blocks::{self, Text};
use super::parts::Part;
use super::words::{self, Run};
use super::{Mark, is_same};
use crate::corpus::{Block, Clause, ClauseId, Corpus, Parameter, SectionKind, Settings, Slug, Spanned, Term, VocabularyEntry};

/// Everything that a reader of the contract text has to know of two states of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Clauses that differ, by topic in the order of the new book, then by id.
    pub clauses: Vec<Arc<ClauseDifference>>,
    /// Terms that differ, by name.
    pub terms: Vec<TermDifference>,
    /// Clauses of which only the explanation differs, by id.
    pub explained: Vec<ClauseId>,
}

/// What became of a clause or a term as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// It is new.
    Added,
    /// Its text or a value changed.
    Changed,
    /// It has another title, and the same text.
    Renamed,
    /// It is no longer there.
    Withdrawn,
}

impl DifferenceKind {
    /// All kinds, in the order of lists.
    pub const ALL: [Self; 4] = [Self::Added, Self::Changed, Self::Renamed, Self::Withdrawn];

    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Renamed => "renamed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What changed in a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseDifference {
    /// Its id.
    pub id: ClauseId,
    /// What became of it.
    pub kind: DifferenceKind,
    /// Folder of its topic, of the new text where it is there.
    pub topic: String,
    /// Its title.
    pub title: Vec<Run>,
    /// Whom it binds and what kind of clause it is, where that changed.
    pub facts: Vec<FactDifference>,
    /// Its text, whole.
    pub text: Vec<Part>,
    /// Its values that changed.
    pub parameters: Vec<ParameterDifference>,
    /// Names of further parts of the file that changed and are not part of the clause, such as `Rationale`.
    pub explanation: Vec<String>,
}

impl ClauseDifference {
    /// Its title: the new one, or the last one of a withdrawn clause.
    pub fn title_now(&self) -> String {
        let side = if self.kind == DifferenceKind::Withdrawn { Mark::Deleted } else { Mark::Inserted };
        words::side(&self.title, side)
    }
}

/// A fact of a clause that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactDifference {
    /// Which: `Binds` or `Kind`.
    pub name: &'static str,
    /// What it says.
    pub words: Vec<Run>,
}

/// What changed in a value to agree on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParameterDifference {
    /// Its name in the new text, or in the old one where it went.
    pub name: String,
    /// Whether it came, went or stayed.
    pub mark: Mark,
    /// What it is.
    pub label: Vec<Run>,
    /// The value in the text.
    pub default: Vec<Run>,
    /// The parties' values.
    pub party_values: Vec<PartyValueDifference>,
}

/// A party's value that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyValueDifference {
    /// The name of the party.
    pub party: String,
    /// The value.
    pub value: Vec<Run>,
}

/// What changed in a defined term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermDifference {
    /// Its slug: of the new text, or of the old one where it went.
    pub slug: Slug,
    /// What became of it.
    pub kind: DifferenceKind,
    /// The term.
    pub term: Vec<Run>,
    /// Other forms, where they changed.
    pub aliases: Vec<Run>,
    /// What it means.
    pub definition: Vec<Part>,
}

impl TermDifference {
    /// The term: as it is written now, or as it was written last.
    pub fn term_now(&self) -> String {
        let side = if self.kind == DifferenceKind::Withdrawn { Mark::Deleted } else { Mark::Inserted };
        words::side(&self.term, side)
    }
}

/// What became of a clause that two states have.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    /// Nothing that a difference shows.
    Same,
    /// Only its explanation differs.
    Explained,
    /// It differs.
    Differs(Arc<ClauseDifference>),
}

/// What changed between two states of a corpus.
pub fn between(old: &Corpus, new: &Corpus) -> Difference {
    between_by(old, new, |before, after| changed_clause(before, old, after, new))
}

/// The same, with another way to compare the clauses that both have.
pub(super) fn between_by(old: &Corpus, new: &Corpus, compare: impl Fn(&Clause, &Clause) -> Outcome) -> Difference {
    let before: HashMap<&ClauseId, &Clause> = old.clauses.iter().map(|clause| (&clause.id.value, clause)).collect();
    let after: HashMap<&ClauseId, &Clause> = new.clauses.iter().map(|clause| (&clause.id.value, clause)).collect();
    let mut explained = Vec::new();
    let mut clauses = Vec::new();
    for clause in &new.clauses {
        match before.get(&clause.id.value) {
            Some(earlier) => match compare(earlier, clause) {
                Outcome::Same => {}
                Outcome::Explained => explained.push(clause.id.value.clone()),
                Outcome::Differs(difference) => clauses.push(difference),
            },
            None => clauses.push(Arc::new(single_clause(clause, new, Mark::Inserted))),
        }
    }
    let gone = old.clauses.iter().filter(|clause| !after.contains_key(&clause.id.value));
    clauses.extend(gone.map(|clause| Arc::new(single_clause(clause, old, Mark::Deleted))));
    let place = |folder: &str| new.topics.iter().position(|topic| topic.folder == folder).unwrap_or(new.topics.len());
    clauses.sort_by(|a, b| place(&a.topic).cmp(&place(&b.topic)).then_with(|| a.topic.cmp(&b.topic)).then_with(|| a.id.cmp(&b.id)));
    explained.sort();
    Difference { clauses, terms: terms(old, new), explained }
}

/// Compares a clause that both states have.
pub(super) fn changed_clause(old: &Clause, old_corpus: &Corpus, new: &Clause, new_corpus: &Corpus) -> Outcome {
    let facts = facts(old, &old_corpus.settings, new, &new_corpus.settings);
    let parameters = parameters(old, &old_corpus.settings, new, &new_corpus.settings);
    let title = words::compare_plain(&old.title.value, &new.title.value);
    let before = Text { blocks: &old.text.blocks, parameters: &old.parameters };
    let after = Text { blocks: &new.text.blocks, parameters: &new.parameters };
    // Most clauses of most releases are the same, and a site compares many releases.
    let is_untouched = old.text == new.text && old.parameters == new.parameters;
    let text = if is_untouched { blocks::single(after, Mark::Kept) } else { blocks::compare(before, after) };
    let explanation = explanation(old, new, &new_corpus.settings);
    let is_text_same = facts.is_empty() && parameters.is_empty() && text.iter().all(Part::is_same);
    let kind = match (is_text_same, is_same(&title)) {
        (false, _) => DifferenceKind::Changed,
        (true, false) => DifferenceKind::Renamed,
        (true, true) if explanation.is_empty() => return Outcome::Same,
        (true, true) => return Outcome::Explained,
    };
    let topic = new_corpus.topics.get(new.topic).map(|topic| topic.folder.clone()).unwrap_or_default();
    Outcome::Differs(Arc::new(ClauseDifference { id: new.id.value.clone(), kind, topic, title, facts, text, parameters, explanation }))
}

/// A clause that one of the two has.
fn single_clause(clause: &Clause, corpus: &Corpus, mark: Mark) -> ClauseDifference {
    let kind = if mark == Mark::Deleted { DifferenceKind::Withdrawn } else { DifferenceKind::Added };
    let text = Text { blocks: &clause.text.blocks, parameters: &clause.parameters };
    ClauseDifference {
        id: clause.id.value.clone(),
        kind,
        topic: corpus.topics.get(clause.topic).map(|topic| topic.folder.clone()).unwrap_or_default(),
        title: words::all_plain(mark, &clause.title.value),
        facts: facts_of(clause, &corpus.settings).map(|(name, says)| FactDifference { name, words: words::all_plain(mark, &says) }).into(),
        text: blocks::single(text, mark),
        parameters: clause.parameters.iter().map(|parameter| single_parameter(parameter, &corpus.settings, mark)).collect(),
        explanation: Vec::new(),
    }
}

/// What is said about a clause above its text.
fn facts_of(clause: &Clause, settings: &Settings) -> [(&'static str, String); 2] {
    let names = |ids: &[Spanned<String>], declared: &[VocabularyEntry]| {
        let declared = declared.iter().filter(|word| ids.iter().any(|id| id.value == word.id.value));
        declared.map(|word| word.name.clone()).collect::<Vec<_>>().join(", ")
    };
    [("Binds", names(&clause.parties, &settings.parties)), ("Kind", names(std::slice::from_ref(&clause.kind), &settings.kinds))]
}

fn facts(old: &Clause, old_settings: &Settings, new: &Clause, new_settings: &Settings) -> Vec<FactDifference> {
    let pairs = facts_of(old, old_settings).into_iter().zip(facts_of(new, new_settings));
    let differ = pairs.filter(|((_, before), (_, after))| before != after);
    differ.map(|((name, before), (_, after))| FactDifference { name, words: words::compare_plain(&before, &after) }).collect()
}

/// Names of the parts of a clause file that explain it and differ.
fn explanation(old: &Clause, new: &Clause, settings: &Settings) -> Vec<String> {
    let mut names: Vec<String> = (old.summary != new.summary).then(|| "Summary".to_owned()).into_iter().collect();
    let kinds = SectionKind::all(settings).into_iter();
    names.extend(kinds.filter(|kind| differs(old, new, kind)).map(|kind| kind.heading(settings)));
    let bases = |clause: &Clause| {
        clause.parameters.iter().map(|parameter| (parameter.name.value.clone(), parameter.basis.clone())).collect::<BTreeMap<_, _>>()
    };
    let (before, after) = (bases(old), bases(new));
    let has_new_basis = after.iter().any(|(name, basis)| before.get(name).is_some_and(|earlier| !says_the_same(earlier, basis)));
    names.extend(has_new_basis.then(|| "Basis of the values".to_owned()));
    names.extend((old.phases != new.phases).then(|| "Phases".to_owned()));
    names.extend((old.references != new.references).then(|| "References".to_owned()));
    names
}

/// Whether two texts without parameters say the same; what the program links in them is no part of what they say.
fn says_the_same(old: &[Block], new: &[Block]) -> bool {
    old == new || blocks::compare(Text { blocks: old, parameters: &[] }, Text { blocks: new, parameters: &[] }).iter().all(Part::is_same)
}

/// Whether a section says something else; what the program links in it is no part of what it says.
fn differs(old: &Clause, new: &Clause, kind: &SectionKind) -> bool {
    let before = Text { blocks: old.section(kind).map_or(&[], |section| &section.blocks), parameters: &old.parameters };
    let after = Text { blocks: new.section(kind).map_or(&[], |section| &section.blocks), parameters: &new.parameters };
    before.blocks != after.blocks && !blocks::compare(before, after).iter().all(Part::is_same)
}

/// Values by name, and those that have another name by what they are called.
fn parameters(old: &Clause, old_settings: &Settings, new: &Clause, new_settings: &Settings) -> Vec<ParameterDifference> {
    let named = |all: &[Parameter], name: &str| all.iter().any(|parameter| parameter.name.value == name);
    let earlier = |parameter: &Parameter| {
        let by_name = old.parameters.iter().find(|earlier| earlier.name.value == parameter.name.value);
        let is_renamed = |earlier: &&Parameter| earlier.label == parameter.label && !named(&new.parameters, &earlier.name.value);
        by_name.or_else(|| old.parameters.iter().find(is_renamed))
    };
    let mut paired = Vec::new();
    let mut out = Vec::new();
    for parameter in &new.parameters {
        match earlier(parameter) {
            Some(before) => {
                paired.push(&before.name.value);
                out.extend(changed_parameter(before, old_settings, parameter, new_settings));
            }
            None => out.push(single_parameter(parameter, new_settings, Mark::Inserted)),
        }
    }
    let gone = old.parameters.iter().filter(|parameter| !paired.contains(&&parameter.name.value));
    out.extend(gone.map(|parameter| single_parameter(parameter, old_settings, Mark::Deleted)));
    out
}

fn changed_parameter(old: &Parameter, old_settings: &Settings, new: &Parameter, new_settings: &Settings) -> Option<ParameterDifference> {
    let value_of = |parameter: &Parameter, party: &str| {
        parameter.party_values.iter().find(|(id, _)| id == party).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let name_of =
        |party: &str| new_settings.party(party).or_else(|| old_settings.party(party)).map_or(party, |party| &party.name).to_owned();
    let added = new.party_values.iter().filter(|(id, _)| !old.party_values.iter().any(|(other, _)| other == id));
    let parties = old.party_values.iter().chain(added).map(|(party, _)| party);
    let party_values = parties.filter(|party| value_of(old, party) != value_of(new, party)).map(|party| PartyValueDifference {
        party: name_of(party),
        value: words::compare_values(&value_of(old, party), &value_of(new, party)),
    });
    let difference = ParameterDifference {
        name: new.name.value.clone(),
        mark: Mark::Kept,
        label: words::compare_plain(&old.label, &new.label),
        default: words::compare_values(&old.default, &new.default),
        party_values: party_values.collect(),
    };
    let same = is_same(&difference.label) && is_same(&difference.default) && difference.party_values.is_empty();
    (!same).then_some(difference)
}

fn single_parameter(parameter: &Parameter, settings: &Settings, mark: Mark) -> ParameterDifference {
    let name_of = |party: &str| settings.party(party).map_or(party, |party| &party.name).to_owned();
    let values = parameter.party_values.iter();
    ParameterDifference {
        name: parameter.name.value.clone(),
        mark,
        label: words::all_plain(mark, &parameter.label),
        default: words::all_values(mark, &parameter.default),
        party_values: values
            .map(|(party, value)| PartyValueDifference { party: name_of(party), value: words::all_values(mark, value) })
            .collect(),
    }
}

/// Terms by their slugs, and one whose old name is another form of a new one by that.
fn terms(old: &Corpus, new: &Corpus) -> Vec<TermDifference> {
    let find = |terms: &'_ [Term], slug: &Slug| terms.iter().position(|term| term.slug() == *slug);
    let earlier = |term: &Term| {
        let was = |before: &&Term| {
            find(&new.terms, &before.slug()).is_none() && term.aliases.iter().any(|alias| Slug::of(&alias.value) == before.slug())
        };
        find(&old.terms, &term.slug()).map(|index| &old.terms[index]).or_else(|| old.terms.iter().find(was))
    };
    let mut paired = Vec::new();
    let mut out = Vec::new();
    for term in &new.terms {
        match earlier(term) {
            Some(before) => {
                paired.push(before.slug());
                out.extend(changed_term(before, term));
            }
            None => out.push(single_term(term, Mark::Inserted)),
        }
    }
    out.extend(old.terms.iter().filter(|term| !paired.contains(&term.slug())).map(|term| single_term(term, Mark::Deleted)));
    out.sort_by_key(|term| term.term_now().to_lowercase());
    out
}

fn aliases(term: &Term) -> String {
    term.aliases.iter().map(|alias| alias.value.as_str()).collect::<Vec<_>>().join(", ")
}

fn changed_term(old: &Term, new: &Term) -> Option<TermDifference> {
    // Most terms of most releases are the same.
    if old == new {
        return None;
    }
    let definition = blocks::compare(Text { blocks: &old.definition, parameters: &[] }, Text { blocks: &new.definition, parameters: &[] });
    let (before, after) = (aliases(old), aliases(new));
    let term = words::compare_plain(&old.term.value, &new.term.value);
    // A term that has a new name keeps the old one as another form.
    let kind = match (definition.iter().all(Part::is_same), is_same(&term)) {
        (true, true) if before == after => return None,
        (true, false) => DifferenceKind::Renamed,
        _ => DifferenceKind::Changed,
    };
    let aliases = if before == after { Vec::new() } else { words::compare_plain(&before, &after) };
    Some(TermDifference { slug: new.slug(), kind, term, aliases, definition })
}

fn single_term(term: &Term, mark: Mark) -> TermDifference {
    TermDifference {
        slug: term.slug(),
        kind: if mark == Mark::Deleted { DifferenceKind::Withdrawn } else { DifferenceKind::Added },
        term: words::all_plain(mark, &term.term.value),
        aliases: words::all_plain(mark, &aliases(term)),
        definition: blocks::single(Text { blocks: &term.definition, parameters: &[] }, mark),
    }
}
