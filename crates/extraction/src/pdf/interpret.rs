//! Following the drawing of a page as far as it shows text (ISO 32000-1, 8 and 9):
//! graphics and text state, the four operators that show strings, forms within
//! forms, and marked content whose `ActualText` is preferred to what is drawn.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, decode_text_string};

use super::codes::Font;
use super::lines::Run;
use super::matrix::Matrix;
use super::state::{Actual, State};
use crate::limits::Limits;

/// What a page shows.
#[derive(Debug, Default)]
pub struct Shown {
    /// The runs, in drawing order.
    pub runs: Vec<Run>,
    /// Signs shown.
    pub signs: usize,
    /// Signs whose character could not be made out.
    pub unknown: usize,
    /// Whether the drawing could not be followed to its end.
    pub broken: bool,
}

/// Follows drawings of one document; fonts and the budget are shared by its pages.
pub struct Interpreter<'a> {
    document: &'a Document,
    limits: &'a Limits,
    fonts: BTreeMap<usize, Rc<Font>>,
    operations_left: usize,
    shown: Shown,
    state: State,
    stack: Vec<State>,
    actual: Vec<Option<Actual>>,
    forms: Vec<usize>,
}

impl<'a> Interpreter<'a> {
    /// An interpreter for a document.
    pub fn new(document: &'a Document, limits: &'a Limits) -> Self {
        Self {
            document,
            limits,
            fonts: BTreeMap::new(),
            operations_left: limits.operations,
            shown: Shown::default(),
            state: State::new(Matrix::IDENTITY),
            stack: Vec::new(),
            actual: Vec::new(),
            forms: Vec::new(),
        }
    }

    /// Follows a page's content.
    pub fn page(&mut self, content: &[u8], resources: &[&'a Dictionary]) -> Shown {
        self.shown = Shown::default();
        self.state = State::new(Matrix::IDENTITY);
        self.stack.clear();
        self.actual.clear();
        self.forms.clear();
        self.follow(content, resources);
        while !self.actual.is_empty() {
            self.end_marked();
        }
        std::mem::take(&mut self.shown)
    }

    fn follow(&mut self, content: &[u8], resources: &[&'a Dictionary]) {
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else {
                self.shown.broken = true;
                return;
            };
            if self.operations_left == 0 {
                self.shown.broken = true;
                return;
            }
            self.operations_left -= 1;
            self.operation(&operation, resources);
        }
    }

    fn operation(&mut self, operation: &Operation, resources: &[&'a Dictionary]) {
        let operands = operation.operands.as_slice();
        let number =
            |index: usize| operands.get(index).and_then(|operand| operand.as_float().ok()).map_or(0.0, f64::from);
        match operation.operator.as_str() {
            "q" if self.stack.len() < 512 => self.stack.push(self.state.clone()),
            "Q" => self.state = self.stack.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => self.state.page = Matrix::from_objects(operands).then(self.state.page),
            "BT" => self.set_line(Matrix::IDENTITY),
            "Tm" => self.set_line(Matrix::from_objects(operands)),
            "Td" => self.move_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            "T*" => self.move_line(0.0, -self.state.leading),
            "TL" => self.state.leading = number(0),
            "Tc" => self.state.character_space = number(0),
            "Tw" => self.state.word_space = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "Ts" => self.state.rise = number(0),
            "Tf" => {
                self.state.size = number(1);
                self.state.font = operands.first().and_then(|name| self.font(name, resources));
            }
            "Tj" => self.show(operands.first()),
            "TJ" => self.show_all(operands.first()),
            "'" => {
                self.move_line(0.0, -self.state.leading);
                self.show(operands.first());
            }
            "\"" => {
                self.state.word_space = number(0);
                self.state.character_space = number(1);
                self.move_line(0.0, -self.state.leading);
                self.show(operands.get(2));
            }
            "Do" => self.form(operands.first(), resources),
            "BMC" => self.actual.push(None),
            "BDC" => self.begin_marked(operands.get(1), resources),
            "EMC" => self.end_marked(),
            "m" | "l" => self.note_place(number(0), number(1)),
            "re" => {
                self.note_place(number(0), number(1));
                self.note_place(number(0) + number(2), number(1) + number(3));
            }
            _ => {}
        }
    }

    fn set_line(&mut self, matrix: Matrix) {
        self.state.line = matrix;
        self.state.text = matrix;
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix::shift(x, y).then(self.state.line));
    }

    fn font(&mut self, name: &Object, resources: &[&'a Dictionary]) -> Option<Rc<Font>> {
        let font = self.resource(b"Font", name.as_name().ok()?, resources)?.as_dict().ok()?;
        // A dictionary lies still while the document is borrowed, so its place is its name.
        let key = std::ptr::from_ref(font).addr();
        if let Some(known) = self.fonts.get(&key) {
            return Some(Rc::clone(known));
        }
        let read = Rc::new(Font::read(self.document, font, self.limits.stream_bytes));
        self.fonts.insert(key, Rc::clone(&read));
        Some(read)
    }

    fn resource(&self, kind: &[u8], name: &[u8], resources: &[&'a Dictionary]) -> Option<&'a Object> {
        resources.iter().find_map(|resources| {
            let group = resources.get_deref(kind, self.document).and_then(Object::as_dict).ok()?;
            group.get_deref(name, self.document).ok()
        })
    }

    fn show_all(&mut self, list: Option<&Object>) {
        for entry in list.and_then(|list| list.as_array().ok()).into_iter().flatten() {
            match entry {
                Object::String(..) => self.show(Some(entry)),
                number => {
                    let back = f64::from(number.as_float().unwrap_or(0.0)) / 1000.0 * self.state.size;
                    self.advance(-back);
                }
            }
        }
    }

    /// Moves the pen along the line by `distance` in unscaled text units.
    fn advance(&mut self, distance: f64) {
        let vertical = self.state.font.as_ref().is_some_and(|font| font.vertical);
        let step =
            if vertical { Matrix::shift(0.0, -distance) } else { Matrix::shift(distance * self.state.stretch, 0.0) };
        self.state.text = step.then(self.state.text);
    }

    fn show(&mut self, string: Option<&Object>) {
        let Some(Object::String(bytes, _)) = string else { return };
        let Some(font) = self.state.font.clone() else {
            self.shown.signs += bytes.len();
            self.shown.unknown += bytes.len();
            return;
        };
        let start = self.state.text.then(self.state.page);
        let mut text = String::new();
        let mut unknown = 0;
        let signs = font.signs(bytes);
        for sign in &signs {
            match &sign.text {
                Some(known) => text.push_str(known),
                None => {
                    unknown += 1;
                    if !text.ends_with('\u{FFFD}') {
                        text.push('\u{FFFD}');
                    }
                }
            }
            let em = if font.vertical { 1.0 } else { sign.width / 1000.0 };
            let word = if sign.is_space { self.state.word_space } else { 0.0 };
            self.advance(em * self.state.size + self.state.character_space + word);
        }
        let end = self.state.text.then(self.state.page);
        let run = self.state.place(start, end, text, font.vertical);
        if let Some(actual) = self.actual.iter_mut().flatten().next() {
            actual.cover(run);
            return;
        }
        self.shown.signs += signs.len();
        self.shown.unknown += unknown;
        self.shown.runs.push(run);
    }

    fn form(&mut self, name: Option<&Object>, resources: &[&'a Dictionary]) {
        let Some(Object::Stream(form)) =
            name.and_then(|name| name.as_name().ok()).and_then(|name| self.resource(b"XObject", name, resources))
        else {
            return;
        };
        let key = std::ptr::from_ref(form).addr();
        let is_form = form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        if !is_form || self.forms.contains(&key) || self.forms.len() >= self.limits.depth {
            return;
        }
        let Ok(content) = form.get_plain_content_with_limit(self.limits.stream_bytes) else {
            self.shown.broken = true;
            return;
        };
        let matrix = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array);
        let matrix = matrix.map_or(Matrix::IDENTITY, |numbers| Matrix::from_objects(numbers));
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let reach: Vec<&'a Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        let (before, stack, marked) = (self.state.clone(), std::mem::take(&mut self.stack), self.actual.len());
        self.state.page = matrix.then(self.state.page);
        self.forms.push(key);
        self.follow(&content, &reach);
        self.forms.pop();
        self.state = before;
        self.stack = stack;
        while self.actual.len() > marked {
            self.end_marked();
        }
    }

    fn begin_marked(&mut self, properties: Option<&Object>, resources: &[&'a Dictionary]) {
        let named = properties.and_then(|name| name.as_name().ok());
        let properties = match named {
            Some(name) => self.resource(b"Properties", name, resources).and_then(|found| found.as_dict().ok()),
            None => properties.and_then(|entries| entries.as_dict().ok()),
        };
        let text = properties.and_then(|entries| entries.get_deref(b"ActualText", self.document).ok());
        let text = text.and_then(|text| decode_text_string(text).ok());
        // The outermost one says it; another inside says it again.
        let inside = self.actual.iter().flatten().next().is_some();
        self.actual.push(text.filter(|_| !inside).map(|text| Actual { text, place: None }));
    }

    fn end_marked(&mut self) {
        if let Some(Some(actual)) = self.actual.pop() {
            self.shown.signs += actual.text.chars().count();
            if let Some(place) = actual.place {
                self.shown.runs.push(Run { text: actual.text, ..place });
            }
        }
    }

    /// A shape drawn in place of text stands on the lowest point of its path.
    fn note_place(&mut self, x: f64, y: f64) {
        let at = Matrix::shift(x, y).then(self.state.page);
        let size = at.height() * 8.0;
        if let Some(actual) = self.actual.iter_mut().flatten().next() {
            let (x, y) = at.apply(0.0, 0.0);
            let place = Run { from: x, to: x, base: y, size, turn: 0, text: String::new() };
            let place = actual.place.get_or_insert(place);
            if place.text.is_empty() && place.turn == 0 {
                *place = Run { from: place.from.min(x), to: place.to.max(x), base: place.base.min(y), ..place.clone() };
            }
        }
    }
}
