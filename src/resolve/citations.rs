//! Takes references apart: the framework's key, longest match, then the place in it.

use crate::corpus::{Clause, Framework, Located};
use crate::diagnostics::{Code, Diagnostic};
use crate::nearest;

use super::edition::Citation;

/// Keys of frameworks, longest first, so that `HIPAA NPRM` wins over `HIPAA`.
pub(super) struct Keys<'a>(Vec<(&'a str, usize)>);

impl<'a> Keys<'a> {
    pub(super) fn new(frameworks: &'a [Framework]) -> Self {
        let mut keys: Vec<(&str, usize)> = frameworks.iter().enumerate().map(|(index, f)| (f.key.value.as_str(), index)).collect();
        keys.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
        Self(keys)
    }

    fn split<'t>(&self, reference: &'t str) -> Option<(usize, &'t str)> {
        self.0.iter().find_map(|(key, index)| {
            let rest = reference.strip_prefix(key)?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| (*index, rest.trim()))
        })
    }
}

/// Resolves the references of a clause.
pub(super) fn resolve(clause: &Clause, keys: &Keys<'_>, frameworks: &[Framework], diagnostics: &mut Vec<Diagnostic>) -> Vec<Citation> {
    let mut citations = Vec::new();
    for reference in &clause.references {
        let Some((framework, place)) = keys.split(reference.value.trim()) else {
            report_framework(reference, keys, diagnostics);
            continue;
        };
        check_place(reference, place, &frameworks[framework], diagnostics);
        let citation = Citation { framework, place: place.to_owned() };
        if !citations.contains(&citation) {
            citations.push(citation);
        }
    }
    citations
}

fn report_framework(reference: &Located<String>, keys: &Keys<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let first = reference.value.split(' ').next().unwrap_or_default();
    let help = match nearest::name(first, keys.0.iter().map(|(key, _)| *key)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "a reference is a key of frameworks.toml, a space, and the place in it: `CSF PR.PS-02`".to_owned(),
    };
    let message = format!("no framework of frameworks.toml fits `{}`", reference.value);
    diagnostics.push(Diagnostic::at(Code::UnknownFramework, reference.span, message).help(help));
}

fn check_place(reference: &Located<String>, place: &str, framework: &Framework, diagnostics: &mut Vec<Diagnostic>) {
    let Some(ids) = &framework.ids else { return };
    if place.is_empty() || ids.contains(place) {
        return;
    }
    let near = nearest::several(place, ids.iter().map(String::as_str), 3);
    let help = if near.is_empty() {
        format!("see the list `ids` of `{}` in frameworks.toml", framework.key.value)
    } else {
        format!("did you mean {}?", nearest::choice(&near))
    };
    let message = format!("`{}` has no place `{place}`", framework.key.value);
    diagnostics.push(Diagnostic::at(Code::UnknownCitation, reference.span, message).help(help));
}
