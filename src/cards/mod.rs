//! Pictures: what mail and chat show of a page, and the icons of devices. Pure.
//!
//! The source of a picture is SVG from a template of the theme. It is drawn with fonts that the program carries, and
//! nothing is loaded from anywhere, so the same source gives the same bytes on every machine. SVG breaks no lines, and
//! shows an empty box for a character that its fonts lack: [`lines`] and [`can_show`] are for whoever writes the source.
//!
//! The feature `cards` can be left out; `without_drawing.rs` then stands in the place of `drawing`.

#[cfg_attr(not(feature = "cards"), path = "without_drawing.rs")]
mod drawing;

use std::error::Error;
use std::fmt;

pub use drawing::{DRAWS, can_show, check, draw, icon, lines};

/// The size of the picture of a page in pixels: previews are made for this one.
pub const WIDTH: u16 = 1200;
/// See [`WIDTH`].
pub const HEIGHT: u16 = 630;

/// The number of the way in which pictures are drawn. A picture that was kept is used again only if it was drawn in the
/// same way, so this number is raised whenever the bytes of a picture change; a test says when.
pub const DRAWING: u32 = 2;

/// A voice, and its size in pixels.
#[derive(Debug, Clone, Copy)]
pub enum Lettering {
    /// The voice of a contract: `Source Serif 4`.
    Serif(f32),
    /// The voice that speaks about it: `Source Sans 3`.
    Sans(f32),
}

impl Lettering {
    /// Its size in pixels.
    pub fn size(self) -> f32 {
        match self {
            Self::Serif(size) | Self::Sans(size) => size,
        }
    }
}

/// Why a picture cannot be drawn: a fault of the theme, never of the corpus.
#[derive(Debug)]
pub enum DrawError {
    /// Its source is not SVG.
    Source(Box<dyn Error + Send + Sync>),
    /// It has no size that can be drawn.
    Size,
    /// It cannot be written as PNG.
    Png(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(_) => f.write_str("it is not a drawing in SVG"),
            Self::Size => f.write_str("it has no size that can be drawn"),
            Self::Png(_) => f.write_str("it cannot be written as PNG"),
        }
    }
}

impl Error for DrawError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Source(cause) | Self::Png(cause) => Some(cause.as_ref()),
            Self::Size => None,
        }
    }
}
