//! Makes the signed sample files, with the root that the good ones lead to.
//!
//! `cargo run -p signing --features testkit --example fixtures -- fixtures/pdf` renews the
//! committed samples; with `all` behind it, every forgery is written, for comparing with
//! other judges. Keys live only as long as the run.

use std::path::PathBuf;

use signing::testkit::{annotatable, covered, described, desk, forgeries, on_streams, once, stored, thrice};

/// The forgeries that are committed: at least one of each kind.
const COMMITTED: [&str; 66] = [
    "fail-algorithm-weak-kind-md5-once.pdf",
    "fail-appearance-mismatch-field-look-exchanged-covered.pdf",
    "fail-appearance-mismatch-shows-another-text-once.pdf",
    "fail-appearance-unreadable-field-look-dropped-covered.pdf",
    "fail-byte-range-contents-null-once.pdf",
    "fail-byte-range-copied-signature-once.pdf",
    "fail-byte-range-moved-tail-once.pdf",
    "fail-byte-range-range-all-zeros-once.pdf",
    "fail-byte-range-range-gap-too-early-once.pdf",
    "fail-byte-range-range-overlapping-once.pdf",
    "fail-bytes-after-end-end-points-back-once.pdf",
    "fail-bytes-after-end-objects-without-table-once.pdf",
    "fail-changed-annotation-mark-free-text-annotatable.pdf",
    "fail-changed-annotation-mark-freed-covered.pdf",
    "fail-changed-annotation-mark-redaction-annotatable.pdf",
    "fail-changed-content-alternative-text-covered.pdf",
    "fail-changed-content-attachment-swapped-covered.pdf",
    "fail-changed-content-calculation-order-once.pdf",
    "fail-changed-content-catalog-pointed-to-hidden-covered.pdf",
    "fail-changed-content-certification-elsewhere-once.pdf",
    "fail-changed-content-content-as-certificate-once.pdf",
    "fail-changed-content-content-packed-as-few-read-once.pdf",
    "fail-changed-content-cover-freed-covered.pdf",
    "fail-changed-content-cover-overwritten-covered.pdf",
    "fail-changed-content-cover-shrunk-covered.pdf",
    "fail-changed-content-evidence-and-page-once.pdf",
    "fail-changed-content-font-redefined-once.pdf",
    "fail-changed-content-hidden-in-a-hybrid-once.pdf",
    "fail-changed-content-layer-switched-covered.pdf",
    "fail-changed-content-number-pointed-back-once.pdf",
    "fail-changed-content-object-without-an-entry-and-size-too-high-once.pdf",
    "fail-changed-content-object-stream-rewritten-streams.pdf",
    "fail-changed-content-other-catalog-once.pdf",
    "fail-changed-content-pages-pointed-back-covered.pdf",
    "fail-changed-content-picture-overwritten-covered.pdf",
    "fail-changed-content-proper-update-once.pdf",
    "fail-changed-content-size-lowered-once.pdf",
    "fail-changed-content-store-dropped-stored.pdf",
    "fail-changed-content-title-changed-once.pdf",
    "fail-changed-content-title-in-its-own-object-described.pdf",
    "fail-changed-content-title-said-as-a-tool-described.pdf",
    "fail-changed-content-unreached-catalog-once.pdf",
    "fail-changed-field-second-widget-once.pdf",
    "fail-changed-field-value-from-above-once.pdf",
    "fail-changed-locked-field-locked-data-once.pdf",
    "fail-cms-format-container-embedded-content-once.pdf",
    "fail-cms-format-container-no-attributes-once.pdf",
    "fail-cms-format-contents-all-zeros-once.pdf",
    "fail-contents-mixed-case-in-gap-once.pdf",
    "fail-digest-mismatch-container-digest-of-other-content-once.pdf",
    "fail-digest-mismatch-kind-sha-1-of-other-bytes-once.pdf",
    "fail-new-field-look-without-a-room-once.pdf",
    "fail-new-field-namesake-field-once.pdf",
    "fail-new-field-sneaky-signature-once.pdf",
    "fail-new-field-unsigned-field-added-once.pdf",
    "fail-new-field-visible-time-stamp-once.pdf",
    "fail-signer-mismatch-container-another-certificate-once.pdf",
    "fail-signer-mismatch-kind-another-certificate-put-in-once.pdf",
    "fail-structure-bytes-before-header-once.pdf",
    "fail-structure-circle-once.pdf",
    "fail-structure-entry-twice-once.pdf",
    "fail-structure-lock-says-less-once.pdf",
    "fail-structure-second-certification-once.pdf",
    "fail-structure-second-range-in-padding-once.pdf",
    "fail-structure-signature-removed-once.pdf",
    "fail-structure-two-fields-one-signature-once.pdf",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args_os().skip(1);
    let folder = PathBuf::from(words.next().ok_or("which folder?")?);
    let all = words.next().is_some_and(|word| word == "all");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("root.pem"), desk().root.pem())?;
    std::fs::write(folder.join("pass-once.pdf"), once())?;
    for (name, twin) in [
        ("covered", covered()),
        ("described", described()),
        ("stored", stored(once())),
        ("annotatable", annotatable()),
        ("streams", on_streams()),
    ] {
        std::fs::write(folder.join(format!("pass-{name}.pdf")), twin)?;
    }
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
