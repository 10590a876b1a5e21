//! A number of an identity card on paper: its middle is hidden, whoever the office is that reads it.

use rendition::{Content, Item, Reading, render, sheet_of};
use words::Lang;

use crate::forms::{answers, completed, definition, imprint};

#[test]
fn a_masked_number_stands_on_no_page() {
    let definition = definition("DPP6-1");
    let mut given = answers("DPP6-1", "request");
    given["subjectIdType"] = "hkid".into();
    given["subjectHkid"] = "Y234567(4)".into();
    let first = completed(&definition, "request", &given, Lang::En);
    let sheet = sheet_of(&definition, &first, &imprint());
    let items = sheet.sections.iter().flat_map(|section| &section.items);
    let printed: Vec<&Content> = items
        .filter_map(|item| match item {
            Item::Value(value) if value.label.en == "Hong Kong identity card number" => Some(&value.content),
            _ => None,
        })
        .collect();
    assert!(printed.contains(&&Content::Plain("Y234***(*)".to_owned())), "{printed:?}");
    let made = render(&sheet, Reading::both(Lang::En)).unwrap();
    if let Some(read) = crate::judges::text_of(&made.bytes) {
        assert!(read.contains("Y234***(*)") && !read.contains("Y234567"), "{read}");
    }
}
