//! The peer inside the process: SQLite's FTS5 with the trigram tokenizer, as a program of one file would use it.
//!
//! The library is the one that the store uses (SQLCipher's SQLite), without a key: nothing is encrypted here.
//! FTS5 can look up three characters and more; shorter words are read through (`LIKE`).

use std::path::Path;

use rusqlite::{Connection, params};

use crate::Done;
use crate::searching::{BATCH, Sought};
use crate::texts::Made;

/// Makes the table anew and fills it.
pub fn index(path: &Path, records: &[Made]) -> Done<Connection> {
    let mut db = Connection::open(path)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE VIRTUAL TABLE texts USING fts5(en, zh, body, tokenize = 'trigram');",
    )?;
    for (number, batch) in records.chunks(BATCH).enumerate() {
        let tx = db.transaction()?;
        {
            let mut put = tx.prepare_cached("INSERT INTO texts(rowid, en, zh, body) VALUES (?1, ?2, ?3, ?4)")?;
            for (offset, record) in batch.iter().enumerate() {
                let row = i64::try_from(number * BATCH + offset)?;
                put.execute(params![row, record.en, record.zh, record.text])?;
            }
        }
        tx.commit()?;
    }
    Ok(db)
}

/// What SQLite is.
pub fn version() -> String {
    format!("SQLite {} FTS5 trigram", rusqlite::version())
}

/// Counts what matches and takes the ten best.
pub fn search(db: &Connection, sought: &Sought) -> Done<usize> {
    let long = sought.all.iter().all(|word| word.chars().count() >= 3);
    let (matches, order) = if long { ("texts MATCH ?1", "ORDER BY rank") } else { ("?1 = ?1", "") };
    let phrases: Vec<String> = sought.all.iter().map(|word| format!("\"{word}\"")).collect();
    let mut clause = matches.to_owned();
    if !long {
        for word in sought.all {
            clause += &format!(" AND (en LIKE '%{word}%' OR zh LIKE '%{word}%' OR body LIKE '%{word}%')");
        }
    }
    let phrases = phrases.join(" AND ");
    let count: i64 = db
        .prepare_cached(&format!("SELECT count(*) FROM texts WHERE {clause}"))?
        .query_row([&phrases], |row| row.get(0))?;
    let mut best = db.prepare_cached(&format!("SELECT rowid FROM texts WHERE {clause} {order} LIMIT 10"))?;
    let best: Vec<i64> = best.query_map([&phrases], |row| row.get(0))?.collect::<Result<_, _>>()?;
    std::hint::black_box(best);
    Ok(usize::try_from(count)?)
}
