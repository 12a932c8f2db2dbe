//! Every provision that a clause cites, in the forms in which people write it.
//!
//! The forms come from what the corpus says of the outside document: its key, its designation (`SP 800-53` at the
//! beginning of the title), the initials of its publisher, its edition, and the title of the code that it is part of.

use std::collections::BTreeMap;

use mdbook_clauses::corpus::Framework;

use crate::corpus::Corpus;
use crate::question::{Question, sample};

/// Documents with fewer cited provisions share one kind.
const OF_ITS_OWN: usize = 15;

/// So many questions of one kind are enough.
const MOST: usize = 250;

/// Questions by outside document, those with a blank before each bracket, and those by provision alone.
pub(crate) fn questions(corpus: &Corpus) -> Vec<Question> {
    let mut kinds: BTreeMap<String, Vec<Question>> = BTreeMap::new();
    let mut ask = |kind: &str, text: String, clauses: &[String]| {
        kinds.entry(kind.to_owned()).or_default().push(Question::of_clauses(kind, text, clauses.iter().cloned()));
    };
    // "§ 164.312" does not say of which code: whatever document has the provision is right.
    let mut alone: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (framework, provisions) in corpus.edition.corpus.frameworks.iter().zip(&corpus.edition.framework_provisions) {
        let provisions: Vec<(&String, &Vec<usize>)> = provisions.iter().filter(|(provision, _)| !provision.is_empty()).collect();
        let name = if provisions.len() < OF_ITS_OWN { "other documents" } else { framework.key.value.as_str() };
        for (provision, clauses) in provisions {
            let ids: Vec<String> = clauses.iter().map(|&clause| corpus.edition.corpus.clauses[clause].id.value.to_string()).collect();
            for text in forms(framework, provision) {
                if text.contains('(') {
                    ask("citations with blanks before brackets", text.replace('(', " ("), &ids);
                }
                ask(&format!("citations of {name}"), text, &ids);
            }
            if code(framework).is_some() {
                alone.entry(provision.clone()).or_default().extend(ids);
            }
        }
    }
    for (provision, clauses) in alone {
        for text in [format!("§ {provision}"), format!("§{provision}"), format!("section {provision}")] {
            ask("citations by section sign", text, &clauses);
        }
    }
    kinds.into_values().flat_map(|questions| sample(questions, MOST)).collect()
}

/// The forms of one citation.
fn forms(framework: &Framework, provision: &str) -> Vec<String> {
    let key = &framework.key.value;
    let publisher = initials(&framework.publisher);
    let mut names = vec![key.clone()];
    if let Some(publisher) = &publisher {
        names.push(format!("{publisher} {key}"));
    }
    if let Some(version) = framework.edition.as_deref().and_then(|edition| edition.strip_prefix("Version ")) {
        names.push(format!("{} {key} {version}", publisher.as_deref().unwrap_or_default()).trim().to_owned());
    }
    if let Some(designation) = designation(&framework.title) {
        names.push(designation.to_owned());
        names.extend(publisher.map(|publisher| format!("{publisher} {designation}")));
        names.extend(designation.split_once('/').filter(|(_, rest)| rest.contains(' ')).map(|(_, rest)| rest.to_owned()));
        if let Some(revision) = framework.edition.as_deref().and_then(|edition| edition.strip_prefix("Revision ")) {
            let number: String = revision.chars().take_while(char::is_ascii_digit).collect();
            names.push(format!("{designation} Rev. {number}"));
            names.push(format!("NIST {designation} r{number}"));
        }
    }
    let mut forms: Vec<String> = names.iter().map(|name| format!("{name} {provision}")).collect();
    if let Some(code) = code(framework) {
        forms.push(format!("{code} {provision}"));
        forms.push(format!("{code} § {provision}"));
        forms.push(format!("{code} section {provision}"));
        forms.push(format!("{} {provision}", code.replace("CFR", "C.F.R.")));
        if !provision.contains('.') {
            forms.push(format!("{code} part {provision}"));
        }
    }
    forms.push(format!("{key} section {provision}"));
    forms.sort();
    forms.dedup();
    forms
}

/// `SP 800-53` of `SP 800-53, Security and Privacy Controls …`.
fn designation(title: &str) -> Option<&str> {
    let (designation, _) = title.split_once(',')?;
    (designation.contains(|c: char| c.is_ascii_digit()) && designation.split(' ').count() <= 3).then_some(designation)
}

/// `NIST` of `National Institute of Standards and Technology`; none for several publishers, and for names of one word.
fn initials(publisher: &str) -> Option<String> {
    let capitals: String = publisher.split(' ').filter_map(|word| word.chars().next().filter(|c| c.is_uppercase())).collect();
    let is_one = !publisher.contains(',') && publisher.matches(" and ").count() < 2 && capitals.chars().count() <= 5;
    (is_one && capitals.chars().count() > 2).then_some(capitals)
}

/// `45 CFR` or `11 U.S.C.`, where the document is a part of such a code.
fn code(framework: &Framework) -> Option<String> {
    let edition = framework.edition.as_deref().unwrap_or_default();
    let of_federal_regulations = framework.title.strip_prefix("Code of Federal Regulations, Title ");
    if let Some(title) = of_federal_regulations {
        let number: String = title.chars().take_while(char::is_ascii_digit).collect();
        return Some(format!("{number} CFR"));
    }
    [edition, &framework.title].into_iter().find_map(|text| {
        let words: Vec<&str> = text.split(' ').collect();
        let pair = words.windows(2).find(|pair| ["CFR", "U.S.C."].contains(&pair[1]) && pair[0].chars().all(|c| c.is_ascii_digit()))?;
        Some(pair.join(" "))
    })
}

#[test]
fn names_come_from_what_the_corpus_says() {
    assert_eq!(initials("National Institute of Standards and Technology").as_deref(), Some("NIST"));
    assert_eq!(initials("Food and Drug Administration").as_deref(), Some("FDA"));
    assert_eq!(initials("MITRE"), None);
    assert_eq!(designation("SP 800-53, Security and Privacy Controls"), Some("SP 800-53"));
    assert_eq!(designation("Federal Food, Drug, and Cosmetic Act"), None);
}

#[test]
fn provisions_are_asked_for_as_publishers_and_courts_write_them() {
    let corpus = Corpus::of_the_book();
    let texts: Vec<String> = corpus
        .edition
        .corpus
        .frameworks
        .iter()
        .flat_map(|framework| forms(framework, if framework.key.value == "HIPAA" { "164.312(a)(2)(ii)" } else { "XX-1" }))
        .collect();
    let expected = [
        "45 CFR 164.312(a)(2)(ii)",
        "45 CFR § 164.312(a)(2)(ii)",
        "HIPAA section 164.312(a)(2)(ii)",
        "21 CFR part XX-1",
        "NIST SP 800-53 XX-1",
        "SP 800-53 Rev. 5 XX-1",
        "ISA/IEC 62443-4-1 XX-1",
        "IEC 62443-4-1 XX-1",
        "NIST CSF 2.0 XX-1",
        "SP 800-218 XX-1",
        "11 U.S.C. XX-1",
    ];
    for form in expected {
        assert!(texts.iter().any(|text| text == form), "{form} is not among the forms");
    }
}
