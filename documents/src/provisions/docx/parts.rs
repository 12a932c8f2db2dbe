//! The parts of a Word document that are read.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::xml::attribute;
use crate::package::Package;
use crate::provisions::plain;
use crate::provisions::refused::Refused;
use crate::words::Words;

/// The parts as text, without what is not there.
pub(super) struct Parts {
    pub(super) document: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) has_macros: bool,
}

impl Parts {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let package = Package::open(bytes).ok_or(Refused::Damaged)?;
        let names = package.names("word/", "");
        let main = main_part(&package, &names)?;
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        Ok(Self {
            document: part(&package, &main)?.ok_or(Refused::Damaged)?,
            styles: part(&package, &format!("{folder}/styles.xml"))?,
            numbering: part(&package, &format!("{folder}/numbering.xml"))?,
            has_macros: names.iter().any(|name| name.ends_with("vbaProject.bin")),
        })
    }
}

/// The name of the main part: what the package says, or where Word always writes it.
fn main_part(package: &Package<'_>, names: &[String]) -> Result<String, Refused> {
    let relationships = part(package, "_rels/.rels")?.unwrap_or_default();
    let named = office_document(&relationships).filter(|name| names.contains(name));
    let name = named.unwrap_or_else(|| "word/document.xml".to_owned());
    if names.contains(&name) { Ok(name) } else { Err(Refused::OtherArchive) }
}

/// A part as text; none where the package does not have it.
fn part(package: &Package<'_>, name: &str) -> Result<Option<String>, Refused> {
    match package.part(name) {
        Some(part) if part.is_whole => {
            plain::decode(&part.content, &Words::default()).map(|(text, _)| Some(text)).map_err(|_| Refused::Damaged)
        }
        Some(_) => Err(Refused::UnpacksTooLarge),
        None if package.has(name) => Err(Refused::Damaged),
        None => Ok(None),
    }
}

/// The target of the relationship that names the main part.
fn office_document(relationships: &str) -> Option<String> {
    let mut reader = Reader::from_str(relationships);
    loop {
        match reader.read_event().ok()? {
            Event::Empty(element) | Event::Start(element)
                if attribute(&element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")) =>
            {
                return attribute(&element, "Target").map(|target| target.trim_start_matches('/').to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
