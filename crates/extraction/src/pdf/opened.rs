//! Opening a file, and following one page of it: what texts and fields are read from alike.

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId};

use super::interpret::{Interpreter, Shown};
use crate::limits::Limits;

/// A page of which more than this share of signs is unknown is not passed on as text.
const UNRELIABLE: f64 = 0.3;

/// Why there is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unopened {
    /// A password is needed.
    Locked,
    /// It cannot be made sense of.
    Damaged,
}

/// The document, or why there is none.
pub fn open(bytes: &[u8], limits: &Limits) -> Result<Document, Unopened> {
    let options = LoadOptions { max_decompressed_size: Some(limits.stream_bytes), ..LoadOptions::default() };
    match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.is_encrypted() => Err(Unopened::Locked),
        Ok(document) => Ok(document),
        Err(Error::Decryption(_) | Error::InvalidPassword | Error::UnsupportedSecurityHandler(_)) => {
            Err(Unopened::Locked)
        }
        Err(_) => Err(Unopened::Damaged),
    }
}

/// What a page shows.
pub fn page_content<'a>(
    document: &'a Document,
    page: ObjectId,
    limits: &Limits,
    interpreter: &mut Interpreter<'a>,
) -> Shown {
    let Ok(content) = document.get_page_content_with_limit(page, limits.stream_bytes) else {
        return Shown { broken: true, ..Shown::default() };
    };
    let mut resources: Vec<&'a Dictionary> = Vec::new();
    if let Ok((direct, inherited)) = document.get_page_resources(page) {
        resources.extend(direct);
        resources.extend(inherited.iter().filter_map(|id| document.get_object(*id).and_then(Object::as_dict).ok()));
    }
    interpreter.page(&content, &resources)
}

/// Whether too many signs have no meaning.
pub fn is_unreliable(shown: &Shown) -> bool {
    // Counts of signs are far below what a float holds exactly.
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more")]
    let share = shown.unknown as f64 / shown.signs.max(1) as f64;
    shown.signs > 0 && share > UNRELIABLE
}
