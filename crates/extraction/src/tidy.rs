//! Text as it is passed on: no control characters, lines without spaces at their ends, and no
//! rows of empty ones.

/// The same text, tidied up.
pub fn tidy(text: &str) -> String {
    let is_shown = |sign: char| !sign.is_control() || matches!(sign, '\n' | '\t');
    let text: String = text.chars().filter(|sign| is_shown(*sign)).collect();
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_are_few() {
        assert_eq!(tidy("\n a\u{1}  \r\n\n\n\nb\t\n"), "a\n\nb");
    }
}
