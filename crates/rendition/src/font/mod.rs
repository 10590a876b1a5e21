//! The typeface of the printed page: which characters it has and how wide they are.
//! Both weights are compiled in, read once, and never fetched from the system, so
//! every computer prints the same page. Making small fonts is in [`subset`].

mod excerpt;
pub mod latin;
pub mod subset;

use std::sync::OnceLock;

use allsorts::binary::read::ReadScope;
use allsorts::font::MatchingPresentation;
use allsorts::font_data::FontData;
use allsorts::gsub::{FeatureInfo, FeatureMask};
use allsorts::tables::cmap::Cmap;
use allsorts::tables::os2::Os2;
use allsorts::tables::{FontTableProvider, HeadTable, HheaTable, HmtxTable, MaxpTable};
use allsorts::tag;

use crate::RenditionError;

static REGULAR: &[u8] = include_bytes!(env!("MUNIMENT_FONT_REGULAR"));
static SEMIBOLD: &[u8] = include_bytes!(env!("MUNIMENT_FONT_SEMIBOLD"));

/// The two weights in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Noto Sans HK Regular (400).
    Regular,
    /// Noto Sans HK SemiBold (600), for titles and totals.
    SemiBold,
}

/// One weight of the typeface, read.
#[derive(Debug)]
pub struct Typeface {
    /// PostScript name without a subset tag.
    pub name: &'static str,
    /// The font file.
    pub bytes: &'static [u8],
    /// Font units per em.
    pub units_per_em: u16,
    /// Height of a capital, in font units.
    pub cap_height: i16,
    /// Highest point of a line, in font units.
    pub ascent: i16,
    /// Lowest point of a line, in font units, negative.
    pub descent: i16,
    /// Box round all glyphs, in font units: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// Weight class of the OS/2 table.
    pub weight_class: u16,
    /// Code point and glyph, ascending.
    glyphs: Vec<(u32, u16)>,
    /// The glyph of each code point of the first plane, 0 where there is none: each character is asked for many times.
    basic: Vec<u16>,
    /// Advance of every glyph, in font units.
    advances: Vec<u16>,
}

/// Both weights, ready to use.
#[derive(Debug, Clone, Copy)]
pub struct Fonts {
    regular: &'static Typeface,
    semibold: &'static Typeface,
}

impl Fonts {
    /// The compiled-in typeface. Fails only when its bytes cannot be read.
    pub fn load() -> Result<Self, RenditionError> {
        static READ: OnceLock<Result<[Typeface; 2], String>> = OnceLock::new();
        let read = READ.get_or_init(|| {
            let regular = Typeface::read("NotoSansHK-Regular", REGULAR).ok_or("NotoSansHK-Regular")?;
            let semibold = Typeface::read("NotoSansHK-SemiBold", SEMIBOLD).ok_or("NotoSansHK-SemiBold")?;
            Ok([regular, semibold])
        });
        match read {
            Ok([regular, semibold]) => Ok(Self { regular, semibold }),
            Err(name) => Err(RenditionError::broken(format!("unreadable typeface {name}"))),
        }
    }

    /// The face of a weight.
    pub fn face(&self, weight: Weight) -> &'static Typeface {
        match weight {
            Weight::Regular => self.regular,
            Weight::SemiBold => self.semibold,
        }
    }

    /// Whether both weights can print the character, or need not (see [`is_unseen`]).
    pub fn has(&self, character: char) -> bool {
        let drawn = self.regular.glyph(character).is_some() && self.semibold.glyph(character).is_some();
        is_unseen(character) || (drawn && !latin::is_stand_in(character))
    }
}

/// Characters that never draw anything: variation selectors and joiners. Where the
/// typeface has no variant, Unicode asks for the base character alone.
pub fn is_unseen(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// The character that is drawn for `character`: kinds of spaces are one space.
pub fn drawn(character: char) -> char {
    match character {
        '\u{A0}' | '\u{2007}' | '\u{202F}' | '\t' => ' ',
        other => other,
    }
}

impl Typeface {
    fn read(name: &'static str, bytes: &'static [u8]) -> Option<Self> {
        let file = ReadScope::new(bytes).read::<FontData<'_>>().ok()?;
        let provider = file.table_provider(0).ok()?;
        let head_data = provider.read_table_data(tag::HEAD).ok()?;
        let head = ReadScope::new(&head_data).read::<HeadTable>().ok()?;
        let maxp_data = provider.read_table_data(tag::MAXP).ok()?;
        let maxp = ReadScope::new(&maxp_data).read::<MaxpTable>().ok()?;
        let hhea_data = provider.read_table_data(tag::HHEA).ok()?;
        let hhea = ReadScope::new(&hhea_data).read::<HheaTable>().ok()?;
        let hmtx_data = provider.read_table_data(tag::HMTX).ok()?;
        let hmtx = ReadScope::new(&hmtx_data)
            .read_dep::<HmtxTable<'_>>((usize::from(maxp.num_glyphs), usize::from(hhea.num_h_metrics)))
            .ok()?;
        let os2_data = provider.read_table_data(tag::OS_2).ok()?;
        let os2 = ReadScope::new(&os2_data).read_dep::<Os2>(os2_data.len()).ok()?;
        let glyphs = glyphs(bytes, &provider)?;
        Some(Self {
            name,
            bytes,
            units_per_em: head.units_per_em,
            cap_height: os2.version2to4.as_ref().map_or(hhea.ascender, |more| more.s_cap_height),
            ascent: hhea.ascender,
            descent: hhea.descender,
            bounds: [head.x_min, head.y_min, head.x_max, head.y_max],
            weight_class: os2.us_weight_class,
            basic: basic(&glyphs),
            glyphs,
            advances: (0..maxp.num_glyphs).map(|glyph| hmtx.horizontal_advance(glyph).unwrap_or(0)).collect(),
        })
    }

    /// The glyph of a character, `None` where the typeface has none.
    pub fn glyph(&self, character: char) -> Option<u16> {
        let code = u32::from(drawn(character));
        let glyph = if let Ok(code) = u16::try_from(code) {
            self.basic.get(usize::from(code)).copied()
        } else {
            let index = self.glyphs.binary_search_by_key(&code, |(code, _)| *code).ok()?;
            self.glyphs.get(index).map(|(_, glyph)| *glyph)
        };
        glyph.filter(|glyph| *glyph != 0)
    }

    /// Advance of a glyph in font units.
    pub fn advance(&self, glyph: u16) -> u16 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    /// Width of a character in points.
    pub fn char_width(&self, character: char, size: f32) -> f32 {
        if is_unseen(character) {
            return 0.0;
        }
        let units = self.glyph(character).map_or(self.units_per_em, |glyph| self.advance(glyph));
        f32::from(units) * size / f32::from(self.units_per_em)
    }

    /// Width of a text on one line in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|character| self.char_width(character, size)).sum()
    }
}

/// Every character and, by their stand-ins, the narrow forms.
fn glyphs(bytes: &[u8], provider: &impl FontTableProvider) -> Option<Vec<(u32, u16)>> {
    let mut all = mappings(provider)?;
    let file = ReadScope::new(bytes).read::<FontData<'_>>().ok()?;
    let mut shaper = allsorts::Font::new(file.table_provider(0).ok()?).ok()?;
    let pwid = FeatureInfo { feature_tag: u32::from_be_bytes(*b"pwid"), alternate: None };
    for (wide, stand_in) in latin::pairs() {
        let mapped = shaper.map_glyphs(&wide.to_string(), tag::DFLT, MatchingPresentation::NotRequired);
        let shaped = shaper.shape(mapped, tag::DFLT, None, FeatureMask::empty(), &[pwid], None, false);
        let shaped = shaped.unwrap_or_else(|(_, shaped)| shaped);
        all.push((u32::from(stand_in), shaped.first()?.glyph.glyph_index));
    }
    all.sort_unstable();
    Some(all)
}

fn basic(glyphs: &[(u32, u16)]) -> Vec<u16> {
    let mut basic = vec![0; 1 << 16];
    for (code, glyph) in glyphs {
        if let Ok(code) = u16::try_from(*code) {
            basic[usize::from(code)] = *glyph;
        }
    }
    basic
}

fn mappings(provider: &impl FontTableProvider) -> Option<Vec<(u32, u16)>> {
    let data = provider.read_table_data(tag::CMAP).ok()?;
    let cmap = ReadScope::new(&data).read::<Cmap<'_>>().ok()?;
    let (_, subtable) = allsorts::font::read_cmap_subtable(&cmap).ok()??;
    let mut all = Vec::new();
    subtable.mappings_fn(|code, glyph| all.push((code, glyph))).ok()?;
    all.sort_unstable();
    all.dedup_by_key(|(code, _)| *code);
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_big5_hkscs_and_supplementary_characters() {
        let fonts = Fonts::load().unwrap();
        for character in "檔存簽署香港𨋢𠺌𡃁𨳊峯啲嘅嚟咁冇㗎𥄫αΩⅣ①（）、。「」…—“”‘’％＄ABCxyz0129éñ".chars()
        {
            assert!(fonts.has(character), "{character}");
        }
    }

    #[test]
    fn covers_big5_with_the_hong_kong_supplement() {
        let fonts = Fonts::load().unwrap();
        let pairs = (0x81..=0xFEu8).flat_map(|lead| (0x40..=0xFEu8).map(move |trail| [lead, trail]));
        let decoded = pairs.filter_map(|pair| {
            let text = encoding_rs::BIG5.decode_without_bom_handling_and_without_replacement(&pair)?;
            Some(text.into_owned())
        });
        let all: std::collections::BTreeSet<char> = decoded.flat_map(|text| text.chars().collect::<Vec<_>>()).collect();
        // The Web's Big5 has the pictures of control characters, which no name needs.
        let is_picture = |character: &&char| matches!(u32::from(**character), 0x2400..=0x2421);
        let wanted = all.iter().filter(|character| !is_picture(character));
        let missing: String = wanted.filter(|character| !fonts.has(**character)).collect();
        assert!(all.len() > 18_000, "{}", all.len());
        assert_eq!(missing, "ŋɐɔɛɪɵʃʊˆˍ≒", "phonetic letters and symbols; no ideograph");
    }

    #[test]
    fn knows_what_it_lacks() {
        let fonts = Fonts::load().unwrap();
        for character in ['☑', '𠮷', '🙂', '\u{E123}', '\u{7}'] {
            assert!(!fonts.has(character), "{character:?}");
        }
        assert!(fonts.has('\u{E0100}'), "a variation selector draws nothing");
    }

    #[test]
    fn quotation_marks_in_latin_text_are_narrow() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let face = Fonts::load().unwrap().face(weight);
            assert!(face.width(&latin::narrowed("n’s"), 10.0) < face.width("n’s", 10.0) - 5.0);
        }
        let stand_in = latin::pairs().next().unwrap().1;
        assert!(!Fonts::load().unwrap().has(stand_in), "nobody may type a stand-in");
    }

    #[test]
    fn measures_in_points() {
        let face = Fonts::load().unwrap().face(Weight::Regular);
        assert!((face.width("香港", 10.0) - 20.0).abs() < 0.01);
        let digits: Vec<f32> = ('0'..='9').map(|digit| face.char_width(digit, 10.0)).collect();
        assert!(digits.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.001), "figures are tabular");
    }
}
