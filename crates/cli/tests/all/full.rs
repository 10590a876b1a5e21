//! A disk that takes no more: said in both languages with the next step, nothing half done, and
//! once there is space again everything that was acknowledged is there and work goes on.
//!
//! Two real limits. A file system of a few megabytes, mounted in a name space of its own, which
//! most systems allow anybody; and a limit on the size of files, which every system allows.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::desk::{Desk, KEY_PASSPHRASE, PASSPHRASE, Ran, said_in};
use crate::disk::text;
use crate::job::HALL;
use crate::keys::Keys;
use crate::schemas::holds;

const FOLDER: &str = "HDSD ACC/2-3/4";

/// Mounts a small disk, puts the vault on it, and tries each line of `tries` with ever more space
/// left: kibibytes, name, arguments. What each answers lies beside; then the space is given back.
const SMALL_DISK: &str = r#"
set -e
mount -t tmpfs -o "size=$SIZE_KIB"k none "$DISK"
cp -r "$VAULT"/. "$DISK"
export MUNIMENT_VAULT="$DISK"
while IFS='|' read -r spare name arguments; do
  rm -f "$DISK/ballast"
  free=$(df -Pk "$DISK" | awk 'NR == 2 { print $4 }')
  head -c $(((free - spare) * 1024)) /dev/zero >"$DISK/ballast"
  set +e
  eval "\"$PROGRAM\" $arguments" >"$name.out" 2>"$name.err"
  echo $? >"$name.code"
  set -e
done <tries
rm "$DISK/ballast"
cp -r "$DISK"/. "$AFTER"
"#;

/// Something that was tried while space was short.
struct Try {
    name: String,
    lang: &'static str,
    /// Title of the paper; none for a form.
    title: Option<String>,
    arguments: Vec<String>,
}

/// Files and hands over in either language.
fn tries(desk: &Desk, steps: &[u32]) -> Vec<(u32, Try)> {
    // No compression makes it smaller, and it is larger than most of the spaces left.
    let noise: Vec<u8> = (0..150_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
    let paper = desk.write("noise.txt", noise);
    let (answers, key) = (HALL.file("answers-apply.json"), Keys::of_this_run().of("one"));
    let mut tries = Vec::new();
    for &step in steps {
        for lang in ["en", "zh-Hant-HK"] {
            let title = format!("Paper {step} {lang}");
            let common = ["--json", "--lang", lang];
            let file = ["file", &paper, "--folder", FOLDER, "--title", &title];
            let submit = ["form", "submit", HALL.number, "--answers", &answers, "--key", &key];
            for (kind, title, args) in [("file", Some(title.clone()), &file[..]), ("form", None, &submit[..])] {
                let arguments = common.iter().chain(args).map(|&word| word.to_owned()).collect();
                tries.push((step, Try { name: format!("{kind}-{step}-{lang}"), lang, title, arguments }));
            }
        }
    }
    tries
}

/// Each failure is one of `codes` with a sentence and, for a full disk, the next step; and the
/// journal has grown by what was acknowledged and by nothing else.
fn check(desk: &Desk, before: u64, done: &[(Try, Ran)], codes: &[&str]) {
    let mut grown = 0;
    for (tried, ran) in done {
        if ran.code == 0 {
            grown += growth(tried.title.is_some());
            continue;
        }
        assert!([1, 3].contains(&ran.code) && ran.out.is_empty(), "{}: {ran:?}", tried.name);
        let error: Value = serde_json::from_str(&ran.err).expect(&ran.err);
        holds("error", &error);
        let code = error["code"].as_str().unwrap();
        assert!(codes.contains(&code), "{}: {error}", tried.name);
        said_in(tried.lang, error["message"].as_str().unwrap());
        if code == "store-disk-full" {
            said_in(tried.lang, error["hint"].as_str().unwrap());
        }
    }
    assert_eq!(desk.entries(), before + grown, "the journal has what was acknowledged, and nothing half done");
    let paper = text(&desk.path("noise.txt"));
    for (tried, ran) in done {
        let Some(title) = &tried.title else { continue };
        if ran.code == 0 {
            let shown = desk.answer("show", 0, &["show", ran.json()["reference"].as_str().unwrap()]);
            assert_eq!(shown["title"]["en"].as_str(), Some(title.as_str()));
            assert_eq!(shown["components"][0]["sha256"], registry::sha256(&fs::read(&paper).unwrap()));
        } else {
            // What failed was not done, so that it can be done again.
            assert_eq!(desk.count(&format!("\"{title}\"")), 0, "{title}");
            desk.answer("filed", 0, &["file", &paper, "--folder", FOLDER, "--title", title]);
        }
        assert_eq!(desk.count(&format!("\"{title}\"")), 1, "{title}");
    }
    // A file of the index may have been cut off. The index is disposable; searches were right, and doctor says to rebuild.
    desk.answer("rebuild", 0, &["rebuild"]);
    assert_eq!(desk.answer("doctor", 0, &["doctor"])["whole"], true);
    HALL.carry_through(desk);
}

/// Entries that a filing or a first stage adds to the journal of a desk with enough space.
fn growth(is_filing: bool) -> u64 {
    static GROWTH: std::sync::OnceLock<[u64; 2]> = std::sync::OnceLock::new();
    GROWTH.get_or_init(|| {
        let desk = Desk::sample();
        let mut seen = vec![desk.entries()];
        for (_, tried) in tries(&desk, &[0]).into_iter().take(2) {
            let arguments: Vec<&str> = tried.arguments.iter().map(String::as_str).collect();
            assert_eq!(desk.run(&arguments).code, 0, "{}", tried.name);
            seen.push(desk.entries());
        }
        [seen[1] - seen[0], seen[2] - seen[1]]
    })[usize::from(!is_filing)]
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let mounts = Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success());
    if !mounts {
        eprintln!("no name spaces on this system: the limit on the size of files stands for the full disk");
        return;
    }
    let mut desk = Desk::sample();
    let before = desk.entries();
    let steps = [0, 12, 40, 80, 160, 240, 400, 700, 1_200, 6_000];
    let tries = tries(&desk, &steps);
    let quoted = |words: &[String]| words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
    let lines: String =
        tries.iter().map(|(spare, tried)| format!("{spare}|{}|{}\n", tried.name, quoted(&tried.arguments))).collect();
    desk.write("tries", lines);
    let (disk, after) = (desk.path("disk"), desk.path("after"));
    fs::create_dir(&disk).unwrap();
    fs::create_dir(&after).unwrap();
    let ran = Command::new("unshare")
        .args(["-rm", "sh", "-c", SMALL_DISK])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("SIZE_KIB", "40000")
        .env("DISK", &disk)
        .env("VAULT", &desk.vault)
        .env("AFTER", &after)
        .env("PROGRAM", env!("CARGO_BIN_EXE_muniment"))
        .env("MUNIMENT_PASSPHRASE", PASSPHRASE)
        .env("MUNIMENT_KEY_PASSPHRASE", KEY_PASSPHRASE)
        .env("TMPDIR", desk.tmp())
        .current_dir(desk.path("."))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let read = |name: &str, end: &str| fs::read_to_string(desk.path(&format!("{name}.{end}"))).unwrap();
    let done: Vec<(Try, Ran)> = tries
        .into_iter()
        .map(|(_, tried)| {
            let code = read(&tried.name, "code").trim().parse().unwrap();
            let ran = Ran { code, out: read(&tried.name, "out"), err: read(&tried.name, "err") };
            (tried, ran)
        })
        .collect();
    let mut kinds = BTreeMap::new();
    for (tried, ran) in &done {
        *kinds.entry((tried.title.is_some(), ran.code == 0)).or_insert(0) += 1;
    }
    assert_eq!(kinds.len(), 4, "papers and forms, some refused for want of space and some taken: {kinds:?}");
    desk.vault = after;
    check(&desk, before, &done, &["store-disk-full"]);
}

#[test]
fn a_limit_on_the_size_of_files_loses_nothing_that_was_acknowledged() {
    let desk = Desk::sample();
    let before = desk.entries();
    // In blocks of 512 bytes. The signal that goes with the limit is ignored, so that writing fails instead.
    let steps = [1, 64, 128, 250, 500, 20_000];
    let limited = r#"trap '' XFSZ; ulimit -f "$1"; shift; exec "$@""#;
    let mut done = Vec::new();
    for (blocks, tried) in tries(&desk, &steps) {
        let output = Command::new("sh")
            .args(["-c", limited, "sh", &blocks.to_string(), env!("CARGO_BIN_EXE_muniment")])
            .args(&tried.arguments)
            .env_clear()
            .env("MUNIMENT_VAULT", &desk.vault)
            .env("MUNIMENT_PASSPHRASE", PASSPHRASE)
            .env("MUNIMENT_KEY_PASSPHRASE", KEY_PASSPHRASE)
            .env("TMPDIR", desk.tmp())
            .current_dir(desk.path("."))
            .output()
            .unwrap();
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        done.push((tried, Ran { code: output.status.code().unwrap_or(-1), out, err }));
    }
    assert!(done.iter().any(|(_, ran)| ran.code == 0) && done.iter().any(|(_, ran)| ran.code != 0));
    // A limit is no full disk: the system says so in its own words.
    check(&desk, before, &done, &["store-disk-full", "store-files", "store-database"]);
}
