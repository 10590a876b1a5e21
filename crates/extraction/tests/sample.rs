//! Small PDFs made for a test.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A document of one page with this content and these fonts.
pub fn page(content: &str, fonts: Dictionary) -> Vec<u8> {
    let (mut document, _) = document(content.as_bytes().to_vec(), dictionary! { "Font" => fonts });
    saved(&mut document)
}

pub fn saved(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

pub fn document(content: Vec<u8>, resources: Dictionary) -> (Document, ObjectId) {
    let mut document = Document::with_version("1.7");
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Contents" => content,
        "Resources" => resources,
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    (document, page)
}

pub fn helvetica() -> Dictionary {
    dictionary! { "F1" => dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" } }
}

/// An Identity-H font that does not say what its codes mean.
pub fn silent_font() -> Dictionary {
    dictionary! { "F1" => dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Nameless", "Encoding" => "Identity-H",
    } }
}

/// A stream that unfolds to `size` bytes.
pub fn bomb(size: usize) -> Vec<u8> {
    let mut stream = Stream::new(Dictionary::new(), vec![b' '; size]);
    stream.compress().unwrap();
    let (mut document, page) = document(Vec::new(), Dictionary::new());
    let content = document.add_object(stream);
    document.get_dictionary_mut(page).unwrap().set("Contents", content);
    saved(&mut document)
}

/// Two forms, each drawing the other.
pub fn forms_in_a_circle() -> Vec<u8> {
    let (mut document, page) = document(b"/A Do".to_vec(), Dictionary::new());
    let (one, two) = (document.new_object_id(), document.new_object_id());
    for (own, other) in [(one, two), (two, one)] {
        let operations = vec![Operation::new("Do", vec!["A".into()])];
        let entries = dictionary! {
            "Type" => "XObject", "Subtype" => "Form",
            "Resources" => dictionary! { "XObject" => dictionary! { "A" => other } },
        };
        let content = Content { operations }.encode().unwrap();
        document.objects.insert(own, Object::Stream(Stream::new(entries, content)));
    }
    let resources = dictionary! { "XObject" => dictionary! { "A" => one } };
    document.get_dictionary_mut(page).unwrap().set("Resources", resources);
    saved(&mut document)
}
