//! A desk with everything at hand: one root, one office authority, three signers.

use std::sync::OnceLock;

use jiff::Timestamp;

use super::authority::{Authority, KeyChoice, Leaf};
use super::paper::{Paper, box_saying, paper};
use crate::certificate::Certificate;
use crate::facts::facts;
use crate::key::Pkcs12Signer;
use crate::limits::Limits;
use crate::report::{Policy, Report, report};
use crate::sign::{Filling, Place, SignRequest, sign};

/// Passphrase of every container that a desk makes.
pub const PASSPHRASE: &str = "open";

/// A root and the signers under it.
pub struct Desk {
    /// The root.
    pub root: Authority,
    /// The authority that issued the signers' certificates.
    pub office: Authority,
    /// RSA, P-256 and P-384.
    pub signers: [Pkcs12Signer; 3],
}

/// The desk of this run, made once: keys take time.
pub fn desk() -> &'static Desk {
    static DESK: OnceLock<Desk> = OnceLock::new();
    DESK.get_or_init(|| {
        let root = Authority::root("Test Root");
        let office = root.authority("Test Office CA", Some(0));
        let signer = |name: &str, key| {
            let identity = office.issue(&Leaf { key, ..Leaf::named(name) });
            Pkcs12Signer::open(&identity.pkcs12(PASSPHRASE), PASSPHRASE).expect("a container just made")
        };
        let signers = [
            signer("Chan Tai Man", KeyChoice::Rsa(2048)),
            signer("Lee Siu Ming", KeyChoice::P256),
            signer("Wong Mei Ling", KeyChoice::P384),
        ];
        Desk { root, office, signers }
    })
}

/// The time at which everything on the desk happens.
pub fn now() -> Timestamp {
    "2026-11-21T02:07:28Z".parse().expect("a time")
}

/// Trusts the root of the desk.
pub fn trusting() -> Policy {
    Policy::trusting(Certificate::from_der(&desk().root.der()))
}

/// A file judged with trust in the root, at the time of the desk.
pub fn judged(pdf: &[u8]) -> Report {
    report(&facts(pdf, &Limits::default()), &trusting(), now())
}

/// A request for stage `number` of [`Paper::in_stages`] that fills its fields.
pub fn request(number: usize) -> SignRequest {
    let field = format!("stage.{number}");
    let mut request = SignRequest::new(Place::Prepared(format!("{field}.signature")), "陳大文", now());
    request.certifies = number == 1;
    request.post = Some("SEO(Records)2".to_owned());
    request.reason = Some("批准 Approved".to_owned());
    if number > 1 {
        let words = format!("Stage {number} agreed");
        request.fill = vec![
            Filling { field: format!("{field}.data"), value: r#"{"姓名":"李小明"}"#.to_owned(), appearance: None },
            Filling { field: format!("{field}.text"), value: words.clone(), appearance: Some(box_saying(&words)) },
        ];
    }
    request
}

/// A paper in stages of which the first `count` are signed, by each signer in turn.
pub fn signed_paper(what: &Paper, count: usize) -> Vec<u8> {
    (1..=count).fold(paper(what), |pdf, number| {
        sign(&pdf, &desk().signers[(number - 1) % 3], &request(number)).expect("a paper that can be signed")
    })
}

/// A paper of three stages, signed once; made once per run.
pub fn once() -> &'static [u8] {
    static ONCE: OnceLock<Vec<u8>> = OnceLock::new();
    ONCE.get_or_init(|| signed_paper(&Paper::in_stages(3), 1))
}

/// A paper of three stages, signed by all; made once per run.
pub fn thrice() -> &'static [u8] {
    static THRICE: OnceLock<Vec<u8>> = OnceLock::new();
    THRICE.get_or_init(|| signed_paper(&Paper::in_stages(3), 3))
}
