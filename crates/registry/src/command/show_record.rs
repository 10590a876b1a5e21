//! `show_record`: one record, everything the pane at the right shows.

use records::{Component, EntityId, Record};

use super::elements::Surroundings;
use super::history::history;
use super::judged::seals;
use super::metadata::metadata;
use super::shaped::{is_provisional, keeping_line, kind_of, security_of};
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeping::Keeping;
use crate::view::files::{
    ComponentRole, ComponentView, PathStep, PreviewKind, RecordView, ShowRecordRequest,
};
use crate::view::plan::NodeKind;

pub(super) fn run(call: &mut Call<'_>, request: ShowRecordRequest) -> Result<RecordView, Failure> {
    let desk = call.registry.desk()?;
    let (entity, record) = desk.record(&request.reference)?;
    let keeping = Keeping::of(desk)?;
    let assessment = keeping.assess(entity.id, &record, desk.today())?;
    let rule = keeping.class(&record, desk.today())?.map(|(class, _)| class.title.clone());
    let around = Surroundings::of(desk, &keeping, entity.id, &record, &assessment)?;
    let (history, edited) = history(desk, entity.id)?;
    Ok(RecordView {
        record_id: entity.id.to_string(),
        reference: record.reference(),
        provisional: is_provisional(&record),
        former: record.former_numbers.iter().rev().map(|number| record.reference_with(number)).collect(),
        title: record.title.clone(),
        withdrawn: record.withdrawn.clone(),
        kind: kind_of(record.kind),
        security: security_of(desk, &record)?,
        path: path(desk, &record)?,
        metadata: metadata(desk, &record, &around, &edited)?,
        components: record.components.iter().enumerate().map(|(at, one)| component(at, one)).collect(),
        seals: seals(desk, entity.id, &record.components)?,
        keeping: keeping_line(&assessment, rule),
        history,
    })
}

/// From the scheme down to the part.
fn path(desk: &Desk, record: &Record) -> Result<Vec<PathStep>, Failure> {
    let step = |id: EntityId, kind, reference, title| PathStep { node_id: id.to_string(), kind, reference, title };
    let steps = desk.store().look(|world| {
        let mut steps = Vec::new();
        let Some(part) = world.part(record.part) else { return steps };
        let Some(folder) = world.folder(part.folder) else { return steps };
        steps.push(step(record.part, NodeKind::Part, part.reference(), folder.title.clone()));
        steps.push(step(part.folder, NodeKind::Folder, folder.reference, folder.title));
        let mut next = Some(folder.class);
        while let Some((id, class)) = next.and_then(|id| Some((id, world.class(id)?))) {
            steps.push(step(id, NodeKind::Class, class.code, class.title));
            next = class.parent;
        }
        steps.reverse();
        steps
    })?;
    Ok(steps)
}

fn component(at: usize, component: &Component) -> ComponentView {
    let media = component.media.as_str();
    ComponentView {
        component_id: component.name.clone(),
        name: component.name.clone(),
        media_type: component.media.clone(),
        size_bytes: component.size_bytes,
        sha256: component.sha256.clone(),
        role: match media {
            _ if at == 0 => ComponentRole::Main,
            "application/json" => ComponentRole::Data,
            _ => ComponentRole::Attachment,
        },
        preview: match media {
            "application/pdf" => Some(PreviewKind::Pdf),
            "image/png" | "image/jpeg" => Some(PreviewKind::Image),
            "text/plain" | "application/json" | "message/rfc822" => Some(PreviewKind::Text),
            _ => None,
        },
    }
}
