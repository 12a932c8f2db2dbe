//! References whose framework or provision is not in frameworks.toml.

use crate::corpus::{Clause, Framework, Spanned};
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic};
use crate::link::FrameworkKeys;

/// Checks the references of a clause.
pub(super) fn check(clause: &Clause, keys: &FrameworkKeys<'_>, frameworks: &[Framework], diagnostics: &mut Vec<Diagnostic>) {
    for reference in &clause.references {
        match keys.split(&reference.value) {
            Some((framework, provision)) => check_provision(reference, provision, &frameworks[framework], diagnostics),
            None => report_framework(reference, keys, diagnostics),
        }
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
