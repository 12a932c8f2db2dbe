//! What is said of words that are written in letters of two scripts; [`clause_documents::scripts`] finds them.

use std::collections::BTreeSet;
use std::ops::Range;

pub(super) use clause_documents::scripts::mixed_words;
use clause_documents::scripts::{is_mixed, mixed_direction, words};
use unicode_script::{Script, UnicodeScript};
use unicode_security::skeleton;

use crate::characters;
use crate::diagnostics::{Code, Diagnostic, Span};

use super::with_span::WithSpan;

/// What is said of a mixed word.
pub(super) fn report(word: &str, span: Span) -> Diagnostic {
    let scripts: BTreeSet<&str> = word
        .chars()
        .map(|c| c.script())
        .filter(|script| !matches!(script, Script::Common | Script::Inherited))
        .map(Script::full_name)
        .collect();
    let scripts: Vec<&str> = scripts.into_iter().collect();
    let stranger = word.chars().find(|c| !c.is_ascii() && c.script() != Script::Latin).map(characters::name).unwrap_or_default();
    let what = if scripts.len() > 1 { format!("letters of {}", scripts.join(" and ")) } else { "digits of two numeral systems".to_owned() };
    Diagnostic::new(Code::MixedScripts, span, format!("`{word}` mixes {what}: {stranger}"))
        .help("write each word in one script: words in letters that only look alike never match in a search or comparison")
}

/// Reports words of names that mix scripts in any way, or that only look like words in Latin letters.
pub(super) fn check_name(name: &WithSpan<String>, diagnostics: &mut Vec<Diagnostic>) {
    let span = name.span;
    let mixed: Vec<Range<usize>> = mixed_words(&name.value).collect();
    for range in words(&name.value).filter(|range| !mixed.contains(range)) {
        let word = &name.value[range];
        let looks: String = skeleton(word).collect();
        if is_mixed(word) {
            diagnostics.push(report(word, span));
        } else if !word.chars().any(|c| c.script() == Script::Latin)
            && looks.is_ascii()
            && looks.contains(|c: char| c.is_ascii_alphabetic())
        {
            diagnostics.push(
                Diagnostic::new(
                    Code::MixedScripts,
                    span,
                    format!("`{word}` looks like `{looks}` in Latin letters but is a different word"),
                )
                .help("write it in Latin letters, unless the corpus is written in the other script"),
            );
        }
    }
}

/// Reports a value in which digits stand between letters of both directions: a reader may see them in another order.
pub(super) fn mixed_directions(key: &str, value: &str, span: Span) -> Option<Diagnostic> {
    let message = format!("`{key}` has digits among letters of both directions: {}", characters::name(mixed_direction(value)?));
    Some(
        Diagnostic::new(Code::MixedScripts, span, message)
            .help("write the value in one script: the digits may be displayed in a different order from the one in which they are copied"),
    )
}
