//! Lists of objects in JSON as tables: each object is a row, its keys are the names of the columns.

use serde_json::{Map, Value};

/// The rows of a list of objects, the names of the columns first. The list may be the only one inside an object, as in the
/// flat files of OWASP. None for everything else.
pub(super) fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    let objects: Vec<Map<String, Value>> = match serde_json::from_str(text).ok()? {
        Value::Array(list) => objects(list)?,
        Value::Object(outer) => {
            let mut lists = outer.into_iter().filter_map(|(_, value)| match value {
                Value::Array(list) if !list.is_empty() => Some(list),
                _ => None,
            });
            let list = lists.next().filter(|_| lists.next().is_none())?;
            objects(list)?
        }
        _ => return None,
    };
    let mut names: Vec<String> = Vec::new();
    for name in objects.iter().flat_map(Map::keys) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let row = |object: &Map<String, Value>| names.iter().map(|name| object.get(name).map_or_else(String::new, cell)).collect();
    let rows: Vec<Vec<String>> = objects.iter().map(row).collect();
    Some([vec![names.clone()], rows].concat())
}

/// The objects of a list that has nothing else.
fn objects(list: Vec<Value>) -> Option<Vec<Map<String, Value>>> {
    let object = |value| match value {
        Value::Object(object) => Some(object),
        _ => None,
    };
    list.into_iter().map(object).collect()
}

fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join("; "),
        Value::Null | Value::Object(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_rows_and_keys_are_columns() {
        let expected = [["id", "text", "L"], ["A-1", "x", ""], ["A-2", "y", "2"]];
        let list = r#"[{ "id": "A-1", "text": "x" }, { "id": "A-2", "L": 2, "text": "y" }]"#;
        assert_eq!(rows(list).expect("a list of objects"), expected);
        assert_eq!(rows(&format!("{{ \"version\": 1, \"requirements\": {list} }}")).expect("a list of objects"), expected);
        for other in ["{}", "[1]", "{ \"a\": [{}], \"b\": [{}] }", "[Draft] of a contract", "{ \"catalog\": {} }"] {
            assert_eq!(rows(other), None, "{other}");
        }
    }
}
