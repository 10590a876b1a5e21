//! Closing an update over itself: the byte range is written, what lies in it goes to whoever answers for it, and the
//! container that comes back is put between the signs that enclose it.

use super::error::SignError;
use super::update::Finished;

/// Closes an update whose last object has an open byte range (mark 0) and open contents (mark 1).
///
/// # Errors
/// What `contain` says, or that its container is larger than the room kept for it.
pub fn seal(
    finished: Finished,
    contain: impl FnOnce(&[u8]) -> Result<Vec<u8>, SignError>,
) -> Result<Vec<u8>, SignError> {
    let Finished { mut bytes, marks } = finished;
    let [range, contents] = marks.as_slice() else { return Err(SignError::NoCertificate) };
    // The gap takes in the signs that enclose the string.
    let (before, after) = (contents.start - 1, contents.end + 1);
    let numbers = format!("{before} {after} {}", bytes.len() - after);
    bytes[range.start..range.start + numbers.len()].copy_from_slice(numbers.as_bytes());
    let container = contain(&[&bytes[..before], &bytes[after..]].concat())?;
    if 2 * container.len() > contents.len() {
        return Err(SignError::TooLarge { bytes: container.len() });
    }
    let digits = hex::encode(&container);
    bytes[contents.start..contents.start + digits.len()].copy_from_slice(digits.as_bytes());
    Ok(bytes)
}
