//! A schedule as the fragment of an address, and back.
//!
//! The fragment is `1`, the version of the form, and Base64 for addresses of a zlib stream. In it is text: a line for what
//! holds for the whole schedule, then a line for each clause in the order of the reader's hand, then `.`, by which a whole
//! address is known from one that was cut. Names are never in it. Ids and names of parameters stand as they are, because
//! the site that opens the address may be years younger.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use crate::corpus::Corpus;
use crate::note::{Note, NoteCode};
use crate::schedule::{Annex, Choice, DEFAULT_COLUMN, Decision, Entry, Numbering, Order, Schedule, Use};
use crate::words::Words;

/// Version of the form, the first character of a fragment.
const VERSION: char = '1';

/// No schedule is longer as text; what claims to be was made to hurt.
const MAX_TEXT_LEN: usize = 1 << 20;

/// The last line.
const END: &str = ".";

/// The fragment of a schedule, without `#`.
pub fn share(schedule: &Schedule) -> String {
    let mut lines = vec![settings(schedule)];
    let mut prefix = "";
    for entry in &schedule.entries {
        let (before, number) = entry.clause.rsplit_once('-').unwrap_or(("", &entry.clause));
        let id = if before == prefix { number } else { &entry.clause };
        prefix = before;
        lines.push(line(id, entry));
    }
    for (term, decisions) in schedule.definitions.iter() {
        let decisions = decisions.iter().map(|(id, decision)| format!("\t{}{id}", decision_letter(*decision))).collect::<String>();
        lines.push(format!("!{term}{decisions}"));
    }
    lines.push(END.to_owned());
    format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(lines.join("\n").as_bytes(), 10)))
}

fn settings(schedule: &Schedule) -> String {
    let order = if schedule.order == Order::Hand { "h" } else { "" };
    let numbering = if schedule.numbering == Numbering::Numbers { "n" } else { "" };
    let annexes: String = schedule.annexes.iter().map(|annex| annex_letter(*annex)).collect();
    let column = if schedule.column == DEFAULT_COLUMN { "" } else { &schedule.column };
    format!("{order}{numbering}{annexes}\t{}\t{}", plain(column), plain(schedule.release.as_deref().unwrap_or_default()))
}

fn line(id: &str, entry: &Entry) -> String {
    let mut line = plain(id);
    if let Use::Fallback(index) = entry.uses {
        line += &format!("\tf{index}");
    }
    for (name, choice) in entry.values.iter() {
        let (sign, value) = match choice {
            Choice::Column(column) => ('@', column),
            Choice::Own(value) => ('=', value),
        };
        line += &format!("\t{sign}{}:{}", plain(name), plain(value));
    }
    if let Some(release) = &entry.release {
        line += &format!("\t~{}", plain(release));
    }
    for (reference, decision) in entry.references.iter() {
        line += &format!("\t{}{}", decision_letter(*decision), plain(reference));
    }
    line
}

/// Text without the characters that separate; no value that is valid has them.
fn plain(text: &str) -> String {
    text.replace(['\t', '\n'], " ")
}

fn annex_letter(annex: Annex) -> char {
    match annex {
        Annex::Rationale => 'r',
        Annex::Views => 'v',
        Annex::Evidence => 'e',
    }
}

fn decision_letter(decision: Decision) -> char {
    match decision {
        Decision::Keep => 'k',
        Decision::Strike => 's',
    }
}

/// The schedule of a fragment, with or without `#`, and what has to be told: an address that was cut gives what is left of
/// it. Ids that the corpus does not have are kept.
pub fn from_share(fragment: &str, corpus: &Corpus) -> (Schedule, Vec<Note>) {
    let (words, mut notes) = (&corpus.words, Vec::new());
    let fragment = fragment.trim().trim_start_matches('#');
    // Programs that make links of text take punctuation along.
    let fragment = fragment.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'));
    let Some(encoded) = fragment.strip_prefix(VERSION) else {
        let note = match fragment.chars().next() {
            Some('2'..='9') => Note::new(NoteCode::Newer, words.get("link-newer")),
            _ => Note::new(NoteCode::Corrupt, words.get("link-unreadable")),
        };
        return (Schedule::default(), vec![note]);
    };
    let (text, whole) = decoded(encoded);
    let lines: Vec<&str> = text.split('\n').collect();
    let is_whole = whole && lines.last() == Some(&END);
    // The last line of a cut address may be cut too.
    let lines = &lines[..lines.len() - 1];
    if !is_whole {
        notes.push(Note::new(NoteCode::Cut, words.get(if lines.is_empty() { "link-cut-all" } else { "link-cut" })));
    }
    let mut schedule = Schedule::default();
    let Some((first, rest)) = lines.split_first() else { return (schedule, notes) };
    read_settings(first, &mut schedule);
    let mut prefix = String::new();
    for line in rest {
        read_line(line, &mut prefix, &mut schedule, words, &mut notes);
    }
    tell(&schedule, corpus, &mut notes);
    (schedule, notes)
}

/// The text in a fragment as far as it goes, and whether it is whole.
fn decoded(encoded: &str) -> (String, bool) {
    let known = encoded.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(encoded.len());
    // A lone last character of a group of four has no whole byte.
    let length = if known % 4 == 1 { known - 1 } else { known };
    let usable = &encoded[..length];
    let bytes = URL_SAFE_NO_PAD.decode(usable).or_else(|_| URL_SAFE_NO_PAD.decode(&usable[..length - length % 4])).unwrap_or_default();
    match decompress_to_vec_zlib_with_limit(&bytes, MAX_TEXT_LEN) {
        Ok(text) => (String::from_utf8_lossy(&text).into_owned(), length == encoded.len()),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => (String::new(), false),
        Err(error) => (String::from_utf8_lossy(&error.output).into_owned(), false),
    }
}

fn read_settings(line: &str, schedule: &mut Schedule) {
    let mut fields = line.split('\t');
    for letter in fields.next().unwrap_or_default().chars() {
        match letter {
            'h' => schedule.order = Order::Hand,
            'n' => schedule.numbering = Numbering::Numbers,
            'r' => schedule.annexes.push(Annex::Rationale),
            'v' => schedule.annexes.push(Annex::Views),
            'e' => schedule.annexes.push(Annex::Evidence),
            _ => {}
        }
    }
    if let Some(column) = fields.next().filter(|column| !column.is_empty()) {
        column.clone_into(&mut schedule.column);
    }
    schedule.release = fields.next().filter(|release| !release.is_empty()).map(str::to_owned);
}

fn read_line(line: &str, prefix: &mut String, schedule: &mut Schedule, words: &Words, notes: &mut Vec<Note>) {
    let mut fields = line.split('\t');
    let name = fields.next().unwrap_or_default();
    if let Some(term) = name.strip_prefix('!') {
        let decisions = fields.filter_map(decision).collect();
        schedule.definitions.insert(term, decisions);
        return;
    }
    let clause = match name.rsplit_once('-') {
        Some((before, _)) => {
            before.clone_into(prefix);
            name.to_owned()
        }
        None if prefix.is_empty() => name.to_owned(),
        None => format!("{prefix}-{name}"),
    };
    if clause.is_empty() || schedule.entry(&clause).is_some() {
        return;
    }
    let mut entry = Entry { clause, ..Entry::default() };
    for field in fields {
        read_field(field, &mut entry, words, notes);
    }
    schedule.entries.push(entry);
}

fn read_field(field: &str, entry: &mut Entry, words: &Words, notes: &mut Vec<Note>) {
    let value = |text: &str| text.split_once(':').map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut letters = field.chars();
    let read = match (letters.next(), letters.as_str()) {
        (Some('f'), index) => index.parse().map(|index| entry.uses = Use::Fallback(index)).is_ok(),
        (Some('~'), release) => {
            entry.release = Some(release.to_owned());
            true
        }
        (Some('='), text) => value(text).map(|(name, value)| entry.values.insert(name, Choice::Own(value))).is_some(),
        (Some('@'), text) => value(text).map(|(name, column)| entry.values.insert(name, Choice::Column(column))).is_some(),
        _ => decision(field).map(|(id, decision)| entry.references.insert(id, decision)).is_some(),
    };
    if !read {
        let message = words.with("link-choice", &[("clause", &entry.clause)]);
        notes.push(Note::of(NoteCode::Corrupt, &entry.clause, message));
    }
}

fn decision(field: &str) -> Option<(String, Decision)> {
    let mut letters = field.chars();
    let decision = match letters.next()? {
        'k' => Decision::Keep,
        's' => Decision::Strike,
        _ => return None,
    };
    Some((letters.as_str().to_owned(), decision))
}

/// Says which clauses the corpus does not have, or no longer.
fn tell(schedule: &Schedule, corpus: &Corpus, notes: &mut Vec<Note>) {
    let words = &corpus.words;
    for entry in &schedule.entries {
        let id = entry.clause.as_str();
        if corpus.clause(id).is_some() {
            continue;
        }
        notes.push(match corpus.withdrawn(id) {
            Some(withdrawn) if withdrawn.replaced_by.is_empty() => {
                Note::of(NoteCode::Withdrawn, id, words.with("link-withdrawn", &[("clause", id)]))
            }
            Some(withdrawn) => {
                let values = [("clause", id), ("ids", &*withdrawn.replaced_by.join(", "))];
                Note::of(NoteCode::Withdrawn, id, words.with("link-replaced", &values))
            }
            None => Note::of(NoteCode::Unknown, id, words.with("link-unknown", &[("clause", id)])),
        });
    }
}
