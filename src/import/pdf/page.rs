//! The rows of a page: characters that stand beside each other, in the order in which they are drawn.

use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::xref::XRef;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings, SoftMask,
    interpret_page,
};

/// No document has more characters.
const MAX_CHARACTERS: usize = 20_000_000;

/// Units of a character's own space in its size.
const UNITS: f64 = 1000.0;

/// The width of a character that does not say it.
const USUAL_WIDTH: f32 = 500.0;

/// Characters further apart than this part of their size have a space between them.
const SPACE: f64 = 0.18;

/// A character that stands by this part of its size above or below is on another row; raised figures are not.
const OTHER_ROW: f64 = 0.6;

/// A character that stands so many sizes before the end of the row begins another one.
const BACK: f64 = 2.0;

/// A row of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Row {
    pub(super) text: String,
    /// The number of its page, from 0.
    pub(super) page: usize,
    /// How far it stands below the top of the page.
    pub(super) down: f64,
    /// The size of its characters.
    pub(super) size: f64,
}

/// What pages have that is no row.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) characters: usize,
    /// Characters of which nobody says which letter they are.
    pub(super) unknown: usize,
    /// Characters that run up, down or backwards.
    pub(super) turned: usize,
    /// Characters that are not drawn.
    pub(super) hidden: usize,
    /// Whether reading stopped.
    pub(super) is_too_much: bool,
}

/// Reads a page into `rows`.
pub(super) fn read<'a>(
    page: &Page<'a>,
    index: usize,
    xref: &'a XRef,
    (cache, settings): (&InterpreterCache<'a>, &InterpreterSettings),
    rows: &mut Vec<Row>,
    counts: &mut Counts,
) {
    let upright = Affine::new(page.initial_transform(true).as_coeffs());
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(upright, bounds, cache, xref, settings.clone());
    let mut reader = Reader { page: index, rows, counts, open: None, last: None };
    interpret_page(page, &mut context, &mut reader);
    reader.end_row();
}

struct Reader<'r> {
    page: usize,
    rows: &'r mut Vec<Row>,
    counts: &'r mut Counts,
    open: Option<OpenRow>,
    /// The text that was drawn last, and where: bold letters may be drawn twice.
    last: Option<(String, Point)>,
}

struct OpenRow {
    row: Row,
    /// Where its last character ends.
    end: f64,
    has_space: bool,
}

/// A character at its place.
struct Character {
    text: String,
    begin: Point,
    end: Point,
    size: f64,
}

impl Character {
    fn of(glyph: &PositionedGlyph<'_>, transform: Affine) -> Self {
        let width = match &**glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let place = transform * glyph.transform();
        let begin = place * Point::ZERO;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => letters(c),
            Some(BfString::String(text)) => text.chars().map(letters).collect(),
            None => String::new(),
        };
        let end = place * Point::new(f64::from(width.unwrap_or(USUAL_WIDTH)), 0.0);
        Self { text, begin, end, size: (place * Point::new(0.0, UNITS) - begin).hypot() }
    }

    /// Whether it runs from left to right.
    fn is_upright(&self) -> bool {
        let run = self.end - self.begin;
        run.x.is_finite() && run.y.is_finite() && self.size.is_finite() && run.x >= 0.0 && run.y.abs() <= 0.2 * run.x.max(0.1)
    }
}

/// Letters that are drawn together are parted; the bullets of symbol fonts are bullets.
fn letters(c: char) -> String {
    match c {
        '\u{fb00}' => "ff".to_owned(),
        '\u{fb01}' => "fi".to_owned(),
        '\u{fb02}' => "fl".to_owned(),
        '\u{fb03}' => "ffi".to_owned(),
        '\u{fb04}' => "ffl".to_owned(),
        '\u{f0b7}' | '\u{f0a7}' => "•".to_owned(),
        '\0' | '\n' | '\r' | '\u{c}' => " ".to_owned(),
        other => other.to_string(),
    }
}

impl Reader<'_> {
    fn run(&mut self, characters: Vec<Character>, is_hidden: bool) {
        let Some(first) = characters.first() else { return };
        let text: String = characters.iter().map(|character| character.text.as_str()).collect();
        let is_twice = |(last, place): &(String, Point)| *last == text && (*place - first.begin).hypot() < 0.3 * first.size;
        if self.last.as_ref().is_some_and(is_twice) {
            return;
        }
        self.last = Some((text, first.begin));
        for character in characters {
            self.counts.characters += 1;
            self.counts.is_too_much |= self.counts.characters > MAX_CHARACTERS;
            if self.counts.is_too_much {
                return;
            }
            if character.text.is_empty() {
                self.counts.unknown += 1;
            } else if !character.is_upright() {
                self.counts.turned += 1;
            } else {
                self.counts.hidden += usize::from(is_hidden);
                self.character(&character);
            }
        }
    }

    fn character(&mut self, character: &Character) {
        let Character { text, begin, end, size } = character;
        let is_other = |open: &OpenRow| {
            let size = size.max(open.row.size);
            (begin.y - open.row.down).abs() > OTHER_ROW * size || begin.x < open.end - BACK * size
        };
        if self.open.as_ref().is_some_and(is_other) {
            self.end_row();
        }
        let row = Row { page: self.page, down: begin.y, ..Row::default() };
        let open = self.open.get_or_insert(OpenRow { row, end: begin.x, has_space: false });
        if text.trim().is_empty() {
            open.has_space = true;
        } else {
            if (open.has_space || begin.x - open.end > SPACE * size) && !open.row.text.is_empty() {
                open.row.text.push(' ');
            }
            open.has_space = false;
            open.row.text.push_str(text);
            open.row.size = open.row.size.max(*size);
        }
        open.end = end.x;
    }

    fn end_row(&mut self) {
        self.rows.extend(self.open.take().map(|open| open.row).filter(|row| !row.text.trim().is_empty()));
    }
}

impl<'a> Device<'a> for Reader<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if !self.counts.is_too_much {
            let characters = run.glyphs().iter().map(|glyph| Character::of(glyph, props.transform)).collect();
            self.run(characters, matches!(mode, DrawMode::Invisible));
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
