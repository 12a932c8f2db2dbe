//! Reads synonyms.toml.

use crate::diagnostics::{Code, Diagnostic, FileId};

use super::data_files::each;

/// Reads the groups of words that mean the same in a search.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Vec<String>> {
    each(file, text, "synonym", diagnostics, |table, _| {
        let words = table.required_strings("words");
        if let [word] = words.as_slice() {
            table.report(
                Diagnostic::new(Code::BadValue, word.span, "a synonym needs at least two words")
                    .help("write `words = [\"vendor\", \"supplier\"]`"),
            );
        }
        table.finish();
        Some(words.into_iter().map(|word| word.value).collect::<Vec<_>>()).filter(|words| words.len() > 1)
    })
}
