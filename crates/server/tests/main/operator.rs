//! What the operator meets: keys, folders, addresses, and the command line.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Command, Output, Stdio};

use server::{KeyFault, OpenFault, ServerOptions, StartFault, TlsFiles, open_store, start};

use crate::kit::{self, Client, House, department};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_muniment-server")).args(arguments).output().unwrap()
}

#[test]
fn outside_loopback_tls_is_required() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = ServerOptions::new(folder.path().join("data"));
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.7:0"] {
        options.listen = address.parse::<SocketAddr>().unwrap();
        assert!(matches!(start(&options), Err(StartFault::TlsRequired(_))), "{address}");
    }
    assert!(!options.data.exists(), "nothing was founded");
}

#[test]
fn with_a_certificate_the_line_is_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/main/tls").join(name);
    let mut options = ServerOptions::new(folder.path().join("data"));
    options.tls = Some(TlsFiles { certificate: file("loopback-cert.pem"), key: file("loopback-key.pem") });
    let running = start(&options).unwrap();
    let url = running.url();
    assert!(url.starts_with("https://127.0.0.1:"));
    let root = ureq::tls::Certificate::from_pem(&std::fs::read(file("loopback-cert.pem")).unwrap()).unwrap().to_owned();
    let roots = ureq::tls::RootCerts::from(vec![root]);
    let tls = ureq::tls::TlsConfig::builder().root_certs(roots).build();
    let trusting: ureq::Agent = ureq::Agent::config_builder().tls_config(tls).build().into();
    let answer = trusting.get(format!("{url}/healthz")).call().unwrap();
    assert_eq!(answer.status().as_u16(), 200);
    let wary: ureq::Agent = ureq::Agent::config_builder().build().into();
    assert!(wary.get(format!("{url}/healthz")).call().is_err(), "an unknown certificate");
    let plain = url.replace("https", "http");
    assert!(wary.get(format!("{plain}/healthz")).call().is_err(), "nothing is said in the clear");
    running.stop();
    options.tls = Some(TlsFiles { certificate: file("loopback-key.pem"), key: file("loopback-key.pem") });
    assert!(matches!(start(&options), Err(StartFault::Tls(_))));
}

#[test]
fn a_lost_key_is_said_and_never_replaced() {
    let mut house = House::new();
    house.running.take().unwrap().stop();
    let key = server::default_key_file(&house.options.data);
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    assert!(matches!(start(&house.options), Err(StartFault::Open(OpenFault::Key(KeyFault::Missing(_))))));
    assert!(!key.exists());
    std::fs::write(&key, format!("{}\n", "ab".repeat(32))).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    assert!(matches!(start(&house.options), Err(StartFault::Open(OpenFault::Store(_)))), "another key");
    std::fs::write(&key, kept).unwrap();
    house.running = Some(kit::start(&house.options));
}

#[test]
fn two_servers_do_not_share_a_folder() {
    let house = House::new();
    let second = start(&house.options);
    assert!(matches!(second, Err(StartFault::Open(OpenFault::Store(store::Fault::InUse)))));
    assert_eq!(house.device().post("/v1/control", &sync::ControlRequest { after: 0 }).status, 200);
}

#[test]
fn a_department_is_loaded_wholly_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let options = ServerOptions::new(folder.path().join("data"));
    let mut store = open_store(&options, jiff::Timestamp::now()).unwrap();
    let mut faulty = department();
    faulty.operations.swap(2, 3);
    let error = server::load_department(&mut store, &faulty, jiff::Timestamp::now()).unwrap_err();
    let codes: Vec<String> = error.messages().into_iter().map(|message| message.code).collect();
    assert_eq!(codes, ["server-department", "records-unknown"]);
    assert!(store.all(records::Kind::Agent).unwrap().is_empty());
}

#[test]
fn an_origin_that_is_no_name_founds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for origin in ["", "a b", "a+b", "檔案", "a\nb"] {
        let options = ServerOptions { origin: origin.to_owned(), ..ServerOptions::new(folder.path().join("data")) };
        assert!(matches!(start(&options), Err(StartFault::Open(OpenFault::Origin(_)))), "{origin:?}");
        assert!(!options.data.exists());
    }
}

#[test]
fn the_command_line_from_founding_to_a_registered_device() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").display().to_string();
    let file = folder.path().join("department.json");
    std::fs::write(&file, serde_json::to_vec(&department()).unwrap()).unwrap();
    let refused = run(&["--data", &data, "code", "--agent", "lee-wai-man"]);
    assert_eq!(refused.status.code(), Some(1), "there is nothing yet, and asking for a code founds nothing");
    assert!(!folder.path().join("data").exists());
    let init = run(&["--data", &data, "init", "--department", &file.display().to_string()]);
    assert_eq!(init.status.code(), Some(0), "{}", String::from_utf8_lossy(&init.stderr));
    // With the server at rest the command opens the folder itself.
    let resting = run(&["--data", &data, "code", "--agent", "lee-wai-man"]);
    assert_eq!(String::from_utf8(resting.stdout).unwrap().trim().len(), 19);
    let mut server = Command::new(env!("CARGO_BIN_EXE_muniment-server"))
        .args(["--data", &data, "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let url = line.trim().strip_prefix("listening on ").unwrap().to_owned();
    // With the server at work the command asks the server.
    let working = run(&["--data", &data, "code", "--agent", "lee-wai-man"]);
    let code = String::from_utf8(working.stdout).unwrap();
    assert_eq!(Client::new(&url).register(code.trim()).status, 200);
    let nobody = run(&["--data", &data, "--lang", "zh-Hant-HK", "code", "--agent", "nobody"]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(String::from_utf8(nobody.stderr).unwrap().contains("並無名為「nobody」的人員"));
    let asked = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(asked.success());
    assert!(server.wait().unwrap().success(), "it ends in good order when it is asked to");
    assert_eq!(run(&["--listen", "nowhere"]).status.code(), Some(2));
}
