//! Design tokens: the only place with colours, type sizes, spacing and corners.

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, ThemePreference,
    Visuals,
};

use super::text::fonts;
use moodfirst_core::rubric::Rubric;
use std::sync::LazyLock;

mod person;
mod place;
pub use person::{Complexion, paint};
pub use place::{Tone, Ward};

/// The colours of one appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The window's ground.
    pub paper: Color32,
    /// Cards and the customer's line.
    pub card: Color32,
    /// Hairlines and quiet borders.
    pub line: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub soft: Color32,
    /// The one accent: what can be done, what was earned.
    pub accent: Color32,
    /// The accent's tint, a ground for what has focus.
    pub accent_tint: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Mood: anger up to 40.
    pub calm: Color32,
    /// Mood: anger 45 to 55.
    pub warm: Color32,
    /// Mood: anger from 60 on; also penalties.
    pub hot: Color32,
    /// Ground of the hot zone and of lines that cost points.
    pub hot_tint: Color32,
    /// Where the customer stands.
    pub stage: Color32,
    /// True for the dark appearance.
    pub dark: bool,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// Warm paper.
pub const LIGHT: Palette = Palette {
    paper: rgb(0x00F5_F0E6),
    card: rgb(0x00FF_FDF8),
    line: rgb(0x00E4_DBCB),
    ink: rgb(0x002C_2722),
    soft: rgb(0x006A_6157),
    accent: rgb(0x001E_6B66),
    accent_tint: rgb(0x00DD_EBE6),
    on_accent: rgb(0x00FF_FDF8),
    calm: rgb(0x006F_A08F),
    warm: rgb(0x00D9_9A3E),
    hot: rgb(0x00C6_432D),
    hot_tint: rgb(0x00F6_E0D8),
    stage: rgb(0x00EA_E1D0),
    dark: false,
};

/// Ink.
pub const DARK: Palette = Palette {
    paper: rgb(0x001C_1A18),
    card: rgb(0x0028_2522),
    line: rgb(0x003C_3732),
    ink: rgb(0x00EF_E8DC),
    soft: rgb(0x00A8_9F93),
    accent: rgb(0x0063_BDB2),
    accent_tint: rgb(0x0021_403D),
    on_accent: rgb(0x001C_1A18),
    calm: rgb(0x007D_B5A3),
    warm: rgb(0x00E2_AB57),
    hot: rgb(0x00E5_654C),
    hot_tint: rgb(0x0045_261F),
    stage: rgb(0x0024_211E),
    dark: true,
};

impl Palette {
    /// The palette of the appearance that this part of the window is drawn in.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
    }

    /// The colour of an anger of 0 to 100. Never the only sign of it: a number or a word stands beside.
    #[must_use]
    pub fn mood(&self, anger: i32) -> Color32 {
        let Thresholds { hot, workable } = *thresholds();
        if anger >= hot {
            self.hot
        } else if anger > workable {
            self.warm
        } else {
            self.calm
        }
    }
}

impl Palette {
    /// The wall behind a person: dark hair must stand out against it in both appearances.
    #[must_use]
    pub fn wall(&self) -> Color32 {
        if self.dark { mix(self.stage, self.soft, 0.26) } else { self.stage }
    }

    /// A ground under the pointer; `t` from 0 to 1. Never the accent: that is what is chosen or has the focus.
    #[must_use]
    pub fn hovered(&self, ground: Color32, t: f32) -> Color32 {
        mix(ground, self.ink, 0.045 * t)
    }

    /// A border under the pointer.
    #[must_use]
    pub fn hovered_line(&self, t: f32) -> Color32 {
        mix(self.line, self.soft, 0.7 * t)
    }

    /// What lies between a page and the card over it.
    #[must_use]
    pub fn veil(&self) -> Color32 {
        let ground = if self.dark { Color32::BLACK } else { self.ink };
        ground.gamma_multiply(if self.dark { 0.6 } else { 0.35 })
    }
}

/// Where the colours of anger change: the rubric's own numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Anger from which on a customer is hot.
    pub hot: i32,
    /// Anger up to which one can work on the matter.
    pub workable: i32,
}

/// The thresholds of the rubric.
pub fn thresholds() -> &'static Thresholds {
    static FROM_RUBRIC: LazyLock<Thresholds> = LazyLock::new(|| {
        let of = |rubric: Rubric| Thresholds {
            hot: i32::from(rubric.hot),
            workable: i32::from(rubric.workable),
        };
        // Without a rubric the program does not start, so nothing is ever drawn with these.
        Rubric::embedded().map_or(Thresholds { hot: 100, workable: 0 }, of)
    });
    &FROM_RUBRIC
}

/// Type sizes in points at 100 %.
pub mod size {
    /// Hints and key caps.
    pub const HINT: f32 = 13.0;
    /// Secondary text, stage directions.
    pub const SECONDARY: f32 = 15.0;
    /// Body text and replies.
    pub const BODY: f32 = 17.0;
    /// The customer's line, titles of cards.
    pub const LINE: f32 = 21.0;
    /// Titles of screens.
    pub const TITLE: f32 = 30.0;
    /// The score.
    pub const SCORE: f32 = 56.0;
}

/// Spacing, in steps of four points.
pub mod space {
    /// 4
    pub const XS: f32 = 4.0;
    /// 8
    pub const S: f32 = 8.0;
    /// 12
    pub const M: f32 = 12.0;
    /// 16
    pub const L: f32 = 16.0;
    /// 24
    pub const XL: f32 = 24.0;
    /// 32
    pub const XXL: f32 = 32.0;
}

/// Corner radii.
pub mod corner {
    /// Bars and slots.
    pub const BAR: u8 = 4;
    /// Key caps.
    pub const KEY: u8 = 8;
    /// Cards.
    pub const CARD: u8 = 12;
    /// Pills.
    pub const PILL: u8 = 16;
}

/// Length of a transition in seconds, where motion is wanted.
pub const TRANSITION_SECONDS: f32 = 0.18;

/// Text sizes on offer, in per cent.
pub const TEXT_PERCENTS: [u16; 5] = [90, 100, 115, 130, 150];

/// How the window looks: what the settings say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Light, dark, or as the system has it.
    pub appearance: ThemePreference,
    /// Text size in per cent; one of [`TEXT_PERCENTS`]. Spacing grows along.
    pub text_percent: u16,
    /// No transitions, no moving wave.
    pub reduced_motion: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { appearance: ThemePreference::System, text_percent: 100, reduced_motion: false }
    }
}

/// Installs fonts, colours and type. Once, before the first frame.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    for (theme, palette) in [(egui::Theme::Light, &LIGHT), (egui::Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(palette);
            style.text_styles = text_styles();
            style.spacing.item_spacing = egui::vec2(space::S, space::S);
            style.spacing.button_padding = egui::vec2(space::M, space::XS);
            style.spacing.interact_size.y = 28.0;
            style.spacing.window_margin = Margin::same(16);
            style.interaction.selectable_labels = false;
            style.interaction.tooltip_delay = 0.3;
        });
    }
}

/// Applies the settings. Cheap when nothing changed.
pub fn apply(ctx: &Context, look: &Look) {
    ctx.set_theme(look.appearance);
    ctx.set_zoom_factor(f32::from(look.text_percent.clamp(50, 300)) / 100.0);
    let seconds = if look.reduced_motion { 0.0 } else { TRANSITION_SECONDS };
    ctx.all_styles_mut(|style| {
        style.animation_time = seconds;
        style.scroll_animation = if look.reduced_motion {
            egui::style::ScrollAnimation::none()
        } else {
            egui::style::ScrollAnimation::default()
        };
        style.visuals.text_cursor.blink = !look.reduced_motion;
    });
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    let at = |points| FontId::new(points, FontFamily::Proportional);
    [
        (TextStyle::Small, at(size::HINT)),
        (TextStyle::Body, at(size::SECONDARY)),
        (TextStyle::Button, at(size::SECONDARY)),
        (TextStyle::Monospace, FontId::new(size::SECONDARY, FontFamily::Monospace)),
        (TextStyle::Heading, at(size::LINE)),
    ]
    .into()
}

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = if palette.dark { Visuals::dark() } else { Visuals::light() };
    let key = CornerRadius::same(corner::KEY);
    visuals.panel_fill = palette.paper;
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(corner::CARD);
    visuals.menu_corner_radius = key;
    visuals.extreme_bg_color = palette.card;
    visuals.faint_bg_color = palette.stage;
    visuals.code_bg_color = palette.stage;
    visuals.override_text_color = Some(palette.ink);
    visuals.weak_text_color = Some(palette.soft);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warm;
    visuals.error_fg_color = palette.hot;
    visuals.selection.bg_fill = palette.accent_tint;
    visuals.selection.stroke = Stroke::new(2.0, palette.accent);
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.interact_cursor = Some(egui::CursorIcon::PointingHand);
    for widget in [
        &mut visuals.widgets.noninteractive,
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
        &mut visuals.widgets.open,
    ] {
        widget.corner_radius = key;
        widget.bg_fill = palette.card;
        widget.weak_bg_fill = palette.card;
        widget.bg_stroke = Stroke::new(1.0, palette.line);
        widget.fg_stroke = Stroke::new(1.0, palette.ink);
        widget.expansion = 0.0;
    }
    visuals.widgets.hovered.bg_stroke = Stroke::new(1.0, palette.hovered_line(1.0));
    visuals.widgets.active.bg_stroke = Stroke::new(2.0, palette.accent);
    visuals.widgets.active.weak_bg_fill = palette.accent_tint;
    visuals
}

/// A colour between two, for transitions. `t` from 0 to 1.
#[must_use]
pub fn mix(from: Color32, to: Color32, t: f32) -> Color32 {
    from.lerp_to_gamma(to, t.clamp(0.0, 1.0))
}
