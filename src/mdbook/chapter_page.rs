//! The content of mdBook's own pages: what stands in `<main>`, made harmless, with tidy addresses. The page around it is ours.
//!
//! `lol_html` rewrites; nothing is matched by regular expressions. Nothing of a page is trusted because it stands there:
//! see `mdbook::wall`. The clauses of a topic are put in here, so that mdBook, which holds the trees of all its pages in
//! memory at once, has none of them.

use std::cell::{Cell, RefCell};

use lol_html::errors::RewritingError;
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, doc_comments, element, rewrite_str, text};

use super::code;
use super::wall::Wall;
use crate::fingerprint;

/// Why the content of a page cannot be used.
#[derive(Debug)]
pub(super) enum ContentError {
    /// The page could not be rewritten.
    Rewrite(RewritingError),
    /// The section that keeps the place of the clauses is not where it belongs on the page, or another one looks like it.
    Place(String),
    /// It is not a page of mdBook's.
    Foreign,
}

impl std::fmt::Display for ContentError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Rewrite(_) => f.write_str("the page could not be rewritten"),
            Self::Foreign => f.write_str(
                "it does not look like a page of mdBook 0.5: a file of the source folder has replaced it, or a theme has no `<main>`",
            ),
            Self::Place(anchor) => write!(
                f,
                "the section `{anchor}` is not at the outermost level of the page, or not once: a block before it was never closed, or another preprocessor has changed it"
            ),
        }
    }
}

impl std::error::Error for ContentError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Rewrite(error) => Some(error),
            Self::Foreign | Self::Place(_) => None,
        }
    }
}

impl From<RewritingError> for ContentError {
    fn from(error: RewritingError) -> Self {
        Self::Rewrite(error)
    }
}

/// The content of a page.
#[derive(Debug)]
pub(super) struct Content {
    /// Its HTML.
    pub html: String,
    /// What it may not have and has no longer, in words.
    pub removed: Vec<String>,
}

/// A block of code in a named language.
struct Block {
    language: String,
    /// Its text as the page has it.
    html: String,
    /// Whether it is text alone, which can be coloured.
    is_text: bool,
}

/// By which the second pass knows the blocks that the first has read. The wall lets no such attribute through.
const BLOCK: &str = "data-block";

/// The clauses of a topic, which mdBook has not seen, and the anchor of the section that keeps their place.
#[derive(Debug)]
pub(super) struct Clauses<'a> {
    /// The anchor.
    pub(super) anchor: &'a str,
    /// Their HTML, which is ours and meets no wall.
    pub(super) html: &'a str,
}

/// Takes the content out of one page of mdBook, and puts the clauses into their place where the chapter is that of a topic.
///
/// # Errors
///
/// If it is no page of mdBook's, could not be rewritten, or the place of the clauses is not where it belongs.
pub(super) fn content(page: &str, clauses: Option<&Clauses<'_>>) -> Result<Content, ContentError> {
    // No page has a hash of itself in it, so nothing but these comments begins and ends the content.
    let mark = format!("<!--{}-->", fingerprint::hex(page.as_bytes()));
    let wall = Wall::default();
    let found = RefCell::new(Vec::new());
    let has_content = Cell::new(false);
    let blocks: RefCell<Vec<Block>> = RefCell::default();
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("main *", |element| {
            wall.hold(element);
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("main", |main| {
            if !has_content.replace(true) {
                main.prepend(&mark, ContentType::Html);
                main.append(&mark, ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("main > section.clause-sheet", |sheet| {
            let anchor = sheet.get_attribute("id").unwrap_or_default();
            if let Some(clauses) = clauses.filter(|clauses| clauses.anchor == anchor) {
                sheet.replace(clauses.html, ContentType::Html);
            }
            found.borrow_mut().push(anchor);
            Ok(())
        }))
        .append_element_content_handler(element!("main pre > code[class*=\"language-\"]", |element| {
            let classes = element.get_attribute("class").unwrap_or_default();
            let named = classes.split_whitespace().find_map(|class| class.strip_prefix("language-")).unwrap_or_default();
            let language = named.split(',').next().unwrap_or_default().to_owned();
            element.set_attribute(BLOCK, &blocks.borrow().len().to_string())?;
            blocks.borrow_mut().push(Block { language, html: String::new(), is_text: true });
            Ok(())
        }))
        .append_element_content_handler(element!("main pre > code[class*=\"language-\"] *", |_| {
            if let Some(block) = blocks.borrow_mut().last_mut() {
                block.is_text = false;
            }
            Ok(())
        }))
        .append_element_content_handler(text!("main pre > code[class*=\"language-\"]", |chunk| {
            if let Some(block) = blocks.borrow_mut().last_mut() {
                block.html.push_str(chunk.as_str());
            }
            Ok(())
        }))
        .append_element_content_handler(element!("main pre > code", make_focusable))
        .append_element_content_handler(element!("main a[href]", tidy_link));
    let html = rewrite_str(page, settings)?;
    let mut parts = html.split(&mark);
    let (Some(content), Some(_), None) = (parts.nth(1), parts.next(), parts.next()) else { return Err(ContentError::Foreign) };
    let (found, wanted) = (found.into_inner(), clauses.map(|clauses| clauses.anchor));
    let wrong = found.iter().map(String::as_str).find(|anchor| Some(*anchor) != wanted);
    if let Some(anchor) = wrong.or(wanted.filter(|_| found.len() != 1)) {
        return Err(ContentError::Place(anchor.to_owned()));
    }
    let content = with_colours(content.trim(), &blocks.into_inner())?;
    Ok(Content { html: content, removed: wall.removed() })
}

/// The content with its code in colours.
fn with_colours(content: &str, blocks: &[Block]) -> Result<String, RewritingError> {
    if blocks.is_empty() {
        return Ok(content.to_owned());
    }
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(format!("code[{BLOCK}]"), |element| {
        let number: Option<usize> = element.get_attribute(BLOCK).and_then(|number| number.parse().ok());
        element.remove_attribute(BLOCK);
        let block = number.and_then(|number| blocks.get(number)).filter(|block| block.is_text);
        if let Some(html) = block.and_then(|block| code::coloured(&block.language, &block.html)) {
            element.set_inner_content(&html, ContentType::Html);
        }
        Ok(())
    }));
    rewrite_str(content, settings)
}

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
