//! Numbers that tell whether something has been edited: FNV-1a (64 bits) over its data.

use super::model::Scenario;
use serde::Serialize;
use serde_json::Value;

/// A hash of everything a scenario says. Comments and layout of the file do not count, nor does
/// what the editor keeps. Neither do empty fields, so that one that a newer program adds to the
/// format changes no scenario that does without.
#[must_use]
pub fn content_hash(scenario: &Scenario) -> u64 {
    hash_of(scenario)
}

/// A hash of plain data, empty fields apart.
pub(crate) fn hash_of(data: &impl Serialize) -> u64 {
    let mut hash = Fnv::default();
    // Plain data with string keys: it can always be written.
    walk(&serde_json::to_value(data).unwrap_or_default(), &mut hash);
    hash.0
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// A mark that says what comes, and a text with its length, so that parts cannot run together.
    fn part(&mut self, mark: u8, text: &str) {
        self.bytes(&[mark]);
        self.bytes(&(text.len() as u64).to_le_bytes());
        self.bytes(text.as_bytes());
    }
}

fn empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

fn walk(value: &Value, hash: &mut Fnv) {
    match value {
        Value::Null => hash.bytes(b"n"),
        Value::Bool(yes) => hash.bytes(if *yes { b"t" } else { b"f" }),
        Value::Number(number) => hash.part(b'#', &number.to_string()),
        Value::String(text) => hash.part(b'"', text),
        Value::Array(items) => {
            hash.bytes(b"[");
            items.iter().for_each(|item| walk(item, hash));
            hash.bytes(b"]");
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().filter(|(_, value)| !empty(value)).collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            hash.bytes(b"{");
            for (name, value) in fields {
                hash.part(b'.', name);
                walk(value, hash);
            }
            hash.bytes(b"}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(json: &str) -> u64 {
        let mut hash = Fnv::default();
        walk(&serde_json::from_str(json).unwrap(), &mut hash);
        hash.0
    }

    #[test]
    fn order_and_empty_fields_do_not_count_and_everything_else_does() {
        let one = hash(r#"{"a": 1, "b": ["x", "y"]}"#);
        assert_eq!(one, hash(r#"{"b": ["x", "y"], "c": null, "d": [], "e": false, "a": 1}"#));
        for other in [
            r#"{"a": 2, "b": ["x", "y"]}"#,
            r#"{"a": 1, "b": ["xy"]}"#,
            r#"{"a": 1, "b": ["y", "x"]}"#,
            r#"{"a": 1, "c": ["x", "y"]}"#,
            r#"{"a": 1, "b": ["x", "y", null]}"#,
        ] {
            assert_ne!(one, hash(other), "{other}");
        }
    }
}
