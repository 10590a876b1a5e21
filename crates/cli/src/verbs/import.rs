//! `form import`: a first draft of a definition from what another system has.

use std::path::Path;

use registry::{Failure, Incoming, Naming};
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::output::Answer;

/// Writes the draft and says what it does not carry.
pub fn run(
    file: &Path,
    out: &Path,
    form_no: Option<&str>,
    edition: &str,
    class: &str,
    lang: Lang,
) -> Result<Answer, Failure> {
    let stem = || file.file_stem().map(|stem| stem.to_string_lossy().to_uppercase());
    let form_no = form_no.map(str::to_owned).or_else(stem).unwrap_or_default();
    let naming = Naming { form_no: form_no.clone(), edition: edition.to_owned(), class: class.to_owned() };
    let bytes = Incoming::read(file)?.bytes;
    let imported = match registry::import_json_schema(&bytes, &naming) {
        Ok(imported) => imported,
        Err(faults) => {
            let rows = said(&faults, lang);
            let lines = faults.iter().map(|fault| say_or_code(lang, &fault.message())).collect();
            return Ok(Answer::No(json!({"form": form_no, "file": null, "faults": rows, "notes": []}), lines));
        }
    };
    registry::write_new(out, &pretty(&imported.definition))?;
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let fields = imported.definition["fields"].as_object().map_or(0, serde_json::Map::len);
    let value = json!({
        "form": form_no, "file": name, "fields": fields, "faults": [], "notes": said(&imported.notes, lang),
    });
    let done = Message::new("cli-form-imported").with("form", form_no).with("file", name).with("fields", fields);
    let mut lines = vec![say_or_code(lang, &done)];
    lines.extend(imported.notes.iter().map(|note| say_or_code(lang, &note.message())));
    Ok(Answer::One(value, lines))
}

fn said(faults: &[registry::FormFault], lang: Lang) -> Vec<Value> {
    faults
        .iter()
        .map(|fault| json!({"pointer": fault.pointer, "code": fault.code(), "text": say_or_code(lang, &fault.message())}))
        .collect()
}

fn pretty(definition: &Value) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(definition).unwrap_or_default();
    text.push(b'\n');
    text
}
