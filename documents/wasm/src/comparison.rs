//! The calls of a comparison: a draft is cut into provisions, which are compared a few at a time.

use clause_documents::compare::{Comparer, Run};
use clause_documents::corpus::Corpus;
use clause_documents::provisions::{self, Provision};
use clause_documents::words::Words;
use serde_json::json;

use crate::reply::{Reply, parsed, problem, reply, text};

/// How many provisions are compared before a page can say how far it is.
const STEP: usize = 8;

/// A draft and how far it is compared.
#[derive(Default)]
pub(crate) struct Comparison {
    /// What compares, once somebody has asked for it.
    comparer: Option<Comparer>,
    draft: Vec<Provision>,
    run: Option<Run>,
}

/// The provisions of a draft: the name of the file comes first and has `name` bytes; without a name it is text.
pub(crate) fn provisions(words: &Words, input: &[u8], name: usize) -> Reply {
    let (name, file) = input.split_at_checked(name).unwrap_or_default();
    let draft = if name.is_empty() { provisions::from_text(text(file), words) } else { provisions::read(text(name), file, words) };
    draft.map(|draft| reply(&draft)).map_err(|refused| problem(refused.code(), &refused.reason(words)))
}

impl Comparison {
    /// Begins with these provisions.
    pub(crate) fn begin(&mut self, corpus: &Corpus, input: &[u8]) -> Reply {
        self.draft = parsed(input)?;
        let comparer = self.comparer.get_or_insert_with(|| Comparer::new(corpus));
        self.run = Some(comparer.start());
        self.go_on()
    }

    /// Compares some more, and says how many are done.
    pub(crate) fn go_on(&mut self) -> Reply {
        let (Some(comparer), Some(run)) = (&self.comparer, &mut self.run) else { return Err(not_begun()) };
        for _ in 0..STEP {
            comparer.step(run, &self.draft);
        }
        Ok(reply(&json!({ "done": run.done() })))
    }

    /// The result for these clauses; for all where none is named.
    pub(crate) fn finish(&mut self, input: &[u8]) -> Reply {
        let ids: Vec<String> = parsed(input)?;
        let (Some(comparer), Some(run)) = (&self.comparer, self.run.take()) else { return Err(not_begun()) };
        Ok(reply(&comparer.finish(&run, &self.draft, Some(ids.as_slice()).filter(|ids| !ids.is_empty()))))
    }
}

fn not_begun() -> Vec<u8> {
    problem("bad-call", "no comparison was begun")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_is_begun_continued_and_finished() {
        let corpus = Corpus::of_json(br#"{"clauses":[{"id":"A-1","title":"Apples","content":[{"type":"paragraph","words":[{"type":"text","text":"The seller shall deliver ripe apples."}]}]}]}"#)
            .expect("a corpus");
        let mut comparison = Comparison::default();
        assert!(comparison.go_on().is_err() && comparison.finish(b"[]").is_err(), "nothing was begun");
        let draft: serde_json::Value =
            serde_json::from_slice(&provisions(&corpus.words, b"1. Ripe apples are delivered.\n\n2. Payment.", 0).expect("a draft"))
                .expect("JSON");
        comparison.begin(&corpus, &reply(&draft["provisions"])).expect("a run");
        let result: serde_json::Value = serde_json::from_slice(&comparison.finish(b"[]").expect("a result")).expect("JSON");
        assert_eq!(result["clauses"][0]["clause"], "A-1");
        assert!(provisions(&corpus.words, b"", 0).is_err(), "an empty draft");
    }
}
