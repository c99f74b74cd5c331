//! Moving, turning, scaling and mirroring.

use egui::{Pos2, Vec2, pos2, vec2};

use super::At;

/// A map of the plane: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affine {
    a: f32,
    b: f32,
    c: f32,
    d: f32,
    e: f32,
    f: f32,
}

impl Affine {
    /// Everything stays.
    pub const IDENTITY: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    /// The origin comes to a place.
    pub const fn at(x: f32, y: f32) -> Self {
        Self { e: x, f: y, ..Self::IDENTITY }
    }

    /// Turned by degrees, clockwise on the screen, before what stands already.
    #[must_use]
    pub fn turn(self, degrees: f32) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        self.then(Self { a: cos, b: sin, c: -sin, d: cos, e: 0.0, f: 0.0 })
    }

    /// Scaled, before what stands already.
    #[must_use]
    pub fn size(self, by: f32) -> Self {
        self.sizes(by, by)
    }

    /// Scaled differently across and down; a negative number mirrors.
    #[must_use]
    pub fn sizes(self, across: f32, down: f32) -> Self {
        self.then(Self { a: across, d: down, ..Self::IDENTITY })
    }

    /// Moved within.
    #[must_use]
    pub fn by(self, x: f32, y: f32) -> Self {
        self.then(Self::at(x, y))
    }

    /// `inner` first, then this.
    #[must_use]
    pub fn then(self, inner: Self) -> Self {
        Self {
            a: self.a * inner.a + self.c * inner.b,
            b: self.b * inner.a + self.d * inner.b,
            c: self.a * inner.c + self.c * inner.d,
            d: self.b * inner.c + self.d * inner.d,
            e: self.a * inner.e + self.c * inner.f + self.e,
            f: self.b * inner.e + self.d * inner.f + self.f,
        }
    }

    /// Where a point comes to.
    pub fn point(&self, [x, y]: At) -> Pos2 {
        pos2(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }

    /// How a direction is turned.
    pub fn way(&self, [x, y]: At) -> Vec2 {
        vec2(self.a * x + self.c * y, self.b * x + self.d * y)
    }

    /// Mean length of a unit.
    pub fn scale(&self) -> f32 {
        (self.a * self.d - self.b * self.c).abs().sqrt()
    }
}
