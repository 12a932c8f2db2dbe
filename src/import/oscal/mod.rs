//! OSCAL catalogs (NIST, version 1 of the format, as JSON): a control becomes a provision, its statement the text.
//!
//! What explains a control (guidance, objectives, assessment methods) is no text of it and is left out, with a note.

mod format;
mod parameters;

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use self::format::{Control, ControlPart, File, Group, Property};
use self::parameters::{MAX_VALUE, Parameters, inserts};
use super::refused::Refused;
use super::tree::{Document, Note, Part, Provision, Value};
use crate::text::one_line;

/// Groups, controls and parts stand in each other no deeper.
const MAX_DEPTH: usize = 12;

/// What stands in each catalog that a site exports.
const OWN_NAMESPACE: &str = "https://docs.rs/mdbook-clauses/ns/oscal";

/// Whether a text may be one: nothing else in JSON can be imported.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// Reads a catalog.
pub(super) fn document(text: &str) -> Result<Document, Refused> {
    let unfit = "import a catalog in OSCAL 1, as NIST publishes SP 800-53 in JSON";
    let file: File =
        serde_json::from_str(text).map_err(|error| Refused::new(format!("the JSON is not an OSCAL catalog: {error}"), unfit))?;
    let Some(catalog) = file.catalog else {
        return Err(Refused::new("the JSON has no `catalog`", unfit));
    };
    let version = &catalog.metadata.oscal_version;
    // Newer catalogs of NIST write `v1.2.2`.
    if !version.trim_start_matches('v').starts_with("1.") {
        return Err(Refused::new(format!("the catalog has OSCAL version `{version}`; only version 1 can be read"), unfit));
    }
    let mut reading = Reading { is_ours: text.contains(OWN_NAMESPACE), ..Reading::default() };
    reading.parameters.declare(&catalog.params);
    reading.declare_all(&catalog.groups, &catalog.controls);
    reading.group(&catalog.groups, &catalog.controls, &[], 0);
    let mut notes = Vec::new();
    if reading.withdrawn > 0 {
        notes.push(Note::left_out(format!("controls that the catalog has as withdrawn are left out: {}", reading.withdrawn), None));
    }
    if reading.without_text > 0 {
        let message = format!("controls that have neither a statement nor a title are left out: {}", reading.without_text);
        notes.push(Note::left_out(message, None));
    }
    if reading.text_from_title > 0 {
        let message = format!("controls without a statement have their title as text: {}", reading.text_from_title);
        notes.push(Note { is_left_out: false, message, place: None });
    }
    if reading.with_guidance > 0 {
        let message = format!("guidance, objectives and assessment methods are left out: {} controls have them", reading.with_guidance);
        notes.push(Note::left_out(message, None));
    }
    if reading.other_parts > 0 {
        notes.push(Note::left_out(format!("parts of statements that are not items are left out: {}", reading.other_parts), None));
    }
    if reading.related > 0 {
        notes.push(Note::left_out(format!("links to related controls are left out: {}", reading.related), None));
    }
    if reading.parameters.cut > 0 {
        let message = format!("values of parameters are cut after {MAX_VALUE} characters: {}", reading.parameters.cut);
        notes.push(Note::left_out(message, None));
    }
    if reading.too_deep {
        notes.push(Note::left_out(format!("what stands more than {MAX_DEPTH} levels deep is left out"), None));
    }
    Ok(Document { title: catalog.metadata.title, provisions: reading.provisions, notes })
}

#[derive(Default)]
struct Reading {
    provisions: Vec<Provision>,
    parameters: Parameters,
    /// Whether a site exported the catalog, so that the numbers in it are ids of that site.
    is_ours: bool,
    withdrawn: usize,
    /// Controls of which the catalog says nothing.
    without_text: usize,
    /// Controls of which it has nothing but a title.
    text_from_title: usize,
    with_guidance: usize,
    /// Parts of statements that are not items.
    other_parts: usize,
    /// Links from one control to another.
    related: usize,
    too_deep: bool,
}

impl Reading {
    /// Declares the parameters of all controls: a control may use those of a later one.
    fn declare_all(&mut self, groups: &[Group], controls: &[Control]) {
        for group in groups {
            self.parameters.declare(&group.params);
            self.declare_all(&group.groups, &group.controls);
        }
        for control in controls {
            self.parameters.declare(&control.params);
            self.declare_all(&[], &control.controls);
        }
    }

    fn group(&mut self, groups: &[Group], controls: &[Control], above: &[String], depth: usize) {
        if depth > MAX_DEPTH {
            self.too_deep = true;
            return;
        }
        for group in groups {
            let above: Vec<String> = above.iter().chain([&group.title]).cloned().collect();
            self.group(&group.groups, &group.controls, &above, depth + 1);
        }
        for control in controls {
            self.control(control, above);
            // Enhancements follow the control that they enhance.
            let below: Vec<String> = above.iter().chain([&control.title]).cloned().collect();
            self.group(&[], &control.controls, &below, depth + 1);
        }
    }

    fn control(&mut self, control: &Control, above: &[String]) {
        if is_withdrawn(control) {
            self.withdrawn += 1;
            return;
        }
        let mut parts = Vec::new();
        for statement in control.parts.iter().filter(|part| part.name == "statement") {
            self.statement(statement, None, &mut parts);
        }
        self.related += control.links.iter().filter(|link| link.rel == "related").count();
        self.with_guidance += usize::from(control.parts.iter().any(|part| part.name != "statement"));
        let number = number(control);
        let heading = heading(control, &number);
        if parts.is_empty() {
            // Controls that only stand above others are headings.
            if control.controls.iter().any(says_something) {
                return;
            }
            if heading.is_empty() {
                self.without_text += 1;
                return;
            }
            self.text_from_title += 1;
            parts.push(Part::Paragraph(words(&heading)));
        }
        let mut provision = Provision { number, is_cited: !self.is_ours, heading, above: above.to_vec(), parts, ..Provision::default() };
        self.values(&mut provision);
        self.provisions.push(provision);
    }

    fn statement(&mut self, part: &ControlPart, level: Option<usize>, parts: &mut Vec<Part>) {
        if level.is_some_and(|level| level > MAX_DEPTH) {
            self.too_deep = true;
            return;
        }
        let text = one_line(&words(&part.prose));
        let next = match level {
            None => 0,
            Some(level) => {
                let label = item_label(label(&part.props).unwrap_or_default().trim_matches(['.', '(', ')'])).to_owned();
                parts.push(Part::Item { level, label, text });
                level + 1
            }
        };
        if level.is_none() {
            let paragraphs = part.prose.split("\n\n").map(|text| one_line(&words(text))).filter(|text| !text.is_empty());
            parts.extend(paragraphs.map(Part::Paragraph));
        }
        for part in &part.parts {
            if part.name == "item" {
                self.statement(part, Some(next), parts);
            } else {
                self.other_parts += 1;
            }
        }
    }

    /// Finds the places in the text of a provision that the catalog leaves open.
    fn values(&mut self, provision: &mut Provision) {
        let (mut found, mut marks) = (Vec::new(), HashSet::new());
        for text in provision.parts.iter().map(Part::plain) {
            for (mark, id) in inserts(&text) {
                if marks.insert(mark.clone()) {
                    let (label, text) = self.parameters.label_and_text(&id);
                    let is_open = self.parameters.is_open(&id);
                    // What is still to be chosen must not read as if it were chosen.
                    let default = if is_open { format!("[{text}]") } else { text };
                    found.push(Value { mark, label, default });
                }
            }
        }
        provision.values = found;
    }
}

fn is_withdrawn(control: &Control) -> bool {
    control.props.iter().any(|property| property.name == "status" && property.value.eq_ignore_ascii_case("withdrawn"))
}

/// Whether a control, or one of its enhancements, becomes a provision.
fn says_something(control: &Control) -> bool {
    let has_text = || control.parts.iter().any(|part| part.name == "statement") || !heading(control, &number(control)).is_empty();
    !is_withdrawn(control) && has_text() || control.controls.iter().any(says_something)
}

/// The label of a control or of a part, as people write it.
fn label(properties: &[Property]) -> Option<String> {
    let labels = || properties.iter().filter(|property| property.name == "label");
    let plain = labels().find(|property| !matches!(property.class.as_str(), "zero-padded" | "sp800-53a"));
    plain.or_else(|| labels().next()).map(|property| property.value.trim().to_owned())
}

/// The number of a control: its label, which may have the title before it, `Keep Ladders Dry (OR.2)`; otherwise its id.
fn number(control: &Control) -> String {
    let Some(label) = label(&control.props) else { return control.id.to_uppercase() };
    let behind_title = label.strip_prefix(control.title.trim()).and_then(|rest| rest.trim().strip_prefix('(')?.strip_suffix(')'));
    behind_title.map_or_else(|| label.clone(), str::to_owned)
}

/// What a control is called. Some catalogs have its number as its title, or before it.
fn heading(control: &Control, number: &str) -> String {
    let title = one_line(&control.title);
    let names = |number: &str| title.strip_prefix(number).filter(|rest| rest.is_empty() || rest.starts_with([' ', ':']));
    let short = control.id.rsplit_once('-').map_or("", |(_, short)| short);
    let rest = [number, control.id.as_str(), short].into_iter().filter(|number| !number.is_empty()).find_map(names);
    rest.map_or(title.as_str(), |rest| rest.trim_start_matches([':', ' '])).to_owned()
}

/// The last part of an item's label: some catalogs write the whole path, `SR-03.01.04.a`.
fn item_label(label: &str) -> &str {
    label.rsplit_once('.').map_or(label, |(_, last)| last)
}

/// Prose without the marks of its Markdown: what is stressed, and what leads to another part of the catalog.
fn words(prose: &str) -> String {
    static LINKS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\[([^\[\]]*)\]\([^()\s]*\)").expect("a regular expression"));
    static STRESSED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\*{1,2}([^*\s](?:[^*]*[^*\s])?)\*{1,2}").expect("a regular expression"));
    // Where a value is put into the text, some catalogs have a space too many behind it.
    static SPACES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\}\}\s+([.,;:)])").expect("a regular expression"));
    SPACES.replace_all(&STRESSED.replace_all(&LINKS.replace_all(prose, "$1"), "$1"), "}}$1").into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CATALOG: &str = r#"{ "catalog": { "uuid": "x", "metadata": { "title": "Orchard controls", "oscal-version": "1.1.2" },
        "groups": [{ "id": "oc", "title": "Orchard Control", "controls": [
            { "id": "oc-1", "title": "Ladders", "props": [{ "name": "label", "value": "OC-01", "class": "zero-padded" }, { "name": "label", "value": "OC-1" }],
              "params": [{ "id": "oc-1_prm_1", "label": "frequency" },
                         { "id": "oc-1_prm_2", "select": { "how-many": "one-or-more", "choice": ["the grower", "every {{ insert: param, oc-1_prm_1 }}"] } }],
              "parts": [{ "name": "statement", "prose": "The grower:", "parts": [
                  { "name": "item", "props": [{ "name": "label", "value": "a." }], "prose": "checks ladders {{ insert: param, oc-1_prm_1 }}; and",
                    "parts": [{ "name": "item", "props": [{ "name": "label", "value": "1." }], "prose": "asks {{ insert: param, oc-1_prm_2 }}" }] }] },
                { "name": "guidance", "prose": "Ladders break." }],
              "controls": [{ "id": "oc-1.1", "title": "Night", "props": [{ "name": "label", "value": "OC-1(1)" }], "parts": [{ "name": "statement", "prose": "See OC-1." }] },
                           { "id": "oc-1.2", "title": "Gone", "props": [{ "name": "status", "value": "withdrawn" }] }] }] }] } }"#;

    #[test]
    fn controls_become_provisions() {
        let document = document(CATALOG).expect("a catalog");
        assert_eq!(document.title, "Orchard controls");
        let numbers: Vec<&str> = document.provisions.iter().map(|provision| provision.number.as_str()).collect();
        assert_eq!(numbers, ["OC-1", "OC-1(1)"]);
        let first = &document.provisions[0];
        let item = |level, label: &str, text: &str| Part::Item { level, label: label.to_owned(), text: text.to_owned() };
        assert_eq!(first.parts[0], Part::Paragraph("The grower:".to_owned()));
        assert_eq!(first.parts[1], item(0, "a", "checks ladders {{ insert: param, oc-1_prm_1 }}; and"));
        assert_eq!(first.parts[2], item(1, "1", "asks {{ insert: param, oc-1_prm_2 }}"));
        let defaults: Vec<&str> = first.values.iter().map(|value| value.default.as_str()).collect();
        assert_eq!(defaults, ["[frequency]", "[one or more of: the grower; every frequency]"]);
        assert_eq!(document.notes.len(), 2);
    }

    /// What is found of one control.
    fn provisions(control: &str) -> (Vec<Provision>, Vec<String>) {
        let text = format!(r#"{{ "catalog": {{ "metadata": {{ "title": "X", "oscal-version": "v1.2.2" }}, "controls": [{control}] }} }}"#);
        let document = document(&text).expect("a catalog");
        (document.provisions, document.notes.into_iter().map(|note| note.message).collect())
    }

    #[test]
    fn labels_with_titles_and_paths_are_taken_apart() {
        let control = r#"{ "id": "ORCHARD_03.01", "title": "Keep Ladders Dry", "props": [{ "name": "label", "value": "Keep Ladders Dry (03.01)" }],
            "parts": [{ "name": "statement", "parts": [
                { "name": "item", "props": [{ "name": "label", "value": "OR-03.01.a" }], "prose": "Wipe [](#or-2) them {{ insert: param, x }} ;",
                  "parts": [{ "name": "item", "props": [{ "name": "label", "value": "OR-03.01.a.01" }], "prose": "twice" }] }] }] }"#;
        let (found, _) = provisions(control);
        assert_eq!((found[0].number.as_str(), found[0].heading.as_str()), ("03.01", "Keep Ladders Dry"));
        let item = |level, label: &str, text: &str| Part::Item { level, label: label.to_owned(), text: text.to_owned() };
        assert_eq!(found[0].parts, [item(0, "a", "Wipe them {{ insert: param, x }};"), item(1, "01", "twice")]);
    }

    #[test]
    fn a_title_that_is_the_number_is_no_title() {
        for (id, title, number, heading) in [
            ("OR.1.1", "OR.1.1", "OR.1.1", ""),
            ("OR-1.1.4", "1.1.4 Ladders are dry", "OR-1.1.4", "Ladders are dry"),
            ("or-1", "Ladders", "OR-1", "Ladders"),
        ] {
            let control = format!(r#"{{ "id": "{id}", "title": "{title}", "parts": [{{ "name": "statement", "prose": "Dry them." }}] }}"#);
            let (found, _) = provisions(&control);
            assert_eq!((found[0].number.as_str(), found[0].heading.as_str()), (number, heading), "{id}");
        }
    }

    #[test]
    fn a_control_without_a_statement_is_its_title_or_is_counted() {
        let (found, notes) = provisions(
            r#"{ "id": "or-1", "title": "Ladders", "controls": [{ "id": "or-1.1", "title": "Dry the ladders" }, { "id": "or-1.2" }] }"#,
        );
        assert_eq!(found.iter().map(Provision::plain).collect::<Vec<_>>(), ["Dry the ladders"]);
        let expected = [
            "controls that have neither a statement nor a title are left out: 1",
            "controls without a statement have their title as text: 1",
        ];
        assert_eq!(notes, expected);
    }

    #[test]
    fn what_is_not_an_item_and_a_control_whose_enhancements_are_withdrawn_are_counted() {
        let gone = r#"{ "id": "or-1.1", "title": "Gone", "props": [{ "name": "status", "value": "withdrawn" }] }"#;
        let (found, notes) = provisions(&format!(
            r#"{{ "id": "or-1", "title": "Ladders", "controls": [{gone}] }}, {{ "id": "or-2", "controls": [{gone}] }},
            {{ "id": "or-3", "title": "Baskets", "parts": [{{ "name": "statement", "prose": "Count them.", "parts": [
                {{ "name": "table", "prose": "1" }},
                {{ "name": "item", "prose": "all", "parts": [{{ "name": "example", "prose": "2" }}] }}] }}] }}"#
        ));
        assert_eq!(found.iter().map(Provision::plain).collect::<Vec<_>>(), ["Ladders", "Count them.\nall"]);
        let expected = [
            "controls that the catalog has as withdrawn are left out: 2",
            "controls that have neither a statement nor a title are left out: 1",
            "controls without a statement have their title as text: 1",
            "parts of statements that are not items are left out: 2",
        ];
        assert_eq!(notes, expected);
    }

    #[test]
    fn a_value_that_is_cut_is_counted() {
        let long = "dry ".repeat(MAX_VALUE);
        let (found, notes) = provisions(&format!(
            r#"{{ "id": "or-1", "params": [{{ "id": "p", "values": ["{long}"] }}],
            "parts": [{{ "name": "statement", "prose": "Keep it {{{{ insert: param, p }}}}, {{{{insert: param, p}}}}." }}] }}"#
        ));
        assert!(found[0].values.iter().all(|value| value.default.ends_with("dry…")));
        assert_eq!(notes, ["values of parameters are cut after 2000 characters: 1"]);
    }

    #[test]
    fn other_json_is_refused() {
        for (text, message) in [
            (CATALOG.replace("1.1.2", "2.0.0"), "the catalog has OSCAL version `2.0.0`; only version 1 can be read"),
            (r#"{ "profile": {} }"#.to_owned(), "the JSON has no `catalog`"),
            ("{ \"catalog\": ".to_owned(), "the JSON is not an OSCAL catalog"),
            (format!("{{ \"catalog\": {}", "[".repeat(100_000)), "the JSON is not an OSCAL catalog"),
        ] {
            assert!(document(&text).expect_err("it is refused").message.starts_with(message), "{message}");
        }
    }
}
