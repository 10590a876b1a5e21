//! Issuing the catalogue of all forms: each issue is signed, follows on the one before, and makes exactly what was signed.
//!
//! Deliberately not here: what stands in a catalogue (`forms::catalogue`), and the one that comes with the program (`registry`).

use forms::catalogue::{Catalogue, Issue};
use records::{Change, Decided, EntityId, Kind, Publisher, Refusal, State, World};
use serde_json::Value;
use words::Message;

use crate::vouching::{UNSIGNED_CATALOGUE, Unvouched, recognised, signer};

/// The catalogue that its issues make, with whoever stands for it; none where none was issued.
///
/// # Errors
/// A refusal: it is not signed by a recognised publisher, or is not what was signed.
pub fn catalogue(world: &dyn World) -> Result<Option<(Catalogue, Publisher)>, Refusal> {
    let Some((_, issues)) = issued(world) else { return Ok(None) };
    let mut made: Option<(Catalogue, Publisher)> = None;
    for issue in &issues {
        let issue = read(issue)?;
        let publisher = stands_for(world, &issue)?;
        made = Some((applied(issue, made.as_ref().map(|(catalogue, _)| catalogue))?, publisher));
    }
    Ok(made)
}

fn issued(world: &dyn World) -> Option<(EntityId, Vec<Value>)> {
    let id = world.by_key(Kind::Catalogue, Kind::Catalogue.name()).into_iter().next()?;
    match world.entity(id)?.state {
        State::Catalogue(issues) => Some((id, issues)),
        _ => None,
    }
}

fn read(issue: &Value) -> Result<Issue, Refusal> {
    serde_json::from_value(issue.clone()).map_err(|_| Refusal::NotUnderstood("catalogue".to_owned()))
}

fn applied(issue: Issue, before: Option<&Catalogue>) -> Result<Catalogue, Refusal> {
    issue.apply(before).map_err(|faults| {
        let first = faults.first().map_or_else(|| Message::new("store-catalogue-shape"), forms::Fault::message);
        Refusal::Other(first)
    })
}

fn stands_for(world: &dyn World, issue: &Issue) -> Result<Publisher, Refusal> {
    let publication = issue.publication.as_ref();
    let signed = signer(publication, &issue.statement(), recognised(world, publication));
    signed.map_err(|why| {
        Refusal::Other(match why {
            Unvouched::Unsigned => Message::new(UNSIGNED_CATALOGUE),
            Unvouched::Unknown(name) => Message::new("store-catalogue-unknown").with("publisher", name),
            Unvouched::Forged(name) => Message::new("store-catalogue-forged").with("publisher", name),
        })
    })
}

/// What an issue of the catalogue changes. It follows on the one before, and is newer. Its publisher is asked for last.
pub(crate) fn issue_catalogue(id: EntityId, world: &dyn World, issue: &Value) -> Result<Vec<Decided>, Refusal> {
    if issued(world).is_some_and(|(known, _)| known != id) {
        return Err(Refusal::Exists(Kind::Catalogue.name().to_owned()));
    }
    let before = catalogue(world)?.map(|(before, _)| before);
    let given = read(issue)?;
    let made = applied(given.clone(), before.as_ref())?;
    if before.is_some_and(|before| before.version >= made.version) {
        return Err(Refusal::Other(Message::new("store-catalogue-older").with("version", made.version)));
    }
    let publisher = stands_for(world, &given)?;
    if let Some(withdrawn) = publisher.withdrawn {
        let message = Message::new("store-catalogue-withdrawn").with("publisher", publisher.name);
        return Err(Refusal::Other(message.with("day", withdrawn.on.to_string()).with("reason", withdrawn.reason)));
    }
    Ok(vec![(id, Change::CatalogueIssued { issue: issue.clone() })])
}
