//! Code lists: codes never change their meaning, labels may.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use words::Text;

use super::node::Node;
use crate::address::{AREAS, DISTRICTS, areas, districts};
use crate::values::{Type, Value, read};

/// One code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code as stored.
    pub code: String,
    /// What people read.
    pub label: Text,
    /// First day on which it may be chosen.
    pub valid_from: Option<Date>,
    /// Last day on which it may be chosen.
    pub valid_to: Option<Date>,
    /// Its attributes, of the types that the list declares.
    pub attributes: BTreeMap<String, Value>,
}

impl Code {
    /// Whether the code may be chosen on `day`.
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// A list of codes in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codelist {
    /// The types of the attributes.
    pub attributes: BTreeMap<String, Type>,
    /// The codes, as people are offered them.
    pub codes: Vec<Code>,
}

impl Codelist {
    /// The code `code`, if the list has it.
    pub fn get(&self, code: &str) -> Option<&Code> {
        self.codes.iter().find(|one| one.code == code)
    }
}

/// Reads the part `codelists`.
pub fn codelists(node: &Node) -> BTreeMap<String, Codelist> {
    node.entries().into_iter().map(|(name, list)| (name.to_owned(), codelist(&list))).collect()
}

/// Adds the lists of districts and areas, which belong to the type of an address and to no form.
pub fn add_districts(node: &Node, lists: &mut BTreeMap<String, Codelist>) {
    for name in [DISTRICTS, AREAS].into_iter().filter(|name| lists.contains_key(*name)) {
        node.fault_about("forms-def-codelist-reserved", name);
    }
    let code = |code: &str, label: Text, attributes| Code {
        code: code.to_owned(),
        label,
        valid_from: None,
        valid_to: None,
        attributes,
    };
    let in_area = |area: &str| BTreeMap::from([("area".to_owned(), Value::Code(area.to_owned()))]);
    let districts = districts().map(|(name, area, label)| code(name, label, in_area(area))).collect();
    let attributes = BTreeMap::from([("area".to_owned(), Type::Code(AREAS.to_owned()))]);
    let areas = areas().map(|(name, label)| code(name, label, BTreeMap::new())).collect();
    lists.insert(DISTRICTS.to_owned(), Codelist { attributes, codes: districts });
    lists.insert(AREAS.to_owned(), Codelist { attributes: BTreeMap::new(), codes: areas });
}

fn codelist(node: &Node) -> Codelist {
    node.only(&["attributes", "codes"]);
    let attributes = node.get("attributes").map(|types| attribute_types(&types)).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut codes = Vec::new();
    for entry in node.need("codes").map(|codes| codes.items()).unwrap_or_default() {
        let code = code(&entry, &attributes);
        if !seen.insert(code.code.clone()) {
            entry.fault_about("forms-def-code-twice", &code.code);
        }
        codes.push(code);
    }
    Codelist { attributes, codes }
}

/// Reads `{name: type}`.
pub fn attribute_types(node: &Node) -> BTreeMap<String, Type> {
    let mut types = BTreeMap::new();
    for (name, entry) in node.entries() {
        match entry.string().and_then(|ty| Type::named(&ty)) {
            Some(ty) => drop(types.insert(name.to_owned(), ty)),
            None => entry.fault("forms-def-value-type"),
        }
    }
    types
}

fn code(node: &Node, types: &BTreeMap<String, Type>) -> Code {
    node.only(&["code", "label", "validFrom", "validTo", "attributes"]);
    let mut attributes = BTreeMap::new();
    for (name, entry) in node.get("attributes").map(|given| given.entries()).unwrap_or_default() {
        let value = types.get(name).map(|ty| read(Some(entry.json), ty));
        match value {
            Some(value) if !value.is_missing() => drop(attributes.insert(name.to_owned(), value)),
            _ => entry.fault_about("forms-def-attribute-value", name),
        }
    }
    Code {
        code: node.need_string("code"),
        label: node.need_text("label"),
        valid_from: node.get("validFrom").and_then(|day| day.date()),
        valid_to: node.get("validTo").and_then(|day| day.date()),
        attributes,
    }
}
