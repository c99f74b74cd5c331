//! The customer on a card: near, and still.

use egui::{Color32, CornerRadius, Id, Painter, Rect, Stroke, StrokeKind};
use moodfirst_core::evaluation::Moods;
use moodfirst_core::scenario::model::{Backdrop, Channel, Portrait};

use super::{Setting, Sheet, picture::kept};
use crate::gui::theme::Palette;
use crate::gui::widgets::person::{Event, Expression, Idle};

/// Head and shoulders before the place: for cards. It does not move.
#[derive(Debug, Clone, Copy)]
pub struct Bust<'a> {
    /// How they are drawn.
    pub portrait: &'a Portrait,
    /// The place behind them.
    pub backdrop: Backdrop,
    /// Their mood.
    pub mood: Moods,
    /// How one meets: a call is held to the ear.
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
        let setting = Setting::simple(self.backdrop, self.channel, self.portrait);
        let key =
            format!("{:?} {:?} {:?} {:?}", self.portrait, self.mood, setting.place, frame.size());
        let sheet = Sheet {
            portrait: *self.portrait,
            setting,
            face: Expression::of(self.mood, Event::Rest),
            idle: Idle::default(),
            clock: None,
            hidden: false,
            speaking: false,
            noted: false,
            burst: false,
            close: true,
        };
        kept(&inner, Id::unique(("bust", key)), frame, palette, sheet);
        // The stroke lies outside the rounded frame and covers what stands out of its corners.
        inner.rect_stroke(frame, corners, Stroke::new(8.0, ground), StrokeKind::Outside);
    }
}
