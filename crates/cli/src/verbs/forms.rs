//! `form show / check / eval / submit / return`; `form print` stands in `paper`, `form list / install` in `library`, `form catalogue` in `catalogue`, `form track` in
//! `track`, `form takeup / target / copy` in `takeup`,
//! `form originals / original` in `originals`, `form prefilled` in `prefilled`, `form carry / take` in `carry`, `form import / wrap` in `import`, `form compare /
//! migrate` in `editions`.

use std::path::Path;

use registry::{Failure, Incoming, Submission};
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::args::{Cli, Form, Submit};
use crate::desk;
use crate::output::{Answer, open_stages};
use crate::reading::{attached, definition as definition_in, instance_id, read_json};
use crate::verbs::search::day;
use crate::verbs::{editions, rules};

pub fn run(cli: &Cli, verb: &Form, lang: Lang) -> Result<Answer, Failure> {
    match verb {
        Form::List(asked) => super::library::list(cli, asked, lang),
        Form::Install { file } => super::library::install(cli, file, lang),
        Form::Show { id } => show(cli, id, lang),
        Form::Check { definition, against, rules, publisher } => {
            check(definition, against.as_deref(), *rules, publisher.as_deref(), lang)
        }
        Form::Compare { old, new } => editions::compare(old, new, lang),
        Form::Migrate { from, to, answers, today } => editions::migrate(from, to, answers, lang, today.as_deref()),
        Form::Publish { definition } => editions::publish(cli, definition, lang),
        Form::Eval { definition, answers, stage, today } => {
            eval(cli, definition, answers, stage.as_deref(), today.as_deref(), lang)
        }
        Form::Submit(args) => submit(cli, args, lang),
        Form::Print(args) => super::paper::print(cli, args, lang),
        Form::Track { all } => super::track::run(cli, *all, lang),
        Form::Takeup(args) => super::takeup::run(cli, args, lang),
        Form::Target(args) => super::takeup::target(cli, args, lang),
        Form::Copy(args) => super::takeup::copy(cli, args, lang),
        Form::Catalogue(verb) => super::catalogue::run(cli, verb, lang),
        Form::Prefilled(args) => super::prefilled::run(cli, args, lang),
        Form::Originals => super::originals::list(cli, lang),
        Form::Original { instance, slot, step, copy, on, note } => {
            let said = super::originals::Said { slot, step, copy: copy.as_deref(), on: on.as_deref(), note };
            super::originals::mark(cli, instance_id(instance)?, &said, lang)
        }
        Form::Carry { instance, out } => super::carry::carry(cli, instance_id(instance)?, out, lang),
        Form::Take { file } => super::carry::take(cli, file, lang),
        Form::Import(args) => super::import::import(args, lang),
        Form::Wrap(args) => super::import::wrap(args, lang),
        Form::Return { instance, stage, to, reasons } => give_back(cli, instance, stage.as_deref(), to, reasons, lang),
    }
}

fn show(cli: &Cli, id: &str, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let (_, form) = registry.desk()?.vouched_form(id)?;
    let lines = vec![format!("{}  {}", form.form_no, form.title().read(lang))];
    Ok(Answer::One(json!({"id": form.form_no, "hash": form.hash(), "tier": form.tier(), "view": form.view()}), lines))
}

fn check(
    path: &Path,
    against: Option<&Path>,
    with_rules: bool,
    publisher: Option<&Path>,
    lang: Lang,
) -> Result<Answer, Failure> {
    let bytes = Incoming::read(path)?.bytes;
    let publisher = publisher.map(Incoming::read).transpose()?;
    match registry::read_published(&bytes, publisher.as_ref())? {
        Err(faults) => {
            let rows: Vec<Value> = faults
                .iter()
                .map(|fault| json!({"fault": fault, "text": say_or_code(lang, &fault.message())}))
                .collect();
            let form = registry::number_in(&bytes);
            let shown = form.clone().unwrap_or_else(|| path.display().to_string());
            let mut lines = vec![say_or_code(lang, &Message::new("cli-form-refused").with("form", shown))];
            lines.extend(faults.iter().map(|fault| say_or_code(lang, &fault.message())));
            Ok(Answer::No(json!({"sound": false, "form": form, "faults": rows}), lines))
        }
        Ok(definition) => {
            let report = registry::check_form(&definition);
            let faults = registry::asset_faults(&definition, path.parent().unwrap_or(Path::new("")));
            let compared = against.map(|old| editions::compared(&definition_in(old)?, &definition, lang));
            let compared = compared.transpose()?;
            let follows = compared.as_ref().is_none_or(|(value, _)| value["publishable"] == json!(true));
            let sound = report.passed && faults.is_empty() && follows;
            let remarks: Vec<String> = report.remarks.iter().map(|fault| say_or_code(lang, &fault.message())).collect();
            let rows: Vec<Value> = report
                .remarks
                .iter()
                .zip(&remarks)
                .map(|(fault, text)| json!({"fault": fault, "text": text}))
                .collect();
            let missing: Vec<String> = faults.iter().map(|fault| say_or_code(lang, &fault.message())).collect();
            let mut value = json!({
                "sound": sound, "hash": definition.hash(), "tier": definition.tier(), "report": report, "remarks": rows,
            });
            if !faults.is_empty() {
                let rows = faults.iter().zip(&missing).map(|(fault, text)| json!({"fault": fault, "text": text}));
                value["files"] = rows.collect();
            }
            let line = if report.passed && faults.is_empty() { "cli-form-sound" } else { "cli-form-unsound" };
            let mut lines = vec![say_or_code(lang, &Message::new(line).with("form", definition.form_no.as_str()))];
            lines.extend(missing);
            lines.extend(remarks);
            lines.extend(
                report.cases.iter().filter(|case| !case.passed).map(|case| {
                    say_or_code(lang, &Message::new("cli-form-case-failed").with("case", case.name.as_str()))
                }),
            );
            if let Some((against, said)) = compared {
                value["against"] = against;
                lines.extend(said);
            }
            if with_rules {
                let rules = registry::rule_sentences(&definition);
                lines.extend(rules::lines(&rules, lang));
                value["rules"] = json!(rules);
            }
            Ok(if sound { Answer::One(value, lines) } else { Answer::No(value, lines) })
        }
    }
}

fn eval(
    cli: &Cli,
    definition: &str,
    answers: &Path,
    stage: Option<&str>,
    today: Option<&str>,
    lang: Lang,
) -> Result<Answer, Failure> {
    let answers = read_json(answers)?;
    let today = day(today)?;
    let file = Path::new(definition);
    let evaluation = if file.is_file() {
        registry::evaluate_file(&Incoming::read(file)?.bytes, &answers, stage, today, lang)?
    } else {
        let mut registry = desk::open(cli, lang)?;
        registry.desk()?.evaluate(definition, &answers, stage, today, lang)?
    };
    let lines = evaluation
        .problems
        .iter()
        .map(|problem| format!("{}: {}", problem.path, registry::problem_text(problem, lang)))
        .collect();
    let clean = evaluation.problems.is_empty();
    let mut value = json!(evaluation);
    // Most forms go from one stage to the next; those that fork name all that follow in `next_stages`.
    value["next_stage"] = json!(evaluation.next_stages.first());
    registry::say_problems(&mut value, &evaluation, lang);
    Ok(if clean { Answer::One(value, lines) } else { Answer::No(value, lines) })
}

fn submit(cli: &Cli, args: &Submit, lang: Lang) -> Result<Answer, Failure> {
    let answers = read_json(&args.answers)?;
    let instance = args.instance.as_deref().map(instance_id).transpose()?;
    let attach = args.attach.iter().map(|pair| attached(pair)).collect::<Result<_, _>>()?;
    let mut registry = desk::open(cli, lang)?;
    let key = match &args.key {
        None => None,
        Some(key) => {
            let secret = |tries| desk::secret_of_key(args.key_passphrase_file.as_deref(), tries);
            Some(registry::open_key(&desk::aids()?.tokens(), &registry.added_modules()?, key, secret)?)
        }
    };
    let desk = registry.desk()?;
    let submission = Submission { form: args.id.clone(), instance, stage: args.stage.clone(), answers, attach, lang };
    let signing = super::paper::signing(args, key.as_ref())?;
    let handed = desk.submit(submission, signing)?;
    // What was done stays done and is answered, whatever becomes of the index: its queue waits for the next verb.
    desk.catch_up();
    let reference = handed.record.as_ref().map(|record| record.reference.clone());
    let next: Vec<&str> = handed.next.iter().map(|open| open.stage.as_str()).collect();
    let value = json!({
        "instance": handed.instance, "stage": handed.stage, "state": handed.state, "reference": reference,
        "next_stage": next.first(), "due_on": handed.next.first().and_then(|open| open.due_on),
        "next": open_stages(&handed.next), "waits_for": handed.waits_for,
        "filed_apart": handed.filed_apart.iter().map(filed_apart).collect::<Vec<_>>(),
    });
    let line = match &reference {
        Some(reference) => Message::new("cli-form-filed").with("reference", reference.as_str()),
        None if !next.is_empty() => Message::new("cli-form-passed-on").with("stage", next.join(", ")),
        None if !handed.waits_for.is_empty() => {
            Message::new("cli-form-waits").with("stage", handed.waits_for.join(", "))
        }
        None => Message::new("cli-form-closed"),
    };
    let mut lines = vec![say_or_code(lang, &line.with("instance", handed.instance.to_string()))];
    for filed in &handed.filed_apart {
        let line = Message::new("cli-form-filed-apart").with("title", filed.title.read(lang));
        lines.push(say_or_code(lang, &line.with("reference", filed.reference.as_str())));
    }
    Ok(Answer::One(value, lines))
}

fn filed_apart(filed: &registry::Filed) -> Value {
    json!({"reference": filed.reference, "title": filed.title})
}

fn give_back(
    cli: &Cli,
    instance: &str,
    stage: Option<&str>,
    to: &str,
    reasons: &str,
    lang: Lang,
) -> Result<Answer, Failure> {
    let id = instance_id(instance)?;
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let turn = desk.resume(id, stage, lang)?;
    let from = turn.inputs.stage.clone();
    desk.return_stage(&turn, to, reasons)?;
    let open = open_stages(&desk.instance(id)?.open);
    let first = &open[0];
    let value = json!({
        "instance": instance, "from": from, "stage": first["stage"], "due_on": first["due_on"], "open": open,
    });
    let line = Message::new("cli-form-returned").with("stage", to).with("instance", instance);
    Ok(Answer::One(value, vec![say_or_code(lang, &line)]))
}
