//! What stands at the head of a mail: said of the file, and put into its text as well,
//! because mails are looked for by who wrote them and what about.

use crate::report::Extracted;

/// Says one line of the head.
pub fn say(extracted: &mut Extracted, name: &str, value: &str) {
    extracted.describe(name, value);
    // When and under which number is no text that somebody would look for.
    if !matches!(name, "date" | "message-id")
        && let Some(value) = extracted.metadata.get(name).cloned()
    {
        extracted.push_part(format!("header:{name}"), value);
    }
}
