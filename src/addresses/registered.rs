//! The addresses of what the register has, and where those that have moved lead. All of them are paths from the root of
//! the site, where the text of today is.

use std::collections::{BTreeMap, BTreeSet};

use clause_search::FacetKind;

use super::{Addresses, SCHEDULE, SEARCH, parameter_anchor};
use crate::corpus::ClauseId;
use crate::corpus::register::{Key, Register};

/// The address of what is registered: `t/crate/`.
pub fn registered(key: &Key) -> String {
    let today = Addresses::current(None);
    match key {
        Key::Clause(id) => today.clause(id),
        Key::Term(slug) => today.term(slug),
        Key::Framework(slug) => today.framework(slug),
        Key::Topic(folder) => today.topic(folder),
        Key::Chapter(address) => address.clone(),
        Key::Party(id) => today.clauses_of(FacetKind::Party, id.as_str()),
        Key::Kind(id) => today.clauses_of(FacetKind::Kind, id.as_str()),
        Key::Phase(id) => today.clauses_of(FacetKind::Phase, id.as_str()),
        Key::Profile(id) => today.profile(id.as_str()),
    }
}

/// The address of the list of a topic's clauses, which every topic has beside its chapter.
fn list_of(key: &Key) -> Option<String> {
    let Key::Topic(folder) = key else { return None };
    Some(Addresses::current(None).clauses_of(FacetKind::Topic, folder))
}

/// Every address and every anchor that a register promises, the lists of all clauses, terms and frameworks and the
/// landing page included. Where it has no terms, say, there is no list of them.
pub fn existing(register: &Register) -> BTreeSet<String> {
    let today = Addresses::current(None);
    let mut all = BTreeSet::from([today.home(), today.clauses(), SEARCH.to_owned(), SCHEDULE.to_owned()]);
    for (key, entry) in &register.entries {
        let address = registered(key);
        all.extend(list_of(key));
        match key {
            Key::Term(_) => drop(all.insert(today.terms())),
            Key::Framework(_) => drop(all.insert(today.frameworks())),
            _ => {}
        }
        all.extend(entry.items.iter().map(|item| format!("{address}#{item}")));
        all.extend(entry.parameters.keys().map(|name| format!("{address}#{}", parameter_anchor("", name))));
        all.insert(address);
    }
    all
}

/// The pages that have moved, with the address that each leads to. `today` is what the corpus publishes. The list of a
/// topic's clauses moves with the topic's chapter.
pub fn moved_pages(register: &Register, today: &Register) -> BTreeMap<String, String> {
    let by_address: BTreeMap<String, &Key> =
        register.entries.keys().chain(today.entries.keys()).map(|key| (registered(key), key)).collect();
    let mut pages = BTreeMap::new();
    for moved in register.moved.iter().filter(|moved| !moved.from.value.contains('#')) {
        let Some(to) = register.destination(&moved.from.value) else { continue };
        if let Some(list) = by_address.get(&moved.from.value).and_then(|key| list_of(key)) {
            let new = by_address.get(to).and_then(|key| list_of(key)).unwrap_or_else(|| Addresses::current(None).clauses());
            pages.insert(list, new);
        }
        pages.insert(moved.from.value.clone(), to.to_owned());
    }
    pages
}

/// The anchors that the page of a clause once had, each with the address that it leads to now, if any.
pub fn former_anchors(register: &Register, today: &Register, id: &ClauseId) -> BTreeMap<String, Option<String>> {
    let (Some(recorded), Some(now)) = (register.clause(id), today.clause(id)) else { return BTreeMap::new() };
    let page = Addresses::current(None).clause(id);
    let parameters = |names: &BTreeMap<String, _>| names.keys().map(|name| parameter_anchor("", name)).collect::<BTreeSet<String>>();
    let there: BTreeSet<String> = now.items.iter().cloned().chain(parameters(&now.parameters)).collect();
    let recorded = recorded.items.iter().cloned().chain(parameters(&recorded.parameters));
    recorded
        .filter(|anchor| !there.contains(anchor))
        .map(|anchor| {
            let to = register.destination(&format!("{page}#{anchor}")).map(str::to_owned);
            (anchor, to)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::register::{Entry, Moved};
    use crate::corpus::{Slug, Spanned};

    fn text(value: &str) -> Spanned<String> {
        Spanned { value: value.to_owned(), span: None }
    }

    fn register(keys: &[Key], moved: &[(&str, &str)]) -> Register {
        Register {
            entries: keys.iter().map(|key| (key.clone(), Entry::named(text("x"), None))).collect(),
            moved: moved.iter().map(|(from, to)| Moved { from: text(from), to: text(to) }).collect(),
        }
    }

    #[test]
    fn the_list_of_a_topic_moves_with_its_chapter() {
        let topic = |folder: &str| Key::Topic(folder.to_owned());
        let recorded = register(&[topic("patching"), topic("updates"), topic("old")], &[("patching/", "updates/"), ("old/", "t/")]);
        let pages = moved_pages(&recorded, &register(&[topic("updates")], &[]));
        let pages: Vec<(&str, &str)> = pages.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        assert_eq!(
            pages,
            [
                ("clauses/topic/old/", "clauses/"),
                ("clauses/topic/patching/", "clauses/topic/updates/"),
                ("old/", "t/"),
                ("patching/", "updates/")
            ]
        );
    }

    #[test]
    fn lists_exist_where_they_list_something() {
        let all = existing(&register(&[Key::Term(Slug::of("Crate"))], &[]));
        assert!(all.contains("t/crate/") && all.contains("t/") && all.contains(""), "{all:?}");
        assert!(!all.contains("r/"), "{all:?}");
    }

    #[test]
    fn anchors_that_a_page_has_lost_lead_on() {
        let id = ClauseId::parse("PAT-2").expect("an id");
        let entry = |items: &[&str], parameters: &[&str]| Entry {
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            parameters: parameters.iter().map(|name| ((*name).to_owned(), None)).collect(),
            ..Entry::named(text("x"), None)
        };
        let key = Key::Clause(id.clone());
        let recorded = Register {
            entries: BTreeMap::from([(key.clone(), entry(&["a", "b"], &["patch_cycle"]))]),
            moved: vec![Moved { from: text("c/pat-2/#patch-cycle"), to: text("c/pat-2/#patch-interval") }],
        };
        let today = Register { entries: BTreeMap::from([(key, entry(&["a"], &["patch_interval"]))]), moved: Vec::new() };
        let former = former_anchors(&recorded, &today, &id);
        let former: Vec<(&str, Option<&str>)> = former.iter().map(|(anchor, to)| (anchor.as_str(), to.as_deref())).collect();
        assert_eq!(former, [("b", None), ("patch-cycle", Some("c/pat-2/#patch-interval"))]);
    }
}
