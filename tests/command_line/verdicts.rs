//! What `check` says of a book is what `build` does with it: an author who has checked is not surprised by a build.

use std::fs;
use std::path::Path;

use super::run_on;
use super::support::{Book, OnDisk};

/// A book that is odd in one way, and what is done to its folder besides.
struct Odd {
    name: &'static str,
    book: Book,
    on_disk: fn(&Path),
}

fn odd(name: &'static str, book: Book) -> Odd {
    Odd { name, book, on_disk: |_| {} }
}

fn settings(name: &'static str, line: &str) -> Odd {
    odd(name, Book::orchard().edit("book.toml", "[output.html]\n", &format!("[output.html]\n{line}\n")))
}

fn tables(name: &'static str, lines: &str) -> Odd {
    odd(name, Book::orchard().append("book.toml", &format!("\n{lines}\n")))
}

fn on_disk(name: &'static str, change: fn(&Path)) -> Odd {
    Odd { name, book: Book::orchard(), on_disk: change }
}

fn chapter(name: &'static str, path: &str) -> Odd {
    let book = Book::orchard().with(&format!("src/{path}"), "# Odd\n\nText.\n");
    odd(name, book.append("src/SUMMARY.md", &format!("- [Odd]({path})\n")))
}

fn put(folder: &Path, path: &str, content: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("temporary folders can be written");
    fs::write(path, content).expect("temporary folders can be written");
}

/// A book with a theme of its own that has these files.
fn partial(name: &'static str, files: &[(&str, &str)]) -> Odd {
    let book = Book::orchard().append("book.toml", "theme = \"look\"\n");
    odd(name, files.iter().fold(book, |book, (path, text)| book.with(&format!("look/{path}"), *text)))
}

fn of_partial_themes() -> Vec<Odd> {
    vec![
        partial("theme with one file", &[("static/tokens.css", ":root { --sheet: white }\n")]),
        partial("theme with a picture", &[("static/logo.svg", "<svg/>"), ("templates/notice.html", "{{ assets[\"logo.svg\"] }}")]),
        partial("theme with a name that nothing uses", &[("static/favicn.svg", "<svg/>")]),
        partial("theme without its folders", &[("tokens.css", "")]),
        partial("theme with a template that cannot be read", &[("templates/notice.html", "{% if %}")]),
        partial("theme with a template that names what is not there", &[("templates/notice.html", "{% include \"nothing.html\" %}")]),
        partial("theme with a file of all clauses that lacks them", &[("templates/one_file.html", "<!doctype html>\n")]),
    ]
}

fn of_settings() -> Vec<Odd> {
    vec![
        settings("theme that is missing", "theme = \"look\""),
        settings("style that is missing", "additional-css = [\"own.css\"]"),
        settings("style outside the book", "additional-css = [\"../own.css\"]"),
        settings("404 page that is missing", "input-404 = \"lost.md\""),
        tables("redirect of a fragment alone", "[output.html.redirect]\n\"/x.html#a\" = \"y.html\""),
        tables("redirect through a page", "[output.html.redirect]\n\"/about/index.html/x.html\" = \"y.html\""),
        tables("redirect out of the site", "[output.html.redirect]\n\"/../../x.html\" = \"y.html\""),
        tables("redirect", "[output.html.redirect]\n\"/old.html\" = \"about/index.html\""),
        settings("script that is missing", "additional-js = [\"own.js\"]"),
        settings("404 page that is switched off", "input-404 = \"\""),
        settings("unknown theme name", "default-theme = \"midnight\""),
        settings("unknown setting", "colour = \"red\""),
        settings("setting of a wrong type", "additional-css = \"own.css\""),
        settings("domain", "cname = \"clauses.example.org\""),
        settings("no hashed files", "hash-files = false"),
        settings("empty list of styles", "additional-css = []"),
        settings("folder as a style", "additional-css = [\"src\"]"),
        tables("theme that is missing", "[output.reference.x]\na = 1"),
        tables(
            "plug-ins in a circle",
            "[preprocessor.a]\ncommand = \"true\"\nbefore = [\"b\"]\n[preprocessor.b]\ncommand = \"true\"\nbefore = [\"a\"]",
        ),
        tables("plug-in that is no table", "[preprocessor]\nx = 3"),
        tables("plug-in with a wrong order", "[preprocessor.a]\ncommand = \"true\"\nbefore = 3"),
        tables("unknown table", "[printing]\ncolour = 3"),
        tables("edition of Rust", "[rust]\nedition = \"1815\""),
        odd("source outside the book", Book::orchard().edit("book.toml", "src = \"src\"", "src = \"..\"")),
        odd("source that is the book", Book::orchard().edit("book.toml", "src = \"src\"", "src = \".\"")),
        odd("source that is missing", Book::orchard().edit("book.toml", "src = \"src\"", "src = \"text\"")),
        odd("source written with a dot", Book::orchard().edit("book.toml", "src = \"src\"", "src = \"./src/\"")),
        odd("site in the source", Book::orchard().edit("book.toml", "build-dir = \"../site\"", "build-dir = \"src/out\"")),
        odd("site is the source", Book::orchard().edit("book.toml", "build-dir = \"../site\"", "build-dir = \"./src\"")),
        odd("site in the book", Book::orchard().edit("book.toml", "build-dir = \"../site\"", "build-dir = \"out\"")),
        odd("settings that are empty", Book::orchard().with("book.toml", "")),
        odd(
            "settings with a byte-order mark",
            Book::orchard().with("book.toml", "\u{feff}".to_owned() + &Book::orchard().text("book.toml")),
        ),
        odd(
            "chapters may be created",
            Book::orchard().edit("book.toml", "create-missing = false", "create-missing = true").without("src/about/index.md"),
        ),
    ]
}

fn of_files() -> Vec<Odd> {
    vec![
        on_disk("style that is a folder", |book| {
            put(book, "theme/css/general.css", "a {}");
            put(book, "theme/fonts/fonts.css", "@font-face {}");
        }),
        on_disk("template of mdBook", |book| put(book, "theme/head.hbs", "{{#if")),
        on_disk("template of mdBook in a folder of its own", |book| put(book, "theme/own/head.hbs", "{{#if")),
        on_disk("font with a long name", |book| put(book, &format!("theme/fonts/{}.ttf", "a".repeat(243)), "x")),
        on_disk("font with a name that is almost too long", |book| put(book, &format!("theme/fonts/{}.ttf", "a".repeat(242)), "x")),
        on_disk("hidden folder", |book| put(book, "src/.well-known/security.txt", "x")),
        on_disk("repository", |book| put(book, "src/.git/config", "x")),
        on_disk("404 page", |book| put(book, "src/404.md", "# Lost\n")),
        on_disk("404 page that is a folder", |book| put(book, "src/404.md/x.png", "x")),
        on_disk("404 page in another encoding", |book| fs::write(book.join("src/404.md"), b"\xff").expect("files can be written")),
        on_disk("a file in another encoding that nobody names", |book| {
            fs::create_dir(book.join("src/more")).expect("folders can be made");
            fs::write(book.join("src/more/x.md"), b"\xff").expect("files can be written");
        }),
        on_disk("file at an address of the site", |book| put(book, "src/c", "x")),
        on_disk("file at another address of the site", |book| put(book, "src/search", "x")),
        on_disk("file in a folder of mdBook", |book| put(book, "src/css", "x")),
        on_disk("folder at a page of the site", |book| put(book, "src/reference.html/x.png", "x")),
        on_disk("folder at the first page", |book| put(book, "src/index.html/x.png", "x")),
        on_disk("icon", |book| put(book, "src/favicon.ico", "x")),
        on_disk("empty folder", |book| fs::create_dir(book.join("src/empty")).expect("folders can be made")),
        on_disk("hidden file", |book| put(book, "src/.env", "KEY=1")),
        on_disk("page as a file", |book| put(book, "src/more/page.html", "<p>")),
        on_disk("name of 255 bytes", |book| put(book, &format!("src/{}", "a".repeat(255)), "x")),
        on_disk("deep folders", |book| put(book, &format!("src/{}x.png", "abcdefghi/".repeat(120)), "x")),
        on_disk("name with a percent sign", |book| put(book, "src/100%/a b.png", "x")),
        on_disk("data file that is a folder", |book| {
            fs::remove_file(book.join("glossary.toml")).expect("files can be removed");
            put(book, "glossary.toml/x", "x");
        }),
        on_disk("lock that is a folder", |book| {
            fs::remove_file(book.join("addresses.lock")).expect("files can be removed");
            put(book, "addresses.lock/x", "x");
        }),
        on_disk("summary that is a folder", |book| {
            fs::remove_file(book.join("src/SUMMARY.md")).expect("files can be removed");
            put(book, "src/SUMMARY.md/x", "x");
        }),
    ]
}

fn of_chapters() -> Vec<Odd> {
    let long = |length: usize| "a".repeat(length);
    let term = |length| format!("\n[[term]]\nterm = \"{}\"\ndefinition = \"Long.\"\n", long(length));
    vec![
        chapter("chapter of 255 bytes", &format!("{}.md", long(252))),
        chapter("chapter whose page has 255 bytes", &format!("{}.md", long(250))),
        chapter("chapter in a deep folder", &format!("{}x.md", "abcdefghij/".repeat(30))),
        chapter("chapter for printing", "print.md"),
        chapter("chapter at an address of the site", "search.md"),
        chapter("chapter with a space", "a%20b.md"),
        chapter("chapter that is no Markdown", "odd.txt"),
        odd("draft chapter", Book::orchard().append("src/SUMMARY.md", "- [Draft]()\n")),
        odd("chapter outside the source", Book::orchard().append("src/SUMMARY.md", "- [Odd](../book.toml)\n")),
        odd("chapter of the machine", Book::orchard().append("src/SUMMARY.md", "- [Odd](/etc/hostname)\n")),
        odd("summary with a table", Book::orchard().append("src/SUMMARY.md", "\n| a |\n|---|\n| b |\n")),
        odd("term of 255 bytes", Book::orchard().append("glossary.toml", &term(255))),
        odd("term of 256 bytes", Book::orchard().append("glossary.toml", &term(256))),
        odd("address with a fragment", Book::orchard().edit("corpus.toml", "https://orchard.example/terms/", "https://orchard.example/#a")),
        odd("no address", Book::orchard().edit("corpus.toml", "address = \"https://orchard.example/terms/\"\n", "")),
    ]
}

fn of_themes() -> Vec<Odd> {
    fn own(book: &Path) {
        let text = fs::read_to_string(book.join("book.toml")).expect("the settings are there");
        fs::write(book.join("book.toml"), text + "theme = \"look\"\n").expect("files can be written");
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("theme");
        for kind in ["templates", "static"] {
            fs::create_dir_all(book.join("look").join(kind)).expect("folders can be made");
            for entry in fs::read_dir(theme.join(kind)).expect("the theme is there") {
                let from = entry.expect("the theme can be read").path();
                let to = book.join("look").join(kind).join(from.file_name().expect("a file has a name"));
                fs::copy(from, to).expect("files can be copied");
            }
        }
    }
    vec![
        on_disk("own theme", own),
        on_disk("own theme without a folder", |book| {
            own(book);
            fs::remove_dir_all(book.join("look/static")).expect("folders can be removed");
        }),
        on_disk("own theme without a template", |book| {
            own(book);
            fs::remove_file(book.join("look/templates/clause.html")).expect("files can be removed");
        }),
        on_disk("own theme with a template that is not valid", |book| {
            own(book);
            put(book, "look/templates/term.html", "{% if %}");
        }),
        on_disk("own theme with a template that asks for what is not there", |book| {
            own(book);
            put(book, "look/templates/term.html", "{{ view.colour.of.nothing }}");
        }),
        on_disk("own theme without templates", |book| {
            own(book);
            fs::remove_dir_all(book.join("look/templates")).expect("folders can be removed");
            fs::create_dir(book.join("look/templates")).expect("folders can be made");
        }),
        on_disk("own theme without a style", |book| {
            own(book);
            fs::remove_file(book.join("look/static/site.css")).expect("files can be removed");
        }),
    ]
}

/// The words of a refusal, without what belongs to one run.
fn verdict(disk: &OnDisk, command: &str) -> (i32, String) {
    let run = run_on(disk, &[command, "{book}"]);
    (run.status, run.err)
}

/// A clause that a template leaves out would be missing from the one file without a word.
#[test]
fn the_file_of_all_clauses_has_them_once_and_in_order() {
    let template = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("theme/templates/one_file.html")).expect("a template");
    let sheets = "{{ topic.sheets|safe }}";
    assert!(template.contains(sheets), "the template prints the sheets so");
    for instead in ["", "{{ topic.sheets|safe }}{{ topic.sheets|safe }}", "{{ topic.sheets|safe }}\u{10fffd}"] {
        let odd = partial("sheets", &[("templates/one_file.html", &template.replace(sheets, instead))]);
        let (status, message) = verdict(&odd.book.on_disk(), "check");
        assert_eq!(status, 1, "{instead}");
        assert!(message.contains("it must print the `sheets` of each topic once, in the order of the topics"), "{message}");
    }
}

#[test]
fn check_and_build_agree_on_odd_books() {
    let mut differ = Vec::new();
    let (mut good, mut bad) = (0, 0);
    for odd in [of_settings(), of_files(), of_chapters(), of_themes(), of_partial_themes()].into_iter().flatten() {
        let disk = odd.book.on_disk();
        (odd.on_disk)(&disk.book());
        let (checked, built) = (verdict(&disk, "check"), verdict(&disk, "build"));
        if checked.0 != built.0 {
            differ.push(format!("{}: check {} and build {}\n{}\n{}", odd.name, checked.0, built.0, checked.1, built.1));
        }
        let reason = checked.1.contains("error[");
        if reason != (checked.0 == 1) || checked.1.contains("panicked") || built.1.contains("panicked") {
            differ.push(format!("{}: no reason\n{}\n{}", odd.name, checked.1, built.1));
        }
        *(if checked.0 == 0 { &mut good } else { &mut bad }) += 1;
    }
    assert!(differ.is_empty(), "{}", differ.join("\n\n"));
    assert!(good >= 15 && bad >= 25, "{good} good and {bad} bad books");
}
