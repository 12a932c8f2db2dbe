//! The values of a clause: what the reader chose, where that holds, and otherwise the column of the schedule.

use super::{Leaning, ParameterChoice};
use crate::corpus::{Clause, Parameter};
use crate::schedule::{Choice, DEFAULT_COLUMN, Entry, Schedule};
use crate::value;
use crate::words::Words;

/// Where a value of the reader's own comes from.
pub(super) const OWN: &str = "own";

/// The values of a clause, in the order of the file.
pub(super) fn of(clause: &Clause, entry: &Entry, schedule: &Schedule, words: &Words) -> Vec<ParameterChoice> {
    clause.parameters.iter().map(|parameter| choice(parameter, entry.values.get(&parameter.name), &schedule.column, words)).collect()
}

fn choice(parameter: &Parameter, choice: Option<&Choice>, column: &str, words: &Words) -> ParameterChoice {
    let (value, from, problem) = match choice {
        // It was left blank on purpose, and the text says so.
        Some(Choice::Own(own)) if own.trim().is_empty() => (words.get("document-blank"), OWN.to_owned(), None),
        Some(Choice::Own(own)) => match value::problem(own, words) {
            None => (own.clone(), OWN.to_owned(), None),
            Some(problem) => {
                let (value, from) = of_column(parameter, column);
                (value, from, Some(problem))
            }
        },
        Some(Choice::Column(column)) => {
            let (value, from) = of_column(parameter, column);
            (value, from, None)
        }
        None => {
            let (value, from) = of_column(parameter, column);
            (value, from, None)
        }
    };
    ParameterChoice {
        name: parameter.name.clone(),
        label: parameter.label.clone(),
        default: parameter.default.clone(),
        leanings: parameter
            .party_values
            .iter()
            .map(|leaning| Leaning { party: leaning.party.clone(), value: leaning.value.clone() })
            .collect(),
        same_as: parameter.same_as.clone(),
        choice: choice.cloned(),
        value,
        from,
        problem,
    }
}

/// The value of a column and the column that it really has: a party without a value has the default.
fn of_column(parameter: &Parameter, column: &str) -> (String, String) {
    let has = parameter.party_values.iter().any(|value| value.party == column);
    (parameter.value_of(column).to_owned(), if has { column } else { DEFAULT_COLUMN }.to_owned())
}

impl ParameterChoice {
    /// The choice that gives this value.
    pub fn as_choice(&self) -> Choice {
        if self.is_blank() {
            Choice::Own(String::new())
        } else if self.from == OWN {
            Choice::Own(self.value.clone())
        } else {
            Choice::Column(self.from.clone())
        }
    }

    /// Whether it was left blank.
    pub fn is_blank(&self) -> bool {
        matches!(&self.choice, Some(Choice::Own(own)) if own.trim().is_empty())
    }
}
