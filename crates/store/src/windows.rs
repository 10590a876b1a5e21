//! Windows on the register: a page of records in an order, counts, what falls due, folders by words.
//!
//! Deliberately not here: how the register is kept (`register`); entities in full (`lists`).

use jiff::civil::Date;
use records::{Entity, EntityId, Kind};
use rusqlite::{OptionalExtension, Row, params};
use words::Lang;

use crate::fault::Fault;
use crate::measure::{as_i64, parse_id};
use crate::register::NO_DAY;
use crate::store::{Store, Tx};

/// By what a list of records is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegisterOrder {
    /// File reference, part and number.
    Number,
    /// Date of the document.
    Dated,
    /// Title, as a reader of that language sorts it.
    Title(Lang),
    /// First day on which it may be disposed of; what has none comes last.
    Due,
}

impl RegisterOrder {
    pub(crate) fn column(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Dated => "dated",
            Self::Title(Lang::En) => "title_en",
            Self::Title(Lang::ZhHantHk) => "title_zh",
            Self::Due => "due",
        }
    }
}

/// Which records, in which order.
#[derive(Debug, Clone, Copy)]
pub struct RegisterAsk {
    /// A class, folder or part; none for all.
    pub within: Option<(Kind, EntityId)>,
    /// By what.
    pub order: RegisterOrder,
    /// The last first.
    pub backwards: bool,
}

/// A folder as type-ahead finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderRow {
    /// The folder.
    pub id: EntityId,
    /// Its class.
    pub class: EntityId,
    /// Its open part, by reference; none when it takes no records.
    pub open_part: Option<String>,
    /// Records in it.
    pub records: u64,
    /// Number of the record that came last, by which the last used folder is known.
    pub last_row: Option<u64>,
}

/// The condition that keeps to a node of the file plan, of which `?1` is the identity.
pub(crate) fn within(ask: &RegisterAsk) -> &'static str {
    match ask.within {
        None => "?1 = ''",
        Some((Kind::Part, _)) => "part = ?1",
        Some((Kind::Folder, _)) => "folder = ?1",
        Some(_) => {
            "folder IN (SELECT folder FROM folder_row WHERE class IN (
               WITH RECURSIVE beneath (id) AS (
                 SELECT ?1 UNION SELECT e.id FROM entity e JOIN beneath b ON e.parent = b.id AND e.kind = 'class')
               SELECT id FROM beneath))"
        }
    }
}

pub(crate) fn node_of(ask: &RegisterAsk) -> String {
    ask.within.map_or_else(String::new, |(_, id)| id.to_string())
}

impl Store {
    /// How many records there are.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn register_count(&self, ask: &RegisterAsk) -> Result<u64, Fault> {
        let sql = format!("SELECT count(*) FROM register WHERE {}", within(ask));
        let count: i64 = self.db().prepare_cached(&sql)?.query_row([node_of(ask)], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// A window on the records: `limit` of them, behind the first `from`.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn register_window(&self, ask: &RegisterAsk, from: u64, limit: u32) -> Result<Vec<Entity>, Fault> {
        let (column, way) = (ask.order.column(), if ask.backwards { "DESC" } else { "ASC" });
        let sql = format!(
            "SELECT e.state FROM (
               SELECT record FROM register WHERE {} ORDER BY {column} {way}, record {way} LIMIT ?2 OFFSET ?3
             ) JOIN entity e ON e.id = record",
            within(ask)
        );
        let mut statement = self.db().prepare_cached(&sql)?;
        let rows = statement.query_map(params![node_of(ask), limit, as_i64(from)], |row| row.get::<_, String>(0))?;
        rows.map(|text| Ok(serde_json::from_str(&text?)?)).collect()
    }

    /// At which place of that list a record stands, from 0.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn register_place(&self, ask: &RegisterAsk, record: EntityId) -> Result<Option<u64>, Fault> {
        let (column, sign) = (ask.order.column(), if ask.backwards { ">" } else { "<" });
        let sql = format!(
            "SELECT (SELECT count(*) FROM register
               WHERE ({column}, record) {sign} (own.{column}, own.record) AND {cond})
             FROM register own WHERE own.record = ?2 AND own.record IN (SELECT record FROM register WHERE record = ?2 AND {cond})",
            cond = within(ask)
        );
        let place: Option<i64> = self
            .db()
            .prepare_cached(&sql)?
            .query_row([node_of(ask), record.to_string()], |row| row.get(0))
            .optional()?;
        Ok(place.map(i64::unsigned_abs))
    }

    /// Records that may be disposed of on a day between two, both included, by that day; and how many.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn register_due(&self, from: Date, to: Date, limit: u32) -> Result<(Vec<Entity>, u64), Fault> {
        let days = [from.to_string(), to.to_string()];
        let count: i64 = self
            .db()
            .prepare_cached("SELECT count(*) FROM register WHERE due BETWEEN ?1 AND ?2")?
            .query_row([&days[0], &days[1]], |row| row.get(0))?;
        let mut statement = self.db().prepare_cached(
            "SELECT e.state FROM (
               SELECT record FROM register WHERE due BETWEEN ?1 AND ?2 ORDER BY due, record LIMIT ?3
             ) JOIN entity e ON e.id = record",
        )?;
        let rows = statement.query_map(params![days[0], days[1], limit], |row| row.get::<_, String>(0))?;
        let entities = rows.map(|text| Ok(serde_json::from_str(&text?)?)).collect::<Result<_, Fault>>()?;
        Ok((entities, count.unsigned_abs()))
    }

    /// How many records fall due in each month from that of a day on; months without any are left out.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn register_months(&self, from: Date, to: Date) -> Result<Vec<(String, u64)>, Fault> {
        let mut statement = self.db().prepare_cached(
            "SELECT substr(due, 1, 7), count(*) FROM register WHERE due >= ?1 AND due < ?2 GROUP BY 1 ORDER BY 1",
        )?;
        let rows = statement.query_map([from.to_string(), to.to_string()], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Folders whose reference and titles hold all of the words, in lower case; those that took a record
    /// last come first where no word is given. Open ones before closed ones, a reference that begins with
    /// the first word before others.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn folders_with(&self, words: &[String], limit: u32) -> Result<Vec<FolderRow>, Fault> {
        let mut sql = format!("SELECT {FOLDER} FROM folder_row WHERE 1");
        for n in 0..words.len() {
            sql.push_str(&format!(" AND instr(hay, ?{}) > 0", n + 2));
        }
        sql.push_str(match words {
            [] => " AND last_row IS NOT NULL ORDER BY open_part IS NULL, last_row DESC LIMIT ?1",
            _ => {
                " ORDER BY open_part IS NULL, instr(hay, ?2) <> 1, instr(hay, char(10) || ?2) = 0,
                  last_row IS NULL, last_row DESC, sort LIMIT ?1"
            }
        });
        let mut statement = self.db().prepare(&sql)?;
        let mut given: Vec<&dyn rusqlite::ToSql> = vec![&limit];
        given.extend(words.iter().map(|word| word as &dyn rusqlite::ToSql));
        let rows = statement.query_map(given.as_slice(), folder_row)?;
        rows.map(|row| row.map_err(Fault::from).and_then(known)).collect()
    }

    /// The folders of a class, in the order of their references.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn folders_of(&self, class: EntityId) -> Result<Vec<FolderRow>, Fault> {
        let sql = format!("SELECT {FOLDER} FROM folder_row WHERE class = ?1 ORDER BY sort");
        let mut statement = self.db().prepare_cached(&sql)?;
        let rows = statement.query_map([class.to_string()], folder_row)?;
        rows.map(|row| row.map_err(Fault::from).and_then(known)).collect()
    }

    /// One folder.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn folder_row(&self, folder: EntityId) -> Result<Option<FolderRow>, Fault> {
        let sql = format!("SELECT {FOLDER} FROM folder_row WHERE folder = ?1");
        let row = self.db().prepare_cached(&sql)?.query_row([folder.to_string()], folder_row).optional()?;
        row.map(known).transpose()
    }

    /// Each class with its folders and the records in them counted, of those that have any folder.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn class_counts(&self) -> Result<Vec<(EntityId, u64, u64)>, Fault> {
        let mut statement = self.db().prepare_cached(
            "SELECT f.class, count(*), coalesce(sum(n), 0) FROM folder_row f
             LEFT JOIN (SELECT folder, count(*) AS n FROM register GROUP BY folder) c ON c.folder = f.folder
             GROUP BY f.class",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?.unsigned_abs(), row.get::<_, i64>(2)?.unsigned_abs()))
        })?;
        rows.map(|row| {
            row.map_err(Fault::from).and_then(|(id, folders, records)| Ok((parse_id(&id)?, folders, records)))
        })
        .collect()
    }
}

impl Tx<'_> {
    /// Notes the day that the calculus gives for a record.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn keep_due(&mut self, record: EntityId, due: Option<Date>) -> Result<(), Fault> {
        let day = due.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
        self.db()
            .prepare_cached("UPDATE register SET due = ?2 WHERE record = ?1 AND due <> ?2")?
            .execute([record.to_string(), day])?;
        Ok(())
    }
}

const FOLDER: &str = "folder, class, open_part,
    (SELECT count(*) FROM register r WHERE r.folder = folder_row.folder), last_row";

type Raw = (String, String, Option<String>, i64, Option<i64>);

fn folder_row(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn known((id, class, open_part, records, last_row): Raw) -> Result<FolderRow, Fault> {
    Ok(FolderRow {
        id: parse_id(&id)?,
        class: parse_id(&class)?,
        open_part,
        records: records.unsigned_abs(),
        last_row: last_row.map(i64::unsigned_abs),
    })
}
