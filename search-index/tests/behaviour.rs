//! What readers type and what they get, on a small corpus of its own.

mod common;

use std::collections::BTreeMap;

use clause_search::{
    Document, DocumentKind, Engine, FacetKind, Filters, MatchField, Results, Settings, Synonyms, build, decompress, file_name,
};
use common::{ask, open_all, reference};

fn clause(id: &str, title: &str, text: &str) -> Document {
    let topic = id.split('-').next().unwrap_or_default().to_lowercase();
    Document {
        id: id.to_owned(),
        title: title.to_owned(),
        url: format!("c/{}/", id.to_lowercase()),
        summary: format!("In short: {title}."),
        text: text.to_owned(),
        parties: vec![if topic == "hdo" { "hdo" } else { "mdm" }.to_owned()],
        kind: "obligation".to_owned(),
        phases: vec!["operation".to_owned()],
        topic_title: format!("Topic of {topic}"),
        topic,
        ..Document::default()
    }
}

fn documents() -> Vec<Document> {
    let mut list = vec![
        clause(
            "PAT-1",
            "Security updates through the support period",
            "The MDM shall make security updates available until the end of support.",
        ),
        clause(
            "PAT-2",
            "Regular patch cycle and time limit",
            "(a) The MDM shall answer within 30 days.\n(b) The vendor's patch is validated.",
        ),
        clause("PAT-12", "Missed patch dates", "When a date passes unmet, the MDM pays."),
        clause("IAM-3", "Multi-factor authentication", "Each remote user signs in with two factors."),
        clause("SBM-1", "Software bill of materials delivered", "The MDM shall deliver an SBOM for each product version."),
        clause("HDO-1", "Asset records", "The HDO keeps a list of the products and of their versions."),
        clause("HRD-6", "Cryptography that can be changed", "TLS 1.3 and the Zürich profile. The end is not near. Of life we speak."),
        clause("EOL-3", "Advance notice of end of life", "The MDM announces the end of life 24 months before."),
    ];
    list[1].references = ["HIPAA 164.308(a)(5)(ii)(B)", "FDCA 524B(b)(2)(A)", "SP800-53 SI-2", "MC2 31"].map(reference).into();
    list[5].references = vec![reference("HIPAA 164.310(d)(1)")];
    "Nobody can patch what nobody has listed. Ransomware loves forgotten units.".clone_into(&mut list[5].rationale);
    list
}

fn settings() -> Settings {
    let group = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    let groups = vec![group(&["vendor", "supplier", "MDM"]), group(&["pen test", "penetration test"]), group(&["deadline", "time limit"])];
    Settings { synonyms: Synonyms { groups }, order: BTreeMap::from([(FacetKind::Party, vec!["mdm".to_owned()])]), ..Settings::default() }
}

fn engine() -> Engine {
    open_all(&build(documents(), &settings()).unwrap())
}

fn search(query: &str) -> Results {
    engine().search(query, &Filters::default(), 10)
}

fn ids(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[track_caller]
fn first(query: &str, expected: &str) {
    let results = search(query);
    assert_eq!(ids(&results).first(), Some(&expected), "{query}: {:?}", ids(&results));
}

#[test]
fn an_id_in_any_spelling_comes_first() {
    for query in ["PAT-2", "pat 2", "pat2", "Pat-02", "patch cycle PAT-2"] {
        first(query, "PAT-2");
        assert_eq!(search(query).hits[0].match_field, MatchField::Id, "{query}");
    }
    first("pat-12", "PAT-12");
    assert_eq!(ids(&search("pat"))[..3], ["PAT-1", "PAT-2", "PAT-12"]);
}

#[test]
fn citations_are_found_in_any_spelling_and_by_their_beginning() {
    for query in [
        "164.308(a)(5)",
        "hipaa 164.308",
        "HIPAA 164.308(a)(5)(ii)(B)",
        "524B",
        "524b(b)",
        "800-53",
        "sp 800 53",
        "sp800-53 si-2",
        "MC2 31",
    ] {
        first(query, "PAT-2");
    }
    first("164.310", "HDO-1");
}

#[test]
fn the_last_word_is_a_beginning_until_a_blank_follows() {
    first("crypt", "HRD-6");
    first("cryptogra", "HRD-6");
    first("authenticat", "IAM-3");
    assert_eq!(search("crypt ").total, 0);
}

#[test]
fn typing_errors_are_forgiven_and_told() {
    let results = search("cryptograhpy");
    assert_eq!(ids(&results), ["HRD-6"]);
    let correction = results.correction.unwrap();
    assert_eq!((correction.query.as_str(), correction.words.len()), ("cryptography", 1));
    first("mutli-factor", "IAM-3");
    // Only what the corpus writes is a correction: it has no `patching`, and `unvalidated` is the opposite of `validated`.
    assert_eq!(search("patchs").correction, None, "the stem is known");
    assert_eq!(search("pathc").correction.unwrap().query, "patch");
    assert_eq!(search("patchng").correction, None);
    assert_eq!(search("unvalidated").correction, None);
    assert!(search("tls").correction.is_none());
    // Nothing is near: the end of the word may be a word.
    assert_eq!(search("subversions").correction.unwrap().query, "versions");
    // Too short, or a number: no guessing.
    assert_eq!(search("tlx ").total, 0);
    assert_eq!(search("164.999 ").correction, None);
    assert_eq!(search("99164308 ").correction, None);
}

#[test]
fn words_side_by_side_in_the_title_come_first() {
    let apart = clause("AAA-1", "Remote service and access", "What all need.");
    let together = clause("AAA-2", "What all need for service and for remote access to products", "What all need.");
    let engine = open_all(&build(&[apart, together], &Settings::default()).unwrap());
    assert_eq!(ids(&engine.search("remote access", &Filters::default(), 10)), ["AAA-2", "AAA-1"]);
}

#[test]
fn a_special_case_has_the_title_of_its_rule() {
    // A summary with the word of the title would be a match that only the rule has.
    let rule = Document { summary: String::new(), ..clause("AAA-1", "Storage", "Keep it safe.") };
    let special = clause("AAA-1(2)", "Keys", "Encrypt it.");
    // Both words are equally rare, so that the rule would be first by its title alone.
    let other = clause("AAA-2", "Transport", "Send it on.");
    let engine = open_all(&build(&[rule, special, other], &Settings::default()).unwrap());
    assert_eq!(ids(&engine.search("encrypt storage", &Filters::default(), 10))[0], "AAA-1(2)");
}

#[test]
fn phrases_stand_word_for_word() {
    assert_eq!(ids(&search("\"end of life\"")), ["EOL-3"]);
    assert_eq!(ids(&search("\"End of Support\"")), ["PAT-1"]);
    assert_eq!(search("\"life of end\"").total, 0);
    // A phrase does not cross a paragraph.
    assert_eq!(search("\"30 days the vendor's\"").total, 0);
}

#[test]
fn excluded_words_are_nowhere_in_the_clause() {
    assert!(!ids(&search("patch -missed")).contains(&"PAT-12"));
    assert!(ids(&search("end -\"end of life\"")).contains(&"HRD-6"));
}

#[test]
fn synonyms_initials_and_accents_meet() {
    first("deadline", "PAT-2");
    first("MFA", "IAM-3");
    first("zurich", "HRD-6");
    first("software bill of materials", "SBM-1");
    assert!(ids(&search("supplier")).len() > 3, "supplier means MDM");
}

#[test]
fn a_match_in_the_rationale_is_marked_and_comes_last() {
    let results = search("ransomware");
    assert_eq!(
        (ids(&results), results.hits[0].match_field, results.hits[0].excerpt_from),
        (vec!["HDO-1"], MatchField::Rationale, MatchField::Rationale)
    );
    let found = search("patch");
    assert!(ids(&found).iter().position(|&id| id == "HDO-1").is_none_or(|at| at + 1 == found.hits.len()), "{:?}", ids(&found));
    assert_eq!(search("ransomware in:text").total, 0);
    let text_only = Filters { clause_text_only: true, ..Filters::default() };
    assert_eq!(engine().search("ransomware", &text_only, 10).total, 0);
}

#[test]
fn filters_narrow_and_are_counted() {
    let results = search("party:mdm product");
    let parties = results.counts.iter().find(|counts| counts.facet == FacetKind::Party).unwrap();
    let value = |id: &str| parties.values.iter().find(|value| value.value == id).unwrap();
    assert!(value("mdm").chosen && !value("hdo").chosen);
    assert_eq!(parties.values[0].value, "mdm", "what the order names comes first");
    assert_eq!((value("hdo").count, value("mdm").count), (1, results.total), "counts ignore the facet's own filter");
    assert!(!ids(&results).contains(&"HDO-1"));
    assert_eq!(ids(&search("topic:pat")), ["PAT-1", "PAT-2", "PAT-12"], "filters alone list clauses in order");
    assert_eq!(search("party:nobody patch").total, 0);
    assert_eq!(search("kind:obligation phase:operation party:mdm,hdo patch").total, search("patch").total);
}

#[test]
fn excerpts_show_and_mark_the_match() {
    let results = search("vendor patch validated");
    let excerpt = &results.hits[0].excerpt;
    let marked: Vec<&str> = excerpt.pieces().into_iter().filter(|(_, marked)| *marked).map(|(piece, _)| piece).collect();
    assert!(marked.contains(&"validated") && marked.contains(&"patch"), "{excerpt:?}");
    assert_eq!(excerpt.pieces().iter().map(|(piece, _)| *piece).collect::<String>(), excerpt.text);
    assert!(!excerpt.text.contains('\n'));
}

#[test]
fn nothing_found_offers_what_is_near() {
    let results = search("SMB-1 ");
    assert_eq!((results.total, results.suggestions.ids[0].0.as_str()), (0, "SBM-1"));
    let results = search("SBM-9 ");
    assert_eq!(ids(&results), ["SBM-1"], "the rest of an id still leads to its topic");
    assert_eq!(results.suggestions.ids[0].0, "SBM-1", "what was typed is no id: the nearest is offered beside the hits");
    assert_eq!((results.suggestions.words.len(), search("SBM-1").suggestions.ids.len()), (0, 0));
    assert!(search("164.308").suggestions.ids.is_empty(), "a citation is no id");
    let results = search("\"asset recrods\"");
    assert_eq!(results.total, 0);
    assert!(results.suggestions.words.iter().any(|word| word == "records"), "{:?}", results.suggestions);
}

#[test]
fn hostile_queries_get_an_answer() {
    let engine = engine();
    let long = "patch ".repeat(20_000);
    for query in [
        "",
        " ",
        "-",
        "\"",
        "\"\"",
        "-\"",
        ":",
        "party:",
        "(((",
        "<script>alert(1)</script>",
        "\u{202E}hctap",
        "\0\0",
        "𝕏 😀",
        &long,
        "a:b:c",
        "-- --",
        "'",
        "''s",
        "1,",
        "...",
    ] {
        let results = engine.search(query, &Filters::default(), 10);
        assert!(results.complete && results.hits.len() <= 10, "{query:.40}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_and_names_are_hashes() {
    let packed = build(documents(), &settings()).unwrap();
    assert_eq!(packed, build(documents(), &settings()).unwrap());
    for file in packed.parts.iter().chain([&packed.main]) {
        assert_eq!(file.name, file_name(&decompress(&file.bytes).unwrap()));
    }
}

#[test]
fn bad_documents_are_refused() {
    let refused = |documents: &[Document]| build(documents, &Settings::default()).unwrap_err().to_string();
    let [one, two] = [clause("PAT-1", "One", "One."), clause("pat-1", "Two", "Two.")];
    assert_eq!(refused(&[one.clone(), two]), "two documents have the id pat-1");
    assert_eq!(refused(&[Document { url: String::new(), ..one.clone() }]), "document PAT-1 has no address");
    assert_eq!(refused(&[Document { id: " ".to_owned(), ..one }]), "document 0 has no id");
}

#[test]
fn an_empty_corpus_answers_too() {
    let packed = build(&[], &Settings::default()).unwrap();
    let results = open_all(&packed).search("patch", &Filters::default(), 10);
    assert_eq!((results.total, results.complete), (0, true));
}

/// A corpus whose index is split.
fn large() -> Vec<Document> {
    let word =
        |seed: usize| format!("{}{}", ["alpha", "beta", "gamma", "delta", "omega"][seed % 5], ["ing", "ment", "ary", "ous"][seed / 5 % 4]);
    // The same on every machine, and without a pattern that compresses.
    let mut seed = 1_u64;
    let mut next = move |limit: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % limit
    };
    let mut text = || {
        let letter = |index: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[index]);
        (0..120).map(|_| format!("{}x{}{}", word(next(20)), letter(next(26)), letter(next(4)))).collect::<Vec<_>>().join(" ")
    };
    (0..2_000).map(|number| clause(&format!("BIG-{number}"), &format!("Clause about {}", word(number)), &text())).collect()
}

/// What the worker in the browser does before there is an engine.
#[test]
fn the_list_at_the_beginning_of_a_split_index_leads_to_the_parts() {
    let packed = build(large(), &Settings::default()).unwrap();
    let main = decompress(&packed.main.bytes).unwrap();
    let (mut at, mut length) = (6, 0);
    for shift in (0..).step_by(7) {
        length |= usize::from(main[at] & 127) << shift;
        at += 1;
        if main[at - 1] < 128 {
            break;
        }
    }
    let list: Vec<&str> = str::from_utf8(&main[at..at + length]).unwrap().split_terminator('\0').collect();
    assert!(list.len() > 2 && list[1].is_empty() && list.chunks(2).is_sorted_by(|one, other| one[1] < other[1]), "{list:?}");
    let engine = Engine::open(&packed.main.name, &main).unwrap();
    for word in ["alphaingxaa", "betamentxbb", "omegaousxzd", "0", "zzz"] {
        let part = list.chunks(2).rfind(|part| part[1] <= word).unwrap()[0];
        let missing = engine.search(&format!("{word} "), &Filters::default(), 10).missing;
        assert!(missing.iter().all(|name| name == part) && part.ends_with(".bin"), "{word}: {missing:?}, guessed {part}");
    }
}

#[test]
fn a_split_index_loads_what_a_query_needs() {
    let documents = large();
    let packed = build(&documents, &Settings::default()).unwrap();
    let mut cold = Engine::open(&packed.main.name, &decompress(&packed.main.bytes).unwrap()).unwrap();
    let whole: usize = packed.parts.iter().map(|part| part.bytes.len()).sum();
    // Words that stand side by side: anywhere else, two words of a text alone are chance.
    let query = documents[0].text.split_inclusive(' ').take(2).collect::<String>();
    let query = query.trim();
    let first = cold.search(query, &Filters::default(), 10).missing.len();
    let (results, bytes, files) = ask(&mut cold, &packed, query, 10);
    assert!(results.total > 0 && files == first && files <= 2, "{} hits from {files} files, {first} asked for at first", results.total);
    assert!(bytes * 10 < whole, "{bytes} of {whole}");
    let mut full = open_all(&packed);
    let (expected, ..) = ask(&mut full, &packed, query, 10);
    assert_eq!(ids(&results), ids(&expected));
    let (phrase, _, files) = ask(&mut cold, &packed, "\"clause about gammaary\"", 10);
    assert!(phrase.total > 0 && files > 0, "{} hits from {files} files", phrase.total);
}

/// Synonyms need a second round trip on a slow line, and hits for what was typed are worth more there than the final order.
#[test]
fn what_was_typed_is_answered_before_the_parts_of_its_synonyms_have_come() {
    let documents = large();
    let [typed, other] = [0, 7].map(|number| documents[number].title.rsplit(' ').next().unwrap().to_owned());
    let synonyms = Synonyms { groups: vec![vec![typed.clone(), other]] };
    let packed = build(&documents, &Settings { synonyms, ..Settings::default() }).unwrap();
    let mut engine = Engine::open(&packed.main.name, &decompress(&packed.main.bytes).unwrap()).unwrap();
    let mut answers = Vec::new();
    loop {
        let answer = engine.search(&format!("{typed} "), &Filters::default(), 0);
        let missing = answer.missing.clone();
        answers.push((answer.complete, answer.total));
        if missing.is_empty() {
            break;
        }
        for name in &missing {
            let part = packed.parts.iter().find(|part| part.name == *name).unwrap();
            engine.add(name, &decompress(&part.bytes).unwrap()).unwrap();
        }
    }
    let [(false, 0), (false, early), (true, all)] = answers[..] else { panic!("{answers:?}") };
    assert!(0 < early && early < all, "{early} of {all}");
}

fn term(name: &str, aliases: &[&str], definition: &str) -> Document {
    let address = format!("t/{}/", name.to_lowercase().replace(' ', "-"));
    Document {
        document_kind: DocumentKind::Term,
        id: address.clone(),
        title: name.to_owned(),
        url: address,
        text: definition.to_owned(),
        terms: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        ..Document::default()
    }
}

#[test]
fn a_term_comes_before_clauses_if_the_query_is_its_name_and_an_id_before_everything() {
    let mut all = documents();
    all[1].asked = vec!["Our supplier is slow, what can we do?".to_owned()];
    all.push(term("Patch", &["hotfix", "PAT-2"], "A change of software that removes a weakness."));
    let engine = open_all(&build(&all, &settings()).unwrap());
    let search = |query: &str| engine.search(query, &Filters::default(), 10);
    for query in ["patch", "Patches", "hotfix", "definition of patch", "What does hotfix mean?"] {
        let found = search(query);
        assert_eq!((found.hits[0].id.as_str(), found.hits[0].document_kind), ("t/patch/", DocumentKind::Term), "{query}");
    }
    assert_eq!(search("PAT-2").hits[0].id, "PAT-2");
    assert!(search("patch cycle").total > 0 && search("hotfix").others == 1);
    let asked = search("supplier is slow");
    assert_eq!((asked.hits[0].id.as_str(), asked.hits[0].excerpt_from), ("PAT-2", MatchField::Asked));
}

#[test]
fn a_provision_is_found_whatever_stands_around_it() {
    for query in [
        "45 CFR § 164.308(a)(5)(ii)(B)",
        "45 CFR 164.308 (a)(5)(ii)(B)",
        "NIST SP 800-53 Rev. 5 SI-2",
        "section 524B(b)(2)(A) of the FD&C Act",
        "MC2 clause 31",
    ] {
        let results = search(query);
        assert_eq!((results.hits[0].id.as_str(), results.hits[0].match_field), ("PAT-2", MatchField::Reference), "{query}");
    }
    let provision = search("HIPAA 164.310(d)(1)").hits[0].provision.clone();
    assert_eq!(provision, Some(("HIPAA 164.310(d)(1)".to_owned(), "r/hipaa/".to_owned())));
}

#[test]
fn numbers_are_words_and_function_words_decide_nothing() {
    first("thirty days", "PAT-2");
    first("what is a list of the products", "HDO-1");
    assert_eq!(search("zebra giraffe elephant patch").total, 0, "one word of four is no answer");
}

#[test]
fn synonyms_are_compared_by_word_and_inflection() {
    let groups = vec![vec!["provider".to_owned(), "HDO".to_owned()], vec!["24x7".to_owned(), "asset".to_owned()]];
    let settings = Settings { synonyms: Synonyms { groups }, ..Settings::default() };
    let engine = open_all(&build(documents(), &settings).unwrap());
    let found = |query: &str| engine.search(query, &Filters::default(), 10).total;
    assert!(found("providers ") > 0 && found("24x7 ") > 0);
    assert_eq!(found("provide "), 0);
}

fn chapter(title: &str, headings: &[&str], text: &str) -> Document {
    let address = format!("{}/", title.to_lowercase().replace(' ', "-"));
    Document {
        document_kind: DocumentKind::Chapter,
        id: address.clone(),
        title: title.to_owned(),
        url: address,
        text: text.to_owned(),
        headings: headings.iter().map(|&heading| heading.to_owned()).collect(),
        ..Document::default()
    }
}

#[test]
fn a_heading_leads_to_its_chapter_and_a_part_of_it_does_not() {
    let mut all = documents();
    all.push(chapter("How to read", &["The deadline of a patch", "How it is built"], "An introduction."));
    let engine = open_all(&build(&all, &settings()).unwrap());
    let first = |query: &str| engine.search(query, &Filters::default(), 10).hits.first().map(|hit| hit.id.clone());
    assert_eq!(first("the deadline of a patch").as_deref(), Some("how-to-read/"));
    assert_eq!(first("How it is built").as_deref(), Some("how-to-read/"), "of words that are nothing by themselves");
    assert_ne!(first("deadline patch").as_deref(), Some("how-to-read/"));
    assert_eq!(first("chapter how to read").as_deref(), Some("how-to-read/"));
}

#[test]
fn a_question_that_nothing_treats_has_no_clause_and_near_topics() {
    let mut all = documents();
    all.push(Document { document_kind: DocumentKind::Topic, topic: "pat".to_owned(), ..chapter("Patching", &[], "Updates.") });
    let engine = open_all(&build(&all, &settings()).unwrap());
    for query in ["maternity leave of the technician", "organic farming deadline subsidies"] {
        let results = engine.search(query, &Filters::default(), 10);
        assert_eq!(results.total, 0, "{query}: {:?}", results.hits);
        assert!(!results.suggestions.topics.is_empty() || !results.suggestions.words.is_empty(), "{query}");
    }
    let near = engine.search("organic farming deadline subsidies", &Filters::default(), 10).suggestions.topics;
    assert_eq!(near, [("patching/".to_owned(), "Patching".to_owned())]);
}

#[test]
fn words_side_by_side_say_nothing_in_a_question_that_may_be_another() {
    let mut all = documents();
    all[0].text.push_str(" The room repair. A store.");
    let engine = open_all(&build(&all, &settings()).unwrap());
    let total = |query: &str| engine.search(query, &Filters::default(), 10).total;
    assert_eq!(total("room repair store"), 1);
    assert_eq!(total("roof repair store"), 1, "with one slip the question is the same");
    assert_eq!(total("roof repair storm"), 0, "with two it is another");
    assert_eq!(total("room repair parliament"), 0, "and with a word that the corpus does not have");
}

#[test]
fn of_words_that_are_equally_near_the_easier_slip_is_meant() {
    let mut all = documents();
    all[0].text.push_str(" The floors are cleaned.");
    all[1].text.push_str(" The doors are closed.");
    let engine = open_all(&build(&all, &settings()).unwrap());
    let read = |query: &str| engine.search(query, &Filters::default(), 10).correction.map(|correction| correction.query);
    assert_eq!(read("flooors").as_deref(), Some("floors"), "a letter typed twice");
    assert_eq!(read("foors").as_deref(), Some("floors"), "a missing letter before another one");
}

#[test]
fn a_provision_of_one_part_needs_its_document_beside_it() {
    let mut all = documents();
    all[2].references.push(reference("MDS2 PAUT"));
    all.push(Document {
        document_kind: DocumentKind::Framework,
        terms: vec!["MDS2".to_owned()],
        ..chapter("ANSI/NEMA HN 1-2019, Manufacturer Disclosure Statement", &[], "")
    });
    let engine = open_all(&build(&all, &settings()).unwrap());
    let cited = |query: &str| {
        let results = engine.search(query, &Filters::default(), 10);
        results.hits.first().is_some_and(|hit| hit.id == all[2].id && hit.match_field == MatchField::Reference)
    };
    assert!(cited("NEMA HN 1 PAUT") && cited("MDS2 PAUT") && cited("section PAUT"));
    assert!(!cited("disclosure paut"), "a word of the title is no name");
}

#[test]
fn numbers_of_two_words_are_numbers() {
    let mut all = documents();
    all[1].text.push_str(" Within 48 hours of the call.");
    let engine = open_all(&build(&all, &settings()).unwrap());
    for query in ["forty eight hours", "forty-eight hours"] {
        assert_eq!(engine.search(query, &Filters::default(), 10).hits[0].id, all[1].id, "{query}");
    }
}

#[test]
fn further_ranks_go_on_where_the_first_ones_end() {
    let engine = engine();
    let all = engine.search("patch", &Filters::default(), usize::MAX);
    assert!(all.hits.len() > 1);
    let page = |ranks| engine.search_ranks("patch", &Filters::default(), ranks);
    assert_eq!(page(1..2).hits, all.hits[1..2]);
    assert_eq!((page(1..2).total, page(1..2).others), (all.total, all.others), "the numbers are of all hits");
    assert_eq!(page(all.hits.len()..usize::MAX).hits, []);
}
