//! A small map by text, sorted. A map of the standard library would be there once for each type of its values, and a
//! program for browsers a fifth larger.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::json::{FromJson, NotOfForm};

/// Values by text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorted<V>(Vec<(String, V)>);

impl<V> Default for Sorted<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Sorted<V> {
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.place(key).ok().map(|index| &self.0[index].1)
    }

    /// Whether there is a value of a key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.place(key).is_ok()
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: impl Into<String>, value: V) {
        let key = key.into();
        match self.place(&key) {
            Ok(index) => self.0[index].1 = value,
            Err(index) => self.0.insert(index, (key, value)),
        }
    }

    /// The value of a key, made where there is none.
    pub fn entry(&mut self, key: &str) -> &mut V
    where
        V: Default,
    {
        let index = self.place(key).unwrap_or_else(|index| {
            self.0.insert(index, (key.to_owned(), V::default()));
            index
        });
        &mut self.0[index].1
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keys and values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The values, in the order of the keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<V> std::ops::Index<&str> for Sorted<V> {
    type Output = V;

    fn index(&self, key: &str) -> &V {
        self.get(key).expect("whoever asks so knows that the key is there")
    }
}

impl<V> FromIterator<(String, V)> for Sorted<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(pairs: I) -> Self {
        let mut pairs: Vec<(String, V)> = pairs.into_iter().collect();
        // Inserting one by one would move the rest each time. Of equal keys, the last counts.
        pairs.reverse();
        pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
        pairs.dedup_by(|(a, _), (b, _)| a == b);
        Self(pairs)
    }
}

impl<V: Serialize> Serialize for Sorted<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<V: FromJson> FromJson for Sorted<V> {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        match value {
            Value::Null => Ok(Self::default()),
            Value::Object(fields) => fields.into_iter().map(|(key, value)| Ok((key, V::from_json(value)?))).collect(),
            _ => Err(NotOfForm),
        }
    }
}
