//! The text on a page that stands where the label of a field would: to the left of it or above it; of a box to
//! tick, to the right of it. A guess, and passed on as one.

use super::super::lines::Run;

/// The most units between a field and its label, to the side and upwards.
const ASIDE: f64 = 220.0;
const ABOVE: f64 = 22.0;
/// The most units between a box and its label.
const BEHIND: f64 = 30.0;
/// Labels overlap their fields by so much in real files.
const SLACK: f64 = 4.0;
/// And by this share of their length where the font tells no widths.
const UNMEASURED: f64 = 0.12;
/// Upwards counts more than sideways: a label above belongs to a field only when none stands beside it.
const UPWARDS: f64 = 4.0;
/// Height of the middle of a line above its baseline, in sizes.
const MIDDLE: f64 = 0.3;

type Edges = [f64; 4];

/// The label of a field that is written into.
pub fn of_box(field: Edges, others: &[Edges], texts: &[Run]) -> Option<String> {
    let mut best: Option<(f64, &Run)> = None;
    for text in texts {
        let slack = SLACK + UNMEASURED * (text.to - text.from);
        let beside = is_level(field, text) && text.to <= field[0] + slack && field[0] - text.to < ASIDE;
        let above = text.base >= field[3] - SLACK
            && text.base - field[3] < ABOVE
            && text.from < field[2]
            && text.to > field[0] - SLACK;
        let distance = match (beside, above) {
            (true, _) => field[0] - text.to,
            (false, true) => (text.base - field[3]) * UPWARDS + (text.from - field[0]).abs() / UPWARDS,
            _ => continue,
        };
        let clear = !others.iter().any(|other| *other != field && is_between(*other, field, text, beside));
        if clear && best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, text));
        }
    }
    best.and_then(|(_, text)| cleaned(&text.text))
}

/// The label of a box to tick.
pub fn of_tick(field: Edges, others: &[Edges], texts: &[Run]) -> Option<String> {
    let behind = |text: &&Run| is_level(field, text) && text.from >= field[2] - SLACK && text.from - field[2] < BEHIND;
    let nearest = texts.iter().filter(behind).min_by(|one, two| one.from.total_cmp(&two.from));
    nearest.and_then(|text| cleaned(&text.text)).or_else(|| of_box(field, others, texts))
}

/// Whether a line of text runs at the height of a field.
fn is_level(field: Edges, text: &Run) -> bool {
    let middle = text.base + MIDDLE * text.size;
    middle > field[1] - SLACK && middle < field[3] + SLACK
}

/// Whether another field stands between a field and a text, to which the text then belongs.
fn is_between(other: Edges, field: Edges, text: &Run, beside: bool) -> bool {
    if beside {
        is_level(other, text) && other[0] >= text.to - SLACK && other[2] <= field[0] + SLACK
    } else {
        other[1] >= field[3] - SLACK && other[3] <= text.base + SLACK && other[0] < field[2] && other[2] > field[0]
    }
}

/// A label without what only leads the eye to the field.
fn cleaned(text: &str) -> Option<String> {
    let leader =
        |sign: char| matches!(sign, ':' | '：' | '_' | '＿' | '.' | '…' | '*' | '☐' | '□') || sign.is_whitespace();
    let label = text.trim_matches(leader);
    label.chars().any(char::is_alphanumeric).then(|| label.replace('\t', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(from: f64, to: f64, base: f64, text: &str) -> Run {
        Run { from, to, base, size: 10.0, turn: 0, text: text.to_owned() }
    }

    #[test]
    fn a_label_stands_to_the_left_or_above_and_belongs_to_one_field() {
        let (name, date, below) =
            ([100.0, 690.0, 200.0, 710.0], [260.0, 690.0, 340.0, 710.0], [100.0, 640.0, 340.0, 660.0]);
        let all = [name, date, below];
        let texts = [
            text(20.0, 70.0, 697.0, "姓名 Name:"),
            text(220.0, 255.0, 697.0, "Date"),
            text(100.0, 160.0, 665.0, "Reasons ____"),
            text(20.0, 400.0, 780.0, "Application"),
        ];
        assert_eq!(of_box(name, &all, &texts).as_deref(), Some("姓名 Name"));
        assert_eq!(of_box(date, &all, &texts).as_deref(), Some("Date"));
        assert_eq!(of_box(below, &all, &texts).as_deref(), Some("Reasons"));
        // Without a label of its own it does not take its neighbour's.
        assert_eq!(of_box(date, &all, &texts[..1]), None);
    }

    #[test]
    fn a_box_to_tick_is_labelled_behind() {
        let (yes, no) = ([100.0, 690.0, 110.0, 700.0], [160.0, 690.0, 170.0, 700.0]);
        let texts =
            [text(20.0, 90.0, 691.0, "Member?"), text(114.0, 130.0, 691.0, "Yes"), text(174.0, 186.0, 691.0, "No")];
        assert_eq!(of_tick(yes, &[yes, no], &texts).as_deref(), Some("Yes"));
        assert_eq!(of_tick(no, &[yes, no], &texts).as_deref(), Some("No"));
        assert_eq!(of_tick(yes, &[yes, no], &texts[..1]).as_deref(), Some("Member?"));
        assert_eq!(of_tick(yes, &[yes, no], &[text(112.0, 118.0, 691.0, "…")]), None);
    }
}
