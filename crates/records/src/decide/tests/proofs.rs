//! What is added behind signed files.

use super::*;

/// A record with a signed file, and the operation that adds `change`d proof behind it.
fn with_proof(change: impl FnOnce(&mut Proof, &mut Operation)) -> (Vec<Operation>, Operation) {
    let seal = crate::SealSummary { by: "Chan".to_owned(), state: crate::SealState::Indeterminate, claimed_at: None };
    let signed = by(CLERK, NEW, declare(|new| new.components[0].seals = vec![seal]));
    let mut proof = Proof {
        name: "1.txt.proof-1".to_owned(),
        sha256: "c".repeat(64),
        size_bytes: 7,
        edition_sha256: "d".repeat(64),
        added_at: "2026-11-21T00:00:00Z".parse().unwrap(),
    };
    let mut operation = by(CLERK, NEW, state_fact());
    let (name, sha256) = (proof.name.clone(), proof.sha256.clone());
    operation.components = vec![ComponentRef { owner: id(NEW), name, sha256, size_bytes: proof.size_bytes }];
    change(&mut proof, &mut operation);
    operation.act = Act::AddProof { component: "1.txt".to_owned(), proof };
    (vec![signed], operation)
}

#[test]
fn what_proves_a_signed_file_is_added_behind_it_once_and_comes_along() {
    let (before, operation) = with_proof(|_, _| {});
    let mut office = Office::new();
    before.iter().for_each(|one| office.take(one));
    office.take(&operation);
    let Some(State::Record(record)) = office.entity(id(NEW)).map(|entity| entity.state) else { panic!("no record") };
    assert_eq!((record.components[0].proofs.len(), record.components[0].sha256.as_str()), (1, &*"a".repeat(64)));
    assert_eq!(office.ask(&operation), Err(Refusal::Conflict(Element::Signatures)), "somebody was faster");
    type Alter = fn(&mut Proof, &mut Operation);
    let wrong: [(Alter, Refusal); 6] = [
        (|proof, _| proof.name = "1.txt.proof-2".to_owned(), Refusal::Conflict(Element::Signatures)),
        (|proof, _| proof.size_bytes = 8, Refusal::BadValue(Element::Digest)),
        (|proof, _| proof.sha256 = "e".repeat(64), Refusal::BadValue(Element::Digest)),
        (|_, operation| operation.components.clear(), Refusal::BadValue(Element::Digest)),
        (|_, operation| operation.components[0].owner = id(RECORD), Refusal::BadValue(Element::Digest)),
        (|_, operation| operation.agent = id(AUDITOR), Refusal::NotAllowed("add-proof".to_owned())),
    ];
    for (alter, expected) in wrong {
        let (before, operation) = with_proof(alter);
        refused(&before, &operation, &expected);
    }
    // A file that nobody signed has nothing to prove, and no file comes with a proof.
    let (_, unsigned) = with_proof(|_, operation| operation.entity = id(RECORD));
    refused(&[], &unsigned, &Refusal::BadValue(Element::Signatures));
    let (_, Operation { act: Act::AddProof { proof, .. }, .. }) = with_proof(|_, _| {}) else { unreachable!() };
    let proven = by(CLERK, NEW, declare(|new| new.components[0].proofs = vec![proof]));
    refused(&[], &proven, &Refusal::BadValue(Element::Digest));
}
