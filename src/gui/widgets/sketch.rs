//! Flat drawings as one mesh: filled outlines, strokes with round ends, limbs, all with soft edges.
//!
//! A drawing is made once for a size and then kept: a mesh is copied into a frame, nothing is laid out or cut
//! into triangles again.

use egui::{Color32, Mesh, Pos2, Rect, pos2};

use crate::gui::theme::mix;

mod affine;
mod fill;
mod limb;
mod path;
mod stroke;

pub use affine::Affine;
pub use limb::Limb;
pub use path::{At, Path, curve, line, loose, points, poly, ring, spline};

/// A drawing on its way into a mesh.
pub struct Sketch {
    mesh: Mesh,
    /// From the drawing into the window, in points.
    place: Affine,
    /// Points to a physical pixel.
    pixel: f32,
    /// The colour of distance, and how much of it lies over everything.
    veil: (Color32, f32),
    /// What is drawn keeps to the inner side of each of these lines.
    clip: Vec<Side>,
}

/// The side of a line on which something may be drawn: `x · a + y · b >= c`.
#[derive(Clone, Copy)]
struct Side {
    a: f32,
    b: f32,
    c: f32,
}

impl Sketch {
    /// An empty drawing in the coordinates of the window.
    pub fn new(pixels_per_point: f32) -> Self {
        Self {
            mesh: Mesh::default(),
            place: Affine::IDENTITY,
            pixel: 1.0 / pixels_per_point.max(0.1),
            veil: (Color32::TRANSPARENT, 0.0),
            clip: Vec::new(),
        }
    }

    /// The finished mesh.
    pub fn finish(self) -> Mesh {
        self.mesh
    }

    /// A part in coordinates of its own.
    pub fn group(&mut self, place: Affine, part: impl FnOnce(&mut Self)) {
        let outer = self.place;
        self.place = outer.then(place);
        part(self);
        self.place = outer;
    }

    /// A part that lies further off: so much of `ground` in every colour, 0 to 1.
    pub fn veiled(&mut self, ground: Color32, t: f32, part: impl FnOnce(&mut Self)) {
        let outer = self.veil;
        self.veil = (ground, 1.0 - (1.0 - t) * (1.0 - outer.1));
        part(self);
        self.veil = outer;
    }

    /// A part of which only what lies within a convex outline is seen.
    pub fn clipped(&mut self, outline: &[At], part: impl FnOnce(&mut Self)) {
        let before = self.clip.len();
        let mut corners: Vec<Pos2> = outline.iter().map(|at| self.place.point(*at)).collect();
        // Seen in a mirror it runs the other way round.
        if fill::area(&corners) < 0.0 {
            corners.reverse();
        }
        for (place, from) in corners.iter().enumerate() {
            let to = corners[(place + 1) % corners.len()];
            let (a, b) = (from.y - to.y, to.x - from.x);
            self.clip.push(Side { a, b, c: a * from.x + b * from.y });
        }
        let start = self.mesh.indices.len();
        part(self);
        self.cut(start, before);
        self.clip.truncate(before);
    }

    /// A part seen through an upright rectangle with rounded corners.
    pub fn window(&mut self, [x, y, w, h]: [f32; 4], round: f32, part: impl FnOnce(&mut Self)) {
        let mut outline = Vec::new();
        let steps = if round > 10.0 { 5_u8 } else { 2 };
        for (cx, cy, start) in [
            (x + w - round, y + round, -90.0_f32),
            (x + w - round, y + h - round, 0.0),
            (x + round, y + h - round, 90.0),
            (x + round, y + round, 180.0),
        ] {
            for step in 0..=steps {
                let (sin, cos) =
                    (start + 90.0 * f32::from(step) / f32::from(steps)).to_radians().sin_cos();
                outline.push([cx + round * cos, cy + round * sin]);
            }
        }
        self.clipped(&outline, part);
    }

    /// Cuts what was drawn since an index along the sides from `first` on.
    fn cut(&mut self, start: usize, first: usize) {
        let drawn = self.mesh.indices.split_off(start);
        for corners in drawn.chunks_exact(3) {
            let mut piece: Vec<(Pos2, Color32)> = corners
                .iter()
                .map(|&index| &self.mesh.vertices[index as usize])
                .map(|vertex| (vertex.pos, vertex.color))
                .collect();
            let outside = |side: &Side, at: Pos2| side.a * at.x + side.b * at.y < side.c;
            let sides = &self.clip[first..];
            if !sides.iter().any(|side| piece.iter().any(|(at, _)| outside(side, *at))) {
                self.mesh.indices.extend_from_slice(corners);
                continue;
            }
            for side in sides {
                piece = halved(&piece, *side);
                if piece.len() < 3 {
                    break;
                }
            }
            if piece.len() < 3 {
                continue;
            }
            let base = self.index();
            for (at, color) in &piece {
                self.mesh.colored_vertex(*at, *color);
            }
            for last in 2..u32::try_from(piece.len()).unwrap_or(2) {
                self.mesh.add_triangle(base, base + last - 1, base + last);
            }
        }
    }

    /// The index of the next vertex.
    fn index(&self) -> u32 {
        u32::try_from(self.mesh.vertices.len()).unwrap_or(u32::MAX)
    }

    /// How long a unit of the drawing is in the window, in points.
    fn unit(&self) -> f32 {
        self.place.scale()
    }

    /// A colour as it is seen from here.
    fn seen(&self, color: Color32) -> Color32 {
        let (ground, t) = self.veil;
        if t <= 0.0 {
            return color;
        }
        if color.is_opaque() {
            return mix(color, ground, t);
        }
        let alpha = f32::from(color.a()) / 255.0;
        mix(color, ground.gamma_multiply(alpha), t)
    }

    /// A disc.
    pub fn circle(&mut self, x: f32, y: f32, r: f32, color: Color32) {
        self.fill(&Path::ellipse([x, y], r, r, 0.0), color);
    }

    /// An ellipse.
    pub fn ellipse(&mut self, x: f32, y: f32, across: f32, down: f32, color: Color32) {
        self.fill(&Path::ellipse([x, y], across, down, 0.0), color);
    }

    /// A rectangle with rounded corners.
    pub fn rect(&mut self, [x, y, w, h]: [f32; 4], round: f32, color: Color32) {
        self.fill(&Path::rect([x, y, w, h], round), color);
    }

    /// A rectangle with an edge.
    pub fn framed(&mut self, frame: [f32; 4], round: f32, color: Color32, edge: (Color32, f32)) {
        self.edged(&Path::rect(frame, round), color, edge);
    }

    /// A filled outline with an edge.
    pub fn edged(&mut self, path: &Path, color: Color32, (edge, width): (Color32, f32)) {
        self.fill(path, color);
        self.stroke(&path.clone().closed(), edge, width);
    }

    /// Lets the whole of a frame be one colour.
    pub fn ground(&mut self, frame: Rect, color: Color32) {
        let at = |x, y| pos2(x, y);
        let base = self.index();
        for corner in [
            at(frame.left(), frame.top()),
            at(frame.right(), frame.top()),
            at(frame.right(), frame.bottom()),
            at(frame.left(), frame.bottom()),
        ] {
            self.mesh.colored_vertex(corner, color);
        }
        self.mesh.add_triangle(base, base + 1, base + 2);
        self.mesh.add_triangle(base, base + 2, base + 3);
    }
}

/// What of a convex piece lies on one side of a line.
fn halved(piece: &[(Pos2, Color32)], side: Side) -> Vec<(Pos2, Color32)> {
    let depth = |at: Pos2| side.a * at.x + side.b * at.y - side.c;
    let mut kept = Vec::with_capacity(piece.len() + 1);
    for (place, &(from, from_color)) in piece.iter().enumerate() {
        let (to, to_color) = piece[(place + 1) % piece.len()];
        let (a, b) = (depth(from), depth(to));
        if a >= 0.0 {
            kept.push((from, from_color));
        }
        if (a < 0.0) != (b < 0.0) {
            let t = a / (a - b);
            kept.push((from + (to - from) * t, mix(from_color, to_color, t)));
        }
    }
    kept
}
