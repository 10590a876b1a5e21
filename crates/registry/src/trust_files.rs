//! What a reader brings along to judge with, where there is no desk: certificates, trust lists, evidence, each from a file.
//!
//! Deliberately not here: what a desk trusts (`trusting`), and judging (`judging`).

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use signing::Policy;
use signing::certificate::{Anchor, Certificate};
use signing::revocation::Evidence;
use signing::trust_list::TrustList;
use store::IssuedTrustList;
use words::Message;

use crate::failure::Failure;
use crate::filing::Incoming;
use crate::publishers::publisher_in;

/// Reads what is trusted from files and from every file of folders: certificates, and signed trust lists, which somebody stands
/// for who comes with the program or whose file is given.
///
/// # Errors
/// A refusal that names a file that holds neither, or a list for which nobody stands.
pub fn read_trust(paths: &[PathBuf], publisher: Option<&Incoming>) -> Result<Policy, Failure> {
    let mut policy = Policy::trusting([]);
    let mut lists = Vec::new();
    for path in paths {
        for file in files_at(path)? {
            let bytes = fs::read(&file)?;
            match meant_as_list(&bytes) {
                Some(document) => lists.push(vouched(document, publisher)?.list),
                None => policy.anchors.extend(certificates(&bytes, &file)?.into_iter().map(Anchor::of)),
            }
        }
    }
    lists.iter().for_each(|list| policy.trust_list(list));
    Ok(policy)
}

fn files_at(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let inside: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<_, Failure>>()?;
    let mut files: Vec<PathBuf> = inside.into_iter().filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

fn meant_as_list(bytes: &[u8]) -> Option<Value> {
    serde_json::from_slice(bytes).ok().filter(TrustList::is_meant)
}

fn vouched(document: Value, publisher: Option<&Incoming>) -> Result<IssuedTrustList, Failure> {
    let mut known = store::shipped_publishers()?;
    known.extend(publisher.map(publisher_in).transpose()?);
    let vouched = store::vouched_trust_list(document, known.into_iter());
    vouched.map_err(|refusal| Failure::refusal(refusal.message()))
}

fn certificates(bytes: &[u8], file: &Path) -> Result<Vec<Certificate>, Failure> {
    let none = || Failure::refusal(Message::new("registry-not-a-certificate").with("path", file.display().to_string()));
    Certificate::from_file(bytes).map_err(|_| none())
}

/// The one certificate of a file, PEM or DER.
///
/// # Errors
/// A refusal when the file holds none, or several.
pub fn read_certificate(path: &Path) -> Result<Certificate, Failure> {
    let all = certificates(&fs::read(path)?, path)?;
    let several = Message::new("registry-not-one-certificate").with("path", path.display().to_string());
    <[Certificate; 1]>::try_from(all).map(|[one]| one).map_err(|_| Failure::refusal(several))
}

/// Reads evidence that comes beside a file: lists of revoked certificates, answers of responders, certificates.
///
/// # Errors
/// A refusal that names a file that holds none of these.
pub fn read_evidence(paths: &[PathBuf]) -> Result<Evidence, Failure> {
    let mut evidence = Evidence::default();
    for path in paths {
        evidence.take(&fs::read(path)?).map_err(|_| {
            Failure::refusal(Message::new("registry-not-evidence").with("path", path.display().to_string()))
        })?;
    }
    Ok(evidence)
}
