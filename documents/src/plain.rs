//! A schedule as plain text: for a mail, or for a program that knows nothing else. Paragraphs are apart by a blank line,
//! items have their letters.

use crate::agreement::{Agreement, Definition, Part, Piece, Side, line};
use crate::escape::list_entry;
use crate::outline::{Element, outline};

/// A schedule as plain text.
pub fn write(agreement: &Agreement) -> String {
    let mut lines: Vec<String> = Vec::new();
    for element in outline(agreement, false) {
        lines.push(match element {
            Element::Title(title) => title.to_uppercase(),
            Element::Source(text) | Element::Citation(text) => text,
            Element::Name(_, "") => continue,
            Element::Name(what, name) => format!("{what}: {name}"),
            Element::Notice(text) | Element::Note(text) => text.to_owned(),
            Element::Chapter { number, title } => heading(number, &title).to_uppercase(),
            Element::Open(end) => format!("- {}.", end.message),
            Element::Clause(article) => format!("{} {}", article.number, article.title),
            Element::Text(parts) | Element::AnnexText(parts) => text(parts),
            Element::Definition(definition) => format!("{}: {}", quoted_term(agreement, definition), text(&definition.blocks)),
            Element::Values(values) => {
                let rows = values.into_iter().map(|(article, value)| format!("{}, {}: {}", article.number, value.label, value.value));
                rows.collect::<Vec<_>>().join("\n")
            }
            Element::AnnexClause(article, heading) => format!("{} {}: {heading}", article.number, article.title),
        });
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n\n") + "\n"
}

/// A defined term in the quotation marks of the language.
pub(crate) fn quoted_term(agreement: &Agreement, definition: &Definition) -> String {
    agreement.words.with("document-term", &[("term", &definition.term)])
}

/// A heading with its number, where it has one.
pub(crate) fn heading(number: Option<usize>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |number| format!("{number} {title}"))
}

/// The chosen text of blocks.
pub fn text(parts: &[Part]) -> String {
    let mut paragraphs = Vec::new();
    push(parts, None, &mut paragraphs);
    paragraphs.join("\n\n")
}

fn push(parts: &[Part], mut marker: Option<String>, paragraphs: &mut Vec<String>) {
    let side = Side::Chosen;
    let lead = |marker: &mut Option<String>| marker.take().map(|marker| format!("{marker} ")).unwrap_or_default();
    for part in parts {
        match part {
            Part::Paragraph { words, change } if side.has(*change) => paragraphs.push(lead(&mut marker) + &line(words, side)),
            Part::Item { letter, signs, blocks, change } if side.has(*change) => push(blocks, Some(signs.around(letter)), paragraphs),
            Part::Paragraph { .. } | Part::Item { .. } | Part::Rule => {}
            Part::List { start, entries } => {
                let entries = entries.iter().enumerate();
                paragraphs.extend(entries.map(|(index, entry)| list_entry(*start, index, &text(entry))));
            }
            Part::Quote { blocks } => push(blocks, None, paragraphs),
            Part::Code { text } => paragraphs.push(text.trim_end().to_owned()),
            Part::Table { head, rows } => {
                let row = |cells: &Vec<Vec<Piece>>| cells.iter().map(|cell| line(cell, side)).collect::<Vec<_>>().join(" | ");
                paragraphs.push(std::iter::once(head).chain(rows).map(row).collect::<Vec<_>>().join("\n"));
            }
        }
    }
}
