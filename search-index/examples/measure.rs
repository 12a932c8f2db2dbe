//! Sizes, times and quality on records of one's own.
//!
//! `cargo run --release --features build --example measure -- RECORDS.json QUESTIONS.json [SYNONYMS.toml]`, where records
//! are `[path, label, title, body]` and questions `{"q", "cat", "want"}` with the last part of the paths that are right.
//!
//! `RECORDS.json --files FOLDER [SYNONYMS.toml]` writes the packed files instead, for a browser, under the names by which the
//! engine asks for them, and deletes those of an earlier run. `--compress-index FOLDER` compresses them as for a site that is published.

#![expect(clippy::cast_precision_loss, reason = "kilobytes, means and shares for people")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use clause_search::{Document, Engine, Filters, Packed, Settings, Synonyms, build, decompress, recompress};
use serde::Deserialize;

#[derive(Deserialize)]
struct Question {
    q: String,
    #[serde(default)]
    cat: String,
    want: Vec<String>,
}

#[derive(Deserialize)]
struct SynonymFile {
    synonym: Vec<SynonymGroup>,
}

#[derive(Deserialize)]
struct SynonymGroup {
    words: Vec<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [records, questions, rest @ ..] = &arguments[..] else { return Err("RECORDS.json QUESTIONS.json".into()) };
    if let ("--files" | "--compress-index", [folder, synonyms @ ..]) = (questions.as_str(), rest) {
        let packed = build(&documents(records)?, &settings(synonyms.first())?)?;
        return write(&packed, questions == "--compress-index", Path::new(folder));
    }
    let questions: Vec<Question> = serde_json::from_str(&std::fs::read_to_string(questions)?)?;
    let documents = documents(records)?;

    let start = Instant::now();
    let packed = build(&documents, &settings(rest.first())?)?;
    println!("{} records, built in {:.0?}", documents.len(), start.elapsed());
    let sum = |bytes: usize| format!("{:.1} kB", bytes as f64 / 1000.0);
    let main = decompress(&packed.main.bytes)?;
    println!(
        "main {} ({} open), {} parts with {}",
        sum(packed.main.bytes.len()),
        sum(main.len()),
        packed.parts.len(),
        sum(packed.parts.iter().map(|part| part.bytes.len()).sum())
    );
    let start = Instant::now();
    let mut engine = Engine::open(&packed.main.name, &main)?;
    println!("opened in {:.2?}", start.elapsed());

    let mut by_kind: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let (mut fetched, mut times) = (Vec::new(), Vec::new());
    for question in &questions {
        let mut cold = Engine::open(&packed.main.name, &main)?;
        let mut bytes = 0;
        let part = |name: &str| {
            let part = packed.parts.iter().find(|part| part.name == name).ok_or("no such part")?;
            bytes += part.bytes.len();
            Ok::<_, Box<dyn std::error::Error>>(decompress(&part.bytes)?)
        };
        // Without hits there are no excerpts, and what was fetched is what the order needs.
        cold.search_with(&question.q, &Filters::default(), 0, part)?;
        let results = cold.search(&question.q, &Filters::default(), 10);
        fetched.push(bytes);
        let right = |url: &str| question.want.iter().any(|want| url.trim_end_matches(".html").ends_with(&format!("/{want}")));
        let rank = results.hits.iter().position(|hit| right(&hit.url));
        if rank != Some(0) {
            let shown: Vec<&str> = results.hits.iter().take(5).map(|hit| hit.id.as_str()).collect();
            println!("{:>4} {:12} {:60} {:?} got {shown:?}", rank.map_or(0, |rank| rank + 1), question.cat, question.q, question.want);
        }
        let score = rank.map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0));
        by_kind.entry(&question.cat).or_default().push(score);
        by_kind.entry("all").or_default().push(score);
    }
    for part in &packed.parts {
        engine.add(&part.name, &decompress(&part.bytes)?)?;
    }
    for question in &questions {
        for end in 1..=question.q.len() {
            let Some(typed) = question.q.get(..end) else { continue };
            let start = Instant::now();
            let results = engine.search(typed, &Filters::default(), 10);
            times.push((start.elapsed(), results.total));
        }
    }
    times.sort_unstable();
    println!(
        "keystroke median {:.2?}, p95 {:.2?}, most {:.2?}",
        times[times.len() / 2].0,
        times[times.len() * 95 / 100].0,
        times[times.len() - 1].0
    );
    fetched.sort_unstable();
    println!("parts for a cold answer: median {}, most {}", sum(fetched[fetched.len() / 2]), sum(fetched[fetched.len() - 1]));
    for (kind, scores) in by_kind {
        let share = |least: f64| scores.iter().filter(|&&score| score >= least).count() as f64 / scores.len() as f64;
        println!(
            "{kind:14} {:3} success@1 {:.2} success@3 {:.2} MRR@10 {:.3}",
            scores.len(),
            share(1.0),
            share(0.33),
            scores.iter().sum::<f64>() / scores.len() as f64
        );
    }
    Ok(())
}

fn settings(synonyms: Option<&String>) -> Result<Settings, Box<dyn std::error::Error>> {
    let mut settings = Settings::default();
    if let Some(file) = synonyms {
        let file: SynonymFile = toml::from_str(&std::fs::read_to_string(file)?)?;
        settings.synonyms = Synonyms { groups: file.synonym.into_iter().map(|group| group.words).collect() };
    }
    Ok(settings)
}

fn documents(records: &str) -> Result<Vec<Document>, Box<dyn std::error::Error>> {
    let records: Vec<[String; 4]> = serde_json::from_str(&std::fs::read_to_string(records)?)?;
    let document = |[path, id, title, text]: [String; 4]| Document { id, title, url: format!("{path}.html"), text, ..Document::default() };
    Ok(records.into_iter().map(document).collect())
}

fn write(packed: &Packed, recompressed: bool, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder)?;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| is_packed_name(&name.to_string_lossy())) {
            std::fs::remove_file(path)?;
        }
    }
    for file in std::iter::once(&packed.main).chain(&packed.parts) {
        let bytes = if recompressed { recompress(&file.bytes)? } else { file.bytes.clone() };
        std::fs::write(folder.join(&file.name), bytes)?;
    }
    Ok(())
}

/// Whether a file has the name of a packed one: 16 hexadecimal digits and `.bin`.
fn is_packed_name(name: &str) -> bool {
    let hash = name.strip_suffix(".bin").unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}
