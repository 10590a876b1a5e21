//! Damage to the signature dictionary, so that a tolerant reader has nothing to compare.

use super::tools::{Forgery, Target, entry, range, replaced};
use crate::reason::Reason;

/// The grid of values that `Contents` and `ByteRange` must not have, and wrong types.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    [contents(base), byte_range(base), names(base)].concat()
}

fn contents(base: &[u8]) -> Vec<Forgery> {
    let whole = entry(base, "/Contents", b'>');
    let digits = whole.len() - "/Contents <>".len();
    let zeros = format!("/Contents <{}>", "0".repeat(digits));
    let noise = format!("/Contents <{}>", "5a".repeat(digits / 2));
    let other = Target::of(base).content;
    let values = [
        ("absent", format!("/Kontents{}", &String::from_utf8_lossy(&whole[9..])), Reason::Contents),
        ("null", "/Contents null".to_owned(), Reason::ByteRange),
        ("empty", "/Contents <>".to_owned(), Reason::ByteRange),
        ("one-zero", "/Contents <00>".to_owned(), Reason::ByteRange),
        ("all-zeros", zeros, Reason::CmsFormat),
        ("literal", format!("/Contents ({})", "0".repeat(digits)), Reason::Contents),
        ("indirect", format!("/Contents {other} 0 R"), Reason::ByteRange),
        ("noise", noise, Reason::Contents),
    ];
    let forge = |(name, value, reason): (&str, String, Reason)| {
        Forgery::new(reason, format!("contents-{name}"), replaced(base, whole, &value))
    };
    values.into_iter().map(forge).collect()
}

fn byte_range(base: &[u8]) -> Vec<Forgery> {
    let whole = entry(base, "/ByteRange", b']');
    let [before, after, rest] = range(base);
    let other = Target::of(base).content;
    let values = [
        ("absent", format!("/ByteRangf [0 {before} {after} {rest}]")),
        ("null", "/ByteRange null".to_owned()),
        ("no-numbers", "/ByteRange []".to_owned()),
        ("two-numbers", format!("/ByteRange [0 {before}]")),
        ("all-zeros", "/ByteRange [0 0 0 0]".to_owned()),
        ("negative", format!("/ByteRange [0 {before} {after} -1]")),
        ("reals", format!("/ByteRange [0 {before}.0 {after} {rest}]")),
        ("beyond-the-file", format!("/ByteRange [0 {before} {after} 999999]")),
        ("overflow", format!("/ByteRange [0 9 9 {}]", i64::MAX)),
        ("overlapping", format!("/ByteRange [0 {after} {before} {rest}]")),
        ("not-from-the-start", format!("/ByteRange [9 {} {after} {rest}]", before - 9)),
        ("indirect", format!("/ByteRange {other} 0 R")),
        ("gap-too-early", format!("/ByteRange [0 {} {after} {rest}]", before - 1)),
        ("gap-too-late", format!("/ByteRange [0 {before} {} {}]", after + 1, rest - 1)),
        ("ends-too-early", format!("/ByteRange [0 {before} {after} {}]", rest - 9)),
    ];
    let forge = |(name, value): (&str, String)| {
        Forgery::new(Reason::ByteRange, format!("range-{name}"), replaced(base, whole, &value))
    };
    values.into_iter().map(forge).collect()
}

fn names(base: &[u8]) -> Vec<Forgery> {
    let filter = b"/SubFilter/ETSI.CAdES.detached";
    let kind = b"/Type/Sig/Filter";
    vec![
        Forgery::new(Reason::CmsFormat, "sub-filter-absent", replaced(base, filter, "")),
        Forgery::new(Reason::CmsFormat, "sub-filter-unknown", replaced(base, filter, "/SubFilter/None")),
        Forgery::new(Reason::Structure, "type-wrong", replaced(base, kind, "/Type/Sog/Filter")),
        Forgery::new(Reason::CmsFormat, "type-of-a-time-stamp", stamp(base)),
        Forgery::new(Reason::Structure, "key-twice", replaced(base, filter, "/Type/Sig")),
    ]
}

/// Claims to be a time-stamp, which would need other content in the container.
fn stamp(base: &[u8]) -> Vec<u8> {
    let whole = b"/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached";
    replaced(base, whole, "/Type/DocTimeStamp/Filter/X/SubFilter/ETSI.RFC3161")
}
