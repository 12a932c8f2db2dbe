//! Writes XML: elements are closed in the order in which they were opened, and text is escaped. Which elements stand where
//! is known to whoever writes them.

use quick_xml::escape::escape;

/// A part of a package that is being written.
pub(crate) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A document with its root element.
    pub(crate) fn new(root: &'static str, attributes: &[(&str, &str)]) -> Self {
        let mut xml = Self::fragment();
        xml.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.open(root, attributes);
        xml
    }

    /// A part of a document that stands in another one.
    pub(crate) fn fragment() -> Self {
        Self { out: String::new(), open: Vec::new() }
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&escape(valid(value).as_ref()));
            self.out.push('"');
        }
        self.out.push_str(end);
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">");
        self.open.push(name);
    }

    /// Closes the last open element.
    pub(crate) fn close(&mut self) {
        let name = self.open.pop().expect("each element is closed once");
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element without content.
    pub(crate) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    /// An element that says only one thing, in the attribute that most elements have for it.
    pub(crate) fn val(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// An element with a text.
    pub(crate) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes, ">");
        self.out.push_str(&escape(valid(text).as_ref()));
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// The text, when all elements are closed.
    pub(crate) fn finished(self) -> String {
        assert!(self.open.is_empty(), "each element is closed: {:?}", self.open);
        self.out
    }

    /// The document: its root element is closed here.
    pub(crate) fn document(mut self) -> Vec<u8> {
        self.close();
        self.finished().into_bytes()
    }
}

/// Text without the characters that XML cannot have in any form. Corpora and values have none; names may.
fn valid(text: &str) -> std::borrow::Cow<'_, str> {
    let is_invalid = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(is_invalid) { text.replace(is_invalid, "").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut xml = Xml::fragment();
        xml.open("a", &[("b", "<\"&'>")]);
        xml.text("c", &[], "</c>\u{0}&\u{1b}x");
        xml.close();
        assert_eq!(xml.finished(), "<a b=\"&lt;&quot;&amp;&apos;&gt;\"><c>&lt;/c&gt;&amp;x</c></a>");
    }
}
