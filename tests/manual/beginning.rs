//! The commands of the first chapter of the manual, one by one, in an empty folder: each succeeds or fails as the chapter
//! says, and prints what it shows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::chapter;

/// Commands that wait for somebody, or need another host.
const NOT_HERE: [&str; 3] = ["mdbook-clauses serve", "git remote add", "git push"];

/// A block of code with the paragraph before it.
#[derive(Debug)]
struct Shown {
    language: String,
    text: String,
    /// The last words in code of the paragraph before.
    named: String,
}

fn shown(markdown: &str) -> Vec<Shown> {
    let (mut blocks, mut named, mut open) = (Vec::<Shown>::new(), String::new(), false);
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                open = true;
                blocks.push(Shown { language: language.to_string(), text: String::new(), named: std::mem::take(&mut named) });
            }
            Event::End(TagEnd::CodeBlock) => open = false,
            Event::Text(words) if open => blocks.last_mut().expect("a block is open").text.push_str(&words),
            Event::Code(words) => named = words.to_string(),
            _ => {}
        }
    }
    blocks
}

/// What a command prints, with numbers that differ from machine to machine left out.
fn without_measures(text: &str) -> String {
    let line = |line: &str| {
        if !line.starts_with("built ") {
            return line.to_owned();
        }
        line.split(' ').map(|word| if word.starts_with(|c: char| c.is_ascii_digit()) { "…" } else { word }).collect::<Vec<_>>().join(" ")
    };
    text.trim_end().lines().map(|text| line(text.trim_end())).collect::<Vec<_>>().join("\n")
}

/// A shell that stays in its folder.
struct Shell {
    folder: PathBuf,
    path: String,
}

impl Shell {
    fn run(&mut self, line: &str) -> String {
        if let Some(folder) = line.strip_prefix("cd ") {
            self.folder.push(folder);
            return String::new();
        }
        let output = Command::new("sh")
            .args(["-c", &format!("{line} 2>&1")])
            .current_dir(&self.folder)
            .env("PATH", &self.path)
            .env("HOME", &self.folder)
            .envs([
                ("GIT_AUTHOR_NAME", "A"),
                ("GIT_AUTHOR_EMAIL", "a@b.example"),
                ("GIT_COMMITTER_NAME", "A"),
                ("GIT_COMMITTER_EMAIL", "a@b.example"),
            ])
            .stdin(Stdio::null())
            .output()
            .expect("there is a shell");
        let printed = String::from_utf8(output.stdout).expect("commands print text");
        let has_error = printed.contains("error[");
        assert_eq!(output.status.success(), !has_error, "{line}: {printed}");
        printed
    }
}

#[cfg(unix)]
#[test]
fn the_commands_of_the_first_chapter_print_what_it_says() {
    let folder = tempfile::tempdir().expect("temporary folders can be made");
    let program = Path::new(env!("CARGO_BIN_EXE_mdbook-clauses")).parent().expect("a program lies in a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Shell { folder: folder.path().to_owned(), path };
    let text = chapter("your-own-reference");
    let (mut ran, mut compared, mut printed) = (0, 0, String::new());
    for Shown { language, text, named } in shown(&text) {
        match language.as_str() {
            "sh" => {
                printed.clear();
                for line in text.lines().filter(|line| !NOT_HERE.iter().any(|start| line.starts_with(start))) {
                    printed.push_str(&shell.run(line));
                    ran += 1;
                }
            }
            "text" => {
                assert_eq!(without_measures(&printed), without_measures(&text));
                compared += 1;
            }
            "md" => {
                fs::write(shell.folder.join(&named), &text).expect("the folder takes a file");
            }
            other => panic!("the chapter has a block of `{other}`"),
        }
        // What the chapter asks for in words.
        if printed.contains("error[unknown-kind]") {
            let clause = shell.folder.join("book/src/rent/rnt-4.md");
            let text = fs::read_to_string(&clause).expect("the clause was written");
            fs::write(&clause, text.replace("kind = \"procedure\"", "kind = \"duty\"")).expect("the clause can be changed");
        }
    }
    assert!(ran >= 10 && compared >= 5, "{ran} commands, {compared} compared");
    assert!(shell.folder.join("site/html/site.json").is_file());
}
