//! Indirect objects and the streams in them (ISO 32000-2, 7.3.8 and 7.3.10).
//!
//! Reads the object that stands at an offset and demands that it is the one expected.
//! Not here: how an offset is found.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::syntax::{Entry, Syntax, SyntaxFault};

/// An indirect object with the places of its entries, if it is a dictionary.
#[derive(Debug, Clone)]
pub struct Indirect {
    /// Number and generation as written before `obj`.
    pub id: ObjectId,
    /// The object.
    pub object: Object,
    /// Entries of the outermost dictionary in order, with the places of their values.
    pub entries: Vec<Entry>,
    /// Offset after `endobj`.
    pub end: usize,
}

/// Finds the length of a stream that is an object of its own.
pub trait ObjectReader {
    /// The whole number that object `id` holds.
    fn length(&self, id: ObjectId) -> Option<usize>;
}

/// For places where every length must be written in the stream itself.
pub struct DirectLengths;

impl ObjectReader for DirectLengths {
    fn length(&self, _: ObjectId) -> Option<usize> {
        None
    }
}

/// Reads the indirect object at `at`.
pub fn indirect(bytes: &[u8], at: usize, lengths: &dyn ObjectReader) -> Result<Indirect, SyntaxFault> {
    // More white space before the number than the line end from which some writers count would leave room for bytes
    // that no reader looks at.
    let at = if bytes.get(at) == Some(&b'\n') { at + 1 } else { at };
    let mut syntax = Syntax::new(bytes, at);
    if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
        return syntax.fault("an object is missing");
    }
    let number = syntax.unsigned()?;
    let generation = syntax.unsigned()?;
    let (Ok(number), Ok(generation)) = (u32::try_from(number), u16::try_from(generation)) else {
        return syntax.fault("an object number is too high");
    };
    syntax.keyword(b"obj")?;
    // To some readers a comment here is an object that is not there.
    if bytes[at..syntax.at].contains(&b'%') {
        return syntax.fault("a comment stands before an object");
    }
    syntax.skip_space();
    let mut entries = Vec::new();
    let mut object = if bytes[syntax.at..].starts_with(b"<<") {
        entries = syntax.entries()?;
        let pairs = entries.iter().map(|entry| (entry.key.clone(), entry.value.clone()));
        Object::Dictionary(pairs.collect::<Dictionary>())
    } else {
        syntax.object()?
    };
    syntax.skip_space();
    if let Object::Dictionary(dictionary) = &object
        && syntax.take(b"stream")
    {
        object = Object::Stream(stream(bytes, &mut syntax, dictionary.clone(), lengths)?);
    }
    syntax.keyword(b"endobj")?;
    Ok(Indirect { id: (number, generation), object, entries, end: syntax.at })
}

/// Reads an object that stands alone, as between `obj` and `endobj`; a stream states its own length.
pub fn body(bytes: &[u8]) -> Result<Object, SyntaxFault> {
    let framed = [b"1 0 obj\n", bytes, b"\nendobj"].concat();
    let found = indirect(&framed, 0, &DirectLengths)?;
    let is_all = found.end == framed.len();
    if is_all { Ok(found.object) } else { Err(SyntaxFault { at: found.end, what: "an object is followed by more" }) }
}

fn stream(
    bytes: &[u8],
    syntax: &mut Syntax<'_>,
    dict: Dictionary,
    lengths: &dyn ObjectReader,
) -> Result<Stream, SyntaxFault> {
    // The keyword is followed by CR LF or LF, never by CR alone (7.3.8.1).
    if !syntax.take(b"\r\n") && !syntax.take(b"\n") {
        return syntax.fault("no line end follows the keyword stream");
    }
    let length = match dict.get(b"Length") {
        Ok(Object::Integer(length)) => usize::try_from(*length).ok(),
        Ok(Object::Reference(id)) => lengths.length(*id),
        _ => None,
    };
    let Some(content) = length.and_then(|length| bytes.get(syntax.at..syntax.at.checked_add(length)?)) else {
        return syntax.fault("a stream has no usable length");
    };
    syntax.at += content.len();
    let _ = syntax.take(b"\r\n") || syntax.take(b"\n") || syntax.take(b"\r");
    syntax.keyword(b"endstream")?;
    Ok(Stream { dict, content: content.to_vec(), allows_compression: false, start_position: None })
}
