//! First drafts of definitions from files of other systems, cover sheets for official PDFs, and the files that lie
//! beside a definition. Here the reader of files meets the room of forms; neither knows the other.

use std::path::Path;

use extraction::{ExtractError, Hint, PaperKind};
use forms::{Definition, Fault, Imported, Naming, Official, Paper, PaperField, Takes};
use serde_json::Value;
use words::{Message, Text};

use crate::failure::Failure;
use crate::filing::Incoming;

/// Makes a first draft of a definition from a JSON Schema or from the fields of a PDF, as the file's first bytes say.
/// With `keep`, the PDF becomes the official layout of the draft.
///
/// # Errors
/// A refusal when the reader of PDFs cannot be started. The inner one: why nothing was made of the file.
pub fn import_form(
    extractor: &extraction::Extractor,
    file: &Incoming,
    naming: &Naming,
    keep: bool,
) -> Result<Result<Imported, Vec<Fault>>, Failure> {
    if !extraction::is_pdf(&file.bytes) {
        let nothing_to_keep = || vec![Fault::of("", Message::new("extraction-paper-no-pdf"))];
        return Ok(if keep { Err(nothing_to_keep()) } else { forms::import_json_schema(&file.bytes, naming) });
    }
    match extractor.paper(file.bytes.clone()) {
        Ok(paper) => Ok(forms::import_paper(&facts(paper), naming, keep.then(|| official(file)).as_ref())),
        Err(ExtractError::Refused(reason)) => Ok(Err(vec![Fault::of("", reason)])),
        Err(fault) => Err(Failure::refusal(fault.message())),
    }
}

/// Makes a cover sheet for an official PDF, which is named by its digest.
///
/// # Errors
/// Why nothing was made: no PDF, or faults of the definition.
pub fn wrap_form(file: &Incoming, title: &Text, naming: &Naming) -> Result<Value, Vec<Fault>> {
    if !extraction::is_pdf(&file.bytes) {
        return Err(vec![Fault::of("", Message::new("extraction-paper-no-pdf"))]);
    }
    forms::wrap_paper(&official(file), title, naming)
}

/// What is wrong with the files that a definition names: each must lie in `folder` and be the very one.
pub fn asset_faults(definition: &Definition, folder: &Path) -> Vec<Fault> {
    forms::asset_faults(&definition.assets, &|name| std::fs::read(folder.join(name)).ok())
}

fn official(file: &Incoming) -> Official {
    Official { name: file.name.clone(), sha256: crate::sha256(&file.bytes), size_bytes: file.bytes.len() }
}

/// What the reader found, as the room of forms takes it.
fn facts(paper: extraction::Paper) -> Paper {
    Paper { title: paper.title, fields: paper.fields.into_iter().map(field).collect(), notes: paper.notes }
}

fn field(field: extraction::PaperField) -> PaperField {
    PaperField {
        page: field.place.filter(|_| !field.hidden).map(|place| place.page),
        takes: takes(field.kind, field.hint),
        name: field.name,
        required: field.required,
        read_only: field.read_only,
        label: field.tooltip,
        nearby: field.nearby,
        default: field.default,
        scripts: field.scripts,
    }
}

fn takes(kind: PaperKind, hint: Option<Hint>) -> Takes {
    let values =
        |options: Vec<extraction::PaperOption>| options.into_iter().map(|one| (one.value, one.label)).collect();
    match (kind, hint) {
        (PaperKind::Text { password: true, .. }, _) => Takes::Password,
        (PaperKind::Text { file: true, .. }, _) => Takes::File,
        (PaperKind::Text { .. }, Some(Hint::Date)) => Takes::Date,
        (PaperKind::Text { .. }, Some(Hint::Time)) => Takes::Time,
        (PaperKind::Text { .. }, Some(Hint::Number { places })) => Takes::Number { places },
        (PaperKind::Text { lines, most, .. }, None) => Takes::Text { lines, most },
        (PaperKind::Check, _) => Takes::Tick,
        (PaperKind::Radio { states }, _) => Takes::Choice { values: values(states), several: false, editable: false },
        (PaperKind::Choice { several, editable, options }, _) => {
            Takes::Choice { values: values(options), several, editable }
        }
        (PaperKind::Button, _) => Takes::Button,
        (PaperKind::Signature, _) => Takes::Signature,
        (PaperKind::Unknown, _) => Takes::Unknown,
    }
}
