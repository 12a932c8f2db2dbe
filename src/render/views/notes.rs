//! Rationale beside the items that it explains: which note stands where, and whether all of them fit.

use serde::Serialize;

use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::Html;
use crate::corpus::{Block, Clause, Parameter, SectionKind, Signs, plain};

/// Rationale that belongs to one item, or to the whole clause.
#[derive(Debug, Serialize)]
pub struct Note {
    /// The item, e.g. `(b)`; none for general paragraphs.
    pub on: Option<String>,
    /// The item's anchor, e.g. `#b`.
    pub href: Option<String>,
    /// The block of the clause text beside which it stands: 0 is the first block.
    pub row: usize,
    /// Its paragraphs.
    pub html: Html,
}

/// Rows that sheet and margin share.
const ROWS: usize = 24;

/// Rationale by item, and whether it fits beside the text.
pub(super) fn of(page: &PageContext<'_, '_>, clause: &Clause) -> (Vec<Note>, bool) {
    let Some(rationale) = clause.section(&SectionKind::Rationale) else { return (Vec::new(), false) };
    let html = |blocks: &[Block]| markdown::of_clause(page, blocks, clause);
    let (mut general, mut by_item) = (Vec::new(), Vec::<(usize, (&str, Signs), Vec<Block>)>::new());
    for block in &rationale.blocks {
        let Block::Item { letter, signs, blocks, .. } = block else {
            general.push(block.clone());
            continue;
        };
        // A note on an item inside another stands beside the outer one.
        let outer = letter.split('.').next().unwrap_or(letter);
        let row = clause.text.blocks.iter().position(|block| matches!(block, Block::Item { letter: other, .. } if other == outer));
        match by_item.iter_mut().find(|(_, (other, _), _)| other == letter) {
            Some((_, _, all)) => all.extend(blocks.clone()),
            None => by_item.push((row.unwrap_or(0), (letter, *signs), blocks.clone())),
        }
    }
    by_item.sort_by_key(|(row, ..)| *row);

    let mut notes = Vec::new();
    let mut heights = Vec::new();
    if !general.is_empty() {
        heights.push((0, note_height(&general)));
        notes.push(Note { on: None, href: None, row: 0, html: html(&general) });
    }
    for (row, (letter, signs), blocks) in by_item {
        heights.push((row, note_height(&blocks)));
        let href = format!("#{}{}", page.prefix(), letter.replace('.', "-"));
        notes.push(Note { on: Some(signs.around(letter)), href: Some(href), row, html: html(&blocks) });
    }
    let aligned = fits(&heights, &clause.text.blocks, &clause.parameters);
    (notes, aligned)
}

/// Whether each note ends before the next begins, in pixels of the wide page; a note that ran into the next would push
/// the clause text apart. The last one may be as long as it likes: what follows it is the flow of the margin.
fn fits(notes: &[(usize, usize)], blocks: &[Block], parameters: &[Parameter]) -> bool {
    /// What a reader does not notice as a gap.
    const SLACK: usize = 90;
    blocks.len() <= ROWS
        && !notes.is_empty()
        && notes.windows(2).all(|pair| {
            let [(row, height), (next, _)] = pair else { return true };
            let room: usize = blocks[*row..(*next).max(*row)].iter().map(|block| block_height(block, parameters)).sum();
            *height <= room + SLACK
        })
}

/// Lines of 44 characters, 22 pixels each, half a line between paragraphs.
fn note_height(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| 22 * plain::line(std::slice::from_ref(block), &[]).chars().count().div_ceil(44) + 11).sum()
}

/// Lines of 58 characters, 32 pixels each, and the gap between blocks.
fn block_height(block: &Block, parameters: &[Parameter]) -> usize {
    let text = plain::text(std::slice::from_ref(block), parameters);
    text.split("\n\n").map(|paragraph| 32 * paragraph.chars().count().div_ceil(58)).sum::<usize>() + 22
}
