//! Prefixes of ids: each belongs to one topic, also where two corpora became one.

use std::collections::HashMap;

use crate::corpus::{Corpus, Topic};
use crate::diagnostics::{Code, Diagnostic};

/// Reports topics that have the prefix of another.
pub(super) fn check(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&str, &Topic> = HashMap::new();
    for topic in &corpus.topics {
        let prefix = topic.prefix.value.as_str();
        let Some(before) = first.get(prefix) else {
            first.insert(prefix, topic);
            continue;
        };
        let message = format!("the topic `{}` has the prefix of the topic `{}`, `{prefix}`", topic.folder, before.folder);
        let mut found = Diagnostic::at(Code::DuplicateName, topic.prefix.span, message)
            .help("give the newer topic another prefix: an id must say to which topic its clause belongs");
        if let Some(span) = before.prefix.span {
            found = found.label(span, "the first one is here");
        }
        diagnostics.push(found);
    }
}
