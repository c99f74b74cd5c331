//! Those who are in a place: the customer, who is with them, who looks on.

use moodfirst_core::scenario::model::{Company, Portrait};

use crate::gui::theme::{Palette, Tone};
use crate::gui::widgets::person::{Cast, Expression, Figure, Gesture, Idle, Stance};
use crate::gui::widgets::sketch::{Affine, Sketch};

/// The people of a picture at a moment.
pub struct Acting<'a> {
    /// How the customer is drawn.
    pub portrait: &'a Portrait,
    /// The customer.
    pub cast: Cast,
    /// How they look, with what lives in them at this moment.
    pub face: Expression,
    /// What moves.
    pub idle: Idle,
    /// Who else is there.
    pub present: &'a [Company],
    /// A child was hurt.
    pub hurt: bool,
    /// Only their back is seen.
    pub hidden: bool,
    /// The customer's voice is heard now.
    pub speaking: bool,
    /// The appearance.
    pub palette: &'a Palette,
}

impl Acting<'_> {
    /// Is somebody there?
    pub fn with(&self, company: Company) -> bool {
        self.present.contains(&company)
    }

    /// What the customer's hands do, by their expression.
    pub const fn stance(&self) -> Stance {
        match self.face.gesture {
            Gesture::Rest => Stance::Rest,
            Gesture::Point => Stance::Point,
            Gesture::Fists => Stance::Fists,
            Gesture::Cross => Stance::Cross,
            Gesture::Open => Stance::Open,
            Gesture::Heart => Stance::Heart,
            Gesture::Wring => Stance::Wring,
        }
    }

    /// The customer down to the hips.
    pub fn customer(&self, stance: Stance) -> Figure<'_> {
        Figure {
            breath: self.idle.breath,
            hands: self.idle.hands,
            ..Figure::new(&self.cast, &self.face, stance)
        }
    }

    /// How somebody who looks on takes it, with a life of their own.
    pub fn onlooker(&self, eager: bool) -> Expression {
        let face = self.face.onlooker(eager);
        let lid = if self.idle.others_blink { 0.0 } else { face.lid };
        let gaze = if self.idle.glance { [-face.gaze[0] - 0.6, 0.1] } else { face.gaze };
        Expression { lid, gaze, ..face }
    }

    /// How the child is.
    pub fn child(&self) -> Expression {
        let face = self.face.child(self.hurt);
        let lid = if self.idle.others_blink { 0.0 } else { face.lid };
        Expression { lid, shoulders: 4.0 * self.idle.sob, ..face }
    }

    /// Somebody in the background: smaller, and a quarter of the wall lies over them.
    pub fn far(
        &self,
        s: &mut Sketch,
        tone: &Tone,
        (cast, stance, eager): (&Cast, Stance, bool),
        (x, y, size): (f32, f32, f32),
        [turn, tilt, foot]: [f32; 3],
    ) {
        let face = self.onlooker(eager);
        let veil = if tone.dark { 0.26 } else { 0.2 };
        s.veiled(tone.wall, veil, |s| {
            s.group(Affine::at(x, y).size(size), |s| {
                Figure { turn, tilt, foot, ..Figure::new(cast, &face, stance) }.draw(s);
            });
        });
    }

    /// Partners, friends, people of the house: who stands behind the customer, left and right.
    pub fn company(&self, s: &mut Sketch, tone: &Tone, x: f32, y: f32, size: f32) {
        let mut places = [(-x, 0.45, 4.0), (x, -0.4, -3.0)].into_iter();
        let mut put = |s: &mut Sketch, cast: &Cast, stance: Stance, eager: bool| {
            if let Some((at, turn, tilt)) = places.next() {
                self.far(s, tone, (cast, stance, eager), (at, y, size), [turn, tilt, 900.0]);
            }
        };
        for company in self.present {
            match company {
                Company::Partners => {
                    put(s, &Cast::partner(true, self.palette), Stance::Rest, true);
                    put(s, &Cast::partner(false, self.palette), Stance::Film, true);
                }
                Company::Bystanders => {
                    put(s, &Cast::stranger(true, self.palette), Stance::Cross, false);
                    put(s, &Cast::stranger(false, self.palette), Stance::Hang, false);
                }
                Company::Relative => {
                    put(s, &Cast::relative(self.portrait, self.palette), Stance::Rest, false);
                }
                Company::Colleague => {
                    put(s, &Cast::staff(false, self.palette), Stance::Rest, false);
                }
                Company::Manager => put(s, &Cast::staff(true, self.palette), Stance::Rest, false),
                Company::Child => {}
            }
        }
    }
}
