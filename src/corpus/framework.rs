//! Outside documents that clauses refer to.

use std::collections::BTreeSet;

use super::{Block, Confidence, Slug, Spanned};

/// An outside document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// The short key of references, e.g. `SP800-53`; it may contain spaces.
    pub key: Spanned<String>,
    /// The full title of the document.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Which edition is meant, as the publisher writes it.
    pub edition: Option<String>,
    /// Date of that edition, as exact as known.
    pub date: Option<String>,
    /// `in-force`, `guidance`, ...
    pub status: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// How sure the identifiers are that clauses cite.
    pub confidence: Confidence,
    /// When the entry was last checked.
    pub checked: Option<String>,
    /// What it is and what is uncertain (Markdown).
    pub note: Vec<Block>,
    /// Valid provisions; none where no list exists.
    pub ids: Option<BTreeSet<String>>,
    /// The names of provisions, in the order of the file: `164.308(a)(1)(ii)(A)` is `Risk analysis`.
    pub names: Vec<(Spanned<String>, String)>,
    /// What provisions are about in the words of the corpus, in the order of the file, where their own words are not shown.
    pub about: Vec<(Spanned<String>, String)>,
    /// What the clauses are to a reader of a document of questions, as a heading: `What to ask for if the answer is No`.
    pub asks: Option<String>,
    /// Where a provision of the document itself can be read, with `{provision}` or `{section}` in it: the section is the
    /// provision up to its first bracket.
    pub provision_address: Option<String>,
}

impl Framework {
    /// Its address part, `sp800-53`.
    pub fn slug(&self) -> Slug {
        Slug::of(&self.key.value)
    }

    /// The name of a provision, where the file has one.
    pub fn name_of(&self, provision: &str) -> Option<&str> {
        text_of(&self.names, provision)
    }

    /// What a provision is about in the words of the corpus, where the file says it.
    pub fn about(&self, provision: &str) -> Option<&str> {
        text_of(&self.about, provision)
    }

    /// How many provisions it has, where the file lists them.
    pub fn provision_count(&self) -> Option<usize> {
        self.ids.as_ref().map(BTreeSet::len).filter(|count| *count > 0)
    }

    /// The provisions that the file knows: all valid ones where it lists them, otherwise those that it describes.
    pub fn known(&self) -> BTreeSet<&str> {
        let described = self.names.iter().chain(&self.about).map(|(id, _)| id.value.as_str());
        self.ids.iter().flatten().map(String::as_str).chain(described).collect()
    }
}

fn text_of<'a>(texts: &'a [(Spanned<String>, String)], provision: &str) -> Option<&'a str> {
    texts.iter().find(|(id, _)| id.value == provision).map(|(_, text)| text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framework(ids: Option<&[&str]>) -> Framework {
        let text = |id: &str, text: &str| (Spanned { value: id.to_owned(), span: None }, text.to_owned());
        Framework {
            key: Spanned { value: "GRADES".to_owned(), span: None },
            title: String::new(),
            publisher: String::new(),
            edition: None,
            date: None,
            status: None,
            address: None,
            confidence: Confidence::Unconfirmed,
            checked: None,
            note: Vec::new(),
            ids: ids.map(|ids| ids.iter().map(|&id| id.to_owned()).collect()),
            names: vec![text("1", "Size")],
            about: vec![text("2", "How round it is.")],
            asks: None,
            provision_address: None,
        }
    }

    #[test]
    fn what_is_known_is_what_is_listed_or_else_described() {
        let described = framework(None);
        assert_eq!(described.known().into_iter().collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(described.provision_count(), None, "nobody knows how many more there are");
        let listed = framework(Some(&["1", "2", "3"]));
        assert_eq!(listed.known().into_iter().collect::<Vec<_>>(), ["1", "2", "3"]);
        assert_eq!(listed.provision_count(), Some(3));
        assert_eq!((listed.name_of("1"), listed.about("1"), listed.about("2")), (Some("Size"), None, Some("How round it is.")));
    }
}
