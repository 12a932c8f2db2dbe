//! TOML tables with spans: typed getters that report what is wrong and go on.
//!
//! Every getter remembers the key; [`Table::finish`] reports those that nobody asked for.

use std::cell::RefCell;
use std::collections::HashSet;

use toml::de::{DeTable, DeValue};

use crate::corpus::ClauseId;
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic, FileId, Severity, Span};

use super::characters;
use super::date::is_date;
use super::with_span::WithSpan;

/// Where TOML text lies, and where its problems go.
pub(super) struct Toml<'d> {
    pub(super) file: FileId,
    /// Byte of the file at which the TOML text begins.
    pub(super) offset: usize,
    pub(super) diagnostics: RefCell<&'d mut Vec<Diagnostic>>,
    /// After a syntax error keys may be missing only because they could not be read.
    pub(super) broken: bool,
}

impl<'d> Toml<'d> {
    /// Parses `text`; the first syntax error is reported, what could be read is given on.
    pub(super) fn parse<'t>(
        file: FileId,
        text: &'t str,
        offset: usize,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> (Self, toml::Spanned<DeTable<'t>>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        characters::check_escapes(file, text, offset, table.get_ref(), diagnostics);
        let toml = Self { file, offset, broken: !errors.is_empty(), diagnostics: RefCell::new(diagnostics) };
        if let Some(marks) = merge_marks(text).filter(|_| toml.broken) {
            toml.report(
                Diagnostic::new(Code::MergeConflict, toml.span(marks), "the file has the marks of an unfinished merge")
                    .help("decide between the two sides (in addresses.lock keep the lines of both), and remove the marks"),
            );
        } else if let Some(error) = errors.first() {
            let span = error.span().unwrap_or(0..0);
            // TOML's own messages are sentences without a full stop, as ours are; the first line says it.
            let message = error.message().lines().next().unwrap_or_default().to_owned();
            toml.report(
                Diagnostic::new(Code::TomlSyntax, toml.span(span), message)
                    .help("write text in \"quotes\", lists in [brackets], and one key per line; see https://toml.io"),
            );
        }
        (toml, table)
    }

    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }
}

/// One table of a TOML text.
pub(super) struct Table<'a, 'd> {
    toml: &'a Toml<'d>,
    table: &'a DeTable<'a>,
    /// Where the table, or what names it, stands.
    pub(super) span: Span,
    asked: RefCell<Vec<&'a str>>,
}

impl<'a, 'd> Table<'a, 'd> {
    pub(super) fn root(toml: &'a Toml<'d>, table: &'a toml::Spanned<DeTable<'a>>) -> Self {
        // The root has no span of its own: problems of the whole file point to its first byte.
        Self { toml, table: table.get_ref(), span: toml.span(0..0), asked: RefCell::default() }
    }

    fn entry(&self, key: &'a str) -> Option<(Span, &'a toml::Spanned<DeValue<'a>>)> {
        self.asked.borrow_mut().push(key);
        let (name, value) = self.table.get_key_value(key)?;
        Some((self.toml.span(name.span()), value))
    }

    fn wrong_type(&self, key: &str, wanted: &str, value: &toml::Spanned<DeValue<'_>>) {
        let found = type_name(value.get_ref().type_str());
        self.toml.report(
            Diagnostic::new(Code::WrongType, self.toml.span(value.span()), format!("`{key}` is {found}, not {wanted}"))
                .help(format!("write {}", example(key, wanted))),
        );
    }

    fn missing(&self, key: &str, wanted: &str) {
        if !self.toml.broken {
            self.toml.report(
                Diagnostic::new(Code::MissingKey, self.span, format!("`{key}` is missing")).help(format!("add {}", example(key, wanted))),
            );
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The keys, for tables whose keys are names.
    pub(super) fn keys(&self) -> Vec<WithSpan<&'a str>> {
        self.table.keys().map(|key| WithSpan::new(key.get_ref().as_ref(), self.toml.span(key.span()))).collect()
    }

    /// Text of one line that may be left out, and says something where it is there.
    pub(super) fn string(&self, key: &'a str) -> Option<WithSpan<String>> {
        self.line(key, "give it a value, or remove the key")
    }

    /// Text of any number of lines that may be left out.
    pub(super) fn prose(&self, key: &'a str) -> Option<WithSpan<String>> {
        self.lines(key, "give it a value, or remove the key")
    }

    fn line(&self, key: &'a str, help: &str) -> Option<WithSpan<String>> {
        let text = self.text(key, help)?;
        characters::check_line(key, &text, &mut self.toml.diagnostics.borrow_mut());
        Some(text)
    }

    fn lines(&self, key: &'a str, help: &str) -> Option<WithSpan<String>> {
        let text = self.text(key, help)?;
        characters::check_words(key, &text, &mut self.toml.diagnostics.borrow_mut());
        Some(text)
    }

    /// Only [`Self::line`] and [`Self::lines`] ask here, so that each text is looked at.
    fn text(&self, key: &'a str, help: &str) -> Option<WithSpan<String>> {
        let (_, value) = self.entry(key)?;
        let span = self.toml.span(value.span());
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, "text", value);
            return None;
        };
        if text.trim().is_empty() {
            self.toml.report(Diagnostic::new(Code::EmptyValue, span, format!("`{key}` is empty")).help(help));
            return None;
        }
        Some(WithSpan::new(text.to_owned(), span))
    }

    /// Text of one line that must be there.
    pub(super) fn required(&self, key: &'a str) -> Option<WithSpan<String>> {
        if !self.has(key) {
            self.missing(key, "text");
        }
        self.line(key, "give it a value: the key is required")
    }

    /// Text of any number of lines that must be there.
    pub(super) fn required_prose(&self, key: &'a str) -> Option<WithSpan<String>> {
        if !self.has(key) {
            self.missing(key, "text");
        }
        self.lines(key, "give it a value: the key is required")
    }

    /// A list of texts of one line; empty where it is left out.
    pub(super) fn strings(&self, key: &'a str) -> Vec<WithSpan<String>> {
        self.list(key, characters::check_line)
    }

    /// A list of texts of any number of lines.
    pub(super) fn paragraphs(&self, key: &'a str) -> Vec<WithSpan<String>> {
        self.list(key, characters::check_words)
    }

    fn list(&self, key: &'a str, check: fn(&str, &WithSpan<String>, &mut Vec<Diagnostic>)) -> Vec<WithSpan<String>> {
        let Some((_, value)) = self.entry(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(key, "a list of strings", value);
            return Vec::new();
        };
        let mut strings = Vec::new();
        for entry in list {
            match entry.get_ref().as_str() {
                Some(text) if text.trim().is_empty() => {
                    let span = self.toml.span(entry.span());
                    self.toml.report(
                        Diagnostic::new(Code::EmptyValue, span, format!("an entry of `{key}` is empty"))
                            .help("give it a value, or remove the entry"),
                    );
                }
                Some(text) => {
                    let text = WithSpan::new(text.to_owned(), self.toml.span(entry.span()));
                    check(key, &text, &mut self.toml.diagnostics.borrow_mut());
                    strings.push(text);
                }
                None => self.wrong_type(key, "a list of strings", entry),
            }
        }
        strings
    }

    /// A list of texts that has at least one entry.
    pub(super) fn required_strings(&self, key: &'a str) -> Vec<WithSpan<String>> {
        if !self.has(key) {
            self.missing(key, "a list of strings");
        }
        let strings = self.strings(key);
        if strings.is_empty()
            && let Some((_, value)) = self.entry(key)
            && value.get_ref().as_array().is_some_and(|list| list.is_empty())
        {
            let span = self.toml.span(value.span());
            self.toml.report(Diagnostic::new(Code::EmptyValue, span, format!("`{key}` is empty")).help("name at least one"));
        }
        strings
    }

    /// A list of ids; those that are not written as ids are reported and left out.
    pub(super) fn ids(&self, key: &'a str) -> Vec<WithSpan<ClauseId>> {
        self.strings(key).into_iter().filter_map(|text| self.id(&text)).collect()
    }

    /// A text as an id; one that is not written as an id is reported.
    pub(super) fn id(&self, text: &WithSpan<String>) -> Option<WithSpan<ClauseId>> {
        match ClauseId::parse(&text.value) {
            Ok(id) => Some(WithSpan::new(id, text.span)),
            Err(reason) => {
                self.toml.report(
                    Diagnostic::new(Code::BadId, text.span, format!("`{}` is not an id", text.value)).help(format!("an id {reason}")),
                );
                None
            }
        }
    }

    /// A whole number that may be left out.
    pub(super) fn number(&self, key: &'a str) -> Option<usize> {
        let (_, value) = self.entry(key)?;
        let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
        if number.is_none() {
            self.wrong_type(key, "a non-negative whole number", value);
        }
        number
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, key: &'a str) -> Option<bool> {
        let (_, value) = self.entry(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, "`true` or `false`", value);
        }
        flag
    }

    /// A date, as text or as a TOML date, in ISO form.
    pub(super) fn date(&self, key: &'a str) -> Option<String> {
        let (_, value) = self.entry(key)?;
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => {
                self.wrong_type(key, "a date", value);
                return None;
            }
        };
        if is_date(&text) {
            return Some(text);
        }
        self.toml.report(
            Diagnostic::new(Code::BadDate, self.toml.span(value.span()), format!("`{text}` is not a date"))
                .help("write year, month, day: \"2026-12-01\""),
        );
        None
    }

    /// An absolute address that may be left out.
    pub(super) fn address(&self, key: &'a str, schemes: &[&str]) -> Option<String> {
        let text = self.string(key)?;
        let fits = schemes.iter().any(|scheme| text.value.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
            && !text.value.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'));
        if !fits {
            self.toml.report(
                Diagnostic::new(Code::BadAddress, text.span, format!("`{}` is not an address that pages can link to", text.value))
                    .help(format!("begin the address with {}", schemes.join(" or "))),
            );
        }
        fits.then_some(text.value)
    }

    /// An address with names in braces, for which each page has its own values.
    pub(super) fn pattern(&self, key: &'a str, required: &[&str], others: &[&str]) -> Option<String> {
        let address = self.address(key, &["https://", "http://"])?;
        let filled = required.iter().chain(others).fold(address.clone(), |text, name| text.replace(name, "x"));
        let missing = required.iter().find(|name| !address.contains(**name));
        let host = address.split_once("://").and_then(|(_, rest)| rest.split('/').next());
        let host_is_fixed = host.is_some_and(|host| !host.contains(['{', '}']));
        if missing.is_none() && !filled.contains(['{', '}']) && host_is_fixed {
            return Some(address);
        }
        let span = self.string(key)?.span;
        let message = match missing {
            Some(name) => format!("`{key}` has no `{name}`"),
            None => format!("`{address}` has braces that are not filled in"),
        };
        let has = if required.is_empty() { String::new() } else { format!("write {}; ", suggest::join_and(required)) };
        self.report(
            Diagnostic::new(Code::BadAddress, span, message)
                .help(format!("after the host {has}you may write {}, which each page fills in", suggest::join_and(others))),
        );
        None
    }

    /// One of a few words.
    pub(super) fn word<T>(&self, key: &'a str, names: &[&str], from_name: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.string(key)?;
        let value = from_name(&text.value);
        if value.is_none() {
            self.toml.report(
                Diagnostic::new(Code::BadValue, text.span, format!("`{key}` cannot be `{}`", text.value))
                    .help(format!("write one of {}", suggest::join_and(names))),
            );
        }
        value
    }

    /// A table inside this one.
    pub(super) fn table(&self, key: &'a str) -> Option<Table<'a, 'd>> {
        let (span, value) = self.entry(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, "a table", value);
            return None;
        };
        Some(Table { toml: self.toml, table, span, asked: RefCell::default() })
    }

    /// `[[key]]` tables, or inline tables in a list.
    pub(super) fn tables(&self, key: &'a str) -> Vec<Table<'a, 'd>> {
        let Some((_, value)) = self.entry(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(key, "a list of tables", value);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for entry in list {
            match entry.get_ref().as_table() {
                Some(table) => tables.push(Table { toml: self.toml, table, span: self.toml.span(entry.span()), asked: RefCell::default() }),
                None => self.wrong_type(key, "a list of tables", entry),
            }
        }
        tables
    }

    /// Takes a key for known without looking at its value.
    pub(super) fn skip(&self, key: &'a str) {
        self.asked.borrow_mut().push(key);
    }

    /// Whether the value of a key is a table; a value of another kind is not complained about.
    pub(super) fn is_table(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_table())
    }

    /// Whether the value of a key is a list; a value of another kind is not complained about.
    pub(super) fn is_list(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_array())
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.toml.report(diagnostic);
    }

    /// Lets a check report by itself.
    pub(super) fn with_diagnostics(&self, check: impl FnOnce(&mut Vec<Diagnostic>)) {
        check(&mut self.toml.diagnostics.borrow_mut());
    }

    /// How many errors the text has up to now, those of its syntax included.
    pub(super) fn errors(&self) -> usize {
        let diagnostics = self.toml.diagnostics.borrow();
        diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// Whether the text has errors of syntax, so that anything may be missing from it.
    pub(super) fn is_broken(&self) -> bool {
        self.toml.broken
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        let asked = self.asked.into_inner();
        // addresses.lock has a key for each address.
        let known: HashSet<&str> = asked.iter().copied().collect();
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if known.contains(name) {
                continue;
            }
            let help = match suggest::closest(name, asked.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known keys: {}", suggest::join_and(&asked)),
            };
            self.toml
                .report(Diagnostic::new(Code::UnknownKey, self.toml.span(key.span()), format!("there is no key `{name}` here")).help(help));
        }
    }
}

/// The first line that git writes into a file whose two sides it cannot merge.
fn merge_marks(text: &str) -> Option<std::ops::Range<usize>> {
    let is_mark = |line: &str| ["<<<<<<< ", "||||||| ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark));
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_mark(line) {
            return Some(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    None
}

fn type_name(noun: &str) -> String {
    let name = match noun {
        "string" => "text",
        "integer" | "float" => "a number",
        "boolean" => "true or false",
        "datetime" => "a date",
        "array" => "a list",
        _ => "a table",
    };
    name.to_owned()
}

fn example(key: &str, wanted: &str) -> String {
    match wanted {
        "a list of strings" => format!("`{key} = [\"…\"]`"),
        "a non-negative whole number" => format!("`{key} = 1`"),
        "a date" => format!("`{key} = \"2026-12-01\"`"),
        "a table" => format!("`[{key}]`"),
        "a list of tables" => format!("`[[{key}]]`"),
        _ => format!("`{key} = \"…\"`"),
    }
}
