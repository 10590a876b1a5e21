//! `form prefilled`: answers that were filled in from the profile, which says something else by now.

use registry::{Failure, NoShell, Registry};
use serde_json::{Value, json};
use words::{Lang, Message, Text, say_or_code};

use crate::args::{Cli, Prefilled};
use crate::desk;
use crate::output::Answer;

/// Lists them, after one was used or kept.
pub fn run(cli: &Cli, args: &Prefilled, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let drafts = match &args.draft {
        Some(draft) => vec![json!(draft)],
        None => all(&mut registry)?,
    };
    if let (Some(draft), Some(path)) = (&args.draft, args.take.as_ref().or(args.keep.as_ref())) {
        let request = json!({"draft_id": draft, "path": path, "use_now": args.take.is_some()});
        registry::call(&mut registry, "settle_prefill", request, &NoShell)?;
    }
    let mut rows = Vec::new();
    for draft in drafts {
        let view = registry::call(&mut registry, "open_draft", json!({"draft_id": draft}), &NoShell)?;
        let stale = view["stale"].as_array().map(Vec::as_slice).unwrap_or_default();
        rows.extend(stale.iter().map(|one| (row(&view["draft"], one), line(&view["draft"], one, lang))));
    }
    Ok(Answer::List(rows))
}

fn all(registry: &mut Registry) -> Result<Vec<Value>, Failure> {
    let listed = registry::call(registry, "list_drafts", json!({}), &NoShell)?;
    Ok(listed["drafts"].as_array().into_iter().flatten().map(|draft| draft["draft_id"].clone()).collect())
}

fn row(draft: &Value, one: &Value) -> Value {
    json!({
        "draft": draft["draft_id"], "instance": draft["instance_id"], "form": draft["form_no"], "stage": draft["stage_id"],
        "path": one["path"], "label": one["label"], "held": one["held"], "now": one["now"], "locked": one["locked"],
    })
}

fn line(draft: &Value, one: &Value, lang: Lang) -> String {
    let read = |text: &Value| serde_json::from_value::<Text>(text.clone()).unwrap_or_default().read(lang).to_owned();
    let said = Message::new(if one["locked"] == true { "cli-prefill-locked" } else { "cli-prefill-stale" })
        .with("label", read(&one["label"]))
        .with("held", read(&one["held"]))
        .with("now", read(&one["now"]));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    format!(
        "{}  {}  {}  {}",
        text(&draft["draft_id"]),
        text(&draft["form_no"]),
        text(&one["path"]),
        say_or_code(lang, &said)
    )
}
