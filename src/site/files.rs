//! Reads a book's folder, writes a site's files.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::read::{
    BookToml, DATA_FILES, Entry, FORMER_FILE, Files, Repository, WORDS, is_inside, max_bytes, named_paths, official_folder, wanted,
};
use crate::release;

use super::entry::{entry_at, is_absent};

/// Loads the files of a book, and says what else lies in its folders. What does not exist is left out: `read`
/// says what is missing. Links are never followed, and what is no regular file is never opened.
///
/// # Errors
///
/// If the folder of the book exists and the system does not let us look into it.
pub fn load(book: &Path) -> Result<Files> {
    match fs::read_dir(book) {
        Err(error) if !is_absent(&error) => return Err(error).with_context(|| format!("cannot read the folder `{}`", book.display())),
        _ => {}
    }
    let mut loader = Loader { book, root: book.canonicalize().unwrap_or_else(|_| book.to_owned()), files: Files::new() };
    // The former file is loaded so that `read` can say what took its place.
    for name in ["book.toml", FORMER_FILE].into_iter().chain(DATA_FILES) {
        loader.text(name);
    }
    loader.releases();
    loader.words();
    let settings = BookToml::of(&loader.files);
    let source = settings.source_folder();
    if is_inside(&source) {
        loader.folder(&source);
        loader.included(&source);
    }
    if let Some(folder) = official_folder(&loader.files, &source) {
        loader.folder(&folder);
        loader.repository(&folder);
    }
    for path in named_paths(&settings) {
        loader.named(&path);
    }
    Ok(loader.files)
}

struct Loader<'a> {
    book: &'a Path,
    /// The book's folder without links, to tell where links lead.
    root: PathBuf,
    files: Files,
}

impl Loader<'_> {
    /// Takes in a text beside `book.toml`.
    fn text(&mut self, path: &str) {
        match entry_at(&self.book.join(path), &self.root) {
            None => {}
            Some(Entry::File) => self.read(path),
            Some(entry) => self.files.set_entry(path, entry),
        }
    }

    /// Takes in the release files, and whatever else lies beside them.
    fn releases(&mut self) {
        if self.look_along(release::FOLDER) != Some(Entry::Folder) {
            return;
        }
        let names = fs::read_dir(self.book.join(release::FOLDER)).map(|entries| entries.flatten().map(|entry| entry.file_name()));
        for name in names.into_iter().flatten() {
            let path = format!("{}/{}", release::FOLDER, name.to_string_lossy());
            match entry_at(&self.book.join(release::FOLDER).join(&name), &self.root) {
                Some(Entry::File) if !is_hidden(&name.to_string_lossy()) => self.read_up_to(&path, release::MAX_BYTES),
                Some(entry) => self.files.set_entry(path, entry),
                None => {}
            }
        }
    }

    /// Loads the ignore rules of the git repository that has the book, from its top down to a folder of the book.
    fn repository(&mut self, folder: &str) {
        let Some(top) = self.root.ancestors().find(|above| above.join(".git").exists()) else { return };
        let names = |path: &Path| path.iter().map(|name| name.to_string_lossy().into_owned()).collect::<Vec<_>>();
        let book = self.root.strip_prefix(top).map(names).unwrap_or_default().join("/");
        let mut rules = Vec::new();
        let mut add = |folder: String, file: PathBuf| rules.extend(rules_of(&file).map(|lines| (folder, lines)));
        add(String::new(), top.join(".git/info/exclude"));
        let below = names(&Path::new(&book).join(folder));
        for depth in 0..=below.len() {
            let folder = below[..depth].join("/");
            add(folder.clone(), top.join(folder).join(".gitignore"));
        }
        self.files.set_repository(Repository { book, rules });
    }

    /// Takes in the word files.
    fn words(&mut self) {
        if self.look_along(WORDS) != Some(Entry::Folder) {
            return;
        }
        let names = fs::read_dir(self.book.join(WORDS)).map(|entries| entries.flatten().map(|entry| entry.file_name()));
        for name in names.into_iter().flatten() {
            let name = name.to_string_lossy();
            if name.ends_with(".ftl") && !is_hidden(&name) {
                self.text(&format!("{WORDS}/{name}"));
            }
        }
    }

    /// Takes in what `book.toml` names: a folder with all that is in it, or a file as text.
    fn named(&mut self, path: &str) {
        match self.look_along(path) {
            Some(Entry::Folder) => self.folder(path),
            Some(Entry::File) if !self.files.contains_key(path) => self.read(path),
            _ => {}
        }
    }

    /// Takes in what chapters include, whatever its name ends in, and what that includes.
    fn included(&mut self, source: &str) {
        let mut looked_at = BTreeSet::new();
        loop {
            let wanted: Vec<String> = wanted(&self.files, source).into_iter().filter(|path| looked_at.insert(path.clone())).collect();
            if wanted.is_empty() {
                return;
            }
            for path in wanted {
                if self.look_along(&path) == Some(Entry::File) {
                    self.read(&path);
                }
            }
        }
    }

    /// Takes in a folder and everything below it: texts with their content, everything else by its kind.
    fn folder(&mut self, name: &str) {
        if self.look_along(name) != Some(Entry::Folder) {
            return;
        }
        let mut open = vec![name.to_owned()];
        while let Some(folder) = open.pop() {
            self.files.set_entry(folder.clone(), Entry::Folder);
            let entries = match fs::read_dir(self.book.join(&folder)) {
                Ok(entries) => entries,
                Err(error) => {
                    self.files.set_entry(folder, Entry::Unreadable(error.to_string()));
                    continue;
                }
            };
            for entry in entries {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => {
                        self.files.set_entry(folder.clone(), Entry::Unreadable(error.to_string()));
                        break;
                    }
                };
                let Ok(file_name) = entry.file_name().into_string() else {
                    let shown = format!("{folder}/{}", entry.file_name().to_string_lossy());
                    self.files.set_entry(shown, Entry::BadName);
                    continue;
                };
                let path = format!("{folder}/{file_name}");
                match entry_at(&entry.path(), &self.root) {
                    None => {}
                    Some(Entry::Folder) => open.push(path),
                    Some(Entry::File) if file_name.ends_with(".md") && !path.split('/').any(is_hidden) => self.read(&path),
                    Some(kind) => self.files.set_entry(path, kind),
                }
            }
        }
    }

    /// What lies at a path below the book. A folder on the way that is a link or worse is the answer, and is kept.
    fn look_along(&mut self, path: &str) -> Option<Entry> {
        let mut above = String::new();
        for part in path.split('/') {
            if !above.is_empty() {
                above.push('/');
            }
            above.push_str(part);
            let entry = entry_at(&self.book.join(&above), &self.root)?;
            if entry.is_refused() {
                self.files.set_entry(above, entry.clone());
                return Some(entry);
            }
            if above.len() == path.len() {
                return Some(entry);
            }
        }
        None
    }

    fn read(&mut self, path: &str) {
        self.read_up_to(path, max_bytes(path));
    }

    fn read_up_to(&mut self, path: &str, limit: usize) {
        match contents_up_to(&self.book.join(path), limit) {
            Ok(bytes) => {
                self.files.insert(path.to_owned(), bytes);
            }
            // It was there a moment ago, and now it is not: as good as never.
            Err(error) if is_absent(&error) => {}
            Err(error) => self.files.set_entry(path, Entry::Unreadable(error.to_string())),
        }
    }
}

/// Names that begin with a dot; those of the way to a folder above do not hide.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && name != ".."
}

/// The whole content of a regular file.
///
/// What replaces the file after somebody has looked at it is not followed, does not block, and is not read.
///
/// # Errors
///
/// If it is no regular file, if it is larger than any file that we read or write, or the system refuses.
pub fn contents(path: &Path) -> io::Result<Vec<u8>> {
    let bytes = contents_up_to(path, MAX_ASSET_BYTES)?;
    if bytes.len() > MAX_ASSET_BYTES {
        return Err(io::Error::other(format!("it is larger than {} MB", MAX_ASSET_BYTES >> 20)));
    }
    Ok(bytes)
}

/// The content of a regular file; of one that is too large only enough to see that it is.
fn contents_up_to(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The largest file of a theme, of a search index or of the list of a site, in bytes: far more than a page may weigh.
const MAX_ASSET_BYTES: usize = 64 << 20;

/// The rules in a file of git, which is small.
fn rules_of(path: &Path) -> Option<String> {
    const MAX_BYTES: u64 = 1 << 20;
    let mut lines = Vec::new();
    open(path).ok()?.take(MAX_BYTES).read_to_end(&mut lines).ok()?;
    Some(String::from_utf8_lossy(&lines).into_owned())
}

/// Opens a regular file to read it, without following a link and without waiting for anybody.
fn open(path: &Path) -> io::Result<File> {
    let file = with_flags(OpenOptions::new().read(true)).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("it is not a regular file")) }
}

/// Adds that a link at the end of a path is not followed, and that a pipe does not wait for its other end.
#[cfg(unix)]
pub(super) fn with_flags(options: &mut OpenOptions) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits();
    options.custom_flags(flags.cast_signed())
}

#[cfg(not(unix))]
pub(super) fn with_flags(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Writes a file and the folders above it.
///
/// # Errors
///
/// If the system refuses.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let refused = || format!("cannot write `{}`", path.display());
    // Most files share a few folders: trying to write first saves a system call for each.
    match fs::write(path, bytes) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).with_context(refused)?;
            }
            fs::write(path, bytes).with_context(refused)
        }
        result => result.with_context(refused),
    }
}

/// Removes a file, if there is one of this name.
///
/// # Errors
///
/// If the system refuses.
pub fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error).with_context(|| format!("cannot remove `{}`", path.display())),
        _ => Ok(()),
    }
}

/// Writes a file that must not exist yet, whole or not at all.
///
/// # Errors
///
/// If something has this name, or the system refuses.
pub fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let refused = || format!("cannot write `{}`", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(refused)?;
    let mut file = new_file(folder).with_context(refused)?;
    file.write_all(bytes).with_context(refused)?;
    file.as_file().sync_all().with_context(refused)?;
    file.persist_noclobber(path).map_err(|error| error.error).with_context(refused)?;
    Ok(())
}

/// A file of a name that nobody has, with the permissions of a new file.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    // Those of a new file; the system takes away what the user's mask does not allow.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(".writing-").tempfile_in(folder)
}

/// Writes a file beside the one that is to be replaced and then takes its name, so that at any moment one of the two
/// is there, whole. Permissions stay.
///
/// # Errors
///
/// If the system refuses; the file before is then still there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let refused = || format!("cannot write `{}`", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = new_file(folder).with_context(refused)?;
    file.write_all(bytes).with_context(refused)?;
    if let Ok(before) = path.symlink_metadata() {
        file.as_file().set_permissions(before.permissions()).with_context(refused)?;
    }
    file.as_file().sync_all().with_context(refused)?;
    file.persist(path).map_err(|error| error.error).with_context(refused)?;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    use super::*;
    use crate::read::LinkTarget;

    fn book() -> tempfile::TempDir {
        let book = tempfile::tempdir().unwrap();
        write(&book.path().join("book.toml"), b"[output.html]\ntheme = \"look\"\nadditional-css = [\"./own.css\"]\n").unwrap();
        write(&book.path().join("src/SUMMARY.md"), b"# Summary\n").unwrap();
        book
    }

    fn pipe(path: &Path) {
        mknodat(CWD, path, FileType::Fifo, Mode::RUSR, 0).unwrap();
    }

    #[test]
    fn everything_in_the_folders_of_a_book_is_seen_and_nothing_is_followed() {
        let book = book();
        let at = |path: &str| book.path().join(path);
        for file in ["src/.notes/draft.md", "src/a/b/picture.png", "src/.env", "look/css/general.css", "own.css", "beside.txt"] {
            write(&at(file), b"x").unwrap();
        }
        let outside = tempfile::tempdir().unwrap();
        write(&outside.path().join("deep/secret.md"), b"secret").unwrap();
        symlink(outside.path().join("deep/secret.md"), at("src/secret.md")).unwrap();
        symlink(outside.path(), at("src/a/out")).unwrap();
        symlink("../..", at("src/a/up")).unwrap();
        symlink("gone", at("src/nothing")).unwrap();
        symlink("circle", at("src/circle.md")).unwrap();
        symlink("circle.md", at("src/circle")).unwrap();
        symlink("../own.css", at("look/link.css")).unwrap();
        symlink("own.css", at("corpus.toml")).unwrap();
        pipe(&at("src/pipe.md"));
        pipe(&at("glossary.toml"));
        let _socket = UnixListener::bind(at("src/socket.png")).unwrap();
        let files = load(book.path()).unwrap();

        assert_eq!(files.keys().collect::<Vec<_>>(), ["book.toml", "own.css", "src/SUMMARY.md"]);
        let link = |target| Some(Entry::Link(target));
        for (path, entry) in [
            ("src", Some(Entry::Folder)),
            ("src/a/b/picture.png", Some(Entry::File)),
            ("src/.env", Some(Entry::File)),
            ("src/.notes/draft.md", Some(Entry::File)),
            ("look/css/general.css", Some(Entry::File)),
            ("beside.txt", None),
            ("src/secret.md", link(LinkTarget::Outside)),
            ("src/a/out", link(LinkTarget::Outside)),
            ("src/a/out/deep/secret.md", None),
            ("src/a/up", link(LinkTarget::Inside)),
            ("src/nothing", link(LinkTarget::Nothing)),
            ("src/circle", link(LinkTarget::Circle)),
            ("src/circle.md", link(LinkTarget::Circle)),
            ("look/link.css", link(LinkTarget::Inside)),
            ("corpus.toml", link(LinkTarget::Inside)),
            ("src/pipe.md", Some(Entry::Special("a pipe"))),
            ("glossary.toml", Some(Entry::Special("a pipe"))),
            ("src/socket.png", Some(Entry::Special("a socket"))),
        ] {
            assert_eq!(files.entry(path), entry.as_ref(), "{path}");
        }
    }

    #[test]
    fn a_source_folder_behind_a_link_is_not_entered() {
        let book = tempfile::tempdir().unwrap();
        write(&book.path().join("book.toml"), b"[book]\nsrc = \"text/src\"\n").unwrap();
        write(&book.path().join("real/src/SUMMARY.md"), b"x").unwrap();
        symlink("real", book.path().join("text")).unwrap();
        let files = load(book.path()).unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["book.toml"]);
        assert_eq!(files.entry("text"), Some(&Entry::Link(LinkTarget::Inside)));
    }

    /// What replaces a file after it was looked at.
    #[test]
    fn contents_are_those_of_regular_files_only() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        write(&at("file"), b"x").unwrap();
        symlink("file", at("link")).unwrap();
        pipe(&at("pipe"));
        assert_eq!(contents(&at("file")).unwrap(), b"x");
        for path in ["link", "pipe", ".", "/dev/zero"] {
            assert!(contents(&at(path)).is_err(), "{path}");
        }
    }

    #[test]
    fn a_replaced_file_keeps_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        write(&at("lock"), b"old").unwrap();
        fs::set_permissions(at("lock"), fs::Permissions::from_mode(0o640)).unwrap();
        replace(&at("lock"), b"new").unwrap();
        assert_eq!(fs::read(at("lock")).unwrap(), b"new");
        assert_eq!(fs::metadata(at("lock")).unwrap().permissions().mode() & 0o777, 0o640);
        write(&at("fresh-by-hand"), b"").unwrap();
        replace(&at("fresh"), b"new").unwrap();
        let mode = |path| fs::metadata(at(path)).unwrap().permissions().mode();
        assert_eq!(mode("fresh"), mode("fresh-by-hand"), "a new file is as any other new file");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing else is left");
    }
}
