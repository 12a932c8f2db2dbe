//! What git leaves out of the repository in which a book lies.

use std::path::Path;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// The git repository in which a book lies, as far as it says what it leaves out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repository {
    /// The folder of the book in it, with `/` between names; empty at its top.
    pub book: String,
    /// Its rules: the folder for which they hold, and the lines of its `.gitignore`. Later ones go before earlier ones.
    pub rules: Vec<(String, String)>,
}

impl Repository {
    /// The path in the repository of something in the book.
    pub(super) fn path_of(&self, path: &str) -> String {
        if self.book.is_empty() { path.to_owned() } else { format!("{}/{path}", self.book) }
    }

    /// Which of these files of the book git does not leave out.
    pub(super) fn kept<'p>(&self, files: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
        let rules: Vec<(&str, Gitignore)> = self.rules.iter().map(|(folder, lines)| (folder.as_str(), matcher(lines))).collect();
        files.filter(|file| !is_left_out(&self.path_of(file), &rules)).collect()
    }
}

/// A line that is no rule is none for git either.
fn matcher(lines: &str) -> Gitignore {
    let mut builder = GitignoreBuilder::new("");
    for line in lines.lines() {
        let _ = builder.add_line(None, line);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// Whether a file is left out itself, or a folder above it is.
fn is_left_out(path: &str, rules: &[(&str, Gitignore)]) -> bool {
    let folders = path.match_indices('/').map(|(end, _)| (&path[..end], true));
    folders.chain([(path, false)]).any(|(path, is_folder)| {
        let decides = rules.iter().rev().find_map(|(folder, rules)| {
            let inside = if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }?;
            match rules.matched(Path::new(inside), is_folder) {
                Match::None => None,
                found => Some(found.is_ignore()),
            }
        });
        decides.unwrap_or(false)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_understood_as_git_does() {
        let repository = |rules: &[(&str, &str)]| Repository {
            book: "text/book".to_owned(),
            rules: rules.iter().map(|(folder, lines)| ((*folder).to_owned(), (*lines).to_owned())).collect(),
        };
        let cases: [(&[(&str, &str)], bool); 12] = [
            (&[], false),
            (&[("", "official/")], true),
            (&[("", "/official/")], false),
            (&[("", "/text/book/official/\n# a comment\n")], true),
            (&[("", "**/official/*.md")], true),
            (&[("", "*.pdf\n[")], false),
            (&[("text/book", "/official")], true),
            (&[("text/book/official", "*")], true),
            (&[("other", "*")], false),
            (&[("", "official/*"), ("text/book/official", "!7.md")], false),
            (&[("", "official/"), ("text/book/official", "!7.md")], true),
            (&[("", "*.md\n!7.md")], false),
        ];
        for (rules, is_left_out) in cases {
            let kept = repository(rules).kept(["official/7.md"].into_iter());
            assert_eq!(kept.is_empty(), is_left_out, "{rules:?}");
        }
    }
}
