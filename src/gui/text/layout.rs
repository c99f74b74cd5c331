//! From text to a galley: measured once, cut into rows, kept for the next frames.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Context, Galley, Id};

use super::{breaks, fonts, squeeze};
use moodfirst_core::text::Lang;

/// Lines of running text are one and a half sizes apart, titles a little less.
const LEADING: f32 = 1.5;
const LEADING_TITLE: f32 = 1.25;
/// Sizes from here on are titles.
const TITLE_FROM: f32 = 28.0;

/// Size (a token of [`super::super::theme::size`]), weight and colour of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Points at 100 %.
    pub size: f32,
    /// Semi-bold instead of regular.
    pub bold: bool,
    /// Colour of the text.
    pub color: Color32,
    /// How far its lines are apart, in sizes.
    pub leading: f32,
}

impl Style {
    /// Regular weight.
    #[must_use]
    pub const fn new(size: f32, color: Color32) -> Self {
        let leading = if size >= TITLE_FROM { LEADING_TITLE } else { LEADING };
        Self { size, bold: false, color, leading }
    }

    /// The same with its lines so many sizes apart.
    #[must_use]
    pub const fn leading(self, leading: f32) -> Self {
        Self { leading, ..self }
    }

    /// The same in semi-bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    /// The words.
    pub text: &'a str,
    /// Semi-bold instead of regular.
    pub bold: bool,
    /// Colour of the words.
    pub color: Color32,
}

impl<'a> Span<'a> {
    /// A span in weight and colour of a style.
    #[must_use]
    pub const fn new(text: &'a str, style: Style) -> Self {
        Self { text, bold: style.bold, color: style.color }
    }
}

/// Broken paragraphs by the hash of everything that decides their rows. The jobs are kept, not the galleys: those refer to
/// the glyph atlas, and egui drops them itself when it rebuilds that.
#[derive(Clone, Default)]
struct Cache {
    jobs: HashMap<u64, Arc<LayoutJob>>,
}

/// A window shows some fifty texts; this many means that the width was dragged about.
const CACHE_LIMIT: usize = 4_000;

/// A paragraph of one style, broken at `width` points.
#[must_use]
pub fn layout(ctx: &Context, text: &str, lang: Lang, style: Style, width: f32) -> Arc<Galley> {
    layout_styled(ctx, &[Span::new(text, style)], lang, style, width)
}

/// A text on one line, however long.
#[must_use]
pub fn single(ctx: &Context, text: &str, lang: Lang, style: Style) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    job.append(text, 0.0, format(lang, style, style.bold, style.color));
    job.wrap.max_width = f32::INFINITY;
    job.break_on_newline = false;
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A text on one line, cut with an ellipsis where it is wider than `width` points.
#[must_use]
pub fn elided(ctx: &Context, text: &str, lang: Lang, style: Style, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    job.append(text, 0.0, format(lang, style, style.bold, style.color));
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    job.break_on_newline = false;
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A text on one line; where it is wider than `width` points, it begins with an ellipsis: its end is what one remembers.
#[must_use]
pub fn elided_start(
    ctx: &Context,
    text: &str,
    lang: Lang,
    style: Style,
    width: f32,
) -> Arc<Galley> {
    let whole = single(ctx, text, lang, style);
    if whole.size().x <= width {
        return whole;
    }
    let mark = if lang.full_width() { "……" } else { "… " };
    let cuts: Vec<usize> = text
        .char_indices()
        .zip(text.chars().skip(1))
        // A word is not cut, and no mark of punctuation stands first.
        .filter(|((_, this), next)| {
            if lang.full_width() { breaks::allowed(*this, *next) } else { this.is_whitespace() }
        })
        .map(|((at, this), _)| at + this.len_utf8())
        .collect();
    let tail = |at: usize| single(ctx, &format!("{mark}{}", &text[at..]), lang, style);
    let first = cuts.partition_point(|at| tail(*at).size().x > width);
    cuts.get(first).map_or_else(|| elided(ctx, text, lang, style, width), |at| tail(*at))
}

/// A paragraph of several spans of one size, broken at `width` points.
#[must_use]
pub fn layout_spans(
    ctx: &Context,
    spans: &[Span<'_>],
    lang: Lang,
    size: f32,
    width: f32,
) -> Arc<Galley> {
    layout_styled(ctx, spans, lang, Style::new(size, Color32::PLACEHOLDER), width)
}

/// The same in size and leading of a style.
#[must_use]
pub fn layout_styled(
    ctx: &Context,
    spans: &[Span<'_>],
    lang: Lang,
    style: Style,
    width: f32,
) -> Arc<Galley> {
    let width = (width.max(1.0) * 2.0).floor() / 2.0;
    let key = egui::util::hash((
        spans.iter().map(|span| (span.text, span.bold, span.color)).collect::<Vec<_>>(),
        lang,
        (style.size.to_bits(), style.leading.to_bits()),
        width.to_bits(),
        ctx.pixels_per_point().to_bits(),
    ));
    let id = Id::unique("moodfirst broken paragraphs");
    let known =
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Cache>(id).jobs.get(&key).cloned());
    let job = known.unwrap_or_else(|| {
        let job = Arc::new(broken(ctx, spans, lang, style, width));
        ctx.data_mut(|data| {
            let jobs = &mut data.get_temp_mut_or_default::<Cache>(id).jobs;
            if jobs.len() >= CACHE_LIMIT {
                jobs.clear();
            }
            jobs.insert(key, Arc::clone(&job));
        });
        job
    });
    ctx.fonts_mut(|fonts| fonts.layout_job((*job).clone()))
}

fn format(lang: Lang, style: Style, bold: bool, color: Color32) -> TextFormat {
    TextFormat {
        font_id: fonts::font(lang, style.size, bold),
        color,
        line_height: Some((style.size * style.leading).round()),
        valign: egui::Align::Center,
        ..TextFormat::default()
    }
}

/// Measures the text on one line, cuts it into rows and joins them with newlines.
fn broken(ctx: &Context, spans: &[Span<'_>], lang: Lang, style: Style, width: f32) -> LayoutJob {
    let mut line = LayoutJob::default();
    for span in spans {
        // A newline would start a new row while measuring; a blank measures the same as nothing at a row's end.
        line.append(&span.text.replace('\n', " "), 0.0, format(lang, style, span.bold, span.color));
    }
    line.wrap.max_width = f32::INFINITY;
    let whole: String = spans.iter().map(|span| span.text).collect();
    let galley = ctx.fonts_mut(|fonts| fonts.layout_job(line));
    let mut advances = advances(&galley, whole.chars().count());
    squeeze::narrow(&whole, lang, style.size, &mut advances);

    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    for (index, row) in breaks::rows(&whole, lang, width, &advances).into_iter().enumerate() {
        if index > 0 {
            let (bold, color) =
                spans.first().map_or((false, Color32::PLACEHOLDER), |span| (span.bold, span.color));
            job.append("\n", 0.0, format(lang, style, bold, color));
        }
        append_row(&mut job, spans, &row, lang, style);
    }
    job
}

fn append_row(
    job: &mut LayoutJob,
    spans: &[Span<'_>],
    row: &Range<usize>,
    lang: Lang,
    style: Style,
) {
    let mut start = 0;
    let mut previous = None;
    for span in spans {
        let end = start + span.text.len();
        let (from, to) = (row.start.max(start), row.end.min(end));
        if from < to {
            let text = &span.text[from - start..to - start];
            for (lead, piece) in squeeze::pieces(text, lang, style.size, &mut previous) {
                job.append(piece, lead, format(lang, style, span.bold, span.color));
            }
        }
        start = end;
    }
}

/// The width of each character: how far the next one stands from it.
fn advances(galley: &Galley, chars: usize) -> Vec<f32> {
    let glyphs: Vec<(f32, f32)> = galley
        .rows
        .iter()
        .flat_map(|row| row.row.glyphs.iter().map(|glyph| (glyph.pos.x, glyph.advance_width)))
        .collect();
    debug_assert_eq!(glyphs.len(), chars, "one glyph a character");
    glyphs
        .iter()
        .enumerate()
        .map(|(index, &(x, own))| {
            glyphs.get(index + 1).map_or(own, |&(next, _)| (next - x).max(0.0))
        })
        .collect()
}
