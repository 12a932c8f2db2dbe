//! Under which name a document was imported before.

use std::collections::BTreeSet;

use super::refused::Refused;
use crate::diagnostics::suggest;

/// What a request says of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    /// The name of the file.
    pub(super) name: &'a str,
    /// The name of the file of which it is a new version, where that has another name.
    pub(super) replaces: Option<&'a str>,
    /// Whether it is added to what came from other files.
    pub(super) appends: bool,
}

impl<'a> Named<'a> {
    /// The name that an earlier version of the file has among the `sources` of what was imported `into` a place; none where
    /// nothing was imported there.
    pub(super) fn earlier(self, sources: &BTreeSet<&str>, into: &str) -> Result<Option<&'a str>, Refused> {
        let names: Vec<&str> = sources.iter().copied().collect();
        if let Some(replaced) = self.replaces {
            if sources.contains(replaced) {
                return Ok(Some(replaced));
            }
            let help = if names.is_empty() {
                "leave `--replaces` out".to_owned()
            } else {
                format!("it was imported from {}", suggest::join_and(&names))
            };
            return Err(Refused::new(format!("nothing was imported into `{into}` from `{replaced}`"), help));
        }
        if sources.contains(self.name) || self.appends {
            return Ok(Some(self.name));
        }
        let Some(first) = names.first() else { return Ok(None) };
        let message = format!("`{into}` was imported from {}, and this is `{}`", suggest::join_and(&names), self.name);
        let help = format!("add `--replaces {first}` if this is a new version of that file, or `--append` if its text comes in addition");
        Err(Refused::new(message, help))
    }
}
