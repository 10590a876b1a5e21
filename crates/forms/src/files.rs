//! The files of the file plan that answers name. Whether there is such a file is the desk's to say: the plan is not
//! known here.

use serde_json::Value as Json;
use words::Text;

use crate::definition::{Definition, FieldKind};
use crate::pointer::places;

/// A reference that names a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// Pointer of the answer.
    pub path: String,
    /// Name of the field.
    pub label: Text,
    /// The reference in its one spelling.
    pub reference: String,
}

/// The files that the answers of a stage name, in the order of their places. `values` holds what is shown. What is
/// spelt otherwise names none: that it is wrong is said by the form.
pub fn named_files(definition: &Definition, values: &Json, stage: &str) -> Vec<NamedFile> {
    let fields = definition.names.fields.iter();
    let naming = fields.filter(|(_, field)| field.kind == FieldKind::FileReference && field.stage == stage);
    let named = naming.flat_map(|(at, field)| {
        let one = move |path: String| {
            let reference = values.pointer(&path).filter(|json| field.spells(json))?.as_str()?.to_owned();
            Some(NamedFile { path, label: field.label.clone(), reference })
        };
        places(values, at).into_iter().filter_map(one)
    });
    named.collect()
}
