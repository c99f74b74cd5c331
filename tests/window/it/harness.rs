//! One place for size, theme and threshold.

use egui_kittest::{Harness, HarnessBuilder};
use moodfirst::gui::theme::{self, Look};

/// A harness in the product's look, without motion.
pub fn builder<State>(size: [f32; 2], dark: bool) -> HarnessBuilder<State> {
    let appearance = if dark { egui::ThemePreference::Dark } else { egui::ThemePreference::Light };
    Harness::<State>::builder()
        .with_size(size)
        .with_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light })
        .with_context_setup(move |ctx| {
            theme::install(ctx);
            moodfirst::gui::cost::set_dear(ctx, false);
            theme::apply(ctx, &Look { appearance, text_percent: 100, reduced_motion: true });
        })
}
