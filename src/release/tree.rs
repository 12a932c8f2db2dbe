//! JSON as it was written, without copies of its texts: what checksums are made of. A site reads its releases at each
//! build, each a file of some 2 MB with a hundred thousand small texts.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A value of JSON.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree<'t> {
    /// A text.
    Text(Cow<'t, str>),
    /// A number, true, false or null.
    Other(Value),
    /// A list.
    List(Vec<Tree<'t>>),
    /// An object; its fields are sorted by their keys, each of which it has once.
    Object(Vec<(Cow<'t, str>, Tree<'t>)>),
}

impl Tree<'_> {
    /// The field of an object.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.binary_search_by(|(name, _)| name.as_ref().cmp(key)).ok().map(|at| &fields[at].1)
    }

    /// A text.
    pub(super) fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A whole number.
    pub(super) fn as_u64(&self) -> Option<u64> {
        if let Self::Other(value) = self { value.as_u64() } else { None }
    }

    /// The entries of a list; none of what is no list.
    pub(super) fn entries(&self) -> &[Self] {
        if let Self::List(entries) = self { entries } else { &[] }
    }

    /// Writes it in the canonical form of RFC 8785: keys sorted, no white space. `without` is a key of the outermost object
    /// that is left out. The numbers of a release are whole and small, so that they are written as the RFC has them; all
    /// keys are ASCII, so that their order is that of their bytes.
    pub(super) fn push_canonical(&self, without: Option<&str>, out: &mut Vec<u8>) {
        match self {
            Self::Text(text) => push_text(text, out),
            Self::Other(value) => push_scalar(value, out),
            Self::List(entries) => {
                out.push(b'[');
                for (at, entry) in entries.iter().enumerate() {
                    if at > 0 {
                        out.push(b',');
                    }
                    entry.push_canonical(None, out);
                }
                out.push(b']');
            }
            Self::Object(fields) => {
                out.push(b'{');
                for (at, (key, value)) in fields.iter().filter(|(key, _)| without != Some(key.as_ref())).enumerate() {
                    if at > 0 {
                        out.push(b',');
                    }
                    push_text(key, out);
                    out.push(b':');
                    value.push_canonical(None, out);
                }
                out.push(b'}');
            }
        }
    }
}

/// A text that stands in the file as it is has nothing that JSON escapes.
#[expect(clippy::ptr_arg, reason = "that a text is borrowed says that nothing in it was escaped")]
fn push_text(text: &Cow<'_, str>, out: &mut Vec<u8>) {
    match text {
        Cow::Borrowed(text) => {
            out.push(b'"');
            out.extend_from_slice(text.as_bytes());
            out.push(b'"');
        }
        Cow::Owned(text) => push_scalar(text, out),
    }
}

fn push_scalar(value: &impl Serialize, out: &mut Vec<u8>) {
    serde_json::to_writer(out, value).expect("texts and numbers are JSON, and memory takes them");
}

impl<'t> Deserialize<'t> for Tree<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'t> Visitor<'t> for TreeVisitor {
    type Value = Tree<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'t str) -> Result<Tree<'t>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Tree<'t>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Tree<'t>, E> {
        Ok(Tree::Other(Value::from(value)))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Tree<'t>, E> {
        Ok(Tree::Other(Value::from(value)))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Tree<'t>, E> {
        Ok(Tree::Other(Value::from(value)))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Tree<'t>, E> {
        Ok(Tree::Other(Value::from(value)))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Tree<'t>, E> {
        Ok(Tree::Other(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<Tree<'t>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Tree::List(entries))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut object: A) -> Result<Tree<'t>, A::Error> {
        let mut fields: Vec<(Cow<'t, str>, Tree<'t>)> = Vec::new();
        while let Some(key) = object.next_key_seed(KeySeed)? {
            fields.push((key, object.next_value()?));
        }
        fields.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        match fields.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(de::Error::custom(format!("the key `{}` stands in an object twice", pair[0].0))),
            None => Ok(Tree::Object(fields)),
        }
    }
}

/// Reads a key without a copy where it stands in the file as it is.
struct KeySeed;

impl<'t> DeserializeSeed<'t> for KeySeed {
    type Value = Cow<'t, str>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Cow<'t, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for KeySeed {
    type Value = Cow<'t, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'t str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}
