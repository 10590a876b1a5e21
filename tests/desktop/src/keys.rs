//! Signing keys for a test, made new each time by the openssl program: nothing of ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Done;

/// The passphrase of every key made here.
pub const PASSPHRASE: &str = "correct horse, 正確";

/// Makes a key and a certificate of its own for a person: a PKCS #12 file in `folder`.
///
/// # Errors
/// What openssl said.
pub fn make(folder: &Path, person: &str) -> Done<PathBuf> {
    let [key, certificate, p12] = ["key.pem", "certificate.pem", "officer.p12"].map(|name| folder.join(name));
    let subject = format!("/C=HK/O=Demo Department/CN={person}");
    openssl(
        &["req", "-x509", "-newkey", "rsa:3072", "-nodes", "-sha256", "-days", "400", "-utf8", "-subj", &subject]
            .map(str::to_owned),
        &[
            ("-addext", "keyUsage=critical,digitalSignature,nonRepudiation"),
            ("-addext", "basicConstraints=critical,CA:false"),
        ],
        &[("-keyout", &key), ("-out", &certificate)],
    )?;
    openssl(
        &["pkcs12", "-export", "-name", person, "-passout", &format!("pass:{PASSPHRASE}")].map(str::to_owned),
        &[],
        &[("-inkey", &key), ("-in", &certificate), ("-out", &p12)],
    )?;
    std::fs::remove_file(key)?;
    Ok(p12)
}

fn openssl(arguments: &[String], pairs: &[(&str, &str)], files: &[(&str, &PathBuf)]) -> Done<()> {
    let mut command = Command::new(crate::tools::tool("openssl")?);
    command.args(arguments);
    for (name, value) in pairs {
        command.args([name, value]);
    }
    for (name, file) in files {
        command.arg(name).arg(file);
    }
    let output = command.output()?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into()) }
}
