//! A corpus and a theme, ready to be made into a site.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::corpus::official::OfficialText;
use crate::link::Edition;
use crate::release::Release;
use crate::render::parts::{ENGINES_OF_ENGLISH, ENGINES_OF_OTHERS};
use crate::render::{Context, Options, RenderError, Templates, Theme};
use crate::words::is_english;

use super::File;
use super::index::{self, IndexError};

/// The search index of a build.
#[derive(Debug, Default)]
enum Index {
    #[default]
    NotMade,
    Made(Result<Vec<File>, IndexError>),
    Taken,
}

/// What every part of a build needs: a linked corpus without errors, and a theme.
#[derive(Debug)]
pub struct Prepared {
    /// The linked corpus.
    pub edition: Edition,
    /// Its releases, newest first.
    pub releases: Vec<Release>,
    /// Templates, styles and scripts that pages are made with.
    pub theme: Theme,
    official: Vec<OfficialText>,
    index: Mutex<Index>,
    notes: Mutex<Vec<String>>,
}

impl Prepared {
    /// Nothing is rendered yet.
    pub fn new(edition: Edition, mut releases: Vec<Release>, theme: Theme) -> Self {
        let words = &edition.corpus.words;
        let mut theme = theme.in_words(words);
        for engine in if is_english(words.language()) { ENGINES_OF_OTHERS } else { ENGINES_OF_ENGLISH } {
            theme.files.remove(engine);
        }
        // A release records no words of the program: its pages and files have those of the book.
        for release in &mut releases {
            release.edition.corpus.words = words.clone();
        }
        Self { edition, releases, theme, official: Vec::new(), index: Mutex::default(), notes: Mutex::default() }
    }

    /// Adds the provisions of the official document, if pages may show them: those of a preview on this machine, and published
    /// ones where corpus.toml says so. They stay apart from the edition, from which everything but the pages is made.
    #[must_use]
    pub fn with_official(self, texts: Vec<OfficialText>, is_preview: bool) -> Self {
        let is_published = self.edition.corpus.settings.official_folder.as_ref().is_some_and(|folder| folder.publish);
        Self { official: if is_preview || is_published { texts } else { Vec::new() }, ..self }
    }

    /// Builds the search index, unless it was built or taken already.
    pub fn make_index(&self) {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*index, Index::NotMade) {
            *index = Index::Made(index::files(&self.edition));
        }
    }

    /// Takes the files of the search index, the main one first; none in a program without the search. If another thread
    /// makes it, this one waits. Those of a large corpus are large, so they are not kept here.
    ///
    /// # Errors
    ///
    /// If Tantivy cannot index the clauses.
    pub fn take_index(&self) -> Result<Vec<File>, IndexError> {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *index, Index::Taken) {
            Index::Made(files) => files,
            Index::NotMade | Index::Taken => index::files(&self.edition),
        }
    }

    /// Remembers what a build has to tell although it succeeds.
    pub fn note(&self, words: String) {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).push(words);
    }

    /// What a build had to tell, sorted.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner).clone();
        notes.sort();
        notes
    }

    /// The context of a build, its templates, and the published paths of the theme's files.
    ///
    /// # Errors
    ///
    /// If a template of the theme cannot be parsed.
    pub fn context(&self, options: Options) -> Result<(Context<'_>, Templates, BTreeMap<String, String>), RenderError> {
        let assets = self.theme.assets();
        let templates = Templates::new(&self.theme, &assets, &self.edition.corpus.words)?;
        let context = Context { official: &self.official, ..Context::new(&self.edition, &self.releases, options) };
        Ok((context, templates, assets))
    }
}
