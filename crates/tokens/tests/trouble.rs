//! What a module can do wrong while it is asked, by one that does it on purpose (`trouble.c`).

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use signing::SignError;
use signing::key::KeyFault;
use signing::testkit::{Authority, Leaf};
use tempfile::TempDir;
use tokens::{Limits, Pin, TokenFault, TokenSigner, Tokens, Tries};

use crate::kit::{Card, PIN, assert_signs, pin, sign_letter, typed, uri, wait_for};

/// The module, compiled once; none where there is no compiler.
fn module() -> Option<PathBuf> {
    static MODULE: OnceLock<Option<(TempDir, PathBuf)>> = OnceLock::new();
    let compiled = MODULE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("trouble.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/trouble.c");
        let compiler = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&path).args([source, "-ldl"]).output();
        let Ok(output) = compiler else {
            eprintln!("left out: there is no compiler for the module that makes trouble");
            return None;
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Some((folder, path))
    });
    compiled.as_ref().map(|(_, path)| path.clone())
}

/// A card with one key, behind a module that makes trouble.
struct Desk {
    root: Authority,
    card: Card,
    module: PathBuf,
}

impl Desk {
    fn new() -> Option<Self> {
        let (module, card) = (module()?, Card::new()?);
        let root = Authority::root("Root");
        card.put_pair(&root.issue(&Leaf::named("Chan")), "01", "Chan");
        Some(Self { root, card, module })
    }

    /// A file that the module writes.
    fn file(&self) -> PathBuf {
        self.card.folder.path().join("trouble")
    }

    fn tokens(&self, trouble: &str) -> Tokens {
        let tokens = self.card.tokens().with_variable("TROUBLE", trouble).with_variable("TROUBLE_TYPED", PIN);
        tokens.with_variable("TROUBLE_MODULE", &self.card.module).with_variable("TROUBLE_FILE", self.file())
    }

    fn open(&self, trouble: &str, pin: Option<Pin>) -> Result<TokenSigner, TokenFault> {
        self.tokens(trouble).open(&self.module, &uri("pkcs11:id=%01"), pin)
    }
}

#[test]
fn three_wrong_pins_lock_and_a_locked_token_is_not_asked_again() {
    let Some(desk) = Desk::new() else { return };
    for tries in [Tries::Few, Tries::Last, Tries::Locked] {
        assert_eq!(desk.open("lock", typed("000000")).unwrap_err(), TokenFault::WrongPin { tries });
    }
    let given = std::fs::metadata(desk.file()).unwrap().len();
    assert_eq!(desk.open("lock", pin()).unwrap_err(), TokenFault::PinLocked);
    assert_eq!(desk.open("lock", typed("000000")).unwrap_err(), TokenFault::PinLocked);
    assert_eq!(std::fs::metadata(desk.file()).unwrap().len(), given);
    assert_eq!(desk.tokens("lock").list(&desk.module).unwrap()[0].tries, Tries::Locked);
}

#[test]
fn a_child_killed_while_it_signs_is_reported_and_the_next_one_works() {
    let Some(desk) = Desk::new() else { return };
    let signer = desk.open("hang", pin()).unwrap();
    let (child, begun) = (signer.process_id(), desk.file());
    let killer = std::thread::spawn(move || {
        wait_for(&begun);
        Command::new("kill").args(["-KILL", &child.to_string()]).status().unwrap()
    });
    let fault = signer.try_sign(b"attributes").unwrap_err();
    assert!(killer.join().unwrap().success());
    assert_eq!(fault, TokenFault::Crashed { detail: "signal: 9 (SIGKILL)".to_owned() });
    assert!(matches!(signer.try_sign(b"attributes"), Err(TokenFault::Crashed { .. })));
    assert_signs(&desk.open("", pin()).unwrap(), &desk.root);
}

#[test]
fn a_module_that_crashes_takes_nothing_else_along() {
    let Some(desk) = Desk::new() else { return };
    let fault = desk.open("crash", pin()).unwrap().try_sign(b"attributes").unwrap_err();
    assert!(matches!(&fault, TokenFault::Crashed { detail } if detail.contains("SIGSEGV")), "{fault:?}");
    assert_signs(&desk.open("", pin()).unwrap(), &desk.root);
}

#[test]
fn a_module_that_hangs_is_given_up() {
    let Some(desk) = Desk::new() else { return };
    let limits = Limits { wait: Duration::from_secs(1), ..Limits::default() };
    let listed = desk.tokens("hang-list").with_limits(limits).list(&desk.module);
    assert_eq!(listed.unwrap_err(), TokenFault::TimedOut { seconds: 1 });
}

#[test]
fn a_child_whose_desk_is_gone_ends_though_its_module_hangs() {
    let Some(desk) = Desk::new() else { return };
    let mut child = Command::new(env!("CARGO_BIN_EXE_muniment-token"))
        .envs([("TROUBLE", OsStr::new("hang-list")), ("TROUBLE_MODULE", desk.card.module.as_os_str())])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, r#"{{"number":1,"ask":{{"load":{{"module":{:?}}}}}}}"#, desk.module).unwrap();
    writeln!(input, r#"{{"number":2,"ask":"list"}}"#).unwrap();
    drop(input);
    assert!(!child.wait().unwrap().success());
}

#[test]
fn a_token_that_is_taken_out_says_so_through_the_signature_of_a_paper() {
    let Some(desk) = Desk::new() else { return };
    let signer = desk.open("removed", pin()).unwrap();
    assert_eq!(signer.try_sign(b"attributes").unwrap_err(), TokenFault::Removed);
    let fault = sign_letter(&signer).unwrap_err();
    assert_eq!(fault, SignError::Key(KeyFault::Elsewhere(TokenFault::Removed.message())));
    assert_eq!(fault.message().code, "tokens-removed");
}

#[test]
fn a_module_that_prints_is_listened_past() {
    let Some(desk) = Desk::new() else { return };
    assert_signs(&desk.open("print", pin()).unwrap(), &desk.root);
}

#[test]
fn a_signature_that_does_not_fit_the_certificate_is_not_given_out() {
    let Some(desk) = Desk::new() else { return };
    let signer = desk.open("spoil", pin()).unwrap();
    assert_eq!(signer.try_sign(b"attributes").unwrap_err(), TokenFault::WrongSignature);
}

#[test]
fn a_reader_with_a_keypad_takes_the_pin_itself() {
    let Some(desk) = Desk::new() else { return };
    assert!(desk.tokens("pad").list(&desk.module).unwrap()[0].has_pin_pad);
    assert_signs(&desk.open("pad", None).unwrap(), &desk.root);
}

#[test]
fn a_log_in_that_is_refused_says_why() {
    let Some(desk) = Desk::new() else { return };
    assert_eq!(desk.open("expired", pin()).unwrap_err(), TokenFault::PinExpired);
    assert_eq!(desk.open("change", typed("000000")).unwrap_err(), TokenFault::PinExpired);
    assert_eq!(desk.tokens("").list(&desk.module).unwrap()[0].tries, Tries::Unsaid);
    assert_eq!(desk.open("cancel", pin()).unwrap_err(), TokenFault::Cancelled);
}
