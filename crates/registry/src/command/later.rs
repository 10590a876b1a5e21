//! What was changed after a signature, as people read it.

use signing::{Change, ChangeKind, ChangeReport};
use words::Message;

use crate::view::prove::{LaterChange, PageArea};

/// Values are shown up to so many characters beside a page.
const SHOWN: usize = 400;

/// One change.
pub(super) fn later(change: &ChangeReport) -> LaterChange {
    let found = &change.change;
    let (what, is_data) = match stage_of_data(found) {
        // A stage of ours brings its data beside its printed fields; what stands in it is shown by the page, and its
        // text says nothing to a person.
        Some(stage) => (Message::new("registry-change-stage-data").with("stage", stage), true),
        None => (change.message.clone(), false),
    };
    let is_unseen = found.rect.is_some_and(is_empty);
    let value = |value: &Option<String>| value.as_deref().filter(|_| !is_data).map(shortened);
    LaterChange {
        headline: headline(&what),
        what,
        before: value(&found.before),
        after: value(&found.after),
        permitted: change.permitted,
        why: change.reason.map(|reason| reason.message()),
        page: found.page.filter(|_| !is_unseen),
        place: found.rect.filter(|_| !is_unseen).map(|[left, bottom, right, top]| PageArea {
            left,
            bottom,
            right,
            top,
        }),
    }
}

/// A field without a width or a height belongs to a page and shows nowhere on it.
fn is_empty([left, bottom, right, top]: [f32; 4]) -> bool {
    right <= left || top <= bottom
}

/// The sentence without values and without the page.
fn headline(what: &Message) -> Message {
    let code = match what.code.as_str() {
        "signing-change-field-filled" => "registry-change-field-filled",
        "signing-change-field-refilled" => "registry-change-field-refilled",
        "signing-change-field-emptied" => "registry-change-field-emptied",
        other => other,
    };
    Message { code: code.to_owned(), args: what.args.clone() }.with("page", 0)
}

/// The stage whose data a change brings.
fn stage_of_data(found: &Change) -> Option<String> {
    let stage = found.field.as_deref()?.strip_prefix("stage.")?.strip_suffix(".data")?;
    (found.kind == ChangeKind::FieldFilled && found.before.is_none()).then(|| stage.to_owned())
}

fn shortened(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_says_what_became_of_a_field_and_leaves_its_values_out() {
        let what =
            Message::new("signing-change-field-refilled").with("field", "due").with("before", "1").with("after", "2");
        for lang in words::Lang::ALL {
            let said = words::say_or_code(lang, &headline(&what));
            assert!(said.contains("due") && !said.contains('1') && !said.contains('2'), "{said}");
        }
    }

    #[test]
    fn a_field_without_a_size_shows_nowhere() {
        assert!(is_empty([0.0; 4]) && is_empty([10.0, 20.0, 10.0, 30.0]) && !is_empty([10.0, 20.0, 30.0, 40.0]));
    }

    #[test]
    fn a_value_is_cut_between_letters() {
        assert_eq!(shortened(&"檔".repeat(SHOWN)), "檔".repeat(SHOWN));
        assert_eq!(shortened(&"檔".repeat(SHOWN + 1)), format!("{}…", "檔".repeat(SHOWN)));
    }
}
