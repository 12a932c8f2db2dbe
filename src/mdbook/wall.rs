//! What may stand in the content of a chapter, whoever put it there.
//!
//! `check` refuses HTML in chapters, but preprocessors of other makes, themes and files copied over a chapter come after
//! it. So the content is held against a list of harmless elements and attributes, and nothing in it runs. The policy in
//! the head is the other wall: neither leans on the other.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lol_html::html_content::Element;

use crate::read::{is_harmless_link, is_harmless_picture};

/// Elements of a chapter's text: what mdBook makes of Markdown, what our sheets have, and their harmless relatives.
const ELEMENTS: [&str; 78] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
    // Signs: mdBook writes those of Font Awesome into the page.
    "svg",
    "g",
    "path",
    "circle",
    "rect",
];

/// Elements whose content is no text, or is read in another way than that of others.
const WHOLE: [&str; 26] = [
    "applet",
    "audio",
    "base",
    "canvas",
    "embed",
    "frame",
    "frameset",
    "iframe",
    "link",
    "math",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "option",
    "plaintext",
    "portal",
    "script",
    "select",
    "style",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];

/// Attributes of a chapter's text, beside addresses.
const ATTRIBUTES: [&str; 38] = [
    "alt",
    "checked",
    "class",
    "colspan",
    "d",
    "datetime",
    "dir",
    "disabled",
    "fill",
    "for",
    "headers",
    "height",
    "hidden",
    "id",
    "lang",
    "open",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "span",
    "start",
    "tabindex",
    "title",
    "translate",
    "type",
    "value",
    "viewbox",
    "width",
    "xmlns",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x",
    "y",
];

/// Attributes by which our scripts know a part of a sheet.
const DATA: [&str; 5] = ["data-copied", "data-copy", "data-more", "data-schedule", "data-source"];

/// Looks at the elements of one page, and remembers what it has removed.
#[derive(Debug, Default)]
pub(super) struct Wall {
    removed: RefCell<BTreeSet<String>>,
}

impl Wall {
    /// What was removed, in words.
    pub(super) fn removed(self) -> Vec<String> {
        self.removed.into_inner().into_iter().collect()
    }

    fn note(&self, what: String) {
        self.removed.borrow_mut().insert(what);
    }

    /// An element of the content.
    pub(super) fn hold(&self, element: &mut Element<'_, '_>) {
        let name = element.tag_name();
        let is_checkbox = name != "input" || element.get_attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
        let is_button = name != "button" || element.get_attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("button"));
        if !ELEMENTS.contains(&name.as_str()) || !is_checkbox || !is_button {
            self.note(format!("<{}>", shown(&name)));
            // What stands in a drawing or a formula is read by rules of its own.
            let is_foreign = !element.namespace_uri().ends_with("xhtml");
            if is_foreign || WHOLE.contains(&name.as_str()) {
                element.remove();
            } else {
                element.remove_and_keep_content();
            }
            return;
        }
        let attributes: Vec<(String, String)> =
            element.attributes().iter().map(|attribute| (attribute.name(), attribute.value())).collect();
        for (attribute, value) in attributes {
            if !is_harmless(&name, &attribute, &value) {
                // mdBook aligns the cells of a table by a style, which the policy would block.
                if attribute != "style" {
                    self.note(format!("{} of <{name}>", shown(&attribute)));
                }
                element.remove_attribute(&attribute);
            }
        }
    }
}

/// Whether an element of the content may have an attribute with this value.
fn is_harmless(element: &str, attribute: &str, value: &str) -> bool {
    match attribute {
        "href" if element == "a" => is_harmless_link(value),
        "src" | "href" => is_harmless_picture(value),
        attribute => ATTRIBUTES.contains(&attribute) || attribute.starts_with("aria-") || DATA.contains(&attribute),
    }
}

/// A name as messages show it: it comes from the page.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(30).collect()
}
