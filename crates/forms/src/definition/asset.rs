//! The parts `assets` and `imported`: the official PDF that a form goes with, named by its digest, and where a
//! first draft came from; and the tier that follows from them.
//!
//! The bytes of an asset lie beside `form.json` under the asset's name. Whoever takes a definition from a folder
//! asks [`asset_faults`] about them; this room reads no file.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::evidence::AttachmentSlot;
use super::field::Field;
use super::node::Node;
use crate::canonical::sha256_hex;
use crate::fault::Fault;
use crate::pointer::Pattern;

/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 120;

/// What an asset is there for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AssetUse {
    /// It is filled in outside of the form, and attached in this slot.
    Fill {
        /// The slot.
        slot: String,
    },
    /// It is the official layout of what the form asks for.
    Layout,
}

/// A file that belongs to a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// What for.
    pub purpose: AssetUse,
    /// Name of the file beside `form.json`.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size_bytes: u32,
}

impl Asset {
    /// Whether these are the bytes that the definition means.
    pub fn is(&self, bytes: &[u8]) -> bool {
        usize::try_from(self.size_bytes) == Ok(bytes.len()) && sha256_hex(bytes) == self.sha256
    }
}

/// The files that a published definition names, read without compiling it.
pub fn assets_of(document: &Json) -> Vec<Asset> {
    let entries = document.get("assets").and_then(Json::as_array).into_iter().flatten();
    let text = |entry: &Json, name: &str| entry.get(name)?.as_str().map(str::to_owned);
    let read = |entry: &Json| {
        Some(Asset {
            purpose: match text(entry, "use")?.as_str() {
                "fill" => AssetUse::Fill { slot: text(entry, "slot")? },
                _ => AssetUse::Layout,
            },
            name: text(entry, "name").filter(|name| is_plain(name))?,
            sha256: text(entry, "sha256")?,
            size_bytes: u32::try_from(entry.get("sizeBytes")?.as_u64()?).ok()?,
        })
    };
    entries.filter_map(read).collect()
}

/// What is wrong with the files of a definition; `bytes_of` gives what lies beside it under a name.
pub fn asset_faults(assets: &[Asset], bytes_of: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<Fault> {
    let judge = |(number, asset): (usize, &Asset)| {
        let code = match bytes_of(&asset.name) {
            Some(bytes) if asset.is(&bytes) => return None,
            Some(_) => "forms-asset-changed",
            None => "forms-asset-missing",
        };
        Some(Fault::new(format!("/assets/{number}"), code).with("name", asset.name.as_str()))
    };
    assets.iter().enumerate().filter_map(judge).collect()
}

/// Where a first draft came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Of what kind: `acroform`.
    pub from: String,
    /// Names of the source by field, where it has them.
    pub names: BTreeMap<Pattern, String>,
}

/// Reads the part `assets`; what is to be filled in outside needs a slot that is always asked for.
pub fn assets(node: &Node, slots: &[AttachmentSlot]) -> Vec<Asset> {
    let mut assets: Vec<Asset> = Vec::new();
    for entry in node.items() {
        let Some(asset) = asset(&entry, slots) else { continue };
        if assets.iter().any(|other| other.name.to_lowercase() == asset.name.to_lowercase()) {
            entry.fault_about("forms-def-asset-twice", &asset.name);
        }
        assets.push(asset);
    }
    assets
}

fn asset(node: &Node, slots: &[AttachmentSlot]) -> Option<Asset> {
    node.only(&["use", "slot", "name", "sha256", "sizeBytes"]);
    let name = node.need("name")?;
    let sha256 = node.need_string("sha256");
    if !(sha256.len() == 64 && sha256.chars().all(|sign| matches!(sign, '0'..='9' | 'a'..='f'))) {
        node.fault_about("forms-def-asset-digest", &sha256);
    }
    let asset = Asset {
        purpose: purpose(node, slots)?,
        name: name.string()?,
        sha256,
        size_bytes: node.need("sizeBytes").and_then(|size| size.count()).unwrap_or(0),
    };
    if !is_plain(&asset.name) {
        name.fault_about("forms-def-asset-name", &asset.name);
    }
    Some(asset)
}

fn purpose(node: &Node, slots: &[AttachmentSlot]) -> Option<AssetUse> {
    match node.need_string("use").as_str() {
        "layout" => Some(AssetUse::Layout),
        "fill" => {
            let slot = node.need_string("slot");
            if !slots
                .iter()
                .any(|known| known.id == slot && known.min > 0 && known.when.is_none() && known.group.is_none())
            {
                node.fault_about("forms-def-asset-slot", &slot);
            }
            Some(AssetUse::Fill { slot })
        }
        other => {
            node.fault_about("forms-def-asset-use", other);
            None
        }
    }
}

/// A PDF beside `form.json` and nowhere else, whichever system the folder lies on.
fn is_plain(name: &str) -> bool {
    let stem = name.strip_suffix(".pdf").or_else(|| name.strip_suffix(".PDF"));
    let forbidden =
        |sign: char| sign.is_control() || matches!(sign, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    stem.is_some_and(|stem| !stem.trim().is_empty() && !stem.starts_with(['.', ' ']))
        && name.chars().count() <= LONGEST_NAME
        && !name.contains(forbidden)
}

/// Reads the part `imported`.
pub fn origin(node: &Node, fields: &BTreeMap<Pattern, Field>) -> Origin {
    node.only(&["from", "names"]);
    let mut names = BTreeMap::new();
    for (at, name) in node.get("names").map(|names| names.entries()).unwrap_or_default() {
        match Pattern::parse(at).filter(|at| fields.contains_key(at)) {
            Some(field) => drop(name.json.as_str().map(|own| names.insert(field, own.to_owned()))),
            None => name.fault_about("forms-def-field-path", at),
        }
    }
    Origin { from: node.need_string("from"), names }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_lies_beside_its_definition_and_nowhere_else() {
        for name in ["HAD 9.pdf", "申請表.pdf", "a.b.PDF"] {
            assert!(is_plain(name), "{name}");
        }
        let long = format!("{}.pdf", "長".repeat(120));
        for name in
            ["../a.pdf", "a/b.pdf", "c:a.pdf", ".pdf", " .pdf", ".a.pdf", "form.json", "a.exe", "a\u{7}.pdf", &long]
        {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn only_the_very_bytes_are_the_asset() {
        let asset = Asset {
            purpose: AssetUse::Layout,
            name: "a.pdf".to_owned(),
            sha256: sha256_hex(b"%PDF-1.7"),
            size_bytes: 8,
        };
        assert!(asset.is(b"%PDF-1.7") && !asset.is(b"%PDF-1.6") && !asset.is(b"%PDF-1.7\n"));
    }
}
