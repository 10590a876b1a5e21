//! Who stands for a published document: the publishers that the department recognises.
//!
//! Deliberately not here: what a signature looks like (`records::publisher`), what is signed (`publishing`, `issuing`), and the
//! department's own key (`own_key`).

use forms::Publication;
use records::{Kind, Publisher, Refusal, State, World};
use words::Message;

use crate::fault::Fault;

const SHIPPED: &str = include_str!("../../../schemas/forms/publishers.json");
/// The publishers whose forms come with the program.
///
/// # Errors
/// A fault when the file that ships with the program is damaged.
pub fn shipped_publishers() -> Result<Vec<Publisher>, Fault> {
    Ok(serde_json::from_str(SHIPPED)?)
}

/// Why nobody stands for a document.
pub(crate) enum Unvouched {
    /// It bears no signature.
    Unsigned,
    /// It is signed by somebody who is not known here.
    Unknown(String),
    /// It is not what was signed.
    Forged(String),
}

impl Unvouched {
    /// The refusal of a document of a kind, which the sentences name: `catalogue`, `trust-list`.
    pub fn refusal(self, what: &str) -> Refusal {
        let message = |how: &str| Message::new(format!("store-{what}-{how}"));
        match self {
            Self::Unsigned => Refusal::Unsigned(message("unsigned")),
            Self::Unknown(name) => Refusal::Other(message("unknown").with("publisher", name)),
            Self::Forged(name) => Refusal::Other(message("forged").with("publisher", name)),
        }
    }
}

/// Nothing new is taken of a publisher that was withdrawn.
pub(crate) fn still_signs(publisher: &Publisher, what: &str) -> Result<(), Refusal> {
    let Some(withdrawn) = &publisher.withdrawn else { return Ok(()) };
    let message = Message::new(format!("store-{what}-withdrawn")).with("publisher", publisher.name.as_str());
    Err(Refusal::Other(message.with("day", withdrawn.on.to_string()).with("reason", withdrawn.reason.as_str())))
}

/// The one among `publishers` who signed `statement`.
pub(crate) fn signer(
    publication: Option<&Publication>,
    statement: &str,
    publishers: impl Iterator<Item = Publisher>,
) -> Result<Publisher, Unvouched> {
    let publication = publication.ok_or(Unvouched::Unsigned)?;
    let name = &publication.publisher;
    let mut known = publishers.filter(|publisher| publisher.name == *name).peekable();
    known.peek().ok_or_else(|| Unvouched::Unknown(name.clone()))?;
    let signed = known.find(|one| one.vouches(statement, &publication.signature));
    signed.ok_or_else(|| Unvouched::Forged(name.clone()))
}

/// The publishers of a name that the department has recognised, those that were withdrawn included.
pub(crate) fn recognised(world: &dyn World, publication: Option<&Publication>) -> impl Iterator<Item = Publisher> {
    let ids = publication.map(|one| world.by_key(Kind::Publisher, &one.publisher)).unwrap_or_default();
    let known: Vec<Publisher> = ids
        .into_iter()
        .filter_map(|id| match world.entity(id)?.state {
            State::Publisher(publisher) => Some(publisher),
            _ => None,
        })
        .collect();
    known.into_iter()
}
