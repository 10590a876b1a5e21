//! A token in software with a folder and a configuration of its own, and keys put on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use signing::certificate::Certificate;
use signing::facts::facts;
use signing::key::Signer;
use signing::testkit::{Authority, Identity, Paper, now, paper};
use signing::{Limits, Place, Policy, SignError, SignRequest, Verdict, report, sign};
use tempfile::TempDir;
use tokens::{KeyUri, Pin, Token, Tokens};

/// The PIN of every card.
pub const PIN: &str = "739104";
/// The label of every card.
pub const LABEL: &str = "陳大文的密鑰";

const MODULES: [&str; 3] = [
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
];

/// The right PIN, typed once more.
pub fn pin() -> Option<Pin> {
    typed(PIN)
}

pub fn typed(text: &str) -> Option<Pin> {
    Some(Pin::new(text.to_owned()))
}

/// A token in software.
pub struct Card {
    pub folder: TempDir,
    pub module: PathBuf,
    configuration: PathBuf,
}

impl Card {
    /// A card without keys; none where the programs for it are missing.
    pub fn new() -> Option<Self> {
        let card = Self::without_token()?;
        card.run("softhsm2-util", &["--init-token", "--free", "--label", LABEL, "--so-pin", "87654321", "--pin", PIN]);
        Some(card)
    }

    /// A reader without a card.
    pub fn without_token() -> Option<Self> {
        let module = MODULES.iter().map(PathBuf::from).find(|module| module.is_file());
        let has = |program| Command::new(program).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
        let Some(module) = module.filter(|_| has("softhsm2-util") && has("pkcs11-tool")) else {
            eprintln!("left out: softhsm2 or opensc is not installed, so there is no token to test with");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let (configuration, store) = (folder.path().join("softhsm2.conf"), folder.path().join("tokens"));
        std::fs::create_dir(&store).unwrap();
        let text =
            format!("directories.tokendir = {}\nobjectstore.backend = file\nlog.level = ERROR\n", store.display());
        std::fs::write(&configuration, text).unwrap();
        Some(Self { folder, module, configuration })
    }

    fn run(&self, program: &str, args: &[&str]) {
        let output = Command::new(program).args(args).env("SOFTHSM2_CONF", &self.configuration).output().unwrap();
        assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn put(&self, kind: &str, bytes: &[u8], id: &str, label: &str, more: &[&str]) {
        let file = self.folder.path().join("object.der");
        std::fs::write(&file, bytes).unwrap();
        let (module, file) = (self.module.to_str().unwrap(), file.to_str().unwrap());
        let mut args = vec!["--module", module, "--token-label", LABEL, "--login", "--pin", PIN];
        args.extend(["--write-object", file, "--type", kind, "--id", id, "--label", label]);
        args.extend(more);
        self.run("pkcs11-tool", &args);
    }

    /// Puts a private key on it.
    pub fn put_key(&self, identity: &Identity, id: &str, label: &str, more: &[&str]) {
        self.put("privkey", &identity.pkcs8(), id, label, &[&["--usage-sign"], more].concat());
    }

    /// Puts a certificate on it.
    pub fn put_certificate(&self, der: &[u8], id: &str, label: &str) {
        self.put("cert", der, id, label, &[]);
    }

    /// Puts a key with its certificate on it.
    pub fn put_pair(&self, identity: &Identity, id: &str, label: &str) {
        self.put_key(identity, id, label, &[]);
        self.put_certificate(&identity.der(), id, label);
    }

    /// Tokens through the real child, which is told of this card alone.
    pub fn tokens(&self) -> Tokens {
        self.tokens_by(real())
    }

    /// The same by another program.
    pub fn tokens_by(&self, tokens: Tokens) -> Tokens {
        tokens.with_variable("SOFTHSM2_CONF", &self.configuration)
    }

    /// The one token, as it is listed.
    pub fn listed(&self) -> Token {
        let mut all = self.tokens().list(&self.module).unwrap();
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }
}

/// Tokens through the real child.
pub fn real() -> Tokens {
    Tokens::new(env!("CARGO_BIN_EXE_muniment-token"), [] as [&str; 0])
}

pub fn uri(text: &str) -> KeyUri {
    text.parse().unwrap()
}

/// Signs a letter, as a form without prepared fields is signed.
pub fn sign_letter(signer: &dyn Signer) -> Result<Vec<u8>, SignError> {
    sign(
        &paper(&Paper::plain("A letter")),
        signer,
        &SignRequest::new(Place::New("Signature1".to_owned()), "Chan", now()),
    )
}

/// Signs a letter and has it judged.
pub fn assert_signs(signer: &dyn Signer, root: &Authority) -> Vec<u8> {
    let pdf = sign_letter(signer).unwrap();
    let policy = Policy::trusting(Certificate::from_der(&root.der()));
    let report = report(&facts(&pdf, &Limits::default()), &policy, now());
    assert_eq!(report.verdict, Verdict::Valid, "{:?}", report.reasons);
    pdf
}

/// Waits until another process has made a file.
pub fn wait_for(path: &Path) {
    while !path.exists() {
        std::thread::yield_now();
    }
}
