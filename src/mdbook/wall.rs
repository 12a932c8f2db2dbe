//! What may stand on a page of mdBook, whoever put it there.
//!
//! `check` refuses HTML in chapters, but preprocessors of other makes, themes and files copied over a chapter come after
//! it. So what a page shows is held against a list of harmless elements and attributes, and nothing on it runs but files
//! of the site. The policy in the head is the other wall: neither leans on the other.

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

/// Elements that no page of the site has anywhere, since they fetch or frame what somebody else wrote.
const NOWHERE: [&str; 9] = ["applet", "base", "embed", "frame", "frameset", "iframe", "object", "plaintext", "portal"];

/// Attributes of a chapter's text.
const ATTRIBUTES: [&str; 40] = [
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
    "href",
    "id",
    "lang",
    "open",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "span",
    "src",
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
const DATA: [&str; 4] = ["data-copied", "data-copy", "data-more", "data-source"];

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

    /// An element of a chapter's text.
    pub(super) fn text(&self, element: &mut Element<'_, '_>) {
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
        let names: Vec<String> = element.attributes().iter().map(lol_html::html_content::Attribute::name).collect();
        for attribute in names {
            // mdBook aligns the cells of a table by a style, which the policy would block.
            let is_known = ATTRIBUTES.contains(&attribute.as_str()) || attribute.starts_with("aria-") || DATA.contains(&attribute.as_str());
            if !is_known {
                if attribute != "style" {
                    self.note(format!("{} of <{name}>", shown(&attribute)));
                }
                element.remove_attribute(&attribute);
            }
        }
    }

    /// An element of any part of a page.
    pub(super) fn anywhere(&self, element: &mut Element<'_, '_>) {
        let name = element.tag_name();
        let is_unsafe = match name.as_str() {
            "script" => !element.get_attribute("src").is_some_and(|file| is_harmless_picture(&file)),
            "meta" => element.has_attribute("http-equiv"),
            "link" => !element.get_attribute("href").is_some_and(|file| is_harmless_picture(&file)),
            name => NOWHERE.contains(&name),
        };
        if is_unsafe {
            // Scripts that mdBook itself writes into its pages are replaced by `chapter.js`.
            element.remove();
            return;
        }
        let attributes: Vec<(String, String)> =
            element.attributes().iter().map(|attribute| (attribute.name(), attribute.value())).collect();
        for (attribute, value) in attributes {
            let is_good = match attribute.as_str() {
                "href" | "xlink:href" if name == "a" => is_harmless_link(&value),
                "src" | "href" | "xlink:href" | "poster" | "background" => is_harmless_picture(&value),
                "action" => value.is_empty(),
                "style" | "srcdoc" | "srcset" | "formaction" | "ping" => false,
                attribute => !attribute.starts_with("on"),
            };
            if !is_good {
                if attribute != "style" {
                    self.note(format!("{} of <{}>", shown(&attribute), shown(&name)));
                }
                element.remove_attribute(&attribute);
            }
        }
    }
}

/// A name as messages show it: it comes from the page.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(30).collect()
}
