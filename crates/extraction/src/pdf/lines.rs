//! From scattered runs to lines: runs on one baseline make a line, lines go from the
//! top down, and a gap becomes a space where the writing has spaces. Between Han
//! characters it does not, unless the gap is as wide as a character.

/// A run of text on the page, turned so that its line runs to the right.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Where it begins and ends along the line.
    pub from: f64,
    /// End along the line.
    pub to: f64,
    /// Height of the baseline; greater is further up.
    pub base: f64,
    /// Size of the type.
    pub size: f64,
    /// Quarter turns of the page; runs of one turn are read together.
    pub turn: u8,
    /// The text.
    pub text: String,
}

/// Gaps wider than this share of the type's size separate words.
const WORD_GAP: f64 = 0.18;
/// Gaps wider than this many sizes separate columns.
const COLUMN_GAP: f64 = 2.5;
/// Between Han characters, only such a gap is a space.
const HAN_GAP: f64 = 0.9;
/// Baselines nearer than this share of the size are one line.
const SAME_LINE: f64 = 0.45;

/// The text of a page.
pub fn assemble(runs: Vec<Run>) -> String {
    lines(runs).into_iter().filter_map(text_of).collect::<Vec<_>>().join("\n")
}

/// Gaps wider than this many sizes keep a label apart from what stands beside it.
const LABEL_GAP: f64 = 1.2;

/// The stretches of text of a page that stand by themselves, at most `most`; only those that are read upright.
pub fn stretches(runs: Vec<Run>, most: usize) -> Vec<Run> {
    let upright = runs.into_iter().filter(|run| run.turn == 0).collect();
    let mut found = Vec::new();
    for mut line in lines(upright) {
        line.sort_by(|one, two| one.from.total_cmp(&two.from));
        let mut stretch: Vec<Run> = Vec::new();
        for run in line.into_iter().filter(|run| !run.text.trim().is_empty()) {
            let apart = stretch.last().is_some_and(|last| run.from - last.to > LABEL_GAP * last.size.max(run.size));
            if apart {
                found.extend(whole(std::mem::take(&mut stretch)));
            }
            stretch.push(run);
        }
        found.extend(whole(stretch));
        if found.len() >= most {
            break;
        }
    }
    found.truncate(most);
    found
}

/// Runs that stand together as one.
fn whole(runs: Vec<Run>) -> Option<Run> {
    let (first, to) = (runs.first()?.clone(), runs.iter().map(|run| run.to).fold(f64::MIN, f64::max));
    Some(Run { to, text: text_of(runs)?, ..first })
}

/// The runs of each line, from the top down; lines of the commonest turn first.
fn lines(mut runs: Vec<Run>) -> Vec<Vec<Run>> {
    runs.retain(|run| !run.text.is_empty() && run.base.is_finite() && run.from.is_finite() && run.to.is_finite());
    let mut lines = Vec::new();
    for turn in turns(&runs) {
        let mut turned: Vec<Run> = runs.iter().filter(|run| run.turn == turn).cloned().collect();
        turned.sort_by(|one, two| two.base.total_cmp(&one.base));
        let mut line: Vec<Run> = Vec::new();
        for run in turned {
            let apart = line.first().is_some_and(|first| first.base - run.base > SAME_LINE * first.size.max(run.size));
            if apart {
                lines.push(std::mem::take(&mut line));
            }
            line.push(run);
        }
        lines.push(line);
    }
    lines
}

/// Turns in use, the commonest first.
fn turns(runs: &[Run]) -> Vec<u8> {
    let mut turns: Vec<(usize, u8)> = (0..4)
        .map(|turn| (runs.iter().filter(|run| run.turn == turn).count(), turn))
        .filter(|(count, _)| *count > 0)
        .collect();
    turns.sort_by(|one, two| two.0.cmp(&one.0).then(one.1.cmp(&two.1)));
    turns.into_iter().map(|(_, turn)| turn).collect()
}

fn text_of(mut line: Vec<Run>) -> Option<String> {
    line.sort_by(|one, two| one.from.total_cmp(&two.from));
    let mut text = String::new();
    let mut previous: Option<Run> = None;
    for run in line {
        if let Some(previous) = &previous {
            if is_shadow(previous, &run) {
                continue;
            }
            text.push_str(between(previous, &run));
        }
        text.push_str(&run.text);
        previous = Some(run);
    }
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Bold that is made by printing twice.
fn is_shadow(previous: &Run, run: &Run) -> bool {
    previous.text == run.text
        && (previous.from - run.from).abs() < 0.12 * run.size
        && (previous.base - run.base).abs() < 0.12 * run.size
}

fn between(previous: &Run, run: &Run) -> &'static str {
    let gap = run.from - previous.to;
    let size = previous.size.max(run.size);
    let (Some(last), Some(first)) = (previous.text.chars().next_back(), run.text.chars().next()) else { return "" };
    if gap > COLUMN_GAP * size {
        return "\t";
    }
    if last.is_whitespace() || first.is_whitespace() || gap <= WORD_GAP * size {
        return "";
    }
    if is_han(last) && is_han(first) && gap < HAN_GAP * size { "" } else { " " }
}

/// Writing without spaces: ideographs, kana, and their punctuation.
fn is_han(character: char) -> bool {
    matches!(u32::from(character), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(from: f64, to: f64, base: f64, text: &str) -> Run {
        Run { from, to, base, size: 10.0, turn: 0, text: text.to_owned() }
    }

    #[test]
    fn lines_by_baseline_and_words_by_gaps() {
        let text = assemble(vec![
            run(60.0, 90.0, 700.0, "Kong"),
            run(0.0, 55.0, 700.3, "Hong"),
            run(0.0, 20.0, 680.0, "香港"),
            run(22.5, 42.0, 680.0, "政府"),
            run(60.0, 80.0, 680.0, "檔案"),
            run(200.0, 220.0, 680.0, "編號"),
        ]);
        assert_eq!(text, "Hong Kong\n香港政府 檔案\t編號");
    }

    #[test]
    fn a_letter_after_a_letter_needs_no_space() {
        assert_eq!(assemble(vec![run(0.0, 5.0, 0.0, "a"), run(5.1, 10.0, 0.0, "b")]), "ab");
        assert_eq!(assemble(vec![run(0.0, 5.0, 0.0, "粗"), run(0.3, 5.3, 0.0, "粗")]), "粗");
    }

    #[test]
    fn other_turns_come_after() {
        let side = Run { turn: 1, ..run(0.0, 10.0, 5.0, "side") };
        assert_eq!(assemble(vec![side, run(0.0, 10.0, 0.0, "one"), run(0.0, 10.0, -20.0, "two")]), "one\ntwo\nside");
        assert_eq!(assemble(vec![run(f64::NAN, 0.0, 0.0, "x")]), "");
    }
}
