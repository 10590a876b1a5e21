//! Which operations go when: tables over small outboxes.

use records::{Act, DeviceId, ScopeId};
use uuid::Uuid;

use super::*;

const PIECE: u64 = 10;

/// An operation at a place of the series on an entity, with files of these sizes.
fn entry(seq: u64, entity: u128, sizes: &[u64]) -> OutboxEntry {
    let components = sizes.iter().map(|size| file(seq, *size)).collect();
    let operation = records::Operation {
        op_id: OpId(Uuid::from_u128(u128::from(seq))),
        device: DeviceId(Uuid::nil()),
        device_seq: seq,
        scope: ScopeId::files(),
        entity: EntityId(Uuid::from_u128(entity)),
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

fn file(owner: u64, size_bytes: u64) -> ComponentRef {
    let owner = EntityId(Uuid::from_u128(u128::from(owner)));
    ComponentRef { owner, name: format!("{size_bytes}.pdf"), sha256: "00".repeat(32), size_bytes }
}

fn work(outbox: Vec<OutboxEntry>) -> Work {
    Work::new(outbox, PIECE, 3)
}

fn answer(seq: u64, answer: Answer) -> (OpId, Answer) {
    (OpId(Uuid::from_u128(u128::from(seq))), answer)
}

fn applied() -> Answer {
    Answer::Applied { events: Vec::new() }
}

fn refused(permanent: bool) -> Answer {
    Answer::Rejected { message: Message::new("test-no"), permanent }
}

fn held_over(missing_device_seq: Option<u64>, missing_components: Vec<ComponentRef>) -> Answer {
    Answer::HeldOver { missing_device_seq, missing_components }
}

#[test]
fn goes_in_the_order_of_the_series_one_operation_of_an_entity_at_a_time() {
    let mut work = work(vec![entry(4, 2, &[]), entry(1, 1, &[]), entry(2, 2, &[]), entry(9, 3, &[])]);
    assert_eq!(work.next(), Next::Push(vec![1, 2]));
    work.note_answers(&[1, 2], vec![answer(1, applied()), answer(2, applied())]);
    assert_eq!(work.next(), Next::Push(vec![4, 9]));
    work.note_answers(&[4, 9], vec![answer(9, applied()), answer(4, applied())]);
    assert_eq!(work.next(), Next::Nothing);
    assert_eq!((work.waiting(), work.attention()), (0, 0));
}

#[test]
fn only_later_operations_on_the_same_entity_wait_behind_what_is_not_accepted() {
    for (unresolved, attention) in [
        (refused(true), 1),
        (refused(false), 0),
        (Answer::Conflict { message: Message::new("test-conflict"), rev: 3 }, 1),
    ] {
        let mut work = work(vec![entry(1, 1, &[]), entry(2, 1, &[]), entry(3, 2, &[])]);
        assert_eq!(work.next(), Next::Push(vec![1]));
        work.note_answers(&[1], vec![answer(1, unresolved)]);
        assert_eq!(work.next(), Next::Push(vec![3]));
        work.note_answers(&[3], vec![answer(3, applied())]);
        assert_eq!(work.next(), Next::Nothing);
        assert_eq!(work.attention(), attention);
        assert_eq!(work.has_later(), attention == 0);
    }
}

#[test]
fn what_lies_in_the_tray_since_earlier_holds_its_entity_back_too() {
    let tray = OutboxEntry { standing: OutboxStanding::Attention, ..entry(1, 1, &[]) };
    let accepted = OutboxEntry { standing: OutboxStanding::Accepted, ..entry(2, 2, &[]) };
    let work = work(vec![tray, accepted, entry(3, 1, &[]), entry(4, 2, &[])]);
    assert_eq!(work.next(), Next::Push(vec![4]));
}

#[test]
fn files_go_before_their_operation_and_large_ones_after_the_small_operations_before_them() {
    let mut work = work(vec![entry(1, 1, &[]), entry(2, 2, &[4]), entry(3, 3, &[25])]);
    let (small, large) = (file(2, 4), file(3, 25));
    let state = |offset, complete| UploadState { offset, complete };
    assert_eq!(work.next(), Next::Offer(small.clone()));
    work.note_upload(&small, state(0, false), false);
    assert_eq!(work.next(), Next::Piece { component: small.clone(), offset: 0, length: 4 });
    work.note_upload(&small, state(4, true), true);
    assert_eq!(work.next(), Next::Offer(large.clone()));
    work.note_upload(&large, state(10, false), false);
    assert_eq!(work.next(), Next::Push(vec![1, 2]));
    work.note_answers(&[1, 2], vec![answer(1, applied()), answer(2, applied())]);
    assert_eq!(work.next(), Next::Piece { component: large.clone(), offset: 10, length: 10 });
    work.note_upload(&large, state(20, false), true);
    assert_eq!(work.next(), Next::Piece { component: large.clone(), offset: 20, length: 5 });
    work.note_upload(&large, state(25, true), true);
    assert_eq!(work.next(), Next::Push(vec![3]));
}

#[test]
fn an_empty_file_is_one_empty_piece() {
    let mut work = work(vec![entry(1, 1, &[0])]);
    work.note_upload(&file(1, 0), UploadState { offset: 0, complete: false }, false);
    assert_eq!(work.next(), Next::Piece { component: file(1, 0), offset: 0, length: 0 });
}

#[test]
fn a_round_ends_and_what_needs_no_piece_goes_on() {
    let mut work = work(vec![entry(1, 1, &[100]), entry(2, 1, &[]), entry(3, 2, &[])]);
    let large = file(1, 100);
    work.note_upload(&large, UploadState { offset: 0, complete: false }, false);
    for offset in [10, 20, 30] {
        work.note_upload(&large, UploadState { offset, complete: false }, true);
    }
    assert_eq!(work.next(), Next::Push(vec![3]), "the second operation waits for the first on its entity");
    work.note_answers(&[3], vec![answer(3, applied())]);
    assert_eq!(work.next(), Next::Nothing);
    assert!(work.is_unfinished());
    work.next_round(3);
    assert_eq!(work.next(), Next::Piece { component: large, offset: 30, length: 10 });
}

#[test]
fn a_file_that_does_not_grow_waits_for_the_next_exchange() {
    let mut work = work(vec![entry(1, 1, &[30])]);
    let stuck = UploadState { offset: 10, complete: false };
    work.note_upload(&file(1, 30), stuck.clone(), false);
    for _ in 0..STALLS_MAX {
        assert!(matches!(work.next(), Next::Piece { .. }));
        work.next_round(3);
        work.note_upload(&file(1, 30), stuck.clone(), true);
    }
    assert_eq!(work.next(), Next::Nothing);
    assert!(work.has_later() && !work.is_unfinished());
}

#[test]
fn a_file_that_cannot_be_had_takes_its_operation_to_the_tray_and_no_other() {
    let mut work = work(vec![entry(1, 1, &[4]), entry(2, 2, &[])]);
    let why = Message::new("test-unreadable");
    let told = work.refuse_file(&file(1, 4), &why);
    assert_eq!(told, vec![answer(1, Answer::Rejected { message: why, permanent: true })]);
    assert_eq!(work.next(), Next::Push(vec![2]));
}

#[test]
fn held_over_sends_what_is_missing_and_gives_up_for_now_in_the_end() {
    let mut work = work(vec![entry(1, 1, &[4])]);
    let whole = UploadState { offset: 4, complete: true };
    for _ in 0..OFFERS_MAX {
        assert_eq!(work.next(), Next::Offer(file(1, 4)));
        work.note_upload(&file(1, 4), whole.clone(), false);
        assert_eq!(work.next(), Next::Push(vec![1]));
        work.note_answers(&[1], vec![answer(1, held_over(None, vec![file(1, 4)]))]);
    }
    assert_eq!(work.next(), Next::Nothing);
    assert!(work.has_later());
}

#[test]
fn an_operation_that_the_authority_misses_goes_although_it_would_wait() {
    let mut work = work(vec![entry(1, 1, &[]), entry(2, 1, &[]), entry(3, 2, &[])]);
    work.note_answers(&[1], vec![answer(1, refused(true))]);
    assert_eq!(work.next(), Next::Push(vec![3]));
    work.note_answers(&[3], vec![answer(3, held_over(Some(2), Vec::new()))]);
    assert_eq!(work.next(), Next::Push(vec![2, 3]));
    // What it misses and we do not have is not asked for ever.
    for _ in 0..OFFERS_MAX {
        work.note_answers(&[3], vec![answer(3, held_over(Some(77), Vec::new()))]);
    }
    assert_eq!(work.next(), Next::Push(vec![2]));
}

#[test]
fn batches_end_at_a_hundred_operations_and_at_a_mebibyte() {
    let many = work((1..=150).map(|seq| entry(seq, u128::from(seq), &[])).collect());
    assert!(matches!(many.next(), Next::Push(batch) if batch.len() == PUSH_OPERATIONS_MAX));
    let sized = |seq, bytes: usize| {
        let mut entry = entry(seq, u128::from(seq), &[]);
        entry.signed.operation.act = Act::WithdrawFact { reason: "x".repeat(bytes) };
        entry
    };
    let half = PUSH_BYTES_MAX / 2 - 2_000;
    let mut large = work(vec![sized(1, half), sized(2, half), sized(3, half), sized(4, PUSH_BYTES_MAX)]);
    assert_eq!(large.next(), Next::Push(vec![1, 2]));
    assert!(serde_json::to_vec(&large.push(&[1, 2])).unwrap().len() <= PUSH_BYTES_MAX);
    large.note_answers(&[1, 2], vec![answer(1, applied()), answer(2, applied())]);
    assert_eq!(large.next(), Next::Push(vec![3]));
    large.note_answers(&[3], vec![answer(3, applied())]);
    assert_eq!(large.next(), Next::TooLarge(4));
    large.refuse_one(4, &Message::new("test-large"));
    assert_eq!((large.next(), large.attention()), (Next::Nothing, 1));
}

/// One operation that makes the authority refuse every push it is in.
#[test]
fn a_push_refused_as_a_whole_is_halved_down_to_the_culprit() {
    for culprit in 1..=9 {
        let mut work = work((1..=9).map(|seq| entry(seq, u128::from(seq), &[])).collect());
        let mut pushes = 0;
        while let Next::Push(batch) = work.next() {
            pushes += 1;
            assert!(pushes < 30, "no end");
            if batch.contains(&culprit) {
                work.refuse_push(&batch, &Message::new("test-bad"));
            } else {
                let answers = batch.iter().map(|seq| answer(*seq, applied())).collect();
                work.note_answers(&batch, answers);
            }
        }
        assert_eq!((work.attention(), work.waiting()), (1, 0), "culprit {culprit}");
    }
}

#[test]
fn answers_to_what_was_not_asked_are_left_aside_and_missing_ones_wait() {
    let mut work = work(vec![entry(1, 1, &[]), entry(2, 2, &[])]);
    let told = work.note_answers(&[1], vec![answer(2, refused(true)), answer(9, applied())]);
    assert_eq!(told, Vec::new());
    assert_eq!((work.next(), work.attention()), (Next::Push(vec![2]), 0));
    assert!(work.has_later());
}
