//! Documents of a schedule, made by the program as people make them and read by programs that know nothing of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::system;
use crate::word_processor::WordProcessor;

/// Schedules whose documents are looked at: a profile with values of a party and decisions, all clauses, and numbers.
const SCHEDULES: [&str; 3] = ["profile.json", "numbers.json", "fallbacks.json"];

/// Writes the documents of each schedule and lets them be checked.
///
/// # Errors
///
/// If a document cannot be written, or something is wrong with it.
pub(crate) fn check(root: &Path, program: &Path, site: &Path, tools: &WordProcessor) -> Result<()> {
    let folder = root.join("tests/word-processor");
    for name in SCHEDULES {
        let schedule = folder.join("schedules").join(name);
        let out = crate::target()?.join("documents").join(name);
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        fs::create_dir_all(&out)?;
        let published = published(&schedule, &out)?;
        for (format, from, to) in [
            ("docx", &schedule, "chosen.docx"),
            ("docx-tracked", &schedule, "tracked.docx"),
            ("docx", &published, "default.docx"),
            ("xlsx", &schedule, "positions.xlsx"),
        ] {
            let mut export = Command::new(program);
            export.current_dir(root).args(["export", format, "book", "--schedule"]).arg(from).arg("--out").arg(out.join(to));
            system::run(&mut export)?;
        }
        let mut check = Command::new(&tools.python);
        check.arg(folder.join("check_schedule.py")).arg(site.join("api/clauses.json")).arg(&schedule).arg(&out).arg(&tools.soffice);
        system::run(&mut check).with_context(|| format!("documents of {name}"))?;
    }
    Ok(())
}

/// The same schedule with the text as published.
fn published(schedule: &Path, out: &Path) -> Result<PathBuf> {
    let mut published: serde_json::Value = serde_json::from_slice(&fs::read(schedule)?)?;
    published["column"] = "default".into();
    for entry in published["entries"].as_array_mut().context("a schedule has entries")? {
        let fields = entry.as_object_mut().context("an entry is an object")?;
        fields.retain(|name, _| name == "clause");
    }
    published["definitions"] = serde_json::json!({});
    let file = out.join("default.json");
    fs::write(&file, serde_json::to_vec(&published)?)?;
    Ok(file)
}
