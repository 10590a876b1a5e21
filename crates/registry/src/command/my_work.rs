//! `my_work`: what waits for this person, in six trays.

use forms::Instance;
use records::EntityId;
use words::{Lang, Message};

use super::shaped::count;
use super::waiting::{about, what};
use crate::clock::office_noon;
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::reminding;
use crate::stages::Turn;
use crate::under_way::office_of;
use crate::view::common::Nothing;
use crate::view::drafts::{MyWorkResponse, TrayKind, WorkItem, WorkTarget, WorkTray};
use crate::view::reminders::StageReminders;

const ITEMS_MAX: usize = 50;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<MyWorkResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let mut found = drafts(desk, lang)?;
    found.extend(stages(desk, lang)?);
    found.extend(turned(desk)?);
    found.extend(refused(desk)?);
    let tray = |tray: TrayKind| {
        let mut items: Vec<WorkItem> =
            found.iter().filter(|(kind, _)| *kind == tray).map(|(_, item)| item.clone()).collect();
        // What is due first comes first, then what was touched last.
        items.sort_by_key(|item| (item.due_on.is_none(), item.due_on, std::cmp::Reverse(item.since)));
        let total = count(items.len());
        items.truncate(ITEMS_MAX);
        WorkTray { tray, total, items }
    };
    Ok(MyWorkResponse { trays: TrayKind::ALL.map(tray).into() })
}

type Waiting = Vec<(TrayKind, WorkItem)>;

fn drafts(desk: &Desk, lang: Lang) -> Result<Waiting, Failure> {
    let mut found = Vec::new();
    for draft in desk.of_open_stages(desk.store().drafts()?)? {
        let (draft, turn) = desk.taken_up(draft, lang)?;
        let problems = desk.evaluation(&turn, &draft.answers)?.problems.len();
        let note = (problems > 0).then(|| Message::new("registry-work-problems").with("count", problems));
        let target = WorkTarget::Draft { draft_id: draft.id.to_string() };
        let item = item(desk, &turn, draft.id, draft.saved_at, returned_note(&turn).or(note), target)?;
        found.push((turn.tray(problems), item));
    }
    Ok(found)
}

/// Open stages that have come to this desk and are not yet being filled in.
fn stages(desk: &Desk, lang: Lang) -> Result<Waiting, Failure> {
    let drafts = desk.store().drafts()?;
    let mut found = Vec::new();
    for instance in desk.instances()? {
        let id = EntityId(instance.id);
        for open in desk.mine(&instance)? {
            if drafts.iter().any(|draft| draft.instance == id && draft.stage == open.stage) {
                continue;
            }
            let turn = desk.resume(id, Some(&open.stage), lang)?;
            let problems = desk.evaluation(&turn, &turn.beginning())?.problems.len();
            let target = WorkTarget::Instance {
                form_id: turn.form.to_string(),
                instance_id: id.to_string(),
                stage_id: open.stage.clone(),
            };
            let note = returned_note(&turn).or_else(|| from_note(&instance));
            found.push((turn.tray(problems), item(desk, &turn, id, office_noon(open.since), note, target)?));
        }
    }
    Ok(found)
}

/// Late stages of others about which one turns to the post of this person.
fn turned(desk: &Desk) -> Result<Waiting, Failure> {
    let posts = desk.posts()?;
    let mut found = Vec::new();
    let instances = desk.instances()?;
    for instance in instances.iter().filter(|instance| !forms::overdue(instance, desk.today()).is_empty()) {
        let id = EntityId(instance.id);
        let (form, definition) = desk.form(&instance.definition_hash)?;
        for open in desk.turned_to_me(&definition, instance)? {
            let office = office_of(&posts, &open.assignee).unwrap_or_default();
            let note = Message::new("registry-work-turned").with("office-en", office.read(Lang::En));
            found.push((
                TrayKind::Attention,
                WorkItem {
                    item_id: format!("{id}/{}/turned", open.stage),
                    title: definition.title().clone(),
                    stage: definition.stage(&open.stage).map(|stage| stage.label.clone()),
                    mark: Some(definition.form_no.clone()),
                    note: Some(note.with("office-zh", office.read(Lang::ZhHantHk))),
                    since: office_noon(open.since),
                    due_on: open.due_on,
                    overdue: true,
                    reminders: StageReminders::default(),
                    target: WorkTarget::Late { form_id: form.to_string(), instance_id: id.to_string() },
                },
            ));
        }
    }
    Ok(found)
}

fn refused(desk: &Desk) -> Result<Waiting, Failure> {
    let mut found = Vec::new();
    for row in desk.store().tray()? {
        let operation = &row.signed.operation;
        let (mark, title) = about(desk, operation)?;
        let what = super::shaped::text_of(&what(operation));
        found.push((
            TrayKind::Attention,
            WorkItem {
                item_id: operation.op_id.to_string(),
                title: title.unwrap_or(what),
                stage: None,
                mark,
                note: Some(row.why),
                since: operation.authored_at,
                due_on: None,
                overdue: false,
                reminders: StageReminders::default(),
                target: WorkTarget::Tray { tray_id: operation.op_id.to_string() },
            },
        ));
    }
    Ok(found)
}

fn item(
    desk: &Desk,
    turn: &Turn,
    id: EntityId,
    since: jiff::Timestamp,
    note: Option<Message>,
    target: WorkTarget,
) -> Result<WorkItem, Failure> {
    let due_on = turn.open().and_then(|open| open.due_on);
    let reminders = match turn.open() {
        Some(open) => reminding::shown(desk.reminders(&turn.definition, open)?),
        None => StageReminders::default(),
    };
    Ok(WorkItem {
        item_id: format!("{id}/{}", turn.inputs.stage),
        title: turn.definition.title().clone(),
        stage: turn.definition.stage(&turn.inputs.stage).map(|stage| stage.label.clone()),
        mark: Some(turn.definition.form_no.clone()),
        note,
        since,
        due_on,
        overdue: due_on.is_some_and(|day| day < desk.today()),
        reminders,
        target,
    })
}

fn returned_note(turn: &Turn) -> Option<Message> {
    let returned = turn.open()?.returned.as_ref()?;
    Some(Message::new("registry-work-returned").with("reasons", returned.reasons.as_str()))
}

/// The name crosses in both languages: the sentence takes the one of its own.
fn from_note(instance: &Instance) -> Option<Message> {
    let actor = &instance.revisions.last()?.actor;
    let name = words::Text::new(actor.name.en.as_str(), actor.name.zh.as_str());
    let message = Message::new("registry-work-from").with("name-en", name.read(Lang::En));
    Some(message.with("name-zh", name.read(Lang::ZhHantHk)).with("post", actor.post.as_str()))
}
