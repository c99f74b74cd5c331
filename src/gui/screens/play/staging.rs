//! What comes when: lines appear at the pace of reading, and the clock does not jump before one has read what came before.

use egui::Ui;

use moodfirst_core::dialogue::TalkItem;
use moodfirst_core::text::Lang;

/// Seconds before the first letter, and between two lines.
const BREATH: f64 = 0.35;

/// How far the present moment has been shown. Nothing of it is worth saving.
#[derive(Default)]
pub struct Staging {
    /// What was on the page: things said, replies given.
    seen: Option<(usize, usize)>,
    /// Jumps of the clock since the last reply that have been gone through.
    gone: usize,
    /// The card of the next jump is on the page.
    card: bool,
    /// When the words of this scene began to appear, in seconds of the window; `None`: all is there.
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
    /// The jump at `to` is announced on a card of its own.
    pub card: bool,
    /// A jump waits at `to`.
    pub waits: bool,
}

impl Staging {
    /// Follows what has been said. `present` is the place after the last reply, `replies` their number, `remark` whether
    /// the coach has something to say about the last one.
    pub fn follow(
        &mut self,
        ui: &Ui,
        said: &[TalkItem<'_>],
        present: usize,
        replies: usize,
        remark: bool,
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
        let scene = loop {
            let scene = self.scene(said, present);
            // Where there is nothing to read before the card, there is nothing to wait for.
            let reads = said[scene.from..scene.to].iter().any(is_read) || (scene.first && remark);
            if scene.waits && !self.card && !reads {
                self.card = true;
                continue;
            }
            break scene;
        };
        self.waits = scene.waits;
        if self.card || ui.style().animation_time <= 0.0 {
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
            card: self.card,
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

    /// Are words still appearing?
    pub const fn speaking(&self) -> bool {
        self.speaks.is_some()
    }

    /// Everything is there at once.
    pub const fn finish(&mut self) {
        self.speaks = None;
    }

    /// One step on: the rest of the words, else the card of the jump, else what comes after it.
    pub fn go_on(&mut self, ui: &Ui) {
        if self.speaks.take().is_some() || !self.waits {
            return;
        }
        if self.card {
            self.card = false;
            self.gone += 1;
            self.begin(ui);
        } else {
            self.card = true;
        }
    }

    /// Seconds since the words began to appear; `None`: all is there.
    pub fn since(&self, ui: &Ui) -> Option<f64> {
        self.speaks.map(|began| ui.input(|input| input.time) - began)
    }
}

/// Places of the jumps since the last reply.
fn jumps(said: &[TalkItem<'_>], present: usize) -> impl Iterator<Item = usize> {
    said.iter()
        .enumerate()
        .skip(present)
        .filter_map(|(place, said)| matches!(said, TalkItem::Jump(_)).then_some(place))
}

/// Is it something that one reads before one goes on?
const fn is_read(said: &TalkItem<'_>) -> bool {
    matches!(said, TalkItem::Customer { .. } | TalkItem::PromiseBroke(_) | TalkItem::Ended(_))
}

/// Gives each line its time, one after the other.
pub struct Pace {
    left: f64,
}

impl Pace {
    /// Of words that have been appearing for some seconds.
    pub const fn new(since: f64) -> Self {
        Self { left: since }
    }

    /// How many letters of this line have appeared; `None`: all. Takes the line's time off.
    pub fn line(&mut self, words: &str, lang: Lang) -> Option<f32> {
        let letters = words.chars().count();
        #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
        let letters = letters as f64;
        let takes = BREATH + letters / letters_per_second(lang);
        let at = self.left;
        self.left -= takes;
        if at >= takes {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "letters of a line")]
        Some(((at - BREATH).max(0.0) * letters_per_second(lang)) as f32)
    }

    /// Has every line had its time?
    pub fn done(&self) -> bool {
        self.left >= 0.0
    }
}

/// A brisk reader's pace; a Chinese character says about as much as three Latin letters.
const fn letters_per_second(lang: Lang) -> f64 {
    match lang {
        Lang::Zh => 17.0,
        Lang::En => 50.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_takes_its_time_and_the_next_one_waits_for_it() {
        let words = "一二三四五六七八九十一二三四五六七";
        let mut pace = Pace::new(0.85);
        assert!(pace.line(words, Lang::Zh).is_some_and(|shown| (8.0..9.0).contains(&shown)));
        assert_eq!(pace.line(words, Lang::Zh), Some(0.0));
        assert!(!pace.done());
        let mut pace = Pace::new(2.0);
        assert_eq!(pace.line(words, Lang::Zh), None);
        assert!(pace.line(words, Lang::Zh).is_some_and(|shown| shown > 1.0));
        let mut pace = Pace::new(9.0);
        assert_eq!((pace.line(words, Lang::Zh), pace.line(words, Lang::Zh)), (None, None));
        assert!(pace.done());
    }
}
