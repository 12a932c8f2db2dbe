//! Paths that are written as seen from a file.

/// `to` as seen from the file `from`, without `.` and `..`; `None` if it leaves the folder that `from` starts in.
pub(super) fn join(from: &str, to: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn paths_are_joined_by_their_parts() {
        for (from, to, path) in [
            ("a/index.md", "b.md", Some("a/b.md")),
            ("a/index.md", "./b//c.md", Some("a/b/c.md")),
            ("a/b/index.md", "../c/../d.md", Some("a/d.md")),
            ("index.md", "a/..", Some("")),
            ("a/index.md", "../../b.md", None),
            ("index.md", "a/../../b/c.md", None),
        ] {
            assert_eq!(join(from, to).as_deref(), path, "{from}, {to}");
        }
    }
}
