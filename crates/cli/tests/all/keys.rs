//! Fresh signing keys, made by the `openssl` command line: another hand than ours.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::desk::KEY_PASSPHRASE;
use crate::disk::{lasting, text};

/// What every certificate of an officer says of itself.
const LEAF: &str = "keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n";
const REGISTER: &str = "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\n\
    policy=p\nunique_subject=no\n[p]\ncommonName=supplied\n";

/// A root and the keys beneath it.
pub struct Keys(PathBuf);

impl Keys {
    /// The keys of this run.
    pub fn of_this_run() -> &'static Self {
        static KEYS: OnceLock<Keys> = OnceLock::new();
        KEYS.get_or_init(|| {
            let folder = lasting("keys");
            make(&folder);
            Keys(folder)
        })
    }

    /// The certificate of the root.
    pub fn root(&self) -> String {
        text(&self.0.join("root.pem"))
    }

    /// The key file of an officer: `one`, `two`, or `expired`.
    pub fn of(&self, officer: &str) -> String {
        text(&self.0.join(format!("{officer}.p12")))
    }
}

fn make(folder: &Path) {
    fs::write(folder.join("leaf"), LEAF).unwrap();
    fs::write(folder.join("register"), REGISTER).unwrap();
    fs::write(folder.join("index.txt"), "").unwrap();
    fs::write(folder.join("serial"), "1000\n").unwrap();
    let root = "req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -subj /CN=Test_Root -days 3650";
    openssl(folder, root);
    for (officer, span) in [
        ("one", "-startdate 20250101000000Z -enddate 20450101000000Z"),
        ("two", "-startdate 20250101000000Z -enddate 20450101000000Z"),
        ("expired", "-startdate 20200101000000Z -enddate 20210101000000Z"),
    ] {
        openssl(
            folder,
            &format!(
                "req -newkey rsa:2048 -nodes -keyout {officer}.key -out {officer}.csr -subj /CN=Officer_{officer}"
            ),
        );
        openssl(
            folder,
            &format!(
                "ca -batch -notext -config register -cert root.pem -keyfile root.key -extfile leaf {span} \
                 -in {officer}.csr -out {officer}.pem"
            ),
        );
        openssl(
            folder,
            &format!(
                "pkcs12 -export -inkey {officer}.key -in {officer}.pem -certfile root.pem -out {officer}.p12 \
                 -passout env:KEY_PASSPHRASE"
            ),
        );
    }
}

fn openssl(folder: &Path, args: &str) {
    let done = Command::new("openssl")
        .args(args.split_whitespace())
        .env("KEY_PASSPHRASE", KEY_PASSPHRASE)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(done.status.success(), "openssl {args}: {}", String::from_utf8_lossy(&done.stderr));
}
