//! Lines with round ends and joints.

use egui::{Color32, Pos2, Vec2, vec2};

use super::{Path, Sketch};

impl Sketch {
    /// A line with round ends, `width` in units of the drawing.
    pub fn stroke(&mut self, path: &Path, color: Color32, width: f32) {
        let points = path.flat(self.place, self.pixel);
        let mut color = self.seen(color);
        let mut width = width * self.unit();
        // What is thinner than a pixel is as wide as one and paler.
        if width < self.pixel {
            color = color.gamma_multiply((width / self.pixel).max(0.0));
            width = self.pixel;
        }
        if points.len() < 2 {
            return;
        }
        if path.is_closed() {
            let widths = vec![width / 2.0; points.len()];
            return self.ribbon(&points, &widths, true, color);
        }
        // At a sharp corner one line ends and the next begins.
        let mut start = 0;
        for place in 1..points.len() {
            let sharp = points.get(place + 1).is_none_or(|next| {
                let (to, on) = (points[place] - points[place - 1], *next - points[place]);
                to.normalized().dot(on.normalized()) < 0.5
            });
            if sharp {
                let part = &points[start..=place];
                self.ribbon(part, &vec![width / 2.0; part.len()], false, color);
                self.cap(part[0], part[0] - part[1], width / 2.0, color);
                let (end, before) = (part[part.len() - 1], part[part.len() - 2]);
                self.cap(end, end - before, width / 2.0, color);
                start = place;
            }
        }
    }

    /// A band along points of the window, of half a width at each.
    pub(super) fn ribbon(&mut self, points: &[Pos2], halves: &[f32], closed: bool, color: Color32) {
        let count = points.len();
        let base = self.index();
        let soft = 0.5 * self.pixel;
        for (place, &half) in halves.iter().enumerate().take(count) {
            let before = if closed {
                points[(place + count - 1) % count]
            } else {
                points[place.saturating_sub(1)]
            };
            let after = if closed {
                points[(place + 1) % count]
            } else {
                points[(place + 1).min(count - 1)]
            };
            let across = across(before, points[place], after);
            let at = points[place];
            self.mesh.colored_vertex(at + across * (half + soft), Color32::TRANSPARENT);
            self.mesh.colored_vertex(at + across * (half - soft), color);
            self.mesh.colored_vertex(at - across * (half - soft), color);
            self.mesh.colored_vertex(at - across * (half + soft), Color32::TRANSPARENT);
        }
        let steps = if closed { count } else { count - 1 };
        for place in 0..steps {
            let index = |place: usize| base + 4 * u32::try_from(place % count).unwrap_or(0);
            let (a, b) = (index(place), index(place + 1));
            for lane in 0..3 {
                self.mesh.add_triangle(a + lane, a + lane + 1, b + lane);
                self.mesh.add_triangle(a + lane + 1, b + lane + 1, b + lane);
            }
        }
    }

    /// Half a disc at the end of a line that comes along `way`.
    pub(super) fn cap(&mut self, at: Pos2, way: Vec2, half: f32, color: Color32) {
        let way = way.normalized();
        let side = vec2(way.y, -way.x);
        let soft = 0.5 * self.pixel;
        let base = self.index();
        let steps = (half / self.pixel).sqrt().mul_add(3.2, 3.0).clamp(4.0, 32.0);
        self.mesh.colored_vertex(at, color);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "4 to 32")]
        let steps = steps as u8;
        for step in 0..=steps {
            let (sin, cos) = (std::f32::consts::PI * f32::from(step) / f32::from(steps)).sin_cos();
            let out = side * cos + way * sin;
            self.mesh.colored_vertex(at + out * (half - soft), color);
            self.mesh.colored_vertex(at + out * (half + soft), Color32::TRANSPARENT);
        }
        for step in 0..u32::from(steps) {
            let a = base + 1 + 2 * step;
            self.mesh.add_triangle(base, a, a + 2);
            self.mesh.add_triangle(a, a + 1, a + 2);
            self.mesh.add_triangle(a + 1, a + 3, a + 2);
        }
    }
}

/// Across a line at a point of it.
fn across(before: Pos2, at: Pos2, after: Pos2) -> Vec2 {
    let normal = |a: Pos2, b: Pos2| {
        let way = (b - a).normalized();
        vec2(way.y, -way.x)
    };
    let (one, other) = (normal(before, at), normal(at, after));
    if before == at {
        return other;
    }
    if after == at {
        return one;
    }
    let sum = one + other;
    let length = sum.length_sq();
    if length < 0.5 { one } else { sum * (2.0 / length) }
}
