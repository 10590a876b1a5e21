//! `search` and `show`.

use jiff::civil::Date;
use registry::{Failure, SearchAsk};
use serde_json::{Value, json};
use words::Lang;

use crate::args::{Cli, Search, Show};
use crate::desk::{self, bad_day};
use crate::output::Answer;

pub fn search(cli: &Cli, args: &Search, lang: Lang) -> Result<Answer, Failure> {
    let ask = SearchAsk {
        query: args.query.join(" "),
        class: args.class.clone(),
        from: day(args.from.as_deref())?,
        to: day(args.to.as_deref())?,
        due_before: day(args.due_before.as_deref())?,
        exact_characters: args.exact_characters,
        limit: args.limit,
    };
    let mut registry = desk::open(cli, lang)?;
    let found = registry.desk()?.find_words(&ask)?;
    if args.count {
        return Ok(Answer::One(json!({"count": found.exact_count}), vec![found.exact_count.to_string()]));
    }
    let rows = found.exact.iter().map(|hit| (hit, "exact")).chain(found.close.iter().map(|hit| (hit, "close")));
    let rows: Vec<(Value, String)> = rows
        .map(|(hit, group)| {
            let title = hit.title.read(lang);
            let value = json!({
                "reference": hit.reference, "folder": hit.folder, "title": title, "score": hit.score,
                "snippet": hit.snippet_text(), "record_id": hit.record_id, "group": group, "page": hit.page,
            });
            (value, format!("{}  {}  {}", hit.reference, title, hit.snippet_text()))
        })
        .collect();
    Ok(Answer::List(rows))
}

pub fn show(cli: &Cli, args: &Show, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let shown = desk.describe(&args.reference, args.history)?;
    if let Some(folder) = &args.files {
        desk.write_files(&args.reference, folder)?;
    }
    let mut lines = Vec::new();
    if let Value::Object(fields) = &shown {
        lines.extend(fields.iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| match value {
            Value::String(text) => format!("{name}: {text}"),
            other => format!("{name}: {other}"),
        }));
    }
    Ok(Answer::One(shown, lines))
}

/// A day from the command line.
pub fn day(text: Option<&str>) -> Result<Option<Date>, Failure> {
    text.map(|text| text.parse().map_err(|_| bad_day(text))).transpose()
}
