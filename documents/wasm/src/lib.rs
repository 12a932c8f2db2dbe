//! The boundary between the browser and [`clause_documents::desk::Desk`].
//!
//! JavaScript and WebAssembly share one memory. JavaScript asks [`input`] for room, writes bytes there, calls a function
//! and reads as many bytes as it returned at [`output`]. Nothing is allocated or freed across the boundary and no pointer
//! is taken from JavaScript.
//!
//! `theme/static/documents-worker.js` is the only caller.

use std::cell::RefCell;

use clause_documents::desk::{Call, Desk};

/// The largest input: a draft of some hundred pages with its pictures is smaller.
const MAX_INPUT_BYTES: usize = 64 << 20;

struct State {
    desk: Option<Desk>,
    input: Vec<u8>,
    output: Vec<u8>,
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State { desk: None, input: Vec::new(), output: Vec::new() }) };
}

/// Makes room for `length` bytes and returns its address; null when that is too much.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        state.input.clear();
        if length > MAX_INPUT_BYTES || state.input.try_reserve_exact(length).is_err() {
            return std::ptr::null_mut();
        }
        state.input.resize(length, 0);
        state.input.as_mut_ptr()
    })
}

/// The address of the last output.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    STATE.with_borrow(|state| state.output.as_ptr())
}

/// Opens a corpus: the input is its JSON. Returns whether it is one.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> bool {
    STATE.with_borrow_mut(|state| {
        state.desk = Desk::open(&std::mem::take(&mut state.input));
        state.desk.is_some()
    })
}

/// Answers the call of this number, which is its place in [`Call::ALL`]; the input is its question. Returns the length of the
/// answer; 0 where no corpus is open or there is no such call.
#[unsafe(no_mangle)]
pub extern "C" fn call(number: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        let input = std::mem::take(&mut state.input);
        let call = Call::ALL.get(number);
        state.output = state.desk.as_mut().zip(call).map(|(desk, &call)| desk.call(call, &input)).unwrap_or_default();
        state.output.len()
    })
}
