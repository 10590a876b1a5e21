//! Modules that are found unasked: where Debian and Ubuntu, and the makers of tokens, put them.
//!
//! Only files that are there; none is opened. What an office uses besides is named by the caller.

use std::path::{Path, PathBuf};

use crate::uri::KeyUri;

/// Folders below the root in which modules lie.
const FOLDERS: [&str; 13] = [
    "usr/lib/x86_64-linux-gnu",
    "usr/lib/x86_64-linux-gnu/pkcs11",
    "usr/lib/x86_64-linux-gnu/softhsm",
    "usr/lib/aarch64-linux-gnu",
    "usr/lib/aarch64-linux-gnu/pkcs11",
    "usr/lib/aarch64-linux-gnu/softhsm",
    "usr/lib64",
    "usr/lib",
    "usr/lib/pkcs11",
    "usr/lib/softhsm",
    "usr/lib/bit4id",
    "usr/local/lib",
    "usr/local/AWP/lib",
];

/// File names of modules, those of one maker before those that speak for all others.
const NAMES: [&str; 16] = [
    "opensc-pkcs11.so",
    "libeToken.so",          // SafeNet eToken
    "libeTPkcs11.so",        // the same, older
    "libIDPrimePKCS11.so",   // Thales IDPrime
    "libgclib.so",           // Gemalto Classic Client
    "libcastle_v2.so.1.0.0", // Feitian ePass2003
    "libaetpkss.so.3",       // A.E.T. SafeSign
    "libaetpkss.so",         // the same
    "libbit4xpki.so",        // Bit4id
    "libbit4ipki.so",        // the same, older
    "libASEP11.so",          // Athena
    "libOcsCryptoki.so",     // Idemia AWP
    "libsiecap11.so",        // Atos CardOS
    "libykcs11.so",          // Yubico
    "libsofthsm2.so",
    "p11-kit-proxy.so",
];

/// Modules that are installed here. The last, p11-kit's, shows the tokens of others once more.
pub fn find_modules() -> Vec<PathBuf> {
    modules_under(Path::new("/"))
}

fn modules_under(root: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut known = Vec::new();
    for name in NAMES {
        for path in FOLDERS.iter().map(|folder| root.join(folder).join(name)).filter(|path| path.is_file()) {
            // The same file is often reached by two names.
            let Ok(real) = path.canonicalize() else { continue };
            if !known.contains(&real) {
                known.push(real);
                found.push(path);
            }
        }
    }
    found
}

/// The module that an address names by path or by name, if it is among `modules` or, by its path, is there at all.
pub fn module_named(uri: &KeyUri, modules: &[PathBuf]) -> Option<PathBuf> {
    if let Some(path) = &uri.module_path {
        return Some(PathBuf::from(path)).filter(|path| path.is_absolute() && path.is_file());
    }
    let name = uri.module_name.as_ref()?;
    let stem = |path: &PathBuf| path.file_name().and_then(|file| Some(file.to_str()?.split('.').next()?.to_owned()));
    let fits = |path: &&PathBuf| stem(path).is_some_and(|stem| stem == *name || stem.strip_prefix("lib") == Some(name));
    modules.iter().find(fits).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_that_are_there_are_found_once() {
        let root = tempfile::tempdir().unwrap();
        let put = |path: &str| {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, "").unwrap();
            path
        };
        assert!(modules_under(root.path()).is_empty());
        let opensc = put("usr/lib/x86_64-linux-gnu/opensc-pkcs11.so");
        let proxy = put("usr/lib/x86_64-linux-gnu/p11-kit-proxy.so");
        let token = put("usr/lib/libeToken.so");
        put("usr/lib/libother.so");
        #[cfg(unix)]
        {
            let again = root.path().join("usr/lib/x86_64-linux-gnu/pkcs11");
            std::fs::create_dir_all(&again).unwrap();
            std::os::unix::fs::symlink("../opensc-pkcs11.so", again.join("opensc-pkcs11.so")).unwrap();
        }
        assert_eq!(modules_under(root.path()), [opensc, token, proxy]);
    }

    #[test]
    fn an_address_names_its_module() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("libeToken.so");
        std::fs::write(&path, "").unwrap();
        let all = [PathBuf::from("/x/opensc-pkcs11.so"), path.clone()];
        let by_path = |path: &Path| KeyUri { module_path: path.to_str().map(str::to_owned), ..KeyUri::default() };
        let by_name = |name: &str| KeyUri { module_name: Some(name.to_owned()), ..KeyUri::default() };
        assert_eq!(module_named(&by_path(&path), &[]), Some(path.clone()));
        assert_eq!(module_named(&by_path(Path::new("/nowhere/x.so")), &all), None);
        assert_eq!(module_named(&by_path(Path::new("libeToken.so")), &all), None);
        assert_eq!(module_named(&by_name("eToken"), &all), Some(path));
        assert_eq!(module_named(&by_name("opensc-pkcs11"), &all), Some(all[0].clone()));
        assert_eq!(module_named(&KeyUri::default(), &all), None);
    }
}
