//! `list_records`: a window on the register, and where in it a record stands.

use records::State;
use store::RegisterAsk;

use super::chosen::asked;
use super::shaped::{count, record_row};
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeping::Keeping;
use crate::view::files::{ListRecordsRequest, ListRecordsResponse, RecordSort};

const LIMIT_MAX: u32 = 200;

pub(super) fn run(call: &mut Call<'_>, request: ListRecordsRequest) -> Result<ListRecordsResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    if matches!(request.sort, RecordSort::Due | RecordSort::DueDesc) {
        // Due days come with the index.
        desk.catch_up();
    }
    let ask = asked(&request.scope, request.sort, lang)?;
    let (keeping, today) = (Keeping::of(desk)?, desk.today());
    let mut rows = Vec::new();
    for entity in desk.store().register_window(&ask, request.from.into(), request.limit.clamp(1, LIMIT_MAX))? {
        if let State::Record(record) = &entity.state {
            rows.push(record_row(desk, &keeping, &entity, record, today)?);
        }
    }
    let total = count(usize::try_from(desk.store().register_count(&ask)?).unwrap_or(usize::MAX));
    let found = request.find.as_deref().map(|typed| place(desk, &ask, typed)).transpose()?.flatten();
    Ok(ListRecordsResponse { rows, total, found })
}

/// A record that is gone, or lies elsewhere, has no place here; that is no error.
fn place(desk: &Desk, ask: &RegisterAsk, typed: &str) -> Result<Option<u32>, Failure> {
    let Ok(entity) = desk.find(typed) else { return Ok(None) };
    let place = desk.store().register_place(ask, entity.id)?;
    Ok(place.and_then(|place| u32::try_from(place).ok()))
}
