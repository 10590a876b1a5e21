//! What lies in a compound file: mails of Outlook, the office files of before 2007, and later
//! ones that are locked with a password.

mod doc;
mod embedded;
mod ppt;
mod records;
mod struck;
mod summary;
mod xls;

use words::Message;

use crate::compound::Compound;
use crate::mail::msg;
use crate::reading::Reading;
use crate::report::{Extracted, Format};

/// Reads a compound file.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Extracted {
    let unknown = Extracted::empty(Format::Unknown);
    let Some(file) = Compound::open(bytes, reading) else {
        return unknown.warned(Message::new("extraction-damaged"));
    };
    if file.has("EncryptedPackage") {
        return unknown.warned(Message::new("extraction-encrypted"));
    }
    if file.has("__properties_version1.0") {
        return msg::read(&file, reading);
    }
    let mut extracted = if file.has("WordDocument") {
        doc::read(&file, reading)
    } else if let Some(stream) = ["Workbook", "Book"].into_iter().find(|stream| file.has(stream)) {
        xls::read(&file, stream, reading)
    } else if file.has("PowerPoint Document") {
        ppt::read(&file, reading)
    } else {
        let mut object = unknown;
        return match embedded::read(&file, reading, &mut object) {
            true => object.settled(),
            false => object.warned(Message::new("extraction-format-unknown")),
        };
    };
    summary::describe(&file, reading, &mut extracted);
    extracted
}
