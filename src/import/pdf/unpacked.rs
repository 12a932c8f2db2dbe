//! To how much the parts of a PDF unpack, measured before a library without limits unpacks them.
//!
//! What cannot be measured is refused: a part that is packed more than once, one of which nobody can say how it is packed,
//! and a large one that is encrypted. The data of a part is taken to go on to the end of the file, because a length
//! can lie; packed data says itself where it ends.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::dictionary::{self, Dictionary, Filter, Packing};
use super::harm::Harm;
use super::objects::Objects;

/// Most bytes that all packed parts of a file unpack to.
const MAX_UNPACKED: usize = 256 << 20;

/// Deflate makes no byte to more.
const MAX_GROWTH: usize = 1_032;

/// No part of an encrypted file that is packed has more bytes: what it unpacks to is not known, and at worst a gigabyte.
const MAX_ENCRYPTED_PART: usize = 1 << 20;

/// So often, at most, is the whole file gone through: parts that end nowhere would be measured without end.
const MAX_PASSES: usize = 4;

/// A small file may be gone through more often.
const SMALL: usize = 64 << 10;

/// No object has more definitions of how data is packed.
const MAX_DEFINITIONS: usize = 4;

/// Measures all parts of a file.
pub(super) fn check(bytes: &[u8]) -> Result<(), Harm> {
    let is_encrypted = dictionary::has_name(bytes, b"Encrypt");
    let mut measure = Measure { unpacked: 0, unread: MAX_PASSES * (bytes.len() + SMALL), is_encrypted };
    let (mut objects, mut open) = (Objects::default(), Vec::new());
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"obj") {
        at += found + 3;
        objects.add(bytes, at, |count| measure.read(count))?;
        // What is no dictionary, or has no data behind it, may take the whole file to know.
        let (dictionary, length) = dictionary::read(&bytes[at..]);
        measure.read(length)?;
        let Some(dictionary) = dictionary else { continue };
        let (data, between) = dictionary::data(&bytes[at + length..]);
        measure.read(between)?;
        let Some(data) = data else { continue };
        match &dictionary.packing {
            Packing::By(filters) => {
                if let Some(text) = measure.part(&dictionary, filters, data)? {
                    objects.add_all(&text, dictionary.first, |count| measure.read(count))?;
                }
            }
            // Objects that stand in encrypted parts are not known.
            Packing::Elsewhere(number) if !dictionary.is_object_stream && !is_encrypted => open.push((*number, dictionary, data)),
            Packing::Elsewhere(_) | Packing::Unclear => return Err(Harm::SaysElsewhere),
        }
    }
    for (number, dictionary, data) in open {
        let said: Vec<&Packing> = objects.of(number).take(MAX_DEFINITIONS + 1).collect();
        if said.is_empty() || said.len() > MAX_DEFINITIONS {
            return Err(Harm::SaysElsewhere);
        }
        for packing in said {
            let Packing::By(filters) = packing else { return Err(Harm::SaysElsewhere) };
            measure.part(&dictionary, filters, data)?;
        }
    }
    Ok(())
}

struct Measure {
    /// What the parts so far unpack to.
    unpacked: usize,
    /// How many bytes may still be read.
    unread: usize,
    is_encrypted: bool,
}

impl Measure {
    fn read(&mut self, count: usize) -> Result<(), Harm> {
        self.unread = self.unread.checked_sub(count).ok_or(Harm::Damaged)?;
        Ok(())
    }

    fn unpack(&mut self, count: usize) -> Result<(), Harm> {
        self.unpacked = self.unpacked.saturating_add(count);
        if self.unpacked > MAX_UNPACKED { Err(Harm::TooLarge) } else { Ok(()) }
    }

    /// Measures a part; gives its text where other objects stand in it.
    fn part(&mut self, dictionary: &Dictionary, filters: &[Filter], data: &[u8]) -> Result<Option<Vec<u8>>, Harm> {
        // Nobody asks for pictures.
        if filters.contains(&Filter::Picture) {
            return if dictionary.is_object_stream { Err(Harm::SaysElsewhere) } else { Ok(None) };
        }
        let packing = filters.iter().position(|filter| filter.packs());
        if dictionary.is_object_stream && !matches!(filters, [] | [Filter::Flate] | [Filter::Ascii85 | Filter::Hex, Filter::Flate]) {
            return Err(Harm::SaysElsewhere);
        }
        if filters.iter().filter(|filter| filter.packs()).count() > 1 {
            return Err(Harm::PackedTwice);
        }
        let extent = |data: &[u8]| {
            let end = find(data, b"endstream").unwrap_or(data.len());
            dictionary.length.map_or(data.len(), |length| end.max(length.min(data.len())))
        };
        if self.is_encrypted && !dictionary.is_reference_table {
            let extent = extent(data);
            self.read(extent)?;
            return if packing.is_some() && extent > MAX_ENCRYPTED_PART { Err(Harm::Encrypted) } else { Ok(None) };
        }
        let Some(at) = packing else {
            return if dictionary.is_object_stream { self.objects(data[..extent(data)].to_vec()).map(Some) } else { Ok(None) };
        };
        let mut plain = Vec::new();
        for filter in &filters[..at] {
            let from = if plain.is_empty() { data } else { &plain[..] };
            self.read(from.len().min(find(from, filter.end()).unwrap_or(from.len())))?;
            plain = filter.as_bytes(from);
        }
        let packed = if at == 0 { data } else { &plain };
        let before = self.unpacked;
        match filters[at] {
            Filter::Lzw => self.lzw(packed, 1).and_then(|()| self.lzw(packed, 0))?,
            Filter::RunLength => self.run_length(packed)?,
            _ if dictionary.is_object_stream => {
                let mut text = Vec::new();
                if !self.inflate(&mut ZlibDecoder::new(packed), ZlibDecoder::total_in, |bytes| text.extend_from_slice(bytes))? {
                    return Err(Harm::Damaged);
                }
                // All that unpacks has a limit of its own, so it may be gone through as often as the file.
                self.unread += MAX_PASSES * text.len();
                return self.objects(text).map(Some);
            }
            _ if self.inflate(&mut ZlibDecoder::new(packed), ZlibDecoder::total_in, |_| {})? => {}
            _ if self.inflate(&mut DeflateDecoder::new(packed), DeflateDecoder::total_in, |_| {})? => {}
            // Readers mend what is damaged, each in its way.
            _ => {
                let extent = if at == 0 { extent(packed) } else { packed.len() };
                self.read(extent)?;
                self.unpack(MAX_GROWTH.saturating_mul(extent))?;
            }
        }
        if filters[at + 1..].contains(&Filter::Ascii85) {
            // Its `z` stands for four bytes.
            self.unpack(3 * (self.unpacked - before))?;
        }
        Ok(None)
    }

    /// Objects that stand in a part may have data of their own, which would be measured by nobody. No writer does that.
    fn objects(&mut self, text: Vec<u8>) -> Result<Vec<u8>, Harm> {
        self.read(text.len())?;
        let has_data = [&b"stream\n"[..], b"stream\r"].into_iter().any(|mark| find(&text, mark).is_some());
        if has_data { Err(Harm::SaysElsewhere) } else { Ok(text) }
    }

    /// Whether deflated data ends as it should. `take` is given what it unpacks to.
    fn inflate<R: Read>(&mut self, decoder: &mut R, consumed: impl Fn(&R) -> u64, mut take: impl FnMut(&[u8])) -> Result<bool, Harm> {
        let mut out = [0; 16 << 10];
        loop {
            let read = consumed(decoder);
            let count = decoder.read(&mut out);
            self.read(usize::try_from(consumed(decoder) - read).unwrap_or(usize::MAX))?;
            match count {
                Ok(0) => return Ok(true),
                Ok(count) => {
                    self.unpack(count)?;
                    take(&out[..count]);
                }
                Err(_) => return Ok(false),
            }
        }
    }

    fn run_length(&mut self, data: &[u8]) -> Result<(), Harm> {
        let mut at = 0;
        while let Some(&length) = data.get(at).filter(|length| **length != 128) {
            let (step, count) =
                if length < 128 { (usize::from(length) + 2, usize::from(length) + 1) } else { (2, 257 - usize::from(length)) };
            at += step;
            self.read(step)?;
            self.unpack(count)?;
        }
        Ok(())
    }

    /// LZW with codes that become longer `early` entries before they have to.
    fn lzw(&mut self, data: &[u8], early: usize) -> Result<(), Harm> {
        const CLEAR: usize = 256;
        const END: usize = 257;
        const FIRST: usize = 258;
        const MAX: usize = 4096;
        let mut lengths = vec![1_usize; FIRST];
        let (mut bit, mut last) = (0, None::<usize>);
        loop {
            let width = match lengths.len() + early {
                2048.. => 12,
                1024.. => 11,
                512.. => 10,
                _ => 9,
            };
            let bits = bit..bit + width;
            if bits.end > 8 * data.len() {
                return Ok(());
            }
            let code = bits.clone().fold(0, |code, bit| code << 1 | usize::from(data[bit / 8] >> (7 - bit % 8) & 1));
            self.read(bits.end / 8 - bits.start / 8)?;
            bit = bits.end;
            match (code, last) {
                (END, _) => return Ok(()),
                (CLEAR, _) => {
                    lengths.truncate(FIRST);
                    last = None;
                    continue;
                }
                (code, Some(last)) if code <= lengths.len() => {
                    if lengths.len() < MAX {
                        lengths.push(lengths[last] + 1);
                    }
                }
                (code, None) if code < lengths.len() => {}
                _ => return Ok(()),
            }
            let Some(&length) = lengths.get(code) else { return Ok(()) };
            self.unpack(length)?;
            last = Some(code);
        }
    }
}

/// Where some bytes stand first.
pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn zlib(content: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(content).and_then(|()| encoder.finish()).expect("memory takes all")
    }

    fn deflate(content: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(content).and_then(|()| encoder.finish()).expect("memory takes all")
    }

    /// As text, with the end of a text.
    fn hex(bytes: &[u8]) -> Vec<u8> {
        bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain(*b">").collect()
    }

    /// A file with one part.
    fn file(dictionary: &str, data: &[u8]) -> Vec<u8> {
        [format!("%PDF-1.7\n1 0 obj\n<< /Length {} {dictionary} >>\nstream\n", data.len()).as_bytes(), data, b"\nendstream\nendobj\n"]
            .concat()
    }

    /// LZW of one letter many times: each code is the one that is being made.
    fn lzw(codes: usize) -> Vec<u8> {
        let mut bits: Vec<bool> = Vec::new();
        let mut push = |code: usize, width: usize| bits.extend((0..width).rev().map(|bit| code >> bit & 1 == 1));
        let mut entries = 258;
        push(256, 9);
        push(65, 9);
        for _ in 0..codes {
            let width = match entries + 1 {
                2048.. => 12,
                1024.. => 11,
                512.. => 10,
                _ => 9,
            };
            push(if entries < 4096 { entries } else { 4095 }, width);
            entries = (entries + 1).min(4096);
        }
        bits.chunks(8).map(|bits| bits.iter().enumerate().fold(0, |byte, (at, bit)| byte | u8::from(*bit) << (7 - at))).collect()
    }

    #[test]
    fn what_unpacks_to_too_much_is_known_before_it_is_unpacked() {
        let zeros = vec![0; 257 << 20];
        let (large, bare) = (zlib(&zeros), deflate(&zeros));
        let cut = [&large[..20], &vec![0xFF; 300 << 10]].concat();
        let runs = [0x81, 0].repeat(3 << 20);
        let cases: [(&str, &[u8], Harm); 13] = [
            ("/Filter /FlateDecode", &large, Harm::TooLarge),
            ("/Filter /Fl", &bare, Harm::TooLarge),
            ("/Filter [/AHx /FlateDecode]", &hex(&large), Harm::TooLarge),
            ("/#46ilter /Flate#44ecode", &large, Harm::TooLarge),
            ("/Filter /FlateDecode", &cut, Harm::TooLarge),
            ("/Filter /LZWDecode", &lzw(200_000), Harm::TooLarge),
            ("/Filter /RL", &runs, Harm::TooLarge),
            ("/Filter [/FlateDecode /FlateDecode]", &zlib(&large), Harm::PackedTwice),
            ("/Filter [/A85 % well\n/Fl /Crypt /LZW]", b"x", Harm::PackedTwice),
            ("/Filter 7 0 R", &large, Harm::SaysElsewhere),
            ("/Filter [7 0 R /Fl]", &large, Harm::SaysElsewhere),
            ("/First 4 /Filter 7 0 R", &large, Harm::SaysElsewhere),
            ("/F /Fl /Filter /Fl", &large, Harm::SaysElsewhere),
        ];
        for (dictionary, data, harm) in cases {
            assert_eq!(check(&file(dictionary, data)), Err(harm), "{dictionary}");
        }
    }

    #[test]
    fn usual_parts_are_let_through() {
        let text = zlib(&vec![b'x'; 1 << 20]);
        let cases: [(&str, &[u8]); 7] = [
            ("", b"BT ET"),
            ("/Filter /FlateDecode /DecodeParms << /Columns 4 /Filter /LZW >>", &text),
            ("/Filter [/ASCIIHexDecode /FlateDecode]", &hex(&text)),
            ("/Filter [/FlateDecode /DCTDecode]", &text),
            ("/Filter /LZWDecode /Title (a \\) /Filter 7 0 R)", &lzw(3_000)),
            ("/Filter /FlateDecode", &text[..40]),
            ("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &zlib(b"7 0 << /A 1 >>")),
        ];
        for (dictionary, data) in cases {
            assert_eq!(check(&file(dictionary, data)), Ok(()), "{dictionary}");
        }
    }

    /// A file with one part that is packed as its seventh object says, and further objects.
    fn elsewhere(more: &str, data: &[u8]) -> Vec<u8> {
        [&file("/Filter 7 0 R", data), more.as_bytes(), b"\nendobj\n"].concat()
    }

    #[test]
    fn another_object_may_say_how_a_part_is_packed() {
        let small = zlib(&vec![b'x'; 1 << 20]);
        let large = zlib(&vec![0; 257 << 20]);
        for (more, data, expected) in [
            ("7 0 obj /FlateDecode", &small, Ok(())),
            ("7 0 obj\n[ /FlateDecode ]", &small, Ok(())),
            ("7 0 obj [/Fl]", &large, Err(Harm::TooLarge)),
            ("7 0 obj [/Fl /Fl]", &small, Err(Harm::PackedTwice)),
            ("7 0 obj /Fl endobj 7 0 obj [/Fl /Fl]", &small, Err(Harm::PackedTwice)),
            ("7 0 obj /Fl endobj 7 0 obj 8 0 R", &small, Err(Harm::SaysElsewhere)),
            ("7 0 obj [8 0 R]", &small, Err(Harm::SaysElsewhere)),
            ("8 0 obj /Fl", &small, Err(Harm::SaysElsewhere)),
        ] {
            assert_eq!(check(&elsewhere(more, data)), expected, "{more}");
        }
        let listed = |filters: &str| [elsewhere("", &small), file("/N 1 /First 4 /Filter /Fl", &zlib(format!("7 0 {filters}").as_bytes()))];
        assert_eq!(check(&listed("[/FlateDecode]").concat()), Ok(()));
        assert_eq!(check(&listed("[/Fl /Fl]").concat()), Err(Harm::PackedTwice));
    }

    #[test]
    fn objects_may_stand_in_a_part_that_is_not_packed() {
        assert_eq!(check(&file("/N 1 /First 4", b"7 0 << /A 1 >>")), Ok(()));
        let hidden = file("/N 1 /First 4", b"7 0 << /Filter [/Fl /Fl] >> stream\nabc\nendstream");
        assert_eq!(check(&hidden), Err(Harm::SaysElsewhere));
    }

    #[test]
    fn what_takes_the_whole_file_for_each_object_is_refused_soon() {
        const COUNT: usize = 1_000_000;
        for piece in ["obj", "obj(", "obj%", "obj<", "obj[(", "obj<<>>%"] {
            assert_eq!(check(&piece.as_bytes().repeat(COUNT)), Err(Harm::Damaged), "{piece}");
        }
        assert_eq!(check(&b"obj<<>> ".repeat(COUNT)), Ok(()), "each takes a few bytes");
        // Each of the objects in a part stands at its beginning, and there the list has no end.
        let listed = [b"7 0 ".repeat(COUNT), b"[".to_vec(), b"/A ".repeat(COUNT)].concat();
        let part = file(&format!("/N 1 /First {} /Filter /Fl", 4 * COUNT), &zlib(&listed));
        assert_eq!(check(&part), Err(Harm::Damaged));
    }

    #[test]
    fn of_a_dictionary_only_what_says_how_data_is_packed_is_kept() {
        let keys = "/A 1 /F ".repeat(500_000);
        assert_eq!(check(&file(&keys, b"x")), Err(Harm::SaysElsewhere), "the key stands more than once");
        let names = "/Fl ".repeat(500_000);
        assert_eq!(check(&file(&format!("/Filter [{names}]"), b"x")), Err(Harm::SaysElsewhere), "the list is too long");
        let others = "/A [/Filter /B] ".repeat(100_000);
        assert_eq!(check(&file(&format!("{others} /Filter /Fl"), &zlib(b"x"))), Ok(()));
    }

    #[test]
    fn objects_that_are_packed_well_are_read_however_small_the_file_is() {
        let listed = [&b"7 0 8 9 "[..], &b"<< /A 1 >>".repeat(200_000)].concat();
        let part = file("/N 2 /First 8 /Filter /Fl", &zlib(&listed));
        assert_eq!(check(&[part.clone(), part].concat()), Ok(()));
    }

    #[test]
    fn what_hides_a_part_or_its_size_is_refused() {
        let hidden = zlib(b"7 0 << /Filter [/Fl /Fl] /Length 3 >> stream\nabc\nendstream");
        assert_eq!(check(&file("/N 1 /First 4 /Filter /Fl", &hidden)), Err(Harm::SaysElsewhere));
        let mut encrypted = file("/Filter /FlateDecode", &vec![0x5A; 2 << 20]);
        encrypted.extend(*b"trailer << /Encrypt 9 0 R >>");
        assert_eq!(check(&encrypted), Err(Harm::Encrypted));
        assert_eq!(check(&b"1 0 obj<<".repeat(100_000)), Err(Harm::Damaged));
    }
}
