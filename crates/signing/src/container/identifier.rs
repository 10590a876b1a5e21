//! Identifiers of algorithms: numbers in dotted form, and AlgorithmIdentifier (RFC 5280, 4.1.1.2).
//!
//! Not here: which algorithms there are.

use der::asn1::ObjectIdentifier;

use super::tlv::{Tlv, TlvFault, encode, tag};

/// The identifier in an OBJECT IDENTIFIER, in dotted form.
pub fn dotted(oid: Tlv<'_>) -> Result<String, TlvFault> {
    if oid.tag != tag::OID {
        return Err(TlvFault);
    }
    ObjectIdentifier::from_bytes(oid.value).map(|oid| oid.to_string()).map_err(|_| TlvFault)
}

/// The encoding of an identifier that this crate knows.
pub fn oid(dotted: &str) -> Vec<u8> {
    let known = ObjectIdentifier::new(dotted);
    encode(tag::OID, known.as_ref().map(ObjectIdentifier::as_bytes).unwrap_or_default())
}

/// An AlgorithmIdentifier as identifier and parameters.
pub fn identifier(sequence: Tlv<'_>) -> Result<(String, Option<Tlv<'_>>), TlvFault> {
    let mut inside = sequence.inside();
    let id = dotted(inside.any()?)?;
    let parameters = if inside.is_empty() { None } else { Some(inside.any()?) };
    inside.finish()?;
    if sequence.tag == tag::SEQUENCE { Ok((id, parameters)) } else { Err(TlvFault) }
}

/// There are no parameters, however that is written.
pub fn is_absent_or_null(parameters: Option<Tlv<'_>>) -> bool {
    parameters.is_none_or(|parameters| parameters.raw == [tag::NULL, 0])
}
