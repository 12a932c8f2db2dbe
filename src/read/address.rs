//! What becomes an address of the site, or the beginning of one, has to be fit for that.

use std::net::Ipv6Addr;

use crate::corpus::Slug;
use crate::diagnostics::{Code, Diagnostic, Span};

use super::entries::MAX_PART_LEN;
use super::table::Table;

/// An address under which other addresses lie: they are written behind it.
pub(super) fn base<'a>(table: &Table<'a, '_>, key: &'a str) -> Option<String> {
    let address = table.address(key, &["https://", "http://"])?;
    let Some((what, help)) = fault(&address) else { return Some(address) };
    let span = table.string(key)?.span;
    table.report(Diagnostic::new(Code::BadAddress, span, format!("`{address}` {what}")).help(help));
    None
}

/// What keeps an address from being the beginning of others, and what to write instead.
fn fault(address: &str) -> Option<(&'static str, &'static str)> {
    let (_, rest) = address.split_once("://")?;
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
    let (host, port) = match authority.rfind(':') {
        Some(at) if !authority[at..].contains(']') => (&authority[..at], Some(&authority[at + 1..])),
        _ => (authority, None),
    };
    if authority.contains('@') {
        Some(("names a user", "remove everything between `//` and the host, including `@`"))
    } else if path.contains(['?', '#']) {
        Some(("has a query or a fragment", "end the address before `?` or `#`: the site appends the addresses of pages to it"))
    } else if !is_host(host) {
        Some(("has no valid host", "write a name such as `clauses.example.com`; write a name in another script as `xn--…`"))
    } else if port.is_some_and(|port| !is_port(port)) {
        Some(("has an invalid port", "write a number from 1 to 65535, or remove the port"))
    } else if !is_path(path) {
        Some((
            "has a path that browsers would change",
            "use letters, digits, `-`, `_`, `.`, `~` and `/`, no empty part and no `..`; write other characters as `%` and two digits",
        ))
    } else {
        None
    }
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[') {
        return inner.strip_suffix(']').is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    }
    let is_label = |label: &str| {
        let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(is_label)
}

fn is_port(port: &str) -> bool {
    !port.starts_with('0') && port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

fn is_path(path: &str) -> bool {
    let is_part = |part: &str| {
        let mut bytes = part.bytes();
        while let Some(byte) = bytes.next() {
            let good = match byte {
                b'%' => {
                    bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())
                        && bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())
                }
                b'-' | b'_' | b'.' | b'~' => true,
                byte => byte.is_ascii_alphanumeric(),
            };
            if !good {
                return false;
            }
        }
        !part.is_empty() && part != "." && part != ".."
    };
    let path = path.strip_prefix('/').unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    path.is_empty() || path.split('/').all(is_part)
}

/// Reports a name whose part of an address is longer than the name of a file may be.
pub(super) fn too_long(name: &str, span: impl Into<Option<Span>>) -> Option<Diagnostic> {
    let length = Slug::of(name).as_str().len();
    (length > MAX_PART_LEN).then(|| {
        let message = format!("the address of this name would have a part of {length} bytes (file systems allow {MAX_PART_LEN})");
        Diagnostic::at(Code::AddressTooLong, span.into(), message).help("shorten the name, and explain it in the text")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_others_can_be_written_behind_are_taken() {
        for good in [
            "https://example.com",
            "http://a.b.example.com:8080/",
            "https://example.com/a/b",
            "https://example.com/a%20b/c~d_e.f/",
            "https://[2001:db8::1]:8443/x",
            "http://127.0.0.1:3000",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn others_are_refused_for_what_is_wrong() {
        for (bad, what) in [
            ("https://me@example.com", "user"),
            ("https://me:secret@example.com/", "user"),
            ("https://example.com@evil.example/", "user"),
            ("https://example.com?x", "query"),
            ("https://example.com/?x=1", "query"),
            ("https://example.com/#a", "fragment"),
            ("https://example.com:0/", "port"),
            ("https://example.com:/", "port"),
            ("https://example.com:080/", "port"),
            ("https://example.com:65536/", "port"),
            ("https://example.com:http/", "port"),
            ("https://", "host"),
            ("https:///x", "host"),
            ("https://:80/", "host"),
            ("https://exa_mple.com/", "host"),
            ("https://example..com/", "host"),
            ("https://-example.com/", "host"),
            ("https://exämple.com/", "host"),
            ("https://[::1/", "host"),
            ("https://[x]/", "host"),
            ("https://example.com\\x", "path"),
            ("https://example.com//x", "path"),
            ("https://example.com/../x", "path"),
            ("https://example.com/a b", "path"),
            ("https://example.com/ä", "path"),
            ("https://example.com/%4", "path"),
            ("https://example.com/'x", "path"),
        ] {
            assert!(fault(bad).is_some_and(|(words, _)| words.contains(what)), "{bad}: {:?}", fault(bad));
        }
    }
}
