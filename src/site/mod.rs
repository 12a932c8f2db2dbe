//! Files in and out: loading a book, the theme, the book to begin with, publishing a finished site, serving it, keeping pictures.

pub mod built;
pub mod cards;
pub mod carry;
mod entry;
pub mod files;
pub mod manifest;
pub mod new_folder;
pub mod pieces;
pub mod publish;
#[cfg_attr(not(feature = "search"), path = "without_recompress.rs")]
pub mod recompress;
mod scripts;
#[cfg(feature = "serve")]
pub mod server;
pub mod starter;
mod styles;
pub mod theme;
#[cfg(feature = "serve")]
pub mod watch;

/// The names in a folder, in their order, for tests.
#[cfg(test)]
fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("the folder can be read").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
