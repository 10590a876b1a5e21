//! Levels and tokens at the command line: a town on the loopback stamps and publishes, a token in software signs.

use std::fs;
use std::process::{Command, Stdio};

use signing::testkit::{Authority, Leaf, Paper, Town, paper};

use crate::desk::{Desk, KEY_PASSPHRASE};

/// A letter that nobody has signed.
fn letter(desk: &Desk) -> String {
    desk.write("letter.pdf", paper(&Paper::plain("A letter")))
}

/// A desk with a PDF, a key of the town, and the town's root.
fn desk(town: &Town) -> (Desk, String, String, String) {
    let desk = Desk::empty();
    let signer = town.issue(&Leaf::named("Chan Tai Man"));
    let key = desk.write("chan.p12", signer.pkcs12(KEY_PASSPHRASE));
    let root = desk.write("root.pem", town.root_pem());
    let pdf = letter(&desk);
    (desk, pdf, key, root)
}

#[test]
fn each_level_is_signed_and_judged_with_what_the_town_publishes() {
    let town = Town::open();
    let (desk, pdf, key, root) = desk(&town);
    let stamps = town.stamps_at();
    for (level, exit, verdict) in
        [("b-b", 1, "indeterminate"), ("b-t", 1, "indeterminate"), ("b-lt", 0, "valid"), ("b-lta", 0, "valid")]
    {
        let out = format!("{level}.pdf");
        let line = ["sign", &pdf, &out, "--key", &key, "--level", level, "--tsa", &stamps, "--trust", &root];
        let made = desk.answer("sign", 0, &line);
        assert_eq!((made["level"].as_str(), made["lacking"].as_array().unwrap().len()), (Some(level), 0), "{made}");
        let judged = desk.answer("verify", exit, &["verify", &out, "--trust", &root]);
        assert_eq!(
            (judged["verdict"].as_str(), judged["unchanged"].as_bool()),
            (Some(verdict), Some(true)),
            "{judged}"
        );
        assert_eq!(judged["signatures"][0]["level"], level);
    }
    // The town is gone: what was kept is still known.
    drop(town);
    desk.answer("verify", 0, &["verify", "b-lta.pdf", "--trust", &root]);
}

#[test]
fn a_file_is_brought_to_a_level_later_and_renewed() {
    let town = Town::open();
    let (desk, pdf, key, root) = desk(&town);
    let stamps = town.stamps_at();
    desk.answer("sign", 0, &["sign", &pdf, "low.pdf", "--key", &key]);
    let lift = |from: &str, to: &str| {
        let line = ["sign", from, to, "--level", "b-lta", "--tsa", &stamps, "--trust", &root];
        desk.answer("sign", 0, &line)
    };
    let lifted = lift("low.pdf", "high.pdf");
    assert_eq!((lifted["level"].as_str(), lifted["by"].is_null()), (Some("b-lta"), true), "{lifted}");
    lift("high.pdf", "higher.pdf");
    let [low, high, higher] = ["low.pdf", "high.pdf", "higher.pdf"].map(|name| fs::read(desk.path(name)).unwrap());
    assert!(high.starts_with(&low) && higher.starts_with(&high) && higher.len() > high.len());
    desk.answer("verify", 0, &["verify", "higher.pdf", "--trust", &root]);
    desk.fails(1, "signing-error-not-signed", &["sign", &pdf, "none.pdf", "--level", "b-lta", "--tsa", &stamps]);
    desk.fails(2, "cli-sign-needs-key", &["sign", "low.pdf", "none.pdf"]);
    desk.fails(2, "cli-level-needs-authority", &["sign", &pdf, "none.pdf", "--key", &key, "--level", "b-t"]);
    desk.fails(2, "cli-bad-level", &["sign", &pdf, "none.pdf", "--key", &key, "--level", "best"]);
    desk.fails(2, "registry-stamp-address", &["sign", "low.pdf", "none.pdf", "--level", "b-t", "--tsa", "ftp://x"]);
    assert!(!desk.path("none.pdf").exists());
}

#[test]
fn an_authority_that_is_shut_costs_the_level_and_says_so() {
    let town = Town::open();
    let (desk, pdf, key, root) = desk(&town);
    let stamps = town.stamps_at();
    town.shut("/stamps");
    let line = ["sign", &pdf, "low.pdf", "--key", &key, "--level", "b-lta", "--tsa", &stamps, "--trust", &root];
    let made = desk.answer("sign", 0, &line);
    assert_eq!((made["level"].as_str(), made["asked"].as_str()), (Some("b-b"), Some("b-lta")), "{made}");
    assert_eq!(made["lacking"][0]["code"], "registry-outside-silent");
}

#[test]
fn a_list_that_is_given_tells_who_was_given_up() {
    let town = Town::open();
    let desk = Desk::empty();
    let signer = town.issue(&Leaf::named("Chan Tai Man"));
    let (key, root) = (desk.write("chan.p12", signer.pkcs12(KEY_PASSPHRASE)), desk.write("root.pem", town.root_pem()));
    let (good, root_list) = (desk.write("good.crl", town.office_list()), desk.write("root.crl", town.root_list()));
    desk.answer("sign", 0, &["sign", &letter(&desk), "signed.pdf", "--key", &key]);
    let verify = |exit: i32, list: &str| {
        let line = ["verify", "signed.pdf", "--trust", &root, "--crl", list, "--crl", &root_list];
        desk.answer("verify", exit, &line)
    };
    assert_eq!(verify(0, &good)["verdict"], "valid");
    town.revoke(&signer.der());
    let judged = verify(1, &desk.write("bad.crl", town.office_list()));
    let reason = judged["signatures"][0]["reason"].as_str().unwrap();
    assert!(reason.starts_with("revoked"), "{judged}");
    let nothing = desk.write("nothing.crl", "nothing");
    desk.fails(1, "registry-not-evidence", &["verify", "signed.pdf", "--crl", &nothing]);
}

#[test]
fn a_key_on_a_token_signs_by_its_address() {
    let Some((desk, configuration)) = token() else { return };
    let pdf = letter(&desk);
    let address = "pkcs11:token=Desk%20card;object=Lee%20Siu%20Ming";
    let sign = ["sign", &pdf, "signed.pdf", "--key", address];
    let made = desk.run_in(&[("SOFTHSM2_CONF", &configuration)], &[&["--json"], &sign[..]].concat());
    assert_eq!(made.code, 0, "{made:?}");
    assert_eq!(made.json()["by"], "Lee Siu Ming");
    let judged = desk.answer("verify", 0, &["verify", "signed.pdf", "--trust", "root.pem"]);
    assert_eq!(judged["signatures"][0]["by"], "Lee Siu Ming");
    for (address, code) in [
        ("pkcs11:token=Another", "tokens-no-token"),
        ("pkcs11:token=Desk%20card;object=Nobody", "tokens-no-such-key"),
        ("pkcs11:token=Desk%20card?pin-value=1234", "tokens-uri-holds-pin"),
    ] {
        let line = ["--json", "sign", &pdf, "none.pdf", "--key", address];
        let refused = desk.run_in(&[("SOFTHSM2_CONF", &configuration)], &line);
        assert!(refused.code > 0 && refused.err.contains(code), "{address}: {refused:?}");
        assert!(!desk.path("none.pdf").exists());
    }
}

/// A desk with a token in software on which there is one key; none where the programs for it are missing.
fn token() -> Option<(Desk, String)> {
    let module = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"];
    let module = module.into_iter().find(|module| std::path::Path::new(module).is_file());
    let has = |program| Command::new(program).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let Some(module) = module.filter(|_| has("softhsm2-util") && has("pkcs11-tool")) else {
        eprintln!("left out: softhsm2 or opensc is not installed, so there is no token to test with");
        return None;
    };
    let desk = Desk::empty();
    let root = Authority::root("Token Root");
    let lee = root.issue(&Leaf::named("Lee Siu Ming"));
    let (key, certificate) = (desk.write("lee.key", lee.pkcs8()), desk.write("lee.cer", lee.der()));
    desk.write("root.pem", root.pem());
    fs::create_dir(desk.path("cards")).unwrap();
    let text = format!("directories.tokendir = {}\nobjectstore.backend = file\n", desk.path("cards").display());
    let configuration = desk.write("cards.conf", text);
    let run = |program: &str, args: &[&str]| {
        let done = Command::new(program).args(args).env("SOFTHSM2_CONF", &configuration).output().unwrap();
        assert!(done.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    let pin = ["--so-pin", "87654321", "--pin", KEY_PASSPHRASE];
    run("softhsm2-util", &[&["--init-token", "--free", "--label", "Desk card"], &pin[..]].concat());
    let write = ["--module", module, "--login", "--pin", KEY_PASSPHRASE, "--id", "01", "--label", "Lee Siu Ming"];
    run("pkcs11-tool", &[&write[..], &["--write-object", &key, "--type", "privkey", "--usage-sign"]].concat());
    run("pkcs11-tool", &[&write[..], &["--write-object", &certificate, "--type", "cert"]].concat());
    Some((desk, configuration))
}
