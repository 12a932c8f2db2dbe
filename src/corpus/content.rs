//! The text of a corpus as a small tree, which is also a format: what pages, exports, releases and
//! comparisons read.
//!
//! `read` makes it, with brackets as written ([`Inline::Bracket`]). `link` turns brackets, defined
//! terms and parameters into links; a bracket that leads nowhere stays one. Links name what they lead
//! to by id, so that a text keeps its meaning when other clauses come and go. The tree has only what
//! corpus text may contain, so nothing else can reach a page.
//!
//! As JSON, each node is an object with a `type`:
//!
//! ```json
//! { "type": "paragraph", "words": [
//!     { "type": "text", "text": "The Seller shall deliver within " },
//!     { "type": "parameter", "name": "delivery_days" },
//!     { "type": "text", "text": "." } ] }
//! ```

use clause_documents::items::Signs;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ClauseId, Slug, SourceSpan};

/// Version of the form of the tree as JSON. It grows when a reader of the old form would misread the new one.
pub const VERSION: u32 = 1;

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its words.
        words: Vec<Inline>,
    },
    /// An item of a clause: `(a)`, inside it `(i)`, inside that `(A)`, or in another style. Its first block is the paragraph without the marker.
    Item {
        /// `a`, `ii`, `1.1`: the marker without its signs.
        letter: String,
        /// The signs around it: `both` brackets, which are not said, the `closing` one, a `dot`, or `none`.
        #[serde(default, skip_serializing_if = "Signs::is_default")]
        #[schemars(with = "String", extend("enum" = ["both", "closing", "dot", "none"]))]
        signs: Signs,
        /// Where the marker was written.
        #[serde(skip)]
        span: SourceSpan,
        /// Its blocks, nested items included.
        blocks: Vec<Block>,
    },
    /// A list; numbered where it has a start.
    List {
        /// Number of the first entry.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<u64>,
        /// Its entries.
        entries: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Preformatted text.
    Code {
        /// The text, line ends included.
        text: String,
    },
    /// A table: head row, then rows.
    Table {
        /// The head's cells.
        head: Vec<Vec<Inline>>,
        /// The body's rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A break between paragraphs.
    Rule,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Inline {
    /// Text.
    Text {
        /// The characters; a soft line break is a space.
        text: String,
        /// Where it was written.
        #[serde(skip)]
        span: SourceSpan,
    },
    /// Literal text.
    Code {
        /// The characters.
        text: String,
    },
    /// Stressed text.
    Emphasis {
        /// Its words.
        words: Vec<Inline>,
    },
    /// Strongly stressed text.
    Strong {
        /// Its words.
        words: Vec<Inline>,
    },
    /// A line break.
    Break,
    /// A link to the outside.
    Link {
        /// `https:`, `http:` or `mailto:`.
        to: String,
        /// Its words.
        words: Vec<Inline>,
    },
    /// `[PAT-2]`, `[words][PAT-2]` or `[words][Term]` that leads nowhere, or is not linked yet.
    Bracket {
        /// The last bracket's content.
        target: String,
        /// Where that content was written.
        #[serde(skip)]
        span: SourceSpan,
        /// The words; for a single bracket the target itself.
        words: Vec<Inline>,
    },
    /// A link to a clause.
    Clause {
        /// Its id.
        clause: ClauseId,
        /// The words.
        words: Vec<Inline>,
    },
    /// A use of a defined term.
    Term {
        /// The term's slug, which is the last part of its address.
        term: Slug,
        /// The words as they stand in the text.
        words: Vec<Inline>,
    },
    /// The value of a parameter of the clause.
    Parameter {
        /// The parameter's name.
        name: String,
    },
}

impl Inline {
    /// Text that was written at `span`.
    pub fn text(text: impl Into<String>, span: impl Into<SourceSpan>) -> Self {
        Self::Text { text: text.into(), span: span.into() }
    }
}

/// What [`visit`] meets.
#[derive(Debug, Clone, Copy)]
pub enum Node<'a> {
    /// A block, before what is in it.
    Block(&'a Block),
    /// A part of a line, before what is in it.
    Inline(&'a Inline),
}

/// Calls `see` for every block and every part of a line, in the order of the text.
pub fn visit<'a>(blocks: &'a [Block], see: &mut impl FnMut(Node<'a>)) {
    for block in blocks {
        see(Node::Block(block));
        match block {
            Block::Paragraph { words } => visit_words(words, see),
            Block::Item { blocks, .. } | Block::Quote { blocks } => visit(blocks, see),
            Block::List { entries, .. } => entries.iter().for_each(|entry| visit(entry, see)),
            Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).for_each(|cell| visit_words(cell, see)),
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn visit_words<'a>(words: &'a [Inline], see: &mut impl FnMut(Node<'a>)) {
    for inline in words {
        see(Node::Inline(inline));
        match inline {
            Inline::Emphasis { words }
            | Inline::Strong { words }
            | Inline::Link { words, .. }
            | Inline::Bracket { words, .. }
            | Inline::Clause { words, .. }
            | Inline::Term { words, .. } => visit_words(words, see),
            Inline::Text { .. } | Inline::Code { .. } | Inline::Break | Inline::Parameter { .. } => {}
        }
    }
}

/// The plain words of inlines; parameters are looked up by `value`.
pub fn plain(inlines: &[Inline], value: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    push_plain(inlines, value, &mut out);
    out
}

fn push_plain(inlines: &[Inline], value: &dyn Fn(&str) -> String, out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Code { text } => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Parameter { name } => out.push_str(&value(name)),
            Inline::Emphasis { words }
            | Inline::Strong { words }
            | Inline::Link { words, .. }
            | Inline::Bracket { words, .. }
            | Inline::Clause { words, .. }
            | Inline::Term { words, .. } => push_plain(words, value, out),
        }
    }
}

/// Any tree that the types allow, for tests.
#[cfg(test)]
pub(crate) mod random {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn signs() -> impl Strategy<Value = Signs> {
        prop_oneof![Just(Signs::Both), Just(Signs::Closing), Just(Signs::Dot), Just(Signs::None)]
    }

    fn words() -> impl Strategy<Value = Vec<Inline>> {
        let leaf = prop_oneof![
            ".{0,12}".prop_map(|text| Inline::text(text, None)),
            ".{0,12}".prop_map(|text| Inline::Code { text }),
            Just(Inline::Break),
            "[a-e_]{1,3}".prop_map(|name| Inline::Parameter { name }),
        ];
        let inline = leaf.prop_recursive(3, 12, 3, |inner| {
            let words = || vec(inner.clone(), 0..3);
            prop_oneof![
                words().prop_map(|words| Inline::Emphasis { words }),
                words().prop_map(|words| Inline::Strong { words }),
                (".{0,12}", words()).prop_map(|(to, words)| Inline::Link { to, words }),
                (".{0,12}", words()).prop_map(|(target, words)| Inline::Bracket { target, span: SourceSpan::default(), words }),
                ("[A-Z]{1,4}-[0-9]{1,3}", words())
                    .prop_map(|(id, words)| Inline::Clause { clause: ClauseId::parse(&id).expect("of the form of ids"), words }),
                (".{0,12}", words()).prop_map(|(term, words)| Inline::Term { term: Slug::of(&term), words }),
            ]
        });
        vec(inline, 0..4)
    }

    pub(crate) fn blocks() -> impl Strategy<Value = Vec<Block>> {
        let leaf = prop_oneof![
            words().prop_map(|words| Block::Paragraph { words }),
            ".{0,20}".prop_map(|text| Block::Code { text }),
            (vec(words(), 0..3), vec(vec(words(), 0..3), 0..3)).prop_map(|(head, rows)| Block::Table { head, rows }),
            Just(Block::Rule),
        ];
        let block = leaf.prop_recursive(3, 12, 3, |inner| {
            let blocks = || vec(inner.clone(), 0..3);
            prop_oneof![
                ("[a-z]{1,3}", signs(), blocks()).prop_map(|(letter, signs, blocks)| Block::Item {
                    letter,
                    signs,
                    span: SourceSpan::default(),
                    blocks
                }),
                (any::<Option<u64>>(), vec(blocks(), 0..3)).prop_map(|(start, entries)| Block::List { start, entries }),
                blocks().prop_map(|blocks| Block::Quote { blocks }),
            ]
        });
        vec(block, 0..4)
    }
}

#[cfg(test)]
mod tests {
    use super::random::blocks;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_tree_comes_back_from_json_as_it_was(tree in blocks()) {
            let json = serde_json::to_string(&tree).expect("trees become JSON");
            prop_assert_eq!(serde_json::from_str::<Vec<Block>>(&json).expect("and come back"), tree);
        }
    }

    /// Whoever keeps a release reads this form for ever.
    #[test]
    fn the_form_of_version_1_stays() {
        let tree = vec![
            Block::Paragraph { words: vec![Inline::text("a", None), Inline::Break, Inline::Parameter { name: "days".to_owned() }] },
            Block::Item { letter: "a".to_owned(), signs: Signs::Both, span: SourceSpan::default(), blocks: vec![Block::Rule] },
            Block::Item { letter: "1.1".to_owned(), signs: Signs::None, span: SourceSpan::default(), blocks: vec![] },
            Block::List { start: None, entries: vec![vec![Block::Code { text: "x".to_owned() }]] },
            Block::Paragraph {
                words: vec![
                    Inline::Clause { clause: ClauseId::parse("PAT-2").expect("an id"), words: vec![Inline::text("b", None)] },
                    Inline::Term { term: Slug::of("Cold Store"), words: vec![] },
                ],
            },
        ];
        let expected = serde_json::json!([
            { "type": "paragraph", "words": [{ "type": "text", "text": "a" }, { "type": "break" }, { "type": "parameter", "name": "days" }] },
            { "type": "item", "letter": "a", "blocks": [{ "type": "rule" }] },
            { "type": "item", "letter": "1.1", "signs": "none", "blocks": [] },
            { "type": "list", "entries": [[{ "type": "code", "text": "x" }]] },
            { "type": "paragraph", "words": [
                { "type": "clause", "clause": "PAT-2", "words": [{ "type": "text", "text": "b" }] },
                { "type": "term", "term": "cold-store", "words": [] }
            ] }
        ]);
        assert_eq!(VERSION, 1);
        assert_eq!(serde_json::to_value(&tree).expect("trees become JSON"), expected);
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        for json in [
            r#"[{ "type": "picture" }]"#,
            r#"[{ "type": "paragraph" }]"#,
            r#"[{ "type": "paragraph", "words": [{ "type": "clause", "clause": "pat-2", "words": [] }] }]"#,
            r#"[{ "type": "paragraph", "words": [{ "type": "term", "term": "Cold Store", "words": [] }] }]"#,
        ] {
            assert!(serde_json::from_str::<Vec<Block>>(json).is_err(), "{json}");
        }
    }
}
