//! The policy of a page: what it allows, and whether what stands in the page keeps it.

use super::page::Page;
use crate::fingerprint::policy_source;

/// What a policy may allow: files of the site, data in a page, mail, and what stands in the page by its hash.
const ALLOWED: [&str; 5] = ["'none'", "'self'", "data:", "blob:", "mailto:"];

/// What is wrong with the policy of a page, or with what its policy stops.
pub(super) fn faults(page: &Page) -> Vec<String> {
    let policies = page.meta.get("content-security-policy").map(Vec::as_slice).unwrap_or_default();
    let [policy] = policies else {
        return vec![if policies.is_empty() { "has no policy".to_owned() } else { "has several policies".to_owned() }];
    };
    let mut faults = Vec::new();
    let directives: Vec<Vec<&str>> = policy.split(';').map(|part| part.split_whitespace().collect()).collect();
    if !directives.iter().any(|directive| directive == &["default-src", "'none'"]) {
        faults.push("its policy lacks `default-src 'none'`".to_owned());
    }
    let hashes = |value: &str| value.starts_with("'sha256-");
    for value in directives.iter().flat_map(|directive| directive.iter().skip(1)) {
        if !ALLOWED.contains(value) && !hashes(value) {
            faults.push(format!("its policy allows `{value}`"));
        }
    }
    let is_allowed = |text: &String| policy.contains(&policy_source(text));
    for (what, texts) in [("script", &page.scripts), ("style", &page.styles)] {
        if !texts.iter().all(is_allowed) {
            faults.push(format!("has a {what} that its policy does not allow"));
        }
    }
    faults.extend(page.handlers.iter().map(|handler| format!("has an attribute `{handler}`, which its policy stops")));
    faults
}
