//! One run in the terminal.

use super::input::LineInput;
use super::log::Log;
use super::show;
use crate::cli::console::{Console, Failure};
use crate::cli::debrief::DebriefText;
use crate::cli::replay::proved_better;
use crate::cli::resources::Resources;
use crate::cli::wording::{fill, labelled, promise_sentence};
use crate::cli::wrapped::WrappedText;
use crate::locale::promises::promises;
use crate::locale::wording::remark_lead;
use crate::locale::{Key, Messages};
use moodfirst_core::dialogue::{Replay, Session, Stage, Status, TalkItem, Turn};
use moodfirst_core::report::{Report, remark_on, replay_report};
use moodfirst_core::scenario::model::{Judgement, Scenario};

/// A run, new or taken up again.
pub struct TerminalRun {
    /// Where it stands.
    pub session: Session,
    /// No remarks on the way.
    pub exam: bool,
}

/// A run and everything it is shown with.
pub struct TerminalPlayer<'a> {
    resources: &'a Resources,
    console: &'a mut Console,
    words: &'static Messages,
    stage: &'a Stage,
    session: Session,
    /// The same run, walked through.
    replay: Replay,
    input: LineInput,
    exam: bool,
    log: Log,
    /// How much of the conversation has been shown.
    told: usize,
}

impl<'a> TerminalPlayer<'a> {
    pub fn new(
        resources: &'a Resources,
        console: &'a mut Console,
        stage: &'a Stage,
        input: LineInput,
        TerminalRun { session, exam }: TerminalRun,
        log: Log,
    ) -> Self {
        let words = Messages::of(console.lang);
        let replay = Replay::of(&session, stage);
        Self { resources, console, words, stage, session, replay, input, exam, log, told: 0 }
    }

    /// Plays to the end of the run or of the input, then shows the debrief.
    pub fn run(mut self) -> Result<(), Failure> {
        self.opening()?;
        let mut playing = true;
        while playing {
            self.tell()?;
            playing = !self.session.over() && self.reply()?;
        }
        if self.session.over() {
            let report = self.report();
            self.log.finish(self.console, &report);
        }
        if self.session.state().status == Status::Stuck {
            let mut out = self.wrapped();
            out.text(0, self.words.get(Key::PlayStuck));
            self.console.lines(out.into_lines())?;
        }
        self.debrief()
    }

    fn scenario(&self) -> &'a Scenario {
        self.stage.lesson().scenario()
    }

    fn wrapped(&self) -> WrappedText {
        WrappedText::new(self.console.lang, self.console.width)
    }

    fn report(&self) -> Report {
        replay_report(&self.replay, self.stage, &self.resources.rulebook.catalogue)
    }

    /// Title, briefing, mode, keys.
    fn opening(&mut self) -> Result<(), Failure> {
        let mut out = self.wrapped();
        let persona = self.resources.rulebook.catalogue.persona(self.stage.persona());
        show::briefing(&mut out, self.scenario(), persona, self.words);
        out.gap();
        out.text(0, self.words.get(if self.exam { Key::PlayExam } else { Key::PlayCoach }));
        if let Some(seed) = self.session.seed {
            let fields = [("seed", seed.to_string())];
            out.text(0, &fill(self.words, Key::PlaySeed, &fields));
        }
        match self.log.learner() {
            Some(name) => {
                let fields = [("name", name.to_owned())];
                out.text(0, &fill(self.words, Key::PlayRecorded, &fields));
                let fields = [("folder", self.log.folder())];
                out.text(0, &fill(self.words, Key::RecordsFolder, &fields));
            }
            None => out.text(0, self.words.get(Key::RecordsOff)),
        }
        out.text(0, self.words.get(Key::PlayKeys));
        self.console.lines(out.into_lines())
    }

    /// What has been said and done since the last time, in coach mode with a remark.
    fn tell(&mut self) -> Result<(), Failure> {
        let said = self.replay.talk(self.stage.lesson());
        let mut out = self.wrapped();
        for one in said.iter().skip(self.told) {
            match one {
                TalkItem::Trainee { turn, reply } => {
                    show::reply(&mut out, reply, &self.resources.rulebook.catalogue, self.words);
                    if let Some(turn) = self.replay.turn(*turn as usize).filter(|_| !self.exam) {
                        self.remark(&mut out, turn);
                    }
                }
                TalkItem::PromiseBroke(place) => {
                    let report = self.report();
                    let what = report.ledger.get(*place).map(|entry| entry.what.clone());
                    let what = what.unwrap_or_default();
                    let fields = [("what", what.get(self.console.lang).to_owned())];
                    out.gap();
                    out.text(0, &fill(self.words, Key::PlayBroke, &fields));
                }
                other => show::item(&mut out, other, self.scenario(), self.words),
            }
        }
        self.told = said.len();
        self.console.line("")?;
        self.console.lines(out.into_lines())
    }

    fn remark(&self, out: &mut WrappedText, turn: &Turn) {
        let lesson = self.stage.lesson();
        let catalogue = &self.resources.rulebook.catalogue;
        let remark = remark_on(&self.report(), catalogue, lesson, turn);
        let lang = self.console.lang;
        let who = self.scenario().customer.name.get(lang);
        let said = [remark_lead(&remark, who, self.words), remark.why.get(lang).to_owned()];
        let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        out.gap();
        out.text(4, &labelled(self.words.get(Key::PlayRemark), &said.join(lang.blank()), lang));
        out.text(4, &show::moods(turn.before, turn.after(), self.words));
    }

    /// Offers the replies, below the judgement question if there is one, and gives the one
    /// chosen. False: leave.
    fn reply(&mut self) -> Result<bool, Failure> {
        let node = self.stage.lesson().node(self.session.state().node);
        let question = node.and_then(|node| node.judgement.as_ref());
        let offers = self.session.offers(self.stage);
        let mut out = self.wrapped();
        if let Some(question) = question {
            self.console.line("")?;
            show::question(&mut out, question, self.words);
        }
        out.gap();
        for (number, offer) in (1..).zip(&offers) {
            show::offer(&mut out, number, offer.reply, self.words.lang());
        }
        self.console.lines(out.into_lines())?;
        loop {
            let Some(line) = self.console.ask(&mut self.input)? else { return Ok(false) };
            let mut out = self.wrapped();
            match line.to_lowercase().as_str() {
                "" => {}
                "q" => return Ok(false),
                "f" => show::fact_card(&mut out, self.scenario(), self.words),
                "p" => self.promises(&mut out),
                other => {
                    let number = other.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
                    if let Some(offer) = number.and_then(|place| offers.get(place)) {
                        // It is one of those on offer, so it is taken.
                        let judged = self.session.judged();
                        let _ = self.session.choose(self.stage, offer.index, &mut ());
                        let _ = self.replay.give(self.stage, offer.index, judged);
                        // Before anything is shown of it: what was answered to is kept.
                        self.log.replied(self.console, self.stage, &self.session, &self.replay);
                        return Ok(true);
                    }
                    match question.and_then(|question| Some((question, letter(question, other)?))) {
                        Some((question, option)) => self.judge(&mut out, question, option),
                        None => {
                            let fields = [("input", line), ("count", offers.len().to_string())];
                            out.text(0, &fill(self.words, Key::PlayNotUnderstood, &fields));
                        }
                    }
                }
            }
            self.console.lines(out.into_lines())?;
        }
    }

    /// Answers the judgement question; only the first answer counts. In an exam what was right
    /// comes with the debrief.
    fn judge(&mut self, out: &mut WrappedText, question: &Judgement, place: u8) {
        let first = self.session.judged().is_none();
        self.session.judge(self.stage, place);
        if first {
            self.log.judged(self.console, &self.session);
        }
        let answer =
            self.session.judged().and_then(|place| question.options.get(usize::from(place)));
        let Some(option) = answer.filter(|_| !self.exam) else { return };
        let key = if option.right { Key::DebriefRight } else { Key::DebriefWrong };
        let lang = self.console.lang;
        out.text(4, &labelled(self.words.get(key), option.why.get(lang), lang));
    }

    fn promises(&self, out: &mut WrappedText) {
        out.heading(self.words.get(Key::DebriefLedger));
        let report = self.report();
        let weekday = Some(self.scenario().clock.weekday);
        let all = promises(&report, weekday, self.words);
        if all.is_empty() {
            out.text(2, self.words.get(Key::LedgerNone));
        }
        for one in &all {
            out.text(2, &promise_sentence(one, self.console.lang));
        }
    }

    fn debrief(self) -> Result<(), Failure> {
        let mut report = self.report();
        if self.session.over() {
            report.annotate(proved_better(&self.session, self.stage, &report));
        }
        let debrief = DebriefText {
            report: &report,
            run: Some((self.stage, &self.replay)),
            assisted: false,
            rubric: &self.resources.rulebook.rubric,
            catalogue: &self.resources.rulebook.catalogue,
            words: self.words,
        };
        self.console.line("")?;
        let lines = debrief.lines(self.console.width);
        self.console.lines(lines)?;
        let kept = self.log.learner().is_some() && !self.session.steps.is_empty();
        if kept && !self.session.over() {
            let mut out = self.wrapped();
            out.text(0, self.words.get(Key::PlayKept));
            self.console.line("")?;
            self.console.lines(out.into_lines())?;
        }
        Ok(())
    }
}

/// The option of this letter, from `a`.
fn letter(question: &Judgement, typed: &str) -> Option<u8> {
    let mut bytes = typed.bytes();
    let (Some(byte), None) = (bytes.next(), bytes.next()) else { return None };
    let place = byte.checked_sub(b'a')?;
    (usize::from(place) < question.options.len()).then_some(place)
}
