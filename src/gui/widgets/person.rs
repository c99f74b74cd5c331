//! The customer as a person: drawn from the names in the scenario, moved by their mood.

use egui::{
    Color32, CornerRadius, Id, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    Widget, WidgetInfo, pos2,
};

use crate::gui::theme::{Complexion, Palette, mix};
use moodfirst_core::evaluation::Moods;
use moodfirst_core::scenario::model::{Backdrop, Channel, Portrait};

mod backdrop;
mod body;
mod company;
mod face;
mod hair;
mod head;
mod pen;

use backdrop::BackdropPainter;
pub use face::{Bearing, Feeling};
use head::Head;
use pen::Pen;

/// Seconds in which a face goes from one mood to the next, where motion is wanted.
const CHANGE_SECONDS: f32 = 0.6;

/// The customer in their place. The face eases from mood to mood; while it rests, nothing is repainted.
#[must_use = "a person is shown with ui.add"]
pub struct Person<'a> {
    /// How they are drawn.
    pub portrait: &'a Portrait,
    /// The place behind them.
    pub backdrop: Backdrop,
    /// Their mood.
    pub mood: Moods,
    /// How one meets. Whoever is not there is seen as one imagines them, on the telephone with it at the ear.
    pub channel: Channel,
    /// How far the mouth is open in speaking, 0 to 1.
    pub speaks: f32,
    /// What a screen reader says: who it is, and what can be read in the face.
    pub label: &'a str,
    /// Size in points.
    pub size: Vec2,
}

impl Widget for Person<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.label));
        if ui.is_rect_visible(rect) {
            let feeling = eased(ui, response.id, Feeling::of(self.mood));
            let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
            let palette = Palette::of(ui);
            if self.channel == Channel::FaceToFace {
                painter.rect_filled(rect, 0.0, palette.wall());
            }
            let figure = Figure {
                portrait: self.portrait,
                backdrop: self.backdrop,
                channel: self.channel,
                feeling,
                speaks: self.speaks,
                palette,
            };
            match self.channel {
                Channel::FaceToFace => figure.seen(&painter, rect),
                Channel::Telephone | Channel::Online => figure.imagined(&painter, rect),
            }
        }
        response
    }
}

/// The feeling on its way to the one that holds now.
fn eased(ui: &Ui, id: Id, to: Feeling) -> Feeling {
    if ui.style().animation_time <= 0.0 {
        return to;
    }
    let part =
        |name: &str, value| ui.ctx().animate_value_with_time(id.with(name), value, CHANGE_SECONDS);
    Feeling {
        anger: part("anger", to.anger),
        trust: part("trust", to.trust),
        heard: part("heard", to.heard),
    }
}

/// Head and shoulders before the place: for cards. It does not move.
#[derive(Debug, Clone, Copy)]
pub struct Bust<'a> {
    /// How they are drawn.
    pub portrait: &'a Portrait,
    /// The place behind them.
    pub backdrop: Backdrop,
    /// Their mood.
    pub mood: Moods,
    /// How one meets; a headset stands for a call.
    pub channel: Channel,
}

impl Bust<'_> {
    /// Paints it so that it fills a frame, whose corners are rounded off with the ground that it lies on.
    pub fn paint(
        &self,
        painter: &Painter,
        frame: Rect,
        corners: CornerRadius,
        ground: Color32,
        palette: &Palette,
    ) {
        let inner = painter.with_clip_rect(frame.intersect(painter.clip_rect()));
        inner.rect_filled(frame, 0.0, palette.wall());
        let scale = (frame.height() / 300.0).min(frame.width() / 250.0);
        let at = pos2(frame.center().x, frame.bottom() - 150.0 * scale);
        let pen = Pen::new(&inner, at, scale);
        BackdropPainter::new(pen, frame, palette).behind(self.backdrop);
        let figure = Figure {
            portrait: self.portrait,
            backdrop: self.backdrop,
            channel: Channel::FaceToFace,
            feeling: Feeling::of(self.mood),
            speaks: 0.0,
            palette,
        };
        figure.person(pen, None);
        if self.channel == Channel::Telephone {
            let side = (frame.width() / scale / 2.0 - 50.0).min(118.0);
            badge(pen.moved((-side, 96.0)).larger(42.0), palette);
        }
        // The stroke lies outside the rounded frame and covers what stands out of its corners.
        inner.rect_stroke(frame, corners, Stroke::new(8.0, ground), StrokeKind::Outside);
    }
}

/// A headset on a round ground, of the size one.
fn badge(pen: Pen<'_>, palette: &Palette) {
    pen.ellipse((0.0, 0.0), 1.0, 1.0, palette.line);
    pen.ellipse((0.0, 0.0), 0.95, 0.95, palette.card);
    backdrop::headset(pen.moved((0.0, -0.08)).larger(0.0082), palette);
}

/// A headset alone, for a call whose caller is not to be imagined.
pub fn headset(painter: &Painter, frame: Rect, palette: &Palette) {
    let pen = Pen::new(painter, frame.center(), frame.height() / 230.0);
    pen.ellipse((0.0, 0.0), 110.0, 110.0, palette.line);
    pen.ellipse((0.0, 0.0), 107.0, 107.0, palette.card);
    backdrop::headset(pen.moved((0.0, -8.0)), palette);
}

struct Figure<'a> {
    portrait: &'a Portrait,
    backdrop: Backdrop,
    channel: Channel,
    feeling: Feeling,
    speaks: f32,
    palette: &'a Palette,
}

impl Figure<'_> {
    /// Face to face.
    fn seen(&self, painter: &Painter, frame: Rect) {
        let scale = (frame.height() / 452.0).min(frame.width() / 300.0);
        let y = frame.bottom() - 296.0 * scale;
        let pen = Pen::new(painter, pos2(frame.center().x, y), scale);
        let place = BackdropPainter::new(pen, frame, self.palette);
        place.behind(self.backdrop);
        self.person(pen, Some(&place));
    }

    /// Not there: in a round frame, as one imagines them.
    fn imagined(&self, painter: &Painter, frame: Rect) {
        let radius = (frame.height() / 2.0 - 10.0).min(frame.width() / 2.0 - 10.0);
        let middle = frame.center();
        let square = Rect::from_center_size(middle, Vec2::splat(2.0 * radius));
        let inner = painter.with_clip_rect(square.intersect(painter.clip_rect()));
        inner.rect_filled(square, 0.0, mix(self.palette.wall(), self.palette.card, 0.3));
        let scale = radius / 158.0;
        let pen = Pen::new(&inner, pos2(middle.x, middle.y - 6.0 * scale), scale);
        BackdropPainter::new(pen, square, self.palette).behind(self.backdrop);
        self.person(pen, None);
        // What lies outside the circle is covered again, corner by corner.
        let pen = Pen::new(&inner, middle, radius);
        for (x, y) in [(-1.0_f32, -1.0_f32), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
            let out = 1.06;
            let arc = (0..=20_u8).map(|step| {
                let (sin, cos) = (std::f32::consts::FRAC_PI_2 * f32::from(step) / 20.0).sin_cos();
                (x * cos, y * sin)
            });
            let corner = [(x * out, y * out), (x * out, 0.0)];
            pen.blob(corner.into_iter().chain(arc).chain([(0.0, y * out)]), self.palette.stage);
        }
        painter.circle_stroke(middle, radius, Stroke::new(3.0, self.palette.line));
        // A headset hangs on the frame: this is a call.
        if self.channel == Channel::Telephone {
            badge(Pen::new(painter, middle, radius).moved((-0.76, 0.7)).larger(0.26), self.palette);
        }
    }

    /// The person, with who is there; in a place, what stands before them.
    fn person(&self, pen: Pen<'_>, place: Option<&BackdropPainter<'_>>) {
        let Self { portrait, palette, feeling, .. } = *self;
        let colours = Complexion::of(portrait, palette);
        let bearing = Bearing::of(feeling);
        company::behind(pen, portrait.companion, palette);
        // Nearer when heard: a little larger, a little lower.
        let near = pen.moved((0.0, 7.0 * bearing.lean)).larger(1.0 + 0.045 * bearing.lean);
        let head = near
            .moved((0.0, bearing.chin - 0.35 * bearing.shoulders.max(0.0)))
            .tilted(bearing.head_tilt, (0.0, 100.0));
        hair::behind_shoulders(head, portrait, &colours);
        body::trunk(near, portrait, &colours, &bearing);
        let painted = Head { portrait, colours: &colours, bearing, speaks: self.speaks };
        painted.paint(head);
        if let Some(place) = place {
            place.before(self.backdrop);
        }
        if self.channel == Channel::Telephone {
            body::telephone(near, &colours, &bearing);
        } else if place.is_some() {
            body::arms(
                near,
                &colours,
                &bearing,
                BackdropPainter::table(self.backdrop).unwrap_or(280.0),
            );
        }
        company::before(near, portrait.companion, portrait, feeling, palette);
    }
}
