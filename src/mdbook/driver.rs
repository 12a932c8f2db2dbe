//! Runs mdBook in this process, with our two plug-ins in it.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use mdbook_driver::MDBook;
use mdbook_driver::config::{Config, HtmlConfig};

use super::preprocessor::ClausesPreprocessor;
use super::renderer::ReferenceRenderer;
use super::{PREPROCESSOR, RENDERER};
use crate::assembly::Prepared;
use crate::site::cards;

/// Builds the whole site into `destination/html`.
///
/// # Errors
///
/// If mdBook cannot read its settings or its chapters, or a file cannot be written.
pub fn build(book: &Path, destination: &Path, prepared: Arc<Prepared>, live_reload: Option<&str>) -> Result<()> {
    build_keeping(book, destination, prepared, live_reload, &destination.join(cards::FOLDER))
}

/// The same, with the folder of kept pictures elsewhere than beside the site.
///
/// # Errors
///
/// As for [`build`].
pub fn build_keeping(book: &Path, destination: &Path, prepared: Arc<Prepared>, live_reload: Option<&str>, kept: &Path) -> Result<()> {
    let mut config = settings(book)?;
    config.build.build_dir = std::path::absolute(destination)?;
    for table in [format!("output.{RENDERER}"), "output.html".to_owned(), format!("preprocessor.{PREPROCESSOR}")] {
        if config.get::<toml::Value>(&table)?.is_none() {
            config.set(&table, toml::Table::new())?;
        }
    }
    if let Some(endpoint) = live_reload {
        config.set("output.html.live-reload-endpoint", endpoint)?;
        config.set("output.html.site-url", "/")?;
    }
    // mdBook renders its chapters on one thread; another makes the index meanwhile.
    let early = Arc::clone(&prepared);
    std::thread::spawn(move || early.make_index());
    let mut book = MDBook::load_with_config(book, config)?;
    book.with_preprocessor(ClausesPreprocessor::new(Arc::clone(&prepared)));
    book.with_renderer(ReferenceRenderer::keeping(prepared, kept));
    book.build()
}

/// Loads a book as a build does, and runs nothing: what mdBook cannot load, it cannot build.
///
/// # Errors
///
/// If mdBook cannot read its settings or its chapters, or cannot put its plug-ins in an order.
pub fn rehearse(book: &Path) -> Result<()> {
    let mut config = settings(book)?;
    // A chapter that does not exist is an error, whatever the book says; nothing is written here.
    config.build.create_missing = false;
    MDBook::load_with_config(book, config).map(drop)
}

/// The settings of a book. Those of the environment are left out: what was checked is what book.toml says.
fn settings(book: &Path) -> Result<Config> {
    let config = Config::from_disk(book.join("book.toml"))?;
    // mdBook would log this and go on with default settings.
    config.get::<HtmlConfig>("output.html").context("`[output.html]` in book.toml is not valid")?;
    Ok(config)
}
