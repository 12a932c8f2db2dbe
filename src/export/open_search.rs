//! `search/opensearch.xml`, by which a browser offers the search of the site in its address bar: `OpenSearch` 1.1, draft 6.

use quick_xml::Writer;

use super::error::ExportError;
use super::xml;
use crate::addresses::{self, Addresses};
use crate::corpus::Settings;

/// At most so many characters are a name, by the format.
const MAX_NAME: usize = 16;

/// The description; none where absolute addresses are left out.
///
/// # Errors
///
/// If the description cannot be written.
pub fn open_search(settings: &Settings, addresses: &Addresses) -> Result<Option<Vec<u8>>, ExportError> {
    let Some(search) = addresses.absolute(addresses::SEARCH) else { return Ok(None) };
    write(&short_name(&settings.title), &settings.full_title(), &format!("{search}?q={{searchTerms}}"))
        .map(Some)
        .map_err(|cause| ExportError::new(addresses::OPEN_SEARCH, cause))
}

/// The first words of a title that fit into a name.
fn short_name(title: &str) -> String {
    let mut name = String::new();
    for word in title.split_whitespace() {
        let separator = if name.is_empty() { "" } else { " " };
        if name.chars().count() + separator.len() + word.chars().count() > MAX_NAME {
            break;
        }
        name = name + separator + word;
    }
    if name.is_empty() { title.chars().take(MAX_NAME).collect() } else { name }
}

fn write(name: &str, description: &str, template: &str) -> std::io::Result<Vec<u8>> {
    xml::document(Writer::new(Vec::new()), "OpenSearchDescription", "http://a9.com/-/spec/opensearch/1.1/", |writer| {
        for (element, text) in [("ShortName", name), ("Description", description), ("InputEncoding", "UTF-8")] {
            xml::text(writer, element, text)?;
        }
        let url = [("type", "text/html"), ("method", "get"), ("template", template)];
        writer.create_element("Url").with_attributes(url).write_empty()?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_of_whole_words() {
        for (title, name) in [
            ("MC2 Clause Reference", "MC2 Clause"),
            ("Leases", "Leases"),
            ("Vertragsklauselsammlung für alle", "Vertragsklausels"),
            ("", ""),
        ] {
            assert_eq!(short_name(title), name);
        }
    }

    #[test]
    fn the_address_is_a_template() {
        let written = String::from_utf8(write("A & B", "All <clauses>", "https://x.org/search/?q={searchTerms}").unwrap()).unwrap();
        assert!(written.contains("<ShortName>A &amp; B</ShortName><Description>All &lt;clauses&gt;</Description>"), "{written}");
        assert!(written.contains(r#"template="https://x.org/search/?q={searchTerms}""#), "{written}");
    }
}
