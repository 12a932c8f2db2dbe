### The words that the program writes on pages, in English.
###
### A book says any of them differently in a file `words/en.ftl` beside its book.toml, by the same key. A translation has
### every key. Values such as { $count } are put in by the program; elements such as <lists>…</lists> are links and the like,
### which the page makes of the words between them. Both may stand anywhere in the sentence. Nothing else is markup.

# What a clause is called: others say "control" or "requirement". `many` is the plural.
-clause =
    { $form ->
        [many] clauses
       *[one] clause
    }
# The same at the beginning of a sentence or a heading.
-clause-capital =
    { $form ->
        [many] Clauses
       *[one] Clause
    }

## Days and lists

date = { $year }-{ $month }-{ $day }
count-clauses =
    { $count ->
        [one] { $count } { -clause }
       *[other] { $count } { -clause(form: "many") }
    }
count-terms =
    { $count ->
        [one] { $count } defined term
       *[other] { $count } defined terms
    }
count-documents =
    { $count ->
        [one] { $count } outside document
       *[other] { $count } outside documents
    }

## The frame of every page

frame-skip = Skip to the text
frame-status = Status of this edition
frame-not-official = Not the { $name } text.
frame-draft = <label>Draft:</label> { $text }
frame-full-notice = Full notice
frame-site = Site
frame-clauses = { -clause-capital(form: "many") }
frame-topics = Topics
frame-terms = Terms
frame-references = References
frame-about = About
frame-schedule = Schedule
frame-search = Search<more> { -clause(form: "many") }</more>
licence-clauses = { -clause-capital } text: { $licence }.
licence-other = All other text: { $licence }.
licence-code = Code: { $licence }.
frame-changes = Changes
footer-one-file = All { -clause(form: "many") } in one file (HTML)
footer-csv = All { -clause(form: "many") } as a table (CSV)
footer-json = All { -clause(form: "many") } as data (JSON)
footer-source = Source
footer-report = Report a mistake
footer-appearance = Appearance
footer-system = System
footer-light = Light
footer-dark = Dark
footer-keys = Keys of this site
notice-official = <official>Official { $name }</official>: { $host }.

## Parts of several pages

crumbs = Breadcrumb
add-to-schedule = Add to schedule
copy-link = Copy link
copy-clause = Copy { -clause }
copy-definition = Copy definition
copy-citation = Copy citation
cite = Cite
permanent-address = Permanent address: <address>{ $address_text }</address>
always-current = Always the current text
withdrawn-name = <clause>{ $name }</clause> (withdrawn)
official-text = The official text: <official>{ $title }</official>.
official-text-published = The official text: <official>{ $title }</official>, published by { $publisher }.
bound-first = Binds the { $party }
bound-between = the { $party }
bound-last = and the { $party }
values-of = Negotiable values of { $id }
values-value = Value
values-default = <default>Default</default>, as in the text
values-leaning = { $party }-leaning
values-none = none given
brief-and-more = and { $count } more
brief-more = { $count } more
add-clause = Add { $id } to the schedule
table-clauses = { -clause-capital(form: "many") } by topic
table-id = Id
table-binds = Binds
table-clause = { -clause-capital }
table-brief = In brief
facet-kind = Kind
facet-phase = Phase
facets-any = Any
facets-only = Only the { $party }
facets-both = Both
facets-all = All of them
facets-order = Order
order-topic = By topic
order-id = By id
order-title = By title
facets-clear = Clear filters
history = History
not-released = Not released yet
turn-previous = Previous
turn-next = Next
notes-why = Why this { -clause } is here
filter-list = Filter this list
confidence-question = How reliable are these references?
confidence-confirmed-means = <word>Confirmed</word>: we read it in a published source or checked it against data.
confidence-reported-means = <word>Reported</word>: we read it in a secondary source or in another edition.
confidence-unconfirmed-means = <word>Unconfirmed</word>: it comes from general knowledge; check it before you rely on it.
confidence-confirmed = confirmed
confidence-reported = reported
confidence-unconfirmed = unconfirmed
citing = A citation says that a { -clause } treats the matter of a provision; this site never says that a { -clause } satisfies a rule.
former = No longer part of this { -clause }: { $parts }.
former-moved = { $part } (<here>now here</here>)

## Clauses

cite-and-share = Cite and share
clause-plain-text = Plain text
clause-builds-on = What this { -clause } builds on
clause-requires = Needed for this { -clause }
clause-mentions = Mentioned in the { -clause } text
clause-see-also = See also
clause-replaces = Replaces
clause-official = Official text of { $name }, not ours
clause-official-preview = Only this preview shows it: a published site has it if its settings say <setting>publish = true</setting>.
clause-affected = What else is affected if you change this { -clause }
clause-required-by = { -clause-capital(form: "many") } that need this one
clause-mentioned-by = { -clause-capital(form: "many") } that refer to this one
clause-asked = People come here with
turn-clauses = Previous and next { -clause }
copy-with-definitions = Copy { -clause } with its definitions
clause-mail = E-mail this { -clause }
clause-released-same = <release>This text, as of { $name }</release>, on a page that never changes.
clause-released-changed = The text has changed since { $name }: <release>the text as of { $name }</release>.
clause-current-here = <page>Always the current text</page>, on this page.
clause-reviewed = Reviewed: { $reviews }.
clause-licence-rest = The rest of this page: { $licence }.
clause-also = Also available as <text>plain text</text>.
clause-also-data = Also available as <text>plain text</text> and <data>data (JSON)</data>.
clause-suggest = Suggest a change
clause-report = Report a mistake in { $id }
clause-values = Negotiable values
clause-show-rationale = Show rationale
clause-show-views = Show rationale and views
copy-fallback = Copy fallback
jumps = On this page
jumps-values = Values
jumps-why = Why
jumps-views = Views
jumps-links = Links
jumps-copy = Copy<more> { -clause }</more>
origin-official = Corresponding { $name } { -clause }
origin-source = Source of this { -clause }
origin-none = We know of no { $name } { -clause } that corresponds to this one.
clause-terms = Defined terms in the text
clause-more-terms = These definitions also use { $terms }.
clause-unfinished = <label>Not finished.</label> The words and the address of { $id } may change.
sheet-means = What this means
sheet-all-party = All { -clause(form: "many") } that bind the { $party }
sheet-all-kind = All { -clause(form: "many") } of this kind
sheet-all-phase = All { -clause(form: "many") } for this phase
sheet-permanent = { $id }, permanent address
sheet-page = { $id }, address of this page
sheet-separate = { $id }, separate page
key-value = <value>Dotted underline</value>: a negotiable value.
key-term = <term>Thin underline</term>: a defined term.
phases-all = All phases

## Chapters and topics

contents = Contents
turn-chapters = Previous and next chapter
chapter-values = { $count }, each with a default and each side’s preferred value
section-rationale = Rationale
chapter-not-part = not part of the { -clause }
chapter-not-part-views = each side’s view, fallback, evidence; not part of the { -clause }
chapter-own-page = <page>{ $id } on a separate page</page>, with { $parts }
chapter-own-page-views = each side’s view
chapter-own-page-rest = links, references and citation
topic-clauses = { -clause-capital(form: "many") } of this topic
topic-withdrawn = Withdrawn from this topic:

## Lists of clauses

list-of =
    { $count ->
        [one] { $part } of { $count } { -clause }.
       *[other] { $part } of { $count } { -clause(form: "many") }.
    }
list-all = All { -clause(form: "many") }
list-combine = Combine with other filters
list-filters = Filters
list-no-words = No { -clause } here has these words. <search>Search the whole text</search>
list-end-values = Each value shown is the default; the { -clause } page has each side’s preferred value.
list-end-matrix = <matrix>Who owes what</matrix> has all { -clause(form: "many") } on two printed sheets.
list-end-forms = The full list is also available as <csv>CSV</csv> and <json>JSON</json>.
matrix-title = Who owes what
matrix-lead = Each { -clause } with the parties that it binds and the phases in which it applies. It prints small, in two columns.
matrix-list = <list>The list of { -clause(form: "many") }</list> narrows by several of these at once.

## Changes and releases

changes-lead = A release is the text as of its date, and never changes afterwards.
changes-feed = Feed of all changes (Atom)
changes-planned = Not released yet<planned>, planned as { $name }</planned>
changes-since = What changed since { $name }
changes-released =
    { $count ->
        [one] Released <date>{ $day }</date> with { $count } { -clause }.
       *[other] Released <date>{ $day }</date> with { $count } { -clause(form: "many") }.
    }
changes-text = The text as of { $name }
changes-to-current = From { $name } to the current text
difference-state-named = { $name } ({ $title }), released <date>{ $day }</date>
difference-state = { $name }, released <date>{ $day }</date>
difference-current = the current text of this site
difference-crumb = { $from } to { $to }
difference-crumb-current = { $from } to current text
difference-from-to = From { $from } to { $to }.
difference-key = <ins>Underlined</ins>: inserted. <del>Struck through</del>: deleted. Of unchanged items, only the marker is shown.
difference-nothing = Nothing has changed.
difference-index = Index of changes
terms-title = Defined terms
also = Also: { $names }
also-sentence = Also: { $names }.
difference-explained = Same text, changed explanation
difference-explained-list = The text of these { -clause(form: "many") } has not changed, but their explanation has: { $list }.
turn-topics = Previous and next topic
difference-whole-text = Whole text<of> of { $id }</of>
difference-text = Text<of> of { $id }</of>
difference-values = Negotiable values<of> of { $id }</of>
difference-label = Only its label has changed.
difference-also = Also changed, not part of the { -clause }: { $parts }.
frozen-which = Which text this is
frozen-text = <label>The text as of { $name }</label>, frozen on { $day }. This page never changes, and the text may have changed since.
frozen-all = All of { $name }
frozen-since = What has changed since
frozen-releases = All releases
release-title = Release { $name }
release-title-named = Release { $name }: { $title }
release-count = { $count } as of { $day }. Nothing here changes any more.
release-withdrawn = Withdrawn { -clause(form: "many") }
release-disclaimer = What this is not
releases-past = <label>The texts of the past</label> are here.
releases-title = Releases
releases-lead = A release is the whole text as it was on a day. Its pages never change, so a contract can cite them. The current text may have changed since.
releases-row =
    { $count ->
        [one] { $day }, { $count } { -clause }
       *[other] { $day }, { $count } { -clause(form: "many") }
    }

## Withdrawn clauses

retired-title = { $id } was withdrawn
retired-since = Withdrawn since { $release }.
retired-between = It was first replaced by { $clauses }.
retired-too = <clause>{ $name }</clause> (withdrawn too)
retired-instead = Use instead
retired-none = No { -clause } takes its place.
retired-facts = <label>Withdrawn.</label> Final wording, kept for existing contracts
retired-last = <clause>{ $id } as of { $name }</clause>: its last text in force, with its values and its rationale.
retired-forms = Also as <text>plain text</text> and <data>data (JSON)</data>.

## Terms

turn-terms = Previous and next term
term-report = Report a mistake in this definition
term-defined = Defined term
term-exact = only with the capitals shown here
term-any = with or without capitals
term-source = Source of this definition
term-used =
    { $count ->
        [one] Used in { $count } { -clause }
       *[other] Used in { $count } { -clause(form: "many") }
    }
term-unused = No { -clause } uses this term
term-terms = Terms that use it
terms-lead =
    { $count ->
        [one] { $count } term. In a { -clause }, a term has a thin underline where it first appears. The page of each term lists the { -clause(form: "many") } that use it.
       *[other] { $count } terms. In a { -clause }, a term has a thin underline where it first appears. The page of each term lists the { -clause(form: "many") } that use it.
    }
term-unused-sentence = No { -clause } uses this term.

## Outside documents

frameworks-lead =
    { $count ->
        [one] The { -clause(form: "many") } cite { $count } document: laws, standards and guidance. The page of each document lists the { -clause(form: "many") } that cite it, provision by provision.
       *[other] The { -clause(form: "many") } cite { $count } documents: laws, standards and guidance. The page of each document lists the { -clause(form: "many") } that cite it, provision by provision.
    }
frameworks-table = Outside documents
framework-key = Key
framework-document = Document
framework-status = Status
framework-citation-status = Citation status
framework-provisions-cited = Provisions cited
framework-part = { $part } of { $count }
framework-publisher = Publisher
framework-edition = Edition
framework-source = Source
framework-official = Official page
framework-confidence = Citation status: <mark>{ $status }</mark>
framework-listed = Every citation is checked against a list of the document’s provisions.
framework-checked = Last checked on { $day }.
framework-none = No { -clause } cites this document yet.
framework-cited =
    { $count ->
        [one] { -clause-capital(form: "many") } cite { $part } of its { $count } provision.
       *[other] { -clause-capital(form: "many") } cite { $part } of its { $count } provisions.
    }
framework-uncited = One that no { -clause } cites may not concern a contract at all.
framework-own-words = What a provision is about is said in our own words, not in those of the document.
framework-show = Show
framework-all = All provisions
framework-yes = Cited by a { -clause }
framework-no = Cited by no { -clause }
framework-table = Provisions and the { -clause(form: "many") } that cite them
framework-provision = Provision
framework-clauses = { -clause-capital(form: "many") } that cite it
framework-whole = The document as a whole
framework-official-text = Official text<of> of { $provision }</of>
framework-no-clause = no { -clause }

## The landing page

search-clauses = Search the { -clause(form: "many") }
search-button = Search
landing-examples = For example: { $searches }
landing-or-read = Or read: { $lists }.
landing-read = Read: { $lists }.
landing-clauses =
    { $count ->
        [one] { $count } { -clause } in one list
       *[other] { $count } { -clause(form: "many") } in one list
    }
landing-one-file = everything in one file
landing-readers = Who are you?
landing-set = Set of { -clause(form: "many") }: <profile>{ $name }</profile>
landing-disclaimer = What this site is not
landing-example = Example of a { -clause }
landing-sheet = <label>On the sheet</label> is the { -clause }, which may go into a contract.
landing-beside = <label>Beside it</label> are the rationale and each side’s view, which are never copied with the { -clause }.
landing-under = <label>Under it</label> are the negotiable values, each with a default and each side’s preferred value.
landing-other = Other topics
landing-count =
    { $count ->
        [one] { $count }<unit> { -clause }</unit>
       *[other] { $count }<unit> { -clause(form: "many") }</unit>
    }
landing-why =
    { $count ->
        [one] <why>Why this { -clause }</why>.
       *[other] <why>Why these { $count } { -clause(form: "many") }</why>.
    }
landing-why-profiles =
    { $count ->
        [one] <why>Why this { -clause }</why>, and <all>{ $profiles ->
            [2] both profiles
           *[other] all { $profiles } profiles
        }</all>.
       *[other] <why>Why these { $count } { -clause(form: "many") }</why>, and <all>{ $profiles ->
            [2] both profiles
           *[other] all { $profiles } profiles
        }</all>.
    }

## Profiles, the schedule and the comparison

profiles-title = Profiles
profile-add =
    { $count ->
        [one] Add { $count } { -clause } to schedule
       *[other] Add all { $count } { -clause(form: "many") } to schedule
    }
profile-table =
    { $count ->
        [one] { $count } { -clause } by topic, with the reason for each
       *[other] { $count } { -clause(form: "many") } by topic, with the reason for each
    }
profile-clause = { -clause-capital }, and why it is in the set
profile-required = Also needed
profile-required-why =
    { $count ->
        [one] { -clause-capital(form: "many") } of this set have no meaning without this one. Add it, or agree on words that take its place.
       *[other] { -clause-capital(form: "many") } of this set have no meaning without these. Add them, or agree on words that take their place.
    }
profile-left-out = Left out, and why
turn-profiles = Previous and next profile
profile-report = Report a mistake in this profile
profiles-lead = A profile is a set of { -clause(form: "many") } for one kind of contract. Its page says why each { -clause } is in the set, and what is left out.
count-clauses-sentence =
    { $count ->
        [one] { $count } { -clause }.
       *[other] { $count } { -clause(form: "many") }.
    }
schedule-title = Your schedule
schedule-lead = Choose { -clause(form: "many") }, set their values, settle what is left open, and take the result into Word or Excel.
schedule-compare = <compare>Compare a draft</compare> shows what a text of the other side lacks.
schedule-private = Everything stays in this browser: nothing is sent, and nobody else can see it.
schedule-no-script = This page needs JavaScript. Without it, start from one of the profiles below: each is a set of { -clause(form: "many") } with the reason for every choice. Every { -clause } page has its text to copy, and <all>one file</all> has all { -clause(form: "many") }.
schedule-profile = Start from a profile
compare-title = Compare a draft
compare-lead = Paste a draft, or open a Word, Markdown or text file. It is cut into provisions, and each is compared with the { -clause(form: "many") } of this site; those whose words are nearest are shown beside it. It stays in this browser: nothing is sent and nothing is kept.
compare-limits = Words are compared and nothing else. The page shows what was found and what was not. Whether a provision says as much as a { -clause } is for you to read.
compare-schedule = What the draft lacks can go into <schedule>your schedule</schedule>.
compare-no-script = This page needs JavaScript. Without it, take one of the <profiles>profiles</profiles> as a list to check the draft against.
compare-draft = The draft
compare-file = Or a file: .docx, .md or .txt
compare-with = Compare with
compare-button = Compare
compare-stop = Stop

## Search, misses, moved pages

search-title = Search
search-no-script = Search needs JavaScript. The full list is below. Use your browser’s “find in page”, or the <lists>lists</lists> by party, kind, phase and topic.
search-filters = Filter results
search-in = Search in
search-text-only = { -clause-capital } text only
not-found-title = There is no page at this address
not-found-lead = Addresses of { -clause(form: "many") } do not change, so the { -clause } you want is probably in the list below. An address like <address>{ $example }</address> leads to a { -clause } by its id.
moved-title = Moved · { $site }
moved-text = This page has moved to <page>{ $address }</page>.

## Everything in one file

one-file-lead =
    { $count ->
        [one] { $count } { -clause } in one file, { $edition }. This file works offline.
       *[other] { $count } { -clause(form: "many") } in one file, { $edition }. This file works offline.
    }
one-file-site = Website: <address>{ $site }</address>
one-file-find = Find { -clause(form: "many") } with these words
one-file-refers = Refers to: { $clauses }.
one-file-referred = Referred to by: { $clauses }.
one-file-references = References: { $references }.

## Titles and descriptions of pages

no-address = This site has no permanent address yet, because its settings do not give one.
no-address-preview = This is a preview, which has no permanent address.
feed-title = Changes: { $name }
title-term = { $name } (defined term)
title-document = { $name } (outside document)
title-profile = { $name } (profile)
report-body = What is wrong, and what should it say instead?
withdrawn = Withdrawn
changes-description = All releases of this text, what each of them changed in which { -clause }, and what has changed since.
changes-count =
    { $count ->
        [one] { $count } { -clause } { $change }
       *[other] { $count } { -clause(form: "many") } { $change }
    }
changes-count-terms =
    { $count ->
        [one] { $count } defined term { $change }
       *[other] { $count } defined terms { $change }
    }
changes-count-next = { $count } { $change }
change-added = added
change-withdrawn = withdrawn
change-substantive = changed in substance
change-editorial = changed in wording only
event-first = first release
event-added = added
event-withdrawn = withdrawn
event-substantive = substantive
event-editorial = editorial
kind-added = added
kind-changed = changed
kind-renamed = renamed
kind-withdrawn = withdrawn
difference-heading = What changed
difference-heading-topic = { $topic }: what changed
difference-title = What changed from { $from } to { $to }
difference-title-current = What changed from { $from } to the current text
difference-title-topic = { $topic }: what changed from { $from } to { $to }
difference-title-topic-current = { $topic }: what changed from { $from } to the current text
difference-description = { $title }, word by word, with the reason for each change.
difference-default = Default
part-summary = Summary
part-basis = Basis of the values
part-phases = Phases
section-view = { $party } view
section-fallback = Fallback
section-evidence = Evidence
section-notes = Notes
section-fallback-inside = fallback
section-evidence-inside = evidence
section-notes-inside = notes

## Differences, word by word

redline-inserted = [inserted: { $words }]
redline-deleted = [deleted: { $words }]
redline-letter-moved = { $now }, formerly { $before }:
redline-range = { $from } to { $to }
redline-same-moved = { $items }, formerly { $before }: same text
redline-same = { $items }: no change
redline-paragraphs =
    { $count ->
        [one] { $count } paragraph: no change
       *[other] { $count } paragraphs: no change
    }

## More titles and descriptions of pages

list-party = { -clause-capital(form: "many") } that bind the { $name }
list-kind = { -clause-capital(form: "many") } of kind “{ $name }”
list-phase = { -clause-capital(form: "many") } for the phase “{ $name }”
list-topic = { -clause-capital(form: "many") } on { $name }
list-description = { $title }: { $part } of { $count }. { $site }
facet-party = Bound party
facet-topic = Topic
frameworks-description = Outside laws, standards and guidance, and the { -clause(form: "many") } that cite them.
framework-description-none = { $title }: no { -clause } cites it yet.
framework-description =
    { $count ->
        [one] { $title }: cited by { $count } { -clause }.
       *[other] { $title }: cited by { $count } { -clause(form: "many") }.
    }
framework-description-provisions = { $title }: cited by { $clauses } ({ $provisions }).
count-provisions =
    { $count ->
        [one] { $count } provision
       *[other] { $count } provisions
    }
confidence-confirmed-help = The identifiers cited here were checked against the source or a public copy of its list.
confidence-reported-help = Others who read the source report these identifiers; we have not read it ourselves.
confidence-unconfirmed-help = We believe that these identifiers are right, but have not checked them.
matrix-description = Every { -clause } with the parties that it binds and the phases in which it applies, to print on two sheets.
not-found-page = Page not found
not-found-description = There is no page at this address.
title-withdrawn = { $title } (withdrawn)
one-file-title = Everything in one file
one-file-description =
    { $count ->
        [one] All { $count } { -clause } of { $site } in one file that works offline.
       *[other] All { $count } { -clause(form: "many") } of { $site } in one file that works offline.
    }
profiles-description = Sets of { -clause(form: "many") } for different occasions, each with the reasons for its choice.
cite-profile = profile “{ $name }”
comparison-same = This { -clause } asks for the same.
comparison-softer = This { -clause } is softer.
comparison-stricter = This { -clause } is stricter.
comparison-unknown = This { -clause } may be stricter or softer.
origin-name = { $official } v{ $version } { -clause } { $number }
origin-unnamed = the official text
releases-description = Every release of the text: what it said on a day, for good.
release-description = { $count } as of { $day }.
release-documents = Outside references
retired-description = { $id } was withdrawn: { $reason }
retired-says = { $name }. Withdrawn.
schedule-description = Choose { -clause(form: "many") }, set their values, and take the schedule into a word processor.
compare-description = Compare a draft of the other side with the { -clause(form: "many") }: what is near, and what was not found.
search-description = Search the { -clause(form: "many") } of { $site }.
terms-description = Every term that the { -clause(form: "many") } define: its meaning, and the { -clause(form: "many") } that use it.
cite-term = term “{ $name }”

## Scripts: copying, keys, lists, misses

copied = Copied
copied-what = Copied: { $label }
copied-refused = The browser did not allow copying
copied-refused-short = Not allowed
copied-terms = Terms not included: { $names }.
close = Close
try-again = Try again
reload = Reload this page
keys-chord = Ctrl+K
keys-enter = Enter
keys-turn = Page before, page after
keys-list = This list
keys-close = Close what is open
keys-move = In the search: move through the results
keys-open = In the search: open the result
one-file-found = { -clause-capital(form: "many") } found: { $count } of { $total }
disk-notice = This page was opened from a disk: its links work, its search does not. To search, open the { $file }.
disk-file = one file with all { -clause(form: "many") }
miss-several = This address names several { -clause(form: "many") }. Choose the one you want:
miss-no-text = There is no text of this { -clause } in a release “{ $release }”. The text of today is here:
miss-other = No page has exactly this address. You may have wanted:

## Scripts: the search

search-loading = Loading the search …
search-loading-short = Loading …
search-list = List of { -clause(form: "many") }
search-filter-list = Filter the list of { -clause(form: "many") }
search-slow = Loading the search is taking longer than usual.
search-slow-rest = Loading the remaining results and excerpts is taking longer than usual.
search-failed = { $cause }, so the search cannot be loaded.
search-failed-rest = { $cause }, so the remaining results and excerpts cannot be loaded.
cause-gone = The site has changed since this page was loaded
cause-status = The server answered with error { $status }
cause-offline = You are offline
cause-unreachable = The site cannot be reached
cause-foreign = The network sent another page, such as a sign-in page
cause-damaged = A file arrived damaged or incomplete
cause-blocked = This browser does not allow WebAssembly
cause-failed = Something went wrong
search-more = More results
search-results = Results
search-keys = ↑ ↓ to select, Enter to open
search-keys-page = ↓ to the results
search-key-box = Open search with / or Ctrl+K
search-no-id = No { -clause } has this id. Similar ids are listed below.
search-corrected = Showing results for “{ $words }”.
search-no-value = There is no { $name } “{ $value }”; there are { $known }.
search-nothing = Nothing here treats this
search-count = { -clause-capital(form: "many") } found: { $count }
search-count-about = { -clause-capital(form: "many") } found: about { $count }
search-others = { $found }, other pages: { $count }
search-shown = { $found }. Showing { $first } to { $last }
search-topic = Topic: { $title }
search-previous = Previous page
search-next = Next page
search-all = Show all { $count }
search-clear-marks = Clear highlight
hit-withdrawn = Withdrawn { -clause }
hit-document = Outside document
hit-chapter = Chapter
hit-definition = Definition
hit-cites = Cites { $provision }
hit-found = Found in the { $place }
hit-rationale = in rationale
hit-asked = asked as:
place-id = id
place-title = title
place-terms = defined terms
place-text = { -clause } text
place-summary = summary
place-references = references
place-questions = questions
place-topic = topic
place-rationale = rationale

## Scripts: the schedule

schedule-remove = Remove from schedule
schedule-remove-clause = Remove { $id } from the schedule
schedule-add-all = Add all { $clauses } to the schedule
schedule-remove-all = Remove all { $clauses } from the schedule
schedule-holds = Schedule, { $clauses }
schedule-has = The schedule has { $clauses }.
schedule-added = Added.
schedule-removed = Removed.
store-blocked = This browser keeps nothing for this site, so the schedule is lost when you leave this page.
store-full = This browser has no room left for this site, so the last change is lost when you leave this page.
store-newer = A newer version of this site has written the schedule. Reload this page to change it.
store-blocked-link = This browser keeps nothing for this site, so the schedule is lost when you leave this page. Copy the link to it to keep it.
store-full-link = This browser has no room left for this site, so the last changes are lost when you leave this page. Copy the link to the schedule to keep it.
store-damaged = What this browser has kept of your schedule cannot be read. It stays as it is until you add a { -clause }.
desk-unreachable = The files of this page could not be loaded. Your choice is kept; try again when you are online.
desk-blocked = This browser does not let this page work out a schedule. Your choice is kept, and every { -clause } page has its text to copy.
desk-damaged = The files of this page arrived damaged. Reload the page.
desk-too-large = This file is too large for this page.
desk-failed = Something went wrong while the schedule was worked out. Your choice is kept; reload the page.
desk-without-office = This browser runs no WebAssembly here, so there are no Word and Excel files. Everything else works: Markdown, plain text, CSV, print, and the link.
desk-cover = Cover page
desk-open = Open questions
desk-definitions = Definitions
desk-definitions-lead = Every defined term that the chosen texts use, and the terms that their definitions use.
desk-definitions-show = Show the definitions
desk-positions = Positions
desk-whole = The whole schedule
desk-contract = Contract
desk-date = Date
desk-names = These names stay on this device: no link to the schedule has them.
desk-default = Default
desk-default-is = Default: { $value }
desk-views = Views of the parties
desk-column = Start all values from
desk-order-hand = By hand
desk-numbers = Numbers
desk-numbers-ids = The ids of this site
desk-changes = Show what differs from the text as published
desk-annexes = Annexes
desk-take = Take it along
desk-print = Print
desk-share = Copy link to this schedule
desk-clear = Clear the schedule
desk-clear-question = Remove all { -clause(form: "many") }, values and names from this browser?
desk-sheet = Open a returned position sheet (it is not sent anywhere)
desk-shared = The link has { $count } characters and was copied. It has the { -clause(form: "many") }, their order and values, and no names.
desk-strange-release = This schedule was made from the texts of { $release }, which this site does not have. The texts of today are shown.
desk-empty = No { -clause } is chosen yet. Use “Add to schedule” on a { -clause }, in a list or in the search, or start from a profile below.
desk-summary = { $clauses }, { $definitions }, { $values } other than the default. { $open }
desk-nothing-open = Nothing is open.
desk-used-by = Used by { $names }
desk-offer = The link holds a schedule of { $theirs }. Yours has { $own }.
desk-offer-replace = Replace mine
desk-offer-add = Add its { -clause(form: "many") } to mine
desk-offer-drop = Keep mine as it is
desk-difference = The page of changes has { $id }
entry-as-whole = As the whole schedule
entry-leaning = { $party }-leaning: { $value }
entry-own = Your own value
entry-in-text = In the text:
entry-published = The text as published
entry-fallback = Fallback: { $text }
entry-text = Text
entry-withdrawn = withdrawn
entry-unknown = not a { -clause } of this site
entry-changed = { $values }, { $count } changed
entry-release = text of { $release }
entry-up = Move { $id } up
entry-down = Move { $id } down
entry-remove = Remove
entry-details = Values and text
entry-details-of = of { $id }
file-tracked = Word, changes tracked
file-sheet = Excel position sheet
file-text = Plain text
file-name-schedule = schedule
file-name-tracked = schedule-tracked
file-name-positions = positions
file-name-rules = outside-rules
file-name-comparison = comparison
ends-unknown = { -clause-capital(form: "many") } that this site does not have
ends-requires = { -clause-capital(form: "many") } that others need
ends-tie = Values that should be the same
ends-value = Values that cannot be used
ends-blank = Values that are blank
ends-fallback = Fallbacks that do not fit
ends-release = { -clause-capital(form: "many") } with another text today
ends-reference = References to { -clause(form: "many") } that are not chosen
ends-solved = { $title }: { $count } solved
end-add = Add { $id }
end-keep = Keep the reference
end-strike = Strike the words
end-use-own = Use “{ $value }”
end-use-default = Use the default value of { $id }
end-use-column = Use the { $party } value of { $id }
end-replace = Replace by { $ids }
end-remove = Remove { $id }
end-use-text = Take the text as published
end-keep-release = Keep the text of { $release }
end-take-today = Take the text of today
end-add-all = Add all of them
end-keep-all = Keep all references
end-strike-all = Strike all of them
end-take-all = Take all texts of today
end-keep-all-releases = Keep all earlier texts
sheet-no-answer = no answer
sheet-title = Positions in the returned sheet
sheet-summary = { $clauses }, { $count } with different answers.
rules-title = Outside rules
rules-show = Show what the chosen { -clause(form: "many") } cite
rules-save = Save as CSV
rules-as-whole = as a whole, { $clauses }
rules-failed = The list of outside rules could not be loaded. Fold this part and unfold it to try again.
rules-summary = { $cited } of { $clauses } cite { $provisions } of { $documents }.
rules-of = { $part } of { $provisions }
rules-table = Provisions of { $key } that the chosen { -clause(form: "many") } cite
rules-clauses = Chosen { -clause(form: "many") } that cite it
rules-name = Name

## Scripts: the comparison

compare-unreachable = The files of this page could not be loaded. Try again when you are online.
compare-blocked = This browser does not let this page compare drafts. A profile is a list to check a draft against.
compare-too-large = This file is too large to be opened here.
compare-failed = Something went wrong while the draft was read. Save it as text and try again.
compare-progress = Provisions compared
compare-without-office = This browser runs no WebAssembly here, so Word files cannot be opened. Pasted text, Markdown and text files work.
compare-empty = Paste a draft or choose a file first.
compare-running = Comparing { $provisions } …
compare-stopped = Stopped after { $count }.
compare-read = { $provisions } read.
compare-result = Of { $clauses }: { $confirmed } found and confirmed, { $found } found and not confirmed, nothing like it found for { $nothing }.
compare-state-confirmed = Found and confirmed by you
compare-state-found = Found, not confirmed
compare-state-nothing = Nothing like it was found
compare-all = All of them
compare-show = Show { -clause(form: "many") }
compare-from = The draft is from
compare-add-missing = Add the { -clause(form: "many") } that were not found to the schedule
compare-add-found = Add those found and not confirmed
compare-sheet = Position sheet with their text
compare-save = Save the result (CSV)
compare-unnumbered = Without a number
compare-theirs = Theirs:
compare-ours = Ours:
compare-not-near = (the nearest, but not near)
compare-confirm = Confirm
compare-reject = Not this one
compare-nearest = What comes nearest
table-title = Title
compare-state = State
compare-text = Text of the draft
desk-count-open =
    { $count ->
        [one] { $count } open question.
       *[other] { $count } open questions.
    }
count-definitions =
    { $count ->
        [one] { $count } definition
       *[other] { $count } definitions
    }
count-values =
    { $count ->
        [one] { $count } value
       *[other] { $count } values
    }
count-chosen =
    { $count ->
        [one] { $count } chosen { -clause }
       *[other] { $count } chosen { -clause(form: "many") }
    }
count-rules =
    { $count ->
        [one] { $count } document
       *[other] { $count } documents
    }
compare-strangers =
    { $count ->
        [one] { $count } provision of the draft that no { -clause } comes near to
       *[other] { $count } provisions of the draft that no { -clause } comes near to
    }

## Feeds, plain texts and lists for programs

edition-draft = draft
not-reviewed = Not yet reviewed.
retired-wording = Final wording, kept for existing contracts
markdown-default = default { $value }
markdown-leaning = { $party }-leaning { $value }
official-at = Official { $name }: { $address }
llms-everything = Everything at once
llms-texts = All texts in one file
llms-texts-note = every { -clause } with its sections, and every defined term
llms-data = All data as JSON
llms-data-note = the whole corpus with links, values and references by id
llms-lines = All data as JSON, an entry a line
llms-lines-note = the same, to read line by line
llms-use = Edition: { $edition }. { -clause-capital } text is licensed under { $clauses }, everything else under { $other }. Cite a { -clause } by its id and its address; both are permanent.
oscal-site = The site of this catalog
oscal-json = The same corpus as JSON
oscal-never-released = This corpus has no release yet; the time of its last change is not recorded.
oscal-changed = The time is that of the newest release. The text has changes that are in no release yet.
feed-clauses =
    { $count ->
        [one] { $count } { -clause } in this release.
       *[other] { $count } { -clause(form: "many") } in this release.
    }
feed-changed =
    { $count ->
        [one] { $count } { -clause } changed.
       *[other] { $count } { -clause(form: "many") } changed.
    }
llms-cited =
    { $count ->
        [one] cited by { $count } { -clause }
       *[other] cited by { $count } { -clause(form: "many") }
    }

## Documents: the schedule in Word, Excel, Markdown and plain text

document-title = Schedule
document-source = { -clause-capital(form: "many") } of { $source }
document-values = Agreed values
document-agreed = Agreed
document-published = As published
document-open = Open points
document-cited = Source: { $source }
document-annex-rationale = Annex: rationale
document-annex-views = Annex: views of the parties
document-annex-evidence = Annex: evidence
document-page = Page { $page } of { $pages }
document-positions = Positions on { -clause(form: "many") } of { $source }.
document-positions-status = Positions on { -clause(form: "many") } of { $source }. This text is { $status }.
document-found = Found in the draft
position-position = { $party } position
position-text = { $party } text
position-owner = { $party } owner
position-comply = comply
position-partly = partly
position-no = no
position-alternative = alternative
sheet-type = Type
reference-begin = { -clause-capital } { $number }
reference-inside = { -clause } { $number }
open-unknown = { $clause } is not among the { -clause(form: "many") } of this site: it is kept here and left out of documents
open-withdrawn = { $clause } was withdrawn: { $reason }
open-release = { $clause } has another text today than in { $release }
open-rule = References are kept under { $clause }, which is not in the schedule
open-requires = { $clause } has no meaning without { $target }, which is not in the schedule
open-reference = { $who } refers to { $target }, which is not in the schedule
open-definition = The definition of “{ $term }”
open-tie = “{ $label }” in { $clause } is { $value }, but it should be the same as in { $target }, where it is { $other }
open-value = The value of “{ $label }” in { $clause } is not used: { $why }
open-blank = “{ $label }” in { $clause } is left blank
open-fallback = The alternative chosen for { $clause } is not applied: { $why }
alternative-missing = the text has no { $item }
alternative-text = text before its items
alternative-no-sentence = { $item } has no such sentence
alternative-no-words = { $item } does not have the words “{ $words }”
alternative-apart = { $from } and { $to } are not side by side
alternative-none = the { -clause } has no alternative { $number }
returned-no-id-column = no sheet has a column “{ $name }”, by which the rows are known; { $found }
returned-no-text = no sheet has any text
returned-found = found: { $names }
returned-column = column { $name }
returned-no-column = the sheet has no column “{ $name }”
returned-no-id = a row has no id: it is kept at its place
returned-twice = { $clause } stands in the sheet more than once: each row is kept
returned-withdrawn = { $clause } has since been withdrawn
returned-replaced = { $clause } has since been withdrawn and replaced by { $ids }
returned-unknown = { $clause } is not among the { -clause(form: "many") } of this site: its row is kept

## Documents: what they say of what they are given

document-author = Schedule builder
document-struck = [struck: { $words }]
document-blank = [blank]
document-term = “{ $term }”

# An address with a schedule, and what the browser has kept.
link-newer = the link was made by a newer version of this page
link-unreadable = the link contains no schedule that can be read
link-cut-all = the link is incomplete, and none of it can be read
link-cut = the link is incomplete: { -clause(form: "many") } at its end may be missing; check what is here
link-choice = a choice for { $clause } in the link cannot be read
link-withdrawn = { $clause } was withdrawn
link-replaced = { $clause } was withdrawn and replaced by { $ids }
link-unknown = { $clause } is not among the { -clause(form: "many") } of this site; it is kept
stored-unreadable = the schedule stored in this browser cannot be read
stored-newer = the schedule was written by a newer version of this page: what is new in it is not shown
stored-entries = the list of chosen { -clause(form: "many") } cannot be read
stored-field = a setting of the schedule (“{ $name }”) cannot be read
stored-twice = { $clause } is in the schedule twice; the first entry is used
stored-nameless = an entry of the schedule names no { -clause }
stored-choice = what was chosen for { $clause } cannot be read; the published text is used

# A value that a reader types.
value-long = the value is longer than { $count } characters; if more has to be said, change the text itself
value-lines = the value contains a line break or a tab ({ $character }); write it on one line, with a space instead
value-space = the value begins or ends with a space; remove it
value-mark = the value begins with a mark that has no letter; write the letter first, then its marks
value-letters = the value has no letter or digit; write it in words
value-markup = “{ $character }” is a formatting character in some programs; write the value in words and numbers
value-directions = the value has digits among left-to-right and right-to-left letters; write it in one script
value-scripts = “{ $words }” mixes letters of two scripts; write each word in one script
value-character = { $character } { $what }; { $help }
character-control = is a control character
character-direction = displays text in a different order from the one in which it is copied
character-invisible = is invisible and is copied with the text
character-joiner = is invisible and joins nothing here
character-variation = is invisible and selects no variant of the character before it
character-space = looks like an ordinary space but is a different character
character-line-end = ends a line in some programs but not in others
character-meaningless = has no agreed meaning
character-lost = replaces a character that a program could not read
character-mark-alone = is a mark without a letter before it
character-mark-pile = is one mark too many on a letter
character-remove-unseen = remove it; retype the words around it if your editor does not show it
character-remove-direction = remove it: the letters themselves set the direction
character-remove-joiner = remove it: joiners belong between letters of scripts that need them (Arabic, Indic, Khmer, Mongolian) and inside emoji
character-remove-variation = remove it: selectors belong after an emoji, an ideograph or a Mongolian letter
character-write-space = write an ordinary space, or U+00A0 NO-BREAK SPACE between two characters that must stay on one line
character-write-line-end = write a space, or an ordinary line end where one is allowed
character-write-defined = remove it, or write a character that Unicode defines
character-write-meant = write the character that was meant, and save the file as UTF-8
character-write-letter = write the letter first, then its marks
character-remove-marks = remove the marks that no language needs

# A draft.
draft-empty = the file is empty
draft-too-large = the file is larger than 50 MB; save the part that you want to compare as a separate file
draft-unpacks-too-large = the file unpacks to more than 64 MB of text, so it was not read to the end; it may be malicious
draft-password = the document is protected by a password; open it in Word, remove the password and save it
draft-old-word = this is a Word document in the old format (.doc); open it in Word or LibreOffice and save it as .docx
draft-pdf = this is a PDF; open it, select the text and paste it, or ask for the Word document
draft-rich-text = this is rich text (.rtf); open it in Word or LibreOffice and save it as .docx
draft-other-archive = this is not a Word document; save the draft as .docx, as text or as Markdown
draft-damaged = the Word document is damaged and cannot be read; open it in Word, which may repair it, and save it again
draft-not-here = this browser cannot read Word documents; open the document in Word, select the text and paste it here
draft-binary = this is neither a Word document nor a text file; save the draft as .docx, as text or as Markdown
draft-no-text = there are no sentences in the draft that could be compared; run text recognition (OCR) on scanned pages first
draft-encoding = the file is not encoded in UTF-8; letters with accents and quotation marks may be wrong
draft-tracked = the document has tracked changes; they are read as accepted: inserted words count, deleted words do not
draft-macros = the document has macros; they were not run, and only the text was read
draft-partly-damaged = the document is damaged: it was read up to the damage, and what follows is missing
draft-many = the draft has { $count } provisions; the first { $limit } are compared

# A returned sheet.
returned-password = the file is protected by a password, or in the old Excel format (.xls): save it as XLSX without a password
returned-no-workbook = the file is not an XLSX workbook, or it is not complete
returned-no-sheets = the file has no sheets: save the table as XLSX
returned-damaged = a sheet of the workbook cannot be read
returned-macros = the workbook has macros, which are not run
returned-too-large = the workbook is too large: its end is not read
returned-rows = the sheet has more than { $count } rows: the rows after that are not read
returned-cut = the sheet is not complete: rows at its end may be missing
returned-formulas = formulas in { $cells }: the results saved in the file are read
returned-formulas-more = formulas in { $cells } and other cells: the results saved in the file are read

# A browser without WebAssembly.
office-write = this browser does not run WebAssembly, so only text, Markdown and CSV are available
office-read = this browser does not run WebAssembly, so workbooks cannot be opened
