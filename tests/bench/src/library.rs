//! The library of 2,722 forms asked 200 questions as people type them: `registry` beside SQLite FTS5 (trigram).
//!
//! The questions stand in `fixtures/forms/library/questions.tsv`, each with the form that is meant. Only those that
//! both sides answer with that form are timed; how many each answers is said beside the figure.

use std::fs;

use registry::{Clock, FormAsk, NewDesk, Registry, Shelves};
use rusqlite::Connection;
use words::Lang;

use crate::Done;
use crate::full_text;
use crate::measure::{HIGH, Row, Side, Unit, high, in_turn, timed};

const QUESTIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/forms/library/questions.tsv");

/// Among how many the meant form is to stand.
const BEST: usize = 3;

/// A question, and the number of the form that is meant.
struct Asked {
    words: String,
    meant: String,
}

/// Measures.
pub fn run(rounds: usize) -> Done<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let mut registry = Registry::new(folder.path().join("vault"), Clock::System, Lang::En);
    let passphrase = "only for measuring".to_owned();
    registry.create(&NewDesk { sample: true, passphrase, use_keyring: false, alone: true, holder: None })?;
    let shelves = registry.desk()?.shelves()?;
    let peer = indexed(&shelves)?;
    let asked = questions()?;
    let ours = asked.iter().filter(|one| find(&shelves, one)).count();
    let mut both = Vec::new();
    for one in &asked {
        if find(&shelves, one) && matched(&peer, one)? {
            both.push(one);
        }
    }
    let theirs = asked.iter().map(|one| matched(&peer, one)).collect::<Done<Vec<bool>>>()?;
    let theirs = theirs.into_iter().filter(|found| *found).count();
    let sides: Vec<Side<'_>> = vec![
        Box::new(|| {
            let times = both.iter().map(|one| Ok(timed(|| Ok(find(&shelves, one)))?.0)).collect::<Done<Vec<f64>>>()?;
            high(&times).ok_or_else(|| "no question was asked".into())
        }),
        Box::new(|| {
            let times = both.iter().map(|one| Ok(timed(|| matched(&peer, one))?.0)).collect::<Done<Vec<f64>>>()?;
            high(&times).ok_or_else(|| "no question was asked".into())
        }),
    ];
    let mut runs = in_turn(rounds, sides)?.into_iter();
    let (ours_ms, theirs_ms) = (runs.next().unwrap_or_default(), runs.next().unwrap_or_default());
    Ok(vec![Row {
        what: format!("find a form among 2,722: the {HIGH}th of a hundred of {} questions", both.len()),
        unit: Unit::Ms,
        ours: ours_ms,
        peer: full_text::version(),
        theirs: theirs_ms,
        same: format!(
            "both find the form that is meant; of {} questions ours answers {ours}, the peer {theirs}",
            asked.len()
        ),
        unfair:
            "against us: ours folds variants and ranks by likeness, over number, names and other words. Against the \
                 peer: words of two characters are not in its index"
                .to_owned(),
    }])
}

fn questions() -> Done<Vec<Asked>> {
    let text = fs::read_to_string(QUESTIONS)?;
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    Ok(lines.map(|(words, meant)| Asked { words: words.to_owned(), meant: meant.to_owned() }).collect())
}

fn find(shelves: &Shelves, asked: &Asked) -> bool {
    let found = shelves.find(&FormAsk { query: asked.words.clone(), ..FormAsk::default() });
    found.iter().take(BEST).any(|form| form.entry.form_no == asked.meant)
}

/// The same forms with the same words in SQLite.
fn indexed(shelves: &Shelves) -> Done<Connection> {
    let db = Connection::open_in_memory()?;
    db.execute_batch("CREATE VIRTUAL TABLE forms USING fts5(number, en, zh, words, tokenize = 'trigram');")?;
    let mut put = db.prepare("INSERT INTO forms(number, en, zh, words) VALUES (?1, ?2, ?3, ?4)")?;
    for form in shelves.find(&FormAsk::default()) {
        let entry = &form.entry;
        let words = entry.keywords.iter().chain(&entry.synonyms).cloned().collect::<Vec<_>>().join(" ");
        put.execute([&entry.form_no, &entry.title.en, &entry.title.zh, &words])?;
    }
    drop(put);
    Ok(db)
}

/// Whether the peer finds the form at all: all pieces, the best hundred.
fn matched(db: &Connection, asked: &Asked) -> Done<bool> {
    let pieces: Vec<&str> = asked.words.split_whitespace().collect();
    let long = pieces.iter().all(|piece| piece.chars().count() >= 3);
    let phrases = pieces.iter().map(|piece| format!("\"{piece}\"")).collect::<Vec<_>>().join(" AND ");
    let like = |piece: &&str| {
        format!("(number LIKE '%{piece}%' OR en LIKE '%{piece}%' OR zh LIKE '%{piece}%' OR words LIKE '%{piece}%')")
    };
    let (clause, order) = if long {
        ("forms MATCH ?1".to_owned(), "ORDER BY rank")
    } else {
        (format!("?1 = ?1 AND {}", pieces.iter().map(like).collect::<Vec<_>>().join(" AND ")), "")
    };
    let mut best = db.prepare_cached(&format!("SELECT number FROM forms WHERE {clause} {order} LIMIT 100"))?;
    let best: Vec<String> = best.query_map([&phrases], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(best.contains(&asked.meant))
}
