//! Filling an outline: cut into triangles, with a soft edge.

use egui::{Color32, Pos2, Vec2, vec2};

use super::{Path, Sketch};

impl Sketch {
    /// Fills an outline; it may bend inwards, but should not cross itself.
    pub fn fill(&mut self, path: &Path, color: Color32) {
        let mut outline = path.clone().closed().flat(self.place, self.pixel);
        let color = self.seen(color);
        if outline.len() < 3 || color == Color32::TRANSPARENT {
            return;
        }
        if area(&outline) < 0.0 {
            outline.reverse();
        }
        let base = self.index();
        let count = outline.len();
        let half = 0.5 * self.pixel;
        for place in 0..count {
            let at = outline[place];
            let out =
                outward(outline[(place + count - 1) % count], at, outline[(place + 1) % count]);
            self.mesh.colored_vertex(at - out * half, color);
            self.mesh.colored_vertex(at + out * half, Color32::TRANSPARENT);
        }
        let index = |place: usize| base + 2 * u32::try_from(place).unwrap_or(0);
        // Cut as it is, then drawn half a pixel narrower: drawn in, a sharp tip would cross itself.
        for [a, b, c] in triangles(&outline) {
            self.mesh.add_triangle(index(a), index(b), index(c));
        }
        for place in 0..count {
            let (a, b) = (index(place), index((place + 1) % count));
            self.mesh.add_triangle(a, a + 1, b);
            self.mesh.add_triangle(a + 1, b + 1, b);
        }
    }
}

/// Twice the area of an outline; positive where it runs clockwise on the screen.
pub(super) fn area(outline: &[Pos2]) -> f32 {
    let next = outline.iter().cycle().skip(1);
    outline.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}

/// From a corner of a clockwise outline outwards: so long that edges moved along it keep parallel, but never far.
pub(super) fn outward(before: Pos2, at: Pos2, after: Pos2) -> Vec2 {
    let normal = |a: Pos2, b: Pos2| {
        let way = (b - a).normalized();
        vec2(way.y, -way.x)
    };
    let (one, other) = (normal(before, at), normal(at, after));
    let sum = one + other;
    let length = sum.length_sq();
    if length < 0.25 { one } else { sum * (2.0 / length) }
}

/// Areas that are none, in square points.
const SLIGHT: f32 = 1e-3;

/// Cuts a clockwise outline into triangles by clipping ears.
fn triangles(outline: &[Pos2]) -> Vec<[usize; 3]> {
    let mut left: Vec<usize> = (0..outline.len()).collect();
    let mut cut = Vec::with_capacity(outline.len());
    let turn = |a: usize, b: usize, c: usize| {
        let (a, b, c) = (outline[a], outline[b], outline[c]);
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    };
    let around = |left: &[usize], place: usize| {
        let count = left.len();
        (left[(place + count - 1) % count], left[place], left[(place + 1) % count])
    };
    let is_hollow = |left: &[usize], place: usize| {
        let (a, b, c) = around(left, place);
        turn(a, b, c) < 0.0
    };
    let mut hollow: Vec<usize> =
        (0..left.len()).filter(|&place| is_hollow(&left, place)).map(|place| left[place]).collect();
    let mut place = 0;
    let mut missed = 0;
    while left.len() > 3 {
        place %= left.len();
        let (a, b, c) = around(&left, place);
        // What lies on the edge of an ear does not spoil it.
        let within =
            |p: usize| turn(a, b, p) > SLIGHT && turn(b, c, p) > SLIGHT && turn(c, a, p) > SLIGHT;
        let ear = turn(a, b, c) >= 0.0 && !hollow.iter().any(|&p| within(p));
        if !ear && missed < left.len() {
            place += 1;
            missed += 1;
            continue;
        }
        if !ear {
            // An outline that crosses itself has no ear left somewhere: its smallest corner does least harm.
            let size = |at: usize| {
                let (a, b, c) = around(&left, at);
                let area = turn(a, b, c);
                if area < 0.0 { f32::MAX } else { area }
            };
            place = (0..left.len()).min_by(|&a, &b| size(a).total_cmp(&size(b))).unwrap_or(place);
        }
        let (a, b, c) = around(&left, place);
        cut.push([a, b, c]);
        left.remove(place);
        missed = 0;
        // Its neighbours may have become convex.
        let count = left.len();
        for at in [(place + count - 1) % count, place % count] {
            if !is_hollow(&left, at) {
                let corner = left[at];
                hollow.retain(|&p| p != corner);
            }
        }
        hollow.retain(|&p| p != b);
        // Go on beyond the next corner: thin fans of needles are avoided.
        place += 1;
    }
    if let [a, b, c] = left[..] {
        cut.push([a, b, c]);
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn filled(corners: &[(f32, f32)]) -> f32 {
        let outline: Vec<Pos2> = corners.iter().map(|&(x, y)| pos2(x, y)).collect();
        let pieces = triangles(&outline);
        assert_eq!(pieces.len(), outline.len() - 2);
        pieces.iter().map(|&[a, b, c]| area(&[outline[a], outline[b], outline[c]])).sum()
    }

    #[test]
    fn an_outline_that_bends_inwards_is_filled_exactly() {
        let arrow = [(0.0, 0.0), (10.0, 5.0), (0.0, 10.0), (4.0, 5.0)];
        assert!((filled(&arrow) - 60.0).abs() < 1e-3);
        let comb = [
            (0.0, 0.0),
            (9.0, 0.0),
            (9.0, 9.0),
            (7.0, 9.0),
            (7.0, 2.0),
            (5.0, 2.0),
            (5.0, 9.0),
            (3.0, 9.0),
            (3.0, 2.0),
            (2.0, 2.0),
            (2.0, 9.0),
            (0.0, 9.0),
        ];
        let whole: f32 = area(&comb.map(|(x, y)| pos2(x, y)));
        assert!((filled(&comb) - whole).abs() < 1e-3);
    }

    #[test]
    fn large_shapes_have_no_corners_and_small_ones_few_points() {
        let round = Path::ellipse([0.0, 0.0], 1.0, 1.0, 0.0).closed();
        let large = round.flat(super::super::Affine::at(0.0, 0.0).size(400.0), 1.0);
        for pair in large.windows(2) {
            let middle = pair[0] + (pair[1] - pair[0]) / 2.0;
            assert!((middle.to_vec2().length() - 400.0).abs() < 0.3);
        }
        assert!(round.flat(super::super::Affine::at(0.0, 0.0).size(4.0), 1.0).len() < 24);
    }
}
