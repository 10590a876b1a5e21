//! `verify_log`: checks every chain and compares the tables with them.

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::prove::LogReport;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<LogReport, Failure> {
    let report = call.registry.desk()?.verify_log()?;
    Ok(LogReport {
        whole: report.whole,
        entries: report.entries,
        checkpoint: lines(&report.checkpoint),
        anchored_to: (!report.anchored_to.is_empty()).then(|| lines(&report.anchored_to)),
        unanchored: report.unanchored,
        findings: report.findings.into_iter().map(|finding| finding.what).collect(),
    })
}

/// One chain on a line, each with its own head.
fn lines(chains: &BTreeMap<String, impl Display>) -> String {
    chains.iter().map(|(chain, head)| format!("{chain} {head}")).collect::<Vec<_>>().join("\n")
}
