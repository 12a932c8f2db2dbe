//! Which arguments of `search` are words of the query: options stand before, between and after them.

use std::ffi::OsString;

use clap::Command;

/// Puts the words of a query behind `--`, where nothing is taken for an option, in their order. After the first word
/// `-word` is a word too, which the query excludes; before it, it is left for clap to refuse.
pub(super) fn behind_options(arguments: Vec<OsString>, program: &Command) -> Vec<OsString> {
    let Some(search) = program.find_subcommand("search").filter(|_| arguments.get(1).is_some_and(|name| name == "search")) else {
        return arguments;
    };
    let takes_value = |argument: &str| {
        let Some(name) = argument.strip_prefix("--") else { return false };
        let mut options = search.get_arguments();
        options.any(|option| option.get_long() == Some(name) && option.get_action().takes_values())
    };
    let mut arguments = arguments.into_iter();
    let mut options: Vec<OsString> = arguments.by_ref().take(2).collect();
    let mut words = Vec::new();
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        if text == "--" {
            words.extend(arguments);
            break;
        }
        let is_short = text.len() > 1 && text.starts_with('-') && !text.starts_with("--");
        let is_option = text.starts_with("--") || text == "-h" || (is_short && words.is_empty());
        let has_value = is_option && takes_value(&text);
        if is_option {
            options.push(argument);
            options.extend(has_value.then(|| arguments.next()).flatten());
        } else {
            words.push(argument);
        }
    }
    if !words.is_empty() {
        options.push("--".into());
        options.append(&mut words);
    }
    options
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::super::Arguments;
    use super::*;

    #[track_caller]
    fn expect(given: &str, wanted: &str) {
        let split = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(behind_options(split(given), &Arguments::command()), split(wanted), "{given}");
    }

    #[test]
    fn options_may_stand_anywhere_and_words_keep_their_order() {
        expect("p search patch --limit 1", "p search --limit 1 -- patch");
        expect("p search --limit 1 patch cycle", "p search --limit 1 -- patch cycle");
        expect("p search patch --limit=1 cycle --format json", "p search --limit=1 --format json -- patch cycle");
        expect("p search patch -cycle time", "p search -- patch -cycle time");
        expect("p search patch --limit -5", "p search --limit -5 -- patch");
        expect("p search -- -cycle --limit 1", "p search -- -cycle --limit 1");
        expect("p search patch -- --limit", "p search -- patch --limit");
    }

    #[test]
    fn what_cannot_be_a_word_is_left_to_be_refused() {
        expect("p search -cycle patch", "p search -cycle -- patch");
        expect("p search patch --limti 1", "p search --limti -- patch 1");
        expect("p search patch -h", "p search -h -- patch");
        expect("p search", "p search");
        expect("p build search -x", "p build search -x");
    }
}
