//! The dictionaries of a PDF that stand before data, read only as far as it takes to know how the data is packed.

/// How data is packed or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Flate,
    Lzw,
    RunLength,
    Ascii85,
    Hex,
    /// A format of pictures.
    Picture,
}

impl Filter {
    /// Unknown filters are none for readers, and so is encryption.
    fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"FlateDecode" | b"Fl" => Self::Flate,
            b"LZWDecode" | b"LZW" => Self::Lzw,
            b"RunLengthDecode" | b"RL" => Self::RunLength,
            b"ASCII85Decode" | b"A85" => Self::Ascii85,
            b"ASCIIHexDecode" | b"AHx" => Self::Hex,
            b"DCTDecode" | b"DCT" | b"CCITTFaxDecode" | b"CCF" | b"JBIG2Decode" | b"JPXDecode" => Self::Picture,
            _ => return None,
        })
    }

    /// Whether data becomes many times as large without it.
    pub(super) fn packs(self) -> bool {
        matches!(self, Self::Flate | Self::Lzw | Self::RunLength)
    }

    /// What ends data that is written as text.
    pub(super) fn end(self) -> &'static [u8] {
        if self == Self::Hex { b">" } else { b"~" }
    }

    /// The bytes that data stands for which is written as text. What no reader accepts is left out.
    pub(super) fn as_bytes(self, text: &[u8]) -> Vec<u8> {
        let text = text.iter().copied().take_while(|byte| [*byte] != self.end());
        match self {
            Self::Hex => {
                let digits: Vec<u8> =
                    text.filter_map(|byte| char::from(byte).to_digit(16)).filter_map(|digit| u8::try_from(digit).ok()).collect();
                digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
            }
            Self::Ascii85 => ascii85(text),
            _ => text.collect(),
        }
    }
}

fn ascii85(text: impl Iterator<Item = u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group = Vec::with_capacity(5);
    let mut flush = |group: &mut Vec<u8>| {
        let count = group.len().saturating_sub(1);
        group.resize(5, b'u' - b'!');
        let value = group.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
        out.extend(&value.to_be_bytes()[..count]);
        group.clear();
    };
    for byte in text {
        match byte {
            b'z' => {
                flush(&mut group);
                group.resize(5, 0);
            }
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            flush(&mut group);
        }
    }
    flush(&mut group);
    out
}

/// What is said of how data is packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Packing {
    /// The filters in the order in which they are undone.
    By(Vec<Filter>),
    /// The object of this number says it.
    Elsewhere(usize),
    /// It is said twice, or in a way that readers may understand differently.
    Unclear,
}

impl Default for Packing {
    fn default() -> Self {
        Self::By(Vec::new())
    }
}

/// What a dictionary says of the data behind it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dictionary {
    /// How the data is packed.
    pub(super) packing: Packing,
    /// The length of the data, where the dictionary has it.
    pub(super) length: Option<usize>,
    /// Whether other objects stand in the data.
    pub(super) is_object_stream: bool,
    /// Where the first of them stands, where the dictionary has it.
    pub(super) first: Option<usize>,
    /// Whether it is a table of objects, which is never encrypted.
    pub(super) is_reference_table: bool,
}

/// The keys that say what data is. The others of a dictionary are gone over, because there may be millions.
const KEYS: [&[u8]; 5] = [b"F", b"Filter", b"First", b"Length", b"Type"];

/// A key that stands twice is as unclear as one that stands more often.
const MAX_REPEATS: usize = 2;

/// No value of those keys has more words.
const MAX_TOKENS: usize = 64;

/// Reads a dictionary if one follows, and says how many bytes had to be read to know. A dictionary that does not end is
/// as long as the rest.
pub(super) fn read(bytes: &[u8]) -> (Option<Dictionary>, usize) {
    let mut reader = Reader { bytes, at: 0 };
    if reader.next() != Some(Token::Open) {
        return (None, reader.at);
    }
    let mut entries: Vec<(Vec<u8>, Vec<Token>)> = Vec::new();
    let mut depth = 1;
    let (mut has_key, mut has_value, mut is_kept) = (false, false, false);
    // Names and values follow each other; a list is one value.
    let mut is_list = false;
    while let Some(token) = reader.next() {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth -= 1,
            Token::ListBegin if depth == 1 => is_list = true,
            Token::ListEnd if depth == 1 => is_list = false,
            _ => {}
        }
        if depth == 0 {
            return (Some(Dictionary::of(&entries)), reader.at);
        }
        match token {
            Token::Name(name) if !has_key || depth == 1 && !is_list && has_value => {
                let is_new = || entries.iter().filter(|(other, _)| *other == name).count() < MAX_REPEATS;
                is_kept = KEYS.contains(&&name[..]) && is_new();
                (has_key, has_value) = (true, false);
                if is_kept {
                    entries.push((name, Vec::new()));
                }
            }
            token if has_key => {
                has_value = true;
                // One word too many is kept, so that the value is known to be too long.
                let open = entries.last_mut().filter(|(_, value)| is_kept && value.len() <= MAX_TOKENS);
                if let Some((_, value)) = open {
                    value.push(token);
                }
            }
            _ => {}
        }
    }
    (Some(Dictionary::default()), bytes.len())
}

/// The data behind a dictionary, to the end of the file, and how many bytes had to be read to find it.
pub(super) fn data(bytes: &[u8]) -> (Option<&[u8]>, usize) {
    let mut reader = Reader { bytes, at: 0 };
    reader.skip();
    let data = bytes[reader.at..].strip_prefix(b"stream");
    let behind_line = |data| {
        <[u8]>::strip_prefix(data, b"\r\n").or_else(|| data.strip_prefix(b"\n")).or_else(|| data.strip_prefix(b"\r")).unwrap_or(data)
    };
    (data.map(behind_line), reader.at)
}

/// Whether a name stands anywhere, however its letters are written.
pub(super) fn has_name(bytes: &[u8], wanted: &[u8]) -> bool {
    let names = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    names.map(|(at, _)| &bytes[at + 1..]).any(|rest| matches!(rest.first(), Some(b'E' | b'#')) && name(rest).0 == wanted)
}

impl Dictionary {
    fn of(entries: &[(Vec<u8>, Vec<Token>)]) -> Self {
        let values =
            |wanted: &[u8]| entries.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| &value[..]).collect::<Vec<_>>();
        // The abbreviated key is that of pictures in a page, and of data in another file.
        let all = [values(b"F"), values(b"Filter")].concat();
        let packing = match all[..] {
            [] => Packing::default(),
            [value] => packing(value),
            _ => Packing::Unclear,
        };
        let number = |wanted: &[u8]| match values(wanted)[..] {
            [[Token::Number(number)]] => Some(*number),
            _ => None,
        };
        let is_reference_table = values(b"Type").iter().any(|value| matches!(value, [Token::Name(name)] if name == b"XRef"));
        let (length, first, is_object_stream) = (number(b"Length"), number(b"First"), !values(b"First").is_empty());
        Self { packing, length, is_object_stream, first, is_reference_table }
    }
}

/// What a value says of packing.
fn packing(value: &[Token]) -> Packing {
    if let [Token::Number(number), Token::Number(_), Token::Other] = value {
        return Packing::Elsewhere(*number);
    }
    if value.len() > MAX_TOKENS {
        return Packing::Unclear;
    }
    let mut found = Vec::new();
    for token in value {
        match token {
            Token::Name(name) => found.extend(Filter::named(name)),
            Token::Number(_) => return Packing::Unclear,
            _ => {}
        }
    }
    Packing::By(found)
}

/// What an object says of packing that is a name or a list, none where it is something else; and how many bytes had to
/// be read to know.
pub(super) fn packing_of_object(bytes: &[u8]) -> (Option<Packing>, usize) {
    let mut reader = Reader { bytes, at: 0 };
    let packing = match reader.next() {
        Some(Token::Name(name)) => Some(packing(&[Token::Name(name)])),
        Some(Token::ListBegin) => Some(reader.list().map_or(Packing::Unclear, |value| packing(&value))),
        _ => None,
    };
    (packing, reader.at)
}

/// The numbers that bytes are, one by one; none in the place of something else.
pub(super) fn numbers(bytes: &[u8]) -> impl Iterator<Item = Option<usize>> {
    let mut reader = Reader { bytes, at: 0 };
    std::iter::from_fn(move || reader.next()).map(|token| if let Token::Number(number) = token { Some(number) } else { None })
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    ListBegin,
    ListEnd,
    Name(Vec<u8>),
    Number(usize),
    /// Texts and words.
    Other,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// Goes over white space and comments.
    fn skip(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'%' {
                self.at += self.bytes[self.at..].iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn next(&mut self) -> Option<Token> {
        self.skip();
        let rest = &self.bytes[self.at..];
        let (token, length) = match *rest.first()? {
            b'<' if rest.get(1) == Some(&b'<') => (Token::Open, 2),
            b'>' if rest.get(1) == Some(&b'>') => (Token::Close, 2),
            b'<' => (Token::Other, rest.iter().position(|byte| *byte == b'>').map_or(rest.len(), |end| end + 1)),
            b'(' => (Token::Other, text(rest)),
            b'[' => (Token::ListBegin, 1),
            b']' => (Token::ListEnd, 1),
            b'/' => {
                let (name, length) = name(&rest[1..]);
                (Token::Name(name), length + 1)
            }
            _ => {
                let word = &rest[..rest.iter().take_while(|byte| is_regular(**byte)).count()];
                let number =
                    std::str::from_utf8(word).ok().filter(|word| word.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)));
                let token = number.map_or(Token::Other, |number| Token::Number(number.parse().unwrap_or(usize::MAX)));
                (token, word.len().max(1))
            }
        };
        self.at += length;
        Some(token)
    }

    /// The names of a list that has begun. A list in a list, or one that does not end, is no list of names.
    fn list(&mut self) -> Option<Vec<Token>> {
        let mut value = Vec::new();
        loop {
            match self.next()? {
                Token::ListEnd => return Some(value),
                token @ (Token::Name(_) | Token::Other) => value.push(token),
                _ => return None,
            }
        }
    }
}

/// A name, whose letters may be written as `#46`, and the number of bytes that it takes.
fn name(bytes: &[u8]) -> (Vec<u8>, usize) {
    let length = bytes.iter().take_while(|byte| is_regular(**byte)).count();
    let (mut name, mut at) = (Vec::new(), 0);
    while at < length {
        let code = bytes.get(at + 1..(at + 3).min(length)).filter(|code| bytes[at] == b'#' && code.len() == 2);
        let letter = code.and_then(|code| std::str::from_utf8(code).ok()).and_then(|code| u8::from_str_radix(code, 16).ok());
        name.push(letter.unwrap_or(bytes[at]));
        at += if letter.is_some() { 3 } else { 1 };
    }
    (name, length)
}

/// The length of a text in brackets, which may have others in it.
fn text(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at.min(bytes.len())
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0xC | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}
