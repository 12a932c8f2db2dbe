//! `404.html`: repairs addresses, and shows the list where it cannot.

use serde::Serialize;

use super::ClauseLink;

/// The page for every miss.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// All clauses, the withdrawn ones last: the script matches addresses against this list.
    pub clauses: Vec<ClauseLink>,
}
