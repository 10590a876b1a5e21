//! `list_records`: a window of the register, page by page.
//!
//! A page begins after a key and not after a count, so that what is filed meanwhile neither
//! doubles nor hides a row.

use records::{Entity, EntityId, Kind, Record, State};
use words::{Lang, Message};

use super::shaped::{count, id_of, record_row};
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeping::Keeping;
use crate::view::files::{ListRecordsRequest, ListRecordsResponse, RecordScope, RecordSort, ScopeKind};

const LIMIT_MAX: usize = 200;
const PAGE: u32 = 500;

pub(super) fn run(call: &mut Call<'_>, request: ListRecordsRequest) -> Result<ListRecordsResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let keeping = Keeping::of(desk)?;
    let today = desk.today();
    let mut found = Vec::new();
    for (entity, record) in records_in(desk, &request.scope)? {
        let place = match request.sort {
            RecordSort::Due => {
                let due = keeping.assess(entity.id, &record, today)?.due;
                // What has no day yet comes last.
                due.map_or_else(|| "9999".to_owned(), |day| day.to_string())
            }
            sort => place(&record, sort, lang),
        };
        found.push((format!("{place} {}", entity.id), entity, record));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let backwards = matches!(request.sort, RecordSort::NumberDesc | RecordSort::DatedDesc);
    if backwards {
        found.reverse();
    }
    let total = count(found.len());
    if let Some(after) = &request.after_key {
        found.retain(|(key, ..)| if backwards { key < after } else { key > after });
    }
    let limit = usize::try_from(request.limit).unwrap_or(LIMIT_MAX).clamp(1, LIMIT_MAX);
    let is_more = found.len() > limit;
    found.truncate(limit);
    let next_key = found.last().filter(|_| is_more).map(|(key, ..)| key.clone());
    let rows = found.iter().map(|(_, entity, record)| record_row(desk, &keeping, entity, record, today));
    Ok(ListRecordsResponse { rows: rows.collect::<Result<_, _>>()?, total, next_key })
}

/// The sort key of a record: figures filled up, so that 9 comes before 10.
fn place(record: &Record, sort: RecordSort, lang: Lang) -> String {
    match sort {
        RecordSort::Dated | RecordSort::DatedDesc => record.document_date.last_day().to_string(),
        RecordSort::Title => filled(&record.title.read(lang).to_lowercase()),
        _ => filled(&format!("{} {}", record.part_reference, record.number)),
    }
}

fn filled(text: &str) -> String {
    let (mut filled, mut figures) = (String::with_capacity(text.len() + 20), String::new());
    for c in text.chars().chain(std::iter::once('\u{0}')) {
        if c.is_ascii_digit() {
            figures.push(c);
            continue;
        }
        if !figures.is_empty() {
            filled.push_str(&format!("{figures:0>10}"));
            figures.clear();
        }
        if c != '\u{0}' {
            filled.push(c);
        }
    }
    filled
}

fn records_in(desk: &Desk, scope: &RecordScope) -> Result<Vec<(Entity, Record)>, Failure> {
    let id = scope.id.as_deref().map(id_of).transpose()?;
    let needed = || Failure::wrong_use(Message::new("registry-scope-needs-node"));
    let mut parts = Vec::new();
    match scope.kind {
        ScopeKind::All => {
            for part in desk.store().all(Kind::Part)? {
                parts.push(part.id);
            }
        }
        ScopeKind::Part => parts.push(id.ok_or_else(needed)?),
        ScopeKind::Folder => parts_of(desk, id.ok_or_else(needed)?, &mut parts)?,
        ScopeKind::Class => parts_under(desk, id.ok_or_else(needed)?, &mut parts)?,
    }
    let mut found = Vec::new();
    for part in parts {
        records_of(desk, part, &mut found)?;
    }
    Ok(found)
}

fn parts_of(desk: &Desk, folder: EntityId, parts: &mut Vec<EntityId>) -> Result<(), Failure> {
    parts.extend(desk.store().children(folder, Kind::Part)?.into_iter().map(|part| part.id));
    Ok(())
}

fn parts_under(desk: &Desk, class: EntityId, parts: &mut Vec<EntityId>) -> Result<(), Failure> {
    for folder in desk.store().children(class, Kind::Folder)? {
        parts_of(desk, folder.id, parts)?;
    }
    for entity in desk.store().all(Kind::Class)? {
        if matches!(&entity.state, State::Class(sub) if sub.parent == Some(class)) {
            parts_under(desk, entity.id, parts)?;
        }
    }
    Ok(())
}

fn records_of(desk: &Desk, part: EntityId, found: &mut Vec<(Entity, Record)>) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let page = desk.store().records_of_part(part, after.as_deref(), PAGE)?;
        for row in page.rows {
            if let State::Record(record) = row.entity.state.clone() {
                found.push((row.entity, *record));
            }
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn nine_comes_before_ten() {
        assert!(filled("DO/4/9 Pt 2") < filled("DO/4/10 Pt 1"));
        assert_eq!(filled("a7"), "a0000000007");
    }
}
