//! A definition while somebody writes it: its findings with their places in the text, and the form that it makes.
//!
//! Nothing is stored and nothing of the vault is read: the definition's own samples stand for the data from outside.

use std::path::Path;

use forms::{Definition, Fault, place_in_source};
use serde_json::Value;
use words::{Lang, Message};

use crate::evaluating::trial;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::view::authoring::{
    DefinitionFinding, DefinitionFindingKind, DefinitionPreview, PlacedRule, PreviewDefinitionRequest, PreviewedForm,
    ReadDefinitionResponse,
};

/// What the text of a definition makes.
///
/// # Errors
/// The refusal of an edit; the text itself is never refused.
pub(crate) fn preview(request: PreviewDefinitionRequest, lang: Lang) -> Result<DefinitionPreview, Failure> {
    let source = &request.source;
    let definition = match Definition::parse(source.as_bytes()) {
        Ok(definition) => definition,
        Err(faults) => {
            let findings = faults.iter().map(|fault| found(source, DefinitionFindingKind::Fault, fault)).collect();
            return Ok(DefinitionPreview { sound: false, findings, form: None });
        }
    };
    let report = forms::check(&definition);
    let remarks = report.remarks.iter().map(|fault| found(source, DefinitionFindingKind::Remark, fault));
    let failed = report.cases.iter().enumerate().filter(|(_, case)| !case.passed).map(|(number, case)| {
        let fault = Fault::new(format!("/tests/{number}"), "registry-definition-test").with("case", case.name.as_str());
        found(source, DefinitionFindingKind::Test, &fault)
    });
    let stale = stale_signature(&definition)?;
    let stale = stale.iter().map(|fault| found(source, DefinitionFindingKind::Remark, fault));
    let findings = failed.chain(stale).chain(remarks).collect();
    let form = Some(filled_in(&definition, request, lang)?);
    Ok(DefinitionPreview { sound: report.passed, findings, form })
}

/// That the text is no longer what its publisher signed, as far as the publisher is known without a vault.
fn stale_signature(definition: &Definition) -> Result<Option<Fault>, Failure> {
    let Some(publication) = &definition.publication else { return Ok(None) };
    let mut known = store::shipped_publishers()?;
    known.retain(|publisher| publisher.name == publication.publisher);
    if known.is_empty() || store::vouched(definition, known.into_iter()).is_ok() {
        return Ok(None);
    }
    let stale = Fault::new("/publication", "registry-definition-signature");
    Ok(Some(stale.with("publisher", publication.publisher.as_str())))
}

fn found(source: &str, kind: DefinitionFindingKind, fault: &Fault) -> DefinitionFinding {
    let message = fault.message();
    let number = |name: &str| match message.args.get(name) {
        Some(words::Arg::Number(number)) => usize::try_from(*number).ok(),
        _ => None,
    };
    // What is no JSON has no pointers, and says itself where it ends; its columns count bytes.
    let place = match (number("line"), number("column")) {
        (Some(line), Some(column)) => {
            let before: usize = source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
            forms::SourcePlace::of_byte(source, before + column.saturating_sub(1))
        }
        _ => place_in_source(source, &fault.pointer),
    };
    DefinitionFinding { kind, pointer: fault.pointer.clone(), line: place.line, column: place.column, message }
}

fn filled_in(definition: &Definition, request: PreviewDefinitionRequest, lang: Lang) -> Result<PreviewedForm, Failure> {
    let stage = request.stage_id.filter(|stage| definition.stage(stage).is_some());
    let inputs = trial(definition, stage.as_deref(), None, lang)?;
    let mut answers = request.answers;
    if !answers.is_object() {
        answers = Value::Object(serde_json::Map::new());
        forms::prefill(definition, &mut answers, &inputs);
    }
    for edit in request.edits {
        forms::apply_edit(definition, &mut answers, edit.into(), &inputs.stage)?;
    }
    let evaluation = forms::evaluate(definition, &answers, &inputs).for_renderer(definition);
    let placed = |rule: forms::RuleSentence| {
        let place = place_in_source(&request.source, &rule.place);
        PlacedRule { rule, line: place.line, column: place.column }
    };
    let rules = forms::rule_sentences(definition).into_iter().map(placed).collect();
    Ok(PreviewedForm { form: definition.view(), stage_id: inputs.stage, answers, evaluation, rules })
}

/// The text of a definition file.
///
/// # Errors
/// A refusal when the file cannot be read or is no text.
pub(crate) fn read(path: &Path) -> Result<ReadDefinitionResponse, Failure> {
    let file = Incoming::read(path)?;
    let no_text = |_| Failure::refusal(Message::new("registry-definition-no-text").with("name", file.name.as_str()));
    let source = String::from_utf8(file.bytes).map_err(no_text)?;
    Ok(ReadDefinitionResponse { name: file.name, source })
}
