//! Whether the text of an appearance can be seen, and whether anything but text says something.
//!
//! What fillers draw is a ground, a frame and lines of text. Text that is not painted, in the colour of its ground or under
//! it, and shapes that could be letters leave it open what a person reads. Not here: what the text says.

use lopdf::Object;

/// Filled shapes with corners of a frame, and lines of a comb, at most.
const CORNERED: usize = 4;
const LINES: usize = 256;

/// What has been drawn so far.
pub struct Ink {
    colour: Vec<f32>,
    ground: Vec<f32>,
    path: Path,
    cornered: usize,
    lines: usize,
    has_text: bool,
    saved: Vec<Vec<f32>>,
}

#[derive(Default, Clone, Copy)]
struct Path {
    has_corners: bool,
    is_empty_box: bool,
}

impl Default for Ink {
    fn default() -> Self {
        Self {
            colour: vec![0.0],
            ground: vec![1.0],
            path: Path::default(),
            cornered: 0,
            lines: 0,
            has_text: false,
            saved: Vec::new(),
        }
    }
}

impl Ink {
    /// Follows one operator; `false` when it leaves in doubt what is seen.
    pub fn take(&mut self, operator: &str, operands: &[Object]) -> bool {
        let number = |at: usize| operands.get(at).and_then(|operand| operand.as_float().ok());
        match operator {
            "q" => {
                self.saved.push(self.colour.clone());
                true
            }
            "Q" => {
                self.colour = self.saved.pop().unwrap_or_else(|| self.colour.clone());
                true
            }
            "g" | "rg" | "k" | "sc" | "scn" => {
                self.colour = bright(operands);
                operands.iter().all(|part| part.as_float().is_ok())
            }
            "re" => {
                self.path.is_empty_box = [2, 3].iter().any(|side| number(*side).is_none_or(|side| side.abs() < 1.0));
                true
            }
            "l" => {
                self.path.has_corners = true;
                self.lines += 1;
                self.lines <= LINES
            }
            "n" | "S" | "s" => self.closes(false),
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => self.closes(true),
            "W" | "W*" => !self.path.is_empty_box,
            "Tj" | "TJ" | "'" | "\"" => {
                self.has_text = true;
                self.colour != self.ground && operands.last().is_none_or(|shown| !runs_back(shown))
            }
            "Tf" => number(1).is_some_and(|size| size.abs() >= 1.0),
            "Tr" | "Ts" => number(0) == Some(0.0),
            "Tz" => number(0).is_some_and(|percent| percent >= 10.0),
            "Tc" => number(0).is_some_and(|space| space > -2.0),
            // One line is written from left to right.
            "Td" | "TD" => !(self.has_text && number(1) == Some(0.0) && number(0).is_none_or(|step| step < 0.0)),
            "Tm" | "cm" => {
                [0, 3].iter().all(|at| number(*at) != Some(0.0)) || [1, 2].iter().all(|at| number(*at) != Some(0.0))
            }
            "BDC" => operands.first().and_then(|tag| tag.as_name().ok()) != Some(b"OC"),
            // Every space of a device begins with black.
            "cs" => {
                self.colour = vec![0.0];
                let space = operands.first().and_then(|space| space.as_name().ok()).unwrap_or_default();
                space.starts_with(b"Device")
            }
            "gs" | "c" | "v" | "y" => false,
            _ => true,
        }
    }

    /// A path is painted; a ground comes before the text on it.
    fn closes(&mut self, is_filled: bool) -> bool {
        let path = std::mem::take(&mut self.path);
        if !is_filled {
            return true;
        }
        if path.has_corners {
            self.cornered += 1;
        } else {
            self.ground.clone_from(&self.colour);
        }
        !self.has_text && self.cornered <= CORNERED
    }
}

/// Parts of one string that are set back by more than a sign is wide.
fn runs_back(shown: &Object) -> bool {
    let Object::Array(parts) = shown else { return false };
    parts.iter().filter_map(|part| part.as_float().ok()).any(|step| step > 500.0)
}

/// Colours of the three spaces as one of red, green and blue, or of grey where they are alike.
fn bright(operands: &[Object]) -> Vec<f32> {
    let parts: Vec<f32> = operands.iter().filter_map(|part| part.as_float().ok()).collect();
    let parts = match parts.as_slice() {
        [cyan, magenta, yellow, black] => [cyan, magenta, yellow].map(|ink| (1.0 - ink - black).max(0.0)).to_vec(),
        _ => parts,
    };
    match parts.as_slice() {
        [red, green, blue] if red == green && green == blue => vec![*red],
        _ => parts,
    }
}
