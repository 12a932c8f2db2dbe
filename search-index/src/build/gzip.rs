//! Compression that knows where one kind of data ends and another begins.
//!
//! A packed file is lists of numbers and runs of text. Each gets Huffman codes of its own, with or without matches,
//! whichever is smaller. That takes a tenth off the file for some milliseconds, and any gzip reader undoes it.
//!
//! Where a site is published once and read by many, [`recompress`] takes off as much again, for seconds.

use std::io::Read as _;
use std::num::NonZeroU64;

use flate2::Crc;
use flate2::bufread::GzDecoder;
use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};

use super::error::DecompressError;
use crate::packed::MAX_FILE_BYTES;

/// Magic, deflate, no flags, no time, best compression, unknown system.
const HEAD: [u8; 10] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255];

/// The window's size in bits, negative for no zlib header.
const RAW: i32 = -15;

/// How long to look for the smallest form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// zlib's 1 to 9.
    level: i32,
    strategies: &'static [CompressionStrategy],
}

impl Effort {
    /// For the file that every reader loads.
    pub(super) const MOST: Self =
        Self { level: 9, strategies: &[CompressionStrategy::Default, CompressionStrategy::Filtered, CompressionStrategy::HuffmanOnly] };
    /// For the many files of which a reader loads a few: half the time for a third of a percent.
    pub(super) const SOME: Self = Self { level: 6, strategies: &[CompressionStrategy::Default, CompressionStrategy::HuffmanOnly] };
}

/// Compresses content whose kind changes at `cuts`, which are in order.
pub(super) fn gzip(content: &[u8], cuts: &[usize], effort: Effort) -> Vec<u8> {
    let mut packed = HEAD.to_vec();
    let mut start = 0;
    for &cut in cuts.iter().chain(&[content.len()]) {
        let flush = if cut == content.len() { TDEFLFlush::Finish } else { TDEFLFlush::Sync };
        if start < cut || flush == TDEFLFlush::Finish {
            packed.extend(smallest(&content[start..cut], flush, effort));
        }
        if flush == TDEFLFlush::Finish {
            break;
        }
        start = cut;
    }
    let mut sum = Crc::new();
    sum.update(content);
    packed.extend(sum.sum().to_le_bytes());
    packed.extend((content.len() as u32).to_le_bytes());
    packed
}

/// Rounds of zopfli; more find one byte in a thousand.
const ROUNDS: NonZeroU64 = NonZeroU64::new(15).expect("not zero");

/// Runs of one kind in the largest file, about; zopfli finds them by itself.
const MOST_BLOCKS: u16 = 30;

/// The same content in fewer bytes. Takes two seconds for 100 kB of content.
///
/// # Errors
///
/// If [`decompress`] refuses the bytes.
pub fn recompress(bytes: &[u8]) -> Result<Vec<u8>, DecompressError> {
    let options = zopfli::Options { iteration_count: ROUNDS, maximum_block_splits: MOST_BLOCKS, ..zopfli::Options::default() };
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

fn smallest(content: &[u8], flush: TDEFLFlush, Effort { level, strategies }: Effort) -> Vec<u8> {
    let flags = strategies.iter().map(|&strategy| create_comp_flags_from_zip_params(level, RAW, strategy as i32));
    flags.map(|flags| deflate(content, flags, flush)).min_by_key(Vec::len).unwrap_or_default()
}

fn deflate(content: &[u8], flags: u32, flush: TDEFLFlush) -> Vec<u8> {
    let mut state = CompressorOxide::new(flags);
    let mut packed = vec![0; content.len() / 2 + 64];
    let (mut read, mut written) = (0, 0);
    loop {
        let (status, taken, given) = compress(&mut state, &content[read..], &mut packed[written..], flush);
        read += taken;
        written += given;
        let room = written < packed.len();
        if status != TDEFLStatus::Okay || (room && read == content.len()) {
            break;
        }
        packed.resize(packed.len() * 2, 0);
    }
    packed.truncate(written);
    packed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn recompressed_content_is_the_same_and_never_larger() {
        for content in [&b""[..], b"a", &include_bytes!("gzip.rs")[..]] {
            let quick = gzip(content, &[], Effort::MOST);
            let patient = recompress(&quick).unwrap();
            assert_eq!(decompress(&patient).unwrap(), content);
            assert!(patient.len() < quick.len() || content.len() < 100 && patient.len() <= quick.len());
        }
        assert!(recompress(b"not gzip").is_err());
    }

    proptest! {
        #[test]
        fn any_reader_undoes_it(content in prop::collection::vec(0_u8..20, 0..5_000), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.index(content.len() + 1)).collect();
            cuts.sort_unstable();
            for effort in [Effort::MOST, Effort::SOME] {
                prop_assert_eq!(decompress(&gzip(&content, &cuts, effort)).unwrap(), content.as_slice());
            }
        }
    }
}
