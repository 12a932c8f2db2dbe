//! The files of a finished site: their list with hashes, which is published with it, and the same read back.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use rayon::prelude::*;

use crate::addresses;
use crate::fingerprint;
use crate::verify::{self, Manifest};

use super::files::write;

/// Writes the list of a site into it.
///
/// # Errors
///
/// If the system refuses.
pub fn record(site: &Path, mut manifest: Manifest) -> Result<()> {
    let hashes = paths(site)?.into_par_iter().map(|path| {
        let refused = || format!("cannot read `{}`", site.join(&path).display());
        let hash = fs::File::open(site.join(&path)).and_then(fingerprint::hex_of).with_context(refused)?;
        Ok((path, hash))
    });
    manifest.files = hashes.collect::<Result<_>>()?;
    manifest.files.remove(addresses::MANIFEST);
    write(&site.join(addresses::MANIFEST), manifest.json().as_bytes())
}

/// Writes the list anew after files were added or changed, with the commit of the book if it is known.
///
/// # Errors
///
/// If there is no list, or the system refuses.
pub fn renew(site: &Path, commit: Option<&str>) -> Result<()> {
    let bytes = read(site, addresses::MANIFEST)?;
    let mut manifest = Manifest::parse(&bytes).with_context(|| format!("cannot use `{}`", addresses::MANIFEST))?;
    manifest.commit = commit.map(str::to_owned);
    record(site, manifest)
}

/// A site as it lies in a folder.
#[derive(Debug)]
pub struct Read {
    /// Its files, as far as they matter to `verify`.
    pub files: verify::Files,
    /// The hash of each.
    pub hashes: BTreeMap<String, String>,
}

/// Reads a site.
///
/// # Errors
///
/// If something in the folder is no regular file, or cannot be read.
pub fn read_site(site: &Path) -> Result<Read> {
    let each = paths(site)?.into_par_iter().map(|path| {
        let bytes = read(site, &path)?;
        Ok((fingerprint::hex(&bytes), verify::look_at(&path, &bytes), path))
    });
    let mut read = Read { files: verify::Files::new(), hashes: BTreeMap::new() };
    for (hash, file, path) in each.collect::<Result<Vec<_>>>()? {
        read.hashes.insert(path.clone(), hash);
        read.files.insert(path, file);
    }
    Ok(read)
}

/// A file of a site.
///
/// # Errors
///
/// If it cannot be read.
pub fn read(site: &Path, path: &str) -> Result<Vec<u8>> {
    fs::read(site.join(path)).with_context(|| format!("cannot read `{}`", site.join(path).display()))
}

/// The paths of all files below a folder, with slashes on every system.
fn paths(site: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(folder) = open.pop() {
        let refused = || format!("cannot read the folder `{}`", site.join(&folder).display());
        let entries = fs::read_dir(site.join(&folder)).with_context(refused)?.collect::<io::Result<Vec<_>>>().with_context(refused)?;
        for entry in entries {
            let Ok(name) = entry.file_name().into_string() else { bail!("`{}` has a name that is not text", entry.path().display()) };
            let kind = entry.file_type().with_context(refused)?;
            let path = format!("{folder}{name}");
            if kind.is_dir() {
                open.push(format!("{path}/"));
            } else if kind.is_file() {
                found.push(path);
            } else {
                bail!("`{}` is not a regular file, and a site has no others", entry.path().display());
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}
