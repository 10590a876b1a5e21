//! Asking a time-stamp authority (RFC 3161): the query, and whether the answer is an answer to it.
//!
//! Not here: the way to the authority, and whether its certificate leads to an anchor.

use words::Message;

use crate::container::algorithm::Digest;
use crate::container::tlv::{Tlv, Values, constructed, encode, tag};
use crate::facts::{ContainerFacts, Form, container};

/// Why a time-stamp was not had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StampFault {
    /// The authority could not be reached, or the way to it failed.
    #[error("{}", .0.code)]
    Silent(Message),
    /// It refused.
    #[error("the authority refused with status {status}")]
    Refused {
        /// PKIStatus (RFC 3161, 2.4.2).
        status: u8,
    },
    /// Its answer is malformed, or an answer to another query.
    #[error("the answer is none to the query: {detail}")]
    Unfit {
        /// What does not fit, in English.
        detail: &'static str,
    },
}

impl StampFault {
    /// What a person is told.
    pub fn message(&self) -> Message {
        match self {
            Self::Silent(message) => message.clone(),
            Self::Refused { status } => Message::new("signing-stamp-refused").with("status", u32::from(*status)),
            Self::Unfit { .. } => Message::new("signing-stamp-unfit"),
        }
    }
}

/// A query for a time-stamp over some bytes.
#[derive(Debug, Clone)]
pub struct Query {
    der: Vec<u8>,
    over: Vec<u8>,
    nonce: Vec<u8>,
}

/// Size of the number by which an answer is known to be fresh, in bytes.
const NONCE: usize = 8;

impl Query {
    /// A query over `bytes` by SHA-256, with a fresh number, asking for the certificate.
    pub fn over(bytes: &[u8]) -> Self {
        let mut random = [0; NONCE];
        // Without randomness the number is the digest's own: the imprint still ties the answer to the bytes.
        if openssl::rand::rand_bytes(&mut random).is_err() {
            random.copy_from_slice(&Digest::Sha256.of(bytes)[..NONCE]);
        }
        // A positive number in its shortest form: the first octet is between 0x40 and 0x7F.
        random[0] = (random[0] & 0x3F) | 0x40;
        let nonce = encode(tag::INTEGER, &random);
        let imprint =
            constructed(tag::SEQUENCE, &[&Digest::Sha256.encoded(), &encode(tag::OCTETS, &Digest::Sha256.of(bytes))]);
        let wants_certificate = [0x01, 0x01, 0xFF];
        let version = encode(tag::INTEGER, &[1]);
        let der = constructed(tag::SEQUENCE, &[&version, &imprint, &nonce, &wants_certificate]);
        Self { der, over: bytes.to_vec(), nonce }
    }

    /// The query, encoded.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The token of an answer: status, imprint, number, signature and its certificate, purpose, in this order.
    ///
    /// # Errors
    /// [`StampFault`]; a token that does not hold is not given out.
    pub fn token(&self, answer: &[u8]) -> Result<Vec<u8>, StampFault> {
        let malformed = |_| StampFault::Unfit { detail: "malformed" };
        let mut outer = Values::new(answer).expect(tag::SEQUENCE).map_err(malformed)?.inside();
        let status = outer.expect(tag::SEQUENCE).map_err(malformed)?;
        let status = status.inside().expect(tag::INTEGER).map_err(malformed)?.value;
        // Granted, or granted with modifications.
        if !matches!(status, [0 | 1]) {
            return Err(StampFault::Refused { status: status.last().copied().unwrap_or(u8::MAX) });
        }
        let token = outer.expect(tag::SEQUENCE).map_err(malformed)?;
        self.check(token)?;
        Ok(token.raw.to_vec())
    }

    fn check(&self, token: Tlv<'_>) -> Result<(), StampFault> {
        let (facts, findings) = container(token.raw, Form::TimeStamp, &[&self.over]);
        let Some(facts) = facts.filter(|_| findings.is_empty()) else {
            return Err(StampFault::Unfit { detail: "the time-stamp does not hold" });
        };
        if facts.stamp_number.as_deref() != Some(&self.nonce) {
            return Err(StampFault::Unfit { detail: "another number" });
        }
        if is_for_stamping(&facts) {
            Ok(())
        } else {
            Err(StampFault::Unfit { detail: "the key is not for time-stamps" })
        }
    }
}

fn is_for_stamping(facts: &ContainerFacts) -> bool {
    facts.signer.as_ref().is_some_and(|signer| signer.extensions().is_for_time_stamps())
}
