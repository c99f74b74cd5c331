//! What the user has chosen for good, and the file it is kept in.
//!
//! A setting that is missing or wrong takes its usual value and is named once; the others hold.

mod file;

pub use file::{read_settings, save_settings};

use moodfirst_core::text::Lang;
use serde::{Deserialize, Serialize};

/// Text sizes on offer, in percent of the design's.
pub const TEXT_PERCENTS: [u16; 5] = [90, 100, 115, 130, 150];

/// Appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Warm paper.
    Light,
    /// Ink.
    Dark,
}

/// How a call is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// With gauges and a remark after each reply, replies in authored order.
    #[default]
    Coach,
    /// Without, replies shuffled.
    Exam,
}

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Renderer {
    /// What worked last time; else the graphics card's own interface, then OpenGL.
    #[default]
    Auto,
    /// wgpu: Vulkan, Metal or Direct3D.
    Wgpu,
    /// OpenGL.
    Glow,
}

impl Renderer {
    /// What this build can draw with, the more promising first. On Linux OpenGL is everywhere and
    /// starts sooner; elsewhere it may be missing.
    pub const ALL: &[Self] = if cfg!(any(windows, target_os = "macos")) {
        &[Self::Wgpu, Self::Glow]
    } else {
        &[Self::Glow]
    };

    /// What to try, in this order.
    ///
    /// `worked` is what worked last time; it decides where nothing was asked for.
    #[must_use]
    pub fn order(self, worked: Option<Self>) -> Vec<Self> {
        let first = if self == Self::Auto { worked } else { Some(self) };
        let mut order = Self::ALL.to_vec();
        order.sort_by_key(|one| Some(*one) != first);
        order
    }

    /// Its usual name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Wgpu => "wgpu",
            Self::Glow => "OpenGL",
        }
    }
}

impl Mode {
    /// The name in the records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coach => "coach",
            Self::Exam => "exam",
        }
    }

    /// The mode of this name; coach for one that nobody knows.
    #[must_use]
    pub fn of(name: &str) -> Self {
        if name == Self::Exam.name() { Self::Exam } else { Self::Coach }
    }
}

/// The settings. A file that lacks one keeps its default; one that nobody knows is ignored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface and of the scenarios; `None` until chosen: the system's.
    pub lang: Option<Lang>,
    /// Appearance.
    pub theme: Theme,
    /// Text size in percent, one of [`TEXT_PERCENTS`].
    pub text_percent: u16,
    /// No transitions.
    pub reduced_motion: bool,
    /// How the last run was played.
    pub mode: Mode,
    /// Name of the one who learned last.
    pub learner: Option<String>,
    /// What is to draw the window, from the next start on.
    pub renderer: Renderer,
    /// What drew it last after the first choice had failed.
    pub renderer_worked: Option<Renderer>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            theme: Theme::System,
            text_percent: 100,
            reduced_motion: false,
            mode: Mode::Coach,
            learner: None,
            renderer: Renderer::Auto,
            renderer_worked: None,
        }
    }
}

impl Settings {
    /// Reads settings. Whatever cannot be used becomes its default, and the second value says so.
    #[must_use]
    pub fn parse(source: &str) -> (Self, Option<String>) {
        match ron::from_str::<Self>(source) {
            Ok(mut settings) => {
                if !TEXT_PERCENTS.contains(&settings.text_percent) {
                    settings.text_percent = 100;
                }
                (settings, None)
            }
            Err(error) => (Self::default(), Some(error.to_string())),
        }
    }

    /// The settings as a file.
    ///
    /// # Errors
    /// Never in practice; what the writer says.
    pub fn write(&self) -> Result<String, String> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new())
            .map(|text| text + "\n")
            .map_err(|error| error.to_string())
    }

    /// The language in force, given that of the system.
    #[must_use]
    pub fn lang_or(&self, system: Lang) -> Lang {
        self.lang.unwrap_or(system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_a_round_trip() {
        let settings = Settings { lang: Some(Lang::En), text_percent: 130, ..Settings::default() };
        assert_eq!(Settings::parse(&settings.write().unwrap()), (settings, None));
    }

    #[test]
    fn what_worked_comes_first_unless_something_was_asked_for() {
        use Renderer::{Auto, Glow, Wgpu};
        assert_eq!(Auto.order(None), Renderer::ALL);
        let both = Renderer::ALL.contains(&Wgpu);
        for (asked, worked) in [(Auto, Some(Glow)), (Glow, None), (Glow, Some(Wgpu))] {
            assert_eq!(asked.order(worked)[0], Glow);
        }
        // One that this build does not have is never tried.
        assert_eq!(Wgpu.order(Some(Glow)), if both { vec![Wgpu, Glow] } else { vec![Glow] });
    }

    #[test]
    fn missing_and_unknown_fields_are_no_fault() {
        let (settings, wrong) = Settings::parse("(theme: dark, from_the_future: 3)");
        assert_eq!((settings.theme, settings.text_percent, wrong), (Theme::Dark, 100, None));
    }

    #[test]
    fn a_damaged_file_gives_defaults_and_says_so() {
        let (settings, wrong) = Settings::parse("(theme: pur");
        assert_eq!(settings, Settings::default());
        assert!(wrong.is_some());
    }

    #[test]
    fn a_text_size_nobody_offers_falls_back() {
        assert_eq!(Settings::parse("(text_percent: 7)").0.text_percent, 100);
    }
}
