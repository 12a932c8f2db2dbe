//! The tools: a question each, and what it is answered with.

use clause_search::{FacetKind, Filters, Hit};
use serde::Serialize;

use super::arguments::{Clause, Diff, Related, Search, Term};
use super::library::{Answer, Library, Refusal, Subject, id, unknown};
use super::lists::{ClauseEntry, ReferenceEntry, TermEntry};
use crate::addresses;
use crate::corpus::{Settings, Slug, plain};
use crate::diagnostics::suggest::{closest_n, join_or};
use crate::difference::{self, Drawing, States};
use crate::export::record::{AnyClauseRecord, PartyValueRecord};
use crate::export::{RecordBuilder, clause_markdown};

/// Most entries of a list that a client can ask for: a conversation has no room for more.
const MOST: usize = 50;

#[derive(Serialize)]
struct Found<'a> {
    query: &'a str,
    /// The words that were searched instead of unknown ones.
    corrected_to: Option<String>,
    /// How many clauses match in all.
    clauses: usize,
    /// How many other pages do.
    others: usize,
    results: Vec<FoundEntry>,
    /// Where nothing was found: words and ids that are near.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    near: Vec<String>,
}

#[derive(Serialize)]
struct FoundEntry {
    /// `clause`, `withdrawn`, `term`, `framework`, `topic` or `chapter`.
    is: &'static str,
    /// The id of a clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    title: String,
    excerpt: String,
    /// Where the words were found.
    matched_in: &'static str,
    address: String,
    citation: String,
}

#[derive(Serialize)]
struct WholeClause {
    /// Whether it is `in-force` or `withdrawn`.
    state: &'static str,
    /// What goes into a contract, and apart from it what explains it.
    markdown: String,
    values: Vec<ValueEntry>,
}

#[derive(Serialize)]
struct ValueEntry {
    name: String,
    label: String,
    default: String,
    preferred: Vec<PartyValueRecord>,
}

#[derive(Serialize)]
struct Definition<'a> {
    term: &'a str,
    other_forms: Vec<&'a str>,
    definition: String,
    source: String,
    used_by: Vec<ClauseEntry<'a>>,
    defined_with: Vec<TermEntry<'a>>,
}

#[derive(Serialize)]
struct Relations<'a> {
    title: &'a str,
    /// Clauses without which this one has no meaning.
    requires: Vec<ClauseEntry<'a>>,
    /// Clauses that have no meaning without this one.
    required_by: Vec<ClauseEntry<'a>>,
    mentions: Vec<ClauseEntry<'a>>,
    mentioned_by: Vec<ClauseEntry<'a>>,
    see_also: Vec<ClauseEntry<'a>>,
    /// Withdrawn clauses whose place it took.
    replaces: Vec<ClauseEntry<'a>>,
    terms: Vec<TermEntry<'a>>,
    references: Vec<ReferenceEntry<'a>>,
}

#[derive(Serialize)]
struct Differences<'a> {
    from: &'a str,
    to: &'a str,
    /// How many clauses and terms differ in all.
    total: usize,
    /// [-deleted-] and {+inserted+} words, with the reasons that releases give.
    differences: Vec<String>,
}

impl Library {
    /// Looks for words.
    pub(super) fn search(&self, asked: &Search) -> Result<Answer, Refusal> {
        let facets = [
            (FacetKind::Party, &asked.party),
            (FacetKind::Topic, &asked.topic),
            (FacetKind::Phase, &asked.phase),
            (FacetKind::Kind, &asked.kind),
        ];
        let values = facets.into_iter().filter_map(|(facet, value)| Some((facet, value.clone()?))).collect();
        let filters = Filters { values, clause_text_only: asked.clause_text_only };
        let found = self.engine()?.search(&asked.query, &filters, asked.limit.clamp(1, MOST));
        let found = found.map_err(|error| Refusal(format!("the search failed: {error}")))?;
        for (facet, value) in &filters.values {
            let counts = found.counts.iter().filter(|counts| counts.facet == *facet).flat_map(|counts| &counts.values);
            let known: Vec<&str> = counts.map(|count| count.value.as_str()).collect();
            if !known.iter().any(|known| known == value) {
                return Err(Refusal(format!("there is no {} `{value}`; use {}", facet.name(), join_or(&known))));
            }
        }
        let near = found.suggestions.ids.iter().map(|(id, _)| id).chain(&found.suggestions.words).cloned().collect();
        let found = Found {
            query: &asked.query,
            corrected_to: found.correction.map(|correction| correction.query),
            clauses: found.total,
            others: found.others,
            results: found.hits.iter().map(|hit| self.found(hit)).collect(),
            near,
        };
        self.answer(&self.page(&format!("search for “{}”", asked.query), &addresses::search_for(&asked.query)), found)
    }

    fn found(&self, hit: &Hit) -> FoundEntry {
        let settings = &self.edition.corpus.settings;
        let id = matches!(hit.document_kind.name(), "clause" | "withdrawn").then(|| hit.id.clone());
        FoundEntry {
            is: hit.document_kind.name(),
            title: hit.title.text.clone(),
            excerpt: hit.excerpt.text.clone(),
            matched_in: hit.match_field.name(),
            address: self.addresses.in_data(&hit.url),
            citation: self.cite(settings, id.as_deref().unwrap_or(&hit.title.text), &hit.url),
            id,
        }
    }

    fn cite(&self, settings: &Settings, what: &str, path: &str) -> String {
        settings.citation(what, self.addresses.absolute(path).as_deref())
    }

    /// One clause, in force or withdrawn, of today or of a release.
    pub(super) fn clause(&self, asked: &Clause) -> Result<Answer, Refusal> {
        let id = id(&asked.id)?;
        let release = asked.release.as_deref().map(|name| self.release(name)).transpose()?;
        let edition = release.map_or(&self.edition, |release| &release.edition);
        let addresses = release.map_or_else(|| self.addresses.clone(), |release| self.addresses.of_release(release.name.as_str()));
        let records = RecordBuilder::new(edition, &addresses);
        let document = match (edition.clause(&id), edition.withdrawn(&id)) {
            (Some(clause), _) => records.clause(clause),
            (None, Some(withdrawn)) => records.withdrawn(withdrawn),
            (None, None) => return Err(unknown(&id, edition)),
        };
        let markdown = clause_markdown(&document, &self.edition.corpus.words);
        let (subject, state, parameters) = match document.clause {
            AnyClauseRecord::InForce(clause) => {
                (Subject { release, address: clause.address, citation: clause.citation }, clause.status, clause.parameters)
            }
            AnyClauseRecord::Withdrawn(clause) => {
                (Subject { release, address: clause.address, citation: clause.citation }, clause.status, Vec::new())
            }
        };
        let values = parameters.into_iter().map(|value| ValueEntry {
            name: value.name,
            label: value.label,
            default: value.default,
            preferred: value.party_values,
        });
        self.answer(&subject, WholeClause { state: state.name(), markdown, values: values.collect() })
    }

    /// What a term means.
    pub(super) fn term(&self, asked: &Term) -> Result<Answer, Refusal> {
        let corpus = &self.edition.corpus;
        let slug = Slug::of(&asked.term);
        let has_form = |term: &crate::corpus::Term| term.aliases.iter().any(|alias| Slug::of(&alias.value) == slug);
        let Some(index) = self.edition.term(&slug).or_else(|| corpus.terms.iter().position(has_form)) else {
            let near = closest_n(&asked.term, corpus.terms.iter().map(|term| term.term.value.as_str()), 3);
            let hint =
                if near.is_empty() { "look for it with the tool `search`".to_owned() } else { format!("did you mean {}?", join_or(&near)) };
            return Err(Refusal(format!("`{}` is not a defined term; {hint}", asked.term)));
        };
        let term = &corpus.terms[index];
        let path = self.addresses.term(&term.slug());
        let subject = Subject {
            release: None,
            address: self.addresses.in_data(&path),
            citation: self.cite(&corpus.settings, &format!("“{}”", term.term.value), &path),
        };
        let definition = Definition {
            term: &term.term.value,
            other_forms: term.aliases.iter().map(|alias| alias.value.as_str()).collect(),
            definition: plain::text(&term.definition, &[]),
            source: plain::text(&term.source, &[]),
            used_by: self.clauses(&self.edition.clauses_using_term[index]),
            defined_with: self.terms(&self.edition.terms_in_definition[index]),
        };
        self.answer(&subject, definition)
    }

    /// What a clause hangs together with.
    pub(super) fn related(&self, asked: &Related) -> Result<Answer, Refusal> {
        let id = id(&asked.id)?;
        let corpus = &self.edition.corpus;
        let Some(index) = self.edition.clause(&id) else {
            if self.edition.withdrawn(&id).is_some() {
                return Err(Refusal(format!("`{id}` was withdrawn; the tool `clause` says what took its place")));
            }
            return Err(unknown(&id, &self.edition));
        };
        let (clause, links) = (&corpus.clauses[index], &self.edition.links[index]);
        let requires: Vec<usize> = clause.requires.iter().filter_map(|other| self.edition.clause(&other.value)).collect();
        let required_by: Vec<usize> =
            (0..corpus.clauses.len()).filter(|&other| corpus.clauses[other].requires.iter().any(|required| required.value == id)).collect();
        let path = self.addresses.clause(&id);
        let subject =
            Subject { release: None, address: self.addresses.in_data(&path), citation: self.cite(&corpus.settings, id.as_str(), &path) };
        let relations = Relations {
            title: &clause.title.value,
            requires: self.clauses(&requires),
            required_by: self.clauses(&required_by),
            mentions: self.clauses(&links.mentions),
            mentioned_by: self.clauses(&links.mentioned_by),
            see_also: self.clauses(&links.see_also),
            replaces: self.withdrawn(&self.edition.replaced_by(index)),
            terms: self.terms(&links.terms),
            references: self.references(index),
        };
        self.answer(&subject, relations)
    }

    /// What changed from one state to another.
    pub(super) fn diff(&self, asked: &Diff) -> Result<Answer, Refusal> {
        let states = States::of(&self.releases, &self.edition, &asked.from, &asked.to).map_err(Refusal)?;
        let (from, to) = states.corpora();
        let mut difference = difference::between(from, to);
        if let Some(typed) = &asked.clause {
            let id = id(typed)?;
            if ![from, to].iter().any(|corpus| corpus.clauses.iter().any(|clause| clause.id.value == id)) {
                return Err(unknown(&id, &self.edition));
            }
            difference.clauses.retain(|clause| clause.id == id);
            difference.terms.clear();
        }
        let drawing = Drawing { colour: false };
        let clauses = difference.clauses.iter().map(|clause| drawing.clause(clause, &states.reasons(&clause.id)).join("\n"));
        let all = clauses.chain(difference.terms.iter().map(|term| drawing.term(term).join("\n")));
        let found = Differences {
            from: &asked.from,
            to: &asked.to,
            total: difference.clauses.len() + difference.terms.len(),
            differences: all.take(asked.limit.clamp(1, MOST)).collect(),
        };
        let has_page = difference::pairs(&self.releases).into_iter().any(|pair| pair.names(&self.releases) == (&asked.from, &asked.to));
        let path = match self.releases.as_slice() {
            [] => self.addresses.home(),
            _ if has_page => addresses::difference(&asked.from, &asked.to),
            _ => addresses::CHANGES.to_owned(),
        };
        self.answer(&self.page(&format!("changes from {} to {}", asked.from, asked.to), &path), found)
    }
}
