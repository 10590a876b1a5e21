//! Other people's readers over our files. A reader that is not installed is passed
//! over with a printed line.

use std::path::PathBuf;
use std::process::Command;

use rendition::{Reading, render};
use words::Lang;

use crate::sheets::{hall, leave};

fn written(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    kept(name, bytes);
    (folder, path)
}

/// Keeps a copy to be looked at, in the folder that MUNIMENT_KEEP_PDF names.
pub fn kept(name: &str, bytes: &[u8]) {
    if let Some(keep) = std::env::var_os("MUNIMENT_KEEP_PDF") {
        std::fs::write(PathBuf::from(keep).join(name), bytes).unwrap();
    }
}

/// What poppler reads; none where it is not installed.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    let (_folder, path) = written("text.pdf", bytes);
    ask("pdftotext", &[path.to_str().unwrap(), "-"])
}

/// The words that poppler reads, each with the left end and the top of its box in points; none where it is not installed.
pub fn words_of(bytes: &[u8]) -> Option<Vec<(f32, f32, String)>> {
    let (_folder, path) = written("words.pdf", bytes);
    let read = ask("pdftotext", &["-bbox", path.to_str().unwrap(), "-"])?;
    let place = |line: &str, key: &str| line.split_once(key)?.1.split('"').nth(1)?.parse().ok();
    let word = |line: &str| {
        let text = line.split_once('>')?.1.strip_suffix("</word>")?.to_owned();
        Some((place(line, "xMin")?, place(line, "yMin")?, text))
    };
    Some(read.lines().map(str::trim).filter(|line| line.starts_with("<word")).filter_map(word).collect())
}

/// Standard output of a tool, or none where it is not installed.
fn ask(tool: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(tool).args(arguments).output() {
        Ok(answer) => {
            assert!(answer.status.success(), "{tool}: {}", String::from_utf8_lossy(&answer.stderr));
            Some(String::from_utf8_lossy(&answer.stdout).into_owned())
        }
        Err(_) => {
            eprintln!("{tool} is not installed; passed over");
            None
        }
    }
}

#[test]
fn structure_is_clean_and_text_comes_back() {
    for lang in Lang::ALL {
        for (name, sheet) in [("leave", leave()), ("hall", hall(12)), ("hall-long", hall(60))] {
            let rendered = render(&sheet, Reading::both(lang)).unwrap();
            let (_folder, path) = written(&format!("{name}-{lang}.pdf"), &rendered.bytes);
            let path = path.to_str().unwrap();
            if let Some(said) = ask("qpdf", &["--check", path]) {
                assert!(said.contains("No syntax or stream encoding errors"), "{said}");
            }
            if let Some(read) = ask("pdftotext", &[path, "-"]) {
                assert!(read.contains('𨋢'), "{read}");
                assert!(read.contains(&sheet.title.zh) && read.contains(&sheet.title.en), "{read}");
                assert!(read.contains(&format!("Page 1 of {}", rendered.pages)), "{read}");
            }
            if let Some(fonts) = ask("pdffonts", &[path]) {
                for line in fonts.lines().skip(2) {
                    assert!(line.contains("+NotoSansHK") && line.contains("yes yes yes"), "{line}");
                }
            }
        }
    }
}

#[test]
fn every_row_of_a_long_table_is_there_once() {
    let rendered = render(&hall(60), Reading::only(Lang::En)).unwrap();
    let (_folder, path) = written("rows.pdf", &rendered.bytes);
    let Some(read) = ask("pdftotext", &["-layout", path.to_str().unwrap(), "-"]) else { return };
    for row in 1..=60 {
        let found = read.lines().filter(|line| line.trim_start().starts_with(&format!("{row} "))).count();
        assert_eq!(found, 1, "row {row}");
    }
    assert!(read.matches("Fee (HK$)").count() >= 3, "the head comes again");
}

/// A form whose later stage is filled in reads back with its values and its seal.
pub fn filled_form_reads_back(bytes: &[u8]) {
    let (_folder, path) = written("filled.pdf", bytes);
    let path = path.to_str().unwrap();
    if let Some(said) = ask("qpdf", &["--check", path]) {
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
    if let Some(read) = ask("pdftotext", &[path, "-"]) {
        for part in
            ["批准 Approved", "2026年12月21日", "乘𨋢者", "CHAN Tai-man", "LEE Siu-ming", "20 Nov 2026 14:03 (UTC+8)"]
        {
            assert!(read.contains(part), "{part} in {read}");
        }
    }
}
