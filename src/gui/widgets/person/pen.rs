//! Flat shapes in the coordinates of a drawing: moved, scaled, tilted.

use std::f32::consts::TAU;

use egui::{Color32, Mesh, Painter, Pos2, Shape, Stroke, epaint::PathShape, vec2};

/// A point of a drawing.
pub type At = (f32, f32);

/// Draws in the coordinates of a drawing: x to the right, y down.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    scale: f32,
    angle: f32,
}

impl<'a> Pen<'a> {
    /// A pen whose drawing has its origin at a place of the window, `scale` points to the unit.
    pub const fn new(painter: &'a Painter, origin: Pos2, scale: f32) -> Self {
        Self { painter, origin, scale, angle: 0.0 }
    }

    /// The same, its origin moved.
    pub fn moved(self, by: At) -> Self {
        Self { origin: self.at(by), ..self }
    }

    /// The same, enlarged around its origin.
    pub fn larger(self, by: f32) -> Self {
        Self { scale: self.scale * by, ..self }
    }

    /// The same, tilted (radians, clockwise) around a point.
    pub fn tilted(self, angle: f32, around: At) -> Self {
        let pivot = self.at(around);
        let turned = Self { angle: self.angle + angle, ..self };
        let arm = turned.at(around) - self.origin;
        Self { origin: pivot - arm, ..turned }
    }

    /// A point of the drawing in the window.
    pub fn at(&self, (x, y): At) -> Pos2 {
        let (sin, cos) = self.angle.sin_cos();
        self.origin + vec2(x * cos - y * sin, x * sin + y * cos) * self.scale
    }

    /// A length of the drawing in the window.
    pub fn long(&self, length: f32) -> f32 {
        length * self.scale
    }

    /// A filled outline. All of it has to be seen from its first point.
    pub fn blob(&self, points: impl IntoIterator<Item = At>, color: Color32) {
        let mut points: Vec<Pos2> = points.into_iter().map(|point| self.at(point)).collect();
        // egui fills as a fan from the first point of a clockwise path.
        let area: f32 = points
            .iter()
            .zip(points.iter().cycle().skip(1))
            .map(|(a, b)| a.x * b.y - b.x * a.y)
            .sum();
        if area < 0.0
            && let Some(rest) = points.get_mut(1..)
        {
            rest.reverse();
        }
        self.painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
    }

    /// What lies between two outlines that run side by side in as many steps.
    pub fn strip(&self, one: Outline, other: Outline, color: Color32) {
        let [one, other] = [one, other]
            .map(|side| side.into_iter().map(|point| self.at(point)).collect::<Vec<_>>());
        let mut mesh = Mesh::default();
        for (place, (a, b)) in (0_u32..).zip(one.iter().zip(&other)) {
            mesh.colored_vertex(*a, color);
            mesh.colored_vertex(*b, color);
            if place > 0 {
                let last = 2 * place;
                mesh.add_triangle(last - 2, last - 1, last);
                mesh.add_triangle(last - 1, last, last + 1);
            }
        }
        self.painter.add(Shape::mesh(mesh));
        // A mesh has hard edges; a thin line over them is smooth.
        for side in [one, other] {
            self.painter.add(Shape::line(side, Stroke::new(1.0, color)));
        }
    }

    /// An ellipse.
    pub fn ellipse(&self, (x, y): At, across: f32, down: f32, color: Color32) {
        let steps = match self.long(across.max(down)) {
            small if small < 8.0 => 14_u8,
            middling if middling < 24.0 => 24,
            large if large < 60.0 => 40,
            _ => 72,
        };
        let points = (0..steps).map(|step| {
            let (sin, cos) = (TAU * f32::from(step) / f32::from(steps)).sin_cos();
            (x + across * cos, y + down * sin)
        });
        self.blob(points, color);
    }

    /// A limb: two circles and what lies between them.
    pub fn limb(&self, from: At, thick: f32, to: At, thin: f32, color: Color32) {
        let along = (to.1 - from.1).atan2(to.0 - from.0);
        let half = |(x, y): At, radius: f32, start: f32| {
            (0..=8_u8).map(move |step| {
                let (sin, cos) = (start + TAU / 16.0 * f32::from(step)).sin_cos();
                (x + radius * cos, y + radius * sin)
            })
        };
        let points = half(to, thin, along - TAU / 4.0).chain(half(from, thick, along + TAU / 4.0));
        self.blob(points, color);
    }

    /// A line with round ends.
    pub fn line(&self, points: impl IntoIterator<Item = At>, width: f32, color: Color32) {
        let points: Vec<Pos2> = points.into_iter().map(|point| self.at(point)).collect();
        let width = self.long(width);
        for end in [points.first(), points.last()].into_iter().flatten() {
            if width > 1.5 {
                self.painter.circle_filled(*end, width / 2.0, color);
            }
        }
        self.painter.add(Shape::line(points, Stroke::new(width, color)));
    }

    /// A closed line.
    pub fn ring(&self, points: impl IntoIterator<Item = At>, width: f32, color: Color32) {
        let points = points.into_iter().map(|point| self.at(point)).collect();
        self.painter.add(PathShape::closed_line(points, Stroke::new(self.long(width), color)));
    }

    /// An upright rectangle with rounded corners, from corner to corner. It does not tilt.
    pub fn block(&self, from: At, to: At, round: f32, color: Color32) {
        let rect = egui::Rect::from_two_pos(self.at(from), self.at(to));
        self.painter.rect_filled(rect, self.long(round), color);
    }
}

/// An outline, drawn piece by piece.
pub struct Outline {
    points: Vec<At>,
}

impl Outline {
    /// Begins at a point.
    pub fn at(start: At) -> Self {
        Self { points: vec![start] }
    }

    /// Straight on to a point.
    pub fn line(mut self, to: At) -> Self {
        self.points.push(to);
        self
    }

    /// In a curve to a point, drawn towards `pull` on the way.
    pub fn curve(self, pull: At, to: At) -> Self {
        let from = self.last();
        let third =
            |end: At| (end.0 + (pull.0 - end.0) * 2.0 / 3.0, end.1 + (pull.1 - end.1) * 2.0 / 3.0);
        self.bend(third(from), third(to), to)
    }

    /// In a curve to a point, with two pulls on the way.
    pub fn bend(mut self, first: At, second: At, to: At) -> Self {
        const STEPS: u8 = 16;
        let from = self.last();
        for step in 1..=STEPS {
            let t = f32::from(step) / f32::from(STEPS);
            let u = 1.0 - t;
            let [a, b, c, d] = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
            self.points.push((
                a * from.0 + b * first.0 + c * second.0 + d * to.0,
                a * from.1 + b * first.1 + c * second.1 + d * to.1,
            ));
        }
        self
    }

    fn last(&self) -> At {
        self.points.last().copied().unwrap_or_default()
    }
}

impl IntoIterator for Outline {
    type Item = At;
    type IntoIter = std::vec::IntoIter<At>;

    fn into_iter(self) -> Self::IntoIter {
        self.points.into_iter()
    }
}

/// Left and right: −1 and 1.
pub const SIDES: [f32; 2] = [-1.0, 1.0];

/// A point between two.
pub fn between(from: At, to: At, t: f32) -> At {
    (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t)
}
