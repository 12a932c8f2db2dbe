//! Corpus text as Markdown that says what the page says: whoever renders the file reads the same words.
//!
//! Text is escaped where a reader of Markdown, or of GitHub's tables and strikethrough, would take it for
//! markup, and nowhere else: contract text without such signs keeps its bytes.

use clause_documents::escape::{fenced, list_entry, markdown as escape};

use crate::corpus::{Block, Inline, content};

/// Blocks as Markdown, apart by a blank line; items with their letters. Parameters are looked up by `value`.
pub(super) fn text(blocks: &[Block], value: &dyn Fn(&str) -> String) -> String {
    let mut writer = Writer { value, blocks: Vec::new() };
    writer.blocks(blocks, None);
    writer.blocks.join("\n\n")
}

struct Writer<'a> {
    value: &'a dyn Fn(&str) -> String,
    blocks: Vec<String>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], mut marker: Option<String>) {
        let mut lead = || marker.take().map(|marker| format!("{marker} ")).unwrap_or_default();
        for block in blocks {
            match block {
                Block::Paragraph { words } => self.blocks.push(lead() + &self.words(words)),
                Block::Item { letter, signs, blocks, .. } => self.blocks(blocks, Some(signs.around(letter))),
                Block::List { start, entries } => {
                    let entries = entries.iter().enumerate();
                    self.blocks.extend(entries.map(|(index, entry)| list_entry(*start, index, &text(entry, self.value))));
                }
                Block::Quote { blocks } => {
                    let inner = text(blocks, self.value);
                    self.blocks.push(inner.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n"));
                }
                Block::Code { text } => self.blocks.push(fenced(text)),
                Block::Table { head, rows } => self.blocks.push(self.table(head, rows)),
                Block::Rule => {}
            }
        }
    }

    fn table(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
        // A bar in a code span ends its cell too; as escaped words the text is the same.
        let row = |cells: &[Vec<Inline>]| {
            let cells: Vec<String> = cells.iter().map(|cell| escape(&self.plain(cell).replace('\n', " "))).collect();
            format!("| {} |", cells.join(" | "))
        };
        let rule = format!("|{}", " --- |".repeat(head.len()));
        let lines: Vec<String> = std::iter::once(row(head)).chain([rule]).chain(rows.iter().map(|cells| row(cells))).collect();
        lines.join("\n")
    }

    fn plain(&self, inlines: &[Inline]) -> String {
        content::plain(inlines, self.value)
    }

    /// The words of a paragraph. Text that stands together is escaped together: an underscore between two letters
    /// is no markup.
    fn words(&self, inlines: &[Inline]) -> String {
        let lines: Vec<String> = self.plain(inlines).trim_end_matches('\n').split('\n').map(escape).collect();
        lines.join("\\\n")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    /// What a reader shows of a document that is one paragraph; `None` if it is anything else.
    fn read(markdown: &str, options: Options) -> Option<String> {
        let mut text = String::new();
        let mut paragraphs = 0;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::Paragraph) => paragraphs += 1,
                Event::Text(words) => text.push_str(&words),
                Event::HardBreak => text.push('\n'),
                Event::End(TagEnd::Paragraph) => {}
                _ => return None,
            }
        }
        (paragraphs <= 1).then_some(text)
    }

    fn comes_back(text: &str) {
        for options in [
            Options::empty(),
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES,
        ] {
            let escaped = escape(text);
            assert_eq!(read(&escaped, options).as_deref(), Some(text), "{escaped}");
        }
    }

    #[test]
    fn what_looks_like_markup_comes_back_as_text() {
        for text in [
            "# x",
            "#",
            "x #",
            "- x",
            "-",
            "---",
            "+ x",
            "1. x",
            "12) x",
            "> x",
            "===",
            "    x",
            " x ",
            "\tx",
            "***",
            "___",
            "* * *",
            "a*b*c",
            "_a_ snake_case_name",
            "`code`",
            "``",
            "[x](y)",
            "[DEL-1]",
            "![x](y)",
            "[^1]",
            "[ ] x",
            "[x]: y",
            "<b>x</b>",
            "<script>alert(1)</script>",
            "<https://x.example>",
            "<!-- x",
            "&amp; &#8238; & &x",
            "a | b",
            "|---|",
            "~~x~~",
            "~~~",
            "```",
            "\\",
            "\\*",
            "x\\",
            ": x",
            "1 - 2 = -1",
            "a\u{a0}b",
            "!",
            "https://x.example/a_b_c",
        ] {
            comes_back(text);
        }
    }

    #[test]
    fn ordinary_text_keeps_its_bytes() {
        for text in
            ["The Seller shall pay 5 % (five) by 1 May; see DEL-1 & PAY-1.", "AT&T pays 3.5 - 4", "“a” — b's c/d", "use patch_routine_days"]
        {
            assert_eq!(escape(text), text.replace("T&T", "T\\&T"));
        }
    }

    #[test]
    fn lists_keep_their_numbers_and_their_depth() {
        let words = |text: &str| Block::Paragraph { words: vec![Inline::text(text, None)] };
        let inner = Block::List { start: None, entries: vec![vec![words("c")], vec![words("d")]] };
        let list = Block::List { start: Some(3), entries: vec![vec![words("a"), words("b"), inner], vec![words("e")]] };
        let markdown = text(&[list], &|_| String::new());
        assert_eq!(markdown, "3. a\n\n   b\n\n   - c\n\n   - d\n\n4. e");
        let mut depth = 0;
        let mut found = Vec::new();
        for event in Parser::new(&markdown) {
            match event {
                Event::Start(Tag::List(start)) => {
                    depth += 1;
                    found.push((depth, start.map_or_else(String::new, |start| start.to_string())));
                }
                Event::End(TagEnd::List(_)) => depth -= 1,
                Event::Text(words) => found.push((depth, words.to_string())),
                _ => {}
            }
        }
        let expected = [(1, "3"), (1, "a"), (1, "b"), (2, ""), (2, "c"), (2, "d"), (1, "e")];
        assert_eq!(found, expected.map(|(depth, words)| (depth, words.to_owned())));
    }

    #[test]
    fn code_with_fences_stays_in_its_fence() {
        for code in ["x\n", "```\nx\n```\n", "`````\n", "", "# x\n\n- y\n"] {
            let markdown = fenced(code);
            let mut text = String::new();
            let mut blocks = 0;
            for event in Parser::new(&markdown) {
                match event {
                    Event::Start(Tag::CodeBlock(_)) => blocks += 1,
                    Event::Text(words) => text.push_str(&words),
                    Event::End(TagEnd::CodeBlock) => {}
                    other => panic!("{other:?} in {markdown}"),
                }
            }
            assert_eq!((blocks, text.trim_end_matches('\n')), (1, code.trim_end_matches('\n')), "{markdown}");
        }
    }

    proptest! {
        #[test]
        fn any_line_comes_back(text in "[ -~äé漢]{1,24}") {
            prop_assume!(!text.trim().is_empty());
            comes_back(&text);
        }

        #[test]
        fn any_line_of_signs_comes_back(text in r"[-+=>#*_`~\[\](){}<>!|&;:.0-9a\\/ ^$]{1,16}") {
            prop_assume!(!text.trim().is_empty());
            comes_back(&text);
        }
    }
}
