//! The paragraph styles: which ones are headings, which ones carry a number.

use std::collections::HashMap;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::xml::{attribute, number};

/// How many styles a chain of bases may have.
const MAX_BASES: usize = 12;

/// A paragraph style.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    base: Option<String>,
    /// Level from 0; 9 is body text.
    outline: Option<usize>,
    list: Option<String>,
    level: Option<usize>,
}

/// All paragraph styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// What cannot be read is missing.
    pub(super) fn read(part: &str) -> Self {
        let mut styles = HashMap::new();
        let mut reader = Reader::from_str(part);
        let mut open: Option<(String, Style)> = None;
        loop {
            match reader.read_event() {
                Ok(Event::Start(element) | Event::Empty(element)) => match (element.local_name().as_ref(), &mut open) {
                    ("style", _) => open = attribute(&element, "styleId").map(|id| (id, Style::default())),
                    ("name", Some((_, style))) => style.name = attribute(&element, "val").unwrap_or_default().to_lowercase(),
                    ("basedOn", Some((_, style))) => style.base = attribute(&element, "val"),
                    ("outlineLvl", Some((_, style))) => style.outline = number(&element),
                    ("numId", Some((_, style))) => style.list = attribute(&element, "val"),
                    ("ilvl", Some((_, style))) => style.level = number(&element),
                    _ => {}
                },
                Ok(Event::End(element)) if element.local_name().as_ref() == "style" => styles.extend(open.take()),
                Ok(Event::Eof) | Err(_) => return Self(styles),
                Ok(_) => {}
            }
        }
    }

    /// A style and what it is based on, itself first.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        std::iter::successors(self.0.get(id), |style| style.base.as_ref().and_then(|base| self.0.get(base))).take(MAX_BASES)
    }

    /// The level of a heading, from 1.
    pub(super) fn heading(&self, id: &str) -> Option<usize> {
        let level = self.chain(id).find_map(|style| {
            let named = style.name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok());
            let title = (style.name == "title").then_some(1);
            named.or(title).or(style.outline.map(|level| level + 1))
        })?;
        (1..=9).contains(&level).then_some(level)
    }

    /// The list and the level that a style gives.
    pub(super) fn list(&self, id: &str) -> (Option<String>, Option<usize>) {
        (self.chain(id).find_map(|style| style.list.clone()), self.chain(id).find_map(|style| style.level))
    }

    /// Whether it is a style of the table of contents.
    pub(super) fn is_contents(&self, id: &str) -> bool {
        self.0.get(id).map_or(id, |style| &style.name).to_lowercase().starts_with("toc")
    }
}
