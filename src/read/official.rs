//! Reads the folder with the texts of an official document: a file for each provision, with front matter.

use crate::corpus::official::OfficialText;
use crate::corpus::settings::OfficialFolder;
use crate::corpus::{Settings, Spanned};
use crate::diagnostics::{Code, Diagnostic, FileId};

use super::table::{Table, Toml};
use super::{Entry, Files, Reader, SETTINGS, front_matter, is_inside};

/// Folders of a book that have a meaning of their own.
const OTHER_FOLDERS: [&str; 2] = ["imports", "releases"];

/// The folder that corpus.toml names, if its texts can be read from there. It is asked before anything is loaded.
pub fn official_folder(files: &Files, source: &str) -> Option<String> {
    let settings: toml::Table = toml::from_str(std::str::from_utf8(files.get(SETTINGS)?).ok()?).ok()?;
    let folder = plain(settings.get("official")?.get("folder")?.as_str()?);
    is_apart(&folder, source).then_some(folder)
}

/// A folder as its files name it.
fn plain(folder: &str) -> String {
    folder.trim_start_matches("./").trim_end_matches('/').to_owned()
}

/// Whether a folder lies in the book, and nothing in it is published or has another meaning.
fn is_apart(folder: &str, source: &str) -> bool {
    let contains = |outer: &str, inner: &str| inner == outer || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    let is_other = |other: &str| contains(other, folder) || contains(folder, other);
    is_inside(folder) && !is_other(source) && !OTHER_FOLDERS.into_iter().any(is_other)
}

/// Reads the keys of `[official]` that are about texts.
pub(super) fn folder(table: &Table<'_, '_>) -> Option<OfficialFolder> {
    let path = table.string("folder");
    let publish = table.flag("publish").unwrap_or_default();
    path.map(|path| OfficialFolder { path: Spanned::from(path).map(|path| plain(&path)), publish })
}

impl Reader<'_> {
    /// The texts of the official document, where the book names a folder and this machine has it.
    pub(super) fn official(&mut self, settings: &Settings) -> Vec<OfficialText> {
        let Some(OfficialFolder { path, publish }) = &settings.official_folder else { return Vec::new() };
        let mut refuse = |message: String, help: &str| {
            self.diagnostics.push(Diagnostic::at(Code::OfficialFolder, path.span, message).help(help));
        };
        if !is_apart(&path.value, &settings.source_folder) {
            let message = format!("`{}` cannot be the folder of the official texts", path.value);
            refuse(message, "name a folder beside the source folder, such as `official`: mdBook publishes what lies in its source folder");
            return Vec::new();
        }
        let inside = format!("{}/", path.value);
        let paths: Vec<String> = self.files.keys().filter(|path| path.starts_with(&inside) && path.ends_with(".md")).cloned().collect();
        if paths.is_empty() && *publish {
            let message = format!("`{}` has no text, and `publish = true` promises the official texts to readers", path.value);
            refuse(message, "put the folder there before the site is built, or remove `publish`");
        }
        if !publish {
            self.official_in_repository(path, &inside);
        }
        let mut texts = Vec::new();
        for path in paths {
            let Some(file) = self.text(&path) else { continue };
            texts.extend(text(file, self.sources.text(file), &mut self.diagnostics));
        }
        texts
    }

    /// Warns where git would take the words of somebody else along with the book.
    fn official_in_repository(&mut self, folder: &Spanned<String>, inside: &str) {
        let Some(repository) = self.files.repository() else { return };
        let files = self.files.keys().chain(self.files.entries().iter().filter(|(_, entry)| **entry == Entry::File).map(|(path, _)| path));
        let kept = repository.kept(files.map(String::as_str).filter(|path| path.starts_with(inside)));
        let Some(first) = kept.first() else { return };
        let message = format!("git does not ignore `{first}`, so the official texts can get into a public repository");
        let help = format!(
            "add `/{}/` to the .gitignore at the top of the repository, or set `publish = true` if you have the right to publish them",
            repository.path_of(&folder.value)
        );
        self.diagnostics.push(Diagnostic::at(Code::OfficialNotIgnored, folder.span, message).help(help));
    }
}

fn text(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<OfficialText> {
    let (front, body) = front_matter::split(file, text, diagnostics)?;
    let (toml, root) = Toml::parse(file, &text[front.clone()], front.start, diagnostics);
    let table = Table::root(&toml, &root);
    let clause = table.string("id").and_then(|id| table.id(&id)).map(Spanned::from);
    let number = table.required("number").map(Spanned::from);
    let title = table.string("title").map(|title| title.value).unwrap_or_default();
    let not_covered = table.string("not-covered").map(|reason| reason.value);
    table.finish();
    Some(OfficialText { clause, number: number?, title, not_covered, paragraphs: paragraphs(&text[body]) })
}

/// Paragraphs with blank lines between them.
fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    paragraphs.map(|lines| lines.iter().map(|line| (*line).to_owned()).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_that_is_not_published_can_be_named() {
        for folder in ["official", "private/mc2", "src2"] {
            assert!(is_apart(folder, "src"), "{folder}");
        }
        for folder in ["", "src", "src/official", "..", "../official", "/official", "releases", "imports/x", "."] {
            assert!(!is_apart(folder, "src"), "{folder}");
        }
        assert!(!is_apart("text", "text/src"), "the source folder would lie in it");
    }
}
