//! What a word must have, whatever its language: the values that it takes and the elements that it contains.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;

/// What stands in the words of one key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// Values, by name: `{ $count }`.
    pub values: BTreeSet<String>,
    /// Elements, by name: `<lists>lists</lists>`.
    pub elements: BTreeSet<String>,
    /// What else it refers to: terms; other words and functions are refused.
    pub references: BTreeSet<String>,
    /// Whether each element is opened and closed once, without another one inside, in every form of the sentence.
    pub is_balanced: bool,
    /// Whether it has a character by its number, which may be one that no page may have.
    pub has_escape: bool,
    /// Whether it has more forms than are looked at.
    pub has_too_many_forms: bool,
}

/// The most forms of a sentence that are looked at: two values with all plural forms have 36.
pub const MAX_FORMS: usize = 64;

/// How deep braces may stand in each other.
const MAX_DEPTH: usize = 16;

/// Whether braces stand in each other deeper than anybody writes them, which a reader that calls itself does not survive.
pub fn nests_too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    for line in text.lines() {
        // A line at the margin begins another word.
        if line.starts_with(|first: char| !first.is_whitespace() && first != '}') {
            depth = 0;
        }
        for byte in line.bytes() {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MAX_DEPTH {
                return true;
            }
        }
    }
    false
}

/// The shape of every word of a file by its key, and of its terms, whose keys begin with `-`. What cannot be read is left
/// out.
pub fn shapes(text: &str) -> BTreeMap<String, Shape> {
    let resource = parser::parse(text).unwrap_or_else(|(resource, _)| resource);
    of(&resource)
}

fn of(resource: &Resource<&str>) -> BTreeMap<String, Shape> {
    let mut shapes = BTreeMap::new();
    for entry in &resource.body {
        let (key, pattern) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
            _ => continue,
        };
        let mut shape = Shape { is_balanced: true, ..Shape::default() };
        let mut forms = vec![String::new()];
        if let Some(pattern) = pattern {
            visit(pattern, &mut shape, &mut forms);
        }
        for form in forms {
            let found = elements(&form);
            shape.is_balanced &= found.is_some();
            shape.elements.extend(found.unwrap_or_default());
        }
        shapes.insert(key, shape);
    }
    shapes
}

/// Gathers the values of a pattern, and its text in each of its forms.
fn visit(pattern: &Pattern<&str>, shape: &mut Shape, forms: &mut Vec<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => forms.iter_mut().for_each(|form| form.push_str(value)),
            PatternElement::Placeable { expression } => placeable(expression, shape, forms),
        }
    }
}

fn placeable(expression: &Expression<&str>, shape: &mut Shape, forms: &mut Vec<String>) {
    match expression {
        Expression::Inline(inline) => in_line(inline, shape, forms),
        Expression::Select { selector, variants } => {
            in_line(selector, shape, &mut Vec::new());
            let before = std::mem::take(forms);
            for variant in variants {
                let mut of_variant = before.clone();
                visit(&variant.value, shape, &mut of_variant);
                forms.append(&mut of_variant);
            }
            if forms.len() > MAX_FORMS {
                shape.has_too_many_forms = true;
                forms.truncate(1);
            }
        }
    }
}

fn in_line(inline: &InlineExpression<&str>, shape: &mut Shape, forms: &mut Vec<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            shape.values.insert(id.name.to_owned());
        }
        InlineExpression::TermReference { id, .. } => {
            shape.references.insert(format!("-{}", id.name));
        }
        InlineExpression::MessageReference { id, .. } | InlineExpression::FunctionReference { id, .. } => {
            shape.references.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { value } => {
            shape.has_escape |= value.contains('\\');
            for form in forms {
                form.push_str(value);
            }
        }
        InlineExpression::Placeable { expression } => placeable(expression, shape, forms),
        InlineExpression::NumberLiteral { .. } => {}
    }
}

/// The names of the elements of a text; none where one is not closed, or stands in another or twice.
fn elements(text: &str) -> Option<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        let Some((name, after)) = after.split_once('>').filter(|(name, _)| is_name(name)) else { continue };
        let (inside, after) = after.split_once(&format!("</{name}>"))?;
        if inside.contains('<') || !names.insert(name.to_owned()) {
            return None;
        }
        rest = after;
    }
    Some(names)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn values_and_elements_are_found_in_every_form() {
        let shapes =
            shapes("-x = x\na = { $n ->\n    [one] <b>one</b> { $m }\n   *[other] { $n } <b>many</b> { -x }\n}\nb = <b>open\nc = 2 < 3\n");
        let a = Shape { values: set(&["m", "n"]), elements: set(&["b"]), references: set(&["-x"]), is_balanced: true, ..Shape::default() };
        assert_eq!(shapes["a"], a);
        assert!(!shapes["b"].is_balanced);
        assert!(shapes["c"].is_balanced && shapes["c"].elements.is_empty());
        assert!(shapes.contains_key("-x"));
    }

    #[test]
    fn a_sentence_with_a_million_forms_and_braces_without_end_are_survived() {
        let select = "{ $n ->\n    [a] x\n   *[b] y\n }".repeat(20);
        assert!(shapes(&format!("a = {select}\n"))["a"].has_too_many_forms);
        assert!(nests_too_deep(&format!("a = {}", "{".repeat(100_000))));
        assert!(!nests_too_deep(&"a = { $n }\nb = {{ broken\n".repeat(100)));
        assert!(!nests_too_deep(super::super::english()));
        assert!(shapes("a = { \"\\u202E\" }x\n")["a"].has_escape);
    }
}
