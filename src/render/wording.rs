//! The words of the program in templates: the function `words` with its elements, and the filters `date` and `capitalised`.
//!
//! A word file is written by anybody, so what it says is text: it is escaped before values and elements are put in. Until
//! then a character of private use stands for each value, which no file of a book may have.

use std::sync::Arc;

use minijinja::value::{Kwargs, Object, Value};
use minijinja::{Environment, Error, ErrorKind};

use super::escape::push_escaped;
use crate::text::capitalised;
use crate::words::{self, Words};

/// Stands for the first value of a sentence; those after it stand for the others.
const FIRST_VALUE: u32 = 0xF_0000;

/// An element around some words of a sentence, which the template gives by name.
#[derive(Debug)]
struct Element {
    open: String,
    close: String,
}

impl Object for Element {}

/// Adds what templates write words with.
pub(super) fn add(environment: &mut Environment<'static>, words: &Words) {
    let of_function = words.clone();
    environment.add_function("words", move |key: &str, values: Kwargs| sentence(&of_function, key, &values));
    environment.add_function("element", |name: &str, attributes: Kwargs| element(name, &attributes));
    let of_filter = words.clone();
    environment.add_filter("date", move |iso: &str| of_filter.date(iso));
    environment.add_filter("capitalised", |words: &str| capitalised(words));
    environment.add_global("language", words.language());
    environment.add_global("is_right_to_left", words.is_right_to_left());
}

/// `element("a", href=…)`: an element with those of its attributes that have a value.
fn element(name: &str, attributes: &Kwargs) -> Result<Value, Error> {
    let mut open = format!("<{name}");
    for attribute in attributes.args() {
        let value: Value = attributes.get(attribute)?;
        if !value.is_none() && !value.is_undefined() {
            open.push_str(&format!(" {attribute}=\""));
            push_escaped(&value.to_string(), &mut open);
            open.push('"');
        }
    }
    Ok(Value::from_object(Element { open: open + ">", close: format!("</{name}>") }))
}

fn sentence(words: &Words, key: &str, given: &Kwargs) -> Result<Value, Error> {
    let (mut values, mut shown, mut elements) = (Vec::new(), Vec::new(), Vec::new());
    for name in given.args() {
        let value: Value = given.get(name)?;
        if let Some(element) = value.downcast_object::<Element>() {
            elements.push((name, element));
        } else if value.is_number() {
            values.push((name, words::Value::from(i64::try_from(value)?)));
        } else {
            let mark = char::from_u32(FIRST_VALUE + u32::try_from(shown.len()).unwrap_or_default()).expect("a character of private use");
            values.push((name, words::Value::from(mark.to_string())));
            shown.push(value);
        }
    }
    let Some(text) = words.find(key, values) else {
        let detail = format!("there are no words for `{key}` with these values");
        return Err(Error::new(ErrorKind::InvalidOperation, detail));
    };
    Ok(Value::from_safe_string(with_values(&with_elements(&text, &elements), &shown)))
}

/// The words as HTML, with the elements whose names stand in them.
fn with_elements(text: &str, elements: &[(&str, Arc<Element>)]) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        push_escaped(&rest[..at], &mut html);
        rest = &rest[at..];
        let mut tags =
            elements.iter().flat_map(|(name, element)| [(format!("<{name}>"), &element.open), (format!("</{name}>"), &element.close)]);
        let length = if let Some((tag, part)) = tags.find(|(tag, _)| rest.starts_with(tag.as_str())) {
            html.push_str(part);
            tag.len()
        } else {
            push_escaped("<", &mut html);
            1
        };
        rest = &rest[length..];
    }
    push_escaped(rest, &mut html);
    html
}

/// HTML with the values in the places of their marks.
fn with_values(html: &str, values: &[Value]) -> String {
    let mut whole = String::with_capacity(html.len());
    for c in html.chars() {
        let value = u32::from(c).checked_sub(FIRST_VALUE).and_then(|index| values.get(index as usize));
        match value {
            None => whole.push(c),
            Some(value) if value.is_safe() => whole.push_str(value.as_str().unwrap_or_default()),
            Some(value) => push_escaped(&value.to_string(), &mut whole),
        }
    }
    whole
}
