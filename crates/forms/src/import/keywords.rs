//! The keywords of JSON Schema: what of each the form carries, and what is said of those that it does not.

use super::flat::Flat;
use super::source::Source;

/// What names a schema, leads to another, or is read wherever it stands.
const READ: [&str; 22] = [
    "$schema",
    "$id",
    "id",
    "$ref",
    "$dynamicRef",
    "$recursiveRef",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "$defs",
    "definitions",
    "$vocabulary",
    "$comment",
    "title",
    "description",
    "type",
    "allOf",
    "enumNames",
    "x-labels",
    // They go with `if`, and with `contains`.
    "then",
    "else",
    "minContains",
];

/// Keywords that judge answers. Whatever else stands in a schema judges none.
const JUDGING: [&str; 35] = [
    "oneOf",
    "anyOf",
    "not",
    "if",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "required",
    "unevaluatedProperties",
    "unevaluatedItems",
    "items",
    "additionalItems",
    "prefixItems",
    "contains",
    "maxContains",
    "minItems",
    "maxItems",
    "uniqueItems",
    "enum",
    "const",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "multipleOf",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
];

/// Notes every keyword but those of `carried`: what judges is left to the check, what does not is not carried.
pub fn note_others(source: &mut Source<'_>, flat: &Flat<'_>, carried: &[&str]) {
    let is_choice = flat.get("x-labels").is_some();
    for (word, value) in &flat.words {
        let word = *word;
        let became_choice = is_choice && matches!(word, "oneOf" | "anyOf");
        if READ.contains(&word) || carried.contains(&word) || became_choice {
            continue;
        }
        match value.as_str() {
            Some(format) if word == "format" => source.note_format(&flat.at, format),
            _ if JUDGING.contains(&word) => source.note(&flat.at, "forms-import-left", word),
            _ => source.note(&flat.at, "forms-import-remark", word),
        }
    }
}

/// A count, such as a greatest length; noted where it is none that a form can hold.
pub fn count(source: &mut Source<'_>, flat: &Flat<'_>, word: &str) -> Option<u64> {
    let given = flat.get(word)?;
    let float = || given.as_f64().filter(|count| count.fract() == 0.0 && *count >= 0.0).map(|count| count as u64);
    let count = given.as_u64().or_else(float).filter(|count| u32::try_from(*count).is_ok());
    if count.is_none() {
        source.note(&flat.at, "forms-import-left", word);
    }
    count
}
