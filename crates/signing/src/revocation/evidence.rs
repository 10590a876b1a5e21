//! A set of evidence: certificates, revocation lists, answers of responders.
//!
//! Not here: what it says.

use openssl::x509::X509Crl;
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::fault::NotEvidence;
use super::list::RevocationList;
use crate::certificate::Certificate;

/// Evidence.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub struct Evidence {
    /// Certificates, for the way from a signer to an anchor.
    pub certificates: Vec<Certificate>,
    /// Revocation lists.
    pub lists: Vec<RevocationList>,
    /// Answers of responders.
    pub answers: Vec<Answer>,
}

impl Evidence {
    /// Takes in a file: certificates or lists in PEM or DER, or an answer in DER.
    ///
    /// # Errors
    /// The bytes are none of these.
    pub fn take(&mut self, bytes: &[u8]) -> Result<(), NotEvidence> {
        if let Ok(certificates) = Certificate::from_file(bytes) {
            self.certificates.extend(certificates);
        } else if let Ok(list) = RevocationList::from_der(bytes) {
            self.lists.push(list);
        } else if let Ok(answer) = Answer::from_der(bytes) {
            self.answers.push(answer);
        } else {
            let pem = X509Crl::from_pem(bytes).and_then(|list| list.to_der()).map_err(|_| NotEvidence)?;
            self.lists.push(RevocationList::from_der(&pem)?);
        }
        Ok(())
    }

    /// Everything of both, what stands in both once; what came first stays.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut all = self.clone();
        merge(&mut all.certificates, &other.certificates);
        merge(&mut all.lists, &other.lists);
        merge(&mut all.answers, &other.answers);
        all
    }

    /// There is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.certificates.is_empty() && self.lists.is_empty() && self.answers.is_empty()
    }
}

fn merge<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

/// Evidence as facts keep it: in hexadecimal, with the revision that first holds it.
#[derive(Serialize, Deserialize)]
struct Written {
    certificates: Vec<Certificate>,
    lists: Vec<(Option<usize>, String)>,
    answers: Vec<(Option<usize>, String)>,
}

impl From<Evidence> for Written {
    fn from(evidence: Evidence) -> Self {
        Self {
            certificates: evidence.certificates,
            lists: evidence.lists.iter().map(|list| (list.revision, hex::encode(list.der()))).collect(),
            answers: evidence.answers.iter().map(|answer| (answer.revision, hex::encode(answer.der()))).collect(),
        }
    }
}

impl TryFrom<Written> for Evidence {
    type Error = NotEvidence;

    fn try_from(written: Written) -> Result<Self, NotEvidence> {
        let bytes = |text: &str| hex::decode(text).map_err(|_| NotEvidence);
        let lists = written.lists.into_iter();
        let lists = lists.map(|(revision, text)| Ok(RevocationList::from_der(&bytes(&text)?)?.in_revision(revision)));
        let answers = written.answers.into_iter();
        let answers = answers.map(|(revision, text)| Ok(Answer::from_der(&bytes(&text)?)?.in_revision(revision)));
        Ok(Self {
            certificates: written.certificates,
            lists: lists.collect::<Result<_, NotEvidence>>()?,
            answers: answers.collect::<Result<_, NotEvidence>>()?,
        })
    }
}
