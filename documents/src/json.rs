//! Objects of JSON read by hand. Everything that comes as JSON is a [`Value`] first, so that each type has one reader and
//! not one for every source: a program for browsers is half as large.

use serde_json::{Map, Value};

/// What was read has another form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOfForm;

impl std::fmt::Display for NotOfForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a part of the JSON has a form that is not known")
    }
}

impl std::error::Error for NotOfForm {}

/// The fields of an object.
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    pub(crate) fn of(value: Value) -> Result<Self, NotOfForm> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err(NotOfForm),
        }
    }

    /// A field, or nothing where there is none.
    pub(crate) fn take(&mut self, name: &str) -> Value {
        self.0.remove(name).unwrap_or_default()
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<String, NotOfForm> {
        match self.take(name) {
            Value::String(text) => Ok(text),
            _ => Err(NotOfForm),
        }
    }

    pub(crate) fn values(&mut self, name: &str) -> Result<Vec<Value>, NotOfForm> {
        values(self.take(name))
    }

    pub(crate) fn list<T: TryFrom<Value, Error = NotOfForm>>(&mut self, name: &str) -> Result<Vec<T>, NotOfForm> {
        list(self.take(name))
    }

    pub(crate) fn lists<T: TryFrom<Value, Error = NotOfForm>>(&mut self, name: &str) -> Result<Vec<Vec<T>>, NotOfForm> {
        lists(self.take(name))
    }
}

fn values(value: Value) -> Result<Vec<Value>, NotOfForm> {
    match value {
        Value::Array(values) => Ok(values),
        _ => Err(NotOfForm),
    }
}

fn list<T: TryFrom<Value, Error = NotOfForm>>(value: Value) -> Result<Vec<T>, NotOfForm> {
    values(value)?.into_iter().map(T::try_from).collect()
}

/// A list of lists.
pub(crate) fn lists<T: TryFrom<Value, Error = NotOfForm>>(value: Value) -> Result<Vec<Vec<T>>, NotOfForm> {
    values(value)?.into_iter().map(list).collect()
}
