//! `site.json`: which program made a site from what, and what is in each of its files.
//!
//! It has no date and no name of a machine, so that equal books give equal sites.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::addresses;

/// Version of the form.
const VERSION: u32 = 1;

/// What a site says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    /// `mdbook-clauses 0.1.0`.
    pub program: String,
    /// What citations call this edition.
    pub edition: String,
    /// The newest release.
    pub release: Option<String>,
    /// The commit of the book, if the build was told.
    pub commit: Option<String>,
    /// SHA-256 of each file, but of this one, by path.
    pub files: BTreeMap<String, String>,
}

/// Why the list of a site cannot be used.
#[derive(Debug)]
pub enum ManifestError {
    /// It is no JSON of this form.
    Form(serde_json::Error),
    /// It is of a later program.
    Version(u32),
}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(error) => write!(f, "it is not in the form of this list: {error}"),
            Self::Version(version) => {
                write!(f, "it has version {version} of its form, and this program knows {VERSION}: use a newer program")
            }
        }
    }
}

impl std::error::Error for ManifestError {}

impl Manifest {
    /// A list of no files.
    pub fn new(edition: &str, release: Option<&str>) -> Self {
        Self {
            version: VERSION,
            program: concat!("mdbook-clauses ", env!("CARGO_PKG_VERSION")).to_owned(),
            edition: edition.to_owned(),
            release: release.map(str::to_owned),
            commit: None,
            files: BTreeMap::new(),
        }
    }

    /// Reads a list.
    ///
    /// # Errors
    ///
    /// If it has another form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        let manifest: Self = serde_json::from_slice(bytes).map_err(ManifestError::Form)?;
        if manifest.version == VERSION { Ok(manifest) } else { Err(ManifestError::Version(manifest.version)) }
    }

    /// The list as JSON, one file a line.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a list of texts always becomes JSON") + "\n"
    }

    /// In what the files of a site, with their hashes, differ from the list.
    pub fn differences(&self, found: &BTreeMap<String, String>) -> Vec<Finding> {
        let list = addresses::MANIFEST;
        let mut findings = Vec::new();
        for (path, hash) in &self.files {
            match found.get(path) {
                None => findings.push(Finding::new(path, format!("is missing: `{list}` has it"))),
                Some(other) if other != hash => findings.push(Finding::new(path, format!("has another content than `{list}` says"))),
                Some(_) => {}
            }
        }
        let more = found.keys().filter(|path| *path != list && !self.files.contains_key(*path));
        findings.extend(more.map(|path| Finding::new(path, format!("is not in `{list}`"))));
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        files.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect()
    }

    #[test]
    fn a_list_is_read_back_as_it_was() {
        let manifest = Manifest { commit: Some("abc".to_owned()), files: files(&[("a", "1")]), ..Manifest::new("draft", Some("2026-12")) };
        assert_eq!(Manifest::parse(manifest.json().as_bytes()).unwrap(), manifest);
        let later = manifest.json().replace("\"version\": 1", "\"version\": 2");
        assert!(Manifest::parse(later.as_bytes()).unwrap_err().to_string().contains("newer program"));
        assert!(Manifest::parse(b"{}").is_err());
    }

    #[test]
    fn every_difference_is_found() {
        let manifest = Manifest { files: files(&[("a", "1"), ("b", "1"), ("c", "1")]), ..Manifest::new("draft", None) };
        let found = files(&[("a", "1"), ("b", "2"), ("d", "1"), ("site.json", "1")]);
        let said: Vec<String> = manifest.differences(&found).into_iter().map(|one| format!("{} {}", one.path, one.message)).collect();
        assert_eq!(said, ["b has another content than `site.json` says", "c is missing: `site.json` has it", "d is not in `site.json`"]);
    }
}
