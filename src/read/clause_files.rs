//! Finds the clause files in the folders of topics, and sees that each id and each anchor is there once.

use std::collections::{BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use crate::corpus::{ClauseId, Corpus};
use crate::diagnostics::{Code, Diagnostic, Span};

use super::sections;
use super::{Reader, clause, unused};

impl Reader<'_> {
    /// Reads the clauses in the folders of topics; `yaml` are files whose front matter was reported as YAML.
    pub(super) fn clauses(&mut self, folder: &str, corpus: &mut Corpus, yaml: &BTreeSet<String>) {
        let mut found = Vec::new();
        for (index, topic) in corpus.topics.iter().enumerate() {
            let prefix = format!("{folder}/{}/", topic.folder);
            let paths: Vec<String> = self
                .files
                .range(prefix.clone()..)
                .take_while(|(path, _)| path.starts_with(&prefix))
                .map(|(path, _)| path.clone())
                .filter(|path| path.ends_with(".md") && *path != format!("{prefix}index.md") && !yaml.contains(path))
                .collect();
            for path in paths {
                let name = &path[prefix.len()..];
                let is_clause = unused::is_clause_file(name, &self.files[&path]);
                let Some(file) = self.text(&path) else { continue };
                if is_clause {
                    found.push((index, path[folder.len() + 1..].to_owned(), file));
                    continue;
                }
                let end = self.sources.text(file).find('\n').unwrap_or(self.sources.text(file).len());
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::UnexpectedFile,
                        Span::new(file, 0..end),
                        format!("`{name}` is neither the chapter of its topic nor a clause"),
                    )
                    .help("name a clause file `<id>.md`, beside the topic's `index.md`; put other chapters into separate folders"),
                );
            }
        }
        let (sources, settings, topics) = (&self.sources, &corpus.settings, &corpus.topics);
        let headings = sections::headings(settings, &corpus.words);
        let read: Vec<_> = found
            .par_iter()
            .map(|(topic, path, file)| {
                let mut diagnostics = Vec::new();
                let context =
                    clause::Context { settings, headings: &headings, topic: *topic, prefix: &topics[*topic].prefix, path, file: *file };
                let clause = clause::read(&context, sources.text(*file), &mut diagnostics);
                (clause, diagnostics)
            })
            .collect();
        for (clause, diagnostics) in read {
            if let Some(clause) = clause.as_ref().filter(|_| diagnostics.iter().any(|diagnostic| diagnostic.code.loses_entries())) {
                corpus.incomplete.clauses.insert(clause.id.value.clone());
            }
            self.diagnostics.extend(diagnostics);
            corpus.clauses.extend(clause);
        }
        corpus.clauses.sort_by(|a, b| a.topic.cmp(&b.topic).then_with(|| a.id.value.cmp(&b.id.value)));
        self.duplicate_ids(corpus);
        self.taken_anchors(corpus);
    }

    /// Reports headings of topic chapters that have the anchors of clauses: links to a clause would lead to them.
    fn taken_anchors(&mut self, corpus: &Corpus) {
        for (index, topic) in corpus.topics.iter().enumerate() {
            for clause in corpus.clauses.iter().filter(|clause| clause.topic == index) {
                let slug = clause.id.value.slug();
                let is_of_clause = |id: &str| id.strip_prefix(&slug).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
                for anchor in topic.anchors.iter().filter(|anchor| is_of_clause(&anchor.value)) {
                    self.diagnostics.push(
                        Diagnostic::at(
                            Code::HeadingAttribute,
                            anchor.span,
                            format!("this heading has the anchor `{}` of the clause `{}`", anchor.value, clause.id.value),
                        )
                        .help("begin the heading with another word, or give it a different id: `## Words {#name}`"),
                    );
                }
            }
        }
    }

    /// Ids that file names promise, and that no clause has.
    pub(super) fn unread(&self, folder: &str, corpus: &Corpus) -> BTreeSet<ClauseId> {
        let chapters: HashSet<String> = corpus.chapters.iter().map(|chapter| format!("{folder}/{}", chapter.path)).collect();
        let read: HashSet<&ClauseId> = corpus.clauses.iter().map(|clause| &clause.id.value).collect();
        // A clause file that is a link, for example, was reported as a link.
        let refused = self.files.entries().iter().filter(|(_, entry)| entry.is_refused());
        let inside = format!("{folder}/");
        self.files
            .keys()
            .chain(refused.map(|(path, _)| path))
            .filter(|path| path.starts_with(&inside) && !chapters.contains(*path))
            .filter_map(|path| ClauseId::parse(&path.rsplit('/').next()?.strip_suffix(".md")?.to_ascii_uppercase()).ok())
            .filter(|id| !read.contains(id))
            .collect()
    }

    /// Reports ids used twice, both spans shown, and keeps the first of each.
    fn duplicate_ids(&mut self, corpus: &mut Corpus) {
        let mut first = HashMap::new();
        let diagnostics = &mut self.diagnostics;
        corpus.clauses.retain(|clause| {
            let Some(before) = first.get(&clause.id.value) else {
                first.insert(clause.id.value.clone(), clause.id.span);
                return true;
            };
            diagnostics.push(
                Diagnostic::at(Code::DuplicateId, clause.id.span, format!("the id `{}` is used twice", clause.id.value))
                    .label(*before, "the first one is here")
                    .help("give this clause the next free number of its topic: an id names one clause for ever"),
            );
            false
        });
    }
}
