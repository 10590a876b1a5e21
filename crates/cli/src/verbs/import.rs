//! `form import / wrap`: a first draft of a definition from what another system has, and a cover sheet for a PDF
//! that is not taken over.

use std::path::Path;

use registry::{Failure, FormFault, Incoming, Naming};
use serde_json::{Value, json};
use words::{Lang, Message, Text, say_or_code};

use crate::args::{Draft, Import, Wrap};
use crate::desk;
use crate::output::Answer;

/// Writes the draft and says what it does not carry.
pub fn import(args: &Import, lang: Lang) -> Result<Answer, Failure> {
    let naming = naming(&args.draft);
    let file = Incoming::read(&args.draft.file)?;
    match registry::import_form(&desk::aids()?.extractor(), &file, &naming, args.keep_original)? {
        Ok(imported) => {
            let done = Message::new("cli-form-imported");
            write(&file, &args.draft.out, &naming, &imported.definition, &imported.notes, done, lang)
        }
        Err(faults) => Ok(refused(&naming, &faults, lang)),
    }
}

/// Writes the cover sheet, and the PDF beside it.
pub fn wrap(args: &Wrap, lang: Lang) -> Result<Answer, Failure> {
    let naming = naming(&args.draft);
    let file = Incoming::read(&args.draft.file)?;
    let title = Text { zh: args.title_zh.clone(), en: args.title_en.clone() };
    match registry::wrap_form(&file, &title, &naming) {
        Ok(definition) => {
            write(&file, &args.draft.out, &naming, &definition, &[], Message::new("cli-form-wrapped"), lang)
        }
        Err(faults) => Ok(refused(&naming, &faults, lang)),
    }
}

fn naming(draft: &Draft) -> Naming {
    let stem = || draft.file.file_stem().map(|stem| stem.to_string_lossy().to_uppercase());
    let form_no = draft.form_no.clone().or_else(stem).unwrap_or_default();
    Naming { form_no, edition: draft.edition.clone(), class: draft.class.clone() }
}

fn refused(naming: &Naming, faults: &[FormFault], lang: Lang) -> Answer {
    let lines = faults.iter().map(|fault| say_or_code(lang, &fault.message())).collect();
    let value = json!({
        "form": naming.form_no, "file": null, "official": null, "faults": said(faults, lang), "notes": [],
    });
    Answer::No(value, lines)
}

/// The definition, and beside it the PDF that it names, if it names one.
fn write(
    file: &Incoming,
    out: &Path,
    naming: &Naming,
    definition: &Value,
    notes: &[FormFault],
    done: Message,
    lang: Lang,
) -> Result<Answer, Failure> {
    let official = definition["assets"][0]["name"].as_str();
    let beside = official.map(|name| out.with_file_name(name));
    // A file of that name that is another one stays, and nothing is written.
    let lies_there = beside.as_deref().is_some_and(|path| std::fs::read(path).is_ok_and(|bytes| bytes == file.bytes));
    if let Some(path) = beside.as_deref().filter(|path| path.exists() && !lies_there) {
        let path = path.display().to_string();
        return Err(Failure::refusal(Message::new("registry-output-exists").with("path", path)));
    }
    registry::write_new(out, &pretty(definition))?;
    if let Some(path) = beside.as_deref().filter(|_| !lies_there)
        && let Err(failure) = registry::write_new(path, &file.bytes)
    {
        // Without its PDF the definition would be refused; both or none.
        drop(std::fs::remove_file(out));
        return Err(failure);
    }
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let fields = definition["fields"].as_object().map_or(0, serde_json::Map::len);
    let value = json!({
        "form": naming.form_no, "file": name, "official": official, "fields": fields, "faults": [],
        "notes": said(notes, lang),
    });
    let done = done.with("form", naming.form_no.as_str()).with("file", name).with("fields", fields);
    let mut lines = vec![say_or_code(lang, &done.with("official", official.unwrap_or_default()))];
    lines.extend(notes.iter().map(|note| say_or_code(lang, &note.message())));
    Ok(Answer::One(value, lines))
}

fn said(faults: &[FormFault], lang: Lang) -> Vec<Value> {
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
