//! Pages that have moved, and anchors of pages: `[output.html.redirect]` of book.toml.
//!
//! mdBook's own page for them has a script in it, and puts the new address into that script; ours has neither.

use std::collections::BTreeMap;

use mdbook_renderer::config::HtmlConfig;

use crate::render::parts::Part;
use crate::render::views::topic::{self, Redirect};
use crate::render::{Context, PageContext, RenderError, Templates};

/// What has moved from one page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Moved {
    /// Where the page as a whole is now.
    page: Option<String>,
    /// Where its anchors are now, by fragment.
    anchors: BTreeMap<String, String>,
}

/// What has moved, by the file of the page, seen from the root of the site.
pub(super) fn read(config: &HtmlConfig) -> BTreeMap<String, Moved> {
    let mut all: BTreeMap<String, Moved> = BTreeMap::new();
    for (from, to) in &config.redirect {
        let (path, anchor) = from.split_once('#').map_or((from.as_str(), None), |(path, anchor)| (path, Some(anchor)));
        let moved = all.entry(path.trim_start_matches('/').to_owned()).or_default();
        match anchor {
            Some(anchor) => {
                moved.anchors.insert(format!("#{anchor}"), to.clone());
            }
            None => moved.page = Some(to.clone()),
        }
    }
    all
}

impl Moved {
    /// The anchors for a script.
    pub(super) fn anchors(&self) -> Option<String> {
        (!self.anchors.is_empty()).then(|| self.json())
    }

    fn json(&self) -> String {
        serde_json::to_string(&self.anchors).expect("a map of strings is JSON")
    }

    /// The page that leads on; none where only anchors have moved.
    pub(super) fn page(&self, path: &str, context: &Context<'_>, templates: &Templates) -> Result<Option<String>, RenderError> {
        let Some(to) = &self.page else { return Ok(None) };
        let head = topic::head(&PageContext::new(context, path));
        let view = Redirect { to, canonical: to, moved: &self.json() };
        templates.render("redirect.html", &Part { site: &context.site, head: &head, view }).map(Some)
    }
}
