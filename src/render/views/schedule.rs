//! `/schedule/`: where a reader puts clauses together. The script of the page makes everything that depends on what is
//! chosen; without it the page says what it would do, and leads to the profiles.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::Page;
use super::profile::{self, ProfileRow};
use crate::addresses;

/// The page of the schedule.
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
