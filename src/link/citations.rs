//! Splits references: the framework's key, longest match, then the provision in it.

use crate::corpus::Framework;

/// Keys of frameworks, longest first, so that `HIPAA NPRM` wins over `HIPAA`.
pub struct FrameworkKeys<'a>(Vec<(&'a str, usize)>);

impl<'a> FrameworkKeys<'a> {
    /// The keys of a list of frameworks.
    pub fn new(frameworks: &'a [Framework]) -> Self {
        let mut keys: Vec<(&str, usize)> = frameworks.iter().enumerate().map(|(index, f)| (f.key.value.as_str(), index)).collect();
        keys.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
        Self(keys)
    }

    /// The index of the framework and the provision in it, which is empty for the whole; none where no
    /// key fits.
    pub fn split<'t>(&self, reference: &'t str) -> Option<(usize, &'t str)> {
        let reference = reference.trim();
        self.0.iter().find_map(|(key, index)| {
            let rest = reference.strip_prefix(key)?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| (*index, rest.trim()))
        })
    }

    /// The keys themselves.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().map(|(key, _)| *key)
    }
}
