//! Everything that knows mdBook: its two plug-in protocols, its pages, its driver.

pub mod additional;
pub mod chapter_page;
mod code;
mod contents;
pub mod driver;
pub mod preprocessor;
pub mod protocol;
mod redirects;
pub mod renderer;
mod wall;

/// The name of our preprocessor in book.toml.
pub const PREPROCESSOR: &str = "clauses";
/// The name of our renderer in book.toml.
pub const RENDERER: &str = "reference";
