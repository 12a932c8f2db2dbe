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

/// Text with every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    fn words_are_put_in_order() {
        assert_eq!(capitalised("élan"), "Élan");
        assert_eq!(capitalised(""), "");
        assert_eq!(one_line(" a\n b\t"), "a b");
    }
}
