//! `list_forms`: the catalogue.

use words::Text;

use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::forms::{FormEntry, ListFormsResponse};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<ListFormsResponse, Failure> {
    let desk = call.registry.desk()?;
    let drafts = desk.store().drafts()?;
    let department = desk.department()?.unwrap_or_default();
    let forms = desk.forms()?.into_iter().map(|(id, form)| {
        let own: Vec<_> = drafts.iter().filter(|draft| draft.form == id).collect();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        FormEntry {
            form_id: id.to_string(),
            form_no: form.form_no.clone(),
            edition: form.edition.clone(),
            version: form.version,
            title: form.title().clone(),
            department: department.clone(),
            summary: form.texts.get("purpose").cloned().filter(|text: &Text| !text.is_empty()),
            stages: count(form.stages.len()),
            signing_stages: count(form.stages.iter().filter(|stage| stage.signs).count()),
            drafts: count(own.len()),
            last_used_at: own.iter().map(|draft| draft.saved_at).max(),
            fillable: form.unknown_features().is_empty(),
            keywords: Vec::new(),
        }
    });
    Ok(ListFormsResponse { forms: forms.collect() })
}
