//! What stands for characters that HTML would take for its own. There is one rule for templates and
//! for corpus text, so that the same words have the same bytes everywhere.

/// Appends text as HTML that shows exactly this text, in an element or in a quoted attribute.
///
/// A line end is written as a character reference: inside a block of HTML in Markdown a blank line
/// would end the block.
pub(super) fn push_escaped(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' => html.push_str("&#10;"),
            c => html.push(c),
        }
    }
}
