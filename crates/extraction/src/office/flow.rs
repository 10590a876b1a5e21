//! A document as flowing text: what each element means for the text is said in a table by
//! the format, and here it is written down, with lines, cells and pages kept apart.

use crate::reading::Reading;
use crate::tidy::tidy;
use crate::xml::{Go, Node, Tag, walk};

/// What an element means for the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    Pass,
    /// It is left out, with all that is in it.
    Skip,
    /// What is written in it is text, as it stands.
    Words,
    /// What is written in it is no text, but elements in it may have some.
    Quiet,
    /// It stands on lines of its own.
    Block,
    /// A block whose text is written right in it; line ends in that are spaces.
    Paragraph,
    /// It stands beside the next of its kind.
    Cell,
    /// A row of cells.
    Row,
    /// It stands for these signs.
    Sign(String),
    /// A page begins, with a title or without.
    Page(String),
}

/// What stands between two pages; no XML can contain it.
const PAGE: char = '\u{c}';

/// The text of each page; what has no pages is one.
pub fn pages(bytes: &[u8], reading: &mut Reading<'_>, role_of: impl FnMut(&Tag<'_>) -> Role) -> Vec<String> {
    let text = written(bytes, reading, role_of);
    text.split(PAGE).map(tidy).collect()
}

/// The text of a document without pages.
pub fn text(bytes: &[u8], reading: &mut Reading<'_>, role_of: impl FnMut(&Tag<'_>) -> Role) -> String {
    tidy(&written(bytes, reading, role_of))
}

fn written(bytes: &[u8], reading: &mut Reading<'_>, mut role_of: impl FnMut(&Tag<'_>) -> Role) -> String {
    let most = reading.text_left();
    let mut flow = Flow { text: String::new(), open: Vec::new(), skipped: 0 };
    walk(bytes, reading, |node| {
        match node {
            Node::Open(_) if flow.skipped > 0 => flow.skipped += 1,
            Node::Open(tag) => flow.open(role_of(tag)),
            Node::Text(words) if flow.skipped == 0 => flow.write(words),
            Node::Text(_) => {}
            Node::Close if flow.skipped > 0 => flow.skipped -= 1,
            Node::Close => flow.close(),
        }
        if flow.text.len() > most { Go::Out } else { Go::On }
    });
    flow.text
}

/// How text is taken at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    No,
    AsItStands,
    InLine,
}

struct Flow {
    text: String,
    open: Vec<(Role, Taken)>,
    skipped: usize,
}

impl Flow {
    fn open(&mut self, role: Role) {
        let around = self.open.last().map_or(Taken::No, |(_, taken)| *taken);
        let mut taken = around;
        match &role {
            Role::Pass | Role::Cell | Role::Row => {}
            Role::Skip => {
                self.skipped = 1;
                return;
            }
            Role::Words => taken = Taken::AsItStands,
            Role::Quiet => taken = Taken::No,
            Role::Block => self.begin_line(),
            Role::Paragraph => {
                self.begin_line();
                taken = Taken::InLine;
            }
            Role::Sign(signs) => self.text.push_str(signs),
            Role::Page(title) => {
                if !self.text.trim().is_empty() {
                    self.text.push(PAGE);
                }
                if !title.is_empty() {
                    self.text.push_str(title);
                    self.text.push('\n');
                }
            }
        }
        self.open.push((role, taken));
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some((Role::Block | Role::Paragraph, _)) => self.begin_line(),
            Some((Role::Cell, _)) => {
                self.text.truncate(self.text.trim_end_matches('\n').len());
                self.text.push('\t');
            }
            Some((Role::Row, _)) => {
                self.text.truncate(self.text.trim_end_matches(['\n', '\t']).len());
                self.text.push('\n');
            }
            _ => {}
        }
    }

    fn write(&mut self, words: &str) {
        match self.open.last().map_or(Taken::No, |(_, taken)| *taken) {
            Taken::No => {}
            Taken::AsItStands => self.text.extend(words.chars().filter(|sign| !sign.is_control() || *sign == '\n')),
            Taken::InLine => {
                for sign in words.chars() {
                    if !sign.is_ascii_whitespace() {
                        self.text.push(sign);
                    } else if !self.text.ends_with([' ', '\n', '\t', PAGE]) {
                        self.text.push(' ');
                    }
                }
            }
        }
    }

    fn begin_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(['\n', '\t', PAGE]) {
            self.text.push('\n');
        }
    }
}
