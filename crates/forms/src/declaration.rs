//! What a signer declares, and to whom a completed stage goes: in the form's own words, for whoever is
//! about to sign.

use words::Text;

use crate::completed::Completed;
use crate::definition::{Definition, FieldKind};
use crate::instance::{Assignee, to_whom};

/// The statements of the stage that had to be confirmed and were: yes-or-no fields at which an
/// assertion stands. `None` where the stage has none.
pub fn declaration(definition: &Definition, completed: &Completed) -> Option<Text> {
    let confirmed = definition.names.fields.iter().filter(|(at, field)| {
        field.kind == FieldKind::Boolean
            && field.stage == completed.stage()
            && completed.data().pointer(&at.to_string()) == Some(&true.into())
            && definition.logic.assertions.iter().any(|assertion| assertion.at == **at)
    });
    confirmed
        .map(|(_, field)| field.label.clone())
        .reduce(|one, two| Text::new(format!("{} {}", one.en, two.en), format!("{}{}", one.zh, two.zh)))
}

/// Who fills in the stage that follows; `None` after the last one.
pub fn next_assignee(definition: &Definition, completed: &Completed) -> Option<Assignee> {
    let next = definition.stage(completed.next_stage()?)?;
    to_whom(definition, next, completed.data(), completed.inputs()).ok()
}
