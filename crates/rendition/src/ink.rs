//! The measures and colours of the printed page: A4, ink on paper, one red seal.
//! Everything is in points (1/72 inch); colours are sRGB. The page shares the
//! screen's palette, with hairlines a shade darker because a printer thins them.

/// Width of A4.
pub const PAGE_WIDTH: f32 = 595.28;
/// Height of A4.
pub const PAGE_HEIGHT: f32 = 841.89;
/// Left and right margin, 20 mm.
pub const SIDE: f32 = 56.7;
/// Top margin of the first page.
pub const TOP: f32 = 42.0;
/// The body ends here; the foot stands below.
pub const BODY_END: f32 = PAGE_HEIGHT - 58.0;
/// Width between the margins.
pub const BODY_WIDTH: f32 = PAGE_WIDTH - 2.0 * SIDE;
/// Space between two items of a row.
pub const GUTTER: f32 = 16.0;
/// How far a tinted band reaches into the margin.
pub const BLEED: f32 = 10.0;

/// A colour of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Black,
    /// Secondary text.
    Second,
    /// Hints and the second language.
    Third,
    /// Hairlines.
    Line,
    /// The band of an official-use part.
    Tint,
    /// Unprinted paper, for places on a band.
    Paper,
    /// Vermilion, for seals only.
    Seal,
}

impl Ink {
    /// Red, green and blue, each 0 to 1.
    pub fn rgb(self) -> [f32; 3] {
        let [red, green, blue] = match self {
            Ink::Black => [0x1B, 0x1F, 0x24],
            Ink::Second => [0x4A, 0x52, 0x5C],
            Ink::Third => [0x62, 0x6A, 0x74],
            Ink::Line => [0xC4, 0xBF, 0xB4],
            Ink::Tint => [0xF3, 0xF1, 0xEC],
            Ink::Paper => [0xFF, 0xFF, 0xFF],
            Ink::Seal => [0xB3, 0x26, 0x1E],
        };
        [red, green, blue].map(|part: u8| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0)
    }
}
