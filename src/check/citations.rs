//! References whose framework or provision is not in frameworks.toml.

use std::collections::HashMap;

use crate::addresses::provision_anchor;
use crate::corpus::{Clause, Framework, Spanned};
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic};
use crate::link::{Edition, FrameworkKeys};

/// Checks the references of a clause.
pub(super) fn check(clause: &Clause, keys: &FrameworkKeys<'_>, frameworks: &[Framework], diagnostics: &mut Vec<Diagnostic>) {
    for reference in &clause.references {
        match keys.split(&reference.value) {
            Some((framework, provision)) => check_provision(reference, provision, &frameworks[framework], diagnostics),
            None => report_framework(reference, keys, diagnostics),
        }
    }
}

/// Reports provisions of a framework that have one anchor on its page, because they are written in two ways.
pub(super) fn check_anchors(edition: &Edition, keys: &FrameworkKeys<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let clauses = &edition.corpus.clauses;
    let mut first: HashMap<(usize, String), &Spanned<String>> = HashMap::new();
    for reference in clauses.iter().flat_map(|clause| &clause.references) {
        let Some((framework, provision)) = keys.split(&reference.value) else { continue };
        let before = *first.entry((framework, provision_anchor(provision))).or_insert(reference);
        let is_same = keys.split(&before.value).is_some_and(|(_, other)| other == provision);
        if is_same {
            continue;
        }
        let message = format!("`{}` and `{}` would have the same anchor on the page of the framework", before.value, reference.value);
        let mut diagnostic = Diagnostic::at(Code::DuplicateName, reference.span, message)
            .help("write the provision as its framework does, in the same way everywhere");
        if let Some(span) = before.span {
            diagnostic = diagnostic.label(span, "the other one is here");
        }
        diagnostics.push(diagnostic);
    }
}

fn report_framework(reference: &Spanned<String>, keys: &FrameworkKeys<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let first = reference.value.split(' ').next().unwrap_or_default();
    let help = match suggest::closest(first, keys.names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write a reference as a key of frameworks.toml, a space, and the provision: `CSF PR.PS-02`".to_owned(),
    };
    let message = format!("no framework in frameworks.toml matches `{}`", reference.value);
    diagnostics.push(Diagnostic::at(Code::UnknownFramework, reference.span, message).help(help));
}

/// Reports names and descriptions of provisions that a framework does not have.
pub(super) fn check_descriptions(frameworks: &[Framework], diagnostics: &mut Vec<Diagnostic>) {
    for framework in frameworks {
        for (provision, _) in framework.names.iter().chain(&framework.about) {
            check_provision(provision, &provision.value, framework, diagnostics);
        }
    }
}

fn check_provision(reference: &Spanned<String>, provision: &str, framework: &Framework, diagnostics: &mut Vec<Diagnostic>) {
    let Some(ids) = &framework.ids else { return };
    if provision.is_empty() || ids.contains(provision) {
        return;
    }
    let near = suggest::closest_n(provision, ids.iter().map(String::as_str), 3);
    let help = if near.is_empty() {
        format!("see the list `ids` of `{}` in frameworks.toml", framework.key.value)
    } else {
        format!("did you mean {}?", suggest::join_or(&near))
    };
    let message = format!("`{}` has no provision `{provision}`", framework.key.value);
    diagnostics.push(Diagnostic::at(Code::UnknownCitation, reference.span, message).help(help));
}
