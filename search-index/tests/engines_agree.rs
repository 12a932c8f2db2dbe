//! The packed engine and Tantivy give the same answers.

mod common;

use clause_search::{Document, DocumentKind, Engine, Filters, Language, Results, Settings, Synonyms, TantivyEngine, build};
use common::{corpus, open_all, questions, reference, settings};
use proptest::prelude::*;

/// How far scores may differ: Tantivy may add in another order.
const TOLERANCE: f32 = 1e-3;

fn engines(documents: &[Document], settings: &Settings) -> (Engine, TantivyEngine) {
    let packed = open_all(&build(documents, settings).unwrap());
    (packed, TantivyEngine::new(documents, settings).unwrap())
}

fn near(one: f32, other: f32) -> bool {
    (one - other).abs() <= TOLERANCE * one.abs().max(1.0)
}

fn same_core(engines: &(Engine, TantivyEngine), query: &str) {
    let (ours, theirs) = (engines.0.tantivy_equivalent_scores(query), engines.1.tantivy_equivalent_scores(query).unwrap());
    let ids = |core: &[(String, f32)]| core.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&ours), ids(&theirs), "{query:?}");
    for ((id, ours), (_, theirs)) in ours.iter().zip(&theirs) {
        assert!(near(*ours, *theirs), "{query:?} {id}: {ours} and {theirs}");
    }
}

fn same_answer(engines: &(Engine, TantivyEngine), query: &str, filters: &Filters) {
    let ours = engines.0.search(query, filters, 10);
    let theirs = engines.1.search(query, filters, 10).unwrap();
    let ids = |results: &Results| results.hits.iter().map(|hit| (hit.id.clone(), hit.match_field)).collect::<Vec<_>>();
    assert_eq!(ids(&ours), ids(&theirs), "{query:?}");
    for (ours, theirs) in ours.hits.iter().zip(&theirs.hits) {
        assert!(near(ours.score, theirs.score), "{query:?} {}: {} and {}", ours.id, ours.score, theirs.score);
        assert_eq!((&ours.excerpt, &ours.title), (&theirs.excerpt, &theirs.title), "{query:?}");
    }
    assert_eq!((ours.total, ours.counts), (theirs.total, theirs.counts), "{query:?}");
    assert_eq!((ours.correction, ours.suggestions), (theirs.correction, theirs.suggestions), "{query:?}");
}

#[test]
fn judged_questions_get_the_same_lists() {
    let engines = engines(&corpus(), &settings());
    for question in questions() {
        same_core(&engines, &question.q);
        same_answer(&engines, &question.q, &Filters::default());
    }
    for query in ["\"end of support\"", "patch -notice", "pat 2", "party:mdm phase:operation", "hipaa 164.308", "\"the MDM shall\""] {
        same_core(&engines, query);
        same_answer(&engines, query, &Filters::default());
    }
}

/// Guards against Tantivy's `MustNot`, which asks a phrase for documents before its first one.
#[test]
fn a_phrase_is_excluded_that_only_a_later_document_has() {
    let document = |id: &str, text: &str| Document { id: id.to_owned(), url: id.to_owned(), text: text.to_owned(), ..Document::default() };
    let engines = engines(&[document("PAT-1", "patch"), document("PAT-2", "patch multi-factor")], &Settings::default());
    for query in ["patch -multi-factor", "-multi-factor p"] {
        same_core(&engines, query);
        same_answer(&engines, query, &Filters::default());
        assert_eq!(engines.1.tantivy_equivalent_scores(query).unwrap().len(), 1, "{query}");
    }
}

/// Guards against nearness by Tantivy's positions, where a citation stands beside the word after its first part.
#[test]
fn a_citation_in_a_title_is_near_in_neither_engine() {
    let title = "patch 164.308(a)(1) multi-factor".to_owned();
    let document = Document { id: "PAT-1".to_owned(), url: "c/pat-1/".to_owned(), title, ..Document::default() };
    let engines = engines(&[document], &Settings::default());
    for query in ["patch 164.308(a)(1)", "164.308(a)(1) 308", "multifactor factor"] {
        same_answer(&engines, query, &Filters::default());
    }
}

const WORDS: [&str; 24] = [
    "patch",
    "patches",
    "patching",
    "notice",
    "shall",
    "the",
    "end",
    "of",
    "life",
    "support",
    "MDM",
    "HDO",
    "SBOM",
    "30",
    "days",
    "164.308(a)(1)",
    "PAT-2",
    "524B",
    "multi-factor",
    "sanitise",
    "Zürich",
    "exploited",
    "vulnerability",
    "not",
];

/// Words of several languages, with what is done in another way than in English.
const FOREIGN: [&str; 26] = [
    "Übergabe",
    "Übergaben",
    "uebergabe",
    "Der",
    "Kündigung",
    "kündigen",
    "§ 32",
    "DSGVO",
    "PAT-2",
    "résiliée",
    "résiliation",
    "resiliation",
    "l'acheteur",
    "dell\u{2019}acquirente",
    "obrigação",
    "obrigações",
    "obligaciones",
    "leverandøren",
    "Aarhus",
    "ändringar",
    "päivityksen",
    "ge\u{301}ant",
    "overeenkomsten",
    "個人情報の保護",
    "第5条",
    "개인정보",
];

fn words(pool: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let separator = prop_oneof![6 => Just(" "), 1 => Just("\n"), 1 => Just(", ")];
    prop::collection::vec((prop::sample::select(pool), separator), 0..most)
        .prop_map(|words| words.into_iter().flat_map(|(word, separator)| [word, separator]).collect())
}

fn documents(pool: &'static [&'static str]) -> impl Strategy<Value = Vec<Document>> {
    let document = (words(pool, 5), words(pool, 40), words(pool, 30), words(pool, 6), prop::sample::select(&["mdm", "hdo"][..]));
    prop::collection::vec(document, 1..12).prop_map(|documents| {
        let numbered = documents.into_iter().enumerate();
        numbered
            .map(|(index, (title, text, rationale, summary, party))| Document {
                document_kind: [DocumentKind::Clause, DocumentKind::Term][usize::from(index % 4 == 3)],
                id: if index % 4 == 3 { format!("c/{index}/") } else { format!("{}-{}", ["PAT", "VUL", "SBM"][index % 3], index + 1) },
                title,
                url: format!("c/{index}/"),
                asked: vec![rationale.chars().take(40).collect()],
                summary,
                text,
                rationale,
                terms: vec!["Security Update".to_owned()],
                headings: if index % 4 == 3 { vec!["Timely updates".to_owned(), "Patch 30 days".to_owned()] } else { Vec::new() },
                references: vec![reference("HIPAA 164.308(a)(1)"), reference(&format!("MC2 {index}"))],
                parties: vec![party.to_owned()],
                kind: "obligation".to_owned(),
                phases: vec!["operation".to_owned()],
                topic: "topic".to_owned(),
                topic_title: "Topic of patches".to_owned(),
            })
            .collect()
    })
}

fn query(pool: &'static [&'static str]) -> impl Strategy<Value = String> {
    let word = prop::sample::select(pool);
    let piece = prop_oneof![
        6 => word.clone().prop_map(str::to_owned),
        2 => (word.clone(), 1_usize..6).prop_map(|(word, length)| word.chars().take(length).collect()),
        2 => (word.clone(), word.clone()).prop_map(|(one, other)| format!("\"{one} {other}\"")),
        1 => word.prop_map(|word| format!("-{word}")),
        1 => Just("party:mdm".to_owned()),
        1 => "[a-z]{4,9}",
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn random_corpora_get_the_same_answers(documents in documents(&WORDS), queries in prop::collection::vec(query(&WORDS), 1..8)) {
        let synonyms = Synonyms { groups: vec![vec!["patch".to_owned(), "security update".to_owned(), "fix".to_owned()]] };
        let engines = engines(&documents, &Settings { synonyms, ..Settings::default() });
        for query in &queries {
            same_core(&engines, query);
            same_answer(&engines, query, &Filters::default());
        }
    }

    #[test]
    fn random_corpora_of_other_languages_get_the_same_answers(
        language in prop::sample::select(Language::ALL),
        documents in documents(&FOREIGN),
        queries in prop::collection::vec(query(&FOREIGN), 1..8),
    ) {
        let synonyms = Synonyms { groups: vec![vec!["Kündigung".to_owned(), "résiliation".to_owned(), "個人情報".to_owned()]] };
        let engines = engines(&documents, &Settings { language, synonyms, ..Settings::default() });
        for query in &queries {
            same_core(&engines, query);
            same_answer(&engines, query, &Filters::default());
        }
    }
}
