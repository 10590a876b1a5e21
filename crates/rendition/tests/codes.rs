//! The reference as a code: a vector shape with a text in its place, which other people's readers read on every page.

use std::process::Command;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use rendition::{Reading, RenditionError, Sheet, render};
use words::Lang;

use crate::sheets::{hall, leave};

fn both() -> Reading {
    Reading::both(Lang::ZhHantHk)
}

/// What zbar reads in the picture of a page; none where it or poppler is not installed.
fn read(pdf: &[u8], page: usize) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("page.pdf"), pdf).unwrap();
    let number = page.to_string();
    let ask = |tool: &str, arguments: &[&str]| match Command::new(tool).args(arguments).output() {
        Ok(answer) => Some(String::from_utf8_lossy(&answer.stdout).trim().to_owned()),
        Err(_) => {
            eprintln!("{tool} is not installed; passed over");
            None
        }
    };
    let drawn = ["-png", "-r", "150", "-f", &number, "-l", &number, "-singlefile"];
    ask("pdftoppm", &[&drawn[..], &[&path("page.pdf"), &path("page")]].concat())?;
    ask("zbarimg", &["--raw", "--quiet", &path("page.png")])
}

#[test]
fn every_page_says_its_reference_to_a_scanner() {
    for sheet in [leave(), hall(60), Sheet { reference: "HDSD ACC/2-3/4 (12)".to_owned(), ..leave() }] {
        let made = render(&sheet, both()).unwrap();
        for page in 1..=made.pages {
            let Some(said) = read(&made.bytes, page) else { return };
            assert_eq!(said, sheet.reference, "page {page}");
        }
    }
}

/// The figures of the structure, by their alternative texts.
fn figures(document: &Document) -> Vec<&Dictionary> {
    let elements = document.objects.values().filter_map(|object| object.as_dict().ok());
    elements.filter(|one| one.get(b"S").and_then(Object::as_name).is_ok_and(|role| role == b"Figure")).collect()
}

/// Filled rectangles of each page.
fn shapes(document: &Document) -> Vec<usize> {
    let pages = document.page_iter().map(|page| document.get_page_content(page));
    let count = |content: Vec<u8>| {
        let operations = Content::decode(&content).unwrap().operations;
        operations.iter().filter(|one| one.operator == "re").count()
    };
    pages.map(count).collect()
}

#[test]
fn the_code_is_a_shape_with_a_text_in_its_place_once() {
    for (lang, said) in [(Lang::En, "QR code of the reference"), (Lang::ZhHantHk, "二維碼")] {
        let sheet = hall(60);
        let made = render(&sheet, Reading::both(lang)).unwrap();
        let document = Document::load_mem(&made.bytes).unwrap();
        let figures = figures(&document);
        let [figure] = figures.as_slice() else { panic!("{figures:?}") };
        let alternative = lopdf::decode_text_string(figure.get(b"Alt").unwrap()).unwrap();
        assert!(alternative.contains(said) && alternative.contains(&sheet.reference), "{alternative}");
        assert!(figure.get(b"A").unwrap().as_dict().unwrap().has(b"BBox"));
        let without = render(&Sheet { reference: String::new(), ..sheet }, Reading::both(lang)).unwrap();
        let without = Document::load_mem(&without.bytes).unwrap();
        let more = shapes(&document).into_iter().zip(shapes(&without)).map(|(with, without)| with - without);
        assert!(more.clone().all(|runs| runs > 150), "{:?}", more.collect::<Vec<_>>());
        assert!(!made.bytes.windows(6).any(|bytes| bytes == b"/Image"));
    }
}

#[test]
fn a_paper_without_a_reference_has_no_code_and_one_that_is_too_long_is_refused() {
    let made = render(&Sheet { reference: String::new(), ..leave() }, both()).unwrap();
    assert!(figures(&Document::load_mem(&made.bytes).unwrap()).is_empty());
    let refused = render(&Sheet { reference: "甲".repeat(40), ..leave() }, both()).unwrap_err();
    assert!(matches!(refused, RenditionError::ReferenceTooLong { .. }), "{refused:?}");
    for lang in Lang::ALL {
        assert!(words::say(lang, &refused.message()).unwrap().contains("106"));
    }
}
