//! House rules of clause text, tuned in corpus.toml. A clause can accept one with a reason.

use std::collections::BTreeSet;

use crate::corpus::content::{self, Node};
use crate::corpus::{Block, Clause, Inline, Level, Settings};
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic, Severity, Span};
use crate::link::TermIndex;
use crate::text::plural;

use super::line::Line;

/// Units that make a number one that people bargain over.
const UNITS: [&str; 16] = [
    "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years",
    "percent", "%",
];

/// Numbers as words, up to where contracts turn to digits; "one" is an article more often than a number.
const NUMBER_WORDS: [&str; 20] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fourteen", "fifteen", "twenty", "thirty", "forty",
    "sixty", "ninety", "hundred", "half", "dozen",
];

/// A sentence with more words says something of its own, even if it begins with a link.
const MAX_POINTER_WORDS: usize = 12;

/// Checks the text of a clause.
pub(super) fn check(clause: &Clause, settings: &Settings, terms: &TermIndex, diagnostics: &mut Vec<Diagnostic>) {
    let mut found = Vec::new();
    let context = Context { clause, settings, terms };
    context.blocks(&clause.text.blocks, &mut found);
    context.links(&mut found);

    let mut used = vec![false; clause.accept.len()];
    found.retain(|diagnostic| {
        let accepted = clause.accept.iter().position(|accept| accept.lint.value == diagnostic.code.name());
        if let Some(index) = accepted {
            used[index] = true;
        }
        accepted.is_none()
    });
    for (accept, used) in clause.accept.iter().zip(used) {
        check_acceptance(accept, used, diagnostics);
    }
    diagnostics.extend(found);
}

fn check_acceptance(accept: &crate::corpus::LintException, used: bool, diagnostics: &mut Vec<Diagnostic>) {
    let span = accept.lint.span;
    let names: Vec<&str> = Code::LINTS.iter().map(|code| code.name()).collect();
    if !names.contains(&accept.lint.value.as_str()) {
        let help = match suggest::closest(&accept.lint.value, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the house rules are {}", suggest::join_and(&names)),
        };
        diagnostics.push(Diagnostic::at(Code::BadValue, span, format!("there is no house rule `{}`", accept.lint.value)).help(help));
    } else if !used {
        diagnostics.push(
            Diagnostic::at(Code::UnusedAcceptance, span, format!("`{}` finds nothing in this clause", accept.lint.value))
                .help("remove the entry of `accept`, so that the next finding is reported"),
        );
    }
}

struct Context<'a> {
    clause: &'a Clause,
    settings: &'a Settings,
    terms: &'a TermIndex,
}

impl Context<'_> {
    fn level(&self, code: Code) -> Option<Severity> {
        match self.settings.lints.get(&code) {
            Some(Level::Off) | None => None,
            Some(Level::On(severity)) => Some(*severity),
        }
    }

    fn report(&self, code: Code, span: Option<Span>, message: String, help: &str, found: &mut Vec<Diagnostic>) {
        let Some(severity) = self.level(code) else { return };
        let span = span.or(self.clause.text.heading_span.0);
        found.push(Diagnostic::at(code, span, message).help(help).severity(severity));
    }

    fn blocks(&self, blocks: &[Block], found: &mut Vec<Diagnostic>) {
        for block in blocks {
            match block {
                Block::Paragraph { words } => self.paragraph(words, found),
                Block::Item { blocks, .. } | Block::Quote { blocks } => self.blocks(blocks, found),
                Block::List { entries, .. } => entries.iter().for_each(|entry| self.blocks(entry, found)),
                Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| self.paragraph(cell, found)),
                Block::Code { .. } | Block::Rule => {}
            }
        }
    }

    /// A paragraph is looked at as one line of text; each byte knows the span that it came from.
    fn paragraph(&self, inlines: &[Inline], found: &mut Vec<Diagnostic>) {
        let line = Line::of(inlines, self.clause);
        self.should(&line, found);
        self.numbers(&line, found);
        self.capitals(&line, found);
        self.parties(&line, found);
        self.sentences(&line, found);
    }

    fn should(&self, line: &Line, found: &mut Vec<Diagnostic>) {
        for (start, word) in line.words() {
            if word.eq_ignore_ascii_case("should") {
                let help = "write `shall` for a duty, `may` for a right, `could` for a possibility";
                self.report(
                    Code::ShouldInClause,
                    line.span_of(start, start + word.len()),
                    "`should` does not bind anybody".to_owned(),
                    help,
                    found,
                );
            }
        }
    }

    fn numbers(&self, line: &Line, found: &mut Vec<Diagnostic>) {
        let words: Vec<(usize, &str)> = line.words().collect();
        for (index, &(start, word)) in words.iter().enumerate() {
            let is_number = word.bytes().all(|b| b.is_ascii_digit()) || NUMBER_WORDS.contains(&word.to_lowercase().as_str());
            if !is_number || line.is_value(start) {
                continue;
            }
            // "10 Business Days" has a word between number and unit.
            let unit = words[index + 1..].iter().take(2).find(|(_, next)| UNITS.contains(&next.to_lowercase().as_str()));
            let percent = line.text[start + word.len()..].trim_start().starts_with('%');
            if let (Some((at, unit)), false) = (unit, percent) {
                let shown = &line.text[start..at + unit.len()];
                let help = "make it a parameter: parties negotiate numbers, and each number needs a basis";
                self.report(Code::BareNumber, line.span_of(start, at + unit.len()), format!("`{shown}` is not a parameter"), help, found);
            } else if percent {
                let help = "make it a parameter: parties negotiate numbers, and each number needs a basis";
                self.report(
                    Code::BareNumber,
                    line.span_of(start, start + word.len()),
                    format!("`{word} %` is not a parameter"),
                    help,
                    found,
                );
            }
        }
    }

    fn capitals(&self, line: &Line, found: &mut Vec<Diagnostic>) {
        // Without any term the glossary is not written yet, or could not be read, which was reported.
        if self.terms.is_empty() {
            return;
        }
        let defined = self.terms.find(&line.text);
        let mut run: Option<(usize, usize)> = None;
        let mut flush = |run: &mut Option<(usize, usize)>| {
            if let Some((start, end)) = run.take() {
                let words = &line.text[start..end];
                if self.settings.allowed_capitals.iter().any(|allowed| allowed == words) {
                    return;
                }
                let help = "use a term of the glossary, define this one in glossary.toml, or write it in lower case";
                self.report(
                    Code::UndefinedCapitalisedTerm,
                    line.span_of(start, end),
                    format!("`{words}` is not in the glossary"),
                    help,
                    found,
                );
            }
        };
        for (start, word) in line.words() {
            let word = word.strip_suffix("'s").unwrap_or(word).trim_end_matches('\'');
            // "Product-safety lead" uses the term before the hyphen; "Pre-Purchase" is one word.
            let word = match word.split_once('-') {
                Some((first, rest)) if !rest.contains(char::is_uppercase) => first,
                _ => word,
            };
            let end = start + word.len();
            // A single letter is a mark, such as the A of an annex, and no term.
            let capital = word.starts_with(char::is_uppercase) && word.chars().count() > 1;
            let term = defined.partition_point(|term| term.end < end);
            let known = defined.get(term).is_some_and(|term| term.start <= start) || line.is_link(start);
            if !capital || known || line.begins_sentence(start) {
                flush(&mut run);
                continue;
            }
            match &mut run {
                Some((_, last)) if line.text[*last..start].trim().is_empty() => *last = end,
                _ => {
                    flush(&mut run);
                    run = Some((start, end));
                }
            }
        }
        flush(&mut run);
    }

    fn parties(&self, line: &Line, found: &mut Vec<Diagnostic>) {
        // A clause that binds nobody, or a party that is not declared, was reported for that.
        let is_declared = |id: &str| self.settings.party(id).is_some();
        if self.clause.parties.is_empty() || !self.clause.parties.iter().all(|bound| is_declared(&bound.value)) {
            return;
        }
        for party in &self.settings.parties {
            if self.clause.parties.iter().any(|bound| bound.value == party.id.value) {
                continue;
            }
            for lead in ["the", "The"] {
                let phrase = format!("{lead} {} shall", party.name);
                for (start, _) in line.text.match_indices(&phrase) {
                    let help = "add the party to `parties`, or reword the sentence so that it binds a party listed there";
                    let message = format!("the text binds `{}`, which `parties` does not list", party.id.value);
                    self.report(Code::PartyMismatch, line.span_of(start, start + phrase.len()), message, help, found);
                }
            }
        }
    }

    fn sentences(&self, line: &Line, found: &mut Vec<Diagnostic>) {
        let longest = self.settings.longest_sentence;
        for (start, end) in line.sentences() {
            let count = line.text[start..end].split_whitespace().count();
            if count > longest {
                let message = format!("this sentence has {count} words (limit {longest})");
                let help = "begin a new sentence where a second duty, condition or exception begins";
                self.report(Code::SentenceTooLong, line.span_of(start, end), message, help, found);
            }
            // What ends in a colon or semicolon, and an item that goes on after one, is a part of a longer sentence.
            let is_whole = !line.text[start..].starts_with(char::is_lowercase) && line.text[start..end].ends_with('.');
            let shortest = self.settings.shortest_sentence;
            if is_whole && count < shortest {
                let message = format!("this sentence has {} (at least {shortest})", plural(count, "word"));
                let help = "say who does what: a very short sentence leaves out its subject, or leans on the one before";
                self.report(Code::SentenceTooShort, line.span_of(start, end), message, help, found);
            }
            if is_whole && count <= MAX_POINTER_WORDS && line.is_clause_link(start) {
                let help = "say it in the sentence that needs it, or remove it: a clause applies without being pointed to";
                self.report(
                    Code::PointerSentence,
                    line.span_of(start, end),
                    "this sentence only points to another clause".to_owned(),
                    help,
                    found,
                );
            }
        }
    }

    /// The clauses that the text names, each once.
    fn links(&self, found: &mut Vec<Diagnostic>) {
        let mut named = BTreeSet::new();
        content::visit(&self.clause.text.blocks, &mut |node| {
            if let Node::Inline(Inline::Clause { clause, .. }) = node {
                named.insert(clause.as_str());
            }
        });
        let most = self.settings.most_links;
        if named.len() > most {
            let message = format!("the clause text names {} other clauses (limit {most})", named.len());
            let help = "write what the other clause says where that is shorter, or move what hangs on it there";
            self.report(Code::TooManyLinks, self.clause.text.heading_span.0, message, help, found);
        }
    }
}

/// Leaves out the findings of a rule that are within its budget for the whole corpus, and says of the others how many there are.
pub(super) fn apply_budgets(settings: &Settings, diagnostics: &mut Vec<Diagnostic>) {
    for (&code, &budget) in &settings.budgets {
        let count = diagnostics.iter().filter(|diagnostic| diagnostic.code == code).count();
        if count <= budget {
            diagnostics.retain(|diagnostic| diagnostic.code != code);
            continue;
        }
        for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.code == code) {
            let help = diagnostic.help.take().map(|help| help + "; ").unwrap_or_default();
            diagnostic.help = Some(format!("{help}there are {count} findings of this rule, and corpus.toml allows {budget}"));
        }
    }
}
