//! A cover sheet for an official PDF that is not taken over: who, what, when, and the filled form as an attachment.

use serde_json::{Value as Json, json};
use words::Text;

use super::Naming;
use crate::canonical;
use crate::definition::Definition;
use crate::fault::Fault;

/// Identifier of the slot for the filled form.
const FILLED: &str = "filledForm";
/// The stage that fills in.
const STAGE: &str = "submit";

/// The official PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size_bytes: usize,
}

/// The entry of the part `assets`.
pub fn asset(official: &Official, purpose: &str, slot: Option<&str>) -> Json {
    let mut made = json!({
        "use": purpose, "name": official.name, "sha256": official.sha256, "sizeBytes": official.size_bytes,
    });
    if let Some(slot) = slot {
        made["slot"] = slot.into();
    }
    made
}

/// Makes a cover sheet for an official PDF.
///
/// # Errors
/// Faults of the definition: a title without one of its sides, a name of the file that cannot stand beside it.
pub fn wrap_paper(official: &Official, title: &Text, naming: &Naming) -> Result<Json, Vec<Fault>> {
    let text = |zh: &str, en: &str| json!({"zh-Hant-HK": zh, "en": en});
    let field = |kind: &str, zh: &str, en: &str| json!({"type": kind, "stage": STAGE, "label": text(zh, en)});
    let title_text = text(&title.zh, &title.en);
    let record_title = |side: &str| json!({"concat": [side, " ", {"var": "/subject"}]});
    let filled = json!({
        "id": FILLED, "label": text("已填妥的表格", "The filled form"), "stage": STAGE, "min": 1, "max": 5,
        "help": text(
            "開啟空白表格，填妥後附上；如須親筆簽署，請附掃描本。",
            "Open the blank form, fill it in and attach it; where it is signed by hand, attach a scan.",
        ),
        "accept": ["pdf", "png", "jpg", "jpeg", "tif", "tiff"],
        "original": {"policy": "copy-enough"},
        "retention": "with-record",
    });
    let data = json!({"name": "陳大文", "subject": "示範申請", "date": "2026-12-01"});
    let attached =
        json!([{"name": "filled.pdf", "sha256": "0".repeat(64), "size_bytes": 1, "media": "application/pdf"}]);
    let mut whole = data.clone();
    whole[crate::definition::ATTACHMENTS] = json!({FILLED: attached});
    let definition = json!({
        "mform": 1,
        "requires": ["stages", "attachments"],
        "id": format!("urn:mform:cover:{}", naming.form_no.to_lowercase()),
        "formNo": naming.form_no,
        "edition": naming.edition,
        "version": 1,
        "text": {"title": title_text},
        "data": {
            "type": "object", "additionalProperties": false, "required": ["name", "subject", "date"],
            "properties": {
                "name": {"type": "string", "maxLength": 120},
                "organisation": {"type": "string", "maxLength": 200},
                "subject": {"type": "string", "maxLength": 200},
                "date": {"type": "string", "format": "date"},
                "remarks": {"type": "string", "maxLength": 1000},
            },
        },
        "fields": {
            "/name": field("text", "姓名", "Name"),
            "/organisation": field("text", "機構", "Organisation"),
            "/subject": field("text", "事由", "Subject"),
            "/date": field("date", "日期", "Date"),
            "/remarks": field("longText", "備註", "Remarks"),
        },
        "layout": {"pages": [{"id": "cover", "title": title_text, "sections": [
            {"id": "particulars", "title": text("封面頁", "Cover sheet"),
             "items": ["/name", "/organisation", "/subject", "/date", "/remarks"]},
            {"id": "form", "title": text("官方表格", "The official form"), "items": [{"attachment": FILLED}]},
        ]}]},
        "workflow": {"stages": [{"id": STAGE, "label": text("遞交", "Submit"), "by": {"role": "applicant"}}]},
        "evidence": {"attachments": [filled]},
        "assets": [asset(official, "fill", Some(FILLED))],
        "record": {
            "class": naming.class,
            "title": {"zh-Hant-HK": record_title(&title.zh), "en": record_title(&title.en)},
            "metadata": {"document-date": {"var": "/date"}},
            "facts": [{"kind": "submitted", "on": {"var": "/date"}}],
        },
        "tests": [
            {"name": "a cover sheet with the filled form", "stage": STAGE, "today": "2026-12-01", "data": whole,
             "expect": {"clean": true}},
            {"name": "the filled form must be there", "stage": STAGE, "today": "2026-12-01", "data": data,
             "expect": {"errors": {format!("/{}/{FILLED}", crate::definition::ATTACHMENTS): ["attachment-required"]}}},
        ],
    });
    Definition::parse(&canonical::bytes(&definition))?;
    Ok(definition)
}
