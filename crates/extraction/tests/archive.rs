//! Archives made for a test entry by entry, honest ones and others.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// An archive that is being made.
#[derive(Default)]
pub struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    many: u16,
}

impl Archive {
    pub fn new() -> Self {
        Self::default()
    }

    /// With a folded entry.
    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let size = content.as_ref().len();
        self.saying(name, content.as_ref(), size, 0)
    }

    /// With a folded entry that is said to have this size and these flags.
    pub fn saying(mut self, name: &str, content: &[u8], size: usize, flags: u16) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        let folded = encoder.finish().unwrap();
        let mut sum = flate2::Crc::new();
        sum.update(content);
        let header = u32::try_from(self.bytes.len()).unwrap();
        let length = |size: usize| u32::try_from(size).unwrap().to_le_bytes();
        let name_length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let both = [
            &flags.to_le_bytes()[..],
            &8_u16.to_le_bytes(),
            &[0; 4],
            &sum.sum().to_le_bytes(),
            &length(folded.len()),
            &length(size),
            &name_length,
            &[0, 0],
        ]
        .concat();
        self.bytes.extend([&b"PK\x03\x04\x14\0"[..], &both, name.as_bytes(), &folded].concat());
        self.directory.extend([&b"PK\x01\x02\x14\0\x14\0"[..], &both, &[0; 10], &header.to_le_bytes()].concat());
        self.directory.extend(name.as_bytes());
        self.many += 1;
        self
    }

    pub fn finish(self) -> Vec<u8> {
        let (start, size) = (self.bytes.len(), self.directory.len());
        let many = self.many.to_le_bytes();
        let end = [
            &b"PK\x05\x06\0\0\0\0"[..],
            &many,
            &many,
            &u32::try_from(size).unwrap().to_le_bytes(),
            &u32::try_from(start).unwrap().to_le_bytes(),
            &[0, 0],
        ];
        [self.bytes, self.directory, end.concat()].concat()
    }
}

/// A Word document with this body and these entries besides.
pub fn docx(body: &str, relations: &str) -> Archive {
    let of = |inside: &str| format!("<Relationships>{inside}</Relationships>");
    let main = r#"<Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/>"#;
    Archive::new()
        .with("[Content_Types].xml", "<Types/>")
        .with("_rels/.rels", of(main))
        .with("word/_rels/document.xml.rels", of(relations))
        .with("word/document.xml", format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"))
}

/// A paragraph of a Word document.
pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}
