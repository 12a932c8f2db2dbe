//! An [`Edition`](crate::link::Edition) to pages: pure. Reads nothing, writes nothing.
//!
//! A page is made in three steps: a [`PageContext`] knows where the page is, a function of [`views`]
//! gathers what it shows, a template writes it. [`pages`] puts the three together.

mod context;
mod error;
mod escape;
mod frozen;
mod html;
mod kind;
mod markdown;
mod page;
pub mod pages;
pub mod parts;
mod preview;
mod redline;
mod templates;
mod theme;
pub mod views;
mod wording;

pub use context::{Additional, Beside, Context, Mode, Options};
pub use error::RenderError;
pub use frozen::FrozenTexts;
pub use kind::PageKind;
pub use page::PageContext;
pub use templates::Templates;
pub use theme::Theme;
