//! What the present turn holds, as plain words: what was said before, what I said, what the coach says of it, the
//! customer's words, and what can be answered.

use super::View;
use super::staging::Scene;
use crate::gui::screens::{Tongue, reply_words, signed};
use crate::locale::Key;
use crate::locale::wording::remark_lead;
use moodfirst_core::dialogue::{Status, TalkItem};
use moodfirst_core::report::{Remark, Weight};
use moodfirst_core::scenario::model::{Ending, Judgement, Moment};
use moodfirst_core::text::Lang;

/// The turn.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Turn {
    /// What was said before, the oldest first.
    pub history: Vec<Row>,
    /// What I said, or where and when the conversation goes on.
    pub top: Option<Top>,
    /// What the coach says of it.
    pub coach: Option<Coach>,
    /// What has come since.
    pub pieces: Vec<Piece>,
    /// What is to be done.
    pub below: Below,
    /// The last reply can be taken back.
    pub undoable: bool,
}

/// Who, and what they said.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// Who; nobody for what is told.
    pub who: String,
    /// The words.
    pub words: String,
    /// I said it.
    pub mine: bool,
}

/// What a turn begins with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Top {
    /// What I said.
    Mine(Row),
    /// The moment, and what is told of it.
    Caption(String, String),
}

/// What the coach's words are coloured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// It hurt, it came too early, or it made them angrier.
    Worse,
    /// Something was left lying.
    Missed,
    /// Neither.
    Even,
    /// It did them good.
    Better,
}

/// The coach: on the reply, or on the answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Coach {
    /// How it is coloured.
    pub tone: Tone,
    /// A word before the sentence.
    pub lead: String,
    /// The sentence.
    pub why: String,
    /// Small beneath: points and moods, or the answer that was given.
    pub small: String,
    /// What the reply did beyond its words.
    pub notes: Vec<String>,
    /// What came from outside.
    pub events: Vec<Outside>,
}

/// Something that came from outside.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Outside {
    /// What it did to anger, and that it was not the reply.
    pub lead: String,
    /// What happened.
    pub told: String,
}

/// Something said or told since.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Piece {
    /// The customer's line.
    Line {
        /// Who speaks.
        who: String,
        /// Gesture or voice.
        cue: String,
        /// The words.
        words: String,
        /// Anger, where it is told.
        anger: Option<i32>,
    },
    /// Something that nobody says; an event from outside, with the coach.
    Told(String, bool),
    /// A promise whose time has passed.
    Broke(String),
    /// The end: what comes after it is the customer's last look and last words. How it is judged is told in the debrief.
    Ended,
}

/// A reply on offer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Offer {
    /// Its words.
    pub words: String,
    /// A run shown goes on with it.
    pub mark: Option<String>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Below {
    /// Choose a reply.
    Replies(Vec<Offer>),
    /// Answer a question.
    Question(String, Vec<String>),
    /// Go on: the clock is about to jump by so much.
    GoOn(String),
    /// Go to the debrief.
    Debrief(String),
}

impl Default for Below {
    fn default() -> Self {
        Self::Replies(Vec::new())
    }
}

impl Turn {
    /// The turn that is on the page.
    pub fn of(view: &View<'_>, scene: Scene) -> Self {
        let lang = view.tongue.lang;
        let words = view.tongue.words;
        let scenario = view.call.stage.lesson().scenario();
        let customer = scenario.customer.name.get(lang);
        let jump = match view.said.get(scene.from) {
            Some(TalkItem::Jump(jump)) if !scene.first => Some(jump),
            _ => None,
        };
        let mine = |reply| Row {
            who: words.get(Key::PlayYou).to_owned(),
            words: reply_words(reply, view.catalogue, lang),
            mine: true,
        };
        let (before, top) = match (jump, view.said[..scene.from].last()) {
            (Some(jump), _) => {
                let told = jump.caption.get(lang).to_owned();
                (scene.from, Top::Caption(view.moment(jump.to), told))
            }
            (None, Some(TalkItem::Trainee { reply, .. })) => {
                (scene.from - 1, Top::Mine(mine(reply)))
            }
            (None, _) => {
                let place = scenario.place.get(lang).to_owned();
                (scene.from, Top::Caption(view.moment(scenario.clock.start), place))
            }
        };
        let mut history = Vec::new();
        for said in &view.said[..before] {
            let (who, words, mine) = match said {
                TalkItem::Customer { line, .. } => {
                    (customer.to_owned(), line.text.get(lang).to_owned(), false)
                }
                TalkItem::Trainee { reply, .. } => {
                    let row = mine(reply);
                    (row.who, row.words, true)
                }
                TalkItem::Jump(jump) => {
                    let (hour, minute) = jump.to.time();
                    (format!("{hour}:{minute:02}"), jump.caption.get(lang).to_owned(), false)
                }
                TalkItem::Event(effect) => (String::new(), effect.why.get(lang).to_owned(), false),
                TalkItem::PromiseBroke(place) => match broke(view, *place) {
                    Some(told) => (String::new(), told, false),
                    None => continue,
                },
                TalkItem::Effect(_) | TalkItem::Ended(_) => continue,
            };
            history.push(Row { who, words, mine });
        }
        let remark = view.call.remark.as_ref();
        if let (false, Some(remark)) = (scene.first, remark) {
            // It has been read; it is past.
            let who = words.get(Key::ModeCoach).to_owned();
            history.push(Row { who, words: remark.why.get(lang).to_owned(), mine: false });
        }
        let mut coach = remark.filter(|_| scene.first).map(|remark| on_reply(view, remark));
        let mut pieces = Vec::new();
        // What the events of this scene did to anger; those of the scenes before it have been told.
        let event = |said: &&TalkItem<'_>| matches!(said, TalkItem::Event(_));
        let passed = view.said[view.present()..scene.from.max(view.present())].iter();
        let passed = passed.filter(event).count();
        let turn = view.call.replay.turns.last();
        let mut changes = turn.into_iter().flat_map(|turn| turn.outside_anger()).skip(passed);
        for said in &view.said[scene.from..scene.to] {
            match said {
                TalkItem::Customer { line, anger } => pieces.push(Piece::Line {
                    who: customer.to_owned(),
                    cue: line.cue.as_ref().map_or_else(String::new, |cue| cue.get(lang).to_owned()),
                    words: line.text.get(lang).to_owned(),
                    anger: view.coach().then_some(i32::from(*anger)),
                }),
                TalkItem::Event(effect) => {
                    let told = effect.why.get(lang);
                    let change = changes.next();
                    match &mut coach {
                        Some(coach) => coach.events.push(outside(view, change, told)),
                        None => pieces.push(Piece::Told(told.to_owned(), view.coach())),
                    }
                }
                // Why a reply does more than its words is the coach's business; once is enough.
                TalkItem::Effect(effect) if view.coach() => {
                    let told = effect.why.get(lang).to_owned();
                    match &mut coach {
                        Some(coach) if coach.why == told => {}
                        Some(coach) => coach.notes.push(told),
                        None => pieces.push(Piece::Told(told, false)),
                    }
                }
                TalkItem::PromiseBroke(place) => {
                    pieces.extend(broke(view, *place).map(Piece::Broke))
                }
                TalkItem::Ended(ending) => {
                    pieces.push(Piece::Ended);
                    pieces.extend(last_look(view, ending));
                }
                TalkItem::Effect(_) | TalkItem::Trainee { .. } | TalkItem::Jump(_) => {}
            }
        }
        let undoable = view.undoable();
        let below = below(view, scene, &mut coach);
        Self { history, top: Some(top), coach, pieces, below, undoable }
    }

    /// How many cards can be chosen from.
    pub fn choices(&self) -> usize {
        match &self.below {
            Below::Replies(offers) => offers.len(),
            Below::Question(_, options) => options.len(),
            Below::GoOn(_) | Below::Debrief(_) => 0,
        }
    }
}

fn below(view: &View<'_>, scene: Scene, coach: &mut Option<Coach>) -> Below {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let (call, session) = (view.call, &view.call.session);
    if scene.waits {
        let label = words.get(Key::ConversationGoOn);
        let then = match view.said.get(scene.to) {
            Some(TalkItem::Jump(jump)) => later(view, scene, jump.to),
            _ => String::new(),
        };
        if then.is_empty() {
            return Below::GoOn(label.to_owned());
        }
        return Below::GoOn([label, then.as_str()].join(lang.colon()));
    }
    if session.over() {
        if session.state().status == Status::Stuck {
            let why = words.get(Key::PlayStuck).to_owned();
            let (lead, small) = (String::new(), String::new());
            let (notes, events) = (Vec::new(), Vec::new());
            *coach = Some(Coach { tone: Tone::Even, lead, why, small, notes, events });
        }
        return Below::Debrief(words.get(Key::ConversationToDebrief).to_owned());
    }
    let node = call.stage.lesson().node(session.state().node);
    if let Some(question) = node.and_then(|node| node.judgement.as_ref()) {
        match session.judged() {
            None => {
                let options = question.options.iter();
                let options = options.map(|option| option.text.get(lang).to_owned()).collect();
                return Below::Question(question.ask.get(lang).to_owned(), options);
            }
            // The remark has been read before the question was answered.
            Some(answer) if view.coach() => *coach = on_answer(view.tongue, question, answer),
            Some(_) => {}
        }
    }
    let next = super::guide::next(call);
    let mark = words.get(Key::GuideMark);
    let offers = session.offers(&call.stage);
    let offers = offers.iter().enumerate().map(|(place, offer)| Offer {
        words: reply_words(offer.reply, view.catalogue, lang),
        mark: (next == Some(place)).then(|| mark.to_owned()),
    });
    Below::Replies(offers.collect())
}

/// The customer's last look, and what they said last.
fn last_look(view: &View<'_>, ending: &Ending) -> Option<Piece> {
    let lang = view.tongue.lang;
    let look = ending.look.as_ref();
    let seen = look.map(|look| look.text.get(lang).to_owned());
    let Some(last) = &ending.last_line else {
        return seen.map(|seen| Piece::Told(seen, false));
    };
    let mood = look.and_then(|look| look.mood).map(|mood| mood.anger);
    let anger = mood.unwrap_or(view.call.session.state().tally.mood.anger);
    Some(Piece::Line {
        who: view.call.stage.lesson().scenario().customer.name.get(lang).to_owned(),
        cue: seen.unwrap_or_default(),
        words: last.get(lang).to_owned(),
        anger: view.coach().then_some(i32::from(anger)),
    })
}

/// How much later a moment is, as one says it: within the day by hours, else when.
fn later(view: &View<'_>, scene: Scene, to: Moment) -> String {
    let now = view.clock(scene.to);
    let lang = view.tongue.lang;
    let minutes = to.0.saturating_sub(now.0);
    if to.day() != now.day() || minutes == 0 {
        return view.moment(to);
    }
    let words = view.tongue.words;
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, 30) => words.get(Key::LaterHalfHour).to_owned(),
        (0, n) => words.fill(Key::LaterMinutes, &[("n", &n.to_string())]),
        (1, 0) => words.get(Key::LaterHour).to_owned(),
        (1, 30) => words.get(Key::LaterHourAndHalf).to_owned(),
        (n, 0) => words.fill(Key::LaterHours, &[("n", &counted(n, lang))]),
        (n, 30) => words.fill(Key::LaterHoursAndHalf, &[("n", &counted(n, lang))]),
        _ => view.moment(to),
    }
}

/// A small number as one writes it in a sentence.
fn counted(n: u32, lang: Lang) -> String {
    const ZH: [&str; 9] = ["一", "两", "三", "四", "五", "六", "七", "八", "九"];
    const EN: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let place = usize::try_from(n).unwrap_or(usize::MAX).wrapping_sub(1);
    let words = if lang.full_width() { ZH } else { EN };
    words.get(place).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// A promise whose time has passed, in words.
fn broke(view: &View<'_>, place: usize) -> Option<String> {
    let lang = view.tongue.lang;
    let entry = view.call.report.ledger.get(place)?;
    let weekday = view.call.stage.lesson().scenario().clock.weekday;
    let due = entry.due.as_ref().map(|due| due.say(Some(weekday), lang));
    Some(view.tongue.words.fill(
        Key::ConversationPromiseBroke,
        &[("what", entry.what.get(lang)), ("due", due.as_deref().unwrap_or("—"))],
    ))
}

/// What the reply did to the customer, and why.
fn on_reply(view: &View<'_>, remark: &Remark) -> Coach {
    let (words, lang) = (view.tongue.words, view.tongue.lang);
    let who = view.call.stage.lesson().scenario().customer.name.get(lang);
    let names: Vec<&str> =
        remark.acts.iter().map(|act| view.catalogue.act(*act).name.get(lang)).collect();
    let mut small = vec![names.join(lang.list_comma())];
    if remark.points != 0 {
        small.push(words.fill(Key::RemarkPoints, &[("points", &signed(remark.points))]));
    }
    let [_, trust, heard] = remark.own();
    for (key, change) in [(Key::MoodTrust, trust), (Key::MoodHeard, heard)] {
        if change != 0 {
            small.push(format!("{} {}", words.get(key), signed(change)));
        }
    }
    small.retain(|part| !part.is_empty());
    let tone = match remark.weight {
        Weight::Critical | Weight::Harm | Weight::TooEarly => Tone::Worse,
        _ if remark.own()[0] > 0 => Tone::Worse,
        Weight::Missed => Tone::Missed,
        Weight::Neutral => Tone::Even,
        Weight::Good => Tone::Better,
    };
    Coach {
        tone,
        lead: remark_lead(remark, who, words),
        why: remark.why.get(lang).to_owned(),
        small: small.join(lang.dot()),
        notes: Vec::new(),
        events: Vec::new(),
    }
}

/// What came from outside, apart from what the reply did; `change` is what it did to anger.
fn outside(view: &View<'_>, change: Option<i32>, told: &str) -> Outside {
    let words = view.tongue.words;
    let change = change.unwrap_or_default();
    let key = match change {
        0 => return Outside { lead: String::new(), told: told.to_owned() },
        1.. => Key::RemarkOutside,
        _ => Key::RemarkOutsideCalmer,
    };
    let change = signed(change);
    Outside { lead: words.fill(key, &[("change", &change)]), told: told.to_owned() }
}

/// What the coach says to an answer; to a wrong one, which was the better one and what showed it.
pub(super) fn on_answer(tongue: Tongue, question: &Judgement, answer: u8) -> Option<Coach> {
    let Tongue { words, lang } = tongue;
    let option = question.options.get(usize::from(answer))?;
    let (key, tone) = if option.right {
        (Key::DebriefRight, Tone::Better)
    } else {
        (Key::DebriefWrong, Tone::Missed)
    };
    let better = question.options.iter().find(|other| other.right).filter(|_| !option.right);
    let notes = better.map(|better| {
        let named = words.fill(Key::JudgeBetter, &[("text", better.text.get(lang))]);
        [named.as_str(), better.why.get(lang)].join(lang.blank())
    });
    Some(Coach {
        tone,
        lead: words.get(key).to_owned(),
        why: option.why.get(lang).to_owned(),
        small: option.text.get(lang).to_owned(),
        notes: notes.into_iter().collect(),
        events: Vec::new(),
    })
}
