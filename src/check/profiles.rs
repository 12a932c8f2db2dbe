//! Profiles that cannot stand by themselves, and ways into the corpus that lead nowhere.

use crate::corpus::{Corpus, Profile};
use crate::diagnostics::{Code, Diagnostic, suggest};
use crate::link::{Edition, missing_from};
use crate::text::plural;

/// A profile that needs as many clauses again as it has is no set that anybody could use.
const MAX_GROWTH: usize = 1;

/// Reports profiles whose clauses require more clauses than the profile has, and profiles and chapters that
/// settings name and the book does not have.
pub(super) fn check(edition: &Edition, diagnostics: &mut Vec<Diagnostic>) {
    let corpus = &edition.corpus;
    for profile in &corpus.profiles {
        check_closure(edition, profile, diagnostics);
    }
    check_named_profiles(corpus, diagnostics);
    check_readers(corpus, diagnostics);
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

/// Reports profiles that settings name, as the set to start with or for a reader, and that profiles.toml does not have.
fn check_named_profiles(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let settings = &corpus.settings;
    let of_readers = settings.readers.iter().filter_map(|reader| reader.profile.as_ref());
    let ids = || corpus.profiles.iter().map(|profile| profile.id.value.as_str());
    for named in settings.starter.iter().chain(of_readers) {
        if ids().any(|id| id == named.value) || settings.undecided.contains(&Code::UnknownProfile) {
            continue;
        }
        let help = match suggest::closest(&named.value, ids()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a profile that profiles.toml has, or remove the key".to_owned(),
        };
        let message = format!("profiles.toml has no profile `{}`", named.value);
        diagnostics.push(Diagnostic::at(Code::UnknownProfile, named.span, message).help(help));
    }
}

/// Reports chapters that are named as a reader's way in and that the book does not have.
fn check_readers(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    for chapter in corpus.settings.readers.iter().filter_map(|reader| reader.chapter.as_ref()) {
        let path = chapter.value.split('#').next().unwrap_or_default();
        if corpus.has_chapter(path) {
            continue;
        }
        let paths: Vec<String> = corpus.chapter_paths().collect();
        let help = match suggest::closest(path, paths.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the path of a chapter as SUMMARY.md has it, such as `reading-paths/index.md`".to_owned(),
        };
        let message = format!("SUMMARY.md has no chapter `{path}`");
        diagnostics.push(Diagnostic::at(Code::DeadLink, chapter.span, message).help(help));
    }
}
