//! The key with which a department publishes in its own name.
//!
//! It is made where its records manager sits, when it is first asked for, and recognised in the same transaction, so that to every
//! desk and to the authority it is a publisher like any other. Deliberately not here: whose signatures are taken (`vouching`).

use ed25519_dalek::SigningKey;
use forms::Publication;
use jiff::Timestamp;
use records::{Act, EntityId, Kind, OpId, Publisher, ScopeId, State, publisher_signature};
use rusqlite::Connection;
use sealed::random_bytes;
use uuid::Uuid;
use words::Text;

use crate::ask::{Ask, AskError};
use crate::fault::Fault;
use crate::store::{Store, Tx};
use crate::{authority, meta, world};

const SEED: &str = "publisher-seed";

impl Store {
    /// The department as a publisher, with the key at this desk; none where this desk has published nothing in its name.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn own_publisher(&self) -> Result<Option<Publisher>, Fault> {
        Ok(own_key(self.db())?.map(|(own, _)| own))
    }
}

impl Tx<'_> {
    /// The department's own signature under the statement of a definition or of a catalogue. Its key is made when it is first
    /// asked for, and after it was withdrawn; the department recognises it in the same transaction.
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
            Some((own, key)) => (own.name, key),
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
fn own_key(db: &Connection) -> Result<Option<(Publisher, SigningKey)>, Fault> {
    let Some(seed) = meta::get::<String>(db, SEED)? else { return Ok(None) };
    let key = authority::seed_key(&seed)?;
    let public = hex::encode(key.verifying_key().as_bytes());
    for id in world::by_key(db, Kind::Publisher, &public)? {
        if let Some(State::Publisher(own)) = world::find(db, id)?.map(|entity| entity.state)
            && own.withdrawn.is_none()
        {
            return Ok(Some((own, key)));
        }
    }
    Ok(None)
}
