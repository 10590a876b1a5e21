//! Updates by chance: whatever is done to a signed file, it is told, unless it says what was said before.

use signing::testkit::{Paper, chance, judged, once, signed_paper, thrice};

use crate::codes;

/// So many for each paper.
const CASES: u64 = 80;

#[test]
fn whatever_an_update_does_is_told_unless_it_says_the_same() {
    let modern = Paper { is_modern: true, ..Paper::in_stages(3) };
    let (modern_once, modern_thrice) = (signed_paper(&modern, 1), signed_paper(&modern, 3));
    let papers =
        [("once", once()), ("thrice", thrice()), ("streams", &modern_once), ("streams thrice", &modern_thrice)];
    let (mut same, mut other, mut wrong) = (0, 0, Vec::new());
    for (name, base) in papers {
        for seed in 0..CASES {
            let chance = chance(base, seed);
            let report = judged(&chance.bytes);
            let said = format!("{name} {seed}: {}: {:?} {:?}", chance.what, report.verdict, codes(&report));
            same += u64::from(chance.says_the_same);
            other += u64::from(!chance.says_the_same && !chance.is_open);
            if report.unchanged != chance.says_the_same && !(report.unchanged && chance.is_open) {
                wrong.push(said);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(same >= 40 && other >= 120, "{same} and {other}");
}
