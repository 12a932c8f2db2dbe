//! The text of a clause as parts: the statement with its items, and a part for each section.

use super::model::Part;
use super::names::{standard, token};
use crate::corpus::Block;
use clause_documents::items::anchor_part;

use crate::corpus::clause::parameter_anchor;
use crate::export::commonmark;

/// The id of a parameter in the catalog.
pub(super) fn parameter_id(control: &str, name: &str) -> String {
    token(&format!("{control}_prm_{}", parameter_anchor(name)))
}

/// Text as Markdown, with an insertion of OSCAL in the place of each parameter.
pub(super) fn text(control: &str, blocks: &[Block]) -> String {
    let mut inserted = Vec::new();
    // The signs of an insertion must not be escaped, so a mark stands for each until the text is written.
    let marks = std::cell::RefCell::new(&mut inserted);
    let marked = commonmark::text(blocks, &|name| {
        let mut inserted = marks.borrow_mut();
        inserted.push(format!("{{{{ insert: param, {} }}}}", parameter_id(control, name)));
        format!("{MARK}{}{MARK}", inserted.len() - 1)
    });
    let mut out = String::with_capacity(marked.len());
    for (at, piece) in marked.split(MARK).enumerate() {
        let insertion = if at % 2 == 1 { piece.parse::<usize>().ok().and_then(|at| inserted.get(at)) } else { None };
        out.push_str(insertion.map_or(piece, String::as_str));
    }
    out
}

/// A character that no text of a corpus has: `read` refuses it everywhere.
const MARK: char = '\u{1}';

/// A part with its prose. Its id ends with its name.
pub(super) fn part(owner: &str, name: &'static str, ns: Option<&'static str>, prose: &str) -> Part {
    Part {
        id: format!("{owner}_{name}"),
        name,
        ns,
        class: String::new(),
        title: String::new(),
        props: Vec::new(),
        prose: prose.to_owned(),
        parts: Vec::new(),
    }
}

/// What goes into a contract: the words before the first item as prose, then the items.
pub(super) fn statement(control: &str, blocks: &[Block]) -> Part {
    let id = format!("{control}_smt");
    let (prose, parts) = split(control, &id, "", blocks);
    Part { id, parts, ..part(control, "statement", None, &prose) }
}

/// The prose before the first item, and the items; words after an item are an item without a label, so that they keep
/// their place. `before` is the anchor of the items above.
fn split(control: &str, owner: &str, before: &str, blocks: &[Block]) -> (String, Vec<Part>) {
    let is_item = |block: &Block| matches!(block, Block::Item { .. });
    let first = blocks.iter().position(is_item).unwrap_or(blocks.len());
    let mut parts = Vec::new();
    for run in blocks[first..].chunk_by(|a, b| !is_item(a) && !is_item(b)) {
        if let [Block::Item { letter, signs, blocks, .. }] = run {
            let own = anchor_part(letter);
            let anchor = if before.is_empty() { own.clone() } else { format!("{before}-{own}") };
            let id = token(&format!("{owner}.{own}"));
            let (prose, inner) = split(control, &id, &anchor, blocks);
            let props = standard("label", &signs.around(letter)).into_iter().collect();
            parts.push(Part { id, props, parts: inner, ..part(owner, "item", None, &prose) });
        } else {
            let prose = text(control, run);
            if !prose.is_empty() {
                // No item is called so: letters have no hyphen.
                let id = format!("{owner}.after-{}", parts.len());
                parts.push(Part { id, ..part(owner, "item", None, &prose) });
            }
        }
    }
    (text(control, &blocks[..first]), parts)
}
