//! Changes under the name of evidence or of metadata, and damage to the tables.

use super::tools::{Forgery, Target, close, stream, write};
use crate::reason::Reason;
use crate::testkit::desk::desk;

/// What must not come along with evidence, nor in a table that says two things.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    let (store, piece) = (target.next, target.next + 1);
    let catalog = target.body(target.catalog);
    let with = |extra: &str| catalog.replacen("<<", &format!("<<{extra}"), 1);
    let stored = with(&format!("/DSS {store} 0 R"));
    let evidence = |list: u32, more: &[(u32, String)]| {
        let own = [(target.catalog, stored.clone()), (store, format!("<</Type/DSS/Certs[{list} 0 R]>>"))];
        target.update(&[&own, more].concat())
    };
    let content = Reason::ChangedContent;
    let page = target.body(target.page).replace("842", "600");
    let information = target.catalog + 1;
    let attached = format!("/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)/EF<</F {store} 0 R>>>>]>>>>");
    vec![
        Forgery::new(content, "evidence-and-page", evidence(piece, &[(piece, certificate()), (target.page, page)])),
        Forgery::new(content, "content-as-certificate", evidence(target.content, &[(target.content, certificate())])),
        Forgery::new(content, "evidence-that-is-none", evidence(piece, &[(piece, stream("paid"))])),
        Forgery::new(
            content,
            "title-changed",
            target.update(&[(information, target.body(information).replace("Test paper", "Best paper"))]),
        ),
        Forgery::new(content, "language-changed", target.update(&[(target.catalog, with("/Lang(ja)"))])),
        Forgery::new(
            content,
            "attachment-added",
            target.update(&[(target.catalog, with(&attached)), (store, stream("{}"))]),
        ),
        Forgery::new(content, "destinations-added", target.update(&[(target.catalog, with("/Dests<</a[0/Fit]>>"))])),
        Forgery::new(content, "size-lowered", size_lowered(&target)),
        Forgery::new(Reason::Structure, "entry-twice", entry_twice(&target)),
        Forgery::new(Reason::Structure, "entry-beside-its-object", beside(&target)),
        Forgery::new(content, "hidden-in-a-hybrid", hybrid(&target)),
    ]
}

/// On a paper with a store: it is dropped, or exchanged.
pub fn of_store(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    let store = target.next - 2;
    let catalog = target.body(target.catalog).replace(&format!("/DSS {store} 0 R"), "");
    vec![
        Forgery::new(Reason::ChangedContent, "store-dropped", target.update(&[(target.catalog, catalog)])),
        Forgery::new(
            Reason::ChangedContent,
            "store-emptied",
            target.update(&[(store, "<</Type/DSS/Certs[]>>".to_owned())]),
        ),
    ]
}

/// The paper with a store of evidence behind it.
pub fn stored(base: &[u8]) -> Vec<u8> {
    let target = Target::of(base);
    let (store, piece) = (target.next, target.next + 1);
    let catalog = target.body(target.catalog).replacen("<<", &format!("<</DSS {store} 0 R"), 1);
    target.update(&[
        (target.catalog, catalog),
        (store, format!("<</Type/DSS/Certs[{piece} 0 R]>>")),
        (piece, certificate()),
    ])
}

fn certificate() -> String {
    let digits = hex::encode(desk().root.der());
    format!("<</Filter/ASCIIHexDecode/Length {}>>stream\n{digits}>\nendstream", digits.len() + 1)
}

/// Objects beyond the size are missing to readers that keep to the standard.
fn size_lowered(target: &Target<'_>) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    close(&mut bytes, &[], 4, target.catalog, target.section_at, "");
    bytes
}

fn entry_twice(target: &Target<'_>) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    let offsets = write(&mut bytes, &[(target.content, stream("q Q")), (target.content, stream("q Q Q"))]);
    close(&mut bytes, &offsets, target.next, target.catalog, target.section_at, "");
    bytes
}

fn beside(target: &Target<'_>) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    let [(number, at)] = write(&mut bytes, &[(target.content, stream("q Q"))])[..] else { return bytes };
    close(&mut bytes, &[(number, at + 3)], target.next, target.catalog, target.section_at, "");
    bytes
}

/// The table says nothing; the stream beside it, which only newer readers look at, says where the content is now.
fn hybrid(target: &Target<'_>) -> Vec<u8> {
    let mut bytes = target.bytes.to_vec();
    let offsets = write(&mut bytes, &[(target.content, stream("BT (refused) Tj ET"))]);
    let row = format!("01{:08x}00", offsets[0].1);
    let beside = bytes.len();
    let head = format!("/Type/XRef/Size {}/W[1 4 1]/Index[{} 1]", target.next + 1, target.content);
    let body = format!("<<{head}/Filter/ASCIIHexDecode/Length {}>>stream\n{row}>\nendstream", row.len() + 1);
    write(&mut bytes, &[(target.next, body)]);
    close(&mut bytes, &[], target.next + 1, target.catalog, target.section_at, &format!("/XRefStm {beside}"));
    bytes
}
