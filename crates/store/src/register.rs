//! The register: one narrow row for each record and each folder, with what lists are sorted, counted and
//! found by. Derived from the entities, so that a window on a hundred thousand records is one step of the
//! database and not a walk through all of them.
//!
//! Written only where an entity's row is written (`world`). Deliberately not here: reading it (`windows`).

use records::{Entity, EntityId, Folder, Number, Part, Record, State};
use rusqlite::{Connection, OptionalExtension, params};
use words::{Lang, sort_key};

use crate::fault::Fault;

/// The tables.
pub(crate) const TABLES: &str = include_str!("register.sql");

/// What a record without a due day sorts as: behind every day.
pub(crate) const NO_DAY: &str = "9999-99-99";

/// The entity was written.
pub(crate) fn put(db: &Connection, entity: &Entity) -> Result<(), Fault> {
    match &entity.state {
        State::Record(record) if record.withdrawn.is_some() => remove(db, entity.id),
        State::Record(record) => put_record(db, entity.id, record),
        State::Folder(folder) => put_folder(db, entity.id, folder),
        State::Part(part) => put_part(db, part),
        _ => Ok(()),
    }
}

/// The entity is gone.
pub(crate) fn remove(db: &Connection, id: EntityId) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM register WHERE record = ?1")?.execute([id.to_string()])?;
    db.prepare_cached("DELETE FROM folder_row WHERE folder = ?1")?.execute([id.to_string()])?;
    Ok(())
}

fn put_record(db: &Connection, id: EntityId, record: &Record) -> Result<(), Fault> {
    let folder: Option<String> = db
        .prepare_cached("SELECT parent FROM entity WHERE id = ?1")?
        .query_row([record.part.to_string()], |row| row.get(0))
        .optional()?
        .flatten();
    let folder = folder.unwrap_or_default();
    db.prepare_cached(
        "INSERT INTO register (record, part, folder, number, dated, title_en, title_zh, due)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (record) DO UPDATE SET part = ?2, folder = ?3, number = ?4, dated = ?5, title_en = ?6, title_zh = ?7",
    )?
    .execute(params![
        id.to_string(),
        record.part.to_string(),
        folder,
        number_key(record),
        record.document_date.last_day().to_string(),
        sort_key(Lang::En, record.title.read(Lang::En)),
        sort_key(Lang::ZhHantHk, record.title.read(Lang::ZhHantHk)),
        NO_DAY,
    ])?;
    // By the number that a record gets when it is first seen, the folder used last is known.
    db.prepare_cached(
        "UPDATE folder_row SET last_row = r.row FROM (SELECT row FROM record_row WHERE record = ?1) r
         WHERE folder = ?2 AND coalesce(last_row, 0) < r.row",
    )?
    .execute(params![id.to_string(), folder])?;
    Ok(())
}

/// Whether the register says of an accepted record what the record says. What waits in the outbox may
/// have changed it meanwhile; then the entity's own row was compared already.
pub(crate) fn agrees(db: &Connection, entity: &Entity) -> Result<bool, Fault> {
    let State::Record(record) = &entity.state else { return Ok(true) };
    let id = entity.id.to_string();
    let waits = db.prepare_cached("SELECT 1 FROM base WHERE id = ?1")?.exists([&id])?;
    let kept: Option<(String, String)> = db
        .prepare_cached("SELECT part, number FROM register WHERE record = ?1")?
        .query_row([&id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let wanted = record.withdrawn.is_none().then(|| (record.part.to_string(), number_key(record)));
    Ok(waits || kept == wanted)
}

/// Reference and number with their figures filled up, so that 9 comes before 10.
fn number_key(record: &Record) -> String {
    let number = match &record.number {
        Number::Permanent(number) => number.to_string(),
        // Behind every number that stands.
        Number::Provisional(mark) => format!("~{mark}"),
    };
    filled(&format!("{} {number}", record.part_reference))
}

fn put_folder(db: &Connection, id: EntityId, folder: &Folder) -> Result<(), Fault> {
    let hay = format!("{}\n{}\n{}", folder.reference, folder.title.en, folder.title.zh).to_lowercase();
    db.prepare_cached(
        "INSERT INTO folder_row (folder, class, sort, hay) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (folder) DO UPDATE SET class = ?2, sort = ?3, hay = ?4",
    )?
    .execute([id.to_string(), folder.class.to_string(), filled(&folder.reference), hay])?;
    Ok(())
}

fn put_part(db: &Connection, part: &Part) -> Result<(), Fault> {
    let reference = part.reference();
    // The last part is the one that may be open.
    let sql = match part.closed_on {
        None => "UPDATE folder_row SET open_part = ?2 WHERE folder = ?1",
        Some(_) => "UPDATE folder_row SET open_part = NULL WHERE folder = ?1 AND open_part = ?2",
    };
    db.prepare_cached(sql)?.execute([part.folder.to_string(), reference])?;
    Ok(())
}

/// The text with every run of figures filled up to ten.
pub(crate) fn filled(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn nine_comes_before_ten() {
        assert!(filled("DO/4/9 Pt 2") < filled("DO/4/10 Pt 1"));
        assert_eq!(filled("a7"), "a0000000007");
    }
}
