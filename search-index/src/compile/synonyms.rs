//! Synonyms that can never do anything in a search over these documents.

use std::collections::BTreeSet;

use super::schema::style;
use super::stored::searched_text;
use crate::analysis::{chains, tokenize};
use crate::document::{Document, Synonyms};
use crate::fields::Field;
use crate::index::{Catalog, Entry};
use crate::language::Language;
use crate::query::{MAX_SYNONYM_WORDS, terms_of};

/// A synonym that can never do anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdleSynonym {
    /// Nothing that a search compares is in this word of this group: it has signs only.
    Empty(usize, usize),
    /// This word of this group has more words than are compared with what is typed.
    TooLong(usize, usize),
    /// No word of this group is in the documents, so that none leads to anything.
    Unknown(usize),
}

/// What of synonyms can never do anything, in their order, each with its index.
///
/// A word that people type and the documents do not have is no fault: it leads to the others of its group.
pub fn idle_synonyms(documents: &[Document], language: Language, synonyms: &Synonyms) -> Vec<IdleSynonym> {
    let mut idle = Vec::new();
    if synonyms.groups.is_empty() {
        return idle;
    }
    let catalog = words_of(documents, language);
    for (number, group) in synonyms.groups.iter().enumerate() {
        let before = idle.len();
        for (index, word) in group.iter().enumerate() {
            match chains(catalog.language, word).count() {
                0 => idle.push(IdleSynonym::Empty(number, index)),
                1..=MAX_SYNONYM_WORDS => {}
                _ => idle.push(IdleSynonym::TooLong(number, index)),
            }
        }
        let leads_somewhere = |word: &String| terms_of(word, &catalog).is_some_and(|terms| !terms.is_empty());
        if idle.len() == before && !group.iter().any(leads_somewhere) {
            idle.push(IdleSynonym::Unknown(number));
        }
    }
    idle
}

/// A catalog with all terms of the documents, and nothing else.
fn words_of(documents: &[Document], language: Language) -> Catalog {
    let mut terms = BTreeSet::new();
    for document in documents {
        for field in Field::ALL {
            terms.extend(tokenize(language, &searched_text(document, field), style(field)).into_iter().map(|token| token.text));
        }
    }
    let mut catalog = Catalog { language, ..Catalog::default() };
    for term in &terms {
        catalog.dictionary.push(&Entry { term, forms: term, is_initialism: false, documents: 1 });
    }
    catalog
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_needs_one_word_that_leads_somewhere() {
        let documents = [Document { text: "Each patch is signed. Multi-factor sign-in, 24x7.".to_owned(), ..Document::default() }];
        let idle = |words: &[&str]| {
            let group = words.iter().map(|&word| word.to_owned()).collect();
            idle_synonyms(&documents, Language::English, &Synonyms { groups: vec![group] })
        };
        assert_eq!(idle(&["patches", "hotfix"]), []);
        assert_eq!(idle(&["multi-factor", "2FA"]), []);
        assert_eq!(idle(&["24x7", "always"]), []);
        assert_eq!(idle(&["hotfix", "signed patch of today"]), [IdleSynonym::Unknown(0)]);
        assert_eq!(idle(&["patch", "…", "the one that we sent last week"]), [IdleSynonym::Empty(0, 1), IdleSynonym::TooLong(0, 2)]);
        assert_eq!(idle(&["…", "hotfix"]), [IdleSynonym::Empty(0, 0)]);
    }
}
