//! SHA-256, in the spellings that a site and its releases need.

use std::io::{self, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The source of a security policy that allows exactly this script or style: `sha256-…`.
pub fn policy_source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// The whole hash, 64 digits.
pub fn hex(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// The same of what is read piece by piece: the files of a large site are larger than the memory that a build should take.
///
/// # Errors
///
/// If it cannot be read.
pub fn hex_of(mut reader: impl Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return Ok(digits(&hash.finalize())),
            Ok(length) => hash.update(&piece[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first four bytes of the hash, as names of files have them.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// A file name with a hash of the content in it, so that a browser may keep the file for ever:
/// `site.css` with content of hash `1a2b3c4d…` is `site.1a2b3c4d.css`.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash = short_hash(bytes);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{name}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compared with `printf 'a()' | openssl dgst -sha256 -binary | base64` and `printf 'a()' | sha256sum`.
    #[test]
    fn hashes_are_those_of_other_programs() {
        assert_eq!(policy_source("a()"), "sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4=");
        assert_eq!(hashed_name("site.css", b"a()"), "site.a95a4306.css");
        assert_eq!(hashed_name("plain", b"a()"), "plain.a95a4306");
        let long = vec![7; 200_000];
        assert_eq!(hex_of(long.as_slice()).expect("memory can be read"), hex(&long));
    }
}
