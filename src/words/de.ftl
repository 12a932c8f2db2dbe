### Die Wörter, die das Programm auf die Seiten schreibt, auf Deutsch.
###
### Ein Buch ersetzt einzelne davon in der Datei `words/de.ftl` neben seiner book.toml, mit demselben Schlüssel.

# Wie eine Klausel heißt. Die Sätze setzen ein weibliches Wort voraus, etwa „Anforderung“ oder „Regel“.
-clause =
    { $form ->
        [many] Klauseln
       *[one] Klausel
    }

## Days and lists

date = { $day }.{ $month }.{ $year }
count-clauses =
    { $count ->
        [one] { $count } { -clause }
       *[other] { $count } { -clause(form: "many") }
    }
count-terms =
    { $count ->
        [one] { $count } Begriff
       *[other] { $count } Begriffe
    }
count-documents =
    { $count ->
        [one] { $count } externes Dokument
       *[other] { $count } externe Dokumente
    }

## The frame of every page

frame-skip = Zum Text springen
frame-status = Status dieser Fassung
frame-not-official = Nicht der offizielle Text ({ $name }).
frame-draft = <label>Entwurf:</label> { $text }
frame-full-notice = Vollständiger Hinweis
frame-site = Website
frame-clauses = { -clause(form: "many") }
frame-topics = Themen
frame-terms = Begriffe
frame-references = Quellen
frame-about = Hintergrund
frame-schedule = Anlage
frame-search = Suche<more> in { -clause(form: "many") }</more>
licence-clauses = Text der { -clause(form: "many") }: { $licence }.
licence-other = Alle übrigen Texte: { $licence }.
licence-code = Programm: { $licence }.
frame-changes = Änderungen
footer-one-file = Alle { -clause(form: "many") } in einer Datei (HTML)
footer-csv = Alle { -clause(form: "many") } als Tabelle (CSV)
footer-json = Alle { -clause(form: "many") } als Daten (JSON)
footer-source = Quelltext
footer-report = Fehler melden
footer-appearance = Darstellung
footer-system = System
footer-light = Hell
footer-dark = Dunkel
footer-keys = Tastenkürzel dieser Website
notice-official = <official>Offizieller Text ({ $name })</official>: { $host }.

## Parts of several pages

crumbs = Pfad
add-to-schedule = Zur Anlage hinzufügen
copy-link = Link kopieren
copy-clause = { -clause } kopieren
copy-definition = Definition kopieren
copy-citation = Zitiervorschlag kopieren
cite = Zitieren
permanent-address = Dauerhafte Adresse: <address>{ $address_text }</address>
always-current = Immer der aktuelle Text
withdrawn-name = <clause>{ $name }</clause> (zurückgezogen)
official-text = Der offizielle Text: <official>{ $title }</official>.
official-text-published = Der offizielle Text: <official>{ $title }</official>, herausgegeben von { $publisher }.
bound-first = Verpflichtet: { $party }
bound-between = { $party }
bound-last = und { $party }
values-of = Verhandelbare Werte von { $id }
values-value = Wert
values-default = <default>Standardwert</default>, wie im Text
values-leaning = Bevorzugt: { $party }
values-none = keiner angegeben
brief-and-more =
    { $count ->
        [one] und { $count } weitere Angabe
       *[other] und { $count } weitere Angaben
    }
brief-more =
    { $count ->
        [one] { $count } weitere Angabe
       *[other] { $count } weitere Angaben
    }
add-clause = { $id } zur Anlage hinzufügen
table-clauses = { -clause(form: "many") } nach Themen
table-id = Kennung
table-binds = Verpflichtet
table-clause = { -clause }
table-brief = In Kürze
facet-kind = Art
facet-phase = Phase
facets-any = Beliebig
facets-only = Nur { $party }
facets-both = Beide
facets-all = Alle Parteien zugleich
facets-order = Reihenfolge
order-topic = Nach Thema
order-id = Nach Kennung
order-title = Nach Titel
facets-clear = Filter zurücksetzen
history = Verlauf
not-released = Noch nicht veröffentlicht
turn-previous = Zurück
turn-next = Weiter
notes-why = Warum es diese { -clause } gibt
filter-list = Liste filtern
confidence-question = Wie verlässlich sind diese Verweise?
confidence-confirmed-means = <word>Bestätigt</word>: Wir haben es in einer veröffentlichten Quelle gelesen oder mit Daten abgeglichen.
confidence-reported-means = <word>Aus zweiter Hand</word>: Wir haben es in einer Sekundärquelle oder in einer anderen Ausgabe gelesen.
confidence-unconfirmed-means = <word>Unbestätigt</word>: Die Angabe beruht auf allgemeinem Wissen; prüfen Sie sie, bevor Sie sich darauf verlassen.
confidence-confirmed = bestätigt
confidence-reported = aus zweiter Hand
confidence-unconfirmed = unbestätigt
citing = Ein Verweis sagt, dass eine { -clause } den Gegenstand einer Bestimmung behandelt; diese Website sagt nie, dass eine { -clause } eine Vorschrift erfüllt.
former = Nicht mehr Teil dieser { -clause }: { $parts }.
former-moved = { $part } (<here>jetzt hier</here>)

## Clauses

cite-and-share = Zitieren und teilen
clause-plain-text = Reiner Text
clause-builds-on = Worauf diese { -clause } aufbaut
clause-requires = Für diese { -clause } nötig
clause-mentions = Im Text der { -clause } genannt
clause-see-also = Siehe auch
clause-replaces = Ersetzt
clause-official = Offizieller Text ({ $name }), nicht von uns
clause-official-preview = Nur diese Vorschau zeigt ihn: Eine veröffentlichte Website hat ihn, wenn ihre Einstellungen <setting>publish = true</setting> enthalten.
clause-affected = Was eine Änderung dieser { -clause } noch betrifft
clause-required-by = { -clause(form: "many") }, die diese brauchen
clause-mentioned-by = { -clause(form: "many") }, die auf diese verweisen
clause-asked = Fragen, die hierher führen
turn-clauses = Vorherige und nächste { -clause }
copy-with-definitions = { -clause } mit ihren Definitionen kopieren
clause-mail = { -clause } per E-Mail senden
clause-released-same = <release>Dieser Text in der Ausgabe { $name }</release>, auf einer Seite, die sich nie ändert.
clause-released-changed = Der Text hat sich seit der Ausgabe { $name } geändert: <release>der Text der Ausgabe { $name }</release>.
clause-current-here = <page>Immer der aktuelle Text</page>, auf dieser Seite.
clause-reviewed = Geprüft: { $reviews }.
clause-licence-rest = Alles Übrige auf dieser Seite: { $licence }.
clause-also = Auch als <text>reiner Text</text>.
clause-also-data = Auch als <text>reiner Text</text> und <data>Daten (JSON)</data>.
clause-suggest = Änderung vorschlagen
clause-report = Fehler in { $id } melden
clause-values = Verhandelbare Werte
clause-show-rationale = Begründung anzeigen
clause-show-views = Begründung und Sichten anzeigen
copy-fallback = Ausweichregelung kopieren
jumps = Auf dieser Seite
jumps-values = Werte
jumps-why = Begründung
jumps-views = Sichten
jumps-links = Bezüge
jumps-copy = Kopieren<more> der { -clause }</more>
origin-official = Entsprechende { -clause } in { $name }
origin-source = Herkunft dieser { -clause }
origin-none = Uns ist in { $name } keine { -clause } bekannt, die dieser entspricht.
clause-terms = Definierte Begriffe im Text
clause-more-terms = Diese Definitionen verwenden außerdem: { $terms }.
clause-unfinished = <label>Nicht fertig.</label> Wortlaut und Adresse von { $id } können sich noch ändern.
sheet-means = Was das bedeutet
sheet-all-party = Alle { -clause(form: "many") }, die die Partei „{ $party }“ verpflichten
sheet-all-kind = Alle { -clause(form: "many") } dieser Art
sheet-all-phase = Alle { -clause(form: "many") } für diese Phase
sheet-permanent = { $id }, dauerhafte Adresse
sheet-page = { $id }, Adresse dieser Seite
sheet-separate = { $id }, eigene Seite
key-value = <value>Gepunktet unterstrichen</value>: ein verhandelbarer Wert.
key-term = <term>Dünn unterstrichen</term>: ein definierter Begriff.
phases-all = Alle Phasen

## Chapters and topics

contents = Inhalt
turn-chapters = Vorheriges und nächstes Kapitel
chapter-values = { $count }, jeweils mit Standardwert und dem bevorzugten Wert jeder Partei
section-rationale = Begründung
chapter-not-part = nicht Teil der { -clause }
chapter-not-part-views = Sicht jeder Partei, Ausweichregelung, Nachweise; nicht Teil der { -clause }
chapter-own-page = <page>{ $id } auf eigener Seite</page>: { $parts }
chapter-own-page-views = Sicht jeder Partei
chapter-own-page-rest = Bezüge, Quellen und Zitiervorschlag
topic-clauses = { -clause(form: "many") } dieses Themas
topic-withdrawn = Aus diesem Thema zurückgezogen:

## Lists of clauses

list-of =
    { $count ->
        [one] { $part } von { $count } { -clause }.
       *[other] { $part } von { $count } { -clause(form: "many") }.
    }
list-all = Alle { -clause(form: "many") }
list-combine = Mit anderen Filtern kombinieren
list-filters = Filter
list-no-words = Keine { -clause } hier enthält diese Wörter. <search>Im ganzen Text suchen</search>
list-end-values = Gezeigt ist jeweils der Standardwert; den bevorzugten Wert jeder Partei nennt die Seite der { -clause }.
list-end-matrix = <matrix>Wer schuldet was</matrix> zeigt alle { -clause(form: "many") } auf zwei gedruckten Blättern.
list-end-forms = Die vollständige Liste gibt es auch als <csv>CSV</csv> und <json>JSON</json>.
matrix-title = Wer schuldet was
matrix-lead = Jede { -clause } mit den Parteien, die sie verpflichtet, und den Phasen, in denen sie gilt. Der Druck ist klein und zweispaltig.
matrix-list = <list>Die Liste der { -clause(form: "many") }</list> lässt sich nach mehreren Parteien und Phasen zugleich filtern.

## Changes and releases

changes-lead = Eine Ausgabe ist der Text zu ihrem Stichtag und ändert sich danach nicht mehr.
changes-feed = Feed aller Änderungen (Atom)
changes-planned = Noch nicht veröffentlicht<planned>, geplant als { $name }</planned>
changes-since = Änderungen seit { $name }
changes-released =
    { $count ->
        [one] Veröffentlicht am <date>{ $day }</date> mit { $count } { -clause }.
       *[other] Veröffentlicht am <date>{ $day }</date> mit { $count } { -clause(form: "many") }.
    }
changes-text = Der Text der Ausgabe { $name }
changes-to-current = Von { $name } zum aktuellen Text
difference-state-named = { $name } ({ $title }; veröffentlicht am <date>{ $day }</date>)
difference-state = { $name } (veröffentlicht am <date>{ $day }</date>)
difference-current = dem aktuellen Text dieser Website
difference-crumb = { $from } bis { $to }
difference-crumb-current = { $from } bis zum aktuellen Text
difference-from-to = Von { $from } zu { $to }.
difference-key = <ins>Unterstrichen</ins>: eingefügt. <del>Durchgestrichen</del>: gestrichen. Von unveränderten Punkten wird nur das Zeichen am Anfang gezeigt.
difference-nothing = Es hat sich nichts geändert.
difference-index = Verzeichnis der Änderungen
terms-title = Definierte Begriffe
also = Auch: { $names }
also-sentence = Auch: { $names }.
difference-explained = Gleicher Text, geänderte Erläuterung
difference-explained-list = Der Text dieser { -clause(form: "many") } ist gleich geblieben, ihre Erläuterung hat sich geändert: { $list }.
turn-topics = Vorheriges und nächstes Thema
difference-whole-text = Ganzer Text<of> von { $id }</of>
difference-text = Text<of> von { $id }</of>
difference-values = Verhandelbare Werte<of> von { $id }</of>
difference-label = Nur die Bezeichnung hat sich geändert.
difference-also = Ebenfalls geändert, nicht Teil der { -clause }: { $parts }.
frozen-which = Welcher Text das ist
frozen-text = <label>Der Text der Ausgabe { $name }</label>, festgeschrieben am { $day }. Diese Seite ändert sich nie; der Text kann sich seither geändert haben.
frozen-all = Alles von { $name }
frozen-since = Was sich seither geändert hat
frozen-releases = Alle Ausgaben
release-title = Ausgabe { $name }
release-title-named = Ausgabe { $name }: { $title }
release-count = { $count }, Stand { $day }. Hier ändert sich nichts mehr.
release-withdrawn = Zurückgezogene { -clause(form: "many") }
release-disclaimer = Was dies nicht ist
releases-past = <label>Die früheren Texte</label> stehen hier.
releases-title = Ausgaben
releases-lead = Eine Ausgabe ist der ganze Text, wie er an einem Tag war. Ihre Seiten ändern sich nie, daher kann ein Vertrag sie zitieren. Der aktuelle Text kann sich seither geändert haben.
releases-row =
    { $count ->
        [one] { $day }, { $count } { -clause }
       *[other] { $day }, { $count } { -clause(form: "many") }
    }

## Withdrawn clauses

retired-title = { $id } wurde zurückgezogen
retired-since = Zurückgezogen seit { $release }.
retired-between = Sie wurde zunächst ersetzt durch { $clauses }.
retired-too = <clause>{ $name }</clause> (ebenfalls zurückgezogen)
retired-instead = Stattdessen
retired-none = Keine { -clause } tritt an ihre Stelle.
retired-facts = <label>Zurückgezogen.</label> Letzter Wortlaut, aufbewahrt für bestehende Verträge
retired-last = <clause>{ $id } in der Ausgabe { $name }</clause>: der letzte geltende Text mit Werten und Begründung.
retired-forms = Auch als <text>reiner Text</text> und <data>Daten (JSON)</data>.

## Terms

turn-terms = Vorheriger und nächster Begriff
term-report = Fehler in dieser Definition melden
term-defined = Definierter Begriff
term-exact = nur in der hier gezeigten Groß- und Kleinschreibung
term-any = in jeder Groß- und Kleinschreibung
term-source = Herkunft dieser Definition
term-used =
    { $count ->
        [one] Verwendet in { $count } { -clause }
       *[other] Verwendet in { $count } { -clause(form: "many") }
    }
term-unused = Keine { -clause } verwendet diesen Begriff
term-terms = Begriffe, die ihn verwenden
terms-lead =
    { $count ->
        [one] { $count } Begriff. In einer { -clause } ist ein Begriff beim ersten Vorkommen dünn unterstrichen. Die Seite jedes Begriffs nennt die { -clause(form: "many") }, die ihn verwenden.
       *[other] { $count } Begriffe. In einer { -clause } ist ein Begriff beim ersten Vorkommen dünn unterstrichen. Die Seite jedes Begriffs nennt die { -clause(form: "many") }, die ihn verwenden.
    }
term-unused-sentence = Keine { -clause } verwendet diesen Begriff.

## Outside documents

frameworks-lead =
    { $count ->
        [one] Die { -clause(form: "many") } zitieren { $count } externes Dokument. Seine Seite nennt die { -clause(form: "many") }, die es zitieren, Bestimmung für Bestimmung.
       *[other] Die { -clause(form: "many") } zitieren { $count } externe Dokumente: Gesetze, Normen und Leitlinien. Die Seite jedes Dokuments nennt die { -clause(form: "many") }, die es zitieren, Bestimmung für Bestimmung.
    }
frameworks-table = Externe Dokumente
framework-key = Kürzel
framework-document = Dokument
framework-status = Status
framework-citation-status = Verlässlichkeit der Verweise
framework-provisions-cited = Zitierte Bestimmungen
framework-part = { $part } von { $count }
framework-publisher = Herausgeber
framework-edition = Ausgabe
framework-source = Fundstelle
framework-official = Offizielle Seite
framework-confidence = Verlässlichkeit der Verweise: <mark>{ $status }</mark>
framework-listed = Jeder Verweis ist mit einer Liste der Bestimmungen des Dokuments abgeglichen.
framework-checked = Zuletzt geprüft am { $day }.
framework-none = Bisher zitiert keine { -clause } dieses Dokument.
framework-cited =
    { $count ->
        [one] { -clause(form: "many") } zitieren { $part } von { $count } Bestimmung.
       *[other] { -clause(form: "many") } zitieren { $part } von { $count } Bestimmungen.
    }
framework-uncited = Eine Bestimmung, die in keiner { -clause } zitiert wird, betrifft einen Vertrag vielleicht gar nicht.
framework-own-words = Wovon eine Bestimmung handelt, ist in unseren Worten gesagt, nicht in denen des Dokuments.
framework-show = Anzeigen
framework-all = Alle Bestimmungen
framework-yes = Von einer { -clause } zitiert
framework-no = Von keiner { -clause } zitiert
framework-table = Bestimmungen und die { -clause(form: "many") }, die sie zitieren
framework-provision = Bestimmung
framework-clauses = { -clause(form: "many") }, die sie zitieren
framework-whole = Das Dokument als Ganzes
framework-official-text = Offizieller Text<of> von { $provision }</of>
framework-no-clause = keine { -clause }

## The landing page

search-clauses = { -clause(form: "many") } durchsuchen
search-button = Suchen
landing-examples = Zum Beispiel: { $searches }
landing-or-read = Oder lesen Sie: { $lists }.
landing-read = Lesen Sie: { $lists }.
landing-clauses =
    { $count ->
        [one] { $count } { -clause } in einer Liste
       *[other] { $count } { -clause(form: "many") } in einer Liste
    }
landing-one-file = alles in einer Datei
landing-readers = Wer sind Sie?
landing-set = Auswahl von { -clause(form: "many") }: <profile>{ $name }</profile>
landing-disclaimer = Was diese Website nicht ist
landing-example = Beispiel einer { -clause }
landing-sheet = <label>Auf dem Blatt</label> steht die { -clause }, die in einen Vertrag übernommen werden kann.
landing-beside = <label>Daneben</label> stehen die Begründung und die Sicht jeder Partei, die nie mit der { -clause } kopiert werden.
landing-under = <label>Darunter</label> stehen die verhandelbaren Werte, jeweils mit Standardwert und dem bevorzugten Wert jeder Partei.
landing-other = Weitere Themen
landing-count =
    { $count ->
        [one] { $count }<unit> { -clause }</unit>
       *[other] { $count }<unit> { -clause(form: "many") }</unit>
    }
landing-why =
    { $count ->
        [one] <why>Warum diese { -clause }</why>.
       *[other] <why>Warum diese { $count } { -clause(form: "many") }</why>.
    }
landing-why-profiles =
    { $count ->
        [one] <why>Warum diese { -clause }</why>, und <all>{ $profiles ->
            [2] beide Profile
           *[other] alle { $profiles } Profile
        }</all>.
       *[other] <why>Warum diese { $count } { -clause(form: "many") }</why>, und <all>{ $profiles ->
            [2] beide Profile
           *[other] alle { $profiles } Profile
        }</all>.
    }

## Profiles, the schedule and the comparison

profiles-title = Profile
profile-add =
    { $count ->
        [one] { $count } { -clause } zur Anlage hinzufügen
       *[other] Alle { $count } { -clause(form: "many") } zur Anlage hinzufügen
    }
profile-table =
    { $count ->
        [one] { $count } { -clause } nach Themen, mit Begründung
       *[other] { $count } { -clause(form: "many") } nach Themen, jeweils mit Begründung
    }
profile-clause = { -clause } und Grund ihrer Auswahl
profile-required = Außerdem nötig
profile-required-why =
    { $count ->
        [one] { -clause(form: "many") } dieser Auswahl ergeben ohne diese { -clause } keinen Sinn. Fügen Sie sie hinzu, oder vereinbaren Sie einen Text, der an ihre Stelle tritt.
       *[other] { -clause(form: "many") } dieser Auswahl ergeben ohne diese { -clause(form: "many") } keinen Sinn. Fügen Sie sie hinzu, oder vereinbaren Sie einen Text, der an ihre Stelle tritt.
    }
profile-left-out = Weggelassen, mit Begründung
turn-profiles = Vorheriges und nächstes Profil
profile-report = Fehler in diesem Profil melden
profiles-lead = Ein Profil ist eine Auswahl von { -clause(form: "many") } für eine Art von Vertrag. Seine Seite sagt, warum jede { -clause } dabei ist und was weggelassen wurde.
count-clauses-sentence =
    { $count ->
        [one] { $count } { -clause }.
       *[other] { $count } { -clause(form: "many") }.
    }
schedule-title = Ihre Anlage
schedule-lead = Wählen Sie { -clause(form: "many") }, setzen Sie ihre Werte, klären Sie, was offen ist, und übernehmen Sie das Ergebnis in Word oder Excel.
schedule-compare = <compare>Entwurf vergleichen</compare> zeigt, was einem Text der Gegenseite fehlt.
schedule-private = Alles bleibt in diesem Browser: Nichts wird gesendet, und niemand sonst kann es sehen.
schedule-no-script = Diese Seite braucht JavaScript. Beginnen Sie ohne JavaScript mit einem der Profile unten: Jedes ist eine Auswahl von { -clause(form: "many") } mit Begründung. Die Seite jeder { -clause } hat ihren Text zum Kopieren, und <all>eine Datei</all> enthält alle { -clause(form: "many") }.
schedule-profile = Mit einem Profil beginnen
compare-title = Entwurf vergleichen
compare-lead = Fügen Sie einen Entwurf ein, oder öffnen Sie eine Word-, Markdown- oder Textdatei. Der Entwurf wird in Bestimmungen zerlegt, und jede wird mit den { -clause(form: "many") } dieser Website verglichen; die ähnlichsten stehen daneben. Er bleibt in diesem Browser: Nichts wird gesendet, nichts wird gespeichert.
compare-limits = Verglichen werden Wörter und sonst nichts. Die Seite zeigt, was gefunden wurde und was nicht. Ob eine Bestimmung so viel sagt wie eine { -clause }, müssen Sie selbst lesen.
compare-schedule = Was dem Entwurf fehlt, können Sie in <schedule>Ihre Anlage</schedule> übernehmen.
compare-no-script = Diese Seite braucht JavaScript. Nehmen Sie ohne JavaScript eines der <profiles>Profile</profiles> als Liste, mit der Sie den Entwurf prüfen.
compare-draft = Der Entwurf
compare-file = Oder eine Datei: .docx, .md oder .txt
compare-with = Vergleichen mit
compare-button = Vergleichen
compare-stop = Abbrechen

## Search, misses, moved pages

search-title = Suche
search-no-script = Die Suche braucht JavaScript. Die vollständige Liste steht unten. Nutzen Sie die Suche Ihres Browsers auf der Seite oder die <lists>Listen</lists> nach Partei, Art, Phase und Thema.
search-filters = Treffer filtern
search-in = Suchen in
search-text-only = Nur Text der { -clause(form: "many") }
not-found-title = Unter dieser Adresse gibt es keine Seite
not-found-lead = Adressen von { -clause(form: "many") } ändern sich nicht, daher steht die gesuchte { -clause } wahrscheinlich in der Liste unten. Eine Adresse wie <address>{ $example }</address> führt über die Kennung zu einer { -clause }.
moved-title = Umgezogen · { $site }
moved-text = Diese Seite ist umgezogen nach <page>{ $address }</page>.

## Everything in one file

one-file-lead =
    { $count ->
        [one] { $count } { -clause } in einer Datei, { $edition }. Diese Datei funktioniert ohne Netz.
       *[other] { $count } { -clause(form: "many") } in einer Datei, { $edition }. Diese Datei funktioniert ohne Netz.
    }
one-file-site = Website: <address>{ $site }</address>
one-file-find = { -clause(form: "many") } mit diesen Wörtern finden
one-file-refers = Verweist auf: { $clauses }.
one-file-referred = Darauf verweisen: { $clauses }.
one-file-references = Quellen: { $references }.

## Titles and descriptions of pages

no-address = Diese Website hat noch keine dauerhafte Adresse, weil ihre Einstellungen keine nennen.
no-address-preview = Dies ist eine Vorschau ohne dauerhafte Adresse.
feed-title = Änderungen: { $name }
title-term = { $name } (definierter Begriff)
title-document = { $name } (externes Dokument)
title-profile = { $name } (Profil)
report-body = Was ist falsch, und was sollte stattdessen dastehen?
withdrawn = Zurückgezogen
changes-description = Alle Ausgaben dieses Textes, was jede von ihnen in welcher { -clause } geändert hat und was sich seither geändert hat.
changes-count =
    { $count ->
        [one] { $count } { -clause } { $change }
       *[other] { $count } { -clause(form: "many") } { $change }
    }
changes-count-terms =
    { $count ->
        [one] { $count } Begriff { $change }
       *[other] { $count } Begriffe { $change }
    }
changes-count-next = { $count } { $change }
change-added = neu
change-withdrawn = zurückgezogen
change-substantive = inhaltlich geändert
change-editorial = nur im Wortlaut geändert
event-first = erste Ausgabe
event-added = neu
event-withdrawn = zurückgezogen
event-substantive = inhaltlich
event-editorial = redaktionell
kind-added = neu
kind-changed = geändert
kind-renamed = umbenannt
kind-withdrawn = zurückgezogen
difference-heading = Änderungen
difference-heading-topic = { $topic }: Änderungen
difference-title = Änderungen von { $from } zu { $to }
difference-title-current = Änderungen von { $from } zum aktuellen Text
difference-title-topic = { $topic }: Änderungen von { $from } zu { $to }
difference-title-topic-current = { $topic }: Änderungen von { $from } zum aktuellen Text
difference-description = { $title }, Wort für Wort, mit dem Grund jeder Änderung.
difference-default = Standardwert
part-summary = Zusammenfassung
part-basis = Grundlage der Werte
part-phases = Phasen
section-view = Sicht: { $party }
section-fallback = Ausweichregelung
section-evidence = Nachweise
section-notes = Anmerkungen
section-fallback-inside = Ausweichregelung
section-evidence-inside = Nachweise
section-notes-inside = Anmerkungen

## Differences, word by word

redline-inserted = [eingefügt: { $words }]
redline-deleted = [gestrichen: { $words }]
redline-letter-moved = { $now }, früher { $before }:
redline-range = { $from } bis { $to }
redline-same-moved = { $items }, früher { $before }: gleicher Text
redline-same = { $items }: unverändert
redline-paragraphs =
    { $count ->
        [one] { $count } Absatz: unverändert
       *[other] { $count } Absätze: unverändert
    }

## More titles and descriptions of pages

list-party = { -clause(form: "many") }, die die Partei „{ $name }“ verpflichten
list-kind = { -clause(form: "many") } der Art „{ $name }“
list-phase = { -clause(form: "many") } für die Phase „{ $name }“
list-topic = { -clause(form: "many") } zum Thema { $name }
list-description = { $title }: { $part } von { $count }. { $site }
facet-party = Verpflichtete Partei
facet-topic = Thema
frameworks-description = Externe Gesetze, Normen und Leitlinien und die { -clause(form: "many") }, die sie zitieren.
framework-description-none = { $title }: noch von keiner { -clause } zitiert.
framework-description =
    { $count ->
        [one] { $title }: zitiert von { $count } { -clause }.
       *[other] { $title }: zitiert von { $count } { -clause(form: "many") }.
    }
framework-description-provisions = { $title }: zitiert von { $clauses } ({ $provisions }).
count-provisions =
    { $count ->
        [one] { $count } Bestimmung
       *[other] { $count } Bestimmungen
    }
confidence-confirmed-help = Die hier zitierten Bestimmungen wurden mit der Quelle oder einer öffentlichen Fassung ihrer Liste abgeglichen.
confidence-reported-help = Andere, die die Quelle gelesen haben, nennen diese Bestimmungen; wir haben die Quelle nicht selbst gelesen.
confidence-unconfirmed-help = Wir halten diese Angaben für richtig, haben sie aber nicht geprüft.
matrix-description = Jede { -clause } mit den Parteien, die sie verpflichtet, und den Phasen, in denen sie gilt, zum Drucken auf zwei Blättern.
not-found-page = Seite nicht gefunden
not-found-description = Unter dieser Adresse gibt es keine Seite.
title-withdrawn = { $title } (zurückgezogen)
one-file-title = Alles in einer Datei
one-file-description =
    { $count ->
        [one] { $count } { -clause } von { $site } in einer Datei, die ohne Netz funktioniert.
       *[other] Alle { $count } { -clause(form: "many") } von { $site } in einer Datei, die ohne Netz funktioniert.
    }
profiles-description = Auswahlen von { -clause(form: "many") } für verschiedene Anlässe, jeweils mit den Gründen.
cite-profile = Profil „{ $name }“
comparison-same = Diese { -clause } verlangt dasselbe.
comparison-softer = Diese { -clause } ist milder.
comparison-stricter = Diese { -clause } ist strenger.
comparison-unknown = Diese { -clause } kann strenger oder milder sein.
origin-name = { $official } v{ $version }, { -clause } { $number }
origin-unnamed = offizieller Text
releases-description = Jede Ausgabe des Textes: wie er an einem Tag lautete, dauerhaft abrufbar.
release-description = { $count }, Stand { $day }.
release-documents = Externe Dokumente
retired-description = { $id } wurde zurückgezogen: { $reason }
retired-says = { $name }. Zurückgezogen.
schedule-description = { -clause(form: "many") } wählen, ihre Werte setzen und die Anlage in ein Textprogramm übernehmen.
compare-description = Einen Entwurf der Gegenseite mit den { -clause(form: "many") } vergleichen: was ähnlich ist und was nicht gefunden wurde.
search-description = Die { -clause(form: "many") } von { $site } durchsuchen.
terms-description = Jeder Begriff, den die { -clause(form: "many") } definieren: seine Bedeutung und die { -clause(form: "many") }, die ihn verwenden.
cite-term = Begriff „{ $name }“

## Scripts: copying, keys, lists, misses

copied = Kopiert
copied-what = Kopiert: { $label }
copied-refused = Der Browser hat das Kopieren nicht erlaubt
copied-refused-short = Nicht erlaubt
copied-terms = Nicht enthaltene Begriffe: { $names }.
close = Schließen
try-again = Erneut versuchen
reload = Seite neu laden
keys-chord = Strg+K
keys-enter = Eingabe
keys-turn = Vorherige Seite, nächste Seite
keys-list = Diese Liste
keys-close = Geöffnetes schließen
keys-move = In der Suche: durch die Treffer gehen
keys-open = In der Suche: den Treffer öffnen
one-file-found = Gefundene { -clause(form: "many") }: { $count } von { $total }
disk-notice = Diese Seite wurde von einem Datenträger geöffnet: Die Links funktionieren, die Suche nicht. Zum Suchen öffnen Sie { $file }.
disk-file = die Datei mit allen { -clause(form: "many") }
miss-several = Diese Adresse nennt mehrere { -clause(form: "many") }. Wählen Sie die gesuchte:
miss-no-text = In einer Ausgabe „{ $release }“ gibt es keinen Text dieser { -clause }. Hier ist der heutige Text:
miss-other = Keine Seite hat genau diese Adresse. Vielleicht haben Sie das gesucht:

## Scripts: the search

search-loading = Die Suche wird geladen …
search-loading-short = Wird geladen …
search-list = Liste der { -clause(form: "many") }
search-filter-list = Liste der { -clause(form: "many") } filtern
search-slow = Die Suche braucht zum Laden länger als sonst.
search-slow-rest = Die übrigen Treffer und Textauszüge brauchen zum Laden länger als sonst.
search-failed = { $cause }. Daher lässt sich die Suche nicht laden.
search-failed-rest = { $cause }. Daher lassen sich die übrigen Treffer und Textauszüge nicht laden.
cause-gone = Die Website hat sich geändert, seit diese Seite geladen wurde
cause-status = Der Server hat mit dem Fehler { $status } geantwortet
cause-offline = Sie sind offline
cause-unreachable = Die Website ist nicht erreichbar
cause-foreign = Das Netz hat eine andere Seite geschickt, etwa eine Anmeldeseite
cause-damaged = Eine Datei kam beschädigt oder unvollständig an
cause-blocked = Dieser Browser erlaubt kein WebAssembly
cause-failed = Etwas ist schiefgegangen
search-more = Weitere Treffer
search-results = Treffer
search-keys = ↑ ↓ zum Auswählen, Eingabe zum Öffnen
search-keys-page = ↓ zu den Treffern
search-key-box = Suche mit / oder Strg+K öffnen
search-no-id = Keine { -clause } hat diese Kennung. Ähnliche Kennungen stehen unten.
search-corrected = Gezeigt werden Treffer für „{ $words }“.
search-no-value = Für { $name } gibt es keinen Wert „{ $value }“, nur { $known }.
search-nothing = Dazu wurde nichts gefunden
search-count = Gefundene { -clause(form: "many") }: { $count }
search-count-about = Gefundene { -clause(form: "many") }: etwa { $count }
search-others = { $found }, andere Seiten: { $count }
search-shown = { $found }. Gezeigt: { $first } bis { $last }
search-topic = Thema: { $title }
search-previous = Vorherige Seite
search-next = Nächste Seite
search-all = Alle { $count } anzeigen
search-clear-marks = Hervorhebung entfernen
hit-withdrawn = Zurückgezogene { -clause }
hit-document = Externes Dokument
hit-chapter = Kapitel
hit-definition = Definition
hit-cites = Zitiert { $provision }
hit-found = Gefunden in: { $place }
hit-rationale = in der Begründung:
hit-asked = als Frage:
place-id = Kennung
place-title = Titel
place-terms = definierte Begriffe
place-text = Text der { -clause }
place-summary = Zusammenfassung
place-references = Quellen
place-questions = Fragen
place-topic = Thema
place-rationale = Begründung

## Scripts: the schedule

schedule-remove = Aus der Anlage entfernen
schedule-remove-clause = { $id } aus der Anlage entfernen
schedule-add-all = Alle zur Anlage hinzufügen: { $clauses }
schedule-remove-all = Alle aus der Anlage entfernen: { $clauses }
schedule-holds = Anlage, { $clauses }
schedule-has = Die Anlage enthält { $clauses }.
schedule-added = Hinzugefügt.
schedule-removed = Entfernt.
store-blocked = Dieser Browser speichert nichts für diese Website; die Anlage geht verloren, wenn Sie diese Seite verlassen.
store-full = Dieser Browser hat für diese Website keinen Platz mehr; die letzte Änderung geht verloren, wenn Sie diese Seite verlassen.
store-newer = Eine neuere Version dieser Website hat die Anlage geschrieben. Laden Sie diese Seite neu, um sie zu ändern.
store-blocked-link = Dieser Browser speichert nichts für diese Website; die Anlage geht verloren, wenn Sie diese Seite verlassen. Kopieren Sie den Link zu ihr, um sie zu behalten.
store-full-link = Dieser Browser hat für diese Website keinen Platz mehr; die letzten Änderungen gehen verloren, wenn Sie diese Seite verlassen. Kopieren Sie den Link zur Anlage, um sie zu behalten.
store-damaged = Was dieser Browser von Ihrer Anlage gespeichert hat, ist nicht lesbar. Es bleibt unverändert, bis Sie eine { -clause } hinzufügen.
desk-unreachable = Die Dateien dieser Seite konnten nicht geladen werden. Ihre Auswahl bleibt gespeichert; versuchen Sie es erneut, wenn Sie online sind.
desk-blocked = Dieser Browser lässt nicht zu, dass diese Seite eine Anlage zusammenstellt. Ihre Auswahl bleibt gespeichert, und die Seite jeder { -clause } hat ihren Text zum Kopieren.
desk-damaged = Die Dateien dieser Seite kamen beschädigt an. Laden Sie die Seite neu.
desk-too-large = Diese Datei ist für diese Seite zu groß.
desk-failed = Beim Zusammenstellen der Anlage ist etwas schiefgegangen. Ihre Auswahl bleibt gespeichert; laden Sie die Seite neu.
desk-without-office = Dieser Browser führt hier kein WebAssembly aus, daher gibt es keine Word- und Excel-Dateien. Alles andere funktioniert: Markdown, reiner Text, CSV, Drucken und der Link.
desk-cover = Deckblatt
desk-open = Offene Fragen
desk-definitions = Definitionen
desk-definitions-lead = Jeder definierte Begriff, den die gewählten Texte verwenden, und die Begriffe, die deren Definitionen verwenden.
desk-definitions-show = Definitionen anzeigen
desk-positions = Positionen
desk-whole = Die ganze Anlage
desk-contract = Vertrag
desk-date = Datum
desk-names = Diese Namen bleiben auf diesem Gerät: Kein Link zur Anlage enthält sie.
desk-default = Standardwert
desk-default-is = Standardwert: { $value }
desk-views = Sichten der Parteien
desk-column = Alle Werte vorbelegen mit
desk-order-hand = Von Hand
desk-numbers = Nummern
desk-numbers-ids = Die Kennungen dieser Website
desk-changes = Abweichungen vom veröffentlichten Text anzeigen
desk-annexes = Anhänge
desk-take = Herunterladen und weitergeben
desk-print = Drucken
desk-share = Link zu dieser Anlage kopieren
desk-clear = Anlage leeren
desk-clear-question = Alle { -clause(form: "many") }, Werte und Namen aus diesem Browser entfernen?
desk-sheet = Zurückgesandtes Positionsblatt öffnen (es wird nirgendwohin gesendet)
desk-shared = Der Link hat { $count } Zeichen und wurde kopiert. Er enthält die { -clause(form: "many") }, ihre Reihenfolge und Werte, aber keine Namen.
desk-strange-release = Diese Anlage wurde aus den Texten der Ausgabe { $release } gemacht, die diese Website nicht hat. Gezeigt werden die heutigen Texte.
desk-empty = Noch ist keine { -clause } gewählt. Klicken Sie bei einer { -clause }, in einer Liste oder in der Suche auf „Zur Anlage hinzufügen“, oder beginnen Sie unten mit einem Profil.
desk-summary = { $clauses }, { $definitions }, abweichend vom Standardwert: { $values }. { $open }
desk-nothing-open = Nichts ist offen.
desk-used-by = Verwendet von { $names }
desk-offer = Der Link enthält eine Anlage mit { $theirs }. Ihre hat { $own }.
desk-offer-replace = Meine ersetzen
desk-offer-add = Ihre { -clause(form: "many") } zu meiner hinzufügen
desk-offer-drop = Meine unverändert lassen
desk-difference = Die Änderungsseite zeigt { $id }
entry-as-whole = Wie die ganze Anlage
entry-leaning = Bevorzugt von { $party }: { $value }
entry-own = Eigener Wert
entry-in-text = Im Text:
entry-published = Der veröffentlichte Text
entry-fallback = Ausweichregelung: { $text }
entry-text = Text
entry-withdrawn = zurückgezogen
entry-unknown = keine { -clause } dieser Website
entry-changed = { $values }, davon { $count } geändert
entry-release = Text der Ausgabe { $release }
entry-up = { $id } nach oben verschieben
entry-down = { $id } nach unten verschieben
entry-remove = Entfernen
entry-details = Werte und Text
entry-details-of = von { $id }
file-tracked = Word mit Änderungsverfolgung
file-sheet = Positionsblatt (Excel)
file-text = Reiner Text
file-name-schedule = anlage
file-name-tracked = anlage-aenderungen
file-name-positions = positionen
file-name-rules = externe-vorschriften
file-name-comparison = vergleich
ends-unknown = { -clause(form: "many") }, die diese Website nicht hat
ends-requires = { -clause(form: "many") }, die andere brauchen
ends-tie = Werte, die gleich sein sollten
ends-value = Werte, die nicht verwendbar sind
ends-blank = Leere Werte
ends-fallback = Ausweichregelungen, die nicht passen
ends-release = { -clause(form: "many") } mit heute anderem Text
ends-reference = Verweise auf nicht gewählte { -clause(form: "many") }
ends-solved = { $title }: { $count } erledigt
end-add = { $id } hinzufügen
end-keep = Verweis behalten
end-strike = Wörter streichen
end-use-own = „{ $value }“ verwenden
end-use-default = Standardwert von { $id } verwenden
end-use-column = Wert von { $id } verwenden, den { $party } bevorzugt
end-replace = Durch { $ids } ersetzen
end-remove = { $id } entfernen
end-use-text = Veröffentlichten Text übernehmen
end-keep-release = Text der Ausgabe { $release } behalten
end-take-today = Heutigen Text übernehmen
end-add-all = Alle hinzufügen
end-keep-all = Alle Verweise behalten
end-strike-all = Alle streichen
end-take-all = Alle heutigen Texte übernehmen
end-keep-all-releases = Alle früheren Texte behalten
sheet-no-answer = keine Antwort
sheet-title = Positionen im zurückgesandten Blatt
sheet-summary = { $clauses }, davon { $count } mit unterschiedlichen Antworten.
rules-title = Externe Vorschriften
rules-show = Anzeigen, was die gewählten { -clause(form: "many") } zitieren
rules-save = Als CSV speichern
rules-as-whole = als Ganzes, { $clauses }
rules-failed = Die Liste der externen Vorschriften konnte nicht geladen werden. Klappen Sie diesen Teil zu und wieder auf, um es erneut zu versuchen.
rules-summary = { $clauses }; davon mit Zitat: { $cited }. Zitiert: { $provisions } aus { $documents }.
rules-of = { $part } von { $provisions }
rules-table = Bestimmungen von { $key }, die die gewählten { -clause(form: "many") } zitieren
rules-clauses = Gewählte { -clause(form: "many") }, die sie zitieren
rules-name = Name

## Scripts: the comparison

compare-unreachable = Die Dateien dieser Seite konnten nicht geladen werden. Versuchen Sie es erneut, wenn Sie online sind.
compare-blocked = Dieser Browser lässt nicht zu, dass diese Seite Entwürfe vergleicht. Ein Profil ist eine Liste, mit der Sie einen Entwurf prüfen können.
compare-too-large = Diese Datei ist zu groß, um hier geöffnet zu werden.
compare-failed = Beim Lesen des Entwurfs ist etwas schiefgegangen. Speichern Sie ihn als Text, und versuchen Sie es erneut.
compare-progress = Verglichene Bestimmungen
compare-without-office = Dieser Browser führt hier kein WebAssembly aus, daher lassen sich Word-Dateien nicht öffnen. Eingefügter Text, Markdown- und Textdateien funktionieren.
compare-empty = Fügen Sie zuerst einen Entwurf ein, oder wählen Sie eine Datei.
compare-running = Verglichen werden { $provisions } …
compare-stopped = Angehalten nach { $count }.
compare-read = { $provisions } gelesen.
compare-result = { $clauses }: { $confirmed } gefunden und bestätigt, { $found } gefunden und nicht bestätigt, zu { $nothing } nichts Ähnliches gefunden.
compare-state-confirmed = Gefunden und von Ihnen bestätigt
compare-state-found = Gefunden, nicht bestätigt
compare-state-nothing = Nichts Ähnliches gefunden
compare-all = Alle
compare-show = { -clause(form: "many") } anzeigen
compare-from = Der Entwurf stammt von
compare-add-missing = Nicht gefundene { -clause(form: "many") } zur Anlage hinzufügen
compare-add-found = Gefundene und nicht bestätigte hinzufügen
compare-sheet = Positionsblatt mit dem Text des Entwurfs
compare-save = Ergebnis speichern (CSV)
compare-unnumbered = Ohne Nummer
compare-theirs = Im Entwurf:
compare-ours = Hier:
compare-not-near = (kommt am nächsten, gilt aber nicht als gefunden)
compare-confirm = Bestätigen
compare-reject = Diese nicht
compare-nearest = Was am nächsten kommt
table-title = Titel
compare-state = Stand
compare-text = Text des Entwurfs
desk-count-open =
    { $count ->
        [one] { $count } offene Frage.
       *[other] { $count } offene Fragen.
    }
count-definitions =
    { $count ->
        [one] { $count } Definition
       *[other] { $count } Definitionen
    }
count-values =
    { $count ->
        [one] { $count } Wert
       *[other] { $count } Werte
    }
count-chosen =
    { $count ->
        [one] { $count } gewählte { -clause }
       *[other] { $count } gewählte { -clause(form: "many") }
    }
count-rules =
    { $count ->
        [one] { $count } Dokument
       *[other] { $count } Dokumenten
    }
compare-strangers =
    { $count ->
        [one] { $count } Bestimmung des Entwurfs, der keine { -clause } ähnlich ist
       *[other] { $count } Bestimmungen des Entwurfs, denen keine { -clause } ähnlich ist
    }

## Feeds, plain texts and lists for programs

edition-draft = Entwurf
not-reviewed = Noch nicht geprüft.
retired-wording = Letzter Wortlaut, aufbewahrt für bestehende Verträge
markdown-default = Standardwert: { $value }
markdown-leaning = bevorzugt von { $party }: { $value }
official-at = Offizieller Text ({ $name }): { $address }
llms-everything = Alles auf einmal
llms-texts = Alle Texte in einer Datei
llms-texts-note = jede { -clause } mit ihren Abschnitten und jeder definierte Begriff
llms-data = Alle Daten als JSON
llms-data-note = der ganze Bestand mit Verweisen, Werten und Quellen nach Kennung
llms-lines = Alle Daten als JSON, ein Eintrag je Zeile
llms-lines-note = dasselbe, zum zeilenweisen Lesen
llms-use = Ausgabe: { $edition }. Der Text der { -clause(form: "many") } steht unter { $clauses }, alles andere unter { $other }. Zitieren Sie eine { -clause } mit ihrer Kennung und ihrer Adresse; beide sind dauerhaft.
oscal-site = Die Website zu diesem Katalog
oscal-json = Derselbe Bestand als JSON
oscal-never-released = Dieser Bestand hat noch keine Ausgabe; der Zeitpunkt seiner letzten Änderung ist nicht verzeichnet.
oscal-changed = Angegeben ist der Zeitpunkt der neuesten Ausgabe. Der Text enthält Änderungen, die noch in keiner Ausgabe stehen.
feed-clauses =
    { $count ->
        [one] { $count } { -clause } in dieser Ausgabe.
       *[other] { $count } { -clause(form: "many") } in dieser Ausgabe.
    }
feed-changed =
    { $count ->
        [one] { $count } { -clause } geändert.
       *[other] { $count } { -clause(form: "many") } geändert.
    }
llms-cited =
    { $count ->
        [one] zitiert von { $count } { -clause }
       *[other] zitiert von { $count } { -clause(form: "many") }
    }

## Documents: the schedule in Word, Excel, Markdown and plain text

document-title = Anlage
document-source = { -clause(form: "many") } aus: { $source }
document-values = Vereinbarte Werte
document-agreed = Vereinbart
document-published = Wie veröffentlicht
document-open = Offene Punkte
document-cited = Quelle: { $source }
document-annex-rationale = Anhang: Begründung
document-annex-views = Anhang: Sichten der Parteien
document-annex-evidence = Anhang: Nachweise
document-page = Seite { $page } von { $pages }
document-positions = Positionen zu { -clause(form: "many") } aus: { $source }.
document-positions-status = Positionen zu { -clause(form: "many") } aus: { $source }. Dieser Text ist { $status }.
document-found = Im Entwurf gefunden
position-position = Position: { $party }
position-text = Text: { $party }
position-owner = Zuständig: { $party }
position-comply = erfüllt
position-partly = teilweise
position-no = nein
position-alternative = Alternative
sheet-type = Typ
reference-begin = { -clause } { $number }
reference-inside = { -clause } { $number }
open-unknown = { $clause } gehört nicht zu den { -clause(form: "many") } dieser Website: Der Eintrag bleibt hier stehen und fehlt in Dokumenten
open-withdrawn = { $clause } wurde zurückgezogen: { $reason }
open-release = { $clause } hat heute einen anderen Text als in der Ausgabe { $release }
open-rule = Verweise bleiben nach { $clause } bestehen; diese { -clause } fehlt in der Anlage
open-requires = { $clause } ergibt keinen Sinn ohne { $target }; diese { -clause } fehlt in der Anlage
open-reference = { $who } verweist auf { $target }; diese { -clause } fehlt in der Anlage
open-definition = Die Definition von „{ $term }“
open-tie = „{ $label }“ ist in { $clause } { $value }, sollte aber mit { $target } übereinstimmen: Dort ist es { $other }
open-value = „{ $label }“ in { $clause } wird nicht verwendet: { $why }
open-blank = „{ $label }“ in { $clause } ist leer
open-fallback = Die für { $clause } gewählte Ausweichregelung wird nicht angewandt: { $why }
alternative-missing = Im Text fehlt { $item }
alternative-text = der Text vor den Punkten
alternative-no-sentence = { $item } hat keinen solchen Satz
alternative-no-words = { $item } enthält die Wörter „{ $words }“ nicht
alternative-apart = { $from } und { $to } stehen nicht nebeneinander
alternative-none = Die { -clause } hat keine Ausweichregelung { $number }
returned-no-id-column = Kein Blatt hat eine Spalte „{ $name }“, nach der die Zeilen zugeordnet werden; { $found }
returned-no-text = kein Blatt hat Text
returned-found = gefunden: { $names }
returned-column = Spalte { $name }
returned-no-column = Dem Blatt fehlt die Spalte „{ $name }“
returned-no-id = Eine Zeile hat keine Kennung: Sie bleibt an ihrer Stelle
returned-twice = { $clause } steht mehr als einmal im Blatt: Jede Zeile bleibt erhalten
returned-withdrawn = { $clause } wurde inzwischen zurückgezogen
returned-replaced = { $clause } wurde inzwischen zurückgezogen und durch { $ids } ersetzt
returned-unknown = { $clause } gehört nicht zu den { -clause(form: "many") } dieser Website: Die Zeile bleibt erhalten

## Documents: what they say of what they are given

document-author = Vertragsanlagen-Assistent
document-struck = [gestrichen: { $words }]
document-blank = [noch einzutragen]
document-term = „{ $term }“

# An address with a schedule, and what the browser has kept.
link-newer = Der Link stammt von einer neueren Version dieser Seite
link-unreadable = Der Link enthält keine lesbare Anlage
link-cut-all = Der Link ist unvollständig, und nichts davon ist lesbar
link-cut = Der Link ist unvollständig: Am Ende können { -clause(form: "many") } fehlen; prüfen Sie, was hier steht
link-choice = Was der Link zu { $clause } festlegt, ist zum Teil nicht lesbar
link-withdrawn = { $clause } wurde zurückgezogen
link-replaced = { $clause } wurde zurückgezogen und durch { $ids } ersetzt
link-unknown = { $clause } gehört nicht zu den { -clause(form: "many") } dieser Website; der Eintrag bleibt erhalten
stored-unreadable = Die in diesem Browser gespeicherte Anlage ist nicht lesbar
stored-newer = Die Anlage stammt von einer neueren Version dieser Seite: Was diese Version nicht kennt, wird nicht gezeigt
stored-entries = Die Liste der gewählten { -clause(form: "many") } ist nicht lesbar
stored-field = Eine Einstellung der Anlage („{ $name }“) ist nicht lesbar
stored-twice = { $clause } steht zweimal in der Anlage: Der erste Eintrag zählt
stored-nameless = Ein Eintrag der Anlage nennt keine { -clause }
stored-choice = Was zu { $clause } gewählt wurde, ist nicht lesbar: Es gilt der veröffentlichte Text

# A value that a reader types.
value-long = Der Wert hat mehr als { $count } Zeichen; ist mehr zu sagen, ändern Sie den Text selbst
value-lines = Der Wert enthält einen Zeilenumbruch oder Tabulator ({ $character }); schreiben Sie ihn in einer Zeile, mit einem Leerzeichen an dieser Stelle
value-space = Der Wert beginnt oder endet mit einem Leerzeichen; entfernen Sie es
value-mark = Der Wert beginnt mit einem Akzent ohne Buchstaben; schreiben Sie zuerst den Buchstaben, dann seine Akzente
value-letters = Der Wert enthält weder Buchstaben noch Ziffern; schreiben Sie ihn in Worten
value-markup = „{ $character }“ ist in manchen Programmen ein Formatierungszeichen; schreiben Sie den Wert in Worten und Zahlen
value-directions = Der Wert enthält Ziffern zwischen Buchstaben beider Schreibrichtungen; schreiben Sie ihn in einer Schrift
value-scripts = „{ $words }“ mischt Buchstaben zweier Schriften; schreiben Sie jedes Wort in einer Schrift
value-character = { $character } { $what }; { $help }
character-control = ist ein Steuerzeichen
character-direction = lässt Text in einer anderen Reihenfolge erscheinen als der, in der er kopiert wird
character-invisible = ist unsichtbar und wird mit dem Text kopiert
character-joiner = ist unsichtbar und verbindet hier nichts
character-variation = ist unsichtbar und wählt keine Variante des Zeichens davor
character-space = sieht aus wie ein gewöhnliches Leerzeichen, ist aber ein anderes Zeichen
character-line-end = beendet in manchen Programmen eine Zeile und in anderen nicht
character-meaningless = hat keine allgemein festgelegte Bedeutung
character-lost = steht für ein Zeichen, das ein Programm nicht lesen konnte
character-mark-alone = ist ein Akzent ohne Buchstaben davor
character-mark-pile = ist ein Akzent zu viel auf einem Buchstaben
character-remove-unseen = entfernen Sie es, und tippen Sie die Wörter ringsum neu, wenn Ihr Programm es nicht anzeigt
character-remove-direction = entfernen Sie es: Die Schreibrichtung ergibt sich aus den Buchstaben selbst
character-remove-joiner = entfernen Sie es: Verbindungszeichen gehören zwischen Buchstaben von Schriften, die sie brauchen (Arabisch, indische Schriften, Khmer, Mongolisch), und in Emojis
character-remove-variation = entfernen Sie es: Variantenwähler gehören hinter ein Emoji, ein chinesisches Schriftzeichen oder einen mongolischen Buchstaben
character-write-space = schreiben Sie ein gewöhnliches Leerzeichen, oder ein geschütztes (U+00A0) zwischen zwei Zeichen, die in einer Zeile bleiben müssen
character-write-line-end = schreiben Sie ein Leerzeichen oder, wo er erlaubt ist, einen gewöhnlichen Zeilenumbruch
character-write-defined = entfernen Sie es, oder schreiben Sie ein in Unicode definiertes Zeichen
character-write-meant = schreiben Sie das gemeinte Zeichen, und speichern Sie die Datei als UTF-8
character-write-letter = schreiben Sie zuerst den Buchstaben, dann seine Akzente
character-remove-marks = entfernen Sie die Akzente, die keine Sprache braucht

# A draft.
draft-empty = Die Datei ist leer
draft-too-large = Die Datei ist größer als 50 MB; speichern Sie den Teil, den Sie vergleichen wollen, als eigene Datei
draft-unpacks-too-large = Die Datei enthält entpackt mehr als 64 MB Text und wurde deshalb nicht zu Ende gelesen; sie wurde möglicherweise in schädlicher Absicht erstellt
draft-password = Das Dokument ist mit einem Kennwort geschützt; öffnen Sie es in Word, entfernen Sie das Kennwort, und speichern Sie es
draft-old-word = Das ist ein Word-Dokument im alten Format (.doc); öffnen Sie es in Word oder LibreOffice, und speichern Sie es als .docx
draft-pdf = Das ist eine PDF-Datei; öffnen Sie sie, markieren Sie den Text, und fügen Sie ihn hier ein, oder bitten Sie um das Word-Dokument
draft-rich-text = Das ist eine RTF-Datei; öffnen Sie sie in Word oder LibreOffice, und speichern Sie sie als .docx
draft-other-archive = Das ist kein Word-Dokument; speichern Sie den Entwurf als .docx, als Text oder als Markdown
draft-damaged = Das Word-Dokument ist beschädigt und nicht lesbar; öffnen Sie es in Word, das es möglicherweise reparieren kann, und speichern Sie es neu
draft-not-here = Dieser Browser kann keine Word-Dokumente lesen; öffnen Sie das Dokument in Word, markieren Sie den Text, und fügen Sie ihn hier ein
draft-binary = Das ist weder ein Word-Dokument noch eine Textdatei; speichern Sie den Entwurf als .docx, als Text oder als Markdown
draft-no-text = Der Entwurf enthält keine Sätze, die sich vergleichen ließen; eine eingescannte Seite braucht zuerst eine Texterkennung (OCR)
draft-encoding = Die Datei ist nicht in UTF-8 kodiert; Umlaute, Akzente und Anführungszeichen können falsch sein
draft-tracked = Das Dokument enthält nachverfolgte Änderungen; sie gelten hier als angenommen: Eingefügtes zählt, Gestrichenes nicht
draft-macros = Das Dokument enthält Makros; sie wurden nicht ausgeführt, gelesen wurde nur der Text
draft-partly-damaged = Das Dokument ist beschädigt: Es wurde bis zur beschädigten Stelle gelesen; was danach kommt, fehlt
draft-many = Der Entwurf hat { $count } Bestimmungen; verglichen werden die ersten { $limit }

# A returned sheet.
returned-password = Die Datei ist mit einem Kennwort geschützt oder hat das alte Excel-Format (.xls): Speichern Sie sie als XLSX ohne Kennwort
returned-no-workbook = Die Datei ist keine XLSX-Arbeitsmappe, oder sie ist unvollständig
returned-no-sheets = Die Datei enthält keine Blätter: Speichern Sie die Tabelle als XLSX
returned-damaged = Ein Blatt der Arbeitsmappe ist nicht lesbar
returned-macros = Die Arbeitsmappe enthält Makros, die nicht ausgeführt werden
returned-too-large = Die Arbeitsmappe ist zu groß: Ihr Ende wird nicht gelesen
returned-rows = Das Blatt hat mehr als { $count } Zeilen: Die übrigen werden nicht gelesen
returned-cut = Das Blatt ist unvollständig: Am Ende können Zeilen fehlen
returned-formulas = Formeln in { $cells }: Gelesen werden die in der Datei gespeicherten Ergebnisse
returned-formulas-more = Formeln in { $cells } und weiteren Zellen: Gelesen werden die in der Datei gespeicherten Ergebnisse

# A browser without WebAssembly.
office-write = Dieser Browser führt kein WebAssembly aus; daher gibt es nur Text, Markdown und CSV
office-read = Dieser Browser führt kein WebAssembly aus; daher lassen sich keine Arbeitsmappen öffnen
