//! What kinds of page a site has, and what follows from the kind.

use serde::Serialize;

/// What kind of page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// `/`.
    Landing,
    /// One clause.
    Clause,
    /// A withdrawn clause.
    Retired,
    /// All clauses, or those of one value of a facet.
    ClauseList,
    /// Who owes what.
    Matrix,
    /// One term.
    Term,
    /// The glossary.
    TermList,
    /// One framework.
    Framework,
    /// All frameworks.
    FrameworkList,
    /// All releases.
    Changes,
    /// What changed from one state to another.
    Difference,
    /// The list of releases, or all that is in one.
    Release,
    /// One profile.
    Profile,
    /// All profiles.
    ProfileList,
    /// The search page.
    Search,
    /// The page on which a reader makes a schedule.
    Schedule,
    /// The page on which a reader compares a draft with the clauses.
    Compare,
    /// `404.html`.
    NotFound,
    /// The whole corpus in one file.
    OneFile,
    /// A chapter with the clauses of a topic, made by mdBook.
    Topic,
    /// Another chapter, made by mdBook.
    Chapter,
}

impl PageKind {
    /// The class of `<body>`, which styles go by.
    pub fn class(self) -> &'static str {
        match self {
            Self::Landing => "landing-page",
            Self::Clause | Self::Retired => "clause-page",
            Self::ClauseList | Self::TermList | Self::FrameworkList | Self::Release | Self::ProfileList => "list-page",
            Self::Matrix => "matrix-page",
            Self::Profile => "profile-page",
            Self::Term => "term-page",
            Self::Framework => "framework-page",
            Self::Changes | Self::Difference => "changes-page",
            Self::Search => "search-page",
            Self::Schedule => "schedule-page",
            Self::Compare => "compare-page",
            Self::NotFound => "not-found-page",
            Self::OneFile => "one-file",
            Self::Topic | Self::Chapter => "chapter",
        }
    }

    /// The entry of the site's navigation that is current, or empty.
    pub fn nav(self) -> &'static str {
        match self {
            Self::Clause | Self::Retired | Self::ClauseList | Self::Matrix | Self::Profile | Self::ProfileList => "clauses",
            Self::Term | Self::TermList => "terms",
            Self::Framework | Self::FrameworkList => "references",
            Self::Search => "search",
            Self::Schedule | Self::Compare => "schedule",
            Self::Topic => "topics",
            Self::Chapter => "about",
            Self::Landing | Self::Changes | Self::Release | Self::Difference | Self::NotFound | Self::OneFile => "",
        }
    }

    /// Whether the page is about one clause.
    pub fn is_clause(self) -> bool {
        matches!(self, Self::Clause | Self::Retired)
    }

    /// Whether the page is about nothing but the way to other pages.
    pub fn is_signpost(self) -> bool {
        matches!(self, Self::Search | Self::Schedule | Self::Compare | Self::NotFound)
    }
}
