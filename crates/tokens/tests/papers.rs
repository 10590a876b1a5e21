//! Papers signed with keys on a token in software.

use signing::container::algorithm::{Algorithm, Digest};
use signing::key::Signer;
use signing::testkit::{Authority, KeyChoice, Leaf};
use tokens::{TokenFault, TokenSigner, Tokens, Tries, Way, find_modules};

use crate::kit::{Card, LABEL, PIN, assert_signs, pin, sign_letter, typed, uri};

fn leaf(key: KeyChoice, name: &str) -> Leaf {
    Leaf { key, ..Leaf::named(name) }
}

#[test]
fn a_paper_signed_on_a_token_is_valid() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    let office = root.authority("Office", None);
    card.put_certificate(&office.der(), "f0", "Office");
    let kinds = [
        (KeyChoice::Rsa(2048), "01", Algorithm::RsaPkcs1(Digest::Sha256)),
        (KeyChoice::P256, "02", Algorithm::Ecdsa(Digest::Sha256)),
        (KeyChoice::P384, "03", Algorithm::Ecdsa(Digest::Sha384)),
    ];
    for (key, id, algorithm) in kinds {
        let identity = office.issue(&leaf(key, "Chan Tai Man"));
        card.put_pair(&identity, id, "簽署");
        let signer = card.tokens().open(&card.module, &uri(&format!("pkcs11:id=%{id}")), pin()).unwrap();
        assert_eq!(signer.summary().common_name, "Chan Tai Man");
        assert_eq!(signer.chain(), [identity.der(), office.der()]);
        assert_eq!(signer.algorithm(), algorithm);
        assert!(!signer.wants_pin_each_time());
        assert_signs(&signer, &root);
    }
}

#[test]
fn an_rsa_key_on_a_token_signs_by_pss_on_wish() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    card.put_pair(&root.issue(&leaf(KeyChoice::Rsa(2048), "Chan")), "01", "Chan");
    card.put_pair(&root.issue(&leaf(KeyChoice::P256, "Lee")), "02", "Lee");
    let open = |address: &str| card.tokens().open(&card.module, &uri(address), pin()).unwrap();
    let signer = open("pkcs11:id=%01").with_pss().unwrap();
    assert_eq!(signer.algorithm(), Algorithm::RsaPss(Digest::Sha256, 32));
    assert_signs(&signer, &root);
    assert_eq!(open("pkcs11:id=%02").with_pss().unwrap_err(), TokenFault::UnsupportedKey);
}

#[test]
fn ten_papers_are_signed_with_one_pin() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    card.put_pair(&root.issue(&leaf(KeyChoice::Rsa(2048), "Chan")), "01", "Chan");
    let signer = card.tokens().open(&card.module, &uri("pkcs11:id=%01"), pin()).unwrap();
    let child = signer.process_id();
    for _ in 0..10 {
        assert_signs(&signer, &root);
    }
    assert_eq!(signer.process_id(), child);
}

#[test]
fn a_list_shows_tokens_and_keys_without_a_pin() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    let identity = root.issue(&Leaf::named("陳大文"));
    card.put_certificate(&root.der(), "f0", "Root");
    card.put_pair(&identity, "a1b2", "簽署 1");
    let real = card.module.canonicalize().unwrap();
    assert!(find_modules().iter().any(|module| module.canonicalize().unwrap() == real));
    let token = card.listed();
    assert_eq!((token.label.as_str(), token.manufacturer.as_str()), (LABEL, "SoftHSM project"));
    assert!(token.wants_pin && !token.has_pin_pad && !token.serial.is_empty());
    assert_eq!((token.tries, &token.ways), (Tries::Unsaid, &vec![Way::RsaPkcs1, Way::RsaPss, Way::Ecdsa]));
    let [key] = token.keys.as_slice() else { panic!("{:?}", token.keys) };
    assert_eq!((key.certificate.clone(), key.summary.common_name.as_str()), (identity.der(), "陳大文"));
    assert_eq!((key.id.as_slice(), key.label.as_str()), (&[0xA1, 0xB2][..], "簽署 1"));
    let address = key.uri.to_string();
    assert!(address.contains("token=%E9%99%B3") && address.contains("id=%A1%B2"), "{address}");
    let again = uri(&address);
    assert_eq!(again, key.uri);
    assert_signs(&card.tokens().open(&card.module, &again, pin()).unwrap(), &root);
    let empty = Card::without_token().unwrap();
    assert_eq!(empty.tokens().list(&empty.module), Ok(Vec::new()));
    assert_eq!(empty.tokens().open(&empty.module, &again, pin()).unwrap_err(), TokenFault::NoToken);
}

#[test]
fn an_address_that_means_no_single_key_opens_none() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    card.put_pair(&root.issue(&Leaf::named("One")), "01", "twin");
    card.put_pair(&root.issue(&Leaf::named("Two")), "02", "twin");
    card.put_key(&root.issue(&Leaf::named("Bare")), "03", "bare", &[]);
    let open = |address: &str| card.tokens().open(&card.module, &uri(address), pin()).map(|_| ()).unwrap_err();
    assert_eq!(open("pkcs11:object=twin"), TokenFault::AmbiguousKey);
    assert_eq!(open("pkcs11:id=%09"), TokenFault::NoSuchKey);
    assert_eq!(open(&format!("pkcs11:serial={};id=%03", card.listed().serial)), TokenFault::NoCertificate);
    assert_eq!(open("pkcs11:token=other;id=%01"), TokenFault::NoToken);
}

/// Somebody else's card in the reader: it loses no try.
#[test]
fn a_pin_is_not_given_to_a_token_that_shows_other_keys_only() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    card.put_pair(&root.issue(&Leaf::named("Lee")), "01", "Lee");
    let fault = card.tokens().open(&card.module, &uri("pkcs11:id=%02"), typed("000000")).unwrap_err();
    assert_eq!(fault, TokenFault::NoSuchKey);
    assert_eq!(card.listed().tries, Tries::Unsaid);
}

#[test]
fn a_wrong_pin_is_given_once_and_the_right_one_opens_afterwards() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    card.put_pair(&root.issue(&Leaf::named("Chan")), "01", "Chan");
    let open = |pin| card.tokens().open(&card.module, &uri("pkcs11:id=%01"), pin);
    assert_eq!(open(None).unwrap_err(), TokenFault::PinWanted);
    assert_eq!(open(typed("000000")).unwrap_err(), TokenFault::WrongPin { tries: Tries::Few });
    assert_eq!(card.listed().tries, Tries::Few);
    assert_eq!(open(typed("0")).unwrap_err(), TokenFault::WrongPin { tries: Tries::Few });
    assert_signs(&open(pin()).unwrap(), &root);
    assert_eq!(card.listed().tries, Tries::Unsaid);
}

#[test]
fn a_key_that_wants_its_pin_each_time_takes_one_for_each_signature() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    let identity = root.issue(&leaf(KeyChoice::Rsa(2048), "Chan"));
    card.put_key(&identity, "01", "Chan", &["--always-auth"]);
    card.put_certificate(&identity.der(), "01", "Chan");
    let signer = card.tokens().open(&card.module, &uri("pkcs11:id=%01"), pin()).unwrap();
    assert!(signer.wants_pin_each_time());
    assert_signs(&signer, &root);
    assert_eq!(signer.try_sign(b"attributes").unwrap_err(), TokenFault::PinWanted);
    signer.give_pin(typed("000000").unwrap());
    assert_eq!(signer.try_sign(b"attributes").unwrap_err(), TokenFault::WrongPin { tries: Tries::Few });
    // The wrong one is used up and not tried again.
    assert_eq!(signer.try_sign(b"attributes").unwrap_err(), TokenFault::PinWanted);
    signer.give_pin(pin().unwrap());
    assert_signs(&signer, &root);
    let signer = signer.with_pss().unwrap();
    signer.give_pin(pin().unwrap());
    assert_signs(&signer, &root);
}

/// SoftHSM 2.6 neither hashes for ECDSA nor takes a digest in several steps; newer ones and cards do.
#[test]
fn an_elliptic_key_that_wants_its_pin_each_time_signs_or_says_that_the_token_cannot() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    let identity = root.issue(&leaf(KeyChoice::P256, "Chan"));
    card.put_key(&identity, "01", "Chan", &["--always-auth"]);
    card.put_certificate(&identity.der(), "01", "Chan");
    let signer = card.tokens().open(&card.module, &uri("pkcs11:id=%01"), pin()).unwrap();
    match signer.try_sign(b"attributes") {
        Ok(signature) => assert_eq!(signature[0], 0x30),
        Err(fault) => assert_eq!(fault, TokenFault::MechanismMissing),
    }
}

#[test]
fn a_pin_is_neither_shown_nor_seen_from_outside() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    card.put_pair(&root.issue(&Leaf::named("Chan")), "01", "Chan");
    let signer = card.tokens().open(&card.module, &uri("pkcs11:id=%01"), pin()).unwrap();
    let hexed = hex::encode(PIN);
    for seen in ["cmdline", "environ"] {
        let text = std::fs::read(format!("/proc/{}/{seen}", signer.process_id())).unwrap();
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(!text.contains(PIN) && !text.contains(&hexed), "{seen}: {text}");
        // Nothing of the desk's environment that was not named.
        assert!(!text.contains("CARGO_"), "{seen}: {text}");
    }
    assert!(!format!("{signer:?} {:?}", pin()).contains(PIN));
    assert!(sign_letter(&signer).is_ok());
}

/// A desk signs in a thread of its own.
#[test]
fn an_opened_key_may_go_to_another_thread() {
    fn may_go<T: Send + Sync>() {}
    may_go::<TokenSigner>();
}

#[test]
fn a_token_that_was_looked_for_is_opened_by_the_child_that_found_it() {
    let Some(card) = Card::new() else { return };
    let root = Authority::root("Root");
    card.put_pair(&root.issue(&Leaf::named("Chan")), "01", "Chan");
    let begun = card.folder.path().join("begun");
    let script = format!("echo >> '{}'; exec '{}'", begun.display(), env!("CARGO_BIN_EXE_muniment-token"));
    let tokens = card.tokens_by(Tokens::new("/bin/sh", ["-c", &script]));
    let found = tokens.find(std::slice::from_ref(&card.module), &uri("pkcs11:id=%01")).unwrap();
    assert!(found.token().wants_pin && found.token().label == LABEL);
    assert_signs(&found.open(pin()).unwrap(), &root);
    assert_eq!(std::fs::read(&begun).unwrap().len(), 1, "one child, asked once");
}
