//! Every code, once: its name, its severity, and its one line.
//!
//! The manual page `manual/diagnostics/` has a section for each; a test compares the two lists.

use super::Severity;

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $line:literal;)*) => {
        /// Which problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $line] $variant,)* }

        impl Code {
            /// All codes, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The kebab-case name, which never changes once released.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// One line for lists.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $line,)* }
            }

            /// How bad it is unless the corpus tunes it.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // Files
    NotUtf8 "not-utf8" Error "A file is not UTF-8 text.";
    FileTooLarge "file-too-large" Error "A file is larger than 1 MB.";
    MissingFile "missing-file" Error "A file that the corpus needs does not exist.";
    BadCharacter "bad-character" Error "A text contains a character that misleads readers.";
    MixedScripts "mixed-scripts" Warning "A word mixes letters of two scripts.";
    UnexpectedFile "unexpected-file" Error "The book does not use a Markdown file.";
    SymbolicLink "symbolic-link" Error "The book contains a symbolic link.";
    SpecialFile "special-file" Error "Something in the book is not a regular file or folder, or cannot be read.";
    FileName "file-name" Error "A file name cannot be published everywhere.";
    PublishedFile "published-file" Warning "A file in the source folder is published, perhaps by mistake.";
    // TOML and front matter
    FrontMatterMissing "front-matter-missing" Error "A clause or topic does not begin with front matter.";
    FrontMatterUnclosed "front-matter-unclosed" Error "Front matter is opened with +++ and never closed.";
    TomlSyntax "toml-syntax" Error "A file or front matter is not valid TOML.";
    MergeConflict "merge-conflict" Error "A file has the marks of an unfinished merge.";
    UnknownKey "unknown-key" Error "A key is not part of the format.";
    MissingKey "missing-key" Error "A required key is missing.";
    WrongType "wrong-type" Error "A value has the wrong type.";
    EmptyValue "empty-value" Error "A value that must not be empty is empty.";
    BadValue "bad-value" Error "A value is not one of those allowed.";
    BadDate "bad-date" Error "A date is not written as year, month, day.";
    BadAddress "bad-address" Error "An address is not an absolute https: address.";
    AddressTooLong "address-too-long" Error "A name makes an address that is longer than file systems allow.";
    // Ids
    BadId "bad-id" Error "An id is not written in the form of ids.";
    IdFileMismatch "id-file-mismatch" Error "A clause's id and its file name differ.";
    IdTopicMismatch "id-topic-mismatch" Error "A clause's id does not begin with its topic's prefix.";
    DuplicateId "duplicate-id" Error "Two clauses have the same id.";
    DuplicateName "duplicate-name" Error "Two entries of a list have the same name.";
    IdLost "id-lost" Error "A published id is missing.";
    IdReused "id-reused" Error "A published id now names a different clause.";
    IdUnrecorded "id-unrecorded" Warning "A clause, or an anchor of one, is not yet in addresses.lock.";
    RetiredInUse "retired-in-use" Error "An id is both a clause and retired.";
    SuccessorLoop "successor-loop" Error "Withdrawn clauses are each other's successors.";
    // Addresses
    AddressLost "address-lost" Error "A published address or anchor no longer exists.";
    AddressReused "address-reused" Error "A published address now leads to something else.";
    AddressUnrecorded "address-unrecorded" Warning "An address is not yet in addresses.lock.";
    RecordLost "record-lost" Error "addresses.lock has lost entries.";
    BadMove "bad-move" Error "An entry for a moved address that cannot be followed.";
    FormerLock "former-lock" Error "The book still has ids.lock, which is no longer read.";
    // Releases
    ReleaseName "release-name" Error "The name or the date of a release does not fit.";
    ReleaseDamaged "release-damaged" Error "A release file is not as it was written.";
    ReleaseForm "release-form" Error "A release file has a form that this version does not know.";
    ForeignRelease "foreign-release" Error "A release file belongs to another book.";
    UnrecordedChange "unrecorded-change" Error "A clause differs from the newest release, and changes.toml does not say why.";
    UnusedChange "unused-change" Error "An entry of changes.toml names a clause that has not changed.";
    ChangeKind "change-kind" Error "The kind of an entry of changes.toml does not fit what happened.";
    // Sections and items
    UnknownSection "unknown-section" Error "Clause files do not have this heading.";
    MissingSection "missing-section" Error "A section that every clause has is missing.";
    DuplicateSection "duplicate-section" Error "A section appears twice.";
    UnfinishedClause "unfinished-clause" Warning "Clauses are not finished, so a release would refuse them.";
    EmptySection "empty-section" Error "A section, or the clause text, is empty.";
    ItemOrder "item-order" Error "The letters or numbers of items are out of order.";
    ItemStyle "item-style" Warning "A paragraph begins with a marker that the items of the corpus do not have.";
    ItemDepth "item-depth" Error "An item has a fourth level.";
    UnknownItem "unknown-item" Error "A note refers to an item that the clause does not have.";
    // Words that must be declared
    UnknownParty "unknown-party" Error "corpus.toml does not declare a party.";
    UnknownKind "unknown-kind" Error "corpus.toml does not declare a kind.";
    UnknownPhase "unknown-phase" Error "corpus.toml does not declare a phase.";
    UnknownPillar "unknown-pillar" Error "corpus.toml does not declare a pillar.";
    UnknownProfile "unknown-profile" Error "profiles.toml does not have a profile.";
    UnknownClause "unknown-clause" Error "A link names a clause that does not exist.";
    RetiredClause "retired-clause" Error "A link names a clause that was withdrawn.";
    UnknownTerm "unknown-term" Error "A link names a term that the glossary does not have.";
    UnknownFramework "unknown-framework" Error "The framework of a reference is not in frameworks.toml.";
    UnknownCitation "unknown-citation" Error "A reference names a provision that its framework does not have.";
    UnknownParameter "unknown-parameter" Error "A text uses a parameter that the clause does not declare.";
    UnusedParameter "unused-parameter" Error "The clause text does not use a declared parameter.";
    BrokenTie "broken-tie" Error "A parameter does not have the values of the one that its `same_as` names.";
    ProfileGrows "profile-grows" Warning "The clauses of a profile require more clauses than it has.";
    FallbackTarget "fallback-target" Warning "An alternative of a fallback names an item that the clause does not have.";
    DuplicateQuestion "duplicate-question" Warning "Two clauses have the same question.";
    DuplicateSignal "duplicate-signal" Warning "Two clauses have the same signal.";
    UnmatchedSynonym "unmatched-synonym" Warning "A synonym can never match in a search.";
    // Markdown
    RawHtml "raw-html" Error "Corpus text contains HTML.";
    LinkScheme "link-scheme" Error "A link or a picture has an address that pages cannot use.";
    LinkDefinition "link-definition" Error "A clause file contains a link definition.";
    UnsupportedMarkdown "unsupported-markdown" Error "A clause contains Markdown that is not supported.";
    BadInclude "bad-include" Error "A directive includes a file or lines that are not allowed or do not exist.";
    OtherDirective "other-directive" Warning "A directive has no effect here, or belongs to another preprocessor.";
    OpenBlock "open-block" Error "A block at the end of a chapter is not closed.";
    DeadLink "dead-link" Warning "A link or a picture of a chapter leads nowhere.";
    HeadingAttribute "heading-attribute" Error "A heading has an attribute or an anchor that it cannot have.";
    // Glossary
    DuplicateTerm "duplicate-term" Error "A term has two meanings.";
    DuplicateAlias "duplicate-alias" Error "Two terms have the same alias.";
    // The book
    TopicNotInSummary "topic-not-in-summary" Error "SUMMARY.md does not name a topic.";
    NoTopics "no-topics" Error "SUMMARY.md names no topic.";
    SummaryEntry "summary-entry" Error "An entry of SUMMARY.md leads nowhere or is in the wrong position.";
    ChapterAddress "chapter-address" Error "The path of a chapter cannot be an address, or is the address of something else.";
    BookConfig "book-config" Error "book.toml cannot be used.";
    BookSetting "book-setting" Warning "A setting of book.toml would harm the site.";
    // The official document
    OfficialFolder "official-folder" Error "The folder of the official texts cannot be used.";
    OfficialNotIgnored "official-not-ignored" Warning "Git does not ignore the official texts.";
    OfficialUncovered "official-uncovered" Warning "No clause corresponds to a provision of the official document.";
    OfficialNumber "official-number" Warning "A clause names a provision that the official document does not have.";
    // Import
    ImportUnsure "import-unsure" Warning "An import is unsure of something that it wrote.";
    ImportLeftOut "import-left-out" Warning "Something of an imported document is in no clause.";
    ImportConflict "import-conflict" Error "A field was changed by hand and in the document.";
    // Words of the interface
    WordSyntax "word-syntax" Error "A word file cannot be read.";
    UnknownWord "unknown-word" Error "A word file has a word that the program does not write.";
    WordParts "word-parts" Error "A word does not have the values and elements that the page puts into it.";
    MissingWords "missing-words" Warning "Pages have English words, because the language of the book lacks them.";
    // House rules, tuned in corpus.toml
    ShouldInClause "should-in-clause" Warning "Clause text contains `should`.";
    UndefinedCapitalisedTerm "undefined-capitalised-term" Warning "The glossary does not define a capitalised word of the clause text.";
    BareNumber "bare-number" Warning "A number in clause text is not a parameter.";
    PartyMismatch "party-mismatch" Warning "Clause text binds a party that the clause does not name.";
    SentenceTooLong "sentence-too-long" Warning "A sentence of clause text is too long.";
    SentenceTooShort "sentence-too-short" Warning "A sentence of clause text is too short.";
    PointerSentence "pointer-sentence" Warning "A sentence of clause text only points to another clause.";
    TooManyLinks "too-many-links" Warning "Clause text names too many other clauses.";
    UnusedAcceptance "unused-acceptance" Warning "An accepted house rule finds nothing in the clause.";
}

impl Code {
    /// The code of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// The house rules that corpus.toml tunes and a clause can accept with a reason.
    pub const LINTS: &'static [Self] = &[
        Self::ShouldInClause,
        Self::UndefinedCapitalisedTerm,
        Self::BareNumber,
        Self::PartyMismatch,
        Self::SentenceTooLong,
        Self::SentenceTooShort,
        Self::PointerSentence,
        Self::TooManyLinks,
    ];
}
