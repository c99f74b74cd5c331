//! The picture of an episode: the place, the customer in it, who is with them.

mod acting;
mod card;
mod desk;
mod embrace;
mod far_end;
mod hospital;
mod picture;
mod play_corner;
mod rooms;
mod setting;
mod tables;
mod telephone;
mod till;
mod view;

pub use card::Bust;
pub use picture::{Living, Picture};
pub use setting::Setting;

use egui::{Mesh, Rect};
use moodfirst_core::scenario::model::{Company, Place, Portrait};

use crate::gui::theme::{Palette, mix};
use crate::gui::widgets::person::{Cast, Expression, Idle};
use crate::gui::widgets::sketch::Sketch;
use acting::Acting;
use view::View;

/// All that a picture is drawn from: the same gives the same mesh.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// How the customer is drawn.
    pub portrait: Portrait,
    /// Where, and who is there.
    pub setting: Setting,
    /// How they look.
    pub face: Expression,
    /// What moves in them at this moment.
    pub idle: Idle,
    /// The clocks.
    pub clock: Option<(u32, u32)>,
    /// Only their back is seen, where one does not meet.
    pub hidden: bool,
    /// Their voice is heard.
    pub speaking: bool,
    /// Something stands on the pad on my desk.
    pub noted: bool,
    /// Strokes at their head.
    pub burst: bool,
    /// Head and shoulders fill the frame.
    pub close: bool,
}

impl Sheet {
    /// Draws it into a frame of the window (points).
    #[must_use]
    pub fn mesh(&self, frame: Rect, pixels_per_point: f32, palette: &Palette) -> Mesh {
        let place = self.setting.place;
        let mut view = View::new(frame, core(place), palette, self.clock);
        // In the corridor they sit at the side: there the whole picture is shown.
        if self.close && place != Place::HospitalCorridor {
            let child = self.setting.present.contains(&Company::Child);
            view = view.near(frame, place == Place::PlayCorner && child);
        }
        let mut face = self.face;
        face.lid *= 1.0 - self.idle.blink;
        face.mouth.open = face.mouth.open.max(0.0) * if self.speaking { 0.55 } else { 1.0 };
        face.mouth.open = (face.mouth.open + self.idle.speech * 0.62).min(1.0);
        if self.idle.away {
            let to = if self.setting.present.contains(&Company::Child) {
                [0.6, 0.6]
            } else {
                [-0.7, 0.1]
            };
            face.gaze = to;
        }
        let acting = Acting {
            portrait: &self.portrait,
            cast: Cast::of(&self.portrait, palette),
            face,
            idle: self.idle,
            present: &self.setting.present,
            hurt: self.setting.hurt,
            hidden: self.hidden,
            speaking: self.speaking,
            palette,
        };
        let mut sketch = Sketch::new(pixels_per_point);
        sketch.ground(frame, mix(view.tone.wall, palette.stage, 0.2));
        sketch.group(view.place, |s| {
            let head = draw(s, &view, &acting, place, self.noted);
            if let (true, Some(head)) = (self.burst, head) {
                rooms::burst(s, head, palette.hot);
            }
        });
        sketch.finish()
    }
}

/// Where the head of the customer is, and how large.
type Spot = (f32, f32, f32);

/// How many units across a place needs; what is beyond may be cut off.
const fn core(place: Place) -> f32 {
    match place {
        Place::HospitalCorridor => 416.0,
        Place::PlayCorner | Place::Telephone => 380.0,
        Place::ChatWindow | Place::DeadLine => 330.0,
        _ => 310.0,
    }
}

fn draw(s: &mut Sketch, v: &View, a: &Acting<'_>, place: Place, noted: bool) -> Option<Spot> {
    let at_table = Some((0.0, 170.0, 0.62));
    match place {
        Place::Till => till::draw(s, v, a),
        Place::Counter => tables::office(s, v, a),
        Place::Clinic => tables::clinic(s, v, a),
        Place::Shop => tables::shop(s, v, a),
        Place::HotelDesk => tables::hotel(s, v, a),
        Place::CornerTable => {
            tables::corner(s, v, a);
            return Some((-6.0, 176.0, 0.66));
        }
        Place::PlayCorner => {
            play_corner::draw(s, v, a);
            let held = a.with(Company::Child);
            return Some(if held { (-6.0, 156.0, 0.7) } else { (0.0, 186.0, 0.74) });
        }
        Place::HospitalCorridor => {
            hospital::draw(s, v, a);
            return Some((-106.0, 186.0, 0.42));
        }
        Place::Telephone => {
            telephone::call(s, v, a, noted);
            let spot = if v.night && a.hurt {
                (-82.0, 128.0, 0.46)
            } else if a.with(Company::Child) {
                (-46.0, 142.0, 0.6)
            } else {
                (0.0, 142.0, 0.6)
            };
            return (!a.hidden).then_some(spot);
        }
        Place::DeadLine => {
            telephone::dead(s, v, noted);
            return None;
        }
        Place::ChatWindow => {
            rooms::chat(s, v, a);
            return None;
        }
        Place::Street => rooms::street(s, v, a),
        Place::Home => rooms::home(s, v, a),
        Place::QuietRoom => rooms::quiet(s, v, a),
        Place::Wall => rooms::wall(s, v, a),
    }
    if matches!(place, Place::Street | Place::Home | Place::QuietRoom | Place::Wall) {
        return Some((0.0, 178.0, 0.76));
    }
    at_table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::{DARK, LIGHT};
    use crate::gui::widgets::person::Event;
    use egui::{pos2, vec2};
    use moodfirst_core::evaluation::Moods;
    use moodfirst_core::scenario::model::{Backdrop, Channel};

    fn sheet(place: Place, present: &[Company], hidden: bool) -> Sheet {
        let portrait = Portrait::default();
        let simple = Setting::simple(Backdrop::Wall, Channel::FaceToFace, &portrait);
        let mood = Moods { anger: 60, trust: 30, heard: 20 };
        Sheet {
            portrait,
            setting: Setting { place, present: present.to_vec(), hurt: true, ..simple },
            face: Expression::of(mood, Event::Outburst),
            idle: Idle::default(),
            clock: Some((20, 0)),
            hidden,
            speaking: false,
            noted: true,
            burst: true,
            close: false,
        }
    }

    #[test]
    fn every_place_is_drawn_at_any_size_and_stays_cheap() {
        let company = [Company::Child, Company::Relative, Company::Bystanders];
        for (name, place) in Place::NAMES {
            for size in
                [vec2(200.0, 150.0), vec2(252.0, 508.0), vec2(1280.0, 436.0), vec2(900.0, 1900.0)]
            {
                for (present, hidden, palette) in
                    [(&company[..], false, &LIGHT), (&[], true, &DARK)]
                {
                    let frame = Rect::from_min_size(pos2(10.0, 20.0), size);
                    let mesh = sheet(*place, present, hidden).mesh(frame, 1.5, palette);
                    assert!(mesh.is_valid(), "{name} {size}");
                    assert!(
                        mesh.vertices.iter().all(|vertex| vertex.pos.is_finite()),
                        "{name} {size}"
                    );
                    let triangles = mesh.indices.len() / 3;
                    assert!((20..90_000).contains(&triangles), "{name} {size}: {triangles}");
                    // The whole frame is painted: nothing of the page shows through.
                    let bounds = mesh.calc_bounds();
                    assert!(bounds.contains_rect(frame), "{name} {size}");
                }
            }
        }
    }

    #[test]
    fn a_blink_shuts_the_eyes_and_nothing_else_moves() {
        let open = sheet(Place::Wall, &[], false);
        let shut = Sheet { idle: Idle { blink: 1.0, ..Idle::default() }, ..open.clone() };
        let frame = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 500.0));
        let [open, shut] = [open, shut].map(|sheet| sheet.mesh(frame, 1.0, &LIGHT));
        assert!(shut.vertices.len() < open.vertices.len(), "no iris is drawn behind a shut lid");
        assert_eq!(open.calc_bounds(), shut.calc_bounds());
    }
}
