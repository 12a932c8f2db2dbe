//! Files in and out: loading a book, the theme, publishing a finished site, serving it.

pub mod assets;
mod built;
pub mod carry;
pub mod files;
pub mod publish;
pub mod recompress;
mod scripts;
pub mod server;
mod styles;
pub mod watch;
