//! What a key may do: one table of rules for every screen, and the gate that keeps to it before
//! egui or a screen sees a key.

use std::collections::{BTreeSet, VecDeque};

use egui::{Context, Event, ImeEvent, Key, Plugin, RawInput};

use crate::app::{AppState, Page};

/// Where the keyboard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Situation {
    /// A field has it.
    Field,
    /// A reply has been given, or something else has come on the page, and has not stood long enough to have been read.
    Rest,
    /// Something lies over the page.
    Overlay,
    /// Before a call.
    Briefing,
    /// Any other page.
    #[default]
    Page,
}

/// What a key does that is held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// What it does in any field.
    Repeats,
    /// It goes on moving and scrolling; whatever else it does, it does once, until it is let go and pressed again.
    OnlyMoves,
}

/// What becomes of keys, also of several that come within one frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presses {
    /// They are text, and come together.
    Text,
    /// One a frame, in their order: each finds the page as the one before has left it.
    OneByOne,
    /// They show the rest of what is appearing and are used up by it.
    UsedUp,
}

/// Who takes Enter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enter {
    /// The field: it says what was typed, as its button does.
    Field,
    /// Nobody.
    Nobody,
    /// The control that has the focus, else whatever stands on the page with this key.
    Focused,
    /// What stands on the page with this key, wherever the focus is.
    Page,
}

/// What holds in a situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// A key that is held down.
    pub held: Held,
    /// Keys altogether.
    pub presses: Presses,
    /// Enter.
    pub enter: Enter,
}

impl Situation {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Field, Self::Rest, Self::Overlay, Self::Briefing, Self::Page];

    /// The table. While an input method composes, no key does anything, wherever it is.
    #[must_use]
    pub const fn rules(self) -> Rules {
        const fn row(held: Held, presses: Presses, enter: Enter) -> Rules {
            Rules { held, presses, enter }
        }
        match self {
            Self::Field => row(Held::Repeats, Presses::Text, Enter::Field),
            Self::Rest => row(Held::OnlyMoves, Presses::UsedUp, Enter::Nobody),
            Self::Overlay => row(Held::OnlyMoves, Presses::OneByOne, Enter::Focused),
            Self::Briefing => row(Held::OnlyMoves, Presses::OneByOne, Enter::Page),
            Self::Page => row(Held::OnlyMoves, Presses::OneByOne, Enter::Focused),
        }
    }

    /// The situation of a state; `typing`: a field has the focus.
    #[must_use]
    pub fn of(state: &AppState, typing: bool) -> Self {
        match state.page() {
            _ if typing => Self::Field,
            _ if state.overlay.is_some() => Self::Overlay,
            Page::Play(call) if call.rests() => Self::Rest,
            Page::Briefing(_) => Self::Briefing,
            _ => Self::Page,
        }
    }
}

/// Keys that move the focus or the page, and nothing else.
const MOVES: [Key; 9] = [
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::Tab,
    Key::PageUp,
    Key::PageDown,
    Key::Home,
    Key::End,
];

/// Lets keys through as the rules have it. The situation is the one at the end of the frame before: that is what was to
/// be seen when the key was pressed, however long the frame took.
#[derive(Debug, Default)]
pub struct Gate {
    situation: Situation,
    /// Keys that are down.
    down: BTreeSet<Key>,
    /// Those that wait for the next frame.
    later: VecDeque<Event>,
    /// An input method is composing.
    composes: bool,
    /// In the events of this frame, it was.
    composed: bool,
    /// What is being composed, or was until the input method dropped it.
    draft: String,
    /// It was dropped, not taken, in this frame or the last.
    broken: u8,
    /// Enter came through to us while it was being composed, in this frame or the last.
    entered: u8,
    /// In this frame, a key was used up.
    used_up: bool,
}

/// What a frame has to know of the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    /// A key was pressed that was used up: the rest of what is appearing is to be shown.
    pub used_up: bool,
    /// The keys of this frame came while the call was resting; so did a click.
    pub rested: bool,
}

impl Gate {
    /// Puts it before a context. Once; again does nothing.
    pub fn install(ctx: &Context) {
        let _ = ctx.plugin_or_default::<Self>();
    }

    /// What passed it in this frame.
    #[must_use]
    pub fn passed(ctx: &Context) -> Passed {
        let mut passed = Passed { used_up: false, rested: false };
        ctx.with_plugin(|gate: &mut Self| {
            passed.used_up = std::mem::take(&mut gate.used_up);
            passed.rested = gate.situation == Situation::Rest;
        });
        passed
    }

    /// Is an input method composing, or did it in this frame? Then Enter is its own.
    #[must_use]
    pub fn composes(ctx: &Context) -> bool {
        ctx.with_plugin(|gate: &mut Self| gate.composed).unwrap_or(false)
    }

    /// The frame ends in this situation.
    pub fn leave(ctx: &Context, situation: Situation) {
        ctx.with_plugin(|gate: &mut Self| gate.situation = situation);
    }

    /// The events of a frame as the rules let them through.
    fn admit(&mut self, events: Vec<Event>) -> Vec<Event> {
        let rules = self.situation.rules();
        self.follow_composition(&events);
        // Text that belongs to a press which was dropped goes with it.
        let mut dropped = false;
        for event in events {
            match &event {
                Event::Key { key, pressed: true, .. } => {
                    let held = !self.down.insert(*key);
                    let only_moves = held && rules.held == Held::OnlyMoves;
                    // What moves and waits already is not waited for twice.
                    let late = !MOVES.contains(key) || !self.later.is_empty();
                    dropped = self.composed || only_moves && late;
                    if self.composed && *key == Key::Enter {
                        self.entered = 2;
                    }
                    if dropped {
                        continue;
                    }
                }
                Event::Key { key, pressed: false, .. } => {
                    self.down.remove(key);
                }
                Event::Text(_) if dropped && !self.composed => continue,
                Event::WindowFocused(false) => self.down.clear(),
                _ => {}
            }
            self.later.push_back(event);
        }
        let kept = self.rescue().map(Event::Ime);
        self.later.extend(kept);
        let events = std::mem::take(&mut self.later);
        match rules.presses {
            Presses::Text => events.into(),
            Presses::UsedUp => self.use_up(events),
            Presses::OneByOne => self.one(events),
        }
    }

    /// An input method that does not know Ctrl+Enter drops what was being composed and lets the key through to us: what
    /// was typed is kept, as it stood.
    fn rescue(&mut self) -> Option<ImeEvent> {
        let lost = self.entered > 0 && self.broken > 0;
        self.entered = self.entered.saturating_sub(1);
        self.broken = self.broken.saturating_sub(1);
        if !lost {
            return None;
        }
        (self.entered, self.broken) = (0, 0);
        Some(ImeEvent::Commit(std::mem::take(&mut self.draft)))
    }

    /// Follows whether something is being composed. Outside a field nothing is.
    fn follow_composition(&mut self, events: &[Event]) {
        let field = self.situation == Situation::Field;
        // A key that broke the composition a moment ago may still be on its way.
        self.composed = field && (self.composes || self.broken > 0);
        for event in events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => {
                    if !text.is_empty() {
                        self.draft.clone_from(text);
                        (self.broken, self.entered) = (0, 0);
                    } else if field && self.composes {
                        self.broken = 2;
                    }
                    self.composes = !text.is_empty();
                }
                Event::Ime(ImeEvent::Commit(_)) => {
                    (self.broken, self.entered) = (0, 0);
                    self.composed |= field;
                    self.composes = false;
                }
                Event::WindowFocused(false) => self.composes = false,
                _ => {}
            }
            self.composed |= field && self.composes;
        }
        self.composes &= field;
    }

    fn use_up(&mut self, events: VecDeque<Event>) -> Vec<Event> {
        let kept = events.into_iter().filter(|event| match event {
            Event::Key { pressed: true, .. } | Event::Text(_) | Event::Paste(_) => {
                self.used_up = true;
                false
            }
            _ => true,
        });
        kept.collect()
    }

    /// The first press with what belongs to it, and everything that is no key.
    fn one(&mut self, events: VecDeque<Event>) -> Vec<Event> {
        let (mut presses, mut now) = (0, Vec::new());
        for event in events {
            presses += usize::from(matches!(event, Event::Key { pressed: true, .. }));
            if presses > 1 && matches!(event, Event::Key { .. } | Event::Text(_)) {
                self.later.push_back(event);
            } else {
                now.push(event);
            }
        }
        now
    }
}

impl Plugin for Gate {
    fn debug_name(&self) -> &'static str {
        "keys"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        input.events = self.admit(std::mem::take(&mut input.events));
        if !self.later.is_empty() || self.broken > 0 || self.entered > 0 {
            ctx.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;
    use proptest::prelude::*;

    fn key(key: Key, pressed: bool) -> Event {
        let (modifiers, physical_key) = (Modifiers::NONE, None);
        Event::Key { key, pressed, repeat: false, modifiers, physical_key }
    }

    fn down(one: Key) -> Event {
        key(one, true)
    }

    fn at(situation: Situation) -> Gate {
        Gate { situation, ..Gate::default() }
    }

    fn presses(events: &[Event], wanted: Key) -> usize {
        events
            .iter()
            .filter(
                |event| matches!(event, Event::Key { key, pressed: true, .. } if *key == wanted),
            )
            .count()
    }

    #[test]
    fn a_held_key_counts_once_until_it_is_let_go_except_where_it_types_or_moves() {
        for situation in Situation::ALL {
            for one in [Key::Num1, Key::Enter, Key::Space, Key::Z, Key::PageDown, Key::Backspace] {
                let mut gate = at(situation);
                let mut passed = 0;
                for _ in 0..50 {
                    passed += presses(&gate.admit(vec![down(one)]), one);
                }
                let moves = one == Key::PageDown;
                let expected = match (situation, moves) {
                    (Situation::Rest, _) => 0,
                    (Situation::Field, _) | (_, true) => 50,
                    _ => 1,
                };
                assert_eq!(passed, expected, "{one:?} in {situation:?}");
                gate.admit(vec![key(one, false)]);
                let again = presses(&gate.admit(vec![down(one)]), one);
                assert_eq!(again, usize::from(situation != Situation::Rest));
            }
        }
    }

    #[test]
    fn what_a_held_key_types_is_dropped_with_it() {
        let mark = || vec![down(Key::Questionmark), Event::Text("？".to_owned())];
        let mut gate = at(Situation::Page);
        assert_eq!(gate.admit(mark()).len(), 2);
        assert_eq!(gate.admit(mark()), []);
    }

    #[test]
    fn keys_of_one_slow_frame_come_one_by_one_and_in_order() {
        let mut gate = at(Situation::Page);
        let pointer = Event::PointerGone;
        let typed = vec![
            down(Key::ArrowDown),
            key(Key::ArrowDown, false),
            down(Key::Enter),
            key(Key::Enter, false),
            pointer.clone(),
            down(Key::Num1),
            Event::Text("1".to_owned()),
        ];
        let first = gate.admit(typed);
        assert_eq!(first, [down(Key::ArrowDown), key(Key::ArrowDown, false), pointer]);
        assert_eq!(gate.admit(Vec::new()), [down(Key::Enter), key(Key::Enter, false)]);
        assert_eq!(gate.admit(Vec::new()), [down(Key::Num1), Event::Text("1".to_owned())]);
        assert_eq!(gate.admit(Vec::new()), []);
    }

    #[test]
    fn while_the_call_rests_every_key_is_used_up() {
        let mut gate = at(Situation::Rest);
        let events = vec![down(Key::Num1), Event::Text("1".into()), key(Key::Num1, false)];
        assert_eq!(gate.admit(events), [key(Key::Num1, false)]);
        assert!(gate.used_up);
    }

    #[test]
    fn what_waited_for_a_frame_in_which_a_reply_was_given_is_used_up_too() {
        let mut gate = at(Situation::Page);
        let twice = vec![down(Key::Num1), key(Key::Num1, false), down(Key::Num1)];
        assert_eq!(presses(&gate.admit(twice), Key::Num1), 1);
        gate.situation = Situation::Rest;
        assert_eq!(presses(&gate.admit(Vec::new()), Key::Num1), 0);
        gate.situation = Situation::Page;
        assert_eq!(presses(&gate.admit(Vec::new()), Key::Num1), 0);
    }

    #[test]
    fn no_key_acts_while_an_input_method_composes() {
        let preedit = |text: &str| {
            let text = text.to_owned();
            Event::Ime(ImeEvent::Preedit { text, active_range_chars: None })
        };
        let mut gate = at(Situation::Field);
        assert_eq!(gate.admit(vec![preedit("ni"), down(Key::Enter)]), [preedit("ni")]);
        assert_eq!(gate.admit(vec![down(Key::Enter), down(Key::Escape)]), []);
        let commit = Event::Ime(ImeEvent::Commit("你好".to_owned()));
        assert_eq!(gate.admit(vec![commit.clone(), down(Key::Enter)]), [commit]);
        assert!(gate.composed, "it was, in this frame");
        assert_eq!(presses(&gate.admit(vec![down(Key::Enter)]), Key::Enter), 1);
    }

    #[test]
    fn what_is_being_composed_is_kept_when_enter_breaks_it() {
        let preedit = |text: &str| {
            let text = text.to_owned();
            Event::Ime(ImeEvent::Preedit { text, active_range_chars: None })
        };
        let kept = Event::Ime(ImeEvent::Commit("hao".to_owned()));
        // The input method lets the key through before or after it drops what was composed, in one frame or in two.
        for (first, second) in [
            (vec![preedit(""), down(Key::Enter)], vec![]),
            (vec![down(Key::Enter), preedit("")], vec![]),
            (vec![down(Key::Enter)], vec![preedit("")]),
            (vec![preedit("")], vec![down(Key::Enter)]),
        ] {
            let mut gate = at(Situation::Field);
            gate.admit(vec![preedit("hao")]);
            let mut came = gate.admit(first);
            came.extend(gate.admit(second));
            assert_eq!(came.last(), Some(&kept), "{came:?}");
            assert_eq!(presses(&came, Key::Enter), 0, "it is no key of ours");
            assert_eq!(
                presses(&gate.admit(vec![down(Key::Enter)]), Key::Enter),
                1,
                "the next one is"
            );
        }
        // Escape or the input method's own taking of it leave nothing to be kept.
        let mut gate = at(Situation::Field);
        gate.admit(vec![preedit("hao")]);
        assert_eq!(gate.admit(vec![preedit("")]), [preedit("")]);
        assert_eq!(gate.admit(Vec::new()), []);
        let mut gate = at(Situation::Field);
        gate.admit(vec![preedit("hao")]);
        let taken = Event::Ime(ImeEvent::Commit("好".to_owned()));
        let came = gate.admit(vec![preedit(""), taken.clone(), down(Key::Enter)]);
        assert_eq!(came, [preedit(""), taken]);
    }

    proptest! {
        #[test]
        fn no_press_is_lost_or_doubled(
            frames in prop::collection::vec(
                prop::collection::vec((0..4_usize, any::<bool>()), 0..6), 1..12),
        ) {
            let keys = [Key::Num1, Key::Num2, Key::Enter, Key::F];
            let mut gate = at(Situation::Page);
            let (mut pressed, mut came) = (Vec::new(), Vec::new());
            let mut is_down = [false; 4];
            let mut all = |events: Vec<Event>| {
                let now: Vec<Key> = gate.admit(events).into_iter().filter_map(|event| match event {
                    Event::Key { key, pressed: true, .. } => Some(key),
                    _ => None,
                }).collect();
                assert!(now.len() <= 1);
                came.extend(now);
            };
            for frame in frames {
                let mut events = Vec::new();
                for (which, press) in frame {
                    if press && !is_down[which] {
                        pressed.push(keys[which]);
                    }
                    is_down[which] = press;
                    events.push(key(keys[which], press));
                }
                all(events);
            }
            for _ in 0..80 {
                all(Vec::new());
            }
            prop_assert_eq!(came, pressed);
        }
    }
}
