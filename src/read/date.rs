//! Dates as values have them.

use toml::value::Datetime;

/// Whether a text is `YYYY-MM-DD`, a day that there is.
pub(super) fn is_date(text: &str) -> bool {
    // The parser takes more forms than the one that pages show.
    text.parse::<Datetime>().is_ok_and(|date| date.time.is_none() && date.offset.is_none() && date.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_are_days_of_the_calendar() {
        for date in ["2026-12-01", "2028-02-29", "2000-02-29", "0001-01-01"] {
            assert!(is_date(date), "{date}");
        }
        for text in [
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "2026-12-01T10:00:00",
            "10:00:00",
            "2026-12-01 ",
            "",
            "1 October",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
