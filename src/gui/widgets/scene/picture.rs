//! Pictures in the window: still, and alive.

use std::sync::Arc;
use std::time::Duration;

use egui::epaint::TextShape;
use egui::{
    Context, Id, Mesh, Painter, Rect, Response, Role, Sense, Shape, Ui, Vec2, Widget, WidgetInfo,
    vec2,
};
use moodfirst_core::scenario::model::{Company, Place, Portrait};
use moodfirst_core::text::Lang;

use super::view::View;
use super::{Setting, Sheet, core, telephone};
use crate::gui::cost;
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, paint};
use crate::gui::widgets::person::{Condition, Event, Expression, Idle};

/// Seconds in which a face goes from one expression to the next.
const EASE: f64 = 0.4;
/// Seconds for which the strokes of an outburst stand.
const BURST: f64 = 0.3;
/// Seconds in which there is no second outburst.
const APART: f64 = 3.0;
/// Seconds in which another place slides in.
const SLIDE: f64 = 0.3;

/// The picture of an episode.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// How the customer is drawn.
    pub portrait: &'a Portrait,
    /// Where, and who is there.
    pub setting: &'a Setting,
    /// How the customer looks.
    pub expression: Expression,
    /// Hour and minute: light and clocks.
    pub clock: Option<(u32, u32)>,
    /// In an exam on the telephone one does not see them.
    pub hidden: bool,
    /// What stands on the pad on my desk, the first line in bold.
    pub note: &'a [&'a str],
    /// The language of the note.
    pub lang: Lang,
}

/// What is not the same from one moment to the next.
#[derive(Clone, Copy, Default)]
struct Motion {
    idle: Idle,
    speaking: bool,
    burst: bool,
}

impl Picture<'_> {
    /// Paints it, still. Its shapes are kept from frame to frame.
    pub fn paint(&self, ui: &Ui, frame: Rect) {
        if !ui.is_rect_visible(frame) {
            return;
        }
        let face = self.expression;
        let part = (self.setting.place, face.brow_in.to_bits(), face.mouth.curve.to_bits());
        let id = ui.next_auto_id().with(part);
        self.at(ui.painter(), id, frame, Palette::of(ui), (face, Motion::default()));
    }

    fn sheet(&self, face: Expression, motion: Motion) -> Sheet {
        Sheet {
            portrait: *self.portrait,
            setting: self.setting.clone(),
            face,
            idle: motion.idle,
            clock: self.clock,
            hidden: self.hidden,
            speaking: motion.speaking,
            noted: !self.note.is_empty(),
            burst: motion.burst,
            close: false,
        }
    }

    fn at(
        &self,
        painter: &Painter,
        id: Id,
        frame: Rect,
        palette: &Palette,
        (face, motion): (Expression, Motion),
    ) {
        kept(painter, id, frame, palette, self.sheet(face, motion));
        if telephone::on_the_phone(self.setting.place) {
            self.write(painter, frame, palette);
        }
    }

    /// The words on the pad.
    fn write(&self, painter: &Painter, frame: Rect, palette: &Palette) {
        let view = View::new(frame, core(self.setting.place), palette, self.clock);
        let unit = view.place.scale();
        let painter = painter.with_clip_rect(frame.intersect(painter.clip_rect()));
        let ([x, y], turned) = telephone::PAD;
        let place = view.place.by(x, y).turn(turned);
        let mut down = -24.0;
        for (row, words) in self.note.iter().take(3).enumerate() {
            let points = ((if row == 0 { 16.0 } else { 13.5 }) * unit).round();
            if points < 9.0 {
                return;
            }
            let mut style = Style::new(points, paint::COAL);
            if row == 0 {
                style = style.bold();
            }
            let galley = text::elided(painter.ctx(), words, self.lang, style, 112.0 * unit);
            let at = place.point([-54.0, down]);
            let shape = TextShape::new(at, galley, paint::COAL).with_angle(turned.to_radians());
            painter.add(shape);
            down += 23.0;
        }
    }
}

/// A finished mesh, and what it was made from.
#[derive(Clone)]
struct Kept {
    key: Arc<(Sheet, Vec2, f32, bool)>,
    at: egui::Pos2,
    mesh: Arc<Mesh>,
}

/// Paints a sheet; its mesh is made anew only when something of it has changed.
pub(super) fn kept(painter: &Painter, id: Id, frame: Rect, palette: &Palette, sheet: Sheet) {
    let ctx = painter.ctx();
    let pixels = ctx.pixels_per_point();
    let key = (sheet, frame.size(), pixels, palette.dark);
    let known = ctx.data(|data| data.get_temp::<Kept>(id)).filter(|kept| *kept.key == key);
    let kept = match known {
        Some(kept) if kept.at == frame.min => kept,
        Some(mut kept) => {
            let mut mesh = Mesh::clone(&kept.mesh);
            mesh.translate(frame.min - kept.at);
            kept.mesh = Arc::new(mesh);
            kept.at = frame.min;
            kept
        }
        None => {
            let mesh = Arc::new(key.0.mesh(frame, pixels, palette));
            Kept { key: Arc::new(key), at: frame.min, mesh }
        }
    };
    let clipped = painter.with_clip_rect(frame.intersect(painter.clip_rect()));
    clipped.add(Shape::Mesh(Arc::clone(&kept.mesh)));
    ctx.data_mut(|data| data.insert_temp(id, kept));
}

/// A picture that lives: the face eases from one expression to the next, breathes, blinks and looks about.
///
/// It asks for the next frame itself, and only when something is due: never with motion reduced, never while the
/// window is not in front.
#[must_use = "a picture is shown with ui.put or ui.add"]
pub struct Living<'a> {
    /// The picture.
    pub picture: Picture<'a>,
    /// What has just happened.
    pub event: Event,
    /// Another number is another moment.
    pub beat: u64,
    /// Nothing has happened yet that a face could follow: it stays as it was.
    pub holds: bool,
    /// The customer speaks.
    pub speaking: bool,
    /// Any number that has nothing to do with the run.
    pub seed: u64,
    /// Anger, 0 to 100: how fast they breathe.
    pub anger: u8,
    /// What a screen reader says.
    pub label: &'a str,
}

/// What a living picture remembers.
#[derive(Clone, Copy)]
struct Memory {
    from: Expression,
    to: Expression,
    since: f64,
    beat: u64,
    burst: f64,
    place: Place,
    moved: f64,
}

impl Widget for Living<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (frame, response) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.label));
        if !ui.is_rect_visible(frame) {
            return response;
        }
        let (now, focused) = ui.input(|input| (input.time, input.focused));
        let moves = ui.style().animation_time > 0.0;
        let mut due = f64::INFINITY;
        let place = self.picture.setting.place;
        let known = ui.data(|data| data.get_temp::<Memory>(response.id));
        let held = known.filter(|known| self.holds && known.place == place);
        let to = held.map_or(self.picture.expression, |known| known.to);
        let (since, moved) = (now - EASE, now - SLIDE);
        let first = Memory { from: to, to, since, beat: self.beat, burst: -APART, place, moved };
        let mut memory = known.unwrap_or(first);
        if memory.place != place {
            // The same face somewhere else is not on its way from there.
            memory = Memory { from: to, to, since, place, moved: now, ..memory };
            leave(ui.ctx(), response.id);
        }
        let fresh = known.is_none() || memory.beat != self.beat;
        if fresh && self.event == Event::Outburst && now - memory.burst >= APART {
            memory.burst = now;
        }
        memory.beat = self.beat;
        if memory.to != to {
            memory = Memory { from: memory.face(now, moves), to, since: now, ..memory };
        }
        let face = memory.face(now, moves);
        if moves && now - memory.since < EASE {
            due = 1.0 / 30.0;
        }
        let burst = self.event == Event::Outburst && (!moves || now - memory.burst < BURST);
        if burst && moves {
            due = due.min(memory.burst + BURST - now);
        }
        ui.data_mut(|data| data.insert_temp(response.id, memory));
        let mut idle = Idle::default();
        // Nobody is there to breathe on a dead line.
        if moves && focused && place != Place::DeadLine {
            let child = self.picture.setting.present.contains(&Company::Child);
            let state = Condition { anger: self.anger, speaking: self.speaking, child };
            let (alive, next) = if cost::is_dear(ui.ctx()) && !self.speaking {
                Idle::blinking(now, self.seed, state)
            } else {
                Idle::at(now, self.seed, state)
            };
            idle = alive;
            due = due.min(next);
        }
        let motion = Motion { idle, speaking: self.speaking, burst };
        let palette = Palette::of(ui);
        let slid = if moves { ((now - memory.moved) / SLIDE).clamp(0.0, 1.0) } else { 1.0 };
        let left = left(ui.ctx(), response.id, frame, palette).filter(|_| slid < 1.0);
        let mut at = frame;
        if let Some(left) = left {
            due = due.min(1.0 / 30.0);
            #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
            let way = (1.0 - slid).powi(3) as f32;
            at = frame.translate(vec2(frame.width() * way, 0.0));
            let painter = ui.painter().with_clip_rect(frame.intersect(ui.clip_rect()));
            painter.add(Shape::Mesh(left));
        }
        let painter = ui.painter().with_clip_rect(frame.intersect(ui.clip_rect()));
        self.picture.at(&painter, response.id, at, palette, (face, motion));
        if due.is_finite() {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(due.clamp(0.02, 60.0)));
        }
        response
    }
}

/// Keeps the picture as it is: another place is about to slide over it.
fn leave(ctx: &Context, id: Id) {
    ctx.data_mut(|data| {
        if let Some(kept) = data.get_temp::<Kept>(id) {
            data.insert_temp(id.with("left"), kept);
        }
    });
}

/// The picture that was left, unless the window is another one by now: nothing stale is shown.
fn left(ctx: &Context, id: Id, frame: Rect, palette: &Palette) -> Option<Arc<Mesh>> {
    let left = ctx.data(|data| data.get_temp::<Kept>(id.with("left")))?;
    let (_, size, pixels, dark) = &*left.key;
    let same = *size == frame.size() && left.at == frame.min && *dark == palette.dark;
    (same && *pixels == ctx.pixels_per_point()).then_some(left.mesh)
}

impl Memory {
    /// The face on its way.
    fn face(&self, now: f64, moves: bool) -> Expression {
        #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
        let t = if moves { ((now - self.since) / EASE).clamp(0.0, 1.0) as f32 } else { 1.0 };
        self.from.mix(self.to, t * t * (3.0 - 2.0 * t))
    }
}
