//! `book.toml`: parsed once for everybody who asks something of it.

use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use mdbook_preprocessor::config::{Config, HtmlConfig, TextDirection};
use mdbook_preprocessor::errors::Error;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::{FileId, Span};

use super::{Files, source};

/// The settings of a book as mdBook understands them, and where their keys are written.
#[derive(Debug)]
pub struct BookToml {
    text: String,
    config: Result<Config, Error>,
    keeps_mdbooks_pages: bool,
}

impl BookToml {
    /// Parses the `book.toml` of a book. Where there is none, or it is not text, all settings are mdBook's defaults.
    pub fn of(files: &Files) -> Self {
        Self::parse(files.get("book.toml").map_or(&[], Vec::as_slice))
    }

    /// Parses the bytes of `book.toml`.
    pub fn parse(bytes: &[u8]) -> Self {
        let text = source::plain_text(bytes).unwrap_or_default();
        let config = Config::from_str(&text);
        Self { keeps_mdbooks_pages: config.as_ref().is_ok_and(keeps_mdbooks_pages), config, text }
    }

    /// The book's source folder, `src` unless another is named; perhaps one that is refused.
    pub fn source_folder(&self) -> String {
        self.settings().map_or_else(|| "src".to_owned(), |config| tidy(&config.book.src))
    }

    /// The language of the book, `en` unless another is named.
    pub fn language(&self) -> &str {
        self.settings().and_then(|config| config.book.language.as_deref()).unwrap_or("en")
    }

    /// Whether its script runs from right to left, by the language unless `text-direction` says it.
    pub fn is_right_to_left(&self) -> bool {
        self.settings().is_some_and(|config| config.book.realized_text_direction() == TextDirection::RightToLeft)
    }

    /// Where the site goes, as seen from the book.
    pub fn build_folder(&self) -> PathBuf {
        self.settings().map_or_else(|| PathBuf::from("book"), |config| config.build.build_dir.clone())
    }

    /// Whether chapters stay mdBook's own pages, with its frame, its search and its rules: the book has our preprocessor
    /// and no renderer of ours, or a renderer that puts its pages beside them. A book that names neither is a site of ours.
    pub fn keeps_mdbooks_pages(&self) -> bool {
        self.keeps_mdbooks_pages
    }

    /// The folder of our pages in a book that stays mdBook's own, where it has such pages.
    pub fn folder_beside(&self) -> Option<String> {
        self.settings().and_then(beside)
    }

    /// The folder of the book's own theme for our pages, as seen from the book.
    pub fn theme_folder(&self) -> Option<String> {
        self.settings()?.get("output.reference.theme").ok()?
    }

    /// All settings, or why mdBook cannot read them.
    pub(super) fn config(&self) -> Result<&Config, &Error> {
        self.config.as_ref()
    }

    /// All settings, where mdBook can read them.
    pub(super) fn settings(&self) -> Option<&Config> {
        self.config.as_ref().ok()
    }

    /// The settings of mdBook's HTML, where mdBook can read them.
    pub(super) fn html(&self) -> Option<HtmlConfig> {
        self.settings()?.html_config()
    }

    /// The keys with their spans; `file` is what `book.toml` is in messages.
    pub(super) fn keys(&self, file: FileId) -> Keys<'_> {
        let (root, errors) = DeTable::parse_recoverable(&self.text);
        Keys { file, root: root.into_inner(), error: errors.into_iter().next() }
    }
}

fn keeps_mdbooks_pages(config: &Config) -> bool {
    let has = |table: &str| matches!(config.get::<toml::Value>(table), Ok(Some(_)));
    beside(config).is_some() || (has("preprocessor.clauses") && !has("output.reference"))
}

/// The folder of our pages in a book whose chapters stay mdBook's own; none where our pages are the site, or are not made.
pub fn beside(config: &Config) -> Option<String> {
    let text = |key: &str| config.get::<String>(&format!("output.reference.{key}")).ok().flatten();
    let is_beside = text("mode").is_some_and(|mode| mode == "beside");
    is_beside.then(|| text("folder").unwrap_or_else(|| "reference".to_owned()))
}

/// Where the keys of `book.toml` are written.
pub(super) struct Keys<'t> {
    file: FileId,
    root: DeTable<'t>,
    error: Option<toml::de::Error>,
}

impl<'t> Keys<'t> {
    /// The whole file, as messages point to it.
    pub(super) fn start(&self) -> Span {
        self.span(0..0)
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// The first error of syntax.
    pub(super) fn error(&self) -> Option<&toml::de::Error> {
        self.error.as_ref()
    }

    pub(super) fn root(&self) -> &DeTable<'t> {
        &self.root
    }

    /// The span of a key.
    pub(super) fn key(&self, path: &[&str]) -> Option<Span> {
        let (last, tables) = path.split_last()?;
        self.table(tables)?.get_key_value(*last).map(|(key, _)| self.span(key.span()))
    }

    /// The span of a key, or of the innermost table around it that is written.
    pub(super) fn key_or_table(&self, path: &[&str]) -> Span {
        (0..path.len()).find_map(|less| self.key(&path[..path.len() - less])).unwrap_or(self.start())
    }

    pub(super) fn value(&self, path: &[&str]) -> Option<&DeValue<'t>> {
        let (last, tables) = path.split_last()?;
        self.table(tables)?.get(*last).map(toml::Spanned::get_ref)
    }

    fn table(&self, path: &[&str]) -> Option<&DeTable<'t>> {
        path.iter().try_fold(&self.root, |table, name| table.get(*name)?.get_ref().as_table())
    }
}

/// A path as `book.toml` writes it, with `/` on every system and without `.` as a part.
pub(super) fn tidy(path: &Path) -> String {
    let parts = path.components().map(|part| match part {
        Component::CurDir => None,
        Component::ParentDir => Some(Some("..".to_owned())),
        Component::Normal(name) => Some(Some(name.to_string_lossy().into_owned())),
        // The path is refused as it was written.
        Component::Prefix(_) | Component::RootDir => Some(None),
    });
    let parts: Option<Vec<String>> = parts.flatten().collect();
    parts.map_or_else(|| path.to_string_lossy().replace('\\', "/"), |parts| parts.join("/"))
}
