//! Keys in containers: many kinds open, and what does not open says why.

use signing::certificate::Certificate;
use signing::container::algorithm::{Algorithm, Digest};
use signing::container::build::{Contained, container, signed_attributes};
use signing::container::tlv::{Values, encode, tag};
use signing::facts::facts;
use signing::key::{KeyFault, Pkcs12Signer, Signer};
use signing::testkit::{Authority, KeyChoice, Leaf, Paper, Sealing, now, paper};
use signing::{Limits, Place, Policy, SignRequest, Verdict, report, sign};

const PASSPHRASE: &str = "開門 open—sésame";

#[test]
fn every_kind_of_container_opens_and_signs() {
    let root = Authority::root("Root");
    let office = root.authority("Office", None);
    let policy = Policy::trusting(Certificate::from_der(&root.der()));
    for (key, sealing) in [
        (KeyChoice::Rsa(2048), Sealing::Modern),
        (KeyChoice::Rsa(3072), Sealing::TripleDes),
        (KeyChoice::P256, Sealing::Modern),
        (KeyChoice::P256, Sealing::Unchecked),
        (KeyChoice::P384, Sealing::TripleDes),
    ] {
        let identity = office.issue(&Leaf { key, ..Leaf::named("Chan") });
        let signer = Pkcs12Signer::open(&identity.pkcs12_sealed(PASSPHRASE, sealing), PASSPHRASE).unwrap();
        assert_eq!(signer.summary().common_name, "Chan");
        assert_eq!(signer.chain().len(), 3, "{key:?} {sealing:?}");
        assert_eq!(signer.chain()[0], identity.der());
        let request = SignRequest::new(Place::New("Signature1".to_owned()), "Chan", now());
        let pdf = sign(&paper(&Paper::plain("A letter")), &signer, &request).unwrap();
        let report = report(&facts(&pdf, &Limits::default()), &policy, now());
        assert_eq!(report.verdict, Verdict::Valid, "{key:?} {sealing:?} {:?}", report.reasons);
    }
}

#[test]
fn an_rsa_key_signs_by_pss_when_asked_or_when_its_certificate_is_for_nothing_else() {
    let root = Authority::root("Root");
    let policy = Policy::trusting(Certificate::from_der(&root.der()));
    let pss = Algorithm::RsaPss(Digest::Sha256, 32);
    for (key, is_asked) in
        [(KeyChoice::Rsa(2048), true), (KeyChoice::RsaPss(2048), false), (KeyChoice::RsaPss(2048), true)]
    {
        let identity = root.issue(&Leaf { key, ..Leaf::named("Chan") });
        let signer = Pkcs12Signer::open(&identity.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
        let signer = if is_asked { signer.with_pss().unwrap() } else { signer };
        assert_eq!(signer.algorithm(), pss);
        let request = SignRequest::new(Place::New("Signature1".to_owned()), "Chan", now());
        let pdf = sign(&paper(&Paper::plain("A letter")), &signer, &request).unwrap();
        let report = report(&facts(&pdf, &Limits::default()), &policy, now());
        assert_eq!(report.verdict, Verdict::Valid, "{key:?} {:?}", report.reasons);
    }
    let curve = root.issue(&Leaf::named("Lee"));
    let signer = Pkcs12Signer::open(&curve.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
    assert_eq!(signer.with_pss().map(|_| ()).unwrap_err(), KeyFault::UnsupportedKey);
}

/// A signature in each algorithm, as OpenSSL's own reader of containers sees it.
#[test]
fn a_container_by_pss_is_verified_by_openssl() {
    let root = Authority::root("Root");
    let identity = root.issue(&Leaf { key: KeyChoice::Rsa(2048), ..Leaf::named("Chan") });
    let signer = Pkcs12Signer::open(&identity.pkcs12(PASSPHRASE), PASSPHRASE).unwrap().with_pss().unwrap();
    let content = b"what is signed";
    let attributes = signed_attributes(&Digest::Sha256.of(content), &identity.der());
    let signature = signer.sign(&attributes).unwrap();
    let algorithm = signer.algorithm();
    let parts =
        Contained { chain: signer.chain(), algorithm, attributes: &attributes, signature: &signature, token: None };
    let der = container(&parts).unwrap();
    let mut cms = openssl::cms::CmsContentInfo::from_der(&der).unwrap();
    let mut trusted = openssl::x509::store::X509StoreBuilder::new().unwrap();
    trusted.add_cert(openssl::x509::X509::from_der(&root.der()).unwrap()).unwrap();
    // Whether a certificate may sign mail is not the question here.
    trusted.set_purpose(openssl::x509::X509PurposeId::ANY).unwrap();
    let trusted = trusted.build();
    let flags = openssl::cms::CMSOptions::BINARY;
    cms.verify(None, Some(&trusted), Some(content), None, flags).unwrap();
    assert!(cms.verify(None, Some(&trusted), Some(b"something else"), None, flags).is_err());
}

#[test]
fn the_parameters_of_pss_are_read_as_they_are_written() {
    for algorithm in [
        Algorithm::RsaPss(Digest::Sha256, 32),
        Algorithm::RsaPss(Digest::Sha384, 48),
        Algorithm::RsaPss(Digest::Sha512, 64),
        Algorithm::RsaPss(Digest::Sha256, 20),
        Algorithm::RsaPkcs1(Digest::Sha256),
        Algorithm::Ecdsa(Digest::Sha384),
    ] {
        let der = algorithm.encoded();
        let read = Algorithm::read(Values::new(&der).any().unwrap(), algorithm.digest());
        assert_eq!(read, Ok(Some(algorithm)));
    }
}

#[test]
fn the_parameters_of_pss_hold_nothing_besides() {
    let der = Algorithm::RsaPss(Digest::Sha256, 32).encoded();
    let outer = Values::new(&der).any().unwrap().inside().all().unwrap();
    let with = |more: &[u8]| {
        let parameters = encode(tag::SEQUENCE, &[outer[1].value, more].concat());
        let der = encode(tag::SEQUENCE, &[outer[0].raw, &parameters].concat());
        Algorithm::read(Values::new(&der).any().unwrap(), Digest::Sha256)
    };
    let number = |tag: u8, number: u8| encode(tag, &encode(tag::INTEGER, &[number]));
    assert!(with(&[]).unwrap().is_some());
    assert!(with(&number(0xA3, 1)).unwrap().is_some());
    for more in [number(0xA3, 2), number(0xA4, 1), number(0xA2, 20), vec![tag::NULL, 0]] {
        assert_eq!(with(&more), Ok(None), "{more:?}");
    }
}

#[test]
fn what_does_not_open_says_why() {
    let root = Authority::root("Root");
    let identity = root.issue(&Leaf::named("Chan"));
    let good = identity.pkcs12(PASSPHRASE);
    let open = |bytes: &[u8], passphrase: &str| Pkcs12Signer::open(bytes, passphrase).map(|_| ()).unwrap_err();
    assert_eq!(open(&good, "開門"), KeyFault::WrongPassphrase);
    assert_eq!(open(&good, ""), KeyFault::WrongPassphrase);
    assert_eq!(open(&identity.pkcs12_sealed(PASSPHRASE, Sealing::TripleDes), "x"), KeyFault::WrongPassphrase);
    assert_eq!(open(&identity.pkcs12_sealed(PASSPHRASE, Sealing::Unchecked), "x"), KeyFault::WrongPassphrase);
    assert_eq!(open(&good[..good.len() / 2], PASSPHRASE), KeyFault::Damaged);
    assert_eq!(open(b"", PASSPHRASE), KeyFault::Damaged);
    assert_eq!(open(b"not a container", PASSPHRASE), KeyFault::Damaged);
    assert_eq!(open(&identity.der(), PASSPHRASE), KeyFault::Damaged);
    assert_eq!(open(&identity.pkcs12_without_key(PASSPHRASE), PASSPHRASE), KeyFault::NoKey);
    let odd = root.issue(&Leaf { key: KeyChoice::P521, ..Leaf::named("Odd") });
    assert_eq!(open(&odd.pkcs12(PASSPHRASE), PASSPHRASE), KeyFault::UnsupportedKey);
}

#[test]
fn a_container_with_another_certificate_has_none_for_its_key() {
    let root = Authority::root("Root");
    let (one, other) = (root.issue(&Leaf::named("One")), root.issue(&Leaf::named("Other")));
    let key = p12_keystore::PrivateKey::from_der(&one.pkcs8()).unwrap();
    let certificate = p12_keystore::Certificate::from_der(&other.der()).unwrap();
    let chain = p12_keystore::PrivateKeyChain::new("01", key, [certificate]);
    let mut store = p12_keystore::KeyStore::new();
    store.add_entry("test", p12_keystore::KeyStoreEntry::PrivateKeyChain(chain));
    let bytes = store.writer(PASSPHRASE).write().unwrap();
    assert_eq!(Pkcs12Signer::open(&bytes, PASSPHRASE).map(|_| ()).unwrap_err(), KeyFault::NoCertificate);
}

#[test]
fn a_damaged_container_never_panics() {
    let root = Authority::root("Root");
    let good = root.issue(&Leaf::named("Chan")).pkcs12(PASSPHRASE);
    for at in (0..good.len()).step_by(37) {
        let mut damaged = good.clone();
        damaged[at] ^= 0x55;
        // Opening may still succeed, where the byte is in a name outside the check.
        let _ = Pkcs12Signer::open(&damaged, PASSPHRASE);
    }
}
