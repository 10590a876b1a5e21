//! The references of many records as lines that can be pasted: into a minute, or into a spreadsheet.

use records::{EntityId, State};
use words::Lang;

use crate::desk::Desk;
use crate::failure::Failure;

impl Desk {
    /// One line for each record: reference, tab, title. What is no record any more is left out; answers how
    /// many lines there are.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn reference_lines(&self, records: &[EntityId], lang: Lang) -> Result<(String, usize), Failure> {
        let (mut text, mut lines) = (String::new(), 0);
        for id in records {
            if let Some(State::Record(record)) = self.store.entity(*id)?.map(|entity| entity.state) {
                let (reference, title) = (cell(&record.reference()), cell(record.title.read(lang)));
                text.push_str(&format!("{reference}\t{title}\n"));
                lines += 1;
            }
        }
        Ok((text, lines))
    }
}

/// Signs with which a spreadsheet takes what is pasted for a formula, in either width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text as one cell: on one line, and never a formula (the apostrophe makes it text).
fn cell(text: &str) -> String {
    let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let is_formula = text.starts_with(['\t', '\r', '\n']) || flat.trim_start().starts_with(FORMULA);
    if is_formula { format!("'{flat}") } else { flat }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, pasted) in [
            ("=HYPERLINK(\"http://a\")", "'=HYPERLINK(\"http://a\")"),
            ("+852 2810", "'+852 2810"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            (" =1", "' =1"),
            ("＝1＋1", "'＝1＋1"),
            ("two\nlines\tand a tab", "two lines and a tab"),
            ("會議紀錄 = 3", "會議紀錄 = 3"),
        ] {
            assert_eq!(cell(text), pasted);
        }
    }
}
