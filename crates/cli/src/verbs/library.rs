//! `form list / install`: the library, and what comes to it by file.

use std::path::Path;

use registry::{Failure, FormAsk, FormShelf, Incoming, Shelved};
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::args::{Cli, List};
use crate::desk;
use crate::output::Answer;

/// Without words and filters the forms that can be filled in here, as a script expects; else the library.
pub fn list(cli: &Cli, asked: &List, lang: Lang) -> Result<Answer, Failure> {
    let shelf = match (asked.favourites, asked.recent) {
        (true, _) => Some(FormShelf::Favourites),
        (_, true) => Some(FormShelf::Recent),
        _ => None,
    };
    let narrowed = !asked.query.is_empty()
        || asked.department.is_some()
        || asked.needs_originals
        || asked.tier.is_some()
        || shelf.is_some();
    let ask = FormAsk {
        query: asked.query.join(" "),
        department: asked.department.clone(),
        tier: asked.tier,
        needs_originals: asked.needs_originals,
        here: asked.here || !(asked.all || narrowed),
        shelf,
    };
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let (shelves, own) = (desk.shelves()?, desk.department()?.unwrap_or_default());
    let found = shelves.find(&ask);
    let rows = found.iter().take(asked.limit.unwrap_or(usize::MAX)).map(|form| {
        let department = shelves.department(&form.entry.department).unwrap_or(&own);
        let line = format!("{}  {}{}", form.entry.form_no, form.title().read(lang), remarks(form, lang));
        let hash = form.here.map(|here| desk.form_hash(here.id)).transpose()?.flatten();
        Ok((row(form, department, hash), line))
    });
    Ok(Answer::List(rows.collect::<Result<_, Failure>>()?))
}

fn standing(form: &Shelved<'_>) -> &'static str {
    match (form.here, &form.entry.hash) {
        (Some(_), _) => "here",
        (None, Some(_)) => "elsewhere",
        (None, None) => "paper",
    }
}

fn row(form: &Shelved<'_>, department: &words::Text, hash: Option<String>) -> Value {
    let (entry, here) = (&form.entry, form.here);
    json!({
        "id": entry.form_no, "title": form.title(),
        "edition": here.map(|here| &here.cover.edition), "version": here.map(|here| here.cover.version),
        "hash": hash.or_else(|| entry.hash.clone()),
        "department": {"code": entry.department, "name": department},
        "tier": form.tier(), "standing": standing(form), "obstacles": entry.obstacles,
        "needs_originals": form.needs_originals(), "on_paper_only": form.on_paper_only(),
        "synthetic": entry.synthetic,
    })
}

/// What a person must know before taking the form up.
fn remarks(form: &Shelved<'_>, lang: Lang) -> String {
    let all = [
        (form.here.is_none() && form.entry.hash.is_some(), "cli-form-elsewhere"),
        (form.on_paper_only(), "cli-form-on-paper-only"),
        (form.here.is_none() && form.entry.hash.is_none() && !form.on_paper_only(), "cli-form-no-definition"),
        (form.needs_originals(), "cli-form-needs-originals"),
        (form.entry.synthetic, "cli-form-invented"),
    ];
    let said = all.iter().filter(|(holds, _)| *holds).map(|(_, code)| say_or_code(lang, &Message::new(*code)));
    said.map(|remark| format!("  · {remark}")).collect()
}

/// Takes a definition in.
pub fn install(cli: &Cli, path: &Path, lang: Lang) -> Result<Answer, Failure> {
    let file = Incoming::read(path)?;
    let mut registry = desk::open(cli, lang)?;
    let installed =
        registry.desk()?.install_form(&file.name, &file.bytes, &registry::files_beside(&file.bytes, path))?;
    let code = if installed.listed { "cli-form-installed" } else { "cli-form-installed-unlisted" };
    let line = Message::new(code)
        .with("form", installed.form_no.as_str())
        .with("title", installed.title.read(lang))
        .with("edition", installed.edition.as_str());
    let value = json!({
        "id": installed.form_no, "title": installed.title, "edition": installed.edition, "version": installed.version,
        "hash": installed.hash, "listed": installed.listed,
    });
    Ok(Answer::One(value, vec![say_or_code(lang, &line)]))
}
