//! The words that a script of the theme writes. `phrase('key')` and `phrase('key', { count })` in its source become the
//! words of the book when a site is made, so a script brings its own words and no other, and nothing that reads word files.
//!
//! A sentence becomes a template of JavaScript with its values in it; the browser knows the plural rules of the language.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::{Bundle, Words, formatted_pattern};

/// What a call begins with.
const CALL: &str = "phrase('";

impl Words {
    /// A script with its words instead of the calls that ask for them. A key without words stays as it is.
    pub fn in_script(&self, script: &str) -> String {
        let mut text = String::with_capacity(script.len());
        let mut rest = script;
        while let Some((before, call)) = rest.split_once(CALL) {
            text.push_str(before);
            let Some((key, after)) = call.split_once('\'') else {
                text.push_str(CALL);
                rest = call;
                continue;
            };
            if let Some(after) = after.strip_prefix(')') {
                text.push_str(&self.as_script(key, false));
                rest = after;
            } else {
                text.push_str(&self.as_script(key, true));
                text.push('(');
                rest = after.strip_prefix(", ").unwrap_or(after);
            }
        }
        text + rest
    }

    /// The words of a key in JavaScript: a text, or a function that takes the values.
    fn as_script(&self, key: &str, has_values: bool) -> String {
        let inner = &self.0;
        let own = Source { bundle: &inner.bundle, language: &inner.language, is_isolating: inner.is_right_to_left };
        let english = Source { bundle: &inner.english, language: "en", is_isolating: false };
        let found = own.words(key).or_else(|| english.words(key));
        let template = found.unwrap_or_else(|| format!("`{}`", escaped(key)));
        if has_values { format!("((v)=>{template})") } else { template }
    }
}

/// Words of one language.
struct Source<'a> {
    bundle: &'a Bundle,
    language: &'a str,
    /// Whether marks keep the directions of values apart, as the bundle sets them.
    is_isolating: bool,
}

impl Source<'_> {
    /// The words of a key as a template; none where there are none, or something in them can be told in no browser.
    fn words(&self, key: &str) -> Option<String> {
        self.template(self.bundle.get_message(key)?.value()?)
    }

    fn template(&self, pattern: &Pattern<&str>) -> Option<String> {
        let mut text = "`".to_owned();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text.push_str(&escaped(value)),
                PatternElement::Placeable { expression } => self.placeable(expression, &mut text)?,
            }
        }
        Some(text + "`")
    }

    fn placeable(&self, expression: &Expression<&str>, text: &mut String) -> Option<()> {
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                let (first, last) = if self.is_isolating { ("\u{2068}", "\u{2069}") } else { ("", "") };
                text.push_str(&format!("{first}${{v.{}}}{last}", id.name));
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => self.placeable(expression, text)?,
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                let (mut choice, mut otherwise) = (String::new(), None);
                for variant in variants {
                    let words = self.template(&variant.value)?;
                    if variant.default {
                        otherwise = Some(words);
                    } else {
                        choice.push_str(&format!("{}?{words}:", condition(&variant.key, id.name, self.language)));
                    }
                }
                text.push_str(&format!("${{{choice}{}}}", otherwise?));
            }
            // Terms and texts in quotation marks have no values.
            constant => {
                let alone = Pattern { elements: vec![PatternElement::Placeable { expression: constant.clone() }] };
                text.push_str(&escaped(&formatted_pattern(self.bundle, &alone, None)?));
            }
        }
        Some(())
    }
}

/// When a form of a sentence is the one for a value.
fn condition(key: &VariantKey<&str>, value: &str, language: &str) -> String {
    match key {
        VariantKey::NumberLiteral { value: number } => format!("v.{value}=={number}"),
        VariantKey::Identifier { name } if ["zero", "one", "two", "few", "many", "other"].contains(name) => {
            format!("new Intl.PluralRules(\"{language}\").select(v.{value})==\"{name}\"")
        }
        VariantKey::Identifier { name } => format!("v.{value}==\"{name}\""),
    }
}

/// Text between the signs that a template begins and ends with.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(own: &str) -> Words {
        Words::new("de", false, Some(own))
    }

    #[test]
    fn a_call_becomes_words_or_a_function_of_its_values() {
        let own = "frame-terms = A `\\` $ {\"${x}\"} { -clause }\nframe-part = x\ncount-terms =\n    { $count ->\n        [0] none\n        [one] { $count } term\n       *[other] { $count } terms\n    }\n";
        let text = words(own).in_script("f(phrase('frame-terms'), phrase('count-terms', { count: g(')') }), phrase('no-such'));");
        let expected = "f(`A \\`\\\\\\` $ \\${x} Klausel`, ((v)=>`${v.count==0?`none`:new Intl.PluralRules(\"de\").select(v.count)==\"one\"?`${v.count} term`:`${v.count} terms`}`)({ count: g(')') }), `no-such`);";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_the_language_lacks_is_english_with_the_plural_forms_of_english() {
        let text = Words::new("ar", true, None).in_script("phrase('count-terms', { count })");
        assert_eq!(
            text,
            "((v)=>`${new Intl.PluralRules(\"en\").select(v.count)==\"one\"?`${v.count} defined term`:`${v.count} defined terms`}`)({ count })"
        );
    }

    #[test]
    fn values_stand_apart_where_two_directions_meet() {
        let text = Words::new("ar", true, Some("moved-title = { $site } x\n")).in_script("phrase('moved-title', { site })");
        assert_eq!(text, "((v)=>`\u{2068}${v.site}\u{2069} x`)({ site })");
    }

    #[test]
    fn a_script_without_calls_and_one_that_is_cut_stay_as_they_are() {
        for script in ["const a = 1;\n", "phrase('", "x phrase('key"] {
            assert_eq!(words("").in_script(script), script);
        }
    }
}
