//! Quotation marks and the ellipsis in Latin text. In a Chinese typeface these are as
//! wide as an ideograph, which tears an English word such as "organisation’s" apart;
//! the typeface has narrow forms for them (OpenType feature `pwid`), which no
//! character leads to. Inside this room they have stand-ins beyond the characters in
//! use; on reading back a stand-in is the character again.

/// Characters with a narrow form.
const WIDE: [char; 5] = ['‘', '’', '“', '”', '…'];
/// First of the stand-ins, in the last plane for private use.
const FIRST: u32 = 0x10_F000;

/// The characters with a narrow form and their stand-ins.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    WIDE.into_iter().zip(FIRST..).filter_map(|(wide, code)| Some((wide, char::from_u32(code)?)))
}

/// Whether a character is one of the stand-ins, which nobody may type.
pub fn is_stand_in(character: char) -> bool {
    pairs().any(|(_, stand_in)| stand_in == character)
}

/// The character that a stand-in stands for; any other character itself.
pub fn plain(character: char) -> char {
    pairs().find(|(_, stand_in)| *stand_in == character).map_or(character, |(wide, _)| wide)
}

/// The text with narrow forms where its marks stand in Latin writing.
pub fn narrowed(text: &str) -> String {
    if !text.contains(WIDE) {
        return text.to_owned();
    }
    let characters: Vec<char> = text.chars().collect();
    let is_latin_at = |index: Option<usize>| {
        index.and_then(|index| characters.get(index)).is_some_and(|neighbour| is_latin(*neighbour))
    };
    characters
        .iter()
        .enumerate()
        .map(|(index, character)| {
            let leans_left = matches!(character, '’' | '”' | '…');
            let neighbour = if leans_left { index.checked_sub(1) } else { Some(index + 1) };
            let stand_in = pairs().find(|(wide, _)| wide == character).map(|(_, stand_in)| stand_in);
            stand_in.filter(|_| is_latin_at(neighbour)).unwrap_or(*character)
        })
        .collect()
}

fn is_latin(character: char) -> bool {
    matches!(u32::from(character), 0x21..=0x24F | 0x1E00..=0x1EFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_narrow_in_latin_text_only() {
        let narrow = narrowed("the organisation’s “hall” …");
        assert_eq!(narrow.chars().filter(|character| is_stand_in(*character)).count(), 3);
        assert_eq!(narrow.chars().map(plain).collect::<String>(), "the organisation’s “hall” …");
        assert_eq!(narrowed("所謂“會堂”……"), "所謂“會堂”……");
    }
}
