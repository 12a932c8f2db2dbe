//! What lies in `<main>`, as a text that people can review: one block a line, links and ids written
//! out, classes left out. A change of looks alone changes nothing here.

use scraper::{ElementRef, Html, Node, Selector};

/// The outline of a page's `<main>`.
pub(crate) fn of_main(page: &str) -> String {
    let document = Html::parse_document(page);
    let main = document.select(&selector("main")).next().expect("every page has a <main>");
    let mut outline = Outline::default();
    outline.children(main, 0);
    outline.flush(0);
    outline.lines.join("\n") + "\n"
}

/// A selector that is known to be valid.
pub(crate) fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("selectors in tests are valid")
}

const BLOCKS: [&str; 34] = [
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
    "fieldset",
];

#[derive(Default)]
struct Outline {
    lines: Vec<String>,
    /// What the line in the making begins with.
    lead: String,
    line: String,
}

impl Outline {
    fn children(&mut self, element: ElementRef<'_>, depth: usize) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.line.push_str(text),
                Node::Element(_) => self.element(ElementRef::wrap(child).expect("an element node is an element"), depth),
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, depth: usize) {
        let name = element.value().name();
        if !BLOCKS.contains(&name) {
            self.inline(element, depth);
            return;
        }
        self.flush(depth);
        let id = element.attr("id").map(|id| format!("#{id}")).unwrap_or_default();
        // Boxes that only carry looks are not worth a line.
        let plain_box = matches!(name, "div" | "header" | "thead" | "tbody" | "ul" | "dl") && id.is_empty();
        let has_blocks = element.descendent_elements().skip(1).any(|inner| BLOCKS.contains(&inner.value().name()));
        let inner = if plain_box { depth } else { depth + 1 };
        if !plain_box {
            self.lead = format!("{name}{id}");
            if name == "ol"
                && let Some(start) = element.attr("start")
            {
                self.lead.push_str(&format!(" from {start}"));
            }
            if has_blocks && name != "li" && name != "tr" {
                self.flush(depth);
            }
        }
        self.children(element, inner);
        self.flush(if has_blocks { inner } else { depth });
    }

    fn inline(&mut self, element: ElementRef<'_>, depth: usize) {
        let name = element.value().name();
        let attribute = |name: &str| element.attr(name).unwrap_or_default().to_owned();
        if let Some(id) = element.attr("id") {
            self.line.push_str(&format!("{{#{id}}}"));
        }
        let (before, after) = match name {
            "a" => ("[".to_owned(), format!("]({})", attribute("href"))),
            "em" | "i" => ("*".to_owned(), "*".to_owned()),
            "strong" | "b" => ("**".to_owned(), "**".to_owned()),
            "code" => ("`".to_owned(), "`".to_owned()),
            "button" => ("<button: ".to_owned(), ">".to_owned()),
            "th" | "td" => (String::new(), " | ".to_owned()),
            "br" => (" / ".to_owned(), String::new()),
            "input" | "img" | "iframe" | "script" => (format!("<{name} {}{}>", attribute("name"), attribute("src")), String::new()),
            _ => (String::new(), String::new()),
        };
        self.line.push_str(&before);
        if !["script", "style"].contains(&name) {
            self.children(element, depth);
        }
        self.line.push_str(&after);
    }

    fn flush(&mut self, depth: usize) {
        let words = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = [std::mem::take(&mut self.lead), words].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if !line.is_empty() {
            self.lines.push(format!("{}{line}", "  ".repeat(depth)));
        }
        self.line.clear();
    }
}
