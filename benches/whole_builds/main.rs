//! Whole builds of 150, 1,200, 2,000 and 20,000 clauses: time and peak memory, and beside them mdBook alone
//! on the same text with one chapter a clause. Then our own clauses with up to 40 releases.
//!
//! `cargo bench --bench whole_builds` prints two tables; `-- 150 2000` measures these sizes only, `-- releases` the
//! releases only, and `-- write FOLDER 40 10` writes a book with 40 releases of 10 changed clauses each. Each build runs
//! in a process of its own, so that peaks do not add up. The text is made from sentences of our own corpus by a seeded
//! generator: the same bytes in every run.

mod releases;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mdbook_clauses::assembly::Prepared;
use mdbook_clauses::mdbook::driver;
use mdbook_clauses::read::END_OF_REGISTER;
use mdbook_clauses::site::built::Size;
use mdbook_clauses::site::{files, theme};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Clauses of one topic.
const PER_TOPIC: usize = 200;
/// Largest number of chapters that mdBook alone is asked for: its time is quadratic in them.
const MOST_CHAPTERS: usize = 2_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [mode, folder] = arguments.as_slice()
        && ["ours", "mdbook"].contains(&mode.as_str())
    {
        return measure(mode, Path::new(folder));
    }
    if let [mode, folder, count, changed] = arguments.as_slice()
        && mode == "write"
    {
        let number = |text: &str| text.parse().expect("a number");
        return releases::write_book(Path::new(folder), number(count), number(changed));
    }
    if arguments.iter().all(|argument| argument != "releases") {
        compare_with_mdbook(&arguments);
    }
    if arguments.iter().all(|argument| argument == "releases") {
        measure_releases();
    }
}

/// Prints the table of sizes.
fn compare_with_mdbook(arguments: &[String]) {
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![150, 1_200, 2_000, 20_000];
    }
    let sentences = sentences();
    println!("| clauses | whole site | peak memory | mdBook alone, a chapter a clause | peak memory |");
    println!("| ---: | ---: | ---: | ---: | ---: |");
    for size in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        write_corpus(&folder.path().join("ours"), size, &sentences);
        let ours = run("ours", &folder.path().join("ours"));
        let peer = if size <= MOST_CHAPTERS {
            write_chapters(&folder.path().join("mdbook"), size, &sentences);
            run("mdbook", &folder.path().join("mdbook"))
        } else {
            "not run | ".to_owned()
        };
        println!("| {size} | {ours} | {peer} |");
    }
}

/// Prints the table of releases.
fn measure_releases() {
    println!("| releases | clauses that each changes | whole site | peak memory | files | size |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: |");
    for (count, changed) in [(1, 10), (10, 10), (40, 10), (40, usize::MAX)] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        releases::write_book(folder.path(), count, changed);
        let measured = run("ours", folder.path());
        let Size { files, bytes } = Size::of(&folder.path().join("out/html")).expect("the site can be read");
        let changed = if changed == usize::MAX { "all".to_owned() } else { changed.to_string() };
        println!("| {count} | {changed} | {measured} | {files} | {} MB |", bytes / 1_000_000);
    }
}

/// The best of three runs, each in a process of its own: the least time is what the program needs.
fn run(mode: &str, folder: &Path) -> String {
    let own = std::env::current_exe().expect("a running program has a path");
    let mut best: Option<(u64, u64)> = None;
    for _ in 0..3 {
        let output = Command::new(&own).arg(mode).arg(folder).output().expect("the bench can start itself");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut numbers = text.split_whitespace().map(|number| number.parse::<u64>().expect("a measured child prints two numbers"));
        let found = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
        best = Some(best.map_or(found, |best| best.min(found)));
    }
    let (micros, kilobytes) = best.unwrap_or_default();
    format!("{:.2} s | {} MB", Duration::from_micros(micros).as_secs_f64(), kilobytes / 1024)
}

/// Builds once and prints microseconds and peak kilobytes.
fn measure(mode: &str, folder: &Path) {
    let out = folder.join("out");
    let start = Instant::now();
    if mode == "ours" {
        let checked = mdbook_clauses::check(&files::load(folder).expect("the generated corpus can be read"));
        let (errors, _) = mdbook_clauses::diagnostics::count(&checked.diagnostics);
        assert_eq!(errors, 0, "{:?}", checked.diagnostics.first());
        // As in a build, nobody needs the texts as they were written from here on.
        drop(checked.sources);
        let prepared = Prepared::new(checked.edition, checked.releases, theme::embedded());
        driver::build(folder, &out, Arc::new(prepared), None).expect("the generated corpus builds");
    } else {
        mdbook_driver::MDBook::load(folder).and_then(|book| book.build()).expect("mdBook builds the same text");
    }
    println!("{} {}", start.elapsed().as_micros(), peak());
}

/// The largest memory of this process so far, in kilobytes; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
}

/// Sentences of our own clauses, without links and parameters.
fn sentences() -> Vec<String> {
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("book");
    let checked = mdbook_clauses::check(&files::load(&book).expect("the corpus can be read"));
    let texts =
        checked.edition.corpus.clauses.iter().map(|clause| mdbook_clauses::corpus::plain::line(&clause.text.blocks, &clause.parameters));
    let all: String = texts.collect::<Vec<_>>().join(" ");
    let clean: String = all.chars().filter(|c| !matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '*' | '_')).collect();
    clean.split(". ").filter(|sentence| sentence.len() > 40).map(|sentence| format!("{sentence}.")).collect()
}

/// A linear congruential generator (Knuth, MMIX): the same picks in every run.
struct Picks(u64);

impl Picks {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }

    fn paragraph(&mut self, sentences: &[String], count: usize) -> String {
        (0..count).map(|_| sentences[self.next(sentences.len())].as_str()).collect::<Vec<_>>().join(" ")
    }
}

fn write_corpus(folder: &Path, size: usize, sentences: &[String]) {
    let source = folder.join("src");
    std::fs::create_dir_all(&source).expect("a temporary folder can be written");
    let write = |path: &Path, text: &str| files::write(path, text.as_bytes()).expect("a temporary folder can be written");
    let book = include_str!("../../book/book.toml").replace("../site", "out").replace("\"../theme\"", "");
    write(&folder.join("book.toml"), &book);
    let mut settings: toml::Table = include_str!("../../book/corpus.toml").parse().expect("the settings of our book are TOML");
    // These keys name clauses and profiles of our book.
    for key in ["starter", "example", "reader", "schedule"] {
        settings.remove(key);
    }
    write(&folder.join("corpus.toml"), &settings.to_string());
    write(
        &folder.join("glossary.toml"),
        "[[term]]\nterm = \"Product\"\naliases = [\"Products\"]\ncase = \"exact\"\ndefinition = \"A listed device.\"\n[[term]]\nterm = \"MDM\"\ncase = \"exact\"\ndefinition = \"The maker.\"\n",
    );
    write(&folder.join("frameworks.toml"), "[[framework]]\nkey = \"CSF\"\ntitle = \"Framework\"\npublisher = \"NIST\"\n");
    let mut picks = Picks(42);
    let (mut summary, mut lock) = ("# Summary\n\n[Overview](index.md)\n\n".to_owned(), "[clauses]\n".to_owned());
    write(&source.join("index.md"), "# Overview\n\nMade to be measured.\n");
    for topic in 0..size.div_ceil(PER_TOPIC) {
        let (prefix, folder) = (format!("T{topic}"), source.join(format!("topic-{topic}")));
        let _ = writeln!(summary, "- [Topic {topic}](topic-{topic}/index.md)");
        write(
            &folder.join("index.md"),
            &format!("+++\nprefix = \"{prefix}\"\ntitle = \"Topic {topic}\"\nsummary = \"Measured.\"\n+++\n\n# Topic {topic}\n"),
        );
        for number in 1..=PER_TOPIC.min(size - topic * PER_TOPIC) {
            let id = format!("{prefix}-{number}");
            let other = format!("{prefix}-{}", number % PER_TOPIC.min(size - topic * PER_TOPIC) + 1);
            let _ = writeln!(lock, "{id} = {{ title = \"Clause {number}\", items = [\"a\", \"b\"], parameters = [\"time_limit\"] }}");
            let text = format!(
                "+++\nid = \"{id}\"\ntitle = \"Clause {number}\"\nparties = [\"mdm\"]\nkind = \"obligation\"\nphases = [\"operation\"]\nsummary = \"Measured.\"\nsee = [\"{other}\"]\nreferences = [\"CSF PR.PS-02\"]\n\n[parameters.time_limit]\nlabel = \"Time\"\ndefault = \"30 days\"\nhdo = \"14 days\"\nmdm = \"60 days\"\nbasis = \"Measured.\"\n+++\nThe MDM shall act within {{time_limit}}. {}\n\n(a) {}\n\n(b) {}\n\n## Rationale\n\n{}\n\n## HDO view\n\n{}\n\n## MDM view\n\n{}\n\n## Fallback\n\n{}\n\n## Evidence\n\n{}\n",
                picks.paragraph(sentences, 2),
                picks.paragraph(sentences, 3),
                picks.paragraph(sentences, 3),
                picks.paragraph(sentences, 8),
                picks.paragraph(sentences, 4),
                picks.paragraph(sentences, 4),
                picks.paragraph(sentences, 4),
                picks.paragraph(sentences, 3),
            );
            write(&folder.join(format!("{}.md", id.to_lowercase())), &text);
        }
    }
    write(&source.join("SUMMARY.md"), &summary);
    let _ = writeln!(lock, "{END_OF_REGISTER}");
    write(&folder.join("addresses.lock"), &lock);
}

/// The same amount of text as chapters of a plain book.
fn write_chapters(folder: &Path, size: usize, sentences: &[String]) {
    let write = |path: &Path, text: &str| files::write(path, text.as_bytes()).expect("a temporary folder can be written");
    write(&folder.join("book.toml"), "[book]\ntitle = \"Measured\"\n[output.html.print]\nenable = false\n");
    let mut picks = Picks(42);
    let mut summary = "# Summary\n\n".to_owned();
    for number in 0..size {
        let _ = writeln!(summary, "- [Clause {number}](c{number}.md)");
        let sections: String = ["Rationale", "HDO view", "MDM view", "Fallback", "Evidence"]
            .iter()
            .map(|heading| format!("\n## {heading}\n\n{}\n", picks.paragraph(sentences, 5)))
            .collect();
        write(&folder.join(format!("src/c{number}.md")), &format!("# Clause {number}\n\n{}\n{sections}", picks.paragraph(sentences, 8)));
    }
    write(&folder.join("src/SUMMARY.md"), &summary);
}
