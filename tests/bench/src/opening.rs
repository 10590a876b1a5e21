//! From starting the program to a usable window, and the memory it holds with 100,000 records: our window beside an
//! empty window of the same shell.
//!
//! Both are driven through WebDriver on a screen that nobody sees. Times are counted from the start of the process,
//! not of the driver. Ours is built with the hooks of the window tests, without which no driver gets in.

use std::path::{Path, PathBuf};
use std::time::Duration;

use desktop::Done;
use desktop::house::{Driven, House};
use registry::{Clock, Filing, NewDesk, Opening, Registry};
use serde_json::Value;
use tempfile::TempDir;
use words::{Lang, Message, Text, say};

use crate::measure::{Row, Unit};
use crate::processes;
use crate::texts::{Dice, one};

const RECORDS: usize = 100_000;
pub(crate) const PASSPHRASE: &str = "bench horse battery staple";
const FOLDER: &str = "HDSD ACC/2-3/4";
const RUNS: usize = 5;

/// The Enter key, as WebDriver writes it.
pub(crate) const ENTER: &str = "\u{e007}";

/// What Tauri and its engine say when the empty page is there.
const EMPTY_READY: &str = "return document.readyState === 'complete' && !!document.querySelector('h1')";
/// Our first usable page: the field for the passphrase holds the focus.
const OURS_READY: &str = "return document.activeElement?.matches('input[type=password]') === true";
/// The list of all records is on the screen.
const LISTED: &str = "return Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > 100000
    && document.querySelectorAll('[role=row]').length > 10";

/// What one start gave.
#[derive(Default)]
struct Started {
    ready_ms: f64,
    memory_mib: f64,
}

#[derive(Default)]
struct Figures {
    ours: Vec<Started>,
    empty: Vec<Started>,
    unlocked_ms: Vec<f64>,
    listed_ms: Vec<f64>,
    listed_mib: Vec<f64>,
}

/// Measures.
pub fn run(_rounds: usize) -> Done<Vec<Row>> {
    let programs = std::env::current_exe()?;
    let program = |name: &str| programs.with_file_name(name);
    let vault = vault()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let figures = runtime.block_on(async {
        let mut figures = Figures::default();
        for _ in 0..RUNS {
            figures.empty.push(empty(&program("empty-window")).await?);
            ours(&program("muniment-desktop"), vault.path(), &mut figures).await?;
        }
        Done::Ok(figures)
    })?;
    Ok(rows(figures))
}

/// A vault with the demo department and 100,000 records, indexed. Made in memory where that can be: each record is
/// flushed to the disk by itself, and that is not what is measured here.
fn vault() -> Done<TempDir> {
    let quick = PathBuf::from("/dev/shm");
    let room = if quick.is_dir() { TempDir::new_in(quick)? } else { TempDir::new()? };
    let said = |failure: registry::Failure| failure.said(Lang::En);
    let mut registry = founded(room.path())?;
    let desk = registry.desk().map_err(said)?;
    let mut dice = Dice::new(100);
    for _ in 0..RECORDS {
        let made = one(&mut dice);
        let filing = Filing { title: Text::new(made.en, made.zh), ..Filing::default() };
        desk.file(FOLDER, Vec::new(), &filing).map_err(said)?;
    }
    desk.index_pending().map_err(said)?;
    drop(registry);
    Ok(room)
}

/// The demo department in a vault of a folder.
pub(crate) fn founded(folder: &Path) -> Done<Registry> {
    let mut registry = Registry::new(folder.join("vault"), Clock::System, Lang::En);
    let passphrase = PASSPHRASE.to_owned();
    let new = NewDesk { sample: true, passphrase, use_keyring: false, alone: true, holder: None };
    registry.create(&new).map_err(|failure| failure.said(Lang::En))?;
    Ok(registry)
}

/// The same once more.
pub(crate) fn opened(folder: &Path) -> Done<Registry> {
    let mut registry = Registry::new(folder.join("vault"), Clock::System, Lang::En);
    registry.open(&Opening::Passphrase(PASSPHRASE)).map_err(|failure| failure.said(Lang::En))?;
    Ok(registry)
}

pub(crate) async fn until(driven: &Driven, script: &str) -> Done<()> {
    for _ in 0..30_000 {
        if driven.client.execute(script, Vec::new()).await.is_ok_and(|answer| answer == Value::Bool(true)) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let text = driven.client.execute("return document.body.innerText", Vec::new()).await?;
    Err(format!("waited in vain for {script}; the page says {text}").into())
}

/// Memory when nothing happens any more.
async fn at_rest(id: u32) -> Done<f64> {
    tokio::time::sleep(Duration::from_secs(2)).await;
    processes::memory_mib(id)
}

async fn started(house: &House, program: &Path, ready: &str) -> Done<(Driven, u32, f64)> {
    let driven = house.drive(program, &[]).await?;
    let id = processes::of(program, &format!("HOME={}", house.home().display()))?;
    until(&driven, ready).await?;
    Ok((driven, id, processes::age_ms(id)?))
}

async fn empty(program: &Path) -> Done<Started> {
    let house = House::new()?;
    let (driven, id, ready_ms) = started(&house, program, EMPTY_READY).await?;
    let memory_mib = at_rest(id).await?;
    driven.client.clone().close().await?;
    Ok(Started { ready_ms, memory_mib })
}

async fn ours(program: &Path, vault: &Path, figures: &mut Figures) -> Done<()> {
    let house = House::new()?;
    copy(&vault.join("vault"), &house.vault())?;
    let (driven, id, ready_ms) = started(&house, program, OURS_READY).await?;
    figures.ours.push(Started { ready_ms, memory_mib: at_rest(id).await? });
    let client = &driven.client;
    let field = client.find(fantoccini::Locator::Css("input[type=password]")).await?;
    field.send_keys(PASSPHRASE).await?;
    let begun = std::time::Instant::now();
    field.send_keys(ENTER).await?;
    until(&driven, "return !!document.querySelector('nav a')").await?;
    figures.unlocked_ms.push(begun.elapsed().as_secs_f64() * 1_000.0);
    let files = say(Lang::En, &Message::new("ui-files")).ok_or("no word for the files")?;
    let begun = std::time::Instant::now();
    let go = "[...document.querySelectorAll('nav a')].find((link) => link.textContent.includes(arguments[0])).click()";
    client.execute(go, vec![Value::from(files)]).await?;
    until(&driven, LISTED).await?;
    figures.listed_ms.push(begun.elapsed().as_secs_f64() * 1_000.0);
    figures.listed_mib.push(at_rest(id).await?);
    Ok(client.clone().close().await?)
}

pub(crate) fn copy(from: &Path, to: &Path) -> Done<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let (path, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        match path.is_dir() {
            true => copy(&path, &target)?,
            false => drop(std::fs::copy(&path, &target)?),
        }
    }
    Ok(())
}

fn rows(figures: Figures) -> Vec<Row> {
    let peer = "an empty Tauri window";
    let row = |what: &str, unit: Unit, ours: Vec<f64>, theirs: Vec<f64>, same: &str, unfair: &str| Row {
        what: what.to_owned(),
        unit,
        ours,
        peer: peer.to_owned(),
        theirs,
        same: same.to_owned(),
        unfair: unfair.to_owned(),
    };
    let of = |all: &[Started], value: fn(&Started) -> f64| all.iter().map(value).collect::<Vec<f64>>();
    let empty_ms = of(&figures.empty, |one| one.ready_ms);
    let empty_mib = of(&figures.empty, |one| one.memory_mib);
    let against = "against us: the peer has one word on its page and nothing behind it; the difference is what we cost";
    let same =
        "same shell, engine, screen and driver; from the start of the process until the driver sees the page ready";
    let pss = "PSS of the program and of the engine's processes, two seconds at rest";
    let alone = "no peer: there is nothing like it in an empty window";
    vec![
        row(
            "from start to the passphrase's field, 100,000 records",
            Unit::Ms,
            of(&figures.ours, |one| one.ready_ms),
            empty_ms,
            same,
            against,
        ),
        row(
            "memory before unlocking",
            Unit::MiB,
            of(&figures.ours, |one| one.memory_mib),
            empty_mib.clone(),
            pss,
            against,
        ),
        row("memory with the list of 100,000 records", Unit::MiB, figures.listed_mib, empty_mib, pss, against),
        row(
            "unlock by passphrase",
            Unit::Ms,
            figures.unlocked_ms,
            Vec::new(),
            "Argon2id is meant to take its time",
            alone,
        ),
        row(
            "from there to the list of 100,000 records",
            Unit::Ms,
            figures.listed_ms,
            Vec::new(),
            "first page drawn",
            alone,
        ),
    ]
}
