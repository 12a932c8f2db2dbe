//! English stems, with British and American spelling brought together first.

use frostem::{Algorithm, Stemmer};

use crate::column::glue;

/// The stem of a folded word. Words with other than ASCII letters stay as they are.
pub(crate) fn stem(word: &str) -> String {
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    Stemmer::new(Algorithm::English).stem(&american(word)).into_owned()
}

/// `sanitise` to `sanitize`, `behaviour` to `behavior`, `programme` to `program`.
///
/// Words that merely look so (`exercise`) change too, but in the index and in the query alike.
fn american(word: &str) -> String {
    const PAIRS: [(&str, &str); 10] = [
        ("isations", "izations"),
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("ours", "ors"),
        ("our", "or"),
        ("mmes", "ms"),
        ("mme", "m"),
    ];
    for (british, american) in PAIRS {
        if word.len() >= british.len() + 4
            && let Some(start) = word.strip_suffix(british)
        {
            return glue(&[start, american]);
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_meet() {
        let groups: [&[&str]; 7] = [
            &["patch", "patches", "patching", "patched"],
            &["sanitise", "sanitize", "sanitising", "sanitized"],
            &["behaviour", "behavior", "behaviours"],
            &["programme", "program", "programmes"],
            &["vulnerability", "vulnerabilities"],
            &["notify", "notifies", "notified"],
            &["hour", "hours"],
        ];
        for group in groups {
            let stems: std::collections::BTreeSet<_> = group.iter().map(|word| stem(word)).collect();
            assert_eq!(stems.len(), 1, "{group:?}: {stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        assert_ne!(stem("notice"), stem("note"));
        assert_eq!(stem("is"), "is");
        assert_eq!(stem("αβγ"), "αβγ");
    }
}
