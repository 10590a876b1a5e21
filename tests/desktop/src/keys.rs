//! Signing keys for a test, made new each time by the openssl program: nothing of ours.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Done;

/// The passphrase of every key made here.
pub const PASSPHRASE: &str = "correct horse, 正確";

/// What the certificate of a person says of itself.
const PERSON: &str = "keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=critical,CA:false\n\
    subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";

/// The register that openssl keeps of what it issues, and the one rule that it asks for.
const REGISTER: &str = "[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\n\
    default_md=sha256\npolicy=any\nunique_subject=no\n[any]\ncountryName=optional\norganizationName=optional\n\
    commonName=supplied\n";

/// A certificate that was issued long ago: some journeys look back.
const SPAN: [&str; 4] = ["-startdate", "20250101000000Z", "-enddate", "20450101000000Z"];

/// A person's key, and the authority that vouches for it.
pub struct Signer {
    /// PKCS #12 file with key and certificates.
    pub key: PathBuf,
    /// Certificate of the authority, PEM.
    pub authority: PathBuf,
}

/// Makes an authority and a key beneath it for a person, in `folder`.
///
/// # Errors
/// What openssl said.
pub fn make(folder: &Path, person: &str) -> Done<Signer> {
    for (name, text) in [("person.ext", PERSON), ("register", REGISTER), ("index.txt", ""), ("serial", "1000\n")] {
        fs::write(folder.join(name), text)?;
    }
    let at = |name: &str| folder.join(name).display().to_string();
    let subject = |name: &str| format!("/C=HK/O=Demo Department/CN={name}");
    let new = ["-newkey", "rsa:3072", "-nodes", "-sha256", "-utf8"];
    let root = [at("root.key"), at("authority.pem"), subject("Demo Department CA")];
    let asked = [at("person.key"), at("person.csr"), subject(person)];
    openssl(
        folder,
        &[
            &["req", "-x509", "-days", "400", "-addext", "keyUsage=critical,keyCertSign,cRLSign"],
            &new[..],
            &["-keyout", &root[0], "-out", &root[1], "-subj", &root[2]],
        ],
    )?;
    openssl(folder, &[&["req", "-new"], &new[..], &["-keyout", &asked[0], "-out", &asked[1], "-subj", &asked[2]]])?;
    openssl(
        folder,
        &[
            &["ca", "-batch", "-notext", "-utf8", "-config", "register", "-cert", &root[1], "-keyfile", &root[0]],
            &SPAN,
            &["-in", &asked[1], "-out", "person.pem", "-extfile", "person.ext"],
        ],
    )?;
    let pass = format!("pass:{PASSPHRASE}");
    openssl(
        folder,
        &[
            &["pkcs12", "-export", "-name", person, "-passout", &pass, "-inkey", &asked[0], "-in", "person.pem"],
            &["-certfile", &root[1], "-out", "officer.p12"],
        ],
    )?;
    for name in ["root.key", "person.key", "person.csr"] {
        fs::remove_file(folder.join(name))?;
    }
    Ok(Signer { key: folder.join("officer.p12"), authority: folder.join("authority.pem") })
}

fn openssl(folder: &Path, arguments: &[&[&str]]) -> Done<()> {
    let mut command = Command::new(crate::tools::tool("openssl")?);
    let output = command.args(arguments.concat()).current_dir(folder).output()?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into()) }
}
