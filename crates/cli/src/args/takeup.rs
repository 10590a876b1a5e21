//! The arguments of take-up: a period, a target, a copy of a form.

use std::path::PathBuf;

use clap::Args;

/// `form takeup`.
#[derive(Args)]
pub struct TakeUp {
    /// This month, quarter or financial year, or from the beginning on; the financial year when not given.
    #[arg(long, value_name = "month|quarter|financial-year|all", conflicts_with_all = ["from", "to"])]
    pub period: Option<String>,
    /// First day of another period.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<String>,
    /// Its last day; today when not given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<String>,
    /// Only this form.
    #[arg(long, value_name = "ID")]
    pub form: Option<String>,
    /// Only what was begun in this unit.
    #[arg(long)]
    pub unit: Option<String>,
    /// As a table for spreadsheets.
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

/// `form target`.
#[derive(Args)]
pub struct Target {
    /// Form number.
    pub id: String,
    /// Of which period it is the target.
    #[arg(long, value_name = "month|quarter|financial-year")]
    pub period: String,
    /// So many forms completed.
    #[arg(long, value_name = "N", conflicts_with = "electronic")]
    pub completed: Option<u32>,
    /// So many per cent of the completed ones without a stage signed on paper.
    #[arg(long, value_name = "PERCENT")]
    pub electronic: Option<u32>,
    /// Take the target away.
    #[arg(long, conflicts_with_all = ["completed", "electronic"], required_unless_present_any = ["completed", "electronic"])]
    pub none: bool,
}

/// `form copy`.
#[derive(Args)]
pub struct CopyForm {
    /// Form number, hash or identity.
    pub id: String,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}
