//! `sign_and_hand_over`: signs what was previewed, hands it over, files it at the end.

use words::{Message, Text};

use super::open_key::open;
use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::drafting::Ready;
use crate::failure::Failure;
use crate::stages::Signing;
use crate::view::drafts::{FiledApart, HandOver, SignRequest, SignResponse, SignatureGiven};

pub(super) fn run(call: &mut Call<'_>, request: SignRequest) -> Result<SignResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    let Ready { draft, turn, completed, seen } = desk.ready(&draft, lang)?;
    if seen.digest != request.digest {
        return Err(Failure::refusal(Message::new("registry-preview-changed")));
    }
    let key = match &request.signature {
        Some(SignatureGiven::Certificate { key_path }) => Some(open(call, key_path)?),
        _ => None,
    };
    let desk = call.registry.desk()?;
    let attached = desk.attachments_of(&draft)?;
    let signing = match request.signature {
        None => Signing::Unsigned,
        Some(SignatureGiven::Certificate { .. }) => Signing::from(key.as_ref()),
        Some(SignatureGiven::Platform) => Signing::Platform,
        Some(SignatureGiven::TypedName { name }) => Signing::TypedName(name),
        Some(SignatureGiven::WetInk { sheet, signer, signed_on }) => {
            Signing::WetInk(desk.inked(&draft, sheet, signer, signed_on)?)
        }
    };
    let handed = desk.sign_and_hand_over(&turn, &completed, &seen, signing, attached)?;
    desk.catch_up();
    let record = handed.record.as_ref();
    let passed_to = handed.next.iter().filter_map(|open| {
        let post = open.assignee.post.clone().or(open.assignee.role.clone())?;
        Some(Text::new(post.clone(), post))
    });
    let apart = handed.filed_apart.iter().map(|filed| FiledApart {
        title: filed.title.clone(),
        reference: filed.reference.clone(),
        provisional: filed.provisional,
    });
    let title = |id: &String| turn.definition.stage(id).map(|stage| stage.label.clone()).unwrap_or_default();
    Ok(SignResponse {
        instance_id: handed.instance.to_string(),
        stage_id: handed.stage,
        state: if record.is_some() { HandOver::Filed } else { HandOver::PassedOn },
        reference: record.map(|record| record.reference.clone()),
        provisional: record.is_some_and(|record| record.provisional),
        filed_apart: apart.collect(),
        passed_to: passed_to.collect(),
        waits_for: handed.waits_for.iter().map(title).collect(),
        changed: changed(&handed.changes),
    })
}
