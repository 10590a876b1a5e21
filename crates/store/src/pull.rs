//! What an authority elsewhere says: answers to operations, and events of its chains.

use records::journal::{Head, canonical, commit, hash_from_hex, link, verify_note};
use records::{OpId, ScopeId};
use sync::{Answer, Cursor, Deployment, FedEvent, FeedAnswer};

use crate::authority::{self, Standing};
use crate::changes::Topic;
use crate::fault::Fault;
use crate::outbox::{self, OutboxRow, OutboxState, TrayRow};
use crate::store::{Store, Tx};
use crate::{append, meta};

impl Store {
    /// How far each scope's chain is held.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn cursors(&self) -> Result<std::collections::BTreeMap<ScopeId, Cursor>, Fault> {
        ScopeId::all()
            .into_iter()
            .map(|scope| {
                let (seq, link) = append::head(self.db(), &scope)?;
                Ok((scope, Cursor { seq, link: hex::encode(link) }))
            })
            .collect()
    }

    /// Everything in the outbox, in the order in which it was asked.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn outbox(&self) -> Result<Vec<OutboxRow>, Fault> {
        outbox::rows(self.db(), self.wrapping())
    }

    /// What needs attention.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn tray(&self) -> Result<Vec<TrayRow>, Fault> {
        outbox::tray(self.db(), self.wrapping())
    }
}

impl Tx<'_> {
    /// Joins a deployment: from now on it decides.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when this vault has joined another one or is itself an authority.
    pub fn join(&mut self, deployment: &Deployment, mark: &str) -> Result<(), Fault> {
        if authority::standing(self.db())? == Standing::Authority || authority::deployment(self.db())?.is_some() {
            return Err(Fault::Damaged("this desk has an authority already".to_owned()));
        }
        authority::server_key(deployment)?;
        meta::set(self.db(), "deployment", deployment)?;
        meta::set(self.db(), "mark", &mark)?;
        self.changes.note(Topic::Sync, "deployment");
        Ok(())
    }

    /// Notes what the authority answered to operations.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn note_answers(&mut self, answers: &[(OpId, Answer)]) -> Result<(), Fault> {
        let mut is_any_refused = false;
        for (op_id, answer) in answers {
            match answer {
                Answer::Applied { .. } | Answer::Duplicate { .. } => {
                    outbox::set_state(self, *op_id, OutboxState::Accepted, None)?;
                }
                Answer::Conflict { message, .. } | Answer::Rejected { message, permanent: true } => {
                    outbox::set_state(self, *op_id, OutboxState::Tray, Some(message))?;
                    is_any_refused = true;
                }
                Answer::Rejected { permanent: false, .. } | Answer::HeldOver { .. } => {}
            }
        }
        if !is_any_refused {
            // What is accepted stays shown as it is until its events come; to ask the whole outbox again after
            // each of a hundred pushes would change nothing.
            return Ok(());
        }
        // What went to the tray is no longer shown as if it had happened.
        outbox::restore_accepted(self)?;
        outbox::replay(self)
    }

    /// Takes events in: checks every link and the signed head, folds them into the accepted
    /// state, and shows what is still unacknowledged over it.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when a link or a head does not verify; then nothing has changed.
    pub fn take_events(&mut self, answer: &FeedAnswer) -> Result<(), Fault> {
        let deployment = authority::deployment(self.db())?.ok_or_else(|| Fault::Damaged("no deployment".to_owned()))?;
        outbox::restore_accepted(self)?;
        for fed in &answer.events {
            self.take_event(fed)?;
        }
        for (scope, note) in &answer.heads {
            self.take_head(&deployment, scope, note)?;
        }
        outbox::replay(self)
    }

    fn take_event(&mut self, fed: &FedEvent) -> Result<(), Fault> {
        let event = &fed.event;
        let (seq, before) = append::head(self.db(), &event.scope)?;
        if event.seq <= seq {
            return Ok(());
        }
        let salt = hash_from_hex(&fed.salt).ok_or_else(|| Fault::Damaged("salt of an event".to_owned()))?;
        let commitment = commit(&salt, &canonical(event)?);
        if event.seq != seq + 1 || hex::encode(commitment) != fed.commit {
            return Err(Fault::Damaged(format!("chain of {} at {}", event.scope, event.seq)));
        }
        let (db, wrapping, changes) = self.parts();
        let rev = append::fold(db, event.entity, &event.scope, &event.change, changes)?;
        if rev != event.rev {
            return Err(Fault::Damaged(format!("revision of {}", event.entity)));
        }
        let after = append::insert(db, wrapping, event, &fed.salt, &before)?;
        debug_assert_eq!(after, link(&before, &commitment));
        append::advance(db, &event.scope, event.seq, &after)?;
        outbox::arrived(self, event.op_id)
    }

    fn take_head(&mut self, deployment: &Deployment, scope: &ScopeId, note: &str) -> Result<(), Fault> {
        let bad = || Fault::Damaged(format!("head of {scope}"));
        let name = deployment.chain(scope);
        let text = verify_note(note, &name, &authority::server_key(deployment)?).map_err(|_| bad())?;
        let head = Head::parse(text).map_err(|_| bad())?;
        let (seq, link) = append::head(self.db(), scope)?;
        if head.origin != name || head.seq != seq || head.link != hex::encode(link) {
            return Err(bad());
        }
        append::set_head(self.db(), scope, seq, &link, note)
    }
}
