//! The English of what this crate says itself. A corpus in another language, or one that calls things by other names, brings
//! its own words for any of these keys, and only those that differ.

/// Keys with their sentences, by key.
pub const ENGLISH: &[(&str, &str)] = &[
    ("character-control", "is a control character"),
    ("character-direction", "displays text in a different order from the one in which it is copied"),
    ("character-invisible", "is invisible and is copied with the text"),
    ("character-joiner", "is invisible and joins nothing here"),
    ("character-line-end", "ends a line in some programs but not in others"),
    ("character-lost", "replaces a character that a program could not read"),
    ("character-mark-alone", "is a mark without a letter before it"),
    ("character-mark-pile", "is one mark too many on a letter"),
    ("character-meaningless", "has no agreed meaning"),
    ("character-remove-direction", "remove it: the letters themselves set the direction"),
    (
        "character-remove-joiner",
        "remove it: joiners belong between letters of scripts that need them (Arabic, Indic, Khmer, Mongolian) and inside emoji",
    ),
    ("character-remove-marks", "remove the marks that no language needs"),
    ("character-remove-unseen", "remove it; retype the words around it if your editor does not show it"),
    ("character-remove-variation", "remove it: selectors belong after an emoji, an ideograph or a Mongolian letter"),
    ("character-space", "looks like an ordinary space but is a different character"),
    ("character-variation", "is invisible and selects no variant of the character before it"),
    ("character-write-defined", "remove it, or write a character that Unicode defines"),
    ("character-write-letter", "write the letter first, then its marks"),
    ("character-write-line-end", "write a space, or an ordinary line end where one is allowed"),
    ("character-write-meant", "write the character that was meant, and save the file as UTF-8"),
    ("character-write-space", "write an ordinary space, or U+00A0 NO-BREAK SPACE between two characters that must stay on one line"),
    ("document-author", "Schedule builder"),
    ("document-blank", "[blank]"),
    ("document-struck", "[struck: {words}]"),
    ("document-term", "“{term}”"),
    ("draft-binary", "this is neither a Word document nor a text file; save the draft as .docx, as text or as Markdown"),
    ("draft-damaged", "the Word document is damaged and cannot be read; open it in Word, which may repair it, and save it again"),
    ("draft-empty", "the file is empty"),
    ("draft-encoding", "the file is not encoded in UTF-8; letters with accents and quotation marks may be wrong"),
    ("draft-macros", "the document has macros; they were not run, and only the text was read"),
    ("draft-many", "the draft has {count} provisions; the first {limit} are compared"),
    ("draft-no-text", "there are no sentences in the draft that could be compared; run text recognition (OCR) on scanned pages first"),
    ("draft-not-here", "this browser cannot read Word documents; open the document in Word, select the text and paste it here"),
    ("draft-old-word", "this is a Word document in the old format (.doc); open it in Word or LibreOffice and save it as .docx"),
    ("draft-other-archive", "this is not a Word document; save the draft as .docx, as text or as Markdown"),
    ("draft-partly-damaged", "the document is damaged: it was read up to the damage, and what follows is missing"),
    ("draft-password", "the document is protected by a password; open it in Word, remove the password and save it"),
    ("draft-pdf", "this is a PDF; open it, select the text and paste it, or ask for the Word document"),
    ("draft-rich-text", "this is rich text (.rtf); open it in Word or LibreOffice and save it as .docx"),
    ("draft-too-large", "the file is larger than 50 MB; save the part that you want to compare as a separate file"),
    ("draft-tracked", "the document has tracked changes; they are read as accepted: inserted words count, deleted words do not"),
    ("draft-unpacks-too-large", "the file unpacks to more than 64 MB of text, so it was not read to the end; it may be malicious"),
    ("link-choice", "a choice for {clause} in the link cannot be read"),
    ("link-cut", "the link is incomplete: clauses at its end may be missing; check what is here"),
    ("link-cut-all", "the link is incomplete, and none of it can be read"),
    ("link-newer", "the link was made by a newer version of this page"),
    ("link-replaced", "{clause} was withdrawn and replaced by {ids}"),
    ("link-unknown", "{clause} is not among the clauses of this site; it is kept"),
    ("link-unreadable", "the link contains no schedule that can be read"),
    ("link-withdrawn", "{clause} was withdrawn"),
    ("office-read", "this browser does not run WebAssembly, so workbooks cannot be opened"),
    ("office-write", "this browser does not run WebAssembly, so only text, Markdown and CSV are available"),
    ("returned-cut", "the sheet is not complete: rows at its end may be missing"),
    ("returned-damaged", "a sheet of the workbook cannot be read"),
    ("returned-formulas", "formulas in {cells}: the results saved in the file are read"),
    ("returned-formulas-more", "formulas in {cells} and other cells: the results saved in the file are read"),
    ("returned-macros", "the workbook has macros, which are not run"),
    ("returned-no-sheets", "the file has no sheets: save the table as XLSX"),
    ("returned-no-workbook", "the file is not an XLSX workbook, or it is not complete"),
    ("returned-password", "the file is protected by a password, or in the old Excel format (.xls): save it as XLSX without a password"),
    ("returned-rows", "the sheet has more than {count} rows: the rows after that are not read"),
    ("returned-too-large", "the workbook is too large: its end is not read"),
    ("stored-choice", "what was chosen for {clause} cannot be read; the published text is used"),
    ("stored-entries", "the list of chosen clauses cannot be read"),
    ("stored-field", "a setting of the schedule (“{name}”) cannot be read"),
    ("stored-nameless", "an entry of the schedule names no clause"),
    ("stored-newer", "the schedule was written by a newer version of this page: what is new in it is not shown"),
    ("stored-twice", "{clause} is in the schedule twice; the first entry is used"),
    ("stored-unreadable", "the schedule stored in this browser cannot be read"),
    ("value-character", "{character} {what}; {help}"),
    ("value-directions", "the value has digits among left-to-right and right-to-left letters; write it in one script"),
    ("value-letters", "the value has no letter or digit; write it in words"),
    ("value-lines", "the value contains a line break or a tab ({character}); write it on one line, with a space instead"),
    ("value-long", "the value is longer than {count} characters; if more has to be said, change the text itself"),
    ("value-mark", "the value begins with a mark that has no letter; write the letter first, then its marks"),
    ("value-markup", "“{character}” is a formatting character in some programs; write the value in words and numbers"),
    ("value-scripts", "“{words}” mixes letters of two scripts; write each word in one script"),
    ("value-space", "the value begins or ends with a space; remove it"),
];

/// The English of a key; the key itself where there is none.
pub(crate) fn english(key: &'static str) -> &'static str {
    of(key).unwrap_or(key)
}

/// The English of a key.
pub(crate) fn of(key: &str) -> Option<&'static str> {
    ENGLISH.binary_search_by_key(&key, |(known, _)| known).ok().map(|index| ENGLISH[index].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_in_order() {
        assert!(ENGLISH.is_sorted_by_key(|(key, _)| key));
        assert_eq!(english("draft-empty"), "the file is empty");
    }
}
