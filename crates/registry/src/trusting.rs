//! The authorities whose certificates this desk believes: added and removed by a person, each time
//! with an entry in the device chain.
//!
//! Deliberately not here: the verdicts that follow from them (`judging`).

use signing::certificate::{Certificate, CertificateSummary};
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;

/// Certificates in DER, hexadecimal, in the order in which they were added.
const KEPT: &str = "trust";

/// What the entries of the device chain are called.
const ENTRY: &str = "trust";

impl Desk {
    /// The certificates that this vault trusts. None as long as nobody has added one.
    ///
    /// # Errors
    /// A refusal when one of them cannot be read.
    pub fn trusted(&self) -> Result<Vec<Certificate>, Failure> {
        let kept: Vec<String> = self.store.kept(KEPT)?.unwrap_or_default();
        let unreadable = || Failure::refusal(Message::new("registry-trust-unreadable"));
        let read = |text: &String| {
            let der = hex::decode(text).map_err(|_| unreadable())?;
            Certificate::from_der(&der).map_err(|_| unreadable())
        };
        kept.iter().map(read).collect()
    }

    /// What is known of them, for lists.
    ///
    /// # Errors
    /// As [`Desk::trusted`].
    pub fn anchors(&self) -> Result<Vec<CertificateSummary>, Failure> {
        Ok(self.trusted()?.iter().map(Certificate::summary).collect())
    }

    /// Trusts the certificates of a file, PEM or DER. One that is trusted already stays as it is.
    ///
    /// # Errors
    /// A refusal when the file holds no certificate.
    pub fn trust(&mut self, file: &[u8], name: &str) -> Result<(), Failure> {
        let none = || Failure::refusal(Message::new("registry-no-certificate").with("name", name));
        let given = Certificate::from_file(file).map_err(|_| none())?;
        if given.is_empty() {
            return Err(none());
        }
        let mut trusted = self.trusted()?;
        let new: Vec<Certificate> = given.into_iter().filter(|one| !trusted.contains(one)).collect();
        let entries: Vec<Message> = new.iter().map(|one| entry("registry-anchor-added", one)).collect();
        trusted.extend(new);
        self.keep_trusted(&trusted, entries)
    }

    /// Trusts a certificate no longer.
    ///
    /// # Errors
    /// A refusal when none of them has this SHA-256.
    pub fn distrust(&mut self, fingerprint: &str) -> Result<(), Failure> {
        let (gone, kept): (Vec<_>, Vec<_>) = self.trusted()?.into_iter().partition(|one| one.sha256() == fingerprint);
        if gone.is_empty() {
            return Err(Failure::refusal(Message::new("registry-no-such-anchor")));
        }
        let entries = gone.iter().map(|one| entry("registry-anchor-removed", one)).collect();
        self.keep_trusted(&kept, entries)
    }

    fn keep_trusted(&mut self, trusted: &[Certificate], entries: Vec<Message>) -> Result<(), Failure> {
        let written: Vec<String> = trusted.iter().map(|one| hex::encode(one.der())).collect();
        let (at, holder) = (self.now(), self.holder().ok());
        self.store.transact::<_, store::Fault>(|tx| {
            for entry in entries {
                tx.note(at, holder, ENTRY, entry)?;
            }
            tx.keep(KEPT, &written)
        })?;
        Ok(())
    }
}

fn entry(code: &str, certificate: &Certificate) -> Message {
    Message::new(code).with("subject", certificate.summary().subject).with("fingerprint", certificate.sha256())
}
