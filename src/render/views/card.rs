//! The picture that mail and chat show of a page: SVG, which `cards` draws.

use serde::Serialize;

use super::super::context::Context;
use super::super::page::PageContext;
use crate::cards::{self, Lettering};
use crate::text::one_line;

/// Sizes of a title in pixels, each with the most lines that fit; the first that holds the title is taken.
const TITLE: [(f32, usize); 3] = [(78.0, 3), (66.0, 4), (54.0, 5)];
/// How wide its lines may be, in pixels.
const WIDTH: f32 = 1016.0;
/// Size of what stands above the title, and how wide its left and its right half may be.
const ABOVE: (f32, f32) = (42.0, 490.0);
/// Size of what stands below it.
const BELOW: f32 = 34.0;

/// The picture of a clause, in force or withdrawn, or of the site. What the fonts of pictures cannot show is left out.
#[derive(Debug, Default, Serialize)]
pub struct CardView {
    /// `PAT-2`, above on the left; none on the picture of the site.
    pub id: Option<Words>,
    /// The mark of the corpus, above on the right.
    pub mark: Option<Words>,
    /// What it is called.
    pub title: Option<Words>,
    /// `Binds the MDM`, or the line under the name of the site.
    pub under: Option<Words>,
    /// The name of the site, at the foot; none on the picture of the site.
    pub name: Option<Words>,
}

/// Words as lines.
#[derive(Debug, Serialize)]
pub struct Words {
    /// Size of the letters in pixels.
    pub size: f32,
    /// At least one.
    pub lines: Vec<String>,
}

/// The picture of a clause.
pub fn of_clause(context: &Context<'_>, index: usize) -> CardView {
    let clause = &context.edition.corpus.clauses[index];
    let page = PageContext::new(context, context.addresses.clause(&clause.id.value));
    CardView {
        id: above(clause.id.value.as_str()),
        mark: context.site.mark.as_deref().and_then(above),
        title: title(&clause.title.value),
        under: below(&page.bound(clause)),
        name: below(&context.site.full_title),
    }
}

/// The picture of a withdrawn clause, by its index in the corpus: it stays at its address, like the page.
pub fn of_withdrawn(context: &Context<'_>, index: usize) -> CardView {
    let entry = &context.edition.corpus.retired[index];
    CardView {
        id: above(entry.id.value.as_str()),
        mark: context.site.mark.as_deref().and_then(above),
        title: title(&entry.title.value),
        under: below(&context.words.get("withdrawn")),
        name: below(&context.site.full_title),
    }
}

/// The picture of every other page.
pub fn of_site(context: &Context<'_>) -> CardView {
    let site = &context.site;
    CardView { mark: site.mark.as_deref().and_then(above), title: title(&site.title), under: below(&site.tagline), ..CardView::default() }
}

fn title(text: &str) -> Option<Words> {
    TITLE.into_iter().find_map(|(size, most)| words(Lettering::Serif(size), text, WIDTH).filter(|words| words.lines.len() <= most)).or_else(
        || {
            let (size, most) = TITLE[TITLE.len() - 1];
            words(Lettering::Serif(size), text, WIDTH).map(|words| words.cut(most))
        },
    )
}

fn above(text: &str) -> Option<Words> {
    let (size, width) = ABOVE;
    words(Lettering::Sans(size), text, width).map(|words| words.cut(1))
}

fn below(text: &str) -> Option<Words> {
    words(Lettering::Sans(BELOW), text, WIDTH).map(|words| words.cut(1))
}

/// A text as lines; none where it is empty or the font lacks one of its characters.
fn words(lettering: Lettering, text: &str, width: f32) -> Option<Words> {
    let text = one_line(text);
    let lines = cards::lines(lettering, &text, width);
    (cards::can_show(lettering, &text) && !lines.is_empty()).then_some(Words { size: lettering.size(), lines })
}

impl Words {
    /// At most so many lines, with a sign where the words go on.
    fn cut(mut self, most: usize) -> Self {
        if self.lines.len() > most {
            self.lines.truncate(most);
            self.lines.last_mut().into_iter().for_each(|last| last.push('…'));
        }
        self
    }
}
