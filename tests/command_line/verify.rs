//! `verify`: whether a site in a folder is what was built, and holds what every site must.

use super::*;

/// A built site of a book.
fn built(book: &Book, options: &[&str]) -> OnDisk {
    let disk = book.on_disk();
    let all: Vec<&str> = ["build", "{book}", "--dest", "{root}/out"].iter().chain(options).copied().collect();
    let run = run_on(&disk, &all);
    assert_eq!(run.status, 0, "{}", run.err);
    disk
}

/// A book whose site is a whole host, with a promise for reports.
fn at_root(until: &str) -> Book {
    let book = Book::orchard().edit("corpus.toml", "https://orchard.example/terms/", "https://orchard.example/");
    let contact = "contact = \"mailto:terms@orchard.example\"\n";
    book.edit("corpus.toml", contact, &format!("{contact}contact-until = \"{until}\"\n"))
}

#[test]
fn a_built_site_is_good_and_its_list_names_the_commit() {
    let disk = built(&Book::orchard(), &["--commit", "0123abc", "--compress-index"]);
    for folder in ["{root}/out", "{root}/out/html"] {
        let run = run_on(&disk, &["verify", folder]);
        assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
        assert!(
            run.err.contains("no problems found; draft for 2027-01 by mdbook-clauses ") && run.err.contains("commit 0123abc"),
            "{}",
            run.err
        );
    }
    let list: serde_json::Value = serde_json::from_str(&disk.read("out/html/site.json")).expect("the list is JSON");
    assert_eq!((&list["commit"], &list["release"]), (&"0123abc".into(), &serde_json::Value::Null));
    assert!(list["files"].as_object().expect("files are an object").contains_key("index.html"));
    let plain: serde_json::Value =
        serde_json::from_str(&built(&Book::orchard(), &[]).read("out/html/site.json")).expect("the list is JSON");
    assert_eq!(plain["commit"], serde_json::Value::Null);
}

#[test]
fn what_was_changed_added_or_lost_is_named() {
    let disk = built(&Book::orchard(), &[]);
    let at = |path: &str| disk.root().join("out/html").join(path);
    let page = disk.read("out/html/c/pay-1/index.html");
    fs::write(at("c/pay-1/index.html"), page.replace("../../c/del-1/", "../../c/del-11/")).expect("a page can be changed");
    fs::write(at("added.html"), "<p>").expect("a page can be added");
    fs::remove_file(at("clauses.csv")).expect("a file can be removed");
    let run = run_on(&disk, &["verify", "{root}/out"]);
    assert_eq!(run.status, 1, "{}", run.err);
    for line in [
        "c/pay-1/index.html: has another content than `site.json` says",
        "added.html: is not in `site.json`",
        "added.html: has 0 titles",
        "added.html: has no policy",
        "clauses.csv: is missing: `site.json` has it",
    ] {
        assert!(run.out.lines().any(|said| said == line), "{line}: {}", run.out);
    }
    assert!(run.out.contains("c/pay-1/index.html: `../../c/del-11/"), "{}", run.out);
    assert!(run.out.contains("there is no file `clauses.csv`"), "{}", run.out);
    assert!(run.out.lines().is_sorted(), "by file: {}", run.out);
}

#[test]
fn a_folder_that_is_no_site_is_refused_or_told() {
    let disk = Book::orchard().on_disk();
    let run = run_on(&disk, &["verify", "{root}/none"]);
    assert!(run.status == 1 && run.err.contains("cannot read the folder"), "{}", run.err);
    let run = run_on(&disk, &["verify", "{book}"]);
    assert!(run.status == 1 && run.out.contains("every site has this page") && run.out.contains("site.json: is missing"), "{}", run.out);
}

#[test]
fn a_whole_host_says_where_to_report_a_weakness_until_that_day() {
    let disk = built(&at_root("2999-12-31"), &[]);
    assert!(disk.read("out/html/robots.txt").ends_with("Sitemap: https://orchard.example/sitemap.xml\n"));
    let text = disk.read("out/html/.well-known/security.txt");
    assert!(text.starts_with("Contact: mailto:terms@orchard.example\nExpires: 2999-12-31T23:59:59Z\n"), "{text}");
    let run = run_on(&disk, &["verify", "{root}/out"]);
    assert!(run.status == 0 && !run.err.contains("warning"), "{}", run.err);

    let disk = built(&at_root("2020-12-31"), &[]);
    let run = run_on(&disk, &["verify", "{root}/out"]);
    assert!(run.status == 0 && run.err.contains("warning: `.well-known/security.txt` has expired"), "{}", run.err);

    let folder = built(&Book::orchard(), &[]);
    for path in ["out/html/robots.txt", "out/html/.well-known"] {
        assert!(!folder.root().join(path).exists(), "a folder of a host has no {path}");
    }
}

#[test]
fn a_signed_file_of_the_book_is_kept() {
    let disk = built(&at_root("2999-12-31").with("src/.well-known/security.txt", "Contact: mailto:signed@orchard.example\n"), &[]);
    assert_eq!(disk.read("out/html/.well-known/security.txt"), "Contact: mailto:signed@orchard.example\n");
}

#[test]
fn a_link_of_the_introduction_leads_to_its_chapter_from_the_landing_page() {
    let words = "Begin with [DEL-1], or [read on](about/index.md#about-these-terms), [here](./) or [there](https://guild.example/).";
    let disk = built(&Book::orchard().edit("src/index.md", "Begin with [DEL-1].", words), &[]);
    let page = disk.read("out/html/index.html");
    for link in
        ["<a href=\"about/#about-these-terms\">read on</a>", "<a href=\"./\">here</a>", "<a href=\"https://guild.example/\">there</a>"]
    {
        assert!(page.contains(link), "{link}");
    }
    let run = run_on(&disk, &["verify", "{root}/out"]);
    assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
}
