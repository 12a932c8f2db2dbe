//! Groups paragraphs that begin with the marker of an item, such as `(a)` or `1.1`, into items of at most three levels.

use clause_documents::items::{Count, MAX_LEVELS};

use crate::corpus::clause::item_anchors;
use crate::corpus::{Block, Inline, ItemStyle, Signs};
use crate::diagnostics::{Code, Diagnostic, Span};

/// Longest marker, in letters: six times through the alphabet is more than any contract needs.
const MAX_MARK_LEN: usize = 6;

/// What is not said of items where the style of the corpus is not known, which was reported.
pub(super) const FOLLOW_FROM_STYLE: [Code; 4] = [Code::ItemOrder, Code::ItemStyle, Code::ItemDepth, Code::UnknownItem];

/// What the letter of a marker is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Small,
    Capital,
    Figure,
    /// `1.1`, with so many dots.
    Dotted(usize),
}

/// The marker at the beginning of a paragraph, or of an entry of a numbered list.
#[derive(Debug, Clone)]
struct Marker {
    letter: String,
    class: Class,
    signs: Signs,
    /// Its length in bytes, white space included.
    length: usize,
    /// Whether a small letter follows it.
    goes_on: bool,
    span: Option<Span>,
}

impl Marker {
    fn written(&self) -> String {
        self.signs.around(&self.letter)
    }

    /// The levels that it may belong to in a style. A small letter may be a letter or a numeral.
    fn levels(&self, style: ItemStyle) -> Vec<usize> {
        if let Class::Dotted(dots) = self.class {
            return if style == ItemStyle::Decimal { vec![dots] } else { Vec::new() };
        }
        let class = |level| match style.count(level) {
            Count::Letter | Count::Roman => Class::Small,
            Count::Capital => Class::Capital,
            Count::Figure => Class::Figure,
        };
        (0..MAX_LEVELS).filter(|&level| class(level) == self.class && style.signs(level) == self.signs).collect()
    }
}

fn marker(block: &Block) -> Option<Marker> {
    match block {
        // An entry of a list that the parser took for an item.
        Block::Item { letter, signs, span, .. } => {
            Some(Marker { letter: letter.clone(), class: Class::Figure, signs: *signs, length: 0, goes_on: false, span: span.0 })
        }
        Block::Paragraph { words } => {
            let Some(Inline::Text { text, span }) = words.first() else { return None };
            let end = text.find(' ').unwrap_or(text.len());
            let (letter, signs) = split(&text[..end])?;
            let class = class_of(letter, signs)?;
            let length = end + usize::from(end < text.len());
            let goes_on = text[length..].starts_with(char::is_lowercase);
            Some(Marker { letter: letter.to_owned(), class, signs, length, goes_on, span: span.0.map(|span| span.part(0..end)) })
        }
        _ => None,
    }
}

/// The word that looks like the marker of an item, in whatever style, at the beginning of a text.
pub fn marker_of(text: &str) -> Option<&str> {
    let block = Block::Paragraph { words: vec![Inline::text(text, None)] };
    marker(&block).map(|marker| text[..marker.length].trim_end())
}

/// The letter of a word that looks like a marker, and the signs around it.
fn split(word: &str) -> Option<(&str, Signs)> {
    if let Some(inside) = word.strip_prefix('(') {
        return Some((inside.strip_suffix(')')?, Signs::Both));
    }
    if let Some(letter) = word.strip_suffix(')') {
        return Some((letter, Signs::Closing));
    }
    Some((word.strip_suffix('.').unwrap_or(word), Signs::None))
}

fn class_of(letter: &str, signs: Signs) -> Option<Class> {
    let counts = |count: Count| count.index(letter).is_some();
    let is_small = (1..=MAX_MARK_LEN).contains(&letter.len()) && letter.bytes().all(|byte| byte.is_ascii_lowercase());
    match signs {
        Signs::Both if is_small => Some(Class::Small),
        Signs::Closing if counts(Count::Letter) || counts(Count::Roman) => Some(Class::Small),
        Signs::Both | Signs::Closing if counts(Count::Capital) => Some(Class::Capital),
        Signs::Both if counts(Count::Figure) => Some(Class::Figure),
        Signs::None => {
            let parts: Vec<&str> = letter.split('.').collect();
            let is_number = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            (parts.len() > 1 && parts.iter().all(is_number)).then_some(Class::Dotted(parts.len() - 1))
        }
        _ => None,
    }
}

/// The item that a marked block begins.
fn item(marker: &Marker, block: Block) -> Block {
    match block {
        Block::Paragraph { words } => {
            let blocks = vec![Block::Paragraph { words: without_marker(words, marker.length) }];
            Block::Item { letter: marker.letter.clone(), signs: marker.signs, span: marker.span.into(), blocks }
        }
        other => other,
    }
}

fn without_marker(mut words: Vec<Inline>, length: usize) -> Vec<Inline> {
    if let Some(Inline::Text { text, span }) = words.first_mut() {
        text.drain(..length);
        span.0 = span.0.map(|span| Span { start: (span.start + length).min(span.end), ..span });
        if text.is_empty() {
            words.remove(0);
        }
    }
    words
}

/// Groups clause text: items in order, further levels inside them. Reports what is out of order.
pub(super) fn group(blocks: Vec<Block>, style: ItemStyle, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let stream = stream(blocks);
    let markers: Vec<_> = stream.iter().map(|(block, _)| marker(block)).collect();
    let mut grouping = Grouping { style, blocks: Vec::new(), counts: [0; MAX_LEVELS], open: 0, diagnostics };
    for (index, (block, is_inside)) in stream.into_iter().enumerate() {
        let marked = markers[index].as_ref().and_then(|marker| Some((marker, grouping.level(marker, &markers[index + 1..])?)));
        match marked {
            Some((marker, level)) => grouping.item(marker, level, block),
            None => grouping.other(block, is_inside),
        }
    }
    grouping.blocks
}

/// The items that a reader sees in the paragraphs of a clause text.
pub fn items_of(paragraphs: Vec<Block>, style: ItemStyle) -> Vec<Block> {
    group(paragraphs, style, &mut Vec::new())
}

/// The blocks of a text one after the other. What stands in an entry of a list behind its first block may be a further
/// item, and is otherwise said to be inside.
fn stream(blocks: Vec<Block>) -> Vec<(Block, bool)> {
    let mut stream = Vec::new();
    for block in blocks {
        match block {
            Block::Item { letter, signs, span, mut blocks } => {
                let rest = blocks.split_off(1.min(blocks.len()));
                stream.push((Block::Item { letter, signs, span, blocks }, false));
                stream.extend(rest.into_iter().map(|block| (block, true)));
            }
            block => stream.push((block, false)),
        }
    }
    stream
}

/// The state of [`group`].
struct Grouping<'d> {
    style: ItemStyle,
    blocks: Vec<Block>,
    /// How many items each level has so far, in the item above.
    counts: [usize; MAX_LEVELS],
    /// How many levels are open: the next item may be one level deeper.
    open: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Grouping<'_> {
    /// The level of a marker; none where it marks no item, which may be a mistake.
    fn level(&mut self, marker: &Marker, rest: &[Option<Marker>]) -> Option<usize> {
        let levels = marker.levels(self.style);
        let &first = levels.first()?;
        let level = if levels.len() > 1 { first + usize::from(self.is_numeral(first, marker, rest)) } else { first };
        (level < MAX_LEVELS && !self.is_stray(marker)).then_some(level)
    }

    /// Whether a marker is a capital without a numeral above it: `(A)` alone may be anything.
    fn is_stray(&self, marker: &Marker) -> bool {
        marker.class == Class::Capital && self.open < 2
    }

    /// Whether a small letter is a numeral inside an item: `(i)` after `(h)` is a letter unless `(ii)` comes before the
    /// next letter. `level` is that of letters.
    fn is_numeral(&self, level: usize, marker: &Marker, rest: &[Option<Marker>]) -> bool {
        let mark = marker.letter.as_str();
        let (letters, numerals) = (self.counts[level], self.counts[level + 1]);
        if !mark.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l' | b'c')) || letters == 0 && mark != "i" {
            return false;
        }
        let (letter, roman) = (|index| Count::Letter.letter(index), |index| Count::Roman.letter(index));
        if letters > 0 && mark == letter(letters) {
            let is_above = |other: &&Marker| level > 0 && other.levels(self.style).first() == Some(&0);
            let same = |other: &&Marker| other.class == Class::Small && other.signs == marker.signs;
            let next = rest.iter().flatten().take_while(|other| !is_above(other)).find(same).map(|other| other.letter.as_str());
            return numerals > 0 && mark == roman(numerals) && next != Some(&letter(letters + 1))
                || next == Some(&roman(numerals + 1)) && mark == roman(numerals);
        }
        mark == roman(numerals) || numerals > 0 || mark == "i"
    }

    fn item(&mut self, marker: &Marker, level: usize, block: Block) {
        let level_now = level.min(self.open);
        let above = self.counts[..level_now].iter().map(|count| count.saturating_sub(1));
        let path: Vec<usize> = above.chain([self.counts[level_now]]).collect();
        if marker.letter != self.style.letter(&path) || level_now < level {
            self.report_order(marker, &path, level_now < level);
        }
        let mut place = &mut self.blocks;
        for _ in 0..level_now {
            let last = place.iter_mut().rev().find_map(|block| if let Block::Item { blocks, .. } = block { Some(blocks) } else { None });
            place = last.expect("an item is open on each of these levels");
        }
        place.push(item(marker, block));
        self.counts[level_now] += 1;
        self.counts[level_now + 1..].fill(0);
        self.open = level_now + 1;
    }

    /// A list or a quotation right after an item belongs to it, and so does what is inside an entry of a list; another
    /// paragraph speaks for the clause.
    fn other(&mut self, block: Block, is_inside: bool) {
        if let Some(marker) = marker(&block) {
            self.report_marker(&marker);
        }
        let belongs = matches!(block, Block::List { .. } | Block::Quote { .. } | Block::Table { .. } | Block::Code { .. });
        match self.blocks.last_mut() {
            Some(Block::Item { blocks, .. }) if is_inside || belongs => blocks.push(block),
            _ => {
                self.blocks.push(block);
                self.open = 0;
            }
        }
    }

    fn report_order(&mut self, marker: &Marker, path: &[usize], is_too_deep: bool) {
        let Some(span) = marker.span else { return };
        let (written, expected) = (marker.written(), self.style.marker(path));
        let help = if is_too_deep {
            format!("write `{expected}` first: an item such as `{written}` stands inside an item of the level above it")
        } else {
            let what = if self.style.count(path.len() - 1) == Count::Figure { "numbers" } else { "letters" };
            format!("write `{expected}`; contracts cite items by their {what}, so the {what} must run in order")
        };
        let message = format!("item `{written}` stands where `{expected}` is expected");
        self.diagnostics.push(Diagnostic::new(Code::ItemOrder, span, message).help(help));
    }

    /// Reports a paragraph that begins with a marker and is no item.
    fn report_marker(&mut self, marker: &Marker) {
        // `1.1 or newer` is the number of something else.
        let is_other = matches!(marker.class, Class::Dotted(_)) && self.style != ItemStyle::Decimal && marker.goes_on;
        let Some(span) = marker.span.filter(|_| !is_other) else { return };
        let (style, written) = (self.style, marker.written());
        let is_deeper = match marker.class {
            Class::Dotted(dots) => style == ItemStyle::Decimal && dots >= MAX_LEVELS,
            _ => self.open == MAX_LEVELS && marker.signs == style.signs(MAX_LEVELS - 1),
        };
        self.diagnostics.push(if is_deeper {
            Diagnostic::new(Code::ItemDepth, span, format!("`{written}` would be an item of the fourth level"))
                .help("items have three levels: divide the clause, or write the innermost points as a list with bullets")
        } else {
            let markers: Vec<String> = (1..=MAX_LEVELS).map(|depth| style.marker(&[0; MAX_LEVELS][..depth])).collect();
            let [first, second, third] = markers.as_slice() else { unreachable!("there are three levels") };
            Diagnostic::new(Code::ItemStyle, span, format!("`{written}` does not begin an item here")).help(format!(
                "the items of this corpus have the style `{}`: write `{first}`, inside it `{second}`, and inside that `{third}`; if this is not an item, begin the paragraph with another word",
                style.name()
            ))
        });
    }
}

/// Groups a rationale: a paragraph that begins `(b)` is a note on that item of the clause.
pub(super) fn notes(blocks: Vec<Block>, text: &[Block], style: ItemStyle, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let anchors = item_anchors(text);
    let exists = |mark: &str| match style {
        // Only such a number says of itself where an item of a deeper level stands.
        ItemStyle::Decimal => anchors.contains(&mark.replace('.', "-")),
        _ => text.iter().any(|block| matches!(block, Block::Item { letter, .. } if letter == mark)),
    };
    blocks
        .into_iter()
        .map(|block| {
            let Some(marker) = marker(&block).filter(|marker| marker.class != Class::Capital && !marker.levels(style).is_empty()) else {
                return block;
            };
            if exists(&marker.letter) {
                return item(&marker, block);
            }
            if let Some(span) = marker.span {
                diagnostics.push(
                    Diagnostic::new(Code::UnknownItem, span, format!("the clause has no item `{}`", marker.written()))
                        .help("name an item that the clause has; if this is not a note on an item, begin the paragraph with another word"),
                );
            }
            match block {
                Block::Item { blocks, .. } => Block::List { start: marker.letter.parse().ok(), entries: vec![blocks] },
                other => other,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::markdown;
    use super::super::span_base::SpanBase;
    use super::*;
    use crate::diagnostics::Sources;

    /// A clause text, read: its blocks and the codes of what was reported.
    fn read(text: &str, style: ItemStyle) -> (Vec<Block>, Vec<Code>) {
        let mut diagnostics = Vec::new();
        let base = SpanBase::At(Sources::default().add("text", text), 0);
        let blocks = markdown::clause_text(text, base, style, &mut diagnostics);
        let blocks = group(blocks, style, &mut diagnostics);
        (blocks, diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect())
    }

    /// The shape of grouped blocks: `a[i,ii] b -` for items, nested items and plain paragraphs.
    fn shape(blocks: &[Block]) -> String {
        let names: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Item { letter, blocks, .. } => {
                    let inner = shape(&blocks[1..]);
                    if inner.is_empty() { letter.clone() } else { format!("{letter}[{inner}]") }
                }
                _ => "-".to_owned(),
            })
            .collect();
        names.join(" ")
    }

    #[track_caller]
    fn check_style(style: ItemStyle, marks: &[&str], expected: &str) {
        let paragraphs: Vec<String> = marks.iter().map(|mark| format!("{mark} text")).collect();
        let (blocks, codes) = read(&paragraphs.join("\n\n"), style);
        assert_eq!((shape(&blocks).as_str(), codes), (expected, Vec::new()));
    }

    #[track_caller]
    fn check(marks: &[&str], expected: &str) {
        check_style(ItemStyle::Letters, marks, expected);
    }

    #[test]
    fn items_and_numerals_are_grouped() {
        check(&["x", "(a)", "(b)", "(i)", "(ii)", "(c)", "x"], "- a b[i ii] c -");
        check(&["(a)", "(i)", "(ii)", "(iii)", "(iv)", "(v)"], "a[i ii iii iv v]");
        check(&["(a)", "(i)", "(A)", "(B)", "(ii)", "(A)", "(b)"], "a[i[A B] ii[A]] b");
    }

    #[test]
    fn the_ninth_letter_is_told_from_the_first_numeral() {
        let eight = ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)"];
        check(&[&eight[..], &["(i)", "(j)"]].concat(), "a b c d e f g h i j");
        check(&[&eight[..], &["(i)", "(ii)"]].concat(), "a b c d e f g h[i ii]");
        check(&[&eight[..], &["(i)", "(A)", "(ii)"]].concat(), "a b c d e f g h[i[A] ii]");
        check(&[&eight[..], &["(i)"]].concat(), "a b c d e f g h i");
    }

    #[test]
    fn other_styles_are_grouped() {
        check_style(ItemStyle::Decimal, &["x", "1.", "1.1", "1.2", "1.2.1", "2.", "2.1", "x"], "- 1[1.1 1.2[1.2.1]] 2[2.1] -");
        check_style(ItemStyle::Figures, &["(1)", "(a)", "(i)", "(ii)", "(b)", "(2)", "(a)"], "1[a[i ii] b] 2[a]");
        check_style(ItemStyle::HalfBrackets, &["1)", "a)", "i)", "b)", "2)"], "1[a[i] b] 2");
    }

    #[test]
    fn a_numbered_list_has_the_items_of_its_numbers() {
        for text in ["1. one\n2. two\n\n   2.1 inside\n\n   more\n3. three", "1. one\n\n2. two\n\n2.1 inside\n\n3. three\n\n"] {
            let (blocks, codes) = read(text, ItemStyle::Decimal);
            assert!(shape(&blocks).starts_with("1 2[2.1") && codes.is_empty(), "{text}: {codes:?}");
        }
        let (blocks, codes) = read("1. one\n1. two", ItemStyle::Decimal);
        assert_eq!((shape(&blocks).as_str(), codes), ("1 1", vec![Code::ItemOrder]), "the numbers as they are written count");
        for (text, style) in [("1. one", ItemStyle::Letters), ("1) one", ItemStyle::Decimal), ("1. one", ItemStyle::HalfBrackets)] {
            assert_eq!(shape(&read(text, style).0), "-", "a list of another kind stays a list");
        }
        assert_eq!(shape(&read("1\\. one", ItemStyle::Decimal).0), "-", "a number with a backslash is text");
    }

    #[test]
    fn words_in_brackets_are_no_items() {
        check(&["(see)x", "(MDM)", "1.1 or"], "- - -");
    }

    #[test]
    fn what_does_not_fit_is_reported() {
        let codes = |text: &str, style| read(text, style).1;
        for style in ItemStyle::ALL {
            for other in ItemStyle::ALL {
                let text = format!("{} Text", other.marker(&[0, 0]));
                let is_own = other.signs(1) == style.signs(0) && other.count(1) == style.count(0);
                assert!(is_own || !codes(&text, style).is_empty(), "{text} in {}", style.name());
            }
        }
        assert_eq!(codes("(A) Text", ItemStyle::Letters), [Code::ItemStyle]);
        assert_eq!(codes("(a) x\n\n(i) x\n\n(A) x\n\n(1) x", ItemStyle::Letters), [Code::ItemDepth]);
        assert_eq!(codes("1. x\n\n1.1 X\n\n1.1.1 X\n\n1.1.1.1 X", ItemStyle::Decimal), [Code::ItemDepth]);
        assert_eq!(codes("1. x\n\n1.1 X\n\n1.3 X", ItemStyle::Decimal), [Code::ItemOrder]);
        assert_eq!(codes("(1) x\n\n(i) x", ItemStyle::Figures), [Code::ItemOrder]);
        assert_eq!(codes("1) x\n\na) x\n\nc) x", ItemStyle::HalfBrackets), [Code::ItemOrder]);
    }

    /// How many items stand on the second level in each of the first, and in each of those on the third.
    fn shapes() -> impl Strategy<Value = Vec<Vec<usize>>> {
        // Of nine letters on, the last one may be a numeral; the importer looks at what it writes.
        proptest::collection::vec(proptest::collection::vec(0..5_usize, 0..5), 0..8)
    }

    fn tree(style: ItemStyle, shape: &[Vec<usize>]) -> Vec<Block> {
        fn item(style: ItemStyle, path: &[usize], inner: Vec<Block>) -> Block {
            let words = vec![Inline::text("Text.", None)];
            let blocks = std::iter::once(Block::Paragraph { words }).chain(inner).collect();
            Block::Item { letter: style.letter(path), signs: style.signs(path.len() - 1), span: None.into(), blocks }
        }
        let third = |a, b, count: usize| (0..count).map(|c| item(style, &[a, b, c], Vec::new())).collect();
        let second = |a, inner: &[usize]| inner.iter().enumerate().map(|(b, count)| item(style, &[a, b], third(a, b, *count))).collect();
        shape.iter().enumerate().map(|(a, inner)| item(style, &[a], second(a, inner))).collect()
    }

    fn without_spans(blocks: &[Block]) -> String {
        serde_json::to_string(blocks).expect("trees become JSON")
    }

    proptest! {
        #[test]
        fn a_tree_that_is_written_is_read_as_it_was(shape in shapes()) {
            for style in ItemStyle::ALL {
                let tree = tree(style, &shape);
                let (read, codes) = read(&crate::corpus::plain::text(&tree, &[]), style);
                prop_assert!(codes.is_empty(), "{:?}", codes);
                prop_assert_eq!(without_spans(&read), without_spans(&tree));
            }
        }

        #[test]
        fn anchors_of_items_are_unique(shape in shapes()) {
            for style in ItemStyle::ALL {
                let anchors = item_anchors(&tree(style, &shape));
                let unique: std::collections::BTreeSet<_> = anchors.iter().collect();
                prop_assert_eq!(unique.len(), anchors.len());
                for anchor in &anchors {
                    prop_assert_eq!(style.anchor_of(&style.label(anchor)), Some(anchor.clone()));
                }
            }
        }
    }
}
