//! The additional styles and scripts of book.toml, as mdBook has published them: our pages load them too.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result};
use mdbook_renderer::config::HtmlConfig;

use crate::fingerprint::short_hash;
use crate::render::Additional;

/// The paths in the site at `html` of what the book at `root` adds.
pub(super) fn published(config: &HtmlConfig, root: &Path, html: &Path) -> Result<Additional> {
    let all = |paths: &[PathBuf]| paths.iter().map(|path| published_path(path, config.hash_files, root, html)).collect::<Result<Vec<_>>>();
    Ok(Additional { styles: all(&config.additional_css)?, scripts: all(&config.additional_js)? })
}

/// Where one file lies: under its own path, or with a hash before the first dot.
fn published_path(path: &Path, is_hashed: bool, root: &Path, html: &Path) -> Result<String> {
    let written = path.to_string_lossy().replace('\\', "/");
    let parts = Path::new(&written).components().filter(|part| matches!(part, Component::Normal(_)));
    let plain = parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    // mdBook gives no hash to a path that begins with a dot.
    if let Some((stem, ending)) = written.split_once('.').filter(|(stem, ending)| is_hashed && !stem.is_empty() && !ending.is_empty()) {
        let source = root.join(path);
        let bytes = fs::read(&source).with_context(|| format!("cannot read `{}`", source.display()))?;
        let hashed = format!("{stem}-{}.{ending}", short_hash(&bytes));
        if html.join(&hashed).is_file() {
            return Ok(hashed);
        }
    }
    Ok(plain)
}
