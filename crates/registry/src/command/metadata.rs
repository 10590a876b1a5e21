//! Metadata elements between the records' table and the window's words.

use std::collections::BTreeSet;

use records::{ELEMENTS, Element, ElementRule, Obligation, Record, Resolved, Security, Source, inherited, own_value};
use serde_json::{Value, json};
use words::{Lang, Message, Text};

use super::elements::{Found, Surroundings, office_time};
use super::shaped::{agent, id_of, text_of};
use crate::bulk::Wanted;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::bulk::ElementChoice;
use crate::view::files::{MetadataEdit, MetadataElement, MetadataSource};

/// The stable name of an element, e.g. `title-en`.
pub(super) fn name_of(element: Element) -> String {
    json!(element).as_str().unwrap_or_default().to_owned()
}

/// The name of an element in both languages.
pub(super) fn label_of(element: Element) -> Text {
    text_of(&Message::new(format!("records-element-{}", element.id())))
}

/// The elements of a record, in the order of their numbers. `edited` are those that somebody
/// changed after it was declared.
pub(super) fn metadata(
    desk: &Desk,
    record: &Record,
    around: &Surroundings<'_>,
    edited: &BTreeSet<Element>,
) -> Result<Vec<MetadataElement>, Failure> {
    let mut elements = Vec::new();
    for rule in ELEMENTS {
        let (value, from) = match around.find(rule.element)? {
            Some(Found { value, from }) => (value, from),
            None => match desk.store().look(|world| inherited(world, record, rule.element))? {
                Some(Resolved { value, source: Source::Own }) => (shown(desk, rule.element, &value)?, None),
                Some(Resolved { value, source: Source::Inherited { from } }) => {
                    (shown(desk, rule.element, &value)?, Some(from))
                }
                None if rule.editable => (Text::default(), None),
                None => continue,
            },
        };
        let own = own_value(record, rule.element);
        elements.push(MetadataElement {
            element: name_of(rule.element),
            label: label_of(rule.element),
            value,
            raw: rule.editable.then(|| own.map(|value| raw(&value)).unwrap_or_default()),
            source: source(rule, record, from.is_some(), edited.contains(&rule.element)),
            inherited_from: from,
            editable: rule.editable,
            mandatory: rule.obligation == Obligation::Mandatory,
        });
    }
    Ok(elements)
}

fn source(rule: &ElementRule, record: &Record, inherited: bool, edited: bool) -> MetadataSource {
    if inherited {
        MetadataSource::Inherited
    } else if record.form.is_some() && !edited && !rule.automatic {
        MetadataSource::Form
    } else {
        MetadataSource::Own
    }
}

/// A value as a person reads it, in both languages.
pub(super) fn shown(desk: &Desk, element: Element, value: &Value) -> Result<Text, Failure> {
    let coded = |code: &str| text_of(&Message::new(format!("registry-value-{}-{code}", element.id())));
    let same = |text: &str| Text::new(text, text);
    Ok(match (element, value) {
        (_, Value::Null) => Text::default(),
        (Element::Nature | Element::RecordType | Element::Medium | Element::Security, Value::String(code)) => {
            coded(&code.to_lowercase())
        }
        (_, Value::Bool(yes)) => coded(if *yes { "yes" } else { "no" }),
        (Element::Captured | Element::ReceivedOrSent, Value::String(at)) => same(&office_time(at)),
        (Element::Declared, value) => {
            let who = agent(desk, id_of(value["by"].as_str().unwrap_or_default())?)?.name;
            let at = office_time(value["at"].as_str().unwrap_or_default());
            Text::new(format!("{at}, {}", who.read(Lang::En)), format!("{at}，{}", who.read(Lang::ZhHantHk)))
        }
        (Element::Form, value) => same(value["form"].as_str().unwrap_or_default()),
        (_, Value::String(text)) => same(text),
        (_, Value::Array(items)) => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            Text::new(items.join(", "), items.join("、"))
        }
        (_, other) => same(&other.to_string()),
    })
}

/// A value as text that can be edited and read again.
pub(super) fn raw(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// What was typed, as the element keeps it.
///
/// # Errors
/// A refusal for an element that is not known or a word that it cannot be.
fn read(element: Element, typed: Option<&str>) -> Result<Value, Failure> {
    let typed = typed.map(str::trim).filter(|text| !text.is_empty());
    Ok(match (element, typed) {
        (Element::Language, typed) => {
            let tags = typed.unwrap_or_default().split([',', '、', '，']).map(str::trim).filter(|tag| !tag.is_empty());
            json!(tags.collect::<Vec<_>>())
        }
        (Element::PersonalData, Some("yes")) => json!(true),
        (Element::PersonalData, Some("no")) => json!(false),
        (Element::PersonalData, other) => {
            let message = Message::new("registry-bad-metadata").with("name", name_of(element));
            return Err(Failure::refusal(message.with("value", other.unwrap_or_default())));
        }
        (Element::Security | Element::ReceivedOrSent, None) => Value::Null,
        (_, typed) => json!(typed.unwrap_or_default()),
    })
}

/// Typed edits as the elements keep them.
///
/// # Errors
/// As [`read`].
pub(super) fn wanted(edits: &[MetadataEdit]) -> Result<Vec<Wanted>, Failure> {
    edits
        .iter()
        .map(|edit| {
            let element = element_of(&edit.element)?;
            Ok((element, read(element, edit.value.as_deref())?))
        })
        .collect()
}

/// The values of an element whose values are a closed list.
pub(super) fn choices(desk: &Desk, element: Element) -> Result<Vec<ElementChoice>, Failure> {
    let values: Vec<Value> = match element {
        Element::Security => Security::ALL.iter().map(|level| json!(level)).collect(),
        Element::PersonalData => vec![json!(true), json!(false)],
        _ => Vec::new(),
    };
    let choice = |value| Ok(ElementChoice { raw: raw(value), label: shown(desk, element, value)? });
    let mut choices = values.iter().map(choice).collect::<Result<Vec<_>, Failure>>()?;
    if element == Element::Security {
        choices.insert(
            0,
            ElementChoice { raw: String::new(), label: text_of(&Message::new("registry-value-29-as-folder")) },
        );
    }
    Ok(choices)
}

/// An element by its stable name.
fn element_of(name: &str) -> Result<Element, Failure> {
    let unknown = |_| Failure::wrong_use(Message::new("registry-no-such-element").with("name", name));
    serde_json::from_value(json!(name)).map_err(unknown)
}
