//! The promises made so far.

use egui::{Painter, Pos2, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::locale::promises::Standing;
use moodfirst_core::text::Lang;

/// Where a promise stands, as its mark shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerState {
    /// Made, agreed, updated or given a new time: still to be kept.
    Open,
    /// Kept, or late but announced.
    Kept,
    /// Broken, or more than one may give.
    Broken,
    /// The customer no longer needs it, or there is no time that it could meet.
    Released,
}

impl From<Standing> for LedgerState {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Open => Self::Open,
            Standing::Kept => Self::Kept,
            Standing::Broken => Self::Broken,
            Standing::Void => Self::Released,
        }
    }
}

/// A promise.
#[derive(Debug, Clone, Copy)]
pub struct LedgerRow<'a> {
    /// What was promised.
    pub what: &'a str,
    /// Who, by which channel.
    pub how: &'a str,
    /// By when.
    pub due: &'a str,
    /// Its state in a word.
    pub state_word: &'a str,
    /// Its mark.
    pub state: LedgerState,
}

/// A list of promises; each row is one label for screen readers. Returns the response of the whole.
pub fn ledger_list(ui: &mut Ui, rows: &[LedgerRow<'_>], lang: Lang) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        for row in rows {
            ledger_row(ui, row, lang);
        }
    })
    .response
}

fn ledger_row(ui: &mut Ui, row: &LedgerRow<'_>, lang: Lang) -> Response {
    const MARK: f32 = 24.0;
    let palette = Palette::of(ui);
    let width = ui.available_width();
    let color = match row.state {
        LedgerState::Open => palette.ink,
        LedgerState::Kept => palette.accent,
        LedgerState::Broken => palette.hot,
        LedgerState::Released => palette.soft,
    };
    let room = width - MARK;
    let what = text::layout(
        ui.ctx(),
        row.what,
        lang,
        Style::new(size::SECONDARY, palette.ink).bold(),
        room,
    );
    // The Chinese dot brings its own space.
    let dot = lang.dot();
    let when = [row.due, row.how]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(dot);
    let state = Style::new(size::SECONDARY, color).bold();
    let soft = Style::new(size::SECONDARY, palette.soft);
    let spans = [
        text::Span::new(row.state_word, state),
        text::Span::new(dot, soft),
        text::Span::new(&when, soft),
    ];
    let how = text::layout_spans(ui.ctx(), &spans, lang, size::SECONDARY, room);

    let (rect, response) =
        ui.allocate_exact_size(vec2(width, what.size().y + how.size().y), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Label,
            true,
            format!("{} {}{dot}{when}", row.what, row.state_word),
        )
    });
    let first = pos2(rect.left() + 8.0, rect.top() + size::SECONDARY * 0.75);
    mark(ui.painter(), first, row.state, color);
    let height = what.size().y;
    ui.painter().galley(pos2(rect.left() + MARK, rect.top()), what, palette.ink);
    ui.painter().galley(pos2(rect.left() + MARK, rect.top() + height), how, palette.soft);
    response
}

/// One promise on one row: when, what, and at the edge how it stands. What is too long is cut with an ellipsis.
pub fn promise_row(
    ui: &mut Ui,
    [due, what, word]: [&str; 3],
    state: LedgerState,
    lang: Lang,
) -> Response {
    const MARK: f32 = 22.0;
    let palette = Palette::of(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::hover());
    let name = [due, what, word].into_iter().filter(|part| !part.is_empty());
    let name = name.collect::<Vec<_>>().join(" ");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    let color = match state {
        LedgerState::Open => palette.ink,
        LedgerState::Kept => palette.accent,
        LedgerState::Broken => palette.hot,
        LedgerState::Released => palette.soft,
    };
    let middle = rect.center().y;
    mark(ui.painter(), pos2(rect.left() + 7.0, middle), state, color);
    let mut x = rect.left() + MARK;
    let mut right = rect.right();
    let ink = Style::new(size::SECONDARY, palette.ink);
    let when = text::single(ui.ctx(), due, lang, ink.bold());
    let stands = text::single(ui.ctx(), word, lang, Style { color, ..ink });
    // How it stands gives way to what it is.
    if when.size().x + stands.size().x + 96.0 <= right - x {
        let at = pos2(right - stands.size().x, middle - stands.size().y / 2.0);
        right = at.x - space::S;
        ui.painter().galley(at, stands, color);
    }
    if !due.is_empty() {
        let wide = when.size().x;
        ui.painter().galley(pos2(x, middle - when.size().y / 2.0), when, palette.ink);
        x += wide + space::S;
    }
    let what = text::elided(ui.ctx(), what, lang, ink, right - x);
    ui.painter().galley(pos2(x, middle - what.size().y / 2.0), what, palette.ink);
    response
}

/// Open: a ring. Kept: a tick. Broken: a cross. Released: a bar.
pub(super) fn mark(painter: &Painter, at: Pos2, state: LedgerState, color: egui::Color32) {
    let stroke = Stroke::new(2.0, color);
    match state {
        LedgerState::Open => {
            painter.circle_stroke(at, 5.0, stroke);
        }
        LedgerState::Kept => {
            painter.line(
                vec![at + vec2(-5.0, 0.0), at + vec2(-1.5, 4.0), at + vec2(5.5, -4.5)],
                stroke,
            );
        }
        LedgerState::Broken => {
            painter.line_segment([at + vec2(-4.5, -4.5), at + vec2(4.5, 4.5)], stroke);
            painter.line_segment([at + vec2(-4.5, 4.5), at + vec2(4.5, -4.5)], stroke);
        }
        LedgerState::Released => {
            painter.line_segment([at + vec2(-5.0, 0.0), at + vec2(5.0, 0.0)], stroke);
        }
    }
}
