//! Hong Kong file references: `(12) in DO/4/12 Pt 2`.
//!
//! A desk without an authority gives a provisional mark instead of a number:
//! `(~A1B2-7) in DO/4/12 Pt 2`. The pair stays searchable for ever.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The enclosure number of a record in its part.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Number {
    /// Given by the authority.
    Permanent(u32),
    /// Given by a desk until the authority speaks: device mark and counter.
    Provisional(String),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Permanent(number) => write!(f, "{number}"),
            Self::Provisional(mark) => write!(f, "~{mark}"),
        }
    }
}

/// A reference to a folder, a part or a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reference {
    /// `DO/4/12`.
    Folder(String),
    /// `DO/4/12 Pt 2`.
    Part(String, u32),
    /// `(12) in DO/4/12 Pt 2`.
    Record(Number, String, u32),
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => f.write_str(folder),
            Self::Part(folder, part) => write!(f, "{folder} Pt {part}"),
            Self::Record(number, folder, part) => write!(f, "({number}) in {folder} Pt {part}"),
        }
    }
}

/// The text is no reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a reference: {0}")]
pub struct BadReference(pub String);

impl FromStr for Reference {
    type Err = BadReference;

    /// Reads what `Display` writes; blanks are forgiving, `pt`, `Part` and 第…卷 are understood.
    fn from_str(text: &str) -> Result<Self, BadReference> {
        let bad = || BadReference(text.to_owned());
        let trimmed = text.trim();
        if let Some(rest) = trimmed.strip_prefix('(') {
            let (number, place) = rest.split_once(')').ok_or_else(bad)?;
            let place = place.trim();
            let place = place.strip_prefix("in ").unwrap_or(place);
            let number = read_number(number.trim()).ok_or_else(bad)?;
            return match read_place(place) {
                Some((folder, Some(part))) => Ok(Self::Record(number, folder, part)),
                _ => Err(bad()),
            };
        }
        match read_place(trimmed).ok_or_else(bad)? {
            (folder, Some(part)) => Ok(Self::Part(folder, part)),
            (folder, None) => Ok(Self::Folder(folder)),
        }
    }
}

fn read_number(text: &str) -> Option<Number> {
    if let Some(mark) = text.strip_prefix('~') {
        let sound = !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        return sound.then(|| Number::Provisional(mark.to_owned()));
    }
    text.parse().ok().filter(|number| *number > 0).map(Number::Permanent)
}

fn read_place(text: &str) -> Option<(String, Option<u32>)> {
    let text = text.trim();
    for mark in [" Pt ", " pt ", " Part ", " part "] {
        if let Some((folder, part)) = text.rsplit_once(mark) {
            let part = part.trim().parse().ok().filter(|part| *part > 0)?;
            return folder_reference(folder).map(|folder| (folder, Some(part)));
        }
    }
    if let Some((folder, part)) =
        text.rsplit_once('第').and_then(|(folder, rest)| Some((folder, rest.strip_suffix('卷')?)))
    {
        let part = part.trim().parse().ok().filter(|part| *part > 0)?;
        return folder_reference(folder).map(|folder| (folder, Some(part)));
    }
    folder_reference(text).map(|folder| (folder, None))
}

/// A folder reference has no brackets and no control characters, and is not blank.
fn folder_reference(text: &str) -> Option<String> {
    let text = text.trim();
    let sound = !text.is_empty() && text.len() <= 120 && !text.chars().any(|c| c.is_control() || "()".contains(c));
    sound.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn forgiving_reading() {
        for (text, canonical) in [
            ("(12) in DO/4/12 Pt 2", "(12) in DO/4/12 Pt 2"),
            ("  ( 59 )  in GRS RSDO/206/4 Pt 13 ", "(59) in GRS RSDO/206/4 Pt 13"),
            ("(3) DO/4/12 part 1", "(3) in DO/4/12 Pt 1"),
            ("DO/4/12 第2卷", "DO/4/12 Pt 2"),
            ("(~A1B2-7) in DO/4/12 Pt 2", "(~A1B2-7) in DO/4/12 Pt 2"),
            ("DO/4/12", "DO/4/12"),
        ] {
            assert_eq!(text.parse::<Reference>().unwrap().to_string(), canonical);
        }
        for bad in ["", "(0) in A Pt 1", "(x) in A Pt 1", "(1) in A", "A Pt 0", "(1", "(~) in A Pt 1"] {
            assert!(bad.parse::<Reference>().is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(number in 1u32.., part in 1u32.., folder in "[A-Z]{1,4}( [A-Z]{2,4})?/[0-9]{1,3}(/[0-9]{1,3}){0,2}") {
            let reference = Reference::Record(Number::Permanent(number), folder, part);
            prop_assert_eq!(reference.to_string().parse::<Reference>().unwrap(), reference);
        }
    }
}
