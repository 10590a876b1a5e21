//! A document time-stamp (ISO 32000-2, 12.8.5): a signature field of nobody, over everything before it.

use super::outside::Outside;
use crate::facts::{ContainerFacts, Form, container};
use crate::form::fields;
use crate::sign::{SignError, Update, Verbatim, add_field, seal};
use crate::time_stamp::{Query, StampFault};

/// A first time-stamp over nothing in particular: who stamps, and how large its containers are.
pub struct Trial {
    /// The container.
    pub container: Option<ContainerFacts>,
    size: usize,
}

impl Trial {
    /// Room for a time-stamp: another serial number or time may take some bytes more.
    pub fn room(&self) -> usize {
        self.size + 512
    }
}

/// Room for the second to fourth number of the byte range.
const RANGE_BYTES: usize = 33;

/// Asks for a time-stamp over a few bytes.
///
/// # Errors
/// [`StampFault`].
pub fn trial(outside: &dyn Outside) -> Result<Trial, StampFault> {
    let over = b"Who stamps here?";
    let token = ask(outside, over)?;
    let (container, _) = container(&token, Form::TimeStamp, &[over]);
    Ok(Trial { container, size: token.len() })
}

/// A time-stamp over some bytes.
///
/// # Errors
/// [`StampFault`].
pub fn ask(outside: &dyn Outside, over: &[u8]) -> Result<Vec<u8>, StampFault> {
    let query = Query::over(over);
    query.token(&outside.stamp(query.der())?)
}

/// Closes an update with a time-stamp over the whole file.
///
/// # Errors
/// [`SignError::Stamp`] when the authority does not stamp.
pub fn close(mut update: Update<'_>, trial: &Trial, outside: &dyn Outside) -> Result<Vec<u8>, SignError> {
    let id = update.reserve();
    let all = fields(update.base)?;
    let taken = |name: &String| all.iter().any(|field| field.name == *name);
    let name = (1..).map(|number| format!("TimeStamp{number}")).find(|name| !taken(name)).unwrap_or_default();
    add_field(&mut update, &all, &name, id)?;
    let mut body = b"<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/ByteRange [0 ".to_vec();
    let range = body.len()..body.len() + RANGE_BYTES;
    body.resize(range.end, b' ');
    body.extend_from_slice(b"]/Contents <");
    let contents = body.len()..body.len() + 2 * trial.room().next_multiple_of(1 << 10);
    body.resize(contents.end, b'0');
    body.extend_from_slice(b">>>");
    let body = Verbatim { body, marks: vec![range, contents] };
    let finished = update.finish(Some((id, &body))).map_err(|_| SignError::TooLarge { bytes: usize::MAX })?;
    seal(finished, |bytes| ask(outside, bytes).map_err(SignError::Stamp))
}
