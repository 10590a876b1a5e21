//! Two desks and a server: what was done offline comes together, and nothing is lost on the way.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, spawn};

use serde_json::{Value, json};

use crate::desk::{Desk, said_in};
use crate::office::{Office, fresh, joined};

const FOLDER: &str = "HDSD ACC/2-3/4";

fn file(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.write(name, text);
    let filed = desk.answer("filed", 0, &["file", &path, "--folder", FOLDER]);
    assert_eq!(filed["provisional"], true, "a desk that has not asked cannot number for good");
    filed["reference"].as_str().unwrap().to_owned()
}

/// Two desks that joined and then each filed something offline.
fn two_desks_offline() -> (Office, [Desk; 2], [String; 2]) {
    let office = Office::found("records.localhost/tests");
    let codes = ["wong-ka-ho", "chan-siu-ling"].map(|agent| office.code(agent));
    let running = office.open();
    let desks = codes.map(|code| joined(&running.url(), &code));
    running.stop();
    let filed = [
        file(&desks[0], "會議紀錄.txt", "社區會堂維修會議紀錄"),
        file(&desks[1], "minutes.txt", "Minutes of lift repair"),
    ];
    (office, desks, filed)
}

#[test]
fn two_desks_that_filed_offline_come_to_the_same_permanent_numbers() {
    let (office, [one, two], provisional) = two_desks_offline();
    assert_eq!(one.answer("sync", 1, &["sync"])["waiting"], 1, "there is no server now");
    one.fails(1, "registry-no-receipt", &["show", &provisional[0], "--receipt", "receipt.pdf"]);
    let running = office.open();
    let url = running.url();
    for desk in [&two, &one, &two] {
        let done = desk.answer("sync", 0, &["sync", "--server", &url]);
        assert_eq!((done["waiting"].as_u64(), done["attention"].as_u64()), (Some(0), Some(0)), "{done}");
    }
    let numbers = |desk: &Desk| {
        ["維修會議", "lift repair"].map(|query| desk.answer("hit", 0, &["search", query])["reference"].clone())
    };
    assert_eq!(numbers(&one), numbers(&two));
    assert_ne!(numbers(&one)[0], numbers(&one)[1]);
    for (desk, old, new) in [(&one, &provisional[0], &numbers(&one)[0]), (&two, &provisional[1], &numbers(&one)[1])] {
        assert_ne!(old, new, "the number became permanent");
        let shown = desk.answer("show", 0, &["show", old]);
        assert_eq!(&shown["reference"], new);
        assert_eq!(shown["former"][0], old.as_str());
        let found = desk.answers("hit", &["search", old]);
        assert!(found.iter().any(|hit| &hit["reference"] == new), "{old} in {found:?}");
    }
    let own = numbers(&one)[0].clone();
    let shown = one.answer("show", 0, &["show", own.as_str().unwrap(), "--receipt", "receipt.pdf"]);
    let read = one.answer("extract", 0, &["extract", "receipt.pdf"])["text"].as_str().unwrap().to_owned();
    let read: String = read.split_whitespace().collect();
    let digest = shown["components"][0]["sha256"].as_str().unwrap();
    for part in
        ["Receipt", "收據", "records.localhost/tests", "會議紀錄.txt", digest, &own.as_str().unwrap().replace(' ', "")]
    {
        assert!(read.contains(part), "{part} in {read}");
    }
    let shown = one.answer("show", 0, &["show", numbers(&one)[1].as_str().unwrap(), "--files", "out"]);
    assert_eq!(shown["components"][0]["name"], "minutes.txt");
    assert_eq!(std::fs::read_to_string(one.path("out/minutes.txt")).unwrap(), "Minutes of lift repair");
}

#[test]
fn sending_the_same_twice_changes_nothing() {
    let (office, [one, two], _) = two_desks_offline();
    // A copy of the desk from before the exchange sends the same operations again, as after a lost answer.
    let again = Desk::copy_of(&one.vault);
    let running = office.open();
    let url = running.url();
    let first = one.answer("sync", 0, &["sync", "--server", &url]);
    assert_eq!(first["sent"], 1);
    two.answer("sync", 0, &["sync", "--server", &url]);
    let settled = two.entries();
    again.answer("sync", 0, &["sync", "--server", &url]);
    let quiet = two.answer("sync", 0, &["sync", "--server", &url]);
    assert_eq!((quiet["sent"].as_u64(), quiet["received"].as_u64()), (Some(0), Some(0)));
    assert_eq!((two.entries(), two.count("維修會議")), (settled, 1));
    assert_eq!(again.count("維修會議"), 1);
}

#[test]
fn a_code_that_is_wrong_or_used_joins_nobody() {
    let office = Office::found("records.localhost/tests");
    let code = office.code("wong-ka-ho");
    let running = office.open();
    let url = running.url();
    let desk = fresh();
    desk.fails(1, "server-code", &["sync", "--server", &url, "--code", "0000-0000-0000-0000"]);
    desk.fails(1, "registry-not-joined", &["sync"]);
    desk.answer("sync", 0, &["sync", "--server", &url, "--code", &code]);
    fresh().fails(1, "server-code", &["sync", "--server", &url, "--code", &code]);
    desk.fails(1, "registry-joined-already", &["sync", "--server", &url, "--code", &code]);
}

#[test]
fn another_server_is_noticed_and_gets_nothing() {
    let (office, [desk, _], [provisional, _]) = two_desks_offline();
    let other = Office::found("records.localhost/others").open();
    let entries = desk.entries();
    stopped(&desk, &other.url(), "sync-elsewhere");
    assert_eq!(desk.entries(), entries);
    desk.answer("show", 0, &["show", &provisional]);
    other.stop();
    let own = office.open();
    let done = desk.answer("sync", 0, &["sync", "--server", &own.url()]);
    assert_eq!((done["sent"].as_u64(), done["waiting"].as_u64()), (Some(1), Some(0)));
}

#[test]
fn the_log_in_page_of_a_network_is_no_server_and_loses_nothing() {
    let (office, [desk, _], [provisional, _]) = two_desks_offline();
    let portal = Portal::open();
    let entries = desk.entries();
    stopped(&desk, &portal.url(), "sync-offline");
    assert_eq!((desk.entries(), desk.count("維修會議")), (entries, 1));
    desk.answer("show", 0, &["show", &provisional]);
    fresh().fails(1, "sync-portal", &["sync", "--server", &portal.url(), "--code", "0000-0000-0000-0000"]);
    assert!(portal.asked(), "somebody did ask the portal");
    let own = office.open();
    let done = desk.answer("sync", 0, &["sync", "--server", &own.url()]);
    assert_eq!((done["sent"].as_u64(), done["waiting"].as_u64()), (Some(1), Some(0)));
}

/// The exchange does not come about: exit code 1, said in both languages, the change still waits.
fn stopped(desk: &Desk, url: &str, status: &str) {
    for lang in ["en", "zh-Hant-HK"] {
        let done = desk.answer("sync", 1, &["--lang", lang, "sync", "--server", url]);
        assert_eq!((done["status"].as_str(), done["waiting"].as_u64()), (Some(status), Some(1)), "{done}");
        said_in(lang, done["text"].as_str().unwrap());
    }
}

/// Answers everything with a page in HTML, as a wireless network does before the log-in.
struct Portal {
    address: SocketAddr,
    ending: Arc<AtomicBool>,
    asked: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Portal {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (ending, asked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (ends, was_asked) = (Arc::clone(&ending), Arc::clone(&asked));
        let thread = spawn(move || {
            for caller in listener.incoming() {
                if ends.load(Ordering::SeqCst) {
                    return;
                }
                was_asked.store(true, Ordering::SeqCst);
                let mut caller = caller.unwrap();
                hear_out(&mut caller);
                let page = "<!DOCTYPE html><title>Welcome</title><p>Accept the terms to go on.";
                let _ = write!(
                    caller,
                    "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{page}",
                    page.len()
                );
            }
        });
        Self { address, ending, asked, thread: Some(thread) }
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }
}

/// Reads a request to its end: whoever answers earlier and hangs up is not understood.
fn hear_out(caller: &mut TcpStream) {
    let (mut heard, mut piece) = (Vec::new(), [0; 65_536]);
    while let Ok(count @ 1..) = caller.read(&mut piece) {
        heard.extend_from_slice(&piece[..count]);
        let text = String::from_utf8_lossy(&heard).to_lowercase();
        let Some(head) = text.find("\r\n\r\n") else { continue };
        let length = text[..head].split("content-length:").nth(1).and_then(|rest| rest.split("\r\n").next());
        let wanted: usize = length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
        if heard.len() >= head + 4 + wanted {
            return;
        }
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.ending.store(true, Ordering::SeqCst);
        // A last call wakes the thread, so that it sees the end.
        let _ = TcpStream::connect(self.address);
        let _ = self.thread.take().unwrap().join();
    }
}

#[test]
fn forms_and_their_catalogue_come_through_the_server_under_their_publishers_signature() {
    let office = Office::found("records.localhost/tests");
    let codes = ["lee-wai-man", "chan-siu-ling"].map(|agent| office.code(agent));
    let running = office.open();
    let url = running.url();
    let [manager, clerk] = codes.map(|code| joined(&url, &code));
    let sync = |desk: &Desk| {
        let done = desk.answer("sync", 0, &["sync", "--server", &url]);
        assert_eq!((done["waiting"].as_u64(), done["attention"].as_u64()), (Some(0), Some(0)), "{done}");
    };
    let issue = |desk: &Desk, version: u64, title: &str| {
        let mut whole: Value = serde_json::from_slice(&std::fs::read(manager.path("catalogue.json")).unwrap()).unwrap();
        whole["version"] = json!(version);
        let mut entry = whole["entries"][0].clone();
        entry["formNo"] = json!("ZZ-9");
        entry["id"] = json!("urn:zz-9");
        entry["title"] = json!({"en": title, "zh-Hant-HK": "風箏牌照"});
        entry.as_object_mut().unwrap().remove("hash");
        whole["entries"].as_array_mut().unwrap().push(entry);
        desk.write("next.json", whole.to_string())
    };
    let out = manager.path("catalogue.json").display().to_string();
    let shipped = manager.answer("catalogue", 0, &["form", "catalogue", "export", "--out", &out]);
    assert_eq!(shipped["publisher"], Value::Null);
    let version = shipped["version"].as_u64().unwrap();

    // The first issue is whole, the second carries the one form that differs.
    let first = issue(&manager, version + 1, "Licence for a kite");
    let issued = manager.answer("catalogue", 0, &["form", "catalogue", "issue", &first]);
    assert_eq!(issued["carried"].as_u64(), Some(issued["forms"].as_u64().unwrap()));
    let second = issue(&manager, version + 2, "Licence for flying a kite");
    let issued = manager.answer("catalogue", 0, &["form", "catalogue", "issue", &second]);
    assert_eq!(issued["carried"], 1);
    manager.fails(1, "store-catalogue-older", &["form", "catalogue", "issue", &first]);
    let note = crate::disk::repository("fixtures/forms/pass-two-stages.json");
    let published = manager.answer("published", 0, &["form", "publish", &note]);

    assert!(clerk.answers("form-list", &["form", "list", "kite"]).is_empty());
    sync(&manager);
    sync(&clerk);
    let found = clerk.answers("form-list", &["form", "list", "風箏"]);
    assert_eq!((&found[0]["id"], &found[0]["title"]["en"]), (&json!("ZZ-9"), &json!("Licence for flying a kite")));
    let here = clerk.answer("catalogue", 0, &["form", "catalogue", "show"]);
    assert_eq!((&here["hash"], &here["publisher"]), (&issued["hash"], &issued["publisher"]));
    assert_eq!(here["publisher"], "records.localhost/tests/forms");
    let shown = clerk.answer("form-show", 0, &["form", "show", published["id"].as_str().unwrap()]);
    assert_eq!(shown["hash"], published["hash"]);
    let copy = clerk.path("copy.mform").display().to_string();
    clerk.answer("copied", 0, &["form", "copy", published["id"].as_str().unwrap(), "--out", &copy]);
    let copy: Value = serde_json::from_slice(&std::fs::read(&copy).unwrap()).unwrap();
    assert_eq!(copy["publication"]["publisher"], here["publisher"]);
    // A form that is filled in outside comes with its official PDF.
    let blank = std::fs::read(crate::disk::repository("fixtures/pdf/acroform/fail-no-form.pdf")).unwrap();
    let paper = manager.write("KITE-1.pdf", &blank);
    std::fs::create_dir(manager.path("def")).unwrap();
    let cover = manager.path("def/form.json").display().to_string();
    let titles = ["--title-en", "Kite log", "--title-zh", "風箏日誌", "--class", "DO-4-12"];
    manager.answer("imported", 0, &[&["form", "wrap", &paper, "--out", &cover][..], &titles].concat());
    // Without it the form is not taken in.
    std::fs::create_dir(manager.path("alone")).unwrap();
    let alone = manager.write("alone/form.json", std::fs::read(&cover).unwrap());
    manager.fails(1, "forms-asset-missing", &["form", "install", &alone]);
    let wrapped = manager.answer("published", 0, &["form", "publish", &cover]);
    sync(&manager);
    sync(&clerk);
    std::fs::create_dir(clerk.path("out")).unwrap();
    let out = clerk.path("out/cover.mform").display().to_string();
    clerk.answer("copied", 0, &["form", "copy", wrapped["id"].as_str().unwrap(), "--out", &out]);
    assert_eq!(std::fs::read(clerk.path("out/KITE-1.pdf")).unwrap(), blank);
    // Who keeps no records issues no catalogue.
    let third = issue(&clerk, version + 3, "Kites for all");
    clerk.fails(1, "records-not-allowed", &["form", "catalogue", "issue", &third]);
    running.stop();
}
