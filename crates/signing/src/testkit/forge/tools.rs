//! What a forger needs: finding objects, rewriting them, appending them, replacing bytes.

use lopdf::{Object, Writer};

use crate::form::fields;
use crate::limits::Limits;
use crate::pdf::{File, Snapshot, dictionary};
use crate::reason::Reason;

/// A forged file and the reason for which it must be refused.
#[derive(Debug, Clone)]
pub struct Forgery {
    /// Which paper it was made from.
    pub base: &'static str,
    /// The reason that a judge must give, among others.
    pub reason: Reason,
    /// What was done, in kebab case.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Forgery {
    /// A forgery.
    pub fn new(reason: Reason, name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { base: "", reason, name: name.into(), bytes }
    }

    /// The name of a sample file: the verdict, the reason, and what was done.
    pub fn file_name(&self) -> String {
        format!("fail-{}-{}-{}.pdf", self.reason.code(), self.name, self.base)
    }
}

/// A signed paper with the numbers of its parts.
pub struct Target<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Number of the catalog.
    pub catalog: u32,
    /// Number of the first page.
    pub page: u32,
    /// Number of its content stream.
    pub content: u32,
    /// Number of the font of the page.
    pub font: u32,
    /// Number of the newest signature dictionary.
    pub signature: u32,
    /// Qualified name and number of the field that it is in.
    pub signed_field: (String, u32),
    /// Highest number in use, plus one.
    pub next: u32,
    /// Offset of the newest cross-reference section.
    pub section_at: usize,
}

impl<'a> Target<'a> {
    /// Looks at a signed paper.
    pub fn of(bytes: &'a [u8]) -> Self {
        let file = File::open(bytes, &Limits::default()).expect("a paper of ours");
        let all = fields(&Snapshot::newest(&file)).expect("fields");
        let number = |object: &Object| object.as_reference().expect("a reference").0;
        let newest = all.iter().filter(|field| field.value.as_reference().is_ok());
        let newest = newest.max_by_key(|field| number(&field.value)).expect("a signed field");
        let (signature, signed_field) = (number(&newest.value), (newest.name.clone(), newest.id.0));
        Self { signature, signed_field, ..Self::of_unsigned(bytes) }
    }

    /// Looks at a paper that nobody has signed.
    pub fn of_unsigned(bytes: &'a [u8]) -> Self {
        let file = File::open(bytes, &Limits::default()).expect("a paper of ours");
        let snapshot = Snapshot::newest(&file);
        let pages = crate::form::PageTree::read(&snapshot).expect("pages").pages;
        let page = snapshot.get(pages[0]).expect("a page").expect("a page");
        let entries = dictionary(&page.object).expect("a dictionary");
        let number = |object: &Object| object.as_reference().expect("a reference").0;
        let fonts = entries.get(b"Resources").and_then(Object::as_dict).and_then(|all| all.get(b"Font"));
        let font = fonts.and_then(Object::as_dict).and_then(|all| all.get(b"F1")).expect("a font");
        Self {
            bytes,
            catalog: file.revisions[file.newest()].root().expect("a catalog").0,
            page: pages[0].0,
            content: number(entries.get(b"Contents").expect("content")),
            font: number(font),
            signature: 0,
            signed_field: (String::new(), 0),
            next: snapshot.next_number(),
            section_at: file.revisions[file.newest()].section_at,
        }
    }

    /// Number of a field by its qualified name.
    pub fn field(&self, name: &str) -> u32 {
        let file = File::open(self.bytes, &Limits::default()).expect("a paper of ours");
        let all = fields(&Snapshot::newest(&file)).expect("fields");
        all.iter().find(|field| field.name == name).expect("the field").id.0
    }

    /// The body of an object as it is written, streams as their dictionary alone.
    pub fn body(&self, number: u32) -> String {
        let file = File::open(self.bytes, &Limits::default()).expect("a paper of ours");
        let found = Snapshot::newest(&file).number(number).expect("an object").expect("an object");
        let mut bytes = Vec::new();
        Writer::write_object(&mut bytes, &found.object).expect("a body");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// What the content stream of the first page draws.
    pub fn ink(&self) -> Vec<u8> {
        let file = File::open(self.bytes, &Limits::default()).expect("a paper of ours");
        let found = Snapshot::newest(&file).number(self.content).expect("an object").expect("an object");
        let Object::Stream(stream) = &found.object else { panic!("the content is no stream") };
        stream.get_plain_content().expect("content")
    }

    /// A correct update that writes these objects.
    pub fn update(&self, objects: &[(u32, String)]) -> Vec<u8> {
        self.update_with(objects, self.catalog, "")
    }

    /// A correct update with another catalog or further entries in the trailer.
    pub fn update_with(&self, objects: &[(u32, String)], root: u32, trailer: &str) -> Vec<u8> {
        let mut bytes = self.bytes.to_vec();
        let offsets = write(&mut bytes, objects);
        close(&mut bytes, &offsets, self.next.max(highest(objects) + 1), root, self.section_at, trailer);
        bytes
    }
}

fn highest(objects: &[(u32, String)]) -> u32 {
    objects.iter().map(|(number, _)| *number).max().unwrap_or(0)
}

/// Appends objects and gives their places.
pub fn write(bytes: &mut Vec<u8>, objects: &[(u32, String)]) -> Vec<(u32, usize)> {
    let mut offsets = Vec::new();
    for (number, body) in objects {
        offsets.push((*number, bytes.len()));
        bytes.extend_from_slice(format!("{number} 0 obj\n{body}\nendobj\n").as_bytes());
    }
    offsets
}

/// Appends a table, a trailer and an end of file.
pub fn close(bytes: &mut Vec<u8>, offsets: &[(u32, usize)], size: u32, root: u32, previous: usize, trailer: &str) {
    let at = bytes.len();
    bytes.extend_from_slice(b"xref\n");
    for (number, offset) in offsets {
        bytes.extend_from_slice(format!("{number} 1\n{offset:010} 00000 n\r\n").as_bytes());
    }
    bytes.extend_from_slice(
        format!(
            "trailer\n<</Size {size}/Root {root} 0 R/Info {} 0 R/ID[(0123456789abcdef)(0123456789abcdef)]\
             /Prev {previous}{trailer}>>\nstartxref\n{at}\n%%EOF\n",
            root + 1
        )
        .as_bytes(),
    );
}

/// A content stream.
pub fn stream(content: &str) -> String {
    format!("<</Length {}>>stream\n{content}\nendstream", content.len())
}

/// Replaces the last occurrence of `from` by `to`, filled up with spaces to the same length.
pub fn replaced(bytes: &[u8], from: &[u8], to: &str) -> Vec<u8> {
    assert!(to.len() <= from.len(), "a forgery in place must not move bytes: {to}");
    let at = bytes.windows(from.len()).rposition(|window| window == from).expect("the bytes to replace");
    let mut forged = bytes.to_vec();
    forged[at..at + from.len()].fill(b' ');
    forged[at..at + to.len()].copy_from_slice(to.as_bytes());
    forged
}

/// The last occurrence of an entry with its value up to a closing sign.
pub fn entry<'b>(bytes: &'b [u8], key: &str, close: u8) -> &'b [u8] {
    let at = bytes.windows(key.len()).rposition(|window| window == key.as_bytes()).expect("the entry");
    let length = bytes[at..].iter().position(|byte| *byte == close).expect("its end");
    &bytes[at..=at + length]
}

/// The three numbers of the newest byte range behind its zero: before, after, length.
pub fn range(bytes: &[u8]) -> [usize; 3] {
    let text = String::from_utf8_lossy(entry(bytes, "/ByteRange", b']')).into_owned();
    let numbers: Vec<usize> =
        text.split(|sign: char| !sign.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    [numbers[1], numbers[2], numbers[3]]
}

/// The first object stream of a paper, uncompressed, with one text in it replaced by another of the same length.
pub fn object_stream(bytes: &[u8], from: &str, to: &str) -> (u32, String) {
    let file = File::open(bytes, &Limits::default()).expect("a paper of ours");
    let snapshot = Snapshot::newest(&file);
    for number in snapshot.numbers() {
        let Some(found) = snapshot.number(number).expect("an object") else { continue };
        let Object::Stream(stream) = &found.object else { continue };
        if crate::pdf::name(&stream.dict, "Type") != Some("ObjStm") {
            continue;
        }
        let mut plain = stream.clone();
        let content = plain.get_plain_content().expect("a stream");
        let content = String::from_utf8(content).expect("ASCII").replace(from, to);
        plain.set_plain_content(content.into_bytes());
        let mut body = Vec::new();
        Writer::write_object(&mut body, &Object::Stream(plain)).expect("a body");
        return (number, String::from_utf8(body).expect("ASCII"));
    }
    panic!("the paper has no object stream")
}
