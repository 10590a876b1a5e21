//! What lies in a compound file: mails of Outlook, the office files of before 2007, and later
//! ones that are locked with a password.

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
    unknown.warned(Message::new("extraction-format-unknown"))
}
