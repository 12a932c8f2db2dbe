//! Pages that have moved, and places in pages: `[output.html.redirect]` of book.toml.
//!
//! mdBook's own page for them has a script in it, and puts the new address into that script; ours has neither.

use std::collections::BTreeMap;

use mdbook_renderer::config::HtmlConfig;

use crate::render::views::topic::{self, Redirect};
use crate::render::{Context, PageContext, RenderError, Templates};

/// What has moved from one page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Moved {
    /// Where the page as a whole is now.
    page: Option<String>,
    /// Where its places are now, by fragment.
    places: BTreeMap<String, String>,
}

/// What has moved, by the file of the page, seen from the root of the site.
pub(super) fn read(config: &HtmlConfig) -> BTreeMap<String, Moved> {
    let mut all: BTreeMap<String, Moved> = BTreeMap::new();
    for (from, to) in &config.redirect {
        let (path, place) = from.split_once('#').map_or((from.as_str(), None), |(path, place)| (path, Some(place)));
        let moved = all.entry(path.trim_start_matches('/').to_owned()).or_default();
        match place {
            Some(place) => {
                moved.places.insert(format!("#{place}"), to.clone());
            }
            None => moved.page = Some(to.clone()),
        }
    }
    all
}

impl Moved {
    /// The places for a script.
    pub(super) fn places(&self) -> Option<String> {
        (!self.places.is_empty()).then(|| self.json())
    }

    fn json(&self) -> String {
        serde_json::to_string(&self.places).expect("a map of strings is JSON")
    }

    /// The page that leads on; none where only places have moved.
    pub(super) fn page(&self, path: &str, context: &Context<'_>, templates: &Templates) -> Result<Option<String>, RenderError> {
        let Some(to) = &self.page else { return Ok(None) };
        let head = topic::head(&PageContext::new(context, path), "");
        templates.render("redirect.html", &Redirect { site: &context.site, head: &head, to, moved: &self.json() }).map(Some)
    }
}
