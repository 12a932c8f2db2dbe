//! What the page shows of an answer, as JSON, written by hand: a general library would be larger than the engine.

use clause_search::{Excerpt, Hit, Results};

/// Adds an answer.
pub(crate) fn write(results: &Results, out: &mut String) {
    put(out, "{\"total\":");
    number(results.total, out);
    put(out, if results.complete { ",\"complete\":true" } else { ",\"complete\":false" });
    put(out, ",\"hits\":");
    list(&results.hits, out, hit);
    put(out, ",\"missing\":");
    list(&results.missing, out, |name, out| text(name, out));
    if let Some(correction) = &results.correction {
        put(out, ",\"correction\":");
        text(&correction.query, out);
    }
    put(out, ",\"counts\":");
    list(&results.counts, out, |facet, out| {
        put(out, "{\"facet\":");
        text(facet.facet.name(), out);
        put(out, ",\"values\":");
        list(&facet.values, out, |value, out| {
            put(out, "{\"value\":");
            text(&value.value, out);
            put(out, ",\"count\":");
            number(value.count, out);
            put(out, "}");
        });
        out.push('}');
    });
    put(out, ",\"suggestions\":{\"ids\":");
    list(&results.suggestions.ids, out, pair);
    put(out, ",\"words\":");
    list(&results.suggestions.words, out, |word, out| text(word, out));
    put(out, "}}");
}

fn hit(hit: &Hit, out: &mut String) {
    put(out, "{\"id\":");
    text(&hit.id, out);
    put(out, ",\"url\":");
    text(&hit.url, out);
    put(out, ",\"title\":");
    pieces(&hit.title, out);
    put(out, ",\"parties\":");
    list(&hit.parties, out, |party, out| text(party, out));
    put(out, ",\"where\":");
    text(hit.place.name(), out);
    put(out, ",\"excerpt\":");
    pieces(&hit.excerpt, out);
    put(out, ",\"excerptFrom\":");
    text(hit.excerpt_from.name(), out);
    out.push('}');
}

/// A text as pieces; those that match are lists of one.
fn pieces(excerpt: &Excerpt, out: &mut String) {
    let mut done = 0;
    put(out, "[");
    for mark in &excerpt.marks {
        text(&excerpt.text[done..mark.start], out);
        put(out, ",[");
        text(&excerpt.text[mark.start..mark.end], out);
        put(out, "],");
        done = mark.end;
    }
    text(&excerpt.text[done..], out);
    put(out, "]");
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

/// Adds a text as it is. One call in place of forty copies of it.
#[inline(never)]
fn put(out: &mut String, text: &str) {
    out.push_str(text);
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
            '"' => put(out, "\\\""),
            '\\' => put(out, "\\\\"),
            '\n' => put(out, "\\n"),
            // Other control characters have no business in a clause.
            '\0'..='\u{1F}' => out.push(' '),
            _ => out.push(c),
        }
    }
    out.push('"');
}
