//! The table of contents of a book, as mdBook has it.

use mdbook_renderer::book::{Book, BookItem, Chapter};

use crate::addresses;
use crate::render::views::chapter::Entry;

/// The table of contents. The first chapter is left out, whose place the landing page takes.
pub(super) fn of(book: &Book) -> Vec<Entry> {
    let mut entries = Vec::new();
    push(&book.items, 0, &mut entries);
    entries
}

fn push(items: &[BookItem], level: usize, entries: &mut Vec<Entry>) {
    for item in items {
        match item {
            BookItem::PartTitle(title) => entries.push(Entry { name: title.clone(), level, path: None, is_part: true }),
            BookItem::Separator => {}
            BookItem::Chapter(chapter) => {
                if !is_landing(chapter) {
                    let path = chapter.path.as_ref().map(|_| addresses::chapter(&path(chapter)));
                    entries.push(Entry { name: chapter.name.clone(), level, path, is_part: false });
                }
                push(&chapter.sub_items, level + 1, entries);
            }
        }
    }
}

/// The chapters that mdBook has made pages of, in their order, without the first.
pub(super) fn chapters(book: &Book) -> impl Iterator<Item = &Chapter> {
    book.iter().filter_map(chapter).filter(|chapter| chapter.path.is_some() && !is_landing(chapter))
}

fn chapter(item: &BookItem) -> Option<&Chapter> {
    if let BookItem::Chapter(chapter) = item { Some(chapter) } else { None }
}

/// The path of a chapter's file, as it is written in SUMMARY.md; empty for a chapter without a file.
pub(super) fn path(chapter: &Chapter) -> String {
    chapter.path.as_ref().map(|path| path.to_string_lossy().replace('\\', "/")).unwrap_or_default()
}

fn is_landing(chapter: &Chapter) -> bool {
    path(chapter) == "index.md"
}
