//! Cross-references: "Section 4.2" becomes a link to the clause that section 4.2 became.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::language::Language;
use crate::corpus::ClauseId;

/// What numbers of a document became.
pub(super) struct Index {
    language: &'static Language,
    ids: HashMap<String, ClauseId>,
    /// The items of clauses: their marks in the document, with those that they have now.
    items: HashMap<ClauseId, HashMap<String, String>>,
}

/// The references of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Where each stands, and the Markdown in its place.
    pub(super) links: Vec<(Range<usize>, String)>,
    /// References to numbers that nothing became, as they are written.
    pub(super) unknown: Vec<String>,
}

/// A number that needs no word before it, because nothing else looks like it.
static REQUIREMENTS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:[A-Z]{1,6}-\d+(?:\.\d+)*(?:\(\d+\))?|[A-Z]\d{1,3}(?:\.\d{1,3})+)").expect("a regular expression"));

impl Index {
    pub(super) fn new(language: &'static Language) -> Self {
        Self { language, ids: HashMap::new(), items: HashMap::new() }
    }

    /// A provision that became a clause. `items` are the marks of its items, then and now.
    pub(super) fn add(&mut self, number: &str, id: &ClauseId, items: HashMap<String, String>) {
        if !number.is_empty() {
            self.ids.entry(number.to_owned()).or_insert_with(|| id.clone());
        }
        self.items.insert(id.clone(), items);
    }

    /// The references of a text of the clause `own`.
    pub(super) fn find(&self, text: &str, own: &ClauseId) -> Found {
        let mut found = Found::default();
        for reference in self.language.references.find_iter(text) {
            let place = without_outer_bracket(text, reference.range());
            if (self.language.is_outside)(&text[place.end..]) || text[..place.start].ends_with(|c: char| c.is_alphanumeric()) {
                continue;
            }
            let words = &text[place.clone()];
            match self.list(words, own) {
                Some(markdown) => found.links.push((place, markdown)),
                None => found.unknown.push(words.to_owned()),
            }
        }
        for number in REQUIREMENTS.find_iter(text) {
            let is_in_reference = found.links.iter().any(|(place, _)| place.contains(&number.start()));
            if let Some(id) = self.ids.get(number.as_str()).filter(|id| !is_in_reference && *id != own) {
                found.links.push((number.range(), format!("[{id}]")));
            }
        }
        found.links.sort_by_key(|(place, _)| place.start);
        found
    }

    /// The Markdown of "Sections 4.2, 4.3(b) and 5", if each of its numbers is known.
    fn list(&self, reference: &str, own: &ClauseId) -> Option<String> {
        let mut out = String::new();
        let mut end = None;
        for number in self.language.numbers.find_iter(reference) {
            if let Some(end) = end {
                // A word such as "Section" before a later number goes as the first one does.
                let between = &reference[end..number.start()];
                let joint = self.language.joints.iter().find(|joint| between.split_whitespace().any(|word| word == **joint));
                out.push_str(&joint.map_or_else(|| ", ".to_owned(), |joint| format!(" {joint} ")));
            }
            out.push_str(&self.link(&(self.language.plain_number)(number.as_str()), own)?);
            end = Some(number.end());
        }
        Some(out)
    }

    fn link(&self, number: &str, own: &ClauseId) -> Option<String> {
        if let Some(id) = self.ids.get(number) {
            return Some(if id == own { self.language.this_clause.to_owned() } else { format!("[{id}]") });
        }
        let Some(bracket) = number.find('(') else { return self.link_to_part(number, own) };
        let (provision, items) = number.split_at(bracket);
        // The paragraphs of a provision are cited without its number inside it.
        if !provision.is_empty() && !self.ids.contains_key(provision) {
            return self.link_to_part(number, own);
        }
        self.item(provision, items, own)
    }

    /// `2.1.3(a)` where 2.1 is a provision and 2.1.3 an item of it.
    fn link_to_part(&self, number: &str, own: &ClauseId) -> Option<String> {
        let (dotted, rest) = number.split_at(number.find('(').unwrap_or(number.len()));
        dotted.match_indices('.').rev().find_map(|(dot, _)| {
            let items: String = dotted[dot + 1..].split('.').map(|part| format!("({part})")).collect();
            self.item(&dotted[..dot], &format!("{items}{rest}"), own)
        })
    }

    fn item(&self, provision: &str, items: &str, own: &ClauseId) -> Option<String> {
        let id = if provision.is_empty() { own } else { self.ids.get(provision)? };
        let item = self.items.get(id)?.get(items)?;
        let (before, of) = self.language.item;
        Some(if id == own { format!("{before}{item}") } else { format!("{before}{item}{of}[{id}]") })
    }
}

/// A reference without the bracket behind it that closes one before it: `(siehe § 1 Abs. 2)`.
fn without_outer_bracket(text: &str, mut place: Range<usize>) -> Range<usize> {
    let open = |text: &str| text.matches('(').count() > text.matches(')').count();
    let closes = |text: &str| text.ends_with(')') && text.matches(')').count() > text.matches('(').count();
    if closes(&text[place.clone()]) && open(&text[..place.start]) {
        place.end -= 1;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> ClauseId {
        ClauseId::parse(text).expect("an id")
    }

    /// A text with its references as links.
    fn linked(text: &str) -> (String, Vec<String>) {
        let mut index = Index::new(crate::import::language::of("en"));
        let items = HashMap::from([("(2)".to_owned(), "(b)".to_owned()), ("(2)(a)".to_owned(), "(b)(i)".to_owned())]);
        index.add("4.2", &id("DEL-1"), items);
        index.add("4.3", &id("DEL-2"), HashMap::new());
        index.add("R-014", &id("DEL-3"), HashMap::new());
        let found = index.find(text, &id("DEL-9"));
        let mut out = text.to_owned();
        for (place, markdown) in found.links.into_iter().rev() {
            out.replace_range(place, &markdown);
        }
        (out, found.unknown)
    }

    #[test]
    fn numbers_become_ids() {
        let cases = [
            ("as Section 4.2 says.", "as [DEL-1] says."),
            ("Sections 4.2 and 4.3 apply", "[DEL-1] and [DEL-2] apply"),
            ("clauses 4.2, 4.3 or Section 4.2", "[DEL-1], [DEL-2] or [DEL-1]"),
            ("see § 4.2(2)", "see item (b) of [DEL-1]"),
            ("clause 4.2.2 or 4.2.2(a)", "item (b) of [DEL-1] or item (b)(i) of [DEL-1]"),
            ("(see § 4.2)", "(see [DEL-1])"),
            ("as R-014 asks", "as [DEL-3] asks"),
            ("Section 4.2 of this Annex", "[DEL-1] of this Annex"),
            ("Article 4.2 of Regulation 1", "Article 4.2 of Regulation 1"),
            ("4.2 litres", "4.2 litres"),
        ];
        for (text, expected) in cases {
            assert_eq!(linked(text), (expected.to_owned(), Vec::new()), "{text}");
        }
        assert_eq!(linked("under Section 9 and later"), ("under Section 9 and later".to_owned(), vec!["Section 9".to_owned()]));
    }

    #[test]
    fn a_clause_does_not_lead_to_itself() {
        let mut index = Index::new(crate::import::language::of("en"));
        index.add("4.2", &id("DEL-1"), HashMap::from([("(a)".to_owned(), "(a)".to_owned())]));
        assert_eq!(index.find("Section 4.2(a)", &id("DEL-1")).links[0].1, "item (a)");
        assert_eq!(index.find("Section 4.2", &id("DEL-1")).links[0].1, "this clause");
    }
}
