//! Which diagnostics of a file are drawn for people, and what is said of the others. A hundred new files with the same
//! mistakes would otherwise be thousands of lines, and the one that matters would be lost among them.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Severity, Sources, visible_path};
use crate::text::plural;

/// So many diagnostics of one file are drawn.
const MAX_OF_FILE: usize = 10;

/// The diagnostics of a file that are drawn, at most `room`, and those that are not. An error is never left out for a
/// warning; the order stays.
pub(super) fn shown(of_file: &[Diagnostic], room: usize) -> (Vec<&Diagnostic>, Vec<&Diagnostic>) {
    let most = room.min(MAX_OF_FILE);
    let mut by_weight: Vec<usize> = (0..of_file.len()).collect();
    by_weight.sort_by_key(|&index| of_file[index].severity == Severity::Warning);
    let kept: BTreeSet<usize> = by_weight.into_iter().take(most).collect();
    let (mut shown, mut left_out) = (Vec::new(), Vec::new());
    for (index, diagnostic) in of_file.iter().enumerate() {
        if kept.contains(&index) { shown.push(diagnostic) } else { left_out.push(diagnostic) }
    }
    (shown, left_out)
}

/// The line that counts what was left out of a file.
pub(super) fn left_out(diagnostics: &[&Diagnostic], is_all: bool, sources: &Sources) -> Option<String> {
    let first = diagnostics.first()?;
    let file = first.span.map_or_else(|| "the whole book".to_owned(), |span| visible_path(sources, span.file));
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let counts = [(errors, "error"), (diagnostics.len() - errors, "warning")];
    let counts: Vec<String> = counts.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| plural(number, word)).collect();
    let codes: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    let codes = codes.into_iter().collect::<Vec<_>>().join(", ");
    let more = if is_all { "" } else { " more" };
    Some(format!("{file}: {}{more} ({codes})", counts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    fn found(codes: &[Code]) -> Vec<Diagnostic> {
        codes.iter().map(|&code| Diagnostic::without_place(code, "x")).collect()
    }

    #[test]
    fn an_error_is_never_left_out_for_a_warning() {
        let mut codes = vec![Code::UnfinishedClause; MAX_OF_FILE + 2];
        codes.push(Code::MissingKey);
        let all = found(&codes);
        let (shown, rest) = shown(&all, usize::MAX);
        assert_eq!((shown.len(), rest.len()), (MAX_OF_FILE, 3));
        assert!(shown.iter().any(|diagnostic| diagnostic.code == Code::MissingKey));
        let line = left_out(&rest, false, &Sources::default());
        assert_eq!(line.as_deref(), Some("the whole book: 3 warnings more (unfinished-clause)"));
    }

    #[test]
    fn where_there_is_no_room_everything_is_counted() {
        let all = found(&[Code::MissingKey, Code::UnfinishedClause]);
        let (shown, rest) = shown(&all, 0);
        assert!(shown.is_empty());
        let line = left_out(&rest, true, &Sources::default());
        assert_eq!(line.as_deref(), Some("the whole book: 1 error, 1 warning (missing-key, unfinished-clause)"));
    }
}
