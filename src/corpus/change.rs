//! Names of releases, and `changes.toml`: what the next one changes, clause by clause.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ClauseId, Spanned};

/// The name of a release, which is part of its addresses: a month, `2026-11`, or a day, `2026-11-30`.
///
/// Names sort by date; a month comes before its days.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"))]
pub struct ReleaseName(String);

impl ReleaseName {
    /// Reads a name.
    ///
    /// # Errors
    ///
    /// Says, as the end of the sentence "the name of a release …", what is wrong.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let parts: Vec<&str> = text.split('-').collect();
        let is_number = |part: &str, digits| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        let (Some(year), Some(month), day) = (parts.first(), parts.get(1), parts.get(2)) else { return Err(FORM) };
        if parts.len() > 3 || !is_number(year, 4) || !is_number(month, 2) || day.is_some_and(|day| !is_number(day, 2)) {
            return Err(FORM);
        }
        let is_date = format!("{year}-{month}-{}", day.unwrap_or(&"01")).parse::<toml::value::Datetime>().is_ok();
        if is_date { Ok(Self(text.to_owned())) } else { Err("is a month or a day of the calendar") }
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a name of another form is told.
const FORM: &str = "is a year and a month, such as `2026-11`, or a day, such as `2026-11-30`";

impl TryFrom<String> for ReleaseName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|reason| format!("`{text}` is not the name of a release: the name of a release {reason}"))
    }
}

impl From<ReleaseName> for String {
    fn from(name: ReleaseName) -> Self {
        name.0
    }
}

impl fmt::Display for ReleaseName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a release changes in one clause, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The clause.
    pub id: Spanned<ClauseId>,
    /// What happened to it.
    pub kind: ChangeKind,
    /// Why: one sentence or a few, without Markdown.
    pub reason: String,
}

/// What happened to a clause between two releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It was withdrawn.
    Withdrawn,
    /// It means something else than before: a duty, a right, a time, a condition.
    Substantive,
    /// It means the same in other words.
    Editorial,
}

impl ChangeKind {
    /// All words, for messages.
    pub const NAMES: &'static [&'static str] = &["added", "withdrawn", "substantive", "editorial"];

    /// The value of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Added, Self::Withdrawn, Self::Substantive, Self::Editorial].into_iter().find(|kind| kind.name() == name)
    }

    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Withdrawn => "withdrawn",
            Self::Substantive => "substantive",
            Self::Editorial => "editorial",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_releases_are_months_or_days() {
        for good in ["2026-11", "2026-11-30", "2028-02-29"] {
            assert_eq!(ReleaseName::parse(good).map(String::from).as_deref(), Ok(good));
        }
        for bad in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "2026-1",
            "26-11",
            "2026-11-31",
            "2026-02-29",
            "2026-11-30-1",
            "../x",
            "2026-11/x",
            "2026-11 ",
            " 2026-11",
            "2026_11",
            "v1",
            "٢٠٢٦-١١",
            "2026-11-",
            "-2026-11",
            "+026-11",
        ] {
            assert!(ReleaseName::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_of_releases_sort_by_date() {
        let mut names = ["2026-12", "2026-11-30", "2027-01", "2026-11"].map(|name| ReleaseName::parse(name).expect("a name"));
        names.sort();
        assert_eq!(names.map(String::from), ["2026-11", "2026-11-30", "2026-12", "2027-01"]);
    }

    #[test]
    fn words_of_kinds_are_those_of_files() {
        for name in ChangeKind::NAMES {
            let kind = ChangeKind::from_name(name).expect("a kind");
            assert_eq!(serde_json::to_value(kind).expect("kinds become JSON"), **name);
        }
    }
}
