//! What the page shows of an answer, as JSON, written by hand: a general library would be larger than the engine.

use clause_search::{Excerpt, Hit, Results};

/// Adds an answer.
pub(crate) fn write(results: &Results, out: &mut String) {
    push(out, "{\"total\":");
    number(results.total, out);
    push(out, ",\"others\":");
    number(results.others, out);
    push(out, if results.complete { ",\"complete\":true" } else { ",\"complete\":false" });
    push(out, ",\"hits\":");
    list(&results.hits, out, hit);
    push(out, ",\"missing\":");
    list(&results.missing, out, |name, out| text(name, out));
    if let Some(correction) = &results.correction {
        push(out, ",\"correction\":");
        text(&correction.query, out);
    }
    push(out, ",\"counts\":");
    list(&results.counts, out, |facet, out| {
        push(out, "{\"facet\":");
        text(facet.facet.name(), out);
        push(out, ",\"values\":");
        list(&facet.values, out, |value, out| {
            push(out, "{\"value\":");
            text(&value.value, out);
            push(out, ",\"count\":");
            number(value.count, out);
            push(out, "}");
        });
        out.push('}');
    });
    push(out, ",\"suggestions\":{\"ids\":");
    list(&results.suggestions.ids, out, pair);
    push(out, ",\"words\":");
    list(&results.suggestions.words, out, |word, out| text(word, out));
    push(out, ",\"topics\":");
    list(&results.suggestions.topics, out, pair);
    push(out, "}}");
}

fn hit(hit: &Hit, out: &mut String) {
    push(out, "{\"is\":");
    text(hit.document_kind.name(), out);
    push(out, ",\"id\":");
    text(&hit.id, out);
    push(out, ",\"url\":");
    text(&hit.url, out);
    push(out, ",\"title\":");
    pieces(&hit.title, out);
    push(out, ",\"parties\":");
    list(&hit.parties, out, |party, out| text(party, out));
    push(out, ",\"where\":");
    text(hit.match_field.name(), out);
    push(out, ",\"excerpt\":");
    pieces(&hit.excerpt, out);
    push(out, ",\"excerptFrom\":");
    text(hit.excerpt_from.name(), out);
    if let Some(provision) = &hit.provision {
        push(out, ",\"provision\":");
        pair(provision, out);
    }
    out.push('}');
}

/// A text as pieces; those that match are lists of one.
fn pieces(excerpt: &Excerpt, out: &mut String) {
    let mut done = 0;
    push(out, "[");
    for mark in &excerpt.marks {
        text(&excerpt.text[done..mark.start], out);
        push(out, ",[");
        text(&excerpt.text[mark.start..mark.end], out);
        push(out, "],");
        done = mark.end;
    }
    text(&excerpt.text[done..], out);
    push(out, "]");
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
    for (index, value) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        item(value, out);
    }
    out.push(']');
}

/// Adds a text as it is. One call in place of forty copies of it.
#[inline(never)]
fn push(out: &mut String, text: &str) {
    out.push_str(text);
}

fn number(value: usize, out: &mut String) {
    if value > 9 {
        number(value / 10, out);
    }
    out.push(char::from(b'0' + (value % 10) as u8));
}

fn text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => push(out, "\\\""),
            '\\' => push(out, "\\\\"),
            '\n' => push(out, "\\n"),
            // Other control characters have no business in a clause.
            '\0'..='\u{1F}' => out.push(' '),
            _ => out.push(c),
        }
    }
    out.push('"');
}
