//! Names, identities and texts as OSCAL wants them.

use clause_documents::escape::markdown;
use uuid::Uuid;

use super::model::Property;
use crate::text::one_line;

/// What the names of properties and parts that OSCAL does not have belong to. It is only a name; nothing has to be there.
pub(super) const NAMESPACE: &str = "https://docs.rs/mdbook-clauses/ns/oscal";

/// Makes the UUIDs of a corpus: of version 5, so that the same thing has the same one in every build.
///
/// The namespace of a corpus is made from its address in the namespace of URLs (RFC 9562), so that two corpora never share
/// one; each UUID is made in it from the kind of a thing and its id, as `framework/hipaa`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Identities(Uuid);

impl Identities {
    /// The identities of the corpus at an address, or of this title where it has no address.
    pub(super) fn new(corpus: &str) -> Self {
        Self(Uuid::new_v5(&Uuid::NAMESPACE_URL, corpus.as_bytes()))
    }

    /// The UUID of a thing.
    pub(super) fn of(&self, kind: &str, id: &str) -> String {
        Uuid::new_v5(&self.0, format!("{kind}/{id}").as_bytes()).to_string()
    }
}

/// The line of Markdown whose reader sees these words; empty where there are none.
pub(super) fn line(words: &str) -> String {
    markdown(&one_line(words))
}

/// A text as OSCAL's strings are: one line without space at its ends.
pub(super) fn string(text: &str) -> String {
    one_line(text)
}

/// An id as OSCAL's tokens are: letters, digits, `.`, `-` and `_`, with a letter or `_` at the beginning.
pub(super) fn token(id: &str) -> String {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut token: String = id.chars().map(|c| if is_allowed(c) { c } else { '-' }).collect();
    if !token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        token.insert(0, '_');
    }
    token
}

/// A property that OSCAL names; none without a value.
pub(super) fn standard(name: &'static str, value: &str) -> Option<Property> {
    property(name, None, value)
}

/// A property that only our clauses have; none without a value.
pub(super) fn own(name: &'static str, value: &str) -> Option<Property> {
    property(name, Some(NAMESPACE), value)
}

fn property(name: &'static str, ns: Option<&'static str>, value: &str) -> Option<Property> {
    let value = string(value);
    (!value.is_empty()).then(|| Property { name, ns, value, class: String::new() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn identities_are_those_of_the_manual() {
        let corpus = Identities::new("https://clauses.example.org/");
        assert_eq!(corpus.of("framework", "hipaa"), corpus.of("framework", "hipaa"));
        assert_ne!(corpus.of("framework", "hipaa"), corpus.of("term", "hipaa"));
        assert_ne!(corpus.of("framework", "hipaa"), Identities::new("https://other.example.org/").of("framework", "hipaa"));
        assert_eq!(Uuid::parse_str(&corpus.of("term", "x")).expect("a UUID").get_version_num(), 5);
    }

    #[test]
    fn ids_become_tokens() {
        for (id, expected) in [("pat-2", "pat-2"), ("3pao", "_3pao"), ("", "_"), ("a b/ü", "a-b--"), ("_x.1", "_x.1"), ("-a", "_-a")] {
            assert_eq!(token(id), expected);
        }
    }

    proptest! {
        #[test]
        fn a_token_always_has_its_form(id in ".{0,12}") {
            let token = token(&id);
            let mut characters = token.chars();
            prop_assert!(characters.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_'));
            prop_assert!(characters.all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c)));
        }

        #[test]
        fn a_string_has_no_space_at_its_ends(text in r"[a \n\t\u{a0}é]{0,12}") {
            let value = string(&text);
            prop_assert_eq!(value.trim(), value.as_str());
            prop_assert!(!value.contains('\n'));
        }
    }
}
