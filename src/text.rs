//! Small pieces of language that several layers write.

/// `1 clause`, `2 clauses`: a number with its word.
pub fn plural(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// A word with a capital letter at its beginning.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `a`, `b` and 3 more: the first names of a list that may be long.
pub fn first_of<T: AsRef<str>>(names: &[T], most: usize) -> String {
    let shown: Vec<String> = names.iter().take(most).map(|name| format!("`{}`", name.as_ref())).collect();
    let more = names.len() - shown.len();
    shown.join(", ") + &if more > 0 { format!(" and {more} more") } else { String::new() }
}

/// Text with every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text of at most `most` characters: a longer one ends after a whole word, with a sign that it goes on.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    // The character behind what is kept decides whether its last word is whole.
    let is_whole = text[kept.len()..].starts_with(char::is_whitespace);
    let words = if is_whole { kept.as_str() } else { kept.rsplit_once(char::is_whitespace).map_or(kept.as_str(), |(words, _)| words) };
    format!("{}…", words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '(')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        assert_eq!(plural(0, "clause"), "0 clauses");
        assert_eq!(plural(1, "clause"), "1 clause");
        assert_eq!(plural(2, "clause"), "2 clauses");
    }

    #[test]
    fn a_long_text_ends_after_a_whole_word() {
        assert_eq!(shortened("one two", 7), "one two");
        assert_eq!(shortened("one two three", 8), "one two…");
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened("one, two three", 6), "one…");
        assert_eq!(shortened("unbroken", 4), "unb…");
        assert_eq!(shortened("äöü ß", 4), "äöü…");
        assert_eq!(shortened("", 4), "");
    }

    #[test]
    fn a_long_list_says_how_many_more_there_are() {
        let names = ["a", "b", "c"];
        assert_eq!(first_of(&names, 3), "`a`, `b`, `c`");
        assert_eq!(first_of(&names, 2), "`a`, `b` and 1 more");
        assert_eq!(first_of(&names[..0], 2), "");
    }

    #[test]
    fn words_are_put_in_order() {
        assert_eq!(capitalised("élan"), "Élan");
        assert_eq!(capitalised(""), "");
        assert_eq!(one_line(" a\n b\t"), "a b");
    }
}
