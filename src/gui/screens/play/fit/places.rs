//! Where the parts of a planned page stand.

use egui::{Rect, pos2, vec2};

use super::{Blocks, Figure, Plan, ROW_GAP};

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
