//! Plane transformations as PDF writes them (ISO 32000-1, 8.3.3).

use lopdf::Object;

/// `[a b c d e f]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    /// No change.
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A move.
    pub fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this one, then `after`.
    pub fn then(self, after: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, after.0);
        Self([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    /// Where a point comes to lie.
    pub fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How long a vertical unit becomes: the size of type set in it.
    pub fn height(self) -> f64 {
        self.0[2].hypot(self.0[3])
    }

    /// From six numbers; anything else changes nothing.
    pub fn from_objects(numbers: &[Object]) -> Self {
        let read: Vec<f64> = numbers.iter().filter_map(|number| number.as_float().ok()).map(f64::from).collect();
        <[f64; 6]>::try_from(read).map_or(Self::IDENTITY, Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_after_scaling() {
        let twice = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        assert_eq!(Matrix::shift(1.0, 1.0).then(twice).apply(0.0, 0.0), (2.0, 2.0));
        assert_eq!(twice.then(Matrix::shift(1.0, 1.0)).apply(0.0, 0.0), (1.0, 1.0));
        assert!((twice.height() - 2.0).abs() < 1e-9);
    }
}
