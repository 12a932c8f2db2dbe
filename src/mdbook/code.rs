//! Code in a named language: its words in elements with classes that the style colours, so that no page needs a script for it.
//!
//! It knows no colours and changes no character. What no grammar can read stays as it is.

use std::sync::LazyLock;

use quick_xml::escape::{partial_escape, unescape};
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

/// Loaded with the first block of code: most books have none.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// How the names begin that grammars give to words, and the class of such words. The first that fits counts; operators
/// are kept from counting as keywords.
const KINDS: [(&str, Option<&str>); 10] = [
    ("comment", Some("comment")),
    ("meta.mapping.key", Some("name")),
    ("entity.name", Some("name")),
    ("support.type.property-name", Some("name")),
    ("markup.heading", Some("name")),
    ("string", Some("value")),
    ("constant", Some("value")),
    ("keyword.operator", None),
    ("keyword", Some("word")),
    ("storage", Some("word")),
];

static SCOPES: LazyLock<Vec<(Scope, Option<&str>)>> = LazyLock::new(|| {
    let scope = |(name, class): (&str, _)| (Scope::new(name).expect("the names have few parts"), class);
    KINDS.into_iter().map(scope).collect()
});

/// The HTML of a block of code, of which `html` is the text as the page has it; none where there is nothing to colour.
pub(super) fn coloured(language: &str, html: &str) -> Option<String> {
    let code = unescape(html).ok()?;
    let mut state = ParseState::new(GRAMMARS.find_syntax_by_token(language)?);
    let mut stack = ScopeStack::new();
    let mut runs: Vec<(Option<&str>, String)> = Vec::new();
    for line in code.split_inclusive('\n') {
        let changes = state.parse_line(line, &GRAMMARS).ok()?;
        for (words, change) in ScopeRegionIterator::new(&changes, line) {
            stack.apply(change).ok()?;
            let class = class(&stack);
            match runs.last_mut() {
                Some((last, before)) if *last == class => before.push_str(words),
                _ if words.is_empty() => {}
                _ => runs.push((class, words.to_owned())),
            }
        }
    }
    let write = |(class, words): &(Option<&str>, String)| {
        let words = partial_escape(words.as_str());
        class.map_or_else(|| words.to_string(), |class| format!("<span class=\"code-{class}\">{words}</span>"))
    };
    runs.iter().any(|(class, _)| class.is_some()).then(|| runs.iter().map(write).collect())
}

fn class(stack: &ScopeStack) -> Option<&'static str> {
    SCOPES.iter().find(|(begin, _)| stack.as_slice().iter().any(|&scope| begin.is_prefix_of(scope)))?.1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a class.
    fn of(html: &str, class: &str) -> Vec<String> {
        let begin = format!("<span class=\"code-{class}\">");
        html.split(&begin).skip(1).filter_map(|rest| rest.split("</span>").next()).map(str::to_owned).collect()
    }

    #[test]
    fn keys_values_and_comments_are_told_apart() {
        let toml = coloured("toml", "# why\n[lints.words]\nmost = 40\nname = &quot;a &lt; b&quot;\n").expect("TOML is known");
        assert_eq!(of(&toml, "comment").concat().trim(), "# why");
        assert_eq!(of(&toml, "value"), ["40", "\"a &lt; b\""]);
        assert!(of(&toml, "name").concat().contains("lints"), "{toml}");
        let json = coloured("json", "{ \"id\": \"A-1\", \"count\": 2, \"last\": null }\n").expect("JSON is known");
        assert_eq!(of(&json, "name"), ["\"id\"", "\"count\"", "\"last\""]);
        assert_eq!(of(&json, "value"), ["\"A-1\"", "2", "null"]);
    }

    #[test]
    fn no_character_changes() {
        let marks = regex::Regex::new("</?span[^>]*>").expect("it is right");
        for (language, code) in [
            ("toml", "a = 1 # <b>\n\n  b = \"&amp;\""),
            ("rust", "fn main() {\n    println!(\"{}\", 1 < 2 && true); // ' \u{202e}\n}"),
            ("html", "<p class=\"a\">&nbsp;<script>x</script>"),
            ("md", "# Title\n\n- *one* `two` <three>\n"),
        ] {
            let html = coloured(language, &partial_escape(code)).expect("the language is known");
            let text = marks.replace_all(&html, "").into_owned();
            assert_eq!(unescape(&text).expect("it is well-formed"), code);
        }
    }

    #[test]
    fn what_no_grammar_can_read_stays() {
        for (language, code) in [("text", "a = 1"), ("no-such-language", "a = 1"), ("toml", "&nosuch;"), ("txt", "x"), ("", "x")] {
            assert_eq!(coloured(language, code), None, "{language}");
        }
    }
}
