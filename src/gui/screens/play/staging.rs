//! What comes when: my words arrive, the face changes and the bars run, the coach says why, something comes from outside,
//! then the customer's words at the pace of reading. The clock does not jump before one has read what came before.

use egui::Ui;

use super::course::Step;
use super::flight::ARRIVES;
use super::turn::{Piece, Top, Turn};
use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::text::Lang;

/// Seconds in which another place comes.
const PLACE: f64 = 0.3;
/// Seconds for which the bars run after a reply.
pub const BARS: f64 = 0.4;
/// Seconds before what comes after the remark.
const REMARK: f64 = 0.25;
/// Seconds of something from outside, its bars included.
pub const OUTSIDE: f64 = 0.3;
/// Seconds in which the card of a line, with its stage direction, is there.
const CARD: f64 = 0.15;
/// Seconds before the first letter, and between two lines.
const BREATH: f64 = 0.35;
/// The longest that a line takes to appear, in seconds.
const LONGEST: f64 = 3.5;
/// Seconds from the last letter to what can be answered.
const PAUSE: f64 = 0.2;

/// How far the present moment has been shown. Nothing of it is worth saving.
#[derive(Default)]
pub struct Staging {
    /// What was on the page: things said, replies given.
    seen: Option<(usize, usize)>,
    /// Jumps of the clock since the last reply that have been gone through.
    gone: usize,
    /// When this scene began, in seconds of the window; `None`: all is there.
    speaks: Option<f64>,
    /// A jump waits until one goes on.
    waits: bool,
}

/// The part of the conversation that is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scene {
    /// From here on it is present; before it lies what is past.
    pub from: usize,
    /// Up to here it has come.
    pub to: usize,
    /// It is the first since the last reply: the coach's remark stands here.
    pub first: bool,
    /// A jump waits at `to`.
    pub waits: bool,
}

impl Staging {
    /// Follows what has been said. `present` is the place after the last reply, `replies` their number.
    pub fn follow(
        &mut self,
        ui: &Ui,
        said: &[TalkItem<'_>],
        present: usize,
        replies: usize,
    ) -> Scene {
        let now = (said.len(), replies);
        if self.seen != Some(now) {
            let undone = self.seen.is_some_and(|(_, before)| replies < before);
            *self = Self { seen: Some(now), ..Self::default() };
            if undone {
                // It has been read before.
                self.gone = jumps(said, present).count();
            } else {
                self.begin(ui);
            }
        }
        let scene = self.scene(said, present);
        self.waits = scene.waits;
        if ui.style().animation_time <= 0.0 {
            self.speaks = None;
        }
        scene
    }

    fn scene(&self, said: &[TalkItem<'_>], present: usize) -> Scene {
        let place = |number: usize| jumps(said, present).nth(number);
        let to = place(self.gone);
        Scene {
            from: self.gone.checked_sub(1).and_then(place).unwrap_or(present),
            to: to.unwrap_or(said.len()),
            first: self.gone == 0,
            waits: to.is_some(),
        }
    }

    fn begin(&mut self, ui: &Ui) {
        self.speaks = Some(ui.input(|input| input.time));
    }

    /// Does a jump wait? Then keys go on instead of answering.
    pub const fn waits(&self) -> bool {
        self.waits
    }

    /// Is something still to come?
    pub const fn speaking(&self) -> bool {
        self.speaks.is_some()
    }

    /// Everything is there at once.
    pub const fn finish(&mut self) {
        self.speaks = None;
    }

    /// One step on: the rest of the words, else what comes after the jump.
    pub fn go_on(&mut self, ui: &Ui) {
        if self.speaks.take().is_some() || !self.waits {
            return;
        }
        self.gone += 1;
        self.begin(ui);
    }

    /// How far the scene has come.
    pub fn progress(&mut self, ui: &Ui, turn: &Turn, lang: Lang) -> Progress {
        let Some(began) = self.speaks else { return Progress::whole(turn) };
        let progress = Progress::of(turn, ui.input(|input| input.time) - began, lang);
        if progress.done {
            self.finish();
        }
        progress
    }
}

/// Places of the jumps since the last reply.
fn jumps(said: &[TalkItem<'_>], present: usize) -> impl Iterator<Item = usize> {
    said.iter()
        .enumerate()
        .skip(present)
        .filter_map(|(place, said)| matches!(said, TalkItem::Jump(_)).then_some(place))
}

/// How far a scene has come: everything from 0, not yet there, to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// What I said has arrived where it stays.
    pub mine: f32,
    /// Which moods are shown.
    pub step: Step,
    /// The remark.
    pub remark: f32,
    /// What came from outside, as the remark tells it.
    pub outside: f32,
    /// Each piece.
    pub pieces: Vec<Shown>,
    /// The customer's voice is heard at this moment.
    pub speaks: bool,
    /// The conversation is over, and that has been shown.
    pub ended: bool,
    /// Nothing is still to come.
    pub done: bool,
}

/// How far a piece has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown {
    /// It is there, 0 to 1.
    pub there: f32,
    /// How many letters of a line have appeared; nothing: all.
    pub letters: Option<f32>,
}

impl Shown {
    /// All of it.
    pub const WHOLE: Self = Self { there: 1.0, letters: None };
}

impl Progress {
    /// Everything is there.
    pub fn whole(turn: &Turn) -> Self {
        Self {
            mine: 1.0,
            step: Step::Left,
            remark: 1.0,
            outside: 1.0,
            pieces: vec![Shown::WHOLE; turn.pieces.len()],
            speaks: false,
            ended: turn.pieces.iter().any(|piece| matches!(piece, Piece::Ended)),
            done: true,
        }
    }

    /// Of a scene that began so many seconds ago.
    pub fn of(turn: &Turn, since: f64, lang: Lang) -> Self {
        let mut pace = Pace::new(since);
        let replied = matches!(turn.top, Some(Top::Mine(_)));
        let mine = pace.takes(if replied { ARRIVES } else { PLACE });
        let bars = if replied { pace.takes(BARS) } else { mine };
        let remark = turn.coach.as_ref().map_or(1.0, |_| pace.takes(REMARK));
        let events = turn.coach.as_ref().is_some_and(|coach| !coach.events.is_empty());
        let outside = if events { pace.takes(OUTSIDE) } else { remark };
        // The moods are at their end when the last thing from outside has come.
        let mut last = if events { outside } else { bars };
        let mut pieces = Vec::with_capacity(turn.pieces.len());
        let mut progress = Self { mine, remark, outside, ..Self::whole(turn) };
        (progress.speaks, progress.ended) = (false, false);
        let mut over = false;
        for piece in &turn.pieces {
            let shown = match piece {
                Piece::Line { words, .. } => {
                    let there = pace.soon(CARD);
                    let letters = pace.line(words, lang);
                    let voiced = words.chars().any(char::is_alphanumeric);
                    progress.speaks |= voiced && letters.is_some_and(|letters| letters > 0.0);
                    Shown { there, letters }
                }
                Piece::Told(..) if over => Shown { there: pace.takes(PLACE), letters: None },
                Piece::Told(..) | Piece::Broke(_) => {
                    last = pace.takes(OUTSIDE);
                    Shown { there: last, letters: None }
                }
                Piece::Ended => {
                    over = true;
                    let there = pace.takes(PLACE);
                    progress.ended = there > 0.0;
                    Shown { there, letters: None }
                }
            };
            pieces.push(shown);
        }
        progress.step = match (bars > 0.0, last > 0.0) {
            (false, _) => Step::Found,
            (true, false) => Step::Own,
            (true, true) => Step::Left,
        };
        progress.pieces = pieces;
        progress.done = pace.done();
        progress
    }
}

/// Gives each thing its time, one after the other.
struct Pace {
    left: f64,
}

impl Pace {
    /// Of a scene that began so many seconds ago.
    const fn new(since: f64) -> Self {
        Self { left: since }
    }

    /// How far something has come that takes so many seconds, 0 to 1. Takes its time off.
    fn takes(&mut self, seconds: f64) -> f32 {
        let part = self.soon(seconds);
        self.left -= seconds;
        part
    }

    /// The same of something that nothing waits for.
    fn soon(&self, seconds: f64) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
        let part = (self.left / seconds).clamp(0.0, 1.0) as f32;
        part
    }

    /// How many letters of this line have appeared; `None`: all. Takes the line's time off.
    fn line(&mut self, words: &str, lang: Lang) -> Option<f32> {
        let letters = words.chars().count();
        #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
        let letters = letters as f64;
        let speed = letters_per_second(lang).max(letters / LONGEST);
        let takes = BREATH + letters / speed;
        let at = self.left;
        self.left -= takes;
        if at >= takes {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "letters of a line")]
        Some(((at - BREATH).max(0.0) * speed) as f32)
    }

    /// Has everything had its time?
    fn done(&self) -> bool {
        self.left >= PAUSE
    }
}

/// A reader's pace; a Chinese character says about as much as two or three Latin letters.
const fn letters_per_second(lang: Lang) -> f64 {
    match lang {
        Lang::Zh => 12.0,
        Lang::En => 30.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::turn::{Coach, Outside, Row, Tone};
    use super::*;

    const WORDS: &str = "谁说她跑？她不跑，踱方步？";
    const LETTERS: f64 = 13.0;

    /// I said something; the coach says why, with or without something from outside.
    fn turn(outside: bool) -> Turn {
        let row = Row { who: String::new(), words: String::new(), mine: true };
        let event = Outside { lead: String::new(), told: "邻桌有人说了一句".to_owned() };
        let coach = Coach {
            tone: Tone::Worse,
            lead: String::new(),
            why: String::new(),
            small: String::new(),
            notes: Vec::new(),
            events: if outside { vec![event] } else { Vec::new() },
        };
        let line = Piece::Line {
            who: String::new(),
            cue: String::new(),
            words: WORDS.to_owned(),
            anger: None,
        };
        Turn {
            top: Some(Top::Mine(row)),
            coach: Some(coach),
            pieces: vec![line],
            ..Turn::default()
        }
    }

    #[test]
    fn first_my_words_then_the_face_the_remark_what_came_from_outside_and_last_the_words() {
        let turn = turn(true);
        let at = |since: f64| Progress::of(&turn, since, Lang::Zh);
        // For the third of a second in which my words go to their place nothing else changes.
        let early = at(0.3);
        assert_eq!((early.step, early.remark, early.pieces[0].there), (Step::Found, 0.0, 0.0));
        assert!(early.mine > 0.8 && early.mine < 1.0);
        let face = at(0.4);
        assert_eq!((face.step, face.mine, face.remark), (Step::Own, 1.0, 0.0));
        let remark = at(0.8);
        assert_eq!((remark.step, remark.outside), (Step::Own, 0.0));
        assert!(remark.remark > 0.0);
        let outside = at(1.05);
        assert_eq!((outside.step, outside.remark), (Step::Left, 1.0));
        assert!(outside.outside > 0.0 && outside.pieces[0].there < 0.01);
        // Then the stage direction, and after a breath the words.
        let cue = at(1.5);
        assert!(cue.pieces[0].there >= 1.0 && !cue.speaks);
        assert!(at(1.8).speaks && !at(1.8).done);
        let all = at(1.29 + 0.35 + LETTERS / 12.0 + 0.25);
        assert!(all.done && !all.speaks);
        assert_eq!(all, Progress::whole(&turn));
    }

    #[test]
    fn what_is_not_there_takes_no_time() {
        let turn = turn(false);
        let at = |since: f64| Progress::of(&turn, since, Lang::Zh);
        assert_eq!(at(0.4).step, Step::Left, "nothing else is to come");
        assert!(at(1.0 + 0.35 + 0.1).speaks);
        // Nobody's words are waited for at the beginning.
        let opening = Turn { top: None, coach: None, ..turn.clone() };
        assert!(Progress::of(&opening, 0.3 + 0.35 + 0.1, Lang::Zh).speaks);
        // Who says nothing has no voice.
        let mut silent = turn;
        for piece in &mut silent.pieces {
            if let Piece::Line { words, .. } = piece {
                *words = "……".to_owned();
            }
        }
        assert!((0..40).all(|at| !Progress::of(&silent, f64::from(at) / 10.0, Lang::Zh).speaks));
    }

    #[test]
    fn how_it_ended_is_shown_after_what_was_said_before() {
        let mut turn = turn(false);
        turn.pieces.push(Piece::Ended);
        turn.pieces.push(Piece::Line {
            who: String::new(),
            cue: String::new(),
            words: "行。".to_owned(),
            anger: None,
        });
        let until = 0.99 + 0.35 + LETTERS / 12.0;
        assert!(!Progress::of(&turn, until - 0.1, Lang::Zh).ended);
        let ended = Progress::of(&turn, until + 0.1, Lang::Zh);
        assert!(ended.ended && ended.pieces[2].there < 0.01);
    }

    #[test]
    fn a_line_takes_its_time_and_the_next_one_waits_for_it() {
        let words = "一二三四五六七八九十一二三四五六七八";
        // A breath, and twelve characters a second.
        let mut pace = Pace::new(0.35 + 0.75);
        assert!(pace.line(words, Lang::Zh).is_some_and(|shown| (8.5..9.5).contains(&shown)));
        assert_eq!(pace.line(words, Lang::Zh), Some(0.0));
        assert!(!pace.done());
        let mut pace = Pace::new(2.5);
        assert_eq!(pace.line(words, Lang::Zh), None);
        assert!(pace.line(words, Lang::Zh).is_some_and(|shown| shown > 1.0));
        let mut pace = Pace::new(9.0);
        assert_eq!((pace.line(words, Lang::Zh), pace.line(words, Lang::Zh)), (None, None));
        assert!(pace.done());
        // Nobody waits for a long line longer than this.
        let mut pace = Pace::new(0.35 + 3.5 + 0.25);
        assert_eq!(pace.line(&words.repeat(9), Lang::Zh), None);
        assert!(pace.done());
    }
}
