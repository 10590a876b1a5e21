//! Forms under way as they are shown: what each is called, its people, its stages and its originals.
//!
//! Deliberately not here: drafts (`drafting`), and what a stage may do (`stages`).

use forms::{Actor, Assignee, Definition, Inputs, Instance, OpenStage, Original, Snapshots};
use words::{Lang, Text};

use crate::posts::Posts;
use crate::view::common::Agent;
use crate::view::drafts::{Returned, StageProgress, StageStanding};
use crate::view::originals::{OriginalMarked, OriginalView};

/// The originals that a form wants, of the copies that were handed over.
pub(crate) fn originals_of(definition: &Definition, instance: &Instance) -> Vec<OriginalView> {
    forms::originals(definition, instance).iter().map(|one| original_view(one, instance)).collect()
}

/// An original as the window shows it.
pub(crate) fn original_view(original: &Original<'_>, instance: &Instance) -> OriginalView {
    let Original { slot, rows, copy, state, may } = original;
    let marked = instance.marks(&slot.id, copy).next_back();
    let follows = copy.follows.clone();
    OriginalView {
        slot_id: slot.id.clone(),
        label: slot.label.clone(),
        policy: slot.original,
        copy: copy.name.clone(),
        sha256: copy.sha256.clone(),
        again: copy.again,
        row: forms::row_number(rows),
        state: *state,
        may: may.to_vec(),
        tracking: follows.as_ref().map(|follows| follows.tracking.clone()).unwrap_or_default(),
        follows_by: follows.map(|follows| follows.by),
        marked: marked.map(|mark| OriginalMarked { by: agent_of(&mark.actor), on: mark.on, note: mark.note.clone() }),
    }
}

/// What the record would be called, as the offices before have filled it in.
pub(crate) fn subject(definition: &Definition, instance: &Instance, lang: Lang) -> Option<Text> {
    let last = instance.revisions.last()?;
    let inputs = Inputs {
        language: lang,
        actor: last.actor.clone(),
        snapshots: Snapshots::new(),
        ..Inputs::new(last.today, &last.stage)
    };
    forms::working_title(definition, &instance.data(), &inputs)
}

/// A person as the form knew them.
pub(crate) fn agent_of(actor: &Actor) -> Agent {
    Agent {
        agent_id: actor.id.clone(),
        name: Text::new(actor.name.en.clone(), actor.name.zh.clone()),
        post: Text::new(actor.post.clone(), String::new()),
    }
}

/// The stages of a form on its way; before it is on its way, its first stage is open.
pub(crate) fn stages_of(posts: &Posts, definition: &Definition, instance: Option<&Instance>) -> Vec<StageProgress> {
    let rows = definition.stages.iter().map(|stage| {
        let standing = instance.and_then(|instance| instance.standing(&stage.id));
        let open = instance.and_then(|instance| instance.open_at(&stage.id));
        let is_open = open.is_some() || (instance.is_none() && stage.id == definition.first_stage());
        let was_returned = open.is_some_and(|open| open.returned.is_some());
        StageProgress {
            stage_id: stage.id.clone(),
            title: stage.label.clone(),
            by: open.and_then(|open| office_of(posts, &open.assignee)).unwrap_or_else(|| stage.label.clone()),
            state: match (standing, is_open, was_returned) {
                (_, true, true) => StageStanding::Returned,
                (_, true, false) => StageStanding::Open,
                (Some(_), false, _) => StageStanding::Done,
                (None, false, _) => StageStanding::Waiting,
            },
            agent: standing.map(|revision| agent_of(&revision.actor)),
            done_at: standing.map(|revision| crate::clock::office_noon(revision.today)),
            due_on: open.and_then(|open| open.due_on),
            signed: standing.is_some_and(|revision| revision.signed.is_some()),
            signed_by: standing.and_then(|revision| Some(revision.signed.as_ref()?.by.way())),
        }
    });
    rows.collect()
}

/// The post or role to which a stage has come.
pub(crate) fn office_of(posts: &Posts, assignee: &Assignee) -> Option<Text> {
    let office = posts.named(assignee.post.as_ref().or(assignee.role.as_ref())?);
    let Some(unit) = &assignee.unit else { return Some(office) };
    let of_unit = |name: String, comma: &str| if name.is_empty() { name } else { format!("{name}{comma}{unit}") };
    Some(Text::new(of_unit(office.en, ", "), of_unit(office.zh, "，")))
}

/// Why an open stage of a form is open again.
pub(crate) fn returned(instance: &Instance, open: &OpenStage) -> Option<Returned> {
    let returned = open.returned.as_ref()?;
    let by = instance.revisions.iter().rev().find(|revision| revision.stage == returned.from)?;
    let by = agent_of(&by.actor);
    Some(Returned { by, at: crate::clock::office_noon(open.since), reasons: returned.reasons.clone() })
}
