//! The answer of a responder (RFC 6960), opened for questions.
//!
//! Not here: whether the responder is to be believed.

use jiff::Timestamp;
use x509_cert::der::{Decode, Encode};
use x509_ocsp::{
    BasicOcspResponse, CertStatus, OcspGeneralizedTime, OcspResponse, OcspResponseStatus, ResponderId, SingleResponse,
};

use super::entries::Entry;
use super::fault::NotEvidence;
use crate::certificate::{Certificate, Tried, plain_number, suffices};
use crate::container::algorithm::{Algorithm, Digest};
use crate::container::tlv::{Values, tag};

const BASIC: &str = "1.3.6.1.5.5.7.48.1.1";
/// Certificates that an answer may bring with it; a chain is shorter.
const CERTIFICATES: usize = 16;
const ARCHIVE_CUTOFF: &str = "1.3.6.1.5.5.7.48.1.6";

/// What is said of one certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// When this was known.
    pub issued: Timestamp,
    /// When something newer was to be known.
    pub next: Option<Timestamp>,
    /// The responder knows certificates that expired at this time or later.
    pub keeps_expired: Option<Timestamp>,
    /// Good without an entry.
    pub entry: Option<Entry>,
}

/// An answer.
#[derive(Clone)]
pub struct Answer {
    der: Vec<u8>,
    signed: Vec<u8>,
    algorithm: Option<Algorithm>,
    signature: Vec<u8>,
    responder: ResponderId,
    responses: Vec<SingleResponse>,
    /// Revision of the file that first holds it; `None` for one that came beside the file.
    pub revision: Option<usize>,
    /// When it was signed.
    pub produced: Timestamp,
    /// The certificates that came with it.
    pub certificates: Vec<Certificate>,
    tried: Tried,
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answer").field("produced", &self.produced).finish_non_exhaustive()
    }
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Answer {
    /// Reads an OCSPResponse in DER, or the BasicOCSPResponse inside of one.
    ///
    /// # Errors
    /// The bytes are no successful answer of the basic kind.
    pub fn from_der(der: &[u8]) -> Result<Self, NotEvidence> {
        let inner = match OcspResponse::from_der(der) {
            Ok(outer) => {
                let bytes = outer.response_bytes.filter(|_| outer.response_status == OcspResponseStatus::Successful);
                let bytes = bytes.filter(|bytes| bytes.response_type.to_string() == BASIC).ok_or(NotEvidence)?;
                bytes.response.as_bytes().to_vec()
            }
            Err(_) => der.to_vec(),
        };
        Self::basic(der, &inner)
    }

    fn basic(der: &[u8], inner: &[u8]) -> Result<Self, NotEvidence> {
        let read = BasicOcspResponse::from_der(inner).map_err(|_| NotEvidence)?;
        let mut outer = Values::new(inner).expect(tag::SEQUENCE).map_err(|_| NotEvidence)?.inside();
        let signed = outer.expect(tag::SEQUENCE).map_err(|_| NotEvidence)?.raw.to_vec();
        let identifier = outer.expect(tag::SEQUENCE).map_err(|_| NotEvidence)?;
        let data = read.tbs_response_data;
        let has_unknown = data.response_extensions.iter().flatten().any(|extension| extension.critical);
        if has_unknown {
            return Err(NotEvidence);
        }
        let certificates = read.certs.iter().flatten();
        if certificates.clone().count() > CERTIFICATES {
            return Err(NotEvidence);
        }
        let certificates = certificates.filter_map(|one| Certificate::from_der(&one.to_der().ok()?).ok());
        Ok(Self {
            der: der.to_vec(),
            signed,
            algorithm: Algorithm::stated(identifier).map_err(|_| NotEvidence)?,
            signature: read.signature.as_bytes().map(<[u8]>::to_vec).ok_or(NotEvidence)?,
            responder: data.responder_id,
            responses: data.responses,
            revision: None,
            produced: time(&data.produced_at).ok_or(NotEvidence)?,
            certificates: certificates.collect(),
            tried: Tried::default(),
        })
    }

    /// The same, first held by a revision of the file.
    #[must_use]
    pub fn in_revision(mut self, revision: Option<usize>) -> Self {
        self.revision = revision;
        self
    }

    /// Its bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The answer names this certificate as its signer's.
    pub fn is_named_by(&self, responder: &Certificate) -> bool {
        match &self.responder {
            ResponderId::ByName(name) => name.to_der().is_ok_and(|name| name == responder.subject()),
            ResponderId::ByKey(key) => key.as_bytes() == responder.key_id(),
        }
    }

    /// The key of this certificate made the signature of the answer.
    pub fn is_signed_by(&self, responder: &Certificate) -> bool {
        let key = responder.public_key();
        let fits = || self.algorithm.is_some_and(|algorithm| algorithm.verify(key, &self.signed, &self.signature));
        self.tried.by(key, fits)
    }

    /// Its signature rests on an algorithm that sufficed at a time.
    pub fn is_signed_strongly(&self, at: Timestamp) -> bool {
        self.algorithm.is_some_and(|algorithm| suffices(algorithm.digest(), at))
    }

    /// It is about a certificate of this number, by an issuer of this name.
    pub fn names(&self, certificate: &Certificate) -> bool {
        self.responses.iter().any(|single| numbered(single, certificate).is_some())
    }

    /// What it says of a certificate; nothing if that is not in it, or if the responder does not know it. Where it says
    /// two things, the graver counts.
    pub fn about(&self, certificate: &Certificate, issuer: &Certificate) -> Option<Said> {
        let singles = self.responses.iter().filter(|single| is_about(single, certificate, issuer));
        let said: Vec<Said> = singles.map(said).collect::<Option<_>>()?;
        said.into_iter().min_by_key(|said| (said.entry.is_none(), said.entry.map(|entry| entry.since), said.issued))
    }
}

fn said(single: &SingleResponse) -> Option<Said> {
    let mut keeps_expired = None;
    for extension in single.single_extensions.iter().flatten() {
        match extension.extn_id.to_string().as_str() {
            ARCHIVE_CUTOFF => {
                keeps_expired =
                    OcspGeneralizedTime::from_der(extension.extn_value.as_bytes()).ok().and_then(|at| time(&at));
            }
            _ if extension.critical => return None,
            _ => {}
        }
    }
    let entry = match &single.cert_status {
        CertStatus::Good(_) => None,
        CertStatus::Revoked(revoked) => {
            let since = time(&revoked.revocation_time)?;
            Some(Entry { since, reason: revoked.revocation_reason })
        }
        CertStatus::Unknown(_) => return None,
    };
    let next = single.next_update.as_ref().and_then(time);
    Some(Said { issued: time(&single.this_update)?, next, keeps_expired, entry })
}

/// The identifier is worked out again from both certificates (4.1.1).
fn is_about(single: &SingleResponse, certificate: &Certificate, issuer: &Certificate) -> bool {
    let digest = numbered(single, certificate);
    digest.is_some_and(|digest| single.cert_id.issuer_key_hash.as_bytes() == digest.of(&issuer.key_bits()))
}

/// The digest of the identifier, when it has the number of the certificate and the name of its issuer.
fn numbered(single: &SingleResponse, certificate: &Certificate) -> Option<Digest> {
    let id = &single.cert_id;
    if plain_number(id.serial_number.as_bytes()) != certificate.serial() {
        return None;
    }
    let digest = Digest::named(&id.hash_algorithm.oid.to_string())?;
    (id.issuer_name_hash.as_bytes() == digest.of(&certificate.issuer())).then_some(digest)
}

fn time(time: &OcspGeneralizedTime) -> Option<Timestamp> {
    Timestamp::from_second(i64::try_from(time.0.to_unix_duration().as_secs()).ok()?).ok()
}
