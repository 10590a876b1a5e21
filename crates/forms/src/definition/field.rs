//! The fields of a form: what each value means, who owns it, where it is prefilled from.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;
use words::Text;

use super::node::Node;
use super::profile::{Kind, Slot};
use super::side::{ADDRESS, NAME, PERIOD, Side};
use crate::fault::Fault;
use crate::pointer::Pattern;
use crate::values::{Entry, Format, Type, decimal_places};

macro_rules! field_kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal),* $(,)?) => {
        /// The semantic type of a field.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
        pub enum FieldKind { $($(#[$doc])* #[serde(rename = $name)] $variant),* }

        impl FieldKind {
            /// The kind that a definition writes as `name`.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(FieldKind::$variant),)* _ => None }
            }

            /// The name that a definition writes.
            pub fn name(self) -> &'static str {
                match self { $(FieldKind::$variant => $name),* }
            }
        }
    };
}

field_kinds! {
    /// One line of text.
    Text "text",
    /// Several lines of text.
    LongText "longText",
    /// One code of a list.
    Choice "choice",
    /// Several codes of a list.
    MultiChoice "multiChoice",
    /// A whole number.
    Integer "integer",
    /// A decimal with fixed places.
    Decimal "decimal",
    /// An amount of money with fixed places.
    Money "money",
    /// A civil date.
    Date "date",
    /// A time of the day, `HH:MM`.
    Time "time",
    /// Yes or no.
    Boolean "boolean",
    /// A person's name in Chinese and English.
    NamePair "namePair",
    /// An organisation's name in Chinese and English.
    OrgNamePair "orgNamePair",
    /// An address in Hong Kong, in parts.
    Address "address",
    /// A first and a last day.
    DateRange "dateRange",
    /// The reference of a file of the file plan.
    FileReference "fileReference",
    /// The title of a post.
    Post "post",
    /// The number of a Hong Kong identity card.
    Hkid "hkid",
    /// An address of electronic mail.
    Email "email",
    /// A telephone number.
    Phone "phone",
    /// A repeating group: rows of fields.
    Repeat "repeat",
}

impl FieldKind {
    /// The sides of its value; none where the value is no object.
    pub fn sides(self) -> &'static [Side] {
        match self {
            FieldKind::NamePair | FieldKind::OrgNamePair => NAME,
            FieldKind::DateRange => PERIOD,
            FieldKind::Address => ADDRESS,
            _ => &[],
        }
    }

    /// The side of that name.
    pub fn side(self, name: &str) -> Option<&'static Side> {
        self.sides().iter().find(|side| side.name == name)
    }

    /// Whether the value is an object with sides.
    pub fn has_sides(self) -> bool {
        !self.sides().is_empty()
    }

    /// Whether the value is an object `{zh, en}`.
    pub fn is_pair(self) -> bool {
        matches!(self, FieldKind::NamePair | FieldKind::OrgNamePair)
    }

    /// Whether the value is a code, or a list of codes.
    pub fn has_codes(self) -> bool {
        matches!(self, FieldKind::Choice | FieldKind::MultiChoice)
    }
}

/// From where a blank field is filled when its stage is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Prefill {
    /// `today`, `actor.post`, `actor.name`, `snapshot.profile.telephone` …
    pub from: String,
    /// Whether the value stays as it was filled.
    pub lock: bool,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Semantic type.
    pub kind: FieldKind,
    /// The stage that owns it.
    pub stage: String,
    /// Its name in both languages.
    pub label: Text,
    /// What to enter, in a sentence.
    pub help: Option<Text>,
    /// The list of its codes.
    pub codelist: Option<String>,
    /// ISO 4217 code, for money.
    pub currency: Option<String>,
    /// What is counted or measured.
    pub unit: Option<Text>,
    /// Whether it stands in the part for official use.
    pub official_use: bool,
    /// A tag such as `personal` or `health`.
    pub sensitivity: Option<String>,
    /// Whether it is shown with its middle hidden, on screen and on paper; for numbers of identity cards.
    pub mask: bool,
    /// Where it is prefilled from.
    pub prefill: Option<Prefill>,
    /// What the schema says about it.
    pub slot: Slot,
    /// What the schema says about each side of its value, by the name of the side.
    pub sides: BTreeMap<&'static str, Slot>,
}

impl Field {
    /// The type of its value in expressions; `at` is its pattern.
    pub fn value_type(&self, at: &Pattern) -> Type {
        let code = || Type::Code(self.codelist.clone().unwrap_or_default());
        match self.kind {
            FieldKind::Choice => code(),
            FieldKind::MultiChoice => Type::List(Box::new(code())),
            FieldKind::Integer => Type::Integer,
            FieldKind::Decimal | FieldKind::Money => Type::Decimal,
            FieldKind::Date => Type::Date,
            FieldKind::Time => Type::Time,
            FieldKind::Boolean => Type::Bool,
            FieldKind::Repeat => Type::List(Box::new(Type::Row(at.clone()))),
            _ => Type::Text,
        }
    }

    /// How raw typing in it is understood.
    pub fn entry(&self) -> Entry {
        match self.kind {
            FieldKind::Integer => Entry::Integer,
            FieldKind::Decimal | FieldKind::Money => Entry::Decimal(self.places()),
            FieldKind::Date => Entry::Date,
            FieldKind::Time => Entry::Time,
            FieldKind::Boolean => Entry::Bool,
            FieldKind::FileReference => Entry::Reference,
            FieldKind::Hkid => Entry::Hkid,
            FieldKind::Choice | FieldKind::MultiChoice | FieldKind::Email | FieldKind::Phone => Entry::Code,
            _ => Entry::Verbatim,
        }
    }

    /// Whether `json` is in the one spelling of the field's format, where it has one.
    pub fn spells(&self, json: &Json) -> bool {
        let format = self.slot.format.as_deref().and_then(Format::named);
        format.is_none_or(|format| json.as_str().is_some_and(|text| format.accepts(text)))
    }

    /// Decimal places of a decimal or an amount.
    pub fn places(&self) -> u32 {
        self.slot.format.as_deref().and_then(decimal_places).unwrap_or(0)
    }

    /// Whether every value of an older edition's field is one of this field, letter by letter.
    pub(crate) fn takes_values_of(&self, old: &Field) -> bool {
        let same = self.kind == old.kind || self.kind.is_pair() && old.kind.is_pair();
        let free = matches!(self.kind, FieldKind::Text | FieldKind::LongText | FieldKind::Post);
        let number = |field: &Field| matches!(field.kind, FieldKind::Decimal | FieldKind::Money);
        let shape = self.slot.kind == old.slot.kind;
        let spelt_alike = self.slot.format == old.slot.format && (same || number(self) && number(old));
        shape && (spelt_alike || free)
    }

    /// Whether `json` is in the one spelling of a side.
    pub fn side_spells(side: &Side, json: &Json) -> bool {
        side.format().is_none_or(|format| json.as_str().is_some_and(|text| format.accepts(text)))
    }

    fn fits_side(&self, side: &Side) -> bool {
        let Some(slot) = self.sides.get(side.name) else { return false };
        let format = slot.format.as_deref();
        slot.kind == Kind::String
            && format.and_then(Format::named) == side.format()
            && format.is_some() == side.format().is_some()
    }

    fn fits(&self) -> bool {
        let string = self.slot.kind == Kind::String;
        let format = self.slot.format.as_deref();
        match self.kind {
            FieldKind::Text | FieldKind::LongText | FieldKind::Post | FieldKind::Choice => string && format.is_none(),
            FieldKind::MultiChoice => self.slot.kind == Kind::Strings,
            FieldKind::Integer => self.slot.kind == Kind::Integer,
            FieldKind::Decimal | FieldKind::Money => string && format.and_then(decimal_places).is_some(),
            FieldKind::Date => string && format == Some("date"),
            FieldKind::Time => string && format == Some("hhmm"),
            FieldKind::Hkid | FieldKind::Email | FieldKind::Phone | FieldKind::FileReference => {
                string && format == Some(self.kind.name())
            }
            FieldKind::Boolean => self.slot.kind == Kind::Boolean,
            FieldKind::NamePair | FieldKind::OrgNamePair => self.slot.kind == Kind::Object,
            // All sides, so that every place that the type promises is one of the form's.
            FieldKind::DateRange | FieldKind::Address => {
                self.slot.kind == Kind::Object && self.kind.sides().iter().all(|side| self.fits_side(side))
            }
            FieldKind::Repeat => self.slot.kind == Kind::Rows,
        }
    }
}

/// The sides that the schema has below a field.
fn sides(kind: FieldKind, at: &Pattern, slots: &BTreeMap<Pattern, Slot>) -> BTreeMap<&'static str, Slot> {
    let found = |side: &Side| slots.get(&at.join(side.name)).map(|slot| (side.name, slot.clone()));
    kind.sides().iter().filter_map(found).collect()
}

/// Reads the part `fields` against the slots of the data.
pub fn fields(node: &Node, slots: &BTreeMap<Pattern, Slot>) -> BTreeMap<Pattern, Field> {
    let mut fields = BTreeMap::new();
    for (name, entry) in node.entries() {
        let Some(at) = Pattern::parse(name).filter(|at| !at.steps().is_empty()) else {
            entry.fault_about("forms-def-field-path", name);
            continue;
        };
        match slots.get(&at) {
            None => entry.fault_about("forms-def-field-path", name),
            Some(slot) => {
                let below = |kind| sides(kind, &at, slots);
                if let Some(field) = field(&entry, slot, below) {
                    fields.insert(at, field);
                }
            }
        }
    }
    uncovered(node, slots, &fields);
    fields
}

fn field(node: &Node, slot: &Slot, sides: impl FnOnce(FieldKind) -> BTreeMap<&'static str, Slot>) -> Option<Field> {
    node.only(&[
        "type",
        "stage",
        "label",
        "help",
        "codelist",
        "currency",
        "unit",
        "officialUse",
        "sensitivity",
        "mask",
        "prefill",
    ]);
    let kind_node = node.need("type")?;
    let kind = kind_node.string().and_then(|name| FieldKind::named(&name));
    let Some(kind) = kind else {
        kind_node.fault("forms-def-field-type");
        return None;
    };
    let field = Field {
        kind,
        stage: node.need_string("stage"),
        label: node.need_text("label"),
        help: node.get_text("help"),
        codelist: node.get_string("codelist"),
        currency: node.get_string("currency"),
        unit: node.get_text("unit"),
        official_use: node.flag("officialUse"),
        sensitivity: node.get_string("sensitivity"),
        mask: node.flag("mask"),
        prefill: node.get("prefill").map(|prefill| read_prefill(&prefill)),
        slot: slot.clone(),
        sides: sides(kind),
    };
    if !field.fits() {
        kind_node.fault_about("forms-def-field-schema", kind.name());
    }
    if let Some(mask) = node.get("mask").filter(|_| field.mask && kind != FieldKind::Hkid) {
        mask.fault_about("forms-def-mask", kind.name());
    }
    if kind.has_codes() && field.codelist.is_none() {
        node.fault_about("forms-def-missing", "codelist");
    }
    Some(field)
}

fn read_prefill(node: &Node) -> Prefill {
    node.only(&["from", "lock"]);
    Prefill { from: node.need_string("from"), lock: node.flag("lock") }
}

/// Every value has an owner: a place without a field of its own or above it is a fault.
fn uncovered(node: &Node, slots: &BTreeMap<Pattern, Slot>, fields: &BTreeMap<Pattern, Field>) {
    for (at, slot) in slots {
        let owned = fields.contains_key(at);
        let above = at.parent().and_then(|above| fields.get(&above));
        let is_side = above.is_some_and(|field| field.kind.is_pair() || field.kind.side(at.leaf()).is_some());
        let only_holds_others = slot.kind == Kind::Object;
        if !owned && !is_side && !only_holds_others {
            node.report(Fault::new(&node.pointer, "forms-def-field-missing").with("name", at.to_string()));
        }
    }
}
