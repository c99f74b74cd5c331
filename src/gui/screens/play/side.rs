//! The customer: picture and voice, name, moods, and what they have been promised next. No row is shown that has no room.

use egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::View;
use super::course::{Course, Seen, Step};
use super::fit::Figure;
use super::staging::{BARS, OUTSIDE, Progress, Scene};
use super::turn::{Piece, Turn};
use crate::app::Play;
use crate::gui::heard;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::gui::widgets::person::{Event, Expression};
use crate::gui::widgets::scene::{Living, Picture, Setting};
use crate::gui::widgets::{Gauge, LedgerState, Tone, promise_row};
use crate::locale::Key;
use crate::locale::promises::{PromiseWords, Standing, promises};
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::evaluation::Moods;
use moodfirst_core::report::{Due, LedgerLine};
use moodfirst_core::scenario::model::{Channel, Phase};

/// Height of a gauge on the stage, and beside the turn.
const GAUGE: f32 = 26.0;
const SMALL_GAUGE: f32 = 20.0;
/// The picture keeps at least so much of the stage.
const PICTURE: f32 = 0.5;

/// What is seen of the customer at this moment.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The turn.
    pub turn: &'a Turn,
    /// The part of the conversation that it shows.
    pub scene: Scene,
    /// The moods it goes through.
    pub course: Course,
    /// How far it has come.
    pub progress: &'a Progress,
}

impl Sight<'_> {
    const fn mood(&self) -> Moods {
        self.course.moods(self.progress.step)
    }

    /// What the customer has said last in this scene, as far as it has come.
    fn words(&self) -> Option<&str> {
        let lines = self.turn.pieces.iter().zip(&self.progress.pieces);
        let said = lines.take_while(|(piece, _)| !matches!(piece, Piece::Ended));
        let words = said.filter_map(|(piece, shown)| match piece {
            Piece::Line { words, .. } if shown.there > 0.0 => Some(words.as_str()),
            _ => None,
        });
        words.last()
    }
}

/// Shows it in its rectangle.
pub fn show(ui: &mut Ui, view: &View<'_>, figure: Figure, rect: Rect, sight: Sight<'_>) {
    match figure {
        Figure::Stage(_) => stage(ui, view, rect, sight),
        Figure::Vignette(_) => vignette(ui, view, rect, sight),
        Figure::Gone => {}
    }
}

fn stage(ui: &mut Ui, view: &View<'_>, rect: Rect, sight: Sight<'_>) {
    let palette = Palette::of(ui);
    ui.painter().rect_filled(rect, 0.0, palette.stage);
    let side = if rect.width() < 300.0 { space::L } else { space::XL };
    let room = rect.height() * (1.0 - PICTURE);
    let rows = rows(ui, view, rect.width() - 2.0 * side, room - 2.0 * space::M);
    let high = rows.iter().map(|row| row.height).sum::<f32>() + 2.0 * space::M;
    let (above, below) = rect.split_top_bottom_at_y(rect.bottom() - high);
    picture(ui, view, above, sight);
    let mut y = below.top() + space::M;
    for row in rows {
        let at = Rect::from_min_size(
            pos2(below.left() + side, y),
            vec2(below.width() - 2.0 * side, row.height),
        );
        y += row.height;
        ui.scope_builder(UiBuilder::new().max_rect(at), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            show_row(ui, view, row.kind, sight);
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

fn show_row(ui: &mut Ui, view: &View<'_>, kind: RowKind, sight: Sight<'_>) {
    let tongue = view.tongue;
    match kind {
        RowKind::Name => name(ui, view, sight),
        RowKind::Gauge(which) => gauge(ui, view, which, false, sight),
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
fn name(ui: &mut Ui, view: &View<'_>, sight: Sight<'_>) {
    let palette = Palette::of(ui);
    let (tongue, mood) = (view.tongue, sight.mood());
    let customer = view.call.stage.lesson().scenario().customer.name.get(tongue.lang);
    let bold = Style::new(size::LINE, palette.ink).bold();
    let name = text::single(ui.ctx(), customer, tongue.lang, bold);
    let rect = ui.max_rect();
    let wide = name.size().x;
    let mut said = customer.to_owned();
    ui.painter().galley(rect.min, name, palette.ink);
    if let Some(phase) = phase(view, sight).filter(|_| view.coach()) {
        let phase = match phase {
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

/// How far anger is on its way: as it was before, until the scene has come to its end. What a jump still hides is not told.
fn phase(view: &View<'_>, sight: Sight<'_>) -> Option<Phase> {
    let tally = &view.call.session.state().tally;
    if sight.progress.step != Step::Left {
        let turn = view.call.replay.turns.last().filter(|_| sight.scene.first);
        return turn.map(|turn| turn.before.phase);
    }
    (sight.course.left == tally.mood).then_some(tally.phase)
}

fn gauge(ui: &mut Ui, view: &View<'_>, which: usize, compact: bool, sight: Sight<'_>) {
    let tongue = view.tongue;
    let Sight { course, progress, .. } = sight;
    let mood = sight.mood();
    let (change, outside) = course.changes(progress.step);
    let last = progress.step == Step::Left && course.own != course.left;
    #[expect(clippy::cast_possible_truncation, reason = "less than a second")]
    let seconds = if last { OUTSIDE } else { BARS } as f32;
    let comes_to = [course.left.anger, course.left.trust, course.left.heard];
    let all = course.changes(Step::Left).0;
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
    let comes_to = comes_to.get(which).copied().map_or(0, i32::from);
    let all = all.get(which).copied().unwrap_or_default();
    let told = heard::of_hundred(name, comes_to, all, tongue.lang);
    ui.add(Gauge {
        label: name,
        told: &told,
        lang: tongue.lang,
        value: i32::from(value),
        comes_to,
        change,
        outside,
        tone,
        label_width: if compact { 44.0 } else { 54.0 },
        compact,
        seconds,
    });
}

/// Beside the turn: a small picture and the moods.
fn vignette(ui: &mut Ui, view: &View<'_>, rect: Rect, sight: Sight<'_>) {
    let palette = Palette::of(ui);
    let gauges = if view.coach() { 3.0 * SMALL_GAUGE + space::M } else { 0.0 };
    // A picture that is too tall shows a ceiling.
    let tall = (rect.height() - gauges).min(1.15 * rect.width());
    let whole = Rect::from_min_size(rect.min, vec2(rect.width(), tall + gauges));
    let (sw, se) = (corner::CARD, corner::CARD);
    let rounding = egui::CornerRadius { nw: 0, ne: 0, sw, se };
    ui.painter().rect_filled(whole, rounding, palette.stage);
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - gauges);
    picture(ui, view, above, sight);
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
        ui.scope_builder(UiBuilder::new().max_rect(at), |ui| {
            gauge(ui, view, which, true, sight);
        });
    }
}

/// The place of the episode and the customer in it; on the telephone their end as it is heard, in an exam their back. At
/// the end they are seen as it leaves them.
fn picture(ui: &mut Ui, view: &View<'_>, rect: Rect, sight: Sight<'_>) {
    let Sight { scene, course, progress, .. } = sight;
    let scenario = view.call.stage.lesson().scenario();
    let customer = &scenario.customer;
    let mut setting = Setting::first(scenario);
    let mut clock = scenario.clock.start;
    let mut mood = sight.mood();
    for said in view.said.iter().take(scene.to) {
        match said {
            TalkItem::Jump(jump) => {
                setting.then(jump.scene.as_ref());
                clock = jump.to;
            }
            TalkItem::Ended(ending) if progress.ended => {
                let Some(look) = &ending.look else { continue };
                setting.ending(look);
                mood = look.mood.map_or(mood, Moods::from);
            }
            _ => {}
        }
    }
    let event = if progress.ended {
        Event::Rest
    } else {
        course.event(progress.step, Seen::of(&setting, sight.words(), mood.anger))
    };
    let hidden = !view.coach() && setting.channel != Channel::FaceToFace;
    let lang = view.tongue.lang;
    // Of somebody whom one only hears in an exam, the voice is told and no face.
    let cue = view.said.iter().take(scene.to).rev().find_map(|said| match said {
        TalkItem::Customer { line, .. } => line.cue.as_ref(),
        _ => None,
    });
    let voice = cue.map_or(view.tongue.words.get(Key::ConversationVoice), |cue| cue.get(lang));
    let words = if hidden { voice } else { view.tongue.words.get(face(mood, event)) };
    let label = [customer.name.get(lang), words].join(lang.comma());
    // Who has burst out is seen to be hot when the words are over; without motion the moment stands.
    let calmed = progress.done && ui.style().animation_time > 0.0;
    let worn = if event == Event::Outburst && calmed { Event::Rise } else { event };
    // On the telephone what I have promised stands on the pad.
    let promise = promised(view);
    let note = promise.iter().flat_map(|(due, what, ..)| [due.as_str(), what.as_str()]);
    let note: Vec<&str> = note.filter(|words| !words.is_empty()).collect();
    let picture = Picture {
        portrait: &customer.portrait,
        setting: &setting,
        expression: Expression::of(mood, worn),
        clock: Some(clock.time()),
        hidden,
        note: &note,
        lang,
    };
    let seed = scenario.id.bytes().fold(0_u64, |seed, byte| seed.rotate_left(7) ^ u64::from(byte));
    let replies = view.call.session.steps.len();
    let beat = egui::util::hash((replies, scene.to, progress.step, progress.ended));
    let living = Living {
        picture,
        event,
        beat,
        holds: progress.step == Step::Found,
        speaking: progress.speaks,
        seed,
        anger: mood.anger,
        label: &label,
    };
    ui.put(rect, living);
}

/// What can be read in a face, for those who do not see it.
const fn face(mood: Moods, event: Event) -> Key {
    match (event, mood.anger, mood.trust) {
        (Event::Outburst, ..) | (_, 80.., _) => Key::FaceFurious,
        (_, 60.., _) => Key::FaceCross,
        (Event::Rise | Event::Frightened, ..) | (_, 45.., _) => Key::FaceTense,
        (_, _, 60..) => Key::FaceFriendly,
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
