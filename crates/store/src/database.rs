//! Opening and making the SQLCipher database.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Once;

use records::Kind;
use rusqlite::{Connection, OpenFlags};
use sealed::Key;

use crate::fault::Fault;
use crate::{queue, register, world};

/// The shape of the tables. 1 had no register and no trash.
const SHAPE: i64 = 2;
const FIRST: i64 = 1;
const PLAIN_HEADER: &[u8; 16] = b"SQLite format 3\0";

/// Makes a new database under `key`. The file must not exist.
pub(crate) fn create(path: &Path, key: &Key) -> Result<Connection, Fault> {
    if path.exists() {
        return Err(Fault::Exists);
    }
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_CREATE)?;
    connection.execute_batch(include_str!("schema.sql"))?;
    connection.execute_batch(register::TABLES)?;
    connection.pragma_update(None, "user_version", SHAPE)?;
    Ok(connection)
}

/// Opens an existing database. A plain SQLite file is refused: nothing that was
/// written without a key is ever trusted as a vault.
pub(crate) fn open(path: &Path, key: &Key) -> Result<Connection, Fault> {
    refuse_plain(path)?;
    let connection = connect(path, key, OpenFlags::empty())?;
    let shape: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match shape {
        SHAPE => Ok(connection),
        FIRST => from_first(connection),
        0 => Err(Fault::Unreadable("no tables".to_owned())),
        newer => Err(Fault::Newer(newer)),
    }
}

/// An older vault gets what the present shape has, whole or not at all.
fn from_first(mut connection: Connection) -> Result<Connection, Fault> {
    let tx = connection.transaction()?;
    tx.execute_batch("ALTER TABLE draft ADD COLUMN discarded_at TEXT")?;
    tx.execute_batch(register::TABLES)?;
    for kind in [Kind::Folder, Kind::Part, Kind::Record] {
        for entity in world::all(&tx, kind)? {
            register::put(&tx, &entity)?;
            if kind == Kind::Record {
                // Its due day comes with the index.
                queue::push(&tx, entity.id)?;
            }
        }
    }
    tx.pragma_update(None, "user_version", SHAPE)?;
    tx.commit()?;
    Ok(connection)
}

fn refuse_plain(path: &Path) -> Result<(), Fault> {
    let mut head = [0; 16];
    match File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Fault::Absent),
        Err(error) => Err(error.into()),
        Ok(mut file) => match file.read_exact(&mut head) {
            Err(_) => Err(Fault::Unreadable("the file is cut off".to_owned())),
            Ok(()) if &head == PLAIN_HEADER => Err(Fault::PlainDatabase),
            Ok(()) => Ok(()),
        },
    }
}

/// Waits until the library is ready. Two threads whose first act is to open a database would race: the
/// engine calls itself initialised before its cipher is, and refuses the key of the second.
fn library() {
    static READY: Once = Once::new();
    READY.call_once(|| drop(Connection::open_in_memory()));
}

fn connect(path: &Path, key: &Key, extra: OpenFlags) -> Result<Connection, Fault> {
    library();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | extra;
    let connection = Connection::open_with_flags(path, flags)?;
    // What is wrong is said by our own faults, not by the library on standard error.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    // The key must come before anything is read; reading the master table proves that it fits.
    let raw = key.hex_for_sqlcipher();
    connection.pragma_update(None, "key", raw.as_str())?;
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    // WAL corrupts on network folders; read back what the engine really took.
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0))?;
    }
    // An acknowledged change survives a power cut.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    Ok(connection)
}
