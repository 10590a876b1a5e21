//! How a value of a form is written on paper, in both languages: dates in words,
//! money with separators, codes by their names. The stored value is never changed,
//! only written out.

use forms::{FieldKind, FieldView, FormView, address_line, amount, currency_sign, day, masked_hkid, separated};
use jiff::civil::Date;
use serde_json::Value as Json;
use words::Text;

use crate::phrase::Phrases;
use crate::sheet::Content;

/// The answer of a field, or a blank place.
pub fn content(view: &FormView, field: &FieldView, json: Option<&Json>) -> Content {
    let Some(json) = json.filter(|json| !json.is_null()) else { return Content::Blank };
    if field.mask {
        return Content::Plain(masked_hkid(string(json).unwrap_or_default()));
    }
    match field.kind {
        FieldKind::Choice => string(json).map_or(Content::Blank, |code| Content::Words(code_name(view, field, code))),
        FieldKind::MultiChoice => codes(view, field, json),
        FieldKind::Boolean => Content::Words(yes_or_no(json.as_bool() == Some(true))),
        FieldKind::Date => date(json),
        FieldKind::Money => {
            Content::Plain(amount(field.currency.as_deref().unwrap_or_default(), &separated(&spelt(json))))
        }
        FieldKind::Integer | FieldKind::Decimal => figure(field, json),
        FieldKind::NamePair | FieldKind::OrgNamePair => Content::Words(pair(json)),
        FieldKind::Address => Content::Plain(address_line(json)),
        FieldKind::DateRange => period(json),
        _ => Content::Plain(string(json).unwrap_or_default().to_owned()),
    }
}

/// A figure as it stands in a column: without the unit, which the heading has.
pub fn cell(view: &FormView, field: &FieldView, json: Option<&Json>) -> Content {
    let Some(value) = json.filter(|json| !json.is_null()) else { return Content::Blank };
    match field.kind {
        FieldKind::Money | FieldKind::Integer | FieldKind::Decimal => Content::Plain(separated(&spelt(value))),
        // In a column of dates the ISO form is shortest and sorts.
        FieldKind::Date => Content::Plain(spelt(value)),
        FieldKind::DateRange => Content::Plain(["from", "to"].map(|side| spelt(&value[side])).join("\n")),
        _ => content(view, field, json),
    }
}

/// Figures stand at the right edge of their column.
pub fn is_figure(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Money | FieldKind::Integer | FieldKind::Decimal)
}

/// Heading of a column: the label, with the unit or currency of its figures.
pub fn heading(field: &FieldView) -> Text {
    let unit = match (&field.currency, &field.unit) {
        (Some(currency), _) => Some(Text::new(currency_sign(currency), currency_sign(currency))),
        (None, unit) => unit.clone(),
    };
    // "Hours (hours)" would say it twice.
    let says_it = |unit: &Text| field.label.en.to_lowercase().contains(&unit.en.to_lowercase());
    match unit {
        Some(unit) if !says_it(&unit) => {
            Text::new(format!("{} ({})", field.label.en, unit.en), format!("{}（{}）", field.label.zh, unit.zh))
        }
        _ => field.label.clone(),
    }
}

/// Name of a code; the code itself where the list has no name for it.
pub fn code_name(view: &FormView, field: &FieldView, code: &str) -> Text {
    let list = field.codelist.as_ref().and_then(|list| view.codelists.get(list));
    let known = list.and_then(|list| list.iter().find(|choice| choice.code == code));
    known.map_or_else(|| Text::new(code, code), |choice| choice.label.clone())
}

/// `是 Yes` or `否 No`.
pub fn yes_or_no(yes: bool) -> Text {
    Phrases.both(if yes { "rendition-yes" } else { "rendition-no" })
}

fn codes(view: &FormView, field: &FieldView, json: &Json) -> Content {
    let names: Vec<Text> =
        json.as_array().into_iter().flatten().filter_map(string).map(|code| code_name(view, field, code)).collect();
    let side = |side: fn(&Text) -> &str, between: &str| names.iter().map(side).collect::<Vec<_>>().join(between);
    Content::Words(Text::new(side(|name| &name.en, ", "), side(|name| &name.zh, "、")))
}

fn date(json: &Json) -> Content {
    let written = string(json).unwrap_or_default();
    match written.parse::<Date>() {
        Ok(date) => Content::Words(day(date)),
        Err(_) => Content::Plain(written.to_owned()),
    }
}

/// From one day to another, in both languages.
fn period(json: &Json) -> Content {
    let days = ["from", "to"].map(|side| json.get(side).and_then(string).and_then(|day| day.parse::<Date>().ok()));
    let [Some(from), Some(to)] = days.map(|date| date.map(day)) else { return Content::Blank };
    let between = Phrases.both("rendition-to");
    Content::Words(Text::new(
        format!("{} {} {}", from.en, between.en, to.en),
        format!("{}{}{}", from.zh, between.zh, to.zh),
    ))
}

fn figure(field: &FieldView, json: &Json) -> Content {
    let number = separated(&spelt(json));
    match &field.unit {
        Some(unit) => Content::Words(Text::new(format!("{number} {}", unit.en), format!("{number} {}", unit.zh))),
        None => Content::Plain(number),
    }
}

fn pair(json: &Json) -> Text {
    let side = |name: &str| json.get(name).and_then(string).unwrap_or_default();
    Text::new(side("en"), side("zh"))
}

fn string(json: &Json) -> Option<&str> {
    json.as_str()
}

/// A scalar as it is stored, without quotes.
fn spelt(json: &Json) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}
