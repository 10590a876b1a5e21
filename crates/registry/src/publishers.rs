//! The publishers whose forms the department takes: recognised and withdrawn by its records manager, known to every desk.
//!
//! Deliberately not here: the signatures themselves (`records`), and when they are checked (`store::publishing`).

use std::path::Path;

use forms::{Definition, Fault, Publication};
use records::{Act, ComponentRef, EntityId, Kind, Publisher, Refusal, ScopeId, State};
use store::{Ask, AskError, Changes};
use words::Message;

use crate::desk::{Asking, Desk, new_entity, new_op};
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::writing::write_whole;

impl Desk {
    /// Who stands for a definition here.
    ///
    /// # Errors
    /// A refusal that names the form, where nobody does.
    pub fn publisher_of(&self, definition: &Definition) -> Result<Publisher, Failure> {
        let vouched = self.store.look(|world| store::vouch(world, definition))?;
        vouched.map_err(|refusal| Failure::refusal(refusal.message()))
    }

    /// Asks for what publishes a document, in the department's own name where it bears no signature. Whatever else is wrong with
    /// it is said before the department puts its name to it. Answers the signature, where one was made.
    pub(crate) fn publish(
        &mut self,
        entity: EntityId,
        statement: &str,
        files: &[(ComponentRef, Vec<u8>)],
        act: impl Fn(Option<Publication>) -> Result<Act, store::Fault>,
    ) -> Result<(Option<Publication>, Changes), Failure> {
        let asking = self.asking()?;
        let ask = |publication: Option<&Publication>| -> Result<Ask, store::Fault> {
            let (scope, act) = (ScopeId::department(), act(publication.cloned())?);
            let components = files.iter().map(|(component, _)| component.clone()).collect();
            Ok(Ask { op_id: new_op(), entity, scope, agent: asking.agent, at: asking.at, act, components })
        };
        let refusal = self.store.would_refuse(ask(None)?)?;
        let signs = matches!(refusal, Some(Refusal::Unsigned(_)));
        // What is refused brings no file along: nothing would ever ask for it.
        let files = if refusal.is_none() || signs { files } else { &[] };
        let mut publication = None;
        // A refusal is committed too: what was asked and refused stays in the device chain.
        let (asked, changes) = self.store.transact(|tx| {
            files.iter().try_for_each(|(component, bytes)| tx.put_component(component, bytes))?;
            let signed =
                if signs { tx.publish_as_department(statement, asking.agent, asking.at).map(Some) } else { Ok(None) };
            let asked = signed.and_then(|signed| {
                publication = signed;
                tx.ask(ask(publication.as_ref())?)
            });
            match asked {
                Err(AskError::Broke(fault)) => Err(fault),
                other => Ok(other),
            }
        })?;
        asked?;
        Ok((publication, changes))
    }

    /// All publishers that the department has ever recognised, by name.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn publishers(&self) -> Result<Vec<(EntityId, Publisher)>, Failure> {
        let known = self.store.all(Kind::Publisher)?.into_iter().filter_map(|entity| match entity.state {
            State::Publisher(publisher) => Some((entity.id, publisher)),
            _ => None,
        });
        Ok(known.collect())
    }

    /// The publisher of a file, as it would be recognised.
    ///
    /// # Errors
    /// A refusal when the file is none of a publisher, the key or the name is known already, or the holder may not.
    pub fn offered_publisher(&mut self, file: &Incoming) -> Result<Publisher, Failure> {
        let publisher = publisher_in(file)?;
        let Asking { agent, at } = self.asking()?;
        let (op_id, entity, scope) = (new_op(), new_entity(), ScopeId::department());
        let act = Act::RecognisePublisher { publisher: publisher.clone() };
        let refusal = self.store.would_refuse(Ask { op_id, entity, scope, agent, at, act, components: Vec::new() })?;
        refusal.map_or(Ok(publisher), |refusal| Err(Failure::refusal(refusal.message())))
    }

    /// Recognises the publisher of a file, as that publisher gives it out.
    ///
    /// # Errors
    /// As [`Self::offered_publisher`]; what was asked and refused stays in the device chain.
    pub fn recognise_publisher(&mut self, file: &Incoming) -> Result<(Publisher, Changes), Failure> {
        let publisher = publisher_in(file)?;
        let act = Act::RecognisePublisher { publisher: publisher.clone() };
        let (_, changes) = self.ask(self.asking()?, new_entity(), ScopeId::department(), act, Vec::new())?;
        Ok((publisher, changes))
    }

    /// Takes nothing new of a publisher any more, by name or key. Forms on their way go on.
    ///
    /// # Errors
    /// A refusal when none is recognised under it, or the holder may not.
    pub fn withdraw_publisher(&mut self, typed: &str, reason: &str) -> Result<Changes, Failure> {
        let known = self.publishers()?;
        let meant = |one: &Publisher| one.withdrawn.is_none() && (one.name == typed || one.key == typed);
        let mut changes = Changes::default();
        let mut meant = known.iter().filter(|(_, one)| meant(one)).peekable();
        if meant.peek().is_none() {
            return Err(Failure::refusal(Message::new("registry-no-such-publisher").with("name", typed)));
        }
        for (id, _) in meant {
            let act = Act::WithdrawPublisher { reason: reason.to_owned() };
            changes.extend(self.ask(self.asking()?, *id, ScopeId::department(), act, Vec::new())?.1);
        }
        Ok(changes)
    }

    /// Writes the department as a publisher into a file, for others to recognise. Answers the name of the file.
    ///
    /// # Errors
    /// A refusal when the department has published nothing of its own yet; a fault of the disk.
    pub fn export_publisher(&self, path: &Path) -> Result<(String, Publisher), Failure> {
        let publisher = self.own_publisher()?;
        let mut text = serde_json::to_vec_pretty(&publisher).map_err(store::Fault::from)?;
        text.push(b'\n');
        Ok((write_whole(path, &text)?, publisher))
    }

    fn own_publisher(&self) -> Result<Publisher, Failure> {
        let known = self.publishers()?.into_iter().map(|(_, one)| one);
        let of_another_desk = known.rev().find(|one| one.own && one.withdrawn.is_none());
        // What this desk publishes it signs with a key of its own.
        let own = self.store.own_publisher()?.or(of_another_desk);
        let none = || Failure::refusal(Message::new("registry-publisher-none"));
        own.map(|one| Publisher { own: false, ..one }).ok_or_else(none)
    }
}

/// A definition from the bytes of a file, or all that is wrong with it. Where it bears a signature, it is that of a publisher
/// whose forms come with the program, or of the one in the file that is given.
///
/// # Errors
/// A refusal when the file is none of a publisher.
pub fn read_published(bytes: &[u8], file: Option<&Incoming>) -> Result<Result<Definition, Vec<Fault>>, Failure> {
    let mut known = store::shipped_publishers()?;
    if let Some(file) = file {
        known.push(publisher_in(file)?);
    }
    Ok(Definition::parse(bytes).and_then(|definition| match &definition.publication {
        None => Ok(definition),
        Some(_) => match store::vouched(&definition, known.into_iter()) {
            Ok(_) => Ok(definition),
            Err(refusal) => Err(vec![Fault::of("/publication", refusal.message())]),
        },
    }))
}

/// The publisher of a file. Whatever the file says, it is not the department itself, and not withdrawn here.
pub(crate) fn publisher_in(file: &Incoming) -> Result<Publisher, Failure> {
    let unreadable =
        |_| Failure::refusal(Message::new("registry-publisher-unreadable").with("name", file.name.as_str()));
    let read: Publisher = serde_json::from_slice(&file.bytes).map_err(unreadable)?;
    Ok(Publisher { own: false, withdrawn: None, ..read })
}
