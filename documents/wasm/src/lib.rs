//! The boundary between the browser and [`clause_documents`].
//!
//! JavaScript and WebAssembly share one memory. JavaScript asks [`input`] for room, writes bytes there, calls a function
//! and reads as many bytes as it returned at [`output`]; [`failed`] says whether they tell why there is no answer. What
//! goes in and comes out is JSON, but for files; `docs/schedule-format.md` has its form. Nothing is allocated or freed
//! across the boundary and no pointer is taken from JavaScript. The names are exported in WebAssembly only: elsewhere `read`
//! and `write` are those of the system.

#[cfg(feature = "compare")]
mod comparison;
mod reply;
#[cfg(feature = "schedule")]
mod schedule;

use std::cell::RefCell;

use clause_documents::corpus::Corpus;
use reply::{Reply, problem, reply as answer_of};
use serde_json::json;

/// Largest input: a corpus, or a file of somebody.
const MAX_INPUT_LEN: usize = 256 << 20;

#[derive(Default)]
struct State {
    corpus: Corpus,
    #[cfg(feature = "compare")]
    comparison: comparison::Comparison,
    input: Vec<u8>,
    output: Vec<u8>,
    failed: bool,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::new(State::default());
}

/// Makes room for `length` bytes and returns its address; null when that is too much.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn input(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        state.input.clear();
        if length > MAX_INPUT_LEN || state.input.try_reserve_exact(length).is_err() {
            return std::ptr::null_mut();
        }
        state.input.resize(length, 0);
        state.input.as_mut_ptr()
    })
}

/// The address of the last output.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn output() -> *const u8 {
    STATE.with_borrow(|state| state.output.as_ptr())
}

/// Whether the last output says why there is no answer.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn failed() -> bool {
    STATE.with_borrow(|state| state.failed)
}

/// Answers a call with the input, and keeps the reply as output.
fn answer(call: impl FnOnce(&mut State, &[u8]) -> Reply) -> usize {
    STATE.with_borrow_mut(|state| {
        // The input may be large, and nobody reads it again.
        let input = std::mem::take(&mut state.input);
        let (failed, output) = match call(state, &input) {
            Ok(output) => (false, output),
            Err(problem) => (true, problem),
        };
        (state.failed, state.output) = (failed, output);
        state.output.len()
    })
}

/// Opens a corpus.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn open() -> usize {
    answer(|state, input| {
        state.corpus = Corpus::of_json(input).map_err(|error| problem("bad-corpus", &format!("the clauses cannot be read: {error}")))?;
        Ok(answer_of(&json!({ "clauses": state.corpus.clauses.len() })))
    })
}

/// What the page of the schedule calls.
#[cfg(feature = "schedule")]
pub mod schedule_exports {
    use super::{answer, schedule};

    /// Adds the texts of annexes.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn annexes() -> usize {
        answer(|state, input| schedule::annexes(&mut state.corpus, input))
    }

    /// Adds an earlier release: the input is its name, of `name` bytes, then its texts.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn release(name: usize) -> usize {
        answer(|state, input| schedule::release(&mut state.corpus, input, name))
    }

    /// Reads what the browser has kept.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn read() -> usize {
        answer(|state, input| schedule::read(&state.corpus, input))
    }

    /// What a schedule says.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn view() -> usize {
        answer(|state, input| schedule::view(&state.corpus, input))
    }

    /// A schedule changed by a solution.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn change() -> usize {
        answer(|_, input| schedule::change(input))
    }

    /// A schedule as a file.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn write() -> usize {
        answer(|state, input| schedule::write(&state.corpus, input))
    }

    /// A schedule as the fragment of an address.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn share() -> usize {
        answer(|_, input| schedule::share(input))
    }

    /// The schedule of a fragment.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn from_share() -> usize {
        answer(|state, input| schedule::shared(&state.corpus, input))
    }

    /// The positions in a returned sheet: the input is the name of the file, of `name` bytes, then the file.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn positions(name: usize) -> usize {
        answer(|state, input| schedule::positions(&state.corpus, input, name))
    }
}

/// What the page of the comparison calls.
#[cfg(feature = "compare")]
pub mod comparison_exports {
    use super::{answer, comparison};

    /// The provisions of a draft: the input is the name of the file, of `name` bytes, then the file; without a name it is
    /// text.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn provisions(name: usize) -> usize {
        answer(|state, input| comparison::provisions(&state.corpus.words, input, name))
    }

    /// Begins to compare provisions with the clauses.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn begin_comparison() -> usize {
        answer(|state, input| state.comparison.begin(&state.corpus, input))
    }

    /// Compares some more provisions.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn continue_comparison() -> usize {
        answer(|state, _| state.comparison.go_on())
    }

    /// The result of the comparison, for clauses by their ids; for all where there are none.
    #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
    pub extern "C" fn finish_comparison() -> usize {
        answer(|state, input| state.comparison.finish(input))
    }
}
