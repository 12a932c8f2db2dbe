//! mdBook's own pages, framed: our head, header and footer, a strict policy, tidy addresses.
//!
//! `lol_html` rewrites; nothing is matched by regular expressions. Two passes, because the policy in
//! the head names the hashes of scripts that come after it.

use lol_html::errors::RewritingError;
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str, text};

use crate::addresses;
use crate::fingerprint::policy_source;
use crate::render::parts::Head;
use crate::render::views::topic::ChapterFrame;
use crate::render::{PageContext, RenderError, Templates};

/// Why a page could not be framed.
#[derive(Debug)]
pub enum FrameError {
    /// A template of the theme does not fit.
    Template(RenderError),
    /// The page could not be rewritten.
    Rewrite(RewritingError),
}

impl std::fmt::Display for FrameError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Template(error) => error.fmt(f),
            Self::Rewrite(_) => f.write_str("cannot be rewritten"),
        }
    }
}

impl std::error::Error for FrameError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Template(error) => error.source(),
            Self::Rewrite(error) => Some(error),
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

/// Frames one page of mdBook.
///
/// # Errors
///
/// If a template does not fit, or the page cannot be rewritten.
pub fn frame(page: &str, here: &PageContext<'_, '_>, head: &Head, templates: &Templates) -> Result<String, FrameError> {
    let urls = here.urls();
    let view = ChapterFrame { site: &here.context.site, head, urls: &urls, scripts: script_hashes(page)? };
    let is_contents = head.path == addresses::CONTENTS;
    let own_head = templates.render("chapter_head.html", &view)?;
    // The contents are shown inside a frame of another page: they have no frame of their own.
    let (header, footer) = if is_contents {
        (String::new(), String::new())
    } else {
        (templates.render("chapter_header.html", &view)?, templates.render("chapter_footer.html", &view)?)
    };
    let policy = templates.render("csp.html", &view)?;
    let live_reload = here.context.site.live_reload.as_deref();
    let settings = RewriteStrSettings::new()
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
        .append_element_content_handler(element!(REPLACED, |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("[style]", |element| {
            element.remove_attribute("style");
            Ok(())
        }))
        .append_element_content_handler(element!("pre > code", reachable))
        .append_element_content_handler(element!("a[href]", tidied));
    Ok(rewrite_str(page, settings)?)
}

/// What a page gets from mdBook and has of its own: description, icons, fonts.
const REPLACED: &str = "meta[name=description], link[rel~=icon], link[href*=\"fonts/\"]";

/// A block of code that is wider than the page scrolls, and has to scroll by key too.
fn reachable(code: &mut Element<'_, '_>) -> HandlerResult {
    Ok(code.set_attribute("tabindex", "0")?)
}

/// A link of mdBook's with the address that the site gives to folders.
fn tidied(link: &mut Element<'_, '_>) -> HandlerResult {
    if let Some(tidy) = link.get_attribute("href").as_deref().and_then(tidy_address) {
        link.set_attribute("href", &tidy)?;
    }
    Ok(())
}

/// The hashes of all inline scripts of a page, as a policy names them.
fn script_hashes(page: &str) -> Result<Vec<String>, RewritingError> {
    let scripts = std::cell::RefCell::new(Vec::<String>::new());
    rewrite_str(
        page,
        RewriteStrSettings::new()
            .append_element_content_handler(element!("script:not([src])", |_| {
                scripts.borrow_mut().push(String::new());
                Ok(())
            }))
            .append_element_content_handler(text!("script:not([src])", |chunk| {
                if let Some(script) = scripts.borrow_mut().last_mut() {
                    script.push_str(chunk.as_str());
                }
                Ok(())
            })),
    )?;
    let mut hashes: Vec<String> = scripts.into_inner().iter().map(|script| format!("'{}'", policy_source(script))).collect();
    hashes.sort();
    hashes.dedup();
    Ok(hashes)
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

    #[test]
    fn only_inline_scripts_are_hashed() {
        let hashes = script_hashes("<script>a()</script><script src=x></script><script>a()</script><script>b</script>").unwrap();
        assert_eq!(hashes, [format!("'{}'", policy_source("b")), format!("'{}'", policy_source("a()"))]);
    }
}
