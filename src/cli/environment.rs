//! Variables by which mdBook would build another book than the one that book.toml describes.

use std::ffi::OsString;

use anyhow::{Result, bail};

/// Tables of book.toml whose keys mdBook takes from the environment.
const TABLES: [&str; 5] = ["book", "build", "rust", "output", "preprocessor"];

/// Refuses to go on where a variable would change the book: what is checked and what is built would be two books.
///
/// # Errors
///
/// If one of `variables`, the names of the environment, is a setting of mdBook.
pub(super) fn refuse_overrides(variables: impl Iterator<Item = OsString>) -> Result<()> {
    let mut overrides: Vec<(String, String)> = variables
        .filter_map(|variable| {
            let variable = variable.into_string().ok()?;
            let key = overridden(&variable)?;
            Some((variable, key))
        })
        .collect();
    overrides.sort();
    let Some((_, key)) = overrides.first() else { return Ok(()) };
    let names: Vec<String> = overrides.iter().map(|(variable, _)| format!("`{variable}`")).collect();
    bail!(
        "the environment sets {}, so mdBook would build a different book from the one that is checked: unset {}, and set `{key}` in book.toml",
        names.join(", "),
        if names.len() == 1 { "it" } else { "them" },
    );
}

/// The key of book.toml that a variable sets, with dots between tables: `MDBOOK_BUILD__BUILD_DIR` is `build.build-dir`.
fn overridden(variable: &str) -> Option<String> {
    let key = variable.strip_prefix("MDBOOK_")?.to_lowercase().replace("__", ".").replace('_', "-");
    let table = key.split('.').next()?;
    TABLES.contains(&table).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_read_as_mdbook_reads_them() {
        for (variable, key) in [
            ("MDBOOK_BOOK__SRC", "book.src"),
            ("MDBOOK_book__src", "book.src"),
            ("MDBOOK_BUILD__BUILD_DIR", "build.build-dir"),
            ("MDBOOK_OUTPUT__HTML__SITE_URL", "output.html.site-url"),
            ("MDBOOK_PREPROCESSOR__CLAUSES__AFTER", "preprocessor.clauses.after"),
            ("MDBOOK_BOOK", "book"),
        ] {
            assert_eq!(overridden(variable).as_deref(), Some(key), "{variable}");
        }
        for variable in ["MDBOOK_LOG", "MDBOOK_VERSION", "MDBOOK_BOOKS__SRC", "BOOK__SRC", "MDBOOK_", "mdbook_book__src"] {
            assert_eq!(overridden(variable), None, "{variable}");
        }
    }

    #[test]
    fn every_variable_is_named() {
        let names = ["PATH", "MDBOOK_OUTPUT__HTML__PRINT__ENABLE", "MDBOOK_BOOK__SRC"].map(OsString::from);
        let said = refuse_overrides(names.into_iter()).unwrap_err().to_string();
        assert!(said.contains("`MDBOOK_BOOK__SRC`, `MDBOOK_OUTPUT__HTML__PRINT__ENABLE`"), "{said}");
        assert!(refuse_overrides(["PATH", "MDBOOK_LOG"].map(OsString::from).into_iter()).is_ok());
    }
}
