//! N desks and one authority under seeded faults: requests and answers are lost, doubled,
//! delayed past their time and turned round; processes die between two steps; disks refuse.
//! Then the faults end, and without anybody's doing everything must have come together:
//! nothing acknowledged is lost, nothing is doubled, nobody's work blocks another's.

mod authority;
mod desk;
mod dice;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use records::{EntityId, OpId};
use sync::{Effect, Failure, Input, News, Order, OutboxStanding, Reply, Request, Status, Ticket, step};
use words::Message;

use authority::Authority;
use desk::Desk;
use dice::Dice;

const FAULTY_MILLIS: u64 = 4 * 60_000;
const END_MILLIS: u64 = 3 * 3_600_000;
const TIMEOUT_MILLIS: u64 = 30_000;
/// Enough for every day; a long run is compiled with more.
const SEEDS: u64 = match option_env!("MUNIMENT_SEEDS") {
    None => 400,
    Some(given) => match u64::from_str_radix(given, 10) {
        Ok(seeds) => seeds,
        Err(_) => panic!("MUNIMENT_SEEDS is no number"),
    },
};

enum Coming {
    Types(usize),
    Starts(usize),
    Dies(usize),
    Wakes(usize),
    Arrives { line: Line, what: Sent },
    Returns { line: Line, reply: Reply },
    GivesUp { line: Line },
}

/// Who waits for an answer: a desk, in one life of its process.
#[derive(Clone, Copy)]
struct Line {
    desk: usize,
    process: u32,
    ticket: Ticket,
}

#[derive(Clone)]
enum Sent {
    Request(Request),
    Piece(records::ComponentRef, u64, Vec<u8>),
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    steps: u64,
    lost: u64,
    doubled: u64,
    deaths: u64,
    refused_by_disk: u64,
    applied: u64,
    attention: u64,
}

struct Simulation {
    dice: Dice,
    now: u64,
    coming: BTreeMap<(u64, u64), Coming>,
    count: u64,
    authority: Authority,
    desks: Vec<Desk>,
    tally: Tally,
}

impl Simulation {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut authority = Authority::new();
        let desks: Vec<Desk> = (0..2 + dice.below(3)).map(|_| Desk::new(&authority.deployment, &mut dice)).collect();
        for desk in &desks {
            authority.order(desk.device, Order::Policy { lease_days: 30, minimum_schema: 1 });
        }
        let (coming, tally) = (BTreeMap::new(), Tally::default());
        let mut simulation = Self { dice, now: 0, coming, count: 0, authority, desks, tally };
        for desk in 0..simulation.desks.len() {
            simulation.at(0, Coming::Starts(desk));
            for _ in 0..4 + simulation.dice.below(10) {
                let when = simulation.dice.below(FAULTY_MILLIS);
                simulation.at(when, Coming::Types(desk));
            }
            for _ in 0..simulation.dice.below(6) {
                let when = simulation.dice.below(FAULTY_MILLIS);
                simulation.at(when, Coming::Dies(desk));
            }
        }
        simulation
    }

    fn at(&mut self, when: u64, coming: Coming) {
        self.count += 1;
        self.coming.insert((when, self.count), coming);
    }

    fn faulty(&self) -> bool {
        self.now < FAULTY_MILLIS
    }

    fn time(&self) -> Timestamp {
        let start: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        start + SignedDuration::from_millis(i64::try_from(self.now).unwrap())
    }

    fn run(&mut self) {
        while let Some(((when, _), coming)) = self.coming.pop_first() {
            assert!(when < END_MILLIS, "it did not come together: {:?}", self.desks[0].status);
            self.now = when;
            self.happen(coming);
            if !self.faulty() && self.has_come_together() {
                return;
            }
        }
    }

    fn happen(&mut self, coming: Coming) {
        match coming {
            Coming::Types(desk) => {
                let now = self.time();
                self.desks[desk].type_something(now, &mut self.dice);
                if self.dice.percent(50) {
                    self.hear(desk, News::Start { wait_seconds: 0 });
                }
            }
            // The programme asks every two minutes.
            Coming::Starts(desk) => {
                self.at(self.now + 120_000, Coming::Starts(desk));
                self.hear(desk, News::Start { wait_seconds: 0 });
            }
            Coming::Dies(desk) => {
                self.tally.deaths += 1;
                self.desks[desk].crash();
            }
            Coming::Wakes(desk) => self.hear(desk, News::Tick),
            Coming::Arrives { line, what } => self.arrive(line, &what),
            Coming::Returns { line, reply } => {
                let news = News::Reply { ticket: line.ticket, reply, server_time: Some(self.time()) };
                self.hear_on(line, news);
            }
            Coming::GivesUp { line } => self.hear_on(line, News::Failed(line.ticket, Failure::Unreachable)),
        }
    }

    fn hear_on(&mut self, line: Line, news: News) {
        if self.desks[line.desk].process == line.process {
            self.hear(line.desk, news);
        }
    }

    fn hear(&mut self, desk: usize, news: News) {
        self.tally.steps += 1;
        let jitter = u32::try_from(self.dice.below(u64::from(u32::MAX))).unwrap();
        let input = Input { now: self.time(), jitter, news };
        let (state, effects) = step(self.desks[desk].exchange.clone(), input);
        self.desks[desk].exchange = state;
        for effect in effects {
            // The process dies before, between or after what it was about to do.
            if self.faulty() && self.dice.percent(2) {
                self.happen(Coming::Dies(desk));
                return;
            }
            self.carry_out(desk, effect);
        }
    }

    fn carry_out(&mut self, desk: usize, effect: Effect) {
        match effect {
            Effect::Send { ticket, request } => self.send(desk, ticket, &Sent::Request(request)),
            Effect::UploadPiece { ticket, component, offset, length } => {
                let piece = self.desks[desk].piece(&component, offset, length);
                self.send(desk, ticket, &Sent::Piece(component, offset, piece));
            }
            Effect::ReadOutbox(ticket) => {
                let outbox = self.desks[desk].outbox();
                self.hear(desk, News::Outbox(ticket, outbox));
            }
            Effect::StoreOrders { ticket, items } => {
                let through = items.last().map_or(0, |item| item.n);
                self.store(desk, ticket, |desk| desk.disk.control_after = through);
            }
            Effect::StoreAnswers { ticket, answers } => {
                self.store(desk, ticket, |desk| desk.store_answers(&answers));
            }
            Effect::StoreEvents { ticket, answer, cursors } => {
                self.store(desk, ticket, |desk| desk.store_events(&answer, &cursors));
            }
            Effect::Wait { until } => {
                let wait = until.duration_since(self.time()).as_millis();
                self.at(self.now + u64::try_from(wait).unwrap(), Coming::Wakes(desk));
            }
            Effect::Tell(status) => {
                let false_alarm = matches!(&status, Status::Halted { why } if why.code.starts_with("sync-"));
                assert!(!false_alarm, "nobody tampers here: {status:?}");
                self.desks[desk].status = Some(status);
            }
            Effect::ClockIsOff(by) => panic!("clocks agree here: {by}"),
            Effect::Done => {}
        }
    }

    fn store(&mut self, desk: usize, ticket: Ticket, work: impl FnOnce(&mut Desk)) {
        if self.faulty() && self.dice.percent(8) {
            self.tally.refused_by_disk += 1;
            self.hear(desk, News::NotStored(ticket, Message::new("test-disk-full")));
            return;
        }
        work(&mut self.desks[desk]);
        if self.faulty() && self.dice.percent(3) {
            self.happen(Coming::Dies(desk));
            return;
        }
        self.hear(desk, News::Stored(ticket));
    }

    fn send(&mut self, desk: usize, ticket: Ticket, what: &Sent) {
        let line = Line { desk, process: self.desks[desk].process, ticket };
        self.at(self.now + TIMEOUT_MILLIS, Coming::GivesUp { line });
        let copies = match self.dice.below(100) {
            0..12 if self.faulty() => 0,
            12..20 if self.faulty() => 2,
            _ => 1,
        };
        self.tally.lost += u64::from(copies == 0);
        self.tally.doubled += u64::from(copies == 2);
        for _ in 0..copies {
            let when = self.now + self.delay();
            self.at(when, Coming::Arrives { line, what: what.clone() });
        }
    }

    /// Mostly short; sometimes longer than anybody waits for.
    fn delay(&mut self) -> u64 {
        let longest = if self.faulty() && self.dice.percent(8) { 3 * TIMEOUT_MILLIS } else { 200 };
        1 + self.dice.below(longest)
    }

    fn arrive(&mut self, line: Line, what: &Sent) {
        let now = self.time();
        let device = self.desks[line.desk].device;
        let reply = match what {
            Sent::Request(request) => self.authority.answer(device, request, now, &mut self.dice),
            Sent::Piece(component, offset, piece) => self.authority.piece(component, *offset, piece),
        };
        if self.faulty() && self.dice.percent(12) {
            self.tally.lost += 1;
            return;
        }
        let when = self.now + self.delay();
        self.at(when, Coming::Returns { line, reply });
    }

    /// Every desk holds every event, and keeps of its own only what needs a person, or waits
    /// behind that on the same entity.
    fn has_come_together(&self) -> bool {
        self.desks.iter().all(|desk| {
            let held: usize = desk.disk.events.len();
            let given: usize = self.authority.chains.values().map(Vec::len).sum();
            let stuck: BTreeSet<EntityId> = desk
                .disk
                .outbox
                .values()
                .filter(|entry| entry.standing == OutboxStanding::Attention)
                .map(|entry| entry.signed.operation.entity)
                .collect();
            let left = desk.disk.outbox.values().all(|entry| stuck.contains(&entry.signed.operation.entity));
            held == given && left && desk.disk.control_after == 1
        })
    }

    fn check(&mut self) {
        let mut places: BTreeMap<OpId, Vec<(records::ScopeId, u64)>> = BTreeMap::new();
        for chain in self.authority.chains.values() {
            for (entry, expected) in chain.iter().zip(1..) {
                assert_eq!(entry.fed.event.seq, expected, "gap-free");
                let event = &entry.fed.event;
                places.entry(event.op_id).or_default().push((event.scope.clone(), event.seq));
            }
        }
        for desk in &self.desks {
            for (op_id, acknowledged) in &desk.disk.acknowledged {
                assert_eq!(places.get(op_id), Some(acknowledged), "acknowledged, and there exactly once");
            }
            for (op_id, signed) in &desk.disk.typed {
                let here = desk.disk.outbox.contains_key(&signed.operation.device_seq);
                assert_ne!(here, places.contains_key(op_id), "typed work is either accepted or still here");
            }
            for ((scope, seq), fed) in &desk.disk.events {
                let given = &self.authority.chains[scope][usize::try_from(*seq).unwrap() - 1].fed;
                assert_eq!(fed, given, "every desk holds the same");
            }
            self.tally.attention += desk.disk.outbox.len() as u64;
        }
        assert!(places.values().all(|places| places.len() == 1), "doubled");
        self.tally.applied = places.len() as u64;
    }
}

fn run(seed: u64) -> Tally {
    let mut simulation = Simulation::new(seed);
    simulation.run();
    simulation.check();
    simulation.tally
}

#[test]
fn whatever_goes_wrong_it_comes_together() {
    let halves = [0..SEEDS / 2, SEEDS / 2..SEEDS]
        .map(|seeds| std::thread::spawn(move || seeds.map(|seed| (seed, run(seed))).collect::<Vec<(u64, Tally)>>()));
    let tallies: Vec<(u64, Tally)> = halves.into_iter().flat_map(|half| half.join().unwrap()).collect();
    let total = |count: fn(&Tally) -> u64| tallies.iter().map(|(_, tally)| count(tally)).sum::<u64>();
    // A simulation in which nothing goes wrong proves nothing.
    assert!(total(|t| t.lost) > SEEDS * 5, "lost");
    assert!(total(|t| t.doubled) > SEEDS, "doubled");
    assert!(total(|t| t.deaths) > SEEDS, "deaths");
    assert!(total(|t| t.refused_by_disk) > SEEDS / 4, "disks");
    assert!(total(|t| t.applied) > SEEDS * 10, "applied");
    assert!(total(|t| t.attention) > SEEDS, "attention");
}

#[test]
fn the_same_seed_is_the_same_run() {
    assert_eq!(run(7), run(7));
}

#[test]
fn a_revoked_desk_stops_and_keeps_its_work() {
    let mut simulation = Simulation::new(1);
    simulation.now = FAULTY_MILLIS;
    simulation.coming.clear();
    let device = simulation.desks[0].device;
    let why = Message::new("test-revoked");
    simulation.authority.order(device, Order::Revoked { message: why.clone() });
    let now = simulation.time();
    simulation.desks[0].type_something(now, &mut simulation.dice);
    simulation.at(FAULTY_MILLIS, Coming::Starts(0));
    let mut halts = 0;
    while halts < 3 {
        let ((when, _), coming) = simulation.coming.pop_first().unwrap();
        let starts = matches!(coming, Coming::Starts(_));
        // Every start after the first finds that it still is revoked.
        halts += u32::from(starts && simulation.desks[0].status == Some(Status::Halted { why: why.clone() }));
        simulation.now = when;
        simulation.happen(coming);
    }
    assert_eq!(simulation.authority.acknowledged[&device], 2);
    assert_eq!(simulation.desks[0].disk.outbox.len(), 1);
    assert!(simulation.authority.chains.is_empty());
}
