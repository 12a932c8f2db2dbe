//! Imported terms in glossary.toml: new ones are added, known ones are changed only where nobody has.

use std::collections::BTreeMap;

use clause_documents::escape;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value, value};

use super::terms::Definition;
use crate::corpus::Slug;

const TERM: &str = "term";
const DEFINITION: &str = "definition";

/// The result of an import of terms.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// The text of glossary.toml; none where it stays as it is.
    pub(super) text: Option<String>,
    /// What the next import takes as the last one.
    pub(super) base: BTreeMap<String, String>,
    /// How many terms were added or changed.
    pub(super) changed: usize,
    /// Terms that were changed by hand and in the document.
    pub(super) conflicts: Vec<String>,
}

/// Merges definitions into the text of glossary.toml. None if that cannot be read.
pub(super) fn merge(
    text: &str,
    base: &BTreeMap<String, String>,
    definitions: &[Definition],
    source: &str,
    keeps_edited: bool,
) -> Option<Merged> {
    let mut document: DocumentMut = text.parse().ok()?;
    let mut merged = Merged { base: base.clone(), ..Merged::default() };
    for found in definitions {
        let meaning = escape::markdown(&found.definition);
        let terms = document.entry(TERM).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new())).as_array_of_tables_mut()?;
        let written = terms
            .iter_mut()
            .find(|table| table.get(TERM).and_then(Item::as_str).is_some_and(|term| Slug::of(term) == Slug::of(&found.term)));
        match written {
            // A term that was imported and is gone was removed by hand.
            None if base.contains_key(&found.term) => {}
            None => {
                terms.push(entry(found, &meaning, source));
                merged.changed += 1;
            }
            Some(table) => {
                let ours = table.get(DEFINITION).and_then(Item::as_str).unwrap_or_default();
                let was = base.get(&found.term);
                if ours == meaning || was == Some(&meaning) {
                } else if was.is_some_and(|was| was == ours) {
                    if let Some(old) = table.get_mut(DEFINITION).and_then(Item::as_value_mut) {
                        let decor = old.decor().clone();
                        *old = Value::from(&meaning);
                        *old.decor_mut() = decor;
                    }
                    merged.changed += 1;
                } else if !keeps_edited {
                    merged.conflicts.push(found.term.clone());
                    continue;
                }
            }
        }
        merged.base.insert(found.term.clone(), meaning);
    }
    merged.text = (merged.changed > 0).then(|| document.to_string());
    Some(merged)
}

fn entry(found: &Definition, meaning: &str, source: &str) -> Table {
    let mut table = Table::new();
    table.insert(TERM, value(&found.term));
    table.insert("case", value("exact"));
    table.insert(DEFINITION, value(meaning));
    let place = if found.number.is_empty() { String::new() } else { format!(", {}", found.number) };
    table.insert("source", value(format!("{}{}.", escape::markdown(source), escape::markdown(&place))));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition(term: &str, meaning: &str) -> Definition {
        Definition { term: term.to_owned(), definition: meaning.to_owned(), number: "1.1".to_owned() }
    }

    #[test]
    fn terms_are_added_changed_and_kept() {
        let text = "# Ours.\n[[term]]\nterm = \"Crate\"\ncase = \"exact\"\ndefinition = \"A box.\"\n";
        let base = BTreeMap::from([("Crate".to_owned(), "A box.".to_owned())]);
        let merged = merge(text, &base, &[definition("Crate", "A case."), definition("Apple", "A fruit.")], "a.md", false).expect("TOML");
        let written = merged.text.expect("a change");
        assert_eq!(
            written,
            "# Ours.\n[[term]]\nterm = \"Crate\"\ncase = \"exact\"\ndefinition = \"A case.\"\n\n[[term]]\nterm = \"Apple\"\ncase = \"exact\"\ndefinition = \"A fruit.\"\nsource = \"a.md, 1.1.\"\n"
        );
        let edited = written.replace("A case.", "My case.");
        let again = merge(&edited, &merged.base, &[definition("Crate", "A barrel.")], "a.md", false).expect("TOML");
        assert_eq!((again.conflicts, again.text), (vec!["Crate".to_owned()], None));
    }
}
