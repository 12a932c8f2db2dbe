//! `cargo xtask fetch-previous`: the files with hashed names of the live site, for `build --previous`.
//!
//! A page that a browser has kept asks for styles and search files by the names of the old build, so they stay for one
//! more build. The live site lists its own. On the first deployment there is no site yet, and a site that does not answer
//! must not keep a correction back: what cannot be fetched is told and left out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use clap::Args;

/// Where a site lists its files with hashed names.
const LIST: &str = "api/files.json";

/// Longest time for one file, in seconds.
const MAX_SECONDS: &str = "60";

/// Largest file, in bytes.
const MAX_BYTES: &str = "67108864";

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Folder for the files; it must not exist
    to: PathBuf,
    /// Folder with corpus.toml, which has the address of the live site [default: `book` in this repository]
    #[arg(long)]
    book: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<bool> {
    let book = match &arguments.book {
        Some(book) => book.clone(),
        None => crate::root()?.join("book"),
    };
    let file = book.join("corpus.toml");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let address = address(&text).with_context(|| file.display().to_string())?;
    let fetched = fetch(&address, &arguments.to)?;
    match fetched {
        None => println!("The site at {address} has no list of files: nothing is kept of it."),
        Some(Fetched { kept, refused, failed }) => {
            println!("{kept} files of the site at {address} are kept for one more build.");
            for path in refused {
                println!("Left out, because no file of a site has such a name: {path:?}");
            }
            for path in failed {
                println!("Left out, because it could not be fetched: {path}");
            }
        }
    }
    Ok(true)
}

/// What came of the list of a site.
#[derive(Debug, Default, PartialEq, Eq)]
struct Fetched {
    kept: usize,
    refused: Vec<String>,
    failed: Vec<String>,
}

/// The address of the site, with a final slash. Other tables have a key of the same name.
fn address(corpus: &str) -> Result<String> {
    let table: toml::Table = corpus.parse()?;
    let address = table.get("address").and_then(toml::Value::as_str).context("`address` is missing")?;
    Ok(format!("{}/", address.trim_end_matches('/')))
}

/// Fetches the listed files into a new folder; `None`, and no folder, where there is no list.
fn fetch(address: &str, to: &Path) -> Result<Option<Fetched>> {
    ensure!(!to.exists(), "`{}` exists already: remove it, or name another folder", to.display());
    let list = to.join(LIST);
    let Some(paths) = download(&format!("{address}{LIST}"), &list)?.then(|| fs::read(&list)).transpose()?.and_then(|bytes| listed(&bytes))
    else {
        if to.exists() {
            fs::remove_dir_all(to).with_context(|| format!("cannot remove `{}`", to.display()))?;
        }
        return Ok(None);
    };
    let mut fetched = Fetched::default();
    for path in paths {
        if !is_plain(&path) {
            fetched.refused.push(path);
        } else if download(&format!("{address}{path}"), &to.join(&path))? {
            fetched.kept += 1;
        } else {
            fetched.failed.push(path);
        }
    }
    Ok(Some(fetched))
}

/// The paths of a list; none where it is no list.
fn listed(bytes: &[u8]) -> Option<Vec<String>> {
    serde_json::from_slice(bytes).ok()
}

/// Whether a path is one of plain names in folders. The build looks at the names once more.
fn is_plain(path: &str) -> bool {
    let is_name = |name: &str| {
        !name.starts_with('.')
            && !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    path.contains('/') && path.split('/').all(is_name)
}

/// Downloads one file whole; false, and no file, where that fails.
fn download(from: &str, to: &Path) -> Result<bool> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    }
    let status = Command::new("curl")
        .args(["--fail", "--silent", "--show-error", "--location", "--proto", "=http,https"])
        .args(["--max-time", MAX_SECONDS, "--max-filesize", MAX_BYTES, "--output"])
        .arg(to)
        .arg(from)
        .stdin(Stdio::null())
        .status()
        .context("`curl` cannot be started")?;
    if !status.success() && to.exists() {
        fs::remove_file(to).with_context(|| format!("cannot remove `{}`", to.display()))?;
    }
    Ok(status.success())
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    use super::*;

    /// A site on this machine that answers each path with what `answer` gives: the whole response, as it is sent.
    fn serve(answer: impl Fn(&str) -> String + Send + 'static) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = format!("http://{}/terms/", listener.local_addr().expect("it has an address"));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("curl connects");
                let mut request = [0; 4096];
                let length = stream.read(&mut request).expect("curl asks");
                let request = String::from_utf8_lossy(&request[..length]);
                let path = request.split(' ').nth(1).unwrap_or_default();
                // Whether curl reads all of it is its own business.
                let _ = stream.write_all(answer(path.strip_prefix("/terms/").unwrap_or("?")).as_bytes());
            }
        });
        address
    }

    fn whole(body: &str) -> String {
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
    }

    fn gone() -> String {
        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned()
    }

    #[test]
    fn the_address_is_that_of_the_site_whatever_other_tables_say() {
        let corpus = "address = \"https://a.example/terms\"\n[official]\naddress = \"https://other.example/\"\n";
        assert_eq!(address(corpus).unwrap(), "https://a.example/terms/");
        assert!(address("[official]\naddress = \"https://other.example/\"\n").is_err(), "that of another table is not taken");
        assert!(address("address = \"https://a.example/\"\naddress = \"https://b.example/\"\n").is_err(), "nobody knows which");
    }

    #[test]
    fn without_a_site_nothing_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        for answer in
            [gone(), whole("<!doctype html>"), whole("{\"a\": 1}"), whole("[\"assets/a.css\"").replace("Length: 15", "Length: 99")]
        {
            let to = folder.path().join("previous");
            assert_eq!(fetch(&serve(move |_| answer.clone()), &to).unwrap(), None);
            assert!(!to.exists(), "no folder that a build would take for a site");
        }
        let nobody = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap();
        assert_eq!(fetch(&format!("http://{nobody}/"), &folder.path().join("other")).unwrap(), None);
    }

    #[test]
    fn bad_paths_are_left_out_and_the_rest_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("previous");
        let bad = [
            "../secret",
            "assets/../../x",
            "/etc/passwd",
            "assets//x",
            "a b/c",
            "assets/.x",
            "file",
            "https://x.example/y",
            "assets/x?y",
            "",
        ];
        let list = serde_json::to_string(&[&["assets/a.1.css", "search/b.bin"][..], &bad].concat()).unwrap();
        let site = serve(move |path| if path == LIST { whole(&list) } else { whole(path) });
        let fetched = fetch(&site, &to).unwrap().expect("there is a list");
        assert_eq!((fetched.kept, fetched.refused, fetched.failed.len()), (2, bad.map(str::to_owned).to_vec(), 0));
        assert_eq!(fs::read_to_string(to.join("assets/a.1.css")).unwrap(), "assets/a.1.css");
        assert!(to.join(LIST).is_file(), "the build reads the list");
        assert!(!folder.path().join("secret").exists());
        assert!(fetch(&site, &to).is_err(), "an old folder is not mixed with a new one");
    }

    #[test]
    fn a_server_that_fails_halfway_leaves_no_half_file() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("previous");
        let site = serve(|path| match path {
            LIST => whole("[\"assets/a.css\",\"assets/half.css\",\"assets/gone.css\",\"assets/z.css\"]"),
            "assets/half.css" => whole("half").replace("Length: 4", "Length: 400"),
            "assets/gone.css" => gone(),
            _ => whole("whole"),
        });
        let fetched = fetch(&site, &to).unwrap().expect("there is a list");
        assert_eq!(fetched, Fetched { kept: 2, refused: vec![], failed: vec!["assets/half.css".to_owned(), "assets/gone.css".to_owned()] });
        assert!(!to.join("assets/half.css").exists() && to.join("assets/z.css").is_file());
    }
}
