//! The format of OSCAL catalogs, as far as an import reads it.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct File {
    pub(super) catalog: Option<Catalog>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Catalog {
    pub(super) metadata: Metadata,
    #[serde(default)]
    pub(super) params: Vec<Parameter>,
    #[serde(default)]
    pub(super) groups: Vec<Group>,
    #[serde(default)]
    pub(super) controls: Vec<Control>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct Metadata {
    pub(super) title: String,
    pub(super) oscal_version: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Group {
    pub(super) title: String,
    pub(super) params: Vec<Parameter>,
    pub(super) groups: Vec<Group>,
    pub(super) controls: Vec<Control>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Control {
    pub(super) id: String,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) params: Vec<Parameter>,
    #[serde(default)]
    pub(super) props: Vec<Property>,
    #[serde(default)]
    pub(super) parts: Vec<ControlPart>,
    #[serde(default)]
    pub(super) links: Vec<Link>,
    #[serde(default)]
    pub(super) controls: Vec<Control>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Link {
    pub(super) rel: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Parameter {
    pub(super) id: String,
    #[serde(default)]
    pub(super) label: String,
    #[serde(default)]
    pub(super) values: Vec<String>,
    pub(super) select: Option<Select>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct Select {
    pub(super) how_many: String,
    pub(super) choice: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) value: String,
    #[serde(default)]
    pub(super) class: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct ControlPart {
    pub(super) name: String,
    #[serde(default)]
    pub(super) props: Vec<Property>,
    #[serde(default)]
    pub(super) prose: String,
    #[serde(default)]
    pub(super) parts: Vec<ControlPart>,
}
