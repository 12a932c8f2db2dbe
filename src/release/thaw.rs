//! A record that was read from a file to a release. Nothing is linked: the texts carry their links.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Release;
use super::form::{
    ClauseRecord, FrameworkRecord, OriginRecord, ParameterRecord, ReleaseRecord, RetiredRecord, SectionName, SectionRecord, SettingsRecord,
    TermRecord, TopicRecord, WordRecord,
};
use crate::corpus::content::{self, Node};
use crate::corpus::settings::{Licence, Official};
use crate::corpus::topic::{Chapter, ChapterWords};
use crate::corpus::{
    Block, Case, Change, Clause, Corpus, Framework, Inline, Origin, Parameter, ParameterPath, Retired, Review, Section, SectionKind,
    Settings, Slug, SourceSpan, Spanned, Term, Topic, VocabularyEntry,
};
use crate::link::Edition;

/// The release of a record.
///
/// # Errors
///
/// Says what in the record no program of ours has written: a clause of no topic, a name twice, an address that is none.
pub(super) fn thaw(record: ReleaseRecord) -> Result<Release, String> {
    let folders: HashMap<String, usize> = record.topics.iter().enumerate().map(|(at, topic)| (topic.folder.clone(), at)).collect();
    let name = record.name.to_string();
    let corpus = Corpus {
        settings: settings(record.corpus, name, record.settings),
        topics: record.topics.into_iter().map(topic).collect(),
        clauses: record.clauses.into_iter().map(|entry| clause(entry, &folders)).collect::<Result<_, _>>()?,
        terms: record.terms.into_iter().map(term).collect(),
        frameworks: record.frameworks.into_iter().map(framework).collect(),
        retired: record.retired.into_iter().map(retired).collect(),
        chapters: record.chapters.into_iter().map(|entry| chapter(entry.path, entry.name)).collect(),
        ..Corpus::default()
    };
    all_are_different(&corpus)?;
    parts_of_addresses(&corpus)?;
    addresses_are_harmless(&corpus)?;
    let changes = record.changes.into_iter();
    let changes = changes.map(|entry| Change { id: placeless(entry.id), kind: entry.kind, reason: entry.reason }).collect();
    Ok(Release::new(record.name, record.title, record.date, Edition::of(corpus), changes))
}

/// What has an address has it alone.
fn all_are_different(corpus: &Corpus) -> Result<(), String> {
    let mut seen = HashSet::new();
    let ids = corpus.clauses.iter().map(|clause| &clause.id).chain(corpus.retired.iter().map(|entry| &entry.id));
    let ids = ids.map(|id| format!("clause `{}`", id.value));
    let slug = |what: &str, slug: Slug| format!("{what} `{slug}`");
    let terms = corpus.terms.iter().map(|term| slug("term", term.slug()));
    let frameworks = corpus.frameworks.iter().map(|framework| slug("framework", framework.slug()));
    let topics = corpus.topics.iter().map(|topic| format!("topic `{}`", topic.folder));
    for name in ids.chain(terms).chain(frameworks).chain(topics) {
        if name.ends_with(" ``") {
            return Err(format!("{} has no name", name.trim_end_matches(" ``")));
        }
        if !seen.insert(name.clone()) {
            return Err(format!("{name} is in it twice"));
        }
    }
    Ok(())
}

/// Folders and words of lists are parts of addresses as they are written.
fn parts_of_addresses(corpus: &Corpus) -> Result<(), String> {
    let settings = &corpus.settings;
    let words = [&settings.parties, &settings.kinds, &settings.phases, &settings.pillars];
    let words = words.into_iter().flatten().map(|word| word.id.value.as_str());
    match corpus
        .topics
        .iter()
        .map(|topic| topic.folder.as_str())
        .chain(words)
        .find(|part| part.is_empty() || part.contains(['/', '\\', '"', '<']))
    {
        Some(part) => Err(format!("`{part}` cannot be part of an address")),
        None => Ok(()),
    }
}

/// Whatever wrote the file: a link in it leads to a page or to a mailbox.
fn addresses_are_harmless(corpus: &Corpus) -> Result<(), String> {
    let mut wrong = None;
    let mut look = |address: &str| {
        if !["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme)) {
            wrong.get_or_insert_with(|| address.to_owned());
        }
    };
    corpus.settings.official.iter().for_each(|official| look(&official.address));
    corpus.frameworks.iter().filter_map(|framework| framework.address.as_deref()).for_each(&mut look);
    for blocks in texts(corpus) {
        content::visit(blocks, &mut |node| {
            if let Node::Inline(Inline::Link { to, .. }) = node {
                look(to);
            }
        });
    }
    wrong.map_or(Ok(()), |address| Err(format!("`{address}` is no address of a page or mailbox")))
}

/// Every text of a corpus.
fn texts(corpus: &Corpus) -> impl Iterator<Item = &Vec<Block>> {
    let clauses = corpus.clauses.iter().flat_map(|clause| {
        let sections = clause.sections.iter().map(|(_, section)| &section.blocks);
        let values = clause.parameters.iter().map(|parameter| &parameter.basis);
        std::iter::once(&clause.text.blocks).chain(sections).chain(values)
    });
    let terms = corpus.terms.iter().flat_map(|term| [&term.definition, &term.source]);
    let frameworks = corpus.frameworks.iter().map(|framework| &framework.note);
    let topics = corpus.topics.iter().map(|topic| &topic.blocks);
    clauses.chain(terms).chain(frameworks).chain(topics).chain(corpus.retired.iter().map(|entry| &entry.text))
}

/// A value that stands in no file of the book.
fn placeless<T>(value: T) -> Spanned<T> {
    Spanned { value, span: None }
}

fn all_placeless<T>(list: Vec<T>) -> Vec<Spanned<T>> {
    list.into_iter().map(placeless).collect()
}

/// Settings as far as readers see them. What the edition is called is the name of the release, and nothing in it is a
/// draft any more.
fn settings(title: String, edition: String, record: SettingsRecord) -> Settings {
    let words = |words: Vec<WordRecord>| words.into_iter().map(word).collect();
    Settings {
        title,
        tagline: record.tagline,
        status: record.status,
        edition,
        jurisdiction: record.jurisdiction,
        licence: Licence { clauses: record.licence.clauses, text: record.licence.text, code: record.licence.code },
        official: record.official.map(|official| Official {
            name: official.name,
            title: official.title,
            publisher: official.publisher,
            address: official.address,
        }),
        notice_line: record.notice_line,
        notice_full: record.notice_full,
        items: record.items,
        view_note: record.view_note,
        reviewed_none: record.reviewed_none,
        parties: words(record.parties),
        kinds: words(record.kinds),
        phases: words(record.phases),
        pillars: words(record.pillars),
        ..Settings::default()
    }
}

fn word(record: WordRecord) -> VocabularyEntry {
    VocabularyEntry { id: placeless(record.id), name: record.name, title: record.title, help: record.help }
}

fn chapter(path: String, name: String) -> Chapter {
    // Only the text of today is searched.
    Chapter { name, path, clause_links: Vec::new(), words: ChapterWords::default(), blocks: Vec::new(), heading: None }
}

fn topic(record: TopicRecord) -> Topic {
    Topic {
        folder: record.folder,
        prefix: placeless(record.prefix),
        title: record.title,
        pillar: record.pillar.map(placeless),
        language: record.language,
        summary: record.summary,
        blocks: record.introduction,
        clause_links: Vec::new(),
        anchors: Vec::new(),
    }
}

fn clause(record: ClauseRecord, topics: &HashMap<String, usize>) -> Result<Clause, String> {
    let Some(&topic) = topics.get(&record.topic) else {
        return Err(format!("the topic `{}` of clause `{}` is not in it", record.topic, record.id));
    };
    Ok(Clause {
        id: placeless(record.id),
        path: String::new(),
        topic,
        title: placeless(record.title),
        unfinished: None,
        parties: all_placeless(record.parties),
        kind: placeless(record.kind),
        phases: all_placeless(record.phases),
        summary: placeless(record.summary),
        see: all_placeless(record.see),
        requires: all_placeless(record.requires),
        asked: all_placeless(record.asked),
        // They find what others wrote and are no part of what was published.
        signals: Vec::new(),
        references: all_placeless(record.references),
        origin: record.origin.into_iter().map(origin).collect(),
        reviewed: record.reviewed.into_iter().map(|review| Review { role: review.role, date: review.date }).collect(),
        accept: Vec::new(),
        parameters: record.parameters.into_iter().map(parameter).collect::<Result<_, _>>()?,
        text: section(record.text),
        sections: record.sections.into_iter().map(named_section).collect::<Result<_, _>>()?,
    })
}

fn origin(record: OriginRecord) -> Origin {
    Origin { version: record.version, clause: record.clause, confidence: record.confidence, ours: record.ours }
}

fn parameter(record: ParameterRecord) -> Result<Parameter, String> {
    let path = |text: String| ParameterPath::parse(&text).map(placeless).ok_or_else(|| format!("`{text}` is no path of a parameter"));
    Ok(Parameter {
        name: placeless(record.name),
        same_as: record.same_as.map(path).transpose()?,
        term: None,
        label: record.label,
        default: record.default,
        party_values: record.values.into_iter().map(|value| (value.party, value.value)).collect(),
        basis: record.basis,
    })
}

fn section(blocks: Vec<Block>) -> Section {
    Section { blocks, heading_span: SourceSpan::default() }
}

fn named_section(record: SectionRecord) -> Result<(SectionKind, Section), String> {
    let kind = match (record.section, record.party) {
        (SectionName::Rationale, None) => SectionKind::Rationale,
        (SectionName::View, Some(party)) => SectionKind::View(party),
        (SectionName::Fallback, None) => SectionKind::Fallback,
        (SectionName::Evidence, None) => SectionKind::Evidence,
        (SectionName::Notes, None) => SectionKind::Notes,
        (SectionName::View, None) => return Err("a view is of no party".to_owned()),
        (_, Some(party)) => return Err(format!("a section of the party `{party}` is no view")),
    };
    Ok((kind, section(record.text)))
}

fn term(record: TermRecord) -> Term {
    Term {
        term: placeless(record.term),
        aliases: all_placeless(record.aliases),
        case: if record.exact { Case::Exact } else { Case::Any },
        definition: record.definition,
        source: record.source,
    }
}

fn framework(record: FrameworkRecord) -> Framework {
    Framework {
        key: placeless(record.key),
        title: record.title,
        publisher: record.publisher,
        edition: record.edition,
        date: record.date,
        status: record.status,
        address: record.address,
        confidence: record.confidence,
        checked: record.checked,
        note: record.note,
        // Which places there are is asked of texts of today; that there was a list is shown.
        ids: record.has_list.then(BTreeSet::new),
        names: Vec::new(),
        about: Vec::new(),
        asks: None,
        provision_address: None,
    }
}

fn retired(record: RetiredRecord) -> Retired {
    Retired {
        id: placeless(record.id),
        title: placeless(record.title),
        reason: record.reason,
        successors: all_placeless(record.successors),
        since: placeless(record.since),
        text: record.text,
    }
}
