//! A token in software in the slot of a house: SoftHSM, with the key of a person on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Done;
use crate::house::House;
use crate::keys::{PASSPHRASE, Signer};
use crate::tools::{repository, tool};

/// The PIN of the token.
pub const PIN: &str = "739104";
/// Its label.
pub const LABEL: &str = "Officer card";

const MODULES: [&str; 3] = [
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
];

/// Puts the key of a signer on a token that every program of the house sees from now on; the file is taken away.
///
/// # Errors
/// What one of the programs said; or that there is no SoftHSM.
pub fn put_in(house: &mut House, person: &str, signer: &Signer) -> Done<()> {
    let module = MODULES.iter().find(|module| Path::new(module).is_file()).ok_or("SoftHSM is not installed")?;
    let folder = house.beside("card")?;
    fs::create_dir_all(folder.join("tokens"))?;
    let configuration = folder.join("softhsm2.conf");
    fs::write(
        &configuration,
        format!("directories.tokendir = {}\nobjectstore.backend = file\n", folder.join("tokens").display()),
    )?;
    let text = |path: &Path| path.display().to_string();
    let (key, certificate) = (folder.join("key.der"), folder.join("certificate.der"));
    let (pem, pass) = (text(&folder.join("all.pem")), format!("pass:{PASSPHRASE}"));
    run("openssl", &configuration, &["pkcs12", "-in", &text(&signer.key), "-nodes", "-passin", &pass, "-out", &pem])?;
    run("openssl", &configuration, &["pkey", "-in", &pem, "-outform", "DER", "-out", &text(&key)])?;
    run("openssl", &configuration, &["x509", "-in", &pem, "-outform", "DER", "-out", &text(&certificate)])?;
    let token = ["--init-token", "--free", "--label", LABEL, "--so-pin", "87654321", "--pin", PIN];
    run("softhsm2-util", &configuration, &token)?;
    let write = ["--module", module, "--login", "--pin", PIN, "--id", "01", "--label", person];
    let own = ["--write-object", &text(&key), "--type", "privkey", "--usage-sign"];
    run("pkcs11-tool", &configuration, &[&write[..], &own].concat())?;
    run(
        "pkcs11-tool",
        &configuration,
        &[&write[..], &["--write-object", &text(&certificate), "--type", "cert"]].concat(),
    )?;
    for path in [&signer.key, &key, Path::new(&pem)] {
        fs::remove_file(path)?;
    }
    house.set("SOFTHSM2_CONF", &text(&configuration));
    Ok(())
}

/// A driver beside that of the card that makes trouble on purpose: `hang-list` never says what is put in, `lock` counts wrong
/// PINs and locks after the third. Answers where it lies.
///
/// # Errors
/// What the compiler said; or that there is no SoftHSM.
pub fn troubled_driver(house: &House, name: &str, trouble: &str) -> Done<PathBuf> {
    let real = MODULES.iter().find(|module| Path::new(module).is_file()).ok_or("SoftHSM is not installed")?;
    let (folder, source) = (house.beside("card")?, repository().join("crates/tokens/tests/trouble.c"));
    let (path, counted) = (folder.join(name), folder.join("wrong"));
    let variables = [("TROUBLE", trouble), ("TROUBLE_MODULE", real), ("TROUBLE_FILE", &counted.display().to_string())]
        .map(|(name, value)| format!("{{{name:?},{value:?}}}"));
    let built_in = format!("-DBUILT_IN={{{}}}", variables.join(","));
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", &built_in, "-o"]).arg(&path).arg(source).arg("-ldl");
    let done = compiler.output()?;
    if done.status.success() { Ok(path) } else { Err(String::from_utf8_lossy(&done.stderr).into()) }
}

fn run(program: &str, configuration: &Path, arguments: &[&str]) -> Done<()> {
    let done = Command::new(tool(program)?).args(arguments).env("SOFTHSM2_CONF", configuration).output()?;
    if done.status.success() {
        Ok(())
    } else {
        Err(format!("{program}: {}", String::from_utf8_lossy(&done.stderr)).into())
    }
}
