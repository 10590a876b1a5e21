//! 100,000 made records indexed and asked: `search` beside SQLite FTS5 (trigram) and Xapian.
//!
//! Every side is asked for the exact number of matches and the ten best. The numbers are compared with a plain
//! reading of all texts before anything is timed.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;
use sealed::Key;
use search::{Filter, Index, Query, RecordText, StoredText};
use serde_json::{Value, json};
use words::Text;

use crate::Done;
use crate::full_text;
use crate::measure::{Row, Side, Unit, in_turn, once_each, timed};
use crate::peer::{Peer, script};
use crate::texts::{self, Made};

const RECORDS: usize = 100_000;

/// Records between two commits, on every side.
pub const BATCH: usize = 10_000;

/// How often an index is made; it takes long.
const BUILDS: usize = 5;

/// Debian's Python, which has Debian's Xapian.
const SYSTEM_PYTHON: &str = "/usr/bin/python3";

/// What is looked for.
pub struct Sought {
    what: &'static str,
    /// As a person types it here.
    typed: &'static str,
    /// Texts that must all be there.
    pub all: &'static [&'static str],
}

const SOUGHT: [Sought; 8] = [
    Sought { what: "a common word of two characters", typed: "政府", all: &["政府"] },
    Sought { what: "a rare word of two characters", typed: "檔號", all: &["檔號"] },
    Sought { what: "a word of three characters", typed: "升降機", all: &["升降機"] },
    Sought { what: "two words side by side", typed: "電子政府", all: &["電子政府"] },
    Sought { what: "two Chinese words anywhere", typed: "電子 檔案", all: &["電子", "檔案"] },
    Sought { what: "an English word", typed: "maintenance", all: &["maintenance"] },
    Sought { what: "an English phrase", typed: "\"lift maintenance\"", all: &["lift maintenance"] },
    Sought { what: "something that is nowhere", typed: "潛水艇司令", all: &["潛水艇司令"] },
];

/// Our index over the records.
struct Ours {
    index: Index,
    _folder: tempfile::TempDir,
}

fn given(number: usize, record: &Made) -> RecordText {
    RecordText {
        id: number as u64,
        title: Text::new(record.en.clone(), record.zh.clone()),
        pages: vec![record.text.clone()],
        scope: "files".to_owned(),
        ..RecordText::default()
    }
}

impl Ours {
    fn index(records: &[Made]) -> Done<Self> {
        let folder = tempfile::tempdir()?;
        let mut index = Index::create(folder.path(), &Key::random())?;
        for (number, record) in records.iter().enumerate() {
            index.put(&given(number, record))?;
            if (number + 1) % BATCH == 0 {
                index.commit(number as u64 + 1)?;
            }
        }
        Ok(Self { index, _folder: folder })
    }

    fn search(&self, sought: &Sought, texts: &dyn StoredText) -> Done<usize> {
        Ok(self.index.search(&Query::parse(sought.typed), &Filter::default(), 10, texts)?.exact_count)
    }
}

/// Bytes of the files below a folder, in mebibytes.
fn mebibytes(folder: &Path) -> Done<f64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let about = entry?.metadata()?;
        bytes += if about.is_file() { about.len() } else { 0 };
    }
    Ok(bytes as f64 / (1024.0 * 1024.0))
}

/// Measures.
pub fn run(rounds: usize) -> Done<Vec<Row>> {
    let records = texts::records(RECORDS);
    let folder = tempfile::tempdir()?;
    let list = folder.path().join("records.json");
    fs::write(&list, lines(&records)?)?;
    let (mut xapian, version) = Peer::start(Command::new(SYSTEM_PYTHON).arg(script("xapian_desk.py")))?;
    xapian.ask(&json!({"do": "read", "list": list}))?;
    let xapian = RefCell::new(xapian);
    let names = [full_text::version(), version];

    let (ours, sqlite) = (RefCell::new(None), RefCell::new(None));
    let mut rows = builds(&records, folder.path(), &ours, &sqlite, &xapian, &names)?;
    let ours = ours.into_inner().ok_or("no index of ours")?;
    let sqlite = sqlite.into_inner().ok_or("no index of SQLite")?;
    for sought in &SOUGHT {
        rows.extend(asked(rounds * 3, sought, &records, &ours, &sqlite, &xapian, &names)?);
    }
    Ok(rows)
}

fn lines(records: &[Made]) -> Done<String> {
    let all = records.iter().map(|one| json!([one.en, one.zh, one.text]).to_string());
    Ok(all.collect::<Vec<_>>().join("\n"))
}

/// Builds on every side, in turn; the last ones stay.
fn builds(
    records: &[Made],
    folder: &Path,
    ours: &RefCell<Option<Ours>>,
    sqlite: &RefCell<Option<Connection>>,
    xapian: &RefCell<Peer>,
    names: &[String; 2],
) -> Done<Vec<Row>> {
    let (file, database) = (folder.join("texts"), folder.join("xapian"));
    let ask = json!({"do": "index", "path": database, "batch": BATCH});
    let runs = once_each(
        BUILDS,
        vec![
            Box::new(|| {
                ours.replace(None);
                let (ms, made) = timed(|| Ours::index(records))?;
                ours.replace(Some(made));
                Ok(ms)
            }),
            Box::new(|| {
                sqlite.replace(None);
                for ending in ["", "-wal", "-shm"] {
                    let _ = fs::remove_file(folder.join(format!("texts{ending}")));
                }
                let (ms, db) = timed(|| full_text::index(&file, records))?;
                sqlite.replace(Some(db));
                Ok(ms)
            }),
            Box::new(|| xapian.borrow_mut().ms(&ask)),
        ],
    )?;
    let sizes = [
        vec![mebibytes(ours.borrow().as_ref().ok_or("no index of ours")?._folder.path())?],
        vec![fs::metadata(&file)?.len() as f64 / (1024.0 * 1024.0)],
        vec![mebibytes(&database)?],
    ];
    let same = format!("the same {RECORDS} records, a commit to the disk every {BATCH}");
    let unfair = [
        "against us: ours is encrypted and authenticated. Against the peer: it keeps the texts too, ours does not",
        "against us: ours is encrypted and authenticated, and folds variants. Against the peer: called from Python",
    ];
    let mut rows = pair("index 100,000 records", Unit::Ms, &runs, names, &same, unfair);
    rows.extend(pair("the index on the disk", Unit::MiB, &sizes, names, &same, unfair));
    Ok(rows)
}

/// One question on every side, in turn.
fn asked(
    rounds: usize,
    sought: &Sought,
    records: &[Made],
    ours: &Ours,
    sqlite: &Connection,
    xapian: &RefCell<Peer>,
    names: &[String; 2],
) -> Done<Vec<Row>> {
    let texts = |row: u64| records.get(usize::try_from(row).ok()?).map(|record| given(0, record).stored_words());
    let ask = json!({"do": "search", "all": sought.all});
    let truth = records.iter().filter(|record| sought.all.iter().all(|word| record.holds(word))).count();
    let theirs: Value = xapian.borrow_mut().ask(&ask)?;
    let found = [
        ours.search(sought, &texts)?,
        full_text::search(sqlite, sought)?,
        usize::try_from(theirs["count"].as_u64().unwrap_or(u64::MAX))?,
    ];
    if found != [truth; 3] {
        return Err(format!("{}: {found:?} were found, {truth} are there", sought.typed).into());
    }
    let sides: Vec<Side<'_>> = vec![
        Box::new(|| Ok(timed(|| ours.search(sought, &texts))?.0)),
        Box::new(|| Ok(timed(|| full_text::search(sqlite, sought))?.0)),
        Box::new(|| xapian.borrow_mut().ms(&ask)),
    ];
    let runs = in_turn(rounds, sides)?;
    let same = format!("each finds {truth}, as a plain reading of all texts does; counted, ten best ranked");
    let extra = if truth < 10 { "; with few exact hits ours also looks for close ones" } else { "" };
    let unfair = [
        format!("against us: encrypted index{extra}. Against the peer: two-character words are not in its index"),
        format!("against us: encrypted index{extra}. Against the peer: called from Python"),
    ];
    let what = format!("find {}: {}", sought.what, sought.typed);
    Ok(pair(&what, Unit::Ms, &runs, names, &same, unfair.each_ref().map(String::as_str)))
}

/// Our runs beside each of the two peers.
fn pair(what: &str, unit: Unit, runs: &[Vec<f64>], names: &[String; 2], same: &str, unfair: [&str; 2]) -> Vec<Row> {
    let peers = names.iter().zip(unfair).zip(runs.iter().skip(1));
    let row = |((name, unfair), theirs): ((&String, &str), &Vec<f64>)| Row {
        what: what.to_owned(),
        unit,
        ours: runs.first().cloned().unwrap_or_default(),
        peer: name.clone(),
        theirs: theirs.clone(),
        same: same.to_owned(),
        unfair: unfair.to_owned(),
    };
    peers.map(row).collect()
}
