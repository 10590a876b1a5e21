//! A sheet as lines of text: its name first, then its rows, with the cells that have something
//! in them kept apart by tabs. How cells lie above each other is not kept.

/// A number as sheets show it: to fifteen digits, so that 0.1 + 0.2 is 0.3.
pub fn number(number: f64) -> String {
    format!("{number:.14e}").parse().unwrap_or(number).to_string()
}

/// A sheet that is being written.
pub struct Sheet {
    text: String,
    is_row_begun: bool,
}

impl Sheet {
    /// A sheet of this name.
    pub fn new(name: &str) -> Self {
        Self { text: name.trim().to_owned(), is_row_begun: false }
    }

    /// The next cell stands on a new line.
    pub fn begin_row(&mut self) {
        self.is_row_begun = false;
    }

    /// Adds a cell.
    pub fn put(&mut self, cell: &str) {
        let cell = cell.trim();
        if cell.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(if self.is_row_begun { '\t' } else { '\n' });
        }
        self.is_row_begun = true;
        self.text.extend(cell.chars().filter(|sign| !sign.is_control() || *sign == '\n'));
    }

    /// How many bytes it has so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Its text.
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_fifteen_digits() {
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(378.5), "378.5");
        assert_eq!(number(-12_345_678.0), "-12345678");
        assert_eq!(number(f64::NAN), "NaN");
    }

    #[test]
    fn rows_are_lines() {
        let mut sheet = Sheet::new(" 表 ");
        for cell in ["a", "", "b\u{1}"] {
            sheet.put(cell);
        }
        sheet.begin_row();
        sheet.put("c");
        assert_eq!(sheet.finish(), "表\na\tb\nc");
    }
}
