//! The forms library of a desk: shipped definitions and what the department has published.

use serde_json::Value;
use store::AskError;

const SHIPPED: [&str; 2] = [
    include_str!("../../../schemas/forms/GEN-LV-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/HAD-CH-1/11-2026/form.json"),
];

/// The definitions that come with the program.
pub(crate) fn shipped() -> Result<Vec<Value>, AskError> {
    SHIPPED.into_iter().map(|text| Ok(serde_json::from_str(text).map_err(store::Fault::from)?)).collect()
}

const CALENDAR: &str = include_str!("../../../schemas/forms/calendars/hk-general-holidays.json");

/// The working calendar that comes with the program.
pub(crate) fn calendar() -> Result<Value, store::Fault> {
    Ok(serde_json::from_str(CALENDAR)?)
}
