//! Receipts and signed heads: what a desk can show of what it sent.

use records::ScopeId;
use store::{Anchor, Standing};

use crate::kit::{at, create, department, file, id, join, pull, push};

#[test]
fn only_what_came_back_in_the_chain_has_a_receipt() {
    let folders: Vec<_> = (0..3).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let mut other = create(folders[2].path(), 3, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    let neighbour = join(&mut authority, &mut other, 2);

    file(&mut desk, 100, "First", "D1-1").unwrap();
    file(&mut desk, 101, "Second", "D1-2").unwrap();
    file(&mut other, 200, "Of another desk", "D2-1").unwrap();
    assert!(desk.receipts(10).unwrap().is_empty(), "asked is not accepted");
    push(&mut other, &mut authority, &neighbour);
    push(&mut desk, &mut authority, &device);
    assert!(desk.receipts(10).unwrap().is_empty(), "an answer is not yet an entry in the chain");
    pull(&authority, &mut desk);

    let receipts = desk.receipts(10).unwrap();
    let of: Vec<_> = receipts.iter().map(|one| one.signed.operation.entity).collect();
    assert_eq!(of, [id(101), id(100)], "the newest first, and only of this device");
    // Folder, part and the neighbour's record (two events) come before: 3, 4, then 5–6 and 7–8.
    let places: Vec<_> = receipts.iter().map(|one| (one.scope.clone(), one.seq, one.anchored_to)).collect();
    assert_eq!(places, [(ScopeId::files(), 8, 8), (ScopeId::files(), 6, 8)]);
    assert!(receipts.iter().all(|one| one.accepted_at == at(20)), "the authority's time, not the desk's");
    assert_eq!(desk.receipts(1).unwrap().len(), 1);
    let anchors = [(ScopeId::department(), 2), (ScopeId::files(), 8)].map(|(scope, seq)| Anchor { scope, seq });
    assert_eq!(desk.anchors().unwrap(), anchors);
}

#[test]
fn events_without_a_signed_head_leave_the_older_head_in_force() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    file(&mut desk, 100, "First", "D1-1").unwrap();
    push(&mut desk, &mut authority, &device);
    let mut answer = authority.feed(&desk.cursors().unwrap(), 100).unwrap();
    answer.heads.clear();
    desk.transact(|tx| tx.take_events(&answer)).unwrap();

    let receipt = &desk.receipts(1).unwrap()[0];
    assert_eq!((receipt.seq, receipt.anchored_to), (4, 2), "accepted, and not yet bound by a signature");
    let report = desk.verify_log().unwrap();
    assert!(report.whole, "{:?}", report.findings);
    assert_eq!((report.anchored_to["files"], report.unanchored), (2, 2));
    pull(&authority, &mut desk);
    assert_eq!(desk.receipts(1).unwrap()[0].anchored_to, 4, "the next feed brings the head, even without events");
}
