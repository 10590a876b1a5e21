//! Containers that are well signed and do not say what they should, put in place of the right one.

use super::tools::{Forgery, entry, range, replaced};
use crate::certificate::Certificate;
use crate::container::algorithm::{Algorithm, Digest, oid};
use crate::container::build::{Contained, container, issuer_and_serial, signed_attributes};
use crate::container::read::id;
use crate::container::tlv::{Values, constructed, encode, set_of, tag};
use crate::key::Signer;
use crate::reason::Reason;
use crate::testkit::desk::desk;

/// Parts from which a container is put together, as the honest builder would not.
struct Parts {
    content: Option<Vec<u8>>,
    certificates: Vec<Vec<u8>>,
    signers: Vec<Vec<u8>>,
    digest: Digest,
}

/// Containers over the bytes that the newest signature of `base` covers.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let [before, after, rest] = range(base);
    let bytes = [&base[..before], &base[after..after + rest]].concat();
    let signer = &desk().signers[0];
    let other = &desk().signers[1].chain()[0];
    let chain = &signer.chain()[..2];
    let digest = Digest::Sha256.of(&bytes);
    let own = &chain[0];
    let good = signed_attributes(&digest, own);
    let one = |attributes: &[u8]| info(signer, own, Some(attributes), &bytes);
    let parts =
        |signers: Vec<Vec<u8>>| Parts { content: None, certificates: chain.to_vec(), signers, digest: Digest::Sha256 };
    let without = |id: &str| remaining(&good, id);
    let elsewhere = Digest::Sha256.of(b"other content");
    let cases = vec![
        (Reason::CmsFormat, "no-signer", whole(&parts(vec![]))),
        (Reason::CmsFormat, "two-signers", whole(&parts(vec![one(&good), one(&without(id::SIGNING_CERTIFICATE_V2))]))),
        (Reason::SignerMismatch, "no-certificates", whole(&Parts { certificates: vec![], ..parts(vec![one(&good)]) })),
        (
            Reason::SignerMismatch,
            "another-certificate",
            whole(&Parts { certificates: vec![other.clone()], ..parts(vec![one(&good)]) }),
        ),
        (Reason::CmsFormat, "no-message-digest", whole(&parts(vec![one(&without(id::MESSAGE_DIGEST))]))),
        (Reason::CmsFormat, "no-content-type", whole(&parts(vec![one(&without(id::CONTENT_TYPE))]))),
        (Reason::CmsFormat, "no-attributes", whole(&parts(vec![info(signer, own, None, &bytes)]))),
        (
            Reason::CmsFormat,
            "embedded-content",
            whole(&Parts {
                content: Some(b"other content".to_vec()),
                ..parts(vec![one(&signed_attributes(&elsewhere, own))])
            }),
        ),
        (
            Reason::DigestMismatch,
            "digest-of-other-content",
            whole(&parts(vec![one(&signed_attributes(&elsewhere, own))])),
        ),
        (Reason::DigestMismatch, "digest-empty", whole(&parts(vec![one(&signed_attributes(&[], own))]))),
        (Reason::SignerMismatch, "names-another", whole(&parts(vec![one(&signed_attributes(&digest, other))]))),
        (Reason::CmsFormat, "digests-disagree", whole(&Parts { digest: Digest::Sha384, ..parts(vec![one(&good)]) })),
    ];
    let mut all: Vec<Forgery> =
        cases.into_iter().map(|(reason, name, container)| sealed(base, reason, name, &container)).collect();
    let signature = signer.sign(&good).expect("a signature");
    let parts =
        Contained { chain, algorithm: signer.algorithm(), attributes: &good, signature: &signature, token: None };
    let honest = container(&parts).expect("CMS");
    all.push(sealed(base, Reason::Contents, "bytes-behind", &[honest.as_slice(), b"x"].concat()));
    let mut wrong = honest;
    let last = wrong.len() - 1;
    wrong[last] ^= 1;
    all.push(sealed(base, Reason::SignatureWrong, "signature-of-nothing", &wrong));
    all
}

/// Containers as other writers make them, and forged twins of them: name, whether the signature holds, and the file.
pub fn variants(base: &[u8]) -> Vec<(&'static str, bool, Vec<u8>)> {
    let [before, after, rest] = range(base);
    let bytes = [&base[..before], &base[after..after + rest]].concat();
    let signer = &desk().signers[0];
    let own = &signer.chain()[0];
    let good = signed_attributes(&Digest::Sha256.of(&bytes), own);
    // Stored the other way round; signed so, or in the order that the standard demands.
    let mut items = Values::new(&good).expect(tag::SET).expect("a set").inside().all().expect("attributes");
    items.reverse();
    let turned = encode(tag::SET, &items.iter().map(|item| item.raw).collect::<Vec<_>>().concat());
    let whole = |version: u8, info: Vec<u8>| {
        let parts = Parts {
            content: None,
            certificates: signer.chain()[..2].to_vec(),
            signers: vec![info],
            digest: Digest::Sha256,
        };
        whole_of(version, &parts)
    };
    let by_key = || {
        let key_id = Certificate::from_der(own).expect("a certificate").extensions().subject_key_id.clone();
        encode(tag::CONTEXT_0_PRIMITIVE, &key_id.expect("a key identifier"))
    };
    let by_name = || {
        let (issuer, serial) = issuer_and_serial(own).expect("a certificate");
        constructed(tag::SEQUENCE, &[issuer, serial])
    };
    let of = |version: u8, id: Vec<u8>, stored: &[u8], signed: &[u8]| {
        let stored = encode(tag::CONTEXT_0, Values::new(stored).expect(tag::SET).expect("a set").value);
        info_of(signer, version, &id, &stored, signed)
    };
    let cases = vec![
        ("stored-unordered", true, whole(1, of(1, by_name(), &turned, &good))),
        ("signed-unordered", false, whole(1, of(1, by_name(), &turned, &turned))),
        ("by-key", true, whole(3, of(3, by_key(), &good, &good))),
        ("by-key-older-version", true, whole(1, of(3, by_key(), &good, &good))),
        ("by-key-strange-version", false, whole(4, of(3, by_key(), &good, &good))),
        ("by-key-strange-signer-version", false, whole(1, of(1, by_key(), &good, &good))),
        ("by-name-newer-version", false, whole(3, of(1, by_name(), &good, &good))),
    ];
    cases.into_iter().map(|(name, holds, container)| (name, holds, in_place(base, &container))).collect()
}

/// The file signed once more, in the place of the newest signature and over the bytes as they are now.
pub fn resealed(forged: &[u8]) -> Vec<u8> {
    let [before, after, rest] = range(forged);
    let bytes = [&forged[..before], &forged[after..after + rest]].concat();
    let signer = &desk().signers[0];
    let chain = &signer.chain()[..2];
    let attributes = signed_attributes(&Digest::Sha256.of(&bytes), &chain[0]);
    let signature = signer.sign(&attributes).expect("a signature");
    let algorithm = signer.algorithm();
    let parts = Contained { chain, algorithm, attributes: &attributes, signature: &signature, token: None };
    let container = container(&parts).expect("a container");
    in_place(forged, &container)
}

/// The octets of the newest container of a file, zeros behind it included.
pub fn contained(pdf: &[u8]) -> Vec<u8> {
    let digits = entry(pdf, "/Contents", b'>');
    let digits = digits.strip_prefix(b"/Contents <").and_then(|rest| rest.strip_suffix(b">"));
    digits.and_then(|digits| hex::decode(digits).ok()).expect("a container")
}

/// The file with a container in the place of the newest one, filled up with zeros, or cut at what there is room for.
pub fn in_place(forged: &[u8], container: &[u8]) -> Vec<u8> {
    let whole = entry(forged, "/Contents", b'>');
    let room = whole.len() - "/Contents <>".len();
    let digits = hex::encode(&container[..container.len().min(room / 2)]);
    replaced(forged, whole, &format!("/Contents <{digits:0<room$}>"))
}

/// The file with another container in the place of the newest one.
fn sealed(base: &[u8], reason: Reason, name: &str, container: &[u8]) -> Forgery {
    Forgery::new(reason, format!("container-{name}"), in_place(base, container))
}

/// The signed attributes without one of them.
fn remaining(attributes: &[u8], without: &str) -> Vec<u8> {
    let set = Values::new(attributes).expect(tag::SET).expect("a set");
    let kept = set.inside().all().expect("attributes").into_iter().filter(|one| !one.value.starts_with(&oid(without)));
    set_of(tag::SET, kept.map(|one| one.raw.to_vec()).collect())
}

fn info(signer: &dyn Signer, certificate: &[u8], attributes: Option<&[u8]>, bytes: &[u8]) -> Vec<u8> {
    let (issuer, serial) = issuer_and_serial(certificate).expect("a certificate");
    let stored = attributes
        .map(|attributes| encode(tag::CONTEXT_0, Values::new(attributes).expect(tag::SET).expect("a set").value));
    let id = constructed(tag::SEQUENCE, &[issuer, serial]);
    info_of(signer, 1, &id, &stored.unwrap_or_default(), attributes.unwrap_or(bytes))
}

fn info_of(signer: &dyn Signer, version: u8, id: &[u8], stored: &[u8], signed: &[u8]) -> Vec<u8> {
    let algorithm: Algorithm = signer.algorithm();
    let signature = signer.sign(signed).expect("a signature");
    constructed(
        tag::SEQUENCE,
        &[
            &encode(tag::INTEGER, &[version]),
            id,
            &algorithm.digest().encoded(),
            stored,
            &algorithm.encoded(),
            &encode(tag::OCTETS, &signature),
        ],
    )
}

fn whole(parts: &Parts) -> Vec<u8> {
    whole_of(1, parts)
}

fn whole_of(version: u8, parts: &Parts) -> Vec<u8> {
    let content = parts.content.as_ref().map(|content| encode(tag::CONTEXT_0, &encode(tag::OCTETS, content)));
    let certificates = match parts.certificates.as_slice() {
        [] => Vec::new(),
        some => set_of(tag::CONTEXT_0, some.to_vec()),
    };
    let data = constructed(
        tag::SEQUENCE,
        &[
            &encode(tag::INTEGER, &[version]),
            &encode(tag::SET, &parts.digest.encoded()),
            &constructed(tag::SEQUENCE, &[&oid(id::DATA), &content.unwrap_or_default()]),
            &certificates,
            &set_of(tag::SET, parts.signers.clone()),
        ],
    );
    constructed(tag::SEQUENCE, &[&oid(id::SIGNED_DATA), &encode(tag::CONTEXT_0, &data)])
}
