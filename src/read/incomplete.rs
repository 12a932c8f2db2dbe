//! Finds out what may be missing from a corpus only because a file could not be read as it is, and reports the file that
//! had the ids before there was a register.

use std::collections::BTreeSet;

use crate::corpus::register::Category;
use crate::corpus::{Corpus, VocabularyEntry};
use crate::diagnostics::{Code, Diagnostic, Span};

use super::{Reader, register, summary};

impl Reader<'_> {
    /// Reports the file that had the ids before there was a register of all addresses.
    pub(super) fn former_lock(&mut self) {
        const FORMER: &str = register::FORMER_FILE;
        let Some(file) = self.text(FORMER) else { return };
        let message = format!("{FORMER} is no longer read: {} has its ids and all other addresses", register::FILE);
        self.diagnostics.push(
            Diagnostic::new(Code::FormerLock, Span::new(file, 0..0), message)
                .help(format!("run `mdbook-clauses check --record`, which writes {}; then delete {FORMER}", register::FILE)),
        );
    }

    /// Categories of which entries may be missing, and whether the register may lack some.
    pub(super) fn incomplete_categories(&self, folder: &str, corpus: &mut Corpus) {
        let loses_entries = |file: &str| {
            let in_file = |diagnostic: &&Diagnostic| diagnostic.span.is_some_and(|span| self.sources.path(span.file) == file);
            self.diagnostics.iter().filter(in_file).any(|diagnostic| diagnostic.code.loses_entries())
        };
        let settings = &corpus.settings;
        let undecided = |words: &[VocabularyEntry], code| words.is_empty() || settings.undecided.contains(&code);
        let summary = format!("{folder}/SUMMARY.md");
        let no_summary = !self.texts.contains_key(&summary) || loses_entries(&summary);
        let incomplete = [
            (Category::Term, loses_entries("glossary.toml")),
            (Category::Framework, loses_entries("frameworks.toml")),
            (Category::Topic, no_summary),
            (Category::Chapter, no_summary),
            (Category::Party, undecided(&settings.parties, Code::UnknownParty)),
            (Category::Kind, undecided(&settings.kinds, Code::UnknownKind)),
            (Category::Phase, undecided(&settings.phases, Code::UnknownPhase)),
            (Category::Profile, loses_entries("profiles.toml")),
        ];
        corpus.incomplete.register = loses_entries(register::FILE);
        corpus.incomplete.categories = incomplete.into_iter().filter(|(_, is)| *is).map(|(category, _)| category).collect();
    }
}

/// Chapters that SUMMARY names and that could not be read, and those of folders without a topic.
pub(super) fn incomplete_chapters(entries: &[summary::Entry], without_topic: &BTreeSet<String>, corpus: &mut Corpus) {
    let is_read = |path: &str| {
        corpus.chapters.iter().any(|chapter| chapter.path == path)
            || corpus.topics.iter().any(|topic| path.strip_suffix("/index.md") == Some(&topic.folder))
    };
    let unread = entries.iter().map(|entry| &entry.path.value).filter(|path| !is_read(path)).cloned();
    corpus.incomplete.chapters = unread.chain(without_topic.iter().map(|name| format!("{name}/index.md"))).collect();
}
