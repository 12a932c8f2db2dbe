//! What changed between two texts, with their structure: blocks are paired by the words that they have in
//! common, and compared word by word inside.

use super::Mark;
use super::align::{Step, align};
use super::parts::{Content, Entry, Part, Row};
use super::words::{self, Run, Token};
use crate::corpus::{Block, Inline, Parameter};

/// A text with the parameters that its words name.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The blocks.
    pub blocks: &'a [Block],
    /// The parameters of its clause; empty for other texts.
    pub parameters: &'a [Parameter],
}

/// What changed between two texts.
pub fn compare(old: Text<'_>, new: Text<'_>) -> Vec<Part> {
    Pair { old: old.parameters, new: new.parameters }.blocks(old.blocks, new.blocks)
}

/// All blocks of a text that only one of two states has.
pub fn single(text: Text<'_>, mark: Mark) -> Vec<Part> {
    let pair = Pair { old: text.parameters, new: text.parameters };
    text.blocks.iter().map(|block| pair.single(block, mark)).collect()
}

/// The parameters of both sides.
#[derive(Debug, Clone, Copy)]
struct Pair<'a> {
    old: &'a [Parameter],
    new: &'a [Parameter],
}

impl Pair<'_> {
    fn blocks(self, old: &[Block], new: &[Block]) -> Vec<Part> {
        let (before, after) = (self.words_of_blocks(old, Mark::Deleted), self.words_of_blocks(new, Mark::Inserted));
        let steps = align(&before, &after, |a, b| may_pair(&old[a], &new[b]));
        let part = |step| match step {
            Step::Both(a, b) => self.both(&old[a], &new[b]),
            Step::Old(a) => self.single(&old[a], Mark::Deleted),
            Step::New(b) => self.single(&new[b], Mark::Inserted),
        };
        steps.into_iter().map(part).collect()
    }

    /// The values of the side that words of this mark stand on.
    fn parameters(&self, mark: Mark) -> &[Parameter] {
        if mark == Mark::Deleted { self.old } else { self.new }
    }

    fn words_of_blocks(&self, blocks: &[Block], mark: Mark) -> Vec<Vec<Token>> {
        blocks.iter().map(|block| self.words_of(std::slice::from_ref(block), mark)).collect()
    }

    /// All words of blocks, to find what belongs together.
    fn words_of(&self, blocks: &[Block], mark: Mark) -> Vec<Token> {
        let mut out = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph { words } => out.extend(self.tokens(words, mark)),
                Block::Item { blocks, .. } | Block::Quote { blocks } => out.extend(self.words_of(blocks, mark)),
                Block::List { entries, .. } => entries.iter().for_each(|entry| out.extend(self.words_of(entry, mark))),
                Block::Code { text } => out.extend(words::plain_tokens(text)),
                Block::Table { head, rows } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| out.extend(self.tokens(cell, mark)));
                }
                Block::Rule => {}
            }
        }
        out
    }

    fn tokens(&self, words: &[Inline], mark: Mark) -> Vec<Token> {
        words::tokens(words, self.parameters(mark))
    }

    fn line(&self, old: &[Inline], new: &[Inline]) -> Vec<Run> {
        words::compare(&self.tokens(old, Mark::Deleted), &self.tokens(new, Mark::Inserted))
    }

    /// A block of one text only.
    fn single(&self, block: &Block, mark: Mark) -> Part {
        let line = |words: &[Inline]| words::all(mark, &self.tokens(words, mark));
        let inside = |blocks: &[Block]| blocks.iter().map(|block| self.single(block, mark)).collect::<Vec<_>>();
        let content = match block {
            Block::Paragraph { words } => Content::Paragraph { words: line(words) },
            Block::Item { letter, signs, blocks, .. } => {
                Content::Item { letter: words::all(mark, &words::marker(letter)), signs: *signs, blocks: inside(blocks) }
            }
            Block::List { start, entries } => {
                let entries = entries.iter().enumerate();
                let entries = entries.map(|(at, blocks)| Entry { mark, number: number(*start, at), blocks: inside(blocks) });
                Content::List { start: *start, entries: entries.collect() }
            }
            Block::Quote { blocks } => Content::Quote { blocks: inside(blocks) },
            Block::Code { text } => Content::Code { words: words::all(mark, &words::plain_tokens(text)) },
            Block::Table { head, rows } => Content::Table {
                head: head.iter().map(|cell| line(cell)).collect(),
                rows: rows.iter().map(|row| Row { mark, cells: row.iter().map(|cell| line(cell)).collect() }).collect(),
            },
            Block::Rule => Content::Rule,
        };
        Part { mark, content }
    }

    /// Two blocks that [`may_pair`].
    fn both(&self, old: &Block, new: &Block) -> Part {
        let content = match (old, new) {
            (Block::Paragraph { words: a }, Block::Paragraph { words: b }) => Content::Paragraph { words: self.line(a, b) },
            (Block::Item { letter: x, blocks: a, .. }, Block::Item { letter: y, signs, blocks: b, .. }) => {
                let letter = words::compare(&words::marker(x), &words::marker(y));
                Content::Item { letter, signs: *signs, blocks: self.blocks(a, b) }
            }
            (Block::List { entries: a, .. }, Block::List { start, entries: b }) => {
                Content::List { start: *start, entries: self.entries(*start, a, b) }
            }
            (Block::Quote { blocks: a }, Block::Quote { blocks: b }) => Content::Quote { blocks: self.blocks(a, b) },
            (Block::Code { text: a }, Block::Code { text: b }) => {
                Content::Code { words: words::compare(&words::plain_tokens(a), &words::plain_tokens(b)) }
            }
            (Block::Table { head: h, rows: a }, Block::Table { head, rows: b }) => {
                Content::Table { head: h.iter().zip(head).map(|(a, b)| self.line(a, b)).collect(), rows: self.rows(a, b) }
            }
            _ => Content::Rule,
        };
        Part { mark: Mark::Kept, content }
    }

    fn entries(&self, start: Option<u64>, old: &[Vec<Block>], new: &[Vec<Block>]) -> Vec<Entry> {
        let words = |entries: &[Vec<Block>], mark| entries.iter().map(|entry| self.words_of(entry, mark)).collect::<Vec<_>>();
        let single = |mark, at, blocks: &[Block]| {
            let blocks = blocks.iter().map(|block| self.single(block, mark)).collect();
            Entry { mark, number: number(start, at), blocks }
        };
        let steps = align(&words(old, Mark::Deleted), &words(new, Mark::Inserted), |_, _| true);
        let entry = |step| match step {
            Step::Both(a, b) => Entry { mark: Mark::Kept, number: number(start, b), blocks: self.blocks(&old[a], &new[b]) },
            Step::Old(a) => single(Mark::Deleted, a, &old[a]),
            Step::New(b) => single(Mark::Inserted, b, &new[b]),
        };
        steps.into_iter().map(entry).collect()
    }

    fn rows(&self, old: &[Vec<Vec<Inline>>], new: &[Vec<Vec<Inline>>]) -> Vec<Row> {
        let words = |rows: &[Vec<Vec<Inline>>], mark| {
            rows.iter().map(|row| row.iter().flat_map(|cell| self.tokens(cell, mark)).collect()).collect::<Vec<Vec<Token>>>()
        };
        let single =
            |mark, row: &[Vec<Inline>]| Row { mark, cells: row.iter().map(|cell| words::all(mark, &self.tokens(cell, mark))).collect() };
        let steps = align(&words(old, Mark::Deleted), &words(new, Mark::Inserted), |a, b| old[a].len() == new[b].len());
        let row = |step| match step {
            Step::Both(a, b) => Row { mark: Mark::Kept, cells: old[a].iter().zip(&new[b]).map(|(a, b)| self.line(a, b)).collect() },
            Step::Old(a) => single(Mark::Deleted, &old[a]),
            Step::New(b) => single(Mark::Inserted, &new[b]),
        };
        steps.into_iter().map(row).collect()
    }
}

fn number(start: Option<u64>, at: usize) -> Option<u64> {
    start.map(|start| start.saturating_add(at as u64))
}

/// Whether two blocks can be one that changed: of one kind, lists with one numbering, tables with the same columns.
fn may_pair(old: &Block, new: &Block) -> bool {
    match (old, new) {
        (Block::Paragraph { .. }, Block::Paragraph { .. })
        | (Block::Item { .. }, Block::Item { .. })
        | (Block::Quote { .. }, Block::Quote { .. })
        | (Block::Code { .. }, Block::Code { .. })
        | (Block::Rule, Block::Rule) => true,
        (Block::List { start: a, .. }, Block::List { start: b, .. }) => a == b,
        (Block::Table { head: a, .. }, Block::Table { head: b, .. }) => a.len() == b.len(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::words::{Look, Piece};
    use super::*;
    use crate::corpus::content::random;
    use crate::corpus::{Signs, SourceSpan, Spanned};

    /// One of the two texts that a difference holds: what stayed, and what has this mark.
    fn side(parts: &[Part], mark: Mark) -> Vec<Part> {
        let has = |other: Mark| other == Mark::Kept || other == mark;
        let runs = |runs: &[Run]| one_side(runs, mark);
        parts
            .iter()
            .filter(|part| has(part.mark))
            .map(|part| {
                let content = match &part.content {
                    Content::Paragraph { words } => Content::Paragraph { words: runs(words) },
                    Content::Code { words } => Content::Code { words: runs(words) },
                    // The signs are those of the new text.
                    Content::Item { letter, blocks, .. } => {
                        Content::Item { letter: runs(letter), signs: Signs::Both, blocks: side(blocks, mark) }
                    }
                    Content::Quote { blocks } => Content::Quote { blocks: side(blocks, mark) },
                    Content::List { start, entries } => {
                        let entries = entries.iter().filter(|entry| has(entry.mark)).enumerate().map(|(at, entry)| Entry {
                            mark: Mark::Kept,
                            number: number(*start, at),
                            blocks: side(&entry.blocks, mark),
                        });
                        Content::List { start: *start, entries: entries.collect() }
                    }
                    Content::Table { head, rows } => {
                        let cells = |cells: &[Vec<Run>]| cells.iter().map(|cell| runs(cell)).collect();
                        let rows = rows.iter().filter(|row| has(row.mark));
                        Content::Table {
                            head: cells(head),
                            rows: rows.map(|row| Row { mark: Mark::Kept, cells: cells(&row.cells) }).collect(),
                        }
                    }
                    Content::Rule => Content::Rule,
                };
                Part { mark: Mark::Kept, content }
            })
            .collect()
    }

    fn one_side(runs: &[Run], mark: Mark) -> Vec<Run> {
        let mut pieces: Vec<Piece> = Vec::new();
        for piece in runs.iter().filter(|run| run.mark == Mark::Kept || run.mark == mark).flat_map(|run| &run.pieces) {
            match pieces.last_mut().filter(|last| last.look == piece.look && !piece.look.value) {
                Some(last) => last.text.push_str(&piece.text),
                None => pieces.push(piece.clone()),
            }
        }
        if pieces.is_empty() { Vec::new() } else { vec![Run { mark: Mark::Kept, pieces }] }
    }

    fn parameters(value: &str) -> Vec<Parameter> {
        ('a'..='e')
            .map(|name| Parameter {
                name: Spanned { value: name.to_string(), span: None },
                same_as: None,
                term: None,
                label: String::new(),
                default: value.to_owned(),
                party_values: Vec::new(),
                basis: Vec::new(),
            })
            .collect()
    }

    /// Leaves out, repeats and moves blocks, so that the two texts have something in common.
    fn changed(blocks: &[Block], seed: u64) -> Vec<Block> {
        let mut seed = seed | 1;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            seed >> 60
        };
        let mut out: Vec<Block> = Vec::new();
        for block in blocks {
            match (next(), block) {
                (0..=2, _) => {}
                (3..=4, _) => out.extend([block.clone(), block.clone()]),
                (5..=6, _) => out.insert(out.len() / 2, block.clone()),
                (7..=10, Block::Item { letter, blocks, signs, span }) => {
                    out.push(Block::Item { letter: format!("{letter}x"), signs: *signs, span: *span, blocks: changed(blocks, next()) });
                }
                (7..=10, Block::List { start, entries }) => {
                    let entries = entries.iter().rev().map(|entry| changed(entry, next())).collect();
                    out.push(Block::List { start: *start, entries });
                }
                (_, Block::Paragraph { words }) => {
                    let mut words = words.clone();
                    words.insert(words.len() / 2, Inline::text(" more ", SourceSpan::default()));
                    out.push(Block::Paragraph { words });
                }
                _ => out.push(block.clone()),
            }
        }
        out
    }

    fn holds_both(old: &[Block], new: &[Block]) -> Result<(), TestCaseError> {
        let (before, after) = (parameters("30 days"), parameters("14 days"));
        let old = Text { blocks: old, parameters: &before };
        let new = Text { blocks: new, parameters: &after };
        let parts = compare(old, new);
        prop_assert_eq!(side(&parts, Mark::Deleted), side(&single(old, Mark::Kept), Mark::Kept));
        prop_assert_eq!(side(&parts, Mark::Inserted), side(&single(new, Mark::Kept), Mark::Kept));
        Ok(())
    }

    proptest! {
        #[test]
        fn a_difference_of_any_two_texts_holds_both(old in random::blocks(), new in random::blocks()) {
            holds_both(&old, &new)?;
        }

        #[test]
        fn a_difference_of_a_text_and_what_became_of_it_holds_both(old in random::blocks(), seed in any::<u64>()) {
            holds_both(&old, &changed(&old, seed))?;
        }

        #[test]
        fn a_text_does_not_differ_from_itself(text in random::blocks()) {
            let values = parameters("30 days");
            let text = Text { blocks: &text, parameters: &values };
            let parts = compare(text, text);
            prop_assert!(parts.iter().all(Part::is_same));
            prop_assert_eq!(parts, single(text, Mark::Kept));
        }
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { words: vec![Inline::text(text, None)] }
    }

    fn item(letter: &str, text: &str) -> Block {
        Block::Item { letter: letter.to_owned(), signs: Signs::Both, span: SourceSpan::default(), blocks: vec![paragraph(text)] }
    }

    fn runs(runs: &[Run]) -> String {
        runs.iter()
            .map(|run| match run.mark {
                Mark::Kept => run.text(),
                Mark::Deleted => format!("[-{}-]", run.text()),
                Mark::Inserted => format!("{{+{}+}}", run.text()),
            })
            .collect()
    }

    /// Items and paragraphs as lines.
    fn drawn(parts: &[Part]) -> Vec<String> {
        parts
            .iter()
            .flat_map(|part| match &part.content {
                Content::Paragraph { words } => vec![runs(words)],
                Content::Item { letter, blocks, .. } => {
                    let mut lines = drawn(blocks);
                    lines[0].insert_str(0, &format!("({}) ", runs(letter)));
                    lines
                }
                other => panic!("not drawn here: {other:?}"),
            })
            .collect()
    }

    fn difference(old: &[Block], new: &[Block]) -> Vec<Part> {
        compare(Text { blocks: old, parameters: &[] }, Text { blocks: new, parameters: &[] })
    }

    #[test]
    fn a_new_item_moves_the_letters_of_those_behind_it() {
        let old = [
            paragraph("The Seller shall:"),
            item("a", "deliver the crates on the agreed day;"),
            item("b", "tell the Buyer of each delay."),
        ];
        let new = [
            paragraph("The Seller shall:"),
            item("a", "deliver the crates on the agreed day;"),
            item("b", "replace whatever is spoilt; and"),
            item("c", "tell the Buyer of each delay at once."),
        ];
        assert_eq!(
            drawn(&difference(&old, &new)),
            [
                "The Seller shall:",
                "(a) deliver the crates on the agreed day;",
                "({+b+}) {+replace whatever is spoilt; and+}",
                "([-b-]{+c+}) tell the Buyer of each delay{+ at once+}.",
            ]
        );
    }

    #[test]
    fn a_block_that_became_another_kind_went_and_came() {
        let parts = difference(&[paragraph("deliver the crates")], &[item("a", "deliver the crates")]);
        assert_eq!(parts.iter().map(|part| part.mark).collect::<Vec<_>>(), [Mark::Deleted, Mark::Inserted]);
    }

    #[test]
    fn entries_keep_their_numbers_and_rows_their_columns() {
        let list = |entries: &[&str]| Block::List { start: Some(3), entries: entries.iter().map(|entry| vec![paragraph(entry)]).collect() };
        let parts = difference(&[list(&["weigh the crates", "seal the crates"])], &[list(&["seal the crates", "send a bill"])]);
        let Content::List { entries, .. } = &parts[0].content else { panic!("a list") };
        let numbers: Vec<_> = entries.iter().map(|entry| (entry.mark, entry.number)).collect();
        assert_eq!(numbers, [(Mark::Deleted, Some(3)), (Mark::Kept, Some(3)), (Mark::Inserted, Some(4))]);

        let cell = |text: &str| vec![Inline::text(text, None)];
        let table = |days: &str| Block::Table {
            head: vec![cell("Grade"), cell("Days")],
            rows: vec![vec![cell("Table apples of the first grade"), cell(days)], vec![cell("Cider"), cell("9")]],
        };
        let parts = difference(&[table("3")], &[table("4")]);
        let Content::Table { rows, .. } = &parts[0].content else { panic!("a table") };
        let cells: Vec<Vec<String>> = rows.iter().map(|row| row.cells.iter().map(|cell| runs(cell)).collect()).collect();
        assert_eq!(cells, [["Table apples of the first grade", "[-3-]{+4+}"], ["Cider", "9"]]);
    }

    #[test]
    fn a_text_with_thousands_of_blocks_is_replaced_in_time() {
        let many = |word: &str| (0..2_000).map(|number| paragraph(&format!("{word} {number}"))).collect::<Vec<_>>();
        assert_eq!(difference(&many("a"), &many("b")).len(), 4_000);
    }

    #[test]
    fn json_has_the_marks_and_the_structure() {
        let parts = difference(&[item("a", "weigh the crates")], &[item("a", "weigh the boxes")]);
        let piece = |text: &str| Piece { text: text.to_owned(), look: Look::default() };
        let json = serde_json::to_value(&parts).expect("differences become JSON");
        assert_eq!(json[0]["type"], "item");
        assert_eq!(json[0]["mark"], "kept");
        assert_eq!(json[0]["blocks"][0]["words"][1], serde_json::json!({ "mark": "deleted", "pieces": [piece("crates")] }));
    }
}
