//! Children that misbehave, as small shell commands, and modules that are none.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tokens::{Limits, TokenFault, Tokens, Tries, UriFault};
use words::Lang;

use crate::kit::real;

/// A file that is there; the shell never loads it.
fn any_module() -> PathBuf {
    std::env::current_exe().unwrap()
}

fn shell(script: &str) -> TokenFault {
    let limits = Limits { wait: Duration::from_secs(1), answer_bytes: 1 << 16, ..Limits::default() };
    Tokens::new("/bin/sh", ["-c", script]).with_limits(limits).list(&any_module()).unwrap_err()
}

#[test]
fn a_child_that_says_nothing_is_given_up() {
    for script in ["exec sleep 60", "read line; exec sleep 60", "while :; do :; done"] {
        assert_eq!(shell(script), TokenFault::TimedOut { seconds: 1 }, "{script}");
    }
}

#[test]
fn a_child_that_ends_is_reported() {
    for script in ["exit 3", "exit 0", "kill -SEGV $$", "echo hello; exit 0", "exec sleep 60 >&-"] {
        let fault = shell(script);
        assert!(matches!(fault, TokenFault::Crashed { .. }), "{script}: {fault:?}");
    }
}

#[test]
fn a_child_that_babbles_is_ended() {
    let long = r#"head -c 200000 /dev/zero | tr '\0' x; exec sleep 60"#;
    let other = r#"echo '{"number":1,"answer":{"Ok":{"tokens":[]}}}'; exec sleep 60"#;
    for script in ["exec yes", r#"exec yes '{"number":7,"answer":{"Ok":"done"}}'"#, long, other] {
        assert_eq!(shell(script), TokenFault::Babbled, "{script}");
    }
}

#[test]
fn a_program_that_is_not_there_is_reported() {
    let fault = Tokens::new("/nonexistent/program", [] as [&str; 0]).list(&any_module()).unwrap_err();
    assert!(matches!(fault, TokenFault::NotStarted { .. }), "{fault:?}");
}

#[test]
fn what_is_no_module_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.so");
    std::fs::write(&text, "no module").unwrap();
    let ordinary = ["/lib/x86_64-linux-gnu/libm.so.6", "/lib/aarch64-linux-gnu/libm.so.6"].map(PathBuf::from);
    let ordinary = ordinary.into_iter().filter(|path| path.is_file());
    let others = [Path::new("/nonexistent.so"), Path::new("libm.so.6"), folder.path(), &text, &any_module()];
    for module in others.into_iter().map(Path::to_owned).chain(ordinary) {
        let fault = real().list(&module).unwrap_err();
        assert!(matches!(fault, TokenFault::Module { .. }), "{module:?}: {fault:?}");
    }
}

#[test]
fn every_fault_has_its_sentence_in_both_languages() {
    let detail = String::new;
    let faults = [
        TokenFault::NotStarted { detail: detail() },
        TokenFault::Module { detail: detail() },
        TokenFault::NoToken,
        TokenFault::Removed,
        TokenFault::WrongPin { tries: Tries::Unsaid },
        TokenFault::WrongPin { tries: Tries::Few },
        TokenFault::WrongPin { tries: Tries::Last },
        TokenFault::WrongPin { tries: Tries::Locked },
        TokenFault::PinLocked,
        TokenFault::PinExpired,
        TokenFault::PinNotSet,
        TokenFault::PinWanted,
        TokenFault::Cancelled,
        TokenFault::NoSuchKey,
        TokenFault::AmbiguousKey,
        TokenFault::NoCertificate,
        TokenFault::UnsupportedKey,
        TokenFault::MechanismMissing,
        TokenFault::WrongSignature,
        TokenFault::Refused { detail: detail() },
        TokenFault::Crashed { detail: detail() },
        TokenFault::TimedOut { seconds: 30 },
        TokenFault::Babbled,
    ];
    let name = || "token".to_owned();
    let addresses =
        [UriFault::Malformed, UriFault::Twice { name: name() }, UriFault::Unknown { name: name() }, UriFault::HoldsPin];
    let messages = faults.iter().map(TokenFault::message).chain(addresses.iter().map(UriFault::message));
    let messages = messages.chain(faults.iter().map(TokenFault::seen_message));
    for message in messages {
        for lang in Lang::ALL {
            assert!(words::say(lang, &message).is_some(), "{message:?}");
        }
    }
}

/// Each child waits until all of them have begun: asked one after the other, the first would wait in vain.
#[test]
fn modules_are_asked_beside_each_other_and_one_that_hangs_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let meet = format!(
        r#"cd {}; : > $$; while [ "$(ls | wc -l)" -lt 3 ]; do sleep 0.05; done; read line; case "$line" in *hang*) exec sleep 60;; esac; exit 3"#,
        folder.path().display()
    );
    let modules = folder.path().parent().unwrap().join(format!("modules-{}", std::process::id()));
    std::fs::create_dir_all(&modules).unwrap();
    let paths: Vec<PathBuf> = ["one.so", "hang.so", "three.so"].map(|name| modules.join(name)).into();
    paths.iter().for_each(|path| std::fs::write(path, "").unwrap());
    let limits = Limits { wait: Duration::from_secs(10), ..Limits::default() };
    let answers = Tokens::new("/bin/sh", ["-c", &meet]).with_limits(limits).list_all(&paths);
    std::fs::remove_dir_all(&modules).unwrap();
    assert_eq!(answers.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>(), paths);
    let faults: Vec<TokenFault> = answers.into_iter().map(|(_, answer)| answer.unwrap_err()).collect();
    assert!(
        matches!(faults[0], TokenFault::Crashed { .. }) && matches!(faults[2], TokenFault::Crashed { .. }),
        "{faults:?}"
    );
    assert_eq!(faults[1], TokenFault::TimedOut { seconds: 10 });
}
