//! The calls of the desk, over bytes: what a page asks for, and JSON or a file as the answer.

use clause_documents::agreement::{Solution, resolve};
use clause_documents::compare::{Comparer, Run};
use clause_documents::corpus::Corpus;
use clause_documents::json::{Fields, FromJson, NotOfForm, from_slice};
use clause_documents::provisions::{self, Provision};
use clause_documents::schedule::Schedule;
use clause_documents::{csv, markdown, plain, share};
use serde::Serialize;
use serde_json::json;

/// The bytes of an answer, or those that say why there is none.
pub(crate) type Reply = Result<Vec<u8>, Vec<u8>>;

/// What a page has opened.
#[derive(Default)]
pub(crate) struct Desk {
    corpus: Corpus,
    /// What compares, once somebody has asked for it.
    comparer: Option<Comparer>,
    /// The draft that is being compared.
    draft: Vec<Provision>,
    run: Option<Run>,
}

/// How many provisions are compared before a page can say how far it is.
const STEP: usize = 8;

fn problem(code: &str, message: &str) -> Vec<u8> {
    reply(&json!({ "code": code, "message": message }))
}

fn reply(answer: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(answer).expect("answers always become JSON")
}

/// What a page has written itself, so that it can only be wrong if page and engine are of different sites.
fn parsed<T: FromJson>(input: &[u8]) -> Result<T, Vec<u8>> {
    from_slice(input).map_err(bad_call)
}

fn bad_call(error: NotOfForm) -> Vec<u8> {
    problem("bad-call", &format!("the page and its engine do not fit: {error}"))
}

/// The schedule of a call, and the fields beside it.
fn with_schedule(input: &[u8]) -> Result<(Schedule, Fields), Vec<u8>> {
    let value = serde_json::from_slice(input).map_err(|_| bad_call(NotOfForm))?;
    let mut fields = Fields::of(value).map_err(bad_call)?;
    Ok((fields.get("schedule").map_err(bad_call)?, fields))
}

fn not_begun() -> Vec<u8> {
    problem("bad-call", "no comparison was begun")
}

fn text(input: &[u8]) -> &str {
    str::from_utf8(input).unwrap_or_default()
}

impl Desk {
    pub(crate) fn open(&mut self, input: &[u8]) -> Reply {
        self.corpus = Corpus::of_json(input).map_err(|error| problem("bad-corpus", &format!("the clauses cannot be read: {error}")))?;
        Ok(reply(&json!({ "clauses": self.corpus.clauses.len() })))
    }

    pub(crate) fn annexes(&mut self, input: &[u8]) -> Reply {
        let annexes = Corpus::of_json(input).map_err(|error| problem("bad-corpus", &format!("the annexes cannot be read: {error}")))?;
        self.corpus.add_annexes(annexes);
        Ok(reply(&json!({})))
    }

    pub(crate) fn read(input: &[u8]) -> Reply {
        let (schedule, notes) = Schedule::read(text(input));
        Ok(reply(&json!({ "schedule": schedule, "notes": notes })))
    }

    pub(crate) fn view(&self, input: &[u8]) -> Reply {
        let schedule: Schedule = parsed(input)?;
        Ok(reply(&resolve(&self.corpus, &schedule)))
    }

    pub(crate) fn change(input: &[u8]) -> Reply {
        let (mut schedule, mut fields) = with_schedule(input)?;
        let solution: Solution = fields.get("solution").map_err(bad_call)?;
        solution.apply(&mut schedule);
        Ok(reply(&schedule))
    }

    pub(crate) fn write(&self, input: &[u8]) -> Reply {
        let (schedule, mut fields) = with_schedule(input)?;
        let format: String = fields.get("format").map_err(bad_call)?;
        let agreement = resolve(&self.corpus, &schedule);
        match format.as_str() {
            "markdown" => Ok(markdown::write(&agreement).into_bytes()),
            "text" => Ok(plain::write(&agreement).into_bytes()),
            "csv" => Ok(csv::write(&agreement)),
            #[cfg(feature = "office")]
            "docx" => Ok(clause_documents::word::write(&agreement, false)),
            #[cfg(feature = "office")]
            "docx-tracked" => Ok(clause_documents::word::write(&agreement, true)),
            #[cfg(feature = "office")]
            "xlsx" => Ok(clause_documents::workbook::write(&agreement)),
            _ => Err(problem("unknown-format", "this browser runs no WebAssembly, without which there are text, Markdown and CSV")),
        }
    }

    pub(crate) fn share(input: &[u8]) -> Reply {
        let schedule: Schedule = parsed(input)?;
        Ok(reply(&json!({ "fragment": share::share(&schedule) })))
    }

    pub(crate) fn shared(&self, input: &[u8]) -> Reply {
        let (schedule, notes) = share::from_share(text(input), &self.corpus);
        Ok(reply(&json!({ "schedule": schedule, "notes": notes })))
    }

    pub(crate) fn provisions(input: &[u8], name: usize) -> Reply {
        let (name, file) = input.split_at_checked(name).unwrap_or_default();
        let draft = if name.is_empty() { provisions::from_text(text(file)) } else { provisions::read(text(name), file) };
        draft.map(|draft| reply(&draft)).map_err(|refused| problem(refused.code(), &refused.to_string()))
    }

    pub(crate) fn begin_comparison(&mut self, input: &[u8]) -> Reply {
        self.draft = parsed(input)?;
        let comparer = self.comparer.get_or_insert_with(|| Comparer::new(&self.corpus));
        self.run = Some(comparer.start());
        self.continue_comparison()
    }

    pub(crate) fn continue_comparison(&mut self) -> Reply {
        let (Some(comparer), Some(run)) = (&self.comparer, &mut self.run) else { return Err(not_begun()) };
        for _ in 0..STEP {
            comparer.step(run, &self.draft);
        }
        Ok(reply(&json!({ "done": run.done() })))
    }

    pub(crate) fn finish_comparison(&mut self, input: &[u8]) -> Reply {
        let ids: Vec<String> = parsed(input)?;
        let (Some(comparer), Some(run)) = (&self.comparer, self.run.take()) else { return Err(not_begun()) };
        Ok(reply(&comparer.finish(run, &self.draft, Some(ids.as_slice()).filter(|ids| !ids.is_empty()))))
    }

    #[cfg(feature = "office")]
    pub(crate) fn positions(&self, input: &[u8], name: usize) -> Reply {
        let (name, file) = input.split_at_checked(name).unwrap_or_default();
        let read = clause_documents::workbook::positions(file, text(name), &self.corpus);
        read.map(|positions| reply(&positions)).map_err(|problem| reply(&problem))
    }

    #[cfg(not(feature = "office"))]
    #[expect(clippy::unused_self, reason = "the call is the same with the feature")]
    pub(crate) fn positions(&self, _input: &[u8], _name: usize) -> Reply {
        Err(problem("unknown-format", "this browser runs no WebAssembly, without which no workbook can be opened"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_go_from_json_to_json() {
        let mut desk = Desk::default();
        desk.open(br#"{"clauses":[{"id":"A-1","title":"One","content":[{"type":"paragraph","words":[{"type":"clause","clause":"A-2","words":[]}]}]}]}"#)
            .expect("a corpus");
        let view = desk.view(br#"{"version":1,"entries":[{"clause":"A-1"}]}"#).expect("a view");
        let view: serde_json::Value = serde_json::from_slice(&view).expect("JSON");
        let solution = &view["loose_ends"][0]["solutions"][0];
        let call = json!({ "schedule": { "entries": [{ "clause": "A-1" }] }, "solution": solution });
        let changed: Schedule = from_slice(&Desk::change(&reply(&call)).expect("a schedule")).expect("JSON");
        assert_eq!(changed.entries.len(), 2);
        for format in ["markdown", "text", "csv"] {
            let call = json!({ "schedule": changed, "format": format });
            assert!(!desk.write(&reply(&call)).expect("a file").is_empty());
        }
    }

    #[test]
    fn what_cannot_be_answered_says_why() {
        let mut desk = Desk::default();
        for reply in
            [desk.open(b"{"), desk.annexes(b"["), desk.view(b"7"), Desk::change(b"{}"), desk.write(b"\xff"), desk.positions(b"x", 9)]
        {
            let problem: serde_json::Value = serde_json::from_slice(&reply.expect_err("no answer")).expect("JSON");
            assert!(problem["code"].is_string() && problem["message"].is_string());
        }
        assert!(Desk::read(b"\xff").is_ok() && desk.shared(b"\xff").is_ok());
    }
}
