//! From drafts to files: new ones, those that are merged, the chapter of the topic, the glossary and the record.

use super::clause_file::{ClauseFile, Form};
use super::drafts::{Draft, Drafts, name};
use super::language::Language;
use super::record::{Record, RecordedClause};
use super::refused::Refused;
use super::report::Report;
use super::tree::{Document, Provision};
use super::unsure::Doubts;
use super::update::Update;
use super::{Book, Imported, Request, glossary, topic};
use crate::characters::says_something;
use crate::diagnostics::Code;
use crate::text::one_line;

const GLOSSARY: &str = "glossary.toml";

/// The files of an import.
pub(super) fn write(
    drafts: &Drafts,
    document: &Document,
    request: &Request<'_>,
    book: Book<'_>,
    language: &Language,
    report: &mut Report,
) -> Result<Imported, Refused> {
    let record = book.record.clone().unwrap_or_default();
    let mut writing = Writing {
        request,
        folder: format!("{}/{}", book.source_folder, drafts.folder),
        book,
        report,
        record,
        doubts: Doubts::default(),
        imported: Imported::default(),
    };
    for (draft, provision) in drafts.clauses.iter().zip(&document.provisions) {
        if draft.is_known { writing.merge(draft, provision) } else { writing.create(draft, provision) }
    }
    std::mem::take(&mut writing.doubts).tell(writing.report);
    for id in &drafts.gone {
        let message = format!("the provision that became `{id}` is not in the document any more");
        let help = "withdraw the clause in retired.toml, or keep it: an import deletes nothing";
        writing.report.add(Code::ImportUnsure, None, message, help);
    }
    writing.terms(drafts)?;
    writing.chapter(document, &drafts.folder, language);
    writing.remember(&drafts.folder);
    Ok(writing.imported)
}

struct Writing<'a, 'r> {
    request: &'a Request<'a>,
    folder: String,
    book: Book<'a>,
    report: &'r mut Report,
    record: Record,
    /// What somebody has to look at, of the clauses that are written.
    doubts: Doubts,
    imported: Imported,
}

impl Writing<'_, '_> {
    fn path(&self, draft: &Draft) -> String {
        format!("{}/{}.md", self.folder, draft.id.slug())
    }

    fn create(&mut self, draft: &Draft, provision: &Provision) {
        let mut file = ClauseFile::new(&draft.id, &comments(draft, provision, self.request.name));
        let mut fields: Vec<(&String, &String)> = draft.fields.iter().collect();
        fields.sort_by_key(|(key, _)| rank(key));
        for (key, value) in fields {
            file.set(key, value);
        }
        self.imported.files.push((self.path(draft), file.text()));
        self.imported.counts.added += 1;
        self.tell(draft, provision);
        self.record.clauses.push(RecordedClause {
            id: draft.id.clone(),
            source: self.request.name.to_owned(),
            number: provision.number.clone(),
            heading: provision.heading.clone(),
            words: provision.plain(),
            fields: draft.fields.clone(),
        });
    }

    fn merge(&mut self, draft: &Draft, provision: &Provision) {
        let path = self.path(draft);
        let at = self.record.clauses.iter().position(|clause| clause.id == draft.id).expect("a known draft is recorded");
        let base = self.record.clauses[at].fields.clone();
        let mut update =
            Update { files: self.book.files, keeps_edited: self.request.keeps_edited, report: self.report, imported: &mut self.imported };
        let Some(file) = update.current(&path, Form::Clause, provision, base != draft.fields) else { return };
        let (base, is_changed) = update.merge(path, file, &base, &draft.fields, provision);
        if is_changed {
            self.tell(draft, provision);
        }
        let entry = &mut self.record.clauses[at];
        self.request.name.clone_into(&mut entry.source);
        entry.number.clone_from(&provision.number);
        entry.heading.clone_from(&provision.heading);
        entry.words = provision.plain();
        entry.fields = base;
    }

    /// Keeps what an import is unsure of, of a clause that it writes.
    fn tell(&mut self, draft: &Draft, provision: &Provision) {
        for unsure in &draft.unsure {
            self.doubts.add(unsure, &draft.id, name(provision), provision.place.as_ref(), self.path(draft));
        }
    }

    fn terms(&mut self, drafts: &Drafts) -> Result<(), Refused> {
        if drafts.definitions.is_empty() {
            return Ok(());
        }
        let text = self.book.files.get(GLOSSARY).map_or("", String::as_str);
        let merged = glossary::merge(text, &self.record.terms, &drafts.definitions, self.request.name, self.request.keeps_edited)
            .ok_or_else(|| Refused::new("glossary.toml cannot be read", "correct it, then import again"))?;
        for term in &merged.conflicts {
            let help = "write the right definition into glossary.toml, then import again with `--keep-edited`";
            self.imported.counts.conflicts += 1;
            self.report.add(Code::ImportConflict, None, format!("the term \"{term}\" was changed by hand and in the document"), help);
        }
        self.imported.counts.terms = merged.changed;
        self.imported.files.extend(merged.text.map(|text| (GLOSSARY.to_owned(), text)));
        self.record.terms = merged.base;
        Ok(())
    }

    /// Adds the chapter of a new topic and its line in SUMMARY.md.
    fn chapter(&mut self, document: &Document, folder: &str, language: &Language) {
        let (path, list) = (format!("{}/index.md", self.folder), format!("{}/SUMMARY.md", self.book.source_folder));
        let known = self.book.corpus.topics.iter().find(|topic| topic.folder == folder);
        let of_document = Some(document.title.as_str()).filter(|title| says_something(title));
        let title = known.map(|topic| topic.title.as_str()).or(self.request.title).or(of_document).unwrap_or(self.request.prefix);
        if !self.book.files.contains_key(&path) {
            self.imported.files.push((path, topic::chapter(self.request.prefix, title, self.request.name, language)));
        }
        let summary = topic::summary(self.book.files.get(&list).map_or("", String::as_str), folder, title);
        self.imported.files.extend(summary.map(|text| (list, text)));
    }

    fn remember(&mut self, folder: &str) {
        if self.book.record.as_ref() != Some(&self.record) {
            self.imported.files.push((Record::path(folder), self.record.text()));
        }
    }
}

/// The order of fields in a new file: parameters by their names, each as people write it.
fn rank(key: &str) -> (String, usize) {
    let (name, last) = key.rsplit_once('.').unwrap_or(("", key));
    (name.to_owned(), ["label", "default", "basis"].iter().position(|known| *known == last).unwrap_or(0))
}

/// The comments of a new file: where it comes from, and what has to be done.
fn comments(draft: &Draft, provision: &Provision, source: &str) -> Vec<String> {
    let keys: Vec<String> = draft.missing.iter().map(|key| format!("`{key}`")).collect();
    let mut lines = vec![format!("Imported from {source}, {}.", name(provision))];
    lines.push(format!("TODO: set {}, and write `## Rationale`; then remove `status`.", keys.join(", ")));
    if draft.fields.contains_key("parties") {
        lines.push("TODO: check `parties`, which are those that the text says \"shall\" of.".to_owned());
    }
    if draft.fields.keys().any(|key| key.starts_with("parameters.")) {
        lines.push("TODO: say what each parameter is, and add the value that each party would prefer.".to_owned());
    }
    lines.extend(draft.unsure.iter().map(|unsure| format!("TODO: {}.", unsure.message())));
    lines.iter().map(|line| one_line(line)).collect()
}
