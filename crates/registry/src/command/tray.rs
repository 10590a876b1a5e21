//! `tray`: operations that the records server refused, each with its ways out.

use records::{Act, Element, Operation, State, own_value};
use serde_json::Value;
use words::Message;

use super::metadata::{label_of, name_of, raw};
use super::waiting::{about, what};
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::exchange::{Difference, TrayChoice, TrayItem, TrayItemKind, TrayResponse};

/// Taking an operation out of the tray.
pub(super) const DISMISS: &str = "dismiss";

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<TrayResponse, Failure> {
    let desk = call.registry.desk()?;
    let mut items = Vec::new();
    for row in desk.store().tray()? {
        let operation = &row.signed.operation;
        let (reference, title) = about(desk, operation)?;
        let differences = differences(desk, operation)?;
        items.push(TrayItem {
            tray_id: operation.op_id.to_string(),
            kind: if differences.is_empty() { TrayItemKind::Refused } else { TrayItemKind::Conflict },
            what: what(operation),
            why: row.why,
            next: Message::new("registry-tray-next"),
            since: operation.authored_at,
            reference,
            title,
            differences,
            choices: vec![TrayChoice {
                choice: DISMISS.to_owned(),
                label: Message::new("registry-tray-dismiss"),
            }],
        });
    }
    Ok(TrayResponse { items })
}

/// What was typed here beside what stands now.
fn differences(desk: &Desk, operation: &Operation) -> Result<Vec<Difference>, Failure> {
    let Act::EditMetadata { changes, .. } = &operation.act else { return Ok(Vec::new()) };
    let Some(State::Record(record)) = desk.store().entity(operation.entity)?.map(|entity| entity.state) else {
        return Ok(Vec::new());
    };
    let one = |(element, _, mine): &(Element, Value, Value)| Difference {
        element: name_of(*element),
        label: label_of(*element),
        mine: text(mine),
        theirs: own_value(&record, *element).as_ref().and_then(text),
    };
    Ok(changes.iter().map(one).collect())
}

fn text(value: &Value) -> Option<String> {
    Some(raw(value)).filter(|text| !text.is_empty())
}
