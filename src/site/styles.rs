//! Style sheets of a theme as they are published: without comments, without the blanks around braces and semicolons and
//! after colons and commas, and without the last semicolon of a rule.
//!
//! More than a quarter of what a style sheet weighs explains it. Who changes the look reads the source; who reads a clause
//! need not load that. Nothing else is changed, so no rule can come to mean something else.

/// The published form of a style sheet. A comment that begins with `/*!` stays, which is how a licence is written.
pub(super) fn published(style: &str) -> String {
    let mut text = String::with_capacity(style.len());
    let mut rest = style;
    // Blanks before this offset belong to a string, an address or an escape.
    let mut kept = 0;
    while let Some(first) = rest.chars().next() {
        let length = token(rest);
        let (token, after) = rest.split_at(length);
        rest = after;
        match first {
            '/' if token.starts_with("/*") && !token.starts_with("/*!") => {
                // Two words that only a comment keeps apart stay two words.
                let apart = text.ends_with(char::is_whitespace) || rest.starts_with(char::is_whitespace);
                if !text.is_empty() && !rest.is_empty() && !apart {
                    text.push_str("/**/");
                }
            }
            '\n' => {
                trim(&mut text, kept, &[' ', '\t', '\r']);
                let ends_string = text.len() == kept && !text.ends_with('\n');
                if !text.is_empty() && (ends_string || !text.ends_with(['\n', '{', '}', ';'])) {
                    text.push('\n');
                }
                // A string that its line does not close ends with this sign.
                if ends_string {
                    kept = text.len();
                }
                rest = rest.trim_start_matches([' ', '\t']);
            }
            // A colon that a blank follows belongs to no selector.
            ' ' | '\t' | '\r' if text.len() > kept && text.ends_with(['{', '}', ';', ':', ',']) => {}
            '{' | '}' | ';' => {
                trim(&mut text, kept, &[' ', '\t', '\r', '\n']);
                if first == '}' && text.len() > kept && text.ends_with(';') {
                    text.pop();
                }
                text.push(first);
            }
            _ => {
                text.push_str(token);
                if length > first.len_utf8() {
                    kept = text.len();
                }
            }
        }
    }
    text
}

/// Takes blanks from the end, none of those before an offset.
fn trim(text: &mut String, kept: usize, blanks: &[char]) {
    while text.len() > kept && text.ends_with(blanks) {
        text.pop();
    }
}

/// How many bytes belong together at the beginning: a comment, a string, an address without quotes, an escaped character,
/// or else one character.
fn token(rest: &str) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    if let Some(inside) = rest.strip_prefix("/*") {
        return inside.find("*/").map_or(rest.len(), |end| end + 4);
    }
    if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let end = end_of(rest, 1, |c| c == quote || c == '\n');
        // A string that its line does not close ends with the line.
        return if rest[..end].ends_with('\n') && end < rest.len() { end - 1 } else { end };
    }
    if rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url(")) {
        // What stands in quotes is a string of its own.
        let inside = rest[4..].trim_start();
        return if inside.starts_with(['"', '\'']) { 4 } else { end_of(rest, 4, |c| c == ')') };
    }
    if rest.starts_with('\\') { first + rest[first..].chars().next().map_or(0, char::len_utf8) } else { first }
}

/// The offset behind the first character from `start` on that `ends` what began, as far as no backslash escapes it.
fn end_of(text: &str, start: usize, ends: impl Fn(char) -> bool) -> usize {
    let mut escaped = false;
    for (offset, c) in text[start..].char_indices() {
        if !escaped && ends(c) {
            return start + offset + c.len_utf8();
        }
        escaped = !escaped && c == '\\';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_are_not_sent() {
        let style = "/* What it is. */\n\n:root {\n  --a: 1px; /* why */\n\n  /* two\n     lines */\n  --b: 2px;\r\n}\n\na { }\n";
        assert_eq!(published(style), ":root{--a:1px;--b:2px}a{}");
        assert_eq!(published("/*! Licence: MIT */\na { }"), "/*! Licence: MIT */\na{}");
    }

    #[test]
    fn what_is_no_comment_stays() {
        for style in [
            "a::before{content:\"/* no ; comment { */\"}",
            "a::before{content:'  \\'/* no */ , : '}",
            "a{content:\"first\\\n   second\"}",
            "a{background:url(data:image/svg+xml;x,/*no*/)}",
            "a{background:URL( 'x/*y*/.png' )}",
            ".a\\/\\*{color:red}.b\\*\\/{color:red}",
            ".a\\  .b{color:red}",
            ".a\\ {color:red}",
            "a :is(b,c) ::before{color:red}",
        ] {
            assert_eq!(published(style), style);
        }
    }

    #[test]
    fn words_that_a_comment_keeps_apart_stay_apart() {
        assert_eq!(published("a/* x */b{}"), "a/**/b{}");
        assert_eq!(published("a /* x */b{} c/* x */ d{}"), "a b{}c d{}");
        assert_eq!(published("/* x */a{}/* y */"), "a{}");
    }

    #[test]
    fn a_damaged_sheet_is_handed_on() {
        for style in
            ["a { content: \"", "a { content: \"\\", "url(", "url(x\\", "\\", "/", "a /* never closed", "ü\\ü/*ü*/ü", "a { b: \"x\n}\n"]
        {
            published(style);
        }
        assert_eq!(published("a { content: \"x\n  /* c */\n}\n"), "a{content:\"x\n}");
        assert_eq!(published("a {} /* never closed"), "a{}");
    }
}
