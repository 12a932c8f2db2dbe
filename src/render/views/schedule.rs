//! `/schedule/` and `/compare/`: where a reader puts clauses together, and where a draft of the other side is compared
//! with them. The scripts of the pages make everything that depends on what is chosen; without them the pages say what they would
//! do, and lead to the profiles.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::Page;
use super::profile::{self, ProfileRow};
use crate::addresses;
use crate::difference::UNRELEASED;

/// The page of the schedule, and that of the comparison.
#[derive(Debug, Serialize)]
pub struct ScheduleView {
    /// Sets of clauses to begin with.
    pub profiles: Vec<ProfileRow>,
    /// Releases whose texts a schedule may keep.
    pub releases: Releases,
}

/// What the page of the schedule knows of releases.
#[derive(Debug, Serialize)]
pub struct Releases {
    /// Their names, the newest first.
    pub names: Vec<String>,
    /// The one whose text is the text of today, if there is one.
    pub today: Option<String>,
    /// Where the earlier texts of a release are; the name of the release stands for `{release}`.
    pub texts: String,
    /// Where the difference to the text of today is; the name of the release stands for `{release}`.
    pub difference: String,
}

impl Releases {
    fn new(page: &PageContext<'_, '_>, context: &Context<'_>) -> Self {
        let names: Vec<String> = context.releases.iter().map(|release| release.name.to_string()).collect();
        // Whatever differs from the newest release is recorded.
        let today = names.first().filter(|_| context.edition.corpus.changes.is_empty()).cloned();
        let (texts, difference) = (addresses::schedule_release("{release}"), addresses::difference("{release}", UNRELEASED));
        Self { names, today, texts: page.link(&texts), difference: page.link(&difference) }
    }
}

/// `/schedule/`.
pub fn page<'c>(context: &'c Context<'_>) -> Page<'c, ScheduleView> {
    let page = PageContext::new(context, addresses::SCHEDULE);
    let words = page.words();
    page.finish(page.head(PageKind::Schedule, &words.get("schedule-title"), &words.get("schedule-description")), view(&page, context))
}

/// `/compare/`.
pub fn comparison<'c>(context: &'c Context<'_>) -> Page<'c, ScheduleView> {
    let page = PageContext::new(context, addresses::COMPARE);
    let words = page.words();
    page.finish(page.head(PageKind::Compare, &words.get("compare-title"), &words.get("compare-description")), view(&page, context))
}

fn view(page: &PageContext<'_, '_>, context: &Context<'_>) -> ScheduleView {
    ScheduleView { profiles: profile::rows(page), releases: Releases::new(page, context) }
}
