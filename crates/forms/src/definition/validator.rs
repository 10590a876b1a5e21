//! The compiled data schema: the one judge of the shape of values.

use std::fmt;
use std::sync::Arc;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, PatternOptions, Validator};
use serde_json::Value as Json;
use words::Message;

use super::profile::relaxed;
use crate::values::Format;

/// The formats of the profile, by name. In 2020-12 `format` is only a remark until it is switched on.
const FORMATS: [&str; 13] = [
    "date",
    "hhmm",
    "hkid",
    "email",
    "phone",
    "fileReference",
    "decimal-0",
    "decimal-1",
    "decimal-2",
    "decimal-3",
    "decimal-4",
    "decimal-5",
    "decimal-6",
];

/// The compiled schema of a form's data.
#[derive(Clone)]
pub struct DataValidator(Arc<Validator>);

impl fmt::Debug for DataValidator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataValidator")
    }
}

/// Something in the values that the schema does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// JSON pointer into the values.
    pub path: String,
    /// What is wrong, with what to do.
    pub message: Message,
}

impl DataValidator {
    /// Compiles `schema`; `Err` with the reason of the library when it is no schema.
    pub fn compile(schema: &Json) -> Result<Self, String> {
        let mut options = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .should_ignore_unknown_formats(false)
            .with_pattern_options(PatternOptions::regex());
        for name in FORMATS {
            if let Some(format) = Format::named(name) {
                options = options.with_format(name, move |text: &str| format.accepts(text));
            }
        }
        options.build(&relaxed(schema)).map(|validator| Self(Arc::new(validator))).map_err(|error| error.to_string())
    }

    /// Everything in `values` that the schema does not allow.
    pub fn misfits(&self, values: &Json) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        for error in self.0.iter_errors(values) {
            let path = error.instance_path().to_string();
            if let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() {
                misfits.extend(unexpected.iter().map(|name| Misfit {
                    path: format!("{path}/{}", crate::pointer::escape(name)),
                    message: Message::new("forms-unknown-field"),
                }));
                continue;
            }
            misfits.push(Misfit { message: message(error.kind()), path });
        }
        misfits
    }
}

fn message(kind: &ValidationErrorKind) -> Message {
    match kind {
        ValidationErrorKind::Format { format } => match format.as_str() {
            "date" => Message::new("forms-bad-date"),
            "hhmm" => Message::new("forms-bad-time"),
            "hkid" => Message::new("forms-bad-hkid"),
            "email" => Message::new("forms-bad-email"),
            "phone" => Message::new("forms-bad-phone"),
            "fileReference" => Message::new("forms-bad-file-reference"),
            other => {
                Message::new("forms-bad-decimal").with("places", crate::values::decimal_places(other).unwrap_or(0))
            }
        },
        ValidationErrorKind::Enum { .. } | ValidationErrorKind::Constant { .. } => Message::new("forms-not-a-choice"),
        ValidationErrorKind::MaxLength { limit } => Message::new("forms-too-long").with("limit", *limit),
        ValidationErrorKind::MinLength { limit } => Message::new("forms-too-short").with("limit", *limit),
        ValidationErrorKind::MaxItems { limit } => Message::new("forms-too-many-rows").with("limit", *limit),
        ValidationErrorKind::Maximum { limit } => Message::new("forms-too-large").with("limit", limit.to_string()),
        ValidationErrorKind::Minimum { limit } => Message::new("forms-too-small").with("limit", limit.to_string()),
        ValidationErrorKind::Pattern { .. } => Message::new("forms-bad-pattern"),
        ValidationErrorKind::UniqueItems => Message::new("forms-twice"),
        _ => Message::new("forms-wrong-type"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn codes(schema: Json, value: Json) -> Vec<String> {
        let schema = json!({"type": "object", "properties": {"x": schema}});
        let validator = DataValidator::compile(&schema).unwrap();
        validator.misfits(&json!({"x": value})).into_iter().map(|misfit| misfit.message.code).collect()
    }

    #[test]
    fn formats_are_switched_on() {
        assert_eq!(codes(json!({"type": "string", "format": "date"}), json!("2026-13-40")), ["forms-bad-date"]);
        assert_eq!(codes(json!({"type": "string", "format": "decimal-2"}), json!("1.5")), ["forms-bad-decimal"]);
        assert_eq!(codes(json!({"type": "string", "format": "hkid"}), json!("A123456(4)")), ["forms-bad-hkid"]);
        assert!(codes(json!({"type": "string", "format": "hkid"}), json!("A123456(3)")).is_empty());
        assert_eq!(codes(json!({"type": "string", "format": "email"}), json!("a@b")), ["forms-bad-email"]);
    }

    #[test]
    fn length_counts_code_points() {
        let two = json!({"type": "string", "maxLength": 2});
        assert!(codes(two.clone(), json!("𠮷𠮷")).is_empty());
        assert!(codes(two.clone(), json!("葛\u{e0100}")).is_empty());
        assert_eq!(codes(two, json!("葛\u{e0100}城")), ["forms-too-long"]);
    }

    #[test]
    fn a_bound_beyond_the_doubles_still_holds() {
        let limit = json!({"type": "integer", "maximum": 9_007_199_254_740_991_i64});
        assert_eq!(codes(limit.clone(), json!(9_007_199_254_740_993_i64)), ["forms-too-large"]);
        assert!(codes(limit, json!(9_007_199_254_740_991_i64)).is_empty());
    }

    #[test]
    fn classes_of_characters_know_unicode() {
        assert!(codes(json!({"type": "string", "pattern": "^\\p{Script=Han}+$"}), json!("陳大文𠮷")).is_empty());
        assert_eq!(codes(json!({"type": "string", "pattern": "^\\d+$"}), json!("x")), ["forms-bad-pattern"]);
    }

    #[test]
    fn money_as_a_number_is_a_wrong_type() {
        assert_eq!(codes(json!({"type": "string", "format": "decimal-2"}), json!(19.99)), ["forms-wrong-type"]);
    }
}
