//! The judge: how good the answers of the search are, over what the generator really indexes.
//!
//! Questions are of many kinds. Some are written by people and lie in `sets/`; the others are made from the corpus, so
//! that every id, every citation and every term is asked for. Drafts of contracts lie in `drafts/`; they are not put to
//! the search, but compared with the clauses. `record.json` has the figures that answers have reached.
//! The test fails when a kind falls below them. `cargo xtask judge` runs it and shows the table.

mod citations;
mod corpus;
mod drafts;
mod pasted;
mod question;
mod record;
mod score;
mod spelling;
mod typing;
mod wording;
mod written;

use corpus::Corpus;
use question::Question;
use record::Record;

/// What `cargo xtask judge` asks of a run, in the environment.
struct Wishes {
    /// Write the figures into the record.
    renew: bool,
    /// Print the questions whose right answer is not among the first three.
    misses: bool,
    /// Judge only kinds whose names contain this.
    kind: String,
}

impl Wishes {
    fn read() -> Self {
        let variable = |name: &str| std::env::var(name).unwrap_or_default();
        Self { renew: variable("JUDGE_RENEW") == "1", misses: variable("JUDGE_MISSES") == "1", kind: variable("JUDGE_KIND") }
    }
}

/// All questions, kind by kind.
fn questions(corpus: &Corpus) -> Vec<Question> {
    let mut questions = Vec::new();
    questions.extend(spelling::ids(corpus));
    questions.extend(wording::titles(corpus));
    questions.extend(citations::questions(corpus));
    questions.extend(wording::terms(corpus));
    questions.extend(wording::pages(corpus));
    questions.extend(wording::phrases(corpus));
    questions.extend(typing::questions(corpus));
    questions.extend(wording::neighbours(corpus));
    questions.extend(spelling::hyphenated_words(corpus));
    questions.extend(wording::numbers(corpus));
    questions.extend(spelling::british_words(corpus));
    questions.extend(pasted::clauses(corpus));
    questions.extend(written::questions(corpus));
    questions
}

#[test]
fn answers_are_as_good_as_recorded() {
    let wishes = Wishes::read();
    let corpus = Corpus::of_the_book();
    let mut questions = questions(&corpus);
    questions.retain(|question| question.kind.contains(&wishes.kind));
    let mut drafts = drafts::judge(&corpus, wishes.misses && wishes.kind.starts_with("drafts"));
    drafts.retain(|kind, _| kind.contains(&wishes.kind));
    assert!(!questions.is_empty() || !drafts.is_empty(), "no kind of question has a name that contains {:?}", wishes.kind);

    let mut scores = score::judge(&corpus, &questions, wishes.misses);
    scores.extend(drafts);
    let before = Record::read();
    println!("{}", record::table(&scores, &before));
    if wishes.renew {
        before.with(&scores, wishes.kind.is_empty()).write();
        return;
    }
    let worse = before.complaints(&scores, wishes.kind.is_empty());
    assert!(worse.is_empty(), "answers are worse than recorded:\n{}\n\n{}", worse.join("\n"), record::ADVICE);
}
