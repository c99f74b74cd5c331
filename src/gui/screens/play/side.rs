//! The customer: picture and voice, name, moods, and what they have been promised next. No row is shown that has no room.

use egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::View;
use super::fit::Figure;
use crate::app::Play;
use crate::gui::heard;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::person::{Event, Expression};
use crate::gui::widgets::scene::{Living, Picture, Setting};
use crate::gui::widgets::{Gauge, LedgerState, Tone, promise_row};
use crate::locale::Key;
use crate::locale::promises::{PromiseWords, Standing, promises};
use moodfirst_core::dialogue::{MoodSplit, TalkItem};
use moodfirst_core::evaluation::Moods;
use moodfirst_core::report::{Due, LedgerLine};
use moodfirst_core::scenario::model::{Channel, Phase, Place};

/// Height of a gauge on the stage, and beside the turn.
const GAUGE: f32 = 26.0;
const SMALL_GAUGE: f32 = 20.0;
/// The picture keeps at least so much of the stage.
const PICTURE: f32 = 0.5;

/// Shows it in its rectangle. `told`: how much of the conversation has been shown; `speaks`: the customer is speaking.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    figure: Figure,
    rect: Rect,
    (told, speaks): (usize, bool),
) {
    match figure {
        Figure::Stage(_) => stage(ui, view, rect, (told, speaks)),
        Figure::Vignette(_) => vignette(ui, view, rect, (told, speaks)),
        Figure::Gone => {}
    }
}

fn stage(ui: &mut Ui, view: &View<'_>, rect: Rect, shown: (usize, bool)) {
    let palette = Palette::of(ui);
    ui.painter().rect_filled(rect, 0.0, palette.stage);
    let side = if rect.width() < 300.0 { space::L } else { space::XL };
    let room = rect.height() * (1.0 - PICTURE);
    let rows = rows(ui, view, rect.width() - 2.0 * side, room - 2.0 * space::M);
    let high = rows.iter().map(|row| row.height).sum::<f32>() + 2.0 * space::M;
    let (above, below) = rect.split_top_bottom_at_y(rect.bottom() - high);
    picture(ui, view, above, shown);
    let mut y = below.top() + space::M;
    for row in rows {
        let at = Rect::from_min_size(
            pos2(below.left() + side, y),
            vec2(below.width() - 2.0 * side, row.height),
        );
        y += row.height;
        ui.scope_builder(UiBuilder::new().max_rect(at), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            show_row(ui, view, row.kind);
        });
    }
}

/// A row under the picture.
struct Row {
    kind: RowKind,
    height: f32,
}

#[derive(Clone, Copy, PartialEq)]
enum RowKind {
    Name,
    Gauge(usize),
    Promise,
    Note(Key),
}

/// The rows that have room, the most important first.
fn rows(ui: &Ui, view: &View<'_>, width: f32, room: f32) -> Vec<Row> {
    let mut wanted = vec![Row { kind: RowKind::Name, height: 34.0 }];
    if view.coach() {
        wanted.extend((0..3).map(|at| Row { kind: RowKind::Gauge(at), height: GAUGE }));
    }
    // The button above says how many there are; a row that does not fit whole is not shown.
    let whole = |(due, what, word, _): (String, String, String, LedgerState)| {
        let style = Style::new(size::SECONDARY, Palette::of(ui).ink);
        let wide =
            |words: &str, style| text::single(ui.ctx(), words, view.tongue.lang, style).size().x;
        let parts = wide(&due, style.bold()) + wide(&what, style) + wide(&word, style);
        parts + 22.0 + 2.0 * space::S <= width
    };
    if promised(view).is_some_and(whole) {
        wanted.push(Row { kind: RowKind::Promise, height: 30.0 });
    }
    wanted.extend(notes(view.call).map(|note| {
        let height = note_galley(ui, view, note, width).size().y + space::XS;
        Row { kind: RowKind::Note(note), height }
    }));
    let mut left = room;
    wanted.retain(|row| {
        left -= row.height;
        left >= 0.0
    });
    wanted
}

fn show_row(ui: &mut Ui, view: &View<'_>, kind: RowKind) {
    let tongue = view.tongue;
    match kind {
        RowKind::Name => name(ui, view),
        RowKind::Gauge(which) => gauge(ui, view, which, false),
        RowKind::Promise => {
            if let Some((due, what, word, state)) = promised(view) {
                promise_row(ui, [&due, &what, &word], state, tongue.lang);
            }
        }
        RowKind::Note(note) => {
            ui.add_space(space::XS);
            let style = Style::new(size::HINT, Palette::of(ui).soft);
            text::paragraph(ui, tongue.words.get(note), tongue.lang, style);
        }
    }
}

/// Who it is, and how far their anger is on its way.
fn name(ui: &mut Ui, view: &View<'_>) {
    let palette = Palette::of(ui);
    let (tongue, mood) = (view.tongue, view.call.session.state().tally.mood);
    let customer = view.call.stage.lesson().scenario().customer.name.get(tongue.lang);
    let bold = Style::new(size::LINE, palette.ink).bold();
    let name = text::single(ui.ctx(), customer, tongue.lang, bold);
    let rect = ui.max_rect();
    let wide = name.size().x;
    let mut said = customer.to_owned();
    ui.painter().galley(rect.min, name, palette.ink);
    if view.coach() {
        let phase = match view.call.session.state().tally.phase {
            Phase::Rising => Key::CurveRising,
            Phase::Peak => Key::CurvePeak,
            Phase::Turning => Key::CurveTurning,
            Phase::Cooling => Key::CurveCooling,
            Phase::Workable => Key::CurveWorkable,
            Phase::Relapse => Key::CurveRelapse,
        };
        let words = tongue.words.get(phase);
        said = [&said, words].join(tongue.lang.comma());
        let color = if mood.anger >= 60 { palette.hot } else { palette.soft };
        let style = Style::new(size::SECONDARY, color);
        let room = rect.width() - wide - space::M;
        let told = text::single(ui.ctx(), words, tongue.lang, style);
        // A row that does not fit whole is not shown.
        if told.size().x <= room {
            let at = pos2(rect.left() + wide + space::M, rect.top() + 6.0);
            ui.painter().galley(at, told, color);
        }
    }
    let (_, response) = ui.allocate_exact_size(rect.size(), Sense::hover());
    heard::heading(&response, &said, 2);
}

fn gauge(ui: &mut Ui, view: &View<'_>, which: usize, compact: bool) {
    let tongue = view.tongue;
    let mood = view.call.session.state().tally.mood;
    let split = view.call.remark.as_ref().map(|remark| remark.split);
    let changes = |part: fn(MoodSplit) -> (Moods, Moods)| {
        split.map(part).map_or([0; 3], |(before, after)| before.change_to(after))
    };
    let change = changes(|split| (split.found, split.left));
    let outside = changes(|split| (split.effect, split.left));
    let rows = [
        (Key::MoodAnger, mood.anger, Tone::Anger),
        (Key::MoodTrust, mood.trust, Tone::Good),
        (Key::MoodHeard, mood.heard, Tone::Good),
    ];
    let Some(((key, value, tone), (change, outside))) =
        rows.into_iter().zip(change.into_iter().zip(outside)).nth(which)
    else {
        return;
    };
    let name = tongue.words.get(key);
    let told = heard::of_hundred(name, i32::from(value), change, tongue.lang);
    ui.add(Gauge {
        label: name,
        told: &told,
        lang: tongue.lang,
        value: i32::from(value),
        change,
        outside,
        tone,
        label_width: if compact { 44.0 } else { 54.0 },
        compact,
    });
}

/// Beside the turn: a small picture and the moods.
fn vignette(ui: &mut Ui, view: &View<'_>, rect: Rect, shown: (usize, bool)) {
    let palette = Palette::of(ui);
    let gauges = if view.coach() { 3.0 * SMALL_GAUGE + space::M } else { 0.0 };
    // A picture that is too tall shows a ceiling.
    let tall = (rect.height() - gauges).min(1.15 * rect.width());
    let whole = Rect::from_min_size(rect.min, vec2(rect.width(), tall + gauges));
    let (sw, se) = (corner::CARD, corner::CARD);
    let rounding = egui::CornerRadius { nw: 0, ne: 0, sw, se };
    ui.painter().rect_filled(whole, rounding, palette.stage);
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - gauges);
    picture(ui, view, above, shown);
    if !view.coach() {
        return;
    }
    let mut y = below.top() + space::XS;
    for which in 0..3 {
        let at = Rect::from_min_size(
            pos2(below.left() + space::S, y),
            vec2(below.width() - 2.0 * space::S, SMALL_GAUGE),
        );
        y += SMALL_GAUGE;
        ui.scope_builder(UiBuilder::new().max_rect(at), |ui| gauge(ui, view, which, true));
    }
}

/// The place of the episode and the customer in it; on the telephone their end as it is heard, in an exam their back.
fn picture(ui: &mut Ui, view: &View<'_>, rect: Rect, (told, speaks): (usize, bool)) {
    let scenario = view.call.stage.lesson().scenario();
    let customer = &scenario.customer;
    let mut setting = Setting::first(scenario);
    let mut clock = scenario.clock.start;
    for said in view.said.iter().take(told) {
        if let TalkItem::Jump(jump) = said {
            setting.then(jump.scene.as_ref());
            clock = jump.to;
        }
    }
    let mood = view.call.session.state().tally.mood;
    let remark = view.call.remark.as_ref();
    let last = view.said.iter().take(told).rev().find_map(|said| match said {
        TalkItem::Customer { line, .. } => Some(line.text.get(view.tongue.lang)),
        _ => None,
    });
    let silent = last.is_some_and(|words| !words.chars().any(char::is_alphanumeric));
    let event = match remark {
        _ if setting.place == Place::DeadLine => Event::HungUp,
        _ if silent => Event::Silence,
        Some(remark) => Event::between(remark.split.found, remark.split.left),
        None => Event::Rest,
    };
    let hidden = !view.coach() && setting.channel != Channel::FaceToFace;
    let lang = view.tongue.lang;
    // Of somebody whom one only hears in an exam, the voice is told and no face.
    let cue = view.said.iter().take(told).rev().find_map(|said| match said {
        TalkItem::Customer { line, .. } => line.cue.as_ref(),
        _ => None,
    });
    let voice = cue.map_or(view.tongue.words.get(Key::ConversationVoice), |cue| cue.get(lang));
    let words = if hidden { voice } else { view.tongue.words.get(face(mood)) };
    let label = [customer.name.get(lang), words].join(lang.comma());
    let picture = Picture {
        portrait: &customer.portrait,
        setting: &setting,
        expression: Expression::of(mood, event),
        clock: Some(clock.time()),
        hidden,
        note: &[],
        lang,
    };
    let seed = scenario.id.bytes().fold(0_u64, |seed, byte| seed.rotate_left(7) ^ u64::from(byte));
    let beat = view.call.session.steps.len() as u64;
    let anger = mood.anger;
    let living = Living { picture, event, beat, speaking: speaks, seed, anger, label: &label };
    ui.put(rect, living);
}

/// What can be read in a face, for those who do not see it.
const fn face(mood: Moods) -> Key {
    match (mood.anger, mood.trust) {
        (80.., _) => Key::FaceFurious,
        (60.., _) => Key::FaceCross,
        (45.., _) => Key::FaceTense,
        (_, 60..) => Key::FaceFriendly,
        _ => Key::FaceGuarded,
    }
}

/// The promise that is due next, else the one that was spoken last: when, what, how it stands in a word and in a mark.
fn promised(view: &View<'_>) -> Option<(String, String, String, LedgerState)> {
    let weekday = view.call.stage.lesson().scenario().clock.weekday;
    let mut all = promises(&view.call.report, Some(weekday), view.tongue.words);
    let due = |one: &&PromiseWords| match one
        .entry
        .and_then(|place| view.call.report.ledger.get(place))
    {
        Some(LedgerLine { due: Some(Due::At(moment)), .. }) => moment.0,
        _ => u32::MAX,
    };
    let open = all.iter().filter(|one| one.standing == Standing::Open);
    let next = open.min_by_key(due).cloned();
    let one = next.or_else(|| all.pop())?;
    Some((one.due, one.what, one.word, one.standing.into()))
}

/// What has to be known about the standing of this run.
fn notes(call: &Play) -> impl Iterator<Item = Key> {
    [
        // Of a run of a report the strip above says so.
        (call.attempt.is_none() && call.guide.is_none(), Key::ConversationUnrecorded),
        (call.assisted, Key::ConversationAssisted),
    ]
    .into_iter()
    .filter_map(|(holds, note)| holds.then_some(note))
}

fn note_galley(ui: &Ui, view: &View<'_>, note: Key, width: f32) -> std::sync::Arc<egui::Galley> {
    let style = Style::new(size::HINT, Palette::of(ui).soft);
    let words = view.tongue.words.get(note);
    text::layout_styled(ui.ctx(), &[Span::new(words, style)], view.tongue.lang, style, width)
}
