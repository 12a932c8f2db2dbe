//! The chapter of a topic and its line in SUMMARY.md, where they are missing.

use super::language::Language;

/// The text of a new chapter.
pub(super) fn chapter(prefix: &str, title: &str, source: &str, language: &Language) -> String {
    let text = |text: &str| toml_edit::Value::from(text).to_string();
    let summary = format!("{}{source}{}", language.imported_from.0, language.imported_from.1);
    let todo = "# TODO: set `pillar` where corpus.toml declares pillars, and say in `summary` what the topic is about.";
    format!("+++\nprefix = {}\ntitle = {}\nsummary = {}\n{todo}\n+++\n", text(prefix), text(title), text(&summary))
}

/// SUMMARY.md with a line for a topic behind the last numbered chapter; none where it has one.
pub(super) fn summary(text: &str, folder: &str, title: &str) -> Option<String> {
    if text.contains(&format!("({folder}/index.md)")) || text.contains(&format!("(./{folder}/index.md)")) {
        return None;
    }
    let title: String = title.chars().filter(|c| !matches!(c, '[' | ']' | '\\' | '`' | '<')).collect();
    let line = format!("- [{title}]({folder}/index.md)\n");
    let mut end = None;
    let mut at = 0;
    for row in text.split_inclusive('\n') {
        at += row.len();
        let is_chapter = row.trim_start().starts_with(['-', '*']) && row.contains('[');
        if is_chapter {
            end = Some(at);
        }
    }
    Some(match end {
        Some(end) => {
            let gap = if text[..end].ends_with('\n') { "" } else { "\n" };
            format!("{}{gap}{line}{}", &text[..end], &text[end..])
        }
        None if text.is_empty() => format!("# Summary\n\n{line}"),
        None => format!("{}\n\n{line}", text.trim_end()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_stands_behind_the_last_numbered_chapter() {
        let text = "# Summary\n\n[Overview](index.md)\n\n- [A](a/index.md)\n\n[Imprint](imprint.md)\n";
        let expected = "# Summary\n\n[Overview](index.md)\n\n- [A](a/index.md)\n- [B x](b/index.md)\n\n[Imprint](imprint.md)\n";
        assert_eq!(summary(text, "b", "B [x]").as_deref(), Some(expected));
        assert_eq!(summary(expected, "b", "B"), None);
        assert_eq!(summary("", "b", "B").as_deref(), Some("# Summary\n\n- [B](b/index.md)\n"));
    }
}
