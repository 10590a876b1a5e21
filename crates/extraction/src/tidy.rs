//! Text as it is passed on: lines without spaces at their ends, and no rows of empty ones.

/// The same text, tidied up.
pub fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_are_few() {
        assert_eq!(tidy("\n a  \r\n\n\n\nb\t\n"), "a\n\nb");
    }
}
