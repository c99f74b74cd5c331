//! Every turn of the shipped lessons, and the longest that a lesson may hold, in the windows that are promised.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use egui::{Context, Pos2, RawInput, Rect, Shape, Vec2, pos2, vec2};

use super::fit::{self, Form, LAST};
use super::sheet::{Now, Sheet};
use super::staging::Progress;
use super::turn::{Below, Coach, Offer, Outside, Piece, Row, Tone, Top, Turn, on_answer};
use super::{Tongue, head};
use crate::gui::screens::reply_words;
use crate::gui::theme;
use crate::library::{Folder, Library, Rulebook};
use crate::locale::{Key, Messages};
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::scenario::model::{Ending, Node, Scenario};
use moodfirst_core::text::{Lang, Text};

/// A window: its size in pixels and the text size.
type Window = (f32, f32, f32);

const WINDOWS: [Window; 4] =
    [(1280.0, 720.0, 1.0), (1024.0, 600.0, 1.0), (1280.0, 720.0, 1.5), (1024.0, 600.0, 1.5)];
/// The only one of them in which replies may stand on two pages.
const SMALLEST: Window = WINDOWS[3];

fn tongue(lang: Lang) -> Tongue {
    Tongue { words: Messages::of(lang), lang }
}

/// The longest sentence of the coach: 46 characters or 90 letters.
fn remark(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => {
            "她说过“别一出这个门，你们就没人了”，你替别人讲难处，这一句没有接，她就更觉得你跟他们是一头。"
        }
        Lang::En => {
            "She had told you what the list was for, and the till was asked instead: not taken up at all"
        }
    }
}

fn coach(lang: Lang, who: &str, events: Vec<String>) -> Coach {
    let words = Messages::of(lang);
    let lead = words.fill(Key::RemarkOutside, &[("change", "+20")]);
    let small = [
        remark(lang).chars().take(if lang == Lang::Zh { 12 } else { 26 }).collect(),
        words.fill(Key::RemarkPoints, &[("points", "−15")]),
        format!("{} −10", words.get(Key::MoodTrust)),
        format!("{} −10", words.get(Key::MoodHeard)),
    ];
    Coach {
        tone: Tone::Worse,
        lead: words.fill(Key::RemarkAngrier, &[("who", who), ("change", "+15")]),
        why: remark(lang).to_owned(),
        small: small.join(lang.dot()),
        notes: Vec::new(),
        events: events.into_iter().map(|told| Outside { lead: lead.clone(), told }).collect(),
    }
}

fn history(lang: Lang) -> Vec<Row> {
    let row = |mine| Row {
        who: if mine { Messages::of(lang).get(Key::PlayYou) } else { "—" }.to_owned(),
        words: remark(lang).repeat(2),
        mine,
    };
    vec![row(false), row(true), row(false), row(true)]
}

/// Every turn at a node: each variant of its line, before and after its question.
fn turns_of(node: &Node, scenario: &Scenario, catalogue: &Catalogue, lang: Lang) -> Vec<Turn> {
    let customer = scenario.customer.name.get(lang);
    let mut replies: Vec<String> = node
        .replies
        .iter()
        .chain(&node.fallback)
        .map(|reply| reply_words(reply, catalogue, lang))
        .collect();
    // The longest four, whatever their guards allow.
    replies.sort_by_key(|words| std::cmp::Reverse(words.chars().count()));
    let mine = replies.first().cloned().unwrap_or_default();
    replies.truncate(4);
    let offers: Vec<Offer> = replies.into_iter().map(|words| Offer { words, mark: None }).collect();
    let event = node.effect.as_ref().map(|effect| effect.why.get(lang).to_owned());
    let mut turns = Vec::new();
    for line in &node.lines {
        let said = Piece::Line {
            who: customer.to_owned(),
            cue: line.cue.as_ref().map_or_else(String::new, |cue| cue.get(lang).to_owned()),
            words: line.text.get(lang).to_owned(),
            anger: Some(60),
        };
        let mut turn = Turn {
            history: history(lang),
            undoable: true,
            below: Below::Replies(offers.clone()),
            ..Turn::default()
        };
        if let Some(jump) = &node.jump {
            let moment = jump.to.say(scenario.clock.weekday, lang);
            turn.top = Some(Top::Caption(moment, jump.caption.get(lang).to_owned()));
            turn.pieces.extend(event.clone().map(|event| Piece::Told(event, true)));
        } else {
            let who = Messages::of(lang).get(Key::PlayYou).to_owned();
            turn.top = Some(Top::Mine(Row { who, words: mine.clone(), mine: true }));
            turn.coach = Some(coach(lang, customer, event.clone().into_iter().collect()));
        }
        turn.pieces.push(said);
        if offers.is_empty() {
            turn.below = Below::GoOn(Messages::of(lang).get(Key::ConversationGoOn).to_owned());
        }
        if let Some(question) = &node.judgement {
            let options = question.options.iter().map(|one| one.text.get(lang).to_owned());
            let ask = question.ask.get(lang).to_owned();
            let asks = Below::Question(ask, options.collect());
            turns.push(Turn { below: asks, ..turn.clone() });
            turns.extend((0..).zip(&question.options).map(|(answer, _)| Turn {
                coach: on_answer(tongue(lang), question, answer),
                ..turn.clone()
            }));
        } else {
            turns.push(turn);
        }
    }
    turns
}

/// The longest last turns of a lesson: at the end the customer's last look and words follow what they have just said.
fn ends_with(ending: &Ending, scenario: &Scenario, catalogue: &Catalogue, lang: Lang) -> Vec<Turn> {
    let who = scenario.customer.name.get(lang);
    let look = ending.look.as_ref().map_or("", |look| look.text.get(lang));
    let last = match &ending.last_line {
        Some(last) => Piece::Line {
            who: who.to_owned(),
            cue: look.to_owned(),
            words: last.get(lang).to_owned(),
            anger: Some(60),
        },
        None => Piece::Told(look.to_owned(), false),
    };
    let label = Messages::of(lang).get(Key::ConversationToDebrief).to_owned();
    let nodes = scenario.nodes.iter();
    let to = |node: &Node| {
        let mut ways = node.next.iter().chain(node.replies.iter().flat_map(|reply| &reply.next));
        ways.any(|way| way.to == ending.id)
    };
    let turns = nodes.filter(|node| to(node));
    let turns = turns.flat_map(|node| turns_of(node, scenario, catalogue, lang));
    let mut turns: Vec<Turn> = turns
        .map(|mut turn| {
            turn.pieces.extend([Piece::Ended, last.clone()]);
            turn.below = Below::Debrief(label.clone());
            turn.undoable = false;
            turn
        })
        .collect();
    turns.dedup();
    turns
}

fn input(points: Vec2) -> RawInput {
    RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, points)), ..RawInput::default() }
}

/// A window that can be laid out in.
struct Room {
    ctx: Context,
    points: Vec2,
    body: Rect,
}

impl Room {
    fn new((width, height, scale): Window) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        ctx.set_zoom_factor(scale);
        let points = vec2(width, height) / scale;
        let high = head::height(points);
        let body = Rect::from_min_max(pos2(0.0, high), points.to_pos2());
        // The zoom holds from the second frame on.
        for _ in 0..2 {
            let mut output = ctx.run_ui(input(points), |_| ());
            output.textures_delta.clear();
        }
        Self { ctx, points, body }
    }

    /// Lays a turn out, draws each of its pages, and says what is cut; the step that was needed.
    fn lay(&self, turn: &Turn, lang: Lang) -> (fit::Plan, Vec<String>) {
        let sheet = |form: &Form| Sheet { turn, form: *form, tongue: tongue(lang), coach: true };
        let size = self.body.size();
        let measured = |form: &Form| sheet(form).measure(&self.ctx, size);
        let plan = fit::plan(self.points, size, measured);
        let blocks = sheet(&plan.form).measure(&self.ctx, size);
        let mut wrong = Vec::new();
        if !plan.whole {
            wrong.push("does not fit".to_owned());
        }
        let window = Rect::from_min_size(Pos2::ZERO, self.points).expand(0.5);
        for page in 0..plan.pages.len() {
            let mut last = self.body.top();
            for rect in plan.places(&blocks, self.body, page).all() {
                if !window.contains_rect(rect) || rect.top() < last - 0.01 {
                    wrong.push(format!("{rect:?} after {last}"));
                }
                last = rect.bottom();
            }
            let mut output = self.ctx.run_ui(input(self.points), |ui| {
                let progress = &Progress::whole(turn);
                let now = Now { progress, answers: 1.0, speaking: false, page, replies: 1 };
                let sheet = sheet(&plan.form);
                let _ = sheet.show(ui, &plan, (&blocks, self.body), &now, &mut Vec::new());
            });
            output.textures_delta.clear();
            for clipped in &output.shapes {
                let Shape::Text(text) = &clipped.shape else { continue };
                let rect = text.galley.rect.translate(text.pos.to_vec2());
                if !window.contains_rect(rect) || !clipped.clip_rect.expand(0.5).contains_rect(rect)
                {
                    wrong.push(format!("{:?} is cut at {rect:?}", text.galley.text()));
                }
            }
        }
        (plan, wrong)
    }
}

#[test]
fn every_turn_of_the_shipped_lessons_is_whole_in_every_window() {
    let rulebook = Rulebook::embedded().unwrap();
    let library = Library::open(&rulebook, &Folder::default());
    let mut told = String::new();
    let mut wrong = Vec::new();
    for window in WINDOWS {
        let room = Room::new(window);
        for lang in Lang::ALL {
            let mut steps = BTreeMap::<u8, usize>::new();
            for entry in &library.entries {
                let lesson = entry.lesson.as_ref().unwrap();
                let scenario = lesson.scenario();
                let nodes = scenario
                    .nodes
                    .iter()
                    .map(|node| (&node.id, turns_of(node, scenario, &rulebook.catalogue, lang)));
                let ends = scenario.endings.iter().map(|ending| {
                    let ends = ends_with(ending, scenario, &rulebook.catalogue, lang);
                    (&ending.id, ends)
                });
                for (id, turns) in nodes.chain(ends) {
                    for turn in turns {
                        let (plan, cut) = room.lay(&turn, lang);
                        *steps.entry(plan.form.step).or_default() += 1;
                        let at = format!("{} {id} {lang:?} {window:?}", scenario.id);
                        wrong.extend(cut.into_iter().map(|cut| format!("{at}: {cut}")));
                        let most = if window == SMALLEST { 2 } else { 1 };
                        if plan.pages.len() > most {
                            wrong.push(format!("{at}: {} pages", plan.pages.len()));
                        }
                    }
                }
            }
            let _ = writeln!(told, "{window:?} {lang:?}: {steps:?}");
        }
    }
    println!("{told}");
    assert!(
        wrong.is_empty(),
        "{told}{} are wrong:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(12)].join("\n")
    );
}

/// A text of so many Chinese characters or English words.
fn long(characters: usize, words: usize) -> Text {
    let zh: String =
        "这件事我说了好几回您也没往心里去，".chars().cycle().take(characters).collect();
    let en = "I have told you this already and nobody took any of it to heart,".split(' ');
    let en = en.cycle().take(words).collect::<Vec<_>>().join(" ");
    Text::new(zh, en)
}

#[test]
fn the_longest_turn_that_a_lesson_may_hold_is_whole_in_every_window() {
    for window in WINDOWS {
        let room = Room::new(window);
        for lang in Lang::ALL {
            let reply = long(60, 40).get(lang).to_owned();
            let who = Messages::of(lang).get(Key::PlayYou).to_owned();
            let mut event = long(30, 14).get(lang).to_owned();
            event.push('。');
            let turn = Turn {
                history: history(lang),
                top: Some(Top::Mine(Row { who, words: reply.clone(), mine: true })),
                coach: Some(coach(lang, "—", vec![event])),
                pieces: vec![Piece::Line {
                    who: "乔女士".to_owned(),
                    cue: long(24, 12).get(lang).to_owned(),
                    words: long(90, 60).get(lang).to_owned(),
                    anger: Some(80),
                }],
                below: Below::Replies(vec![Offer { words: reply, mark: None }; 4]),
                undoable: true,
            };
            let (plan, wrong) = room.lay(&turn, lang);
            assert!(wrong.is_empty(), "{window:?} {lang:?} at {}: {wrong:?}", plan.form.step);
            println!("{window:?} {lang:?}: step {} of {LAST}, {:?}", plan.form.step, plan.pages);
        }
    }
}
