//! What there is to be met in a scenario, numbered.

use crate::dialogue::{Lesson, PlayWay};
use crate::scenario::model::Tag;

/// Something that a run can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Site {
    /// A node is arrived at.
    Node(u32),
    /// A variant of its line is said.
    Line(u32, u16),
    /// A reply is on offer.
    Reply(u32, u8),
    /// A way is taken: node, reply whose own way it is (`None`: the node's), number.
    Way(u32, Option<u8>, u16),
    /// An ending.
    Ending(u16),
    /// The run is stuck at a node.
    Stuck(u32),
    /// The guard of a line holds (`true`) or does not.
    LineGuard(u32, u16, bool),
    /// The guard of a reply holds or does not.
    ReplyGuard(u32, u8, bool),
    /// The guard of a way holds or does not when a way is chosen.
    WayGuard(u32, Option<u8>, u16, bool),
    /// A line that asks for action, and demands nothing, is said while the customer is hot.
    HotRequest(u32, u16),
    /// A claim "never" of the author is broken: place among the expectations.
    Claim(usize),
}

/// First number of the sites of each node.
#[derive(Debug, Clone, Default)]
pub struct NodeSites {
    /// Of [`Site::Node`]; the next is [`Site::Stuck`].
    pub node: u32,
    /// Three for each line.
    pub lines: u32,
    /// Three for each reply.
    pub replies: u32,
    /// Three for each way of the node.
    pub ways: u32,
    /// By reply: three for each way of its own.
    pub reply_ways: Vec<u32>,
    /// Lines that ask for action: number, site.
    pub asks: Vec<(u16, u32)>,
    /// The author's claims at this node: site, place in [`Lesson::never`].
    pub claims: Vec<(u32, usize)>,
}

/// The numbering.
#[derive(Debug)]
pub struct Sites {
    /// All sites by number.
    pub all: Vec<Site>,
    /// By node.
    pub(super) places: Vec<NodeSites>,
    /// First number of the endings.
    pub(super) endings: u32,
}

impl Sites {
    /// Numbers everything in a lesson.
    #[must_use]
    pub fn of(lesson: &Lesson) -> Self {
        let mut all = Vec::new();
        let mut places = Vec::with_capacity(lesson.nodes.len());
        let at = |all: &Vec<Site>| u32::try_from(all.len()).unwrap_or(u32::MAX);
        for (number, node) in (0_u32..).zip(&lesson.nodes) {
            let mut place = NodeSites { node: at(&all), ..NodeSites::default() };
            all.extend([Site::Node(number), Site::Stuck(number)]);
            place.lines = at(&all);
            for line in 0..node.lines.len() as u16 {
                all.push(Site::Line(number, line));
                all.push(Site::LineGuard(number, line, true));
                all.push(Site::LineGuard(number, line, false));
            }
            place.replies = at(&all);
            for reply in 0..node.replies.len() as u8 {
                all.push(Site::Reply(number, reply));
                all.push(Site::ReplyGuard(number, reply, true));
                all.push(Site::ReplyGuard(number, reply, false));
            }
            let list = |all: &mut Vec<Site>, reply: Option<u8>, ways: &[PlayWay]| {
                for way in 0..ways.len() as u16 {
                    all.push(Site::Way(number, reply, way));
                    all.push(Site::WayGuard(number, reply, way, true));
                    all.push(Site::WayGuard(number, reply, way, false));
                }
            };
            place.ways = at(&all);
            list(&mut all, None, &node.next);
            for (reply, own) in (0_u8..).zip(&node.replies) {
                place.reply_ways.push(at(&all));
                list(&mut all, Some(reply), &own.next);
            }
            for (line, own) in (0_u16..).zip(&node.lines) {
                let has = |tag| own.tags.contains(&tag);
                if has(Tag::AsksAction) && !has(Tag::WantsSolutionNow) {
                    place.asks.push((line, at(&all)));
                    all.push(Site::HotRequest(number, line));
                }
            }
            for (claim, own) in lesson.never.iter().enumerate() {
                if own.node == number {
                    place.claims.push((at(&all), claim));
                    all.push(Site::Claim(own.place));
                }
            }
            places.push(place);
        }
        let endings = at(&all);
        for ending in 0..lesson.scenario().endings.len() as u16 {
            all.push(Site::Ending(ending));
        }
        Self { all, places, endings }
    }
}
