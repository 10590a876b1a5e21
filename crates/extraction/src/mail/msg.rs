//! Mails as Outlook keeps them (MS-OXMSG). The body is read as plain text, else as a page of
//! the web, else as rich text, which is how Outlook itself chooses.

use super::properties::Properties;
use super::{head, lzfu};
use crate::charset;
use crate::compound::Compound;
use crate::dates;
use crate::html;
use crate::reading::Reading;
use crate::report::{Extracted, Format};
use crate::rtf;
use crate::tidy::tidy;

/// Identifiers of properties (MS-OXPROPS).
const SUBJECT: u16 = 0x0037;
const SENT: u16 = 0x0039;
const DELIVERED: u16 = 0x0E06;
const MESSAGE_ID: u16 = 0x1035;
const SENDER_NAME: [u16; 2] = [0x0C1A, 0x0042];
const SENDER_ADDRESS: [u16; 4] = [0x5D01, 0x5D02, 0x0C1F, 0x0065];
const DISPLAY_TO: u16 = 0x0E04;
const DISPLAY_CC: u16 = 0x0E03;
const BODY: u16 = 0x1000;
const BODY_PAGE: u16 = 0x1013;
const BODY_RICH: u16 = 0x1009;
const RECEIVER_KIND: u16 = 0x0C15;
const NAME: u16 = 0x3001;
const ADDRESS: [u16; 2] = [0x39FE, 0x3003];
const FILE_NAME: [u16; 3] = [0x3707, 0x3704, NAME];
const FILE: u16 = 0x3701;
/// A message within a message is a storage under this name.
const MESSAGE: &str = "__substg1.0_3701000D";
/// Kinds of receivers.
const TO: u32 = 1;
const CC: u32 = 2;

/// Reads a mail.
pub fn read(file: &Compound<'_>, reading: &mut Reading<'_>) -> Extracted {
    message(file, "", None, reading)
}

fn message(file: &Compound<'_>, place: &str, around: Option<u32>, reading: &mut Reading<'_>) -> Extracted {
    let properties = Properties::at(file, place, around, reading);
    let mut extracted = Extracted::empty(Format::Msg);
    let sender = named(&properties.first(&SENDER_NAME, reading), &properties.first(&SENDER_ADDRESS, reading));
    head::say(&mut extracted, "from", &sender);
    for (name, kind, shown) in [("to", TO, DISPLAY_TO), ("cc", CC, DISPLAY_CC)] {
        let receivers = receivers(file, &properties, kind, reading);
        let shown = properties.text(shown, reading);
        head::say(&mut extracted, name, if receivers.is_empty() { &shown } else { &receivers });
    }
    head::say(&mut extracted, "subject", &properties.text(SUBJECT, reading));
    let sent = properties.instant(SENT).or_else(|| properties.instant(DELIVERED)).and_then(dates::from_ticks);
    head::say(&mut extracted, "date", &sent.unwrap_or_default());
    head::say(&mut extracted, "message-id", &properties.text(MESSAGE_ID, reading));
    let text = body(&properties, reading);
    reading.push_page(&mut extracted, text);
    for place in properties.below("__attach_version1.0_") {
        attachment(file, &place, properties.code_page(), reading, &mut extracted);
    }
    extracted.settled()
}

fn body(properties: &Properties<'_, '_>, reading: &mut Reading<'_>) -> String {
    let plain = tidy(&properties.text(BODY, reading));
    if !plain.is_empty() {
        return plain;
    }
    if let Some(page) = properties.bytes(BODY_PAGE, reading) {
        // The page may name its encoding; where it does not, the message does.
        let known = if html::is_said(&page) { None } else { properties.internet_code_page() };
        return html::text_of(&page, known.and_then(charset::by_code_page)).text;
    }
    let page = html::shown(&properties.text(BODY_PAGE, reading)).text;
    if !page.is_empty() {
        return page;
    }
    let Some(rich) = properties.bytes(BODY_RICH, reading) else { return String::new() };
    let most = reading.may_unfold(rich.len());
    match lzfu::unfold(&rich, most) {
        Some(rich) => rtf::text_of(&rich, reading).text,
        None => {
            reading.meet_damage();
            String::new()
        }
    }
}

fn receivers(file: &Compound<'_>, of: &Properties<'_, '_>, wanted: u32, reading: &mut Reading<'_>) -> String {
    let mut names = Vec::new();
    for place in of.below("__recip_version1.0_").into_iter().take(reading.limits.children) {
        let receiver = Properties::at(file, &place, of.code_page(), reading);
        if receiver.number(RECEIVER_KIND) == Some(wanted) {
            names.push(named(&receiver.text(NAME, reading), &receiver.first(&ADDRESS, reading)));
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("; ")
}

fn attachment(
    file: &Compound<'_>,
    place: &str,
    around: Option<u32>,
    reading: &mut Reading<'_>,
    extracted: &mut Extracted,
) {
    let properties = Properties::at(file, place, around, reading);
    let mut name = properties.first(&FILE_NAME, reading);
    let inner = format!("{place}{MESSAGE}/");
    if file.has(&format!("{inner}__properties_version1.0")) {
        if name.is_empty() {
            "message.msg".clone_into(&mut name);
        }
        reading.within(extracted, &name, |reading| message(file, &inner, around, reading));
    } else if let Some(bytes) = properties.bytes(FILE, reading) {
        if name.is_empty() {
            "attachment".clone_into(&mut name);
        }
        reading.child(extracted, &name, &bytes);
    }
}

/// `Name <address>`, as mails write it. Addresses of a directory within an office are no use outside of it.
fn named(name: &str, address: &str) -> String {
    let (name, address) = (name.trim(), address.trim());
    match (name, address.contains('@')) {
        ("", true) => address.to_owned(),
        (name, true) if name != address => format!("{name} <{address}>"),
        (name, _) => name.to_owned(),
    }
}
