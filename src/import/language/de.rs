//! German.

use std::sync::LazyLock;

use regex::Regex;

use super::Language;

/// A part of a provision, as lawyers write it: `Abs. 2`, `Nr. 1`, `lit. a`; its one group is the number or letter.
const PART: &str = r"(?:Abs(?:\.|atz(?:es)?)|Nr\.|Nummer|Buchst(?:\.|aben?)|[Ll]it\.)\s*(\d{1,2}|[a-z]{1,2}\b)\)?";
/// The number of a provision: `4`, `4.2`, `4.2(a)`.
const NUMBER: &str = r"[A-Z]?\d{1,3}(?:\.\d{1,3})*(?:\s?\((?:[a-z]{1,4}|[A-Z]|\d{1,2})\))*";

/// Ends of words that name a law or another document.
const OTHERS: [&str; 9] =
    ["gesetz", "gesetzes", "gesetzbuch", "gesetzbuchs", "gesetzbuches", "ordnung", "richtlinie", "rahmenvertrags", "hauptvertrags"];

/// Units, each as its word begins, with the name of a parameter and the word for its label.
const UNITS: [(&str, &str, &str); 13] = [
    ("minute", "minuten", "Minuten"),
    ("stunde", "stunden", "Stunden"),
    ("werktag", "werktage", "Werktage"),
    ("arbeitstag", "arbeitstage", "Arbeitstage"),
    ("bankarbeitstag", "bankarbeitstage", "Bankarbeitstage"),
    ("kalendertag", "kalendertage", "Kalendertage"),
    ("geschäftstag", "geschaeftstage", "Geschäftstage"),
    ("tag", "tage", "Tage"),
    ("woche", "wochen", "Wochen"),
    ("monat", "monate", "Monate"),
    ("quartal", "quartale", "Quartale"),
    ("jahr", "jahre", "Jahre"),
    ("prozent", "prozent", "Prozent"),
];

pub(super) static GERMAN: Language = Language {
    kinds: &["§", "artikel", "art.", "ziffer", "ziff.", "abschnitt", "klausel", "punkt"],
    verbs: &[
        "ist",
        "sind",
        "wird",
        "werden",
        "hat",
        "haben",
        "kann",
        "können",
        "muss",
        "müssen",
        "darf",
        "dürfen",
        "soll",
        "sollen",
        "gilt",
        "gelten",
        "bedeutet",
        "bezeichnet",
        "haftet",
        "haften",
        "verpflichtet",
        "gewährleistet",
        "garantiert",
        "trägt",
        "stellt",
        "erfolgt",
        "bleibt",
        "bleiben",
    ],
    duties: &[
        "muss",
        "müssen",
        "hat",
        "haben",
        "wird",
        "werden",
        "verpflichtet",
        "ist verpflichtet",
        "sind verpflichtet",
        "gewährleistet",
        "garantiert",
        "haftet",
        "trägt",
        "stellt",
        "darf nicht",
        "dürfen nicht",
    ],
    unit,
    values: LazyLock::new(|| {
        const WORDS: &str =
            "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|vierzehn|fünfzehn|zwanzig|dreißig|vierzig|sechzig|neunzig";
        const UNITS: &str = r"minuten?|stunden?|(?:werk|arbeits|bankarbeits|kalender|geschäfts)?tag(?:en?|s)?|wochen?|monat(?:en?|s)?|quartal(?:en?|s)?|jahr(?:en?|es)?|prozent|%";
        let number = format!(r"(?:(?:{WORDS})\s+\(\d{{1,6}}\)|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}(?:[.,]\d{{1,6}})?|{WORDS})");
        Regex::new(&format!(r"(?i)(^|[^\w.,$€£-])({number}\s*({UNITS}))($|[^\w])")).expect("a regular expression")
    }),
    references: LazyLock::new(|| {
        let kind = r"§+\s*|(?:Ziffern?|Ziff\.|Abschnitte?[ns]?|Artikel[ns]?|Art\.|Klauseln?|Punkte?[ns]?)\s+";
        let more = r"(?:,?\s+(?:und|oder|bis|sowie)\s+|,\s+)";
        let number = format!(r"{NUMBER}(?:,?\s*{PART})*");
        Regex::new(&format!(r"(?:{kind}){number}(?:{more}(?:{kind})?{number})*|\b{PART}(?:,?\s*{PART})*")).expect("a regular expression")
    }),
    numbers: LazyLock::new(|| Regex::new(&format!(r"{NUMBER}(?:,?\s*{PART})*|{PART}(?:,?\s*{PART})*")).expect("a regular expression")),
    joints: &["und", "oder", "bis", "sowie"],
    is_outside,
    plain_number,
    no_terms: &[],
    defines: LazyLock::new(|| {
        let means = r"(?:bezeichne[tn]|bedeute[tn]|meint|meinen|ist|sind)(?:\s+im Sinne dieses? \w+)?:?";
        // Every noun has a capital, so a term stands in quotation marks: the second group is that of other languages.
        Regex::new(&format!(r#"^[„“"»‚]([^“”"«‘]+)[“”"«‘],?\s+{means}()\s+(.+)$"#)).expect("a regular expression")
    }),
    this_clause: "dieser Klausel",
    item: ("Punkt ", " von "),
    within: (" in \u{201e}", " …\u{201c}"),
    as_in: ("Wie in ", "."),
    imported_from: ("Übernommen aus ", "."),
    untitled: "Ohne Titel",
};

fn unit(unit: &str) -> (String, String) {
    let small = unit.to_lowercase();
    let small = if small == "%" { "prozent" } else { &small };
    let known = UNITS.iter().find(|(begin, ..)| small.starts_with(begin));
    known.map_or_else(|| (small.to_owned(), unit.to_owned()), |(_, name, label)| ((*name).to_owned(), (*label).to_owned()))
}

/// `4 Abs. 2 lit. a` as `4(2)(a)`.
fn plain_number(number: &str) -> String {
    static PARTS: LazyLock<Regex> = LazyLock::new(|| Regex::new(&format!(r",?\s*{PART}")).expect("a regular expression"));
    PARTS.replace_all(number, "($1)").replace(' ', "")
}

/// `§ 433 BGB`, `§ 3 des Produkthaftungsgesetzes`.
fn is_outside(rest: &str) -> bool {
    let mut words = rest
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .skip_while(|word| *word == "Satz" || *word == "S" || word.chars().all(|c| c.is_ascii_digit()));
    let Some(first) = words.next() else { return false };
    // What follows a full stop or a comma does not belong to the reference.
    if !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let is_short_name = first.chars().filter(|c| c.is_uppercase()).count() > 1;
    let names_other = || words.take(3).map(str::to_lowercase).any(|word| OTHERS.iter().any(|end| word.ends_with(end)));
    is_short_name || matches!(first, "des" | "der") && names_other()
}
