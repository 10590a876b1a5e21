//! A desk: what lies on its disk, and the exchange that is lost when the process dies.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::journal::{canonical, commit, sha256_hex};
use records::{
    Act, ComponentRef, DeviceId, EntityId, FactStatus, OpId, Operation, PartialDate, ScopeId, SignedOperation,
    StatedFact,
};
use sync::{
    Answer, Cursor, Deployment, Exchange, FedEvent, FeedAnswer, Held, Limits, OutboxEntry, OutboxStanding, Status,
};

use super::dice::Dice;

/// What survives the process.
pub struct Disk {
    pub outbox: BTreeMap<u64, OutboxEntry>,
    pub events: BTreeMap<(ScopeId, u64), FedEvent>,
    pub cursors: BTreeMap<ScopeId, Cursor>,
    pub control_after: u64,
    pub files: BTreeMap<(EntityId, String), Vec<u8>>,
    /// Everything ever typed here.
    pub typed: BTreeMap<OpId, SignedOperation>,
    /// What the authority acknowledged, and where.
    pub acknowledged: BTreeMap<OpId, Vec<(ScopeId, u64)>>,
    last_seq: u64,
}

pub struct Desk {
    pub device: DeviceId,
    pub agent: EntityId,
    pub disk: Disk,
    pub exchange: Exchange,
    pub status: Option<Status>,
    /// How often the process has started: nothing reaches a process that is dead.
    pub process: u32,
    deployment: Deployment,
}

pub const LIMITS: Limits = Limits { piece_bytes: 7, round_pieces: 3, feed_events: 5 };

impl Desk {
    pub fn new(deployment: &Deployment, dice: &mut Dice) -> Self {
        let disk = Disk {
            outbox: BTreeMap::new(),
            events: BTreeMap::new(),
            cursors: BTreeMap::new(),
            control_after: 0,
            files: BTreeMap::new(),
            typed: BTreeMap::new(),
            acknowledged: BTreeMap::new(),
            last_seq: 0,
        };
        let exchange = fresh(&disk, deployment);
        let (device, agent) = (DeviceId(dice.uuid()), EntityId(dice.uuid()));
        Self { device, agent, disk, exchange, status: None, process: 0, deployment: deployment.clone() }
    }

    /// The process dies and starts again: only the disk remains.
    pub fn crash(&mut self) {
        self.exchange = fresh(&self.disk, &self.deployment);
        self.process += 1;
    }

    /// Somebody types something: a new fact, one that the authority will refuse, one with
    /// files, or a change of a fact that is known here.
    pub fn type_something(&mut self, now: Timestamp, dice: &mut Dice) {
        let known: Vec<(EntityId, u64)> = self.known();
        let change = !known.is_empty() && dice.percent(30);
        let (entity, base_rev, act) = if change {
            let (entity, rev) = known[usize::try_from(dice.below(known.len() as u64)).unwrap()];
            (entity, rev, Act::WithdrawFact { reason: "mistaken".to_owned() })
        } else {
            let kind = ["plain", "plain", "tally", "tally", "poison", "moody"][usize::try_from(dice.below(6)).unwrap()];
            (EntityId(dice.uuid()), 0, Act::StateFact { fact: fact(kind) })
        };
        let components = if dice.percent(25) { self.attach(entity, dice) } else { Vec::new() };
        // The series has holes: refusals and log-ins take places in it too.
        self.disk.last_seq += 1 + dice.below(2);
        let operation = Operation {
            op_id: OpId(dice.uuid()),
            device: self.device,
            device_seq: self.disk.last_seq,
            scope: if dice.percent(70) { ScopeId::files() } else { ScopeId::routing() },
            entity,
            base_rev,
            schema: Operation::SCHEMA,
            agent: self.agent,
            authored_at: now,
            act,
            components,
        };
        self.put(operation, dice);
    }

    fn put(&mut self, mut operation: Operation, dice: &mut Dice) {
        if operation.base_rev > 0 {
            operation.scope = self.scope_of(operation.entity);
        }
        let salt = hex::encode(dice.bytes32());
        // The authority of the simulation does not look at signatures; the server's tests do.
        let signature = hex::encode(commit(salt.as_bytes(), &canonical(&operation).unwrap()));
        let signed = SignedOperation { operation, salt, signature };
        self.disk.typed.insert(signed.operation.op_id, signed.clone());
        let entry = OutboxEntry { place: self.disk.last_seq, signed, standing: OutboxStanding::Waiting };
        self.disk.outbox.insert(self.disk.last_seq, entry);
    }

    /// Facts as this desk shows them: accepted ones and those it has asked for itself.
    fn known(&self) -> Vec<(EntityId, u64)> {
        let mut revs: BTreeMap<EntityId, u64> = BTreeMap::new();
        for fed in self.disk.events.values() {
            let rev = revs.entry(fed.event.entity).or_default();
            *rev = fed.event.rev.max(*rev);
        }
        for entry in self.disk.outbox.values() {
            let operation = &entry.signed.operation;
            revs.insert(operation.entity, operation.base_rev + 1);
        }
        revs.into_iter().collect()
    }

    fn scope_of(&self, entity: EntityId) -> ScopeId {
        let accepted = self.disk.events.values().find(|fed| fed.event.entity == entity);
        let asked = self.disk.outbox.values().find(|entry| entry.signed.operation.entity == entity);
        accepted.map(|fed| fed.event.scope.clone()).or_else(|| asked.map(|e| e.signed.operation.scope.clone())).unwrap()
    }

    fn attach(&mut self, owner: EntityId, dice: &mut Dice) -> Vec<ComponentRef> {
        let count = 1 + dice.below(2);
        let files = (0..count).map(|_| {
            let bytes: Vec<u8> = (0..dice.below(60)).map(|_| dice.next().to_le_bytes()[0]).collect();
            let name = format!("{}.bin", dice.next());
            let (sha256, size_bytes) = (sha256_hex(&bytes), bytes.len() as u64);
            self.disk.files.insert((owner, name.clone()), bytes);
            ComponentRef { owner, name, sha256, size_bytes }
        });
        files.collect()
    }

    pub fn piece(&self, component: &ComponentRef, offset: u64, length: u64) -> Vec<u8> {
        let bytes = &self.disk.files[&(component.owner, component.name.clone())];
        let start = usize::try_from(offset).unwrap();
        bytes[start..start + usize::try_from(length).unwrap()].to_vec()
    }

    pub fn outbox(&self) -> Vec<OutboxEntry> {
        self.disk.outbox.values().cloned().collect()
    }

    pub fn store_answers(&mut self, answers: &[(OpId, Answer)]) {
        for (op_id, answer) in answers {
            let Some(entry) = self.disk.outbox.values_mut().find(|entry| entry.signed.operation.op_id == *op_id) else {
                continue;
            };
            match answer {
                Answer::Applied { events } | Answer::Duplicate { events } => {
                    entry.standing = OutboxStanding::Accepted;
                    let before = self.disk.acknowledged.insert(*op_id, events.clone());
                    assert!(before.is_none_or(|before| before == *events), "acknowledged at two places");
                }
                Answer::Conflict { .. } | Answer::Rejected { permanent: true, .. } => {
                    entry.standing = OutboxStanding::Attention;
                }
                Answer::Rejected { permanent: false, .. } | Answer::HeldOver { .. } => {}
            }
        }
    }

    pub fn store_events(&mut self, answer: &FeedAnswer, cursors: &BTreeMap<ScopeId, Cursor>) {
        for fed in &answer.events {
            let place = (fed.event.scope.clone(), fed.event.seq);
            assert!(self.disk.events.insert(place, fed.clone()).is_none(), "an event arrived twice");
            self.disk.outbox.retain(|_, entry| entry.signed.operation.op_id != fed.event.op_id);
        }
        self.disk.cursors.clone_from(cursors);
    }
}

fn fresh(disk: &Disk, deployment: &Deployment) -> Exchange {
    let held =
        Held { deployment: deployment.clone(), cursors: disk.cursors.clone(), control_after: disk.control_after };
    Exchange::new(held, LIMITS)
}

fn fact(kind: &str) -> StatedFact {
    StatedFact {
        kind: kind.to_owned(),
        subject: "S1".to_owned(),
        on: "2026-11-01".parse::<PartialDate>().unwrap(),
        status: FactStatus::Asserted,
        note: String::new(),
    }
}
