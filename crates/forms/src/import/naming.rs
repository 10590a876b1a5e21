//! Names and labels: what stands in a schema, as a definition may write it.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

/// A name of letters, digits and `_` that begins with a letter and is not taken yet.
pub fn safe_name(name: &str, taken: &BTreeSet<String>) -> String {
    let kept: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let kept = kept.trim_matches('_').to_owned();
    let begins = kept.starts_with(|c: char| c.is_ascii_alphabetic());
    let kept = if begins { kept } else { format!("f_{kept}").trim_end_matches('_').to_owned() };
    let numbered = (2_u32..).map(|number| format!("{kept}_{number}"));
    std::iter::once(kept.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(kept)
}

/// `firstName`, `first_name` and `first-name` as people read them: `First name`.
pub fn humane(name: &str) -> String {
    let mut words = String::new();
    let mut before = ' ';
    for c in name.chars() {
        let cut = matches!(c, '_' | '-' | '.') || c.is_whitespace();
        if !words.is_empty() && (cut || (c.is_uppercase() && before.is_lowercase())) && !words.ends_with(' ') {
            words.push(' ');
        }
        if !cut {
            let first = words.is_empty();
            words.extend(if first { c.to_uppercase().collect::<Vec<_>>() } else { c.to_lowercase().collect() });
        }
        before = c;
    }
    let words = words.trim().to_owned();
    if words.is_empty() { name.to_owned() } else { words }
}

/// A text slot. The source has one language; it stands on both sides until somebody translates it.
pub fn both(text: &str) -> Json {
    json!({"zh-Hant-HK": text, "en": text})
}
