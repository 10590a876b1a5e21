//! Issuing the list of trusted certificates: each list is signed, and newer than the one before.
//!
//! Deliberately not here: what a list says (`signing::trust_list`), and whom a desk trusts besides (`registry`).

use forms::Publication;
use records::{Change, Decided, EntityId, Kind, PUBLICATION, Publisher, Refusal, State, World};
use serde_json::Value;
use signing::trust_list::TrustList;
use words::Message;

use crate::vouching::{recognised, signer, still_signs};

/// The list of trusted certificates that the department issued, with whoever stands for it.
#[derive(Debug, Clone)]
pub struct IssuedTrustList {
    /// The list.
    pub list: TrustList,
    /// Who signed it.
    pub publisher: Publisher,
    /// As it is written, with its signature.
    pub document: Value,
}

/// The list that the department issued last; none where none was issued.
///
/// # Errors
/// A refusal: it is not signed by a recognised publisher, or is not what was signed.
pub fn trust_list(world: &dyn World) -> Result<Option<IssuedTrustList>, Refusal> {
    let Some((_, document)) = issued(world) else { return Ok(None) };
    let (list, publication) = read(&document)?;
    vouched(list, publication.as_ref(), document, recognised(world, publication.as_ref())).map(Some)
}

/// A list in a file, signed by one of `publishers`.
///
/// # Errors
/// A refusal: it is none, or nobody stands for it.
pub fn vouched_trust_list(
    document: Value,
    publishers: impl Iterator<Item = Publisher>,
) -> Result<IssuedTrustList, Refusal> {
    let (list, publication) = read(&document)?;
    vouched(list, publication.as_ref(), document, publishers)
}

/// The lines that a publisher signs for a list.
pub fn trust_list_statement(document: &Value) -> String {
    format!("muniment.trust-list/1\n{}\n", forms::definition_digest(document))
}

fn issued(world: &dyn World) -> Option<(EntityId, Value)> {
    let id = world.by_key(Kind::TrustList, Kind::TrustList.name()).into_iter().next()?;
    match world.entity(id)?.state {
        State::TrustList(document) => Some((id, document)),
        _ => None,
    }
}

fn read(document: &Value) -> Result<(TrustList, Option<Publication>), Refusal> {
    let mut unsigned = document.clone();
    let publication = unsigned.as_object_mut().and_then(|parts| parts.remove(PUBLICATION));
    let shape = |_| Refusal::NotUnderstood("trust-list".to_owned());
    let publication = publication.map(serde_json::from_value).transpose().map_err(shape)?;
    let list = TrustList::read(&unsigned).map_err(|fault| Refusal::Other(fault.message()))?;
    Ok((list, publication))
}

fn vouched(
    list: TrustList,
    publication: Option<&Publication>,
    document: Value,
    publishers: impl Iterator<Item = Publisher>,
) -> Result<IssuedTrustList, Refusal> {
    let signed = signer(publication, &trust_list_statement(&document), publishers);
    let publisher = signed.map_err(|why| why.refusal("trust-list"))?;
    Ok(IssuedTrustList { list, publisher, document })
}

/// What an issue of the list changes. It is newer than the one before. Its publisher is asked for last.
pub(crate) fn issue_trust_list(id: EntityId, world: &dyn World, document: &Value) -> Result<Vec<Decided>, Refusal> {
    let (given, publication) = read(document)?;
    if let Some((known, before)) = issued(world) {
        if known != id {
            return Err(Refusal::Exists(Kind::TrustList.name().to_owned()));
        }
        let (before, _) = read(&before)?;
        if before.issue.serial >= given.issue.serial {
            return Err(Refusal::Other(Message::new("store-trust-list-older").with("serial", before.issue.serial)));
        }
    }
    let given = vouched(given, publication.as_ref(), document.clone(), recognised(world, publication.as_ref()))?;
    still_signs(&given.publisher, "trust-list")?;
    Ok(vec![(id, Change::TrustListIssued { list: document.clone() })])
}
