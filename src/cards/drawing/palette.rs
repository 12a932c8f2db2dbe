//! PNG with a palette: a drawing has few colours, and a byte for each pixel packs to a fraction of four.

use std::collections::HashMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::Pixmap;

use super::super::DrawError;

/// Red, green, blue, opacity.
type Colour = [u8; 4];

/// Most colours of a palette. Edges of letters are blends of two colours, and sixteen steps of a blend look like all.
const COLOURS: usize = 64;

/// The picture as PNG: the same pixels give the same bytes.
pub(super) fn png(picture: Pixmap) -> Result<Vec<u8>, DrawError> {
    let (width, height) = (picture.width(), picture.height());
    let runs = runs(&picture.take_demultiplied(), width as usize);
    let palette = palette(&runs);
    let mut places: HashMap<Colour, u8> = HashMap::new();
    let mut indices: Vec<u8> = Vec::with_capacity(width as usize * height as usize);
    for (colour, length) in runs {
        let place = *places.entry(colour).or_insert_with(|| nearest(colour, &palette));
        indices.resize(indices.len() + length, place);
    }

    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.iter().flat_map(|&[red, green, blue, _]| [red, green, blue]).collect::<Vec<_>>());
    if palette.iter().any(|colour| colour[3] < u8::MAX) {
        encoder.set_trns(palette.iter().map(|colour| colour[3]).collect::<Vec<_>>());
    }
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    let refused = |error: png::EncodingError| DrawError::Png(error.into());
    let mut writer = encoder.write_header().map_err(refused)?;
    writer.write_image_data(&indices).map_err(refused)?;
    writer.finish().map_err(refused)?;
    Ok(bytes)
}

/// Neighbours of one colour, row by row, each with their number. A drawing has few, so that little is left to do for each
/// pixel.
fn runs(bytes: &[u8], width: usize) -> Vec<(Colour, usize)> {
    let mut runs: Vec<(Colour, usize)> = Vec::new();
    let mut before: (&[u8], usize) = (&[], 0);
    for row in bytes.chunks_exact(width * 4) {
        let start = runs.len();
        if row == before.0 {
            runs.extend_from_within(before.1..);
        } else {
            runs.extend(row.as_chunks::<4>().0.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())));
        }
        before = (row, start);
    }
    runs
}

/// The colours that most pixels have, in an order that depends on nothing else.
fn palette(runs: &[(Colour, usize)]) -> Vec<Colour> {
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    for (colour, length) in runs {
        *counts.entry(*colour).or_default() += length;
    }
    let mut colours: Vec<(Colour, usize)> = counts.into_iter().collect();
    colours.sort_unstable_by(|(a, often), (b, rare)| rare.cmp(often).then(a.cmp(b)));
    colours.into_iter().take(COLOURS).map(|(colour, _)| colour).collect()
}

/// The place in the palette of the colour that is most like this one.
fn nearest(colour: Colour, palette: &[Colour]) -> u8 {
    let distance = |other: &Colour| -> u32 { colour.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum() };
    let place = (0..palette.len()).min_by_key(|&place| distance(&palette[place])).unwrap_or_default();
    u8::try_from(place).unwrap_or_default()
}
