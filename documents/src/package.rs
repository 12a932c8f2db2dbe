//! Packages of Office files: ZIP archives of named parts. The same parts give the same bytes, because no part has a date.
//!
//! `rawzip` knows how an archive is laid out and nothing else, so it is small and the same in a browser; the crate `zip`
//! asks for random numbers of a runtime there.

use std::io::Write as _;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveWriter, ZipSliceArchive, crc32};

/// Largest part that is read, unpacked: a sheet of a million rows is told, not shown.
const MAX_PART_LEN: usize = 64 << 20;

/// More parts than any document has.
const MAX_PARTS: usize = 10_000;

/// How hard parts are compressed, of 10.
const LEVEL: u8 = 6;

/// A package of parts, in this order.
pub(crate) fn write(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let written = || -> Result<Vec<u8>, rawzip::Error> {
        let mut archive = ZipArchiveWriter::new(Vec::new());
        for (name, content) in parts {
            let (mut entry, _) = archive.new_file(*name).compression_method(CompressionMethod::DEFLATE).start()?;
            entry.write_all(&compress_to_vec(content, LEVEL))?;
            entry.finish(DataDescriptorOutput::new(crc32(content), content.len() as u64))?;
        }
        archive.finish()
    };
    written().expect("memory takes whatever is written")
}

/// A package that somebody sent.
pub(crate) struct Package<'a>(ZipSliceArchive<&'a [u8]>);

/// A part of a package: it may be too large to be read to its end.
pub(crate) struct PartContent {
    pub(crate) content: Vec<u8>,
    pub(crate) is_whole: bool,
}

impl<'a> Package<'a> {
    /// The package in these bytes, if they are one.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        ZipArchive::from_slice(bytes).ok().map(Self)
    }

    /// The names of the parts that begin and end so, sorted by length and then by letters, so that the tenth follows the
    /// ninth.
    pub(crate) fn names(&self, begin: &str, end: &str) -> Vec<String> {
        let mut names = Vec::new();
        let mut entries = self.0.entries();
        while let (Ok(Some(entry)), true) = (entries.next_entry(), names.len() < MAX_PARTS) {
            let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
            if name.starts_with(begin) && name.ends_with(end) && !name[begin.len()..].contains('/') {
                names.push(name);
            }
        }
        names.sort_by_key(|name| (name.len(), name.clone()));
        names
    }

    /// Whether there is a part of this name, whatever becomes of its content.
    pub(crate) fn has(&self, name: &str) -> bool {
        let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (&name[..=folder.len()], file));
        self.names(folder, file).iter().any(|other| other == name)
    }

    /// The content of a part, as far as it is read. None if the package does not have it, or if it cannot be unpacked.
    pub(crate) fn part(&self, name: &str) -> Option<PartContent> {
        let mut entries = self.0.entries();
        for _ in 0..MAX_PARTS {
            let entry = entries.next_entry().ok()??;
            if entry.file_path().as_ref() != name.as_bytes() {
                continue;
            }
            let data = self.0.get_entry(entry.wayfinder()).ok()?.data();
            return match entry.compression_method() {
                CompressionMethod::STORE => {
                    let length = data.len().min(MAX_PART_LEN);
                    Some(PartContent { content: data[..length].to_vec(), is_whole: length == data.len() })
                }
                CompressionMethod::DEFLATE => unpacked(data),
                _ => None,
            };
        }
        None
    }
}

/// What an archive says of a size may be a lie, so what comes out is counted.
fn unpacked(data: &[u8]) -> Option<PartContent> {
    match decompress_to_vec_with_limit(data, MAX_PART_LEN) {
        Ok(content) => Some(PartContent { content, is_whole: true }),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => Some(PartContent { content: error.output, is_whole: false }),
        Err(_) => None,
    }
}
