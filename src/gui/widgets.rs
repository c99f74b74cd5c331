//! The product's own widgets, one a file.
//!
//! Each follows the contract of egui's `toggle_switch`: decide on a size, allocate, interact, paint, return the
//! [`egui::Response`], with an accessible name. They take borrowed plain data, so that screens decide what is shown.

mod curve;
mod customer_line;
mod gauge;
mod hatch;
mod histogram;
mod key_cap;
mod ledger_list;
mod name_field;
pub mod person;
mod pill;
mod promise_track;
mod range_bar;
mod reply_card;
mod run_button;
mod scenario_card;
pub mod scene;
mod section_title;
mod share_bar;
mod sketch;
mod text_field;

pub use curve::{CurveMark, CurvePoint, CurveWords, MoodCurve};
pub use customer_line::{CustomerLine, Typeset};
pub use gauge::{Gauge, Tone};
pub use hatch::{dashed, event_mark};
pub use histogram::{BIN, Histogram, bins};
pub use key_cap::key_cap;
pub use ledger_list::{LedgerRow, LedgerState, ledger_list, promise_row};
pub use name_field::{NAME_LETTERS, name_field};
pub use pill::Pill;
pub use promise_track::{TrackMark, promise_track};
pub use range_bar::RangeBar;
pub use reply_card::{ReplyCard, gestures};
pub use run_button::RunButton;
pub use scenario_card::ScenarioCard;
pub use section_title::section_title;
pub use share_bar::ShareBar;
pub use text_field::{TextField, candidates_below};

use egui::{Painter, Rect, Response, Stroke, StrokeKind};

use super::heard;
use super::theme::Palette;

/// The ring of the widget that the keyboard is at.
pub(super) fn focus_ring(
    painter: &Painter,
    response: &Response,
    rect: Rect,
    corner: u8,
    palette: &Palette,
) {
    // Where the program has put the focus, no hand on the keyboard has to find it.
    if response.has_focus() && !heard::is_placed(&response.ctx, response.id) {
        painter.rect_stroke(rect, corner, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    }
}
