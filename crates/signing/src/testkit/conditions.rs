//! What an authority may demand of the certificates below it, encoded (RFC 5280, 4.2.1.4, 4.2.1.10 and 4.2.1.11).

use openssl::nid::Nid;
use openssl::x509::X509NameBuilder;

use crate::container::algorithm::oid;
use crate::container::tlv::{constructed, encode, tag};

/// A critical extension: its identifier, dotted, and its value.
pub type Condition = (&'static str, Vec<u8>);

/// Names of certificates below: only those of this organisation in Hong Kong.
pub fn only_names_of(organisation: &str) -> Condition {
    ("2.5.29.30", constructed(tag::SEQUENCE, &[&encode(tag::CONTEXT_0, &subtree(organisation))]))
}

/// Names of certificates below: none of this organisation in Hong Kong.
pub fn no_names_of(organisation: &str) -> Condition {
    ("2.5.29.30", constructed(tag::SEQUENCE, &[&encode(tag::CONTEXT_1, &subtree(organisation))]))
}

/// The policies under which a certificate was issued.
pub fn under(policies: &[&str]) -> Condition {
    let each: Vec<Vec<u8>> = policies.iter().map(|policy| encode(tag::SEQUENCE, &oid(policy))).collect();
    ("2.5.29.32", encode(tag::SEQUENCE, &each.concat()))
}

/// Every certificate below is issued under a policy of those above it.
pub fn demands_a_policy() -> Condition {
    ("2.5.29.36", encode(tag::SEQUENCE, &encode(tag::CONTEXT_0_PRIMITIVE, &[0])))
}

/// A policy of the issuer, and the one of the subject that is worth the same.
pub fn maps(issuers: &str, subjects: &str) -> Condition {
    let pair = constructed(tag::SEQUENCE, &[&oid(issuers), &oid(subjects)]);
    ("2.5.29.33", encode(tag::SEQUENCE, &pair))
}

/// No certificate below may map a policy to another.
pub fn forbids_mappings() -> Condition {
    ("2.5.29.36", constructed(tag::SEQUENCE, &[&encode(tag::CONTEXT_0_PRIMITIVE, &[0]), &encode(0x81, &[0])]))
}

/// "Any policy" says nothing in the certificates below.
pub fn forbids_any_policy() -> Condition {
    ("2.5.29.54", encode(tag::INTEGER, &[0]))
}

fn subtree(organisation: &str) -> Vec<u8> {
    let mut name = X509NameBuilder::new().expect("a name");
    name.append_entry_by_nid(Nid::COUNTRYNAME, "HK").expect("a country");
    name.append_entry_by_nid(Nid::ORGANIZATIONNAME, organisation).expect("an organisation");
    let name = name.build().to_der().expect("DER");
    // directoryName is the fifth kind of a general name.
    encode(tag::SEQUENCE, &encode(0xA4, &name))
}
