//! What was said and done, in order.

use egui::{Frame, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::View;
use super::staging::{Pace, Scene};
use crate::gui::page::card;
use crate::gui::screens::{reply_words, signed};
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::CustomerLine;
use crate::locale::Key;
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::scenario::model::Jump;
use moodfirst_core::text::Lang;

/// Everything up to the last reply, small and quiet.
pub fn past(ui: &mut Ui, view: &View<'_>, present: usize) {
    let scenario = view.call.stage.lesson().scenario();
    let lang = view.tongue.lang;
    caption(ui, &view.moment(scenario.clock.start), scenario.place.get(lang), lang);
    let you = view.tongue.words.get(Key::PlayYou);
    let customer = scenario.customer.name.get(lang);
    for said in &view.said[..present] {
        let palette = Palette::of(ui);
        match said {
            TalkItem::Customer { line, anger } => {
                let bar = if view.coach() { palette.mood(i32::from(*anger)) } else { palette.line };
                row(ui, customer, line.text.get(lang), lang, palette.soft, bar);
            }
            TalkItem::Trainee { reply, .. } => {
                let words = reply_words(reply, view.catalogue, lang);
                row(ui, you, &words, lang, palette.accent, palette.paper);
            }
            other => between(ui, view, other),
        }
    }
}

/// What has happened since: the coach's remark, then the customer's words, large. Returns where what comes after the
/// remark begins.
pub fn present(ui: &mut Ui, view: &View<'_>, scene: Scene, mut pace: Option<&mut Pace>) -> f32 {
    let lang = view.tongue.lang;
    let customer = view.call.stage.lesson().scenario().customer.name.get(lang);
    if let Some(remark) = view.call.remark.as_ref().filter(|_| scene.first) {
        coach(ui, view, remark);
    }
    ui.add_space(space::M);
    let begins = ui.cursor().top();
    for said in &view.said[scene.from..scene.to] {
        match said {
            TalkItem::Customer { line, anger } => {
                ui.add_space(space::S);
                ui.add(CustomerLine {
                    who: customer,
                    stage: line.cue.as_ref().map_or("", |cue| cue.get(lang)),
                    words: line.text.get(lang),
                    lang,
                    anger: view.coach().then_some(i32::from(*anger)),
                    shown: pace.as_mut().and_then(|pace| pace.line(line.text.get(lang), lang)),
                });
            }
            other => between(ui, view, other),
        }
    }
    begins
}

/// What is nobody's words.
fn between(ui: &mut Ui, view: &View<'_>, said: &TalkItem<'_>) {
    let lang = view.tongue.lang;
    match said {
        TalkItem::Jump(jump) => {
            caption(ui, &view.moment(jump.to), jump.caption.get(lang), lang);
        }
        TalkItem::Event(effect) => told(ui, effect.why.get(lang), lang),
        // Why a reply does more than its words is the coach's business.
        TalkItem::Effect(effect) if view.coach() => told(ui, effect.why.get(lang), lang),
        TalkItem::PromiseBroke(place) => broke(ui, view, *place),
        TalkItem::Ended(ending) => {
            caption(ui, view.tongue.words.get(Key::ConversationEnded), ending.title.get(lang), lang)
        }
        TalkItem::Effect(_) | TalkItem::Customer { .. } | TalkItem::Trainee { .. } => {}
    }
}

/// A sentence that nobody says.
fn told(ui: &mut Ui, words: &str, lang: Lang) {
    ui.add_space(space::XS);
    let style = Style::new(size::SECONDARY, Palette::of(ui).soft);
    text::paragraph(ui, words, lang, style);
    ui.add_space(space::XS);
}

/// The clock jumps: nothing else is on the page until one goes on.
pub fn jump(ui: &mut Ui, view: &View<'_>, jump: &Jump) {
    let lang = view.tongue.lang;
    let palette = Palette::of(ui);
    let moment = view.moment(jump.to);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::S);
        ui.vertical_centered(|ui| {
            clock_face(ui, jump.to.time());
            ui.add_space(space::L);
            let style = Style::new(size::TITLE, palette.ink).bold();
            let title = text::single(ui.ctx(), &moment, lang, style);
            let (rect, response) = ui.allocate_exact_size(title.size(), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &moment));
            ui.painter().galley(rect.min, title, palette.ink);
        });
        ui.add_space(space::M);
        let room = (ui.available_width() - 2.0 * space::L).min(620.0);
        let style = Style::new(size::BODY, palette.ink);
        let told = jump.caption.get(lang);
        let galley = text::layout(ui.ctx(), told, lang, style, room);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, told));
        let at = pos2(rect.center().x - galley.size().x / 2.0, rect.top());
        ui.painter().galley(at, galley, palette.ink);
        ui.add_space(space::M);
    });
}

/// A clock that shows hour and minute.
fn clock_face(ui: &mut Ui, (hour, minute): (u32, u32)) {
    const WIDE: f32 = 72.0;
    let palette = Palette::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(WIDE, WIDE), Sense::hover());
    let (middle, painter) = (rect.center(), ui.painter());
    painter.circle_filled(middle, WIDE / 2.0, palette.accent_tint);
    painter.circle_stroke(middle, WIDE / 2.0 - 1.5, Stroke::new(3.0, palette.accent));
    #[expect(clippy::cast_precision_loss, reason = "minutes of half a day")]
    let hand = |minutes: u32, round: u32, long: f32, width: f32| {
        let turn = std::f32::consts::TAU * (minutes % round) as f32 / round as f32;
        let (sin, cos) = turn.sin_cos();
        let tip = middle + vec2(sin, -cos) * long;
        painter.line_segment([middle, tip], Stroke::new(width, palette.accent));
        painter.circle_filled(tip, width / 2.0, palette.accent);
    };
    hand(hour * 60 + minute, 12 * 60, 15.0, 5.0);
    hand(minute, 60, 23.0, 3.5);
    painter.circle_filled(middle, 3.5, palette.accent);
    for step in 0..4_u8 {
        let (sin, cos) = (std::f32::consts::FRAC_PI_2 * f32::from(step)).sin_cos();
        painter.circle_filled(middle + vec2(sin, cos) * 28.5, 1.6, palette.accent);
    }
}

/// A promise whose time has passed.
fn broke(ui: &mut Ui, view: &View<'_>, place: usize) {
    let lang = view.tongue.lang;
    let Some(entry) = view.call.report.ledger.get(place) else { return };
    let weekday = view.call.stage.lesson().scenario().clock.weekday;
    let due = entry.due.as_ref().map(|due| due.say(Some(weekday), lang));
    let said = view.tongue.words.fill(
        Key::ConversationPromiseBroke,
        &[("what", entry.what.get(lang)), ("due", due.as_deref().unwrap_or("—"))],
    );
    ui.add_space(space::S);
    strip(ui, true, |ui| {
        let style = Style::new(size::SECONDARY, Palette::of(ui).ink);
        text::paragraph(ui, &said, lang, style);
    });
    ui.add_space(space::S);
}

/// The coach's sentence and what the mood did.
fn coach(ui: &mut Ui, view: &View<'_>, remark: &moodfirst_core::report::Remark) {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let palette = Palette::of(ui);
    // The points of the line that the sentence is about; others of this reply are in the debrief.
    let line = view
        .call
        .report
        .lines
        .iter()
        .find(|line| line.turn == Some(remark.turn) && Some(line.rule) == remark.rule);
    let points = line.map_or(0, |line| line.points);
    ui.add_space(space::S);
    strip(ui, points < 0, |ui| {
        let mut moved = Vec::new();
        for (key, before, after) in [
            (Key::MoodAnger, remark.before.anger, remark.after.anger),
            (Key::MoodTrust, remark.before.trust, remark.after.trust),
            (Key::MoodHeard, remark.before.heard, remark.after.heard),
        ] {
            let change = i32::from(after) - i32::from(before);
            if change != 0 {
                moved.push(format!("{} {}", words.get(key), signed(change)));
            }
        }
        let dot = lang.dot();
        let mut head = words.get(Key::ModeCoach).to_owned();
        if points != 0 {
            head = format!("{head} {}", signed(points));
        }
        let color = if points < 0 { palette.hot } else { palette.accent };
        let style = Style::new(size::SECONDARY, palette.ink);
        let gap = lang.wide_gap();
        let moved =
            if moved.is_empty() { String::new() } else { format!("{gap}{}", moved.join(dot)) };
        let spans = [
            Span { text: &head, bold: true, color },
            Span { text: &moved, bold: false, color: palette.soft },
        ];
        text::paragraph_spans(ui, &spans, lang, style);
        text::paragraph(ui, remark.why.get(lang), lang, style);
    });
}

/// A tinted strip: accent, or hot for what hurt.
fn strip(ui: &mut Ui, hurt: bool, content: impl FnOnce(&mut Ui)) {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(if hurt { palette.hot_tint } else { palette.accent_tint })
        .corner_radius(corner::KEY)
        .inner_margin(Margin::symmetric(14, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
}

/// Who, and what they said.
fn row(ui: &mut Ui, who: &str, words: &str, lang: Lang, name: egui::Color32, bar: egui::Color32) {
    const NAME: f32 = 92.0;
    let palette = Palette::of(ui);
    let width = ui.available_width();
    let who_galley = text::elided(
        ui.ctx(),
        who,
        lang,
        Style::new(size::SECONDARY, name).bold(),
        NAME - space::M,
    );
    let galley =
        text::layout(ui.ctx(), words, lang, Style::new(size::SECONDARY, palette.ink), width - NAME);
    let height = galley.size().y + space::S;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{who} {words}")));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let edge = Rect::from_min_max(
        pos2(rect.left(), rect.top() + 3.0),
        pos2(rect.left() + 3.0, rect.bottom() - space::S),
    );
    ui.painter().rect_filled(edge, 1.5, bar);
    ui.painter().galley(rect.min + vec2(space::M, 0.0), who_galley, name);
    ui.painter().galley(rect.min + vec2(NAME, 0.0), galley, palette.ink);
}

/// A change of scene: a moment between two lines, and what is told of it.
fn caption(ui: &mut Ui, moment: &str, told: &str, lang: Lang) {
    let palette = Palette::of(ui);
    let width = ui.available_width();
    let title =
        text::single(ui.ctx(), moment, lang, Style::new(size::SECONDARY, palette.soft).bold());
    ui.add_space(space::M);
    let (rect, response) = ui.allocate_exact_size(vec2(width, title.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, moment));
    let half = (width - title.size().x) / 2.0 - space::L;
    let y = rect.center().y.round() + 0.5;
    let stroke = Stroke::new(1.0, palette.line);
    ui.painter().hline(rect.left()..=rect.left() + half, y, stroke);
    ui.painter().hline(rect.right() - half..=rect.right(), y, stroke);
    let at = pos2(rect.center().x - title.size().x / 2.0, rect.top());
    ui.painter().galley(at, title, palette.soft);
    ui.add_space(space::XS);
    let style = Style::new(size::SECONDARY, palette.ink);
    let galley = text::layout(ui.ctx(), told, lang, style, (width - 40.0).min(640.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, told));
    let at = pos2(rect.center().x - galley.size().x / 2.0, rect.top());
    ui.painter().galley(at, galley, palette.ink);
    ui.add_space(space::M);
}
