//! Every field of a book, found by walking its files: a field that is new in the files is covered by itself, and
//! [`unwalked_keys`] finds keys that the reader knows and the files do not use.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use mdbook_clauses::corpus::register::Category;
use mdbook_clauses::diagnostics::Code;
use mdbook_clauses::read::DATA_FILES;
use mdbook_clauses::read::END_OF_REGISTER;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use crate::support::Book;

/// Files of TOML. Each path stands for its kind of file.
fn toml_files() -> impl Iterator<Item = &'static str> {
    std::iter::once("book.toml").chain(DATA_FILES)
}

/// Files of Markdown with front matter.
const FRONT_MATTER: [&str; 2] = ["src/delivery/del-1.md", "src/delivery/index.md"];
const CHAPTERS: [&str; 2] = ["src/index.md", "src/about/index.md"];

/// A step from a table or list to what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// A place for a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    /// A string of TOML, in a file of its own or in front matter.
    Value(&'static str, Vec<Step>),
    /// A key of TOML: the last step.
    Name(&'static str, Vec<Step>),
    /// A paragraph of Markdown before the heading with this number; the last one stands at the end.
    Paragraph(&'static str, usize),
    /// Words inside a paragraph that is there.
    Words(&'static str),
    /// The words of an entry of SUMMARY.md.
    Entry,
    /// Where an entry of SUMMARY.md leads.
    Target,
}

impl Field {
    /// `glossary.toml term.*.aliases.*`.
    pub(crate) fn name(&self) -> String {
        let steps = |steps: &[Step]| {
            let words = steps.iter().enumerate().map(|(at, step)| match step {
                // Parameters and ids have names that authors choose.
                Step::Key(key) if !matches!(at.checked_sub(1).map(|before| &steps[before]), Some(Step::Key(table)) if is_of_names(table)) => key.as_str(),
                _ => "*",
            });
            words.collect::<Vec<_>>().join(".")
        };
        match self {
            Self::Value(file, path) => format!("{file} {}", steps(path)),
            Self::Name(file, path) => format!("{file} key {}", steps(path)),
            Self::Paragraph(file, at) => format!("{file} paragraph {at}"),
            Self::Words(file) => format!("{file} words"),
            Self::Entry => "src/SUMMARY.md entry".to_owned(),
            Self::Target => "src/SUMMARY.md target".to_owned(),
        }
    }

    fn path(&self) -> &[Step] {
        match self {
            Self::Value(_, path) | Self::Name(_, path) => path,
            _ => &[],
        }
    }

    /// Whether it belongs to a parameter of a clause.
    pub(crate) fn is_of_parameter(&self) -> bool {
        matches!(self.path().first(), Some(Step::Key(table)) if table == "parameters")
    }

    /// Whether any text can be here: names of parameters and ids can be new, other keys are those of the format.
    pub(crate) fn is_free(&self) -> bool {
        match self {
            Self::Name(_, path) => match path.as_slice() {
                [Step::Key(table), Step::Key(_)] => is_of_names(table),
                // A framework without a list of its provisions has those that the file describes.
                [.., Step::Key(table), Step::Key(_)] => table == "about",
                _ => false,
            },
            _ => true,
        }
    }

    /// Whether the text is read as Markdown, which may say what Markdown says.
    pub(crate) fn is_markdown(&self) -> bool {
        match self {
            Self::Value(_, path) => matches!(
                path.last(),
                Some(Step::Key(key)) if ["definition", "source", "note", "basis", "text", "what"].contains(&key.as_str())
            ),
            Self::Name(..) | Self::Target => false,
            _ => true,
        }
    }
}

/// Whether the keys of a table are names.
fn is_of_names(table: &str) -> bool {
    ["parameters", "moved", "names", "about"].contains(&table) || Category::ALL.iter().any(|category| category.table() == table)
}

/// The example corpus with every key that the reader knows.
pub(crate) fn full_book() -> Book {
    Book::orchard()
        .edit(
            "src/delivery/del-1.md",
            "see = [\"DEL-2\"]",
            "see = [\"DEL-2\"]\naccept = [{ lint = \"bare-number\", reason = \"Nobody bargains over it.\" }]",
        )
        .edit("src/delivery/del-1.md", "kind = \"duty\"", "kind = \"duty\"\nrequires = [\"PAY-1\"]\nasked = [\"When does the cart come?\"]\nsignals = [\"The carrier arrives within one day.\"]")
        .edit(
            "src/delivery/del-1.md",
            "label = \"Notice before the cart comes\"\ndefault = \"12 hours\"\nbuyer = \"24 hours\"",
        "label = \"Notice before the cart comes\"\nsame_as = \"PAY-1.pay_days\"\nterm = \"Crate\"\ndefault = \"30 days\"\nbuyer = \"60 days\"\nseller = \"14 days\"",
    )
        .with("official/7.md", "+++\nid = \"DEL-1\"\nnumber = \"7\"\ntitle = \"Carts\"\n+++\nThe cart comes within a week.\n")
        .with("official/8.md", "+++\nnumber = \"8\"\nnot-covered = \"Nobody asks for it.\"\n+++\nNothing.\n")
        .edit("src/delivery/index.md", "prefix = ", "language = \"en-GB\"\nprefix = ")
        .edit("addresses.lock", "[frameworks]", "tub = \"Tub\"\n\n[frameworks]")
        .edit("addresses.lock", END_OF_REGISTER, &format!("[moved]\n\"t/tub/\" = \"t/crate/\"\n\n{END_OF_REGISTER}"))
        .with("corpus.toml", format!(
            "includes = \"source\"\nitems = \"(a)(i)(A)\"\nformer-titles = [\"Apple Terms\"]\nedit = \"https://forgejo.example/edit/{{branch}}/{{path}}\"\n\
             report = \"https://forgejo.example/new?title={{title}}&body={{body}}\"\ncontact-until = \"2027-11-30\"\n{}",
            settings().replace("[official]\n", "[official]\nfolder = \"official\"\npublish = true\n")
        ))
}

/// The settings of the example corpus with every key of every house rule. The rules that it has not are off.
fn settings() -> String {
    Book::orchard()
        .text("corpus.toml")
        .replace("allow = [\"Monday\"] }", "allow = [\"Monday\"], budget = 1 }")
        .replace("words = 40 }", "words = 40, budget = 1 }")
        .replace(
            "[lints]\n",
            "[lints]\nsentence-too-short = { level = \"off\", words = 3, budget = 1 }\npointer-sentence = { level = \"off\", budget = 1 }\n\
             too-many-links = { level = \"off\", clauses = 9, budget = 1 }\n",
        )
}

/// Front matter, or the whole file, and what follows.
fn parts(text: &str) -> (String, Option<String>) {
    match text.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n")) {
        Some((front, body)) => (front.to_owned(), Some(body.to_owned())),
        None => (text.to_owned(), None),
    }
}

fn table(book: &Book, file: &str) -> Table {
    parts(&book.text(file)).0.parse().unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn with_table(book: Book, file: &str, table: &Table) -> Book {
    let front = toml::to_string(table).expect("a table that was read can be written");
    let text = match parts(&book.text(file)).1 {
        Some(body) => format!("+++\n{front}+++\n{body}"),
        None if file == "addresses.lock" => format!("{front}{END_OF_REGISTER}\n"),
        None => front,
    };
    book.with(file, text)
}

/// Every field; of those that differ only in an index, the first.
pub(crate) fn all(book: &Book) -> Vec<Field> {
    let mut fields = Vec::new();
    for file in toml_files().chain(FRONT_MATTER) {
        walk(file, &Value::Table(table(book, file)), &mut Vec::new(), &mut fields);
    }
    for file in FRONT_MATTER.into_iter().chain(CHAPTERS) {
        let headings = headings(&book.text(file)).len();
        fields.extend((0..=headings).map(|at| Field::Paragraph(file, at)));
        fields.push(Field::Words(file));
    }
    fields.extend([Field::Entry, Field::Target]);
    let mut seen = BTreeSet::new();
    fields.retain(|field| seen.insert(field.name()));
    fields
}

fn walk(file: &'static str, value: &Value, path: &mut Vec<Step>, fields: &mut Vec<Field>) {
    match value {
        Value::String(_) | Value::Datetime(_) => fields.push(Field::Value(file, path.clone())),
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                path.push(Step::Index(index));
                walk(file, value, path, fields);
                path.pop();
            }
        }
        Value::Table(table) => {
            for (key, value) in table {
                path.push(Step::Key(key.clone()));
                fields.push(Field::Name(file, path.clone()));
                walk(file, value, path, fields);
                path.pop();
            }
        }
        _ => {}
    }
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::Index(index) => &mut value[*index],
    })
}

/// Bytes at which headings and the end of the file stand.
fn headings(text: &str) -> Vec<usize> {
    text.match_indices("\n#").map(|(at, _)| at + 1).collect()
}

/// The book with a text in a field.
pub(crate) fn put(book: &Book, field: &Field, text: &str) -> Book {
    put_all(book, &[field], text)
}

/// The book with a text in fields, and in the places that repeat one of them.
pub(crate) fn put_all(book: &Book, fields: &[&Field], text: &str) -> Book {
    let mut book = book.clone();
    for file in toml_files().chain(FRONT_MATTER) {
        let values: Vec<&[Step]> =
            fields.iter().filter(|field| matches!(field, Field::Value(name, _) if *name == file)).map(|field| field.path()).collect();
        let names: Vec<&[Step]> =
            fields.iter().filter(|field| matches!(field, Field::Name(name, _) if *name == file)).map(|field| field.path()).collect();
        if values.is_empty() && names.is_empty() {
            continue;
        }
        let mut root = Value::Table(table(&book, file));
        for path in values {
            *at(&mut root, path) = Value::String(text.to_owned());
        }
        // Names come last: what is in a table of another name is not found under its path.
        for path in names {
            let (last, first) = path.split_last().expect("a key has a path");
            let Step::Key(key) = last else { unreachable!("the last step to a key is the key") };
            let table = at(&mut root, first).as_table_mut().expect("keys are in tables");
            if let Some(value) = table.remove(key) {
                table.insert(text.to_owned(), value);
            }
        }
        book = with_table(book, file, root.as_table().expect("the root is a table"));
    }
    for field in fields {
        book = match field {
            Field::Value(..) => repeat(book, field, text),
            Field::Name(..) => book,
            Field::Paragraph(file, index) => {
                let mut whole = book.text(file);
                let at = headings(&whole).get(*index).copied().unwrap_or(whole.len());
                whole.insert_str(at, &format!("\n{text}\n\n"));
                book.with(file, whole)
            }
            Field::Words(file) => {
                let whole = book.text(file);
                let body = whole.rfind("+++\n").map_or(0, |at| at + 4);
                let space = body + whole[body..].rfind(". ").or_else(|| whole[body..].rfind(' ')).expect("there are words") + 1;
                book.with(file, format!("{} {text}{}", &whole[..space], &whole[space..]))
            }
            Field::Entry => book.edit("src/SUMMARY.md", "[About these terms]", &format!("[{text}]")),
            Field::Target => book.edit("src/SUMMARY.md", "(about/index.md)", &format!("({text})")),
        };
    }
    book
}

/// Names are used elsewhere: headings of views have the party's name, references the framework's key.
fn repeat(mut book: Book, field: &Field, new: &str) -> Book {
    match field.name().as_str() {
        "corpus.toml party.*.name" => {
            let escaped: String = new.chars().flat_map(|c| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] }).collect();
            for file in ["src/delivery/del-1.md", "src/payment/pay-1.md"] {
                let text = book.text(file).replace("## Buyer view", &format!("## {escaped} view"));
                book = book.with(file, text);
            }
            book
        }
        "frameworks.toml framework.*.key" => {
            let text = book.text(FRONT_MATTER[0]);
            let reference = toml::Value::String(format!("{new} 2.1")).to_string();
            book.with(FRONT_MATTER[0], text.replace("\"GRADES 2.1\"", &reference))
        }
        _ => book,
    }
}

/// Keys that the reader knows and no field has: what it says of an unknown key in each table.
pub(crate) fn unwalked_keys(book: &Book) -> BTreeSet<String> {
    let mut names: Vec<String> = Vec::new();
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut changed_book = book.clone();
    for file in toml_files().filter(|file| *file != "book.toml").chain(FRONT_MATTER) {
        let mut root = Value::Table(table(book, file));
        for path in tables(&root) {
            let name = Field::Value(file, path.clone()).name();
            let here = at(&mut root, &path).as_table_mut().expect("paths of tables lead to tables");
            used.entry(name.clone()).or_default().extend(here.keys().cloned());
            here.insert(format!("zzzzzzzzzzzzzzzz-{}", names.len()), Value::Integer(1));
            names.push(name);
        }
        changed_book = with_table(changed_book, file, root.as_table().expect("the root is a table"));
    }
    let mut missing = BTreeSet::new();
    let mut told = 0;
    for diagnostic in changed_book.check().diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::UnknownKey) {
        let number = diagnostic.message.split("zzzz-").nth(1).and_then(|rest| rest.split('`').next()?.parse::<usize>().ok());
        let list = diagnostic.help.as_deref().and_then(|help| help.strip_prefix("known keys: "));
        let (Some(number), Some(list)) = (number, list) else { continue };
        told += 1;
        let name = &names[number];
        let known = list.split('`').skip(1).step_by(2);
        // A clause's `status` is one word, and a clause that has it is left out of documents.
        let is_left_out = |key: &str| key == "status" && name.starts_with(FRONT_MATTER[0]);
        missing.extend(known.filter(|key| !used[name].contains(*key) && !is_left_out(key)).map(|key| format!("{name}: {key}")));
    }
    assert!(told > 15, "the reader has spoken of {told} tables");
    missing
}

/// Where the text of a field stands in its file: of a paragraph its whole section. `None` where files do not tell.
pub(crate) fn place(book: &Book, field: &Field) -> Option<(&'static str, Range<usize>)> {
    match field {
        Field::Value(file, path) => {
            let text = book.text(file);
            let offset = if text.starts_with("+++\n") { 4 } else { 0 };
            let front = parts(&text).0;
            let root = DeTable::parse(&front).ok()?;
            let mut value: Option<&Spanned<DeValue<'_>>> = None;
            for step in path {
                value = Some(match (step, value) {
                    (Step::Key(key), None) => root.get_ref().get(key.as_str())?,
                    (Step::Key(key), Some(value)) => value.get_ref().as_table()?.get(key.as_str())?,
                    (Step::Index(index), Some(value)) => value.get_ref().as_array()?.get(*index)?,
                    (Step::Index(_), None) => return None,
                });
            }
            let span = value?.span();
            Some((file, offset + span.start..offset + span.end))
        }
        Field::Paragraph(file, index) => {
            let text = book.text(file);
            let mut ends = headings(&text);
            ends.push(text.len());
            let start = index.checked_sub(1).map_or(0, |before| ends.get(before).copied().unwrap_or(0));
            Some((file, start..*ends.get(*index)?))
        }
        _ => None,
    }
}

fn tables(root: &Value) -> Vec<Vec<Step>> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), root)];
    while let Some((path, value)) = open.pop() {
        let with = |step: Step| path.iter().cloned().chain([step]).collect::<Vec<_>>();
        match value {
            Value::Table(table) => {
                open.extend(table.iter().map(|(key, value)| (with(Step::Key(key.clone())), value)));
                found.push(path.clone());
            }
            Value::Array(list) => open.extend(list.iter().enumerate().map(|(index, value)| (with(Step::Index(index)), value))),
            _ => {}
        }
    }
    found
}
