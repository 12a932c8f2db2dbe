//! What has to be told of an import, as diagnostics.

use std::ops::Range;

use super::tree::Note;
use crate::diagnostics::{Code, Diagnostic, FileId, Span};

/// The diagnostics of an import.
pub(super) struct Report {
    file: Option<FileId>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// `file` is the document, where it is a text.
    pub(super) fn new(file: Option<FileId>) -> Self {
        Self { file, diagnostics: Vec::new() }
    }

    pub(super) fn add(&mut self, code: Code, place: Option<&Range<usize>>, message: String, help: &str) {
        let span = self.file.zip(place).map(|(file, place)| Span::new(file, place.clone()));
        self.diagnostics.push(Diagnostic::at(code, span, message).help(help));
    }

    /// What a reader has to tell.
    pub(super) fn note(&mut self, note: &Note) {
        let (code, help) = if note.is_left_out {
            (Code::ImportLeftOut, "write it into a clause by hand if it belongs to the text")
        } else {
            (Code::ImportUnsure, "compare the clause with the document")
        };
        self.add(code, note.place.as_ref(), note.message.clone(), help);
    }
}
