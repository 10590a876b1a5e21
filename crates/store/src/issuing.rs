//! Issuing the catalogue of all forms: each issue is signed, follows on the one before, and makes exactly what was signed.
//!
//! Deliberately not here: what stands in a catalogue (`forms::catalogue`), and the one that comes with the program (`registry`).

use forms::catalogue::{Catalogue, Issue};
use records::{Change, Decided, EntityId, Kind, Publisher, Refusal, State, World};
use serde_json::Value;
use words::Message;

use crate::vouching::{recognised, signer, still_signs};

/// The catalogue that the department issued, with whoever stands for it.
#[derive(Debug, Clone)]
pub struct IssuedCatalogue {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// Who signed its last issue.
    pub publisher: Publisher,
    /// How many forms its issues carry since the last whole one.
    pub carried: usize,
}

/// The catalogue that its issues make; none where none was issued.
///
/// # Errors
/// A refusal: it is not signed by a recognised publisher, or is not what was signed.
pub fn catalogue(world: &dyn World) -> Result<Option<IssuedCatalogue>, Refusal> {
    let Some((_, issues)) = issued(world) else { return Ok(None) };
    let issues: Vec<Issue> = issues.iter().map(read).collect::<Result<_, _>>()?;
    let Some(last) = issues.last() else { return Ok(None) };
    let publisher = stands_for(world, last)?;
    let carried = issues.iter().filter(|issue| issue.since.is_some()).map(Issue::carried).sum();
    let made = Issue::fold(issues).map_err(refused)?;
    Ok(made.map(|catalogue| IssuedCatalogue { catalogue, publisher, carried }))
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

fn refused(faults: Vec<forms::Fault>) -> Refusal {
    Refusal::Other(faults.first().map_or_else(|| Message::new("store-catalogue-shape"), forms::Fault::message))
}

fn stands_for(world: &dyn World, issue: &Issue) -> Result<Publisher, Refusal> {
    let publication = issue.publication.as_ref();
    let signed = signer(publication, &issue.statement(), recognised(world, publication));
    signed.map_err(|why| why.refusal("catalogue"))
}

/// What an issue of the catalogue changes. It follows on the one before, and is newer. Its publisher is asked for last.
pub(crate) fn issue_catalogue(id: EntityId, world: &dyn World, issue: &Value) -> Result<Vec<Decided>, Refusal> {
    if issued(world).is_some_and(|(known, _)| known != id) {
        return Err(Refusal::Exists(Kind::Catalogue.name().to_owned()));
    }
    let before = catalogue(world)?.map(|before| before.catalogue);
    let given = read(issue)?;
    let made = given.clone().apply(before.as_ref()).map_err(refused)?;
    if before.is_some_and(|before| before.version >= made.version) {
        return Err(Refusal::Other(Message::new("store-catalogue-older").with("version", made.version)));
    }
    let publisher = stands_for(world, &given)?;
    still_signs(&publisher, "catalogue")?;
    Ok(vec![(id, Change::CatalogueIssued { issue: issue.clone() })])
}
