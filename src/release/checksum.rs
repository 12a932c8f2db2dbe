//! Checksums of release files, which any program can compute: SHA-256 of the JSON without `checksum` in the canonical
//! form of RFC 8785 (keys sorted, no white space).

use super::tree::Tree;
use crate::fingerprint;

/// The key that is left out of what it is the checksum of.
pub(super) const KEY: &str = "checksum";

/// The checksum of an object, `sha256:…`.
pub(super) fn of(object: &Tree<'_>) -> String {
    let mut text = Vec::new();
    object.push_canonical(Some(KEY), &mut text);
    format!("sha256:{}", fingerprint::hex(&text))
}

/// The checksum of an object as JSON.
///
/// # Errors
///
/// If it is not JSON.
pub(super) fn of_json(text: &str) -> serde_json::Result<String> {
    serde_json::from_str::<Tree<'_>>(text).map(|tree| of(&tree))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compared with `printf '%s' '{"a":["ä\n\"",null,true,2],"b":{}}' | sha256sum`.
    #[test]
    fn a_checksum_knows_the_content_only() {
        let sum = "sha256:526c996bb28ccb1a5229a4154ede6e8060d2aba310098f02731526b106a5d8f7";
        for written in [
            "{ \"b\": {}, \"checksum\": \"x\", \"a\": [\"\\u00e4\\n\\\"\", null, true, 2] }",
            "{\"a\":[\"ä\\n\\u0022\",null,true,2],\"\\u0062\":{}}",
        ] {
            assert_eq!(of_json(written).expect("JSON"), sum);
        }
    }

    #[test]
    fn a_key_stands_once() {
        let error = of_json("{ \"a\": 1, \"b\": 2, \"a\": 3 }").expect_err("one of the two would be lost");
        assert!(error.to_string().contains("`a`"), "{error}");
    }
}
