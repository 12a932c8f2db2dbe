//! A small writer of HTML: whatever is not a tag is escaped.

/// HTML in the making.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// An opening tag with attributes.
    pub(super) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.escaped(value, true);
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

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.escaped(text, false);
    }

    /// Text in which line ends are written as characters, so that a block of HTML inside Markdown never
    /// has a blank line.
    pub(super) fn preformatted(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.0.push_str("&#10;");
            }
            self.escaped(line, false);
        }
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

    fn escaped(&mut self, text: &str, attribute: bool) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' if attribute => self.0.push_str("&quot;"),
                // A line end inside an attribute or a text must not make a blank line.
                '\n' => self.0.push_str("&#10;"),
                c => self.0.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_comes_back_from_a_parser_as_it_was(text in "[^\r\u{0}]{0,40}") {
            let mut html = Html::default();
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
