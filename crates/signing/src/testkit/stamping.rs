//! A time-stamp authority (RFC 3161), honest unless it is told otherwise.

use jiff::Timestamp;

use super::authority::Identity;
use super::forge::{contained, in_place};
use crate::certificate::Certificate;
use crate::container::algorithm::{Algorithm, Digest, oid};
use crate::container::build::issuer_and_serial;
use crate::container::read::id;
use crate::container::tlv::{Tlv, Values, constructed, encode, set_of, tag};
use crate::container::to_der;
use crate::facts::facts;
use crate::key::{Pkcs12Signer, Signer};
use crate::limits::Limits;
use crate::sign::{SignRequest, Stamping, unjudged};

/// How a time-stamp is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// It answers with another number.
    OtherNumber,
    /// It stamps other bytes.
    OtherBytes,
    /// It does not name its certificate.
    Nameless,
    /// It names what it is over by SHA-1.
    OldDigest,
    /// It refuses.
    Refuses,
    /// Its signature is broken.
    BrokenSignature,
}

/// A time-stamp authority.
pub struct Stamper {
    signer: Pkcs12Signer,
    /// The time that it stamps.
    pub at: Timestamp,
    /// What is wrong with it.
    pub slip: Option<Slip>,
}

impl Stamper {
    /// Stamps with the key of an identity.
    pub fn new(identity: &Identity, at: Timestamp) -> Self {
        let signer = Pkcs12Signer::open(&identity.pkcs12("stamp"), "stamp").expect("a key");
        Self { signer, at, slip: None }
    }

    /// Its certificate in DER.
    pub fn certificate(&self) -> Vec<u8> {
        self.signer.chain()[0].clone()
    }

    /// The answer to a query, both encoded.
    pub fn answer(&self, query: &[u8]) -> Vec<u8> {
        let granted = encode(tag::SEQUENCE, &encode(tag::INTEGER, &[0]));
        if self.slip == Some(Slip::Refuses) {
            return encode(tag::SEQUENCE, &encode(tag::SEQUENCE, &encode(tag::INTEGER, &[2])));
        }
        let mut parts = Values::new(query).expect(tag::SEQUENCE).expect("a query").inside();
        parts.any().expect("a version");
        let imprint = parts.expect(tag::SEQUENCE).expect("an imprint").raw.to_vec();
        let number = parts.optional(tag::INTEGER).ok().flatten().map(|number| number.raw.to_vec());
        constructed(tag::SEQUENCE, &[&granted, &self.token(imprint, number.unwrap_or_default())])
    }

    fn token(&self, mut imprint: Vec<u8>, mut number: Vec<u8>) -> Vec<u8> {
        let flip = |bytes: &mut Vec<u8>| bytes.last_mut().into_iter().for_each(|last| *last ^= 1);
        match self.slip {
            Some(Slip::OtherNumber) => flip(&mut number),
            Some(Slip::OtherBytes) => flip(&mut imprint),
            _ => {}
        }
        let time = encode(0x18, self.at.strftime("%Y%m%d%H%M%SZ").to_string().as_bytes());
        let (version, serial) = (encode(tag::INTEGER, &[1]), encode(tag::INTEGER, &[7]));
        let policy = oid("1.3.6.1.4.1.55555.3");
        let info = constructed(tag::SEQUENCE, &[&version, &policy, &imprint, &serial, &time, &number]);
        self.signed(&info)
    }

    fn signed(&self, info: &[u8]) -> Vec<u8> {
        let certificate = &self.signer.chain()[0];
        let named = encode(tag::OCTETS, &Digest::Sha256.of(certificate));
        let named =
            constructed(tag::SEQUENCE, &[&constructed(tag::SEQUENCE, &[&constructed(tag::SEQUENCE, &[&named])])]);
        let attribute = |id: &str, value: &[u8]| constructed(tag::SEQUENCE, &[&oid(id), &encode(tag::SET, value)]);
        let mut attributes = vec![
            attribute(id::CONTENT_TYPE, &oid(id::TST_INFO)),
            attribute(id::MESSAGE_DIGEST, &encode(tag::OCTETS, &self.signer.algorithm().digest().of(info))),
        ];
        if self.slip != Some(Slip::Nameless) {
            attributes.push(attribute(id::SIGNING_CERTIFICATE_V2, &named));
        }
        let attributes = set_of(tag::SET, attributes);
        let mut signature = self.signer.sign(&attributes).expect("a signature");
        if self.slip == Some(Slip::BrokenSignature) {
            signature.last_mut().into_iter().for_each(|last| *last ^= 1);
        }
        let algorithm: Algorithm = self.signer.algorithm();
        let (issuer, serial) = issuer_and_serial(certificate).expect("a certificate");
        let stored = encode(tag::CONTEXT_0, Values::new(&attributes).expect(tag::SET).expect("a set").value);
        let signer = constructed(
            tag::SEQUENCE,
            &[
                &encode(tag::INTEGER, &[1]),
                &constructed(tag::SEQUENCE, &[issuer, serial]),
                &algorithm.digest().encoded(),
                &stored,
                &algorithm.encoded(),
                &encode(tag::OCTETS, &signature),
            ],
        );
        let carried: Vec<Vec<u8>> = self.signer.chain().iter().filter(|der| !is_root(der)).cloned().collect();
        let content =
            constructed(tag::SEQUENCE, &[&oid(id::TST_INFO), &encode(tag::CONTEXT_0, &encode(tag::OCTETS, info))]);
        let data = constructed(
            tag::SEQUENCE,
            &[
                &encode(tag::INTEGER, &[3]),
                &encode(tag::SET, &algorithm.digest().encoded()),
                &content,
                &set_of(tag::CONTEXT_0, carried),
                &encode(tag::SET, &signer),
            ],
        );
        constructed(tag::SEQUENCE, &[&oid(id::SIGNED_DATA), &encode(tag::CONTEXT_0, &data)])
    }
}

/// Signs with whatever the time-stamp authority gives, looked at by nobody.
pub fn signed_with_token(pdf: &[u8], signer: &dyn Signer, request: &SignRequest, stamper: &Stamper) -> Vec<u8> {
    let by = if stamper.slip == Some(Slip::OldDigest) { Digest::Sha1 } else { Digest::Sha256 };
    let mut ask = |signature: &[u8]| {
        let digest = constructed(tag::SEQUENCE, &[&by.encoded(), &encode(tag::OCTETS, &by.of(signature))]);
        Some(stamper.token(digest, Vec::new()))
    };
    let stamping = Stamping { room_bytes: 8 << 10, ask: &mut ask };
    let before = facts(pdf, &Limits::default());
    unjudged(pdf, &before, signer, request, Some(stamping)).expect("a paper that can be signed")
}

/// The same signature with the time-stamps of these authorities over it, each in an attribute of its own.
pub fn stamped_apart(signed: &[u8], stampers: &[&Stamper]) -> Vec<u8> {
    let whole = to_der(&contained(signed)).expect("a container").bytes;
    let mut info = Values::new(&whole).any().expect("a container").inside();
    let kind = info.any().expect("a type").raw;
    let data = info.any().expect("content").inside().any().expect("SignedData");
    let mut parts = data.inside().all().expect("parts");
    let signer = parts.pop().expect("signers").inside().any().expect("a signer");
    let of_signer = signer.inside().all().expect("parts");
    let signature = of_signer.iter().rposition(|part| part.tag == tag::OCTETS).expect("a signature");
    let one = |stamper: &&Stamper| {
        let digest = Digest::Sha256.of(of_signer[signature].value);
        let imprint = constructed(tag::SEQUENCE, &[&Digest::Sha256.encoded(), &encode(tag::OCTETS, &digest)]);
        let token = encode(tag::SET, &stamper.token(imprint, Vec::new()));
        constructed(tag::SEQUENCE, &[&oid(id::SIGNATURE_TIME_STAMP), &token])
    };
    let stamps: Vec<u8> = stampers.iter().flat_map(one).collect();
    let raw = |parts: &[Tlv<'_>]| parts.iter().flat_map(|part| part.raw.to_vec()).collect::<Vec<u8>>();
    let signer = [raw(&of_signer[..=signature]), encode(tag::CONTEXT_1, &stamps)].concat();
    let data = [raw(&parts), encode(tag::SET, &encode(tag::SEQUENCE, &signer))].concat();
    let whole = constructed(tag::SEQUENCE, &[kind, &encode(tag::CONTEXT_0, &encode(tag::SEQUENCE, &data))]);
    in_place(signed, &whole)
}

fn is_root(der: &[u8]) -> bool {
    Certificate::from_der(der).is_ok_and(|certificate| certificate.is_self_issued())
}
