//! The check digit of a Hong Kong identity card number.
//!
//! Eight places (a missing first letter counts as a blank = 36, A–Z = 10–35)
//! weighted 9…2, plus the check digit (`A` = 10), divisible by 11.

/// Whether `text` is a number as printed on the card, such as `A123456(3)`.
pub fn is_hkid(text: &str) -> bool {
    let Some((body, check)) = text.strip_suffix(')').and_then(|rest| rest.split_once('(')) else { return false };
    let letters = body.chars().take_while(char::is_ascii_uppercase).count();
    let digits = &body[letters..];
    if !(1..=2).contains(&letters) || digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let check = match check.as_bytes() {
        [b'A'] => 10,
        [digit @ b'0'..=b'9'] => u32::from(digit - b'0'),
        _ => return false,
    };
    let blank = (letters == 1).then_some(36);
    let places = blank.into_iter().chain(body.chars().filter_map(|c| c.to_digit(36)));
    let sum: u32 = places.zip((2..=9).rev()).map(|(place, weight)| place * weight).sum();
    (sum + check).is_multiple_of(11)
}

/// The number as the card has it, of typing that has its shape: Latin capitals, no spaces, the check digit in brackets.
/// Whether the check digit is right, [`is_hkid`] says.
pub fn hkid(narrow: &str) -> Option<String> {
    let plain = |c: &char| !c.is_whitespace() && !matches!(c, '(' | ')');
    let signs: String = narrow.chars().filter(plain).map(|c| c.to_ascii_uppercase()).collect();
    let letters = signs.chars().take_while(char::is_ascii_uppercase).count();
    let places = signs.get(letters..).filter(|_| (1..=2).contains(&letters))?.as_bytes();
    let (check @ (b'0'..=b'9' | b'A'), digits) = places.split_last()? else { return None };
    let shaped = digits.len() == 6 && digits.iter().all(u8::is_ascii_digit);
    let (body, check) = (signs.get(..letters + 6).filter(|_| shaped)?, char::from(*check));
    let spelt = format!("{body}({check})");
    // Brackets that stand elsewhere are a mistake to be shown.
    let bracketed = narrow.split_whitespace().collect::<String>().eq_ignore_ascii_case(&spelt);
    (bracketed || !narrow.contains(['(', ')'])).then_some(spelt)
}

/// The number as others read it: `A123***(*)`. Of what is no number nothing is shown.
pub fn masked_hkid(text: &str) -> String {
    const SHOWN_DIGITS: usize = 3;
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let shown = if is_hkid(text) { letters + SHOWN_DIGITS } else { 0 };
    let one = |(at, c): (usize, char)| if at < shown || matches!(c, '(' | ')') { c } else { '*' };
    text.chars().enumerate().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::{hkid, is_hkid, masked_hkid};

    #[test]
    fn of_a_number_the_letters_and_three_digits_are_shown_and_of_anything_else_nothing() {
        for (number, masked) in [
            ("A123456(3)", "A123***(*)"),
            ("AB987654(3)", "AB987***(*)"),
            ("G123456(A)", "G123***(*)"),
            ("A123456(4)", "*******(*)"),
            ("1234567", "*******"),
            ("陳大文", "***"),
            ("", ""),
        ] {
            assert_eq!(masked_hkid(number), masked, "{number}");
        }
    }

    #[test]
    fn typing_of_its_shape_becomes_the_number_on_the_card() {
        for (typed, spelt) in [
            ("y234567(4)", Some("Y234567(4)")),
            ("A1234563", Some("A123456(3)")),
            (" ab 987654 (3) ", Some("AB987654(3)")),
            ("g123456a", Some("G123456(A)")),
            ("A123456(4)", Some("A123456(4)")),
            ("A12345(63)", None),
            ("A123456(3", None),
            ("A123456((3))", None),
            ("A123456)3(", None),
            ("A12345", None),
            ("A1234567(3)", None),
            ("ABC123456(3)", None),
            ("1234567(3)", None),
            ("陳1234563", None),
            ("A123456é", None),
            ("", None),
        ] {
            assert_eq!(hkid(typed).as_deref(), spelt, "{typed}");
        }
    }

    #[test]
    fn the_check_digit_decides() {
        for valid in ["A123456(3)", "G123456(A)", "AB987654(3)"] {
            assert!(is_hkid(valid), "{valid}");
        }
        for invalid in [
            "A123456(4)",
            "A123456",
            "a123456(3)",
            "A12345(3)",
            "ABC123456(3)",
            "A1234567(3)",
            "1234567(3)",
            "A123456(33)",
            "",
        ] {
            assert!(!is_hkid(invalid), "{invalid}");
        }
    }
}
