//! The form's data as an embedded file, the source of what the page shows
//! (ISO 19005-3, 6.8 and annex E).

use lopdf::{Dictionary, Document, Object};

use super::objects::{dictionary, name, stream, text};
use super::properties::pdf_date;
use crate::RenditionError;
use crate::sheet::Sheet;

/// Name of the embedded file.
pub const FILE_NAME: &str = "form-data.json";

/// Embeds the data as it was given, byte for byte.
pub fn embed(document: &mut Document, catalog: &mut Dictionary, sheet: &Sheet) -> Result<(), RenditionError> {
    serde_json::from_str::<serde::de::IgnoredAny>(&sheet.data)
        .map_err(|fault| RenditionError::Data { detail: fault.to_string() })?;
    let size = i64::try_from(sheet.data.len()).map_err(RenditionError::broken)?;
    let params = dictionary([("Size", Object::Integer(size)), ("ModDate", text(&pdf_date(sheet.made_at)))]);
    let entries = Dictionary::from_iter([
        ("Type", name("EmbeddedFile")),
        ("Subtype", name("application/json")),
        ("Params", params),
    ]);
    let file = document.add_object(stream(entries, sheet.data.as_bytes().to_vec()));
    let specification = document.add_object(dictionary([
        ("Type", name("Filespec")),
        ("F", text(FILE_NAME)),
        ("UF", text(FILE_NAME)),
        ("Desc", text("Form data / 表格數據")),
        ("AFRelationship", name("Source")),
        ("EF", dictionary([("F", Object::Reference(file)), ("UF", Object::Reference(file))])),
    ]));
    let specification = Object::Reference(specification);
    let names = dictionary([("Names", Object::Array(vec![text(FILE_NAME), specification.clone()]))]);
    catalog.set("Names", dictionary([("EmbeddedFiles", names)]));
    catalog.set("AF", Object::Array(vec![specification]));
    Ok(())
}
