//! The model of an authority: maps in memory, and the promises of the protocol kept literally.

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;
use jiff::Timestamp;
use records::journal::{self, Hash, Head, START, canonical, commit, link, sha256_hex, sign_note};
use records::{Act, Change, ComponentRef, DeviceId, EntityId, Event, OpId, ScopeId, SignedOperation};
use sync::{
    Answer, ControlAnswer, ControlItem, Cursor, Deployment, FedEvent, FeedAnswer, FeedRequest, Order, PushAnswer,
    Refused, Reply, Request, UploadState,
};
use words::Message;

use super::dice::Dice;

pub struct Entry {
    pub fed: FedEvent,
    pub link: Hash,
}

#[derive(Default)]
struct Incoming {
    bytes: Vec<u8>,
    complete: bool,
}

pub struct Authority {
    pub deployment: Deployment,
    key: SigningKey,
    pub chains: BTreeMap<ScopeId, Vec<Entry>>,
    notes: BTreeMap<(ScopeId, u64), String>,
    taken: BTreeMap<OpId, (String, Answer)>,
    series: BTreeMap<(DeviceId, u64), OpId>,
    revs: BTreeMap<EntityId, u64>,
    files: BTreeMap<(EntityId, String), Incoming>,
    orders: BTreeMap<DeviceId, Vec<ControlItem>>,
    pub acknowledged: BTreeMap<DeviceId, u64>,
    moods: BTreeMap<OpId, u32>,
}

impl Authority {
    pub fn new() -> Self {
        let key = SigningKey::from_bytes(&[3; 32]);
        let deployment = Deployment {
            origin: "records.example.gov/muniment".to_owned(),
            epoch: 1,
            epoch_id: "0f".repeat(16),
            server_key: hex::encode(key.verifying_key().as_bytes()),
        };
        Self {
            deployment,
            key,
            chains: BTreeMap::new(),
            notes: BTreeMap::new(),
            taken: BTreeMap::new(),
            series: BTreeMap::new(),
            revs: BTreeMap::new(),
            files: BTreeMap::new(),
            orders: BTreeMap::new(),
            acknowledged: BTreeMap::new(),
            moods: BTreeMap::new(),
        }
    }

    pub fn order(&mut self, device: DeviceId, order: Order) {
        let orders = self.orders.entry(device).or_default();
        orders.push(ControlItem { n: orders.len() as u64 + 1, order });
    }

    pub fn answer(&mut self, device: DeviceId, request: &Request, now: Timestamp, dice: &mut Dice) -> Reply {
        match request {
            Request::Control(control) => {
                let orders = self.orders.entry(device).or_default();
                let items = orders.iter().filter(|item| item.n > control.after).cloned().collect();
                Reply::Orders(ControlAnswer { items })
            }
            Request::ControlAck(ack) => {
                self.acknowledged.insert(device, ack.through);
                Reply::Acknowledged
            }
            _ if self.is_revoked(device) => {
                let refused = Refused { message: Message::new("test-revoked"), retry_after_seconds: None };
                Reply::Refused { status: 403, refused }
            }
            Request::Offer(offer) => Reply::Upload(self.upload_state(&offer.component)),
            Request::Push(push) => {
                let answers =
                    push.operations.iter().map(|signed| (signed.operation.op_id, self.accept(signed, now, dice)));
                Reply::Answers(PushAnswer { answers: answers.collect() })
            }
            Request::Feed(feed) => Reply::Events(self.feed(feed)),
        }
    }

    fn is_revoked(&self, device: DeviceId) -> bool {
        let revokes = |item: &ControlItem| matches!(item.order, Order::Revoked { .. });
        self.orders.get(&device).is_some_and(|orders| orders.iter().any(revokes))
    }

    fn upload_state(&mut self, component: &ComponentRef) -> UploadState {
        let incoming = self.files.entry((component.owner, component.name.clone())).or_default();
        UploadState { offset: incoming.bytes.len() as u64, complete: incoming.complete }
    }

    /// A piece at the wrong offset changes nothing and is answered with the right one.
    pub fn piece(&mut self, component: &ComponentRef, offset: u64, piece: &[u8]) -> Reply {
        let incoming = self.files.entry((component.owner, component.name.clone())).or_default();
        if !incoming.complete && incoming.bytes.len() as u64 == offset {
            incoming.bytes.extend(piece);
            if incoming.bytes.len() as u64 == component.size_bytes {
                assert_eq!(sha256_hex(&incoming.bytes), component.sha256, "a file arrived in disorder");
                incoming.complete = true;
            }
        }
        Reply::Upload(self.upload_state(component))
    }

    fn accept(&mut self, signed: &SignedOperation, now: Timestamp, dice: &mut Dice) -> Answer {
        let operation = &signed.operation;
        let bytes = canonical(operation).unwrap();
        let op_commit = hex::encode(commit(&hex::decode(&signed.salt).unwrap(), &bytes));
        if let Some((known, answer)) = self.taken.get(&operation.op_id) {
            assert_eq!(*known, op_commit, "one identity, two operations");
            return match answer {
                Answer::Applied { events } => Answer::Duplicate { events: events.clone() },
                other => other.clone(),
            };
        }
        let first = *self.series.entry((operation.device, operation.device_seq)).or_insert(operation.op_id);
        assert_eq!(first, operation.op_id, "one place in the series, two operations");
        let whole = |named: &&ComponentRef| {
            !self.files.get(&(named.owner, named.name.clone())).is_some_and(|incoming| incoming.complete)
        };
        let missing: Vec<ComponentRef> = operation.components.iter().filter(whole).cloned().collect();
        if !missing.is_empty() {
            return Answer::HeldOver { missing_device_seq: None, missing_components: missing };
        }
        let answer = self.decide(signed, &op_commit, now, dice);
        if !matches!(answer, Answer::Rejected { permanent: false, .. }) {
            self.taken.insert(operation.op_id, (op_commit, answer.clone()));
        }
        answer
    }

    fn decide(&mut self, signed: &SignedOperation, op_commit: &str, now: Timestamp, dice: &mut Dice) -> Answer {
        let operation = &signed.operation;
        let rejected = |permanent| Answer::Rejected { message: Message::new("test-no"), permanent };
        let rev = self.revs.get(&operation.entity).copied().unwrap_or(0);
        let change = match &operation.act {
            Act::StateFact { fact } if fact.kind == "poison" => return rejected(true),
            Act::StateFact { fact } if fact.kind == "moody" && self.mood(operation.op_id) < 2 => {
                return rejected(false);
            }
            // Nothing but its identity keeps this one from being counted twice.
            Act::StateFact { fact } if fact.kind == "tally" => Change::FactStated { fact: fact.clone() },
            Act::StateFact { fact } if rev == 0 => Change::FactStated { fact: fact.clone() },
            Act::WithdrawFact { reason } if rev > 0 && operation.base_rev == rev => {
                Change::FactWithdrawn { reason: reason.clone() }
            }
            _ => return Answer::Conflict { message: Message::new("test-conflict"), rev },
        };
        self.revs.insert(operation.entity, rev + 1);
        let place = self.append(signed, op_commit, change, rev + 1, now, dice);
        Answer::Applied { events: vec![place] }
    }

    fn mood(&mut self, op_id: OpId) -> u32 {
        let asked = self.moods.entry(op_id).or_default();
        *asked += 1;
        *asked - 1
    }

    fn append(
        &mut self,
        signed: &SignedOperation,
        op_commit: &str,
        change: Change,
        rev: u64,
        now: Timestamp,
        dice: &mut Dice,
    ) -> (ScopeId, u64) {
        let operation = &signed.operation;
        let scope = operation.scope.clone();
        let chain = self.chains.entry(scope.clone()).or_default();
        let seq = chain.len() as u64 + 1;
        let event = Event {
            scope: scope.clone(),
            seq,
            op_id: operation.op_id,
            op_commit: op_commit.to_owned(),
            entity: operation.entity,
            rev,
            change,
            by: operation.agent,
            authored_at: operation.authored_at,
            accepted_at: now,
        };
        let salt = dice.bytes32();
        let commitment = commit(&salt, &canonical(&event).unwrap());
        let before = chain.last().map_or(START, |entry| entry.link);
        let fed = FedEvent { event, salt: hex::encode(salt), commit: hex::encode(commitment) };
        chain.push(Entry { fed, link: link(&before, &commitment) });
        (scope, seq)
    }

    fn feed(&mut self, request: &FeedRequest) -> FeedAnswer {
        let mut answer = FeedAnswer { events: Vec::new(), heads: BTreeMap::new(), more: false, diverged: Vec::new() };
        let mut ends = Vec::new();
        for (scope, chain) in &self.chains {
            let cursor = request.cursors.get(scope).cloned().unwrap_or_else(Cursor::start);
            let held = usize::try_from(cursor.seq).unwrap();
            let ours = held.checked_sub(1).map_or(Some(START), |at| chain.get(at).map(|entry| entry.link));
            if ours.map(hex::encode) != Some(cursor.link) {
                answer.diverged.push(scope.clone());
                continue;
            }
            let room = request.limit as usize - answer.events.len();
            let given = chain[held..].iter().take(room);
            answer.events.extend(given.map(|entry| entry.fed.clone()));
            let end = chain.len().min(held + room);
            answer.more |= end < chain.len();
            if end > 0 {
                ends.push((scope.clone(), end as u64, chain[end - 1].link));
            }
        }
        for (scope, seq, link) in ends {
            answer.heads.insert(scope.clone(), self.note(&scope, seq, &link));
        }
        answer
    }

    fn note(&mut self, scope: &ScopeId, seq: u64, link: &journal::Hash) -> String {
        let name = self.deployment.chain(scope);
        let key = &self.key;
        let note = self.notes.entry((scope.clone(), seq)).or_insert_with(|| {
            let head = Head { origin: name.clone(), seq, link: hex::encode(link) };
            sign_note(&head.text().unwrap(), &name, key)
        });
        note.clone()
    }
}
