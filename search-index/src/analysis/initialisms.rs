//! `MFA` for "multi-factor authentication", without anybody having written it down.
//!
//! The titles and defined terms of a corpus hold most of the phrases for which people type initials. They are short and
//! part of every index, so the initials are read from them when they are asked for and cost no bytes.

use super::chains;

/// Words that initialisms may skip, as in "bill of materials".
const SMALL: [&str; 8] = ["of", "and", "the", "for", "to", "in", "a", "or"];

/// The word groups in a text whose initials spell `letters` (folded, at least two).
pub(crate) fn expansions(letters: &str, text: &str) -> Vec<Vec<String>> {
    let words: Vec<String> = chains(text)
        .flat_map(|chain| chain.segments)
        .filter(|segment| !segment.digits)
        .map(|segment| segment.text)
        .collect();
    (0..words.len()).filter_map(|start| spelled(letters, &words[start..])).collect()
}

/// Whether a word group has words that initialisms may skip.
pub(crate) fn has_small_word(words: &[String]) -> bool {
    words.iter().any(|word| SMALL.contains(&word.as_str()))
}

/// The beginning of `words` that spells all of `letters`. Small words may be counted or skipped.
fn spelled(letters: &str, words: &[String]) -> Option<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = letters.chars().peekable();
    for word in words {
        let Some(&wanted) = rest.peek() else { break };
        if word.starts_with(wanted) {
            rest.next();
        } else if found.is_empty() || !SMALL.contains(&word.as_str()) {
            return None;
        }
        found.push(word.clone());
    }
    (rest.peek().is_none() && found.len() > 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_found_inside_titles() {
        let cases = [
            ("mfa", "Identification | Multi-factor Authentication to Accounts", "multi factor authentication"),
            ("sbom", "Software bill of materials", "software bill of materials"),
            ("poam", "Plan of Action and Milestones", "plan of action and milestones"),
            ("cvd", "Coordinated vulnerability disclosure programme", "coordinated vulnerability disclosure"),
            ("pia", "Privacy Impact Assessments", "privacy impact assessments"),
        ];
        for (letters, text, expected) in cases {
            let found: Vec<String> = expansions(letters, text).iter().map(|words| words.join(" ")).collect();
            assert_eq!(found, [expected], "{letters}");
        }
        assert!(expansions("xyz", "Software bill of materials").is_empty());
        assert!(expansions("s", "Software").is_empty());
    }
}
