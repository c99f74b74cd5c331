//! The conversation: what the customer says, what can be answered, where it goes on.

use super::parts::bracketed;
use super::{Script, named};
use crate::locale::wording::ending_key;
use crate::locale::{Key, Messages};
use maud::{Markup, html};
use moodfirst_core::rubric::Family;
use moodfirst_core::scenario::model::{Effect, Ending, Node, Reply, Tag};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;

impl Script<'_> {
    /// The full script.
    pub(super) fn whole(&self) -> Markup {
        html! {
            section.sheet {
                (self.heading(&say!("全剧本", "The full script")))
                p.small { (self.say(&say!(
                    "数字是时刻，字母是回应；→ 后面是接下去的时刻，或结局。",
                    "Numbers are moments, letters are replies; behind → stands the moment that follows, or the ending."
                ))) }
                @for (node, number) in self.nodes.iter().zip(1_usize..) { (self.moment(node, number)) }
                h3.part { (self.say(&say!("结局", "Endings"))) }
                @for ending in &self.scenario.endings { (self.ending(ending)) }
            }
        }
    }

    fn moment(&self, node: &Node, number: usize) -> Markup {
        let ways = self.ways(&node.next);
        html! {
            section.moment {
                h3 { (number) }
                (self.jump(node))
                @if let Some(effect) = &node.effect { p.small { (self.effect(effect)) } }
                (self.lines(node))
                @if let Some(judgement) = &node.judgement {
                    p { b { (judgement.ask.get(self.lang)) } }
                    ul { @for option in &judgement.options {
                        li { @if option.right { "✓ " } (option.text.get(self.lang)) " " span.small { (option.why.get(self.lang)) } }
                    } }
                }
                ul.letters {
                    @for (place, reply) in node.replies.iter().chain(&node.fallback).enumerate() {
                        li { b { (named(number, place)) } div { (self.reply(reply, place >= node.replies.len())) } }
                    }
                }
                @if !ways.is_empty() { p.small { (ways) } }
            }
        }
    }

    /// A jump of the clock before a moment.
    pub(super) fn jump(&self, node: &Node) -> Markup {
        let lang = self.lang;
        html! {
            @if let Some(jump) = &node.jump {
                p.jump { (jump.caption.get(lang)) " · " (jump.to.say(self.scenario.clock.weekday, lang)) }
            }
        }
    }

    /// The customer's lines, each with its condition.
    pub(super) fn lines(&self, node: &Node) -> Markup {
        let lang = self.lang;
        let who = self.scenario.customer.name.get(lang);
        html! {
            @for line in &node.lines {
                p {
                    @if let Some(when) = &line.when { span.condition { (self.when(when)) } " " }
                    b { (who) } " "
                    @if let Some(cue) = &line.cue { span.cue { (bracketed(cue.get(lang), lang)) } " " }
                    (line.text.get(lang))
                    @for tag in &line.tags { " " span.act { (self.say(&tagged(*tag))) } }
                }
            }
        }
    }

    fn reply(&self, reply: &Reply, fallback: bool) -> Markup {
        let lang = self.lang;
        let catalogue = &self.rulebook.catalogue;
        let ways = self.ways(&reply.next);
        html! {
            div {
                @if fallback { span.condition { (self.say(&say!("［没有别的可说时］", "[if nothing else is on offer]"))) } " " }
                @if let Some(when) = &reply.when { span.condition { (self.when(when)) } " " }
                @for segment in &reply.segments {
                    @if segment.gesture { span.cue { (bracketed(segment.text.get(lang), lang)) } }
                    @else { (segment.text.get(lang)) }
                    " "
                }
                span.acts {
                    @for segment in &reply.segments {
                        span.act.hurt[segment.act.family() == Family::Harm] { (catalogue.act(segment.act).name.get(lang)) } " "
                    }
                    @for mark in &reply.delivery {
                        @if let Some(note) = catalogue.mark(*mark) { span.act { (note.name.get(lang)) } " " }
                    }
                }
                @if let Some(effect) = &reply.effect { span.small { (self.effect(effect)) } " " }
                @if !ways.is_empty() { span.small { (ways) } }
            }
        }
    }

    fn effect(&self, effect: &Effect) -> String {
        let words = Messages::of(self.lang);
        let moods = [
            (Key::MoodAnger, effect.anger),
            (Key::MoodTrust, effect.trust),
            (Key::MoodHeard, effect.heard),
        ];
        let moods = moods.iter().filter(|(_, change)| *change != 0);
        let moods: Vec<String> =
            moods.map(|(key, change)| format!("{} {change:+}", words.get(*key))).collect();
        let why = effect.why.get(self.lang);
        format!("{}{}{why}", moods.join(self.lang.list_comma()), self.lang.colon())
    }

    fn ending(&self, ending: &Ending) -> Markup {
        let lang = self.lang;
        html! {
            section.moment {
                h3 { (ending.title.get(lang)) " · " (Messages::of(lang).get(ending_key(ending.kind))) }
                @if let Some(look) = &ending.look { p.cue { (look.text.get(lang)) } }
                @if let Some(last) = &ending.last_line { p { b { (self.scenario.customer.name.get(lang)) } " " (last.get(lang)) } }
                p { (ending.epilogue.get(lang)) }
            }
        }
    }
}

fn tagged(tag: Tag) -> Text {
    match tag {
        Tag::AsksAction => say!("要行动", "asks for action"),
        Tag::WantsSolutionNow => say!("现在就要办法", "wants a solution now"),
    }
}
