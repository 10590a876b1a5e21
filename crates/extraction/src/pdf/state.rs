//! Where the pen stands and how it writes (ISO 32000-1, 8.4 and 9.3), as far as the
//! place of text needs it, and text that stands for what is drawn.

use std::rc::Rc;

use super::codes::Font;
use super::lines::Run;
use super::matrix::Matrix;

/// Graphics and text state.
#[derive(Clone)]
pub struct State {
    /// From the content to the page.
    pub page: Matrix,
    /// From text to the content: where the pen stands.
    pub text: Matrix,
    /// Where the line began.
    pub line: Matrix,
    /// The font in use.
    pub font: Option<Rc<Font>>,
    /// Size of the type.
    pub size: f64,
    /// Added after each sign.
    pub character_space: f64,
    /// Added after each space.
    pub word_space: f64,
    /// Horizontal scaling, 1 for none.
    pub stretch: f64,
    /// Distance of the next line.
    pub leading: f64,
    /// Height above the baseline.
    pub rise: f64,
}

impl State {
    /// The state at the start of a page or a form.
    pub fn new(page: Matrix) -> Self {
        Self {
            page,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            font: None,
            size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }

    /// Turns a run so that its line runs to the right.
    pub fn place(&self, start: Matrix, end: Matrix, text: String, vertical: bool) -> Run {
        let from = start.apply(0.0, self.rise);
        let to = end.apply(0.0, self.rise);
        let (dx, dy) = start.apply(1.0, 0.0);
        let (dx, dy) = (dx - start.0[4], dy - start.0[5]);
        let turn = match (vertical, dx.abs() >= dy.abs(), dx >= 0.0, dy >= 0.0) {
            (true, ..) | (false, false, _, false) => 3,
            (false, true, true, _) => 0,
            (false, true, false, _) => 2,
            (false, false, _, true) => 1,
        };
        let turned = |(x, y): (f64, f64)| match turn {
            0 => (x, y),
            1 => (y, -x),
            2 => (-x, -y),
            _ => (-y, x),
        };
        let ((from, base), (to, _)) = (turned(from), turned(to));
        Run { from, to, base, size: start.height() * self.size.abs(), turn, text }
    }
}

/// Text that stands for whatever is drawn inside.
pub struct Actual {
    /// The text.
    pub text: String,
    /// Where it stands, once something was drawn.
    pub place: Option<Run>,
}

impl Actual {
    /// Widens the place by what is drawn inside.
    pub fn cover(&mut self, run: Run) {
        match &mut self.place {
            Some(place) if place.turn == run.turn => place.to = place.to.max(run.to),
            Some(_) => {}
            None => self.place = Some(run),
        }
    }
}
