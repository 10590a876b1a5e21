//! Office files that are archives of XML: Office Open XML and OpenDocument. Other archives
//! are said to be unknown; what lies in them was put there as files and is filed as such.

mod docx;
mod drawing;
mod flow;
mod odf;
mod package;
mod pptx;
mod xlsx;

use words::Message;

use crate::reading::Reading;
use crate::report::{Extracted, Format};
use crate::xml::{Go, Node, walk};
use crate::zip::Zip;
use package::Relations;

/// Reads an archive.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Extracted {
    let zip = Zip::open(bytes, reading);
    if zip.is_encrypted() {
        return Extracted::empty(Format::Unknown).warned(Message::new("extraction-encrypted"));
    }
    if let Some(format) = odf::format(&zip, reading) {
        return odf::read(&zip, format, reading);
    }
    let package = Relations::of(&zip, "", reading);
    let Some(main) = package.kind("officeDocument").next() else { return unknown(&zip) };
    let Some(body) = zip.read(main, reading) else { return unknown(&zip) };
    let mut extracted = Extracted::empty(Format::Unknown);
    match root(&body, reading).as_deref() {
        Some("document") => {
            extracted.format = Format::Docx;
            docx::read(&zip, main, &body, reading, &mut extracted);
        }
        Some("presentation") => {
            extracted.format = Format::Pptx;
            pptx::read(&zip, main, &body, reading, &mut extracted);
        }
        Some("workbook") => {
            extracted.format = Format::Xlsx;
            xlsx::read(&zip, main, &body, reading, &mut extracted);
        }
        _ => return unknown(&zip),
    }
    package::properties(&zip, &package, reading, &mut extracted);
    extracted.settled()
}

/// An archive that is no office file, or one of which the part that matters is lost.
fn unknown(zip: &Zip<'_>) -> Extracted {
    let is_office = zip.has("[Content_Types].xml") && !zip.names().any(|name| name.ends_with(".bin"));
    let code = if is_office { "extraction-damaged" } else { "extraction-format-unknown" };
    Extracted::empty(Format::Unknown).warned(Message::new(code))
}

/// The name of the outermost element.
fn root(bytes: &[u8], reading: &mut Reading<'_>) -> Option<String> {
    let mut name = None;
    walk(bytes, reading, |node| {
        if let Node::Open(tag) = node {
            name = Some(tag.name().to_owned());
        }
        if name.is_some() { Go::Out } else { Go::On }
    });
    name
}
