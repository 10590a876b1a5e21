//! Makes the signed sample files, with the root that the good ones lead to.
//!
//! `cargo run -p signing --features testkit --example fixtures -- fixtures/pdf` renews the
//! committed samples; with `all` behind it, every forgery is written, for comparing with
//! other judges. Keys live only as long as the run.

use std::path::PathBuf;

use signing::testkit::{desk, forgeries, once, thrice};

/// The forgeries that are committed: one of each family.
const COMMITTED: [&str; 9] = [
    "fail-appearance-mismatch-shows-another-text-once.pdf",
    "fail-byte-range-moved-tail-once.pdf",
    "fail-bytes-after-end-objects-without-table-once.pdf",
    "fail-changed-content-font-redefined-once.pdf",
    "fail-changed-content-proper-update-once.pdf",
    "fail-changed-locked-field-locked-data-once.pdf",
    "fail-digest-mismatch-container-digest-of-other-content-once.pdf",
    "fail-new-field-unsigned-field-added-once.pdf",
    "fail-structure-signature-removed-once.pdf",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args_os().skip(1);
    let folder = PathBuf::from(words.next().ok_or("which folder?")?);
    let all = words.next().is_some_and(|word| word == "all");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("root.pem"), desk().root.pem())?;
    std::fs::write(folder.join("pass-once.pdf"), once())?;
    if all {
        std::fs::write(folder.join("pass-thrice.pdf"), thrice())?;
    }
    for forgery in forgeries(once(), thrice()) {
        let name = forgery.file_name();
        if all || COMMITTED.contains(&name.as_str()) {
            std::fs::write(folder.join(name), forgery.bytes)?;
        }
    }
    Ok(())
}
