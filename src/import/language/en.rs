//! English.

use std::sync::LazyLock;

use regex::Regex;

use super::Language;
use crate::text::capitalised;

const NUMBER: &str = r"(?:[A-Z]{1,6}-\d+(?:\.\d+)*(?:\(\d+\))?|[A-Z]?\d{1,3}(?:\.\d{1,3})*)(?:\s?\((?:[a-z]{1,4}|[A-Z]|\d{1,2})\))*";

pub(super) static ENGLISH: Language = Language {
    kinds: &["section", "article", "clause", "paragraph", "requirement", "control", "§"],
    verbs: &[
        "shall", "must", "will", "may", "can", "is", "are", "was", "has", "have", "agrees", "warrants", "means", "should", "applies",
        "apply",
    ],
    duties: &["shall", "must", "will", "agrees"],
    unit,
    values: LazyLock::new(|| {
        const WORDS: &str = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety";
        const UNITS: &str = "minutes?|hours?|days?|weeks?|months?|quarters?|years?|percent|per cent|%";
        let number = format!(r"(?:(?:{WORDS})\s+\(\d{{1,6}}\)|\d{{1,6}}(?:[.,]\d{{1,6}})?|{WORDS})");
        let expression = format!(r"(?i)(^|[^\w.,$€£-])({number}\s*(?:(?:business|working|calendar|consecutive)\s+)?({UNITS}))($|[^\w])");
        Regex::new(&expression).expect("a regular expression")
    }),
    references: LazyLock::new(|| {
        let kind = r"(?i:sections?|clauses?|paragraphs?|articles?|requirements?|controls?)\s+|§+\s*";
        let more = r"(?:,?\s+(?:and|or|to)\s+|,\s+)";
        Regex::new(&format!(r"(?:{kind}){NUMBER}(?:{more}(?:{kind})?{NUMBER})*")).expect("a regular expression")
    }),
    numbers: LazyLock::new(|| Regex::new(NUMBER).expect("a regular expression")),
    joints: &["and", "or", "to"],
    is_outside,
    plain_number: |number| number.replace(' ', ""),
    no_terms: &["this", "that", "these", "those", "it", "which", "what", "nothing", "none", "no"],
    defines: LazyLock::new(|| {
        // Without quotation marks, each word of the term but small ones begins with a capital.
        let bare = r"[A-Z][\w-]*(?:\s+(?:(?:of|and|or|for|in|to|the)\s+)?[A-Z][\w-]*){0,5}";
        let quoted = r#"[“"‘']([^”"’']+)[”"’'],?\s+(?:shall\s+)?(?:means?:?|refers to)"#;
        Regex::new(&format!(r"^(?:{quoted}|({bare})\s+(?:shall\s+mean|means):?)\s+(.+)$")).expect("a regular expression")
    }),
    this_clause: "this clause",
    item: ("item ", " of "),
    within: (" in \u{201c}", " …\u{201d}"),
    as_in: ("As in ", "."),
    imported_from: ("Imported from ", "."),
    untitled: "Untitled",
};

fn unit(unit: &str) -> (String, String) {
    let unit = unit.to_lowercase();
    match unit.as_str() {
        "%" => ("percent".to_owned(), "Percent".to_owned()),
        "percent" | "per cent" => ("percent".to_owned(), capitalised(&unit)),
        unit if unit.ends_with('s') || unit.contains('_') || unit.len() > 8 => (unit.to_owned(), capitalised(unit)),
        unit => (format!("{unit}s"), capitalised(unit)),
    }
}

fn is_outside(rest: &str) -> bool {
    let Some(whose) = rest.trim_start().strip_prefix("of ") else { return false };
    !whose.trim_start().starts_with("this ") && !whose.trim_start().starts_with("these ")
}
