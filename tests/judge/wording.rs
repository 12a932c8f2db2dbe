//! Questions in the words of the corpus: titles, terms, pages, phrases, words side by side, numbers.

use std::collections::{BTreeMap, BTreeSet};

use clause_search::DocumentKind;

use crate::corpus::{Corpus, Layer, has_meaning};
use crate::question::{Question, choice, sample, seed};

/// A wording that more clauses have than this says too little about which clause is meant.
const MOST_CLAUSES: usize = 3;

/// Titles of clauses, as they are and in lower case without marks.
pub(crate) fn titles(corpus: &Corpus) -> Vec<Question> {
    let plain = |title: &str| title.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '-', " ");
    let question = |text: String, id: &String| Question::of_clauses("titles", text, [id.clone()]);
    corpus.clauses().flat_map(|clause| [question(clause.title.clone(), &clause.id), question(plain(&clause.title), &clause.id)]).collect()
}

/// Defined terms and their aliases, bare and asked for: the term comes before the clauses.
pub(crate) fn terms(corpus: &Corpus) -> Vec<Question> {
    let mut questions = Vec::new();
    for term in corpus.of_kind(DocumentKind::Term) {
        let mut ask = |kind: &str, text: String| questions.push(Question::of_documents(kind, text, [term.id.clone()]));
        ask("terms", term.title.clone());
        ask("terms", term.title.to_lowercase());
        ask("terms, definition asked for", format!("definition of {}", term.title.to_lowercase()));
        ask("terms, definition asked for", format!("what does {} mean?", term.title));
        ask("terms, definition asked for", format!("{} definition", term.title.to_lowercase()));
        for alias in &term.terms {
            ask("terms, aliases", alias.clone());
        }
    }
    questions
}

/// Topics, other chapters with their headings, and outside documents.
pub(crate) fn pages(corpus: &Corpus) -> Vec<Question> {
    let mut by_heading: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut questions = Vec::new();
    for page in corpus.of_kind(DocumentKind::Topic).chain(corpus.of_kind(DocumentKind::Chapter)) {
        questions.push(Question::of_documents("pages, titles", page.title.clone(), [page.id.clone()]));
        for heading in page.headings.iter().filter(|heading| heading.contains(' ')) {
            by_heading.entry(heading).or_default().insert(page.id.clone());
        }
    }
    // A heading that is also the name of something else asks for that.
    for other in corpus.documents.iter().filter(|other| other.document_kind != DocumentKind::Chapter) {
        by_heading.remove(other.title.as_str());
    }
    let headings = by_heading.into_iter().map(|(heading, pages)| Question::of_documents("pages, headings", heading, pages));
    questions.extend(sample(headings.collect(), 200));
    for document in corpus.of_kind(DocumentKind::Framework) {
        questions.push(Question::of_documents("outside documents", document.title.clone(), [document.id.clone()]));
    }
    questions
}

/// Four words of a clause text in quotation marks.
pub(crate) fn phrases(corpus: &Corpus) -> Vec<Question> {
    let texts = corpus.runs_of(4, Layer::Sheet);
    let explanations = corpus.runs_of(4, Layer::Explanation);
    let says_something = |phrase: &str| phrase.split(' ').filter(|word| has_meaning(word)).count() > 1;
    let questions = texts.into_iter().filter(|(phrase, _)| says_something(phrase)).map(|(phrase, mut clauses)| {
        clauses.extend(explanations.get(&phrase).into_iter().flatten().cloned());
        Question::of_clauses("phrases in quotation marks", format!("\"{phrase}\""), clauses)
    });
    sample(questions.collect(), 300)
}

/// Two words that stand side by side in few clauses: in their texts, and in their explanations alone.
pub(crate) fn neighbours(corpus: &Corpus) -> Vec<Question> {
    let sheets = corpus.runs_of(2, Layer::Sheet);
    let texts = corpus.runs_of(2, Layer::Text);
    let explanations = corpus.runs_of(2, Layer::Explanation);
    let is_question = |pair: &str, clauses: &BTreeSet<String>| clauses.len() <= MOST_CLAUSES && pair.split(' ').all(has_meaning);
    let in_texts = texts.keys().map(|pair| (pair, &sheets[pair])).filter(|(pair, clauses)| is_question(pair, clauses));
    let in_texts = in_texts.map(|(pair, clauses)| Question::of_clauses("neighbours in clause text", pair.clone(), clauses.clone()));
    let elsewhere = explanations.iter().filter(|(pair, clauses)| !sheets.contains_key(*pair) && is_question(pair, clauses));
    let elsewhere = elsewhere.map(|(pair, clauses)| Question::of_clauses("neighbours in explanations", pair.clone(), clauses.clone()));
    let mut questions = sample(in_texts.collect(), 400);
    questions.extend(sample(elsewhere.collect(), 400));
    questions
}

/// Numbers with their units as clause texts have them, in digits and in words.
pub(crate) fn numbers(corpus: &Corpus) -> Vec<Question> {
    const UNITS: &[&str] =
        &["second", "minute", "hour", "day", "business day", "week", "month", "year", "percent", "unit", "report", "account"];
    let mut questions = Vec::new();
    for count in [2, 3] {
        for (words, clauses) in corpus.runs_of(count, Layer::Sheet) {
            let (number, unit) = words.split_once(' ').expect("there are two words at least");
            let is_unit = UNITS.contains(&unit.strip_suffix('s').unwrap_or(unit));
            let Some(number) = number.parse::<u32>().ok().filter(|_| is_unit) else { continue };
            questions.push(Question::of_clauses("numbers with units", words.clone(), clauses.clone()));
            if let Some(name) = number_word(number) {
                questions.push(Question::of_clauses("number words", format!("{name} {unit}"), clauses));
            }
        }
    }
    questions
}

/// A number from 2 to 99 in words.
fn number_word(number: u32) -> Option<String> {
    const SMALL: &[&str] = &[
        "",
        "",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const ONES: &[&str] = &["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let number = usize::try_from(number).ok().filter(|number| (2..100).contains(number))?;
    Some(match (SMALL.get(number), number % 10) {
        (Some(word), _) => (*word).to_owned(),
        (None, 0) => TENS[number / 10].to_owned(),
        (None, ones) => format!("{}{}{}", TENS[number / 10], choice(&["-", " "], seed(ONES[ones])), ONES[ones]),
    })
}

#[test]
fn numbers_have_their_words() {
    assert_eq!(number_word(2).as_deref(), Some("two"));
    assert_eq!(number_word(30).as_deref(), Some("thirty"));
    assert_eq!(number_word(48).map(|word| word.replace('-', " ")).as_deref(), Some("forty eight"));
    assert_eq!((number_word(1), number_word(100)), (None, None));
}
