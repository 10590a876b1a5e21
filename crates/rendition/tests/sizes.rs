//! How large a form is, by the number of different characters on its page.

use std::collections::BTreeSet;

use rendition::font::Fonts;
use rendition::{Content, Item, Reading, Sheet, Span, Value, pages_of, render, spots};
use words::Lang;

use crate::sheets::{leave, text};

/// A form of one page on which so many different characters stand.
fn with(count: usize) -> Sheet {
    let mut sheet = leave();
    sheet.sections.truncate(1);
    sheet.notes.clear();
    let mut known: BTreeSet<char> = spots(&sheet).iter().flat_map(|spot| spot.text.chars()).collect();
    let mut more = String::new();
    // Every twenty-ninth of the block: simple and intricate signs in their proportion.
    let fonts = Fonts::load().unwrap();
    for sign in (0x4E00..0x9FA5).step_by(29).filter_map(char::from_u32).filter(|sign| fonts.has(*sign)) {
        if known.len() < count && known.insert(sign) {
            more.push(sign);
        }
    }
    assert_eq!(known.len(), count);
    let content = Content::Plain(more);
    sheet.sections[0].items.push(Item::Value(Value { label: text("姓名", "Name"), content, span: Span::Full }));
    sheet
}

#[test]
fn a_page_takes_so_many_bytes_for_so_many_different_characters() {
    for (count, most) in [(160, 45_000), (300, 100_000)] {
        let made = render(&with(count), Reading::both(Lang::ZhHantHk)).unwrap();
        crate::judges::kept(&format!("different-{count}.pdf"), &made.bytes);
        assert_eq!(pages_of(&made.bytes).unwrap(), 1);
        assert!(made.bytes.len() <= most, "{count}: {} bytes", made.bytes.len());
        // Subset, and not the typeface of seven megabytes; but not without it either.
        assert!(made.bytes.len() > 10_000);
    }
}
