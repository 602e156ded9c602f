//! One article a line, as JSON.

use hoedam::Document;
use serde_json::Value;

use super::date::parse_date;

/// The article of a JSONL line.
pub fn document(line: &str, place: &str) -> Result<Document, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| {
        let text = error.to_string();
        // A line is line 1 of its own text; the real number is said already.
        let reason = text.split(" at line ").next().unwrap_or_default();
        format!("broken JSON at column {}: {reason}", error.column())
    })?;
    let Value::Object(mut fields) = value else {
        return Err(format!(
            "expected an object like {{\"id\", \"text\"}}, found {}",
            name(&value)
        ));
    };
    let mut string = |field: &str| match fields.remove(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Number(number)) if field == "id" => Ok(Some(number.to_string())),
        Some(other) => Err(format!("\"{field}\" must be a string, found {}", name(&other))),
    };
    let id = string("id")?;
    let title = string("title")?;
    let date = string("date")?;
    let text = string("text")?.ok_or("no \"text\" in this line")?;
    let mut document = Document::new(id.unwrap_or_else(|| place.to_owned()), text);
    document.title = title;
    if let Some(date) = date {
        let parsed = parse_date(&date)
            .ok_or_else(|| format!("\"date\" must be a date like 2018-06-29, found {date:?}"))?;
        document.date = Some(parsed);
    }
    Ok(document)
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
