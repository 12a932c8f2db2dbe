//! What the page of the schedule asks, and the answers: JSON in, JSON or a file out. `docs/schedule-format.md` has the forms.
//!
//! Nothing here decides anything. A question that is not understood gets an empty answer.

use serde::{Deserialize, Serialize};
use serde_json::{from_slice, to_vec};

use crate::agreement::{Agreement, Solution, resolve};
use crate::corpus::Corpus;
use crate::note::Note;
use crate::schedule::Schedule;
use crate::share::{from_share, share};
use crate::{csv, markdown, plain, word};

/// A question. The page names each by its place in [`Call::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// What a schedule says.
    View,
    /// A schedule after some solutions.
    Apply,
    /// A file.
    Write,
    /// A schedule as the fragment of an address.
    Share,
    /// The schedule of a fragment.
    FromShare,
    /// The positions in a returned sheet.
    Positions,
    /// The provisions of a draft.
    Provisions,
    /// The clauses that are nearest to provisions.
    Compare,
    /// Adds the texts of annexes.
    Annexes,
}

impl Call {
    /// All of them; new ones come at the end.
    pub const ALL: [Self; 9] = [
        Self::View,
        Self::Apply,
        Self::Write,
        Self::Share,
        Self::FromShare,
        Self::Positions,
        Self::Provisions,
        Self::Compare,
        Self::Annexes,
    ];
}

/// A corpus that is open, and answers.
#[derive(Debug)]
pub struct Desk {
    corpus: Corpus,
}

#[derive(Serialize)]
struct View<'a> {
    schedule: &'a Schedule,
    agreement: Agreement,
    notes: Vec<Note>,
}

#[derive(Deserialize)]
struct Solved {
    schedule: Schedule,
    solutions: Vec<Solution>,
}

#[derive(Deserialize)]
struct Order {
    schedule: Schedule,
    format: String,
}

#[derive(Serialize)]
struct Shared {
    fragment: String,
}

#[derive(Serialize)]
struct FromShare {
    schedule: Schedule,
    notes: Vec<Note>,
}

impl Desk {
    /// Opens the JSON of a corpus; none where it is not one.
    pub fn open(json: &[u8]) -> Option<Self> {
        Corpus::from_json(json).ok().map(|corpus| Self { corpus })
    }

    /// The answer to a question.
    pub fn call(&mut self, call: Call, input: &[u8]) -> Vec<u8> {
        self.answer(call, input).unwrap_or_default()
    }

    fn answer(&mut self, call: Call, input: &[u8]) -> Option<Vec<u8>> {
        let text = || str::from_utf8(input).unwrap_or_default();
        match call {
            Call::View => {
                let (schedule, notes) = Schedule::read(text());
                json(&View { schedule: &schedule, agreement: resolve(&self.corpus, &schedule), notes })
            }
            Call::Apply => {
                let Solved { mut schedule, solutions } = from_slice(input).ok()?;
                solutions.into_iter().for_each(|solution| solution.apply(&mut schedule));
                json(&schedule)
            }
            Call::Share => json(&Shared { fragment: share(&Schedule::read(text()).0) }),
            Call::FromShare => {
                let (schedule, notes) = from_share(text(), &self.corpus);
                json(&FromShare { schedule, notes })
            }
            Call::Annexes => {
                self.corpus.add_annexes(Corpus::from_json(input).ok()?);
                None
            }
            Call::Write => {
                let Order { schedule, format } = from_slice(input).ok()?;
                file(&resolve(&self.corpus, &schedule), &format)
            }
            Call::Positions | Call::Provisions | Call::Compare => None,
        }
    }
}

/// A document in a format; none where it is not known.
fn file(agreement: &Agreement, format: &str) -> Option<Vec<u8>> {
    match format {
        "docx" => Some(word::write(agreement, false)),
        "docx-tracked" => Some(word::write(agreement, true)),
        "markdown" => Some(markdown::write(agreement).into_bytes()),
        "text" => Some(plain::write(agreement).into_bytes()),
        "csv" => Some(csv::write(agreement)),
        _ => None,
    }
}

fn json(answer: &impl Serialize) -> Option<Vec<u8>> {
    to_vec(answer).ok()
}
