//! Every language beside English through both engines: forms of a word find each other, other scripts are cut into pairs,
//! and what is English stays with English.

mod common;

use clause_search::{Document, DocumentKind, Engine, Filters, Language, Reference, Settings, TantivyEngine, build};
use common::open_all;
use frostem::{Algorithm, Stemmer};

type Pairs = &'static [(&'static str, &'static str)];

/// Two forms of one word in each language, as contracts have them; and the first without its accents, as people type it.
const FORMS: &[(Language, Algorithm, Pairs)] = &[
    (
        Language::Danish,
        Algorithm::Danish,
        &[("opsigelse", "opsigelser"), ("leverandøren", "leverandører"), ("ændring", "ændringer"), ("sårbarhed", "sårbarheder")],
    ),
    (
        Language::Dutch,
        Algorithm::Dutch,
        &[
            ("overeenkomst", "overeenkomsten"),
            ("leverancier", "leveranciers"),
            ("verplichting", "verplichtingen"),
            ("kwetsbaarheid", "kwetsbaarheden"),
        ],
    ),
    (Language::Finnish, Algorithm::Finnish, &[("sopimuksen", "sopimukset"), ("päivityksen", "päivitykset"), ("toimittaja", "toimittajan")]),
    (
        Language::French,
        Algorithm::French,
        &[("résilier", "résiliée"), ("obligation", "obligations"), ("vulnérabilité", "vulnérabilités"), ("délai", "délais")],
    ),
    (
        Language::German,
        Algorithm::German,
        &[
            ("Übergabe", "Übergaben"),
            ("Kündigung", "Kündigungen"),
            ("Schwachstelle", "Schwachstellen"),
            ("Häuser", "Haus"),
            ("gemäße", "gemäßen"),
        ],
    ),
    (
        Language::Italian,
        Algorithm::Italian,
        &[
            ("obbligazione", "obbligazioni"),
            ("fornitore", "fornitori"),
            ("vulnerabilità", "vulnerabilità"),
            ("aggiornamento", "aggiornamenti"),
        ],
    ),
    (
        Language::Norwegian,
        Algorithm::Norwegian,
        &[("oppsigelse", "oppsigelser"), ("leverandør", "leverandøren"), ("sårbarhet", "sårbarheter"), ("endring", "endringer")],
    ),
    (
        Language::Portuguese,
        Algorithm::Portuguese,
        &[("obrigação", "obrigações"), ("fornecedor", "fornecedores"), ("vulnerabilidade", "vulnerabilidades"), ("cláusula", "cláusulas")],
    ),
    (
        Language::Spanish,
        Algorithm::Spanish,
        &[
            ("obligación", "obligaciones"),
            ("proveedor", "proveedores"),
            ("vulnerabilidad", "vulnerabilidades"),
            ("actualización", "actualizaciones"),
        ],
    ),
    (
        Language::Swedish,
        Algorithm::Swedish,
        &[("uppsägning", "uppsägningar"), ("leverantör", "leverantören"), ("sårbarhet", "sårbarheter"), ("ändring", "ändringar")],
    ),
];

fn clause(id: &str, title: &str, text: &str) -> Document {
    Document { id: id.to_owned(), title: title.to_owned(), url: format!("c/{id}/"), text: text.to_owned(), ..Document::default() }
}

/// Both engines over the same documents.
struct Engines(Engine, TantivyEngine);

impl Engines {
    fn new(language: Language, documents: &[Document]) -> Self {
        let settings = Settings { language, ..Settings::default() };
        Self(open_all(&build(documents, &settings).unwrap()), TantivyEngine::new(documents, &settings).unwrap())
    }

    /// The ids of the answers, and what is marked in the first: title, then excerpt.
    fn answers(&self, query: &str) -> (Vec<String>, Vec<String>) {
        let (ours, theirs) = (self.0.search(query, &Filters::default(), 10), self.1.search(query, &Filters::default(), 10).unwrap());
        let ids = |results: &clause_search::Results| results.hits.iter().map(|hit| hit.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&ours), ids(&theirs), "{query}");
        let marked = ours.hits.first().map(|hit| [&hit.title, &hit.excerpt].map(|excerpt| excerpt.pieces()).concat());
        let marked = marked.unwrap_or_default().into_iter().filter(|(_, is_marked)| *is_marked).map(|(text, _)| text.to_owned());
        (ids(&ours), marked.collect())
    }

    fn ids(&self, query: &str) -> Vec<String> {
        self.answers(query).0
    }
}

/// A corpus of one word in one clause, and of others that have nothing to do with it.
fn with(language: Language, word: &str) -> Engines {
    let others = ["Lorem", "Ipsum", "Dolor"].iter().enumerate().map(|(number, word)| clause(&format!("ZZZ-{number}"), word, word));
    let documents: Vec<Document> = std::iter::once(clause("AAA-1", "Xyz", word)).chain(others).collect();
    Engines::new(language, &documents)
}

#[test]
fn forms_of_a_word_find_each_other_and_are_marked() {
    for (language, _, forms) in FORMS {
        for (one, other) in *forms {
            for (written, typed) in [(one, other), (other, one), (one, one)] {
                let (ids, marked) = with(*language, written).answers(&format!("{typed} "));
                assert_eq!((ids, marked), (vec!["AAA-1".to_owned()], vec![(*written).to_owned()]), "{language:?} {written} {typed}");
            }
        }
    }
}

/// Accents that a reader leaves out.
fn without_accents(word: &str) -> String {
    let (from, to) = ("äöüåøéèàãõçóí", "aouaoeeaaocoi");
    let plain = |c: char| from.chars().position(|accented| accented == c).map_or(c, |index| to.chars().nth(index).unwrap());
    word.to_lowercase().replace('æ', "ae").replace('ß', "ss").chars().map(plain).collect()
}

#[test]
fn words_are_found_without_their_accents() {
    for (language, _, forms) in FORMS {
        for (one, other) in *forms {
            for word in [one, other] {
                assert_eq!(with(*language, word).ids(&format!("{} ", without_accents(word))), ["AAA-1"], "{language:?} {word}");
                assert_eq!(with(*language, &word.to_uppercase()).ids(&format!("{word} ")), ["AAA-1"], "{language:?} {word}");
            }
        }
    }
}

/// Snowball says which forms belong together; what a search finds is never less.
#[test]
fn what_snowball_holds_for_one_word_is_one() {
    for (language, algorithm, forms) in FORMS {
        let stemmer = Stemmer::new(*algorithm);
        let words: Vec<String> = forms.iter().flat_map(|(one, other)| [one, other]).map(|word| word.to_lowercase()).collect();
        for one in &words {
            let engines = with(*language, one);
            for other in words.iter().filter(|other| stemmer.stem(one) == stemmer.stem(other)) {
                assert_eq!(engines.ids(&format!("{other} ")), ["AAA-1"], "{language:?} {one} {other}");
            }
        }
    }
}

#[test]
fn letters_that_stand_for_one_find_each_other() {
    let cases: &[(Language, &[&str])] = &[
        (Language::German, &["Übergabe", "uebergabe", "ubergabe", "UEBERGABEN", "U\u{308}bergabe"]),
        (Language::German, &["Maßnahme", "Massnahmen"]),
        (Language::German, &["Löschung", "loeschungen", "loschung"]),
        (Language::Danish, &["køb", "koeb", "kob"]),
        (Language::Danish, &["Århus", "Aarhus"]),
        (Language::Norwegian, &["æresord", "aeresord"]),
        (Language::Swedish, &["åtgärd", "aatgaerd", "atgard", "a\u{30A}tga\u{308}rder"]),
    ];
    for (language, words) in cases {
        for written in *words {
            for typed in *words {
                assert_eq!(with(*language, written).ids(&format!("{typed} ")), ["AAA-1"], "{written} {typed}");
            }
        }
    }
}

#[test]
fn the_beginning_of_a_word_completes_it() {
    for (language, word, beginning) in [
        (Language::German, "Übergabe", "überg"),
        (Language::German, "Übergabe", "ueberg"),
        (Language::French, "résiliation", "resil"),
        (Language::Dutch, "gegevensverwerking", "gegevensv"),
        (Language::Other, "smlouva", "smlo"),
    ] {
        assert_eq!(with(language, word).ids(beginning), ["AAA-1"], "{word}");
    }
}

#[test]
fn an_article_before_an_apostrophe_is_a_word_of_its_own() {
    for (language, text, typed, marked) in [
        (Language::French, "à l'acheteur, d\u{2019}une part", "acheteurs ", "acheteur"),
        (Language::Italian, "obblighi dell\u{2019}acquirente", "acquirenti ", "acquirente"),
    ] {
        let engines = with(language, text);
        assert_eq!(engines.answers(typed), (vec!["AAA-1".to_owned()], vec![marked.to_owned()]));
        assert_eq!(engines.ids(&format!("l'{typed}")), ["AAA-1"]);
    }
}

#[test]
fn scripts_without_blanks_are_searched_by_pairs() {
    let documents = [
        clause("AAA-1", "個人情報の保護", "供給者は個人情報を第5条に従って保護しなければならない。SBOMの提出方法。"),
        clause("AAA-2", "个人信息保护", "供应商应当保护个人信息,并在三十天内通知。"),
        clause("AAA-3", "개인정보 보호", "공급자는 개인정보를 보호하여야 한다."),
        clause("AAA-4", "その他", "無関係な条項。"),
    ];
    let engines = Engines::new(Language::Other, &documents);
    for (query, id, mark) in [
        ("個人情報", "AAA-1", "個人情報"),
        ("提出", "AAA-1", "提出"),
        ("SBOM", "AAA-1", "SBOM"),
        ("通知", "AAA-2", "通知"),
        ("信息", "AAA-2", "信息"),
        ("개인정보", "AAA-3", "개인정보"),
        ("보호", "AAA-3", "보호"),
    ] {
        let (ids, marked) = engines.answers(query);
        assert_eq!(ids.first().map(String::as_str), Some(id), "{query}");
        assert!(marked.contains(&mark.to_owned()), "{query}: {marked:?}");
    }
    // One character is the first or the second of a pair.
    for (query, found) in [("供", &["AAA-1", "AAA-2"][..]), ("法", &["AAA-1"])] {
        let mut ids = engines.ids(query);
        ids.sort_unstable();
        assert_eq!(ids, found, "{query}");
    }
    assert_eq!(engines.ids("\"個人情報の保護\""), ["AAA-1"]);
    assert!(engines.ids("\"保護の情報\"").is_empty());
}

/// An excerpt of a text without blanks has words before and after the match.
#[test]
fn an_excerpt_of_a_text_without_blanks_shows_what_is_around() {
    let text = format!("{}個人情報{}", "前文の条項である。".repeat(40), "後文の条項である。".repeat(40));
    let engines = Engines::new(Language::Other, &[clause("AAA-1", "題", &text)]);
    let hit = engines.0.search("個人情報", &Filters::default(), 1).hits.remove(0);
    assert!(hit.excerpt.text.chars().count() > 40, "{}", hit.excerpt.text);
    assert!(hit.excerpt.text.len() < 300, "{}", hit.excerpt.text);
}

#[test]
fn words_that_only_ask_are_left_out_in_their_language() {
    let documents = [
        clause("AAA-1", "Kündigung", "Der Lieferant kann kündigen."),
        clause("AAA-2", "Was gilt", "Was ist, das ist, und von was man was weiß."),
    ];
    assert_eq!(Engines::new(Language::German, &documents).ids("was ist die Kündigung"), ["AAA-1"]);
    let term = Document { document_kind: DocumentKind::Term, ..clause("terms/update/", "Sicherheitsupdate", "Eine Änderung.") };
    let other = clause("AAA-1", "Sicherheitsupdates und was von ihnen die Definition ist", "Die Definition von Sicherheitsupdate.");
    for query in ["Definition von Sicherheitsupdate", "Was ist ein Sicherheitsupdate?", "was bedeutet Sicherheitsupdates"] {
        assert_eq!(Engines::new(Language::German, &[other.clone(), term.clone()]).ids(query)[0], "terms/update/", "{query}");
    }
}

#[test]
fn what_is_english_stays_with_english() {
    // "must" is a word like others in German, and only asks in English.
    let documents =
        [clause("AAA-1", "Must", "Wein und Vertrag."), clause("AAA-2", "Vertrag", "Nichts."), clause("AAA-3", "Andere", "Nichts.")];
    assert_eq!(Engines::new(Language::German, &documents).ids("must Vertrag ")[0], "AAA-1");
    // "thirty" is no number, and "colour" is "color" misspelled.
    assert!(with(Language::French, "30").ids("thirty ").is_empty());
    let correction = |language| with(language, "color").0.search("colour ", &Filters::default(), 1).correction;
    assert_eq!((correction(Language::English), correction(Language::Swedish).is_some()), (None, true));
    assert_eq!(with(Language::German, "30 Tage").ids("dreißig Tage"), ["AAA-1"]);
}

#[test]
fn a_provision_is_named_in_the_words_of_the_language() {
    let cites = Document {
        references: vec![Reference { framework: "DSGVO".to_owned(), provision: "32".to_owned(), url: "r/dsgvo/#32".to_owned() }],
        ..clause("AAA-1", "Sicherheit", "Der Lieferant schützt Daten.")
    };
    let framework =
        Document { document_kind: DocumentKind::Framework, terms: vec!["DSGVO".to_owned()], ..clause("r/dsgvo/", "Verordnung", "") };
    let engines = Engines::new(Language::German, &[cites, clause("AAA-2", "Artikel", "Artikel 32 von etwas anderem."), framework]);
    for query in ["DSGVO Artikel 32", "Art. 32 DSGVO", "DSGVO § 32"] {
        let hit = engines.0.search(query, &Filters::default(), 1).hits.remove(0);
        assert_eq!((hit.id.as_str(), hit.provision.is_some()), ("AAA-1", true), "{query}");
    }
}

#[test]
fn a_language_without_a_stemmer_finds_words_as_they_are_written() {
    let engines = with(Language::of_tag("cs"), "Smlouvy");
    assert_eq!(engines.ids("smlouvy "), ["AAA-1"]);
    assert!(engines.ids("smlouvami ").is_empty());
}

/// The engine for English refuses an index of another language, so that it never answers by wrong stems.
#[test]
fn an_index_says_its_language_where_an_english_engine_looks() {
    let documents = [clause("AAA-1", "Übergabe", "Text")];
    let start = |language| {
        let packed = build(&documents, &Settings { language, ..Settings::default() }).unwrap();
        clause_search::decompress(&packed.main.bytes).unwrap()[..6].to_vec()
    };
    assert_eq!(start(Language::English), b"CLSX\x07\x00");
    assert_eq!(start(Language::German), b"CLSX\x07\x08");
}
