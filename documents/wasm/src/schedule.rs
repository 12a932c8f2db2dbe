//! The calls of a schedule: what it says, what changes it, and the files that are made of it.

use clause_documents::agreement::{Agreement, Solution, resolve};
use clause_documents::corpus::Corpus;
use clause_documents::json::{Fields, NotOfForm, from_slice};
use clause_documents::schedule::Schedule;
use clause_documents::{csv, markdown, plain, share};
use serde_json::json;

use crate::reply::{Reply, bad_call, parsed, problem, reply, text};

/// Adds the texts of annexes.
pub(crate) fn annexes(corpus: &mut Corpus, input: &[u8]) -> Reply {
    let annexes = Corpus::of_json(input).map_err(|error| problem("bad-corpus", &format!("the annexes cannot be read: {error}")))?;
    corpus.add_annexes(annexes);
    Ok(reply(&json!({})))
}

/// Adds an earlier release, whose name comes first and has `name` bytes.
pub(crate) fn release(corpus: &mut Corpus, input: &[u8], name: usize) -> Reply {
    let (name, json) = input.split_at_checked(name).unwrap_or_default();
    let earlier =
        from_slice(json).map_err(|error| problem("bad-corpus", &format!("the texts of {} cannot be read: {error}", text(name))))?;
    corpus.add_release(text(name), earlier);
    Ok(reply(&json!({})))
}

/// The schedule that a browser has kept.
pub(crate) fn read(corpus: &Corpus, input: &[u8]) -> Reply {
    let (schedule, notes) = Schedule::read(text(input), &corpus.words);
    Ok(reply(&json!({ "schedule": schedule, "notes": notes })))
}

/// What a schedule says.
pub(crate) fn view(corpus: &Corpus, input: &[u8]) -> Reply {
    let schedule: Schedule = parsed(input)?;
    Ok(reply(&resolve(corpus, &schedule)))
}

/// A schedule after a solution.
pub(crate) fn change(input: &[u8]) -> Reply {
    let (mut schedule, mut fields) = with_schedule(input)?;
    let solution: Solution = fields.get("solution").map_err(bad_call)?;
    solution.apply(&mut schedule);
    Ok(reply(&schedule))
}

/// A schedule as a file.
pub(crate) fn write(corpus: &Corpus, input: &[u8]) -> Reply {
    let (schedule, mut fields) = with_schedule(input)?;
    let format: String = fields.get("format").map_err(bad_call)?;
    let agreement = Agreement { findings: fields.get("findings").map_err(bad_call)?, ..resolve(corpus, &schedule) };
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
        _ => Err(problem("unknown-format", &corpus.words.get("office-write"))),
    }
}

/// A schedule as the fragment of an address.
pub(crate) fn share(input: &[u8]) -> Reply {
    let schedule: Schedule = parsed(input)?;
    Ok(reply(&json!({ "fragment": share::share(&schedule) })))
}

/// The schedule of a fragment.
pub(crate) fn shared(corpus: &Corpus, input: &[u8]) -> Reply {
    let (schedule, notes) = share::from_share(text(input), corpus);
    Ok(reply(&json!({ "schedule": schedule, "notes": notes })))
}

/// The positions in a returned sheet, whose name comes first and has `name` bytes.
#[cfg(feature = "office")]
pub(crate) fn positions(corpus: &Corpus, input: &[u8], name: usize) -> Reply {
    let (name, file) = input.split_at_checked(name).unwrap_or_default();
    let read = clause_documents::workbook::positions(file, text(name), corpus);
    read.map(|positions| reply(&positions)).map_err(|problem| reply(&problem))
}

/// Without WebAssembly there are no workbooks.
#[cfg(not(feature = "office"))]
pub(crate) fn positions(corpus: &Corpus, _input: &[u8], _name: usize) -> Reply {
    Err(problem("unknown-format", &corpus.words.get("office-read")))
}

/// The schedule of a call, and the fields beside it.
fn with_schedule(input: &[u8]) -> Result<(Schedule, Fields), Vec<u8>> {
    let value = serde_json::from_slice(input).map_err(|_| bad_call(NotOfForm))?;
    let mut fields = Fields::of(value).map_err(bad_call)?;
    Ok((fields.get("schedule").map_err(bad_call)?, fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_go_from_json_to_json() {
        let corpus = Corpus::of_json(br#"{"clauses":[{"id":"A-1","title":"One","content":[{"type":"paragraph","words":[{"type":"clause","clause":"A-2","words":[]}]}]}]}"#)
            .expect("a corpus");
        let view = view(&corpus, br#"{"version":1,"entries":[{"clause":"A-1"}]}"#).expect("a view");
        let view: serde_json::Value = serde_json::from_slice(&view).expect("JSON");
        let solution = &view["loose_ends"][0]["solutions"][0];
        let call = json!({ "schedule": { "entries": [{ "clause": "A-1" }] }, "solution": solution });
        let changed: Schedule = from_slice(&change(&reply(&call)).expect("a schedule")).expect("JSON");
        assert_eq!(changed.entries.len(), 2);
        for format in ["markdown", "text", "csv"] {
            let call = json!({ "schedule": changed, "format": format });
            assert!(!write(&corpus, &reply(&call)).expect("a file").is_empty());
        }
    }

    #[test]
    fn what_cannot_be_answered_says_why() {
        let mut corpus = Corpus::default();
        for reply in [annexes(&mut corpus, b"["), view(&corpus, b"7"), change(b"{}"), write(&corpus, b"\xff"), positions(&corpus, b"x", 9)]
        {
            let problem: serde_json::Value = serde_json::from_slice(&reply.expect_err("no answer")).expect("JSON");
            assert!(problem["code"].is_string() && problem["message"].is_string());
        }
        assert!(read(&corpus, b"\xff").is_ok() && shared(&corpus, b"\xff").is_ok());
    }
}
