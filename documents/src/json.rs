//! JSON read by hand. Everything that comes as JSON is a [`Value`] first, and each type says how it is made of one: what
//! serde derives for reading would be a third of the program in a browser.

use serde_json::{Map, Value};

/// What was read has another form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOfForm;

impl std::fmt::Display for NotOfForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the JSON has a form that is not known")
    }
}

impl std::error::Error for NotOfForm {}

/// A type that is made of JSON. A value that is missing is `null`; types that can be empty are empty then.
pub trait FromJson: Sized {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// If the value has another form.
    fn from_json(value: Value) -> Result<Self, NotOfForm>;
}

/// Reads bytes of JSON.
///
/// # Errors
///
/// If they are not JSON, or not of the form.
pub fn from_slice<T: FromJson>(json: &[u8]) -> Result<T, NotOfForm> {
    T::from_json(serde_json::from_slice(json).map_err(|_| NotOfForm)?)
}

impl FromJson for String {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        match value {
            Value::String(text) => Ok(text),
            Value::Null => Ok(Self::new()),
            _ => Err(NotOfForm),
        }
    }
}

impl FromJson for usize {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        value.as_u64().and_then(|number| Self::try_from(number).ok()).ok_or(NotOfForm)
    }
}

impl FromJson for u64 {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        value.as_u64().ok_or(NotOfForm)
    }
}

impl FromJson for isize {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        value.as_i64().and_then(|number| Self::try_from(number).ok()).ok_or(NotOfForm)
    }
}

impl FromJson for bool {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        Ok(value.as_bool().unwrap_or_default())
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        if value.is_null() { Ok(None) } else { T::from_json(value).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        match value {
            Value::Array(values) => values.into_iter().map(T::from_json).collect(),
            Value::Null => Ok(Self::new()),
            _ => Err(NotOfForm),
        }
    }
}

/// The fields of an object.
pub struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of a value.
    ///
    /// # Errors
    ///
    /// If the value is no object.
    pub fn of(value: Value) -> Result<Self, NotOfForm> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err(NotOfForm),
        }
    }

    /// A field, `null` where there is none.
    pub fn take(&mut self, name: &str) -> Value {
        self.0.remove(name).unwrap_or_default()
    }

    /// A field, read.
    ///
    /// # Errors
    ///
    /// If it has another form.
    pub fn get<T: FromJson>(&mut self, name: &str) -> Result<T, NotOfForm> {
        T::from_json(self.take(name))
    }
}

/// Says that a type is read field by field, each under its name or under another; a missing object is an empty one.
macro_rules! object {
    ($type:ident { $($field:ident $(as $name:literal)?),* $(,)? }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(value: serde_json::Value) -> Result<Self, $crate::json::NotOfForm> {
                if value.is_null() {
                    return Ok(Self::default());
                }
                let mut fields = $crate::json::Fields::of(value)?;
                Ok(Self { $($field: fields.get(object!(@ $field $($name)?))?,)* })
            }
        }
    };
    (@ $field:ident $name:literal) => { $name };
    (@ $field:ident) => { stringify!($field) };
}
/// Says that a type is one of some words.
macro_rules! words {
    ($type:ident { $first:ident = $word:literal $(, $variant:ident = $other:literal)* $(,)? }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(value: serde_json::Value) -> Result<Self, $crate::json::NotOfForm> {
                match value.as_str() {
                    Some($word) => Ok(Self::$first),
                    $(Some($other) => Ok(Self::$variant),)*
                    _ => Err($crate::json::NotOfForm),
                }
            }
        }
    };
}
pub(crate) use {object, words};
