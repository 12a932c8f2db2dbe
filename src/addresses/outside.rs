//! Addresses of other hosts: the repository, mail. Values inside them are percent-encoded.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters that stay in the parts of a `mailto:` or of a query; the rest is encoded.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

/// Percent-encoding for a path, whose slashes stay.
pub(super) fn encode_path(path: &str) -> String {
    path.split('/').map(encode).collect::<Vec<_>>().join("/")
}

/// A mail without a recipient. RFC 6068 asks for CRLF between the lines of its body.
pub fn mail(subject: &str, body: &str) -> String {
    format!("mailto:?subject={}&body={}", encode(subject), encode(body))
}

/// What the program of a host writes behind the address of a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Forge {
    /// The page that edits a file.
    edit: &'static str,
    /// The form for a new report; none where a repository need not have one.
    report: Option<&'static str>,
}

/// The forge that runs on a host, known by the host's name; of others nothing is guessed.
fn forge(repository: &str) -> Option<Forge> {
    let host = host(repository).to_ascii_lowercase();
    let is = |name: &str| host.split('.').next() == Some(name);
    let issues = "/issues/new?title={title}&body={body}";
    if host == "github.com" {
        Some(Forge { edit: "/edit/{branch}/{path}", report: Some(issues) })
    } else if is("gitlab") {
        let report = "/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}";
        Some(Forge { edit: "/-/edit/{branch}/{path}", report: Some(report) })
    } else if ["codeberg", "forgejo", "gitea"].into_iter().any(is) {
        Some(Forge { edit: "/_edit/{branch}/{path}", report: Some(issues) })
    } else if host == "bitbucket.org" {
        // Its issue tracker is off unless somebody turns it on.
        Some(Forge { edit: "/src/{branch}/{path}?mode=edit", report: None })
    } else {
        None
    }
}

/// The pattern of the page that edits a file of a repository, where its host is known.
pub fn edit_pattern(repository: &str) -> Option<String> {
    forge(repository).map(|forge| format!("{repository}{}", forge.edit))
}

/// The pattern of the form of a repository for a new report, where its host is known and has one.
pub fn report_pattern(repository: &str) -> Option<String> {
    forge(repository)?.report.map(|report| format!("{repository}{report}"))
}

/// A pattern with `{branch}` and `{path}` filled in.
pub fn edit(pattern: &str, branch: &str, file: &str) -> String {
    fill(pattern, &[("{branch}", &encode_path(branch)), ("{path}", &encode_path(file))])
}

/// A pattern with `{title}` and `{body}` filled in.
pub fn report(pattern: &str, title: &str, body: &str) -> String {
    fill(pattern, &[("{title}", &encode(title)), ("{body}", &encode(body))])
}

/// Values are encoded and so hold no brace: none of them is filled in again.
fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(pattern.to_owned(), |text, (name, value)| text.replace(name, value))
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

/// Where the text of a licence lies, given its name: those of Creative Commons are known, in words or as SPDX writes them.
pub fn licence(name: &str) -> Option<String> {
    let words: Vec<String> = name.split([' ', '-']).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    let (version, kind) = words.split_last()?;
    let is_version = version.split_once('.').is_some_and(|(major, minor)| [major, minor].iter().all(|part| is_number(part)));
    let kind = match kind.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["cc0"] => "publicdomain/zero".to_owned(),
        ["cc", "by", rest @ ..] if matches!(rest, [] | ["sa" | "nd" | "nc"] | ["nc", "sa" | "nd"]) => {
            format!("licenses/{}", [&["by"], rest].concat().join("-"))
        }
        _ => return None,
    };
    is_version.then(|| format!("https://creativecommons.org/{kind}/{version}/"))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
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
    fn licences_of_creative_commons_have_an_address_and_others_have_none() {
        for (name, path) in [
            ("CC0 1.0", "publicdomain/zero/1.0/"),
            ("CC0-1.0", "publicdomain/zero/1.0/"),
            ("CC BY 4.0", "licenses/by/4.0/"),
            ("CC-BY-4.0", "licenses/by/4.0/"),
            ("CC BY-NC-SA 4.0", "licenses/by-nc-sa/4.0/"),
        ] {
            assert_eq!(licence(name).as_deref(), Some(format!("https://creativecommons.org/{path}").as_str()), "{name}");
        }
        for unknown in ["MIT", "CC BY", "CC BY 4", "CC BY 4.0 or later", "CC BY-SA-NC 4.0", "CC BY \"4.0", "ours", ""] {
            assert_eq!(licence(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn values_are_encoded() {
        assert_eq!(mail("a & b", "c\r\nd"), "mailto:?subject=a%20%26%20b&body=c%0D%0Ad");
        assert_eq!(contact("mailto:x@y.example?cc=z", "a b"), "mailto:x@y.example?cc=z&subject=a%20b");
        assert_eq!(contact("https://y.example/", "a b"), "https://y.example/");
    }

    #[test]
    fn patterns_are_filled_with_encoded_values() {
        let pattern = "https://y.example/r/edit/{branch}/{path}";
        assert_eq!(edit(pattern, "a#{path}/b", "words/src/c d.md"), "https://y.example/r/edit/a%23%7Bpath%7D/b/words/src/c%20d.md");
        assert_eq!(edit("https://y.example/?file={path}", "main", "a/b&c.md"), "https://y.example/?file=a/b%26c.md");
        assert_eq!(
            report("https://y.example/new?t={title}&b={body}", "a & b", "{title}"),
            "https://y.example/new?t=a%20%26%20b&b=%7Btitle%7D"
        );
        assert_eq!(report("https://y.example/help", "a", "b"), "https://y.example/help");
    }

    #[test]
    fn each_known_host_has_its_own_links_and_an_unknown_one_has_none() {
        let links = |repository: &str| (edit_pattern(repository), report_pattern(repository));
        for (repository, to_edit, to_report) in [
            ("https://github.com/a/b", "/edit/{branch}/{path}", Some("/issues/new?title={title}&body={body}")),
            (
                "https://gitlab.com/a/g/b",
                "/-/edit/{branch}/{path}",
                Some("/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}"),
            ),
            (
                "https://gitlab.hospital.example/a/b",
                "/-/edit/{branch}/{path}",
                Some("/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}"),
            ),
            ("https://codeberg.org/a/b", "/_edit/{branch}/{path}", Some("/issues/new?title={title}&body={body}")),
            ("https://Forgejo.example/a/b", "/_edit/{branch}/{path}", Some("/issues/new?title={title}&body={body}")),
            ("https://bitbucket.org/a/b", "/src/{branch}/{path}?mode=edit", None),
        ] {
            let whole = |rest: &str| format!("{repository}{rest}");
            assert_eq!(links(repository), (Some(whole(to_edit)), to_report.map(whole)), "{repository}");
        }
        for unknown in
            ["https://git.sr.ht/~a/b", "https://git.example/a/b", "https://notgithub.com/a/b", "https://github.com.evil.example/a/b"]
        {
            assert_eq!(links(unknown), (None, None), "{unknown}");
        }
    }
}
