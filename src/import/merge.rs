//! Three-way merge of one clause, field by field: what the last import wrote, what the file says now, and what this import
//! would write. Where both have changed, the file stays and the conflict is shown.

use std::collections::BTreeSet;

use super::clause_file::ClauseFile;
use super::record::Fields;

const TEXT: &str = "text";

/// A field that the file and the document have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conflict {
    /// `title`, `text`, `parameters.days.default`.
    pub(super) field: String,
    /// What the file says; none where it has no such field.
    pub(super) ours: Option<String>,
    /// What the document says; none where it has no such value any more.
    pub(super) theirs: Option<String>,
}

/// The result of a merge.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// What the next merge takes as the last import.
    pub(super) base: Fields,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) is_changed: bool,
}

/// What becomes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    /// The file stays.
    Keep,
    /// The document's value is written.
    Take,
    Conflict,
}

/// Merges into `file`. `keeps_edited` settles every conflict for the file, because a person said so.
pub(super) fn merge(file: &mut ClauseFile, base: &Fields, new: &Fields, keeps_edited: bool) -> Merged {
    let ours = file.fields();
    let mut merged = Merged { base: base.clone(), ..Merged::default() };
    let conflict = |field: &str| Conflict { field: field.to_owned(), ours: ours.get(field).cloned(), theirs: new.get(field).cloned() };
    let decide = |field: &str| decision(ours.get(field), base.get(field), new.get(field));
    let keys = |fields: &Fields| fields.keys().cloned().collect::<BTreeSet<_>>();
    // Values stand in the text: where that is not taken, no parameter comes or goes with it.
    let text_stays = decide(TEXT) == Decision::Conflict;
    for field in keys(base).union(&keys(new)) {
        let is_parameter = parameter(field).is_some();
        let mut decision = decide(field);
        if is_parameter && text_stays && decision == Decision::Take && base.contains_key(field) != new.contains_key(field) {
            continue;
        }
        if let Some(name) = parameter(field).filter(|name| of_parameter(new, name).is_empty()) {
            // A parameter that the document no longer has goes whole, or stays whole.
            let of_file = of_parameter(&ours, name);
            let is_untouched = of_file.is_empty() || of_file == of_parameter(base, name);
            decision = if is_untouched { Decision::Take } else { Decision::Conflict };
        }
        match decision {
            Decision::Conflict if !keeps_edited => {
                merged.conflicts.push(conflict(field));
                continue;
            }
            Decision::Keep | Decision::Conflict => {}
            Decision::Take => {
                match (new.get(field), parameter(field)) {
                    (Some(value), _) => file.set(field, value),
                    (None, Some(name)) => file.remove_parameter(name),
                    (None, None) => {}
                }
                merged.is_changed = true;
            }
        }
        match new.get(field) {
            Some(value) => merged.base.insert(field.clone(), value.clone()),
            None => merged.base.remove(field),
        };
    }
    merged
}

fn decision(ours: Option<&String>, base: Option<&String>, new: Option<&String>) -> Decision {
    if ours == new || base == new {
        Decision::Keep
    } else if ours == base {
        Decision::Take
    } else {
        Decision::Conflict
    }
}

/// The name of the parameter that a field belongs to.
fn parameter(field: &str) -> Option<&str> {
    field.strip_prefix("parameters.")?.split('.').next()
}

/// All fields of a parameter.
fn of_parameter<'f>(fields: &'f Fields, name: &str) -> Vec<(&'f String, &'f String)> {
    fields.iter().filter(|(key, _)| parameter(key) == Some(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::ClauseId;
    use proptest::prelude::*;

    fn file(fields: &Fields) -> ClauseFile {
        let mut file = ClauseFile::new(&ClauseId::parse("DEL-1").expect("an id"), &[]);
        for (key, value) in fields {
            file.set(key, value);
        }
        file
    }

    fn fields(values: &[(&str, &str)]) -> Fields {
        values.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_one_side_has_changed_is_kept_and_what_both_have_is_shown() {
        let base = fields(&[("text", "a"), ("title", "t"), ("parties", "buyer")]);
        let new = fields(&[("text", "b"), ("title", "t"), ("parties", "seller")]);
        let mut ours = file(&fields(&[("text", "a"), ("title", "mine"), ("parties", "buyer, seller")]));
        let merged = merge(&mut ours, &base, &new, false);
        assert_eq!(ours.fields(), fields(&[("text", "b"), ("title", "mine"), ("parties", "buyer, seller")]));
        let conflicts: Vec<&str> = merged.conflicts.iter().map(|conflict| conflict.field.as_str()).collect();
        assert_eq!(conflicts, ["parties"]);
        assert_eq!(merged.base, fields(&[("text", "b"), ("title", "t"), ("parties", "buyer")]), "the conflict is shown again");
        let merged = merge(&mut ours, &merged.base, &new, true);
        assert_eq!((merged.conflicts.len(), merged.base), (0, new));
    }

    #[test]
    fn a_parameter_that_somebody_has_worked_on_stays() {
        let of = |default| [("text", "x"), ("parameters.days.label", "Days"), ("parameters.days.default", default)];
        let base = fields(&of("5 days"));
        let new = fields(&[("text", "y")]);
        let mut untouched = file(&base);
        assert!(merge(&mut untouched, &base, &new, false).conflicts.is_empty());
        assert_eq!(untouched.fields(), fields(&[("text", "y"), ("title", "")]));
        let mut edited = file(&base);
        edited.set("parameters.days.buyer", "3 days");
        assert!(!merge(&mut edited, &base, &new, false).conflicts.is_empty());
        assert!(edited.fields().contains_key("parameters.days.label"));
    }

    fn any_fields() -> impl Strategy<Value = Fields> {
        let one = || proptest::option::of("[a-c]{1,2}");
        // An import writes all keys of a parameter, or none.
        let parameter = proptest::option::of(("[a-c]{1,2}", "[a-c]{1,2}"));
        ("[a-c]{1,2}", "[a-c]{1,2}", one(), parameter).prop_map(|(title, text, parties, parameter)| {
            let (label, default) = parameter.unzip();
            let optional = [("parties", parties), ("parameters.days.label", label), ("parameters.days.default", default)];
            let mut all = fields(&[("title", &title), ("text", &text)]);
            all.extend(optional.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
            all
        })
    }

    proptest! {
        #[test]
        fn a_value_that_was_written_by_hand_is_never_lost(base in any_fields(), hand in any_fields(), new in any_fields()) {
            let mut ours = file(&hand);
            let before = ours.fields();
            merge(&mut ours, &base, &new, false);
            let after = ours.fields();
            for (key, value) in &before {
                prop_assert!(after.get(key) == Some(value) || base.get(key) == Some(value), "{key}: {before:?} became {after:?}");
            }
        }

        #[test]
        fn an_untouched_file_becomes_what_the_document_says(base in any_fields(), new in any_fields()) {
            let mut ours = file(&base);
            let merged = merge(&mut ours, &base, &new, false);
            prop_assert!(merged.conflicts.is_empty());
            for (key, value) in &new {
                let fields = ours.fields();
                prop_assert_eq!(fields.get(key), Some(value));
            }
        }

        #[test]
        fn the_same_document_changes_nothing(base in any_fields(), hand in any_fields()) {
            let mut ours = file(&hand);
            let before = ours.text();
            merge(&mut ours, &base, &base, false);
            prop_assert_eq!(ours.text(), before);
        }
    }
}
