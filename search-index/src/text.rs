//! Joining and splitting texts, in one small function each: the standard library's cost the engine more bytes.

/// The text that bytes begin with: all of them if they are UTF-8.
pub fn valid_text(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

/// Texts one after the other, as one.
pub(crate) fn concat(texts: &[&str]) -> String {
    let mut whole = String::new();
    for text in texts {
        whole.push_str(text);
    }
    whole
}

/// Adds a word to a list of words, with a separator between two.
#[inline(never)]
pub(crate) fn push_word(list: &mut String, separator: char, word: &str) {
    if !list.is_empty() {
        list.push(separator);
    }
    list.push_str(word);
}

/// The pieces of a text between ASCII signs: `ac.2` and `b'.'` give `ac` and `2`.
pub(crate) const fn split_ascii(text: &str, sign: u8) -> Pieces<'_> {
    Pieces { text, sign, start: 0 }
}

/// The pieces of a text that are left.
pub(crate) struct Pieces<'a> {
    text: &'a str,
    sign: u8,
    start: usize,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.text.as_bytes().get(self.start..)?;
        let length = rest.iter().position(|&byte| byte == self.sign).unwrap_or(rest.len());
        let piece = self.text.get(self.start..self.start + length);
        self.start += length + 1;
        piece
    }
}

/// Whether a word is in a list of words with blanks between them.
#[inline(never)]
pub(crate) fn has_word(list: &str, word: &str) -> bool {
    !word.is_empty() && split_ascii(list, b' ').any(|known| known == word)
}
