//! The signature dictionary, byte by byte (ISO 32000-2, 12.8.1; ETSI EN 319 142-1, 6.3).
//!
//! Written by hand: the order of its keys is fixed, and two of its values are known only
//! when the file around them is finished. Not here: the container that goes into it.

use jiff::tz::{TimeZone, offset};
use lopdf::{Object, ObjectId, StringFormat, Writer, text_string};

use super::request::SignRequest;
use super::update::Verbatim;
use crate::form::{Lock, LockAction};

/// Room for a container with this chain: the chain, the signature with its attributes, and a time-stamp of so many
/// bytes.
pub fn container_bytes(chain: &[Vec<u8>], stamp_bytes: usize) -> usize {
    let certificates: usize = chain.iter().map(Vec::len).sum();
    (certificates + stamp_bytes + (2 << 10)).next_multiple_of(1 << 10)
}

/// Room for the second to fourth number of the byte range: ten digits each and a space.
const RANGE_BYTES: usize = 33;

/// What a signature binds.
pub struct Binding<'a> {
    /// It certifies the document.
    pub certifies: bool,
    /// Lock that the field was prepared with.
    pub lock: Option<&'a Lock>,
    /// The catalog, which FieldMDP names as the data it is about.
    pub catalog: ObjectId,
}

/// The dictionary with room for a container of so many bytes, with open places for the byte range (mark 0) and for the contents between `<` and `>` (mark 1).
pub fn signature_dictionary(
    request: &SignRequest,
    binding: &Binding<'_>,
    room_bytes: usize,
) -> std::io::Result<Verbatim> {
    let mut body = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached".to_vec();
    entry(&mut body, "Name", Some(&request.name))?;
    entry(&mut body, "ContactInfo", request.post.as_deref())?;
    entry(&mut body, "Location", request.location.as_deref())?;
    entry(&mut body, "Reason", request.reason.as_deref())?;
    let office = request.at.to_zoned(TimeZone::fixed(offset(8)));
    body.extend_from_slice(format!("/M(D:{}+08'00')", office.strftime("%Y%m%d%H%M%S")).as_bytes());
    references(&mut body, binding)?;
    body.extend_from_slice(b"/ByteRange [0 ");
    let range = body.len()..body.len() + RANGE_BYTES;
    body.resize(range.end, b' ');
    body.extend_from_slice(b"]/Contents <");
    let contents = body.len()..body.len() + 2 * room_bytes;
    body.resize(contents.end, b'0');
    body.extend_from_slice(b">>>");
    Ok(Verbatim { body, marks: vec![range, contents] })
}

fn entry(body: &mut Vec<u8>, key: &str, value: Option<&str>) -> std::io::Result<()> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(()) };
    body.extend_from_slice(format!("/{key}").as_bytes());
    Writer::write_object(body, &string(value))
}

/// A text string: plain where ASCII will do, else UTF-16BE in a literal, half as long as in hexadecimal.
pub fn string(text: &str) -> Object {
    match text_string(text) {
        Object::String(bytes, _) => Object::String(bytes, StringFormat::Literal),
        other => other,
    }
}

fn references(body: &mut Vec<u8>, binding: &Binding<'_>) -> std::io::Result<()> {
    if !binding.certifies && binding.lock.is_none() {
        return Ok(());
    }
    body.extend_from_slice(b"/Reference[");
    if binding.certifies {
        body.extend_from_slice(
            b"<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>",
        );
    }
    if let Some(lock) = binding.lock {
        let (id, generation) = binding.catalog;
        let action = match lock.action {
            LockAction::All => "All",
            LockAction::Include => "Include",
            LockAction::Exclude => "Exclude",
        };
        body.extend_from_slice(
            format!(
                "<</Type/SigRef/TransformMethod/FieldMDP/Data {id} {generation} R\
                 /TransformParams<</Type/TransformParams/V/1.2/Action/{action}"
            )
            .as_bytes(),
        );
        if lock.action != LockAction::All {
            body.extend_from_slice(b"/Fields");
            Writer::write_object(body, &Object::Array(lock.fields.iter().map(|name| string(name)).collect()))?;
        }
        body.extend_from_slice(b">>>>");
    }
    body.extend_from_slice(b"]");
    Ok(())
}
