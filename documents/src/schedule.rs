//! A schedule: what a reader has chosen. It is kept in the reader's browser and travels in addresses, so it is read
//! defensively: what cannot be read is told, and the rest is kept.

use serde::Serialize;
use serde_json::Value;

use crate::json::{Fields, FromJson, NotOfForm, object, words};
use crate::note::{Note, NoteCode};
use crate::sorted::Sorted;
use crate::words::Words;

/// Version of the form.
pub const VERSION: u32 = 1;

/// The name of the column with the values of the text as published.
pub const DEFAULT_COLUMN: &str = "default";

/// What a reader has chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Schedule {
    /// Version of the form.
    pub version: u32,
    /// The release whose texts were chosen from; none for the text of today.
    pub release: Option<String>,
    /// The clauses, in the order of the reader's hand.
    pub entries: Vec<Entry>,
    /// What becomes of references in definitions, by the id of the term and of the clause.
    #[serde(skip_serializing_if = "Sorted::is_empty")]
    pub definitions: Sorted<Sorted<Decision>>,
    /// The order of the document.
    pub order: Order,
    /// What clauses are called in the document.
    pub numbering: Numbering,
    /// The column of all values for which nothing else is chosen: `default` or the id of a party.
    pub column: String,
    /// Names, which stay on the reader's device: no address has them.
    pub names: Names,
    /// What follows the clauses.
    pub annexes: Vec<Annex>,
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            version: VERSION,
            release: None,
            entries: Vec::new(),
            definitions: Sorted::default(),
            order: Order::default(),
            numbering: Numbering::default(),
            column: DEFAULT_COLUMN.to_owned(),
            names: Names::default(),
            annexes: Vec::new(),
        }
    }
}

/// A chosen clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its id.
    pub clause: String,
    /// Which text.
    #[serde(rename = "use")]
    pub uses: Use,
    /// Chosen values by the name of their parameter; the others have the schedule's column.
    #[serde(skip_serializing_if = "Sorted::is_empty")]
    pub values: Sorted<Choice>,
    /// What becomes of clauses that are not chosen, by their id.
    #[serde(skip_serializing_if = "Sorted::is_empty")]
    pub references: Sorted<Decision>,
    /// The release whose text was decided for; without a decision it is the text of today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
}

/// Which text of a clause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// The text as published.
    #[default]
    Text,
    /// The text changed by the alternative of this index.
    Fallback(usize),
}

/// A chosen value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// The value of a column: `default` or the id of a party.
    Column(String),
    /// A value of the reader's own.
    Own(String),
}

/// What becomes of a reference to a clause that is not chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It stays, and the rule on omitted clauses says what it means.
    Keep,
    /// Its words are struck.
    Strike,
}

/// The order of clauses in a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Under headings, as in the book.
    #[default]
    Topic,
    /// As the reader has put them.
    Hand,
}

/// What clauses are called in a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// By their permanent ids.
    #[default]
    Ids,
    /// By numbers: 1, 1.1, (a).
    Numbers,
}

/// What stands on the cover page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Names {
    /// The contract that the schedule belongs to.
    pub contract: String,
    /// Its date.
    pub date: String,
    /// Names of the parties, by party id.
    pub parties: Sorted<String>,
}

impl Names {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.contract.trim().is_empty() && self.date.trim().is_empty() && self.parties.values().all(|name| name.trim().is_empty())
    }
}

/// What can follow the clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Annex {
    /// Why each clause is there.
    Rationale,
    /// What the parties think of it.
    Views,
    /// What a reviewer asks to see.
    Evidence,
}

impl Schedule {
    /// A schedule of these clauses.
    pub fn of<I: Into<String>>(clauses: impl IntoIterator<Item = I>) -> Self {
        let entries = clauses.into_iter().map(|id| Entry { clause: id.into(), ..Entry::default() }).collect();
        Self { entries, ..Self::default() }
    }

    /// The entry of a clause.
    pub fn entry(&self, clause: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.clause == clause)
    }

    /// The entry of a clause, to be changed.
    pub fn entry_mut(&mut self, clause: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.clause == clause)
    }

    /// Reads what a browser has kept, and says what could not be read. What cannot be read at all gives an empty schedule
    /// and a note; the caller keeps the old text until the reader has seen the note.
    pub fn read(json: &str, words: &Words) -> (Self, Vec<Note>) {
        let mut notes = Vec::new();
        let Some(mut fields) = serde_json::from_str(json).ok().and_then(|value| Fields::of(value).ok()) else {
            notes.push(Note::new(NoteCode::Corrupt, words.get("stored-unreadable")));
            return (Self::default(), notes);
        };
        if fields.take("version").as_u64().is_some_and(|version| version > u64::from(VERSION)) {
            notes.push(Note::new(NoteCode::Newer, words.get("stored-newer")));
        }
        let mut schedule = Self::default();
        schedule.read_settings(&mut fields, words, &mut notes);
        match fields.take("entries") {
            Value::Array(entries) => entries.into_iter().for_each(|entry| read_entry(entry, &mut schedule, words, &mut notes)),
            Value::Null => {}
            _ => notes.push(Note::new(NoteCode::Corrupt, words.get("stored-entries"))),
        }
        (schedule, notes)
    }

    /// The fields beside the entries, each by itself, so that one that cannot be read loses no other.
    fn read_settings(&mut self, fields: &mut Fields, words: &Words, notes: &mut Vec<Note>) {
        read_field(fields, "release", &mut self.release, words, notes);
        read_field(fields, "definitions", &mut self.definitions, words, notes);
        read_field(fields, "order", &mut self.order, words, notes);
        read_field(fields, "numbering", &mut self.numbering, words, notes);
        read_field(fields, "column", &mut self.column, words, notes);
        read_field(fields, "names", &mut self.names, words, notes);
        read_field(fields, "annexes", &mut self.annexes, words, notes);
    }
}

fn read_field<T: FromJson>(fields: &mut Fields, name: &str, field: &mut T, words: &Words, notes: &mut Vec<Note>) {
    let value = fields.take(name);
    if value.is_null() {
        return;
    }
    match T::from_json(value) {
        Ok(read) => *field = read,
        Err(_) => notes.push(Note::new(NoteCode::Corrupt, words.with("stored-field", &[("name", name)]))),
    }
}

fn read_entry(value: Value, schedule: &mut Schedule, words: &Words, notes: &mut Vec<Note>) {
    let id = value.get("clause").and_then(Value::as_str).unwrap_or_default().to_owned();
    match Entry::from_json(value) {
        Ok(entry) if !entry.clause.is_empty() => {
            if schedule.entry(&entry.clause).is_some() {
                notes.push(Note::of(NoteCode::Twice, &id, words.with("stored-twice", &[("clause", &id)])));
            } else {
                schedule.entries.push(entry);
            }
        }
        _ if id.is_empty() => notes.push(Note::new(NoteCode::Corrupt, words.get("stored-nameless"))),
        _ => {
            notes.push(Note::of(NoteCode::Corrupt, &id, words.with("stored-choice", &[("clause", &id)])));
            if schedule.entry(&id).is_none() {
                schedule.entries.push(Entry { clause: id, ..Entry::default() });
            }
        }
    }
}

object!(Entry { clause, uses as "use", values, references, release });
object!(Names { contract, date, parties });
words!(Decision { Keep = "keep", Strike = "strike" });
words!(Order { Topic = "topic", Hand = "hand" });
words!(Numbering { Ids = "ids", Numbers = "numbers" });
words!(Annex { Rationale = "rationale", Views = "views", Evidence = "evidence" });

impl FromJson for Use {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        match value {
            Value::Null => Ok(Self::Text),
            Value::String(word) if word == "text" => Ok(Self::Text),
            other => Ok(Self::Fallback(Fields::of(other)?.get("fallback")?)),
        }
    }
}

impl FromJson for Choice {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        let mut fields = Fields::of(value)?;
        match (fields.take("column"), fields.take("own")) {
            (Value::String(column), Value::Null) => Ok(Self::Column(column)),
            (Value::Null, Value::String(own)) => Ok(Self::Own(own)),
            _ => Err(NotOfForm),
        }
    }
}

impl FromJson for Schedule {
    /// A schedule that this page has written itself: what cannot be read is no small matter then.
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        let mut fields = Fields::of(value)?;
        let mut notes = Vec::new();
        let mut schedule = Self { entries: fields.get("entries")?, ..Self::default() };
        schedule.read_settings(&mut fields, &Words::default(), &mut notes);
        if notes.is_empty() { Ok(schedule) } else { Err(NotOfForm) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_version_1_stays() {
        let json = r#"{"version":1,"release":null,"entries":[{"clause":"DEL-1","use":{"fallback":0},"values":{"days":{"own":"45 days"}},"references":{"DEL-2":"strike"}},{"clause":"DEL-2","use":"text"}],"order":"hand","numbering":"numbers","column":"buyer","names":{"contract":"C","date":"","parties":{"buyer":"B"}},"annexes":["views"]}"#;
        let (schedule, notes) = Schedule::read(json, &Words::default());
        assert_eq!(notes, []);
        assert_eq!(serde_json::to_string(&schedule).expect("schedules become JSON"), json);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_rest_is_kept() {
        let json = r#"{"version":7,"entries":[{"clause":"DEL-1","use":"song"},{"clause":"DEL-1"},{"clause":""},7,{"clause":"X-1","new":1}],"order":"magic","column":"buyer"}"#;
        let (schedule, notes) = Schedule::read(json, &Words::default());
        let codes: Vec<NoteCode> = notes.iter().map(|note| note.code).collect();
        assert_eq!(codes, [NoteCode::Newer, NoteCode::Corrupt, NoteCode::Corrupt, NoteCode::Twice, NoteCode::Corrupt, NoteCode::Corrupt]);
        assert_eq!(schedule.entries.iter().map(|entry| entry.clause.as_str()).collect::<Vec<_>>(), ["DEL-1", "X-1"]);
        assert_eq!(schedule.column, "buyer");
        for broken in ["", "[]", "null", "{", "{\"entries\":", "\u{0}"] {
            let (schedule, notes) = Schedule::read(broken, &Words::default());
            assert_eq!((schedule, notes.len()), (Schedule::default(), 1), "{broken:?}");
        }
    }
}
