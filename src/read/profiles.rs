//! Reads profiles.toml.

use std::collections::{BTreeSet, HashMap};

use crate::corpus::profile::{Chosen, LeftOut, Profile};
use crate::corpus::{Slug, Spanned};
use crate::diagnostics::{Code, Diagnostic, FileId, Severity, Span};

use super::data_files::{blocks, each};
use super::table::Table;
use super::{address, scripts};

/// Reads the profiles, in the order of the file. Where the file has errors, a profile that is missing may be in it: then
/// [`Code::UnknownProfile`] goes into `undecided`.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>, undecided: &mut BTreeSet<Code>) -> Vec<Profile> {
    let before = diagnostics.len();
    let mut profiles = each(file, text, "profile", diagnostics, profile);
    check_ids(&mut profiles, diagnostics);
    for profile in &mut profiles {
        drop_repeated(profile, diagnostics);
    }
    if diagnostics[before..].iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        undecided.insert(Code::UnknownProfile);
    }
    profiles
}

fn profile(table: Table<'_, '_>, about_values: &mut Vec<Diagnostic>) -> Option<Profile> {
    let id = table.required("id");
    let title = table.required("title");
    let summary = table.required("summary");
    let clauses = chosen(&table);
    let left_out = table.tables("left_out").into_iter().filter_map(|entry| left_out(entry, about_values)).collect();
    table.finish();
    if let Some(title) = &title {
        scripts::check_name(title, about_values);
    }
    Some(Profile { id: id?.into(), title: title?.value, summary: summary?.value, clauses, left_out })
}

fn chosen(table: &Table<'_, '_>) -> Vec<Chosen> {
    let entries = table.tables("clauses");
    if entries.is_empty() && (!table.has("clauses") || table.is_list("clauses")) && !table.is_broken() {
        table.report(
            Diagnostic::new(Code::MissingKey, table.span, "the profile has no clauses")
                .help("add `clauses = [{ id = \"PAT-2\", reason = \"…\" }]`"),
        );
    }
    let chosen = entries.into_iter().filter_map(|entry| {
        let id = entry.required("id").and_then(|id| entry.id(&id));
        let reason = entry.required("reason");
        entry.finish();
        Some(Chosen { id: id?.into(), reason: reason?.value })
    });
    chosen.collect()
}

fn left_out(table: Table<'_, '_>, about_values: &mut Vec<Diagnostic>) -> Option<LeftOut> {
    let what = table.required_prose("what");
    let reason = table.required("reason");
    table.finish();
    Some(LeftOut { what: blocks(Some(what?), about_values), reason: reason?.value })
}

/// Leaves out profiles whose id cannot be part of an address, or is that of a profile before.
fn check_ids(profiles: &mut Vec<Profile>, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, Option<Span>> = HashMap::new();
    profiles.retain(|profile| {
        let Spanned { value: id, span } = &profile.id;
        let slug = Slug::of(id);
        if slug.as_str() != id {
            let help = if slug.as_str().is_empty() {
                "use small letters from a to z, digits and hyphens".to_owned()
            } else {
                format!("write `{slug}`")
            };
            diagnostics.push(Diagnostic::at(Code::BadValue, *span, format!("`{id}` cannot be part of an address")).help(help));
            return false;
        }
        if let Some(before) = first.get(id) {
            diagnostics.push(
                Diagnostic::at(Code::DuplicateName, *span, format!("the profile `{id}` is listed twice"))
                    .label(*before, "the first one is here")
                    .help("remove one of the two entries, or give it another id"),
            );
            return false;
        }
        diagnostics.extend(address::too_long(id, *span));
        first.insert(id.clone(), *span);
        true
    });
}

/// Leaves each clause of a profile once.
fn drop_repeated(profile: &mut Profile, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, Option<Span>> = HashMap::new();
    profile.clauses.retain(|chosen| {
        let id = &chosen.id.value;
        let Some(before) = first.get(id.as_str()) else {
            first.insert(id.to_string(), chosen.id.span);
            return true;
        };
        diagnostics.push(
            Diagnostic::at(Code::DuplicateName, chosen.id.span, format!("the profile names `{id}` twice"))
                .label(*before, "the first one is here")
                .help("remove one of the two entries"),
        );
        false
    });
}
