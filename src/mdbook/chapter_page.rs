//! mdBook's own pages, framed: our head, header and footer, a strict policy, tidy addresses.
//!
//! `lol_html` rewrites; nothing is matched by regular expressions. Nothing of a page is trusted because it stands there:
//! see `mdbook::wall`.

use std::cell::{Cell, RefCell};

use lol_html::errors::RewritingError;
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, comments, element, rewrite_str};

use super::wall::Wall;
use crate::addresses;
use crate::render::parts::{Head, Part};
use crate::render::views::topic::{ChapterFrame, Themes};
use crate::render::{PageContext, RenderError, Templates};

/// Why a page could not be framed.
#[derive(Debug)]
pub enum FrameError {
    /// A template of the theme does not fit.
    Template(RenderError),
    /// The page could not be rewritten.
    Rewrite(RewritingError),
    /// A clause is not where it belongs on the page.
    Sheet(String),
    /// It is not a page of mdBook's.
    Foreign,
}

impl std::fmt::Display for FrameError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Template(error) => error.fmt(f),
            Self::Rewrite(_) => f.write_str("the page could not be rewritten"),
            Self::Foreign => f.write_str(
                "it does not look like a page of mdBook 0.5: a file of the source folder has replaced it, or a theme lacks `mdbook-sidebar-toggle-anchor`",
            ),
            Self::Sheet(slug) => write!(
                f,
                "the clause `{slug}` is not at the outermost level of the page: a block before it was never closed, or another preprocessor has changed it"
            ),
        }
    }
}

impl std::error::Error for FrameError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Template(error) => error.source(),
            Self::Rewrite(error) => Some(error),
            Self::Foreign | Self::Sheet(_) => None,
        }
    }
}

impl From<RenderError> for FrameError {
    fn from(error: RenderError) -> Self {
        Self::Template(error)
    }
}

impl From<RewritingError> for FrameError {
    fn from(error: RewritingError) -> Self {
        Self::Rewrite(error)
    }
}

/// What is known of a page before it is read.
#[derive(Debug)]
pub struct Expected<'a> {
    /// The looks that mdBook is set to.
    pub themes: &'a Themes,
    /// Anchors of the page that have moved elsewhere, as a JSON object.
    pub moved: Option<String>,
    /// The anchors of the clauses on it, in order; none where mdBook arranges them itself.
    pub sheets: Option<Vec<String>>,
}

/// A page of the site.
#[derive(Debug)]
pub struct Framed {
    /// The page.
    pub html: String,
    /// What it may not have and has no longer, in words.
    pub removed: Vec<String>,
}

/// Frames one page of mdBook.
///
/// # Errors
///
/// If a template does not fit, the page could not be rewritten, or a clause is not where it belongs.
pub fn frame(
    page: &str,
    here: &PageContext<'_, '_>,
    head: &Head,
    templates: &Templates,
    expected: &Expected<'_>,
) -> Result<Framed, FrameError> {
    let urls = here.urls();
    let site = &here.context.site;
    let view = Part { site, head, view: ChapterFrame { urls: &urls, themes: expected.themes, moved: expected.moved.as_deref() } };
    let is_contents = head.path == addresses::CONTENTS;
    let own_head = templates.render("chapter_head.html", &view)?;
    // The contents are shown inside a frame of another page: they have no frame of their own.
    let (header, footer) = if is_contents {
        (String::new(), String::new())
    } else {
        (templates.render("chapter_header.html", &view)?, templates.render("chapter_footer.html", &view)?)
    };
    let policy = templates.render("csp.html", &view)?;
    let script = templates.render("chapter_script.html", &view)?;
    let live_reload = site.live_reload.as_deref();
    let wall = Wall::default();
    let sheets = RefCell::new(Vec::new());
    let is_mdbooks = Cell::new(is_contents);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("main *", |element| {
            wall.text(element);
            Ok(())
        }))
        .append_element_content_handler(comments!("main", |comment| {
            comment.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("*", |element| {
            wall.anywhere(element);
            Ok(())
        }))
        .append_element_content_handler(element!("main > section.clause-sheet", |sheet| {
            sheets.borrow_mut().push(sheet.get_attribute("id").unwrap_or_default());
            Ok(())
        }))
        .append_element_content_handler(element!("html", |html| {
            if let Some(endpoint) = live_reload {
                html.set_attribute("data-live-reload", endpoint)?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("head", |element| {
            element.append(&own_head, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("meta[charset]", |meta| {
            meta.after(&policy, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("title", |title| {
            title.set_inner_content(&head.title, ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("body", |body| {
            body.prepend(&header, ContentType::Html);
            body.append(&footer, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("#mdbook-sidebar-toggle-anchor", |checkbox| {
            is_mdbooks.set(true);
            checkbox.after(&script, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(REMOVED_ELEMENTS, |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("pre > code", make_focusable))
        .append_element_content_handler(element!("a[href]", tidy_link));
    let html = rewrite_str(page, settings)?;
    if !is_mdbooks.get() {
        return Err(FrameError::Foreign);
    }
    let found = sheets.into_inner();
    if let Some(sheets) = &expected.sheets
        && let Some(at) = (0..sheets.len().max(found.len())).find(|&at| sheets.get(at) != found.get(at))
    {
        return Err(FrameError::Sheet(sheets.get(at).or(found.get(at)).cloned().unwrap_or_default()));
    }
    Ok(Framed { html, removed: wall.removed() })
}

/// What a page gets from mdBook and has of its own: description, icons, fonts.
const REMOVED_ELEMENTS: &str = "meta[name=description], link[rel~=icon], link[href*=\"fonts/\"]";

/// A block of code that is wider than the page scrolls, and has to scroll by key too.
fn make_focusable(code: &mut Element<'_, '_>) -> HandlerResult {
    Ok(code.set_attribute("tabindex", "0")?)
}

/// A link of mdBook's with the address that the site gives to folders.
fn tidy_link(link: &mut Element<'_, '_>) -> HandlerResult {
    if let Some(tidy) = link.get_attribute("href").as_deref().and_then(tidy_address) {
        link.set_attribute("href", &tidy)?;
    }
    Ok(())
}

/// `../patching/index.html#pat-2` is `../patching/#pat-2`; addresses of other hosts stay.
fn tidy_address(href: &str) -> Option<String> {
    if href.contains(':') || href.starts_with("//") {
        return None;
    }
    let (path, rest) = href.split_at(href.find(['#', '?']).unwrap_or(href.len()));
    let folder = path.strip_suffix("index.html")?;
    if !(folder.is_empty() || folder.ends_with('/')) {
        return None;
    }
    Some(format!("{}{rest}", if folder.is_empty() { "./" } else { folder }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_folders_are_tidied() {
        assert_eq!(tidy_address("../patching/index.html#pat-2").as_deref(), Some("../patching/#pat-2"));
        assert_eq!(tidy_address("index.html").as_deref(), Some("./"));
        assert_eq!(tidy_address("https://example.org/index.html"), None);
        assert_eq!(tidy_address("xindex.html"), None);
        assert_eq!(tidy_address("a.html"), None);
    }
}
