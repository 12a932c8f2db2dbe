//! What changed between two lines of text, word by word.
//!
//! A line is flattened first: words with their looks, without the links that pages lay over them. A
//! parameter is one word, whatever its value is, so that a changed value is shown whole. Where a text
//! was rewritten rather than edited, single words that both have by chance are not kept: a reader would
//! have to put the sentence together from pieces.

use std::collections::HashMap;

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::Mark;
use crate::corpus::clause::value_of;
use crate::corpus::{Inline, Parameter};

/// Most words of two lines together that are compared; longer ones are replaced as a whole. The time of
/// the comparison grows with the product of words and differences.
const MAX_WORDS: usize = 20_000;

/// Smallest share of the words of the longer line that both have in common, in percent. Below it, a line
/// was written anew.
const MIN_COMMON: usize = 30;

/// Words that follow each other and came, went or stayed together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// What became of them.
    pub mark: Mark,
    /// The words, in pieces of one look each.
    pub pieces: Vec<Piece>,
}

impl Run {
    /// The words as text.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words; a line break is `\n`.
    pub text: String,
    /// How they look, and where they lead.
    #[serde(flatten)]
    pub look: Look,
}

/// How words look, and where they lead. Uses of defined terms are found by the program, so they are no part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "words can look in each of these manners at once")]
pub struct Look {
    /// Stressed.
    #[serde(skip_serializing_if = "is_false")]
    pub emphasis: bool,
    /// Strongly stressed.
    #[serde(skip_serializing_if = "is_false")]
    pub strong: bool,
    /// Literal.
    #[serde(skip_serializing_if = "is_false")]
    pub code: bool,
    /// The value of a parameter.
    #[serde(skip_serializing_if = "is_false")]
    pub value: bool,
    /// What the words lead to, where they do not say it themselves: the id of a clause, or an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// A word, white space, or a sign, with its look.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Token {
    text: String,
    look: Look,
}

impl Token {
    fn is_space(&self) -> bool {
        !self.look.value && self.text.chars().all(char::is_whitespace)
    }

    /// Whether it is more than white space and signs.
    pub(super) fn is_word(&self) -> bool {
        self.look.value || self.text.chars().any(char::is_alphanumeric)
    }
}

/// The words of a line; parameters with their values.
pub(super) fn tokens(words: &[Inline], parameters: &[Parameter]) -> Vec<Token> {
    let mut out = Vec::new();
    push(words, parameters, &Look::default(), &mut out);
    out
}

/// The words of a plain text.
pub(super) fn plain_tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    push_text(text, &Look::default(), &mut out);
    out
}

/// The value of a parameter, which is one word.
pub(super) fn value(text: &str) -> Vec<Token> {
    one(text, Look { value: true, ..Look::default() })
}

/// The marker of an item, which is one word.
pub(super) fn marker(letter: &str) -> Vec<Token> {
    one(letter, Look::default())
}

fn one(text: &str, look: Look) -> Vec<Token> {
    if text.is_empty() { Vec::new() } else { vec![Token { text: text.to_owned(), look }] }
}

fn push(words: &[Inline], parameters: &[Parameter], look: &Look, out: &mut Vec<Token>) {
    for inline in words {
        match inline {
            Inline::Text { text, .. } => push_text(text, look, out),
            Inline::Code { text } => push_text(text, &Look { code: true, ..look.clone() }, out),
            Inline::Emphasis { words } => push(words, parameters, &Look { emphasis: true, ..look.clone() }, out),
            Inline::Strong { words } => push(words, parameters, &Look { strong: true, ..look.clone() }, out),
            Inline::Break => out.push(Token { text: "\n".to_owned(), look: Look::default() }),
            Inline::Link { to, words } => push_link(to, words, parameters, look, out),
            Inline::Clause { clause, words } => push_link(clause.as_str(), words, parameters, look, out),
            Inline::Bracket { target, words, .. } => push_link(target, words, parameters, look, out),
            Inline::Term { words, .. } => push(words, parameters, look, out),
            Inline::Parameter { name } => {
                let look = Look { value: true, ..look.clone() };
                out.push(Token { text: value_of(parameters, name).to_owned(), look });
            }
        }
    }
}

/// Words that lead somewhere. Where they say it themselves, the target is not said again.
fn push_link(target: &str, words: &[Inline], parameters: &[Parameter], look: &Look, out: &mut Vec<Token>) {
    let start = out.len();
    push(words, parameters, look, out);
    let says: String = out[start..].iter().map(|token| token.text.as_str()).collect();
    if says != target {
        out[start..].iter_mut().for_each(|token| token.look.target = Some(target.to_owned()));
    }
}

/// Splits text at the bounds of words. What a hyphen joins, such as an id, is one word.
fn push_text(text: &str, look: &Look, out: &mut Vec<Token>) {
    let start = out.len();
    let mut joins = false;
    for word in text.split_word_bounds() {
        let is_word = word.chars().any(char::is_alphanumeric);
        if is_word
            && joins
            && let Some(last) = out.last_mut()
        {
            last.text.push_str(word);
            joins = false;
            continue;
        }
        joins = false;
        if word == "-"
            && out.len() > start
            && let Some(last) = out.last_mut().filter(|last| last.is_word())
        {
            last.text.push('-');
            joins = true;
            continue;
        }
        out.push(Token { text: word.to_owned(), look: look.clone() });
    }
}

/// Where tokens stand: whether they stayed, and the ranges on both sides. Consecutive ranges, together all tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    kept: bool,
    old: (usize, usize),
    new: (usize, usize),
}

/// What changed between two lines.
pub(super) fn compare(old: &[Token], new: &[Token]) -> Vec<Run> {
    let mut runs = Vec::new();
    for stretch in stretches(old, new) {
        let (gone, come) = (&old[stretch.old.0..stretch.old.1], &new[stretch.new.0..stretch.new.1]);
        if stretch.kept {
            push_run(Mark::Kept, come, &mut runs);
        } else {
            push_run(Mark::Deleted, gone, &mut runs);
            push_run(Mark::Inserted, come, &mut runs);
        }
    }
    runs
}

/// What changed between two plain texts.
pub(super) fn compare_plain(old: &str, new: &str) -> Vec<Run> {
    compare(&plain_tokens(old), &plain_tokens(new))
}

/// What changed between two values: nothing, or all of it.
pub(super) fn compare_values(old: &str, new: &str) -> Vec<Run> {
    compare(&value(old), &value(new))
}

/// All words of a line as one run.
pub(super) fn all(mark: Mark, tokens: &[Token]) -> Vec<Run> {
    let mut runs = Vec::new();
    push_run(mark, tokens, &mut runs);
    runs
}

/// The words of a plain text as one run.
pub(super) fn all_plain(mark: Mark, text: &str) -> Vec<Run> {
    all(mark, &plain_tokens(text))
}

/// A value as one run.
pub(super) fn all_values(mark: Mark, text: &str) -> Vec<Run> {
    all(mark, &value(text))
}

/// The words of one of the two sides: what stayed, and what has this mark.
pub(super) fn side(runs: &[Run], mark: Mark) -> String {
    runs.iter().filter(|run| run.mark == mark || run.mark == Mark::Kept).map(Run::text).collect()
}

fn push_run(mark: Mark, tokens: &[Token], runs: &mut Vec<Run>) {
    if tokens.is_empty() {
        return;
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for token in tokens {
        // Two values side by side stay two.
        match pieces.last_mut().filter(|last| last.look == token.look && !token.look.value) {
            Some(last) => last.text.push_str(&token.text),
            None => pieces.push(Piece { text: token.text.clone(), look: token.look.clone() }),
        }
    }
    runs.push(Run { mark, pieces });
}

/// How many words two lines have in common, whatever their order.
pub(super) fn in_common(old: &[Token], new: &[Token]) -> usize {
    let mut counts: HashMap<&Token, usize> = HashMap::new();
    for token in old.iter().filter(|token| token.is_word()) {
        *counts.entry(token).or_default() += 1;
    }
    let mut common = 0;
    for token in new.iter().filter(|token| token.is_word()) {
        if let Some(left) = counts.get_mut(token).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    common
}

fn stretches(old: &[Token], new: &[Token]) -> Vec<Stretch> {
    let whole = Stretch { kept: old == new, old: (0, old.len()), new: (0, new.len()) };
    if whole.kept || old.is_empty() || new.is_empty() || old.len() + new.len() > MAX_WORDS {
        return vec![whole];
    }
    // Numbers compare faster than words.
    let mut numbers: HashMap<&Token, usize> = HashMap::new();
    let mut number = |token| {
        let next = numbers.len();
        *numbers.entry(token).or_insert(next)
    };
    let (before, after): (Vec<usize>, Vec<usize>) = (old.iter().map(&mut number).collect(), new.iter().map(&mut number).collect());
    let mut stretches: Vec<Stretch> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (tag, from, to) = op.as_tag_tuple();
        let stretch = Stretch { kept: tag == DiffTag::Equal, old: (from.start, from.end), new: (to.start, to.end) };
        append(&mut stretches, stretch);
    }
    let stretches = without_chance_matches(&stretches, old, new);
    let words = |tokens: &[Token]| tokens.iter().filter(|token| token.is_word()).count();
    let kept: usize = stretches.iter().filter(|stretch| stretch.kept).map(|stretch| words(&new[stretch.new.0..stretch.new.1])).sum();
    if kept * 100 < words(old).max(words(new)) * MIN_COMMON { vec![whole] } else { stretches }
}

/// Adds a stretch; of two changed ones after each other becomes one.
fn append(stretches: &mut Vec<Stretch>, next: Stretch) {
    match stretches.last_mut().filter(|last| last.kept == next.kept) {
        Some(last) => (last.old.1, last.new.1) = (next.old.1, next.new.1),
        None => stretches.push(next),
    }
}

/// Takes kept stretches between two changes for changed where they are white space and signs, or fewer
/// words than were changed on either side of them: they are the same by chance, and a phrase reads better whole.
fn without_chance_matches(stretches: &[Stretch], old: &[Token], new: &[Token]) -> Vec<Stretch> {
    let words = |tokens: &[Token], (from, to): (usize, usize)| tokens[from..to].iter().filter(|token| token.is_word()).count();
    let size = |stretch: &Stretch| words(old, stretch.old).max(words(new, stretch.new));
    let mut out: Vec<Stretch> = Vec::new();
    for (index, &stretch) in stretches.iter().enumerate() {
        let is_between = index > 0 && index + 1 < stretches.len();
        let before = out.last().filter(|last| !last.kept).map_or(0, size);
        let after = stretches.get(index + 1).map_or(0, size);
        let kept = size(&stretch);
        let by_chance = stretch.kept
            && is_between
            && (kept == 0 && old[stretch.old.0..stretch.old.1].iter().all(Token::is_space) || kept < before && kept < after);
        append(&mut out, Stretch { kept: stretch.kept && !by_chance, ..stretch });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs as text: `-gone-`, `+come+`.
    fn drawn(runs: &[Run]) -> String {
        let draw = |run: &Run| match run.mark {
            Mark::Kept => run.text(),
            Mark::Deleted => format!("[-{}-]", run.text()),
            Mark::Inserted => format!("{{+{}+}}", run.text()),
        };
        runs.iter().map(draw).collect()
    }

    #[track_caller]
    fn expect(old: &str, new: &str, drawing: &str) {
        assert_eq!(drawn(&compare_plain(old, new)), drawing);
    }

    #[test]
    fn words_are_compared_and_not_letters() {
        expect("The Seller shall deliver.", "The Seller shall not deliver.", "The Seller shall {+not +}deliver.");
        expect("delivered on time", "deliver on time", "[-delivered-]{+deliver+} on time");
        expect("see PAT-2 and PAT-3", "see PAT-2 and PAT-4", "see PAT-2 and [-PAT-3-]{+PAT-4+}");
        expect("within 1,000.5 days", "within 1,000.7 days", "within [-1,000.5-]{+1,000.7+} days");
        expect("the same", "the same", "the same");
        expect("", "all", "{+all+}");
        expect("all", "", "[-all-]");
        expect("", "", "");
    }

    #[test]
    fn a_phrase_is_replaced_as_one() {
        expect(
            "The Seller shall send the goods by rail, and tell the Buyer.",
            "The Seller shall hand over all crates, and tell the Buyer.",
            "The Seller shall [-send the goods by rail-]{+hand over all crates+}, and tell the Buyer.",
        );
    }

    #[test]
    fn a_line_that_was_written_anew_is_not_put_together_from_pieces() {
        expect(
            "Nobody is bound by the list of the other party.",
            "A list ends with the contract, and each of its rows is void.",
            "[-Nobody is bound by the list of the other party.-]{+A list ends with the contract, and each of its rows is void.+}",
        );
    }

    #[test]
    fn signs_that_changed_are_shown() {
        expect("one, two and three", "one; two and three", "one[-,-]{+;+} two and three");
        expect("a  b c d", "a b c d", "a[-  -]{+ +}b c d");
    }

    fn parameter(name: &str, value: &str) -> Parameter {
        Parameter {
            name: crate::corpus::Spanned { value: name.to_owned(), span: None },
            same_as: None,
            term: None,
            label: String::new(),
            default: value.to_owned(),
            party_values: Vec::new(),
            basis: Vec::new(),
        }
    }

    #[test]
    fn a_value_is_one_word() {
        let words = [Inline::text("within ", None), Inline::Parameter { name: "days".to_owned() }, Inline::text(" of receipt", None)];
        let (old, new) = ([parameter("days", "30 calendar days")], [parameter("days", "14 calendar days")]);
        let runs = compare(&tokens(&words, &old), &tokens(&words, &new));
        assert_eq!(drawn(&runs), "within [-30 calendar days-]{+14 calendar days+} of receipt");
        assert!(runs[1].pieces.iter().all(|piece| piece.look.value));
    }

    #[test]
    fn looks_and_targets_are_compared_and_uses_of_terms_are_not() {
        let text = |text: &str| vec![Inline::text(text, None)];
        let drawn = |old: &[Inline], new: &[Inline]| drawn(&compare(&tokens(old, &[]), &tokens(new, &[])));
        let term = [Inline::Term { term: crate::corpus::Slug::of("Crate"), words: text("Crate") }];
        assert_eq!(drawn(&text("Crate"), &term), "Crate");
        assert_eq!(drawn(&text("Crate"), &[Inline::Strong { words: text("Crate") }]), "[-Crate-]{+Crate+}");
        let clause = |id: &str| [Inline::Clause { clause: crate::corpus::ClauseId::parse(id).expect("an id"), words: text("that clause") }];
        assert_eq!(drawn(&clause("PAT-2"), &clause("PAT-3")), "[-that clause-]{+that clause+}");
    }

    #[test]
    fn a_line_longer_than_the_limit_is_replaced() {
        let long = |end: &str| "word ".repeat(MAX_WORDS) + end;
        assert_eq!(compare_plain(&long("a"), &long("b")).len(), 2);
    }
}
