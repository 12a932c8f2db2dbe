//! The part of the form OSCAL 1.1 that a catalog of clauses needs. Fields are named by the form; what has no value is left
//! out, because its schema has no empty lists.

use serde::Serialize;

/// The catalog, whose groups and back matter follow.
#[derive(Debug, Serialize)]
pub(super) struct Catalog {
    pub(super) uuid: String,
    pub(super) metadata: Metadata,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Metadata {
    pub(super) title: String,
    pub(super) last_modified: String,
    pub(super) version: String,
    pub(super) oscal_version: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) document_ids: Vec<DocumentId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) roles: Vec<Role>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) remarks: String,
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentId {
    pub(super) identifier: String,
}

/// Who can be bound.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Role {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) short_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
}

/// A group, whose controls follow: each is written as it is made.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) class: &'static str,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
pub(super) struct Control {
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) class: String,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) params: Vec<Parameter>,
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
pub(super) struct Parameter {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) props: Vec<Property>,
    pub(super) label: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) guidelines: Vec<Guideline>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) values: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Guideline {
    pub(super) prose: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Part {
    pub(super) id: String,
    pub(super) name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ns: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) class: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) prose: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
pub(super) struct Property {
    pub(super) name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ns: Option<&'static str>,
    pub(super) value: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) class: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) rel: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct BackMatter {
    pub(super) resources: Vec<Resource>,
}

/// An outside document, or a defined term.
#[derive(Debug, Serialize)]
pub(super) struct Resource {
    pub(super) uuid: String,
    pub(super) title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) citation: Option<Citation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) rlinks: Vec<ResourceLink>,
}

#[derive(Debug, Serialize)]
pub(super) struct Citation {
    pub(super) text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct ResourceLink {
    pub(super) href: String,
}
