//! A text in both languages, as authors write it.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use crate::Lang;

/// A bilingual text. Either side may be empty where only one language is required.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ts_rs::TS)]
pub struct Text {
    /// Traditional Chinese (Hong Kong).
    #[serde(rename = "zh-Hant-HK", default)]
    pub zh: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl Text {
    /// A text with both sides.
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The side of `lang` as written, possibly empty.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::ZhHantHk => &self.zh,
        }
    }

    /// The reader's language, or the other one when that side is empty.
    pub fn read(&self, lang: Lang) -> &str {
        let side = self.get(lang);
        if side.is_empty() { self.get(lang.other()) } else { side }
    }

    /// The text with a remark in the brackets of each language, such as a number.
    #[must_use]
    pub fn with_remark(&self, remark: impl Display) -> Self {
        Self::new(format!("{} ({remark})", self.en), format!("{}（{remark}）", self.zh))
    }

    /// Neither side says anything.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }

    /// Both sides say something.
    pub fn is_complete(&self) -> bool {
        !self.zh.trim().is_empty() && !self.en.trim().is_empty()
    }
}
