//! `factrom schema`: the authoring format as a JSON Schema, for editors that complete and check TOML.

use factrom_codegen::schema::{KINDS, Key, Kind, KindSchema, Shape};
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::output::to_stdout;

pub(crate) fn run() -> Result<(), Failure> {
    to_stdout(|out| Ok(out.write_all(text()?.as_bytes())?))
}

/// The schema as a file holds it.
pub(crate) fn text() -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(&schema())? + "\n")
}

/// Of draft 7, which every editor knows.
fn schema() -> Value {
    let properties = KINDS.iter().map(|kind| (kind.name.to_owned(), records(kind)));
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "factrom facts",
        "description": "A file of facts. A file with an [article] gives that article to its statements and figures.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties.collect::<Map<_, _>>(),
        "definitions": {
            "id": {
                "type": "string",
                "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            },
            "text": {
                "type": "string",
                "minLength": 1,
                "pattern": text_pattern(),
            },
            "date": {
                "type": "string",
                "description": "EDTF: a year, month or day, ? where it is uncertain, ~ where it is approximate",
                "pattern": date(),
            },
            "language": {
                "type": "string",
                "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$|^[ix](-[A-Za-z0-9]{1,8})+$",
            },
        },
    })
}

/// Trimmed, and without control characters, breaks of lines and overrides.
fn text_pattern() -> String {
    let plain = "\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202d\\u202e\\ufeff";
    format!("^[^\\s{plain}]([^{plain}]*[^\\s{plain}])?$")
}

fn date() -> String {
    // Months of 28 or 29, of 30, and of 31 days.
    let day = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31";
    let date = format!("[0-9]{{4}}(-((0[1-9]|1[0-2])|{day}))?[?~%]?");
    format!("^{date}(/{date})?$")
}

/// A kind as the value of its table: articles are one a file, others a list.
fn records(kind: &KindSchema) -> Value {
    let properties = kind.keys.iter().map(|key| (key.name.to_owned(), property(key)));
    let required: Vec<&str> = kind.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let record = json!({
        "description": kind.meaning,
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties.collect::<Map<_, _>>(),
    });
    if kind.name == Kind::Article.name() { record } else { json!({ "type": "array", "items": record }) }
}

fn property(key: &Key) -> Value {
    let mut property = shape(key.shape);
    if let Value::Object(property) = &mut property {
        property.insert("description".to_owned(), key.meaning.into());
        if let Some(example) = example(key.example) {
            property.insert("examples".to_owned(), json!([example]));
        }
        if matches!(key.shape, Shape::Flag) {
            property.insert("default".to_owned(), false.into());
        }
    }
    property
}

fn shape(shape: Shape) -> Value {
    // Beside a plain reference, draft 7 reads nothing else.
    let one = |definition: &str| json!({ "allOf": [{ "$ref": format!("#/definitions/{definition}") }] });
    let list = |definition: &str| json!({ "type": "array", "uniqueItems": true, "items": { "$ref": format!("#/definitions/{definition}") } });
    match shape {
        Shape::Id | Shape::Reference(_) => one("id"),
        Shape::References(_) => list("id"),
        Shape::Texts | Shape::Terms(_) => list("text"),
        Shape::Date => one("date"),
        Shape::Language => one("language"),
        Shape::Names => json!({
            "type": "object",
            "propertyNames": { "$ref": "#/definitions/language" },
            "additionalProperties": { "$ref": "#/definitions/text" },
        }),
        Shape::Word(words) => json!({ "type": "string", "enum": words }),
        Shape::Count => json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX }),
        Shape::Number => number(),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Sha256 => json!({ "type": "string", "pattern": "^[0-9A-Fa-f]{64}$" }),
        Shape::RegionCode => json!({ "type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$" }),
        Shape::Url => json!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:\\S+$" }),
        Shape::Value => value(),
        _ => one("text"),
    }
}

/// A number that 64 bits hold, if it is whole.
fn number() -> Value {
    json!({ "type": "number", "minimum": i64::MIN, "maximum": i64::MAX })
}

/// A figure's value, in each of its forms.
fn value() -> Value {
    let form = |keys: &[&str]| {
        let properties = keys.iter().map(|key| ((*key).to_owned(), number()));
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": keys,
            "properties": properties.collect::<Map<_, _>>(),
        })
    };
    json!({ "anyOf": [
        number(),
        form(&["low", "high"]),
        form(&["at-least"]),
        form(&["at-most"]),
        form(&["about"]),
        form(&["nearly"]),
    ] })
}

/// An example, as TOML writes it, as JSON.
fn example(toml: &str) -> Option<Value> {
    fn json(value: &toml_edit::Value) -> Option<Value> {
        Some(match value {
            toml_edit::Value::String(text) => text.value().as_str().into(),
            toml_edit::Value::Integer(number) => (*number.value()).into(),
            toml_edit::Value::Boolean(flag) => (*flag.value()).into(),
            toml_edit::Value::Array(items) => Value::Array(items.iter().filter_map(json).collect()),
            toml_edit::Value::InlineTable(table) => {
                Value::Object(table.iter().filter_map(|(key, value)| Some((key.to_owned(), json(value)?))).collect())
            }
            _ => return None,
        })
    }
    json(&toml.parse().ok()?)
}
