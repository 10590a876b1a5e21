//! From JSON text to a schedule, naming every bad row on the way.

use serde_json::Value;
use words::Message;

use super::finding::{Finding, Refused};
use super::row::{Row, refusal};
use crate::schedule::{DisposalClass, Schedule, Stage, Vector};

/// The only version of the shape there is.
const FORMAT: u32 = 1;

pub(super) fn read(json: &str) -> Result<Schedule, Refused> {
    let value: Value = serde_json::from_str(json).map_err(|fault| not_json(&fault))?;
    let (schedule, findings) = schedule(&value);
    match schedule {
        Some(schedule) if findings.is_empty() => Ok(schedule),
        _ => Err(Refused { findings }),
    }
}

fn not_json(fault: &serde_json::Error) -> Refused {
    let message = Message::new("disposal-schedule-not-json").with("line", fault.line()).with("column", fault.column());
    Refused { findings: vec![refusal(None, "", message)] }
}

type Read<T> = (Option<T>, Vec<Finding>);

fn schedule(value: &Value) -> Read<Schedule> {
    let mut row = match Row::new(None, "", value) {
        Ok(row) => row,
        Err(finding) => return (None, vec![finding]),
    };
    let format: Option<u32> = row.need("format");
    if let Some(format) = format.filter(|format| *format != FORMAT) {
        // A later shape may mean other things by the same names.
        let message = Message::new("disposal-schedule-format").with("format", format);
        return (None, vec![refusal(None, "format", message)]);
    }
    let classes = each(row.list("classes", true), class, &mut row);
    let vectors = each(row.list("vectors", false), vector, &mut row);
    let read = (|| {
        let (id, version, effective_from) = (row.need("id"), row.need("version"), row.need("effective_from"));
        let (authority, title, note) = (row.need("authority"), row.need("title"), row.may("note"));
        let (year_end, anniversary) = (row.need("financial_year_end"), row.may("due_on_anniversary"));
        Some(Schedule {
            format: format?,
            id: id?,
            version: version?,
            effective_from: effective_from?,
            authority: authority?,
            title: title?,
            financial_year_end: year_end?,
            due_on_anniversary: anniversary?,
            note: note?,
            classes: classes?,
            vectors: vectors?,
        })
    })();
    (read, row.finish())
}

/// Every entry of a list; `None` when one of them cannot be read.
fn each<T>(entries: &[Value], one: fn(usize, &Value) -> Read<T>, row: &mut Row<'_>) -> Option<Vec<T>> {
    let mut all = Some(Vec::new());
    for (at, entry) in entries.iter().enumerate() {
        let (read, findings) = one(at, entry);
        row.adopt(findings);
        all = all.zip(read).map(|(mut all, read)| {
            all.push(read);
            all
        });
    }
    all
}

fn class(at: usize, value: &Value) -> Read<DisposalClass> {
    let code = value.get("code").and_then(Value::as_str).map_or_else(|| format!("#{}", at + 1), str::to_owned);
    let mut row = match Row::new(Some(&code), "", value) {
        Ok(row) => row,
        Err(finding) => return (None, vec![finding]),
    };
    let mut stages = Some(Vec::new());
    for (at, entry) in row.list("stages", true).iter().enumerate() {
        let (read, findings) = stage(&code, at, entry);
        row.adopt(findings);
        stages = stages.zip(read).map(|(mut stages, read)| {
            stages.push(read);
            stages
        });
    }
    let read = (|| {
        let (code, series, title) = (row.need("code"), row.need("series"), row.need("title"));
        let (nature, unit) = (row.need("nature"), row.need("unit"));
        let (constraints, note) = (row.may("constraints"), row.may("note"));
        Some(DisposalClass {
            code: code?,
            series: series?,
            title: title?,
            nature: nature?,
            unit: unit?,
            stages: stages?,
            constraints: constraints?,
            note: note?,
        })
    })();
    (read, row.finish())
}

fn stage(class: &str, at: usize, value: &Value) -> Read<Stage> {
    let mut row = match Row::new(Some(class), &format!("stages/{}", at + 1), value) {
        Ok(row) => row,
        Err(finding) => return (None, vec![finding]),
    };
    let read = (|| {
        let (trigger, cut_off, period) = (row.need("trigger"), row.may("cut_off"), row.need("period"));
        let (action, custody) = (row.need("action"), row.need("custody"));
        Some(Stage { trigger: trigger?, cut_off: cut_off?, period: period?, action: action?, custody: custody? })
    })();
    (read, row.finish())
}

fn vector(at: usize, value: &Value) -> Read<Vector> {
    let mut row = match Row::new(None, &format!("vectors/{}", at + 1), value) {
        Ok(row) => row,
        Err(finding) => return (None, vec![finding]),
    };
    let read = (|| {
        let (name, class, facts) = (row.need("name"), row.need("class"), row.need("facts"));
        let (on, expect) = (row.need("on"), row.need("expect"));
        Some(Vector { name: name?, class: class?, facts: facts?, on: on?, expect: expect? })
    })();
    (read, row.finish())
}
