//! Elements and attributes by their local names: the prefix of a namespace is the file's choice.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

/// The value of an attribute.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// The number in the attribute `val`.
pub(super) fn number(element: &BytesStart<'_>) -> Option<usize> {
    attribute(element, "val")?.parse().ok()
}
