//! Trust lists at the command line: made from certificates, issued, exported, and judged with, on a desk and away from any.

use std::fs;

use serde_json::{Value, json};
use signing::testkit::{Authority, Leaf, Paper, Town, paper};

use crate::desk::{Desk, KEY_PASSPHRASE};
use crate::disk::repository;
use crate::office::{Office, joined};
use crate::schemas;

/// A list with this serial number and these entries, as a person writes it.
fn list(desk: &Desk, serial: u64, entries: &[Value]) -> String {
    let document = json!({
        "trustList": 1, "serial": serial, "title": {"en": "Test list", "zh-Hant-HK": "測試清單"},
        "issuedAt": "2026-01-01T00:00:00Z", "nextUpdate": "2099-01-01T00:00:00Z", "entries": entries,
    });
    desk.write("list.json", document.to_string())
}

#[test]
fn a_list_is_made_issued_exported_and_judged_with_away_from_the_desk() {
    let town = Town::open();
    let desk = Desk::sample();
    let path = |name: &str| desk.path(name).display().to_string();
    let root = desk.write("root.pem", town.root_pem());
    let of = |kind: &str| desk.answer("trust-entry", 0, &["trust", "entry", &root, "--kind", kind]);
    let (person, stamping) = (of("government-person"), of("time-stamping"));
    desk.fails(2, "cli-bad-kind", &["trust", "entry", &root, "--kind", "friend"]);
    desk.fails(1, "registry-no-trust-list", &["trust", "export", "--out", &path("none.json")]);

    let first = list(&desk, 3, &[person.clone(), stamping]);
    let issued = desk.answer("trust-list", 0, &["trust", "issue", &first]);
    assert_eq!((&issued["serial"], &issued["entries"]), (&json!(3), &json!(2)));
    desk.fails(1, "store-trust-list-older", &["trust", "issue", &first]);
    desk.fails(
        1,
        "signing-trust-list-fingerprint",
        &["trust", "issue", &{
            let wrong = json!({"certificate": person["certificate"], "sha256": "00", "kind": "person"});
            list(&desk, 4, &[wrong])
        }],
    );
    let rows = desk.answers("trust-anchor", &["trust", "list"]);
    let kinds: Vec<&Value> = rows.iter().map(|row| &row["trusted_for"]["kind"]).collect();
    assert_eq!(kinds, [&json!("government-person"), &json!("time-stamping")]);

    // Elsewhere, with two files: the list and who stands for it.
    let (exported, publisher) = (path("exported.json"), path("publisher.json"));
    desk.answer("trust-list", 0, &["trust", "export", "--out", &exported]);
    desk.answer("publisher", 0, &["publisher", "export", "--out", &publisher]);
    schemas::is_a_trust_list(&serde_json::from_slice(&fs::read(&exported).unwrap()).unwrap());
    let key = desk.write("chan.p12", town.issue(&Leaf::named("Chan Tai Man")).pkcs12(KEY_PASSPHRASE));
    let letter = desk.write("letter.pdf", paper(&Paper::plain("A letter")));
    let stamps = town.stamps_at();
    let with_list = ["--trust", &exported, "--publisher", &publisher];
    let sign = ["sign", &letter, "out.pdf", "--key", &key, "--level", "b-lta", "--tsa", &stamps];
    desk.answer("sign", 0, &[&sign[..], &with_list].concat());
    let judged = desk.answer("verify", 0, &[&["verify", "out.pdf"][..], &with_list].concat());
    let signature = &judged["signatures"][0];
    assert_eq!(
        (&judged["trust_lists"][0]["serial"], &signature["certificate_kind"]),
        (&json!(3), &json!("government-person"))
    );
    desk.fails(1, "store-trust-list-unknown", &["verify", "out.pdf", "--trust", &exported]);
    let unsigned = list(&desk, 9, std::slice::from_ref(&person));
    desk.fails(1, "store-trust-list-unsigned", &["verify", "out.pdf", "--trust", &unsigned]);
    let altered = fs::read_to_string(&exported).unwrap().replace("government-person", "organisation");
    let altered = desk.write("altered.json", altered);
    let line = ["verify", "out.pdf", "--trust", &altered, "--publisher", &publisher];
    desk.fails(1, "store-trust-list-forged", &line);
}

#[test]
fn a_desk_trusts_what_its_holder_adds_until_it_is_removed() {
    let desk = Desk::sample();
    let root = Authority::small_root("Own Root");
    let file = desk.write("own.pem", root.pem());
    let added = desk.answers("trust-anchor", &["trust", "add", &file]);
    assert_eq!((added.len(), &added[0]["listed"]), (1, &json!(false)));
    assert!(desk.answers("trust-anchor", &["trust", "add", &file]).is_empty(), "it is there already");
    let fingerprint = added[0]["sha256"].as_str().unwrap();
    assert_eq!(desk.answers("trust-anchor", &["trust", "list"]), added);
    assert_eq!(desk.answers("trust-anchor", &["trust", "remove", fingerprint]), added);
    desk.fails(1, "registry-no-such-anchor", &["trust", "remove", fingerprint]);
    desk.fails(1, "registry-no-certificate", &["trust", "add", &desk.write("letter.txt", "no certificate")]);
}

#[test]
fn the_list_that_ships_for_tests_judges_the_samples() {
    let desk = Desk::empty();
    let [list, publisher, sample, other] =
        ["trust/list.json", "trust/publisher.json", "pdf/pass-once.pdf", "pdf/pass-made-elsewhere.pdf"]
            .map(|name| repository(&format!("fixtures/{name}")));
    schemas::is_a_trust_list(&serde_json::from_slice(&fs::read(&list).unwrap()).unwrap());
    for (file, exit, kind) in [(&sample, 0, json!("government-person")), (&other, 1, Value::Null)] {
        let line = ["verify", file, "--trust", &list, "--publisher", &publisher];
        let judged = desk.answer("verify", exit, &line);
        assert_eq!(judged["signatures"][0]["certificate_kind"], kind, "{file}");
        assert_eq!(judged["unchanged"], true);
    }
}

#[test]
fn a_list_comes_to_every_desk_through_the_server() {
    let office = Office::found("records.localhost/trust");
    let codes = ["lee-wai-man", "chan-siu-ling"].map(|agent| office.code(agent));
    let running = office.open();
    let url = running.url();
    let [manager, clerk] = codes.map(|code| joined(&url, &code));
    let root = manager.write("root.pem", Authority::small_root("Root").pem());
    let entry = manager.answer("trust-entry", 0, &["trust", "entry", &root, "--kind", "person"]);
    let first = list(&manager, 1, std::slice::from_ref(&entry));
    manager.answer("trust-list", 0, &["trust", "issue", &first]);
    for desk in [&manager, &clerk] {
        let done = desk.answer("sync", 0, &["sync", "--server", &url]);
        assert_eq!((done["waiting"].as_u64(), done["attention"].as_u64()), (Some(0), Some(0)), "{done}");
    }
    let trusted = clerk.answers("trust-anchor", &["trust", "list"]);
    assert_eq!((trusted.len(), &trusted[0]["listed"], &trusted[0]["sha256"]), (1, &json!(true), &entry["sha256"]));
    clerk.fails(1, "records-not-allowed", &["trust", "issue", &list(&manager, 2, &[entry])]);
}
