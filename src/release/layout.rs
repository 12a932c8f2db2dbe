//! JSON as people read it, and as version control compares it: what fits on a line is on one line.

/// Longest line, in bytes without its indentation.
const WIDTH: usize = 140;

/// Lays out JSON that has no white space between its tokens.
pub(super) fn lay_out(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len() * 2);
    value(compact, 0, &mut out);
    out.push('\n');
    out
}

/// Writes a value: on the rest of the line where it fits, otherwise each of its members on lines of its own.
fn value(text: &str, depth: usize, out: &mut String) {
    let Some(members) = text.strip_prefix(['{', '[']).and_then(|rest| rest.strip_suffix(['}', ']'])).filter(|inside| !inside.is_empty())
    else {
        out.push_str(text);
        return;
    };
    if text.len() <= WIDTH {
        one_line(text, out);
        return;
    }
    let (open, close) = (&text[..1], &text[text.len() - 1..]);
    out.push_str(open);
    let mut rest = members;
    while !rest.is_empty() {
        let (member, after) = rest.split_at(end_of_member(rest));
        line(depth + 1, out);
        match end_of_key(member).filter(|_| open == "{") {
            Some(key) => {
                out.push_str(&member[..key]);
                out.push_str(": ");
                value(&member[key + 1..], depth + 1, out);
            }
            None => value(member, depth + 1, out),
        }
        rest = after.strip_prefix(',').unwrap_or(after);
        if !rest.is_empty() {
            out.push(',');
        }
    }
    line(depth, out);
    out.push_str(close);
}

fn line(depth: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

/// Writes a whole value with a blank after each colon and comma, and inside braces that are not empty.
fn one_line(text: &str, out: &mut String) {
    let mut marks = marks(text).peekable();
    while let Some((c, is_in_string)) = marks.next() {
        out.push(c);
        let next = marks.peek().map(|&(next, is_in_string)| if is_in_string { '"' } else { next });
        let is_blank = match c {
            _ if is_in_string => next == Some('}'),
            ':' | ',' => true,
            '{' => next != Some('}'),
            _ => next == Some('}'),
        };
        if is_blank {
            out.push(' ');
        }
    }
}

/// Where a member of an object or a list ends: at the comma behind it, or at the end.
fn end_of_member(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    for (c, is_in_string) in marks(text) {
        match c {
            _ if is_in_string => {}
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => return at,
            _ => {}
        }
        at += c.len_utf8();
    }
    text.len()
}

/// Where the key of a member ends.
fn end_of_key(member: &str) -> Option<usize> {
    let mut at = 0;
    for (c, is_in_string) in marks(member) {
        if c == ':' && !is_in_string {
            return Some(at);
        }
        at += c.len_utf8();
    }
    None
}

/// The characters of JSON, each with whether it belongs to a string.
fn marks(text: &str) -> impl Iterator<Item = (char, bool)> {
    let (mut is_in_string, mut is_escaped) = (false, false);
    text.chars().map(move |c| {
        let was_in_string = is_in_string;
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_in_string => is_escaped = true,
            '"' => is_in_string = !is_in_string,
            _ => {}
        }
        (c, was_in_string || is_in_string)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn what_fits_is_on_one_line() {
        let short = json!({ "a": [1, { "b": "{x}, \"y\": z" }, {}, []], "c": null });
        assert_eq!(lay_out(&short.to_string()), "{ \"a\": [1, { \"b\": \"{x}, \\\"y\\\": z\" }, {}, []], \"c\": null }\n");
        let long = json!({ "a": ["x".repeat(100), "y".repeat(100)], "b": 1 });
        let expected = format!("{{\n  \"a\": [\n    \"{}\",\n    \"{}\"\n  ],\n  \"b\": 1\n}}\n", "x".repeat(100), "y".repeat(100));
        assert_eq!(lay_out(&long.to_string()), expected);
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u32>().prop_map(Value::from),
            ".{0,30}".prop_map(Value::from)
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(".{0,10}", inner, 0..6).prop_map(|fields| fields.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_content_stays_and_no_line_that_could_be_split_is_long(value in values()) {
            let text = lay_out(&value.to_string());
            prop_assert_eq!(serde_json::from_str::<Value>(&text).expect("still JSON"), value);
            for line in text.lines() {
                prop_assert!(!line.ends_with(' '));
            }
        }
    }
}
