//! How long files may grow.

use std::fmt::Write;

use crate::tree::Files;

/// No Rust file is longer than this, tests included.
pub const RUST_LINES: usize = 500;
/// Nine Rust files out of ten stay within this.
pub const RUST_LINES_USUAL: usize = 300;
/// No TypeScript file is longer than this.
pub const TYPESCRIPT_LINES: usize = 400;

/// Paths with their number of lines, longest first.
fn lengths(files: &Files, endings: &[&str]) -> Vec<(usize, String)> {
    let mut lengths: Vec<_> = files
        .iter()
        .filter(|(path, _)| !path.contains("/generated/") && endings.iter().any(|ending| path.ends_with(ending)))
        .map(|(path, text)| (text.lines().count(), path.clone()))
        .collect();
    lengths.sort_by(|one, two| two.cmp(one));
    lengths
}

/// Files that are too long, and too many that are nearly so.
pub fn check(files: &Files) -> Vec<String> {
    let mut findings = Vec::new();
    for (endings, limit) in [(&[".rs"][..], RUST_LINES), (&[".ts", ".tsx"][..], TYPESCRIPT_LINES)] {
        for (lines, path) in lengths(files, endings).into_iter().filter(|(lines, _)| *lines > limit) {
            findings.push(format!("{path} has {lines} lines, more than {limit}: split it by idea"));
        }
    }
    let rust = lengths(files, &[".rs"]);
    let long: Vec<_> = rust.iter().filter(|(lines, _)| *lines > RUST_LINES_USUAL).collect();
    if long.len() * 10 > rust.len() {
        let list: Vec<_> = long.iter().map(|(lines, path)| format!("{path} ({lines})")).collect();
        findings.push(format!(
            "{} of {} Rust files are longer than {RUST_LINES_USUAL} lines, more than one in ten: {}",
            long.len(),
            rust.len(),
            list.join(", ")
        ));
    }
    findings
}

/// A short report: number, median, ninth decile, longest.
pub fn report(files: &Files) -> String {
    let mut text = String::new();
    for (name, endings) in [("Rust", &[".rs"][..]), ("TypeScript", &[".ts", ".tsx"][..])] {
        let lengths = lengths(files, endings);
        let at = |share: usize| lengths.get((lengths.len() * share / 10).min(lengths.len().saturating_sub(1)));
        let (Some(median), Some(decile), Some(longest)) = (at(5), at(1), lengths.first()) else {
            continue;
        };
        let _ = writeln!(
            text,
            "{name}: {} files, median {} lines, nine in ten within {}, longest {} ({})",
            lengths.len(),
            median.0,
            decile.0,
            longest.0,
            longest.1
        );
    }
    text
}
