//! Keys in containers: many kinds open, and what does not open says why.

use signing::certificate::Certificate;
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
