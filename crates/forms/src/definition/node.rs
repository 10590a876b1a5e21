//! A cursor over the JSON of a definition that notes every fault with its place
//! and goes on: an author sees all that is wrong at once.

use std::cell::RefCell;
use std::str::FromStr;

use jiff::civil::Date;
use serde_json::Value as Json;
use words::Text;

use crate::fault::Fault;
use crate::pointer::escape;

/// Where faults are collected.
pub type Faults = RefCell<Vec<Fault>>;

/// One place in the JSON of a definition.
#[derive(Clone)]
pub struct Node<'a> {
    /// The value there.
    pub json: &'a Json,
    /// The pointer to it.
    pub pointer: String,
    faults: &'a Faults,
}

impl<'a> Node<'a> {
    /// The whole document.
    pub fn root(json: &'a Json, faults: &'a Faults) -> Self {
        Self { json, pointer: String::new(), faults }
    }

    fn below(&self, name: &str, json: &'a Json) -> Self {
        Self { json, pointer: format!("{}/{}", self.pointer, escape(name)), faults: self.faults }
    }

    /// Notes a fault.
    pub fn report(&self, fault: Fault) {
        self.faults.borrow_mut().push(fault);
    }

    /// Notes a fault at this place.
    pub fn fault(&self, code: &str) {
        self.report(Fault::new(&self.pointer, code));
    }

    /// Notes a fault at this place about `name`.
    pub fn fault_about(&self, code: &str, name: &str) {
        self.report(Fault::new(&self.pointer, code).with("name", name));
    }

    fn wanted(&self, kind: &str) {
        self.report(Fault::new(&self.pointer, "forms-def-kind").with("wanted", kind));
    }

    /// Checks that this is an object with no other keys than `known`.
    pub fn only(&self, known: &[&str]) {
        for (name, node) in self.entries() {
            if !known.contains(&name) {
                node.fault_about("forms-def-unknown-key", name);
            }
        }
    }

    /// The properties, in order; a fault when this is no object.
    pub fn entries(&self) -> Vec<(&'a str, Node<'a>)> {
        let Some(object) = self.json.as_object() else {
            self.wanted("object");
            return Vec::new();
        };
        object.iter().map(|(name, json)| (name.as_str(), self.below(name, json))).collect()
    }

    /// The items, in order; a fault when this is no list.
    pub fn items(&self) -> Vec<Node<'a>> {
        let Some(list) = self.json.as_array() else {
            self.wanted("list");
            return Vec::new();
        };
        list.iter().enumerate().map(|(place, json)| self.below(&place.to_string(), json)).collect()
    }

    /// The property `name`, if it is there.
    pub fn get(&self, name: &str) -> Option<Node<'a>> {
        self.json.get(name).map(|json| self.below(name, json))
    }

    /// The property `name`; a fault when it is not there.
    pub fn need(&self, name: &str) -> Option<Node<'a>> {
        let found = self.get(name);
        if found.is_none() && self.json.is_object() {
            self.fault_about("forms-def-missing", name);
        }
        found
    }

    /// A string that is not blank.
    pub fn string(&self) -> Option<String> {
        let text = self.json.as_str().filter(|text| !text.trim().is_empty());
        if text.is_none() {
            self.wanted("string");
        }
        text.map(str::to_owned)
    }

    /// The string property `name`, which must be there; empty after a fault.
    pub fn need_string(&self, name: &str) -> String {
        self.need(name).and_then(|node| node.string()).unwrap_or_default()
    }

    /// The string property `name`, if it is there.
    pub fn get_string(&self, name: &str) -> Option<String> {
        self.get(name)?.string()
    }

    /// True or false.
    pub fn boolean(&self) -> bool {
        if !self.json.is_boolean() {
            self.wanted("boolean");
        }
        self.json.as_bool().unwrap_or(false)
    }

    /// The boolean property `name`; false when it is not there.
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(|node| node.boolean())
    }

    /// A whole number from 0.
    pub fn count(&self) -> Option<u32> {
        let count = self.json.as_u64().and_then(|count| u32::try_from(count).ok());
        if count.is_none() {
            self.wanted("count");
        }
        count
    }

    /// The count at `name`, if it is there.
    pub fn get_count(&self, name: &str) -> Option<u32> {
        self.get(name)?.count()
    }

    /// A civil date.
    pub fn date(&self) -> Option<Date> {
        let date = self.json.as_str().filter(|text| text.len() == 10).and_then(|text| Date::from_str(text).ok());
        if date.is_none() {
            self.wanted("date");
        }
        date
    }

    /// A text in both languages; a fault when either is missing or blank.
    pub fn text(&self) -> Text {
        self.only(&["zh-Hant-HK", "en"]);
        let side = |tag: &str| self.json.get(tag).and_then(Json::as_str).unwrap_or_default().to_owned();
        let text = Text { zh: side("zh-Hant-HK"), en: side("en") };
        if self.json.is_object() && !text.is_complete() {
            self.fault("forms-def-text-incomplete");
        }
        text
    }

    /// The text at `name`, which must be there.
    pub fn need_text(&self, name: &str) -> Text {
        self.need(name).map(|node| node.text()).unwrap_or_default()
    }

    /// The text at `name`, if it is there.
    pub fn get_text(&self, name: &str) -> Option<Text> {
        self.get(name).map(|node| node.text())
    }

    /// The strings of the list at `name`; none when it is not there.
    pub fn strings(&self, name: &str) -> Vec<String> {
        self.get(name).map(|node| node.items().iter().filter_map(Node::string).collect()).unwrap_or_default()
    }
}
