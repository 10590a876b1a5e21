//! What a token signs and what it gives, in the forms that others expect. Pure.

use signing::container::algorithm::Digest;
use signing::container::tlv::{constructed, encode, tag};

/// DigestInfo (RFC 8017, 9.2): the digest with its name, to which a card adds the padding alone. Hashing by the card
/// itself is the way that fewer of them know.
pub fn digest_info(digest: Digest, bytes: &[u8]) -> Vec<u8> {
    constructed(tag::SEQUENCE, &[&digest.encoded_with_null(), &encode(tag::OCTETS, &digest.of(bytes))])
}

/// `r` and `s` side by side, as PKCS #11 has them, as the SEQUENCE of CMS (RFC 5753, 7.2). `None` when the halves
/// are not of one length.
pub fn ecdsa_der(joined: &[u8]) -> Option<Vec<u8>> {
    if joined.is_empty() || !joined.len().is_multiple_of(2) {
        return None;
    }
    let (r, s) = joined.split_at(joined.len() / 2);
    Some(constructed(tag::SEQUENCE, &[&integer(r), &integer(s)]))
}

/// An INTEGER that is not negative, in its shortest form.
fn integer(digits: &[u8]) -> Vec<u8> {
    let significant = &digits[digits.iter().take_while(|digit| **digit == 0).count()..];
    match significant.first() {
        Some(first) if *first < 0x80 => encode(tag::INTEGER, significant),
        _ => encode(tag::INTEGER, &[&[0], significant].concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_info_is_what_rfc_8017_prints() {
        let info = digest_info(Digest::Sha256, b"abc");
        assert!(hex::encode(&info).starts_with("3031300d060960864801650304020105000420ba7816bf"));
        assert_eq!(info.len(), 19 + 32);
        assert!(hex::encode(digest_info(Digest::Sha384, b"")).starts_with("3041300d060960864801650304020205000430"));
    }

    #[test]
    fn halves_become_integers_in_their_shortest_form() {
        assert_eq!(hex::encode(ecdsa_der(&[1, 2]).unwrap()), "3006020101020102");
        assert_eq!(hex::encode(ecdsa_der(&[0xFF, 0, 0, 0]).unwrap()), "3008020300ff00020100");
        assert_eq!(hex::encode(ecdsa_der(&[0, 1, 0, 0x80]).unwrap()), "300702010102020080");
        assert_eq!(ecdsa_der(&[]), None);
        assert_eq!(ecdsa_der(&[1, 2, 3]), None);
    }
}
