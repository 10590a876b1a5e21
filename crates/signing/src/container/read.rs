//! SignedData as slices of its own bytes (RFC 5652, 5).
//!
//! What the signature does not cover must follow from what it does: versions fit the
//! content, algorithms agree, parameters are absent or NULL. Otherwise a changed byte
//! could pass. Not here: comparing digests and verifying signatures.

use super::algorithm::{Algorithm, Digest, dotted};
use super::tlv::{Tlv, TlvFault, Values, tag};

/// Identifiers of content types and attributes.
pub mod id {
    /// SignedData.
    pub const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
    /// Data: what PDF signatures sign.
    pub const DATA: &str = "1.2.840.113549.1.7.1";
    /// TSTInfo: what time-stamps sign (RFC 3161).
    pub const TST_INFO: &str = "1.2.840.113549.1.9.16.1.4";
    /// Attribute content-type.
    pub const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
    /// Attribute message-digest.
    pub const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
    /// Attribute signing-certificate (RFC 2634, SHA-1).
    pub const SIGNING_CERTIFICATE: &str = "1.2.840.113549.1.9.16.2.12";
    /// Unsigned attribute: a time-stamp over the signature (RFC 3161, appendix A).
    pub const SIGNATURE_TIME_STAMP: &str = "1.2.840.113549.1.9.16.2.14";
    /// Attribute with revocation evidence, in signatures of Adobe's older kind.
    pub const REVOCATION_ARCHIVAL: &str = "1.2.840.113583.1.1.8";
    /// An answer of a responder among the revocation evidence of a container (RFC 5940).
    pub const OCSP_ANSWER: &str = "1.3.6.1.5.5.7.16.2";
    /// Attribute signing-certificate-v2 (RFC 5035).
    pub const SIGNING_CERTIFICATE_V2: &str = "1.2.840.113549.1.9.16.2.47";
}

/// Why a container is not what a PDF signature may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContainerFault {
    /// It is malformed.
    #[error("the container is malformed")]
    Malformed,
    /// It holds no signer.
    #[error("the container has no signer")]
    NoSigner,
    /// It holds several signers.
    #[error("the container has several signers")]
    SeveralSigners,
    /// An algorithm is unknown.
    #[error("an algorithm is unknown")]
    Algorithm,
    /// It carries more certificates, or more evidence, than a signature needs.
    #[error("the container carries too much")]
    TooMuch,
    /// A version number does not fit the content.
    #[error("a version number does not fit")]
    Version,
}

/// Certificates, or pieces of evidence, that a container may carry; a chain is shorter.
const CARRIED: usize = 200;
/// Values of all unsigned attributes, among which are time-stamps over the signature.
const VALUES: usize = 16;

impl From<TlvFault> for ContainerFault {
    fn from(_: TlvFault) -> Self {
        Self::Malformed
    }
}

/// The signer's certificate, as the signer info names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignerId<'a> {
    /// By the encoded issuer name and serial number.
    IssuerAndSerial(&'a [u8], &'a [u8]),
    /// By the subject key identifier.
    KeyId(&'a [u8]),
}

/// One attribute.
#[derive(Debug, Clone)]
pub struct Attribute<'a> {
    /// Its type, dotted.
    pub id: String,
    /// Its values.
    pub values: Vec<Tlv<'a>>,
}

/// The container of one signer.
#[derive(Debug, Clone)]
pub struct SignedData<'a> {
    /// Content type, dotted.
    pub content_type: String,
    /// Embedded content, if any.
    pub content: Option<&'a [u8]>,
    /// Certificates in their order.
    pub certificates: Vec<&'a [u8]>,
    /// Revocation evidence, each a list or an answer.
    pub revocation: Vec<&'a [u8]>,
    /// Who signed.
    pub signer: SignerId<'a>,
    /// Digest algorithm of the content.
    pub digest: Digest,
    /// Signature algorithm.
    pub algorithm: Algorithm,
    /// The signed attributes as stored, with the tag `[0]`.
    pub signed_attributes_raw: Option<&'a [u8]>,
    /// The signed attributes.
    pub signed: Vec<Attribute<'a>>,
    /// The unsigned attributes.
    pub unsigned: Vec<Attribute<'a>>,
    /// The signature.
    pub signature: &'a [u8],
}

type Read<T> = Result<T, ContainerFault>;

/// Reads a ContentInfo with SignedData in it.
pub fn signed_data(der: &[u8]) -> Read<SignedData<'_>> {
    let mut outer = Values::new(der);
    let mut info = outer.expect(tag::SEQUENCE)?.inside();
    outer.finish()?;
    if dotted(info.any()?)? != id::SIGNED_DATA {
        return Err(ContainerFault::Malformed);
    }
    let mut wrapped = info.expect(tag::CONTEXT_0)?.inside();
    info.finish()?;
    let mut data = wrapped.expect(tag::SEQUENCE)?.inside();
    wrapped.finish()?;

    let version = data.expect(tag::INTEGER)?.value;
    let digests = data.expect(tag::SET)?.inside().all()?;
    let mut content_info = data.expect(tag::SEQUENCE)?.inside();
    let content_type = dotted(content_info.any()?)?;
    let content = match content_info.optional(tag::CONTEXT_0)? {
        Some(wrapped) => {
            let mut inside = wrapped.inside();
            let content = inside.expect(tag::OCTETS)?.value;
            inside.finish()?;
            Some(content)
        }
        None => None,
    };
    content_info.finish()?;
    let (certificates, has_other) = certificates(&mut data)?;
    let revocation = revocation(&mut data)?;
    let signers = data.expect(tag::SET)?.inside().all()?;
    data.finish()?;
    let signer = match signers.as_slice() {
        [] => return Err(ContainerFault::NoSigner),
        [signer] => *signer,
        _ => return Err(ContainerFault::SeveralSigners),
    };
    let mut read = signer_info(signer)?;
    if !digests.iter().any(|listed| Digest::read(*listed) == Ok(Some(read.digest))) {
        return Err(ContainerFault::Malformed);
    }
    // RFC 5652, 5.1: 1 for plain data with a signer by issuer and serial, else 3; some writers keep to 1 for a signer by
    // key.
    let is_plain = content_type == id::DATA && matches!(read.signer, SignerId::IssuerAndSerial(..));
    let is_fitting = match version {
        [1] => content_type == id::DATA,
        [3] => !is_plain,
        _ => false,
    };
    if !is_fitting && !has_other {
        return Err(ContainerFault::Version);
    }
    let values: usize = read.unsigned.iter().map(|attribute| attribute.values.len()).sum();
    if certificates.len().max(revocation.len()) > CARRIED || values > VALUES {
        return Err(ContainerFault::TooMuch);
    }
    (read.content_type, read.content, read.certificates) = (content_type, content, certificates);
    read.revocation = revocation;
    Ok(read)
}

/// X.509 certificates, and whether there were other kinds.
fn certificates<'a>(data: &mut Values<'a>) -> Read<(Vec<&'a [u8]>, bool)> {
    let Some(set) = data.optional(tag::CONTEXT_0)? else { return Ok((Vec::new(), false)) };
    let all = set.inside().all()?;
    let plain: Vec<&[u8]> = all.iter().filter(|item| item.tag == tag::SEQUENCE).map(|item| item.raw).collect();
    let has_other = plain.len() != all.len();
    Ok((plain, has_other))
}

/// Lists, and answers in the form of RFC 5940; other kinds are passed over.
fn revocation<'a>(data: &mut Values<'a>) -> Read<Vec<&'a [u8]>> {
    let Some(set) = data.optional(tag::CONTEXT_1)? else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for item in set.inside().all()? {
        if item.tag == tag::SEQUENCE {
            all.push(item.raw);
        } else if item.tag == tag::CONTEXT_1 {
            let mut parts = item.inside();
            if dotted(parts.any()?)? == id::OCSP_ANSWER {
                all.push(parts.any()?.raw);
            }
        }
    }
    Ok(all)
}

fn signer_info(signer: Tlv<'_>) -> Read<SignedData<'_>> {
    if signer.tag != tag::SEQUENCE {
        return Err(ContainerFault::Malformed);
    }
    let mut info = signer.inside();
    let version = info.expect(tag::INTEGER)?.value;
    let id = info.any()?;
    let (signer, expected): (_, &[u8]) = match id.tag {
        tag::SEQUENCE => {
            let mut parts = id.inside();
            let (issuer, serial) = (parts.expect(tag::SEQUENCE)?.raw, parts.expect(tag::INTEGER)?.raw);
            parts.finish()?;
            (SignerId::IssuerAndSerial(issuer, serial), &[1])
        }
        tag::CONTEXT_0_PRIMITIVE => (SignerId::KeyId(id.value), &[3]),
        _ => return Err(ContainerFault::Malformed),
    };
    if version != expected {
        return Err(ContainerFault::Version);
    }
    let digest = Digest::read(info.any()?)?.ok_or(ContainerFault::Algorithm)?;
    let signed = info.optional(tag::CONTEXT_0)?;
    let algorithm = Algorithm::read(info.any()?, digest)?.ok_or(ContainerFault::Algorithm)?;
    let signature = info.expect(tag::OCTETS)?.value;
    let unsigned = info.optional(tag::CONTEXT_1)?;
    info.finish()?;
    Ok(SignedData {
        content_type: String::new(),
        content: None,
        certificates: Vec::new(),
        revocation: Vec::new(),
        signer,
        digest,
        algorithm,
        signed_attributes_raw: signed.map(|signed| signed.raw),
        signed: distinct(attributes(signed)?)?,
        unsigned: attributes(unsigned)?,
        signature,
    })
}

fn attributes(set: Option<Tlv<'_>>) -> Read<Vec<Attribute<'_>>> {
    let Some(set) = set else { return Ok(Vec::new()) };
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    for item in set.inside().all()? {
        let mut parts = item.inside();
        let id = dotted(parts.any()?)?;
        let values = parts.expect(tag::SET)?.inside().all()?;
        parts.finish()?;
        attributes.push(Attribute { id, values });
    }
    Ok(attributes)
}

/// Two signed attributes of one type would leave it open which one counts (RFC 5652, 5.3). A time-stamp of each of
/// several authorities may stand in an unsigned attribute of its own (ETSI EN 319 122-1, 5.3).
fn distinct(attributes: Vec<Attribute<'_>>) -> Read<Vec<Attribute<'_>>> {
    let types: std::collections::BTreeSet<&str> = attributes.iter().map(|one| one.id.as_str()).collect();
    if types.len() == attributes.len() { Ok(attributes) } else { Err(ContainerFault::Malformed) }
}

impl<'a> SignedData<'a> {
    /// The only value of a signed attribute.
    pub fn signed_value(&self, id: &str) -> Option<Tlv<'a>> {
        let attribute = self.signed.iter().find(|attribute| attribute.id == id)?;
        match attribute.values.as_slice() {
            [value] => Some(*value),
            _ => None,
        }
    }

    /// What the signature is over: the signed attributes as a SET in the distinguished encoding, in ascending order
    /// whatever the order in which they are stored (RFC 5652, 5.4). One over the stored order is none, to other judges
    /// too.
    pub fn signed_message(&self) -> Option<Vec<u8>> {
        let items = Values::new(self.signed_attributes_raw?).any().ok()?.inside().all().ok()?;
        Some(super::tlv::set_of(tag::SET, items.iter().map(|item| item.raw.to_vec()).collect()))
    }
}
