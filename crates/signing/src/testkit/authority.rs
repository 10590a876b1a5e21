//! A root, authorities under it, and people with keys.

use jiff::Timestamp;
use openssl::asn1::{Asn1Integer, Asn1Object, Asn1OctetString, Asn1Time};
use openssl::bn::{BigNum, MsbOption};
use openssl::ec::{EcGroup, EcKey};
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::{Id, PKey, Private};
use openssl::rsa::Rsa;
use openssl::stack::Stack;
use openssl::x509::extension::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier,
};
use openssl::x509::{X509, X509Builder, X509Extension, X509Name, X509NameBuilder};

use crate::certificate::Certificate;

/// A kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyChoice {
    /// RSA of so many bits.
    Rsa(u32),
    /// RSA of so many bits whose certificate is for PSS alone.
    RsaPss(u32),
    /// ECDSA on P-256.
    P256,
    /// ECDSA on P-384.
    P384,
    /// ECDSA on P-521, which is not supported.
    P521,
    /// EdDSA on edwards25519.
    Ed25519,
    /// EdDSA on edwards448.
    Ed448,
}

/// How a PKCS#12 file is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealing {
    /// AES-256 with a SHA-256 check, as OpenSSL 3 writes.
    Modern,
    /// Triple DES with a SHA-1 check, as older browsers wrote.
    TripleDes,
    /// Without an integrity check.
    Unchecked,
}

/// What a certificate shall say.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Common name.
    pub name: String,
    /// Kind of key.
    pub key: KeyChoice,
    /// Validity.
    pub valid: (Timestamp, Timestamp),
    /// keyUsage digitalSignature and nonRepudiation; otherwise keyEncipherment.
    pub may_sign: bool,
    /// Purposes in extendedKeyUsage, by OpenSSL's names.
    pub purposes: Vec<&'static str>,
    /// A distribution point, if lists of the revoked are published.
    pub revocation_at: Option<String>,
    /// A responder, if there is one.
    pub responder_at: Option<String>,
    /// Where the certificate of the issuer is to be had.
    pub issuer_at: Option<String>,
    /// The purposes are critical.
    pub purposes_are_critical: bool,
    /// A certificate of a responder that need not be looked up itself.
    pub needs_no_check: bool,
    /// The certificate itself is signed over SHA-1.
    pub is_signed_weakly: bool,
    /// Further critical extensions, dotted, each with its value in DER.
    pub critical: Vec<(&'static str, Vec<u8>)>,
}

impl Leaf {
    /// An ordinary signer: P-256, valid from 2026 to 2036.
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            key: KeyChoice::P256,
            valid: years(2026, 2036),
            may_sign: true,
            purposes: Vec::new(),
            revocation_at: None,
            responder_at: None,
            issuer_at: None,
            purposes_are_critical: false,
            needs_no_check: false,
            is_signed_weakly: false,
            critical: Vec::new(),
        }
    }
}

fn years(first: i16, last: i16) -> (Timestamp, Timestamp) {
    let start = |year: i16| format!("{year}-01-01T00:00:00Z").parse().expect("a date");
    (start(first), start(last))
}

/// An authority.
pub struct Authority {
    certificate: X509,
    key: PKey<Private>,
    above: Vec<X509>,
}

/// Somebody with a key and its certificates.
pub struct Identity {
    key: PKey<Private>,
    certificate: X509,
    above: Vec<X509>,
}

impl Authority {
    /// A root of its own, RSA 2048.
    pub fn root(name: &str) -> Self {
        let key = key(KeyChoice::Rsa(2048)).expect("a key");
        let leaf = Leaf { valid: years(2020, 2046), ..Leaf::named(name) };
        let certificate = certificate(&leaf, &key, None, Some(None)).expect("a certificate");
        Self { certificate, key, above: Vec::new() }
    }

    /// A root whose key is made quickly, where many are needed: P-256.
    pub fn small_root(name: &str) -> Self {
        let key = key(KeyChoice::P256).expect("a key");
        let leaf = Leaf { valid: years(2020, 2046), ..Leaf::named(name) };
        let certificate = certificate(&leaf, &key, None, Some(None)).expect("a certificate");
        Self { certificate, key, above: Vec::new() }
    }

    /// A further certificate of this authority for the key and name of another.
    pub fn certified_again(&self, other: &Self) -> Self {
        let name = Certificate::from_der(&other.der()).expect("a certificate").name();
        let leaf = Leaf { valid: years(2021, 2041), ..Leaf::named(&name) };
        let certificate = certificate(&leaf, &other.key, Some(self), Some(None)).expect("a certificate");
        Self { certificate, key: other.key.clone(), above: self.chain() }
    }

    /// An authority below this one. `length` limits the authorities below it.
    pub fn authority(&self, name: &str, length: Option<u32>) -> Self {
        self.authority_like(&Leaf { valid: years(2021, 2041), ..Leaf::named(name) }, Some(length))
    }

    /// An authority below this one whose certificate says more than its name.
    pub fn authority_saying(&self, leaf: &Leaf) -> Self {
        self.authority_like(&Leaf { valid: years(2021, 2041), ..leaf.clone() }, Some(None))
    }

    /// A certificate that issues without being allowed to.
    pub fn impostor(&self, name: &str) -> Self {
        self.authority_like(&Leaf::named(name), None)
    }

    fn authority_like(&self, leaf: &Leaf, authority: Option<Option<u32>>) -> Self {
        let key = key(leaf.key).expect("a key");
        let certificate = certificate(leaf, &key, Some(self), authority).expect("a certificate");
        Self { certificate, key, above: self.chain() }
    }

    /// A signer.
    pub fn issue(&self, leaf: &Leaf) -> Identity {
        let key = key(leaf.key).expect("a key");
        let certificate = certificate(leaf, &key, Some(self), None).expect("a certificate");
        Identity { key, certificate, above: self.chain() }
    }

    /// A further certificate for the key of another.
    pub fn issue_for(&self, leaf: &Leaf, other: &Identity) -> Identity {
        let certificate = certificate(leaf, &other.key, Some(self), None).expect("a certificate");
        Identity { key: other.key.clone(), certificate, above: self.chain() }
    }

    fn chain(&self) -> Vec<X509> {
        [std::slice::from_ref(&self.certificate), &self.above].concat()
    }

    pub(super) fn key(&self) -> &PKey<Private> {
        &self.key
    }

    /// Its certificate in DER.
    pub fn der(&self) -> Vec<u8> {
        self.certificate.to_der().expect("DER")
    }

    /// Its certificate in PEM.
    pub fn pem(&self) -> Vec<u8> {
        self.certificate.to_pem().expect("PEM")
    }
}

impl Identity {
    /// A PKCS#12 file, sealed in the usual way.
    pub fn pkcs12(&self, passphrase: &str) -> Vec<u8> {
        self.pkcs12_sealed(passphrase, Sealing::Modern)
    }

    /// A PKCS#12 file.
    pub fn pkcs12_sealed(&self, passphrase: &str, sealing: Sealing) -> Vec<u8> {
        let mut above = Stack::new().expect("a stack");
        self.above.iter().for_each(|one| above.push(one.clone()).expect("room"));
        let mut builder = Pkcs12::builder();
        builder.name("test").pkey(&self.key).cert(&self.certificate).ca(above).key_iter(2048);
        match sealing {
            Sealing::Modern => builder.mac_iter(2048),
            Sealing::TripleDes => {
                let cipher = Nid::PBE_WITHSHA1AND3_KEY_TRIPLEDES_CBC;
                builder.key_algorithm(cipher).cert_algorithm(cipher).mac_md(MessageDigest::sha1()).mac_iter(2048)
            }
            // OpenSSL takes minus one to mean no check.
            Sealing::Unchecked => builder.mac_iter(u32::MAX),
        };
        builder.build2(passphrase).and_then(|file| file.to_der()).expect("a PKCS#12 file")
    }

    /// A PKCS#12 file without the key.
    pub fn pkcs12_without_key(&self, passphrase: &str) -> Vec<u8> {
        let mut builder = Pkcs12::builder();
        builder.name("test").cert(&self.certificate);
        builder.build2(passphrase).and_then(|file| file.to_der()).expect("a PKCS#12 file")
    }

    pub(super) fn key(&self) -> &PKey<Private> {
        &self.key
    }

    /// The certificate in DER.
    pub fn der(&self) -> Vec<u8> {
        self.certificate.to_der().expect("DER")
    }

    /// The private key as PKCS#8 in DER.
    pub fn pkcs8(&self) -> Vec<u8> {
        self.key.private_key_to_pkcs8().expect("PKCS#8")
    }
}

fn key(choice: KeyChoice) -> Result<PKey<Private>, ErrorStack> {
    let curve = match choice {
        KeyChoice::Rsa(bits) => return PKey::from_rsa(Rsa::generate(bits)?),
        KeyChoice::RsaPss(bits) => return for_pss(&PKey::from_rsa(Rsa::generate(bits)?)?),
        KeyChoice::P256 => Nid::X9_62_PRIME256V1,
        KeyChoice::P384 => Nid::SECP384R1,
        KeyChoice::P521 => Nid::SECP521R1,
        KeyChoice::Ed25519 => return PKey::generate_ed25519(),
        KeyChoice::Ed448 => return PKey::generate_ed448(),
    };
    PKey::from_ec_key(EcKey::generate(EcGroup::from_curve_name(curve)?.as_ref())?)
}

/// The same key under the identifier id-RSASSA-PSS without parameters (RFC 4055, 3.1).
fn for_pss(key: &PKey<Private>) -> Result<PKey<Private>, ErrorStack> {
    use crate::container::algorithm::oid;
    use crate::container::tlv::{Values, constructed, tag};
    let encoded = key.private_key_to_pkcs8()?;
    let mut parts = Values::new(&encoded).expect(tag::SEQUENCE).expect("PKCS#8").inside();
    let (version, _, inside) =
        (parts.any().expect("a version"), parts.any().expect("an algorithm"), parts.any().expect("a key"));
    let algorithm = constructed(tag::SEQUENCE, &[&oid("1.2.840.113549.1.1.10")]);
    PKey::private_key_from_pkcs8(&constructed(tag::SEQUENCE, &[version.raw, &algorithm, inside.raw]))
}

fn name(common_name: &str) -> Result<X509Name, ErrorStack> {
    let mut name = X509NameBuilder::new()?;
    name.append_entry_by_nid(Nid::COUNTRYNAME, "HK")?;
    name.append_entry_by_nid(Nid::ORGANIZATIONNAME, "Test Department")?;
    name.append_entry_by_nid(Nid::COMMONNAME, common_name)?;
    Ok(name.build())
}

fn certificate(
    leaf: &Leaf,
    key: &PKey<Private>,
    issuer: Option<&Authority>,
    authority: Option<Option<u32>>,
) -> Result<X509, ErrorStack> {
    let subject = name(&leaf.name)?;
    let mut builder = X509::builder()?;
    builder.set_version(2)?;
    let mut serial = BigNum::new()?;
    serial.rand(120, MsbOption::MAYBE_ZERO, false)?;
    builder.set_serial_number(Asn1Integer::from_bn(&serial)?.as_ref())?;
    builder.set_subject_name(&subject)?;
    builder.set_issuer_name(issuer.map_or(&subject, |issuer| issuer.certificate.subject_name()))?;
    builder.set_not_before(Asn1Time::from_unix(leaf.valid.0.as_second())?.as_ref())?;
    builder.set_not_after(Asn1Time::from_unix(leaf.valid.1.as_second())?.as_ref())?;
    builder.set_pubkey(key)?;
    extend(&mut builder, leaf, issuer, authority)?;
    let signing = issuer.map_or(key, |issuer| &issuer.key);
    let digest = match signing.id() {
        Id::ED25519 | Id::ED448 => MessageDigest::null(),
        _ if leaf.is_signed_weakly => MessageDigest::sha1(),
        _ => MessageDigest::sha256(),
    };
    builder.sign(signing, digest)?;
    Ok(builder.build())
}

fn extend(
    builder: &mut X509Builder,
    leaf: &Leaf,
    issuer: Option<&Authority>,
    authority: Option<Option<u32>>,
) -> Result<(), ErrorStack> {
    match authority {
        Some(length) => {
            let mut constraints = BasicConstraints::new();
            constraints.critical().ca();
            if let Some(length) = length {
                constraints.pathlen(length);
            }
            builder.append_extension(constraints.build()?)?;
            builder.append_extension(KeyUsage::new().critical().key_cert_sign().crl_sign().build()?)?;
        }
        None => {
            let mut usage = KeyUsage::new();
            usage.critical();
            if leaf.may_sign {
                usage.digital_signature().non_repudiation()
            } else {
                usage.key_encipherment()
            };
            builder.append_extension(usage.build()?)?;
        }
    }
    if !leaf.purposes.is_empty() {
        let mut purposes = ExtendedKeyUsage::new();
        if leaf.purposes_are_critical {
            purposes.critical();
        }
        leaf.purposes.iter().for_each(|purpose| {
            purposes.other(purpose);
        });
        builder.append_extension(purposes.build()?)?;
    }
    for (id, value) in &leaf.critical {
        let (id, value) = (Asn1Object::from_str(id)?, Asn1OctetString::new_from_bytes(value)?);
        builder.append_extension(X509Extension::new_from_der(&id, true, &value)?)?;
    }
    if let Some(at) = &leaf.revocation_at {
        builder.append_extension(distribution_point(at)?)?;
    }
    if leaf.responder_at.is_some() || leaf.issuer_at.is_some() {
        builder.append_extension(access(leaf)?)?;
    }
    if leaf.needs_no_check {
        let (id, value) = (Asn1Object::from_str("1.3.6.1.5.5.7.48.1.5")?, Asn1OctetString::new_from_bytes(&[5, 0])?);
        builder.append_extension(X509Extension::new_from_der(&id, false, &value)?)?;
    }
    let context = builder.x509v3_context(issuer.map(|issuer| issuer.certificate.as_ref()), None);
    let key_id = SubjectKeyIdentifier::new().build(&context)?;
    let above = issuer.map(|_| AuthorityKeyIdentifier::new().keyid(false).build(&context)).transpose()?;
    builder.append_extension(key_id)?;
    above.map_or(Ok(()), |above| builder.append_extension(above))
}

/// authorityInfoAccess (RFC 5280, 4.2.2.1).
fn access(leaf: &Leaf) -> Result<X509Extension, ErrorStack> {
    use crate::container::algorithm::oid;
    use crate::container::tlv::{constructed, encode, tag};
    let one = |method: &str, address: &Option<String>| {
        let address = address.as_ref().map(|address| encode(0x86, address.as_bytes()));
        address.map(|address| constructed(tag::SEQUENCE, &[&oid(method), &address])).unwrap_or_default()
    };
    let (responder, issuer) =
        (one("1.3.6.1.5.5.7.48.1", &leaf.responder_at), one("1.3.6.1.5.5.7.48.2", &leaf.issuer_at));
    let all = constructed(tag::SEQUENCE, &[&responder, &issuer]);
    let id = Asn1Object::from_str("1.3.6.1.5.5.7.1.1")?;
    X509Extension::new_from_der(&id, false, Asn1OctetString::new_from_bytes(&all)?.as_ref())
}

/// cRLDistributionPoints with one address (RFC 5280, 4.2.1.13).
fn distribution_point(address: &str) -> Result<X509Extension, ErrorStack> {
    use crate::container::tlv::{encode, tag};
    let address = encode(0x86, address.as_bytes());
    let full_name = encode(tag::CONTEXT_0, &encode(tag::CONTEXT_0, &address));
    let points = encode(tag::SEQUENCE, &encode(tag::SEQUENCE, &full_name));
    let id = Asn1Object::from_str("2.5.29.31")?;
    X509Extension::new_from_der(&id, false, Asn1OctetString::new_from_bytes(&points)?.as_ref())
}
