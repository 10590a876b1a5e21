//! What keeps signed records provable is added when a desk exchanges: behind the declared bytes, for every desk, and only once.

use std::fs;

use serde_json::{Value, json};
use signing::testkit::{Leaf, Paper, Town, paper};

use crate::desk::{Desk, KEY_PASSPHRASE};
use crate::office::{Office, joined};

const FOLDER: &str = "HDSD ACC/2-3/4";

/// A letter that is signed without a network, filed by `desk`: its bytes, and its reference.
fn filed(desk: &Desk, town: &Town, name: &str) -> (Vec<u8>, String) {
    let key = desk.write("chan.p12", town.issue(&Leaf::named("Chan Tai Man")).pkcs12(KEY_PASSPHRASE));
    let letter = desk.write("letter.pdf", paper(&Paper::plain("A letter")));
    desk.answer("sign", 0, &["sign", &letter, name, "--key", &key]);
    let path = desk.path(name).display().to_string();
    let filed = desk.answer("filed", 0, &["file", &path, "--folder", FOLDER]);
    (fs::read(path).unwrap(), filed["reference"].as_str().unwrap().to_owned())
}

/// The file of a record as it leaves the vault.
fn edition(desk: &Desk, reference: &str, folder: &str) -> Vec<u8> {
    desk.answer("show", 0, &["show", reference, "--files", folder]);
    let file = fs::read_dir(desk.path(folder)).unwrap().next().unwrap().unwrap();
    fs::read(file.path()).unwrap()
}

fn proofs(answer: &Value) -> (u64, u64) {
    let of = |name: &str| answer["proofs"][name].as_u64().unwrap();
    (of("added"), of("waiting"))
}

#[test]
fn a_desk_of_its_own_adds_what_proves_a_record_and_the_declared_bytes_stay() {
    let town = Town::open();
    let desk = Desk::sample();
    let (declared, reference) = filed(&desk, &town, "first.pdf");
    let root = desk.write("root.pem", town.root_pem());
    desk.answers("trust-anchor", &["trust", "add", &root]);
    assert_eq!(proofs(&desk.answer("sync", 0, &["sync"])), (0, 0), "no authority is set");
    desk.fails(2, "registry-stamp-address", &["sync", "--tsa", "stamps"]);
    // An authority that is shut keeps it waiting, and the exchange goes on.
    town.shut("/stamps");
    let stamps = town.stamps_at();
    let waits = desk.answer("sync", 0, &["sync", "--tsa", &stamps]);
    assert_eq!(proofs(&waits), (0, 1), "{waits}");
    assert!(waits["proofs"]["why"].as_str().is_some_and(|why| !why.is_empty()));
    assert_eq!(edition(&desk, &reference, "before"), declared);

    let open = Town::open();
    let (declared, reference) = filed(&desk, &open, "signed.pdf");
    let root = desk.write("open.pem", open.root_pem());
    desk.answers("trust-anchor", &["trust", "add", &root]);
    let stamps = open.stamps_at();
    let done = desk.answer("sync", 0, &["sync", "--tsa", &stamps]);
    assert!(proofs(&done).0 >= 1, "{done}");
    let proven = edition(&desk, &reference, "after");
    assert!(proven.starts_with(&declared) && proven.len() > declared.len());
    // The next exchange has nothing to add, and with everybody gone it is still known.
    let again = desk.answer("sync", 0, &["sync"]);
    assert_eq!(edition(&desk, &reference, "again"), proven, "{again}");
    drop(open);
    let path = desk.path("after/signed.pdf").display().to_string();
    let judged = desk.answer("verify", 0, &["verify", &path, "--trust", &root]);
    assert_eq!((&judged["signatures"][0]["level"], &judged["unchanged"]), (&json!("b-lta"), &json!(true)));
    desk.answer("log", 0, &["log", "verify"]);
}

#[test]
fn what_one_desk_added_comes_to_the_others_through_the_server() {
    let town = Town::open();
    let office = Office::found("records.localhost/provable");
    let codes = ["lee-wai-man", "chan-siu-ling"].map(|agent| office.code(agent));
    let running = office.open();
    let url = running.url();
    let [one, other] = codes.map(|code| joined(&url, &code));
    let (declared, _) = filed(&one, &town, "signed.pdf");
    let root = one.write("root.pem", town.root_pem());
    one.answers("trust-anchor", &["trust", "add", &root]);
    let stamps = town.stamps_at();
    let done = one.answer("sync", 0, &["sync", "--server", &url, "--tsa", &stamps]);
    assert_eq!((proofs(&done), &done["waiting"], &done["attention"]), ((1, 0), &json!(0), &json!(0)), "{done}");
    other.answer("sync", 0, &["sync", "--server", &url]);
    let found = other.answers("hit", &["search", "signed"]);
    let reference = found[0]["reference"].as_str().unwrap();
    let proven = edition(&other, reference, "here");
    assert!(proven.starts_with(&declared) && proven.len() > declared.len());
    assert_eq!(edition(&one, reference, "there"), proven);
}

#[test]
fn a_file_that_lacks_something_keeps_no_other_waiting() {
    let (poor, town) = (Town::open(), Town::open());
    let desk = Desk::sample();
    let (_, lacking) = filed(&desk, &poor, "lacking.pdf");
    let (_, proven) = filed(&desk, &town, "proven.pdf");
    for (name, root) in [("poor.pem", poor.root_pem()), ("town.pem", town.root_pem())] {
        desk.answers("trust-anchor", &["trust", "add", &desk.write(name, root)]);
    }
    poor.shut("/office.crl");
    poor.shut("/ocsp");
    let done = desk.answer("sync", 0, &["sync", "--tsa", &town.stamps_at()]);
    assert!(proofs(&done).1 >= 1 && done["proofs"]["why"].is_string(), "{done}");
    let reasons = |reference: &str, folder: &str| {
        let file = desk.write(&format!("{folder}.pdf"), edition(&desk, reference, folder));
        let [poor, town] = ["poor.pem", "town.pem"].map(|name| desk.path(name).display().to_string());
        desk.run(&["--json", "verify", &file, "--trust", &poor, "--trust", &town]).json()["reasons"].clone()
    };
    assert_eq!((reasons(&proven, "one"), reasons(&lacking, "two")), (json!([]), json!(["no-revocation-evidence"])));
}
