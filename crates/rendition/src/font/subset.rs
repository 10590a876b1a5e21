//! A small font holding just the characters of one document or one appearance.
//! The subset is made before anything is drawn; its glyph numbers are the codes of
//! the text (Identity-H). The name carries a tag made from the content, so the same
//! characters always give the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile};
use sha2::{Digest, Sha256};

use super::excerpt::Excerpt;
use super::latin::plain;
use super::{Typeface, drawn, is_unseen};
use crate::RenditionError;

/// A subset of one weight.
#[derive(Debug, Clone)]
pub struct Subset {
    /// The face it was cut from.
    pub face: &'static Typeface,
    /// `ABCDEF+NotoSansHK-Regular` (ISO 32000-1, 9.6.4).
    pub name: String,
    /// The font program, TrueType outlines.
    pub program: Vec<u8>,
    /// Code in the text of each character.
    codes: BTreeMap<char, u16>,
    /// The character that stands for a code when text is read back.
    owners: BTreeMap<u16, char>,
}

impl Subset {
    /// Cuts the face down to `characters`. Those it lacks are passed over: the caller
    /// has looked for them before, with names of places.
    pub fn of(face: &'static Typeface, characters: impl IntoIterator<Item = char>) -> Result<Self, RenditionError> {
        let mut wanted: BTreeMap<char, u16> = BTreeMap::new();
        for character in characters.into_iter().map(drawn).filter(|character| !is_unseen(*character)) {
            if let Some(glyph) = face.glyph(character) {
                wanted.insert(character, glyph);
            }
        }
        let mut glyphs: Vec<u16> = std::iter::once(0).chain(wanted.values().copied()).collect();
        glyphs.sort_unstable();
        glyphs.dedup();
        let program = cut(face, &glyphs)?;
        let codes: BTreeMap<char, u16> = wanted
            .iter()
            .filter_map(|(character, glyph)| Some((*character, u16::try_from(glyphs.binary_search(glyph).ok()?).ok()?)))
            .collect();
        let mut owners: BTreeMap<u16, char> = BTreeMap::new();
        for (character, code) in &codes {
            let owner = owners.entry(*code).or_insert(*character);
            if is_compatibility(*owner) && !is_compatibility(*character) {
                *owner = *character;
            }
        }
        let name = format!("{}+{}", tag_of(&program), face.name);
        Ok(Self { face, name, program, codes, owners })
    }

    /// The code of a character; `None` when it is unseen or was not asked for.
    pub fn code(&self, character: char) -> Option<u16> {
        self.codes.get(&drawn(character)).copied()
    }

    /// The characters whose codes are drawn for `text`. A reader gets these back, stand-ins made
    /// plain; they differ from `text` where two share a glyph, or where one draws nothing.
    pub fn shown(&self, text: &str) -> String {
        text.chars().filter_map(|character| self.code(character)).filter_map(|code| self.owners.get(&code)).collect()
    }

    /// All characters with their codes.
    pub fn codes(&self) -> impl Iterator<Item = (char, u16)> {
        self.codes.iter().map(|(character, code)| (*character, *code))
    }

    /// The codes of a text, two bytes each, as hexadecimal digits.
    pub fn hex(&self, text: &str) -> String {
        text.chars().filter_map(|character| self.code(character)).fold(String::new(), |mut hex, code| {
            // Writing into a string cannot fail.
            let _ = write!(hex, "{code:04X}");
            hex
        })
    }

    /// Codes with the width of each in thousandths of an em, ascending.
    pub fn widths(&self) -> Vec<(u16, i64)> {
        let em = i64::from(self.face.units_per_em.max(1));
        let mut widths: Vec<(u16, i64)> = self
            .codes
            .iter()
            .filter_map(|(character, code)| {
                let glyph = self.face.glyph(*character)?;
                Some((*code, i64::from(self.face.advance(glyph)) * 1000 / em))
            })
            .collect();
        widths.sort_unstable();
        widths.dedup();
        widths
    }

    /// A ToUnicode CMap (ISO 32000-1, 9.10.3), at most 100 entries a block.
    pub fn to_unicode(&self) -> String {
        let entries: Vec<String> = self.owners.iter().map(|(code, owner)| entry(*code, plain(*owner))).collect();
        let mut cmap = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
             /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
             /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        for block in entries.chunks(100) {
            let _ = write!(cmap, "{} beginbfchar\n{}endbfchar\n", block.len(), block.concat());
        }
        cmap.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        cmap
    }
}

fn entry(code: u16, owner: char) -> String {
    let mut units = [0u16; 2];
    let hex: String = owner.encode_utf16(&mut units).iter().map(|unit| format!("{unit:04X}")).collect();
    format!("<{code:04X}> <{hex}>\n")
}

fn cut(face: &Typeface, glyphs: &[u16]) -> Result<Vec<u8>, RenditionError> {
    let file = ReadScope::new(face.bytes).read::<FontData<'_>>().map_err(RenditionError::broken)?;
    let provider = file.table_provider(0).map_err(RenditionError::broken)?;
    let excerpt = Excerpt::of(&provider, face, glyphs).map_err(RenditionError::broken)?;
    let numbers: Vec<u16> = (0..).zip(glyphs).map(|(number, _)| number).collect();
    allsorts::subset::subset(&excerpt, &numbers, &SubsetProfile::Minimal, CmapTarget::Unicode)
        .map_err(|fault| RenditionError::broken(format!("{fault:?}")))
}

/// Radicals and compatibility ideographs give way to the unified character when
/// both stand in one document and share a glyph.
fn is_compatibility(character: char) -> bool {
    matches!(u32::from(character), 0x2E80..=0x2FDF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}

/// Six capital letters from the digest of the font program.
fn tag_of(program: &[u8]) -> String {
    Sha256::digest(program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::latin::narrowed;
    use crate::font::{Fonts, Weight};

    fn regular(text: &str) -> Subset {
        Subset::of(Fonts::load().unwrap().face(Weight::Regular), text.chars()).unwrap()
    }

    fn read_back(subset: &Subset, text: &str) -> String {
        subset.shown(text).chars().map(plain).collect()
    }

    #[test]
    fn is_small_deterministic_and_readable() {
        let subset = regular("乘𨋢到香港 Hong Kong");
        assert!(subset.program.len() < 12_000, "{}", subset.program.len());
        assert_eq!(subset.program, regular("乘𨋢到香港 Hong Kong").program);
        assert_eq!(read_back(&subset, "香港𨋢"), "香港𨋢");
        assert!(subset.to_unicode().contains("<D860DEE2>"), "{}", subset.to_unicode());
        assert_eq!(subset.name.find('+'), Some(6));
    }

    #[test]
    fn an_excerpt_gives_the_bytes_of_the_whole_face() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let face = Fonts::load().unwrap().face(weight);
            let file = ReadScope::new(face.bytes).read::<FontData<'_>>().unwrap();
            let provider = file.table_provider(0).unwrap();
            let every_97th: Vec<u16> = (0..u16::try_from(face.advances.len()).unwrap()).step_by(97).collect();
            let of = |text: &str| text.chars().filter_map(|character| face.glyph(character)).collect::<Vec<u16>>();
            // The last three: a character beyond the first plane, glyphs that several characters share, a stand-in.
            for wanted in
                [vec![], every_97th, of("乘到香港 Hong Kong"), of("𨋢"), of("隆\u{F9DC}⼀一 "), of(&narrowed("n’s"))]
            {
                let mut glyphs: Vec<u16> = std::iter::once(0).chain(wanted).collect();
                glyphs.sort_unstable();
                glyphs.dedup();
                let whole =
                    allsorts::subset::subset(&provider, &glyphs, &SubsetProfile::Minimal, CmapTarget::Unicode).unwrap();
                assert!(cut(face, &glyphs).unwrap() == whole, "{glyphs:?}");
            }
        }
    }

    #[test]
    fn a_selector_draws_nothing_and_a_hard_space_is_a_space() {
        let subset = regular("葛\u{E0100}\u{A0}x");
        assert_eq!(read_back(&subset, "葛\u{E0100}\u{A0}x"), "葛 x");
        assert_eq!(subset.hex("葛\u{E0100}").len(), 4);
    }

    #[test]
    fn characters_that_share_a_glyph_have_one_owner() {
        let subset = regular("\u{F9DC}隆");
        assert_eq!(subset.code('\u{F9DC}').is_some(), subset.code('隆').is_some());
        if subset.code('\u{F9DC}') == subset.code('隆') {
            assert_eq!(read_back(&subset, "\u{F9DC}"), "隆");
        }
    }
}
