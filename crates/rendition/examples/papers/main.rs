//! The papers of keeping for judges from outside: `papers FOLDER KEY.p12…` (passphrase in `PAPERS_PASSPHRASE`).
//!
//! Writes each paper in both languages as `NAME-LANGUAGE-unsigned.pdf`, and with its places signed by the keys in turn as
//! `…-once.pdf` and `…-all.pdf`.

#![allow(clippy::unwrap_used, reason = "an example may stop where it stands")]

mod samples;

use std::path::Path;

use jiff::Timestamp;
use rendition::{Appearance, Reading, SealWords, Sheet, render, stage_fill};
use signing::key::Pkcs12Signer;
use signing::{Filling, Place, SignRequest, sign};
use words::{Lang, Text};

type Done<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Done<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("a folder is wanted")?;
    let passphrase = std::env::var("PAPERS_PASSPHRASE")?;
    let open = |path: String| -> Done<Pkcs12Signer> { Ok(Pkcs12Signer::open(&std::fs::read(path)?, &passphrase)?) };
    let keys = arguments.map(open).collect::<Done<Vec<_>>>()?;
    for (name, sheet) in samples::all() {
        for lang in Lang::ALL {
            write(Path::new(&folder), &format!("{name}-{lang}"), &sheet, Reading::both(lang), &keys)?;
        }
    }
    Ok(())
}

fn write(folder: &Path, name: &str, sheet: &Sheet, reading: Reading, keys: &[Pkcs12Signer]) -> Done<()> {
    let put = |state: &str, pdf: &[u8]| std::fs::write(folder.join(format!("{name}-{state}.pdf")), pdf);
    let mut pdf = render(sheet, reading)?.bytes;
    put("unsigned", &pdf)?;
    for (number, (stage, key)) in sheet.stages.iter().zip(keys).enumerate() {
        pdf = signed(&pdf, &stage.id, number == 0, key, reading)?;
        if number == 0 {
            put("once", &pdf)?;
        }
    }
    if sheet.stages.is_empty() { Ok(()) } else { Ok(put("all", &pdf)?) }
}

fn signed(pdf: &[u8], stage: &str, is_first: bool, key: &Pkcs12Signer, reading: Reading) -> Done<Vec<u8>> {
    let at = Timestamp::now();
    let seal = SealWords {
        name: Text::new("CHAN Tai-man", "陳大文"),
        post: Text::new("EO(Records)1", "檔案主任"),
        at,
        reason: Text::default(),
    };
    let statement = (!is_first).then_some("{}");
    let fill = stage_fill(pdf, stage, statement, &[], Some(&seal), reading)?;
    let (field, seal) = fill.signature.ok_or("no place for a signature")?;
    let picture = |appearance: Appearance| signing::Appearance::new(appearance.objects);
    let data = fill.data.into_iter().map(|(field, value)| Filling { field, value, appearance: None });
    let request = SignRequest {
        certifies: is_first,
        appearance: Some(picture(seal)),
        fill: data.collect(),
        ..SignRequest::new(Place::Prepared(field), "CHAN Tai-man", at)
    };
    Ok(sign(pdf, key, &request)?)
}
