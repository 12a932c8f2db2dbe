//! Profiles that cannot stand by themselves, and a starter set that is not there.

use crate::corpus::{Corpus, Profile};
use crate::diagnostics::{Code, Diagnostic, suggest};
use crate::link::{Edition, missing_from};
use crate::text::plural;

/// A profile that needs as many clauses again as it has is no set that anybody could use.
const MAX_GROWTH: usize = 1;

/// Reports profiles whose clauses require more clauses than the profile has, and an unknown starter set.
pub(super) fn check(edition: &Edition, diagnostics: &mut Vec<Diagnostic>) {
    let corpus = &edition.corpus;
    for profile in &corpus.profiles {
        check_closure(edition, profile, diagnostics);
    }
    check_starter(corpus, diagnostics);
}

fn check_closure(edition: &Edition, profile: &Profile, diagnostics: &mut Vec<Diagnostic>) {
    let set = edition.clauses_of(profile);
    let missing = missing_from(edition, &set);
    if missing.len() <= MAX_GROWTH * set.len() {
        return;
    }
    let ids: Vec<&str> = missing.iter().map(|&index| edition.corpus.clauses[index].id.value.as_str()).collect();
    let (has, verb) = (plural(set.len(), "clause"), if set.len() == 1 { "requires" } else { "require" });
    let others = plural(missing.len(), "other");
    let message = format!("the profile `{}` has {has}, which {verb} {others}", profile.id.value);
    let help = format!("add {}, or shorten `requires` in the clauses", suggest::join_and(&ids));
    diagnostics.push(Diagnostic::at(Code::ProfileGrows, profile.id.span, message).help(help));
}

fn check_starter(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let Some(starter) = &corpus.settings.starter else { return };
    let ids = || corpus.profiles.iter().map(|profile| profile.id.value.as_str());
    if ids().any(|id| id == starter.value) || corpus.settings.undecided.contains(&Code::UnknownProfile) {
        return;
    }
    let help = match suggest::closest(&starter.value, ids()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name a profile that profiles.toml has, or remove the key".to_owned(),
    };
    let message = format!("profiles.toml has no profile `{}`", starter.value);
    diagnostics.push(Diagnostic::at(Code::UnknownProfile, starter.span, message).help(help));
}
