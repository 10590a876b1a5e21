//! What comes with a form besides its answers: attachments of a class of their own.

use registry::{Attached, Incoming};
use serde_json::{Value, json};

use crate::kit::Day;

fn file(slot: &str, name: &str, bytes: &[u8]) -> Attached {
    Attached { slot: slot.to_owned(), file: Incoming { name: name.to_owned(), bytes: bytes.to_vec() } }
}

fn answers(form: &str, stage: &str) -> Value {
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let bytes = std::fs::read(format!("{shelf}/{form}/11-2026/answers-{stage}.json")).expect("answers");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn what_bears_a_class_of_its_own_is_filed_beside_its_form() {
    let mut day = Day::sample();
    let first = day.submit("JBR-1", None, answers("JBR-1", "apply"), Vec::new()).expect("applied");
    day.submit("JBR-1", Some(&first), answers("JBR-1", "examine"), Vec::new()).expect("examined");
    let issued = answers("JBR-1", "issue");
    let slot = if issued["certificateForm"] == "paper" { "certificateScan" } else { "certificateFile" };
    let certificates = vec![file(slot, "BR.pdf", b"%PDF-1.7 one"), file(slot, "BR.pdf", b"%PDF-1.7 two")];
    let last = day.submit("JBR-1", Some(&first), issued, certificates).expect("issued");

    let record = last.record.expect("a record");
    let names: Vec<&str> = record.components.iter().map(|component| component.name.as_str()).collect();
    assert_eq!(names, ["JBR-1.pdf", "JBR-1.json"], "the certificates are not kept as long as the registration");
    let [apart] = last.filed_apart.as_slice() else { panic!("one record beside it: {:?}", last.filed_apart) };
    let kept = ["", " (2)"].map(|number| format!("{slot}-BR{number}.pdf"));
    assert_eq!(apart.components.iter().map(|component| &component.name).collect::<Vec<_>>(), kept.each_ref());
    assert!(apart.title.en.contains(": ") && apart.title.zh.contains('：'), "{:?}", apart.title);

    // Both are kept by schedules of their own, and neither counts as the other.
    let class = |day: &mut Day, reference: &str| day.ask("explain", json!({"reference": reference}))["keeping"].clone();
    assert_ne!(class(&mut day, &record.reference), class(&mut day, &apart.reference));
    assert!(day.desk().unfiled().expect("asked").is_empty());
    let bytes = day.desk().store().component(apart.record_id, &kept[1]).expect("kept");
    assert_eq!(bytes, b"%PDF-1.7 two");
}
