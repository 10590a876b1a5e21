//! The child and its parent. Misbehaving children are small shell commands.

#![cfg(unix)]

use std::time::Duration;

use extraction::{ExtractError, Extractor, Format, Limits};
use words::Lang;

const OWN_FORM: &[u8] = include_bytes!("fixtures/pass-own-form.pdf");

fn real() -> Extractor {
    Extractor::new(env!("CARGO_BIN_EXE_muniment-extract"), [] as [&str; 0])
}

fn shell(script: &str) -> Extractor {
    let limits = Limits { wait: Duration::from_millis(600), output_bytes: 1 << 20, ..Limits::default() };
    Extractor::new("/bin/sh", ["-c", script]).with_limits(limits)
}

#[test]
fn the_child_answers_as_the_library_does() {
    let answer = real().extract(OWN_FORM.to_vec()).unwrap();
    let mut own = extraction::extract_bytes(OWN_FORM, &Limits::default());
    own.metadata.insert("confinement".to_owned(), answer.metadata["confinement"].clone());
    assert_eq!(answer, own);
    assert!(answer.metadata["confinement"].starts_with("bounded"), "{:?}", answer.metadata);
}

#[test]
fn large_files_pass_through_both_pipes() {
    let text = "香港檔案\n".repeat(450_000);
    let answer = real().extract(text.into_bytes()).unwrap();
    assert_eq!(answer.format, Format::Text);
    assert!(answer.text.len() > 5_000_000);
}

#[test]
fn a_looping_child_is_ended() {
    let ended = shell("while :; do :; done").extract(b"x".to_vec());
    assert!(matches!(ended, Err(ExtractError::TimedOut { .. })), "{ended:?}");
    let asleep = shell("exec sleep 60 1>&-").extract(b"x".to_vec());
    assert!(matches!(asleep, Err(ExtractError::TimedOut { .. })), "{asleep:?}");
}

#[test]
fn a_flooding_child_is_ended() {
    let ended = shell("yes 0123456789").extract(Vec::new());
    assert!(matches!(ended, Err(ExtractError::Flooded { .. })), "{ended:?}");
}

#[test]
fn a_crashing_child_is_reported() {
    for script in ["kill -SEGV $$", "exit 3", "kill -KILL $$"] {
        let ended = shell(script).extract(vec![0; 1 << 20]);
        assert!(matches!(ended, Err(ExtractError::Crashed { .. })), "{script}: {ended:?}");
    }
}

#[test]
fn a_babbling_or_missing_child_is_reported() {
    assert!(matches!(shell("echo hello").extract(Vec::new()), Err(ExtractError::Garbled(_))));
    let missing = Extractor::new("/nonexistent/reader", [] as [&str; 0]).extract(Vec::new());
    let fault = missing.unwrap_err();
    assert!(matches!(fault, ExtractError::Start(_)));
    for lang in Lang::ALL {
        assert!(words::say(lang, &fault.message()).is_some());
    }
}

#[test]
fn a_greedy_file_costs_the_child_not_the_parent() {
    // Each of many streams unfolds to just under the limit; together they pass the
    // memory of the child, which must answer or end, but never hang.
    let answer = real().extract(crate::sample::bomb(100 << 20));
    match answer {
        Ok(answer) => assert!(!answer.readable),
        Err(fault) => assert!(matches!(fault, ExtractError::Crashed { .. }), "{fault:?}"),
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_child_opens_nothing_after_it_has_shut_itself_in() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let child = env!("CARGO_BIN_EXE_muniment-extract");
    let path = trace.to_str().unwrap().to_owned();
    let arguments = ["-f", "-e", "trace=open,openat,openat2,connect,socket,landlock_restrict_self", "-o", &path, child];
    match Extractor::new("/usr/bin/strace", arguments).extract(OWN_FORM.to_vec()) {
        Ok(answer) if answer.metadata["confinement"].contains("shut in") => {
            let trace = std::fs::read_to_string(&trace).unwrap();
            let (_, after) = trace.split_once("landlock_restrict_self").unwrap();
            let opened: Vec<&str> = after
                .lines()
                .skip(1)
                .filter(|line| line.contains("open") || line.contains("connect") || line.contains("socket"))
                .collect();
            assert!(opened.is_empty(), "{opened:?}");
        }
        other => eprintln!("strace or landlock is missing; passed over: {other:?}"),
    }
}
