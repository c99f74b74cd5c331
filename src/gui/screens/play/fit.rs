//! How a turn finds room: my line, the remark, the customer's line and every reply, whole, in any window.
//!
//! Heights are measured, then the first step is taken at which they fit; it holds while the turn stands. What gives way, in
//! this order: what was said before, the hint at the foot, the figure, the remark (to one line), the figure again (beside
//! the turn), distances, sizes of type, my line (to one line), the figure, and last of all replies stand on several pages.
//! Nothing is ever cut, and nothing lies over anything. Pure: knows heights, no fonts.

use egui::{Rect, Vec2, pos2, vec2};

/// The last step: replies on several pages.
pub const LAST: u8 = 15;

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
        let tight = step >= 7;
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
        if plan.whole || step == LAST {
            return plan;
        }
        step += 1;
    }
}

/// Where the parts of a page stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Places {
    /// The figure, with what belongs to it.
    pub figure: Option<Rect>,
    /// What was said before, as far as it is shown, the oldest first.
    pub history: Vec<Rect>,
    /// What is said.
    pub above: Vec<Rect>,
    /// The question.
    pub ask: Option<Rect>,
    /// What can be answered, on this page.
    pub below: Vec<Rect>,
    /// The way to the other replies.
    pub pager: Option<Rect>,
    /// The one thing to do instead.
    pub go: Option<Rect>,
    /// The hint at the foot.
    pub foot: Option<Rect>,
}

/// The most of a page's room that is left free above a turn without a past.
const FREE_ABOVE: f32 = 0.3;

impl Plan {
    /// How many replies there are.
    #[must_use]
    pub fn replies(&self) -> usize {
        self.pages.last().map_or(0, |page| page.end)
    }

    /// The page on which a reply stands.
    #[must_use]
    pub fn page_of(&self, reply: usize) -> usize {
        self.pages.iter().position(|page| page.contains(&reply)).unwrap_or(0)
    }

    /// Where everything stands in a body, with this page of replies.
    #[must_use]
    pub fn places(&self, blocks: &Blocks, body: Rect, page: usize) -> Places {
        let form = &self.form;
        let widths = form.widths(body.size());
        let paged = self.pages.len() > 1;
        let shown = self.pages.get(page).cloned().unwrap_or(0..0);
        let inner = body.shrink2(form.margin);
        // Columns stand in the middle of what the figure leaves.
        let (left, figure) = match form.figure {
            Figure::Stage(stage) => {
                let rest = body.width() - stage;
                let left = body.left() + stage + (rest - widths.above) / 2.0;
                (left, Some(Rect::from_min_size(body.min, vec2(stage, body.height()))))
            }
            Figure::Vignette(vignette) => {
                let whole = widths.above + vignette;
                let left = inner.left() + (inner.width() - whole).max(0.0) / 2.0 + vignette;
                let height = self.blocks_above(blocks);
                let size = vec2(vignette - form.margin.x.min(16.0), height);
                (left, Some(Rect::from_min_size(pos2(left - vignette, inner.top()), size)))
            }
            Figure::Gone => (inner.left() + (inner.width() - widths.above) / 2.0, None),
        };
        let left_below = match form.figure {
            Figure::Vignette(_) => inner.left() + (inner.width() - widths.below).max(0.0) / 2.0,
            _ => left,
        };
        let row = |x: f32, y: &mut f32, wide: f32, high: f32, gap: f32| {
            let rect = Rect::from_min_size(pos2(x, *y), vec2(wide, high));
            *y += high + gap;
            rect
        };
        let past = blocks.history.len().saturating_sub(self.history);
        let mut y = inner.top();
        let history: Vec<Rect> = blocks.history[past..]
            .iter()
            .map(|high| row(left, &mut y, widths.above, *high, ROW_GAP))
            .collect();
        let used = blocks.height(form, shown.clone(), paged)
            + blocks.history[past..].iter().map(|row| row + ROW_GAP).sum::<f32>();
        let spare = (body.height() - used).max(0.0);
        // A turn without a past does not hang from the ceiling.
        let beside = matches!(form.figure, Figure::Vignette(_));
        let alone = self.history == 0 && blocks.history.is_empty() && !beside && !paged;
        y += if alone { (spare * FREE_ABOVE).floor() } else { 0.0 };
        let top = y;
        let above: Vec<Rect> = blocks
            .above
            .iter()
            .map(|high| row(left, &mut y, widths.above, *high, form.gap))
            .collect();
        if beside {
            y = y.max(top + blocks.above_height(form) + form.gap);
        }
        let ask =
            blocks.ask.map(|high| row(left_below, &mut y, widths.below, high, form.reply_gap));
        let below: Vec<Rect> = blocks
            .below
            .get(shown)
            .unwrap_or_default()
            .iter()
            .map(|high| row(left_below, &mut y, widths.below, *high, form.reply_gap))
            .collect();
        let pager =
            paged.then(|| row(left_below, &mut y, widths.below, blocks.pager, form.reply_gap));
        let mut bottom = inner.bottom();
        let foot = (form.foot && blocks.foot > 0.0).then(|| {
            bottom -= blocks.foot;
            let rect = Rect::from_min_size(pos2(left, bottom), vec2(widths.above, blocks.foot));
            bottom -= form.gap;
            rect
        });
        let go = blocks.go.map(|high| {
            let at = pos2(left_below, bottom - high);
            Rect::from_min_size(at, vec2(widths.below, high))
        });
        Places { figure, history, above, ask, below, pager, go, foot }
    }

    fn blocks_above(&self, blocks: &Blocks) -> f32 {
        blocks.above_height(&self.form)
    }
}

#[cfg(test)]
impl Places {
    /// Every rectangle but the figure's.
    pub fn all(&self) -> impl Iterator<Item = Rect> + '_ {
        let rows = self.history.iter().chain(&self.above).chain(&self.ask).chain(&self.below);
        rows.chain(&self.pager).chain(&self.go).chain(&self.foot).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WINDOW: Vec2 = vec2(1280.0, 720.0);
    const BODY: Vec2 = vec2(1280.0, 668.0);

    fn blocks(above: f32, reply: f32) -> Blocks {
        Blocks {
            history: vec![22.0; 4],
            above: vec![22.0, above],
            below: vec![reply; 4],
            foot: 32.0,
            pager: 28.0,
            vignette: 150.0,
            ..Blocks::default()
        }
    }

    #[test]
    fn what_fits_keeps_everything_and_history_gives_way_first() {
        let roomy = plan(WINDOW, BODY, |_| blocks(100.0, 60.0));
        assert_eq!((roomy.form.step, roomy.history), (0, 4));
        let fuller = plan(WINDOW, BODY, |_| blocks(170.0, 76.0));
        assert_eq!(fuller.form.step, 0);
        assert!(fuller.history < 4 && fuller.whole);
    }

    #[test]
    fn the_first_step_that_fits_is_taken() {
        // Only narrower figures make the words shorter here.
        let plan = plan(WINDOW, BODY, |form| match form.figure {
            Figure::Stage(wide) if wide > 300.0 => blocks(700.0, 60.0),
            _ => blocks(100.0, 60.0),
        });
        assert_eq!(plan.form.step, 4);
        assert_eq!(plan.history, 0, "history came back");
    }

    #[test]
    fn replies_stand_on_two_pages_only_where_nothing_else_helps() {
        let plan = plan(WINDOW, BODY, |_| blocks(200.0, 150.0));
        assert_eq!(plan.form.step, LAST);
        assert_eq!(plan.pages, [0..2, 2..4]);
        assert!(plan.whole);
        assert_eq!((plan.page_of(1), plan.page_of(2)), (0, 1));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is planned as whole stands inside the body, in order, and nothing lies over anything.
        #[test]
        fn nothing_is_cut_and_nothing_overlaps(
            (width, height) in (660.0_f32..2000.0, 380.0_f32..1100.0),
            above in prop::collection::vec(15.0_f32..120.0, 1..5),
            below in prop::collection::vec(30.0_f32..130.0, 0..5),
            history in prop::collection::vec(20.0_f32..50.0, 0..8),
            (go, ask) in (any::<bool>(), any::<bool>()),
        ) {
            let window = vec2(width, height);
            let body = Rect::from_min_size(pos2(0.0, 46.0), vec2(width, height - 46.0));
            let go = (go && below.is_empty()).then_some(44.0);
            let blocks = Blocks {
                history, above, below, go, ask: ask.then_some(25.0),
                foot: 32.0, pager: 28.0, vignette: 140.0,
            };
            let plan = plan(window, body.size(), |_| blocks.clone());
            let shown: Vec<usize> = plan.pages.iter().flat_map(Clone::clone).collect();
            prop_assert_eq!(shown, (0..blocks.below.len()).collect::<Vec<_>>());
            if !plan.whole {
                return Ok(());
            }
            for page in 0..plan.pages.len().max(1) {
                let places = plan.places(&blocks, body, page);
                let mut last = body.top();
                for rect in places.all() {
                    prop_assert!(body.expand(0.01).contains_rect(rect), "{rect:?} in {body:?}");
                    prop_assert!(rect.top() >= last - 0.01, "{rect:?} after {last}");
                    last = rect.bottom();
                }
            }
        }
    }
}
