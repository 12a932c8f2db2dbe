//! A small writer of HTML: whatever is not a tag is escaped.

use super::escape::push_escaped;

/// HTML in the making.
#[derive(Debug, Default)]
pub(super) struct HtmlWriter(String);

impl HtmlWriter {
    /// An opening tag with attributes.
    pub(super) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            push_escaped(value, &mut self.0);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// A closing tag.
    pub(super) fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// Appends text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        push_escaped(text, &mut self.0);
    }

    /// A line end, for readers of the source.
    pub(super) fn newline(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with('\n') {
            self.0.push('\n');
        }
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_comes_back_from_a_parser_as_it_was(text in "[^\r\u{0}]{0,40}") {
            let mut html = HtmlWriter::default();
            html.open("p", &[("title", &text)]);
            html.text(&text);
            html.close("p");
            let document = scraper::Html::parse_fragment(&html.finish());
            let paragraph = document.select(&scraper::Selector::parse("p").unwrap()).next().unwrap();
            prop_assert_eq!(paragraph.text().collect::<String>(), text.clone());
            prop_assert_eq!(paragraph.attr("title"), Some(text.as_str()));
        }
    }
}
