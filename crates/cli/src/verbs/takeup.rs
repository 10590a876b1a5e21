//! `form takeup / target / copy`: how much each form is used, what it is to reach, and a copy of its definition.

use jiff::civil::Date;
use registry::view::takeup::{
    FormTakeUp, SaveFormRequest, SaveFormResponse, SetTargetRequest, TakeUpAsk, TakeUpMeasure, TakeUpPeriod,
    TakeUpRequest, TakeUpResponse, TakeUpTarget,
};
use registry::{Failure, NoShell, Registry, take_up_csv};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::args::{Cli, CopyForm, TakeUp, Target};
use crate::desk;
use crate::output::Answer;
use crate::verbs::search::day;

/// The figures of a period.
pub fn run(cli: &Cli, args: &TakeUp, lang: Lang) -> Result<Answer, Failure> {
    let (from, to) = (day(args.from.as_deref())?, day(args.to.as_deref())?);
    let ask =
        TakeUpAsk { period: period(args, from, to)?, from, to, form_no: args.form.clone(), unit: args.unit.clone() };
    let mut registry = desk::open(cli, lang)?;
    let answer: TakeUpResponse = asked(&mut registry, "take_up", json!(TakeUpRequest { ask }))?;
    if args.csv {
        return Ok(Answer::Whole(take_up_csv(&answer)));
    }
    let value = json!({
        "from": answer.from, "to": answer.to, "counted_to": answer.counted_to, "total": answer.total,
        "forms": answer.forms, "units": answer.units, "months": answer.months,
        "tiers": answer.tiers,
    });
    let used = |form: &&FormTakeUp| form.aim.is_some() || form.count != Default::default();
    let mut lines = vec![heading(&answer, lang)];
    lines.extend(answer.forms.iter().filter(used).map(|form| line(form, lang)));
    Ok(Answer::One(value, lines))
}

/// Sets a target, or takes it away.
pub fn target(cli: &Cli, args: &Target, lang: Lang) -> Result<Answer, Failure> {
    let measured = |measure| move |value| TakeUpTarget { measure, value };
    let completed = args.completed.map(measured(TakeUpMeasure::Completed));
    let target = completed.or(args.electronic.map(measured(TakeUpMeasure::Electronic)));
    let period = named(&args.period)?;
    let request = SetTargetRequest { form_no: args.id.clone(), period, target };
    let mut registry = desk::open(cli, lang)?;
    let _: Value = asked(&mut registry, "set_take_up_target", json!(request))?;
    let value = json!({
        "form": args.id, "period": period, "measure": target.map(|one| one.measure),
        "value": target.map(|one| one.value),
    });
    let said = if target.is_some() { "cli-target-set" } else { "cli-target-none" };
    Ok(Answer::One(value, vec![say_or_code(lang, &Message::new(said).with("form", args.id.as_str()))]))
}

/// Writes a copy of a definition.
pub fn copy(cli: &Cli, args: &CopyForm, lang: Lang) -> Result<Answer, Failure> {
    let path = args.out.display().to_string();
    if args.out.exists() {
        return Err(Failure::refusal(Message::new("registry-output-exists").with("path", path)));
    }
    let request = SaveFormRequest { form_id: args.id.clone(), path };
    let mut registry = desk::open(cli, lang)?;
    let SaveFormResponse { name, .. } = asked(&mut registry, "save_form", json!(request))?;
    let line = say_or_code(lang, &Message::new("cli-form-copied").with("name", name.as_str()));
    Ok(Answer::One(json!({"form": args.id, "name": name}), vec![line]))
}

fn asked<T: DeserializeOwned>(registry: &mut Registry, verb: &str, request: Value) -> Result<T, Failure> {
    let answer = registry::call(registry, verb, request, &NoShell)?;
    serde_json::from_value(answer).map_err(|error| Failure::from(std::io::Error::from(error)))
}

fn period(args: &TakeUp, from: Option<Date>, to: Option<Date>) -> Result<TakeUpPeriod, Failure> {
    match &args.period {
        _ if from.is_some() || to.is_some() => Ok(TakeUpPeriod::Between),
        Some(period) => named(period),
        None => Ok(TakeUpPeriod::FinancialYear),
    }
}

fn named(typed: &str) -> Result<TakeUpPeriod, Failure> {
    let period = serde_json::from_value(typed.replace('-', "_").into()).ok();
    let known = period.filter(|period| *period != TakeUpPeriod::Between);
    known.ok_or_else(|| Failure::wrong_use(Message::new("cli-take-up-period").with("typed", typed)))
}

fn heading(answer: &TakeUpResponse, lang: Lang) -> String {
    let to = answer.counted_to.to_string();
    let said = match answer.from {
        Some(from) => Message::new("cli-take-up-between").with("from", from.to_string()),
        None => Message::new("cli-take-up-until"),
    };
    say_or_code(lang, &said.with("to", to))
}

fn line(form: &FormTakeUp, lang: Lang) -> String {
    let figures = form.count.figures;
    let said = Message::new("cli-take-up-line")
        .with("begun", figures.begun)
        .with("completed", figures.completed)
        .with("signed", figures.e_signed)
        .with("paper", figures.on_paper)
        .with("late", figures.late)
        .with("hand", figures.in_hand)
        .with("originals", figures.originals_outstanding);
    let line = format!("{}  {}  {}", form.form_no, form.title.read(lang), say_or_code(lang, &said));
    let Some(aim) = &form.aim else { return line };
    let target = match aim.target.measure {
        TakeUpMeasure::Completed => "cli-target-completed",
        TakeUpMeasure::Electronic => "cli-target-electronic",
    };
    let reached = match aim.reached {
        Some(true) => "cli-target-reached",
        Some(false) => "cli-target-under",
        None => "cli-target-unknown",
    };
    let target = say_or_code(lang, &Message::new(target).with("value", aim.target.value));
    format!("{line}  {target}  {}", say_or_code(lang, &Message::new(reached)))
}
