//! Rich Text Format (version 1.9): groups, control words and text in the code page of its
//! font. Pictures, embedded files and whatever is not shown are passed over.

mod group;
mod reader;

use crate::reading::{Met, Reading};
use crate::report::{Extracted, Format};
use crate::tidy::tidy;
use reader::{DEEPEST, Reader, Rich, Step};

/// Whether a file is rich text.
pub fn is_rtf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads a file.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Extracted {
    let mut extracted = Extracted::empty(Format::Rtf);
    let rich = text_of(bytes, reading);
    extracted.describe("title", &rich.title);
    extracted.describe("author", &rich.author);
    reading.push_page(&mut extracted, rich.text);
    extracted.settled()
}

/// The text of rich text.
pub fn text_of(bytes: &[u8], reading: &mut Reading<'_>) -> Rich {
    let mut reader = Reader::new(bytes);
    let most = reading.text_left();
    while reader.rich.text.len() <= most {
        match reader.step() {
            Step::On => {}
            Step::End => break,
            Step::Deep => {
                reading.meet(Met::Depth, DEEPEST);
                break;
            }
            Step::Broken => {
                reading.meet_damage();
                break;
            }
        }
    }
    reader.flush();
    let mut rich = reader.rich;
    rich.text = tidy(&rich.text);
    rich
}
