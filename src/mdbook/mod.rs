//! Everything that knows mdBook: its two plug-in protocols, its pages, its driver.

pub mod additional;
mod chapter_page;
mod code;
mod contents;
pub mod driver;
pub mod preprocessor;
pub mod protocol;
mod redirects;
pub mod renderer;
mod wall;

use mdbook_preprocessor::config::Config;

use crate::corpus::Topic;
use crate::render::Beside;

/// The name of our preprocessor in book.toml.
pub const PREPROCESSOR: &str = "clauses";
/// The name of our renderer in book.toml.
pub const RENDERER: &str = "reference";

/// The anchor of the section that keeps the place of a topic's clauses while mdBook renders the chapter.
fn place_anchor(topic: &Topic) -> String {
    format!("clauses-of-{}", topic.folder)
}

/// The book beside which our pages lie, where its chapters stay mdBook's own.
fn beside(config: &Config) -> Option<Beside> {
    let folder = crate::read::beside(config)?;
    Some(Beside { folder, title: config.book.title.clone().unwrap_or_else(|| "Book".to_owned()) })
}
