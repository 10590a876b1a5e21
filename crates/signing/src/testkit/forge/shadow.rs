//! Shadow attacks: prepared before signing, shown afterwards. Here the later update alone,
//! because it is what a judge can see.

use super::tools::{Forgery, Target, close, stream};
use crate::reason::Reason;
use crate::testkit::desk::{desk, request};
use crate::testkit::paper::{Paper, paper};

/// Replacing what a signed page shows without touching the page.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>".to_owned();
    let page = target.body(target.page);
    let without_content = page.replace(&format!("/Contents {} 0 R", target.content), "");
    vec![
        Forgery::new(Reason::ChangedContent, "font-redefined", target.update(&[(target.font, font)])),
        Forgery::new(Reason::ChangedContent, "content-emptied", target.update(&[(target.content, stream(""))])),
        Forgery::new(Reason::ChangedContent, "page-without-content", target.update(&[(target.page, without_content)])),
        Forgery::new(Reason::ChangedContent, "number-pointed-back", hidden_twin()),
        Forgery::new(Reason::ChangedContent, "unreached-catalog", unreached(&target, target.catalog)),
        Forgery::new(Reason::ChangedContent, "unreached-page", unreached(&target, target.page)),
        Forgery::new(
            Reason::ChangedContent,
            "media-box-shrunk",
            target.update(&[(target.page, page.replace("[0 0 595 842]", "[0 0 595 700]"))]),
        ),
        Forgery::new(Reason::ChangedContent, "opening-action", opening_action(&target)),
    ]
}

/// A second catalog, or a second page, that nothing leads to but a reader who looks through the file for one.
fn unreached(target: &Target<'_>, of: u32) -> Vec<u8> {
    target.update(&[(target.next, target.body(of))])
}

/// Two texts under one number stand in the file before it is signed, the shown one later.
/// The update brings no new object: it points the number back to the first one.
fn hidden_twin() -> Vec<u8> {
    let hidden = paper(&Paper { pages: vec!["Pay 9000".to_owned()], ..Paper::in_stages(3) });
    let hidden_target = Target::of_unsigned(&hidden);
    let shown = hidden_target.update(&[(hidden_target.content, stream("BT /F1 18 Tf 72 760 Td (Pay 10) Tj ET"))]);
    let signed = crate::sign::sign(&shown, &desk().signers[0], &request(1)).expect("a paper that can be signed");
    let target = Target::of(&signed);
    let needle = format!("\n{} 0 obj", target.content);
    let at = signed.windows(needle.len()).position(|window| window == needle.as_bytes()).expect("the twin") + 1;
    let mut bytes = signed.clone();
    close(&mut bytes, &[(target.content, at)], target.next, target.catalog, target.section_at, "");
    bytes
}

fn opening_action(target: &Target<'_>) -> Vec<u8> {
    let catalog = target.body(target.catalog);
    let action = "<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>";
    target.update(&[(target.catalog, catalog.replacen("<<", action, 1))])
}
