//! A schedule as Markdown whose rendering says what the document says: signs of Markdown in texts are escaped, references
//! lead to the heading of their clause, values are strong.

use crate::agreement::{Agreement, Part, Piece, ReferenceState, Side, line, reference_words};
use crate::escape::{fenced, list_entry, markdown as escape};
use crate::outline::{Element, VALUE_COLUMNS, outline};
use crate::plain::{heading, quoted_term};

/// A schedule as Markdown.
pub fn write(agreement: &Agreement) -> String {
    let mut blocks: Vec<String> = Vec::new();
    for element in outline(agreement, false) {
        blocks.push(match element {
            Element::Title(title) => format!("# {}", escape(&title)),
            Element::Source(text) => escape(&text),
            Element::Name(_, "") => continue,
            Element::Name(what, name) => format!("{}: {}", escape(&what), escape(name)),
            Element::Notice(text) => format!("> {}", escape(text)),
            Element::Citation(text) => format!("*{}*", escape(&text)),
            Element::Note(text) => format!("*{}*", escape(text)),
            Element::Chapter { number, title } => format!("## {}", escape(&heading(number, &title))),
            Element::Open(end) => format!("- {}.", escape(&end.message)),
            // The anchor has the form of the bookmarks in a Word document.
            Element::Clause(article) => {
                format!("<a id=\"{}\"></a>\n\n### {}", bookmark(&article.clause), escape(&format!("{} {}", article.number, article.title)))
            }
            Element::Text(parts) | Element::AnnexText(parts) => text(parts),
            Element::Definition(definition) => format!("**{}**: {}", escape(&quoted_term(agreement, definition)), text(&definition.blocks)),
            Element::Values(values) => {
                let row = |cells: [&str; 4]| format!("| {} |", cells.map(escape).join(" | "));
                let head = VALUE_COLUMNS.map(|key| agreement.words.get(key));
                let head = [row(head.each_ref().map(String::as_str)), "| --- | --- | --- | --- |".to_owned()];
                let rows = values.into_iter().map(|(article, value)| row([&article.number, &value.label, &value.value, &value.default]));
                head.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
            }
            Element::AnnexClause(article, section) => {
                format!("### {}", escape(&format!("{} {}: {section}", article.number, article.title)))
            }
        });
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// The name of a clause where links lead: `PAT_2`. An id has only letters, digits and hyphens, so each has its own.
pub(crate) fn bookmark(clause: &str) -> String {
    clause.replace('-', "_")
}

fn text(parts: &[Part]) -> String {
    let mut blocks = Vec::new();
    push(parts, None, &mut blocks);
    blocks.join("\n\n")
}

fn push(parts: &[Part], mut marker: Option<String>, blocks: &mut Vec<String>) {
    let side = Side::Chosen;
    let lead = |marker: &mut Option<String>| marker.take().map(|marker| format!("{marker} ")).unwrap_or_default();
    for part in parts {
        match part {
            Part::Paragraph { words, change } if side.has(*change) => blocks.push(lead(&mut marker) + &rich(words)),
            Part::Item { letter, signs, blocks: inner, change } if side.has(*change) => push(inner, Some(signs.around(letter)), blocks),
            Part::Paragraph { .. } | Part::Item { .. } | Part::Rule => {}
            Part::List { start, entries } => {
                let entries = entries.iter().enumerate();
                blocks.extend(entries.map(|(index, entry)| list_entry(*start, index, &text(entry))));
            }
            Part::Quote { blocks: inner } => {
                blocks.push(text(inner).lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n"));
            }
            Part::Code { text } => blocks.push(fenced(text)),
            Part::Table { head, rows } => {
                let row = |cells: &Vec<Vec<Piece>>| {
                    let cells: Vec<String> = cells.iter().map(|cell| escape(&line(cell, side).replace('\n', " "))).collect();
                    format!("| {} |", cells.join(" | "))
                };
                let rule = format!("|{}", " --- |".repeat(head.len()));
                blocks.push(std::iter::once(row(head)).chain([rule]).chain(rows.iter().map(row)).collect::<Vec<_>>().join("\n"));
            }
        }
    }
}

/// The words of a line with what is marked: text between two marks is escaped together, because an underscore between two
/// letters is no markup.
fn rich(words: &[Piece]) -> String {
    let mut out = String::new();
    let mut plain = String::new();
    push_rich(words, &mut plain, &mut out);
    flush(&mut plain, &mut out);
    out
}

fn push_rich(words: &[Piece], plain: &mut String, out: &mut String) {
    let side = Side::Chosen;
    for piece in words {
        match piece {
            Piece::Text { text } | Piece::Code { text } | Piece::Term { text, .. } => plain.push_str(text),
            Piece::Break => {
                flush(plain, out);
                out.push_str("\\\n");
            }
            Piece::Changed { change, words } if side.has(Some(*change)) => push_rich(words, plain, out),
            Piece::Changed { .. } => {}
            Piece::Emphasis { words } | Piece::Strong { words } | Piece::Link { words, .. } => push_rich(words, plain, out),
            Piece::Value { text, .. } => {
                flush(plain, out);
                out.push_str(&format!("**{}**", escape(text)));
            }
            Piece::Reference { clause, published, text, state } => {
                let words = reference_words(published, text, *state, side);
                if *state == ReferenceState::Chosen {
                    flush(plain, out);
                    out.push_str(&format!("[{}](#{})", escape(&words), bookmark(clause)));
                } else {
                    plain.push_str(&words);
                }
            }
        }
    }
}

/// Escapes what stands between two marks. White space at its edges is kept as it is: it is inside a line.
fn flush(plain: &mut String, out: &mut String) {
    if plain.is_empty() {
        return;
    }
    let text = std::mem::take(plain);
    let (start, end) = (text.len() - text.trim_start_matches(' ').len(), text.trim_end_matches(' ').len());
    if start >= end {
        out.push_str(&text);
        return;
    }
    let inner = escape(&text[start..end]);
    // Inside a line nothing begins a block.
    let inner = if out.is_empty() { inner } else { inner.strip_prefix("\\-").map_or(inner.clone(), |rest| format!("-{rest}")) };
    out.push_str(&text[..start]);
    out.push_str(&inner);
    out.push_str(&text[end..]);
}
