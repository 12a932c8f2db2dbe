//! A theme as values: templates, and the files that are published as they are.

use std::collections::BTreeMap;

use crate::addresses;
use crate::fingerprint::hashed_name;
use crate::words::Words;

/// The templates and files of a theme.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// `MiniJinja` templates by name.
    pub templates: BTreeMap<String, String>,
    /// Style sheets, scripts and pictures by name.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The paths under which the files are published: with a hash of their content, so that a browser
    /// may keep them for ever.
    pub fn assets(&self) -> BTreeMap<String, String> {
        self.files.iter().map(|(name, bytes)| (name.clone(), addresses::asset(&hashed_name(name, bytes)))).collect()
    }

    /// The theme with scripts that write these words.
    #[must_use]
    pub fn in_words(mut self, words: &Words) -> Self {
        for (name, bytes) in &mut self.files {
            if name.ends_with(".js")
                && let Ok(script) = std::str::from_utf8(bytes)
            {
                *bytes = words.in_script(script).into_bytes();
            }
        }
        self
    }

    /// A file as text; empty where the theme has none of this name.
    pub(super) fn text(&self, name: &str) -> String {
        self.files.get(name).map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned()).unwrap_or_default()
    }
}
