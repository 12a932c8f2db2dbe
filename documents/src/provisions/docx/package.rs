//! The archive that a Word document is. No part unpacks to more than a limit, whatever its header says.

use std::io::{Cursor, Read as _};

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::xml::attribute;
use crate::provisions::plain;
use crate::provisions::refused::Refused;

/// A part of 500 pages is some 30 MB.
const MAX_PART_BYTES: u64 = 100_000_000;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        ZipArchive::new(Cursor::new(bytes)).map(|archive| Self { archive }).map_err(|_| Refused::Damaged)
    }

    /// The name of the main part: what the package says, or where Word always writes it.
    pub(super) fn main_part(&mut self) -> Result<String, Refused> {
        const USUAL: &str = "word/document.xml";
        let relationships = self.part("_rels/.rels")?.unwrap_or_default();
        let named = office_document(&relationships).filter(|name| self.archive.index_for_name(name).is_some());
        let name = named.unwrap_or_else(|| USUAL.to_owned());
        if self.archive.index_for_name(&name).is_none() || !name.starts_with("word/") {
            return Err(Refused::OtherArchive);
        }
        Ok(name)
    }

    /// A part as text; none where the package does not have it.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refused> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => Refused::Password,
            _ => Refused::Damaged,
        })?;
        let mut bytes = Vec::new();
        file.take(MAX_PART_BYTES + 1).read_to_end(&mut bytes).map_err(|_| Refused::Damaged)?;
        if bytes.len() as u64 > MAX_PART_BYTES {
            return Err(Refused::UnpacksTooLarge);
        }
        plain::decode(&bytes).map(|(text, _)| Some(text)).map_err(|_| Refused::Damaged)
    }

    pub(super) fn has_macros(&self) -> bool {
        self.archive.file_names().flatten().any(|name| name.ends_with("vbaProject.bin"))
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
