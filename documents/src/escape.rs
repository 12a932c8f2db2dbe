//! Text for programs that would take some of its signs for their own: readers of Markdown, and spreadsheets.

/// A block of code whose fence is longer than any in it.
pub fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", code.strip_suffix('\n').unwrap_or(code))
}

/// One line of text, so that a reader of Markdown gives the same text back.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let characters: Vec<char> = text.chars().collect();
    let is_word = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|c| c.is_alphanumeric());
    let block_start = block_marker(text);
    for (at, &c) in characters.iter().enumerate() {
        let next = characters.get(at + 1).copied();
        let is_edge = at == 0 || next.is_none();
        match c {
            // A line end would end the paragraph or the table; one line was promised.
            '\n' | '\r' => out.push(' '),
            // White space at the edges is cut off, four spaces make code.
            ' ' | '\t' if is_edge => out.push_str(if c == ' ' { "&#32;" } else { "&#9;" }),
            '_' if is_word(at.checked_sub(1)) && is_word(Some(at + 1)) => out.push(c),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '#' | '~' | '|' => {
                out.push('\\');
                out.push(c);
            }
            '&' if next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()) => out.push_str("\\&"),
            _ => {
                if Some(at) == block_start {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

/// Which character of a line would begin a block: of a list, a quotation, a rule, an underlined heading.
fn block_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let first = text.chars().next()?;
    match first {
        '-' | '+' | '=' | '>' | ':' => Some(0),
        _ if (1..=9).contains(&digits) && text[digits..].starts_with(['.', ')']) => {
            text[digits + 1..].chars().next().is_none_or(char::is_whitespace).then_some(digits)
        }
        _ => None,
    }
}

/// The entry of a list at `index`, behind its number or a hyphen: whatever follows its first line stands under its first
/// word, so that it stays in the entry. `start` is the number of the first entry.
pub fn list_entry(start: Option<u64>, index: usize, text: &str) -> String {
    let sign = start.map_or_else(|| "-".to_owned(), |start| format!("{}.", start.saturating_add(index as u64)));
    let step = " ".repeat(sign.len() + 1);
    let mut out = sign;
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        if !line.is_empty() {
            out.push_str(if number == 0 { " " } else { &step });
            out.push_str(line);
        }
    }
    out
}

/// Whether a spreadsheet would take a text for a formula. Source: OWASP, "CSV Injection".
pub fn looks_like_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn cell(cell: String) -> String {
    if looks_like_formula(&cell) { format!("'{cell}") } else { cell }
}

/// A cell without the apostrophe of [`cell`].
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| looks_like_formula(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::cell as guarded;

    #[test]
    fn formulas_are_guarded() {
        for cell in ["=1+1", "+1", "-1", "@x", "\t=1"] {
            assert_eq!(guarded(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(guarded("a=1".to_owned()), "a=1");
        assert_eq!(guarded(String::new()), "");
    }
}
