//! What the pages of the desk load.

use serde::Serialize;

use super::error::ExportError;

/// A file of the desk as JSON.
///
/// # Errors
///
/// If it cannot be written.
pub fn json(name: &'static str, content: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    serde_json::to_vec(content).map_err(|cause| ExportError::new(name, cause))
}
