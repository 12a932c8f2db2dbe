//! Addresses of other hosts: the repository, mail. Values inside them are percent-encoded.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters that stay in the parts of a `mailto:` or of a query; the rest is encoded.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn encode(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

/// Percent-encoding for a path, whose slashes stay.
fn encode_path(path: &str) -> String {
    path.split('/').map(encode).collect::<Vec<_>>().join("/")
}

/// A mail without a recipient. RFC 6068 asks for CRLF between the lines of its body.
pub fn mail(subject: &str, body: &str) -> String {
    format!("mailto:?subject={}&body={}", encode(subject), encode(body))
}

/// The form of a repository for a new report.
pub fn new_issue(repository: &str, title: &str, body: &str) -> String {
    format!("{repository}/issues/new?title={}&body={}", encode(title), encode(body))
}

/// The page of a repository that edits a file.
pub fn edit(repository: &str, branch: &str, file: &str) -> String {
    format!("{repository}/edit/{}", encode_path(&format!("{branch}/{file}")))
}

/// An address for reports; a mail gets a subject.
pub fn contact(address: &str, subject: &str) -> String {
    if !address.starts_with("mailto:") {
        return address.to_owned();
    }
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}subject={}", encode(subject))
}

/// The host of an absolute address.
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// The path of an absolute address, with its first slash.
pub fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_absolute_address() {
        assert_eq!((host("https://x.example/a/"), path_of("https://x.example/a/")), ("x.example", "/a/"));
        assert_eq!((host("https://x.example"), path_of("https://x.example")), ("x.example", "/"));
    }

    #[test]
    fn values_are_encoded() {
        assert_eq!(mail("a & b", "c\r\nd"), "mailto:?subject=a%20%26%20b&body=c%0D%0Ad");
        assert_eq!(contact("mailto:x@y.example?cc=z", "a b"), "mailto:x@y.example?cc=z&subject=a%20b");
        assert_eq!(contact("https://y.example/", "a b"), "https://y.example/");
        assert_eq!(edit("https://y.example/r", "a#b", "words/src/c d.md"), "https://y.example/r/edit/a%23b/words/src/c%20d.md");
    }
}
