//! What a PDF carries besides its pages: files, and a form that only another program shows.

use extraction::{Extractor, Format};
use lopdf::{Dictionary, Document, Object, Stream, dictionary, text_string};

use crate::archive::{docx, paragraph};
use crate::asked::{codes, names, part, read};
use crate::sample::{document, helvetica, saved};

fn page(text: &str) -> (Document, lopdf::ObjectId) {
    let content = format!("BT /F1 10 Tf 50 700 Td ({text}) Tj ET");
    document(content.into_bytes(), dictionary! { "Font" => helvetica() })
}

fn file(document: &mut Document, name: &str, content: &[u8]) -> Object {
    let stream = document.add_object(Stream::new(Dictionary::new(), content.to_vec()));
    let specification = dictionary! {
        "Type" => "Filespec", "F" => text_string("old.bin"), "UF" => text_string(name),
        "EF" => dictionary! { "F" => stream },
    };
    document.add_object(specification).into()
}

#[test]
fn the_files_of_a_portfolio_are_read() {
    let (mut portfolio, page) = page("cover sheet");
    let word = docx(&paragraph("會議記錄 𨋢"), "").finish();
    let first = file(&mut portfolio, "會議記錄.docx", &word);
    let locked = file(&mut portfolio, "locked.xlsx", include_bytes!("fixtures/fail-locked.xlsx"));
    let pinned = file(&mut portfolio, "note.txt", "圖釘 pinned".as_bytes());
    let names_of = vec![text_string("1"), first, text_string("2"), locked];
    let tree = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names_of } };
    portfolio.catalog_mut().unwrap().set("Names", tree);
    portfolio.catalog_mut().unwrap().set("Collection", dictionary! { "View" => "D" });
    let pin = dictionary! { "Type" => "Annot", "Subtype" => "FileAttachment", "FS" => pinned };
    let pin = portfolio.add_object(pin);
    portfolio.get_dictionary_mut(page).unwrap().set("Annots", vec![pin.into()]);
    let answer = read(&saved(&mut portfolio));
    assert_eq!((answer.format, answer.pages[0].text.as_str()), (Format::Pdf, "cover sheet"));
    assert_eq!(part(&answer, "file:會議記錄.docx"), "會議記錄 𨋢");
    assert_eq!(part(&answer, "file:note.txt"), "圖釘 pinned");
    assert_eq!(names(&answer, "extraction-child-encrypted"), "locked.xlsx");
}

/// A dynamic form with this data set, in packets or in one piece.
fn dynamic(data: &str, in_one: bool) -> Vec<u8> {
    let (mut form, _) = page("Please wait... If this message is not eventually replaced");
    let datasets = format!("<xfa:datasets xmlns:xfa='x'><xfa:data>{data}</xfa:data></xfa:datasets>");
    let config =
        "<config><present><pdf><acrobat7><dynamicRender>required</dynamicRender></acrobat7></pdf></present></config>";
    let template = "<template><subform><caption>not an answer</caption></subform></template>";
    let mut packet =
        |text: String| -> Object { form.add_object(Stream::new(Dictionary::new(), text.into_bytes())).into() };
    let packets = if in_one {
        packet(format!("<xdp:xdp xmlns:xdp='x'>{config}{template}{datasets}</xdp:xdp>"))
    } else {
        let (config, template, datasets) = (packet(config.into()), packet(template.into()), packet(datasets));
        let named = [("config", config), ("template", template), ("datasets", datasets)];
        named.into_iter().flat_map(|(name, packet)| [text_string(name), packet]).collect::<Vec<_>>().into()
    };
    let fields: Vec<Object> = Vec::new();
    form.catalog_mut().unwrap().set("AcroForm", dictionary! { "Fields" => fields, "XFA" => packets });
    saved(&mut form)
}

#[test]
fn of_a_dynamic_form_the_answers_are_read_and_never_its_notice() {
    for in_one in [true, false] {
        let form =
            read(&dynamic("<form1><name>陳大文</name><where><floor>𨋢 12</floor></where><empty/></form1>", in_one));
        assert!(form.readable && !form.text.contains("Please wait") && !form.text.contains("not an answer"));
        assert_eq!(part(&form, "field:form1.name"), "陳大文");
        assert_eq!(part(&form, "field:form1.where.floor"), "𨋢 12");
        assert_eq!(codes(&form), ["extraction-xfa-answers-only"]);
        let empty = read(&dynamic("<form1><name/></form1>", in_one));
        assert_eq!((empty.readable, empty.text.as_str()), (false, ""));
        assert_eq!(codes(&empty), ["extraction-xfa-unread"]);
    }
}

#[test]
fn the_limited_process_reads_every_kind() {
    let child = Extractor::new(env!("CARGO_BIN_EXE_muniment-extract"), [] as [&str; 0]);
    for (name, bytes) in crate::damage::kept() {
        let mut answer = child.extract(bytes.clone()).unwrap();
        answer.metadata.remove("confinement");
        assert_eq!(answer, read(bytes), "{name}");
        assert!(answer.readable || name.starts_with("fail-"), "{name}");
    }
}

#[test]
fn greedy_files_do_not_cost_the_process_its_memory() {
    let child = Extractor::new(env!("CARGO_BIN_EXE_muniment-extract"), [] as [&str; 0]);
    // As much text as one entry may unfold to, and no bomb by its ratio.
    let filler: String = (0..1_500_000_u32).map(|at| format!("{:08x} ", at.wrapping_mul(2_654_435_761))).collect();
    let answer = child.extract(docx(&paragraph(&filler), "").finish()).unwrap();
    assert_eq!(codes(&answer), ["extraction-cut"]);
    // Many cells that all mean the same long text.
    let text = "長".repeat(30_000);
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(40_000);
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"/>"#)
    };
    let book = crate::archive::Archive::new()
        .with("_rels/.rels", format!("<r>{}</r>", relation("r1", "officeDocument", "xl/book.xml")))
        .with(
            "xl/_rels/book.xml.rels",
            format!("<r>{}{}</r>", relation("r1", "worksheet", "s.xml"), relation("r2", "sharedStrings", "t.xml")),
        )
        .with("xl/book.xml", r#"<workbook><sheets><sheet name="表" r:id="r1"/></sheets></workbook>"#)
        .with("xl/t.xml", format!("<sst><si><t>{text}</t></si></sst>"))
        .with("xl/s.xml", format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>"));
    let answer = child.extract(book.finish()).unwrap();
    assert_eq!((answer.format, codes(&answer)), (Format::Xlsx, vec!["extraction-cut"]));
}

#[test]
fn large_files_are_read_within_the_memory_of_the_process() {
    let child = Extractor::new(env!("CARGO_BIN_EXE_muniment-extract"), [] as [&str; 0]);
    let text = child.extract("檔案".repeat(200 * (1 << 20) / 6).into_bytes()).unwrap();
    assert_eq!((text.format, codes(&text)), (Format::Text, vec!["extraction-cut"]));
    let head = "From: a\r\nTo: b\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name=a.txt\r\n\
                Content-Transfer-Encoding: base64\r\n\r\n";
    let mail = [head.as_bytes(), &b"QUFB".repeat(40 << 20)].concat();
    let mail = child.extract(mail).unwrap();
    assert_eq!((mail.format, codes(&mail)), (Format::Eml, vec!["extraction-cut"]));
}
