//! What a test asks of the reader, and of its answer.

use extraction::{Extracted, Limits, extract_bytes};
use words::Lang;

pub fn read(bytes: &[u8]) -> Extracted {
    extract_bytes(bytes, &Limits::default())
}

/// The codes of the warnings. Each has its sentence in both languages.
pub fn codes(extracted: &Extracted) -> Vec<&str> {
    for warning in &extracted.warnings {
        for lang in Lang::ALL {
            assert!(words::say(lang, warning).is_some(), "{warning:?}");
        }
    }
    extracted.warnings.iter().map(|warning| warning.code.as_str()).collect()
}

/// The text of a part.
pub fn part<'e>(extracted: &'e Extracted, name: &str) -> &'e str {
    let named: Vec<&str> = extracted.parts.iter().map(|part| part.name.as_str()).collect();
    let found = extracted.parts.iter().find(|part| part.name == name);
    &found.unwrap_or_else(|| panic!("{name} is not one of {named:?}")).text
}

/// The names that a warning about files within the file lists.
pub fn names(extracted: &Extracted, code: &str) -> String {
    let warning = extracted.warnings.iter().find(|warning| warning.code == code);
    let warning = warning.unwrap_or_else(|| panic!("{code} is not one of {:?}", extracted.warnings));
    serde_json::to_value(&warning.args["names"]).unwrap().as_str().unwrap().to_owned()
}
