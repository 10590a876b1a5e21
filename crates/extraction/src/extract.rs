//! Which reader takes a file: by what is in it, never by its name.

use words::Message;

use crate::limits::Limits;
use crate::mail::eml;
use crate::paper::Paper;
use crate::reading::Reading;
use crate::report::{Extracted, Format};
use crate::{compound, html, legacy, office, pdf, plain, rtf};

/// The header may stand anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).
const HEADER_WITHIN: usize = 1024;

/// Reads the text of a file in this very process. For files from outside, use
/// [`crate::Extractor`], which puts a process between them and us.
pub fn extract_bytes(bytes: &[u8], limits: &Limits) -> Extracted {
    if bytes.len() > limits.input_bytes {
        let warning = Message::new("extraction-too-large").with("limit", limits.input_bytes >> 20);
        return Extracted::empty(Format::Unknown).warned(warning);
    }
    let mut reading = Reading::new(limits, read);
    let mut extracted = read(bytes, &mut reading);
    reading.tell(&mut extracted);
    extracted.assemble(limits.output_bytes);
    extracted
}

/// Reads a file, or a file within one.
fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Extracted {
    if bytes.starts_with(b"PK\x03\x04") {
        office::read(bytes, reading)
    } else if bytes.starts_with(compound::SIGNATURE) {
        legacy::read(bytes, reading)
    } else if rtf::is_rtf(bytes) {
        rtf::read(bytes, reading)
    } else if eml::is_mail(bytes) {
        eml::read(bytes, reading)
    } else if html::is_html(bytes) {
        html::read(bytes)
    } else if is_pdf(bytes) {
        pdf::read(bytes, reading)
    } else {
        plain::read(bytes, reading.limits)
    }
}

/// Whether a file says that it is a PDF.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..HEADER_WITHIN).unwrap_or(bytes);
    start.windows(5).any(|window| window == b"%PDF-")
}

/// Reads the fields of a form that exists as PDF in this very process. For files from outside, use
/// [`crate::Extractor`].
///
/// # Errors
/// The refusal: no PDF, locked, damaged, no fields, too many of them, dynamic XFA.
pub fn read_paper(bytes: &[u8], limits: &Limits) -> Result<Paper, Message> {
    if bytes.len() > limits.input_bytes {
        return Err(Message::new("extraction-paper-size").with("limit", limits.input_bytes >> 20));
    }
    if !is_pdf(bytes) {
        return Err(Message::new("extraction-paper-no-pdf"));
    }
    pdf::paper::read(bytes, limits)
}
