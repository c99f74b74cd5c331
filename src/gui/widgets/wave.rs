//! A voice on the telephone: there is no face to read.

use egui::{Id, Rect, Response, Role, Sense, Ui, Widget, WidgetInfo, pos2, vec2};

use crate::gui::theme::{Palette, mix};

/// A wave whose height and pace follow anger. It runs once for each line spoken and then stands still; with motion reduced
/// (or none) it stands from the start. While it stands, nothing is repainted.
#[must_use = "a wave is shown with ui.add"]
pub struct MoodWave<'a> {
    /// Anger from 0 to 100; nothing in an exam, where the wave keeps a middling height.
    pub anger: Option<i32>,
    /// Which line is spoken; another number starts the wave again and gives it another shape.
    pub line: u64,
    /// What a screen reader says: the voice in words.
    pub label: &'a str,
    /// Height in points.
    pub height: f32,
}

const STEP: f32 = 12.0;
const BAR: f32 = 5.0;

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few dozen bars"
)]
impl Widget for MoodWave<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.label));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let level = self.anger.unwrap_or(45).clamp(0, 100) as f32 / 100.0;
        let spoken = self.spoken(ui, response.id, level);
        let bars = (rect.width() / STEP).floor() as u64;
        let speech = (bars as f32 * 0.72).round() as u64;
        let said = speech as f32 * spoken;
        let color = self.anger.map_or(palette.soft, |anger| palette.mood(anger));
        let middle = rect.center().y;
        for index in 0..bars {
            let x = rect.left() + STEP * index as f32 + BAR / 2.0;
            // A bar grows while the voice passes it.
            let grown = (said - index as f32).clamp(0.0, 1.0);
            let tall = if index < speech {
                self.bar(index, speech, level) * rect.height() * grown
            } else {
                0.0
            };
            if tall > BAR {
                let bar = Rect::from_center_size(pos2(x, middle), vec2(BAR, tall));
                ui.painter().rect_filled(bar, BAR / 2.0, color);
            } else {
                ui.painter().circle_filled(
                    pos2(x, middle),
                    2.0,
                    mix(palette.line, palette.soft, 0.25),
                );
            }
        }
        response
    }
}

impl MoodWave<'_> {
    /// How much of the line has been spoken, 0 to 1.
    #[expect(clippy::cast_possible_truncation, reason = "seconds")]
    fn spoken(&self, ui: &Ui, id: Id, level: f32) -> f32 {
        if ui.style().animation_time <= 0.0 {
            return 1.0;
        }
        let now = ui.input(|input| input.time);
        let started = ui.data_mut(|data| {
            let (line, started) =
                data.get_temp::<(u64, f64)>(id).unwrap_or((self.line.wrapping_add(1), now));
            let started = if line == self.line { started } else { now };
            data.insert_temp(id, (self.line, started));
            started
        });
        // The angrier, the faster.
        let seconds = 2.6 - 1.4 * level;
        let spoken = ((now - started) as f32 / seconds).clamp(0.0, 1.0);
        if spoken < 1.0 {
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(33));
        }
        spoken
    }

    /// Height of a bar as a part of the whole: calm voices swell slowly, angry ones jump.
    #[expect(clippy::cast_precision_loss, reason = "a few dozen bars")]
    fn bar(&self, index: u64, count: u64, level: f32) -> f32 {
        let at = index as f32 / count.max(1) as f32;
        let phrase = (at * std::f32::consts::PI).sin().max(0.0).powf(0.4);
        let swell =
            0.5 + 0.5 * (index as f32 * (0.55 + 0.5 * level) + (self.line % 7) as f32).sin();
        let jump = noise(self.line, index);
        let shape = swell * (1.0 - level) + (0.35 * swell + 0.65 * jump) * level;
        (0.06 + (0.18 + 0.76 * level) * phrase * (0.25 + 0.75 * shape)).min(1.0)
    }
}

/// A number from 0 to 1 that is always the same for the same line and bar.
#[expect(clippy::cast_precision_loss, reason = "ten bits")]
fn noise(line: u64, index: u64) -> f32 {
    let mut bits =
        line.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ index.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits ^= bits >> 29;
    bits = bits.wrapping_mul(0x94D0_49BB_1331_11EB);
    ((bits >> 40) & 1023) as f32 / 1023.0
}
