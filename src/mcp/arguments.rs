//! What a client may ask. The descriptions are read by assistants, which know nothing else of a tool.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::difference::UNRELEASED;

/// Arguments of `search`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Search {
    /// What to look for: words or a question, "a phrase", an id such as PAT-2, or a citation such as HIPAA 164.308(a)(1).
    /// `-word` after the first word excludes a word.
    pub(super) query: String,
    /// Most results to give, at most 50.
    #[serde(default = "ten")]
    #[schemars(range(min = 1, max = 50))]
    pub(super) limit: usize,
    /// Only clauses that bind this party, by its id.
    pub(super) party: Option<String>,
    /// Only clauses of this topic, by its id.
    pub(super) topic: Option<String>,
    /// Only clauses that apply in this phase, by its id.
    pub(super) phase: Option<String>,
    /// Only clauses of this kind, by its id.
    pub(super) kind: Option<String>,
    /// Only where the words stand in the text of a clause, and not in what explains it.
    #[serde(default)]
    pub(super) clause_text_only: bool,
}

/// Arguments of `clause`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Clause {
    /// The id of the clause, such as PAT-2.
    pub(super) id: String,
    /// The release whose text is wanted, such as 2026-12; without it, the text of today.
    pub(super) release: Option<String>,
}

/// Arguments of `term`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Term {
    /// The defined term, or one of its other forms.
    pub(super) term: String,
}

/// Arguments of `related`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Related {
    /// The id of the clause, such as PAT-2.
    pub(super) id: String,
}

/// Arguments of `diff`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Diff {
    /// The release to compare from, such as 2026-12.
    pub(super) from: String,
    /// The release to compare with; `unreleased`, which is the default, is the text of today.
    #[serde(default = "today")]
    pub(super) to: String,
    /// Only this clause, by its id.
    pub(super) clause: Option<String>,
    /// Most clauses and terms to show, at most 50.
    #[serde(default = "ten")]
    #[schemars(range(min = 1, max = 50))]
    pub(super) limit: usize,
}

fn ten() -> usize {
    10
}

fn today() -> String {
    UNRELEASED.to_owned()
}
