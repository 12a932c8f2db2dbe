//! The register: everything that was ever given an address.
//!
//! `addresses.lock` is one, and every corpus makes one of what it publishes ([`Register::of`]). That the two fit is
//! judged by `check`.

use std::collections::{BTreeMap, BTreeSet};

use super::clause::item_anchors;
use super::settings::Settings;
use super::{ClauseId, Corpus, Slug, Spanned, VocabularyEntry};
use crate::diagnostics::Span;

/// What has an address, and what that address is made from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A clause, in force or withdrawn.
    Clause(ClauseId),
    /// A defined term.
    Term(Slug),
    /// An outside document.
    Framework(Slug),
    /// A topic, by its folder.
    Topic(String),
    /// Another chapter, by its address.
    Chapter(String),
    /// A party, by its id.
    Party(Slug),
    /// A kind of clause, by its id.
    Kind(Slug),
    /// A phase, by its id.
    Phase(Slug),
    /// A profile, by its id.
    Profile(Slug),
}

/// One category of things that have addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// See [`Key::Clause`].
    Clause,
    /// See [`Key::Term`].
    Term,
    /// See [`Key::Framework`].
    Framework,
    /// See [`Key::Topic`].
    Topic,
    /// See [`Key::Chapter`].
    Chapter,
    /// See [`Key::Party`].
    Party,
    /// See [`Key::Kind`].
    Kind,
    /// See [`Key::Phase`].
    Phase,
    /// See [`Key::Profile`].
    Profile,
}

impl Category {
    /// All of them, in the order of the file.
    pub const ALL: [Self; 9] =
        [Self::Clause, Self::Term, Self::Framework, Self::Topic, Self::Chapter, Self::Party, Self::Kind, Self::Phase, Self::Profile];

    /// The name of its table in `addresses.lock`.
    pub fn table(self) -> &'static str {
        match self {
            Self::Clause => "clauses",
            Self::Term => "terms",
            Self::Framework => "frameworks",
            Self::Topic => "topics",
            Self::Chapter => "chapters",
            Self::Party => "parties",
            Self::Kind => "kinds",
            Self::Phase => "phases",
            Self::Profile => "profiles",
        }
    }

    /// What one of them is called in a message.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Term => "term",
            Self::Framework => "framework",
            Self::Topic => "topic",
            Self::Chapter => "chapter",
            Self::Party => "party",
            Self::Kind => "kind",
            Self::Phase => "phase",
            Self::Profile => "profile",
        }
    }
}

impl Key {
    /// Its category.
    pub fn category(&self) -> Category {
        match self {
            Self::Clause(_) => Category::Clause,
            Self::Term(_) => Category::Term,
            Self::Framework(_) => Category::Framework,
            Self::Topic(_) => Category::Topic,
            Self::Chapter(_) => Category::Chapter,
            Self::Party(_) => Category::Party,
            Self::Kind(_) => Category::Kind,
            Self::Phase(_) => Category::Phase,
            Self::Profile(_) => Category::Profile,
        }
    }

    /// As it is written in the file.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Clause(id) => id.as_str(),
            Self::Term(slug) | Self::Framework(slug) | Self::Party(slug) | Self::Kind(slug) | Self::Phase(slug) | Self::Profile(slug) => {
                slug.as_str()
            }
            Self::Topic(text) | Self::Chapter(text) => text,
        }
    }
}

/// What is recorded of something that has an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is called, or what otherwise says that it is still the same: the title of a clause or framework, the
    /// name of a term, chapter, party, kind, phase or profile, the prefix of a topic.
    pub name: Spanned<String>,
    /// Where its key was written.
    pub span: Option<Span>,
    /// Anchors of the items of a clause: `b`, `b-ii`.
    pub items: BTreeSet<String>,
    /// Names of the parameters of a clause, each of which has an anchor.
    pub parameters: BTreeMap<String, Option<Span>>,
}

/// An address that leads on to another. Both are seen from the root of the site: `t/tlp/`, `c/pat-2/#patch-cycle`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The address that was published.
    pub from: Spanned<String>,
    /// Where it leads now.
    pub to: Spanned<String>,
}

/// Everything that was ever given an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    /// What has, or had, an address.
    pub entries: BTreeMap<Key, Entry>,
    /// Addresses that lead on, in the order of the file.
    pub moved: Vec<Moved>,
}

impl Register {
    /// What a corpus publishes: its clauses, those withdrawn included, and everything else that has an address.
    pub fn of(corpus: &Corpus) -> Self {
        let mut entries = BTreeMap::new();
        let mut add = |key: Key, name: String, span: Option<Span>| {
            entries.insert(key, Entry::named(Spanned { value: name, span }, span));
        };
        for term in &corpus.terms {
            add(Key::Term(term.slug()), term.term.value.clone(), term.term.span);
        }
        for framework in &corpus.frameworks {
            add(Key::Framework(framework.slug()), framework.title.clone(), framework.key.span);
        }
        for topic in &corpus.topics {
            add(Key::Topic(topic.folder.clone()), topic.prefix.value.clone(), topic.prefix.span);
        }
        for chapter in corpus.chapters.iter().filter(|chapter| !chapter.is_landing()) {
            add(Key::Chapter(super::topic::chapter_address(&chapter.path)), chapter.name.clone(), None);
        }
        let mut declare = |words: &[VocabularyEntry], key: fn(Slug) -> Key| {
            for word in words {
                add(key(Slug::of(&word.id.value)), word.name.clone(), word.id.span);
            }
        };
        let Settings { parties, kinds, phases, .. } = &corpus.settings;
        declare(parties, Key::Party);
        declare(kinds, Key::Kind);
        declare(phases, Key::Phase);
        for profile in &corpus.profiles {
            let name = Spanned { value: profile.title.clone(), span: profile.id.span };
            entries.insert(Key::Profile(Slug::of(&profile.id.value)), Entry::named(name, profile.id.span));
        }
        for retired in &corpus.retired {
            let mut entry = Entry::named(retired.title.clone(), retired.id.span);
            entry.items.extend(item_anchors(&retired.text));
            entries.insert(Key::Clause(retired.id.value.clone()), entry);
        }
        for clause in &corpus.clauses {
            let mut entry = Entry::named(clause.title.clone(), clause.id.span);
            entry.items.extend(item_anchors(&clause.text.blocks));
            entry.parameters.extend(clause.parameters.iter().map(|parameter| (parameter.name.value.clone(), parameter.name.span)));
            entries.insert(Key::Clause(clause.id.value.clone()), entry);
        }
        Self { entries, moved: Vec::new() }
    }

    /// The entry of a clause.
    pub fn clause(&self, id: &ClauseId) -> Option<&Entry> {
        self.entries.get(&Key::Clause(id.clone()))
    }

    /// Where an address that was moved leads in the end: what it leads to may have moved later. None where it has not
    /// moved, or leads in a circle.
    pub fn destination(&self, from: &str) -> Option<&str> {
        let next = |from: &str| self.moved.iter().find(|moved| moved.from.value == from).map(|moved| moved.to.value.as_str());
        let mut to = next(from)?;
        for _ in &self.moved {
            match next(to) {
                Some(further) => to = further,
                None => return Some(to),
            }
        }
        None
    }
}

impl Entry {
    /// An entry without anchors.
    pub fn named(name: Spanned<String>, span: Option<Span>) -> Self {
        Self { name, span, items: BTreeSet::new(), parameters: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_the_end_of_its_chain() {
        let text = |value: &str| Spanned { value: value.to_owned(), span: None };
        let moved = |from: &str, to: &str| Moved { from: text(from), to: text(to) };
        let register =
            Register { entries: BTreeMap::new(), moved: vec![moved("b", "c"), moved("a", "b"), moved("x", "y"), moved("y", "x")] };
        assert_eq!(register.destination("a"), Some("c"));
        assert_eq!(register.destination("b"), Some("c"));
        assert_eq!(register.destination("c"), None, "it has not moved");
        assert_eq!(register.destination("x"), None, "a circle has no end");
    }
}
