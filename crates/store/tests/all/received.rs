//! The authority looks at signed files itself: what a desk says of them is not taken for granted.

use std::path::Path;

use records::journal::sha256_hex;
use records::{Act, ComponentRef, NewRecord, Proof, ScopeId, SealState, SealSummary, State};
use store::{Standing, Store};
use sync::Answer;

use crate::kit::{ask, at, create, department, id, join, new_record, push};

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/pdf").join(name)).unwrap()
}

fn seal(state: SealState) -> SealSummary {
    SealSummary { by: "Chan".to_owned(), state, claimed_at: None }
}

/// Puts a file under an owner and asks.
fn ask_with(store: &mut Store, owner: u128, name: &str, bytes: &[u8], act: impl Fn(&ComponentRef) -> Act) {
    let (sha256, size_bytes) = (sha256_hex(bytes), bytes.len() as u64);
    let component = ComponentRef { owner: id(owner), name: name.to_owned(), sha256, size_bytes };
    store.transact(|tx| tx.put_component(&component, bytes)).unwrap();
    ask(store, owner, ScopeId::files(), act(&component), vec![component]).unwrap();
}

/// Files a sample with what the desk says of its signatures.
fn file(store: &mut Store, owner: u128, name: &str, seals: &[SealState]) {
    ask_with(store, owner, "1.pdf", &sample(name), |component| {
        let mut record: NewRecord = new_record(name, &format!("D1-{owner}"), std::slice::from_ref(component));
        record.components[0].media = "application/pdf".to_owned();
        record.components[0].seals = seals.iter().map(|state| seal(*state)).collect();
        Act::DeclareRecord { record: Box::new(record) }
    });
}

fn codes(answers: Vec<Answer>) -> Vec<String> {
    let code = |answer| match answer {
        Answer::Applied { .. } => "applied".to_owned(),
        Answer::Rejected { message, .. } => message.code.to_string(),
        other => panic!("{other:?}"),
    };
    answers.into_iter().map(code).collect()
}

#[test]
fn a_signature_is_filed_for_what_it_is() {
    const FORGED: &str = "fail-changed-content-proper-update-once.pdf";
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    let rows: [(&str, &[SealState], &str); 6] = [
        ("pass-once.pdf", &[SealState::Indeterminate], "applied"),
        // A desk that knows less, or is of an older make.
        ("pass-once.pdf", &[SealState::Invalid], "applied"),
        ("pass-once.pdf", &[SealState::Indeterminate; 2], "store-seals-not-so"),
        (FORGED, &[SealState::Invalid], "applied"),
        (FORGED, &[SealState::Indeterminate], "store-seals-not-so"),
        (FORGED, &[], "store-seals-not-so"),
    ];
    for (owner, (name, seals, _)) in (100..).zip(rows) {
        file(&mut desk, owner, name, seals);
    }
    assert_eq!(codes(push(&mut desk, &mut authority, &device)), rows.map(|(_, _, expected)| expected));
}

#[test]
fn what_is_added_behind_a_file_leaves_its_signatures_as_they_were() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    let declared = sample("pass-once.pdf");
    let forged = sample("fail-changed-content-proper-update-once.pdf");
    assert!(forged.starts_with(&declared), "it was forged by an addition");
    let line_end = [declared.as_slice(), b"\r\n"].concat();
    for (owner, edition, is_named_so, expected) in [
        (200, &line_end, true, "applied"),
        (201, &line_end, false, "store-proof-wrong"),
        (202, &forged, true, "store-proof-wrong"),
    ] {
        file(&mut desk, owner, "pass-once.pdf", &[SealState::Indeterminate]);
        ask_with(&mut desk, owner, "1.pdf.proof-1", &edition[declared.len()..], |added| {
            let edition_sha256 = sha256_hex(if is_named_so { edition } else { &declared });
            let (name, sha256, size_bytes) = (added.name.clone(), added.sha256.clone(), added.size_bytes);
            let proof = Proof { name, sha256, size_bytes, edition_sha256, added_at: at(9) };
            Act::AddProof { component: "1.pdf".to_owned(), proof }
        });
        assert_eq!(codes(push(&mut desk, &mut authority, &device)), ["applied", expected], "{owner}");
        let Some(State::Record(record)) = authority.entity(id(owner)).unwrap().map(|entity| entity.state) else {
            panic!("no record")
        };
        assert_eq!(record.components[0].proofs.len(), usize::from(expected == "applied"));
        assert_eq!(record.components[0].sha256, sha256_hex(&declared));
    }
}
