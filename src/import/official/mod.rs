//! Turns the official document that somebody holds into the files that lie beside a book: one for each provision, with the
//! clause of ours that corresponds to it. They are read by the same readers as every import, and merged by the same rules.

mod matching;
mod record;

pub use record::OfficialRecord;

use std::collections::{BTreeMap, BTreeSet};

use clause_documents::compare::Comparer;

use super::clause_file::{ClauseFile, Form};
use super::drafts::name;
use super::identity::{self, Earlier};
use super::record::Fields;
use super::refused::Refused;
use super::report::Report;
use super::source::Named;
use super::tree::{Part, Provision};
use super::update::Update;
use super::{Imported, clean, language};
use crate::corpus::{Corpus, Slug};
use crate::diagnostics::Code;
use crate::text::one_line;
use matching::Found;
use record::RecordedText;

const ID: &str = "id";
const NUMBER: &str = "number";

/// What is imported.
#[derive(Debug)]
pub struct OfficialRequest<'a> {
    /// The name of the document's file, without its folder.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The name of the file of which this is a new version, where that has another name.
    pub replaces: Option<&'a str>,
    /// Whether this document is added to texts of others.
    pub appends: bool,
    /// Whether what was changed by hand stays where the document has changed it too.
    pub keeps_edited: bool,
}

/// The book beside which the texts lie, and its folder for them.
#[derive(Debug)]
pub struct Overlay<'a> {
    /// Its corpus.
    pub corpus: &'a Corpus,
    /// Its clauses, ready to be compared.
    pub comparer: &'a Comparer,
    /// The texts of the book by their paths.
    pub files: &'a BTreeMap<String, String>,
    /// The path of the folder in the book.
    pub folder: &'a str,
    /// The record of the last import.
    pub record: Option<OfficialRecord>,
}

/// Imports an official document.
///
/// # Errors
///
/// If the document cannot be read, or the folder has the texts of another one.
pub fn import_official(request: &OfficialRequest<'_>, overlay: &Overlay<'_>) -> Result<Imported, Refused> {
    let (mut document, sources, mut report) = super::read(request.name, request.bytes, language::of(overlay.corpus.words.language()))?;
    clean::report(&mut document, &mut report);
    document.notes.iter().for_each(|note| report.note(note));
    let found = matching::clauses(&document.provisions, overlay.corpus, overlay.comparer);
    let mut writing = Writing::new(request, overlay, &mut report);
    let known = writing.known()?;
    let earlier: Vec<Earlier<'_>> = known.iter().map(|&at| writing.record.provisions[at].earlier()).collect();
    let matched = identity::matched(&document.provisions, &earlier);
    for ((provision, found), known_as) in document.provisions.iter().zip(&found).zip(&matched) {
        match known_as {
            Some(index) => writing.merge(known[*index], provision, found),
            None => writing.create(provision, found),
        }
    }
    let stays: BTreeSet<usize> = matched.iter().flatten().map(|&index| known[index]).collect();
    writing.gone(known.into_iter().filter(|at| !stays.contains(at)));
    let mut imported = writing.finish(overlay.record.as_ref());
    imported.diagnostics = report.diagnostics;
    imported.sources = sources;
    Ok(imported)
}

impl RecordedText {
    fn earlier(&self) -> Earlier<'_> {
        Earlier { number: &self.number, heading: &self.heading, words: &self.words }
    }
}

struct Writing<'a, 'r> {
    request: &'a OfficialRequest<'a>,
    overlay: &'a Overlay<'a>,
    report: &'r mut Report,
    record: OfficialRecord,
    /// Files that were written by hand, by the numbers of their provisions.
    by_hand: BTreeMap<String, String>,
    imported: Imported,
}

impl<'a, 'r> Writing<'a, 'r> {
    fn new(request: &'a OfficialRequest<'a>, overlay: &'a Overlay<'a>, report: &'r mut Report) -> Self {
        let record = overlay.record.clone().unwrap_or_default();
        let inside = format!("{}/", overlay.folder);
        let is_ours = |path: &str| record.provisions.iter().any(|text| text.path == path);
        let files = overlay.files.iter().filter(|(path, _)| path.starts_with(&inside) && !is_ours(path));
        let number = |text: &str| ClauseFile::read(text, Form::Official)?.fields().remove(NUMBER);
        let by_hand = files.filter_map(|(path, text)| Some((number(text)?, path.clone()))).collect();
        Self { request, overlay, report, record, by_hand, imported: Imported::default() }
    }

    /// The recorded provisions that this document was imported as before, by index.
    fn known(&self) -> Result<Vec<usize>, Refused> {
        let texts = &self.record.provisions;
        let sources: BTreeSet<&str> = texts.iter().map(|text| text.source.as_str()).collect();
        let named = Named { name: self.request.name, replaces: self.request.replaces, appends: self.request.appends };
        let earlier = named.earlier(&sources, self.overlay.folder)?;
        Ok((0..texts.len()).filter(|&at| Some(texts[at].source.as_str()) == earlier).collect())
    }

    fn create(&mut self, provision: &Provision, found: &Found) {
        let fields = fields(provision, found);
        if let Some(path) = self.by_hand.get(&fields[NUMBER]) {
            let message = format!("`{path}` has the provision {} and was written by hand, so it stays as it is", fields[NUMBER]);
            self.report.add(
                Code::ImportUnsure,
                provision.place.as_ref(),
                message,
                "remove the file and import again if the document has the better text",
            );
            return;
        }
        let path = self.free_path(&fields[NUMBER]);
        let mut comments = vec![format!("Imported from {}.", self.request.name)];
        comments.extend(found.unsure.iter().map(|unsure| format!("TODO: {unsure}.")));
        let mut file = ClauseFile::official(&comments.iter().map(|line| one_line(line)).collect::<Vec<_>>());
        for key in [ID, NUMBER, "title", "text"] {
            if let Some(value) = fields.get(key) {
                file.set(key, value);
            }
        }
        self.imported.files.push((path.clone(), file.text()));
        self.imported.counts.added += 1;
        if let Some(unsure) = &found.unsure {
            let message = format!("{}, now `{path}`: {unsure}", name(provision));
            self.report.add(
                Code::ImportUnsure,
                provision.place.as_ref(),
                message,
                "set `id` to the clause that corresponds to it, and remove the `TODO`",
            );
        }
        self.record.provisions.push(RecordedText {
            path,
            source: self.request.name.to_owned(),
            number: provision.number.clone(),
            heading: provision.heading.clone(),
            words: provision.plain(),
            fields,
        });
    }

    fn merge(&mut self, at: usize, provision: &Provision, found: &Found) {
        let RecordedText { path, fields: base, .. } = self.record.provisions[at].clone();
        let mut new = fields(provision, found);
        let mut update = Update {
            files: self.overlay.files,
            keeps_edited: self.request.keeps_edited,
            report: self.report,
            imported: &mut self.imported,
        };
        let has_another = base.get("text") != new.get("text");
        let Some(file) = update.current(&path, Form::Official, provision, has_another) else { return };
        // Which clause corresponds to a provision is no word of the document: what somebody has decided stays, and so does
        // what was found before where nothing is found now.
        let ours = file.fields();
        if ours.get(ID) != base.get(ID) || file.has("not-covered") || !new.contains_key(ID) {
            match base.get(ID) {
                Some(id) => new.insert(ID.to_owned(), id.clone()),
                None => new.remove(ID),
            };
        }
        let (base, _) = update.merge(path, file, &base, &new, provision);
        let entry = &mut self.record.provisions[at];
        self.request.name.clone_into(&mut entry.source);
        entry.number.clone_from(&provision.number);
        entry.heading.clone_from(&provision.heading);
        entry.words = provision.plain();
        entry.fields = base;
    }

    /// Names the files of provisions that the document no longer has.
    fn gone(&mut self, texts: impl Iterator<Item = usize>) {
        for at in texts {
            let text = &self.record.provisions[at];
            let message = format!("the provision {} is not in the document any more: `{}`", text.fields[NUMBER], text.path);
            self.report.add(Code::ImportUnsure, None, message, "delete the file, or keep it: an import deletes nothing");
        }
    }

    /// A path that no file has: `official/4-2.md`.
    fn free_path(&self, number: &str) -> String {
        let slug = Slug::of(number);
        let base = if slug.as_str().is_empty() { "provision" } else { slug.as_str() };
        let is_taken =
            |path: &String| self.overlay.files.contains_key(path) || self.record.provisions.iter().any(|text| text.path == *path);
        let path =
            |count: usize| format!("{}/{base}{}.md", self.overlay.folder, if count == 1 { String::new() } else { format!("-{count}") });
        // One more than there are files is enough.
        let most = self.overlay.files.len() + self.record.provisions.len() + 1;
        (1..=most).map(path).find(|path| !is_taken(path)).expect("more names were tried than files have")
    }

    fn finish(mut self, before: Option<&OfficialRecord>) -> Imported {
        if before != Some(&self.record) {
            self.imported.files.push((OfficialRecord::path(self.overlay.folder), self.record.text()));
        }
        self.imported
    }
}

/// What is written of a provision.
fn fields(provision: &Provision, found: &Found) -> Fields {
    let number = if provision.number.is_empty() { &provision.heading } else { &provision.number };
    let mut fields = Fields::from([(NUMBER.to_owned(), number.clone()), ("text".to_owned(), words(provision))]);
    fields.extend(found.clause.as_ref().map(|id| (ID.to_owned(), id.to_string())));
    if !provision.heading.is_empty() {
        fields.insert("title".to_owned(), provision.heading.clone());
    }
    fields
}

/// The words of a provision as they are: a paragraph for each part, with the marks that items have in the document.
fn words(provision: &Provision) -> String {
    let part = |part: &Part| match part {
        Part::Item { label, text, .. } if !label.is_empty() => format!("({label}) {text}"),
        Part::Item { text, .. } => format!("• {text}"),
        Part::Paragraph(_) | Part::Table(_) => part.plain(),
    };
    provision.parts.iter().map(part).collect::<Vec<_>>().join("\n\n")
}
