//! A desk in a folder of its own, and the program run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use sealed::{KdfCost, NewVault, VaultHeader};
use serde_json::Value;
use tempfile::TempDir;

use crate::disk::{copy, lasting, text};
use crate::schemas::holds;

pub const PASSPHRASE: &str = "correct horse battery";
pub const KEY_PASSPHRASE: &str = "pw of the key";

/// What the program answered.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The only line of the answer.
    pub fn json(&self) -> Value {
        let rows = self.rows();
        assert_eq!(rows.len(), 1, "{self:?}");
        rows.into_iter().next().unwrap()
    }

    /// Every line of the answer.
    pub fn rows(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }
}

/// A vault with a folder for temporary files beside it.
pub struct Desk {
    room: TempDir,
    pub vault: PathBuf,
    pub passphrase: String,
}

impl Desk {
    /// No vault yet.
    pub fn empty() -> Self {
        let room = TempDir::new().unwrap();
        fs::create_dir(room.path().join("tmp")).unwrap();
        let vault = room.path().join("vault");
        Self { room, vault, passphrase: PASSPHRASE.to_owned() }
    }

    /// A vault made by a command, whose passphrase costs next to nothing from then on: every command would pay for it
    /// anew, and the tests of `sealed` show what it costs.
    pub fn founded(command: &[&str]) -> Self {
        let desk = Self::empty();
        desk.answer("init", 0, command);
        let path = desk.vault.join("vault.toml");
        let header = VaultHeader::parse(&fs::read_to_string(&path).unwrap()).unwrap();
        let key = header.open_with_passphrase(&desk.passphrase).unwrap();
        let about = NewVault { vault_id: header.vault_id(), created: header.created(), sample: header.is_sample() };
        let cost = KdfCost { memory_kib: 64, passes: 1, lanes: 1 };
        let cheap = VaultHeader::create_with_cost(&about, &key, &desk.passphrase, cost).unwrap();
        fs::write(path, cheap.to_toml()).unwrap();
        desk
    }

    /// A copy of the demo department, which is made once for all tests.
    pub fn sample() -> Self {
        static SAMPLE: OnceLock<PathBuf> = OnceLock::new();
        Self::copy_of(SAMPLE.get_or_init(|| {
            let desk = Self::founded(&["init", "--sample"]);
            let kept = lasting("sample");
            copy(&desk.vault, &kept);
            kept
        }))
    }

    /// A desk on a copy of a vault.
    pub fn copy_of(vault: &Path) -> Self {
        let desk = Self::empty();
        copy(vault, &desk.vault);
        desk
    }

    /// A path in the desk's room.
    pub fn path(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    /// The folder that the program was told to use for temporary files.
    pub fn tmp(&self) -> PathBuf {
        self.path("tmp")
    }

    /// Writes a file into the desk's room and answers its path.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        text(&path)
    }

    /// Runs the program. It sees no environment but what is set here.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_in(&[], args)
    }

    /// The same with further variables of the environment.
    pub fn run_in(&self, environment: &[(&str, &str)], args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_muniment"))
            .args(args)
            .env_clear()
            .env("MUNIMENT_VAULT", &self.vault)
            .env("MUNIMENT_PASSPHRASE", &self.passphrase)
            .env("MUNIMENT_KEY_PASSPHRASE", KEY_PASSPHRASE)
            .env("TMPDIR", self.tmp())
            .envs(environment.iter().copied())
            .current_dir(self.room.path())
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// One object that satisfies its schema, with the exit code that is expected.
    pub fn answer(&self, shape: &str, code: i32, args: &[&str]) -> Value {
        let ran = self.run(&[&["--json"], args].concat());
        assert_eq!(ran.code, code, "{args:?}: {ran:?}");
        let value = ran.json();
        holds(shape, &value);
        value
    }

    /// Lines that each satisfy a schema; exit code 0.
    pub fn answers(&self, shape: &str, args: &[&str]) -> Vec<Value> {
        let ran = self.run(&[&["--json"], args].concat());
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        let rows = ran.rows();
        rows.iter().for_each(|row| holds(shape, row));
        rows
    }

    /// How many records a search finds exactly.
    pub fn count(&self, query: &str) -> u64 {
        self.answer("count", 0, &["search", query, "--count"])["count"].as_u64().unwrap()
    }

    /// How many entries the journal has, which must be whole.
    pub fn entries(&self) -> u64 {
        self.answer("log", 0, &["log", "verify"])["entries"].as_u64().unwrap()
    }

    /// An error with its code, said in both languages; nothing on standard output.
    pub fn fails(&self, exit: i32, code: &str, args: &[&str]) {
        assert_eq!(self.denied(code, args), exit, "{args:?}");
    }

    /// The same, whatever the exit code is, as long as it says that nothing was done.
    pub fn denied(&self, code: &str, args: &[&str]) -> i32 {
        let mut exits = Vec::new();
        for lang in ["en", "zh-Hant-HK"] {
            let ran = self.run(&[&["--json", "--lang", lang], args].concat());
            assert_eq!((ran.code > 0, ran.out.as_str()), (true, ""), "{args:?}: {ran:?}");
            let error: Value = serde_json::from_str(&ran.err).expect(&ran.err);
            holds("error", &error);
            assert_eq!(error["code"], code, "{args:?}");
            said_in(lang, error["message"].as_str().unwrap());
            exits.push(ran.code);
        }
        assert_eq!(exits[0], exits[1], "the language changes the exit code: {args:?}");
        exits[0]
    }
}

/// A sentence is in its language and no bare code.
pub fn said_in(lang: &str, sentence: &str) {
    let chinese = sentence.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    assert!(sentence.contains(['.', '。']), "not a sentence: {sentence}");
    assert_eq!(chinese > 3, lang == "zh-Hant-HK", "{lang}: {sentence}");
}
