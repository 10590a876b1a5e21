//! One byte changed in a signed file: never valid, wherever it was.

use std::fs;

use crate::desk::Desk;
use crate::disk::text;
use crate::job::done;
use crate::keys::Keys;

/// Judges the file with a byte changed at each place.
fn never_valid(desk: &Desk, pdf: &[u8], what: &str, places: &[usize], change: impl Fn(u8) -> u8) {
    assert!(!places.is_empty(), "{what}: nowhere");
    for &at in places {
        let mut changed = pdf.to_vec();
        changed[at] = change(changed[at]);
        assert_ne!(changed[at], pdf[at]);
        let file = desk.write("changed.pdf", changed);
        let judged = desk.answer("verify", 1, &["verify", &file, "--trust", &Keys::of_this_run().root()]);
        assert_ne!(judged["verdict"], "valid", "{what} at {at}");
        assert!(!judged["reasons"].as_array().unwrap().is_empty(), "{what} at {at}");
    }
}

/// Where a run of bytes begins.
fn all(pdf: &[u8], sought: &[u8]) -> Vec<usize> {
    pdf.windows(sought.len()).enumerate().filter(|(_, window)| *window == sought).map(|(at, _)| at).collect()
}

fn signed() -> (Desk, Vec<u8>) {
    let desk = done().desk();
    let pdf = done().hall_pdf(&desk);
    let judged = desk.answer("verify", 0, &["verify", &text(&pdf), "--trust", &Keys::of_this_run().root()]);
    assert_eq!(judged["verdict"], "valid");
    let bytes = fs::read(pdf).unwrap();
    (desk, bytes)
}

#[test]
fn a_byte_of_the_pages_is_noticed() {
    let (desk, pdf) = signed();
    let streams: Vec<usize> = all(&pdf, b"stream\n").into_iter().map(|at| at + 40).collect();
    let places = [streams[0], streams[streams.len() / 3], streams[streams.len() / 2], pdf.len() / 3];
    never_valid(&desk, &pdf, "page", &places, |byte| byte ^ 0x01);
}

#[test]
fn a_digit_of_a_signature_is_noticed() {
    let (desk, pdf) = signed();
    let containers: Vec<usize> = all(&pdf, b"/Contents")
        .into_iter()
        .filter_map(|at| {
            let opening = at + pdf[at..].iter().position(|&byte| byte == b'<')?;
            (opening - at < 12 && pdf[opening + 1] != b'<').then_some(opening)
        })
        .collect();
    assert_eq!(containers.len(), 2, "two signatures");
    let places: Vec<usize> = containers.iter().flat_map(|at| [at + 41, at + 801, at + 1801]).collect();
    never_valid(&desk, &pdf, "signature", &places, |digit| if digit == b'5' { b'6' } else { b'5' });
}

#[test]
fn a_digit_of_a_cross_reference_table_is_noticed() {
    let (desk, pdf) = signed();
    let tables: Vec<usize> = all(&pdf, b"\nxref\n").into_iter().collect();
    assert!(tables.len() >= 3, "one for each revision");
    let places: Vec<usize> = tables.iter().filter_map(|table| in_use(&pdf[*table..]).map(|at| table + at)).collect();
    never_valid(&desk, &pdf, "table", &places, |digit| if digit == b'9' { b'8' } else { digit + 1 });
}

/// Last digit of the first offset in use.
fn in_use(table: &[u8]) -> Option<usize> {
    all(&table[..table.len().min(2000)], b" 00000 n").first().map(|at| at - 1)
}
