//! Reads a sheet of positions that comes back: whoever filled it in may have moved, added or renamed columns, and the
//! corpus may have changed since. What was understood is shown, everything else is kept and told.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde::Serialize;

use super::sheet::letters;
use crate::agreement::ClauseState;
use crate::corpus::Corpus;
use crate::note::{Note, NoteCode};
use crate::package::Package;
use crate::positions::{ID, OF_PARTY, SOURCE, TEXT, TITLE, VALUES, column_of};
use crate::sorted::Sorted;
use crate::words::Words;

/// Most rows that are read. No corpus has as many clauses; a sheet that has is another one.
const MAX_ROWS: usize = 20_000;

/// Most columns that are read.
const MAX_COLUMNS: usize = 200;

/// How far down the row with the names of the columns may be.
const MAX_HEAD_ROW: usize = 20;

/// Most cells with formulas that are named.
const MAX_FORMULAS: usize = 5;

/// Most bytes of sheets that are unpacked, and most bytes of text in all cells: many cells may share one long text.
const MAX_BYTES: usize = 64 << 20;

/// Why a call gives nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What it is.
    pub code: &'static str,
    /// One sentence without a full stop.
    pub message: String,
}

/// Both parties' positions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Positions {
    /// The parties, in the order of the corpus.
    pub parties: Vec<PartyName>,
    /// The clauses: those on which the parties differ come first.
    pub rows: Vec<Row>,
    /// What has to be told.
    pub notes: Vec<Note>,
}

/// A party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyName {
    /// Its id.
    pub id: String,
    /// The word of the texts.
    pub name: String,
}

/// A clause with the positions on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its id, as it stands in the sheet.
    pub clause: String,
    /// Its title.
    pub title: String,
    /// Whether the corpus has it.
    pub state: ClauseState,
    /// Whether the parties differ.
    pub differs: bool,
    /// The answers, by the id of the party.
    pub positions: Sorted<Answer>,
    /// Cells of columns that the sheet did not have when it was made, by the name of the column.
    pub other: Sorted<String>,
}

/// What a party answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// `comply`, `partly`, `no`, `alternative`, or other words.
    pub position: String,
    /// The text that it proposes.
    pub text: String,
    /// Who decides.
    pub owner: String,
}

/// The cells of a sheet, with what has to be told of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, each with its cells from the first column on; empty ones too.
    pub rows: Vec<Vec<String>>,
    /// What a reader has to know of the sheet.
    pub notes: Vec<Note>,
}

/// Reads a returned sheet: XLSX, or CSV where the name of the file says so.
///
/// # Errors
///
/// If the file is no such sheet.
pub fn positions(bytes: &[u8], file_name: &str, corpus: &Corpus) -> Result<Positions, Problem> {
    let (words, id) = (&corpus.words, corpus.words.get(ID));
    let tables = if is_csv(file_name) { vec![from_csv(bytes, words)] } else { tables_in(bytes, words)? };
    let mut names: Vec<String> = tables.iter().flat_map(|table| &table.rows).take(MAX_HEAD_ROW).flatten().cloned().collect();
    names.dedup();
    let found = tables.into_iter().find_map(|table| {
        let head = table.rows.iter().take(MAX_HEAD_ROW).position(|row| row.iter().any(|cell| is_named(cell, &id)))?;
        Some((table, head))
    });
    let Some((table, head)) = found else {
        let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).take(8).collect();
        let has =
            if names.is_empty() { words.get("returned-no-text") } else { words.with("returned-found", &[("names", &names.join(", "))]) };
        let message = words.with("returned-no-id-column", &[("name", &id), ("found", &has)]);
        return Err(Problem { code: "no-id-column", message });
    };
    Ok(gathered(&table, head, corpus))
}

fn is_csv(file_name: &str) -> bool {
    file_name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"))
}

fn is_named(cell: &str, name: &str) -> bool {
    cell.trim().to_lowercase() == name.to_lowercase()
}

/// What a column has.
enum Meaning {
    Id,
    /// What the sheet had when it was made, and what the corpus still knows.
    Known,
    /// One of the columns of a party.
    Party(String, usize),
    Other(String),
}

fn meanings(head: &[String], corpus: &Corpus, notes: &mut Vec<Note>) -> Vec<Meaning> {
    let words = &corpus.words;
    let of_party = |name: &str| {
        corpus.parties.iter().find_map(|party| {
            let column = OF_PARTY.iter().position(|column| is_named(name, &column_of(&party.name, column, words)))?;
            Some(Meaning::Party(party.id.clone(), column))
        })
    };
    let is_leaning = |name: &str| corpus.parties.iter().any(|party| is_named(name, &column_of(&party.name, "values-leaning", words)));
    let meanings: Vec<Meaning> = head
        .iter()
        .enumerate()
        .map(|(index, name)| {
            if is_named(name, &words.get(ID)) {
                Meaning::Id
            } else if [TITLE, TEXT, VALUES, SOURCE].iter().any(|known| is_named(name, &words.get(known))) || is_leaning(name) {
                Meaning::Known
            } else if name.trim().is_empty() {
                Meaning::Other(words.with("returned-column", &[("name", &letters(index + 1))]))
            } else {
                of_party(name).unwrap_or_else(|| Meaning::Other(name.trim().to_owned()))
            }
        })
        .collect();
    for party in &corpus.parties {
        if !meanings.iter().any(|meaning| matches!(meaning, Meaning::Party(id, 0) if *id == party.id)) {
            let message = words.with("returned-no-column", &[("name", &column_of(&party.name, OF_PARTY[0], words))]);
            notes.push(Note::new(NoteCode::Column, message));
        }
    }
    meanings
}

fn gathered(table: &Table, head: usize, corpus: &Corpus) -> Positions {
    let mut notes = table.notes.clone();
    let meanings = meanings(&table.rows[head], corpus, &mut notes);
    let mut rows = Vec::new();
    let mut seen = Vec::new();
    for cells in &table.rows[head + 1..] {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let row = row(cells, &meanings, corpus);
        tell(&row, &mut seen, corpus, &mut notes);
        rows.push(row);
    }
    // The order of the sheet stays within each half.
    rows.sort_by_key(|row| !row.differs);
    let parties = corpus.parties.iter().map(|party| PartyName { id: party.id.clone(), name: party.name.clone() }).collect();
    Positions { parties, rows, notes }
}

fn row(cells: &[String], meanings: &[Meaning], corpus: &Corpus) -> Row {
    let positions = corpus.parties.iter().map(|party| (party.id.clone(), Answer::default())).collect();
    let mut row = Row { positions, ..Row::default() };
    for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
        let cell = cell.trim().to_owned();
        match meanings.get(index) {
            Some(Meaning::Id) => row.clause = cell.to_ascii_uppercase(),
            Some(Meaning::Known) => {}
            Some(Meaning::Party(party, column)) => {
                let answer = row.positions.entry(party);
                *[&mut answer.position, &mut answer.text, &mut answer.owner][*column] = cell;
            }
            Some(Meaning::Other(name)) => {
                row.other.insert(name.clone(), cell);
            }
            None => {
                row.other.insert(corpus.words.with("returned-column", &[("name", &letters(index + 1))]), cell);
            }
        }
    }
    let id = row.clause.as_str();
    (row.state, row.title) = match (corpus.clause(id), corpus.withdrawn(id)) {
        (Some(clause), _) => (ClauseState::InForce, clause.title.clone()),
        (None, Some(withdrawn)) => (ClauseState::Withdrawn, withdrawn.title.clone()),
        (None, None) => (ClauseState::Unknown, String::new()),
    };
    let answers: Vec<String> = row.positions.values().map(|answer| answer.position.to_lowercase()).collect();
    row.differs = answers.iter().any(|answer| *answer != answers[0]);
    row
}

fn tell(row: &Row, seen: &mut Vec<String>, corpus: &Corpus, notes: &mut Vec<Note>) {
    let id = row.clause.as_str();
    if id.is_empty() {
        notes.push(Note::new(NoteCode::Unknown, corpus.words.get("returned-no-id")));
        return;
    }
    if seen.contains(&row.clause) {
        notes.push(Note::of(NoteCode::Twice, id, corpus.words.with("returned-twice", &[("clause", id)])));
    } else {
        seen.push(row.clause.clone());
    }
    match row.state {
        ClauseState::InForce => {}
        ClauseState::Withdrawn => {
            let successors = corpus.withdrawn(id).map(|withdrawn| withdrawn.replaced_by.join(", ")).unwrap_or_default();
            let message = match successors.as_str() {
                "" => corpus.words.with("returned-withdrawn", &[("clause", id)]),
                ids => corpus.words.with("returned-replaced", &[("clause", id), ("ids", ids)]),
            };
            notes.push(Note::of(NoteCode::Withdrawn, id, message));
        }
        ClauseState::Unknown => {
            notes.push(Note::of(NoteCode::Unknown, id, corpus.words.with("returned-unknown", &[("clause", id)])));
        }
    }
}

fn from_csv(bytes: &[u8], words: &Words) -> Table {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    // Spreadsheets of some countries write semicolons.
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut table = Table::default();
    for record in reader.records().map_while(Result::ok) {
        if table.rows.len() == MAX_ROWS {
            table.notes.push(too_many(words));
            break;
        }
        table.rows.push(record.iter().take(MAX_COLUMNS).map(|cell| crate::escape::unguarded(cell).to_owned()).collect());
    }
    table
}

fn too_many(words: &Words) -> Note {
    Note::new(NoteCode::TooMuch, words.with("returned-rows", &[("count", &MAX_ROWS.to_string())]))
}

/// Whether an archive is a workbook, so that it can be told from a document.
pub fn is_workbook(bytes: &[u8]) -> bool {
    Package::open(bytes).is_some_and(|package| package.has("xl/workbook.xml"))
}

/// The sheets of a workbook, in the order of their parts.
///
/// # Errors
///
/// If the file is no workbook, or a sheet cannot be unpacked.
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>, Problem> {
    tables_in(bytes, &Words::default())
}

/// The sheets of a workbook, with what is told of them in the words of a corpus.
fn tables_in(bytes: &[u8], words: &Words) -> Result<Vec<Table>, Problem> {
    let damaged = |key: &str| Problem { code: "not-a-workbook", message: words.get(key) };
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(damaged("returned-password"));
    }
    let package = Package::open(bytes).ok_or_else(|| damaged("returned-no-workbook"))?;
    let mut notes = Vec::new();
    if package.has("xl/vbaProject.bin") {
        notes.push(Note::new(NoteCode::Macros, words.get("returned-macros")));
    }
    let shared = package.part("xl/sharedStrings.xml");
    if shared.as_ref().is_some_and(|part| !part.is_whole) {
        notes.push(too_large(words));
    }
    let strings = shared.map(|part| shared_strings(&part.content)).unwrap_or_default();
    let sheets = package.names("xl/worksheets/", ".xml");
    if sheets.is_empty() {
        return Err(damaged("returned-no-sheets"));
    }
    let mut tables: Vec<Table> = Vec::new();
    let (mut unpacked, mut text) = (0, 0);
    for name in sheets {
        if unpacked > MAX_BYTES || text > MAX_BYTES {
            for table in &mut tables {
                table.notes.push(too_large(words));
            }
            break;
        }
        let part = package.part(&name).ok_or_else(|| damaged("returned-damaged"))?;
        unpacked += part.content.len();
        let mut table = table(part.content.as_slice(), &strings, &mut text, words);
        if !part.is_whole && table.rows.len() < MAX_ROWS {
            table.notes.push(too_large(words));
        }
        table.notes.extend(notes.iter().cloned());
        tables.push(table);
    }
    Ok(tables)
}

fn too_large(words: &Words) -> Note {
    Note::new(NoteCode::TooMuch, words.get("returned-too-large"))
}

/// The texts that cells share. Readings beside a text, as in Japanese, are none of its words.
fn shared_strings(part: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    let (mut strings, mut text, mut in_text, mut skipped) = (Vec::new(), String::new(), false, 0_usize);
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => match start.local_name().as_ref() {
                "si" => text.clear(),
                "rPh" => skipped += 1,
                "t" => in_text = skipped == 0,
                _ => {}
            },
            Ok(Event::Empty(empty)) if empty.local_name().as_ref() == "si" => strings.push(String::new()),
            Ok(Event::End(end)) => match end.local_name().as_ref() {
                "si" => strings.push(std::mem::take(&mut text)),
                "rPh" => skipped = skipped.saturating_sub(1),
                "t" => in_text = false,
                _ => {}
            },
            // Before the texts: a part that was cut in one has no end of it.
            Ok(Event::Eof) | Err(_) => return strings,
            Ok(event) if in_text => push_text(&event, &mut text),
            Ok(_) => {}
        }
        buffer.clear();
    }
}

/// Adds the characters of a text, of a reference to one, or of a section without markup.
fn push_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(words) => text.push_str(words.as_ref()),
        Event::CData(words) => text.push_str(words.as_ref()),
        Event::GeneralRef(reference) => {
            let written = format!("&{};", reference.as_ref() as &str);
            text.push_str(&quick_xml::escape::unescape(&written).unwrap_or_default());
        }
        _ => {}
    }
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    text: String,
    has_formula: bool,
}

/// The cells of a sheet, row by row, until there are too many; `text` counts the bytes of all cells.
fn table(part: impl BufRead, strings: &[String], text: &mut usize, words: &Words) -> Table {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    let mut table = Table::default();
    let (mut row, mut cell, mut in_text, mut formulas) = (Vec::new(), Cell::default(), false, Vec::new());
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => match start.local_name().as_ref() {
                "row" => row = Vec::new(),
                "c" => cell = begun(&start, row.len()),
                "f" => cell.has_formula = true,
                "v" | "t" => in_text = true,
                _ => {}
            },
            Ok(Event::Empty(empty)) => match empty.local_name().as_ref() {
                "row" => table.rows.push(Vec::new()),
                "c" => put(begun(&empty, row.len()).column, String::new(), &mut row),
                "f" => cell.has_formula = true,
                _ => {}
            },
            Ok(Event::End(end)) => match end.local_name().as_ref() {
                "v" | "t" => in_text = false,
                "c" => {
                    if cell.has_formula {
                        formulas.push(format!("{}{}", letters(cell.column + 1), table.rows.len() + 1));
                    }
                    let words = value(&cell, strings);
                    *text += words.len();
                    put(cell.column, words, &mut row);
                }
                "row" => table.rows.push(std::mem::take(&mut row)),
                _ => {}
            },
            Ok(Event::Eof) => break,
            Ok(event) if in_text => push_text(&event, &mut cell.text),
            Err(_) => {
                table.notes.push(Note::new(NoteCode::Cut, words.get("returned-cut")));
                break;
            }
            Ok(_) => {}
        }
        buffer.clear();
        if table.rows.len() >= MAX_ROWS || *text > MAX_BYTES {
            table.notes.push(if table.rows.len() >= MAX_ROWS { too_many(words) } else { too_large(words) });
            break;
        }
    }
    if !formulas.is_empty() {
        let key = if formulas.len() > MAX_FORMULAS { "returned-formulas-more" } else { "returned-formulas" };
        let named = formulas.iter().take(MAX_FORMULAS).cloned().collect::<Vec<_>>().join(", ");
        table.notes.push(Note::new(NoteCode::Formula, words.with(key, &[("cells", &named)])));
    }
    table
}

fn begun(start: &BytesStart<'_>, next: usize) -> Cell {
    let attribute = |name: &str| start.attributes().flatten().find(|one| one.key.as_ref() == name).map(|one| one.value.into_owned());
    let column = attribute("r").and_then(|place| column(&place)).unwrap_or(next);
    Cell { column, kind: attribute("t").unwrap_or_default(), ..Cell::default() }
}

/// The column of `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters: Vec<u8> = place.bytes().take_while(u8::is_ascii_uppercase).collect();
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    Some(letters.iter().fold(0, |number, letter| number * 26 + usize::from(letter - b'A') + 1) - 1)
}

fn value(cell: &Cell, strings: &[String]) -> String {
    match cell.kind.as_str() {
        "s" => cell.text.trim().parse::<usize>().ok().and_then(|index| strings.get(index)).cloned().unwrap_or_default(),
        "b" => if cell.text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        _ => cell.text.clone(),
    }
}

fn put(column: usize, text: String, row: &mut Vec<String>) {
    if column >= MAX_COLUMNS {
        return;
    }
    if row.len() <= column {
        row.resize(column + 1, String::new());
    }
    row[column] = text;
}
