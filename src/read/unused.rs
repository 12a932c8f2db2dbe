//! Markdown in the source folder that would vanish without a word: mdBook publishes only what SUMMARY.md names.

use std::collections::{BTreeSet, HashSet};

use crate::corpus::ClauseId;
use crate::diagnostics::{Code, Diagnostic, FileId, Severity, Span};

use super::{Reader, front_matter};

/// Whether a file of a topic's folder is meant as a clause: it lies beside the chapter, and begins
/// as one or has an id's name.
pub(super) fn is_clause_file(name: &str, bytes: &[u8]) -> bool {
    let stem = name.trim_end_matches(".md").to_ascii_uppercase();
    !name.contains('/') && (front_matter::begins_bytes(bytes) || ClauseId::parse(&stem).is_ok())
}

impl Reader<'_> {
    /// Whether a Markdown file with front matter may be meant for us. Chapters that stay mdBook's own may have some for others.
    pub(super) fn may_be_ours(&self, path: &str) -> bool {
        let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
        !self.book.keeps_mdbooks_pages() || ClauseId::parse(&stem.to_ascii_uppercase()).is_ok()
    }

    /// Reports front matter in YAML; gives the paths of the files that have it.
    pub(super) fn yaml(&mut self, folder: &str) -> BTreeSet<String> {
        let (inside, summary) = (format!("{folder}/"), format!("{folder}/SUMMARY.md"));
        let paths: Vec<String> = self
            .files
            .iter()
            .filter(|(path, bytes)| path.starts_with(&inside) && path.ends_with(".md") && front_matter::begins_as_yaml(bytes))
            .filter(|(path, _)| **path != summary && self.may_be_ours(path))
            .map(|(path, _)| path.clone())
            .collect();
        for path in &paths {
            if let Some(file) = self.text(path) {
                front_matter::report_yaml(file, self.sources.text(file), &mut self.diagnostics);
            }
        }
        paths.into_iter().collect()
    }

    /// Reports Markdown in the source folder that nothing has read: mdBook leaves it out of the site without a word.
    /// `reported` are the folders whose files are known to be left out.
    pub(super) fn unused(&mut self, folder: &str, summary: FileId, reported: &BTreeSet<String>) {
        // The file that SUMMARY misspells is perhaps this one.
        let misspelt = self.diagnostics.iter().any(|d| d.code == Code::SummaryEntry && d.span.is_some_and(|span| span.file == summary));
        let reported_files: HashSet<&str> = self.diagnostics.iter().filter_map(|d| Some(self.sources.path(d.span?.file))).collect();
        let inside = format!("{folder}/");
        let mut unused = Vec::new();
        for (path, bytes) in self.files {
            let Some(below) = path.strip_prefix(&inside).filter(|below| below.ends_with(".md") && *below != "404.md") else { continue };
            let is_reported = below.split_once('/').is_some_and(|(name, _)| reported.contains(name));
            if is_reported || self.texts.contains_key(path) || reported_files.contains(path.as_str()) {
                continue;
            }
            let is_clause = is_clause_file(below.rsplit('/').next().unwrap_or(below), bytes);
            if is_clause || !(misspelt || self.book.keeps_mdbooks_pages()) {
                unused.push((path.clone(), is_clause));
            }
        }
        for (path, is_clause) in unused {
            let Some(file) = self.text(&path) else { continue };
            let text = self.sources.text(file);
            let span = Span::new(file, 0..text.find('\n').unwrap_or(text.len()));
            self.diagnostics.push(if is_clause {
                Diagnostic::new(Code::UnexpectedFile, span, "this clause is outside the folders of topics")
                    .help("move it beside the `index.md` of its topic, and name that chapter in SUMMARY.md")
            } else {
                Diagnostic::new(Code::UnexpectedFile, span, "SUMMARY.md does not name this file, and no chapter includes it")
                    .severity(Severity::Warning)
                    .help("name it in SUMMARY.md if it is a chapter; otherwise move it out of the source folder")
            });
        }
    }
}
