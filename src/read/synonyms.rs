//! Reads synonyms.toml.

use crate::corpus::Spanned;
use crate::diagnostics::{Code, Diagnostic, FileId};

use super::data_files::each;
use super::with_span::spanned;

/// Reads the groups of words that mean the same in a search.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Vec<Spanned<String>>> {
    each(file, text, "synonym", diagnostics, |table, _| {
        let words = table.required_strings("words");
        if let [word] = words.as_slice() {
            table.report(
                Diagnostic::new(Code::BadValue, word.span, "a synonym needs at least two words")
                    .help("write `words = [\"vendor\", \"supplier\"]`"),
            );
        }
        table.finish();
        Some(spanned(words)).filter(|words| words.len() > 1)
    })
}
