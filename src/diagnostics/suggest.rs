//! Names that an author may have meant, and lists of names, for help texts.

/// The nearest of `names`, if it is near enough to be meant.
pub fn closest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    closest_n(wrong, names, 1).into_iter().next()
}

/// Up to `limit` names near to `wrong`, nearest first, ties in the order of the text.
pub fn closest_n<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    let wrong = wrong.to_lowercase();
    // One slip for each three letters, and at least one: more would offer words that nobody meant.
    let allowed = (wrong.chars().count() / 3).max(1);
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wrong, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= allowed)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().map(|(_, name)| name).take(limit).collect()
}

/// `a`, `b` and `c`.
pub fn join_and<T: AsRef<str>>(names: &[T]) -> String {
    joined(names, "and")
}

/// `a`, `b` or `c`.
pub fn join_or<T: AsRef<str>>(names: &[T]) -> String {
    joined(names, "or")
}

fn joined<T: AsRef<str>>(names: &[T], last_word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} {last_word} {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_offered_and_far_ones_are_not() {
        assert_eq!(closest("partys", ["parties", "phases"]), Some("parties"));
        assert_eq!(closest("PAT-22", ["PAT-2", "VUL-4"]), Some("PAT-2"));
        assert_eq!(closest("colour", ["parties", "phases"]), None);
        assert_eq!(closest_n("PAT-99", ["PAT-1", "PAT-9", "VUL-1"], 2), ["PAT-9", "PAT-1"]);
    }

    #[test]
    fn lists_read_as_words() {
        assert_eq!(join_and(&["a", "b", "c"]), "`a`, `b` and `c`");
        assert_eq!(join_or(&["a", "b and c"]), "`a` or `b and c`");
        assert_eq!(join_and(&["a"]), "`a`");
        assert_eq!(join_and::<&str>(&[]), "nothing");
    }
}
