//! `sign_and_hand_over`: signs what was previewed, hands it over, files it at the end.

use signing::key::Signer;
use words::{Message, Text};

use super::open_key::open;
use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{FiledApart, HandOver, SignRequest, SignResponse};

pub(super) fn run(call: &mut Call<'_>, request: SignRequest) -> Result<SignResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    let (turn, completed, seen) = desk.seen(&draft, lang)?;
    if seen.digest != request.digest {
        return Err(Failure::refusal(Message::new("registry-preview-changed")));
    }
    let key = request.key_path.as_deref().map(|path| open(call, path)).transpose()?;
    let desk = call.registry.desk()?;
    let attached = desk.attachments_of(&draft)?;
    let signer = key.as_ref().map(|key| key as &dyn Signer);
    let handed = desk.sign_and_hand_over(&turn, &completed, &seen, signer, attached)?;
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
