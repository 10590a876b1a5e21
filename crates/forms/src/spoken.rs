//! A value of an answer as people read it outside its field: in a table of what moved, in a remark, in the name of a row.

use serde_json::Value as Json;
use words::{Lang, Message, Text, say_or_code};

use crate::address::address_line;
use crate::definition::{Definition, Field, FieldKind};
use crate::pointer::Pattern;
use crate::values::masked_hkid;

/// The value at a place: codes by their labels, both sides of a name, an address in one line, files by their names, and what
/// is masked with its middle hidden.
pub fn spoken(definition: &Definition, at: &str, value: &Json) -> Text {
    of(definition, field(definition, at), value)
}

/// The field at a pointer, or the one of which it is a side or one code.
pub fn field<'d>(definition: &'d Definition, at: &str) -> Option<&'d Field> {
    let at = Pattern::parse(at)?.generalised();
    let names = &definition.names;
    names.owner(&at).map(|(_, field)| field).or_else(|| names.fields.get(&at.parent()?))
}

fn of(definition: &Definition, field: Option<&Field>, value: &Json) -> Text {
    let plain = |text: &str| Text::new(text, text);
    let list = field.and_then(|field| definition.names.codelists.get(field.codelist.as_deref()?));
    match value {
        Json::Null => Text::default(),
        Json::String(text) if field.is_some_and(|field| field.mask) => plain(&masked_hkid(text)),
        Json::String(text) => {
            list.and_then(|list| list.get(text)).map_or_else(|| plain(text), |code| code.label.clone())
        }
        Json::Bool(yes) => {
            let word = Message::new(if *yes { "forms-say-yes" } else { "forms-say-no" });
            Text::new(say_or_code(Lang::En, &word), say_or_code(Lang::ZhHantHk, &word))
        }
        Json::Array(items) => {
            let items: Vec<Text> = items.iter().map(|item| of(definition, field, item)).collect();
            let joined = |side: fn(&Text) -> &str| items.iter().map(side).collect::<Vec<_>>().join(" · ");
            Text::new(joined(|text| &text.en), joined(|text| &text.zh))
        }
        Json::Object(_) if field.is_some_and(|field| field.kind == FieldKind::Address) => plain(&address_line(value)),
        Json::Object(sides) if field.is_some_and(|field| field.kind.has_sides()) => {
            let sides = sides.values().filter_map(Json::as_str).filter(|side| !side.is_empty());
            plain(&sides.collect::<Vec<_>>().join(" "))
        }
        Json::Object(file) => plain(file.get("name").and_then(Json::as_str).unwrap_or_default()),
        Json::Number(number) => plain(&number.to_string()),
    }
}
