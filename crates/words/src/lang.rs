//! The two languages of the product.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the product, as a BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, ts_rs::TS)]
pub enum Lang {
    /// English, in British spelling, as the Hong Kong government writes it.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Traditional Chinese as written in Hong Kong.
    #[serde(rename = "zh-Hant-HK")]
    ZhHantHk,
}

impl Lang {
    /// Both languages, in the order in which catalogues list them.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::ZhHantHk];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::ZhHantHk => "zh-Hant-HK",
        }
    }

    /// The other language of the pair.
    pub fn other(self) -> Lang {
        match self {
            Lang::En => Lang::ZhHantHk,
            Lang::ZhHantHk => Lang::En,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The tag names neither of the two languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLang(pub String);

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown language: {}", self.0)
    }
}

impl std::error::Error for UnknownLang {}

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Accepts the tags and the usual short forms (`zh`, `zh-HK`, `zh-Hant`).
    fn from_str(tag: &str) -> Result<Self, UnknownLang> {
        match tag.to_ascii_lowercase().replace('_', "-").as_str() {
            "en" | "en-hk" | "en-gb" => Ok(Lang::En),
            "zh" | "zh-hk" | "zh-hant" | "zh-hant-hk" => Ok(Lang::ZhHantHk),
            _ => Err(UnknownLang(tag.to_owned())),
        }
    }
}
