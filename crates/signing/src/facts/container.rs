//! Whether a container holds: one signer, the right digest, the right certificate, the
//! right signature (RFC 5652, 5.6; ETSI EN 319 122-1).
//!
//! Not here: whether the certificate is trusted, or the algorithms are strong enough.

use jiff::Timestamp;

use super::shapes::{ContainerFacts, Finding, StampFacts};
use crate::certificate::Certificate;
use crate::container::algorithm::{Digest, dotted};
use crate::container::read::{ContainerFault, SignedData, SignerId, id, signed_data};
use crate::container::tlv::{Tlv, Values, tag};
use crate::container::{Der, build, to_der};
use crate::reason::Reason;
use crate::revocation::Evidence;

/// What a container is over, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A signature of PAdES: attributes that hold the digest are signed.
    Cades,
    /// A signature of the older kind (ISO 32000-1, 12.8.3.3), which may be over the bytes themselves.
    Pkcs7,
    /// One over the SHA-1 of the bytes, embedded as its content.
    Pkcs7OverSha1,
    /// A time-stamp.
    TimeStamp,
}

/// Reads the container of a signature and checks it against the signed bytes, which may come in parts.
pub fn container(octets: &[u8], form: Form, signed_bytes: &[&[u8]]) -> (Option<ContainerFacts>, Vec<Finding>) {
    let der = match to_der(octets) {
        Ok(der) => der,
        Err(fault) => return (None, vec![Finding::new(Reason::CmsFormat, fault.to_string())]),
    };
    if octets[der.consumed..].iter().any(|octet| *octet != 0) {
        return (None, vec![Finding::new(Reason::Contents, "other bytes than zeros follow the container")]);
    }
    match signed_data(&der.bytes) {
        Ok(data) => {
            let (facts, findings) = judge(&data, &der, form, signed_bytes);
            (Some(facts), findings)
        }
        Err(fault) => {
            // An algorithm that nobody here knows proves nothing; a malformed container is a defect.
            let reason = match fault {
                ContainerFault::Algorithm => Reason::AlgorithmWeak,
                ContainerFault::TooMuch => Reason::LimitReached,
                _ => Reason::CmsFormat,
            };
            (None, vec![Finding::new(reason, fault.to_string())])
        }
    }
}

fn judge(data: &SignedData<'_>, der: &Der, form: Form, signed_bytes: &[&[u8]]) -> (ContainerFacts, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut find = |reason, detail: &str| findings.push(Finding::new(reason, detail));
    let certificates: Vec<Certificate> =
        data.certificates.iter().filter_map(|der| Certificate::from_der(der).ok()).collect();
    if certificates.len() != data.certificates.len() {
        find(Reason::CmsFormat, "a certificate in the container cannot be read");
    }
    let mut facts = ContainerFacts {
        digest: data.digest,
        algorithm: data.algorithm,
        signer: certificates.iter().find(|certificate| is_named(certificate, &data.signer)).cloned(),
        certificates,
        names_certificate: false,
        is_der: der.was_der,
        stamped_at: None,
        stamped_by: None,
        stamp_number: None,
        stamps: if form == Form::TimeStamp { Vec::new() } else { stamps(data) },
        evidence: evidence(data),
    };
    let content = content(data, form, signed_bytes, &mut facts);
    // The older kind may do without attributes: then the key signs what they would hold the digest of.
    let is_bare = data.signed_attributes_raw.is_none() && matches!(form, Form::Pkcs7 | Form::Pkcs7OverSha1);
    let message = match &content {
        Ok(content) if is_bare => Some(content.concat()),
        _ => data.signed_message(),
    };
    match content {
        Ok(_) if is_bare => {}
        Ok(content) => {
            let stated = data.signed_value(id::MESSAGE_DIGEST).filter(|value| value.tag == tag::OCTETS);
            match stated {
                None => find(Reason::CmsFormat, "the signed attributes hold no message digest"),
                Some(stated) if stated.value != data.digest.of_parts(&content) => {
                    find(Reason::DigestMismatch, "the signed bytes differ");
                }
                Some(_) => {}
            }
        }
        Err(finding) => find(finding.reason, &finding.detail),
    }
    let content_type = data.signed_value(id::CONTENT_TYPE).and_then(|value| dotted(value).ok());
    if !is_bare && content_type.as_deref() != Some(data.content_type.as_str()) {
        find(Reason::CmsFormat, "the attribute content-type does not fit the content");
    }
    match &facts.signer {
        None => find(Reason::SignerMismatch, "the container has no certificate of its signer"),
        Some(signer) => {
            if is_damaged(signer, &facts.certificates) {
                find(Reason::CmsFormat, "a certificate is not as the issuer beside it signed it");
            }
            match names(data, signer, form) {
                Ok(names) => facts.names_certificate = names,
                Err(finding) => find(finding.reason, &finding.detail),
            }
            let key = signer.public_key();
            if !message.is_some_and(|message| data.algorithm.verify(key, &message, data.signature)) {
                find(Reason::SignatureWrong, "the signature does not fit key and attributes");
            }
        }
    }
    (facts, findings)
}

/// Certificates from a signer upwards at most, and issuers tried for each.
const CHAIN: usize = 10;

/// The way from a signer upwards breaks off at a certificate whose issuer is there and did not sign it as it stands. Where
/// the attributes name no certificate, the signature alone would not tell.
fn is_damaged(signer: &Certificate, carried: &[Certificate]) -> bool {
    let mut certificate = signer;
    for _ in 0..CHAIN {
        let issuers = carried.iter().filter(|issuer| certificate.is_attributed_to(issuer)).take(CHAIN);
        let issuers: Vec<&Certificate> = issuers.collect();
        match issuers.iter().find(|issuer| issuer.has_signed(certificate)) {
            None => return !issuers.is_empty() && certificate.has_known_algorithm(),
            Some(issuer) if *issuer == certificate => return false,
            Some(issuer) => certificate = issuer,
        }
    }
    false
}

/// The signed attributes name the signer's certificate; nothing, in older signatures, names none.
fn names(data: &SignedData<'_>, signer: &Certificate, form: Form) -> Result<bool, Finding> {
    match named_certificate(data) {
        Ok(None) if form == Form::TimeStamp => {
            Err(Finding::new(Reason::TimeStampWrong, "the time-stamp does not name its certificate"))
        }
        Ok(Some((digest, value))) if digest.of(signer.der()) != value => {
            Err(Finding::new(Reason::SignerMismatch, "the signed attributes name another certificate"))
        }
        Ok(named) => Ok(named.is_some()),
        Err(()) => Err(Finding::new(Reason::CmsFormat, "the attribute signing-certificate cannot be read")),
    }
}

/// What the key signs, by its digest in the attributes: the signed bytes, or what is embedded and says so of them.
fn content<'a>(
    data: &SignedData<'a>,
    form: Form,
    signed_bytes: &[&'a [u8]],
    facts: &mut ContainerFacts,
) -> Result<Vec<&'a [u8]>, Finding> {
    match (form, data.content_type.as_str(), data.content) {
        // Embedded content would have a digest of its own beside that of the file.
        (Form::Cades | Form::Pkcs7, id::DATA, None) => Ok(signed_bytes.to_vec()),
        (Form::Pkcs7OverSha1, id::DATA, Some(content)) => {
            facts.stamped_by = Some(Digest::Sha1);
            if Digest::Sha1.of_parts(signed_bytes) != content {
                return Err(Finding::new(Reason::DigestMismatch, "the signed bytes differ"));
            }
            Ok(vec![content])
        }
        (Form::TimeStamp, id::TST_INFO, Some(content)) => {
            let statement = statement(content)
                .ok_or_else(|| Finding::new(Reason::TimeStampWrong, "the time-stamp cannot be read"))?;
            facts.stamped_at = Some(statement.at);
            facts.stamped_by = Some(statement.digest);
            facts.stamp_number = statement.number;
            if statement.digest.of_parts(signed_bytes) != statement.imprint {
                return Err(Finding::new(Reason::TimeStampWrong, "the time-stamp is over other bytes"));
            }
            Ok(vec![content])
        }
        _ => Err(Finding::new(Reason::CmsFormat, "the container holds content that does not belong there")),
    }
}

/// Time-stamps over the signature; what is none is a finding too.
fn stamps(data: &SignedData<'_>) -> Vec<StampFacts> {
    let attributes = data.unsigned.iter().filter(|attribute| attribute.id == id::SIGNATURE_TIME_STAMP);
    let read = |token: &Tlv<'_>| {
        let (container, findings) = container(token.raw, Form::TimeStamp, &[data.signature]);
        StampFacts { findings, container }
    };
    attributes.flat_map(|attribute| &attribute.values).map(read).collect()
}

/// Revocation evidence beside the signers, and in the attribute of Adobe's older kind.
fn evidence(data: &SignedData<'_>) -> Evidence {
    let mut evidence = Evidence::default();
    let archived = data.signed_value(id::REVOCATION_ARCHIVAL).map(|value| archived(value).unwrap_or_default());
    for item in data.revocation.iter().copied().chain(archived.unwrap_or_default()) {
        // What is no evidence proves nothing, and is no fault of the signature.
        let _ = evidence.take(item);
    }
    evidence
}

/// RevocationInfoArchival: lists under `[0]`, answers under `[1]`.
fn archived(value: Tlv<'_>) -> Option<Vec<&[u8]>> {
    let mut all = Vec::new();
    for kind in value.inside().all().ok()?.iter().filter(|kind| matches!(kind.tag, tag::CONTEXT_0 | tag::CONTEXT_1)) {
        let items = kind.inside().expect(tag::SEQUENCE).ok()?.inside().all().ok()?;
        all.extend(items.iter().map(|item| item.raw));
    }
    Some(all)
}

/// What a time-stamp states.
struct Statement {
    digest: Digest,
    imprint: Vec<u8>,
    at: Timestamp,
    number: Option<Vec<u8>>,
}

/// TSTInfo (RFC 3161, 2.4.2).
fn statement(content: &[u8]) -> Option<Statement> {
    let mut info = Values::new(content).expect(tag::SEQUENCE).ok()?.inside();
    info.expect(tag::INTEGER).ok()?;
    info.expect(tag::OID).ok()?;
    let mut imprint = info.expect(tag::SEQUENCE).ok()?.inside();
    let digest = Digest::read(imprint.any().ok()?).ok()??;
    let value = imprint.expect(tag::OCTETS).ok()?.value.to_vec();
    info.expect(tag::INTEGER).ok()?;
    let time = std::str::from_utf8(info.any().ok()?.value).ok()?;
    // GeneralizedTime in UTC, with a fraction at most.
    let digits = time.strip_suffix('Z')?.split('.').next()?;
    let at = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", digits).ok()?;
    let rest = info.all().ok()?;
    // Extensions stand under `[1]`; of those that are critical none is understood here.
    let extensions = rest.iter().filter(|part| part.tag == tag::CONTEXT_1).flat_map(|part| part.inside().all());
    let is_critical =
        |one: &Tlv<'_>| one.inside().all().is_ok_and(|parts| parts.get(1).is_some_and(|part| part.tag == 1));
    if extensions.flatten().any(|one| is_critical(&one)) {
        return None;
    }
    let number = rest.iter().find(|part| part.tag == tag::INTEGER).map(|part| part.raw.to_vec());
    Some(Statement { digest, imprint: value, at: at.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp(), number })
}

fn is_named(certificate: &Certificate, signer: &SignerId<'_>) -> bool {
    match signer {
        SignerId::IssuerAndSerial(issuer, serial) => {
            build::issuer_and_serial(certificate.der()) == Ok((*issuer, *serial))
        }
        SignerId::KeyId(key_id) => certificate.extensions().subject_key_id.as_deref() == Some(*key_id),
    }
}

/// Digest of the signer's certificate in the attribute signing-certificate, either version.
fn named_certificate(data: &SignedData<'_>) -> Result<Option<(Digest, Vec<u8>)>, ()> {
    let read = |value: Tlv<'_>, is_second: bool| {
        let mut all = value.inside();
        let mut first = all.expect(tag::SEQUENCE).ok()?.inside().expect(tag::SEQUENCE).ok()?.inside();
        let mut digest = if is_second { Digest::Sha256 } else { Digest::Sha1 };
        if let (true, Some(algorithm)) = (is_second, first.optional(tag::SEQUENCE).ok()?) {
            digest = Digest::read(algorithm).ok().flatten()?;
        }
        Some((digest, first.expect(tag::OCTETS).ok()?.value.to_vec()))
    };
    for (id, is_second) in [(id::SIGNING_CERTIFICATE_V2, true), (id::SIGNING_CERTIFICATE, false)] {
        if data.signed.iter().any(|attribute| attribute.id == id) {
            return data.signed_value(id).and_then(|value| read(value, is_second)).map(Some).ok_or(());
        }
    }
    Ok(None)
}
