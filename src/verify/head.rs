//! The heads of pages: whole, with the policy, and each of its own page.

use std::collections::HashMap;

use super::page::Page;
use super::{Files, Finding, pages, policy};
use crate::addresses;

/// What a page may say to other sites of where a reader comes from: nothing, or nothing but the site.
const REFERRER: [&str; 4] = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];

pub(super) fn check(files: &Files, findings: &mut Vec<Finding>) {
    let site = pages(files).find(|(path, _)| *path == "index.html").and_then(|(_, home)| home.canonical.clone());
    let mut titles: HashMap<(&str, &str), &str> = HashMap::new();
    for (path, page) in pages(files) {
        findings.extend(of_page(page).into_iter().map(|fault| Finding::new(path, fault)));
        findings.extend(address_fault(path, page, site.as_deref(), files).map(|fault| Finding::new(path, fault)));
        // A page that leads on has none of its own. A release says of a clause what the page of today says.
        if page.leads_on() || path.starts_with(addresses::RELEASES) {
            continue;
        }
        let description = page.meta.get("description").into_iter().flatten();
        for (what, words) in page.titles.iter().map(|title| ("title", title)).chain(description.map(|words| ("description", words))) {
            if words.trim().is_empty() {
                continue;
            }
            match titles.get(&(what, words.as_str())) {
                Some(other) => findings.push(Finding::new(path, format!("has the {what} of `{other}`: {words}"))),
                None => {
                    titles.insert((what, words), path);
                }
            }
        }
    }
}

/// What is wrong with a head by itself.
fn of_page(page: &Page) -> Vec<String> {
    let mut faults = policy::faults(page);
    match page.titles.as_slice() {
        [title] if title.trim().is_empty() => faults.push("has an empty title".to_owned()),
        [_] => {}
        titles => faults.push(format!("has {} titles", titles.len())),
    }
    if page.language.trim().is_empty() {
        faults.push("does not say its language (`lang`)".to_owned());
    }
    let one = |name: &str| match page.meta.get(name).map(Vec::as_slice) {
        Some([content]) => Some(content.as_str()),
        _ => None,
    };
    let needed: &[&str] = if page.leads_on() { &["charset", "robots"] } else { &["charset", "viewport", "description"] };
    for name in needed.iter().filter(|name| one(name).is_none_or(|content| content.trim().is_empty())) {
        faults.push(format!("does not have one {name}"));
    }
    if !one("referrer").is_some_and(|content| REFERRER.contains(&content)) {
        faults.push("does not say what other sites learn of the reader's way (`referrer`)".to_owned());
    }
    faults
}

/// What is wrong with the permanent address of a page; `site` is that of the whole.
fn address_fault(path: &str, page: &Page, site: Option<&str>, files: &Files) -> Option<String> {
    let canonical = page.canonical.as_deref()?;
    if page.leads_on() {
        let to = canonical.strip_prefix(site?)?;
        return (!files.contains_key(&addresses::file_of(to))).then(|| format!("leads on to `{canonical}`, where there is no page"));
    }
    let own = format!("{}{}", site.unwrap_or_default(), path.strip_suffix("index.html").unwrap_or(path));
    (canonical != own).then(|| format!("says that its permanent address is `{canonical}`, and it is `{own}`"))
}
