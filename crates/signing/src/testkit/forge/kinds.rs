//! Signatures of kinds that we do not make, each beside forged twins: over the bytes themselves, over weak digests, by
//! keys on Edwards curves, under another certificate for the same key.

use openssl::pkey::{PKey, Private};

use super::container::in_place;
use super::tools::{Forgery, range, replaced};
use crate::container::algorithm::{Algorithm, Digest, oid};
use crate::container::build::{issuer_and_serial, signed_attributes};
use crate::container::read::id;
use crate::container::tlv::{Values, constructed, encode, set_of, tag};
use crate::reason::Reason;
use crate::testkit::authority::{Identity, KeyChoice, Leaf};
use crate::testkit::desk::desk;

/// A file with a signature of another kind in the place of its newest.
pub struct Kind {
    /// What was done.
    pub name: &'static str,
    /// The reasons that a judge must give; none for a good signature.
    pub codes: &'static [&'static str],
    /// The bytes are whole, and the key made the signature.
    pub is_intact: bool,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Identifiers of MD5, and of RSA with it.
const MD5: [&str; 2] = ["1.2.840.113549.2.5", "1.2.840.113549.1.1.4"];

/// What a container is put together from.
#[derive(Clone)]
struct Parts {
    content: Option<Vec<u8>>,
    certificate: Vec<u8>,
    issuer: Vec<u8>,
    digest: Vec<u8>,
    algorithm: Vec<u8>,
    attributes: Option<Vec<u8>>,
    signature: Vec<u8>,
}

/// All kinds, made from a paper that is signed once.
pub fn kinds(base: &[u8]) -> Vec<Kind> {
    let rsa = desk().office.issue(&Leaf { key: KeyChoice::Rsa(2048), ..Leaf::named("Another Writer") });
    let groups = [bare, over_sha1, strong, weak, renewed].map(|group| group(base, &rsa));
    groups.into_iter().flatten().chain(edwards(base)).collect()
}

/// Those that do not hold, as forgeries.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let spoilt = kinds(base).into_iter().filter(|kind| !kind.is_intact);
    let of = |kind: Kind| {
        let reason = Reason::ALL.iter().find(|reason| kind.codes.first() == Some(&reason.code()));
        let name = kind.name.to_lowercase().replace(", ", "-").replace(' ', "-");
        Forgery::new(*reason.expect("a reason"), format!("kind-{name}"), kind.bytes)
    };
    spoilt.map(of).collect()
}

fn kind(name: &'static str, codes: &'static [&'static str], is_intact: bool, base: &[u8], parts: &Parts) -> Kind {
    Kind { name, codes, is_intact, bytes: in_place(base, &container(parts)) }
}

/// The same file under another SubFilter of at most the same length.
fn under(base: &[u8], sub_filter: &str) -> Vec<u8> {
    replaced(base, b"/ETSI.CAdES.detached", &format!("/{sub_filter}"))
}

fn signed(base: &[u8]) -> Vec<u8> {
    let [before, after, rest] = range(base);
    [&base[..before], &base[after..after + rest]].concat()
}

fn sign(key: &PKey<Private>, digest: Option<Digest>, message: &[u8]) -> Vec<u8> {
    let signer = match digest {
        Some(digest) => openssl::sign::Signer::new(digest.of_openssl(), key),
        None => openssl::sign::Signer::new_without_digest(key),
    };
    signer.and_then(|mut signer| signer.sign_oneshot_to_vec(message)).expect("a signature")
}

fn of_rsa(identity: &Identity, digest: Digest, attributes: Option<Vec<u8>>, message: &[u8]) -> Parts {
    Parts {
        content: None,
        certificate: identity.der(),
        issuer: desk().office.der(),
        digest: digest.encoded(),
        algorithm: Algorithm::RsaPkcs1(digest).encoded(),
        signature: sign(identity.key(), Some(digest), message),
        attributes,
    }
}

/// Without attributes, as the older kind may be.
fn bare(base: &[u8], rsa: &Identity) -> Vec<Kind> {
    let (cades, base) = (base, under(base, "adbe.pkcs7.detached"));
    let bytes = signed(&base);
    let attributes = signed_attributes(&Digest::Sha256.of(&bytes), &rsa.der());
    let good = of_rsa(rsa, Digest::Sha256, None, &bytes);
    let other = of_rsa(rsa, Digest::Sha256, None, b"other bytes");
    let dropped = of_rsa(rsa, Digest::Sha256, None, &attributes);
    let embedded = Parts { content: Some(b"other bytes".to_vec()), ..other.clone() };
    let mut renamed = good.clone();
    let at = renamed.certificate.windows(6).position(|word| word == b"Writer").expect("the name");
    renamed.certificate[at] = b'C';
    let strict = of_rsa(rsa, Digest::Sha256, None, &signed(cades));
    vec![
        kind("bare", &[], true, &base, &good),
        kind("bare, over other bytes", &["signature-wrong"], false, &base, &other),
        kind("bare, the name in its certificate changed", &["cms-format", "chain-not-found"], false, &base, &renamed),
        kind("bare, its attributes dropped", &["signature-wrong"], false, &base, &dropped),
        kind("bare, with other bytes embedded", &["cms-format", "signature-wrong"], false, &base, &embedded),
        kind("bare, where attributes must be", &["cms-format", "signature-wrong"], false, cades, &strict),
    ]
}

/// Over the SHA-1 of the bytes as embedded content.
fn over_sha1(base: &[u8], rsa: &Identity) -> Vec<Kind> {
    let base = under(base, "adbe.pkcs7.sha1");
    let of = |bytes: &[u8]| {
        let content = Digest::Sha1.of(bytes);
        let attributes = signed_attributes(&Digest::Sha256.of(&content), &rsa.der());
        Parts { content: Some(content), ..of_rsa(rsa, Digest::Sha256, Some(attributes.clone()), &attributes) }
    };
    let content = Digest::Sha1.of(&signed(&base));
    let bare = Parts { content: Some(content.clone()), ..of_rsa(rsa, Digest::Sha256, None, &content) };
    let detached = Parts { content: None, ..of(&signed(&base)) };
    vec![
        kind("over SHA-1", &["algorithm-weak"], true, &base, &of(&signed(&base))),
        kind("over SHA-1, without attributes", &["algorithm-weak"], true, &base, &bare),
        kind("over the SHA-1 of other bytes", &["digest-mismatch", "algorithm-weak"], false, &base, &of(b"other")),
        kind("over SHA-1, the content left out", &["cms-format"], false, &base, &detached),
    ]
}

/// Digests that we do not sign with.
fn strong(base: &[u8], rsa: &Identity) -> Vec<Kind> {
    let bytes = signed(base);
    let of = |(digest, name): (Digest, &'static str)| {
        let attributes = signed_attributes(&digest.of(&bytes), &rsa.der());
        kind(name, &[], true, base, &of_rsa(rsa, digest, Some(attributes.clone()), &attributes))
    };
    let all = [
        (Digest::Sha224, "SHA-224"),
        (Digest::Sha3_256, "SHA3-256"),
        (Digest::Sha3_384, "SHA3-384"),
        (Digest::Sha3_512, "SHA3-512"),
    ];
    all.map(of).into()
}

/// Digests that prove nothing today.
fn weak(base: &[u8], rsa: &Identity) -> Vec<Kind> {
    let bytes = signed(base);
    let attributes = |digest: &[u8]| signed_attributes(digest, &rsa.der());
    let of_sha1 = |digest: &[u8]| of_rsa(rsa, Digest::Sha1, Some(attributes(digest)), &attributes(digest));
    let md5 = openssl::hash::hash(openssl::hash::MessageDigest::md5(), &bytes).expect("a digest").to_vec();
    let named = |id: &str| constructed(tag::SEQUENCE, &[&oid(id), &[tag::NULL, 0]]);
    let signer = openssl::sign::Signer::new(openssl::hash::MessageDigest::md5(), rsa.key());
    let signature = signer.and_then(|mut signer| signer.sign_oneshot_to_vec(&attributes(&md5))).expect("a signature");
    let of_md5 = Parts { digest: named(MD5[0]), algorithm: named(MD5[1]), signature, ..of_sha1(&md5) };
    vec![
        kind("SHA-1", &["algorithm-weak"], true, base, &of_sha1(&Digest::Sha1.of(&bytes))),
        kind(
            "SHA-1 of other bytes",
            &["digest-mismatch", "algorithm-weak"],
            false,
            base,
            &of_sha1(&Digest::Sha1.of(b"other bytes")),
        ),
        kind("MD5", &["algorithm-weak"], false, base, &of_md5),
    ]
}

/// Ed25519 and Ed448 (RFC 8419), below an ordinary authority and below one of their own kind.
fn edwards(base: &[u8]) -> Vec<Kind> {
    let bytes = signed(base);
    let of = |identity: &Identity, algorithm: Algorithm, digest: Digest, content: &[u8]| {
        let attributes = signed_attributes(&digest.of(content), &identity.der());
        Parts {
            issuer: desk().office.der(),
            content: None,
            certificate: identity.der(),
            digest: digest.encoded(),
            algorithm: algorithm.encoded(),
            signature: sign(identity.key(), None, &attributes),
            attributes: Some(attributes),
        }
    };
    let mut all = Vec::new();
    for (key, algorithm, names) in [
        (KeyChoice::Ed25519, Algorithm::Ed25519, ["Ed25519", "Ed25519 of other bytes", "Ed25519 spoilt"]),
        (KeyChoice::Ed448, Algorithm::Ed448, ["Ed448", "Ed448 of other bytes", "Ed448 spoilt"]),
    ] {
        let signer = desk().office.issue(&Leaf { key, ..Leaf::named("Edwards") });
        let good = of(&signer, algorithm, algorithm.digest(), &bytes);
        let mut spoilt = good.clone();
        spoilt.signature[0] ^= 1;
        let other = of(&signer, algorithm, algorithm.digest(), b"other bytes");
        all.push(kind(names[0], &[], true, base, &good));
        all.push(kind(names[1], &["digest-mismatch"], false, base, &other));
        all.push(kind(names[2], &["signature-wrong"], false, base, &spoilt));
    }
    let signer = desk().office.issue(&Leaf { key: KeyChoice::Ed25519, ..Leaf::named("Edwards") });
    let short = of(&signer, Algorithm::Ed25519, Digest::Sha256, &bytes);
    all.push(kind("Ed25519 with a digest of another", &["algorithm-weak"], false, base, &short));
    let whole = of(&signer, Algorithm::Ed448, Digest::Shake256, &bytes);
    let authority = desk().root.authority_saying(&Leaf { key: KeyChoice::Ed25519, ..Leaf::named("Edwards CA") });
    let below = authority.issue(&Leaf { key: KeyChoice::Ed25519, ..Leaf::named("Below") });
    let below = Parts { issuer: authority.der(), ..of(&below, Algorithm::Ed25519, Digest::Sha512, &bytes) };
    all.push(kind("below an authority on an Edwards curve", &[], true, base, &below));
    // What iText 5 writes: the identifier of the key in the place of the algorithm.
    let ordinary = desk().office.issue(&Leaf::named("Ordinary"));
    let by_curve = |digest: Digest, algorithm: Vec<u8>| {
        let attributes = signed_attributes(&digest.of(&bytes), &ordinary.der());
        Parts {
            algorithm,
            // What OpenSSL takes where no digest is named.
            signature: sign(ordinary.key(), Some(Digest::Sha256), &attributes),
            attributes: Some(attributes),
            ..of(&signer, Algorithm::Ed25519, digest, &bytes)
        }
    };
    let by_key = by_curve(Digest::Sha256, constructed(tag::SEQUENCE, &[&oid("1.2.840.10045.2.1"), &[tag::NULL, 0]]));
    let by_key = Parts { certificate: ordinary.der(), ..by_key };
    all.push(kind("ECDSA by the identifier of its key", &[], true, base, &by_key));
    let called = by_curve(Digest::Sha512, Algorithm::Ed25519.encoded());
    let called = Parts { certificate: ordinary.der(), ..called };
    all.push(kind("ECDSA called Ed25519", &["signature-wrong"], false, base, &called));
    all.push(kind("Ed25519 called Ed448", &["signature-wrong"], false, base, &whole));
    all
}

/// A second certificate for the same key, put in the place of the one that was signed with.
fn renewed(base: &[u8], rsa: &Identity) -> Vec<Kind> {
    let other = desk().office.issue_for(&Leaf::named("Somebody Else"), rsa);
    let digest = Digest::Sha256.of(&signed(base));
    let of = |named: &Identity, certificate: &Identity| {
        let attributes = signed_attributes(&digest, &named.der());
        Parts { certificate: certificate.der(), ..of_rsa(rsa, Digest::Sha256, Some(attributes.clone()), &attributes) }
    };
    vec![
        kind("under another certificate", &[], true, base, &of(&other, &other)),
        kind("another certificate put in", &["signer-mismatch"], false, base, &of(rsa, &other)),
    ]
}

fn container(parts: &Parts) -> Vec<u8> {
    let (issuer, serial) = issuer_and_serial(&parts.certificate).expect("a certificate");
    let stored = parts
        .attributes
        .as_ref()
        .map(|attributes| encode(tag::CONTEXT_0, Values::new(attributes).expect(tag::SET).expect("a set").value));
    let info = constructed(
        tag::SEQUENCE,
        &[
            &encode(tag::INTEGER, &[1]),
            &constructed(tag::SEQUENCE, &[issuer, serial]),
            &parts.digest,
            &stored.unwrap_or_default(),
            &parts.algorithm,
            &encode(tag::OCTETS, &parts.signature),
        ],
    );
    let content = parts.content.as_ref().map(|content| encode(tag::CONTEXT_0, &encode(tag::OCTETS, content)));
    let chain = vec![parts.certificate.clone(), parts.issuer.clone()];
    let data = constructed(
        tag::SEQUENCE,
        &[
            &encode(tag::INTEGER, &[1]),
            &encode(tag::SET, &parts.digest),
            &constructed(tag::SEQUENCE, &[&oid(id::DATA), &content.unwrap_or_default()]),
            &set_of(tag::CONTEXT_0, chain),
            &set_of(tag::SET, vec![info]),
        ],
    );
    constructed(tag::SEQUENCE, &[&oid(id::SIGNED_DATA), &encode(tag::CONTEXT_0, &data)])
}
