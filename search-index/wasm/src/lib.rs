//! The boundary between the browser and [`clause_search::Engine`].
//!
//! JavaScript and WebAssembly share one memory. JavaScript asks [`input`] for room, writes bytes there, calls a function
//! and reads as many bytes as it returned at [`output`]. Nothing is allocated or freed across the boundary and no pointer
//! is taken from JavaScript. Only the allocator touches memory by hand.
//!
//! `theme/static/search-worker.js` is the only caller.

#[cfg(target_arch = "wasm32")]
mod blocks;
mod json;

use std::cell::RefCell;

use clause_search::{Engine, FacetKind, Filters};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: blocks::Blocks = blocks::Blocks::new();

/// Larger files are refused before room is made for them.
const LARGEST_INPUT: usize = 64 << 20;

struct State {
    engine: Option<Engine>,
    input: Vec<u8>,
    output: String,
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State { engine: None, input: Vec::new(), output: String::new() }) };
}

/// Makes room for `length` bytes and returns its place; null when that is too much.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        state.input.clear();
        if length > LARGEST_INPUT || state.input.try_reserve_exact(length).is_err() {
            return std::ptr::null_mut();
        }
        state.input.resize(length, 0);
        state.input.as_mut_ptr()
    })
}

/// The place of the last output.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    STATE.with_borrow(|state| state.output.as_ptr())
}

/// Opens the main file in the input. Returns the length of an error message; 0 is success.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> usize {
    STATE.with_borrow_mut(|state| {
        let opened = Engine::open(&state.input).map(|engine| state.engine = Some(engine));
        state.finish(opened.map_err(|error| error.message()))
    })
}

/// Adds a part: the input is its name of `name` bytes, then its content. Returns as [`open`] does.
#[unsafe(no_mangle)]
pub extern "C" fn add(name: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        let added = match (state.engine.as_mut(), state.input.split_at_checked(name)) {
            (Some(engine), Some((name, part))) => {
                engine.add(str::from_utf8(name).unwrap_or_default(), part).map_err(|error| error.message())
            }
            _ => Err("no index is open"),
        };
        state.finish(added)
    })
}

/// Answers a query with at most `limit` hits. The input is the query; restrictions like `party:mdm` and `in:text` follow,
/// each after a line break. Returns the length of the answer, which is JSON; 0 when no index is open.
#[unsafe(no_mangle)]
pub extern "C" fn search(limit: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        let input = str::from_utf8(&state.input).unwrap_or_default();
        let (query, restrictions) = line(input);
        state.output.clear();
        if let Some(engine) = &state.engine {
            json::write(&engine.search(query, &filters(restrictions), limit), &mut state.output);
        }
        state.output.len()
    })
}

impl State {
    fn finish(&mut self, done: Result<(), &str>) -> usize {
        self.input = Vec::new();
        self.output = done.err().unwrap_or_default().to_owned();
        self.output.len()
    }
}

/// The first line of a text, and the rest.
fn line(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| byte == b'\n').unwrap_or(text.len());
    (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
}

fn filters(mut rest: &str) -> Filters {
    let mut filters = Filters::default();
    while !rest.is_empty() {
        let (restriction, after) = line(rest);
        rest = after;
        if restriction == "in:text" {
            filters.clause_text_only = true;
        }
        for facet in FacetKind::ALL {
            if let Some(value) = restriction.strip_prefix(facet.name()).and_then(|rest| rest.strip_prefix(':')) {
                filters.values.push((facet, value.to_owned()));
            }
        }
    }
    filters
}
