//! Data that ships with the program for its forms.

use serde_json::Value;
const CALENDAR: &str = include_str!("../../../schemas/forms/calendars/hk-general-holidays.json");

/// The working calendar that comes with the program.
pub(crate) fn calendar() -> Result<Value, store::Fault> {
    Ok(serde_json::from_str(CALENDAR)?)
}
