//! Reads corpus.toml.

use std::collections::{BTreeSet, HashMap};

use crate::corpus::settings::{Licence, Official, Reader};
use crate::corpus::{Includes, ItemStyle, Level, Settings, Slug, Spanned, VocabularyEntry};
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic, FileId, Severity};
use crate::words::Words;

use super::table::{Table, Toml};
use super::{address, official, scripts};

/// Longest sentence of clause text unless the corpus says otherwise, in words.
const DEFAULT_MAX_SENTENCE_WORDS: usize = 45;

/// Shortest sentence of clause text unless the corpus says otherwise, in words.
const DEFAULT_MIN_SENTENCE_WORDS: usize = 6;

/// Most clauses that one clause text names unless the corpus says otherwise.
const DEFAULT_MAX_LINKS: usize = 8;

/// Reads the settings. What is not set and shown all the same is said in the words of the book.
pub(super) fn read(file: FileId, text: &str, words: &Words, diagnostics: &mut Vec<Diagnostic>) -> Settings {
    let (toml, root) = Toml::parse(file, text, 0, diagnostics);
    let table = Table::root(&toml, &root);
    let text = |key| table.string(key).map(|text| text.value);
    let mut settings = Settings {
        title: table.required("title").map(|title| title.value).unwrap_or_default(),
        former_titles: table.strings("former-titles").into_iter().map(|title| title.value).collect(),
        tagline: text("tagline").unwrap_or_default(),
        status: text("status"),
        edition: text("edition").unwrap_or_else(|| words.get("edition-draft")),
        draft: text("draft"),
        jurisdiction: text("jurisdiction"),
        address: address::base(&table, "address").map(|address| format!("{}/", address.trim_end_matches('/'))),
        repository: address::base(&table, "repository").map(|address| address.trim_end_matches('/').to_owned()),
        branch: text("branch").unwrap_or_else(|| "main".to_owned()),
        book_folder: text("folder").unwrap_or_else(|| "book".to_owned()),
        edit: table.pattern("edit", &["{path}"], &["{branch}"]),
        report: table.pattern("report", &[], &["{title}", "{body}"]),
        contact: table.address("contact", &["mailto:", "https://"]),
        contact_until: table.date("contact-until"),
        starter: table.string("starter").map(Spanned::from),
        includes: includes(&table),
        example_clause: table.string("example").and_then(|id| table.id(&id)).map(Spanned::from),
        ..Settings::default()
    };
    let undecided = &mut settings.undecided;
    let before = table.errors();
    settings.items = table.word("items", &ItemStyle::NAMES, ItemStyle::from_name).unwrap_or_default();
    if table.errors() > before {
        undecided.insert(Code::ItemStyle);
    }
    settings.parties = vocabulary(&table, "party", Code::UnknownParty, undecided);
    settings.kinds = vocabulary(&table, "kind", Code::UnknownKind, undecided);
    settings.phases = vocabulary(&table, "phase", Code::UnknownPhase, undecided);
    settings.pillars = vocabulary(&table, "pillar", Code::UnknownPillar, undecided);
    for key in ["party", "kind", "phase"] {
        if !table.has(key) && !toml.broken {
            table.report(
                Diagnostic::new(Code::MissingKey, table.span, format!("no `[[{key}]]` is declared"))
                    .help(format!("add a table `[[{key}]]` with id, name, title and help for each")),
            );
        }
    }
    settings.searches = table.strings("searches").into_iter().map(|words| words.value).collect();
    settings.readers = table.tables("reader").into_iter().filter_map(reader).collect();
    read_licence(&table, &mut settings);
    read_notice(&table, words, &mut settings);
    read_lints(&table, &mut settings);
    if let Some(schedule) = table.table("schedule") {
        settings.omitted_clauses = schedule.string("omitted-clauses").and_then(|text| schedule.id(&text)).map(Spanned::from);
        schedule.finish();
    }
    table.finish();
    settings
}

fn reader(table: Table<'_, '_>) -> Option<Reader> {
    let name = table.required("name");
    let help = table.string("help");
    let chapter = table.string("chapter").map(Spanned::from);
    let profile = table.string("profile").map(Spanned::from);
    table.finish();
    Some(Reader { name: name?.value, help: help.map(|help| help.value).unwrap_or_default(), chapter, profile })
}

fn includes(table: &Table<'_, '_>) -> Includes {
    let known = |word: &str| match word {
        "source" => Some(Includes::Source),
        "refuse" => Some(Includes::Refuse),
        _ => None,
    };
    table.word("includes", &["source", "refuse"], known).unwrap_or_default()
}

/// A list of declared words; `code`, which is reported of words that are not in it, goes into `undecided` where
/// the list has errors.
fn vocabulary<'a>(table: &Table<'a, '_>, key: &'a str, code: Code, undecided: &mut BTreeSet<Code>) -> Vec<VocabularyEntry> {
    let before = table.errors();
    let words = named(table, key);
    if table.errors() > before || table.is_broken() {
        undecided.insert(code);
    }
    words
}

/// The words of a list that can be used.
fn named<'a>(table: &Table<'a, '_>, key: &'a str) -> Vec<VocabularyEntry> {
    let mut first: HashMap<String, crate::diagnostics::Span> = HashMap::new();
    let mut words = Vec::new();
    for entry in table.tables(key) {
        let id = entry.required("id");
        let name = entry.string("name");
        let title = entry.string("title");
        let help = entry.string("help");
        for name in name.iter().chain(&title) {
            entry.with_diagnostics(|diagnostics| scripts::check_name(name, diagnostics));
        }
        if let Some(id) = id {
            let span = id.span;
            if let Some(problem) = address::too_long(&id.value, span) {
                entry.report(problem);
            }
            if Slug::of(&id.value).as_str() != id.value {
                entry.report(
                    Diagnostic::new(Code::BadValue, span, format!("`{}` cannot be part of an address", id.value))
                        .help(format!("write `{}`", Slug::of(&id.value))),
                );
            } else if let Some(before) = first.insert(id.value.clone(), span) {
                entry.report(
                    Diagnostic::new(Code::DuplicateName, span, format!("`{}` is declared twice", id.value))
                        .label(before, "the first one is here")
                        .help("remove one of them"),
                );
            } else {
                let name = name.map_or_else(|| id.value.clone(), |name| name.value);
                words.push(VocabularyEntry {
                    title: title.map_or_else(|| name.clone(), |title| title.value),
                    help: help.map(|help| help.value).unwrap_or_default(),
                    name,
                    id: id.into(),
                });
            }
        }
        entry.finish();
    }
    words
}

fn read_licence(table: &Table<'_, '_>, settings: &mut Settings) {
    // One licence for everything may be written as one text.
    if table.has("licence") && !table.is_table("licence") {
        let licence = table.string("licence").map(|licence| licence.value).unwrap_or_default();
        settings.licence = Licence { clauses: licence.clone(), text: licence.clone(), code: licence };
        return;
    }
    if let Some(licence) = table.table("licence") {
        let text = |key| licence.string(key).map(|text| text.value).unwrap_or_default();
        settings.licence = Licence { clauses: text("clauses"), text: text("text"), code: text("code") };
        licence.finish();
    }
}

fn read_notice(table: &Table<'_, '_>, words: &Words, settings: &mut Settings) {
    if let Some(own) = table.table("official") {
        let name = own.required("name");
        let title = own.string("title");
        let publisher = own.string("publisher");
        let address = own.address("address", &["https://", "http://"]);
        settings.official_folder = official::folder(&own);
        own.finish();
        if let (Some(name), Some(address)) = (name, address) {
            settings.official = Some(Official {
                title: title.map_or_else(|| name.value.clone(), |title| title.value),
                publisher: publisher.map(|publisher| publisher.value).unwrap_or_default(),
                name: name.value,
                address,
            });
        }
    }
    if let Some(notice) = table.table("notice") {
        settings.notice_line = notice.string("line").map(|line| line.value);
        settings.view_note = notice.string("views").map(|note| note.value);
        settings.notice_full = notice.paragraphs("full").into_iter().map(|paragraph| paragraph.value).collect();
        settings.reviewed_none = notice.string("reviewed_none").map(|text| text.value).unwrap_or_default();
        notice.finish();
    }
    if settings.reviewed_none.is_empty() {
        settings.reviewed_none = words.get("not-reviewed");
    }
}

/// A level is a word, or a table with a level and the lint's own setting.
fn read_lints(table: &Table<'_, '_>, settings: &mut Settings) {
    settings.longest_sentence = DEFAULT_MAX_SENTENCE_WORDS;
    settings.shortest_sentence = DEFAULT_MIN_SENTENCE_WORDS;
    settings.most_links = DEFAULT_MAX_LINKS;
    let Some(lints) = table.table("lints") else { return };
    for &code in Code::LINTS {
        let name = code.name();
        let level = if lints.is_table(name) {
            let Some(own) = lints.table(name) else { continue };
            let level = level(&own, "level");
            match code {
                Code::SentenceTooLong => set(&mut settings.longest_sentence, own.number("words")),
                Code::SentenceTooShort => set(&mut settings.shortest_sentence, own.number("words")),
                Code::TooManyLinks => set(&mut settings.most_links, own.number("clauses")),
                Code::UndefinedCapitalisedTerm => {
                    settings.allowed_capitals = own.strings("allow").into_iter().map(|words| words.value).collect();
                }
                _ => {}
            }
            if let Some(budget) = own.number("budget") {
                settings.budgets.insert(code, budget);
            }
            own.finish();
            level
        } else {
            level(&lints, name)
        };
        if let Some(level) = level {
            settings.lints.insert(code, level);
        }
    }
    for key in lints.keys() {
        if Code::from_name(key.value).is_some_and(|code| !Code::LINTS.contains(&code)) {
            let names: Vec<&str> = Code::LINTS.iter().map(|code| code.name()).collect();
            lints.report(
                Diagnostic::new(Code::BadValue, key.span, format!("`{}` is not a house rule", key.value))
                    .help(format!("write one of these: {}", suggest::join_and(&names))),
            );
            let _ = lints.string(key.value);
        }
    }
    lints.finish();
}

fn set(setting: &mut usize, value: Option<usize>) {
    if let Some(value) = value {
        *setting = value;
    }
}

fn level<'a>(table: &Table<'a, '_>, key: &'a str) -> Option<Level> {
    table.word(key, &["off", "warning", "error"], |word| match word {
        "off" => Some(Level::Off),
        "warning" => Some(Level::On(Severity::Warning)),
        "error" => Some(Level::On(Severity::Error)),
        _ => None,
    })
}
