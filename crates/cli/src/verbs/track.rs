//! `form track`: forms on their way, as the window's tracker shows them.

use registry::view::drafts::StageStanding;
use registry::view::track::{FormStanding, TrackRequest, TrackResponse, TrackedForm};
use registry::{Failure, NoShell};
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::args::Cli;
use crate::desk;
use crate::output::Answer;

pub fn run(cli: &Cli, all: bool, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let request = json!(TrackRequest { closed_too: all });
    let answer = registry::call(&mut registry, "track_forms", request, &NoShell)?;
    let TrackResponse { forms, .. } = serde_json::from_value(answer).map_err(unreadable)?;
    Ok(Answer::List(forms.iter().map(|form| (row(form), line(form, lang))).collect()))
}

fn unreadable(error: serde_json::Error) -> Failure {
    Failure::from(std::io::Error::from(error))
}

fn row(form: &TrackedForm) -> Value {
    let stages = form.stages.iter().map(|stage| {
        json!({
            "stage": stage.stage_id, "state": stage.state, "by": stage.agent.as_ref().map(|agent| &agent.name),
            "signed": stage.signed, "due_on": stage.due_on,
        })
    });
    json!({
        "instance": form.instance_id, "form": form.form_no, "title": form.subject.as_ref().unwrap_or(&form.form_title),
        "standing": form.standing, "stage": open_stage(form), "due_on": form.due_on, "days_late": form.days_late,
        "reminded_on": form.reminders.standing.map(|reminder| reminder.on), "remind_next_on": form.reminders.next_on,
        "turn_to": form.turn_to, "follow_up": form.follow_up, "mine": form.mine,
        "reasons": form.returned.as_ref().map(|returned| &returned.reasons), "stages": stages.collect::<Vec<_>>(),
    })
}

fn open_stage(form: &TrackedForm) -> Option<&str> {
    let open = form.stages.iter().find(|stage| matches!(stage.state, StageStanding::Open | StageStanding::Returned));
    open.map(|stage| stage.stage_id.as_str())
}

fn line(form: &TrackedForm, lang: Lang) -> String {
    let title = form.subject.as_ref().unwrap_or(&form.form_title).read(lang);
    let stage = form.stages.iter().find(|stage| Some(stage.stage_id.as_str()) == open_stage(form));
    let said = match (form.standing, stage) {
        (FormStanding::UnderWay, Some(stage)) if form.days_late > 0 => {
            Message::new("cli-track-late").with("stage", stage.title.read(lang)).with("days", form.days_late)
        }
        (FormStanding::UnderWay, Some(stage)) => match form.due_on {
            Some(day) => {
                Message::new("cli-track-due").with("stage", stage.title.read(lang)).with("day", day.to_string())
            }
            None => Message::new("cli-track-open").with("stage", stage.title.read(lang)),
        },
        (FormStanding::Refused, _) => Message::new("cli-track-refused"),
        (FormStanding::Withdrawn, _) => Message::new("cli-track-withdrawn"),
        _ => Message::new("cli-track-completed"),
    };
    format!("{}  {title}  {}", form.form_no, say_or_code(lang, &said))
}
