//! In which order titles stand: Chinese by strokes, English by its alphabet, figures by their value.
//!
//! Chinese as it is written in Hong Kong is sorted by the number of strokes (CLDR root `zh-Hant`,
//! collation `stroke`). Windows differ in their data, so every list is sorted by these keys and by
//! nothing else.

use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use crate::lang::Lang;

/// A key that compares, byte by byte, as the texts stand in a list of that language.
///
/// Where the collation's data should not be there, the key is the text itself.
pub fn sort_key(lang: Lang, text: &str) -> Vec<u8> {
    let Some(collator) = collator(lang) else { return text.as_bytes().to_vec() };
    let mut key = Vec::new();
    match collator.write_sort_key_to(text, &mut key) {
        Ok(_) => key,
        Err(_) => text.as_bytes().to_vec(),
    }
}

fn collator(lang: Lang) -> Option<&'static CollatorBorrowed<'static>> {
    static CHINESE: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    static ENGLISH: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    let (cell, locale) = match lang {
        Lang::ZhHantHk => (&CHINESE, locale!("zh-Hant-HK")),
        Lang::En => (&ENGLISH, locale!("en-HK")),
    };
    cell.get_or_init(|| {
        let mut preferences = CollatorPreferences::from(&locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        Collator::try_new(preferences, CollatorOptions::default()).ok()
    })
    .as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lang: Lang, texts: &[&str]) -> Vec<String> {
        let mut texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        texts.sort_by_key(|text| sort_key(lang, text));
        texts
    }

    #[test]
    fn chinese_stands_by_its_strokes() {
        // 一 1, 人 2, 大 3, 文 4, 地 6, 𨋢 15 strokes and beyond the basic plane, 檔 17.
        let texts = ["檔案", "大會", "一覽", "文件", "地區", "人事", "𨋢機"];
        assert_eq!(sorted(Lang::ZhHantHk, &texts), ["一覽", "人事", "大會", "文件", "地區", "𨋢機", "檔案"]);
    }

    #[test]
    fn figures_stand_by_their_value_and_letters_without_regard_to_case() {
        assert_eq!(sorted(Lang::En, &["Plan 10", "plan 9", "Memo", "memo"]), ["memo", "Memo", "plan 9", "Plan 10"]);
    }
}
