//! From SVG to PNG.

mod lettering;
mod palette;

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Node, Options, Tree};

use super::{DrawError, HEIGHT, WIDTH};
use lettering::FONTS;

pub use lettering::{can_show, lines};

/// Whether this program draws pictures.
pub const DRAWS: bool = true;

/// Draws the picture of a page, as PNG of the size that previews have.
///
/// # Errors
///
/// If the source is not SVG.
pub fn draw(source: &str) -> Result<Vec<u8>, DrawError> {
    drawn(&tree(source)?, WIDTH, HEIGHT, true)
}

/// Looks whether a picture could be drawn.
///
/// # Errors
///
/// If the source is not SVG.
pub fn check(source: &str) -> Result<(), DrawError> {
    tree(source).map(drop)
}

/// Draws an icon as a square PNG, on white where it has to cover its ground. None where the icon has words in it: what
/// they look like depends on the fonts of whoever looks.
///
/// # Errors
///
/// If the source is not SVG.
pub fn icon(source: &str, size: u16, is_covering: bool) -> Result<Option<Vec<u8>>, DrawError> {
    let tree = tree(source)?;
    if has_words(tree.root().children()) {
        return Ok(None);
    }
    drawn(&tree, size, size, is_covering).map(Some)
}

fn has_words(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(_) => true,
        Node::Group(group) => has_words(group.children()),
        _ => false,
    })
}

fn tree(source: &str) -> Result<Tree, DrawError> {
    let options = Options {
        font_family: "Source Sans 3".to_owned(),
        fontdb: Arc::clone(&FONTS),
        // No picture loads another one: neither a file, nor one that stands in an address.
        image_href_resolver: ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) },
        ..Options::default()
    };
    Tree::from_str(source, &options).map_err(|error| DrawError::Source(error.into()))
}

/// The drawing in the middle of a picture of this size.
fn drawn(tree: &Tree, width: u16, height: u16, is_covering: bool) -> Result<Vec<u8>, DrawError> {
    let mut pixels = Pixmap::new(width.into(), height.into()).ok_or(DrawError::Size)?;
    if is_covering {
        pixels.fill(Color::WHITE);
    }
    let (width, height, size) = (f32::from(width), f32::from(height), tree.size());
    let scale = (width / size.width()).min(height / size.height());
    let (right, down) = ((width - size.width() * scale) / 2.0, (height - size.height() * scale) / 2.0);
    resvg::render(tree, Transform::from_row(scale, 0.0, 0.0, scale, right, down), &mut pixels.as_mut());
    palette::png(pixels)
}
