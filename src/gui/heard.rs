//! What is heard: the part of the window that is for a screen reader. One mechanism, used by all screens.
//!
//! How a screen uses it:
//!
//! - **Names and roles** come from the widgets. What a screen paints itself it also tells, with [`told`] (a rectangle, a
//!   role, a name); what is decoration gets neither. [`heading`] gives a title its level: 1 the page, 2 a part of it,
//!   3 a part of that.
//! - **Things that belong together** stand in a [`group`] or a [`list`], which has a name of its own; a screen whose parts
//!   are placed by hand gives the builder of each part to [`part`].
//! - **News** is said with [`say`] when it happens, once, in the order in which it happens: what a frame says is one polite
//!   announcement. What stands on the page is not said again when the page is merely drawn again.
//! - **Focus** goes with the turn: [`place`] puts it on what is to be heard next, without the ring that shows where a hand
//!   on the keyboard is. A page's [`title`] takes it when the page comes, so that nobody is left in an empty
//!   window. What lies over a page takes it, and gives it back when it goes ([`dialog`]).
//! - **Keys** that a control has are told by the control ([`shortcut`]); values are told with their range and in words
//!   ([`meter`]).

use std::collections::VecDeque;
use std::hash::Hash;

use egui::accesskit::Live;
use egui::{Context, Id, Plugin, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo};

use crate::locale::{Key, Messages};
use moodfirst_core::text::Lang;

/// Seconds for which an announcement stays in the tree: some readers fetch it only after they were told that it is there.
const LINGERS: f64 = 0.4;

/// What is being said, and where the focus was put.
#[derive(Debug, Default)]
struct Voice {
    /// What is still to be said.
    waiting: VecDeque<String>,
    /// What is being said, its number, and until when it stays, in seconds of the window.
    saying: Option<(u64, String, f64)>,
    /// How much has been said.
    said: u64,
    /// The widget that the program gave the focus, not a hand.
    placed: Option<Id>,
    /// The page has come, and nothing of it has taken the focus yet.
    arriving: bool,
    /// What had the focus before something came over the page, and whether the program had put it there.
    before: Option<(Option<Id>, bool)>,
    /// What stands on the page and was said when it came: in the last frame, and so far in this one.
    standing: [Vec<u64>; 2],
    /// What lies over the page, and whether it has been entered.
    over: Option<(Id, bool)>,
}

impl Plugin for Voice {
    fn debug_name(&self) -> &'static str {
        "heard"
    }
}

fn voice<R: Default>(ctx: &Context, what: impl FnOnce(&mut Voice) -> R) -> R {
    let _ = ctx.plugin_or_default::<Voice>();
    let mut result = R::default();
    ctx.with_plugin(|voice: &mut Voice| result = what(voice));
    result
}

/// Says something, after everything that was said before it. Nothing happens where nobody listens.
pub fn say(ctx: &Context, words: impl Into<String>) {
    let words = words.into();
    if !words.trim().is_empty() {
        voice(ctx, |voice| voice.waiting.push_back(words));
        ctx.request_repaint();
    }
}

/// Says something that stands on the page from now on, when it comes. To be called in every frame in which it stands.
pub fn say_standing(ctx: &Context, words: &str) {
    let key = egui::util::hash(words);
    let new = voice(ctx, |voice| {
        let [before, now] = &mut voice.standing;
        now.push(key);
        !before.contains(&key)
    });
    if new {
        say(ctx, words);
    }
}

/// The title of the page is to be heard: what had the focus is gone.
pub fn arrive(ctx: &Context) {
    voice(ctx, |voice| voice.arriving = true);
    ctx.request_repaint();
}

/// Puts the focus on a widget because it is next, not because a hand went there: no ring is drawn.
pub fn place(ctx: &Context, id: Id) {
    // Behind what lies over the page it waits.
    let behind = voice(ctx, |voice| {
        let behind = voice.over.is_some();
        if behind {
            voice.before = Some((Some(id), true));
        }
        behind
    });
    if !behind {
        put(ctx, id);
    }
}

fn put(ctx: &Context, id: Id) {
    ctx.memory_mut(|memory| memory.request_focus(id));
    voice(ctx, |voice| {
        voice.placed = Some(id);
        voice.arriving = false;
    });
}

/// Was the focus put on this widget by the program, and is it still there?
#[must_use]
pub fn is_placed(ctx: &Context, id: Id) -> bool {
    voice(ctx, |voice| voice.placed == Some(id))
}

/// The widget that a hand on the keyboard or the pointer has gone to, if any: what the program has put the focus on is
/// nothing that somebody has chosen.
#[must_use]
pub fn chosen(ctx: &Context) -> Option<Id> {
    let focused = ctx.memory(egui::Memory::focused)?;
    (!is_placed(ctx, focused)).then_some(focused)
}

/// The page is another one: its title is to be heard, and what was still to be said of the last one is not.
pub fn turn_page(ctx: &Context) {
    voice(ctx, |voice| {
        voice.arriving = true;
        voice.waiting.clear();
        voice.before = None;
    });
    // What had the focus is gone with its page.
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    ctx.request_repaint();
}

/// The title of a page; it takes the focus when the page comes.
pub fn title(response: &Response, words: &str) {
    heading(response, words, 1);
    let arrives = voice(&response.ctx, |voice| voice.arriving && voice.over.is_none());
    // A field that waits for a name keeps it.
    if arrives {
        let taken = response.ctx.text_edit_focused();
        if taken {
            voice(&response.ctx, |voice| voice.arriving = false);
        } else {
            place(&response.ctx, response.id);
        }
    }
}

/// What a title has to sense: it can be given the focus while something comes, but is no stop of the Tab key.
#[must_use]
pub fn title_sense(ctx: &Context, id: Id) -> Sense {
    let comes = voice(ctx, |voice| {
        voice.arriving
            || voice.placed == Some(id)
            || voice.over.is_some_and(|(_, entered)| !entered)
    });
    if comes { Sense::focusable_noninteractive() } else { Sense::hover() }
}

/// A heading of this level, from 1.
pub fn heading(response: &Response, words: &str, level: usize) {
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    response.ctx.accesskit_node_builder(response.id, |node| node.set_level(level));
}

/// Something painted at a place is told. Returns its response, which senses nothing.
pub fn told(
    ui: &Ui,
    rect: Rect,
    salt: impl Hash + std::fmt::Debug,
    role: Role,
    name: &str,
) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    response
}

/// The key that does the same as a control. Not every platform has a place for it, so it is also told as a description
/// where there is none.
pub fn shortcut(response: &Response, cap: &str, lang: Lang) {
    if cap.is_empty() {
        return;
    }
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_keyboard_shortcut(cap);
        // AT-SPI, on Linux, is not given the shortcut by the bridge.
        if cfg!(target_os = "linux") && node.description().is_none() {
            node.set_description(Messages::of(lang).fill(Key::HeardKey, &[("key", cap)]));
        }
    });
}

/// A value from 0 to 100 in words: "anger 40 of 100, down 15".
#[must_use]
pub fn of_hundred(label: &str, value: i32, change: i32, lang: Lang) -> String {
    let words = Messages::of(lang);
    let by = change.unsigned_abs().to_string();
    let moved = match change {
        0 => String::new(),
        1.. => words.fill(Key::GaugeUp, &[("change", &by)]),
        _ => words.fill(Key::GaugeDown, &[("change", &by)]),
    };
    let value = value.to_string();
    words.fill(Key::GaugeTold, &[("what", label), ("value", &value), ("moved", &moved)])
}

/// A value from 0 to 100 as a meter that knows its range; `name` tells it in words.
pub fn meter(response: &Response, name: &str, value: i32) {
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, name));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_numeric_value(f64::from(value));
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
}

/// A part of a page with a role and a name of its own, for a screen that places its parts by hand.
pub fn part(builder: UiBuilder, role: Role, name: &str) -> UiBuilder {
    builder.accessibility_role(role).accessibility_label(name)
}

/// Things that belong together, under a name.
pub fn group<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(part(UiBuilder::new(), Role::Group, name), content).inner
}

/// Items under a name; each is a [`group`], or has the role of a list's item.
pub fn list<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(part(UiBuilder::new(), Role::List, name), content).inner
}

/// An item of a list that is painted in several parts: its name says them all, and they are silent. For an item with
/// controls in it: [`group`].
pub fn list_item<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let item = ui.scope_builder(part(UiBuilder::new(), Role::ListItem, name), |ui| {
        ui.scope(|ui| {
            silent(ui);
            content(ui)
        })
    });
    item.inner.inner
}

/// What lies over a page: a dialog under its title, to which everything behind is silent.
pub fn dialog<R>(ui: &mut Ui, title: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = ui.scope_builder(part(UiBuilder::new(), Role::Dialog, title), |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_modal());
        content(ui)
    });
    shown.inner
}

/// The title of what lies over a page; it takes the focus when that comes, unless a field has it.
pub fn dialog_title(ui: &Ui, response: &Response, words: &str, has_field: bool) {
    heading(response, words, 1);
    if ui.is_sizing_pass() {
        return;
    }
    let enters = voice(&response.ctx, |voice| match &mut voice.over {
        Some((_, entered)) => !std::mem::replace(entered, true),
        None => false,
    });
    if enters && !has_field {
        put(&response.ctx, response.id);
    }
}

/// Follows what lies over the page: the focus is kept for when it goes, and goes back then.
pub fn follow(ctx: &Context, over: Option<Id>) {
    let focused = ctx.memory(egui::Memory::focused);
    // For one frame after it has gone, egui takes no focus beneath it.
    let free = ctx.memory(|memory| memory.top_modal_layer().is_none());
    let (enters, back) = voice(ctx, |voice| {
        let was = voice.over.map(|(id, _)| id);
        if was.is_none() && over.is_some() && voice.before.is_none() {
            voice.before = Some((focused, voice.placed == focused && focused.is_some()));
        }
        if was != over {
            voice.over = over.map(|id| (id, false));
        }
        let enters = voice.over.is_some_and(|(_, entered)| !entered);
        let back = if over.is_none() && free { voice.before.take() } else { None };
        (enters, back)
    });
    if enters && let Some(focused) = focused {
        // What had the focus behind it has it no longer.
        ctx.memory_mut(|memory| memory.surrender_focus(focused));
    }
    match back {
        Some((Some(id), true)) => put(ctx, id),
        Some((Some(id), false)) => ctx.memory_mut(|memory| memory.request_focus(id)),
        Some((None, _)) | None => {}
    }
    if over.is_none() && !free {
        ctx.request_repaint();
    }
}

/// What is behind something that lies over it is silent.
pub fn silent(ui: &Ui) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_hidden());
}

/// The end of a frame: the window has its name, and what was to be said is said.
pub fn end(ctx: &Context, window: &str) {
    let focused = ctx.memory(egui::Memory::focused);
    let listens = ctx
        .accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(window))
        .is_some();
    let now = ctx.input(|input| input.time);
    let saying = voice(ctx, |voice| {
        let [before, this] = &mut voice.standing;
        *before = std::mem::take(this);
        if voice.placed.is_some() && voice.placed != focused {
            voice.placed = None;
        }
        if !listens {
            voice.waiting.clear();
            voice.saying = None;
            return None;
        }
        if voice.saying.as_ref().is_some_and(|(.., until)| now >= *until) {
            voice.saying = None;
        }
        if voice.saying.is_none() && !voice.waiting.is_empty() {
            let words: Vec<String> = voice.waiting.drain(..).collect();
            voice.said += 1;
            voice.saying = Some((voice.said, words.join("\n"), now + LINGERS));
        }
        voice.saying.as_ref().map(|(number, words, _)| (*number, words.clone()))
    });
    let Some((number, words)) = saying else { return };
    // Every announcement is a node of its own: the same words twice are said twice.
    ctx.accesskit_node_builder(Id::unique(("heard", number)), |node| {
        node.set_role(Role::Status);
        node.set_label(words);
        node.set_live(Live::Polite);
    });
    ctx.request_repaint();
}
