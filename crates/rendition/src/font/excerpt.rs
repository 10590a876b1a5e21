//! The typeface as if it had only the glyphs of one document, numbered from zero. What the
//! subsetter makes of this is byte for byte what it makes of the whole face, but there it
//! would read each of the 20,804 glyphs and every character for each subset.

use std::borrow::Cow;
use std::collections::BTreeMap;

use allsorts::binary::read::ReadScope;
use allsorts::error::ParseError;
use allsorts::tables::loca::LocaTable;
use allsorts::tables::{FontTableProvider, HeadTable, HheaTable, HmtxTable, IndexToLocFormat, MaxpTable};
use allsorts::tag;

use super::{Typeface, latin};

/// A face cut down: its own tables before those of the whole face.
pub struct Excerpt<'a, P> {
    whole: &'a P,
    own: BTreeMap<u32, Vec<u8>>,
}

impl<'a, P: FontTableProvider> Excerpt<'a, P> {
    /// The excerpt with `glyphs`, ascending and with glyph 0 first; each gets its place among them as its number.
    pub fn of(whole: &'a P, face: &Typeface, glyphs: &[u16]) -> Result<Self, ParseError> {
        let count = u16::try_from(glyphs.len())?;
        let (glyf, loca) = outlines(whole, glyphs)?;
        let own = BTreeMap::from([
            (tag::GLYF, glyf),
            (tag::LOCA, loca),
            (tag::HMTX, metrics(whole, glyphs)?),
            (tag::MAXP, counted(whole, tag::MAXP, 4, count)?),
            (tag::HHEA, counted(whole, tag::HHEA, 34, count)?),
            (tag::CMAP, characters(face, glyphs)?),
        ]);
        Ok(Self { whole, own })
    }
}

impl<P: FontTableProvider> FontTableProvider for Excerpt<'_, P> {
    fn table_data(&self, tag: u32) -> Result<Option<Cow<'_, [u8]>>, ParseError> {
        match self.own.get(&tag) {
            Some(own) => Ok(Some(Cow::Borrowed(own))),
            None => self.whole.table_data(tag),
        }
    }

    fn has_table(&self, tag: u32) -> bool {
        self.whole.has_table(tag)
    }

    fn table_tags(&self) -> Option<Vec<u32>> {
        self.whole.table_tags()
    }
}

/// The outlines one behind the other, and where each begins, in the format of the whole face.
fn outlines(whole: &impl FontTableProvider, glyphs: &[u16]) -> Result<(Vec<u8>, Vec<u8>), ParseError> {
    let head = ReadScope::new(&whole.read_table_data(tag::HEAD)?).read::<HeadTable>()?;
    let maxp = ReadScope::new(&whole.read_table_data(tag::MAXP)?).read::<MaxpTable>()?;
    let loca = whole.read_table_data(tag::LOCA)?;
    let loca = ReadScope::new(&loca).read_dep::<LocaTable<'_>>((maxp.num_glyphs, head.index_to_loc_format))?;
    // Short places count in twos, which an excerpt might miss. Our faces have long ones.
    if head.index_to_loc_format != IndexToLocFormat::Long {
        return Err(ParseError::NotImplemented);
    }
    let source = whole.read_table_data(tag::GLYF)?;
    let place = |index: usize| -> Result<usize, ParseError> {
        Ok(usize::try_from(loca.offsets.get(index).ok_or(ParseError::BadIndex)?)?)
    };
    let mut outlines = Vec::new();
    let mut places = 0u32.to_be_bytes().to_vec();
    for glyph in glyphs.iter().copied().map(usize::from) {
        let outline = source.get(place(glyph)?..place(glyph + 1)?).ok_or(ParseError::BadOffset)?;
        // A composite glyph names others by their numbers in the whole face. Ours have none.
        if outline.first().is_some_and(|sign| *sign >= 0x80) {
            return Err(ParseError::NotImplemented);
        }
        outlines.extend_from_slice(outline);
        places.extend(u32::try_from(outlines.len())?.to_be_bytes());
    }
    Ok((outlines, places))
}

fn metrics(whole: &impl FontTableProvider, glyphs: &[u16]) -> Result<Vec<u8>, ParseError> {
    let maxp = ReadScope::new(&whole.read_table_data(tag::MAXP)?).read::<MaxpTable>()?;
    let hhea = ReadScope::new(&whole.read_table_data(tag::HHEA)?).read::<HheaTable>()?;
    let hmtx = whole.read_table_data(tag::HMTX)?;
    let hmtx = ReadScope::new(&hmtx)
        .read_dep::<HmtxTable<'_>>((usize::from(maxp.num_glyphs), usize::from(hhea.num_h_metrics)))?;
    let mut metrics = Vec::with_capacity(glyphs.len() * 4);
    for glyph in glyphs {
        let metric = hmtx.metric(*glyph)?;
        metrics.extend(metric.advance_width.to_be_bytes());
        metrics.extend(metric.lsb.to_be_bytes());
    }
    Ok(metrics)
}

/// A table of the whole face with the number of glyphs written at `at`.
fn counted(whole: &impl FontTableProvider, table: u32, at: usize, count: u16) -> Result<Vec<u8>, ParseError> {
    let mut table = whole.read_table_data(table)?.into_owned();
    table.get_mut(at..at + 2).ok_or(ParseError::BadEof)?.copy_from_slice(&count.to_be_bytes());
    Ok(table)
}

/// The characters that lead to one of the glyphs: a `cmap` with one subtable of format 12.
fn characters(face: &Typeface, glyphs: &[u16]) -> Result<Vec<u8>, ParseError> {
    // No character is kept for glyph 0, so it can say here that a glyph is not wanted.
    let mut numbers = vec![0; face.advances.len()];
    for (number, glyph) in (0u32..).zip(glyphs) {
        *numbers.get_mut(usize::from(*glyph)).ok_or(ParseError::BadIndex)? = number;
    }
    let leading = face.glyphs.iter().filter_map(|(code, glyph)| Some((*code, *numbers.get(usize::from(*glyph))?)));
    let is_typed = |code: u32| !char::from_u32(code).is_some_and(latin::is_stand_in);
    let groups: Vec<(u32, u32)> = leading.filter(|(code, number)| *number != 0 && is_typed(*code)).collect();
    let count = u32::try_from(groups.len())?;
    let mut table = Vec::new();
    // Version, number of subtables, platform Windows, encoding UCS-4, where the subtable begins; format, reserved.
    for part in [0u16, 1, 3, 10, 0, 12, 12, 0] {
        table.extend(part.to_be_bytes());
    }
    let groups = groups.into_iter().flat_map(|(code, number)| [code, code, number]);
    for part in [16 + count * 12, 0, count].into_iter().chain(groups) {
        table.extend(part.to_be_bytes());
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use allsorts::font_data::FontData;

    use super::*;
    use crate::font::{Fonts, Weight};

    #[test]
    fn no_glyph_of_the_faces_is_refused() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let face = Fonts::load().unwrap().face(weight);
            let file = ReadScope::new(face.bytes).read::<FontData<'_>>().unwrap();
            let provider = file.table_provider(0).unwrap();
            let all: Vec<u16> = (0..u16::try_from(face.advances.len()).unwrap()).collect();
            let excerpt = Excerpt::of(&provider, face, &all).unwrap();
            for table in [tag::GLYF, tag::LOCA, tag::HMTX, tag::MAXP, tag::HHEA] {
                assert!(*excerpt.own[&table] == *provider.read_table_data(table).unwrap(), "{table:x}");
            }
        }
    }
}
