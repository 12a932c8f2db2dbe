//! The words of a text as the index has them, for programs that compare texts and do not search.

use std::ops::Range;

use crate::analysis::add_prose;
#[cfg(feature = "languages")]
use crate::analysis::fold;
use crate::language::Language;
#[cfg(feature = "languages")]
use crate::text::has_word;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its term: folded and stemmed; of a citation the whole, too: `164.308.a`.
    pub term: String,
    /// Counts the words of the text; a line break adds one, so that words on both sides of it are not neighbours.
    pub position: usize,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// The words of a text in a language, in its order. A hyphenated word is there in parts and as one.
pub fn words(language: Language, text: &str) -> Vec<Word> {
    let mut tokens = Vec::new();
    add_prose(language, text, &mut 0, &mut tokens);
    tokens.into_iter().map(|token| Word { term: token.text, position: token.position, range: token.from..token.to }).collect()
}

/// Whether a word of a text holds sentences of a language together and says nothing of what they are about. Of a language
/// whose words are not known here, none does.
#[cfg(feature = "languages")]
pub fn is_function_word(language: Language, word: &str) -> bool {
    let mut folded = String::new();
    word.chars().for_each(|c| fold(language, c, &mut folded));
    has_word(language.vocabulary().function, &folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_index_and_say_where_they_stand() {
        let text = "Multi-factor sign-in\nfor Patches, PAT-2";
        let found = words(Language::English, text);
        let terms: Vec<&str> = found.iter().map(|word| word.term.as_str()).collect();
        assert_eq!(terms, ["multi", "factor", "multifactor", "sign", "in", "signin", "for", "patch", "pat", "pat.2"]);
        let patch = found.iter().find(|word| word.term == "patch").expect("the word is in the text");
        assert_eq!((&text[patch.range.clone()], patch.position), ("Patches", 6));
    }

    #[cfg(feature = "languages")]
    #[test]
    fn words_of_another_language_have_its_stems_and_its_function_words() {
        let terms = |text: &str| words(Language::German, text).into_iter().map(|word| word.term).collect::<Vec<_>>();
        assert_eq!(terms("Mängeln"), terms("Mangel"));
        assert!(is_function_word(Language::German, "Für") && !is_function_word(Language::German, "Mangel"));
        assert!(!is_function_word(Language::Other, "the"));
    }
}
