//! Whose certificates this desk believes: what its holder added and removed, each time with an entry in the device chain, and
//! what the department issued for all desks.
//!
//! Deliberately not here: the verdicts that follow from them (`judging`), and what a list says (`signing::trust_list`).

use std::path::Path;

use forms::Publication;
use records::{Act, Kind, PUBLICATION};
use serde_json::{Value, json};
use signing::Policy;
use signing::certificate::Certificate;
use signing::trust_list::TrustList;
use store::IssuedTrustList;
use words::Message;

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::writing::write_new;

/// Certificates in DER, hexadecimal, in the order in which they were added.
const KEPT: &str = "trust";

/// What the entries of the device chain are called.
const ENTRY: &str = "trust";

impl Desk {
    /// What this desk trusts and demands: its own certificates, and the list of the department.
    ///
    /// # Errors
    /// A refusal when one of them cannot be read, or nobody stands for the list.
    pub fn policy(&self) -> Result<Policy, Failure> {
        let mut policy = Policy::trusting(self.trusted()?);
        if let Some(issued) = self.trust_list()? {
            policy.trust_list(&issued.list);
        }
        Ok(policy)
    }

    /// The trust list that the department issued last, with whoever stands for it.
    ///
    /// # Errors
    /// A refusal where nobody stands for what is here.
    pub fn trust_list(&self) -> Result<Option<IssuedTrustList>, Failure> {
        self.store.look(store::trust_list)?.map_err(|refusal| Failure::refusal(refusal.message()))
    }

    /// Issues a trust list to all desks of the department: under the signature that it bears, else in the department's own name.
    ///
    /// # Errors
    /// A refusal when it is not sound, not newer than the one before, signed by somebody who is not recognised, or the holder
    /// may not.
    pub fn issue_trust_list(&mut self, bytes: &[u8]) -> Result<IssuedTrustList, Failure> {
        let shape = |what: String| Failure::refusal(Message::new("signing-trust-list-shape").with("what", what));
        let document: Value = serde_json::from_slice(bytes).map_err(|error| shape(error.to_string()))?;
        if !TrustList::is_meant(&document) {
            return Err(shape("trustList".to_owned()));
        }
        let known = self.store.by_key(Kind::TrustList, Kind::TrustList.name())?;
        let entity = known.into_iter().next().unwrap_or_else(new_entity);
        let act = |publication: Option<Publication>| {
            let mut list = document.clone();
            if let (Some(parts), Some(publication)) = (list.as_object_mut(), publication) {
                parts.insert(PUBLICATION.to_owned(), json!(publication));
            }
            Ok(Act::IssueTrustList { list })
        };
        self.publish(entity, &store::trust_list_statement(&document), &[], act)?;
        // Where an authority decides, it is here as soon as it was asked for.
        self.trust_list()?.ok_or_else(|| shape("trustList".to_owned()))
    }

    /// Writes the trust list of the department into a new file, with its signature.
    ///
    /// # Errors
    /// A refusal when none was issued, or the file is there already.
    pub fn export_trust_list(&self, path: &Path) -> Result<IssuedTrustList, Failure> {
        let none = || Failure::refusal(Message::new("registry-no-trust-list"));
        let issued = self.trust_list()?.ok_or_else(none)?;
        let mut text = serde_json::to_vec_pretty(&issued.document).map_err(store::Fault::from)?;
        text.push(b'\n');
        write_new(path, &text)?;
        Ok(issued)
    }

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
