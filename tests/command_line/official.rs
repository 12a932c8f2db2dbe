//! The words of an official document beside a book: shown on this machine, and published by nobody but their holder.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use super::support::site::Site;
use super::*;

/// Words that stand in the official text and nowhere else.
const WORDS: &str = "Zwetschgenkuchenverordnung";

/// The example corpus with an official text, and the words somewhere in each part of it.
fn book(publish: &str) -> Book {
    Book::orchard()
        .edit("corpus.toml", "name = \"FGC\"", &format!("name = \"FGC\"\nfolder = \"official\"{publish}"))
        .with(
            "official/del-1.md",
            format!("+++\nid = \"DEL-1\"\nnumber = \"7\"\ntitle = \"{WORDS} title\"\n+++\nThe {WORDS} <b>binds</b>.\n\n(a) one\n(b) two\n"),
        )
        .with("official/rest.md", format!("+++\nnumber = \"8\"\nnot-covered = \"{WORDS} is out of date.\"\n+++\n{WORDS}\n"))
}

/// Whether a file has the words, as it is or unpacked.
fn has_words(bytes: &[u8]) -> bool {
    let has = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        text.contains(&WORDS.to_lowercase())
    };
    let mut unpacked = Vec::new();
    let packed = MultiGzDecoder::new(bytes).read_to_end(&mut unpacked).is_ok();
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok().is_some_and(|mut archive| {
        (0..archive.len()).any(|index| {
            let mut part = Vec::new();
            archive.by_index(index).is_ok_and(|mut file| file.read_to_end(&mut part).is_ok()) && has(&part)
        })
    });
    has(bytes) || packed && has(&unpacked) || archive
}

fn files_with_words(site: &Site) -> Vec<&str> {
    site.files.iter().filter(|(_, bytes)| has_words(bytes)).map(|(path, _)| path.as_str()).collect()
}

#[test]
fn no_byte_of_an_official_text_is_published_unless_its_holder_says_so() {
    let disk = book("").on_disk();
    let plain = Book::orchard().on_disk();
    for disk in [&disk, &plain] {
        assert_eq!(run_on(disk, &["check", "{book}", "--deny-warnings"]).status, 0);
        assert_eq!(run_on(disk, &["build", "{book}"]).status, 0);
    }
    let [site, without] = [&disk, &plain].map(|disk| Site::read(&disk.root().join("site/html")));
    assert_eq!(files_with_words(&site), Vec::<&str>::new());
    assert!(site.files.keys().all(|path| !path.contains("official")));
    assert_eq!(site.difference(&without), Vec::<&str>::new(), "the site is the same as without the folder");
    for command in
        [&["export", "markdown", "{book}", "--all"][..], &["export", "csv", "{book}", "--all"], &["search", WORDS, "--book", "{book}"]]
    {
        let run = run_on(&disk, command);
        assert!(!has_words(run.out.as_bytes()), "{command:?}: {}", run.out);
    }
    assert_eq!(run_on(&disk, &["release", "2027-01", "{book}"]).status, 0);
    assert!(!has_words(
        &fs::read(disk.book().join("releases/2027-01.json.gz"))
            .or_else(|_| fs::read(disk.book().join("releases/2027-01.json")))
            .expect("a release")
    ));
}

#[test]
fn a_holder_publishes_it_on_the_pages_of_clauses_alone() {
    let disk = book("\npublish = true").on_disk();
    let run = run_on(&disk, &["build", "{book}"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let site = Site::read(&disk.root().join("site/html"));
    assert_eq!(files_with_words(&site), ["c/del-1/index.html"]);
    let page = site.page("c/del-1/");
    assert!(page.contains("Official text of FGC, not ours</h2>") && page.contains("(a) one<br>(b) two"), "{page}");
    assert!(page.contains("&lt;b&gt;binds&lt;/b&gt;") || page.contains("&lt;b&gt;binds&lt;&#x2f;b&gt;"), "it is a text and nothing more");
    assert!(!page.contains("Only this preview shows it"));
}

#[test]
fn a_folder_that_mdbook_would_copy_is_refused() {
    let disk =
        book("").edit("corpus.toml", "folder = \"official\"", "folder = \"src/official\"").with("src/official/scan.pdf", WORDS).on_disk();
    let run = run_on(&disk, &["build", "{book}"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("error[official-folder]: `src/official` cannot be the folder"), "{}", run.err);
    assert!(!disk.root().join("site").exists(), "nothing is written");
}

#[test]
fn no_site_is_built_into_the_folder() {
    let disk = book("").on_disk();
    let run = run_on(&disk, &["build", "{book}", "--dest", "{book}/official"]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(disk.read("book/official/del-1.md").contains(WORDS));
}

const DOCUMENT: &str = "7. Zwetschgenkuchenverordnung\n\nThe Zwetschgenkuchenverordnung binds whoever delivers within 3 days.\n\n8. Rest\n\nThe Zwetschgenkuchenverordnung ends.\n";

#[test]
fn an_imported_document_is_checked_and_no_byte_of_it_is_published() {
    let disk = Book::orchard().edit("corpus.toml", "name = \"FGC\"", "name = \"FGC\"\nfolder = \"official\"").on_disk();
    let plain = Book::orchard().on_disk();
    fs::write(disk.root().join("fgc.txt"), DOCUMENT).expect("the document can be written");
    let import = ["import", "{root}/fgc.txt", "{book}", "--official"];
    let run = run_on(&disk, &[&import[..], &["--dry-run"]].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("would import: 2 new official texts") && !disk.book().join("official").exists(), "{}", run.err);
    let run = run_on(&disk, &import);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("imported: 2 new official texts"), "{}", run.err);
    assert!(disk.read("book/official/7.md").contains("id = \"DEL-1\"") && disk.read("book/official/imported.json").contains(WORDS));
    assert!(!disk.book().join("imports").exists(), "a folder that is committed has no word of it");
    let run = run_on(&disk, &["check", "{book}"]);
    assert!(run.err.contains("no clause corresponds to the official provision 8"), "{}", run.err);
    let run = run_on(&disk, &import);
    assert!(run.err.contains("imported: 2 unchanged official texts"), "{}", run.err);
    for disk in [&disk, &plain] {
        assert_eq!(run_on(disk, &["build", "{book}"]).status, 0);
    }
    let [site, without] = [&disk, &plain].map(|disk| Site::read(&disk.root().join("site/html")));
    assert_eq!(files_with_words(&site), Vec::<&str>::new());
    assert_eq!(site.difference(&without), Vec::<&str>::new(), "the site is the same as without the folder");
}

#[test]
fn git_has_to_ignore_the_texts_of_a_book_in_a_repository() {
    let disk = book("").on_disk();
    let run = run_on(&disk, &["check", "{book}"]);
    assert!(!run.err.contains("official-not-ignored"), "without a repository nothing is said: {}", run.err);
    fs::create_dir(disk.root().join(".git")).expect("a folder can be made");
    let run = run_on(&disk, &["check", "{book}"]);
    assert!(run.err.contains("warning[official-not-ignored]: git does not ignore `official/del-1.md`"), "{}", run.err);
    assert!(run.err.contains("add `/book/official/` to the .gitignore at the top of the repository"), "{}", run.err);
    for (file, lines) in [(".gitignore", "/book/official/\n"), ("book/.gitignore", "official\n"), ("book/official/.gitignore", "*\n")] {
        fs::write(disk.root().join(file), lines).expect("the rules can be written");
        let run = run_on(&disk, &["check", "{book}"]);
        assert!(!run.err.contains("official-not-ignored"), "{file}: {}", run.err);
        fs::remove_file(disk.root().join(file)).expect("the rules can be removed");
    }
    fs::create_dir(disk.root().join(".git/info")).expect("a folder can be made");
    fs::write(disk.root().join(".git/info/exclude"), "official\n").expect("the rules can be written");
    let run = run_on(&disk, &["check", "{book}"]);
    assert!(!run.err.contains("official-not-ignored"), "{}", run.err);
}

#[test]
fn a_book_without_a_folder_for_it_says_what_to_add() {
    let disk = Book::orchard().on_disk();
    fs::write(disk.root().join("fgc.txt"), DOCUMENT).expect("the document can be written");
    let run = run_on(&disk, &["import", "{root}/fgc.txt", "{book}", "--official"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("add `folder = \"official\"` under `[official]`") && run.err.contains(".gitignore"), "{}", run.err);
    let run = run_on(&disk, &["import", "{root}/fgc.txt", "{book}"]);
    assert_eq!(run.status, 2, "a topic is needed otherwise: {}", run.err);
}
