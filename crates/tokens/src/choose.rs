//! Which token and which key an address means. Pure: what the child told comes in.

use signing::certificate::Certificate;
use signing::container::algorithm::Algorithm;
use signing::container::tlv::Values;
use signing::key::chain_of;

use crate::fault::TokenFault;
use crate::token::{Token, TokenKey, Way};
use crate::uri::{KeyUri, ObjectKind};
use crate::wire::{CertificateObject, KeyObject, Objects};

/// A key that was chosen.
#[derive(Debug)]
pub struct Chosen {
    /// Place of the key among those that were told.
    pub key: usize,
    /// A PIN for each signature.
    pub each_time: bool,
    /// How it signs.
    pub algorithm: Algorithm,
    /// Its certificate.
    pub certificate: Certificate,
    /// The certificate and its issuers as far as they lie on the token.
    pub chain: Vec<Vec<u8>>,
}

/// The certificate of an object. Some cards fill the room behind it up; what follows its end is left out.
fn readable(object: &CertificateObject) -> Option<Certificate> {
    let exact = Values::new(&object.der).any().ok()?;
    Certificate::from_der(exact.raw).ok()
}

/// The keys of a token as they are seen before the PIN: by their certificates. Authorities are no keys of the holder.
pub fn visible_keys(token: &Token, objects: &Objects) -> Vec<TokenKey> {
    let own = objects.certificates.iter().filter(|object| !object.id.is_empty());
    let read = own.filter_map(|object| Some((object, readable(object)?)));
    let keys = read.filter(|(_, certificate)| !certificate.extensions().is_authority);
    let key = |(object, certificate): (&CertificateObject, Certificate)| TokenKey {
        id: object.id.clone(),
        label: object.label.clone(),
        summary: certificate.summary(),
        certificate: certificate.der().to_vec(),
        uri: KeyUri {
            token: Some(token.label.clone()),
            serial: Some(token.serial.clone()),
            manufacturer: Some(token.manufacturer.clone()),
            model: Some(token.model.clone()),
            id: Some(object.id.clone()),
            object: Some(object.label.clone()).filter(|label| !label.is_empty()),
            kind: Some(ObjectKind::Certificate),
            ..KeyUri::default()
        },
    };
    keys.map(key).collect()
}

fn agrees<T: PartialEq + ?Sized>(asked: Option<&T>, found: &T) -> bool {
    asked.is_none_or(|asked| asked == found)
}

fn fits_token(uri: &KeyUri, token: &Token) -> bool {
    agrees(uri.token.as_deref(), token.label.as_str())
        && agrees(uri.serial.as_deref(), token.serial.as_str())
        && agrees(uri.manufacturer.as_deref(), token.manufacturer.as_str())
        && agrees(uri.model.as_deref(), token.model.as_str())
}

/// The token that is meant. Where several fit, the one on which a certificate fits as well. Where the address names no
/// serial number, a token that shows other keys only is not the one: it may be somebody else's, and a PIN that is given
/// to it costs a try.
pub fn choose_token<'a>(tokens: &'a [Token], uri: &KeyUri) -> Result<&'a Token, TokenFault> {
    let fitting: Vec<&Token> = tokens.iter().filter(|token| fits_token(uri, token)).collect();
    let shows_key = |token: &&&Token| {
        token.keys.iter().any(|key| {
            let label = uri.object.as_deref().filter(|_| uri.kind != Some(ObjectKind::Private));
            agrees(uri.id.as_deref(), key.id.as_slice()) && agrees(label, key.label.as_str())
        })
    };
    match fitting.as_slice() {
        [] => Err(TokenFault::NoToken),
        [only] if uri.serial.is_none() && shows_others_only(uri, only) => Err(TokenFault::NoSuchKey),
        [only] => Ok(only),
        several => {
            let showing: Vec<&&Token> = several.iter().filter(shows_key).collect();
            match showing.as_slice() {
                [] => Err(TokenFault::NoSuchKey),
                [only] => Ok(only),
                _ => Err(TokenFault::AmbiguousKey),
            }
        }
    }
}

fn shows_others_only(uri: &KeyUri, token: &Token) -> bool {
    !token.keys.is_empty() && !token.keys.iter().any(|key| agrees(uri.id.as_deref(), key.id.as_slice()))
}

/// The key that is meant, once the token shows its private keys.
pub fn choose_key(token: &Token, objects: &Objects, uri: &KeyUri) -> Result<Chosen, TokenFault> {
    let certificates_of = |key: &KeyObject| {
        let same_id = move |id: &[u8]| !id.is_empty() && id == key.id;
        objects.certificates.iter().filter(move |object| same_id(&object.id)).collect::<Vec<_>>()
    };
    let fits_label = |key: &KeyObject| match (&uri.object, uri.kind) {
        (None, _) => true,
        (Some(label), Some(ObjectKind::Private)) => key.label == *label,
        (Some(label), Some(ObjectKind::Certificate)) => certificates_of(key).iter().any(|one| one.label == *label),
        (Some(label), _) => key.label == *label || certificates_of(key).iter().any(|one| one.label == *label),
    };
    if !matches!(uri.kind, None | Some(ObjectKind::Private | ObjectKind::Certificate)) {
        return Err(TokenFault::NoSuchKey);
    }
    let mut fitting = objects.keys.iter().enumerate();
    let mut next = || fitting.find(|(_, key)| agrees(uri.id.as_deref(), key.id.as_slice()) && fits_label(key));
    let Some((place, key)) = next() else { return Err(TokenFault::NoSuchKey) };
    if next().is_some() {
        return Err(TokenFault::AmbiguousKey);
    }
    let own = certificates_of(key).into_iter().filter_map(readable);
    // A renewed certificate may stand beside the older one for the same key.
    let certificate = own.filter(|one| !one.extensions().is_authority).max_by_key(Certificate::not_after);
    let certificate = certificate.ok_or(TokenFault::NoCertificate)?;
    let algorithm = Algorithm::of_key(certificate.public_key()).ok_or(TokenFault::UnsupportedKey)?;
    if !Way::of(algorithm).is_some_and(|way| token.ways.contains(&way)) {
        return Err(TokenFault::MechanismMissing);
    }
    let pool: Vec<Certificate> = objects.certificates.iter().filter_map(readable).collect();
    let chain = chain_of(&certificate, &pool);
    Ok(Chosen { key: place, each_time: key.each_time, algorithm, certificate, chain })
}

#[cfg(test)]
mod tests {
    use signing::testkit::{Authority, Leaf};

    use super::*;
    use crate::fault::Tries;

    fn token(label: &str, objects: &Objects) -> Token {
        let mut token = Token {
            slot: 0,
            label: label.to_owned(),
            serial: "01".to_owned(),
            manufacturer: "Maker".to_owned(),
            model: "M".to_owned(),
            wants_pin: true,
            has_pin_pad: false,
            wants_new_pin: false,
            tries: Tries::Unsaid,
            ways: vec![Way::Ecdsa],
            keys: Vec::new(),
        };
        token.keys = visible_keys(&token, objects);
        token
    }

    fn objects(keys: &[(&[u8], &str)], certificates: &[(&[u8], &str, Vec<u8>)]) -> Objects {
        let key =
            |(id, label): &(&[u8], &str)| KeyObject { id: id.to_vec(), label: (*label).to_owned(), each_time: false };
        let certificate = |(id, label, der): &(&[u8], &str, Vec<u8>)| CertificateObject {
            id: id.to_vec(),
            label: (*label).to_owned(),
            der: der.clone(),
        };
        Objects { keys: keys.iter().map(key).collect(), certificates: certificates.iter().map(certificate).collect() }
    }

    fn uri(text: &str) -> KeyUri {
        text.parse().unwrap()
    }

    #[test]
    fn a_padded_certificate_and_its_issuers_are_read() {
        let root = Authority::root("Root");
        let office = root.authority("Office", None);
        let padded = [office.issue(&Leaf::named("Chan")).der(), vec![0; 40]].concat();
        let all = objects(&[(b"1", "k")], &[(b"", "", root.der()), (b"1", "c", padded), (b"2", "", office.der())]);
        let card = token("Card", &all);
        assert_eq!(card.keys.len(), 1);
        assert_eq!(card.keys[0].summary.common_name, "Chan");
        let chosen = choose_key(&card, &all, &card.keys[0].uri).unwrap();
        assert_eq!(chosen.chain.len(), 3);
        assert_eq!(chosen.chain[0], card.keys[0].certificate);
    }

    #[test]
    fn an_address_means_one_key_or_says_why_not() {
        let root = Authority::root("Root");
        let [one, two] = ["One", "Two"].map(|name| root.issue(&Leaf::named(name)).der());
        let all = objects(
            &[(b"1", "sign"), (b"2", "seal"), (b"3", "bare")],
            &[(b"1", "Chan", one.clone()), (b"2", "Lee", two), (b"9", "Chan", one)],
        );
        let card = token("Card", &all);
        let place = |text: &str| choose_key(&card, &all, &uri(text)).map(|chosen| chosen.key);
        assert_eq!(place("pkcs11:id=%31"), Ok(0));
        assert_eq!(place("pkcs11:object=Lee"), Ok(1));
        assert_eq!(place("pkcs11:object=seal;type=private"), Ok(1));
        assert_eq!(place("pkcs11:object=Lee;type=cert"), Ok(1));
        assert_eq!(place("pkcs11:object=Lee;type=private"), Err(TokenFault::NoSuchKey));
        assert_eq!(place("pkcs11:id=%31;type=public"), Err(TokenFault::NoSuchKey));
        assert_eq!(place("pkcs11:id=%37"), Err(TokenFault::NoSuchKey));
        assert_eq!(place("pkcs11:"), Err(TokenFault::AmbiguousKey));
        assert_eq!(place("pkcs11:id=%33"), Err(TokenFault::NoCertificate));
        let poor = Token { ways: vec![Way::RsaPkcs1], ..card.clone() };
        assert_eq!(choose_key(&poor, &all, &uri("pkcs11:id=%31")).unwrap_err(), TokenFault::MechanismMissing);
    }

    #[test]
    fn an_address_means_one_token_or_says_why_not() {
        let root = Authority::root("Root");
        let der = root.issue(&Leaf::named("One")).der();
        let full = token("Full", &objects(&[], &[(b"1", "Chan", der)]));
        let (empty, twin) = (token("Empty", &Objects::default()), Token { slot: 7, ..full.clone() });
        let all = [empty, full, twin];
        let slot = |tokens: &[Token], text: &str| choose_token(tokens, &uri(text)).map(|token| token.label.clone());
        assert_eq!(slot(&all[..2], "pkcs11:token=Empty"), Ok("Empty".to_owned()));
        assert_eq!(slot(&all[..2], "pkcs11:id=%31"), Ok("Full".to_owned()));
        assert_eq!(slot(&all[..2], "pkcs11:id=%32"), Err(TokenFault::NoSuchKey));
        assert_eq!(slot(&all[..2], "pkcs11:serial=02"), Err(TokenFault::NoToken));
        assert_eq!(slot(&all[1..2], "pkcs11:id=%32"), Err(TokenFault::NoSuchKey));
        assert_eq!(slot(&all[1..2], "pkcs11:id=%32;serial=01"), Ok("Full".to_owned()));
        assert_eq!(slot(&all[..1], "pkcs11:id=%32"), Ok("Empty".to_owned()));
        assert_eq!(slot(&all, "pkcs11:id=%31"), Err(TokenFault::AmbiguousKey));
        assert_eq!(slot(&[], "pkcs11:"), Err(TokenFault::NoToken));
    }
}
