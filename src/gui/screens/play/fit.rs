//! How a turn finds room: my line, the remark, the customer's line and every reply, whole, in any window.
//!
//! Heights are measured, then the first step is taken at which they fit; it holds while the turn stands. What gives way, in
//! this order: what was said before, the hint at the foot, the figure, the remark (to one line), the figure again (beside
//! the turn), distances, sizes of type, my line (to one line), the figure, and last of all replies stand on several pages.
//! Nothing is ever cut, and nothing lies over anything. Pure: knows heights, no fonts.

use egui::{Vec2, vec2};

mod places;

pub use places::Places;

/// The last step: replies on several pages.
pub const LAST: u8 = 15;
/// From this step on what belongs together stands closer.
const TIGHT: u8 = 7;

/// The figure beside the conversation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// Over the whole height, so many points wide.
    Stage(f32),
    /// Beside what is said, so many points wide; the replies go across the window.
    Vignette(f32),
    /// None; the moods stand in the header.
    Gone,
}

/// How a turn is shown at a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Form {
    /// The step, 0 to [`LAST`].
    pub step: u8,
    /// The figure.
    pub figure: Figure,
    /// The hint and the way back stand at the foot; else the way back stands with the remark.
    pub foot: bool,
    /// The remark in full, else in one line.
    pub remark_full: bool,
    /// What I said in full, else in one line.
    pub mine_full: bool,
    /// The stage direction stands inside the card of the customer's line.
    pub cue_inside: bool,
    /// Size of the customer's line.
    pub line: f32,
    /// Size of the replies.
    pub reply: f32,
    /// Lines are so many sizes apart.
    pub leading: f32,
    /// Points between blocks, and between replies.
    pub gap: f32,
    /// Points between replies.
    pub reply_gap: f32,
    /// Points above and below the words of a card.
    pub pad: f32,
    /// Points at the edges of the page.
    pub margin: Vec2,
    /// Replies on several pages, where they need it.
    pub pages: bool,
}

impl Form {
    /// The form of a step in a window of this size.
    #[must_use]
    pub fn of(step: u8, window: Vec2) -> Self {
        let tight = step >= TIGHT;
        // On pages each point counts: fewer of them are turned.
        let paged = step >= LAST;
        // On large screens the figure may be larger.
        let stage = (0.34 * window.x).min((0.56 * window.y).max(436.0));
        let figure = match step {
            0..=2 => Figure::Stage(stage),
            3 => Figure::Stage(stage.min(340.0)),
            4..=5 => Figure::Stage(stage.min(252.0)),
            6..=11 => Figure::Vignette((0.17 * window.x).clamp(112.0, 200.0)),
            _ => Figure::Gone,
        };
        let side = (0.025 * window.x).clamp(12.0, 32.0);
        Self {
            step,
            figure,
            foot: step < 2,
            remark_full: step < 5,
            mine_full: step < 10,
            cue_inside: step >= 13,
            line: match step {
                0..=7 => 21.0,
                8 => 19.0,
                9..=13 => 17.0,
                _ => 16.0,
            },
            reply: match step {
                0..=8 => 17.0,
                9..=10 => 16.0,
                _ => 15.0,
            },
            leading: match (paged, tight) {
                (true, _) => 1.2,
                (_, true) => 1.27,
                _ => 1.47,
            },
            gap: match (paged, tight) {
                (true, _) => 5.0,
                (_, true) => 7.0,
                _ => 11.0,
            },
            reply_gap: match (paged, tight) {
                (true, _) => 4.0,
                (_, true) => 6.0,
                _ => 8.0,
            },
            pad: match (paged, tight) {
                (true, _) => 5.0,
                (_, true) => 7.0,
                _ => 12.0,
            },
            margin: match (paged, tight) {
                (true, _) => vec2(0.75 * side, 5.0),
                (_, true) => vec2(0.75 * side, 8.0),
                _ => vec2(side, 14.0),
            },
            pages: paged,
        }
    }

    /// Part of the way (0 to 1) back to the distances of a step that did not fit as a whole: a form that misses by a few
    /// points is not to leave a blank.
    #[must_use]
    pub fn relaxed(self, window: Vec2, part: f32) -> Self {
        let loose = Self::of(if self.pages { TIGHT } else { TIGHT - 1 }, window);
        let between = |from: f32, to: f32| from + (to - from) * part;
        Self {
            leading: between(self.leading, loose.leading),
            gap: between(self.gap, loose.gap).floor(),
            reply_gap: between(self.reply_gap, loose.reply_gap).floor(),
            pad: between(self.pad, loose.pad).floor(),
            margin: vec2(self.margin.x, between(self.margin.y, loose.margin.y).floor()),
            ..self
        }
    }

    /// The widths that blocks have in a body (the page without its header) of this size.
    #[must_use]
    pub fn widths(&self, body: Vec2) -> Widths {
        /// Lines longer than this are hard to read.
        const LONGEST: f32 = 960.0;
        let whole = body.x - 2.0 * self.margin.x;
        match self.figure {
            Figure::Stage(stage) => {
                let width = (whole - stage).min(LONGEST);
                Widths { above: width, below: width }
            }
            Figure::Vignette(vignette) => Widths {
                above: (whole - vignette).min(LONGEST),
                below: whole.min(LONGEST + vignette),
            },
            Figure::Gone => Widths { above: whole.min(LONGEST), below: whole.min(LONGEST) },
        }
    }
}

/// Widths of blocks, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Widths {
    /// What is said.
    pub above: f32,
    /// What can be answered.
    pub below: f32,
}

/// What was measured of a turn in a form: heights in points.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Blocks {
    /// What was said before, the oldest first.
    pub history: Vec<f32>,
    /// What is said, in order.
    pub above: Vec<f32>,
    /// A question that stands over what can be answered.
    pub ask: Option<f32>,
    /// What can be answered.
    pub below: Vec<f32>,
    /// The one thing to do instead, at the foot of the page.
    pub go: Option<f32>,
    /// The hint at the foot.
    pub foot: f32,
    /// The way from one page of replies to the other.
    pub pager: f32,
    /// Least height of the figure beside the turn.
    pub vignette: f32,
}

/// How a turn is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// In which form.
    pub form: Form,
    /// How much of what was said before is shown: the last so many.
    pub history: usize,
    /// Which replies stand on a page, by their places; one page where all of them fit.
    pub pages: Vec<std::ops::Range<usize>>,
    /// It fits. Not so only in windows smaller than the program lets them be.
    pub whole: bool,
}

/// Points between rows of what was said before.
pub const ROW_GAP: f32 = 6.0;

fn stacked(heights: &[f32], gap: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of blocks")]
    let gaps = gap * heights.len().saturating_sub(1) as f32;
    heights.iter().sum::<f32>() + gaps
}

impl Blocks {
    /// The height of what is said, the figure beside it included.
    #[must_use]
    pub fn above_height(&self, form: &Form) -> f32 {
        let said = stacked(&self.above, form.gap);
        match form.figure {
            Figure::Vignette(_) => said.max(self.vignette),
            _ => said,
        }
    }

    /// What is under the words: question, replies of a page (or all), the thing to do instead, the foot.
    fn under(&self, form: &Form, page: std::ops::Range<usize>, pager: bool) -> f32 {
        let mut parts: Vec<f32> = self.ask.into_iter().collect();
        parts.extend(self.below.get(page).unwrap_or_default());
        if pager {
            parts.push(self.pager);
        }
        parts.extend(self.go);
        let replies = stacked(&parts, form.reply_gap);
        let foot = if form.foot && self.foot > 0.0 { self.foot + form.gap } else { 0.0 };
        form.gap + replies + foot
    }

    /// Height of the whole turn with this page of replies.
    fn height(&self, form: &Form, page: std::ops::Range<usize>, pager: bool) -> f32 {
        2.0 * form.margin.y + self.above_height(form) + self.under(form, page, pager)
    }

    /// Replies in pages of as many as fit, at least one.
    fn paged(&self, form: &Form, room: f32) -> Vec<std::ops::Range<usize>> {
        let all = 0..self.below.len();
        if !form.pages || all.is_empty() || self.height(form, all.clone(), false) <= room {
            return vec![all];
        }
        let mut pages: Vec<std::ops::Range<usize>> = Vec::new();
        let mut from = 0;
        while from < all.end {
            let fits = |to: &usize| self.height(form, from..*to, true) <= room;
            let to = (from + 1..=all.end).rev().find(fits).unwrap_or(from + 1);
            pages.push(from..to);
            from = to;
        }
        // Two and two read better than three and one.
        if let [first, second] = &pages[..]
            && all.end == 4
            && first.len() == 3
            && self.height(form, 2..4, true) <= room
            && second.len() == 1
        {
            return vec![0..2, 2..4];
        }
        pages
    }

    /// The plan of a form, and whether the turn fits in it.
    fn plan(&self, form: Form, room: f32) -> Plan {
        let pages = self.paged(&form, room);
        let paged = pages.len() > 1;
        let highest =
            pages.iter().map(|page| self.height(&form, page.clone(), paged)).fold(0.0, f32::max);
        let mut left = room - highest;
        let whole = left >= 0.0;
        let mut history = 0;
        // The last rows, as many as find room before anything else has to give way.
        if form.foot {
            for row in self.history.iter().rev() {
                left -= row + ROW_GAP;
                if left < 0.0 {
                    break;
                }
                history += 1;
            }
        }
        Plan { form, history, pages, whole }
    }
}

/// The first step at which everything fits into a body (the page without its header) of this size. `measured` gives the
/// heights of the turn in a form.
pub fn plan(window: Vec2, body: Vec2, mut measured: impl FnMut(&Form) -> Blocks) -> Plan {
    let mut step = 0;
    loop {
        let form = Form::of(step, window);
        let plan = measured(&form).plan(form, body.y);
        if plan.whole && step >= TIGHT {
            return relaxed(plan, window, body, measured);
        }
        if plan.whole || step == LAST {
            return plan;
        }
        step += 1;
    }
}

/// The same with as much of the room that is left between its parts as can be had.
fn relaxed(
    plan: Plan,
    window: Vec2,
    body: Vec2,
    mut measured: impl FnMut(&Form) -> Blocks,
) -> Plan {
    for part in [1.0, 0.8, 0.6, 0.4, 0.2] {
        let form = plan.form.relaxed(window, part);
        let looser = measured(&form).plan(form, body.y);
        if looser.whole && looser.pages == plan.pages {
            return looser;
        }
    }
    plan
}

#[cfg(test)]
mod tests;
