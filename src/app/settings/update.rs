//! Settings hold at once; they are written when they have been left alone for a moment.

use super::SettingsAction;
use crate::app::effect::{Effect, Timer, TimerEffect};
use crate::app::notices::{NoticeKind, tell};
use crate::app::state::AppState;
use crate::settings::TEXT_PERCENTS;

/// How long settings are left alone before they are written, in milliseconds: trying the five text
/// sizes is one change.
const QUIET_MS: u64 = 600;

pub(in crate::app) fn update(state: &mut AppState, action: SettingsAction) -> Vec<Effect> {
    let settings = &mut state.settings;
    match action {
        SettingsAction::SetLang(lang) => settings.lang = Some(lang),
        SettingsAction::SetTheme(theme) => settings.theme = theme,
        SettingsAction::SetTextPercent(percent) => {
            if !TEXT_PERCENTS.contains(&percent) {
                return Vec::new();
            }
            settings.text_percent = percent;
        }
        SettingsAction::SetReducedMotion(reduced) => settings.reduced_motion = reduced,
        SettingsAction::SetRenderer(renderer) => settings.renderer = renderer,
        SettingsAction::Drawn(renderer) => {
            let first = settings.renderer.order(None).first().copied();
            let worked = (Some(renderer) != first).then_some(renderer);
            if settings.renderer_worked == worked {
                return Vec::new();
            }
            settings.renderer_worked = worked;
        }
        SettingsAction::NotSaved(text) => {
            tell(state, NoticeKind::Problem, text);
            return Vec::new();
        }
    }
    changed(state)
}

/// Something has been chosen: it is written a little later.
pub(in crate::app) fn changed(state: &mut AppState) -> Vec<Effect> {
    state.settings_unsaved = true;
    vec![Effect::Timer(TimerEffect::Start(Timer::SaveSettings, QUIET_MS))]
}

/// Writes the settings, if they have changed.
pub(in crate::app) fn write(state: &mut AppState) -> Vec<Effect> {
    if !std::mem::take(&mut state.settings_unsaved) {
        return Vec::new();
    }
    vec![Effect::SaveSettings(state.settings.clone())]
}
