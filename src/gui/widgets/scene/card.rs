//! The customer on a card: near, and still.

use egui::{Color32, CornerRadius, Id, Painter, Rect, Stroke, StrokeKind};
use moodfirst_core::scenario::model::Scenario;

use super::{Setting, Sheet, picture::kept};
use crate::gui::theme::Palette;
use crate::gui::widgets::person::{Event, Expression, Idle};

/// The customer as a lesson begins, near, in their place: for cards. It does not move.
#[derive(Debug, Clone, Copy)]
pub struct Bust<'a> {
    /// The lesson.
    pub scenario: &'a Scenario,
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
        let scenario = self.scenario;
        // One mesh for a shelf, one for a page: not one for every width of a window that is being drawn wider.
        let shelf = frame.width() > 200.0;
        let sheet = Sheet {
            portrait: scenario.customer.portrait,
            setting: Setting::first(scenario),
            face: Expression::of(scenario.opening.into(), Event::Rest),
            idle: Idle::default(),
            clock: Some(scenario.clock.start.time()),
            hidden: false,
            speaking: false,
            noted: false,
            burst: false,
            close: true,
        };
        kept(&inner, Id::unique(("bust", &scenario.id, shelf)), frame, palette, sheet);
        // The stroke lies outside the rounded frame and covers what stands out of its corners.
        inner.rect_stroke(frame, corners, Stroke::new(8.0, ground), StrokeKind::Outside);
    }
}
