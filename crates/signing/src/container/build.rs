//! A signature container for one signer (RFC 5652; ETSI EN 319 122-1 for the attributes).
//!
//! Three signed attributes: content-type, message-digest and signing-certificate-v2. No
//! signing-time: in a PDF the claimed time is the entry `M`. Not here: keys.

use super::algorithm::{Algorithm, Digest, oid};
use super::read::id;
use super::tlv::{TlvFault, Values, constructed, encode, set_of, tag};

/// The signed attributes as a DER SET OF: what a signer signs.
pub fn signed_attributes(content_digest: &[u8], signer_certificate: &[u8]) -> Vec<u8> {
    set_of(tag::SET, attributes(content_digest, signer_certificate))
}

fn attributes(content_digest: &[u8], signer_certificate: &[u8]) -> Vec<Vec<u8>> {
    // ESSCertIDv2 without algorithm means SHA-256 (RFC 5035, 4).
    let fingerprint = encode(tag::OCTETS, &Digest::Sha256.of(signer_certificate));
    let named = constructed(tag::SEQUENCE, &[&constructed(tag::SEQUENCE, &[&fingerprint])]);
    vec![
        attribute(id::CONTENT_TYPE, &oid(id::DATA)),
        attribute(id::MESSAGE_DIGEST, &encode(tag::OCTETS, content_digest)),
        attribute(id::SIGNING_CERTIFICATE_V2, &constructed(tag::SEQUENCE, &[&named])),
    ]
}

fn attribute(id: &str, value: &[u8]) -> Vec<u8> {
    constructed(tag::SEQUENCE, &[&oid(id), &encode(tag::SET, value)])
}

/// What a container is put together of.
#[derive(Debug, Clone, Copy)]
pub struct Contained<'a> {
    /// Certificates in DER, the signer's first.
    pub chain: &'a [Vec<u8>],
    /// The signature algorithm.
    pub algorithm: Algorithm,
    /// What [`signed_attributes`] gave.
    pub attributes: &'a [u8],
    /// The signature over them.
    pub signature: &'a [u8],
    /// A time-stamp over the signature.
    pub token: Option<&'a [u8]>,
}

/// The whole container.
pub fn container(parts: &Contained<'_>) -> Result<Vec<u8>, TlvFault> {
    let Contained { chain, algorithm, attributes, signature, token } = *parts;
    let stamp = token.map(|token| encode(tag::CONTEXT_1, &attribute(id::SIGNATURE_TIME_STAMP, token)));
    let leaf = chain.first().ok_or(TlvFault)?;
    let (issuer, serial) = issuer_and_serial(leaf)?;
    let digest = algorithm.digest().encoded();
    let stored_attributes = encode(tag::CONTEXT_0, Values::new(attributes).expect(tag::SET)?.value);
    let version = encode(tag::INTEGER, &[1]);
    let signer = constructed(
        tag::SEQUENCE,
        &[
            &version,
            &constructed(tag::SEQUENCE, &[issuer, serial]),
            &digest,
            &stored_attributes,
            &algorithm.encoded(),
            &encode(tag::OCTETS, signature),
            stamp.as_deref().unwrap_or_default(),
        ],
    );
    let data = constructed(
        tag::SEQUENCE,
        &[
            &version,
            &encode(tag::SET, &digest),
            &constructed(tag::SEQUENCE, &[&oid(id::DATA)]),
            &set_of(tag::CONTEXT_0, chain.to_vec()),
            &encode(tag::SET, &signer),
        ],
    );
    Ok(constructed(tag::SEQUENCE, &[&oid(id::SIGNED_DATA), &encode(tag::CONTEXT_0, &data)]))
}

/// The encoded issuer name and serial number of a certificate (RFC 5280, 4.1).
pub fn issuer_and_serial(certificate: &[u8]) -> Result<(&[u8], &[u8]), TlvFault> {
    let mut outer = Values::new(certificate).expect(tag::SEQUENCE)?.inside();
    let mut inside = outer.expect(tag::SEQUENCE)?.inside();
    inside.optional(tag::CONTEXT_0)?;
    let serial = inside.expect(tag::INTEGER)?.raw;
    inside.expect(tag::SEQUENCE)?;
    let issuer = inside.expect(tag::SEQUENCE)?.raw;
    Ok((issuer, serial))
}
