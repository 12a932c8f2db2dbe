//! The dictionary as bytes: sorted and front-coded, which takes half the compressed bytes of a finite-state transducer.
//!
//! `patch`, `patholog` and `pathway` are stored as `0 patch`, `3 holog` and `4 way`: how many bytes a term shares with the
//! one before it, and its ending. The forms `pathology` and `pathologies` of `patholog` are `0 y` and `ies`: how many bytes of the
//! term fall away, and what follows the rest, one form a line.

use super::bytes::{Reader, slice};
use super::error::{Damage, OpenError};
#[cfg(feature = "build")]
use super::writer::Writer;
#[cfg(feature = "build")]
use crate::index::Column;
use crate::index::{Dictionary, Entry};
use crate::text::{concat, push_word, split_ascii};

/// Reads a dictionary in which no term is in more than `documents` documents.
pub(super) fn read(reader: &mut Reader<'_>, documents: usize) -> Dictionary {
    let mut shared = reader.section();
    let endings = reader.column();
    let mut forms = reader.section();
    let form_endings = reader.column();
    let mut frequencies = reader.section();
    let mut dictionary = Dictionary::default();
    let mut before = String::new();
    for id in 0..endings.len() {
        let kept = slice(&before, 0, shared.below(before.len() + 1), reader);
        let term = concat(&[kept, endings.get(id)]);
        if id > 0 && term <= before {
            reader.fail(OpenError::Corrupt(Damage::Order));
            break;
        }
        // How many bytes of the term fall away, doubled, and one for an initialism.
        let form = forms.below((term.len() + 1) * 2);
        let kept = slice(&term, 0, term.len() - form / 2, reader);
        let mut forms_of_term = String::new();
        for ending in split_ascii(form_endings.get(id), b'\n') {
            push_word(&mut forms_of_term, '\n', kept);
            forms_of_term.push_str(ending);
        }
        let documents = frequencies.below(documents + 1) as u32;
        dictionary.push(&Entry { term: &term, forms: &forms_of_term, is_initialism: form % 2 == 1, documents });
        before = term;
    }
    if form_endings.len() != endings.len() {
        reader.fail(OpenError::Corrupt(Damage::Dictionary));
    }
    reader.close(shared);
    reader.close(forms);
    reader.close(frequencies);
    dictionary
}

/// Writes what [`read`] reads.
#[cfg(feature = "build")]
pub(super) fn write(writer: &mut Writer, dictionary: &Dictionary) {
    let (mut shared, mut forms, mut frequencies) = (Writer::default(), Writer::default(), Writer::default());
    let (mut endings, mut form_endings) = (Column::default(), Column::default());
    let mut before = "";
    for id in 0..dictionary.len() {
        let (term, surface_form) = (dictionary.term(id), dictionary.surface_form(id));
        let kept = shared_bytes(before, term);
        shared.number(kept);
        endings.push(&term[kept..]);
        let stem = dictionary.forms(id).map(|form| shared_bytes(term, form)).min().unwrap_or_default();
        forms.number((term.len() - stem) * 2 + usize::from(dictionary.is_initialism(id)));
        let mut endings_of_term = String::new();
        for form in dictionary.forms(id) {
            if !endings_of_term.is_empty() || form != surface_form {
                endings_of_term.push('\n');
            }
            endings_of_term.push_str(form.get(stem..).unwrap_or_default());
        }
        form_endings.push(&endings_of_term);
        frequencies.number(dictionary.documents(id));
        before = term;
    }
    writer.section(&shared);
    writer.column(&endings);
    writer.section(&forms);
    writer.column(&form_endings);
    writer.section(&frequencies);
}

/// How many bytes two texts share at their beginning, in whole characters.
#[cfg(feature = "build")]
pub(crate) fn shared_bytes(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}
