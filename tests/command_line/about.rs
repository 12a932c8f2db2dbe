//! What shells and `man` get of the command line.

use super::*;

#[test]
fn completions_know_every_command_and_option() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = run(&["completions", shell]);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{shell}");
        for word in ["verify", "deny-warnings", "github", "profile"] {
            assert!(run.out.contains(word), "{shell} does not know {word}");
        }
    }
}

#[test]
fn there_is_a_page_of_man_for_each_command() {
    let folder = tempfile::tempdir().expect("temporary folders can be made");
    let dest = folder.path().join("man1");
    let run = run(&["man", "--dest", &dest.to_string_lossy()]);
    assert_eq!(run.status, 0, "{}", run.err);
    let page = |name: &str| fs::read_to_string(dest.join(name)).expect("the page was written");
    assert!(page("mdbook-clauses.1").contains("mdbook\\-clauses\\-build(1)"), "{}", page("mdbook-clauses.1"));
    let build = page("mdbook-clauses-build.1");
    assert!(build.contains("deny\\-warnings") && build.contains(".TH mdbook-clauses-build 1"), "{build}");
    assert!(!dest.join("mdbook-clauses-help.1").exists());
}
