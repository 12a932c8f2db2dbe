//! Packages of Office files: ZIP archives of named parts. The same parts give the same bytes, because no part has a date.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Largest part that is read, unpacked: a sheet of a million rows is told, not shown.
pub(crate) const MAX_PART_LEN: u64 = 64 << 20;

/// A package of parts, in this order.
pub(crate) fn write(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, options).expect("memory takes whatever is written");
        archive.write_all(content).expect("memory takes whatever is written");
    }
    archive.finish().expect("memory takes whatever is written").into_inner()
}

/// A package that somebody sent.
pub(crate) struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

/// Why a part cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartError {
    /// The package does not have it.
    Missing,
    /// It is too large, unpacked.
    TooLarge,
    /// It cannot be unpacked, or needs a password.
    Damaged,
}

impl<'a> Package<'a> {
    /// The package in these bytes, if they are one.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        ZipArchive::new(Cursor::new(bytes)).ok().map(Self)
    }

    /// The names of the parts that begin and end so, sorted by length and then by letters, so that the tenth follows the ninth.
    pub(crate) fn names(&self, begin: &str, end: &str) -> Vec<String> {
        let is_wanted = |name: &String| name.starts_with(begin) && name.ends_with(end) && !name[begin.len()..].contains('/');
        let mut names: Vec<String> = self.0.file_names().flatten().map(|name| name.into_owned()).filter(is_wanted).collect();
        names.sort_by_key(|name| (name.len(), name.clone()));
        names
    }

    /// A part to be read as far as it is wanted.
    pub(crate) fn stream(&mut self, name: &str) -> Result<impl std::io::Read + '_, PartError> {
        let index = self.0.index_for_name(name).ok_or(PartError::Missing)?;
        self.0.by_index(index).map(|part| part.take(MAX_PART_LEN)).map_err(|_| PartError::Damaged)
    }

    /// The content of a part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Vec<u8>, PartError> {
        let index = self.0.index_for_name(name).ok_or(PartError::Missing)?;
        let part = self.0.by_index(index).map_err(|_| PartError::Damaged)?;
        let mut content = Vec::new();
        // What an archive says of a size may be a lie, so what comes out is counted.
        part.take(MAX_PART_LEN + 1).read_to_end(&mut content).map_err(|_| PartError::Damaged)?;
        if content.len() as u64 > MAX_PART_LEN { Err(PartError::TooLarge) } else { Ok(content) }
    }
}
