//! `form carry / take`: a form goes from desk to desk by hand.

use std::path::Path;

use registry::{EntityId, Failure, carrying};
use serde_json::json;
use words::{Lang, Message, say_or_code};

use crate::args::Cli;
use crate::desk;
use crate::output::{Answer, open_stages};

/// Writes the file.
pub fn carry(cli: &Cli, instance: EntityId, out: &Path, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let (name, size_bytes) = registry.desk()?.save_hand_over_file(instance, out)?;
    let value = json!({"instance": instance.to_string(), "file": name, "size_bytes": size_bytes});
    let line = Message::new("cli-form-carried").with("file", name);
    Ok(Answer::One(value, vec![say_or_code(lang, &line)]))
}

/// Takes one in.
pub fn take(cli: &Cli, file: &Path, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let taken = desk.take_hand_over_file(&carrying::read(file)?)?;
    let open = open_stages(&desk.instance(taken.instance)?.open);
    let value = json!({
        "instance": taken.instance.to_string(), "form": taken.form_no, "new": taken.new,
        "stage": open[0]["stage"], "due_on": open[0]["due_on"], "open": open,
    });
    let code = if taken.new == 0 { "cli-form-taken-before" } else { "cli-form-taken" };
    let line = Message::new(code).with("form", taken.form_no).with("instance", taken.instance.to_string());
    Ok(Answer::One(value, vec![say_or_code(lang, &line)]))
}
