//! What there is to be met in a scenario, numbered.

use crate::dialogue::{Lesson, PlayWay};
use crate::scenario::model::Tag;
use std::collections::BTreeMap;

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
    /// By place among the expectations: the claims "never".
    claims: BTreeMap<usize, u32>,
}

impl Sites {
    /// Numbers everything in a lesson.
    #[must_use]
    pub fn of(lesson: &Lesson) -> Self {
        let mut all = Vec::new();
        let mut never: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (claim, own) in lesson.never.iter().enumerate() {
            never.entry(own.node).or_default().push(claim);
        }
        let mut claims = BTreeMap::new();
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
            for claim in never.get(&number).into_iter().flatten() {
                let own = lesson.never[*claim].place;
                claims.insert(own, at(&all));
                place.claims.push((at(&all), *claim));
                all.push(Site::Claim(own));
            }
            places.push(place);
        }
        let endings = at(&all);
        for ending in 0..lesson.scenario().endings.len() as u16 {
            all.push(Site::Ending(ending));
        }
        Self { all, places, endings, claims }
    }

    /// The number of a site; `None` if there is none such.
    #[must_use]
    pub fn number(&self, site: Site) -> Option<u32> {
        let place = |node: u32| self.places.get(node as usize);
        let after = |first: u32, number: u32, more: u32| first + number * 3 + more;
        let guard = |holds: bool| if holds { 1 } else { 2 };
        let ways = |node: u32, reply: Option<u8>| match reply {
            Some(reply) => place(node)?.reply_ways.get(usize::from(reply)).copied(),
            None => Some(place(node)?.ways),
        };
        let number = match site {
            Site::Node(node) => place(node)?.node,
            Site::Stuck(node) => place(node)?.node + 1,
            Site::Line(node, line) => after(place(node)?.lines, line.into(), 0),
            Site::LineGuard(node, line, holds) => {
                after(place(node)?.lines, line.into(), guard(holds))
            }
            Site::Reply(node, reply) => after(place(node)?.replies, reply.into(), 0),
            Site::ReplyGuard(node, reply, holds) => {
                after(place(node)?.replies, reply.into(), guard(holds))
            }
            Site::Way(node, reply, way) => after(ways(node, reply)?, way.into(), 0),
            Site::WayGuard(node, reply, way, holds) => {
                after(ways(node, reply)?, way.into(), guard(holds))
            }
            Site::HotRequest(node, line) => {
                place(node)?.asks.iter().find(|(asks, _)| *asks == line)?.1
            }
            Site::Claim(claim) => *self.claims.get(&claim)?,
            Site::Ending(ending) => self.endings + u32::from(ending),
        };
        // A number beyond the parts of a node is that of something else.
        (self.all.get(number as usize) == Some(&site)).then_some(number)
    }
}
