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

/// Who fills in a stage that follows; `None` where the answers so far do not tell.
pub fn next_assignee(definition: &Definition, completed: &Completed, next: &str) -> Option<Assignee> {
    to_whom(definition, definition.stage(next)?, completed.data(), completed.inputs()).ok()
}
