//! Exchange with the authority: the effects of the pure exchange, carried out.
//!
//! The order of things and every judgement on an answer is `sync`'s; here are only the
//! socket, the store and the clock.

mod wire;

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};
use records::{ComponentRef, State};
use store::{Changes, OutboxState, Standing};
use sync::{
    Deployment, Effect, Exchange, Held, Input, Limits, News, Order, OutboxEntry, OutboxStanding, RegisterRequest,
    Status,
};
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::filing::{component_ref, proof_ref};
use crate::proofs::Proofs;
use wire::{Line, PIECE, agent};

const URL: &str = "server-url";
const CONTROL: &str = "control-after";
const STATUS: &str = "sync-status";

/// What an exchange did.
#[derive(Debug, Clone)]
pub struct Exchanged {
    /// Operations that were acknowledged.
    pub sent: usize,
    /// Events that came in.
    pub received: usize,
    /// Operations that still wait.
    pub waiting: usize,
    /// Operations that need attention.
    pub attention: usize,
    /// Where the exchange stands.
    pub status: Message,
    /// What stands in the way, where something does.
    pub why: Option<Message>,
    /// Why operations need attention.
    pub tray: Vec<Message>,
    /// What was added behind signed files, and what waits for it.
    pub proofs: Proofs,
    /// What changed.
    pub changes: Changes,
}

impl Exchanged {
    /// Everything was exchanged, even if something needs attention.
    pub fn is_good(&self) -> bool {
        matches!(self.status.code.as_str(), "sync-idle" | "sync-needs-attention" | "sync-alone")
    }
}

impl From<sync::Failure> for Failure {
    fn from(silence: sync::Failure) -> Self {
        Self::refusal(silence.message())
    }
}

impl Desk {
    /// Joins a deployment with a one-time code.
    ///
    /// # Errors
    /// A refusal for a wrong code, something else at that address, or a desk that decides itself.
    pub fn connect(&mut self, url: &str, code: &str) -> Result<Changes, Failure> {
        if self.store.standing()? == Standing::Authority {
            return Err(Failure::refusal(Message::new("registry-desk-decides-itself")));
        }
        if self.store.deployment()?.is_some() {
            return Err(Failure::refusal(Message::new("registry-joined-already")));
        }
        check_url(url)?;
        let key = self.store.device_key()?;
        let device = self.store.device_id()?;
        let public_key = hex::encode(key.verifying_key().as_bytes());
        let name = "muniment".to_owned();
        let text = sync::registration_text(device, &public_key, code, &name);
        let signature = hex::encode(ed25519_dalek::Signer::sign(&key, text.as_bytes()).to_bytes());
        let request = RegisterRequest { code: sync::plain_code(code), device, public_key, name, signature };
        let body = serde_json::to_vec(&request).map_err(store::Fault::from)?;
        let line = Line { url, device, key, clock: SignedDuration::ZERO, agent: agent() };
        let heard = line.ask("POST", "/v1/register", sync::CONTENT_TYPE, &body, None, &[])?;
        let welcome =
            sync::read_registration(&heard.response())?.map_err(|refused| Failure::refusal(refused.message))?;
        let (_, changes) = self.store.transact::<_, store::Fault>(|tx| {
            tx.join(&welcome.deployment, &welcome.mark)?;
            tx.keep("holder", &welcome.agent)?;
            tx.keep(URL, &url)
        })?;
        Ok(changes)
    }

    /// Whether an authority elsewhere is to decide, and this desk has not joined it yet.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn awaits_server(&self) -> Result<bool, Failure> {
        Ok(self.store.standing()? == Standing::Desk && self.store.deployment()?.is_none())
    }

    /// The address of the authority, where the desk has joined one.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn server_url(&self) -> Result<Option<String>, Failure> {
        Ok(self.store.kept(URL)?)
    }

    /// Where the last exchange left off.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn sync_status(&self) -> Result<Option<Status>, Failure> {
        Ok(self.store.kept(STATUS)?)
    }

    /// Exchanges everything that can be exchanged now.
    ///
    /// # Errors
    /// A refusal when the desk has not joined an authority; not being able to reach it is an answer.
    pub fn exchange(&mut self, url: Option<&str>) -> Result<Exchanged, Failure> {
        if self.store.standing()? == Standing::Authority {
            return self.standing_alone();
        }
        let deployment =
            self.store.deployment()?.ok_or_else(|| Failure::refusal(Message::new("registry-not-joined")))?;
        let url = match url {
            Some(url) => url.to_owned(),
            None => self.server_url()?.ok_or_else(|| Failure::refusal(Message::new("registry-not-joined")))?,
        };
        check_url(&url)?;
        // From here on what was filed may be known elsewhere.
        self.unsent.clear();
        // What is added behind signed files goes out with the rest.
        let proofs = self.keep_records_provable()?;
        let mut run = Run::new(self, deployment)?;
        let came = run.until_rest(self, &url).and_then(|()| run.fetch_missing(self, &url));
        // Forms may have come in before something went wrong.
        self.covers.forget();
        self.definitions.forget();
        came?;
        self.done(run, proofs)
    }

    fn standing_alone(&mut self) -> Result<Exchanged, Failure> {
        let status = Message::new("sync-alone");
        let proofs = self.keep_records_provable()?;
        let (tray, changes) = (Vec::new(), proofs.changes.clone());
        Ok(Exchanged { sent: 0, received: 0, waiting: 0, attention: 0, status, why: None, tray, proofs, changes })
    }

    fn done(&mut self, mut run: Run, proofs: Proofs) -> Result<Exchanged, Failure> {
        run.changes.extend(proofs.changes.clone());
        let outbox = self.store.outbox()?;
        let tray: Vec<Message> = self.store.tray()?.into_iter().map(|row| row.why).collect();
        let status = run.status.clone();
        if let Some(status) = &status {
            self.store.transact::<_, store::Fault>(|tx| tx.keep(STATUS, status))?;
        }
        Ok(Exchanged {
            sent: run.sent,
            received: run.received,
            waiting: outbox.iter().filter(|row| row.state != OutboxState::Tray).count(),
            attention: tray.len(),
            why: match &status {
                Some(Status::Offline { why, .. }) => Some(why.clone()),
                _ => None,
            },
            status: status.map_or_else(|| Message::new("sync-unreachable"), |status| status.message()),
            tray,
            proofs,
            changes: run.changes,
        })
    }
}

/// Outside this machine the line must be encrypted.
fn check_url(url: &str) -> Result<(), Failure> {
    let plain = url.strip_prefix("http://");
    let host = plain.map(|rest| rest.split(['/', ':']).next().unwrap_or_default());
    let loopback = matches!(host, Some("127.0.0.1" | "localhost")) || url.starts_with("http://[::1]");
    if url.starts_with("https://") || loopback {
        Ok(())
    } else {
        Err(Failure::refusal(Message::new("registry-url-not-safe").with("url", url)))
    }
}

/// One exchange on its way.
struct Run {
    deployment: Deployment,
    exchange: Option<Exchange>,
    sent: usize,
    received: usize,
    status: Option<Status>,
    changes: Changes,
}

impl Run {
    fn new(desk: &Desk, deployment: Deployment) -> Result<Self, Failure> {
        let held = Held {
            deployment: deployment.clone(),
            cursors: desk.store.cursors()?,
            control_after: desk.store.kept(CONTROL)?.unwrap_or(0),
        };
        let last: Option<Status> = desk.store.kept(STATUS)?;
        let exchange = Some(Exchange::new(held, Limits::default()).resuming(last.as_ref()));
        Ok(Self { deployment, exchange, sent: 0, received: 0, status: None, changes: Changes::default() })
    }

    fn line<'a>(&self, desk: &Desk, url: &'a str) -> Result<Line<'a>, Failure> {
        let clock = self.exchange.as_ref().map_or(SignedDuration::ZERO, Exchange::clock);
        Ok(Line { url, device: desk.store.device_id()?, key: desk.store.device_key()?, clock, agent: agent() })
    }

    fn tell(&mut self, news: News) -> Vec<Effect> {
        let jitter = u32::from_le_bytes(sealed::random_bytes::<4>());
        let Some(exchange) = self.exchange.take() else { return Vec::new() };
        let (exchange, effects) = sync::step(exchange, Input { now: Timestamp::now(), jitter, news });
        self.exchange = Some(exchange);
        effects
    }

    fn until_rest(&mut self, desk: &mut Desk, url: &str) -> Result<(), Failure> {
        let mut line = self.line(desk, url)?;
        let mut todo: VecDeque<Effect> = self.tell(News::Start { wait_seconds: 0 }).into();
        while let Some(effect) = todo.pop_front() {
            if let Effect::ClockIsOff(clock) = &effect {
                line.clock = *clock;
            }
            if let Some(news) = self.carry_out(desk, &line, effect)? {
                todo.extend(self.tell(news));
            }
        }
        Ok(())
    }

    fn carry_out(&mut self, desk: &mut Desk, line: &Line<'_>, effect: Effect) -> Result<Option<News>, Failure> {
        Ok(match effect {
            Effect::Send { ticket, request } => {
                let heard = line.send(&request, &self.deployment);
                Some(self.read(ticket, request.expects(), heard))
            }
            Effect::UploadPiece { ticket, component, offset, length } => {
                Some(self.upload(desk, line, ticket, &component, offset, length))
            }
            Effect::ReadOutbox(ticket) => Some(News::Outbox(ticket, entries(desk)?)),
            Effect::StoreOrders { ticket, items } => {
                let last = items.iter().map(|item| item.n).max().unwrap_or(0);
                let stored = desk.store.transact::<_, store::Fault>(|tx| {
                    for item in &items {
                        if let Order::Certificate { note } = &item.order {
                            tx.keep_certificate(note)?;
                        }
                    }
                    tx.keep(CONTROL, &last)
                });
                Some(self.stored(ticket, stored))
            }
            Effect::StoreAnswers { ticket, answers } => {
                let good = |answer: &sync::Answer| {
                    matches!(answer, sync::Answer::Applied { .. } | sync::Answer::Duplicate { .. })
                };
                self.sent += answers.iter().filter(|(_, answer)| good(answer)).count();
                let stored = desk.store.transact::<_, store::Fault>(|tx| tx.note_answers(&answers));
                Some(self.stored(ticket, stored))
            }
            Effect::StoreEvents { ticket, answer, .. } => {
                let count = answer.events.len();
                let stored = desk.store.transact::<_, store::Fault>(|tx| tx.take_events(&answer));
                self.received += if stored.is_ok() { count } else { 0 };
                Some(self.stored(ticket, stored))
            }
            Effect::Tell(status) => {
                self.status = Some(status);
                None
            }
            Effect::Wait { .. } | Effect::ClockIsOff(_) | Effect::Done => None,
        })
    }

    fn stored(&mut self, ticket: u64, stored: Result<((), Changes), store::Fault>) -> News {
        match stored {
            Ok(((), changes)) => {
                self.changes.extend(changes);
                News::Stored(ticket)
            }
            Err(fault) => News::NotStored(ticket, fault.message()),
        }
    }

    fn read(&self, ticket: u64, expected: sync::Expected, heard: Result<wire::Heard, sync::Failure>) -> News {
        let heard = match heard {
            Ok(heard) => heard,
            Err(silence) => return News::Failed(ticket, silence),
        };
        let response = heard.response();
        let server_time = sync::server_time(&response);
        match sync::read_reply(&self.deployment, expected, &response) {
            Ok(reply) => News::Reply { ticket, reply, server_time },
            Err(silence) => News::Failed(ticket, silence),
        }
    }

    fn upload(
        &self,
        desk: &Desk,
        line: &Line<'_>,
        ticket: u64,
        component: &ComponentRef,
        offset: u64,
        length: u64,
    ) -> News {
        let bytes = match desk.store.component(component.owner, &component.name) {
            Ok(bytes) => bytes,
            Err(fault) => return News::PieceUnreadable(ticket, fault.message()),
        };
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
        let to = usize::try_from(offset.saturating_add(length)).unwrap_or(usize::MAX).min(bytes.len());
        self.read(ticket, PIECE, line.piece(component, offset, &bytes[from..to], &self.deployment))
    }

    /// Fetches files of records and forms that came in without them. What cannot be fetched now
    /// is fetched by a later exchange.
    fn fetch_missing(&mut self, desk: &mut Desk, url: &str) -> Result<(), Failure> {
        if !matches!(self.status, Some(Status::Idle { .. } | Status::NeedsAttention { .. })) {
            return Ok(());
        }
        let line = self.line(desk, url)?;
        for component in missing(desk)? {
            let Ok(answer) = line.fetch(&component, &self.deployment) else { return Ok(()) };
            // One that the server does not have keeps no other waiting.
            let Some(bytes) = answer else { continue };
            // Bytes of another digest are not kept; the store checks.
            let kept = desk.store.transact::<_, store::Fault>(|tx| {
                tx.put_component(&component, &bytes)?;
                tx.queue_for_index(component.owner)
            });
            if let Ok((_, changes)) = kept {
                self.changes.extend(changes);
            }
        }
        Ok(())
    }
}

fn entries(desk: &Desk) -> Result<Vec<OutboxEntry>, Failure> {
    let rows = desk.store.outbox()?.into_iter().map(|row| OutboxEntry {
        place: row.place,
        signed: row.signed,
        standing: match row.state {
            OutboxState::Waiting => OutboxStanding::Waiting,
            OutboxState::Accepted => OutboxStanding::Accepted,
            OutboxState::Tray => OutboxStanding::Attention,
        },
    });
    Ok(rows.collect())
}

/// Files that entities of this desk name and that are not here.
fn missing(desk: &Desk) -> Result<Vec<ComponentRef>, Failure> {
    let mut wanted = desk.named_components()?;
    let mut after = None;
    loop {
        let page = desk.store.records(after.as_deref(), 500)?;
        for row in page.rows {
            if let State::Record(record) = &row.entity.state {
                wanted.extend(record.components.iter().map(|one| component_ref(row.entity.id, one)));
                let proofs = record.components.iter().flat_map(|one| &one.proofs);
                wanted.extend(proofs.map(|proof| proof_ref(row.entity.id, proof)));
            }
        }
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    let mut missing = Vec::new();
    for component in wanted {
        if !desk.store.component_state(&component)?.is_some_and(|state| state.complete) {
            missing.push(component);
        }
    }
    Ok(missing)
}
