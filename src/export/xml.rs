//! What all XML documents of a site have in common: a declaration, and one element with a namespace around the rest.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// Writes a document whose outermost element is `root`; `content` writes what is in it.
pub(super) fn document(
    mut writer: Writer<Vec<u8>>,
    root: &str,
    namespace: &str,
    content: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element(root).with_attribute(("xmlns", namespace)).write_inner_content(content)?;
    Ok(writer.into_inner())
}

/// Writes an element that contains nothing but text.
pub(super) fn text(writer: &mut Writer<Vec<u8>>, name: &str, words: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(words)).map(|_| ())
}
