//! What a file is called, and how large it may be.
//!
//! A file with the content `CLSX…` is called `f3a0….bin`: whoever has the bytes can say the name, so a file under the name
//! of another one is found out.

/// A larger file is neither decompressed nor copied: a gzip file of 64 kB can hold 64 MiB of zeros.
///
/// The main file is the largest file of an index. That of 1,200 controls has 300 kB.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// The name of a file with this content: its 64-bit FNV-1a hash in hexadecimal digits and `.bin`.
///
/// The engine compares it with the name under which a file was asked for, so that a file that is cut, mixed up or of
/// another build is refused. It does not protect against somebody who can write to the host: that person can change the
/// engine as well.
pub fn file_name(content: &[u8]) -> String {
    let mut name = String::new();
    let hash = fnv(FNV_START, content);
    for shift in (0..16).rev() {
        let digit = (hash >> (shift * 4) & 15) as u8;
        name.push(char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }));
    }
    name.push_str(".bin");
    name
}

/// The hash of no bytes.
pub(crate) const FNV_START: u64 = 0xCBF2_9CE4_8422_2325;

/// The hash of what was hashed before and more bytes: the same on every machine, unlike the standard library's.
pub(crate) fn fnv(before: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(before, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values from the page of the hash's authors.
    #[test]
    fn hashes_are_fnv_1a() {
        assert_eq!(file_name(b""), "cbf29ce484222325.bin");
        assert_eq!(file_name(b"a"), "af63dc4c8601ec8c.bin");
        assert_eq!(file_name(b"foobar"), "85944171f73967e8.bin");
        assert_eq!(fnv(fnv(FNV_START, b"foo"), b"bar"), fnv(FNV_START, b"foobar"));
    }
}
