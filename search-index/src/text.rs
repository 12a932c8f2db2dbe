//! Joining and splitting texts, in one small function each: the standard library's cost the engine more bytes.

/// Texts one after the other, as one.
pub(crate) fn concat(texts: &[&str]) -> String {
    let mut whole = String::new();
    for text in texts {
        whole.push_str(text);
    }
    whole
}

/// The pieces of a text between ASCII signs: `ac.2` and `b'.'` give `ac` and `2`.
pub(crate) fn split_ascii(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(start..)?;
        let length = rest.iter().position(|&byte| byte == sign).unwrap_or(rest.len());
        let piece = text.get(start..start + length);
        start += length + 1;
        piece
    })
}

/// Whether a word is in a list of words with blanks between them.
#[inline(never)]
pub(crate) fn has_word(list: &str, word: &str) -> bool {
    !word.is_empty() && split_ascii(list, b' ').any(|known| known == word)
}
