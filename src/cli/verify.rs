//! `mdbook-clauses verify`: whether a finished site holds what every site must, and is what its list says.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use time::OffsetDateTime;

use crate::addresses;
use crate::site::manifest::{self, Read};
use crate::text::plural;
use crate::verify::{self, File, Finding, Manifest};

use super::VerifyArguments;
use super::progress::{output, status};

/// So many problems are shown: one fault of a template is one of each page.
const SHOWN: usize = 200;

pub(super) fn run(arguments: &VerifyArguments) -> Result<bool> {
    let site = site_in(&arguments.folder);
    let Read { files, hashes } = manifest::read_site(&site)?;
    let mut findings = verify::judge(&files);
    let list = list(&site, &hashes)?;
    match &list {
        Some(list) => findings.extend(list.differences(&hashes)),
        None => findings.push(Finding {
            path: addresses::MANIFEST.to_owned(),
            message: "is missing, so nobody can tell whether the files are those that were built".to_owned(),
        }),
    }
    findings.sort();
    for Finding { path, message } in findings.iter().take(SHOWN) {
        if !output(&format!("{path}: {message}")) {
            break;
        }
    }
    if findings.len() > SHOWN {
        status(&format!("… and {} more", findings.len() - SHOWN));
    }
    warn_of_expiry(&site, hashes.contains_key(addresses::SECURITY))?;
    let pages = files.values().filter(|file| matches!(file, File::Page(_))).count();
    let looked_at = format!("{}, {} of them pages", plural(files.len(), "file"), pages);
    if !findings.is_empty() {
        status(&format!("{}: {}", looked_at, plural(findings.len(), "problem")));
        return Ok(false);
    }
    let made = list.map(|list| format!("; {}", of(&list))).unwrap_or_default();
    status(&format!("{looked_at}: no problems found{made}"));
    Ok(true)
}

/// The folder with the site: that of a build has it in `html`.
fn site_in(folder: &Path) -> PathBuf {
    let inner = folder.join("html");
    if !folder.join("index.html").is_file() && inner.join("index.html").is_file() { inner } else { folder.to_owned() }
}

fn list(site: &Path, hashes: &std::collections::BTreeMap<String, String>) -> Result<Option<Manifest>> {
    if !hashes.contains_key(addresses::MANIFEST) {
        return Ok(None);
    }
    let bytes = manifest::read(site, addresses::MANIFEST)?;
    Manifest::parse(&bytes).map(Some).with_context(|| format!("cannot use `{}`", site.join(addresses::MANIFEST).display()))
}

/// What a list says of its site, in words.
fn of(list: &Manifest) -> String {
    let release = list.release.as_ref().map(|release| format!(", newest release {release}")).unwrap_or_default();
    let commit = list.commit.as_ref().map(|commit| format!(", commit {commit}")).unwrap_or_default();
    format!("{} by {}{release}{commit}", list.edition, list.program)
}

/// Says where the contact for weaknesses is no longer promised. It fails nothing: a site does not become wrong overnight.
fn warn_of_expiry(site: &Path, is_there: bool) -> Result<()> {
    if !is_there {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&manifest::read(site, addresses::SECURITY)?).into_owned();
    let expires = text.lines().find_map(|line| line.strip_prefix("Expires: ")).unwrap_or_default();
    let today = OffsetDateTime::now_utc().date().to_string();
    if expires.get(..today.len()).is_none_or(|day| day < today.as_str()) {
        status(&format!("warning: `{}` has expired: set a later `contact-until` in corpus.toml", addresses::SECURITY));
    }
    Ok(())
}
