//! Checksums of release files, which any program can compute: SHA-256 of the JSON without `checksum` in the canonical
//! form of RFC 8785 (keys sorted, no white space).

use serde_json::Value;

use crate::fingerprint;

/// The key that is left out of what it is the checksum of.
pub(super) const KEY: &str = "checksum";

/// The checksum of an object, `sha256:…`.
pub(super) fn of(object: &Value) -> String {
    let mut text = String::new();
    push(object, true, &mut text);
    format!("sha256:{}", fingerprint::hex(text.as_bytes()))
}

/// Writes a value in canonical form. The numbers of a release are whole and small, so that they are written as RFC 8785
/// has them; all keys are ASCII, so that their order is that of their bytes.
fn push(value: &Value, is_outermost: bool, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().filter(|(key, _)| !(is_outermost && *key == KEY)).collect();
            fields.sort_unstable_by_key(|(key, _)| *key);
            out.push('{');
            for (at, (key, value)) in fields.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                push_text(key, out);
                out.push(':');
                push(value, false, out);
            }
            out.push('}');
        }
        Value::Array(entries) => {
            out.push('[');
            for (at, entry) in entries.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                push(entry, false, out);
            }
            out.push(']');
        }
        Value::String(text) => push_text(text, out),
        Value::Null | Value::Bool(_) | Value::Number(_) => out.push_str(&value.to_string()),
    }
}

fn push_text(text: &str, out: &mut String) {
    out.push_str(&Value::from(text).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compared with `printf '%s' '{"a":["ä\n\"",null,true,2],"b":{}}' | sha256sum`.
    #[test]
    fn a_checksum_knows_the_content_only() {
        let written = "{ \"b\": {}, \"checksum\": \"x\", \"a\": [\"\\u00e4\\n\\\"\", null, true, 2] }";
        let value: Value = serde_json::from_str(written).expect("JSON");
        assert_eq!(of(&value), "sha256:526c996bb28ccb1a5229a4154ede6e8060d2aba310098f02731526b106a5d8f7");
    }
}
