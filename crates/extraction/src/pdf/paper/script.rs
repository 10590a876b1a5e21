//! Scripts of a field (ISO 32000-1, 12.6.4.16). None is run. A format that is one plain call of the functions that
//! every producer writes says what the value is; everything else is named by its event.

use lopdf::{Dictionary, Document, Object};

use super::tree::{Leaf, text_of};
use crate::limits::Limits;
use crate::paper::Hint;

/// Events of the additional actions of a field (table 196).
const EVENTS: [(&[u8], &str); 4] = [(b"K", "keystroke"), (b"F", "format"), (b"V", "validate"), (b"C", "calculate")];

/// What the formats say, and the events at which a script runs that says nothing plain.
pub fn scripts(leaf: &Leaf<'_>, document: &Document, limits: &Limits) -> (Option<Hint>, Vec<String>) {
    let actions = leaf.own(b"AA", document).and_then(|actions| actions.as_dict().ok());
    let (mut found, mut events) = (None, Vec::new());
    for (key, event) in EVENTS {
        let action = actions.and_then(|actions| actions.get_deref(key, document).and_then(Object::as_dict).ok());
        let Some(script) = action.and_then(|action| script(action, document, limits)) else { continue };
        match hint(&script).filter(|_| event == "format" || event == "keystroke") {
            Some(hint) => found = found.or(Some(hint)),
            None => events.push(event.to_owned()),
        }
    }
    let action = leaf.own(b"A", document).and_then(|action| action.as_dict().ok());
    if action.and_then(|action| script(action, document, limits)).is_some() {
        events.push("action".to_owned());
    }
    (found, events)
}

fn script(action: &Dictionary, document: &Document, limits: &Limits) -> Option<String> {
    match action.get_deref(b"JS", document).ok()? {
        Object::Stream(stream) => {
            let bytes = stream.get_plain_content_with_limit(limits.stream_bytes).ok()?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        }
        text => Some(text_of(text).unwrap_or_default()),
    }
}

/// What one plain call says.
fn hint(script: &str) -> Option<Hint> {
    let call = script.trim().trim_end_matches(';').trim_end();
    let (name, rest) = call.split_once('(')?;
    let arguments = rest.strip_suffix(')').filter(|rest| !rest.contains(['(', ')', ';', '\n']))?;
    match name.trim_end() {
        "AFDate_FormatEx" | "AFDate_KeystrokeEx" => {
            let is_date = arguments.contains(['y', 'd']);
            match (is_date, arguments.contains(['H', 'h'])) {
                (true, false) => Some(Hint::Date),
                (false, true) => Some(Hint::Time),
                _ => None,
            }
        }
        // The older call names its format by a number, and all of them are days.
        "AFDate_Format" | "AFDate_Keystroke" => Some(Hint::Date),
        "AFTime_Format" | "AFTime_Keystroke" | "AFTime_FormatEx" => Some(Hint::Time),
        "AFNumber_Format" | "AFNumber_Keystroke" => {
            Some(Hint::Number { places: arguments.split(',').next()?.trim().parse().ok()? })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_call_says_what_the_value_is() {
        for (script, expected) in [
            ("AFDate_FormatEx(\"dd/mm/yyyy\");", Some(Hint::Date)),
            (" AFDate_Format(2) ", Some(Hint::Date)),
            ("AFDate_FormatEx(\"HH:MM\")", Some(Hint::Time)),
            ("AFDate_FormatEx(\"yyyy-mm-dd HH:MM\")", None),
            ("AFTime_Format(0);", Some(Hint::Time)),
            ("AFNumber_Format(2, 0, 0, 0, \"HK$\", true);", Some(Hint::Number { places: 2 })),
            ("AFNumber_Format(0, 1, 0, 0, \"\", true)", Some(Hint::Number { places: 0 })),
            ("AFNumber_Format(2,0,0,0,'',true); app.alert('x')", None),
            ("AFPercent_Format(2, 0)", None),
            ("event.value = 1", None),
            ("", None),
        ] {
            assert_eq!(hint(script), expected, "{script}");
        }
    }
}
