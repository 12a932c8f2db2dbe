//! The `MiniJinja` environment: strict about what is undefined, escaping everything that is not HTML.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;

use crate::words::Words;

use super::error::RenderError;
use super::escape::push_escaped;
use super::theme::Theme;
use super::wording;

/// The templates of a theme, ready to render.
pub struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// Takes the templates of a theme in; `assets` are the published names of its files, `words` what the program writes.
    ///
    /// # Errors
    ///
    /// If a template cannot be parsed.
    pub fn new(theme: &Theme, assets: &BTreeMap<String, String>, words: &Words) -> Result<Self, RenderError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.expect("the default marks with tidy white space are a valid syntax"));
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".html") || name.ends_with(".svg") { AutoEscape::Html } else { AutoEscape::None }
        });
        environment.set_formatter(|out, state, value| {
            // MiniJinja escapes `/` too, which only makes addresses longer and harder to read.
            if matches!(state.auto_escape(), AutoEscape::Html)
                && !value.is_safe()
                && let Some(text) = value.as_str()
            {
                let mut escaped = String::with_capacity(text.len());
                push_escaped(text, &mut escaped);
                return out.write_str(&escaped).map_err(minijinja::Error::from);
            }
            minijinja::escape_formatter(out, state, value)
        });
        wording::add(&mut environment, words);
        environment.add_global("assets", Value::from(Serde(assets)));
        for (name, source) in &theme.templates {
            environment.add_template_owned(name.clone(), source.clone()).map_err(|error| RenderError::new(name, error))?;
        }
        Ok(Self { environment })
    }

    /// Ends each rendering after a number of steps: for templates of a book that nobody has looked at yet.
    pub fn limit(&mut self, steps: u64) {
        self.environment.set_fuel(Some(steps));
    }

    /// Renders a template.
    ///
    /// # Errors
    ///
    /// If the template does not exist or asks for something that its view does not have.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, RenderError> {
        self.environment.get_template(name).and_then(|template| template.render(Serde(view))).map_err(|error| RenderError::new(name, error))
    }
}
