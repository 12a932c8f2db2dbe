//! The renderer: adds everything that is not a chapter to mdBook's HTML, and makes of mdBook's chapters pages of the site.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, bail};
use mdbook_renderer::book::Chapter;
use mdbook_renderer::{RenderContext, Renderer};
use rayon::prelude::*;

use crate::addresses;
use crate::assembly::{self, Prepared};
use crate::render::parts::SearchFiles;
use crate::render::views::chapter::ChapterContent;
use crate::render::{Context, Mode, Options, PageContext, Templates, pages};
use crate::site::cards::{self, KeptCards};
use crate::site::files::{remove_if_there, write};
use crate::site::manifest;
use crate::site::pieces::Pieces;
use crate::verify::Manifest;

use super::chapter_page::Clauses;
use super::{RENDERER, additional, chapter_page, contents, place_anchor, redirects};

/// The renderer with its prepared corpus.
#[derive(Debug)]
pub struct ReferenceRenderer {
    prepared: Arc<Prepared>,
    /// Where pictures are kept; none where that is beside the site.
    kept: Option<PathBuf>,
}

impl ReferenceRenderer {
    /// A renderer for a corpus without errors.
    pub fn new(prepared: Arc<Prepared>) -> Self {
        Self { prepared, kept: None }
    }

    /// The same, with pictures kept in a folder elsewhere than beside the site.
    pub fn keeping(prepared: Arc<Prepared>, kept: &Path) -> Self {
        Self { prepared, kept: Some(kept.to_owned()) }
    }
}

impl Renderer for ReferenceRenderer {
    fn name(&self) -> &str {
        RENDERER
    }

    fn render(&self, context: &RenderContext) -> Result<()> {
        let book = html_folder(context)?;
        let live_reload = context.config.get::<String>("output.html.live-reload-endpoint")?;
        let beside = super::beside(&context.config);
        let html = beside.as_ref().map_or_else(|| book.clone(), |beside| book.join(&beside.folder));
        let is_beside = beside.is_some();
        let options = Options { mode: Mode::Site, absolute: live_reload.is_none(), live_reload, beside };
        let (mut site_context, templates, assets) = self.prepared.context(options)?;
        // The index is made meanwhile. Pages name its main file, and so have to wait.
        self.cards(&html, &site_context, &templates)?;
        self.exports(&html, &site_context, &templates)?;
        let index = self.prepared.take_index().map_err(|error| {
            let causes: Vec<String> = anyhow::Chain::new(&error).map(ToString::to_string).collect();
            anyhow!("cannot build the search index: {}", causes.join(": "))
        })?;
        site_context.search_files = index.first().and_then(|main| SearchFiles::of(&assets, &main.path));

        if !is_beside {
            site_context.additional = additional::published(&context.config.html_config().unwrap_or_default(), &context.root, &html)?;
        }

        let write_file = |path: &str, bytes: &[u8]| write(&html.join(path), bytes);
        let mut hashed: Vec<(String, &[u8])> =
            assets.iter().map(|(name, path)| (path.clone(), self.prepared.theme.files[name].as_slice())).collect();
        hashed.extend(index.iter().map(|file| (file.path.clone(), file.bytes.as_slice())));
        hashed.par_iter().try_for_each(|(path, bytes)| write_file(path, bytes))?;
        write_file(addresses::HASHED_FILES, &list(hashed)?)?;
        // Nobody needs the index from here on.
        drop(index);
        if !is_beside {
            self.chapters(context, &html, &site_context, &templates)?;
        }
        assembly::site(&site_context, &templates).try_for_each(|file| {
            let file = file?;
            // A book may have its own, perhaps a signed one.
            let is_kept = file.path == addresses::SECURITY && html.join(&file.path).exists();
            if is_kept { Ok(()) } else { write_file(&file.path, &file.bytes) }
        })?;
        // A book may have a page or a redirect of its own there.
        let folders = assembly::folders(&site_context, &templates)?;
        folders.iter().filter(|file| !html.join(&file.path).exists()).try_for_each(|file| write_file(&file.path, &file.bytes))?;
        // What is served while it changes is nobody's copy.
        if site_context.options.live_reload.is_some() {
            return Ok(());
        }
        let edition = &site_context.edition.corpus.settings.edition;
        let newest = site_context.releases.first().map(|release| release.name.as_str());
        manifest::record(&html, Manifest::new(edition, newest))
    }
}

/// The list of this build's own files with hashed names, by which the next build carries them over.
fn list(hashed: Vec<(String, &[u8])>) -> Result<Vec<u8>> {
    let mut paths: Vec<String> = hashed.into_iter().map(|(path, _)| path).collect();
    paths.sort_unstable();
    Ok(serde_json::to_vec(&paths)?)
}

/// Where mdBook's HTML renderer has put its pages: beside our own folder.
fn html_folder(context: &RenderContext) -> Result<PathBuf> {
    let folder = context.destination.parent().unwrap_or(&context.destination).join("html");
    if !folder.join(addresses::CONTENTS).is_file() {
        bail!(
            "mdBook's HTML output is missing in `{}`: add `[output.html]` to book.toml; it must keep the name `html`, so that it runs before `{RENDERER}`",
            folder.display()
        );
    }
    Ok(folder)
}

impl ReferenceRenderer {
    /// Draws the pictures of the pages, or takes those that an earlier build has drawn.
    fn cards(&self, html: &Path, site: &Context<'_>, templates: &Templates) -> Result<()> {
        if !site.has_cards() {
            return Ok(());
        }
        let folder = self.kept.clone().unwrap_or_else(|| html.with_file_name(cards::FOLDER));
        let kept = KeptCards::open(&folder)?;
        if !kept.is_open() {
            self.prepared.note(format!("each build draws all pictures anew, because no build made `{}`: move it", folder.display()));
        }
        assembly::cards(site, templates).try_for_each(|card| {
            let (path, source) = card?;
            let picture = kept.picture(&source).with_context(|| format!("cannot draw `{path}` from the template `card.svg`"))?;
            write(&html.join(&path), &picture)
        })?;
        kept.clear()
    }

    /// Writes what has the whole corpus, piece by piece, and the files of single clauses.
    fn exports(&self, html: &Path, site: &Context<'_>, templates: &Templates) -> Result<()> {
        let records = assembly::Records::new(site);
        let mut pieces = Pieces::new(html);
        for step in assembly::exports(site, &records, templates, &self.prepared.theme)? {
            let step = step?;
            step.files.par_iter().try_for_each(|file| write(&html.join(&file.path), &file.bytes))?;
            step.pieces.iter().try_for_each(|piece| pieces.add(&piece.path, &piece.bytes))?;
        }
        Ok(())
    }

    /// Makes mdBook's chapters pages of the site.
    fn chapters(&self, context: &RenderContext, html: &Path, site: &Context<'_>, templates: &Templates) -> Result<()> {
        let config = context.config.html_config().unwrap_or_default();
        let moved = redirects::read(&config);
        let book = contents::of(&context.book);
        let chapters: Vec<&Chapter> = contents::chapters(&context.book).collect();
        chapters.par_iter().enumerate().try_for_each(|(index, chapter)| {
            let path = contents::path(chapter);
            let address = addresses::chapter(&path);
            let file = html.join(Path::new(&path).with_extension("html"));
            let page = std::fs::read_to_string(&file).with_context(|| format!("cannot read mdBook's page `{}`", file.display()))?;
            let topic = site.edition.corpus.topics.iter().position(|topic| site.addresses.topic(&topic.folder) == address);
            let sheets = topic.map(|topic| pages::topic_sheets(site, topic, templates)).transpose()?.unwrap_or_default().join("\n");
            let anchor = topic.map(|topic| place_anchor(&site.edition.corpus.topics[topic]));
            let clauses = anchor.as_deref().map(|anchor| Clauses { anchor, html: &sheets });
            let content = chapter_page::content(&page, clauses.as_ref()).with_context(|| format!("cannot use mdBook's page `{path}`"))?;
            if !content.removed.is_empty() {
                self.prepared.note(format!("removed from `{path}` what pages must not contain: {}", content.removed.join(", ")));
            }
            let chapter = ChapterContent {
                name: &chapter.name,
                html: content.html,
                moved: moved.get(&addresses::file_of(&address)).and_then(redirects::Moved::anchors),
                index,
            };
            let here = PageContext::new(site, address.as_str());
            write(&file, pages::render_chapter(&here, &book, chapter, templates)?.as_bytes())
        })?;
        let is_chapter =
            |file: &str| chapters.iter().any(|chapter| Path::new(&contents::path(chapter)).with_extension("html") == Path::new(file));
        for (path, moved) in moved.iter().filter(|(path, _)| !is_chapter(path)) {
            if let Some(page) = moved.page(path, site, templates)? {
                write(&html.join(path), page.as_bytes())?;
            }
        }
        // Each page of ours has the contents itself, and the one file has the whole book.
        for page in [addresses::CONTENTS, addresses::PRINT] {
            remove_if_there(&html.join(page))?;
        }
        Ok(())
    }
}
