//! Days, which files of a book write as ISO dates.

/// Year, month and day of `2026-11-30`; none of what is written otherwise.
pub(super) fn parts(iso: &str) -> Option<[&str; 3]> {
    let mut parts = iso.split('-');
    let found = [parts.next()?, parts.next()?, parts.next()?];
    let has_digits = found.iter().zip([4, 2, 2]).all(|(part, count)| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit()));
    (has_digits && parts.next().is_none()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn only_a_whole_day_is_one() {
        assert_eq!(parts("2026-11-30"), Some(["2026", "11", "30"]));
        for other in ["2026", "2026-11", "2026-11-30-1", "2026-1-30", "2026-11-3x", ""] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
