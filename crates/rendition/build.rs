//! Checks the typeface before it is compiled in: present, and the very bytes that
//! were examined for coverage and licence. Nothing is downloaded here; the fonts
//! are installed by the project's set-up command from `fonts/package-lock.json`.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Variable for the source, file below `fonts/node_modules`, SHA-256 in hexadecimal.
const FACES: [(&str, &str, &str); 2] = [
    (
        "MUNIMENT_FONT_REGULAR",
        "@expo-google-fonts/noto-sans-hk/400Regular/NotoSansHK_400Regular.ttf",
        "154ee8273741df924c7c509029478389bc4d91994fc51d5213af158ce09d3efb",
    ),
    (
        "MUNIMENT_FONT_SEMIBOLD",
        "@expo-google-fonts/noto-sans-hk/600SemiBold/NotoSansHK_600SemiBold.ttf",
        "31568a963cd521b5f3f6c7c2f1cd1c78e6d672f0eb62cecf7b9c3df8e2f66fde",
    ),
];

fn main() {
    let crate_dir = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = crate_dir.join("../../fonts/node_modules");
    for (variable, file, digest) in FACES {
        let path = root.join(file);
        println!("cargo::rerun-if-changed={}", path.display());
        if let Err(why) = check(&path, digest) {
            println!("cargo::error={why}");
            std::process::exit(1);
        }
        println!("cargo::rustc-env={variable}={}", path.display());
    }
}

fn check(path: &Path, digest: &str) -> Result<(), String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(path)
        .map_err(|_| format!("The typeface {name} is not installed; run `./dev setup` and build again."))?;
    let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found == digest {
        Ok(())
    } else {
        Err(format!("The typeface {name} is not the one this version was made for; run `./dev setup` and build again."))
    }
}
