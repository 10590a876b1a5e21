//! `search` and `show`.

use jiff::civil::Date;
use registry::{Failure, Found, FoundHit, SearchAsk, write_new};
use serde_json::{Value, json};
use words::{Lang, Message};

use crate::args::{Cli, Search, Show};
use crate::desk::{self, bad_day};
use crate::output::{Answer, Group};

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
    let remark = (args.limit > registry::LIMIT_MAX)
        .then(|| Message::new("cli-limit-capped").with("limit", args.limit).with("most", registry::LIMIT_MAX));
    Ok(Answer::Groups { groups: groups(&found, lang), nothing: Message::new("cli-found-nothing"), remark })
}

/// Exact hits, then close ones, each under a heading that says how many there are and are shown.
fn groups(found: &Found, lang: Lang) -> Vec<Group> {
    let both = [
        ("exact", "cli-found-exact", found.exact_count, &found.exact),
        ("close", "cli-found-close", found.close_count, &found.close),
    ];
    let groups = both.into_iter().filter(|(.., hits)| !hits.is_empty()).map(|(name, heading, count, hits)| Group {
        heading: Message::new(heading).with("shown", hits.len()).with("count", count),
        rows: hits.iter().map(|hit| row(hit, name, lang)).collect(),
    });
    groups.collect()
}

fn row(hit: &FoundHit, group: &str, lang: Lang) -> (Value, String) {
    let title = hit.title.read(lang);
    let value = json!({
        "reference": hit.reference, "folder": hit.folder, "title": title, "score": hit.score,
        "snippet": hit.snippet_text(), "record_id": hit.record_id, "group": group, "page": hit.page,
    });
    (value, format!("{}  {}  {}", hit.reference, title, hit.snippet_text()))
}

pub fn show(cli: &Cli, args: &Show, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let shown = match day(args.as_of.as_deref())? {
        Some(day) => desk.describe_as_of(&args.reference, day, args.history)?,
        None => desk.describe(&args.reference, args.history)?,
    };
    if let Some(folder) = &args.files {
        desk.write_files(&args.reference, folder)?;
    }
    if let Some(file) = &args.receipt {
        write_new(file, &desk.receipt(&args.reference, lang)?)?;
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
