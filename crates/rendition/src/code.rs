//! The reference of a paper as a QR code (ISO/IEC 18004): a page that was printed, or came loose, leads back to what it
//! belongs to by a scanner. Vector shapes, drawn by `draw`; where it stands is the layout's business.
//!
//! What it says is what is printed beside it: the identifier of the form's instance. The number of the record is given
//! when the paper is filed, after it was signed; the record keeps the instance, so the one leads to the other.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use crate::RenditionError;

/// The largest version: on [`SIDE`] points its modules are a quarter of a millimetre wide. It holds 106 bytes.
const LARGEST: u8 = 6;
/// Length of a side in points, without the quiet zone; 10 mm. The identifier of an instance has modules of 0.35 mm.
pub const SIDE: f32 = 29.0;

/// A QR code: dark and light modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Modules on a side.
    pub modules: usize,
    /// Dark runs: row, first module, number of modules.
    pub runs: Vec<(usize, usize, usize)>,
}

impl Code {
    /// The code that says `text`; a seventh of it may be soiled.
    ///
    /// # Errors
    /// [`RenditionError::ReferenceTooLong`] where its modules would be too fine to be printed.
    pub fn of(text: &str) -> Result<Self, RenditionError> {
        let segments = QrSegment::make_segments(text);
        let drawn = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Medium,
            Version::MIN,
            Version::new(LARGEST),
            None::<Mask>,
            true,
        );
        let drawn = drawn.map_err(|_| RenditionError::ReferenceTooLong { reference: text.to_owned() })?;
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (row, y) in (0..drawn.size()).enumerate() {
            for (column, _) in (0..drawn.size()).enumerate().filter(|(_, x)| drawn.get_module(*x, y)) {
                match runs.last_mut().filter(|(last, start, length)| *last == row && start + length == column) {
                    Some((_, _, length)) => *length += 1,
                    None => runs.push((row, column, 1)),
                }
            }
        }
        Ok(Self { modules: usize::try_from(drawn.size()).unwrap_or(1).max(1), runs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instance_takes_a_code_of_twenty_nine_modules_with_its_three_eyes() {
        let code = Code::of("0193f2a4-5c1e-7a90-8d21-4be0c7f1a2d3").unwrap();
        assert_eq!(code.modules, 29);
        // The upper edges of the two upper eyes, and that of the lower one.
        for eye in [(0, 0, 7), (0, 22, 7), (22, 0, 7)] {
            assert!(code.runs.contains(&eye), "{eye:?}");
        }
        assert_eq!(code, Code::of("0193f2a4-5c1e-7a90-8d21-4be0c7f1a2d3").unwrap());
        assert_ne!(code, Code::of("0193f2a4-5c1e-7a90-8d21-4be0c7f1a2d4").unwrap());
    }

    #[test]
    fn what_would_be_too_fine_to_print_is_refused() {
        assert!(Code::of(&"x".repeat(106)).is_ok());
        assert!(matches!(Code::of(&"x".repeat(107)), Err(RenditionError::ReferenceTooLong { .. })));
    }
}
