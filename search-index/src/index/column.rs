//! Many short texts or lists in one allocation.
//!
//! An index holds some ten thousand of them. Kept this way they open in no time, and one function reads them all.

/// Many texts in one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Column {
    text: String,
    ends: Vec<u32>,
}

impl Column {
    /// A column without texts.
    #[cfg(feature = "build")]
    pub(crate) const fn empty() -> Self {
        Self { text: String::new(), ends: Vec::new() }
    }

    /// Adds a text.
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    /// The text at an index; empty beyond the end.
    #[inline(never)]
    pub(crate) fn get(&self, index: usize) -> &str {
        let start = if index == 0 { Some(&0) } else { self.ends.get(index - 1) };
        let (Some(&start), Some(&end)) = (start, self.ends.get(index)) else { return "" };
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// All texts, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }
}

#[cfg(feature = "build")]
impl<T: AsRef<str>> FromIterator<T> for Column {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let mut column = Self::default();
        texts.into_iter().for_each(|text| column.push(text.as_ref()));
        column
    }
}

/// Many lists of numbers in one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lists {
    items: Vec<u32>,
    ends: Vec<u32>,
}

impl Lists {
    /// Adds an item to the list that is being written.
    pub(crate) fn add(&mut self, item: u32) {
        self.items.push(item);
    }

    /// Ends the list that is being written.
    pub(crate) fn end(&mut self) {
        self.ends.push(self.items.len() as u32);
    }

    /// The list at an index; empty beyond the end.
    pub(crate) fn get(&self, index: usize) -> &[u32] {
        let start = if index == 0 { Some(&0) } else { self.ends.get(index - 1) };
        let (Some(&start), Some(&end)) = (start, self.ends.get(index)) else { return &[] };
        self.items.get(start as usize..end as usize).unwrap_or_default()
    }
}
