//! `track_forms`: where every form on its way is, the late ones first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use forms::{Instance, InstanceState, late, overdue};
use records::EntityId;
use words::Lang;

use super::shaped::count;
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::posts::Posts;
use crate::reminding;
use crate::under_way::{agent_of, office_of, returned, stages_of, subject};
use crate::view::reminders::StageReminders;
use crate::view::track::{FormStanding, OfficeShare, TrackRequest, TrackResponse, TrackedForm};

pub(super) fn run(call: &mut Call<'_>, request: TrackRequest) -> Result<TrackResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let instances = desk.instances()?;
    let wanted = instances.iter().filter(|instance| request.closed_too || !instance.open.is_empty());
    let posts = desk.posts()?;
    let mut forms = wanted.map(|instance| tracked(desk, &posts, instance, lang)).collect::<Result<Vec<_>, _>>()?;
    forms.sort_by_key(|form| (Reverse(form.days_late), form.due_on.is_none(), form.due_on, Reverse(form.begun_on)));
    Ok(TrackResponse {
        under_way: count(instances.iter().filter(|instance| !instance.open.is_empty()).count()),
        late: count(forms.iter().filter(|form| form.days_late > 0).count()),
        offices: offices(&posts, &instances, desk.today()),
        forms,
    })
}

/// What each office has before it, from the same events on every desk.
fn offices(posts: &Posts, instances: &[Instance], today: jiff::civil::Date) -> Vec<OfficeShare> {
    let mut shares: BTreeMap<String, OfficeShare> = BTreeMap::new();
    for open in instances.iter().flat_map(|instance| &instance.open) {
        let Some(office) = office_of(posts, &open.assignee) else { continue };
        let share = shares.entry(office.en.clone()).or_insert_with(|| OfficeShare { office, open: 0, late: 0 });
        share.open += 1;
        share.late += u32::from(late(open, today).is_some());
    }
    let mut shares: Vec<OfficeShare> = shares.into_values().collect();
    shares.sort_by_key(|share| (Reverse(share.late), Reverse(share.open)));
    shares
}

fn tracked(desk: &Desk, posts: &Posts, instance: &Instance, lang: Lang) -> Result<TrackedForm, Failure> {
    let (form, definition) = desk.form(&instance.definition_hash)?;
    // Of stages side by side the one that is due first speaks for the form.
    let open = instance.open.iter().min_by_key(|open| (open.due_on.is_none(), open.due_on));
    let begun = instance.revisions.first();
    Ok(TrackedForm {
        form_id: form.to_string(),
        instance_id: EntityId(instance.id).to_string(),
        form_no: instance.form_no.clone(),
        form_title: definition.title().clone(),
        subject: subject(&definition, instance, lang),
        begun_by: begun.map(|revision| agent_of(&revision.actor)).unwrap_or_default(),
        begun_on: begun.map_or_else(|| desk.today(), |revision| revision.today),
        standing: match instance.state {
            InstanceState::InProgress => FormStanding::UnderWay,
            InstanceState::Completed => FormStanding::Completed,
            InstanceState::Refused => FormStanding::Refused,
            InstanceState::Withdrawn => FormStanding::Withdrawn,
        },
        stages: stages_of(posts, &definition, Some(instance)),
        open_since: open.map(|open| open.since),
        due_on: open.and_then(|open| open.due_on),
        turn_to: desk.turn_to(&definition, instance)?.iter().map(|post| posts.named(post)).collect(),
        follow_up: !desk.turned_to_me(&definition, instance)?.is_empty(),
        days_late: overdue(instance, desk.today()).iter().map(|late| late.days.unsigned_abs()).max().unwrap_or(0),
        reminders: match open {
            Some(open) => reminding::shown(desk.reminders(&definition, open)?),
            None => StageReminders::default(),
        },
        returned: instance.open.iter().find_map(|open| returned(instance, open)),
        mine: !desk.mine(instance)?.is_empty(),
        can_carry: desk.can_carry(instance)?,
    })
}
