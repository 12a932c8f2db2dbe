//! What topic chapters get from us: a sheet for each clause, inside mdBook's frame.

use serde::Serialize;

use super::clause::ClauseView;
use super::{Head, Site};

/// One clause in a topic chapter; the template makes one `<section>` without blank lines of it.
#[derive(Debug, Serialize)]
pub struct SheetView<'a> {
    /// The site.
    pub site: &'a Site,
    /// The chapter's head: `root` is what the sheet needs.
    pub head: &'a Head,
    /// The clause, with anchors that begin with its slug.
    pub clause: ClauseView,
    /// Whether this build makes a page of each clause.
    pub has_pages: bool,
}

/// What the render step puts into mdBook's own pages.
#[derive(Debug, Serialize)]
pub struct ChapterFrame<'a> {
    /// The site.
    pub site: &'a Site,
    /// This page's head.
    pub head: &'a Head,
    /// The looks that mdBook is set to.
    pub themes: &'a Themes,
    /// Places of the page that have moved elsewhere, as a JSON object; none on most pages.
    pub moved: Option<&'a str>,
}

/// mdBook's names of the looks that a reader gets without a choice.
#[derive(Debug, Clone, Serialize)]
pub struct Themes {
    /// By day.
    pub light: String,
    /// By night.
    pub dark: String,
}

/// A page that has moved.
#[derive(Debug, Serialize)]
pub struct Redirect<'a> {
    /// The site.
    pub site: &'a Site,
    /// This page's head.
    pub head: &'a Head,
    /// The new address.
    pub to: &'a str,
    /// Places of the page that have moved elsewhere, as a JSON object.
    pub moved: &'a str,
}
