//! A clause file as fields: those that an import writes, each of which can be read and exchanged alone. Everything else
//! in the file stays as it is, comments too.

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

use super::record::Fields;
use crate::corpus::ClauseId;

const FENCE: &str = "+++";
const TEXT: &str = "text";
const PARAMETERS: &str = "parameters";

/// Which fields a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Title, parties, parameters, and a text up to the first heading.
    Clause,
    /// Id, number, title, and a text without headings.
    Official,
}

impl Form {
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Clause => &["title", "parties"],
            Self::Official => &["id", "number", "title"],
        }
    }
}

/// A clause file, or one of an official text, taken apart.
pub(super) struct ClauseFile {
    form: Form,
    front: DocumentMut,
    /// The clause text, and from the first heading on what explains it.
    text: String,
    sections: String,
}

impl ClauseFile {
    /// A new one, with what has to be done as comments.
    pub(super) fn new(id: &ClauseId, comments: &[String]) -> Self {
        let comments: String = comments.iter().map(|line| format!("# {line}\n")).collect();
        let front = format!("id = \"{id}\"\ntitle = \"\"\n{comments}status = \"unfinished\"\n");
        Self::with_front(Form::Clause, &front)
    }

    /// A new one of an official text, with what has to be done as comments.
    pub(super) fn official(comments: &[String]) -> Self {
        Self::with_front(Form::Official, &comments.iter().map(|line| format!("# {line}\n")).collect::<String>())
    }

    fn with_front(form: Form, front: &str) -> Self {
        Self { form, front: front.parse().expect("front matter of ours is TOML"), text: String::new(), sections: String::new() }
    }

    /// Takes a file apart; none where its front matter cannot be read.
    pub(super) fn read(text: &str, form: Form) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let inside = text.strip_prefix(FENCE)?.trim_start_matches(' ').strip_prefix('\n')?;
        let mut at = 0;
        let end = inside.split_inclusive('\n').find_map(|line| {
            at += line.len();
            (line.trim_end() == FENCE).then(|| at - line.len()..at)
        })?;
        let (front, body) = (&inside[..end.start], &inside[end.end..]);
        let sections = body.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        });
        let begin = sections.into_iter().find(|(_, line)| form == Form::Clause && is_heading(line)).map_or(body.len(), |(start, _)| start);
        Some(Self { form, front: front.parse().ok()?, text: body[..begin].trim().to_owned(), sections: body[begin..].to_owned() })
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        let gap = if self.sections.is_empty() { "" } else { "\n" };
        format!("{FENCE}\n{}{FENCE}\n{}\n{gap}{}", self.front, self.text, self.sections)
    }

    /// The fields that an import may write, and all keys of parameters.
    pub(super) fn fields(&self) -> Fields {
        let mut fields = Fields::new();
        for key in self.form.keys() {
            fields.extend(self.front.get(key).and_then(written).map(|value| ((*key).to_owned(), value)));
        }
        fields.insert(TEXT.to_owned(), self.text.clone());
        for (name, parameter) in self.front.get(PARAMETERS).and_then(Item::as_table_like).into_iter().flat_map(TableLike::iter) {
            for (key, value) in parameter.as_table_like().into_iter().flat_map(TableLike::iter) {
                fields.insert(format!("{PARAMETERS}.{name}.{key}"), written(value).unwrap_or_default());
            }
        }
        fields
    }

    /// Whether the front matter has a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.front.contains_key(key)
    }

    /// Writes a field.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        if key == TEXT {
            value.clone_into(&mut self.text);
            return;
        }
        let mut path = key.split('.');
        let (first, name, last) = (path.next().unwrap_or_default(), path.next(), path.next());
        match (name, last) {
            (Some(name), Some(last)) => {
                let parameters = self.front.entry(first).or_insert_with(|| {
                    let mut table = Table::new();
                    table.set_implicit(true);
                    Item::Table(table)
                });
                let Some(parameters) = parameters.as_table_like_mut() else { return };
                if let Some(parameter) = parameters.entry(name).or_insert_with(|| Item::Table(Table::new())).as_table_like_mut() {
                    put(parameter, last, Value::from(value));
                }
            }
            _ if first == "parties" => put(self.front.as_table_mut(), first, Value::Array(value.split(", ").collect::<Array>())),
            _ => put(self.front.as_table_mut(), first, Value::from(value)),
        }
    }

    /// Removes a parameter.
    pub(super) fn remove_parameter(&mut self, name: &str) {
        if let Some(parameters) = self.front.get_mut(PARAMETERS).and_then(Item::as_table_like_mut) {
            parameters.remove(name);
            if parameters.is_empty() {
                self.front.remove(PARAMETERS);
            }
        }
    }
}

/// Puts a value where the old one was, with what stands around it.
fn put(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// A text, or a list of texts with commas between them.
fn written(item: &Item) -> Option<String> {
    if let Some(list) = item.as_array() {
        return Some(list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "));
    }
    item.as_str().map(str::to_owned)
}

/// Whether a line begins what explains a clause.
fn is_heading(line: &str) -> bool {
    let signs = line.bytes().take_while(|&byte| byte == b'#').count();
    (1..=6).contains(&signs) && line[signs..].starts_with([' ', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "+++\nid = \"DEL-1\"\ntitle = \"Time\" # short\nparties = [\"buyer\"]\n\n# Ask counsel.\n[parameters.days]\nlabel = \"Days\"\ndefault = \"5 days\"\nbuyer = \"3 days\"\n+++\nWithin {days}.\n\n(a) x\n\n## Rationale\n\nWhy.\n";

    #[test]
    fn a_file_comes_back_as_it_was() {
        assert_eq!(ClauseFile::read(FILE, Form::Clause).expect("a clause file").text(), FILE);
    }

    #[test]
    fn one_field_is_exchanged_and_the_rest_stays() {
        let mut file = ClauseFile::read(FILE, Form::Clause).expect("a clause file");
        assert_eq!(file.fields()["parameters.days.buyer"], "3 days");
        assert_eq!(file.fields()["text"], "Within {days}.\n\n(a) x");
        file.set("title", "Hour");
        file.set("parties", "buyer, seller");
        file.set("text", "New.");
        file.set("parameters.days.default", "7 days");
        file.set("parameters.hours.label", "Hours");
        let expected = FILE
            .replace("\"Time\"", "\"Hour\"")
            .replace("[\"buyer\"]", "[\"buyer\", \"seller\"]")
            .replace("Within {days}.\n\n(a) x", "New.")
            .replace("\"5 days\"", "\"7 days\"")
            .replace("\"3 days\"\n", "\"3 days\"\n\n[parameters.hours]\nlabel = \"Hours\"\n");
        assert_eq!(file.text(), expected);
        file.remove_parameter("days");
        assert!(!file.fields().contains_key("parameters.days.label"));
    }

    #[test]
    fn what_is_no_clause_file_is_not_read() {
        for text in ["", "+++\n", "no\n+++\n", "+++\nid = \n+++\nx"] {
            assert!(ClauseFile::read(text, Form::Clause).is_none(), "{text:?}");
        }
    }
}
