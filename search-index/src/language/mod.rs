//! The language of a corpus: one for an index, known when it is built.
//!
//! English needs nothing beside this crate. The other languages have Snowball's stemmers and come with the feature
//! `languages`; without it there is one language, so that the engine of a site in English carries nothing of the others.

mod english;
#[cfg(feature = "languages")]
mod others;
mod vocabulary;

use vocabulary::Vocabulary;

/// The language of a corpus.
///
/// The order is that of the numbers in an index, so a new language is added at the end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, with British and American spelling.
    #[default]
    English,
    /// A language without a stemmer here: words are folded and found in the form in which they are written. Chinese, Japanese
    /// and Korean are searched by pairs of characters.
    #[cfg(feature = "languages")]
    Other,
    #[cfg(feature = "languages")]
    #[expect(missing_docs, reason = "the name says it")]
    Danish,
    #[cfg(feature = "languages")]
    #[expect(missing_docs, reason = "the name says it")]
    Dutch,
    #[cfg(feature = "languages")]
    #[expect(missing_docs, reason = "the name says it")]
    Finnish,
    #[cfg(feature = "languages")]
    #[expect(missing_docs, reason = "the name says it")]
    French,
    #[cfg(feature = "languages")]
    #[expect(missing_docs, reason = "the name says it")]
    German,
    #[cfg(feature = "languages")]
    #[expect(missing_docs, reason = "the name says it")]
    Italian,
    /// Bokmål and Nynorsk.
    #[cfg(feature = "languages")]
    Norwegian,
    #[cfg(feature = "languages")]
    #[expect(missing_docs, reason = "the name says it")]
    Portuguese,
    #[cfg(feature = "languages")]
    #[expect(missing_docs, reason = "the name says it")]
    Spanish,
    #[cfg(feature = "languages")]
    #[expect(missing_docs, reason = "the name says it")]
    Swedish,
}

impl Language {
    /// All languages, in the order of their numbers in an index.
    pub const ALL: &[Self] = &[
        Self::English,
        #[cfg(feature = "languages")]
        Self::Other,
        #[cfg(feature = "languages")]
        Self::Danish,
        #[cfg(feature = "languages")]
        Self::Dutch,
        #[cfg(feature = "languages")]
        Self::Finnish,
        #[cfg(feature = "languages")]
        Self::French,
        #[cfg(feature = "languages")]
        Self::German,
        #[cfg(feature = "languages")]
        Self::Italian,
        #[cfg(feature = "languages")]
        Self::Norwegian,
        #[cfg(feature = "languages")]
        Self::Portuguese,
        #[cfg(feature = "languages")]
        Self::Spanish,
        #[cfg(feature = "languages")]
        Self::Swedish,
    ];

    /// The language of a tag of BCP 47, such as `de` or `pt-BR`; [`Self::Other`] for one that has no stemmer here.
    #[cfg(feature = "languages")]
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "en" => Self::English,
            "da" => Self::Danish,
            "nl" => Self::Dutch,
            "fi" => Self::Finnish,
            "fr" => Self::French,
            "de" => Self::German,
            "it" => Self::Italian,
            "no" | "nb" | "nn" => Self::Norwegian,
            "pt" => Self::Portuguese,
            "es" => Self::Spanish,
            "sv" => Self::Swedish,
            _ => Self::Other,
        }
    }

    /// The words of queries in this language.
    pub(crate) const fn vocabulary(self) -> &'static Vocabulary {
        match self {
            Self::English => &english::ENGLISH,
            #[cfg(feature = "languages")]
            Self::Other => &others::OTHER,
            #[cfg(feature = "languages")]
            Self::Danish => &others::DANISH,
            #[cfg(feature = "languages")]
            Self::Dutch => &others::DUTCH,
            #[cfg(feature = "languages")]
            Self::Finnish => &others::FINNISH,
            #[cfg(feature = "languages")]
            Self::French => &others::FRENCH,
            #[cfg(feature = "languages")]
            Self::German => &others::GERMAN,
            #[cfg(feature = "languages")]
            Self::Italian => &others::ITALIAN,
            #[cfg(feature = "languages")]
            Self::Norwegian => &others::NORWEGIAN,
            #[cfg(feature = "languages")]
            Self::Portuguese => &others::PORTUGUESE,
            #[cfg(feature = "languages")]
            Self::Spanish => &others::SPANISH,
            #[cfg(feature = "languages")]
            Self::Swedish => &others::SWEDISH,
        }
    }

    /// Whether it is the language that the smaller engine for browsers knows.
    pub const fn is_english(self) -> bool {
        matches!(self, Self::English)
    }
}

#[cfg(all(test, feature = "languages"))]
mod tests {
    use super::*;

    #[test]
    fn tags_name_languages() {
        let cases = [
            ("en", Language::English),
            ("en-GB", Language::English),
            ("de-CH", Language::German),
            ("DE", Language::German),
            ("pt_BR", Language::Portuguese),
            ("nn", Language::Norwegian),
            ("ja", Language::Other),
            ("den", Language::Other),
            ("", Language::Other),
        ];
        for (tag, language) in cases {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn the_number_of_a_language_is_its_place_among_all() {
        for (number, language) in Language::ALL.iter().enumerate() {
            assert_eq!(*language as usize, number);
        }
    }
}
