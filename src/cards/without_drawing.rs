//! What stands in the place of `drawing` in a program without the feature `cards`, whose sites have no pictures.

use super::{DrawError, Lettering};

/// Whether this program draws pictures.
pub const DRAWS: bool = false;

/// Shows nothing.
pub fn can_show(_: Lettering, _: &str) -> bool {
    false
}

/// Has no lines.
pub fn lines(_: Lettering, _: &str, _: f32) -> Vec<String> {
    Vec::new()
}

/// Draws nothing.
///
/// # Errors
///
/// Always.
pub fn draw(_: &str) -> Result<Vec<u8>, DrawError> {
    Err(DrawError::Size)
}

/// Has nothing to look at.
///
/// # Errors
///
/// Never.
pub fn check(_: &str) -> Result<(), DrawError> {
    Ok(())
}

/// Has no icon.
///
/// # Errors
///
/// Never.
pub fn icon(_: &str, _: u16, _: bool) -> Result<Option<Vec<u8>>, DrawError> {
    Ok(None)
}
