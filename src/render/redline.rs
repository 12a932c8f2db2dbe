//! A difference of two texts as HTML: what was inserted in `<ins>`, what was deleted in `<del>`, each with words for
//! those who do not see it, and for copies.
//!
//! Text that stayed has no links: a reader compares words here, and follows links on the page of the clause.

use crate::corpus::Signs;
use crate::difference::{Content, Entry, Mark, Part, Run, is_same};

use super::html::HtmlWriter;
use super::parts::Html;
use crate::words::Words;

/// A text with what changed in it. Items that stayed are named and left out.
pub(super) fn text(words: &Words, parts: &[Part]) -> Html {
    let mut writer = Redline { words, html: HtmlWriter::default() };
    writer.blocks(parts, false);
    writer.html.finish()
}

/// A text of one side only, as it is.
pub(super) fn whole(words: &Words, parts: &[Part]) -> Html {
    let mut writer = Redline { words, html: HtmlWriter::default() };
    writer.blocks(parts, true);
    writer.html.finish()
}

/// A line with what changed in it.
pub(super) fn line(words: &Words, runs: &[Run]) -> Html {
    let mut writer = Redline { words, html: HtmlWriter::default() };
    writer.words(runs, false);
    writer.html.finish()
}

/// A line of one side only, as it is.
pub(super) fn whole_line(words: &Words, runs: &[Run]) -> Html {
    let mut writer = Redline { words, html: HtmlWriter::default() };
    writer.words(runs, true);
    writer.html.finish()
}

struct Redline<'w> {
    words: &'w Words,
    html: HtmlWriter,
}

/// The element of a mark, and the key of what is said around its words.
fn element(mark: Mark) -> Option<(&'static str, &'static str)> {
    match mark {
        Mark::Kept => None,
        Mark::Deleted => Some(("del", "redline-deleted")),
        Mark::Inserted => Some(("ins", "redline-inserted")),
    }
}

impl Redline<'_> {
    /// Blocks; `is_marked` where an element around them says what became of all of them.
    fn blocks(&mut self, parts: &[Part], is_marked: bool) {
        let mut rest = parts;
        while let Some(first) = rest.first() {
            let count = self.first_of(first, rest, is_marked);
            rest = &rest[count..];
        }
    }

    /// Writes the first of some blocks, and those that go with it; gives their number.
    fn first_of(&mut self, first: &Part, all: &[Part], is_marked: bool) -> usize {
        if let Some((tag, said)) = element(first.mark).filter(|_| !is_marked) {
            let count = all.iter().take_while(|part| part.mark == first.mark).count();
            self.html.newline();
            self.marked(tag, said, &[("class", "whole")], |writer| writer.blocks(&all[..count], true));
            return count;
        }
        if let Some((count, words)) = unchanged(self.words, all).filter(|_| !is_marked) {
            self.html.newline();
            self.html.open("p", &[("class", "same")]);
            self.html.text(&words);
            self.html.close("p");
            return count;
        }
        self.block(first, is_marked);
        1
    }

    fn block(&mut self, part: &Part, is_marked: bool) {
        self.html.newline();
        match &part.content {
            Content::Paragraph { words } => self.element("p", |writer| writer.words(words, is_marked)),
            Content::Item { letter, signs, blocks } => self.item((letter, *signs), blocks, is_marked),
            Content::List { start, entries } => self.list(*start, entries, is_marked),
            Content::Quote { blocks } => self.element("blockquote", |writer| writer.blocks(blocks, is_marked)),
            Content::Code { words } => self.element("pre", |writer| writer.words(words, is_marked)),
            Content::Table { head, rows } => self.table(head, rows.iter().map(|row| &row.cells), is_marked),
            Content::Rule => self.html.open("hr", &[]),
        }
    }

    fn element(&mut self, tag: &str, inner: impl FnOnce(&mut Self)) {
        self.html.open(tag, &[]);
        inner(self);
        self.html.close(tag);
    }

    /// An element of a mark, with what is said for it.
    fn marked(&mut self, tag: &str, said: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        // Screens leave out what stands around the words; brackets keep a copy clear.
        let around = self.words.with(said, &[("words", "\n".into())]);
        let (before, after) = around.split_once('\n').unwrap_or((&around, ""));
        self.html.open(tag, attributes);
        self.said(before);
        inner(self);
        self.said(&format!("{after} "));
        self.html.close(tag);
    }

    fn said(&mut self, words: &str) {
        self.html.open("b", &[]);
        self.html.text(words);
        self.html.close("b");
    }

    /// The marker stands before the words of the first paragraph.
    fn item(&mut self, letter: (&[Run], Signs), blocks: &[Part], is_marked: bool) {
        self.html.open("div", &[("class", "item")]);
        let rest = match blocks {
            [Part { mark, content: Content::Paragraph { words } }, rest @ ..] if is_marked || *mark == Mark::Kept => {
                self.html.open("p", &[]);
                self.letter(letter);
                self.words(words, is_marked);
                self.html.close("p");
                rest
            }
            all => {
                self.element("p", |writer| writer.letter(letter));
                all
            }
        };
        self.blocks(rest, is_marked);
        self.html.close("div");
    }

    fn letter(&mut self, (letter, signs): (&[Run], Signs)) {
        self.html.open("span", &[("class", "letter")]);
        let marker = markers(self.words, letter, signs);
        self.html.text(&format!("{marker} "));
        self.html.close("span");
    }

    fn list(&mut self, start: Option<u64>, entries: &[Entry], is_marked: bool) {
        let tag = if start.is_some() { "ol" } else { "ul" };
        self.html.open(tag, &[]);
        for entry in entries {
            match entry.number {
                Some(number) => self.html.open("li", &[("value", &number.to_string())]),
                None => self.html.open("li", &[]),
            }
            match element(entry.mark).filter(|_| !is_marked) {
                Some((tag, said)) => self.marked(tag, said, &[], |writer| writer.entry(&entry.blocks, true)),
                None => self.entry(&entry.blocks, is_marked),
            }
            self.html.close("li");
        }
        self.html.close(tag);
    }

    fn entry(&mut self, blocks: &[Part], is_marked: bool) {
        match blocks {
            [Part { mark, content: Content::Paragraph { words } }, rest @ ..] if is_marked || *mark == Mark::Kept => {
                self.words(words, is_marked);
                self.blocks(rest, is_marked);
            }
            all => self.blocks(all, is_marked),
        }
    }

    /// Cells have their marks each: a row cannot stand in an element.
    fn table<'p>(&mut self, head: &[Vec<Run>], rows: impl Iterator<Item = &'p Vec<Vec<Run>>>, is_marked: bool) {
        self.html.open("div", &[("class", "table-wrapper")]);
        self.html.open("table", &[]);
        self.element("thead", |writer| {
            writer.element("tr", |writer| {
                for cell in head {
                    writer.html.open("th", &[("scope", "col")]);
                    writer.words(cell, is_marked);
                    writer.html.close("th");
                }
            });
        });
        self.element("tbody", |writer| {
            for row in rows {
                writer.element("tr", |writer| row.iter().for_each(|cell| writer.element("td", |writer| writer.words(cell, is_marked))));
            }
        });
        self.html.close("table");
        self.html.close("div");
    }

    fn words(&mut self, runs: &[Run], is_marked: bool) {
        for run in runs {
            match element(run.mark).filter(|_| !is_marked) {
                Some((tag, said)) => self.marked(tag, said, &[], |writer| writer.pieces(run)),
                None => self.pieces(run),
            }
        }
    }

    /// What words lead to is said where they came or went: they may differ in nothing else.
    fn pieces(&mut self, run: &Run) {
        for piece in &run.pieces {
            let look = &piece.look;
            let tags = [(look.emphasis, "em"), (look.strong, "strong"), (look.code, "code")];
            let tags: Vec<&str> = tags.into_iter().filter(|(is_on, _)| *is_on).map(|(_, tag)| tag).collect();
            for tag in &tags {
                self.html.open(tag, &[]);
            }
            for (index, line) in piece.text.split('\n').enumerate() {
                if index > 0 {
                    self.html.open("br", &[]);
                }
                self.html.text(line);
            }
            for tag in tags.iter().rev() {
                self.html.close(tag);
            }
            if let Some(target) = look.target.as_ref().filter(|_| run.mark != Mark::Kept) {
                self.html.text(&format!(" ({target})"));
            }
        }
    }
}

/// The marker of an item: `(b)`, and where it was another one, `(b), formerly (a):`.
fn markers(words: &Words, letter: &[Run], signs: Signs) -> String {
    let (now, before) = now_and_before(letter);
    let now = signs.around(&now);
    match before {
        Some(before) => words.with("redline-letter-moved", &[("now", now.into()), ("before", signs.around(&before).into())]),
        None => now,
    }
}

/// The marker as it is, or was last; and the one before where there are two.
fn now_and_before(letter: &[Run]) -> (String, Option<String>) {
    match letter {
        [before, now] => (now.text(), Some(before.text())),
        all => (all.iter().map(Run::text).collect(), None),
    }
}

/// How many blocks at the beginning say what they said before, and words for them; none where the first is to be shown.
fn unchanged(words: &Words, parts: &[Part]) -> Option<(usize, String)> {
    let items: Vec<(&[Run], Signs)> = parts.iter().map_while(unchanged_item).collect();
    let shifted: Vec<bool> = items.iter().map(|(letter, _)| !is_same(letter)).collect();
    if let Some(&first) = shifted.first() {
        // Those with new letters and those with the old ones are named apart.
        let count = shifted.iter().take_while(|&&other| other == first).count();
        let signs = items[0].1;
        let (from, to) = (now_and_before(items[0].0), now_and_before(items[count - 1].0));
        let range = |from: &str, to: &str| {
            let [from, to] = [from, to].map(|letter| signs.around(letter));
            if from == to { from } else { words.with("redline-range", &[("from", from.into()), ("to", to.into())]) }
        };
        let now = range(&from.0, &to.0);
        let said = match (from.1, to.1) {
            (Some(from), Some(to)) => words.with("redline-same-moved", &[("items", now.into()), ("before", range(&from, &to).into())]),
            _ => words.with("redline-same", &[("items", now.into())]),
        };
        return Some((count, said));
    }
    let count = parts.iter().take_while(|part| !matches!(part.content, Content::Item { .. }) && part.is_same()).count();
    (count > 1).then(|| (count, words.with("redline-paragraphs", &[("count", count.into())])))
}

/// The marker of an item whose text is the same, whatever its letter.
fn unchanged_item(part: &Part) -> Option<(&[Run], Signs)> {
    match &part.content {
        Content::Item { letter, signs, blocks } if part.mark == Mark::Kept && blocks.iter().all(Part::is_same) => Some((letter, *signs)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::content::random;
    use crate::corpus::{Block, Inline, SourceSpan};
    use crate::difference::{Text, compare, single};

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { words: vec![Inline::text(text, None)] }
    }

    fn item(letter: &str, text: &str) -> Block {
        Block::Item { letter: letter.to_owned(), signs: Signs::Both, span: SourceSpan::default(), blocks: vec![paragraph(text)] }
    }

    fn of(blocks: &[Block]) -> Text<'_> {
        Text { blocks, parameters: &[] }
    }

    #[track_caller]
    fn expect(old: &[Block], new: &[Block], html: &str) {
        assert_eq!(text(&Words::default(), &compare(of(old), of(new))), html);
    }

    #[test]
    fn words_have_their_marks_and_what_is_said_for_them() {
        expect(
            &[paragraph("The Seller delivers within 3 days.")],
            &[paragraph("The Seller delivers within 4 days.")],
            "<p>The Seller delivers within <del><b>[deleted: </b>3<b>] </b></del><ins><b>[inserted: </b>4<b>] </b></ins> days.</p>",
        );
    }

    #[test]
    fn blocks_that_came_are_marked_once_and_items_that_stayed_are_named() {
        let old = [paragraph("The Seller:"), item("a", "weighs all crates;"), item("b", "seals them;"), item("c", "sends the bill.")];
        let new = [
            paragraph("The Seller:"),
            item("a", "weighs all crates;"),
            item("b", "replaces what is spoilt;"),
            item("c", "reports each delay;"),
            item("d", "seals them;"),
            item("e", "sends the bill."),
        ];
        expect(
            &old,
            &new,
            concat!(
                "<p>The Seller:</p>\n<p class=\"same\">(a): no change</p>\n",
                "<ins class=\"whole\"><b>[inserted: </b>\n",
                "<div class=\"item\"><p><span class=\"letter\">(b) </span>replaces what is spoilt;</p></div>\n",
                "<div class=\"item\"><p><span class=\"letter\">(c) </span>reports each delay;</p></div><b>] </b></ins>\n",
                "<p class=\"same\">(d) to (e), formerly (b) to (c): same text</p>"
            ),
        );
    }

    #[test]
    fn what_words_lead_to_is_said_where_it_changed() {
        let link =
            |to: &str| [Block::Paragraph { words: vec![Inline::Link { to: to.to_owned(), words: vec![Inline::text("here", None)] }] }];
        let html = text(&Words::default(), &compare(of(&link("https://a.example/")), of(&link("https://b.example/"))));
        assert!(html.contains("here (https://a.example/)") && html.contains("here (https://b.example/)"), "{html}");
    }

    /// The words of an HTML fragment, without those of elements that stand for the other side.
    fn words_without(html: &str, other: &str) -> Vec<String> {
        let fragment = scraper::Html::parse_fragment(html);
        let skipped = scraper::Selector::parse(&format!("{other} *, {other}, ins > b, del > b")).expect("a selector");
        let skipped: Vec<_> = fragment.select(&skipped).map(|element| element.id()).collect();
        let text = fragment.root_element().descendants().filter_map(|node| {
            let text = node.value().as_text()?;
            (!node.parent().is_some_and(|parent| skipped.contains(&parent.id()))).then(|| text.to_string())
        });
        text.collect::<String>().split_whitespace().map(str::to_owned).collect()
    }

    fn without_targets(blocks: &[Block]) -> bool {
        let mut has = false;
        crate::corpus::content::visit(blocks, &mut |node| {
            has |=
                matches!(node, crate::corpus::content::Node::Inline(Inline::Link { .. } | Inline::Bracket { .. } | Inline::Clause { .. }));
        });
        !has
    }

    proptest! {
        #[test]
        fn no_text_becomes_markup(old in random::blocks(), new in random::blocks()) {
            let html = text(&Words::default(), &compare(of(&old), of(&new)));
            let fragment = scraper::Html::parse_fragment(&html);
            let allowed = ["html", "p", "div", "ins", "del", "b", "span", "em", "strong", "code", "pre", "ol", "ul", "li", "br", "hr", "blockquote", "table", "thead", "tbody", "tr", "th", "td"];
            for element in fragment.root_element().descendent_elements() {
                prop_assert!(allowed.contains(&element.value().name()), "{}", html);
            }
        }

        /// Whoever leaves out the deleted words reads the new text, and the other way round. What is the same and left
        /// out is the same for both, so whole texts are compared where nothing stayed.
        #[test]
        fn each_side_can_be_read(block in random::blocks()) {
            prop_assume!(without_targets(&block));
            let wholly = whole(&Words::default(), &single(of(&block), Mark::Inserted));
            let inserted = text(&Words::default(), &compare(of(&[]), of(&block)));
            let deleted = text(&Words::default(), &compare(of(&block), of(&[])));
            prop_assert_eq!(words_without(&inserted, "del"), words_without(&wholly, "del"));
            prop_assert_eq!(words_without(&deleted, "ins"), words_without(&wholly, "ins"));
            prop_assert!(words_without(&inserted, "ins").is_empty());
        }
    }
}
