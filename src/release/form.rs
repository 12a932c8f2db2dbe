//! The form of a release file: `docs/release-format.md` in types.
//!
//! The types are apart from those of `corpus`, because a file that was written once is read for ever: what the program
//! needs may change, these may not. A new form gets a new number, and its own types beside these.

use serde::{Deserialize, Serialize};

use crate::corpus::{Block, ChangeKind, ClauseId, Comparison, Confidence, ItemStyle, ReleaseName};

/// The number of this form. It grows with every change, because what a form does not know is refused.
pub(super) const SCHEMA: u64 = 1;

/// The first version of this program that reads [`SCHEMA`].
pub(super) const READ_SINCE: &str = "0.1.0";

/// A whole file, in the order in which it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReleaseRecord {
    pub(super) schema: u64,
    /// The first version of the program that reads this form.
    pub(super) read_since: String,
    /// Title of the corpus, which tells a release of another book.
    pub(super) corpus: String,
    pub(super) name: ReleaseName,
    pub(super) title: String,
    /// `2026-11-30`.
    pub(super) date: String,
    /// Of everything else in the file.
    pub(super) checksum: String,
    pub(super) changes: Vec<ChangeRecord>,
    pub(super) settings: SettingsRecord,
    pub(super) chapters: Vec<ChapterRecord>,
    pub(super) topics: Vec<TopicRecord>,
    pub(super) clauses: Vec<ClauseRecord>,
    pub(super) terms: Vec<TermRecord>,
    pub(super) frameworks: Vec<FrameworkRecord>,
    pub(super) retired: Vec<RetiredRecord>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeRecord {
    pub(super) id: ClauseId,
    pub(super) kind: ChangeKind,
    pub(super) reason: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SettingsRecord {
    pub(super) tagline: String,
    pub(super) status: Option<String>,
    pub(super) jurisdiction: Option<String>,
    pub(super) licence: LicenceRecord,
    pub(super) official: Option<OfficialRecord>,
    pub(super) notice_line: Option<String>,
    pub(super) notice_full: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) view_note: Option<String>,
    pub(super) reviewed_none: String,
    /// How items are numbered, where it is not `(a)(i)(A)`.
    #[serde(default, skip_serializing_if = "ItemStyle::is_default")]
    pub(super) items: ItemStyle,
    pub(super) parties: Vec<WordRecord>,
    pub(super) kinds: Vec<WordRecord>,
    pub(super) phases: Vec<WordRecord>,
    pub(super) pillars: Vec<WordRecord>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LicenceRecord {
    pub(super) clauses: String,
    pub(super) text: String,
    pub(super) code: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficialRecord {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) publisher: String,
    pub(super) address: String,
}

/// A declared party, kind, phase or pillar.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordRecord {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) help: String,
}

/// A chapter that is not a topic: its address, without its text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChapterRecord {
    pub(super) path: String,
    pub(super) name: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicRecord {
    pub(super) folder: String,
    pub(super) prefix: String,
    pub(super) title: String,
    pub(super) pillar: Option<String>,
    /// The language of its text, where that is not the language of the book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    pub(super) summary: String,
    pub(super) introduction: Vec<Block>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClauseRecord {
    pub(super) id: ClauseId,
    /// Of everything else in the clause.
    pub(super) checksum: String,
    pub(super) title: String,
    /// Folder of its topic.
    pub(super) topic: String,
    pub(super) parties: Vec<String>,
    pub(super) kind: String,
    pub(super) phases: Vec<String>,
    pub(super) summary: String,
    pub(super) text: Vec<Block>,
    pub(super) parameters: Vec<ParameterRecord>,
    pub(super) sections: Vec<SectionRecord>,
    pub(super) see: Vec<ClauseId>,
    pub(super) requires: Vec<ClauseId>,
    pub(super) asked: Vec<String>,
    pub(super) references: Vec<String>,
    pub(super) origin: Vec<OriginRecord>,
    pub(super) reviewed: Vec<ReviewRecord>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParameterRecord {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) default: String,
    pub(super) values: Vec<ValueRecord>,
    /// `PAT-2.patch_cycle`: the parameter whose values it always has.
    pub(super) same_as: Option<String>,
    pub(super) basis: Vec<Block>,
}

/// The value that leans to a party.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueRecord {
    pub(super) party: String,
    pub(super) value: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionRecord {
    pub(super) section: SectionName,
    /// Whose view it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) party: Option<String>,
    pub(super) text: Vec<Block>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum SectionName {
    Rationale,
    View,
    Fallback,
    Evidence,
    Notes,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OriginRecord {
    pub(super) version: String,
    pub(super) clause: String,
    pub(super) confidence: Confidence,
    pub(super) ours: Comparison,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewRecord {
    pub(super) role: String,
    pub(super) date: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermRecord {
    pub(super) term: String,
    pub(super) aliases: Vec<String>,
    /// Whether only the spelling as written is meant.
    pub(super) exact: bool,
    pub(super) definition: Vec<Block>,
    pub(super) source: Vec<Block>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrameworkRecord {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) publisher: String,
    pub(super) edition: Option<String>,
    pub(super) date: Option<String>,
    pub(super) status: Option<String>,
    pub(super) address: Option<String>,
    pub(super) confidence: Confidence,
    pub(super) checked: Option<String>,
    pub(super) note: Vec<Block>,
    /// Whether citations were checked against a list of its provisions.
    pub(super) has_list: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RetiredRecord {
    pub(super) id: ClauseId,
    pub(super) title: String,
    pub(super) reason: String,
    pub(super) successors: Vec<ClauseId>,
    pub(super) since: String,
    pub(super) text: Vec<Block>,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::checksum;
    use super::super::read::read_back;
    use super::*;
    use crate::corpus::{ReleaseName, Settings};

    fn sum_of(object: &Value) -> Value {
        Value::from(checksum::of_json(&object.to_string()).expect("JSON"))
    }

    /// A file of form 1, with every field. Whoever keeps a release reads this form for ever: this literal stays as it is.
    fn form_1() -> Value {
        json!({
            "schema": 1,
            "read_since": "0.1.0",
            "corpus": "Orchard Terms",
            "name": "2026-11",
            "title": "For the fair",
            "date": "2026-11-30",
            "checksum": "",
            "changes": [{ "id": "DEL-1", "kind": "substantive", "reason": "The carts are faster." }],
            "settings": {
                "tagline": "Apples",
                "status": "sample",
                "jurisdiction": null,
                "licence": { "clauses": "CC0 1.0", "text": "CC BY 4.0", "code": "MIT" },
                "official": { "name": "FGC", "title": "Conditions", "publisher": "Growers", "address": "https://fruit.example/" },
                "notice_line": "A sample.",
                "notice_full": ["It is a sample."],
                "reviewed_none": "Not reviewed.",
                "parties": [{ "id": "buyer", "name": "Buyer", "title": "Fruit merchant", "help": "Who buys." }],
                "kinds": [{ "id": "duty", "name": "Duty", "title": "A duty", "help": "" }],
                "phases": [{ "id": "harvest", "name": "Harvest", "title": "Harvest", "help": "" }],
                "pillars": [{ "id": "work", "name": "Work", "title": "Work", "help": "" }]
            },
            "chapters": [{ "path": "about/index.md", "name": "About" }],
            "topics": [{
                "folder": "delivery", "prefix": "DEL", "title": "Delivery", "pillar": "work", "summary": "How apples arrive.",
                "introduction": [{ "type": "rule" }]
            }],
            "clauses": [{
                "id": "DEL-1",
                "checksum": "",
                "title": "Time of delivery",
                "topic": "delivery",
                "parties": ["buyer"],
                "kind": "duty",
                "phases": ["harvest"],
                "summary": "Carts come in time.",
                "text": [{ "type": "paragraph", "words": [{ "type": "parameter", "name": "days" }] }],
                "parameters": [{
                    "name": "days", "label": "Days", "default": "3 days", "values": [{ "party": "buyer", "value": "2 days" }],
                    "same_as": "DEL-2.days", "basis": [{ "type": "code", "text": "x" }]
                }],
                "sections": [
                    { "section": "rationale", "text": [{ "type": "rule" }] },
                    { "section": "view", "party": "buyer", "text": [] }
                ],
                "see": ["DEL-2"],
                "requires": ["DEL-3"],
                "asked": ["When?"],
                "references": ["GRADES 2.1"],
                "origin": [{ "version": "1", "clause": "4", "confidence": "reported", "ours": "softer" }],
                "reviewed": [{ "role": "counsel", "date": "2026-10-01" }]
            }],
            "terms": [{ "term": "Crate", "aliases": ["Crates"], "exact": true, "definition": [], "source": [] }],
            "frameworks": [{
                "key": "GRADES", "title": "Grades", "publisher": "Board", "edition": null, "date": "2024", "status": "in-force",
                "address": "https://grades.example/", "confidence": "confirmed", "checked": "2026-10-01", "note": [], "has_list": true
            }],
            "retired": [{ "id": "DEL-9", "title": "Boats", "reason": "No river.", "successors": ["DEL-1"], "since": "2026-06", "text": [] }]
        })
    }

    #[test]
    fn form_1_stays() {
        assert_eq!(SCHEMA, 1);
        let mut file = form_1();
        let record: ReleaseRecord = serde_json::from_value(file.clone()).expect("the form is known");
        assert_eq!(serde_json::to_value(&record).expect("records become JSON"), file, "nothing is left out and nothing added");
        file["clauses"][0]["checksum"] = sum_of(&file["clauses"][0]);
        file["checksum"] = sum_of(&file);
        assert_eq!(
            file["checksum"], "sha256:7008eea10c16090f32937964c731faa9b91ce19328881f599995a1115decea1a",
            "the checksum of the literal"
        );
        let (name, settings) = (ReleaseName::parse("2026-11").expect("a name"), Settings::default());
        let release = read_back(&name, &file.to_string(), &settings).expect("the literal can be read");
        assert_eq!(release.edition.corpus.clauses[0].value_of("days"), "3 days");
        assert_eq!(release.changes.len(), 1);
    }

    #[test]
    fn what_the_form_does_not_know_is_refused() {
        for (place, key) in [("", "more"), ("/settings", "more"), ("/clauses/0", "note"), ("/clauses/0/parameters/0", "more")] {
            let mut file = form_1();
            file.pointer_mut(place).expect("a place of the form")[key] = Value::from(1);
            assert!(serde_json::from_value::<ReleaseRecord>(file).is_err(), "{place}/{key}");
        }
    }

    /// The checksums fit, and the file is still none that the program writes.
    #[test]
    fn what_no_program_of_ours_writes_is_refused() {
        let refused = |place: &str, value: Value, why: &str| {
            let mut file = form_1();
            *file.pointer_mut(place).expect("a place of the form") = value;
            for at in 0..file["clauses"].as_array().expect("a list").len() {
                file["clauses"][at]["checksum"] = sum_of(&file["clauses"][at]);
            }
            file["checksum"] = sum_of(&file);
            let name = ReleaseName::parse("2026-11").expect("a name");
            let said = read_back(&name, &file.to_string(), &Settings::default()).expect_err(place);
            assert!(said.contains(why), "{place}: {said}");
        };
        let clause = form_1()["clauses"][0].clone();
        refused("/clauses", Value::from(vec![clause.clone(), clause]), "twice");
        refused("/retired/0/id", Value::from("DEL-1"), "twice");
        refused("/clauses/0/topic", Value::from("nowhere"), "nowhere");
        refused("/clauses/0/id", Value::from("../x"), "is not an id");
        refused("/clauses/0/parameters/0/same_as", Value::from("x"), "no path of a parameter");
        refused("/clauses/0/sections/1/section", Value::from("notes"), "is no view");
        refused("/terms/0/term", Value::from("…"), "has no name");
        refused("/frameworks/0/address", Value::from("javascript:alert(1)"), "no address");
        let link = json!([{ "type": "paragraph", "words": [{ "type": "link", "to": "data:text/html,x", "words": [] }] }]);
        refused("/clauses/0/text", link, "no address");
        refused("/clauses/0/title", Value::from("a\u{202e}b"), "misleads");
        refused("/settings/parties/0/id", Value::from("../../x"), "cannot be part of an address");
    }
}
