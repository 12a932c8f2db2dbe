//! Reads one clause file.

use crate::corpus::clause::parameter_anchor;
use crate::corpus::{
    Clause, ClauseId, Comparison, Confidence, ItemStyle, LintException, Origin, Parameter, ParameterPath, Review, Section, SectionKind,
    Settings, SourceSpan, Spanned,
};
use crate::diagnostics::{Code, Diagnostic, FileId, Span};

use super::sections::{self, Part};
use super::span_base::SpanBase;
use super::table::{Table, Toml};
use super::with_span::{WithSpan, spanned};
use super::{front_matter, items, markdown};

/// A list of plain texts by which a clause is found: few enough to be looked through, short enough for one line each.
struct Phrases {
    key: &'static str,
    one: &'static str,
    several: &'static str,
    /// What to write instead of one that is too long.
    help: &'static str,
}

/// The key of front matter that says how far a clause is, and its only value.
const STATUS: &str = "status";
const UNFINISHED: &str = "unfinished";

/// The most phrases of a list.
const MAX_PHRASES: usize = 12;

/// The longest phrase, in characters.
const MAX_PHRASE_LENGTH: usize = 160;

const ASKED: Phrases =
    Phrases { key: "asked", one: "question", several: "questions", help: "describe one situation, in the words of the person who asks" };

const SIGNALS: Phrases =
    Phrases { key: "signals", one: "signal", several: "signals", help: "write one duty, in the words that another contract would use" };

/// What a clause file is read with.
pub(super) struct Context<'a> {
    pub(super) settings: &'a Settings,
    /// The headings that it may have.
    pub(super) headings: &'a [(String, SectionKind)],
    /// Index of the topic.
    pub(super) topic: usize,
    /// The topic's prefix.
    pub(super) prefix: &'a Spanned<String>,
    /// Path relative to the source folder.
    pub(super) path: &'a str,
    pub(super) file: FileId,
}

/// Reads a clause; `None` where nothing of it can be used.
pub(super) fn read(context: &Context<'_>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Clause> {
    let (front, body) = front_matter::split(context.file, text, diagnostics)?;
    let clause = front_part(context, &text[front.clone()], front.start, diagnostics);
    let body_text = &text[body.clone()];
    let parts = sections::split(context.file, body.start, body_text, context.headings, context.settings, diagnostics);

    let mut sections = Vec::new();
    let mut clause_text = Section::default();
    for part in &parts {
        let words = &body_text[part.range.clone()];
        let base = SpanBase::At(context.file, body.start + part.range.start);
        let style = context.settings.items;
        // In these two a numbered list may have items, or notes on items.
        let blocks = match part.kind {
            None | Some(SectionKind::Rationale) => markdown::clause_text(words, base, style, diagnostics),
            Some(_) => markdown::blocks(words, base, diagnostics),
        };
        if words.trim().is_empty() {
            report_empty(part, diagnostics);
        }
        let heading_span = part.heading.into();
        match &part.kind {
            None => clause_text = Section { blocks: items::group(blocks, style, diagnostics), heading_span },
            Some(SectionKind::Rationale) => {
                let blocks = items::notes(blocks, &clause_text.blocks, style, diagnostics);
                sections.push((SectionKind::Rationale, Section { blocks, heading_span }));
            }
            Some(kind) => sections.push((kind.clone(), Section { blocks, heading_span })),
        }
    }
    let is_unfinished = clause.as_ref().is_some_and(|clause| clause.unfinished.is_some());
    if !is_unfinished && !parts.iter().any(|part| part.kind == Some(SectionKind::Rationale)) {
        let end = Span::new(context.file, text.trim_end().len()..text.trim_end().len());
        diagnostics.push(
            Diagnostic::new(Code::MissingSection, end, "there is no section `Rationale`")
                .help("add `## Rationale` and say what goes wrong without this clause"),
        );
    }
    let clause = Clause { text: clause_text, sections, ..clause? };
    check_anchors(&clause, context.settings.items, diagnostics);
    Some(clause)
}

/// Reports parameters whose rows in the table of values would have the anchor of an item, or of a part of the page.
fn check_anchors(clause: &Clause, style: ItemStyle, diagnostics: &mut Vec<Diagnostic>) {
    let anchors = clause.item_anchors();
    for parameter in &clause.parameters {
        let name = &parameter.name.value;
        let anchor = parameter_anchor(name);
        let owner = if anchors.contains(&anchor) {
            format!("the item `{}`", style.label(&anchor))
        } else if anchor == "title" || anchor.starts_with("part-") {
            "a part of the page".to_owned()
        } else {
            continue;
        };
        let message = format!("the parameter `{name}` would have the same anchor as {owner}");
        diagnostics.push(
            Diagnostic::at(Code::BadValue, parameter.name.span, message)
                .help("give it a name of several letters that says what it is, such as `patch_routine`"),
        );
    }
}

fn report_empty(part: &Part, diagnostics: &mut Vec<Diagnostic>) {
    let (message, help) = match part.kind {
        None => ("there is no clause text", "write the clause between the front matter and the first heading"),
        Some(_) => ("this section is empty", "write it, or remove the heading"),
    };
    diagnostics.push(Diagnostic::new(Code::EmptySection, part.heading, message).help(help));
}

/// Reads the front matter into a clause that has no text yet.
fn front_part(context: &Context<'_>, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) -> Option<Clause> {
    let (toml, root) = Toml::parse(context.file, text, offset, diagnostics);
    let table = Table::root(&toml, &root);
    let id = table.required("id").and_then(|text| table.id(&text));
    if let Some(id) = &id {
        check_id(context, id, &table);
    }
    let title = table.required("title");
    let unfinished = unfinished(&table);
    let strings = |key| if unfinished.is_some() { table.strings(key) } else { table.required_strings(key) };
    let string = |key| if unfinished.is_some() { table.string(key) } else { table.required(key) };
    let parties = strings("parties");
    let kind = string("kind");
    let phases = strings("phases");
    let summary = string("summary");
    let see = table.ids("see");
    let requires = table.ids("requires");
    let asked = phrases(&table, &ASKED);
    let signals = phrases(&table, &SIGNALS);
    let references = table.strings("references");
    let origin = table.tables("origin").into_iter().filter_map(origin).collect();
    let reviewed = table.tables("reviewed").into_iter().filter_map(review).collect();
    let accept = table.tables("accept").into_iter().filter_map(acceptance).collect();
    // Definitions inside values are read after the table lets go of the diagnostics.
    let raw: Vec<_> = parameters(&table, context.settings);
    table.finish();

    let parameters = raw
        .into_iter()
        .map(|raw| Parameter {
            basis: raw.basis.map(|basis| markdown::value(&basis, diagnostics)).unwrap_or_default(),
            name: raw.name.into(),
            same_as: raw.same_as.map(Spanned::from),
            term: raw.term.map(Spanned::from),
            label: raw.label,
            default: raw.default,
            party_values: raw.party_values,
        })
        .collect();
    let nothing = || Spanned { value: String::new(), span: None };
    Some(Clause {
        id: id?.into(),
        path: context.path.to_owned(),
        topic: context.topic,
        title: title?.into(),
        unfinished,
        parties: spanned(parties),
        kind: kind.map_or_else(nothing, Spanned::from),
        phases: spanned(phases),
        summary: summary.map_or_else(nothing, Spanned::from),
        see: spanned(see),
        requires: spanned(requires),
        asked: spanned(asked),
        signals: spanned(signals),
        references: spanned(references),
        origin,
        reviewed,
        accept,
        parameters,
        text: Section::default(),
        sections: Vec::new(),
    })
}

/// Where the file says that the clause is not finished.
fn unfinished(table: &Table<'_, '_>) -> Option<SourceSpan> {
    let span = table.string(STATUS)?.span;
    table.word(STATUS, &[UNFINISHED], |word| (word == UNFINISHED).then(|| span.into()))
}

/// Reads a list of phrases; too long and too many ones are reported and kept.
fn phrases(table: &Table<'_, '_>, list: &Phrases) -> Vec<WithSpan<String>> {
    let phrases = table.strings(list.key);
    for phrase in &phrases {
        let length = phrase.value.chars().count();
        if length > MAX_PHRASE_LENGTH {
            let message = format!("this {} has {length} characters (limit {MAX_PHRASE_LENGTH})", list.one);
            table.report(Diagnostic::new(Code::BadValue, phrase.span, message).help(list.help));
        }
    }
    if let Some(phrase) = phrases.get(MAX_PHRASES) {
        let message = format!("the clause has {} {} (limit {MAX_PHRASES})", phrases.len(), list.several);
        table.report(Diagnostic::new(Code::BadValue, phrase.span, message).help("keep the best ones"));
    }
    phrases
}

/// The parameter that another one follows.
fn same_as(entry: &Table<'_, '_>) -> Option<WithSpan<ParameterPath>> {
    let text = entry.string("same_as")?;
    let path = ParameterPath::parse(&text.value);
    if path.is_none() {
        entry.report(
            Diagnostic::new(Code::BadValue, text.span, format!("`{}` is not a parameter of a clause", text.value))
                .help("write the clause's id, a dot and the parameter's name, such as `PAT-2.patch_cycle`"),
        );
    }
    Some(WithSpan::new(path?, text.span))
}

fn check_id(context: &Context<'_>, id: &WithSpan<ClauseId>, table: &Table<'_, '_>) {
    let name = context.path.rsplit('/').next().unwrap_or(context.path);
    let wanted = format!("{}.md", id.value.slug());
    if name != wanted {
        table.report(
            Diagnostic::new(Code::IdFileMismatch, id.span, format!("the id `{}` is in the file `{name}`", id.value))
                .help(format!("rename the file to `{wanted}`, or correct the id: the id, the file name and the address must match")),
        );
    }
    // A prefix that none can have was reported where it was written.
    let is_prefix = ClauseId::parse(&format!("{}-1", context.prefix.value)).is_ok();
    if is_prefix && id.value.prefix() != context.prefix.value {
        let message = format!("the id `{}` does not begin with `{}-`", id.value, context.prefix.value);
        table.report(
            Diagnostic::new(Code::IdTopicMismatch, id.span, message)
                .label(context.prefix.span, "the topic's prefix is here")
                .help("move the file to its topic's folder, or correct the id"),
        );
    }
}

fn origin(table: Table<'_, '_>) -> Option<Origin> {
    let version = table.required("version");
    let clause = table.required("clause");
    let confidence = table.word("confidence", Confidence::NAMES, Confidence::from_name);
    let ours = table.word("ours", Comparison::NAMES, Comparison::from_name);
    table.finish();
    Some(Origin {
        version: version?.value,
        clause: clause?.value,
        confidence: confidence.unwrap_or(Confidence::Unconfirmed),
        ours: ours.unwrap_or(Comparison::Unknown),
    })
}

fn review(table: Table<'_, '_>) -> Option<Review> {
    let role = table.required("role");
    let date = table.date("date");
    table.finish();
    Some(Review { role: role?.value, date: date? })
}

fn acceptance(table: Table<'_, '_>) -> Option<LintException> {
    let lint = table.required("lint");
    let reason = table.required("reason");
    table.finish();
    let (lint, reason) = (lint?.into(), reason?.value);
    Some(LintException { lint, reason })
}

/// A parameter whose basis is still text.
struct RawParameter {
    name: WithSpan<String>,
    same_as: Option<WithSpan<ParameterPath>>,
    term: Option<WithSpan<String>>,
    label: String,
    default: String,
    party_values: Vec<(String, String)>,
    basis: Option<WithSpan<String>>,
}

fn parameters<'a>(table: &Table<'a, '_>, settings: &'a Settings) -> Vec<RawParameter> {
    let Some(parameters) = table.table("parameters") else { return Vec::new() };
    let mut keys = parameters.keys();
    // The parser sorts keys; people expect the order in which they wrote them.
    keys.sort_by_key(|key| key.span.start);
    let mut read = Vec::new();
    for key in keys {
        if !is_parameter_name(key.value) {
            parameters.report(
                Diagnostic::new(Code::BadValue, key.span, format!("`{}` cannot be the name of a parameter", key.value))
                    .help("use lower-case letters, digits and `_`, such as `patch_routine`"),
            );
        }
        let Some(entry) = parameters.table(key.value) else { continue };
        let label = entry.required("label");
        let default = entry.required("default");
        let basis = entry.required_prose("basis");
        let same_as = same_as(&entry);
        let term = entry.string("term");
        let party_values =
            settings.parties.iter().filter_map(|party| Some((party.id.value.clone(), entry.string(&party.id.value)?.value))).collect();
        // Where the parties are wrong corpus.toml was reported, and any key may be one.
        if settings.knows_parties() {
            entry.finish();
        }
        let (Some(label), Some(default)) = (label, default) else { continue };
        read.push(RawParameter {
            name: WithSpan::new(key.value.to_owned(), key.span),
            same_as,
            term,
            label: label.value,
            default: default.value,
            party_values,
            basis,
        });
    }
    read
}

fn is_parameter_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
