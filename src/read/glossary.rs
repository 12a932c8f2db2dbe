//! Reads glossary.toml.

use std::collections::HashMap;

use crate::corpus::{Case, Slug, Term};
use crate::diagnostics::{Code, Diagnostic, FileId, Span};

use super::data_files::{blocks, each};
use super::with_span::spanned;
use super::{address, scripts};

/// Reads the glossary, sorted by term.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Term> {
    let mut terms = each(file, text, "term", diagnostics, |table, about_values| {
        let term = table.required("term");
        let aliases = table.strings("aliases");
        let case = table.word("case", &["exact", "any"], |word| match word {
            "exact" => Some(Case::Exact),
            "any" => Some(Case::Any),
            _ => None,
        });
        let definition = table.required_prose("definition");
        let source = table.prose("source");
        table.finish();
        for name in term.iter().chain(&aliases) {
            scripts::check_name(name, about_values);
        }
        Some(Term {
            term: term?.into(),
            aliases: spanned(aliases),
            case: case.unwrap_or(Case::Exact),
            definition: blocks(definition, about_values),
            source: blocks(source, about_values),
        })
    });
    unique_terms(&mut terms, diagnostics);
    terms.sort_by_cached_key(|term| (term.term.value.to_lowercase(), term.term.value.clone()));
    terms
}

/// A term has one meaning, and an alias belongs to one term.
fn unique_terms(terms: &mut Vec<Term>, diagnostics: &mut Vec<Diagnostic>) {
    let mut by_slug: HashMap<Slug, Option<Span>> = HashMap::new();
    terms.retain(|term| {
        let span = term.term.span;
        if term.slug().as_str().is_empty() {
            diagnostics.push(
                Diagnostic::at(Code::BadValue, span, format!("the term `{}` has no letter or digit for its address", term.term.value))
                    .help("use at least one letter from a to z or one digit, because these become the address of the term"),
            );
            return false;
        }
        diagnostics.extend(address::too_long(&term.term.value, span));
        let Some(first) = by_slug.get(&term.slug()) else {
            by_slug.insert(term.slug(), span);
            return true;
        };
        diagnostics.push(
            Diagnostic::at(Code::DuplicateTerm, span, format!("the term `{}` has two meanings", term.term.value))
                .label(*first, "the first definition is here")
                .help("merge the two entries, or rename one of them: a term has one meaning"),
        );
        false
    });
    let mut claimed: HashMap<String, (Option<Span>, String)> =
        terms.iter().map(|term| (term.term.value.clone(), (term.term.span, term.term.value.clone()))).collect();
    for term in terms.iter_mut() {
        let name = term.term.value.clone();
        term.aliases.retain(|alias| {
            let span = alias.span;
            match claimed.get(&alias.value) {
                None => {
                    claimed.insert(alias.value.clone(), (span, name.clone()));
                    true
                }
                Some((first, owner)) => {
                    let (message, label, help) = if *owner == alias.value {
                        (format!("`{}` is already a term", alias.value), "the term is defined here", "remove the alias")
                    } else if *owner == name {
                        (format!("`{}` is listed twice", alias.value), "the first one is here", "remove one of them")
                    } else {
                        let help = "remove it from one of the two terms: an alias belongs to one term";
                        (format!("`{}` already means `{owner}`", alias.value), "the other term lists it here", help)
                    };
                    diagnostics.push(Diagnostic::at(Code::DuplicateAlias, span, message).label(*first, label).help(help));
                    false
                }
            }
        });
    }
}
