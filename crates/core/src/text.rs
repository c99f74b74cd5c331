//! Bilingual text: the smallest thing everything else is made of.

pub mod breaks;
pub mod shown;

use serde::{Deserialize, Serialize};

/// A language of the product. Chinese is the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The code used in files and on the command line: `zh` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language after this one, round and round: what a switch offers.
    #[must_use]
    pub fn next(self) -> Self {
        let place = Self::ALL.iter().position(|lang| *lang == self).unwrap_or_default();
        Self::ALL.get(place + 1).copied().unwrap_or_default()
    }

    /// Are its characters and punctuation full-width, without blanks between words?
    #[must_use]
    pub const fn full_width(self) -> bool {
        match self {
            Self::Zh => true,
            Self::En => false,
        }
    }

    /// The one of two forms that belongs to this script.
    const fn of_script(self, full_width: &'static str, latin: &'static str) -> &'static str {
        if self.full_width() { full_width } else { latin }
    }

    /// Between facts of equal rank in a line of small print.
    #[must_use]
    pub const fn dot(self) -> &'static str {
        self.of_script("·", " · ")
    }

    /// Between parts of a sentence.
    #[must_use]
    pub const fn comma(self) -> &'static str {
        self.of_script("，", ", ")
    }

    /// Between the words of a list.
    #[must_use]
    pub const fn list_comma(self) -> &'static str {
        self.of_script("、", ", ")
    }

    /// Between parts that have commas themselves.
    #[must_use]
    pub const fn semicolon(self) -> &'static str {
        self.of_script("；", "; ")
    }

    /// Between a label and what it says.
    #[must_use]
    pub const fn colon(self) -> &'static str {
        self.of_script("：", ": ")
    }

    /// Between parts of a line that no mark joins.
    #[must_use]
    pub const fn gap(self) -> &'static str {
        self.of_script("\u{3000}", "  ")
    }

    /// The same, further apart.
    #[must_use]
    pub const fn wide_gap(self) -> &'static str {
        self.of_script("\u{3000}", "   ")
    }

    /// Between two sentences, or two stretches of speech.
    #[must_use]
    pub const fn blank(self) -> &'static str {
        self.of_script("", " ")
    }

    /// Words in quotation marks.
    #[must_use]
    pub fn quoted(self, words: &str) -> String {
        match self {
            Self::Zh | Self::En => format!("“{words}”"),
        }
    }

    /// Words in brackets.
    #[must_use]
    pub fn bracketed(self, words: &str) -> String {
        if self.full_width() { format!("（{words}）") } else { format!("({words})") }
    }
}

/// One text in both languages. Equal standing: neither is a fall-back for the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// A text from its two languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The words in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// True if neither language says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zh.trim().is_empty() && self.en.trim().is_empty()
    }
}
