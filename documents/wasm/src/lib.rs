//! The boundary between the browser and [`clause_documents`].
//!
//! JavaScript and WebAssembly share one memory. JavaScript asks [`input`] for room, writes bytes there, calls a function
//! and reads as many bytes as it returned at [`output`]; [`failed`] says whether they tell why there is no answer. What
//! goes in and comes out is JSON, but for files; `docs/schedule-format.md` has its form. Nothing is allocated or freed
//! across the boundary and no pointer is taken from JavaScript. The names are exported in WebAssembly only: elsewhere `read`
//! and `write` are those of the system.

mod calls;

use std::cell::RefCell;

use calls::{Desk, Reply};

/// Largest input: a corpus, or a file of somebody.
const MAX_INPUT_LEN: usize = 256 << 20;

#[derive(Default)]
struct State {
    desk: Desk,
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
fn answer(call: impl FnOnce(&mut Desk, &[u8]) -> Reply) -> usize {
    STATE.with_borrow_mut(|state| {
        // The input may be large, and nobody reads it again.
        let input = std::mem::take(&mut state.input);
        let (failed, output) = match call(&mut state.desk, &input) {
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
    answer(Desk::open)
}

/// Adds the texts of annexes.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn annexes() -> usize {
    answer(Desk::annexes)
}

/// Reads what the browser has kept.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn read() -> usize {
    answer(|_, input| Desk::read(input))
}

/// What a schedule says.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn view() -> usize {
    answer(|desk, input| desk.view(input))
}

/// A schedule changed by a solution.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn change() -> usize {
    answer(|_, input| Desk::change(input))
}

/// A schedule as a file.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn write() -> usize {
    answer(|desk, input| desk.write(input))
}

/// A schedule as the fragment of an address.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn share() -> usize {
    answer(|_, input| Desk::share(input))
}

/// The schedule of a fragment.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn from_share() -> usize {
    answer(|desk, input| desk.shared(input))
}

/// The positions in a returned sheet: the input is the name of the file, of `name` bytes, then the file.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn positions(name: usize) -> usize {
    answer(|desk, input| desk.positions(input, name))
}

/// The provisions of a draft: the input is the name of the file, of `name` bytes, then the file; without a name it is text.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn provisions(name: usize) -> usize {
    answer(|_, input| Desk::provisions(input, name))
}

/// Begins to compare provisions with the clauses.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn begin_comparison() -> usize {
    answer(Desk::begin_comparison)
}

/// Compares some more provisions.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn continue_comparison() -> usize {
    answer(|desk, _| desk.continue_comparison())
}

/// What was compared so far.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn finish_comparison() -> usize {
    answer(Desk::finish_comparison)
}
