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

/// How a repeating group is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Repeat {
    /// The group.
    pub path: String,
    /// Grid or cards.
    pub rows: Rows,
    /// The fields of a row, in order, groups within the row among them.
    pub columns: Vec<String>,
    /// How the groups among the columns are drawn.
    pub inner: Vec<Repeat>,
    /// Fields at the foot, such as totals.
    pub foot: Vec<String>,
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
    Repeat(Repeat),
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
            Item::Repeat(group) => group.paths(),
            Item::Attachment { .. } | Item::Text { .. } => Vec::new(),
        }
    }
}

impl Repeat {
    /// The group among the columns that this column is, if it is one.
    pub fn inner_at(&self, column: &str) -> Option<&Repeat> {
        self.inner.iter().find(|inner| inner.path == column)
    }

    /// The group itself, its columns with what lies in them, and its foot.
    pub fn paths(&self) -> Vec<&str> {
        let below = |column: &'_ String| self.inner_at(column).map(Repeat::paths);
        let columns = self.columns.iter().flat_map(|column| below(column).unwrap_or_else(|| vec![column]));
        std::iter::once(self.path.as_str()).chain(columns).chain(self.foot.iter().map(String::as_str)).collect()
    }

    /// This group and those within it, however deep.
    pub fn all(&self) -> Vec<&Repeat> {
        std::iter::once(self).chain(self.inner.iter().flat_map(Repeat::all)).collect()
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
        return Some(Item::Repeat(repeat(node, slots)));
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

fn repeat(node: &Node, slots: &[AttachmentSlot]) -> Repeat {
    node.only(&["repeat", "as", "columns", "foot"]);
    let rows = match node.get_string("as").as_deref() {
        None | Some("grid") => Rows::Grid,
        Some("cards") => Rows::Cards,
        Some(other) => {
            node.fault_about("forms-def-layout-item", other);
            Rows::Grid
        }
    };
    let (mut columns, mut inner) = (Vec::new(), Vec::new());
    for column in node.get("columns").map(|list| list.items()).unwrap_or_default() {
        if column.get("attachment").is_some() {
            columns.extend(slot_column(&column, slots));
        } else if column.json.is_object() {
            let group = repeat(&column, slots);
            columns.push(group.path.clone());
            inner.push(group);
        } else {
            columns.extend(column.string());
        }
    }
    Repeat { path: node.need_string("repeat"), rows, columns, inner, foot: node.strings("foot") }
}

/// A column of a group that is a place for attachments of its rows.
fn slot_column(node: &Node, slots: &[AttachmentSlot]) -> Option<String> {
    node.only(&["attachment"]);
    let id = node.need_string("attachment");
    let slot = slots.iter().find(|slot| slot.id == id);
    if slot.is_none() {
        node.fault_about("forms-def-attachment", &id);
    }
    slot.map(|slot| slot.at().to_string())
}
