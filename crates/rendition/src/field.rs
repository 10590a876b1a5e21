//! Names of the prepared fields. A stage is a node of the form's field tree; its
//! signature, its data and its visible values are the leaves:
//! `stage.<id>.signature-<id>`, `stage.<id>.data`, `stage.<id>.<name>`.
//! The last part of a signature's name is its own, because there are judges that know a signature by that part alone,
//! and take two of one name for one that was altered.

use crate::RenditionError;

/// Name of the leaf that is signed.
const SIGNATURE: &str = "signature";
/// Name of the leaf that carries the stage's data as JSON text.
const DATA: &str = "data";

/// What the names of all fields of a stage begin with.
pub fn prefix(stage: &str) -> Result<String, RenditionError> {
    Ok(format!("stage.{}.", plain(stage)?))
}

/// The signature field of a stage.
pub fn signature(stage: &str) -> Result<String, RenditionError> {
    Ok(format!("{}{SIGNATURE}-{stage}", prefix(stage)?))
}

/// The field that carries a later stage's data.
pub fn data(stage: &str) -> Result<String, RenditionError> {
    Ok(format!("{}{DATA}", prefix(stage)?))
}

/// The field of one visible value of a later stage.
pub fn text(stage: &str, name: &str) -> Result<String, RenditionError> {
    let own = [signature(stage)?, data(stage)?];
    let field = format!("{}{}", prefix(stage)?, plain(name)?);
    if own.contains(&field) { Err(RenditionError::FieldName { name: name.to_owned() }) } else { Ok(field) }
}

/// A partial field name: ASCII, no period (ISO 32000-1, 12.7.3.2).
fn plain(name: &str) -> Result<&str, RenditionError> {
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !name.is_empty() && name.len() <= 120 && name.bytes().all(sound) {
        Ok(name)
    } else {
        Err(RenditionError::FieldName { name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_ascii_and_never_collide() {
        assert_eq!(signature("apply").unwrap(), "stage.apply.signature-apply");
        assert_eq!(text("decide", "decision_reason").unwrap(), "stage.decide.decision_reason");
        for bad in ["", "a.b", "審批", "a b", "data", "signature-decide"] {
            assert!(text("decide", bad).is_err(), "{bad}");
        }
        assert!(signature("a.b").is_err());
    }
}
