//! `/schedule/` and `/compare/`: where a reader puts clauses together, and where a draft of the other side is held beside
//! them. The scripts of the pages make everything that depends on what is chosen; without them the pages say what they would
//! do, and lead to the profiles.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::Page;
use super::profile::{self, ProfileRow};
use crate::addresses;

/// The page of the schedule, and that of the comparison.
#[derive(Debug, Serialize)]
pub struct ScheduleView {
    /// Sets of clauses to begin with.
    pub profiles: Vec<ProfileRow>,
}

/// `/schedule/`.
pub fn page<'c>(context: &'c Context<'_>) -> Page<'c, ScheduleView> {
    let page = PageContext::new(context, addresses::SCHEDULE);
    let description = "Choose clauses, set their values, and take the schedule into a word processor.";
    page.finish(page.head(PageKind::Schedule, "Schedule", description), ScheduleView { profiles: profile::rows(&page) })
}

/// `/compare/`.
pub fn comparison<'c>(context: &'c Context<'_>) -> Page<'c, ScheduleView> {
    let page = PageContext::new(context, addresses::COMPARE);
    let description = "Hold a draft of the other side beside the clauses: what comes near, and what was not found.";
    page.finish(page.head(PageKind::Compare, "Compare a draft", description), ScheduleView { profiles: profile::rows(&page) })
}
