//! The course of an exchange, step by step, and what leads off it.

use records::{Act, DeviceId, EntityId, OpId, SignedOperation};
use uuid::Uuid;

use super::*;
use crate::message::{
    Answer, ControlAck, ControlAnswer, ControlItem, FeedAnswer, Order, PushAnswer, Refused, UploadState,
};

fn held() -> Held {
    let key = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
    Held {
        deployment: Deployment {
            origin: "records.example.gov/muniment".to_owned(),
            epoch: 1,
            epoch_id: "0f".repeat(16),
            server_key: hex::encode(key.verifying_key().as_bytes()),
        },
        cursors: BTreeMap::new(),
        control_after: 0,
    }
}

/// A desk under test: feeds news in and keeps what came out.
struct Desk {
    exchange: Exchange,
    now: Timestamp,
    out: Effects,
}

impl Desk {
    fn new() -> Self {
        let now = "2026-11-21T02:00:00Z".parse().unwrap();
        Self { exchange: Exchange::new(held(), Limits::default()), now, out: Vec::new() }
    }

    fn hear(&mut self, news: News) -> &mut Self {
        let input = Input { now: self.now, jitter: u32::MAX, news };
        (self.exchange, self.out) = step(self.exchange.clone(), input);
        self
    }

    fn ticket(&self) -> Ticket {
        self.exchange.ticket
    }

    fn reply(&mut self, reply: Reply) -> &mut Self {
        let ticket = self.ticket();
        self.hear(News::Reply { ticket, reply, server_time: None })
    }

    fn refuse(&mut self, status: u16, code: &str, retry_after_seconds: Option<u32>) -> &mut Self {
        self.reply(Reply::Refused { status, refused: Refused { message: Message::new(code), retry_after_seconds } })
    }

    fn stored(&mut self) -> &mut Self {
        let ticket = self.ticket();
        self.hear(News::Stored(ticket))
    }

    fn outbox(&mut self, entries: Vec<OutboxEntry>) -> &mut Self {
        let ticket = self.ticket();
        self.hear(News::Outbox(ticket, entries))
    }

    fn fail(&mut self, failure: Failure) -> &mut Self {
        let ticket = self.ticket();
        self.hear(News::Failed(ticket, failure))
    }

    /// Starts and goes as far as the feed with this outbox.
    fn reach_outbox(&mut self, entries: Vec<OutboxEntry>) -> &mut Self {
        self.hear(News::Start { wait_seconds: 0 }).reply(no_orders()).outbox(entries)
    }

    fn request(&self) -> &Request {
        let sent = self.out.iter().find_map(|effect| match effect {
            Effect::Send { request, .. } => Some(request),
            _ => None,
        });
        sent.unwrap_or_else(|| panic!("nothing is sent: {:?}", self.out))
    }

    fn status(&self) -> &Status {
        let told = self.out.iter().find_map(|effect| match effect {
            Effect::Tell(status) => Some(status),
            _ => None,
        });
        told.unwrap_or_else(|| panic!("nothing is told: {:?}", self.out))
    }

    fn later(&mut self, seconds: i64) -> &mut Self {
        self.now += SignedDuration::from_secs(seconds);
        self
    }
}

fn no_orders() -> Reply {
    Reply::Orders(ControlAnswer { items: Vec::new() })
}

fn no_events() -> Reply {
    Reply::Events(FeedAnswer { events: Vec::new(), heads: BTreeMap::new(), more: false, diverged: Vec::new() })
}

fn entry(seq: u64, components: Vec<ComponentRef>) -> OutboxEntry {
    let operation = records::Operation {
        op_id: OpId(Uuid::from_u128(u128::from(seq))),
        device: DeviceId(Uuid::nil()),
        device_seq: seq,
        scope: ScopeId::files(),
        entity: EntityId(Uuid::from_u128(u128::from(seq))),
        base_rev: 0,
        schema: 1,
        agent: EntityId(Uuid::nil()),
        authored_at: "2026-11-21T02:00:00Z".parse().unwrap(),
        act: Act::WithdrawFact { reason: String::new() },
        components,
    };
    let signed = SignedOperation { operation, salt: String::new(), signature: String::new() };
    OutboxEntry { place: seq, signed, standing: OutboxStanding::Waiting }
}

fn file() -> ComponentRef {
    let owner = EntityId(Uuid::from_u128(1));
    ComponentRef { owner, name: "a.pdf".to_owned(), sha256: "00".repeat(32), size_bytes: 20 << 20 }
}

fn answers(answers: &[(u64, Answer)]) -> Reply {
    let pairs = answers.iter().map(|(seq, answer)| (OpId(Uuid::from_u128(u128::from(*seq))), answer.clone()));
    Reply::Answers(PushAnswer { answers: pairs.collect() })
}

fn applied() -> Answer {
    Answer::Applied { events: vec![(ScopeId::files(), 1)] }
}

#[test]
fn orders_are_carried_out_before_anything_is_sent() {
    let mut desk = Desk::new();
    desk.hear(News::Start { wait_seconds: 0 });
    assert!(matches!(desk.request(), Request::Control(ControlRequest { after: 0 })));
    let item = ControlItem { n: 1, order: Order::Policy { lease_days: 30, minimum_schema: 1 } };
    desk.reply(Reply::Orders(ControlAnswer { items: vec![item] }));
    assert!(matches!(&desk.out[..], [Effect::StoreOrders { items, .. }] if items.len() == 1));
    assert!(matches!(desk.stored().request(), Request::ControlAck(ControlAck { through: 1 })));
    desk.reply(Reply::Acknowledged);
    assert!(matches!(&desk.out[..], [Effect::ReadOutbox(_)]));
}

#[test]
fn files_in_pieces_then_the_operation_then_events() {
    let mut desk = Desk::new();
    desk.reach_outbox(vec![entry(1, vec![file()])]);
    assert!(matches!(desk.request(), Request::Offer(_)));
    desk.reply(Reply::Upload(UploadState { offset: 8 << 20, complete: false }));
    assert!(
        matches!(&desk.out[..], [Effect::UploadPiece { offset, length, .. }] if (*offset, *length) == (8 << 20, 8 << 20))
    );
    desk.reply(Reply::Upload(UploadState { offset: 16 << 20, complete: false }));
    assert!(
        matches!(&desk.out[..], [Effect::UploadPiece { offset, length, .. }] if (*offset, *length) == (16 << 20, 4 << 20))
    );
    desk.reply(Reply::Upload(UploadState { offset: 20 << 20, complete: true }));
    assert!(matches!(desk.request(), Request::Push(push) if push.operations.len() == 1));
    desk.reply(answers(&[(1, applied())]));
    assert!(matches!(&desk.out[..], [Effect::StoreAnswers { answers, .. }] if answers.len() == 1));
    assert!(matches!(desk.stored().request(), Request::Feed(feed) if feed.wait_seconds == 0));
    desk.reply(no_events());
    assert_eq!(desk.out, vec![Effect::Tell(Status::Idle { at: desk.now }), Effect::Done]);
    assert!(desk.exchange.is_at_rest());
}

#[test]
fn a_wrong_offset_goes_on_from_the_right_one() {
    let mut desk = Desk::new();
    desk.reach_outbox(vec![entry(1, vec![file()])])
        .reply(Reply::Upload(UploadState { offset: 8 << 20, complete: false }));
    // The authority has lost the piece: its answer says where it stands.
    desk.reply(Reply::Upload(UploadState { offset: 0, complete: false }));
    assert!(matches!(&desk.out[..], [Effect::UploadPiece { offset: 0, .. }]));
}

#[test]
fn offline_is_tried_again_by_itself_for_ever() {
    let mut desk = Desk::new();
    let since = desk.now;
    desk.hear(News::Start { wait_seconds: 0 });
    for wait in [4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900] {
        desk.fail(Failure::Unreachable);
        let retry_at = desk.now + SignedDuration::from_secs(wait);
        let why = Message::new("sync-unreachable");
        assert_eq!(*desk.status(), Status::Offline { since, retry_at, why });
        assert!(desk.out.contains(&Effect::Wait { until: retry_at }));
        assert!(desk.later(wait - 1).hear(News::Tick).out.is_empty(), "too early");
        assert!(matches!(desk.later(1).hear(News::Tick).request(), Request::Control(_)));
    }
    desk.reply(no_orders()).outbox(Vec::new()).reply(no_events());
    assert_eq!(*desk.status(), Status::Idle { at: desk.now });
    // What has succeeded begins to count anew.
    desk.hear(News::Start { wait_seconds: 0 }).fail(Failure::Portal);
    assert!(matches!(desk.status(), Status::Offline { since, .. } if *since == desk.now));
}

#[test]
fn an_outage_told_by_an_earlier_process_goes_on_since_then() {
    let mut before = Desk::new();
    let since = before.now;
    before.hear(News::Start { wait_seconds: 0 }).fail(Failure::Unreachable);
    let told = before.status().clone();
    let mut desk = Desk::new();
    desk.exchange = desk.exchange.resuming(Some(&told));
    desk.later(3_600).hear(News::Start { wait_seconds: 0 }).fail(Failure::Unreachable);
    assert_eq!(desk.status().offline_since(), Some(since));
    // Every other ending left nothing behind that could go on.
    let mut fresh = Desk::new();
    fresh.exchange = fresh.exchange.resuming(Some(&Status::Idle { at: since }));
    fresh.later(3_600).hear(News::Start { wait_seconds: 0 }).fail(Failure::Unreachable);
    assert_eq!(fresh.status().offline_since(), Some(fresh.now));
}

#[test]
fn something_else_in_the_authoritys_place_is_offline_and_changes_nothing() {
    for failure in [Failure::Portal, Failure::Garbled, Failure::Unreachable] {
        let mut desk = Desk::new();
        desk.reach_outbox(vec![entry(1, Vec::new())]).fail(failure.clone());
        assert!(matches!(desk.status(), Status::Offline { why, .. } if *why == failure.message()));
        assert_eq!(*desk.exchange.held(), held());
        assert!(!desk.out.iter().any(|effect| matches!(effect, Effect::StoreAnswers { .. })));
    }
}

#[test]
fn another_authority_or_history_halts_and_no_tick_wakes_it() {
    let parted = Reply::Events(FeedAnswer {
        events: Vec::new(),
        heads: BTreeMap::new(),
        more: false,
        diverged: vec![ScopeId::files()],
    });
    for (failure, code) in [
        (Failure::Elsewhere("x 1 00".to_owned()), "sync-elsewhere"),
        (Failure::Restored("x 2 00".to_owned()), "sync-restored"),
    ] {
        let mut desk = Desk::new();
        desk.reach_outbox(Vec::new()).fail(failure);
        assert!(matches!(desk.status(), Status::Halted { why } if why.code == code));
    }
    let mut desk = Desk::new();
    desk.reach_outbox(Vec::new()).reply(parted);
    assert!(matches!(desk.status(), Status::Halted { why } if why.code == "sync-parted"));
    assert!(desk.later(1_000_000).hear(News::Tick).out.is_empty());
    // A person may try again.
    assert!(matches!(desk.hear(News::Start { wait_seconds: 0 }).request(), Request::Control(_)));
}

#[test]
fn a_device_that_is_not_known_or_revoked_halts() {
    for status in [401, 403, 410] {
        let mut desk = Desk::new();
        desk.hear(News::Start { wait_seconds: 0 }).refuse(status, "test-no", None);
        assert_eq!(*desk.status(), Status::Halted { why: Message::new("test-no") }, "{status}");
    }
}

#[test]
fn a_busy_authority_is_given_the_time_it_asks_for() {
    let mut desk = Desk::new();
    desk.hear(News::Start { wait_seconds: 0 }).refuse(503, "test-busy", Some(120));
    let retry_at = desk.now + SignedDuration::from_secs(120);
    assert!(desk.out.contains(&Effect::Wait { until: retry_at }));
    // Even what would halt otherwise is tried again when the authority says so.
    desk.later(120).hear(News::Tick).refuse(401, "test-replayed", Some(0));
    assert!(matches!(desk.status(), Status::Offline { .. }));
}

#[test]
fn a_clock_that_is_off_is_corrected_at_once_and_told_once() {
    let mut desk = Desk::new();
    desk.hear(News::Start { wait_seconds: 0 });
    let refused = Refused { message: Message::new(CLOCK_CODE), retry_after_seconds: None };
    let (ticket, server_time) = (desk.ticket(), Some(desk.now + SignedDuration::from_hours(9)));
    desk.hear(News::Reply { ticket, reply: Reply::Refused { status: 401, refused }, server_time });
    assert!(desk.out.contains(&Effect::ClockIsOff(SignedDuration::from_hours(9))));
    assert!(matches!(desk.request(), Request::Control(_)));
    assert_eq!(desk.exchange.clock(), SignedDuration::from_hours(9));
    let ticket = desk.ticket();
    desk.hear(News::Reply { ticket, reply: no_orders(), server_time });
    assert!(matches!(&desk.out[..], [Effect::ReadOutbox(_)]));
    // An authority that cannot be pleased is not asked without pause.
    let mut desk = Desk::new();
    desk.hear(News::Start { wait_seconds: 0 }).refuse(401, CLOCK_CODE, None).refuse(401, CLOCK_CODE, None);
    assert!(desk.exchange.is_at_rest());
}

#[test]
fn what_comes_too_late_is_left_aside() {
    let mut desk = Desk::new();
    desk.hear(News::Start { wait_seconds: 0 });
    let late = desk.ticket();
    desk.fail(Failure::Unreachable).later(10).hear(News::Tick);
    let before = desk.exchange.clone();
    for news in [
        News::Reply { ticket: late, reply: no_orders(), server_time: None },
        News::Failed(late, Failure::Unreachable),
        News::Stored(late),
        News::NotStored(late, Message::new("test")),
        News::Outbox(late, Vec::new()),
        News::PieceUnreadable(late, Message::new("test")),
    ] {
        assert!(desk.hear(news).out.is_empty());
        assert_eq!(desk.exchange, before);
    }
}

#[test]
fn an_answer_of_another_kind_is_garbled() {
    let mut desk = Desk::new();
    desk.hear(News::Start { wait_seconds: 0 }).reply(no_events());
    assert!(matches!(desk.status(), Status::Offline { why, .. } if why.code == "sync-garbled"));
    let gap = ControlItem { n: 2, order: Order::Policy { lease_days: 30, minimum_schema: 1 } };
    desk.later(10).hear(News::Tick).reply(Reply::Orders(ControlAnswer { items: vec![gap] }));
    assert!(matches!(desk.status(), Status::Offline { why, .. } if why.code == "sync-garbled"));
}

#[test]
fn new_work_during_an_exchange_gets_an_exchange_of_its_own() {
    let mut desk = Desk::new();
    desk.reach_outbox(Vec::new()).hear(News::Start { wait_seconds: 0 });
    assert!(desk.out.is_empty());
    assert!(matches!(desk.reply(no_events()).request(), Request::Control(_)));
    desk.reply(no_orders()).outbox(Vec::new()).reply(no_events());
    assert!(desk.exchange.is_at_rest());
}

#[test]
fn a_question_held_open_gives_way_to_new_work() {
    let mut desk = Desk::new();
    desk.hear(News::Start { wait_seconds: 90 }).reply(no_orders()).outbox(Vec::new());
    assert!(matches!(desk.request(), Request::Feed(feed) if feed.wait_seconds == WAIT_SECONDS_MAX));
    assert!(matches!(desk.hear(News::Start { wait_seconds: 0 }).request(), Request::Control(_)));
}

#[test]
fn what_the_authority_puts_off_is_offered_again_by_itself() {
    let put_off = Answer::Rejected { message: Message::new("test-later"), permanent: false };
    let mut desk = Desk::new();
    desk.reach_outbox(vec![entry(1, Vec::new())]).reply(answers(&[(1, put_off)])).stored().reply(no_events());
    assert_eq!(*desk.status(), Status::Idle { at: desk.now });
    assert!(matches!(desk.later(64).hear(News::Tick).request(), Request::Control(_)));
}

#[test]
fn what_is_refused_waits_for_a_person_and_the_rest_goes_on() {
    let refused = Answer::Rejected { message: Message::new("test-no"), permanent: true };
    let mut desk = Desk::new();
    desk.reach_outbox(vec![entry(1, Vec::new()), entry(2, Vec::new())]);
    desk.reply(answers(&[(1, refused), (2, applied())])).stored().reply(no_events());
    assert_eq!(*desk.status(), Status::NeedsAttention { count: 1, at: desk.now });
    assert!(!desk.out.iter().any(|effect| matches!(effect, Effect::Wait { .. })), "nothing but a person helps");
}

#[test]
fn a_refused_or_unreadable_file_takes_only_its_operation_along() {
    let outbox = || vec![entry(1, vec![file()]), entry(2, Vec::new())];
    let mut offered = Desk::new();
    offered.reach_outbox(outbox()).refuse(413, "test-large", None);
    let mut unreadable = Desk::new();
    unreadable.reach_outbox(outbox()).reply(Reply::Upload(UploadState { offset: 0, complete: false }));
    let ticket = unreadable.ticket();
    unreadable.hear(News::PieceUnreadable(ticket, Message::new("test-damaged")));
    for desk in [&offered, &unreadable] {
        let told =
            matches!(&desk.out[..], [Effect::StoreAnswers { answers, .. }] if answers[0].0 == OpId(Uuid::from_u128(1)));
        assert!(told, "{:?}", desk.out);
    }
}

#[test]
fn a_full_disk_is_waited_for() {
    let mut desk = Desk::new();
    desk.reach_outbox(vec![entry(1, Vec::new())]).reply(answers(&[(1, applied())]));
    let ticket = desk.ticket();
    desk.hear(News::NotStored(ticket, Message::new("test-disk-full")));
    assert!(matches!(desk.status(), Status::Offline { why, .. } if why.code == "test-disk-full"));
}
