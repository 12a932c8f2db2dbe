//! Files in and out: loading a book, the theme, the book to begin with, publishing a finished site, serving it, keeping pictures.

pub mod built;
pub mod cards;
pub mod carry;
mod entry;
pub mod files;
pub mod manifest;
pub mod new_folder;
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
