//! Which blocks of two texts belong together, by the words that they have in common.

use super::words::{self, Token};

/// Smallest share of words in common, in percent, by which two blocks are the same block, changed.
const MIN_ALIKE: usize = 35;

/// Most pairs of blocks that are looked at; in larger texts the blocks are paired in their order.
const MAX_PAIRS: usize = 40_000;

/// Which of two sequences an index is of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Both(usize, usize),
    Old(usize),
    New(usize),
}

/// Pairs what belongs together, both sequences in their order, so that as many words as possible are
/// in pairs. What was replaced stands where its replacement stands, before it.
pub(super) fn align(old: &[Vec<Token>], new: &[Vec<Token>], may_pair: impl Fn(usize, usize) -> bool) -> Vec<Step> {
    let same = |a: usize, b: usize| may_pair(a, b) && old[a] == new[b];
    let shorter = old.len().min(new.len());
    let start = (0..shorter).take_while(|&at| same(at, at)).count();
    let end = (0..shorter - start).take_while(|at| same(old.len() - 1 - at, new.len() - 1 - at)).count();
    let (left, right) = (start..old.len() - end, start..new.len() - end);
    let mut steps: Vec<Step> = (0..start).map(|at| Step::Both(at, at)).collect();
    if left.len().saturating_mul(right.len()) <= MAX_PAIRS {
        let gain = |a: usize, b: usize| {
            if may_pair(left.start + a, right.start + b) { gain(&old[left.start + a], &new[right.start + b]) } else { 0 }
        };
        steps.extend(best(left.len(), right.len(), gain).into_iter().map(|step| match step {
            Step::Both(a, b) => Step::Both(left.start + a, right.start + b),
            Step::Old(a) => Step::Old(left.start + a),
            Step::New(b) => Step::New(right.start + b),
        }));
    } else {
        steps.extend(left.map(Step::Old));
        steps.extend(right.map(Step::New));
    }
    steps.extend((0..end).rev().map(|at| Step::Both(old.len() - 1 - at, new.len() - 1 - at)));
    steps
}

/// What is gained by taking two blocks for one that changed: 0 where they are too unlike.
fn gain(old: &[Token], new: &[Token]) -> usize {
    let words = |tokens: &[Token]| tokens.iter().filter(|token| token.is_word()).count();
    let (before, after) = (words(old), words(new));
    if before == 0 && after == 0 {
        return 1;
    }
    let common = words::in_common(old, new);
    if common * 200 >= (before + after) * MIN_ALIKE { common * 2 + 1 } else { 0 }
}

/// The sequence of pairs that gains most, by the table of all beginnings.
fn best(old: usize, new: usize, gain: impl Fn(usize, usize) -> usize) -> Vec<Step> {
    let width = new + 1;
    let mut table = vec![0_usize; (old + 1) * width];
    let mut pairs = vec![0_usize; old * new];
    for a in (0..old).rev() {
        for b in (0..new).rev() {
            let here = gain(a, b);
            pairs[a * new + b] = here;
            let paired = if here > 0 { here + table[(a + 1) * width + b + 1] } else { 0 };
            table[a * width + b] = paired.max(table[(a + 1) * width + b]).max(table[a * width + b + 1]);
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut steps = Vec::with_capacity(old.max(new));
    while a < old && b < new {
        let rest = table[a * width + b];
        let here = pairs[a * new + b];
        if here > 0 && rest == here + table[(a + 1) * width + b + 1] {
            steps.push(Step::Both(a, b));
            (a, b) = (a + 1, b + 1);
        } else if rest == table[(a + 1) * width + b] {
            steps.push(Step::Old(a));
            a += 1;
        } else {
            steps.push(Step::New(b));
            b += 1;
        }
    }
    steps.extend((a..old).map(Step::Old));
    steps.extend((b..new).map(Step::New));
    steps
}
