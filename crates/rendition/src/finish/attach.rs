//! The data as an embedded file, the source of what the page shows
//! (ISO 19005-3, 6.8 and annex E). A form's is known by its name to whoever reads forms.

use lopdf::{Dictionary, Document, Object, Stream};

use super::objects::{dictionary, name, text};
use super::properties::pdf_date;
use crate::RenditionError;
use crate::sheet::{Kind, Sheet};

/// Name of the embedded file and what it is.
fn described(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Form | Kind::Blank => ("form-data.json", "Form data / 表格數據"),
        Kind::Paper => ("paper-data.json", "Data of this paper / 本文件數據"),
    }
}

/// Embeds the data as it was given, byte for byte.
pub fn embed(document: &mut Document, catalog: &mut Dictionary, sheet: &Sheet) -> Result<(), RenditionError> {
    serde_json::from_str::<serde::de::IgnoredAny>(&sheet.data)
        .map_err(|fault| RenditionError::Data { detail: fault.to_string() })?;
    let (file_name, description) = described(sheet.kind);
    let size = i64::try_from(sheet.data.len()).map_err(RenditionError::broken)?;
    let params = dictionary([("Size", Object::Integer(size)), ("ModDate", text(&pdf_date(sheet.made_at)))]);
    let entries = Dictionary::from_iter([
        ("Type", name("EmbeddedFile")),
        ("Subtype", name("application/json")),
        ("Params", params),
    ]);
    let file = document.add_object(Stream::new(entries, sheet.data.as_bytes().to_vec()));
    let specification = document.add_object(dictionary([
        ("Type", name("Filespec")),
        ("F", text(file_name)),
        ("UF", text(file_name)),
        ("Desc", text(description)),
        ("AFRelationship", name("Source")),
        ("EF", dictionary([("F", Object::Reference(file)), ("UF", Object::Reference(file))])),
    ]));
    let specification = Object::Reference(specification);
    let names = dictionary([("Names", Object::Array(vec![text(file_name), specification.clone()]))]);
    catalog.set("Names", dictionary([("EmbeddedFiles", names)]));
    catalog.set("AF", Object::Array(vec![specification]));
    Ok(())
}
