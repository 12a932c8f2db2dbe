//! What a page has that can be wrong: its head, its ids, its links and requests.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use quick_xml::escape::unescape;

/// A page, as far as it can be wrong.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The language that its root names.
    pub(super) language: String,
    /// Its titles; one, if all is well.
    pub(super) titles: Vec<String>,
    /// Contents of `meta` by name; an encoding under `charset`, what stands for a header under the header's name.
    pub(super) meta: BTreeMap<String, Vec<String>>,
    /// The address that its links start from, if not its own.
    pub(super) base: Option<String>,
    /// Its permanent address.
    pub(super) canonical: Option<String>,
    pub(super) ids: BTreeSet<String>,
    pub(super) ids_used_twice: BTreeSet<String>,
    /// Where its links lead.
    pub(super) links: Vec<String>,
    /// What a browser asks for to show it.
    pub(super) requests: Vec<String>,
    /// Attributes that would run something.
    pub(super) handlers: BTreeSet<String>,
    /// Scripts that stand in it.
    pub(super) scripts: Vec<String>,
    /// Styles that stand in it.
    pub(super) styles: Vec<String>,
}

/// Relations of links that a browser follows nobody to: the head names them for programs that read it.
const NAMED_ONLY: [&str; 5] = ["alternate", "canonical", "license", "next", "prev"];

impl Page {
    /// Reads a page. What is no HTML gives a page that lacks everything.
    pub(super) fn parse(html: &str) -> Self {
        let page = RefCell::new(Self::default());
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("*", |element| {
                page.borrow_mut().element(element);
                Ok(())
            }))
            // A drawing may have titles too.
            .append_element_content_handler(element!("head > title", |_| {
                page.borrow_mut().titles.push(String::new());
                Ok(())
            }))
            .append_element_content_handler(text!("head > title", |chunk| {
                push_to_last(&mut page.borrow_mut().titles, chunk.as_str());
                Ok(())
            }))
            .append_element_content_handler(text!("script:not([src])", |chunk| {
                push_to_last(&mut page.borrow_mut().scripts, chunk.as_str());
                Ok(())
            }))
            .append_element_content_handler(text!("style", |chunk| {
                push_to_last(&mut page.borrow_mut().styles, chunk.as_str());
                Ok(())
            }));
        let is_read = rewrite_str(html, settings).is_ok();
        let mut page = page.into_inner();
        if !is_read {
            return Self::default();
        }
        // Data for programs runs nowhere.
        page.scripts.retain(|script| !script.starts_with(DATA));
        page
    }

    /// Whether it only leads on to another page.
    pub(super) fn leads_on(&self) -> bool {
        self.meta.contains_key("refresh")
    }

    fn element(&mut self, element: &Element<'_, '_>) {
        let name = element.tag_name();
        let value = |attribute: &str| element.get_attribute(attribute).map(|value| decoded(&value));
        if let Some(id) = value("id") {
            if self.ids.contains(&id) {
                self.ids_used_twice.insert(id.clone());
            }
            self.ids.insert(id);
        }
        let is_handler = |attribute: &str| attribute.starts_with("on");
        self.handlers.extend(element.attributes().iter().map(lol_html::html_content::Attribute::name).filter(|name| is_handler(name)));
        match name.as_str() {
            "html" => self.language = value("lang").unwrap_or_default(),
            "meta" => self.meta(&value),
            "base" => self.base = value("href"),
            "script" if element.get_attribute("src").is_none() => {
                let is_data = value("type").is_some_and(|kind| kind.ends_with("json"));
                self.scripts.push(if is_data { DATA.to_owned() } else { String::new() });
            }
            "style" => self.styles.push(String::new()),
            _ => {}
        }
        self.addresses(&name, &value);
    }

    fn meta(&mut self, value: &impl Fn(&str) -> Option<String>) {
        if let Some(encoding) = value("charset") {
            self.meta.entry("charset".to_owned()).or_default().push(encoding);
        }
        if let Some(name) = value("name").or_else(|| value("http-equiv")) {
            self.meta.entry(name.to_lowercase()).or_default().push(value("content").unwrap_or_default());
        }
    }

    fn addresses(&mut self, name: &str, value: &impl Fn(&str) -> Option<String>) {
        let relations = value("rel").unwrap_or_default();
        match (name, value("href")) {
            ("a" | "area", Some(to)) => self.links.push(to),
            ("link", Some(to)) if relations == "canonical" => self.canonical = Some(to),
            ("link", Some(to)) if relations.split_whitespace().any(|relation| NAMED_ONLY.contains(&relation)) => self.links.push(to),
            ("base", _) | (_, None) => {}
            (_, Some(to)) => self.requests.push(to),
        }
        for attribute in ["src", "poster", "action", "formaction", "data"] {
            self.requests.extend(value(attribute));
        }
        let pictures = value("srcset").unwrap_or_default();
        self.requests.extend(pictures.split(',').filter_map(|picture| picture.split_whitespace().next()).map(str::to_owned));
    }
}

/// The mark of a script that is data: no script begins so.
const DATA: &str = "\u{0}";

fn push_to_last(texts: &mut [String], words: &str) {
    if let Some(last) = texts.last_mut() {
        last.push_str(words);
    }
}

/// The value of an attribute; a name that XML does not know stays as it is written.
fn decoded(value: &str) -> String {
    unescape(value).map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
}

/// What a style sheet asks for.
pub(super) fn requests_of_style(style: &str) -> Vec<String> {
    let plain = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
    let files = style.split("url(").skip(1).filter_map(|part| part.split(')').next()).map(plain);
    let imports = style.split("@import").skip(1).filter_map(|part| part.split(';').next()).filter(|part| !part.contains("url("));
    files.chain(imports.map(plain)).collect()
}
