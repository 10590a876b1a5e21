//! Who stands for a published document: the publishers that the department recognises, and its own key as one of them.
//!
//! What the department publishes itself it signs with a key that is made where its records manager sits, when it is first asked
//! for. Deliberately not here: what a signature looks like (`records::publisher`), and what is signed (`publishing`, `issuing`).

use ed25519_dalek::SigningKey;
use forms::Publication;
use jiff::Timestamp;
use records::{Act, EntityId, Kind, OpId, Publisher, Refusal, ScopeId, State, World, publisher_signature};
use rusqlite::Connection;
use sealed::random_bytes;
use uuid::Uuid;
use words::Text;

use crate::ask::{Ask, AskError};
use crate::fault::Fault;
use crate::store::Tx;
use crate::{authority, meta, world};

const SEED: &str = "publisher-seed";
const SHIPPED: &str = include_str!("../../../schemas/forms/publishers.json");
/// Codes of the refusals of what bears no signature.
pub(crate) const UNSIGNED_FORM: &str = "store-form-unsigned";
pub(crate) const UNSIGNED_CATALOGUE: &str = "store-catalogue-unsigned";

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

/// Whether all that is missing is a publisher's signature.
pub fn wants_publisher(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Other(message) if [UNSIGNED_FORM, UNSIGNED_CATALOGUE].contains(&message.code.as_str()))
}

impl Tx<'_> {
    /// The department's own signature under the statement of a definition or of a catalogue. Its key is made when it is first asked for, and after it was withdrawn; the
    /// department recognises it in the same transaction.
    ///
    /// # Errors
    /// A refusal when the agent may not recognise a publisher.
    pub fn publish_as_department(
        &mut self,
        statement: &str,
        agent: EntityId,
        at: Timestamp,
    ) -> Result<Publication, AskError> {
        let (name, key) = match own_key(self.db())? {
            Some(own) => own,
            None => self.make_own_key(agent, at)?,
        };
        let signature = publisher_signature(statement, &name, &key);
        Ok(Publication { publisher: name, signature })
    }

    fn make_own_key(&mut self, agent: EntityId, at: Timestamp) -> Result<(String, SigningKey), AskError> {
        let seed = random_bytes::<32>();
        let key = SigningKey::from_bytes(&seed);
        let name = own_name(self.db())?;
        let called: Option<Text> = meta::get(self.db(), "kept:department")?;
        let publisher = Publisher {
            title: called.unwrap_or_else(|| Text { zh: name.clone(), en: name.clone() }),
            name: name.clone(),
            key: hex::encode(key.verifying_key().as_bytes()),
            own: true,
            withdrawn: None,
        };
        let act = Act::RecognisePublisher { publisher };
        let entity = EntityId(Uuid::now_v7());
        let op_id = OpId(Uuid::now_v7());
        self.ask(Ask { op_id, entity, scope: ScopeId::department(), agent, at, act, components: Vec::new() })?;
        meta::set(self.db(), SEED, &hex::encode(seed))?;
        Ok((name, key))
    }
}

/// The department's name as a publisher: that of its authority, or of this device as long as it has joined none.
fn own_name(db: &Connection) -> Result<String, Fault> {
    let origin = authority::deployment(db)?.map(|deployment| deployment.origin);
    let origin = match origin {
        Some(origin) => origin,
        None => authority::device_id(db)?.to_string(),
    };
    Ok(format!("{origin}/forms"))
}

/// The key with which this desk publishes for its department, as long as the department recognises it.
fn own_key(db: &Connection) -> Result<Option<(String, SigningKey)>, Fault> {
    let Some(seed) = meta::get::<String>(db, SEED)? else { return Ok(None) };
    let key = authority::seed_key(&seed)?;
    let public = hex::encode(key.verifying_key().as_bytes());
    for id in world::by_key(db, Kind::Publisher, &public)? {
        if let Some(State::Publisher(own)) = world::find(db, id)?.map(|entity| entity.state)
            && own.withdrawn.is_none()
        {
            return Ok(Some((own.name, key)));
        }
    }
    Ok(None)
}
