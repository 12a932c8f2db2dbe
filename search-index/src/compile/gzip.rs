//! Compression of packed files, and its bounded inverse.
//!
//! [`build`](super::build) compresses as well as a build can wait for. Where a site is published once and read by many,
//! [`recompress`] makes the files a seventh smaller, in seconds. Any gzip reader undoes both.

use std::io::{Read as _, Write as _};
use std::num::NonZeroU64;

use flate2::bufread::GzDecoder;
use flate2::{Compression, GzBuilder};

use super::error::DecompressError;
use crate::packed::MAX_FILE_BYTES;

/// What gzip writes for a system that it does not know, so that every machine gives the same bytes.
const UNKNOWN_SYSTEM: u8 = 255;

/// Compresses a packed file.
pub(super) fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzBuilder::new().operating_system(UNKNOWN_SYSTEM).write(Vec::new(), Compression::best());
    encoder.write_all(content).and_then(|()| encoder.finish()).expect("a vector takes all bytes")
}

/// Rounds of zopfli; more find one byte in a thousand.
const ZOPFLI_ROUNDS: NonZeroU64 = NonZeroU64::new(15).expect("not zero");

/// Runs of one kind of data in the largest file, about; zopfli finds them by itself and gives each a table of its own.
const MAX_BLOCKS: u16 = 30;

/// The same content in fewer bytes. Takes two seconds for 100 kB of content.
///
/// # Errors
///
/// If [`decompress`] refuses the bytes.
pub fn recompress(bytes: &[u8]) -> Result<Vec<u8>, DecompressError> {
    let options = zopfli::Options { iteration_count: ZOPFLI_ROUNDS, maximum_block_splits: MAX_BLOCKS, ..zopfli::Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, &decompress(bytes)?[..], &mut packed).expect("a vector takes all bytes");
    Ok(if packed.len() < bytes.len() { packed } else { bytes.to_vec() })
}

/// Undoes the compression of a [`File`](super::File).
///
/// The last four bytes of a gzip file declare the length of its content. No more is decompressed than that, and nothing
/// when that is more than [`MAX_FILE_BYTES`].
pub fn decompress(bytes: &[u8]) -> Result<Vec<u8>, DecompressError> {
    let declared = bytes.last_chunk().map_or(0, |length| u32::from_le_bytes(*length)) as usize;
    let mut decoder = GzDecoder::new(bytes);
    if decoder.header().is_some() && declared > MAX_FILE_BYTES {
        return Err(DecompressError::TooLarge { declared });
    }
    let mut content = Vec::new();
    decoder.by_ref().take(declared as u64 + 1).read_to_end(&mut content).map_err(DecompressError::Gzip)?;
    if content.len() > declared {
        return Err(DecompressError::LongerThanDeclared { declared });
    }
    // A browser refuses these too.
    if decoder.into_inner().is_empty() { Ok(content) } else { Err(DecompressError::LeftOver) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn recompressed_content_is_the_same_and_never_larger() {
        for content in [&b""[..], b"a", &include_bytes!("gzip.rs")[..]] {
            let quick = gzip(content);
            let patient = recompress(&quick).unwrap();
            assert_eq!(decompress(&patient).unwrap(), content);
            assert!(patient.len() < quick.len() || content.len() < 100 && patient.len() <= quick.len());
        }
        assert!(recompress(b"not gzip").is_err());
    }

    proptest! {
        #[test]
        fn compressed_content_is_read_back(content in prop::collection::vec(0_u8..20, 0..5_000)) {
            prop_assert_eq!(decompress(&gzip(&content)).unwrap(), content);
        }
    }
}
