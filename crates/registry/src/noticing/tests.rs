//! What is late elsewhere comes to whoever holds the post to turn to: as work, as a notice, and beside the form on its way.

use serde_json::{Value, json};
use signing::key::Pkcs12Signer;
use signing::testkit::{Authority, Leaf};
use words::{Lang, Text};

use crate::clock::Clock;
use crate::stages::Submission;
use crate::vault::{NewDesk, Registry};
use crate::{Holder, NoShell, call};

const RETURN: &str = "PIDR-1";
const REPORT: &str = include_str!("../../../../schemas/forms/PIDR-1/11-2026/answers-report.json");

/// A desk of the post to which the return turns when its second office is late.
fn deputy(folder: &std::path::Path, begun: Clock) -> Registry {
    let mut registry = Registry::new(folder.join("vault"), begun, Lang::En);
    let post = Text::new("Deputy Secretary (District Services)", "副秘書長（地區服務）");
    let holder = Some(Holder { name: Text::new("CHAN Tai-man", "陳大文"), post });
    let passphrase = "correct horse battery staple".to_owned();
    registry.create(&NewDesk { sample: false, passphrase, use_keyring: false, alone: true, holder }).expect("a vault");
    registry
}

#[test]
fn a_late_stage_comes_to_the_work_of_whoever_holds_the_post_to_turn_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let day = |day: &str| Clock::fixed_on(day).expect("a day");
    let mut registry = deputy(folder.path(), day("2026-11-23"));
    let key = Authority::root("Root").issue(&Leaf::named("CHAN Tai-man")).pkcs12("secret");
    let key = Pkcs12Signer::open(&key, "secret").expect("a key");
    let answers: Value = serde_json::from_str(REPORT).expect("answers");
    let (form, attach) = (RETURN.to_owned(), Vec::new());
    let report = Submission { form, instance: None, stage: None, answers, attach, lang: Lang::En };
    let reported = registry.desk().expect("open").submit(report, Some(&key)).expect("handed over");

    // Due within twenty working days; one turns to the post ten working days later.
    let mut seen = |on: &str| {
        registry.desk().expect("open").stand_at(day(on));
        let mut ask = |verb: &str, request: Value| call(&mut registry, verb, request, &NoShell).expect("answered");
        let tracked = ask("track_forms", json!({"closed_too": false}))["forms"][0].clone();
        let late = ask("my_work", json!({}))["trays"][4].clone();
        let notices = registry.notices(false).expect("asked").notices;
        assert_eq!(late["tray"], "attention");
        assert_eq!(tracked["follow_up"], json!(late["total"] == 1));
        let notices: Vec<String> = notices.into_iter().map(|notice| notice.body).collect();
        (tracked["days_late"].as_u64(), late["items"].clone(), notices)
    };
    let none = Vec::<String>::new();
    assert_eq!(seen("2026-12-21"), (Some(0), json!([]), none.clone()));
    assert_eq!(seen("2027-01-05"), (Some(15), json!([]), none.clone()), "late, and not yet told");
    let (late, items, notices) = seen("2027-01-06");
    assert_eq!((late, &items[0]["overdue"], &items[0]["due_on"]), (Some(16), &json!(true), &json!("2026-12-21")));
    assert_eq!(items[0]["target"]["kind"], "late");
    assert_eq!(items[0]["target"]["instance_id"], reported.instance.to_string());
    assert_eq!(notices, ["1 form is late at another office, and is for your post to follow up."]);
    assert_eq!(seen("2027-01-07").2, none, "told once");
}
