//! The parameters of a catalog: what is to be chosen, and the text that stands for it until then.

use std::collections::HashMap;

use super::MAX_DEPTH;
use super::format::Parameter;
use crate::text::{one_line, shortened};

/// What stands for a parameter is cut after so many characters, because parameters may stand in each other.
pub(super) const MAX_VALUE: usize = 2_000;

/// So many characters have no more bytes.
const MAX_VALUE_BYTES: usize = 4 * MAX_VALUE;

/// The parameters of a catalog.
#[derive(Default)]
pub(super) struct Parameters {
    all: HashMap<String, Parameter>,
    /// Label and text of those that were asked for.
    known: HashMap<String, (String, String)>,
    /// How many of those have a longer text than is kept.
    pub(super) cut: usize,
}

impl Parameters {
    pub(super) fn declare(&mut self, parameters: &[Parameter]) {
        self.all.extend(parameters.iter().map(|parameter| (parameter.id.clone(), parameter.clone())));
    }

    /// Whether the catalog has no value for a parameter.
    pub(super) fn is_open(&self, id: &str) -> bool {
        self.all.get(id).is_none_or(|parameter| parameter.values.is_empty())
    }

    /// What a parameter is, and what stands for it until somebody has decided.
    pub(super) fn label_and_text(&mut self, id: &str) -> (String, String) {
        self.find(id, 0)
    }

    /// Each parameter is looked at once, however many others it stands in. In its own choices, it is its id.
    fn find(&mut self, id: &str, depth: usize) -> (String, String) {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let only_id = (id.to_owned(), id.to_owned());
        let Some(parameter) = self.all.get(id).filter(|_| depth < MAX_DEPTH).cloned() else { return only_id };
        self.known.insert(id.to_owned(), only_id);
        let (label, text) = self.look_at(&parameter, depth);
        self.cut += usize::from(text.chars().nth(MAX_VALUE).is_some());
        let found = (shortened(&label, MAX_VALUE), shortened(&text, MAX_VALUE));
        self.known.insert(id.to_owned(), found.clone());
        found
    }

    fn look_at(&mut self, parameter: &Parameter, depth: usize) -> (String, String) {
        let label = if parameter.label.is_empty() { parameter.id.clone() } else { one_line(&parameter.label) };
        if !parameter.values.is_empty() {
            return (label, one_line(&parameter.values.join(", ")));
        }
        let Some(select) = &parameter.select else { return (label.clone(), label) };
        let mut choices: Vec<String> = Vec::new();
        let mut length = 0;
        for choice in &select.choice {
            let choice = self.choice(choice, depth);
            length += choice.len();
            choices.extend(Some(choice).filter(|choice| !choice.is_empty()));
            // What is longer is cut anyway.
            if length > MAX_VALUE_BYTES {
                break;
            }
        }
        let joint = if select.how_many == "one-or-more" { "one or more of" } else { "one of" };
        let label = if parameter.label.is_empty() { "Selection".to_owned() } else { label };
        (label, format!("{joint}: {}", choices.join("; ")))
    }

    /// A choice with the parameters in it as texts.
    fn choice(&mut self, choice: &str, depth: usize) -> String {
        let (mut text, mut rest) = (String::new(), choice);
        for (mark, id) in inserts(choice) {
            let Some((before, behind)) = rest.split_once(&mark) else { break };
            text.push_str(before);
            text.push_str(&self.find(&id, depth + 1).1);
            rest = behind;
            if text.len() > MAX_VALUE_BYTES {
                break;
            }
        }
        one_line(&(text + rest))
    }
}

/// The marks of parameters in a text, `{{ insert: param, ac-1_prm_1 }}`, each with its id.
pub(super) fn inserts(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(length) = rest[start..].find("}}") else { break };
        let mark = &rest[start..start + length + 2];
        let inside = mark.trim_matches(['{', '}', ' ']);
        let id = inside.strip_prefix("insert:").and_then(|inside| inside.trim().strip_prefix("param,"));
        found.extend(id.map(|id| (mark.to_owned(), id.trim().to_owned())));
        rest = &rest[start + length + 2..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::format::Select;
    use super::*;

    /// Parameters that each name some other, or themselves, ten times in different ways.
    fn naming(count: usize, named: impl Fn(usize) -> usize) -> Parameters {
        let choice =
            |index: usize| (0..10).map(|spaces| format!("{{{{{} insert: param, p{index} }}}}", " ".repeat(spaces))).collect::<String>();
        let select = |index: usize| Select { how_many: String::new(), choice: vec![choice(named(index))] };
        let parameter =
            |index: usize| Parameter { id: format!("p{index}"), label: String::new(), values: Vec::new(), select: Some(select(index)) };
        let mut parameters = Parameters::default();
        parameters.declare(&(0..count).map(parameter).collect::<Vec<_>>());
        parameters
    }

    #[test]
    fn parameters_that_name_themselves_or_each_other_come_to_an_end() {
        let (_, text) = naming(1, |_| 0).label_and_text("p0");
        assert_eq!(text, format!("one of: {}", "p0".repeat(10)));
        let mut many = naming(100, |index| index + 1);
        let length = many.label_and_text("p0").1.chars().count();
        assert!((MAX_VALUE / 2..=MAX_VALUE).contains(&length), "{length}");
        assert!(many.cut > 0);
    }
}
