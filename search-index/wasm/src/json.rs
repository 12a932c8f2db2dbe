//! Results as JSON, written by hand: a general library would be larger than the engine.

use clause_search::{Excerpt, Hit, Results};

/// Adds an answer.
pub(crate) fn write(results: &Results, out: &mut String) {
    out.push_str("{\"total\":");
    number(results.total, out);
    out.push_str(if results.complete { ",\"complete\":true" } else { ",\"complete\":false" });
    out.push_str(",\"hits\":");
    list(&results.hits, out, hit);
    out.push_str(",\"missing\":");
    list(&results.missing, out, |name, out| text(name, out));
    if let Some(correction) = &results.correction {
        out.push_str(",\"correction\":{\"query\":");
        text(&correction.query, out);
        out.push_str(",\"words\":");
        list(&correction.words, out, pair);
        out.push('}');
    }
    out.push_str(",\"counts\":");
    list(&results.counts, out, |facet, out| {
        out.push_str("{\"facet\":");
        text(facet.facet.name(), out);
        out.push_str(",\"values\":");
        list(&facet.values, out, |value, out| {
            out.push_str("{\"value\":");
            text(&value.value, out);
            out.push_str(",\"name\":");
            text(&value.name, out);
            out.push_str(",\"count\":");
            number(value.count, out);
            out.push_str(if value.chosen { ",\"chosen\":true}" } else { ",\"chosen\":false}" });
        });
        out.push('}');
    });
    out.push_str(",\"suggestions\":{\"ids\":");
    list(&results.suggestions.ids, out, pair);
    out.push_str(",\"words\":");
    list(&results.suggestions.words, out, |word, out| text(word, out));
    out.push_str("}}");
}

fn hit(hit: &Hit, out: &mut String) {
    out.push_str("{\"id\":");
    text(&hit.id, out);
    out.push_str(",\"url\":");
    text(&hit.url, out);
    out.push_str(",\"title\":");
    pieces(&hit.title, out);
    out.push_str(",\"parties\":");
    list(&hit.parties, out, |party, out| text(party, out));
    out.push_str(",\"where\":");
    text(hit.place.name(), out);
    out.push_str(",\"excerpt\":");
    pieces(&hit.excerpt, out);
    out.push_str(",\"excerptFrom\":");
    text(hit.excerpt_from.name(), out);
    out.push('}');
}

/// A text as pieces; those that match are lists of one.
fn pieces(excerpt: &Excerpt, out: &mut String) {
    list(&excerpt.pieces(), out, |&(piece, marked), out| {
        if marked {
            out.push('[');
            text(piece, out);
            out.push(']');
        } else {
            text(piece, out);
        }
    });
}

fn pair((one, other): &(String, String), out: &mut String) {
    out.push('[');
    text(one, out);
    out.push(',');
    text(other, out);
    out.push(']');
}

fn list<T>(items: &[T], out: &mut String, mut item: impl FnMut(&T, &mut String)) {
    out.push('[');
    for (place, value) in items.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        item(value, out);
    }
    out.push(']');
}

fn number(value: usize, out: &mut String) {
    let mut digits = [0; 20];
    let mut rest = value;
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(digits[start..].iter().map(|&digit| char::from(digit)));
}

fn text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Other control characters have no business in a clause.
            '\0'..='\u{1F}' => out.push(' '),
            _ => out.push(c),
        }
    }
    out.push('"');
}
