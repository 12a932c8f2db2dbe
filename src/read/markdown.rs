//! Markdown to the small tree of [`crate::corpus::content`], and the rules that corpus text keeps.
//!
//! What corpus text may not contain is reported and left out.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Tag, TagEnd};

use crate::corpus::topic::chapter_address;
use crate::corpus::{Block, Inline, ItemStyle, Signs, SourceSpan};
use crate::diagnostics::{Code, Diagnostic, Span};

use super::characters;
use super::extensions;
use super::link_address::{self, Allowed};
use super::parser::{self, is_bracket, target};
use super::span_base::SpanBase;
use super::with_span::WithSpan;

/// Deepest nesting of blocks or of inlines. Text that people read has three or four.
const MAX_NESTING: usize = 24;

/// Reads corpus Markdown: what stands in clause files, definitions and notes.
pub(super) fn blocks(text: &str, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    corpus_text(text, base, None, diagnostics)
}

/// Reads the text of a clause, or what explains its items: in styles whose markers are those of numbered lists, the
/// entries of such a list are items, each with the number that was written.
pub(super) fn clause_text(text: &str, base: SpanBase<'_>, style: ItemStyle, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let numbers = match style {
        ItemStyle::Decimal | ItemStyle::HalfBrackets => Some(style.signs(0)),
        ItemStyle::Letters | ItemStyle::Figures => None,
    };
    corpus_text(text, base, numbers, diagnostics)
}

fn corpus_text(text: &str, base: SpanBase<'_>, item_numbers: Option<Signs>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let parser = parser::corpus_events(text);
    // Footnotes, `[^1]: …`, are reported as what they are.
    let definitions = parser.reference_definitions().iter().filter(|(label, _)| !label.starts_with('^'));
    for (label, definition) in definitions {
        diagnostics.push(
            Diagnostic::new(
                Code::LinkDefinition,
                base.span(definition.span.clone()),
                format!("a link definition would hide what `[{label}]` means"),
            )
            .help("remove it; link to clauses by their id, `[PAT-2]`, and to pages by `[words](https://…)`"),
        );
    }
    extensions::check_corpus(text, base, diagnostics);
    let events = parser.into_offset_iter().collect();
    Builder { item_numbers, ..Builder::new(text, events, base, diagnostics) }.blocks(None)
}

/// Reads the introduction of the landing page, which may lead to other pages of the site: it stands at their root.
pub(super) fn landing(text: &str, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    extensions::check_corpus(text, base, diagnostics);
    let events = parser::corpus_events(text).into_offset_iter().collect();
    Builder { allowed: Allowed::Anywhere, ..Builder::new(text, events, base, diagnostics) }.blocks(None)
}

/// The page that a relative link at the root of the site leads to: `about/index.md#x` is `about/#x`.
fn page_of(to: &str) -> String {
    let end = to.find(['?', '#']).unwrap_or(to.len());
    let (path, rest) = to.split_at(end);
    let path = path.trim_start_matches("./");
    let path = path.strip_suffix("README.md").map_or_else(|| path.to_owned(), |folder| format!("{folder}index.md"));
    let address = if path.ends_with(".md") { chapter_address(&path) } else { path };
    if address.is_empty() && rest.is_empty() { "./".to_owned() } else { address + rest }
}

/// Reads events of a text. Those that only the parser of chapters gives become text of other kinds: tasks with a box,
/// footnotes and definitions as entries of lists, alerts as quotations with a title. What is struck out is left out.
pub(super) fn of_events(
    text: &str,
    events: Vec<(Event<'_>, Range<usize>)>,
    base: SpanBase<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    Builder::new(text, events, base, diagnostics).blocks(None)
}

/// Reads a single line of Markdown that comes from a TOML value.
pub(super) fn value(text: &WithSpan<String>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let base = SpanBase::Value(text.span);
    characters::check_entities(&text.value, base, diagnostics);
    blocks(&text.value, base, diagnostics)
}

/// Reports HTML, which neither corpus text nor a chapter may contain.
pub(super) fn report_html(span: Span, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(
        Diagnostic::new(Code::RawHtml, span, "corpus text cannot contain HTML")
            .help("write Markdown; to show a `<` as a character, put a backslash before it"),
    );
}

struct Builder<'a, 'd> {
    text: &'a str,
    base: SpanBase<'d>,
    events: Peekable<std::vec::IntoIter<(Event<'a>, Range<usize>)>>,
    diagnostics: &'d mut Vec<Diagnostic>,
    depth: usize,
    /// Where links may lead.
    allowed: Allowed,
    /// The signs around the numbers of lists whose entries are items; none where lists are lists.
    item_numbers: Option<Signs>,
}

impl<'a, 'd> Builder<'a, 'd> {
    fn new(text: &'a str, events: Vec<(Event<'a>, Range<usize>)>, base: SpanBase<'d>, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let events = events.into_iter().peekable();
        Self { text, base, events, diagnostics, depth: 0, allowed: Allowed::Outside, item_numbers: None }
    }

    /// Blocks up to `end`, or to the end of the text.
    fn blocks(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.peek().cloned() {
            if matches!(&event, Event::End(tag) if Some(*tag) == end) {
                self.events.next();
                break;
            }
            match event {
                Event::Start(Tag::List(Some(_))) if self.depth == 0 && self.number(range.start).is_some() => {
                    self.events.next();
                    self.items(&mut blocks);
                }
                Event::Start(tag) if is_block(&tag) => {
                    self.events.next();
                    blocks.extend(self.block(&tag, &range));
                }
                Event::Rule => {
                    self.events.next();
                    blocks.push(Block::Rule);
                }
                Event::Html(_) => {
                    self.events.next();
                    report_html(self.base.span(trimmed(self.text, &range)), self.diagnostics);
                }
                Event::End(_) => {
                    self.events.next();
                }
                // The entries of a tight list hold their words without a paragraph.
                _ => blocks.push(Block::Paragraph { words: self.inlines(None) }),
            }
        }
        blocks
    }

    fn block(&mut self, tag: &Tag<'a>, range: &Range<usize>) -> Option<Block> {
        if self.depth >= MAX_NESTING {
            self.unsupported(range, "blocks nested this deep", "remove the innermost blocks");
            self.skip();
            return None;
        }
        self.depth += 1;
        let block = match tag {
            Tag::Paragraph => Some(Block::Paragraph { words: self.inlines(Some(TagEnd::Paragraph)) }),
            Tag::List(start) => Some(self.list(*start)),
            Tag::BlockQuote(kind) => {
                let title = kind.map(|kind| strong(vec![Inline::text(title(kind), None)]));
                Some(Block::Quote { blocks: title.into_iter().chain(self.blocks(Some(TagEnd::BlockQuote(*kind)))).collect() })
            }
            Tag::FootnoteDefinition(label) => {
                let mut blocks = self.blocks(Some(TagEnd::FootnoteDefinition));
                if let Some(Block::Paragraph { words }) = blocks.first_mut() {
                    words.insert(0, Inline::text(format!("[{label}] "), None));
                }
                Some(Block::List { start: None, entries: vec![blocks] })
            }
            Tag::DefinitionList => Some(self.definitions()),
            Tag::CodeBlock(_) => Some(Block::Code { text: self.code() }),
            Tag::Table(_) => Some(self.table()),
            Tag::HtmlBlock => {
                report_html(self.base.span(trimmed(self.text, range)), self.diagnostics);
                self.skip();
                None
            }
            Tag::Heading { .. } => {
                self.unsupported(
                    range,
                    "a heading here",
                    "use `## Rationale`, `## Fallback` and the other headings of clause files, at the left margin",
                );
                self.skip();
                None
            }
            _ => {
                self.unsupported(range, "Markdown of this kind", "use paragraphs, lists, quotations, code and tables");
                self.skip();
                None
            }
        };
        self.depth -= 1;
        block
    }

    /// The number at a place of the text and where it begins, if it is the marker of an item. The spaces before it belong
    /// to the entry of the list, too.
    fn number(&self, start: usize) -> Option<(&'a str, usize)> {
        let rest = self.text.get(start..)?;
        let indent = rest.bytes().take_while(|byte| *byte == b' ').count();
        let rest = &rest[indent..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let sign = match self.item_numbers? {
            Signs::Closing => ')',
            _ => '.',
        };
        rest[digits..].starts_with(sign).then(|| (&rest[..digits], start + indent))
    }

    /// The entries of a list as items, with their numbers as written: Markdown itself knows only the first.
    fn items(&mut self, blocks: &mut Vec<Block>) {
        self.depth += 1;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let (letter, start) = self.number(range.start).unwrap_or(("", range.start));
                    let span = self.base.span(start..start + letter.len() + 1);
                    let signs = self.item_numbers.unwrap_or_default();
                    let letter = letter.to_owned();
                    let mut inside = self.blocks(Some(TagEnd::Item));
                    // The marker stands in a paragraph, on pages as in documents.
                    if !matches!(inside.first(), Some(Block::Paragraph { .. })) {
                        inside.insert(0, Block::Paragraph { words: Vec::new() });
                    }
                    blocks.push(Block::Item { letter, signs, span: span.into(), blocks: inside });
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn list(&mut self, start: Option<u64>) -> Block {
        let mut entries = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => entries.push(self.blocks(Some(TagEnd::Item))),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        Block::List { start, entries }
    }

    fn definitions(&mut self) -> Block {
        let mut entries: Vec<Vec<Block>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    entries.push(vec![strong(self.inlines(Some(TagEnd::DefinitionListTitle)))]);
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let blocks = self.blocks(Some(TagEnd::DefinitionListDefinition));
                    if let Some(entry) = entries.last_mut() {
                        entry.extend(blocks);
                    }
                }
                Event::End(TagEnd::DefinitionList) => break,
                _ => {}
            }
        }
        Block::List { start: None, entries }
    }

    fn code(&mut self) -> String {
        let mut code = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) => code.push_str(&text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        code
    }

    fn table(&mut self) -> Block {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => cells.push(self.inlines(Some(TagEnd::TableCell))),
                Event::End(TagEnd::TableHead) => head = std::mem::take(&mut cells),
                Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut cells)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table { head, rows }
    }

    /// Inlines up to `end`; without an end, up to the next thing that is not an inline.
    fn inlines(&mut self, end: Option<TagEnd>) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.events.peek().cloned() {
            match event {
                Event::End(tag) if Some(tag) == end => {
                    self.events.next();
                    break;
                }
                Event::End(_) | Event::Rule | Event::Html(_) if end.is_none() => break,
                Event::Start(tag) if end.is_none() && is_block(&tag) => break,
                event => {
                    self.events.next();
                    self.inline(event, &range, &mut inlines);
                }
            }
        }
        inlines
    }

    fn inline(&mut self, event: Event<'a>, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push_text(inlines, &text, self.base.span(range.clone())),
            // A soft break has the width of its line end: one byte, so spans stay exact.
            Event::SoftBreak => push_text(inlines, " ", self.base.span(range.clone())),
            Event::HardBreak => inlines.push(Inline::Break),
            Event::TaskListMarker(is_done) => push_text(inlines, if is_done { "☑ " } else { "☐ " }, self.base.span(range.clone())),
            Event::FootnoteReference(label) => push_text(inlines, &format!("[{label}]"), self.base.span(range.clone())),
            Event::Code(code) => inlines.push(Inline::Code { text: code.to_string() }),
            Event::InlineHtml(_) | Event::Html(_) => report_html(self.base.span(range.clone()), self.diagnostics),
            Event::Start(tag) => {
                if self.depth >= MAX_NESTING {
                    self.unsupported(range, "words nested this deep", "remove the innermost marks");
                    self.skip();
                    return;
                }
                self.depth += 1;
                self.nested(tag, range, inlines);
                self.depth -= 1;
            }
            _ => {}
        }
    }

    fn nested(&mut self, tag: Tag<'a>, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        match tag {
            Tag::Emphasis => inlines.push(Inline::Emphasis { words: self.inlines(Some(TagEnd::Emphasis)) }),
            Tag::Strong => inlines.push(Inline::Strong { words: self.inlines(Some(TagEnd::Strong)) }),
            Tag::Link { link_type, dest_url, .. } if is_bracket(link_type) => {
                let target = target(self.text, range, &dest_url, self.base);
                let words = self.inlines(Some(TagEnd::Link));
                inlines.push(Inline::Bracket { target: target.value, span: target.span.into(), words });
            }
            // The mark of a footnote whose note is one word.
            Tag::Link { .. } if self.text[range.start..].starts_with("[^") => inlines.extend(self.inlines(Some(TagEnd::Link))),
            Tag::Link { link_type, dest_url, .. } => {
                let to = if link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                let words = self.inlines(Some(TagEnd::Link));
                let is_relative = !to.contains(':');
                if link_address::check(&to, self.base.span(range.clone()), self.allowed, self.diagnostics) {
                    inlines.push(Inline::Link { to: if is_relative { page_of(&to) } else { to }, words });
                } else {
                    inlines.extend(words);
                }
            }
            Tag::Image { .. } => {
                self.unsupported(range, "a picture", "describe it in words: a contract has no pictures");
                self.skip();
            }
            _ => {
                self.unsupported(range, "Markdown of this kind", "use emphasis, code and links");
                self.skip();
            }
        }
    }

    /// Skips to the end of the tag that was just opened.
    fn skip(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }

    fn unsupported(&mut self, range: &Range<usize>, what: &str, help: &str) {
        let span = self.base.span(trimmed(self.text, range));
        self.diagnostics.push(Diagnostic::new(Code::UnsupportedMarkdown, span, format!("corpus text cannot contain {what}")).help(help));
    }
}

/// A paragraph that stands out.
fn strong(words: Vec<Inline>) -> Block {
    Block::Paragraph { words: vec![Inline::Strong { words }] }
}

/// What mdBook writes above an alert.
fn title(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "Note",
        BlockQuoteKind::Tip => "Tip",
        BlockQuoteKind::Important => "Important",
        BlockQuoteKind::Warning => "Warning",
        BlockQuoteKind::Caution => "Caution",
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } | Tag::Superscript | Tag::Subscript
    )
}

/// Appends text; text that follows text becomes one, so that later stages see whole sentences.
fn push_text(inlines: &mut Vec<Inline>, more: &str, span: Span) {
    if let Some(Inline::Text { text, span: SourceSpan(Some(before)) }) = inlines.last_mut() {
        text.push_str(more);
        before.end = span.end;
    } else {
        inlines.push(Inline::text(more, span));
    }
}

/// A range without the white space at its end.
fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let length = text.get(range.clone()).map_or(0, |slice| slice.trim_end().len());
    range.start..range.start + length
}
