//! Filling in a form with many rows, key by key: from a key to the paint, and from a settled change to what the desk says of it.
//!
//! The claim of allowances with 50 and with 500 rows is filled in as a vault holds it: each row has two sums of its own, and nine
//! totals follow from all of them. The form of `forms` is changed too: its 200 fields and 50 rows are what a settled change is
//! meant for. The peer is an empty window of the same shell with a bare table of as many fields, with nothing
//! that calculates, checks or saves. Both windows are driven through WebDriver and measure themselves.

use std::path::Path;
use std::time::{Duration, Instant};

use desktop::Done;
use desktop::house::{Driven, House};
use fantoccini::Locator;
use registry::{NoShell, Registry, call};
use serde_json::{Value, json};
use words::Lang;

use crate::evaluating;
use crate::measure::{Row, Unit, high};
use crate::opening::{ENTER, PASSPHRASE, copy, founded, opened, until};

const FORM: &str = include_str!("../../../schemas/forms/FIN-CL-1/11-2026/form.json");
const ANSWERS: &str = include_str!("../../../schemas/forms/FIN-CL-1/11-2026/answers-claim.json");
/// Its rows may be as many as the largest table of our forms.
const NUMBER: &str = "FIN-CL-500";
const FEW: usize = 50;
const MANY: usize = 500;
/// Fields that a person types in, in each row.
const COLUMNS: usize = 8;
/// Windows, and keys in each.
const RUNS: usize = 3;
const KEYS: usize = 60;
/// Longer than the window waits before it takes a change as settled, and the desk for its answer.
const SETTLES: Duration = Duration::from_millis(600);

/// From a key to the end of the frame that it brought about, and from a call to the desk to its whole answer.
const MEASURES: &str = "
    const measured = (window.measured = { painted: [], answered: [] });
    document.addEventListener('keydown', () => {
        const begun = performance.now();
        requestAnimationFrame(() => {
            const after = new MessageChannel();
            after.port1.onmessage = () => measured.painted.push(performance.now() - begun);
            after.port2.postMessage(null);
        });
    }, true);
    const fetched = window.fetch;
    window.fetch = async (...asked) => {
        const begun = performance.now();
        const answer = await fetched(...asked);
        if (String(asked[0]?.url ?? asked[0]).includes('update_draft'))
            void answer.clone().text().then(() => measured.answered.push(performance.now() - begun));
        return answer;
    };";

/// The same table without anything behind it.
const BARE: &str = "
    const table = document.createElement('table');
    for (let row = 0; row < arguments[0]; row += 1) {
        const line = table.insertRow();
        for (let column = 0; column < arguments[1]; column += 1) {
            const field = document.createElement('input');
            field.id = `f-${row}-${column}`;
            line.insertCell().append(field);
        }
    }
    document.body.append(table);";

/// What one window measured, in milliseconds.
struct Measured {
    painted: Vec<f64>,
    answered: Vec<f64>,
}

/// Measures.
pub fn run(_rounds: usize) -> Done<Vec<Row>> {
    let programs = std::env::current_exe()?;
    let program = |name: &str| programs.with_file_name(name);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (wide, few, many) = (Begun::wide()?, Begun::claim(FEW)?, Begun::claim(MANY)?);
    let alone = [wide.changed_at_the_desk()?, few.changed_at_the_desk()?, many.changed_at_the_desk()?];
    let mut figures = [Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    runtime.block_on(async {
        for _ in 0..RUNS {
            let bare = bare(&program("empty-window")).await?;
            let wide = wide.filled_in(&program("muniment-desktop")).await?;
            let few = few.filled_in(&program("muniment-desktop")).await?;
            let many = many.filled_in(&program("muniment-desktop")).await?;
            for (runs, keys) in
                figures.iter_mut().zip([wide.answered, few.answered, many.answered, many.painted, bare.painted])
            {
                runs.extend(high(&keys));
            }
        }
        Done::Ok(())
    })?;
    let [wide, few, many, painted, bare] = figures;
    let [wide_alone, few_alone, many_alone] = alone;
    Ok(vec![
        row("a settled change of 200 fields and 50 rows, at the desk alone, p95", wide_alone, Vec::new()),
        row("a settled change of a claim of 50 rows, at the desk alone, p95", few_alone, Vec::new()),
        row("a settled change of a claim of 500 rows, at the desk alone, p95", many_alone, Vec::new()),
        row("a settled change of 200 fields and 50 rows, to the desk and back, p95", wide, Vec::new()),
        row("a settled change of a claim of 50 rows, to the desk and back, p95", few, Vec::new()),
        row("a settled change of a claim of 500 rows, to the desk and back, p95", many, Vec::new()),
        row("from a key to the paint, 500 rows, p95", painted, bare),
    ])
}

fn row(what: &str, ours: Vec<f64>, theirs: Vec<f64>) -> Row {
    let alone = theirs.is_empty();
    let unfair = if alone {
        "no peer: nothing like it is in an empty window"
    } else {
        "against us: the peer calculates, checks and saves nothing"
    };
    Row {
        what: what.to_owned(),
        unit: Unit::Ms,
        ours,
        peer: "a bare table in an empty Tauri window".to_owned(),
        theirs,
        same: format!(
            "{KEYS} keys in a window, the 95th of a hundred; {RUNS} windows, same shell, engine, screen and driver"
        ),
        unfair: unfair.to_owned(),
    }
}

/// A vault with one form begun, and the field of it that is changed.
struct Begun {
    room: tempfile::TempDir,
    draft: String,
    path: String,
    /// The row in which the field stands.
    row: Option<usize>,
}

impl Begun {
    /// A line by bus is changed, in the middle of the table: kilometres are new in it.
    fn claim(rows: usize) -> Done<Self> {
        let row = rows / 2;
        Self::with(NUMBER, &longer()?, &edits(rows)?, format!("/lines/{row}/km"), Some(row), "/totalKm")
    }

    fn wide() -> Done<Self> {
        let mut edits = Vec::new();
        given(&evaluating::answers(), "", &mut edits);
        let definition = evaluating::definition().to_string();
        Self::with("BEN-CH-1", definition.as_bytes(), &edits, "/f50".to_owned(), None, "/t50")
    }

    fn with(
        number: &str,
        definition: &[u8],
        edits: &[Value],
        path: String,
        row: Option<usize>,
        total: &str,
    ) -> Done<Self> {
        let room = tempfile::TempDir::new()?;
        let mut registry = founded(room.path())?;
        registry.desk().and_then(|desk| desk.publish_form(definition, &[])).map_err(said)?;
        let begun =
            ask(&mut registry, "start_draft", json!({"form_id": number, "instance_id": null, "stage_id": null}))?;
        let draft = begun["draft"]["draft"]["draft_id"].as_str().ok_or("no draft")?.to_owned();
        let answer = ask(&mut registry, "update_draft", json!({"draft_id": draft, "edits": edits}))?;
        if answer["evaluation"]["values"].pointer(total).is_none_or(Value::is_null) {
            return Err(format!("there is no {total}: {}", answer["evaluation"]["problems"]).into());
        }
        drop(registry);
        Ok(Self { room, draft, path, row })
    }

    /// The same change without a window: what of it is the desk's.
    fn changed_at_the_desk(&self) -> Done<Vec<f64>> {
        let mut registry = opened(self.room.path())?;
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            let mut keys = Vec::new();
            for key in 0..KEYS {
                let begun = Instant::now();
                let edit = json!({"do": "set", "path": self.path, "value": (key % 2).to_string()});
                let answer = ask(&mut registry, "update_draft", json!({"draft_id": self.draft, "edits": [edit]}))?;
                drop(serde_json::to_vec(&answer)?);
                keys.push(begun.elapsed().as_secs_f64() * 1_000.0);
            }
            runs.extend(high(&keys));
        }
        Ok(runs)
    }

    /// Keys in the middle of the table, one by one, each change settled before the next.
    async fn filled_in(&self, program: &Path) -> Done<Measured> {
        let house = House::new()?;
        copy(&self.room.path().join("vault"), &house.vault())?;
        let driven = house.drive(program, &[]).await?;
        until(&driven, "return !!document.querySelector('input[type=password]')").await?;
        let field = driven.client.find(Locator::Css("input[type=password]")).await?;
        field.send_keys(&format!("{PASSPHRASE}{ENTER}")).await?;
        until(&driven, "return !!document.querySelector('nav a')").await?;
        driven.client.execute("location.hash = `#/fill?draft=${arguments[0]}`", vec![json!(self.draft)]).await?;
        let id = format!("f{}", self.path.replace('/', "-"));
        // Rows far from what is seen are not drawn: one goes there first.
        let near = format!(
            "const field = document.getElementById('{id}');
            const blocks = [...document.querySelectorAll('[data-group] tbody[data-block]')];
            const [row, rows] = [{row}, blocks[0]?.closest('table').getAttribute('aria-rowcount') - 1];
            const block = row < 0 ? field : blocks[Math.floor(row / Math.ceil(rows / blocks.length))];
            (block ?? field)?.scrollIntoView({{ block: 'start' }});
            return !!field && field.getBoundingClientRect().top > 0 && field.getBoundingClientRect().top < innerHeight;",
            row = self.row.and_then(|row| i64::try_from(row).ok()).unwrap_or(-1),
        );
        until(&driven, &near).await?;
        tokio::time::sleep(SETTLES).await;
        driven.client.execute(MEASURES, Vec::new()).await?;
        press(&driven, &id, SETTLES).await
    }
}

fn said(failure: registry::Failure) -> String {
    failure.said(Lang::En)
}

fn ask(registry: &mut Registry, verb: &str, request: Value) -> Done<Value> {
    Ok(call(registry, verb, request, &NoShell).map_err(said)?)
}

/// A definition that differs in its number and in how many rows there may be.
fn longer() -> Done<Vec<u8>> {
    let mut form: Value = serde_json::from_str(FORM)?;
    form["id"] = json!("bench.fin-cl-500");
    form["formNo"] = json!(NUMBER);
    form["data"]["properties"]["lines"]["maxItems"] = json!(MANY);
    let parts = form.as_object_mut().into_iter();
    parts.for_each(|parts| drop((parts.remove("publication"), parts.remove("migrate"))));
    Ok(serde_json::to_vec(&form)?)
}

/// The sample claim, its lines repeated.
fn edits(rows: usize) -> Done<Vec<Value>> {
    let mut answers: Value = serde_json::from_str(ANSWERS)?;
    // So large a claim is paid with the salary only.
    answers["payMode"] = json!("payroll");
    let lines = answers["lines"].as_array().ok_or("no lines")?;
    answers["lines"] = lines.iter().cycle().take(rows).cloned().collect();
    let mut edits = Vec::new();
    given(&answers, "", &mut edits);
    Ok(edits)
}

/// Answers as a person gives them: side by side, row by row.
fn given(answers: &Value, at: &str, edits: &mut Vec<Value>) {
    match answers {
        Value::Object(sides) => {
            sides.iter().for_each(|(name, value)| given(value, &format!("{at}/{name}"), edits));
        }
        Value::Array(rows) if rows.iter().all(Value::is_object) => {
            for (number, row) in rows.iter().enumerate() {
                edits.push(json!({"do": "addRow", "path": at}));
                given(row, &format!("{at}/{number}"), edits);
            }
        }
        value => edits.push(json!({"do": "set", "path": at, "value": value})),
    }
}

async fn bare(program: &Path) -> Done<Measured> {
    let house = House::new()?;
    let driven = house.drive(program, &[]).await?;
    until(&driven, "return document.readyState === 'complete' && !!document.querySelector('h1')").await?;
    driven.client.execute(BARE, vec![json!(MANY), json!(COLUMNS)]).await?;
    driven.client.execute(MEASURES, Vec::new()).await?;
    press(&driven, &format!("f-{}-4", MANY / 2), SETTLES / 4).await
}

async fn press(driven: &Driven, id: &str, pause: Duration) -> Done<Measured> {
    let field = driven.client.find(Locator::Id(id)).await?;
    for key in 0..KEYS {
        // A figure is typed and taken away again, so that every key changes a total.
        let typed = if key % 2 == 0 { "1" } else { "\u{e003}" };
        field.send_keys(typed).await?;
        tokio::time::sleep(pause).await;
    }
    let measured = driven.client.execute("return window.measured", Vec::new()).await?;
    driven.client.clone().close().await?;
    let list = |name: &str| measured[name].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    let measured = Measured { painted: list("painted"), answered: list("answered") };
    if measured.painted.len() < KEYS {
        return Err(format!("{} of {KEYS} keys were painted", measured.painted.len()).into());
    }
    Ok(measured)
}
