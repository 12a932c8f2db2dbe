//! What a fallback does to the text of its clause. A paragraph of the form "If …, replace (b) to (d) by: “…”" becomes an
//! alternative that a program can apply; every other paragraph stays prose. Nothing here judges: whether the text has the
//! items that an alternative names is said by `check`.

mod instruction;
mod replacement;

use crate::corpus::clause::item_anchors;
use crate::corpus::{Block, Clause, Inline, ItemStyle, SectionKind, content};

use instruction::{Action, Begun, Case, Names};

/// A change of a text that a fallback describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Index of its paragraph in the section.
    pub paragraph: usize,
    /// When it is meant: `For a Product without a network interface`.
    pub when: String,
    /// What is done to the text, in order.
    pub steps: Vec<Step>,
    /// Further words, such as what stays as it is.
    pub note: Option<String>,
}

/// A step of an alternative. Items are named by their anchors, `b` or `b-ii`; an empty one is the text itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Items are replaced, or deleted where nothing stands instead.
    Replace {
        /// The first item.
        from: String,
        /// The last item.
        to: String,
        /// What stands instead.
        content: Vec<Block>,
    },
    /// Sentences of the first paragraph of an item are replaced.
    ReplaceSentences {
        /// The item.
        item: String,
        /// The first sentence, from 1; a negative number counts from the end.
        first: isize,
        /// The last sentence; none for the last of the paragraph.
        last: Option<usize>,
        /// What stands instead.
        content: Vec<Block>,
    },
    /// Words of the first paragraph of an item are replaced, or struck where nothing stands instead.
    ReplaceWords {
        /// The item.
        item: String,
        /// The words.
        words: String,
        /// What stands instead.
        content: Vec<Block>,
    },
    /// Sentences or items are added at the end of an item.
    Add {
        /// The item.
        item: String,
        /// What is added.
        content: Vec<Block>,
    },
}

impl Step {
    /// The items that the text must have.
    pub fn items(&self) -> Vec<&str> {
        match self {
            Self::Replace { from, to, .. } => vec![from, to],
            Self::ReplaceSentences { item, .. } | Self::ReplaceWords { item, .. } | Self::Add { item, .. } => vec![item],
        }
    }
}

/// The alternatives of a clause's fallback, in the order of its paragraphs.
pub fn alternatives(clause: &Clause, style: ItemStyle) -> Vec<Alternative> {
    let names = Names { anchors: item_anchors(&clause.text.blocks), style };
    let blocks = clause.section(&SectionKind::Fallback).map(|section| section.blocks.as_slice()).unwrap_or_default();
    let paragraphs = blocks.iter().enumerate().filter_map(|(index, block)| match block {
        Block::Paragraph { words } => Some((index, words)),
        _ => None,
    });
    paragraphs.filter_map(|(index, words)| alternative(index, words, &names)).collect()
}

fn alternative(paragraph: usize, words: &[Inline], names: &Names) -> Option<Alternative> {
    let Parts { leads, quotations } = Parts::of(words)?;
    let (first, tail) = (leads.first()?, leads.last()?);
    let Case { when, begun } = instruction::case(first, names)?;
    let mut steps = Vec::new();
    let mut open = begun;
    for (index, (quotation, behind)) in quotations.iter().zip(&leads[1..]).enumerate() {
        let is_last = index + 1 == quotations.len();
        let mut rest = behind.as_str();
        match open {
            Begun::Actions(actions) => {
                for action in actions {
                    steps.push(step(action, quotation, names.style)?);
                }
            }
            Begun::Words { item, strikes } => {
                let words = content::plain(quotation, &|name| format!("{{{name}}}"));
                let item = match item {
                    Some(item) => item,
                    None => instruction::place(&mut rest, names)?,
                };
                if !strikes {
                    // What stands instead is the next quotation.
                    open = (!is_last && instruction::by(rest)).then_some(Begun::Exchange { item, words })?;
                    continue;
                }
                steps.push(Step::ReplaceWords { item, words, content: Vec::new() });
            }
            Begun::Exchange { item, words } => {
                steps.push(Step::ReplaceWords { item, words, content: replacement::sentence(quotation, names.style)? });
            }
        }
        if is_last {
            break;
        }
        open = instruction::further(rest, names)?;
    }
    let tail = tail.trim().trim_start_matches('.').trim();
    let (deleted, note) = instruction::deletion(tail, names);
    steps.extend(deleted.map(|(from, to)| Step::Replace { from, to, content: Vec::new() }));
    Some(Alternative { paragraph, when, steps, note: (!note.is_empty()).then(|| note.to_owned()) })
}

fn step(action: Action, inside: &[Inline], style: ItemStyle) -> Option<Step> {
    Some(match action {
        Action::Delete { from, to } => Step::Replace { from, to, content: Vec::new() },
        Action::Replace { from, to } => {
            let content = replacement::items(inside, &from, style)?;
            Step::Replace { from, to, content }
        }
        Action::ReplaceSentences { item, first, last } => {
            Step::ReplaceSentences { item, first, last, content: replacement::sentence(inside, style)? }
        }
        Action::Add { item } => {
            let content = replacement::addition(inside, &item, style)?;
            Step::Add { item, content }
        }
    })
}

/// A paragraph taken apart at its quotation marks: plain words before, between and behind the quotations, and these.
struct Parts {
    leads: Vec<String>,
    quotations: Vec<Vec<Inline>>,
}

impl Parts {
    fn of(words: &[Inline]) -> Option<Self> {
        let marks: Vec<(usize, usize, usize)> = words
            .iter()
            .enumerate()
            .flat_map(|(index, inline)| {
                let text = if let Inline::Text { text, .. } = inline { text.as_str() } else { "" };
                text.match_indices(['"', '“', '”']).map(move |(at, mark)| (index, at, mark.len()))
            })
            .collect();
        if marks.is_empty() || !marks.len().is_multiple_of(2) {
            return None;
        }
        let mut parts = Self { leads: Vec::new(), quotations: Vec::new() };
        let mut from = (0, 0);
        for (number, &(index, at, width)) in marks.iter().enumerate() {
            let part = slice(words, from, (index, at));
            if number % 2 == 0 {
                parts.leads.push(content::plain(&part, &|name| format!("{{{name}}}")));
            } else {
                parts.quotations.push(part);
            }
            from = (index, at + width);
        }
        parts.leads.push(content::plain(&slice(words, from, (words.len(), 0)), &|_| String::new()));
        Some(parts)
    }
}

/// A part of a line: from a byte of one inline to a byte of another.
fn slice(words: &[Inline], (first, start): (usize, usize), (last, end): (usize, usize)) -> Vec<Inline> {
    let mut part = Vec::new();
    for (index, inline) in words.iter().enumerate().skip(first).take_while(|(index, _)| *index <= last) {
        match inline {
            Inline::Text { text, .. } => {
                let from = if index == first { start } else { 0 };
                let to = if index == last { end } else { text.len() };
                if let Some(text) = text.get(from..to).filter(|text| !text.is_empty()) {
                    part.push(Inline::text(text, None));
                }
            }
            other if index < last => part.push(other.clone()),
            _ => {}
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, anchors: &[&str]) -> Option<Alternative> {
        read_in(text, anchors, ItemStyle::Letters)
    }

    fn read_in(text: &str, anchors: &[&str], style: ItemStyle) -> Option<Alternative> {
        let anchors: Vec<String> = anchors.iter().map(|anchor| (*anchor).to_owned()).collect();
        alternative(0, &[Inline::text(text, None)], &Names { anchors, style })
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { words: vec![Inline::text(text, None)] }
    }

    fn item(letter: &str, blocks: Vec<Block>) -> Block {
        item_in(letter, ItemStyle::Letters.signs(0), blocks)
    }

    fn item_in(letter: &str, signs: crate::corpus::Signs, blocks: Vec<Block>) -> Block {
        Block::Item { letter: letter.to_owned(), signs, span: crate::corpus::SourceSpan::default(), blocks }
    }

    #[test]
    fn items_of_other_styles_are_named_and_replaced() {
        let one = |text: &str, style: ItemStyle, from: &str, letter: &str, level: usize| {
            let found = read_in(text, &["2", "2-1", "2-a"], style).expect("an alternative");
            let content = vec![item_in(letter, style.signs(level), vec![paragraph("One thing.")])];
            assert_eq!(found.steps, [Step::Replace { from: from.to_owned(), to: from.to_owned(), content }], "{text}");
        };
        one("If it rains, replace 2.1 by: \"One thing.\"", ItemStyle::Decimal, "2-1", "2.1", 1);
        one("If it rains, replace 2. by: \"One thing.\"", ItemStyle::Decimal, "2", "2", 0);
        one("If it rains, replace (2)(a) by: \"One thing.\"", ItemStyle::Figures, "2-a", "a", 1);
        one("If it rains, replace (2) by: \"(2) One thing.\"", ItemStyle::Figures, "2", "2", 0);
        one("If it rains, replace 2) a) by: \"One thing.\"", ItemStyle::HalfBrackets, "2-a", "a", 1);
        let prose = "If it rains, replace 2. by: \"2. One thing. 3. Another.\"";
        assert_eq!(read_in(prose, &["2"], ItemStyle::Decimal), None, "numbers in a line may be anything");
    }

    #[test]
    fn items_are_replaced_by_items() {
        let found = read("If it rains, replace (b) to (d) by: \"(b) One thing. (c) Two: (i) this; and (ii) that.\"", &["b", "c", "d"]);
        let steps = vec![Step::Replace {
            from: "b".to_owned(),
            to: "d".to_owned(),
            content: vec![
                item("b", vec![paragraph("One thing.")]),
                item("c", vec![paragraph("Two:"), item("i", vec![paragraph("this; and")]), item("ii", vec![paragraph("that.")])]),
            ],
        }];
        assert_eq!(found, Some(Alternative { paragraph: 0, when: "If it rains".to_owned(), steps, note: None }));
        // Without a marker the words stand under the old one.
        let found = read("If so, replace (d)(ii) by: \"by day (a) or night;\".", &["d", "d-ii"]).expect("it is an alternative");
        assert_eq!(
            found.steps,
            [Step::Replace {
                from: "d-ii".to_owned(),
                to: "d-ii".to_owned(),
                content: vec![item("ii", vec![paragraph("by day (a) or night;")])]
            }]
        );
    }

    #[test]
    fn sentences_are_counted_from_both_ends() {
        let of = |which: &str| match read(&format!("If so, replace the {which} of (a) by: \"New.\""), &["a"])?.steps.pop()? {
            Step::ReplaceSentences { first, last, .. } => Some((first, last)),
            _ => None,
        };
        assert_eq!(of("first sentence"), Some((1, Some(1))));
        assert_eq!(of("first two sentences"), Some((1, Some(2))));
        assert_eq!(of("second and third sentences"), Some((2, Some(3))));
        assert_eq!(of("last sentence"), Some((-1, None)));
        assert_eq!(of("last two sentences"), Some((-2, None)));
        assert_eq!(of("best sentence"), None);
    }

    #[test]
    fn additions_are_sentences_or_items() {
        let found = read("If so, add to (b): \"(v) a view.\"", &["b"]).expect("it is an alternative");
        assert_eq!(found.steps, [Step::Add { item: "b".to_owned(), content: vec![item("v", vec![paragraph("a view.")])] }]);
        let found = read("If so, add: \"It ends.\" Keep the rest.", &["b"]).expect("it is an alternative");
        assert_eq!(found.steps, [Step::Add { item: String::new(), content: vec![paragraph("It ends.")] }]);
        assert_eq!(found.note.as_deref(), Some("Keep the rest."));
        // Words that go on in the sentence before would stand behind its full stop.
        assert_eq!(read("If so, add to (b): \"or, until then, none\".", &["b"]), None);
    }

    #[test]
    fn deletions_stand_before_and_behind() {
        let found = read("If so, delete (g) and replace (e) by: \"New.\"", &["e", "g"]).expect("it is an alternative");
        assert_eq!(found.steps.len(), 2);
        let found = read("If so, replace (a)(ii) by: \"x;\" and delete (b).", &["a", "a-ii", "b"]).expect("it is an alternative");
        assert_eq!((found.steps.len(), found.note), (2, None));
    }

    #[test]
    fn an_item_inside_another_is_found_by_its_numeral() {
        let found = read("If so, replace (v) by: \"(v) x.\"", &["a", "a-v"]).expect("it is an alternative");
        assert_eq!(found.steps[0].items(), ["a-v", "a-v"]);
        assert_eq!(
            read("If so, replace (iii) and (iv) by: \"x.\"", &["a", "a-iii", "a-iv"]).map(|found| found.steps[0].items().join(" ")),
            Some("a-iii a-iv".to_owned())
        );
    }

    #[test]
    fn words_are_exchanged_and_struck() {
        let exchanged = Step::ReplaceWords { item: "a".to_owned(), words: "this".to_owned(), content: vec![paragraph("that")] };
        for text in ["If so, replace \"this\" in (a) by \"that\".", "If so, replace in (a) \"this\" by: \"that\"."] {
            assert_eq!(read(text, &["a"]).map(|found| found.steps), Some(vec![exchanged.clone()]), "{text}");
        }
        let found = read("If so, strike \"this\" in (a), and add to (b): \"New.\"", &["a", "b"]).expect("it is an alternative");
        assert_eq!(found.steps[0], Step::ReplaceWords { item: "a".to_owned(), words: "this".to_owned(), content: Vec::new() });
        assert_eq!(found.steps[1], Step::Add { item: "b".to_owned(), content: vec![paragraph("New.")] });
    }

    #[test]
    fn several_steps_stand_in_one_paragraph() {
        let found =
            read("If so, replace (a) by: \"One.\" Replace (c)(v) by: \"(v) two.\"", &["a", "c", "c-v"]).expect("it is an alternative");
        assert_eq!(found.steps.iter().map(|step| step.items()[0]).collect::<Vec<_>>(), ["a", "c-v"]);
        let found = read("If so, replace (a) by: \"One;\" and (d) by: \"(d) Two.\"", &["a", "d"]).expect("it is an alternative");
        assert_eq!(found.steps.iter().map(|step| step.items()[0]).collect::<Vec<_>>(), ["a", "d"]);
    }

    #[test]
    fn what_has_another_form_stays_prose() {
        for text in [
            "Walk-away, HDO: a wording in which \"it\" starts when the MDM \"confirms\".",
            "If so, replace (a) by: \"This \"thing\" is new.\"",
            "If so, replace \"this\" by \"that\".",
            "If so, replace (a) by: \"New.\" In (f), \"share\" then means something.",
            "If so, replace (a) for some by: \"New.\"",
            "Keep (i) and replace the words of (a) before it by: \"New:\"",
            "If so, do something to (a): \"New.\"",
            "If so, replace (a) by: \"New.",
            "If so, replace (a) by nothing.",
            "If so, replace (a) by: \"\"",
        ] {
            assert_eq!(read(text, &["a", "f"]), None, "{text}");
        }
    }
}
