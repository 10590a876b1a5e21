//! `form catalogue show / export / issue`: the list of all forms, as the department issues it to its desks.

use std::path::Path;

use registry::{Catalogue, Failure, Incoming};
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::args::{CatalogueOf, Cli};
use crate::desk;
use crate::output::Answer;

pub fn run(cli: &Cli, verb: &CatalogueOf, lang: Lang) -> Result<Answer, Failure> {
    match verb {
        CatalogueOf::Show => show(cli, lang),
        CatalogueOf::Export { out } => export(cli, out, lang),
        CatalogueOf::Issue { file } => issue(cli, file, lang),
    }
}

fn about(catalogue: &Catalogue, publisher: Option<&str>) -> Value {
    json!({
        "version": catalogue.version, "hash": catalogue.digest(), "departments": catalogue.departments.len(),
        "forms": catalogue.entries.len(), "publisher": publisher,
    })
}

fn line(code: &str, catalogue: &Catalogue) -> Message {
    Message::new(code).with("version", catalogue.version).with("count", catalogue.entries.len())
}

fn show(cli: &Cli, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let (catalogue, publisher) = registry.desk()?.catalogue()?;
    let said = match &publisher {
        Some(publisher) => line("cli-catalogue-issued-by", &catalogue).with("publisher", publisher.as_str()),
        None => line("cli-catalogue-shipped", &catalogue),
    };
    Ok(Answer::One(about(&catalogue, publisher.as_deref()), vec![say_or_code(lang, &said)]))
}

fn export(cli: &Cli, out: &Path, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let (catalogue, publisher) = registry.desk()?.catalogue()?;
    registry::write_new(out, &catalogue.canonical())?;
    let said = line("cli-catalogue-exported", &catalogue);
    Ok(Answer::One(about(&catalogue, publisher.as_deref()), vec![say_or_code(lang, &said)]))
}

fn issue(cli: &Cli, file: &Path, lang: Lang) -> Result<Answer, Failure> {
    let bytes = Incoming::read(file)?.bytes;
    let mut registry = desk::open(cli, lang)?;
    let (catalogue, publisher, carried) = registry.desk()?.issue_catalogue(&bytes)?;
    let mut value = about(&catalogue, publisher.as_deref());
    value["carried"] = json!(carried);
    let said = line("cli-catalogue-issued", &catalogue).with("carried", carried);
    Ok(Answer::One(value, vec![say_or_code(lang, &said)]))
}
