//! The words that the program itself writes on pages, in the language of the book.
//!
//! They stand in files in the format of Fluent, one for each language. English is complete, and a file of a book's own can
//! say any of them differently. A word is text: what looks like markup in it is shown as it is written, but for the
//! elements that the page gives it by name: `<lists>lists</lists>` is a link where the template says that `lists` is one.

mod date;
mod script;
mod shape;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;
pub use shape::{MAX_FORMS, Shape, nests_too_deep, shapes};

/// The words that the program has, by language.
const LANGUAGES: [(&str, &str); 2] = [("en", include_str!("en.ftl")), ("de", include_str!("de.ftl"))];

/// The words of the program in a language; none where it has none.
pub fn built_in(language: &str) -> Option<&'static str> {
    let main = language.split('-').next().unwrap_or_default();
    LANGUAGES.iter().find(|(name, _)| name.eq_ignore_ascii_case(main)).map(|(_, text)| *text)
}

/// Whether a text is the tag of a language: `de`, `pt-BR`.
pub fn is_language(tag: &str) -> bool {
    tag.parse::<LanguageIdentifier>().is_ok_and(|language| !language.language.is_empty())
}

/// Whether a tag is that of English.
pub fn is_english(tag: &str) -> bool {
    tag.split('-').next().is_some_and(|main| main.eq_ignore_ascii_case("en"))
}

/// The English words, which say what every other file must have.
pub fn english() -> &'static str {
    LANGUAGES[0].1
}

/// The words of a book.
#[derive(Clone)]
pub struct Words(Arc<Inner>);

struct Inner {
    language: String,
    is_right_to_left: bool,
    /// Words without a placeable, ready to use: most are.
    plain: HashMap<String, String>,
    bundle: Bundle,
    /// The English words: for those that neither the program nor the book has in the language of the book, and for those
    /// of the book that cannot be used, which was reported.
    english: Bundle,
}

type Bundle = FluentBundle<FluentResource>;

impl Words {
    /// The words of a language, with those of the book's own file instead of those of the program.
    pub fn new(language: &str, is_right_to_left: bool, own: Option<&str>) -> Self {
        let base = built_in(language);
        let own = own.filter(|own| !nests_too_deep(own));
        let english = bundle("en", false, [english()]);
        let bundle = bundle(language, is_right_to_left, [base, own].into_iter().flatten());
        let mut plain = HashMap::new();
        for (key, shape) in &shapes(self::english()) {
            let is_plain = shape.values.is_empty();
            if let Some(words) = formatted(&bundle, key, None).or_else(|| formatted(&english, key, None)).filter(|_| is_plain) {
                plain.insert(key.clone(), words);
            }
        }
        Self(Arc::new(Inner { language: language.to_owned(), is_right_to_left, plain, bundle, english }))
    }

    /// The tag of the language: `en`, `de-AT`.
    pub fn language(&self) -> &str {
        &self.0.language
    }

    /// Whether the script of the language runs from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.0.is_right_to_left
    }

    /// The words of a key without placeables.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of a key with values in the places of its placeables.
    pub fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.find(key, values.iter().map(|(name, value)| (*name, value.clone()))).unwrap_or_else(|| key.to_owned())
    }

    /// The words of a key; none where there is no such key, or a value is missing.
    pub fn find<'v>(&self, key: &str, values: impl IntoIterator<Item = (&'v str, Value<'v>)>) -> Option<String> {
        if let Some(words) = self.0.plain.get(key) {
            return Some(words.clone());
        }
        let values: FluentArgs<'_> = values.into_iter().collect();
        formatted(&self.0.bundle, key, Some(&values)).or_else(|| formatted(&self.0.english, key, Some(&values)))
    }

    /// The words of a key with the names of their values in braces, `{clause}`: for who puts the values in later.
    pub fn pattern(&self, key: &str) -> String {
        let names: Vec<String> = shapes(english()).remove(key).map(|shape| shape.values.into_iter().collect()).unwrap_or_default();
        self.find(key, names.iter().map(|name| (name.as_str(), format!("{{{name}}}").into()))).unwrap_or_else(|| key.to_owned())
    }

    /// A day as the language writes it; what is no ISO date stays as it is.
    pub fn date(&self, iso: &str) -> String {
        date::parts(iso).map_or_else(
            || iso.to_owned(),
            |[year, month, day]| self.with("date", &[("year", year.into()), ("month", month.into()), ("day", day.into())]),
        )
    }
}

impl Default for Words {
    fn default() -> Self {
        static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new("en", false, None));
        ENGLISH.clone()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.0.language).finish()
    }
}

fn formatted(bundle: &Bundle, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
    formatted_pattern(bundle, bundle.get_message(key)?.value()?, values)
}

fn formatted_pattern(bundle: &Bundle, pattern: &Pattern<&str>, values: Option<&FluentArgs<'_>>) -> Option<String> {
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, values, &mut errors).into_owned();
    errors.is_empty().then_some(words)
}

/// The words of several texts; what a later one has replaces what an earlier one has.
fn bundle<'t>(language: &str, is_right_to_left: bool, texts: impl IntoIterator<Item = &'t str>) -> Bundle {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Marks that keep the directions of names apart are needed only where two directions meet.
    bundle.set_use_isolating(is_right_to_left);
    for text in texts {
        // What cannot be read was reported, and the rest is used.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
