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
    use super::{is_hkid, masked_hkid};

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
