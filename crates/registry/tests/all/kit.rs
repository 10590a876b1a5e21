//! A desk for a test: a folder of its own, a fixed day, a key, and a shell that knows its secret.
//!
//! Deliberately not here: texts inside files, which a process of its own reads.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jiff::Timestamp;
use registry::{
    Attached, Clock, Desk, Failure, HandedOver, NewDesk, NoShell, Opening, PickPurpose, Registry, Secret, Shell,
    Submission, call,
};
use serde_json::{Value, json};
use signing::testkit::{Authority, KeyChoice, Leaf};
use words::{Lang, Message};

pub const PASSPHRASE: &str = "correct horse battery staple";
pub const KEY_SECRET: &str = "a key of my own";

/// A shell that knows the secret of the one key. What is printed there comes to nothing.
pub struct Desktop;

impl Shell for Desktop {
    fn pick_files(&self, _: PickPurpose, _: bool) -> Vec<PathBuf> {
        Vec::new()
    }

    fn pick_save(&self, _: &str) -> Option<PathBuf> {
        None
    }

    fn pick_folder(&self) -> Option<PathBuf> {
        None
    }

    fn print(&self, _: &str, pdf: &[u8]) -> Result<(), Failure> {
        assert!(pdf.starts_with(b"%PDF-"));
        Ok(())
    }

    fn drag_out(&self, _: &str, bytes: &[u8]) -> Result<(), Failure> {
        assert!(!bytes.is_empty());
        Ok(())
    }

    fn ask_secret(&self, what_for: &Message) -> Option<Secret> {
        assert_eq!(what_for.code, "registry-secret-of-key");
        Some(Secret::new(KEY_SECRET.to_owned()))
    }
}

pub struct Day {
    pub registry: Registry,
    pub folder: tempfile::TempDir,
}

impl Day {
    pub fn begin() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::fixed_on("2026-11-23").expect("a day");
        Self { registry: Registry::new(folder.path().join("vault"), clock, Lang::En), folder }
    }

    /// The same with a sample vault that is open: a copy of one that is founded once for all tests.
    pub fn sample() -> Self {
        static SAMPLE: OnceLock<PathBuf> = OnceLock::new();
        let founded = SAMPLE.get_or_init(|| {
            let mut day = Self::begin();
            let passphrase = PASSPHRASE.to_owned();
            let new = NewDesk { sample: true, passphrase, use_keyring: false, alone: true, holder: None };
            day.registry.create(&new).expect("a sample vault");
            day.registry.lock();
            // It lasts as long as the tests, and their next run empties it.
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("registry-sample");
            let _ = std::fs::remove_dir_all(&kept);
            copy(&day.folder.path().join("vault"), &kept);
            kept
        });
        let mut day = Self::begin();
        copy(founded, &day.folder.path().join("vault"));
        day.registry.open(&Opening::Passphrase(PASSPHRASE)).expect("the copy opens");
        day
    }

    pub fn desk(&mut self) -> &mut Desk {
        self.registry.desk().expect("an open vault")
    }

    /// Hands a stage over with answers and attachments, as the terminal does.
    pub fn submit(
        &mut self,
        form: &str,
        instance: Option<&HandedOver>,
        answers: Value,
        attach: Vec<Attached>,
    ) -> Result<HandedOver, registry::Failure> {
        let instance = instance.map(|handed| handed.instance);
        self.hand_in(Submission { form: form.to_owned(), instance, stage: None, answers, attach, lang: Lang::En })
    }

    /// The same for one of several stages side by side.
    pub fn submit_at(
        &mut self,
        stage: &str,
        begun: &HandedOver,
        answers: Value,
    ) -> Result<HandedOver, registry::Failure> {
        let form = self.desk().instance(begun.instance)?.form_no;
        let (instance, stage) = (Some(begun.instance), Some(stage.to_owned()));
        self.hand_in(Submission { form, instance, stage, answers, attach: Vec::new(), lang: Lang::En })
    }

    fn hand_in(&mut self, submission: Submission) -> Result<HandedOver, registry::Failure> {
        let key = registry::open_key(&tokens(), &[], &self.key(), |_| Ok(Some(Secret::new(KEY_SECRET.to_owned()))))
            .expect("a key");
        self.desk().submit(submission, Some(&key))
    }

    pub fn ask(&mut self, verb: &str, request: Value) -> Value {
        call(&mut self.registry, verb, request, &Desktop).unwrap_or_else(|failure| {
            panic!("{verb}: {} {:?}", failure.said(Lang::En), failure.message);
        })
    }

    pub fn refused(&mut self, verb: &str, request: Value) -> String {
        call(&mut self.registry, verb, request, &NoShell).expect_err("a refusal").message.code
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> String {
        let path: &Path = &self.folder.path().join(name);
        std::fs::write(path, bytes).expect("the disk takes it");
        path.display().to_string()
    }

    /// A key made for this day, valid on it; made once.
    pub fn key(&self) -> String {
        let made = self.folder.path().join("chan.p12");
        if made.exists() {
            return made.display().to_string();
        }
        let valid = |day: &str| format!("{day}T00:00:00Z").parse::<Timestamp>().expect("a time");
        let root = Authority::root("Journey Root");
        let leaf = Leaf {
            key: KeyChoice::P256,
            valid: (valid("2026-01-01"), valid("2028-01-01")),
            ..Leaf::named("Chan Tai Man")
        };
        self.write("chan.p12", &root.issue(&leaf).pkcs12(KEY_SECRET))
    }
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("the disk takes it");
        }
    }
}

/// What the window asks of the library: words, and what differs from no filter.
pub fn forms_ask(query: &str, differs: &Value) -> Value {
    let mut filter = json!({"department": null, "tier": null, "needs_originals": false, "here": false, "shelf": null});
    for (name, value) in differs.as_object().into_iter().flatten() {
        filter[name] = value.clone();
    }
    json!({"query": query, "filter": filter, "from": 0, "limit": 100, "find": null})
}

/// Where cards and tokens would be reached.
pub fn tokens() -> registry::Tokens {
    registry::Aids::by("nothing").tokens()
}
