//! One form signed as it was shown, and handed over: the one way in which the window does it, alone or in a batch.

use words::{Lang, Message, Text};

use super::shaped::changed;
use crate::batch::AsShown;
use crate::desk::Desk;
use crate::drafting::Ready;
use crate::failure::Failure;
use crate::stages::Signing;
use crate::view::drafts::{FiledApart, HandOver, SignResponse};

/// What is signed: refused where it is not what was shown.
pub(super) fn as_shown(desk: &Desk, form: &AsShown, lang: Lang) -> Result<Ready, Failure> {
    let draft = desk.draft(form.draft)?;
    let ready = desk.ready(&draft, lang)?;
    if ready.seen.digest == form.digest {
        Ok(ready)
    } else {
        Err(Failure::refusal(Message::new("registry-preview-changed")))
    }
}

/// Signs it and hands it over.
pub(super) fn hand_over(desk: &mut Desk, ready: &Ready, signing: Signing<'_>) -> Result<SignResponse, Failure> {
    let Ready { draft, turn, completed, seen } = ready;
    let attached = desk.attachments_of(draft)?;
    let handed = desk.sign_and_hand_over(turn, completed, seen, signing, attached)?;
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
