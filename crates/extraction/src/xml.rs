//! XML as a walk through opened and closed elements and the text between them. What a
//! document type declares is not looked at, so no entity unfolds and none is fetched.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::charset;
use crate::reading::{Met, Reading};

/// An opened element.
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        let whole = self.0.name().0;
        whole.rsplit(':').next().unwrap_or(whole)
    }

    /// An attribute by its name without prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes.filter_map(Result::ok).find(|attribute| {
            let key = attribute.key.0;
            key.rsplit(':').next() == Some(name)
        })?;
        Some(
            found
                .normalized_value(XmlVersion::Implicit1_0)
                .map_or_else(|_| found.value.clone().into_owned(), Cow::into_owned),
        )
    }

    /// The reference to another part, which has a prefix where other attributes have none.
    pub fn relation(&self) -> Option<String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes.filter_map(Result::ok).find(|attribute| {
            let key = attribute.key.0;
            key.split_once(':').is_some_and(|(_, name)| name == "id" || name == "embed")
        })?;
        Some(found.value.into_owned())
    }
}

/// One step of the walk.
pub enum Node<'a> {
    /// An element opens.
    Open(&'a Tag<'a>),
    /// Text.
    Text(&'a str),
    /// The element that was opened last closes.
    Close,
}

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// Yes.
    On,
    /// No; what was wanted is found, or there is no more room.
    Out,
}

/// Walks through a document. What lies too deep is passed over, and damage ends the walk.
pub fn walk(bytes: &[u8], reading: &mut Reading<'_>, mut visit: impl FnMut(Node<'_>) -> Go) {
    let text = charset::xml(bytes);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    let mut depth = 0;
    let most = reading.limits.xml_depth;
    loop {
        let Ok(event) = reader.read_event() else { return reading.meet_damage() };
        let is_near = depth <= most;
        let go = match event {
            Event::Start(tag) => {
                depth += 1;
                if depth > most {
                    reading.meet(Met::Depth, most);
                    continue;
                }
                visit(Node::Open(&Tag(tag)))
            }
            // An end without a beginning means nothing.
            Event::End(_) if depth == 0 => continue,
            Event::End(_) => {
                depth -= 1;
                if is_near { visit(Node::Close) } else { continue }
            }
            Event::Text(text) if is_near => visit(Node::Text(&text.xml10_content())),
            Event::CData(text) if is_near => visit(Node::Text(&text.xml10_content())),
            Event::GeneralRef(reference) if is_near => {
                let mut sign = [0; 4];
                let meant = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(&*character.encode_utf8(&mut sign)),
                    // What a document type would have to declare stays unsaid.
                    _ => resolve_predefined_entity(&reference.xml10_content()),
                };
                meant.map_or(Go::On, |meant| visit(Node::Text(meant)))
            }
            Event::Eof if depth > 0 => return reading.meet_damage(),
            Event::Eof => return,
            _ => continue,
        };
        if go == Go::Out {
            return;
        }
    }
}

/// The texts of the elements that have no elements in them, by their names.
pub fn leaves(bytes: &[u8], reading: &mut Reading<'_>) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open: Option<(String, String)> = None;
    let most = reading.limits.entries;
    walk(bytes, reading, |node| {
        match node {
            Node::Open(tag) => open = Some((tag.name().to_owned(), String::new())),
            Node::Text(text) => {
                if let Some((_, value)) = &mut open {
                    value.push_str(text);
                }
            }
            Node::Close => found.extend(open.take().filter(|(_, value)| !value.trim().is_empty())),
        }
        if found.len() < most { Go::On } else { Go::Out }
    });
    found
}
