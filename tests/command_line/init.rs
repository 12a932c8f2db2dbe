//! `init`: a whole book in a new folder, or nothing.

use super::*;

#[test]
fn what_init_writes_passes_check_and_build_without_a_warning() {
    let folder = tempfile::tempdir().expect("temporary folders can be made");
    let at = |path: &str| folder.path().join(path).to_string_lossy().into_owned();
    let written = run(&["init", &at("new"), "--github"]);
    assert_eq!(written.status, 0, "{}", written.err);
    for path in written.out.lines() {
        assert!(fs::metadata(path).expect("each file that is named was written").is_file());
    }
    assert!(written.out.contains("pages.yml") && written.err.contains(&format!("cd {}", at("new"))), "{}", written.err);
    for arguments in
        [&["check", &at("new/book"), "--deny-warnings"][..], &["build", &at("new/book"), "--deny-warnings"], &["verify", &at("new/site")]]
    {
        let run = run(arguments);
        assert_eq!(run.status, 0, "{arguments:?}: {}{}", run.out, run.err);
        assert!(!run.err.contains("warning"), "{}", run.err);
    }
    let page = |path: &str| fs::read_to_string(folder.path().join("new/site/html").join(path)).expect("the site has the page");
    let (facts, _) =
        page("c/prm-3/index.html").split_once("class=\"clause\"").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a clause");
    assert!(facts.contains("Binds the Landlord") && !facts.contains("the Tenant</"), "a right of one side is not said to bind the other");
    let again = run(&["init", &at("new")]);
    assert_eq!(again.status, 1);
    assert!(again.err.contains("it has `.github`, `.gitignore`, `book`, `site`. Nothing was written"), "{}", again.err);
}

#[test]
fn without_github_there_is_no_workflow_and_the_current_folder_is_the_default() {
    let folder = tempfile::tempdir().expect("temporary folders can be made");
    let run: Run = program(&["init"]).current_dir(folder.path()).output().expect("the program can be started").into();
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(folder.path().join("book/corpus.toml").is_file() && folder.path().join(".gitignore").is_file());
    assert!(!folder.path().join(".github").exists() && !run.err.contains("cd "), "{}", run.err);
}
