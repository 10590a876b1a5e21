//! What stands beside the pages: values of form fields, what annotations say, embedded
//! files, and the document's properties.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, decode_text_string};
use serde_json::Value;

use crate::reading::Reading;
use crate::report::{Extracted, Part};

/// Name of the embedded data of our own forms.
const FORM_DATA: &str = "form-data.json";
/// Ending of the field that carries a later stage's data.
const STAGE_DATA: &str = ".data";
/// How deep trees of fields and names are followed.
const DEEPEST: usize = 32;

/// Title, author and dates, as the file gives them.
pub fn metadata(document: &Document) -> BTreeMap<String, String> {
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok();
    let keys: [(&[u8], &str); 6] = [
        (b"Title", "title"),
        (b"Author", "author"),
        (b"Subject", "subject"),
        (b"CreationDate", "created"),
        (b"ModDate", "modified"),
        (b"Producer", "producer"),
    ];
    keys.iter()
        .filter_map(|(key, name)| {
            let value = decode_text_string(info?.get_deref(key, document).ok()?).ok()?;
            let value = value.trim_matches(|character: char| character == '\0' || character.is_whitespace()).to_owned();
            (!value.is_empty()).then(|| ((*name).to_owned(), value))
        })
        .collect()
}

/// Reads the embedded files: of our own documents the form data, of others whatever they carry.
pub fn files(document: &Document, pages: &[ObjectId], reading: &mut Reading<'_>, extracted: &mut Extracted) {
    for specification in specifications(document, pages) {
        let Some((name, file)) = embedded(document, specification) else { continue };
        let most = reading.may_unfold(file.content.len());
        let Ok(content) = file.get_plain_content_with_limit(most) else {
            reading.meet_unfolding();
            continue;
        };
        let data = if name == FORM_DATA { std::str::from_utf8(&content).ok().and_then(values_of) } else { None };
        match data {
            Some(text) => reading.push_part(extracted, format!("file:{name}"), text),
            None => reading.child(extracted, &name, &content),
        }
    }
}

/// What a page's annotations say in words, one to a line.
pub fn annotations(document: &Document, page: ObjectId) -> Vec<String> {
    let Ok(annotations) = document.get_page_annotations(page) else { return Vec::new() };
    annotations
        .into_iter()
        .filter_map(|annotation| decode_text_string(annotation.get_deref(b"Contents", document).ok()?).ok())
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// Values of form fields.
pub fn fields(document: &Document) -> Vec<Part> {
    let form = document.catalog().and_then(|catalog| catalog.get_deref(b"AcroForm", document));
    let roots = form.and_then(Object::as_dict).and_then(|form| form.get_deref(b"Fields", document));
    let mut walk = Walk { document, seen: BTreeSet::new(), parts: Vec::new() };
    if let Ok(roots) = roots.and_then(Object::as_array) {
        walk.fields(roots, "", 0);
    }
    walk.parts
}

struct Walk<'a> {
    document: &'a Document,
    seen: BTreeSet<usize>,
    parts: Vec<Part>,
}

impl Walk<'_> {
    fn fields(&mut self, nodes: &[Object], path: &str, depth: usize) {
        for node in nodes {
            let Some(field) = self.document.dereference(node).ok().and_then(|(_, node)| node.as_dict().ok()) else {
                continue;
            };
            if depth > DEEPEST || !self.seen.insert(std::ptr::from_ref(field).addr()) {
                continue;
            }
            let own = field.get_deref(b"T", self.document).and_then(decode_text_string).unwrap_or_default();
            let path = match (path, own.as_str()) {
                (path, "") => path.to_owned(),
                ("", own) => own.to_owned(),
                (path, own) => format!("{path}.{own}"),
            };
            self.value(field, &path);
            if let Ok(kids) = field.get_deref(b"Kids", self.document).and_then(Object::as_array) {
                self.fields(kids, &path, depth + 1);
            }
        }
    }

    fn value(&mut self, field: &Dictionary, path: &str) {
        let Ok(value) = field.get_deref(b"V", self.document) else { return };
        // A button's value is a name of its state; only strings are text.
        let Ok(text) = decode_text_string(value) else { return };
        let text = if path.ends_with(STAGE_DATA) { values_of(&text).unwrap_or(text) } else { text };
        if !text.trim().is_empty() {
            self.parts.push(Part { name: format!("field:{path}"), text });
        }
    }
}

/// What the document and its pages have embedded (ISO 32000-1, 7.11.4 and 12.5.6.15), each once.
fn specifications<'a>(document: &'a Document, pages: &[ObjectId]) -> Vec<&'a Dictionary> {
    let names = document.catalog().and_then(|catalog| catalog.get_deref(b"Names", document)).and_then(Object::as_dict);
    let files = names.and_then(|names| names.get_deref(b"EmbeddedFiles", document)).and_then(Object::as_dict);
    let mut found = Vec::new();
    if let Ok(files) = files {
        name_tree(document, files, 0, &mut found);
    }
    let annotations = pages.iter().filter_map(|page| document.get_page_annotations(*page).ok()).flatten();
    found.extend(annotations.filter_map(|annotation| annotation.get_deref(b"FS", document).ok()?.as_dict().ok()));
    let mut seen = BTreeSet::new();
    found.retain(|specification| seen.insert(std::ptr::from_ref(*specification).addr()));
    found
}

/// The name and the content of an embedded file.
fn embedded<'a>(document: &'a Document, specification: &'a Dictionary) -> Option<(String, &'a Stream)> {
    let name = specification.get_deref(b"UF", document).or_else(|_| specification.get_deref(b"F", document));
    let name = decode_text_string(name.ok()?).ok()?;
    let file = specification.get_deref(b"EF", document).and_then(Object::as_dict).ok()?;
    let file = file.get_deref(b"F", document).or_else(|_| file.get_deref(b"UF", document));
    Some((name, file.and_then(Object::as_stream).ok()?))
}

fn name_tree<'a>(document: &'a Document, node: &'a Dictionary, depth: usize, found: &mut Vec<&'a Dictionary>) {
    const MOST: usize = 1000;
    if depth > DEEPEST || found.len() > MOST {
        return;
    }
    if let Ok(names) = node.get_deref(b"Names", document).and_then(Object::as_array) {
        let values = names.iter().skip(1).step_by(2).take(MOST);
        found.extend(values.filter_map(|value| document.dereference(value).ok()?.1.as_dict().ok()));
    }
    if let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) {
        for kid in kids.iter().take(MOST) {
            if let Some(kid) = document.dereference(kid).ok().and_then(|(_, kid)| kid.as_dict().ok()) {
                name_tree(document, kid, depth + 1, found);
            }
        }
    }
}

/// The words and figures of JSON data, one to a line, without keys; none for what
/// is no JSON. Of a form's statement only its data counts: digests are no words.
fn values_of(json: &str) -> Option<String> {
    fn collect(value: &Value, lines: &mut Vec<String>) {
        match value {
            Value::String(text) => lines.push(text.clone()),
            Value::Number(number) => lines.push(number.to_string()),
            Value::Array(entries) => entries.iter().for_each(|entry| collect(entry, lines)),
            Value::Object(entries) => entries.values().for_each(|entry| collect(entry, lines)),
            Value::Null | Value::Bool(_) => {}
        }
    }
    let value: Value = serde_json::from_str(json).ok()?;
    let answers = value.get("data").filter(|_| value.get("mform").is_some());
    let mut lines = Vec::new();
    collect(answers.unwrap_or(&value), &mut lines);
    lines.retain(|line| !line.is_empty());
    Some(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_gives_values_and_no_keys() {
        let text = values_of(r#"{"org":{"zh":"北區𨋢影社","en":""},"rows":[{"fee":"378.00","n":3,"ok":true}]}"#);
        assert_eq!(text.as_deref(), Some("北區𨋢影社\n378.00\n3"));
        assert_eq!(values_of("{"), None);
        let statement = values_of(r#"{"mform":1,"definition":"9f86d0","data":{"activity":"冬至綜藝日"}}"#);
        assert_eq!(statement.as_deref(), Some("冬至綜藝日"));
    }
}
