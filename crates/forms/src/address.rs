//! An address in Hong Kong: its districts with their areas, and how it is written out in one line.
//!
//! Which of its parts must be there is said by the schema of a form. Whether a place exists is not known here.

use serde_json::Value as Json;
use words::Text;

/// The name under which rules find the districts.
pub const DISTRICTS: &str = "hkDistricts";
/// The name under which rules find the areas.
pub const AREAS: &str = "hkAreas";

/// An area: code, English, Chinese.
const AREA: [(&str, &str, &str); 3] =
    [("HK", "Hong Kong Island", "香港島"), ("KLN", "Kowloon", "九龍"), ("NT", "New Territories", "新界")];

/// A district of the District Councils Ordinance (Cap. 547): code, code of its area, English, Chinese.
const DISTRICT: [(&str, &str, &str, &str); 18] = [
    ("CW", "HK", "Central and Western", "中西區"),
    ("WC", "HK", "Wan Chai", "灣仔區"),
    ("E", "HK", "Eastern", "東區"),
    ("S", "HK", "Southern", "南區"),
    ("YTM", "KLN", "Yau Tsim Mong", "油尖旺區"),
    ("SSP", "KLN", "Sham Shui Po", "深水埗區"),
    ("KC", "KLN", "Kowloon City", "九龍城區"),
    ("WTS", "KLN", "Wong Tai Sin", "黃大仙區"),
    ("KT", "KLN", "Kwun Tong", "觀塘區"),
    ("KWT", "NT", "Kwai Tsing", "葵青區"),
    ("TW", "NT", "Tsuen Wan", "荃灣區"),
    ("TM", "NT", "Tuen Mun", "屯門區"),
    ("YL", "NT", "Yuen Long", "元朗區"),
    ("N", "NT", "North", "北區"),
    ("TP", "NT", "Tai Po", "大埔區"),
    ("ST", "NT", "Sha Tin", "沙田區"),
    ("SK", "NT", "Sai Kung", "西貢區"),
    ("IS", "NT", "Islands", "離島區"),
];

/// The areas in order: code and name.
pub fn areas() -> impl Iterator<Item = (&'static str, Text)> {
    AREA.into_iter().map(|(code, en, zh)| (code, Text::new(en, zh)))
}

/// The districts in order: code, code of the area, name.
pub fn districts() -> impl Iterator<Item = (&'static str, &'static str, Text)> {
    DISTRICT.into_iter().map(|(code, area, en, zh)| (code, area, Text::new(en, zh)))
}

/// The address in one line, in the order of the language of its own words: in Chinese from the area down to the
/// flat without spaces, in English from the flat up to the area with commas. A bare number or letter gets the word
/// that goes with it (`10` is `10樓` or `10/F`). Empty for what is no address.
pub fn address_line(address: &Json) -> String {
    let part = |name: &str| address.get(name).and_then(Json::as_str).map(str::trim).unwrap_or_default();
    let words = ["flat", "floor", "block", "building", "street"].map(part);
    let is_chinese = words.iter().any(|words| words.chars().any(is_han));
    let [flat, floor, block, building, street] = words;
    let (district, area) = place(part("district"), is_chinese);
    if is_chinese {
        let floor = if floor == "G" { "地下".to_owned() } else { with_word(floor, "", "樓") };
        let (block, flat) = (with_word(block, "", "座"), with_word(flat, "", "室"));
        return joined(&[&area, &district, street, building, &block, &floor, &flat]);
    }
    let (flat, floor, block) =
        (with_word(flat, "Flat ", ""), with_word(floor, "", "/F"), with_word(block, "Block ", ""));
    let parts = [flat.as_str(), &floor, &block, building, street, &district, &area];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The names of the district and of its area; an unknown code stands as it was written.
fn place(code: &str, is_chinese: bool) -> (String, String) {
    let side = |en: &str, zh: &str| if is_chinese { zh.to_owned() } else { en.to_owned() };
    let Some((_, area, en, zh)) = DISTRICT.into_iter().find(|(known, ..)| *known == code) else {
        return (code.to_owned(), String::new());
    };
    let area = AREA.into_iter().find(|(known, ..)| *known == area);
    (side(en, zh), area.map(|(_, en, zh)| side(en, zh)).unwrap_or_default())
}

/// A bare number or letter with the word that goes with it; anything else as it was written.
fn with_word(text: &str, before: &str, after: &str) -> String {
    let is_sign =
        |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let is_bare = !text.is_empty() && text.chars().all(is_sign);
    if is_bare { format!("{before}{text}{after}") } else { text.to_owned() }
}

/// One after the other; only where two numbers or Latin words would run into one another a space keeps them apart.
fn joined(parts: &[&str]) -> String {
    let mut line = String::new();
    for part in parts {
        let is_latin = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
        if is_latin(line.chars().next_back()) && is_latin(part.chars().next()) {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
