//! The rule of folding as a table, by which `tests/browser/fold.test.mjs` holds the theme's `scripts/fold.js` to it.

#[allow(dead_code, reason = "the table needs one function of the file")]
#[path = "../src/analysis/fold.rs"]
mod fold;

use std::path::Path;

/// A line for each character that does not stay what it is: its code point and what it folds to.
fn table() -> String {
    let line = |c: char| {
        let mut word = String::new();
        fold::fold(c, &mut word);
        (!word.chars().eq([c])).then(|| format!("{:04X} {word}\n", c as u32))
    };
    ('\0'..=char::MAX).filter_map(line).collect()
}

#[test]
fn the_table_of_folding_is_of_this_rule() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/folding.txt");
    if std::env::var_os("UPDATE_FOLDING").is_some() {
        std::fs::write(&path, table()).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert!(committed == table(), "the rule has changed: `UPDATE_FOLDING=1 cargo test -p clause-search --test folding` writes the table");
}
