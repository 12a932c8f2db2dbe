//! Where links and requests lead: to a file of the site and an id in it, and requests to nobody else.

use percent_encoding::percent_decode_str;

use super::page::Page;
use super::{File, Files, Finding, pages};
use crate::addresses;

/// Schemes by which a link may leave the site.
const OUTSIDE: [&str; 3] = ["http", "https", "mailto"];

pub(super) fn check(files: &Files, findings: &mut Vec<Finding>) {
    let root = root(files);
    for (path, page) in pages(files) {
        findings.extend(page.ids_used_twice.iter().map(|id| Finding::new(path, format!("the id `{id}` is there twice"))));
        let here = Here { files, root: &root, path, base: page.base.as_deref() };
        let of_links = page.links.iter().filter_map(|to| here.link(to));
        let of_requests = page.requests.iter().filter_map(|to| here.request(to));
        findings.extend(of_links.chain(of_requests).map(|fault| Finding::new(path, fault)));
    }
    for (path, file) in files {
        let File::Style(requests) = file else { continue };
        let here = Here { files, root: &root, path, base: None };
        findings.extend(requests.iter().filter_map(|to| here.request(to)).map(|fault| Finding::new(path, fault)));
    }
}

/// The path of the site on its host: the page for misses, which is shown at any address, tells it.
fn root(files: &Files) -> String {
    let base = pages(files).find(|(path, _)| *path == addresses::NOT_FOUND).and_then(|(_, page)| page.base.clone());
    let path =
        |base: String| base.split_once("://").map_or(base.clone(), |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]).to_owned());
    base.map_or_else(|| "/".to_owned(), path)
}

/// The file that links are in.
struct Here<'a> {
    files: &'a Files,
    root: &'a str,
    path: &'a str,
    base: Option<&'a str>,
}

impl Here<'_> {
    /// What is wrong with a link.
    fn link(&self, to: &str) -> Option<String> {
        match scheme(to) {
            Some(scheme) if OUTSIDE.contains(&scheme) => None,
            Some(scheme) => Some(format!("has a link by `{scheme}:`, which pages do not use")),
            None => self.inside(to),
        }
    }

    /// What is wrong with a request.
    fn request(&self, to: &str) -> Option<String> {
        match scheme(to) {
            Some("data" | "mailto") => None,
            Some(_) => Some(format!("asks another host for `{to}`")),
            None if to.starts_with("//") => Some(format!("asks another host for `{to}`")),
            None => self.inside(to),
        }
    }

    /// What is wrong with an address inside the site.
    fn inside(&self, to: &str) -> Option<String> {
        let (path, fragment) = to.split_once('#').unwrap_or((to, ""));
        let Some(target) = self.target(path.split('?').next().unwrap_or_default()) else {
            return Some(format!("`{to}` leaves the site"));
        };
        let fragment = decoded(fragment);
        match self.files.get(&target) {
            None => Some(format!("`{to}`: there is no file `{target}`")),
            Some(File::Page(page)) if !has_id(page, &fragment) => Some(format!("`{to}`: `{target}` has no id `{fragment}`")),
            Some(_) => None,
        }
    }

    /// The file at a path; none if it lies outside the site.
    fn target(&self, path: &str) -> Option<String> {
        if path.is_empty() && self.base.is_none() {
            return Some(self.path.to_owned());
        }
        let folder = self.path.rfind('/').map_or("", |at| &self.path[..=at]);
        let base = self.base.map_or_else(|| format!("{}{folder}", self.root), str::to_owned);
        let whole = if path.starts_with('/') { path.to_owned() } else { format!("{base}{path}") };
        let inside = normal(&whole)?;
        let inside = inside.strip_prefix(self.root)?;
        Some(decoded(&addresses::file_of(inside)))
    }
}

fn has_id(page: &Page, fragment: &str) -> bool {
    // An empty fragment is the top of any page.
    fragment.is_empty() || page.ids.contains(fragment)
}

/// The scheme of an address that has one.
fn scheme(to: &str) -> Option<&str> {
    let (scheme, _) = to.split_once(':')?;
    let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (is_scheme && !scheme.is_empty()).then_some(scheme)
}

/// A path without `.` and `..`; none if it leaves its root.
fn normal(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    let mut is_folder = false;
    for part in path.split('/').skip(1) {
        is_folder = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    Some(format!("/{}{end}", parts.join("/")))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
