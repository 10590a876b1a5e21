//! Where a certificate says that its revocation is published (RFC 5280, 4.2.1.13 and 4.2.2.1).

use serde::{Deserialize, Serialize};
use x509_cert::der::{Decode, Encode, Result};
use x509_cert::ext::pkix::crl::dp::ReasonFlags;
use x509_cert::ext::pkix::name::DistributionPointName;
use x509_cert::ext::pkix::{AuthorityInfoAccessSyntax, CrlDistributionPoints};

use crate::container::tlv::{Values, constructed, encode, tag};

/// Tag of a uniform resource identifier among general names.
const URI: u8 = 0x86;
/// Tag of a directory name among general names.
pub const DIRECTORY_NAME: u8 = 0xA4;
const OCSP: &str = "1.3.6.1.5.5.7.48.1";
const CA_ISSUERS: &str = "1.3.6.1.5.5.7.48.2";

/// Where revocation is published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Distribution points of lists.
    pub points: Vec<Point>,
    /// Addresses of responders.
    pub responders: Vec<String>,
    /// Addresses of the issuer's certificate.
    pub issuers: Vec<String>,
}

/// A distribution point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Its names, encoded.
    pub names: Vec<Vec<u8>>,
    /// The reasons that its lists cover, bit by bit; `None` for all.
    pub reasons: Option<u16>,
    /// Who issues its lists, encoded; empty for the issuer of the certificate.
    pub issuers: Vec<Vec<u8>>,
}

impl Published {
    /// Takes the points out of the extension of a certificate with this issuer, encoded.
    pub(super) fn take_points(&mut self, value: &[u8], issuer: &[u8]) -> Result<()> {
        for point in CrlDistributionPoints::from_der(value)?.0 {
            let issuers = point.crl_issuer.iter().flatten().map(Encode::to_der).collect::<Result<Vec<_>>>()?;
            // A name may be relative to one issuer of lists only (4.2.1.13).
            let relative_to = match issuers.as_slice() {
                [] => issuer,
                [one] => Values::new(one).any().map(|name| name.value).unwrap_or_default(),
                _ => &[],
            };
            let names = point.distribution_point.as_ref().map_or(Ok(Vec::new()), |name| names(name, relative_to))?;
            self.points.push(Point { names, reasons: point.reasons.as_ref().map(bits), issuers });
        }
        Ok(())
    }

    pub(super) fn take_access(&mut self, value: &[u8]) -> Result<()> {
        for access in AuthorityInfoAccessSyntax::from_der(value)?.0 {
            let Some(address) = address(&access.access_location.to_der()?) else { continue };
            match access.access_method.to_string().as_str() {
                OCSP => self.responders.push(address),
                CA_ISSUERS => self.issuers.push(address),
                _ => {}
            }
        }
        Ok(())
    }

    /// Revocation is published somewhere.
    pub fn is_anywhere(&self) -> bool {
        !self.points.is_empty() || !self.responders.is_empty()
    }

    /// Addresses from which lists can be fetched.
    pub fn lists(&self) -> Vec<String> {
        self.points.iter().flat_map(|point| &point.names).filter_map(|name| address(name)).collect()
    }
}

/// The names of a point, each encoded; one that is relative to the issuer of the list (a name, encoded) in full.
pub fn names(name: &DistributionPointName, issuer: &[u8]) -> Result<Vec<Vec<u8>>> {
    match name {
        DistributionPointName::FullName(names) => names.iter().map(Encode::to_der).collect(),
        DistributionPointName::NameRelativeToCRLIssuer(relative) => {
            let above = Values::new(issuer).expect(tag::SEQUENCE).map(|name| name.value).unwrap_or_default();
            let full = constructed(tag::SEQUENCE, &[above, &relative.to_der()?]);
            Ok(vec![encode(DIRECTORY_NAME, &full)])
        }
    }
}

/// Reasons as bits, in the order of the standard.
pub fn bits(reasons: &ReasonFlags) -> u16 {
    reasons.bits()
}

fn address(name: &[u8]) -> Option<String> {
    let value = Values::new(name).expect(URI).ok()?.value;
    let address = std::str::from_utf8(value).ok()?;
    (address.starts_with("http://") || address.starts_with("https://")).then(|| address.to_owned())
}
