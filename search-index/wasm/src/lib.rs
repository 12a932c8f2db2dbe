//! The boundary between the browser and [`clause_search::Engine`].
//!
//! JavaScript and WebAssembly share one memory. JavaScript asks [`input`] for room, writes bytes there, calls a function
//! and reads as many bytes as it returned at [`output`]. Nothing is allocated or freed across the boundary, what an input and its answer take is given back with the next input, and no pointer
//! is taken from JavaScript. Only the allocator touches memory by hand.
//!
//! `theme/static/search-worker.js` is the only caller.

#[cfg(target_arch = "wasm32")]
mod allocator;
mod json;

use std::cell::RefCell;

use clause_search::{Engine, Filters, MAX_FILE_BYTES, valid_text};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: allocator::RegionAllocator = allocator::RegionAllocator::new();

struct State {
    engine: Option<Engine>,
    input: Vec<u8>,
    output: String,
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State { engine: None, input: Vec::new(), output: String::new() }) };
}

/// Keeps everything that was allocated so far: it belongs to the engine.
fn keep() {
    #[cfg(target_arch = "wasm32")]
    ALLOCATOR.keep();
}

impl State {
    /// Forgets the last input and its answer.
    fn forget(&mut self) {
        self.input = Vec::new();
        self.output = String::new();
        // SAFETY: since the engine was opened or got its last part, only input and output were allocated to stay.
        #[cfg(target_arch = "wasm32")]
        unsafe {
            ALLOCATOR.release();
        }
    }
}

/// Makes room for `length` bytes and returns its address; null when that is too much.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        state.forget();
        if length > MAX_FILE_BYTES || state.input.try_reserve_exact(length).is_err() {
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

/// Opens a main file: the input is its name of `name` bytes, then its content. Returns whether it is one and the content
/// belongs to the name.
#[unsafe(no_mangle)]
pub extern "C" fn open(name: usize) -> bool {
    STATE.with_borrow_mut(|state| {
        let (name, main) = split(&state.input, name);
        state.engine = Engine::open(valid_text(name), main).ok();
        keep();
        state.engine.is_some()
    })
}

/// Adds a part: the input is its name of `name` bytes, then its content. Returns whether it is one of
/// this index and the content belongs to the name.
#[unsafe(no_mangle)]
pub extern "C" fn add(name: usize) -> bool {
    STATE.with_borrow_mut(|state| {
        let (name, part) = split(&state.input, name);
        let is_added = state.engine.as_mut().is_some_and(|engine| engine.add(valid_text(name), part).is_ok());
        keep();
        is_added
    })
}

/// Answers a query with at most `count` hits, the first of them at rank `first`. The input is the query of `query` bytes,
/// then restrictions like `party:mdm` and `in:text`, which are typed as in a query. Returns the length of the answer, which
/// is JSON; 0 when no index is open.
#[unsafe(no_mangle)]
pub extern "C" fn search(query: usize, first: usize, count: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        let (query, restrictions) = split(&state.input, query);
        state.output.clear();
        if let Some(engine) = &state.engine {
            let ranks = first..first.saturating_add(count);
            let results = engine.search_ranks(valid_text(query), &Filters::typed(valid_text(restrictions)), ranks);
            json::write(&results, &mut state.output);
        }
        state.output.len()
    })
}

fn split(input: &[u8], offset: usize) -> (&[u8], &[u8]) {
    input.split_at_checked(offset).unwrap_or_default()
}
