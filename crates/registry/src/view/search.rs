//! Contract: search. The desk understands the query language; the window shows how it was understood.

use jiff::civil::Date;
use records::PartialDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::{Message, Text};

use super::files::{RecordKind, SealState};

/// What narrows a search beside its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchFilters {
    /// Class code or folder reference; everything beneath counts.
    pub under: Option<String>,
    /// Empty = all kinds.
    pub kinds: Vec<RecordKind>,
    /// First day of the date of the document, included.
    #[ts(type = "string | null")]
    pub from: Option<Date>,
    /// Last day of the date of the document, included.
    #[ts(type = "string | null")]
    pub to: Option<Date>,
    pub year: Option<u16>,
    pub signed: Option<bool>,
    pub held: Option<bool>,
    #[ts(type = "string | null")]
    pub due_before: Option<Date>,
}

/// `search`: hits per group ≤ limit ≤ 200. An empty query with filters lists what they leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchRequest {
    pub query: String,
    pub filters: SearchFilters,
    pub limit: u32,
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SnippetRun {
    pub text: String,
    pub marked: bool,
}

/// A title with marks, per language, since marks differ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkedTitle {
    #[serde(rename = "zh-Hant-HK")]
    pub zh: Vec<SnippetRun>,
    pub en: Vec<SnippetRun>,
}

/// One record found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Hit {
    pub record_id: String,
    pub reference: String,
    pub provisional: bool,
    /// Folder reference.
    pub folder: String,
    pub title: MarkedTitle,
    /// At most two lines.
    pub snippet: Vec<SnippetRun>,
    /// Page of the main component, from 1; null = found in the metadata.
    pub page: Option<u32>,
    pub kind: RecordKind,
    /// Date of the document itself; `YYYY-MM` or `YYYY` where no more of it is known.
    #[ts(type = "string | null")]
    pub dated_on: Option<PartialDate>,
    /// null = carries no signature.
    pub seal: Option<SealState>,
    pub held: bool,
    pub score: f64,
}

/// Hits of one closeness, best first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct HitGroup {
    /// All of them, those beyond `limit` included.
    pub count: u32,
    pub hits: Vec<Hit>,
}

/// How a piece of the query was understood, e.g. `from:Chan` as sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QueryChip {
    pub label: Message,
    /// The query without this piece.
    pub without: String,
}

/// One value of a facet with the number of hits that have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FacetValue {
    pub value: String,
    pub label: Text,
    pub count: u32,
    pub chosen: bool,
}

/// By what hits can be narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FacetKind {
    /// Class of the scheme.
    Class,
    /// Kind of record.
    Kind,
    /// Year of the document.
    Year,
    /// Signed or not.
    Signed,
    /// Held or not.
    Held,
}

/// One facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Facet {
    pub facet: FacetKind,
    pub values: Vec<FacetValue>,
}

/// Answer of `search`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchResponse {
    /// Exactly these words.
    pub exact: HitGroup,
    /// Near: stems, variants, single characters.
    pub close: HitGroup,
    pub chips: Vec<QueryChip>,
    pub facets: Vec<Facet>,
    /// The query cannot be read in full: what was ignored.
    pub remark: Option<Message>,
    /// Records not yet indexed; 0 = complete.
    pub waiting: u32,
}

/// `mark_words`: where the words of a search stand in texts that the window shows, page by page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkWordsRequest {
    /// As typed.
    pub query: String,
    /// As the window lays them out.
    pub texts: Vec<String>,
}

/// A stretch of a text, in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextMark {
    pub from: u32,
    /// Behind the last one.
    pub to: u32,
}

/// Answer of `mark_words`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkWordsResponse {
    /// For each text its marks, sorted, none touching another.
    pub marks: Vec<Vec<TextMark>>,
    /// The words themselves stand nowhere; what is marked is near to them.
    pub close: bool,
}
