//! The extensions of a certificate that a judge acts on (RFC 5280, 4.2).
//!
//! Not here: what is judged of a whole path (names and policies), which stands beside this.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use x509_cert::Certificate;
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    BasicConstraints, CertificatePolicies, ExtendedKeyUsage, InhibitAnyPolicy, KeyUsage, KeyUsages, PolicyConstraints,
    PolicyMapping, PolicyMappings, SubjectKeyIdentifier,
};

use super::publishing::Published;
use super::terms::PolicyTerms;

/// The bytes are no certificate, or not in the distinguished encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a certificate")]
pub struct NotACertificate;

/// What is taken out of the extensions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extensions {
    /// basicConstraints says that this is an authority.
    pub is_authority: bool,
    /// How many further authorities may follow below, self-issued ones apart.
    pub path_length: Option<u8>,
    /// keyUsage, by the names of RFC 5280; `None` when the extension is absent.
    pub key_usage: Option<Vec<String>>,
    /// extendedKeyUsage, dotted; `None` when the extension is absent.
    pub extended_key_usage: Option<Vec<String>>,
    /// extendedKeyUsage is critical.
    pub purpose_is_critical: bool,
    /// Where it says that revocation is published.
    pub published: Published,
    /// A responder's certificate that is believed for its short life (RFC 6960, 4.2.2.2.1).
    pub needs_no_check: bool,
    /// It limits the names of the certificates below it.
    pub constrains_names: bool,
    /// What it says about policies.
    pub policies: PolicyTerms,
    /// subjectKeyIdentifier.
    pub subject_key_id: Option<Vec<u8>>,
    /// Critical extensions that are not understood, dotted.
    pub unknown_critical: Vec<String>,
}

const BASIC_CONSTRAINTS: &str = "2.5.29.19";
const KEY_USAGE: &str = "2.5.29.15";
const EXTENDED_KEY_USAGE: &str = "2.5.29.37";
const SUBJECT_KEY_ID: &str = "2.5.29.14";
const DISTRIBUTION_POINTS: &str = "2.5.29.31";
const AUTHORITY_INFORMATION: &str = "1.3.6.1.5.5.7.1.1";
const TIME_STAMPING: &str = "1.3.6.1.5.5.7.3.8";
const NO_CHECK: &str = "1.3.6.1.5.5.7.48.1.5";
const NAME_CONSTRAINTS: &str = "2.5.29.30";
const POLICIES: &str = "2.5.29.32";
const POLICY_MAPPINGS: &str = "2.5.29.33";
const POLICY_CONSTRAINTS: &str = "2.5.29.36";
const INHIBIT_ANY_POLICY: &str = "2.5.29.54";
/// subjectAltName: further names of the same subject, which add no condition.
const HARMLESS: [&str; 1] = ["2.5.29.17"];

/// Names of the key usage bits.
const USAGES: [(KeyUsages, &str); 9] = [
    (KeyUsages::DigitalSignature, "digitalSignature"),
    (KeyUsages::NonRepudiation, "nonRepudiation"),
    (KeyUsages::KeyEncipherment, "keyEncipherment"),
    (KeyUsages::DataEncipherment, "dataEncipherment"),
    (KeyUsages::KeyAgreement, "keyAgreement"),
    (KeyUsages::KeyCertSign, "keyCertSign"),
    (KeyUsages::CRLSign, "cRLSign"),
    (KeyUsages::EncipherOnly, "encipherOnly"),
    (KeyUsages::DecipherOnly, "decipherOnly"),
];

impl Extensions {
    pub(super) fn read(certificate: &Certificate) -> Result<Self, NotACertificate> {
        let mut read = Self::default();
        let all = certificate.tbs_certificate.extensions.as_deref().unwrap_or_default();
        let mut known = BTreeSet::new();
        for extension in all {
            // An extension may stand only once (4.2).
            if !known.insert(extension.extn_id) {
                return Err(NotACertificate);
            }
            read.take(extension, certificate)?;
        }
        Ok(read)
    }

    fn take(&mut self, extension: &Extension, certificate: &Certificate) -> Result<(), NotACertificate> {
        let value = extension.extn_value.as_bytes();
        let id = extension.extn_id.to_string();
        match id.as_str() {
            BASIC_CONSTRAINTS => {
                let read = BasicConstraints::from_der(value).map_err(|_| NotACertificate)?;
                (self.is_authority, self.path_length) = (read.ca, read.path_len_constraint);
            }
            KEY_USAGE => {
                let read = KeyUsage::from_der(value).map_err(|_| NotACertificate)?;
                let named = USAGES.iter().filter(|(bit, _)| read.0.contains(*bit));
                self.key_usage = Some(named.map(|(_, name)| (*name).to_owned()).collect());
            }
            EXTENDED_KEY_USAGE => {
                let read = ExtendedKeyUsage::from_der(value).map_err(|_| NotACertificate)?;
                self.purpose_is_critical = extension.critical;
                self.extended_key_usage = Some(read.0.iter().map(ToString::to_string).collect());
            }
            SUBJECT_KEY_ID => {
                let read = SubjectKeyIdentifier::from_der(value).map_err(|_| NotACertificate)?;
                self.subject_key_id = Some(read.0.as_bytes().to_vec());
            }
            NAME_CONSTRAINTS => self.constrains_names = true,
            POLICIES | POLICY_MAPPINGS | POLICY_CONSTRAINTS | INHIBIT_ANY_POLICY => {
                self.take_policies(&id, value).map_err(|_| NotACertificate)?;
            }
            DISTRIBUTION_POINTS => {
                let issuer = certificate.tbs_certificate.issuer.to_der().map_err(|_| NotACertificate)?;
                self.published.take_points(value, &issuer).map_err(|_| NotACertificate)?;
            }
            AUTHORITY_INFORMATION => self.published.take_access(value).map_err(|_| NotACertificate)?,
            NO_CHECK => self.needs_no_check = true,
            _ if extension.critical && !HARMLESS.contains(&id.as_str()) => self.unknown_critical.push(id),
            _ => {}
        }
        Ok(())
    }

    fn take_policies(&mut self, id: &str, value: &[u8]) -> x509_cert::der::Result<()> {
        let terms = &mut self.policies;
        match id {
            POLICIES => {
                let read = CertificatePolicies::from_der(value)?;
                terms.policies = Some(read.0.iter().map(|one| one.policy_identifier.to_string()).collect());
            }
            POLICY_MAPPINGS => {
                let read = PolicyMappings::from_der(value)?;
                let pair =
                    |one: &PolicyMapping| (one.issuer_domain_policy.to_string(), one.subject_domain_policy.to_string());
                terms.mappings = read.0.iter().map(pair).collect();
            }
            POLICY_CONSTRAINTS => {
                let read = PolicyConstraints::from_der(value)?;
                (terms.demands_after, terms.unmapped_after) =
                    (read.require_explicit_policy, read.inhibit_policy_mapping);
            }
            _ => terms.any_until = Some(InhibitAnyPolicy::from_der(value)?.0),
        }
        Ok(())
    }

    /// It is for time-stamps and nothing else, and says so critically (RFC 3161, 2.3).
    pub fn is_for_time_stamps(&self) -> bool {
        let is_alone = self.extended_key_usage.as_deref() == Some(&[TIME_STAMPING.to_owned()]);
        is_alone && self.purpose_is_critical && (self.allows("digitalSignature") || self.allows("nonRepudiation"))
    }

    /// The key may be used so, or nothing restricts its use.
    pub fn allows(&self, usage: &str) -> bool {
        self.key_usage.as_ref().is_none_or(|usages| usages.iter().any(|known| known == usage))
    }
}
