//! Finds characters that deceive in every text of a book: files as they are, TOML escapes, Markdown entities, file names.
//!
//! [`crate::characters`] says what is wrong with a character. All readers come through here:
//! [`check_file`] sees every decoded file, [`check_escapes`] every key and value of every TOML text,
//! [`check_entities`] all Markdown, and [`check_line`] every value that is one line.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use toml::de::{DeTable, DeValue};

use crate::characters::{self, Fault, MAX_MARKS};
use crate::diagnostics::{Code, Diagnostic, FileId, Sources, Span};

use super::parser;
use super::scripts;
use super::span_base::SpanBase;
use super::with_span::WithSpan;

/// Most diagnostics of this kind for one file: whoever pasted a text with a mark after each word does not need
/// thousands of them.
const MAX_PER_FILE: usize = 20;

/// A character, and the bytes in which it is written.
type Written = (char, Range<usize>);

/// Reports the characters of a file as they are written, and words of two scripts.
pub(super) fn check_file(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return;
    }
    let written = text.char_indices().map(|(at, c)| (c, at..at + c.len_utf8()));
    let found = faults(None, written).take(MAX_PER_FILE + 1);
    diagnostics.extend(found.map(|(c, range, fault)| bad(c, fault, Span::new(file, range))));
    diagnostics.extend(scripts::mixed_words(text).take(MAX_PER_FILE).map(|range| {
        let word = &text[range.clone()];
        scripts::report(word, Span::new(file, range))
    }));
}

/// Reports what the escapes of keys and values stand for. `text` begins at byte `offset` of the file.
pub(super) fn check_escapes(file: FileId, text: &str, offset: usize, root: &DeTable<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !text.contains('\\') {
        return;
    }
    let mut strings: Vec<Range<usize>> = Vec::new();
    let mut tables = vec![root];
    let mut values: Vec<&toml::Spanned<DeValue<'_>>> = Vec::new();
    // Without recursion: a table may be as deep as a hostile author likes.
    while let Some(table) = tables.pop() {
        strings.extend(table.keys().map(toml::Spanned::span));
        values.extend(table.values());
        while let Some(value) = values.pop() {
            match value.get_ref() {
                DeValue::String(_) => strings.push(value.span()),
                DeValue::Array(list) => values.extend(list.iter()),
                DeValue::Table(table) => tables.push(table),
                _ => {}
            }
        }
    }
    strings.sort_by_key(|range| range.start);
    for range in strings {
        let raw = text.get(range.clone()).unwrap_or_default();
        if raw.starts_with('"') && raw.contains('\\') {
            check_string(raw, Span::new(file, offset + range.start..offset + range.end), diagnostics);
        }
    }
}

/// `raw` is a string of TOML with its quotation marks, which stands at `span`.
fn check_string(raw: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let written = unescaped(raw);
    for (c, range, fault) in faults(None, written.iter().cloned()).take(MAX_PER_FILE + 1) {
        // What is written as itself was found in the file.
        if raw[range.clone()].starts_with('\\') {
            diagnostics.push(bad(c, fault, span.part(range)));
        }
    }
    let value: String = written.iter().map(|(c, _)| *c).collect();
    if scripts::mixed_words(raw).next().is_none()
        && let Some(range) = scripts::mixed_words(&value).next()
    {
        diagnostics.push(scripts::report(&value[range], span));
    }
}

/// The characters of a basic string of TOML, and where each of them is written.
fn unescaped(raw: &str) -> Vec<Written> {
    let mark = if raw.starts_with("\"\"\"") && raw.len() >= 6 { "\"\"\"" } else { "\"" };
    // A string that was never closed has no mark at its end.
    let text = raw.strip_suffix(mark).filter(|text| text.len() >= mark.len()).unwrap_or(raw);
    let mut written = Vec::new();
    let mut rest = text.char_indices().skip(mark.len()).peekable();
    while let Some((start, c)) = rest.next() {
        if c != '\\' {
            written.push((c, start..start + c.len_utf8()));
            continue;
        }
        let Some((at, sign)) = rest.next() else { break };
        let digits = match sign {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let code = raw.get(at + 1..at + 1 + digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let c = match sign {
            'b' => '\u{8}',
            't' => '\t',
            'n' => '\n',
            'f' => '\u{c}',
            'r' => '\r',
            'e' => '\u{1b}',
            'x' | 'u' | 'U' => match code.and_then(char::from_u32) {
                Some(c) => c,
                None => continue,
            },
            // A backslash at the end of a line takes the white space after it away.
            sign if sign.is_whitespace() => {
                while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
                continue;
            }
            sign => sign,
        };
        for _ in 0..digits {
            rest.next();
        }
        written.push((c, start..at + sign.len_utf8() + digits));
    }
    written
}

/// Reports what entities (`&rlm;`, `&#x202e;`) of Markdown stand for, in corpus text and in chapters.
pub(super) fn check_entities(text: &str, base: SpanBase, diagnostics: &mut Vec<Diagnostic>) {
    if !text.contains('&') {
        return;
    }
    // What one kind of text takes for code may be words in the other.
    entities(text, Parser::new_ext(text, Options::ENABLE_TABLES), base, diagnostics);
    entities(text, parser::chapter_events(text), base, diagnostics);
}

fn entities<'t, F: pulldown_cmark::BrokenLinkCallback<'t>>(
    text: &'t str,
    parser: Parser<'t, F>,
    base: SpanBase,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut in_code = false;
    for (event, range) in parser.into_offset_iter() {
        let raw = &text[range.clone()];
        let mut check = |words: &str| {
            if words == raw || !raw.contains('&') {
                return;
            }
            let before = text[..range.start].chars().next_back();
            let after = text[range.end..].chars().next();
            let written = words.char_indices().map(|(at, c)| (c, at..at)).chain(after.map(|c| (c, words.len()..words.len() + 1)));
            let found = faults(before, written).filter(|(c, at, _)| at.is_empty() && !raw.contains(*c));
            let line_ends =
                words.chars().filter(|c| matches!(c, '\n' | '\t' | '\r') && !raw.contains(*c)).map(|c| (c, 0..0, Fault::Control));
            let first_line = range.start..range.start + raw.find('\n').unwrap_or(raw.len());
            diagnostics.extend(found.chain(line_ends).take(MAX_PER_FILE).map(|(c, _, fault)| bad(c, fault, base.span(first_line.clone()))));
        };
        match &event {
            Event::Text(words) if !in_code => check(words),
            Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                check(dest_url);
                check(title);
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                if let CodeBlockKind::Fenced(info) = kind {
                    check(info);
                }
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => {}
        }
    }
}

/// Reports what a value of one line cannot be; `key` names it.
pub(super) fn check_line(key: &str, text: &WithSpan<String>, diagnostics: &mut Vec<Diagnostic>) {
    let (value, span) = (text.value.as_str(), text.span);
    let mut report = |c: char, what: &str, help: &str| {
        let message = format!("{} {what}", characters::name(c));
        diagnostics.push(Diagnostic::new(Code::BadCharacter, span, message).help(help));
    };
    if let Some(c) = value.chars().find(|c| matches!(c, '\n' | '\r' | '\t')) {
        report(c, &format!("is in `{key}`, which must be one line"), "write the value on one line, with a space instead");
    }
    let ends = [(value.chars().next(), "begins"), (value.chars().next_back(), "ends")];
    for (c, what) in ends {
        if let Some(c) = c.filter(|c| c.is_whitespace() && !matches!(c, '\n' | '\r' | '\t')) {
            report(c, &format!("{what} `{key}`"), "remove it: nobody can see it, and it is copied with the value");
        }
    }
    if let Some(diagnostic) = scripts::mixed_directions(key, value, span) {
        diagnostics.push(diagnostic);
    }
    check_words(key, text, diagnostics);
}

/// Reports a value or title that has no letter or digit, or that begins with a mark.
pub(super) fn check_words(key: &str, text: &WithSpan<String>, diagnostics: &mut Vec<Diagnostic>) {
    let span = text.span;
    let Some(first) = text.value.trim().chars().next() else { return };
    if characters::is_mark(first) {
        diagnostics.push(bad(first, Fault::MarkAlone, span));
    } else if !characters::says_something(&text.value) {
        diagnostics.push(
            Diagnostic::new(
                Code::BadCharacter,
                span,
                format!("`{key}` has no letter or digit, only characters such as {}", characters::name(first)),
            )
            .help("write it in words: punctuation and symbols alone cannot be read aloud or searched for"),
        );
    }
}

/// Reports a name of a file that nobody could type.
pub(super) fn check_path(path: &str, diagnostics: &mut Vec<Diagnostic>) {
    let written = path.char_indices().map(|(at, c)| (c, at..at + c.len_utf8()));
    let line_end = path.chars().find(|c| matches!(c, '\n' | '\t')).map(|c| (c, 0..0, Fault::Control));
    if let Some((c, _, fault)) = faults(None, written).next().or(line_end) {
        diagnostics.push(
            Diagnostic::without_place(Code::BadCharacter, format!("in the file name `{path}`: {} {}", characters::name(c), fault.what()))
                .help("rename the file"),
        );
    }
}

/// Keeps the first diagnostics of this kind of each file; the last one says that there are more.
pub(super) fn limit(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let is_ours = |diagnostic: &Diagnostic| diagnostic.code == Code::BadCharacter;
    let (mut ours, mut kept): (Vec<_>, Vec<_>) = std::mem::take(diagnostics).into_iter().partition(is_ours);
    // Those without a span come first.
    crate::diagnostics::sort(&mut ours, sources);
    let mut counts: HashMap<FileId, usize> = HashMap::new();
    for diagnostic in ours {
        let Some(span) = diagnostic.span else {
            kept.push(diagnostic);
            continue;
        };
        let count = counts.entry(span.file).or_default();
        *count += 1;
        if *count <= MAX_PER_FILE {
            kept.push(diagnostic);
        } else if *count == MAX_PER_FILE + 1
            && let Some(last) = kept.last_mut()
        {
            let help = last.help.take().unwrap_or_default();
            *last = last.clone().help(format!("{help}; this file has more such characters, which are not listed"));
        }
    }
    *diagnostics = kept;
}

fn bad(c: char, fault: Fault, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadCharacter, span, format!("{} {}", characters::name(c), fault.what())).help(fault.help())
}

/// The characters of a text at which something is wrong; `before` comes before the first.
fn faults(before: Option<char>, written: impl Iterator<Item = Written>) -> impl Iterator<Item = (char, Range<usize>, Fault)> {
    let mut written = written.peekable();
    let (mut before, mut marks) = (before, 0);
    std::iter::from_fn(move || {
        loop {
            let (c, range) = written.next()?;
            let after = written.peek().map(|(c, _)| *c);
            marks = if characters::is_mark(c) { marks + 1 } else { 0 };
            let fault = characters::fault(c, before, after).or_else(|| (marks == MAX_MARKS + 1).then_some(Fault::MarkPile));
            before = Some(c);
            if let Some(fault) = fault {
                return Some((c, range, fault));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_found_where_they_stand() {
        let parts = |raw: &str| unescaped(raw).into_iter().map(|(c, range)| (c, raw[range].to_owned())).collect::<Vec<_>>();
        let expected = |list: &[(char, &str)]| list.iter().map(|(c, raw)| (*c, (*raw).to_owned())).collect::<Vec<_>>();
        assert_eq!(parts(r#""a\u202eb""#), expected(&[('a', "a"), ('\u{202e}', r"\u202e"), ('b', "b")]));
        assert_eq!(
            parts(r#""\U0001F34F\x41\e\n\"\\""#),
            expected(&[('\u{1f34f}', r"\U0001F34F"), ('A', r"\x41"), ('\u{1b}', r"\e"), ('\n', r"\n"), ('"', "\\\""), ('\\', r"\\"),])
        );
        assert_eq!(parts("\"\"\"x\\\n   y\"\"\""), expected(&[('x', "x"), ('y', "y")]));
        for broken in ["\"", "\"\\", "\"\\u", "\"\\u12\"", "\"\\ud800\"", "\"\"\"", "\"\"\"\"", "\"ä\\", "\"\\\u{80}"] {
            let _ = unescaped(broken);
        }
    }
}
