//! What a call gives: bytes, or bytes that say why there is no answer.

use clause_documents::json::{FromJson, NotOfForm, from_slice};
use serde::Serialize;
use serde_json::json;

/// The bytes of an answer, or those that say why there is none.
pub(crate) type Reply = Result<Vec<u8>, Vec<u8>>;

/// Why there is no answer: a name for programs, and a sentence without a full stop.
pub(crate) fn problem(code: &str, message: &str) -> Vec<u8> {
    reply(&json!({ "code": code, "message": message }))
}

/// An answer as JSON.
pub(crate) fn reply(answer: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(answer).expect("answers always become JSON")
}

/// What a page has written itself, so that it can only be wrong if page and engine are of different sites.
pub(crate) fn parsed<T: FromJson>(input: &[u8]) -> Result<T, Vec<u8>> {
    from_slice(input).map_err(bad_call)
}

/// The page asks for something in a form that is not known here.
pub(crate) fn bad_call(error: NotOfForm) -> Vec<u8> {
    problem("bad-call", &format!("the page and its engine do not fit: {error}"))
}

/// Input that is text; what is none gives no text, which then is what cannot be read.
pub(crate) fn text(input: &[u8]) -> &str {
    str::from_utf8(input).unwrap_or_default()
}
