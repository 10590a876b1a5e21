//! A chain of three events, and every way in which it may be told wrongly.

use ed25519_dalek::SigningKey;
use records::journal::{START, sign_note};
use records::{Change, EntityId, Event, FactStatus, OpId, PartialDate, StatedFact};
use uuid::Uuid;

use super::*;

fn authority() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

fn deployment() -> Deployment {
    Deployment {
        origin: "records.example.gov/muniment".to_owned(),
        epoch: 1,
        epoch_id: "0f".repeat(16),
        server_key: hex::encode(authority().verifying_key().as_bytes()),
    }
}

fn fed(seq: u64) -> FedEvent {
    let fact = StatedFact {
        kind: "leave-ended".to_owned(),
        subject: format!("S{seq}"),
        on: "2026-11-01".parse::<PartialDate>().unwrap(),
        status: FactStatus::Asserted,
        note: String::new(),
    };
    let event = Event {
        scope: ScopeId::files(),
        seq,
        op_id: OpId(Uuid::from_u128(u128::from(seq))),
        op_commit: "00".repeat(32),
        entity: EntityId(Uuid::from_u128(100 + u128::from(seq))),
        rev: 1,
        change: Change::FactStated { fact },
        by: EntityId(Uuid::from_u128(1)),
        authored_at: "2026-11-21T02:00:00Z".parse().unwrap(),
        accepted_at: "2026-11-21T02:00:01Z".parse().unwrap(),
    };
    let salt = [u8::try_from(seq).unwrap(); 32];
    let commitment = commit(&salt, &canonical(&event).unwrap());
    FedEvent { event, salt: hex::encode(salt), commit: hex::encode(commitment) }
}

fn links() -> Vec<Hash> {
    let mut links = vec![START];
    for seq in 1..=3 {
        let commitment = hash_from_hex(&fed(seq).commit).unwrap();
        links.push(link(links.last().unwrap(), &commitment));
    }
    links
}

fn note(seq: u64, link: &Hash) -> String {
    let name = deployment().chain(&ScopeId::files());
    let head = Head { origin: name.clone(), seq, link: hex::encode(link) };
    sign_note(&head.text().unwrap(), &name, &authority())
}

fn answer() -> FeedAnswer {
    FeedAnswer {
        events: (1..=3).map(fed).collect(),
        heads: [(ScopeId::files(), note(3, &links()[3]))].into(),
        more: false,
        diverged: Vec::new(),
    }
}

fn check(answer: &FeedAnswer) -> Result<BTreeMap<ScopeId, Cursor>, Breach> {
    check_feed(&deployment(), &BTreeMap::new(), answer)
}

#[test]
fn a_whole_chain_is_believed_and_leads_to_its_end() {
    let end = Cursor { seq: 3, link: hex::encode(links()[3]) };
    assert_eq!(check(&answer()), Ok([(ScopeId::files(), end.clone())].into()));
    let nothing_new = FeedAnswer { events: Vec::new(), ..answer() };
    let cursors = [(ScopeId::files(), end)].into();
    assert_eq!(check_feed(&deployment(), &cursors, &nothing_new), Ok(cursors));
}

#[test]
fn a_page_may_carry_the_head_of_its_end_or_of_the_whole() {
    for (seq, head) in [(2, 2), (2, 3)] {
        let page = FeedAnswer {
            events: (1..=seq).map(fed).collect(),
            heads: [(ScopeId::files(), note(head, &links()[usize::try_from(head).unwrap()]))].into(),
            more: true,
            ..answer()
        };
        assert_eq!(check(&page).unwrap()[&ScopeId::files()].seq, seq);
        let last = FeedAnswer { more: false, ..page };
        assert_eq!(check(&last).is_ok(), seq == head, "the last page must reach the head");
    }
}

#[test]
fn what_was_left_out_doubled_or_turned_round_is_noticed() {
    for order in [vec![1, 3], vec![2, 3], vec![1, 1, 2, 3], vec![1, 3, 2]] {
        let told = FeedAnswer { events: order.iter().map(|seq| fed(*seq)).collect(), ..answer() };
        assert!(matches!(check(&told), Err(Breach::Gap { .. })), "{order:?}");
    }
    let short = FeedAnswer { events: vec![fed(1), fed(2)], ..answer() };
    assert_eq!(check(&short), Err(Breach::Contradiction(ScopeId::files())));
}

#[test]
fn what_was_changed_is_noticed() {
    let changed = Err(Breach::Changed { scope: ScopeId::files(), seq: 2 });
    let mut told = answer();
    told.events[1].event.by = EntityId(Uuid::from_u128(2));
    assert_eq!(check(&told), changed);
    let mut told = answer();
    told.events[1].salt = "00".repeat(32);
    assert_eq!(check(&told), changed);
    // Event and commitment changed together: each fits the other, only the signed head does not.
    let mut told = answer();
    told.events[1].event.by = EntityId(Uuid::from_u128(2));
    let salt = hash_from_hex(&told.events[1].salt).unwrap();
    told.events[1].commit = hex::encode(commit(&salt, &canonical(&told.events[1].event).unwrap()));
    assert_eq!(check(&told), Err(Breach::Contradiction(ScopeId::files())));
}

#[test]
fn heads_of_others_are_no_heads() {
    let unsigned = Err(Breach::Unsigned(ScopeId::files()));
    assert_eq!(check(&FeedAnswer { heads: BTreeMap::new(), ..answer() }), unsigned);
    for note in ["", "x\n", &note(3, &links()[3]).replace("/1/files", "/2/files")] {
        let told = FeedAnswer { heads: [(ScopeId::files(), note.to_owned())].into(), ..answer() };
        assert_eq!(check(&told), unsigned);
    }
    let stranger = SigningKey::from_bytes(&[4; 32]);
    let other = Deployment { server_key: hex::encode(stranger.verifying_key().as_bytes()), ..deployment() };
    assert_eq!(check_feed(&other, &BTreeMap::new(), &answer()), unsigned);
    let broken = Deployment { server_key: "00".to_owned(), ..deployment() };
    assert_eq!(check_feed(&broken, &BTreeMap::new(), &answer()), Err(Breach::Key));
}

#[test]
fn a_shorter_or_parted_history_is_noticed() {
    let cursors = [(ScopeId::files(), Cursor { seq: 3, link: hex::encode(links()[3]) })].into();
    let rolled_back =
        FeedAnswer { events: Vec::new(), heads: [(ScopeId::files(), note(2, &links()[2]))].into(), ..answer() };
    assert_eq!(check_feed(&deployment(), &cursors, &rolled_back), Err(Breach::Contradiction(ScopeId::files())));
    let parted = FeedAnswer { diverged: vec![ScopeId::files()], ..answer() };
    assert_eq!(check(&parted), Err(Breach::Parted(ScopeId::files())));
}
