//! Every source file opens with a comment that says what it is for.

use crate::tree::Files;

/// The opening that each kind of file owes.
const OPENINGS: [(&str, &str); 4] = [(".rs", "//! "), (".ts", "/** "), (".tsx", "/** "), (".css", "/* ")];

/// Files written by a generator carry the generator's own header.
const GENERATED: &str = "/generated/";

/// Files that open with something else.
pub fn check(files: &Files) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| !path.contains(GENERATED)) {
        let Some((_, opening)) = OPENINGS.iter().find(|(ending, _)| path.ends_with(ending)) else {
            continue;
        };
        // A long header may begin on the line after the opening sign.
        let sign = opening.trim_end();
        if !text.starts_with(opening) && !text.starts_with(&format!("{sign}\n")) {
            findings.push(format!("{path} does not open with {sign}: say what the file is for and what is not here"));
        }
    }
    findings
}
