//! `cargo xtask check-address`: a site is not published under an address that nobody can own.
//!
//! The addresses of clauses are promised for good, so the first deployment must not happen under the
//! placeholder. Nothing here asks the network.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::Args;

/// Names that RFC 2606 and RFC 6761 keep for examples and tests: a top-level domain, or a domain with all below it.
const RESERVED: [&str; 7] = ["example", "invalid", "test", "localhost", "example.com", "example.net", "example.org"];

/// Keys of corpus.toml with an address that readers use. The first one is required.
const KEYS: [&str; 2] = ["address", "contact"];

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Folder with corpus.toml [default: `book` in this repository]
    book: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<bool> {
    let file = match &arguments.book {
        Some(book) => book.join("corpus.toml"),
        None => crate::root()?.join("book/corpus.toml"),
    };
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let found = placeholders(&text).with_context(|| file.display().to_string())?;
    for (key, value) in &found {
        eprintln!("{}: `{key}` is `{value}`, but that domain is reserved for examples and nobody can reach it", file.display());
    }
    if !found.is_empty() {
        eprintln!("Set your own domain before the first deployment: the addresses of clauses are permanent.");
    }
    Ok(found.is_empty())
}

/// The keys whose value lies in a reserved domain.
fn placeholders(corpus: &str) -> Result<Vec<(&'static str, String)>> {
    let table: toml::Table = corpus.parse()?;
    let mut found = Vec::new();
    for key in KEYS {
        let Some(value) = table.get(key).and_then(toml::Value::as_str) else {
            if key == KEYS[0] {
                bail!("`{key}` is missing");
            }
            continue;
        };
        let host = host(value).with_context(|| format!("`{key}` is `{value}`, which names no host"))?;
        if is_reserved(&host) {
            found.push((key, value.to_owned()));
        }
    }
    Ok(found)
}

/// The host of `https://host:port/path` or `mailto:somebody@host?subject=x`, in lower case.
fn host(address: &str) -> Option<String> {
    let rest = match address.strip_prefix("mailto:") {
        Some(mail) => mail.split('?').next()?.rsplit_once('@')?.1,
        None => address.split_once("://")?.1.split(['/', '?', '#']).next()?.rsplit('@').next()?,
    };
    let name = if rest.starts_with('[') { rest } else { rest.split(':').next()? };
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    (!name.is_empty()).then_some(name)
}

/// Whether a host is reserved, or is an address of one machine rather than a name.
fn is_reserved(host: &str) -> bool {
    host.starts_with('[')
        || host.parse::<std::net::Ipv4Addr>().is_ok()
        || RESERVED.iter().any(|name| host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(address: &str) -> Vec<&'static str> {
        placeholders(&format!("address = \"{address}\"")).expect("the address names a host").into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn reserved_domains_are_placeholders() {
        for address in [
            "https://example.org/",
            "https://clauses.example.org/",
            "https://CLAUSES.EXAMPLE.COM/a/",
            "https://example.net.:8443/",
            "http://clauses.example/",
            "https://clauses.invalid/",
            "https://clauses.test/",
            "http://localhost:3000/",
            "http://127.0.0.1/",
            "http://[::1]:3000/",
            "https://somebody@example.org/",
        ] {
            assert_eq!(found(address), ["address"], "{address}");
        }
    }

    #[test]
    fn domains_that_only_look_like_them_are_not() {
        for address in [
            "https://clauses.example.org.uk/",
            "https://myexample.org/",
            "https://example.io/",
            "https://contest/",
            "https://clauses.health/example.org/",
        ] {
            assert_eq!(found(address), [""; 0], "{address}");
        }
    }

    #[test]
    fn the_contact_is_looked_at_too() {
        let corpus = "address = \"https://clauses.health/\"\ncontact = \"mailto:clauses@example.org?subject=x\"";
        assert_eq!(placeholders(corpus).unwrap(), [("contact", "mailto:clauses@example.org?subject=x".to_owned())]);
    }

    #[test]
    fn a_corpus_without_an_address_is_an_error() {
        assert!(placeholders("title = \"x\"").is_err());
        assert!(placeholders("address = \"clauses\"").is_err());
        assert!(placeholders("address =").is_err());
    }
}
