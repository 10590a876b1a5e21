//! `list_originals`: what is outstanding, or lies at the office and may go back.

use forms::OriginalState;
use records::EntityId;

use super::shaped::count;
use crate::command::Call;
use crate::failure::Failure;
use crate::stages::open_originals;
use crate::under_way::{agent_of, original_view, subject};
use crate::view::common::Nothing;
use crate::view::originals::{ListOriginalsResponse, OriginalsOfForm};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<ListOriginalsResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let today = desk.today();
    let (mut forms, mut outstanding) = (Vec::new(), 0);
    for (instance, definition) in desk.originals_at_hand()? {
        let open: Vec<_> = open_originals(&definition, &instance).collect();
        outstanding += open.iter().filter(|original| original.state == OriginalState::Outstanding).count();
        let begun = instance.revisions.first();
        forms.push(OriginalsOfForm {
            instance_id: EntityId(instance.id).to_string(),
            form_no: instance.form_no.clone(),
            form_title: definition.title().clone(),
            subject: subject(&definition, &instance, lang),
            begun_by: begun.map(|revision| agent_of(&revision.actor)).unwrap_or_default(),
            begun_on: begun.map_or(today, |revision| revision.today),
            originals: open.iter().map(|one| original_view(one, &instance)).collect(),
        });
    }
    Ok(ListOriginalsResponse { forms, outstanding: count(outstanding) })
}
