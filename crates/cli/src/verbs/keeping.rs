//! `retention due` and `retention explain`.

use registry::{Failure, due_line, explanation, write_new};
use serde_json::json;
use words::{Lang, Message, say_or_code};

use crate::args::{Cli, Retention};
use crate::desk;
use crate::output::Answer;
use crate::verbs::search::day;

pub fn run(cli: &Cli, verb: &Retention, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    match verb {
        Retention::Due { on, list } => {
            let on = day(on.as_deref())?.unwrap_or_else(|| desk.today());
            if let Some(file) = list {
                write_new(file, &desk.disposal_list(on, lang)?)?;
            }
            let rows = desk.due(None, on, u32::MAX)?.0;
            let lines = rows.iter().map(|kept| {
                let line = due_line(kept);
                let due = line.due.map(|due| due.to_string()).unwrap_or_default();
                let said = format!("{due}  {}  {}", line.reference, line.class.clone().unwrap_or_default());
                (json!(line), said)
            });
            Ok(Answer::List(lines.collect()))
        }
        Retention::Explain { reference, on } => {
            let on = day(on.as_deref())?.unwrap_or_else(|| desk.today());
            let kept = desk.assess(reference, on)?;
            let explained = explanation(&kept, lang);
            let mut lines: Vec<String> =
                explained.steps.iter().map(|step| format!("{}. {}", step.id, step.text)).collect();
            if let Some(due) = explained.due {
                lines.push(say_or_code(lang, &Message::new("cli-due-on").with("due", due.to_string())));
            }
            Ok(Answer::One(json!(explained), lines))
        }
    }
}
