//! The figures by form as a table for spreadsheets: CSV after RFC 4180, in UTF-8 with the mark by which spreadsheets know it.
//! The names of the columns are a promise: columns may be added at the end, never renamed.

use forms::TakeUpFigures;
use serde_json::json;

use crate::view::takeup::{FormTakeUp, TakeUpResponse};

const COLUMNS: &str = "from,to,form_no,title_en,title_zh,begun,completed,e_signed,on_paper,electronic_percent,refused,withdrawn,\
    in_hand,late,late_percent,open,overdue,originals_outstanding,begun_here,taken_here,target_measure,target_value,\
    target_reached";
const MARK: char = '\u{FEFF}';
const END: &str = "\r\n";

/// The table, a line for each form.
pub fn take_up_csv(answer: &TakeUpResponse) -> String {
    let from = answer.from.map(|day| day.to_string()).unwrap_or_default();
    let to = answer.counted_to.to_string();
    let lines = answer.forms.iter().map(|form| {
        let cells = [vec![from.clone(), to.clone()], cells(form)].concat();
        cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",")
    });
    let lines: String = lines.map(|line| line + END).collect();
    format!("{MARK}{COLUMNS}{END}{lines}")
}

fn cells(form: &FormTakeUp) -> Vec<String> {
    let FormTakeUp { form_no, title, count, aim } = form;
    let TakeUpFigures {
        begun,
        completed,
        e_signed,
        on_paper,
        refused,
        withdrawn,
        in_hand,
        late,
        open,
        overdue,
        originals_outstanding,
    } = count.figures;
    let share = |share: &Option<String>| share.clone().unwrap_or_default();
    let number = |number: u32| number.to_string();
    let measure = aim.as_ref().and_then(|aim| json!(aim.target.measure).as_str().map(str::to_owned));
    let reached = aim.as_ref().and_then(|aim| aim.reached).map(|reached| if reached { "yes" } else { "no" });
    vec![
        form_no.clone(),
        title.en.clone(),
        title.zh.clone(),
        number(begun),
        number(completed),
        number(e_signed),
        number(on_paper),
        share(&count.electronic_percent),
        number(refused),
        number(withdrawn),
        number(in_hand),
        number(late),
        share(&count.late_percent),
        number(open),
        number(overdue),
        number(originals_outstanding),
        number(count.begun_here),
        number(count.taken_here),
        measure.unwrap_or_default(),
        aim.as_ref().map(|aim| number(aim.target.value)).unwrap_or_default(),
        reached.unwrap_or_default().to_owned(),
    ]
}

/// One cell. A text that a spreadsheet would take for a formula is given an apostrophe in front.
fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_is_never_a_formula() {
        for (text, expected) in [
            ("Leave", "Leave"),
            ("放假申請", "放假申請"),
            ("Hire, of a \"hall\"", "\"Hire, of a \"\"hall\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("-2", "'-2"),
            ("@SUM(A1,A2)", "\"'@SUM(A1,A2)\""),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
