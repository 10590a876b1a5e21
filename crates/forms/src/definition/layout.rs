//! The part `layout`: pages, sections and items, from which a renderer draws the form.
//!
//! No styling beyond width classes: all forms of an office look and feel alike.

use serde::Serialize;
use words::Text;

use super::evidence::AttachmentSlot;
use super::node::Node;

/// How wide an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Width {
    /// The whole line.
    #[default]
    Full,
    /// Half of it.
    Half,
    /// A third of it.
    Third,
    /// A quarter of it.
    Quarter,
}

/// How the rows of a repeating group are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Rows {
    /// One line for each row.
    #[default]
    Grid,
    /// One card for each row.
    Cards,
}

/// One item of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "item", rename_all = "lowercase")]
pub enum Item {
    /// A field, by its pattern.
    Field {
        /// The field.
        path: String,
        /// Its width.
        width: Width,
    },
    /// A repeating group.
    Repeat {
        /// The group.
        path: String,
        /// Grid or cards.
        rows: Rows,
        /// The fields and the places for attachments of a row, in order, by their patterns.
        columns: Vec<String>,
        /// Fields at the foot, such as totals.
        foot: Vec<String>,
    },
    /// A place for attachments.
    Attachment {
        /// The slot.
        slot: String,
    },
    /// A sentence.
    Text {
        /// The sentence.
        text: Text,
    },
}

/// A section of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Section {
    /// Identifier, by which a rule can show or hide the section.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// A sentence under the heading.
    pub help: Option<Text>,
    /// Whether it is for official use.
    #[serde(rename = "officialUse")]
    pub official_use: bool,
    /// What stands in it.
    pub items: Vec<Item>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Page {
    /// Identifier.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// A sentence under the heading.
    pub help: Option<Text>,
    /// Its sections.
    pub sections: Vec<Section>,
}

impl Item {
    /// The patterns of the fields that the item draws, in order, the group itself first.
    pub fn paths(&self) -> Vec<&str> {
        match self {
            Item::Field { path, .. } => vec![path],
            Item::Repeat { path, columns, foot, .. } => {
                std::iter::once(path).chain(columns).chain(foot).map(String::as_str).collect()
            }
            Item::Attachment { .. } | Item::Text { .. } => Vec::new(),
        }
    }
}

/// Reads the part `layout`.
pub fn pages(node: &Node, slots: &[AttachmentSlot]) -> Vec<Page> {
    node.only(&["pages"]);
    node.need("pages").map(|list| list.items()).unwrap_or_default().iter().map(|entry| page(entry, slots)).collect()
}

fn page(node: &Node, slots: &[AttachmentSlot]) -> Page {
    node.only(&["id", "title", "help", "sections"]);
    let sections = node.need("sections").map(|list| list.items()).unwrap_or_default();
    Page {
        id: node.need_string("id"),
        title: node.need_text("title"),
        help: node.get_text("help"),
        sections: sections.iter().map(|entry| section(entry, slots)).collect(),
    }
}

fn section(node: &Node, slots: &[AttachmentSlot]) -> Section {
    node.only(&["id", "title", "help", "officialUse", "items"]);
    let items = node.need("items").map(|list| list.items()).unwrap_or_default();
    Section {
        id: node.need_string("id"),
        title: node.need_text("title"),
        help: node.get_text("help"),
        official_use: node.flag("officialUse"),
        items: items.iter().filter_map(|entry| item(entry, slots)).collect(),
    }
}

fn item(node: &Node, slots: &[AttachmentSlot]) -> Option<Item> {
    if let Some(path) = node.json.as_str() {
        return Some(Item::Field { path: path.to_owned(), width: Width::Full });
    }
    if node.get("field").is_some() {
        node.only(&["field", "width"]);
        let width = match node.get_string("width").as_deref() {
            None | Some("full") => Width::Full,
            Some("half") => Width::Half,
            Some("third") => Width::Third,
            Some("quarter") => Width::Quarter,
            Some(other) => {
                node.fault_about("forms-def-layout-item", other);
                Width::Full
            }
        };
        return Some(Item::Field { path: node.need_string("field"), width });
    }
    if node.get("repeat").is_some() {
        node.only(&["repeat", "as", "columns", "foot"]);
        let rows = match node.get_string("as").as_deref() {
            None | Some("grid") => Rows::Grid,
            Some("cards") => Rows::Cards,
            Some(other) => {
                node.fault_about("forms-def-layout-item", other);
                Rows::Grid
            }
        };
        let path = node.need_string("repeat");
        let columns = node.get("columns").map(|list| list.items()).unwrap_or_default();
        let columns = columns.iter().filter_map(|entry| column(entry, slots)).collect();
        return Some(Item::Repeat { path, rows, columns, foot: node.strings("foot") });
    }
    if let Some(slot) = node.get("attachment") {
        node.only(&["attachment"]);
        return Some(Item::Attachment { slot: slot.string()? });
    }
    if let Some(text) = node.get("text") {
        node.only(&["text"]);
        return Some(Item::Text { text: text.text() });
    }
    node.fault("forms-def-layout-item");
    None
}

/// A column of a group: a field, or a place for attachments of its rows.
fn column(node: &Node, slots: &[AttachmentSlot]) -> Option<String> {
    let Some(named) = node.get("attachment") else { return node.string() };
    node.only(&["attachment"]);
    let id = named.string()?;
    let slot = slots.iter().find(|slot| slot.id == id);
    if slot.is_none() {
        node.fault_about("forms-def-attachment", &id);
    }
    slot.map(|slot| slot.at().to_string())
}
