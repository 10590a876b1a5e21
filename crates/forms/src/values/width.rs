//! Width and capitals of what is typed: folded only where a value is a number, a date, a code or a reference, and
//! never by NFC or NFKC, which would turn one person's character into another's.

/// The text with full-width forms (U+FF01 to U+FF5E) and the ideographic space
/// folded to their ASCII twins, without space around it.
pub fn narrowed(raw: &str) -> String {
    let fold = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    raw.chars().map(fold).collect::<String>().trim().to_owned()
}

/// The text with digits and Latin letters of full width folded to their ASCII twins, without space around it.
pub fn unit(raw: &str) -> String {
    let fold = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    raw.trim().chars().map(fold).collect()
}

/// The one spelling of the reference of a file: ASCII width, Latin capitals, single spaces.
pub fn reference(raw: &str) -> String {
    let capitals = narrowed(raw).chars().map(|c| c.to_ascii_uppercase()).collect::<String>();
    capitals.split_whitespace().collect::<Vec<_>>().join(" ")
}
